//! What somebody typed for an option.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use respite_domain::number::{Comma, read};
use respite_domain::{Code, Invalid};
use respite_engine::Field;

/// Reads a value of a closed set by its code; the help lists the codes.
pub(crate) fn one_of<T: Code + Send + Sync>() -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(T::all().map(T::code)).try_map(|code| T::from_code(&code))
}

/// Reads "yes" or "no".
pub(crate) fn yes_or_no() -> impl TypedValueParser<Value = bool> {
    PossibleValuesParser::new(["yes", "no"]).map(|said| said == "yes")
}

/// Reads a number as somebody typed it; what is none is off like one that does not fit, and what can mean two in its field is asked
/// about.
pub(crate) fn number(text: &str, off: Invalid) -> Result<f64, Invalid> {
    let comma = Field::of(&off).map_or(Comma::Thousands, Field::comma);
    read(text, comma).map_err(|why| if matches!(why, Invalid::NotANumber(_)) { off } else { why })
}
