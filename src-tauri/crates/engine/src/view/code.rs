//! Values of closed sets.

use std::borrow::Cow;

use respite_domain::Code;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use specta::datatype::{DataType, Enum, NamedDataType, Variant};
use specta::{Type, Types};

/// A value of a closed set: its code for whoever reads JSON, and in the window one of a union of codes, called as the set is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Coded<T>(pub T);

impl<T: Code> Serialize for Coded<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.code())
    }
}

impl<'de, T: Code> Deserialize<'de> for Coded<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = Cow::<str>::deserialize(deserializer)?;
        T::from_code(&code).map(Coded).map_err(D::Error::custom)
    }
}

impl<T: Code> Type for Coded<T> {
    fn definition(types: &mut Types) -> DataType {
        let known = types.into_unsorted_iter().find(|known| known.name == T::SET).cloned();
        let set = known.unwrap_or_else(|| {
            NamedDataType::new(T::SET, types, |_, set| {
                let mut union = Enum::default();
                union.variants = T::all().map(|value| (value.code().into(), Variant::unit())).collect();
                set.ty = Some(union.into());
            })
        });
        DataType::Reference(set.reference(Vec::new()))
    }
}
