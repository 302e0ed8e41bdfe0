//! FHIR R4 (4.0.1), as much of it as a diary needs: structures named and ordered as FHIR names them, written by hand. What is
//! absent is left out: FHIR knows no empty list and no empty text.

/// Gives each structure its names in FHIR, and leaves out what is absent.
macro_rules! resources {
    ($($(#[$about:meta])* $Name:ident { $($rest:tt)* })+) => {
        $(
            $(#[$about])*
            #[derive(Debug, Clone, Default, PartialEq, Serialize)]
            #[serde(rename_all = "camelCase")]
            pub(crate) struct $Name { $($rest)* }
        )+
    };
}

mod datatypes;
mod questionnaires;
mod resources;

pub(crate) use datatypes::*;
pub(crate) use questionnaires::*;
pub(crate) use resources::*;
