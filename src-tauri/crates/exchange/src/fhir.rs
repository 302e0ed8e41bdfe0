//! FHIR R4 (4.0.1), as much of it as a diary needs: structures named and ordered as FHIR names them, written by hand. What is
//! absent is left out: FHIR knows no empty list and no empty text.

mod datatypes;
mod resources;

pub(crate) use datatypes::*;
pub(crate) use resources::*;
