//! What set a spasm off (S3, S16, S17, S29): the article's own list, or the person's words.

use crate::Invalid;

/// Something the person thinks set the spasm off.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Trigger(String);

/// The triggers that are offered from the start, by code, in the order shown. The words for them are in the locales.
pub const OFFERED: [&str; 10] = [
    "lifting",
    "twisting",
    "sport",
    "moving-furniture",
    "gardening",
    "uneven-ground",
    "long-sitting",
    "long-in-bed",
    "shoes",
    "unknown",
];

/// The most characters a person's own trigger may have; it has to fit a button.
pub const LONGEST: usize = 60;

impl Trigger {
    /// A trigger by its code, or in the person's own words with the blanks around them taken off.
    ///
    /// # Errors
    /// [`Invalid::Trigger`] when it is empty, longer than [`LONGEST`] or holds a control character.
    pub fn new(words: &str) -> Result<Trigger, Invalid> {
        let words = words.trim();
        let fits = !words.is_empty() && words.chars().count() <= LONGEST && !words.chars().any(char::is_control);
        if fits { Ok(Trigger(words.to_owned())) } else { Err(Invalid::Trigger) }
    }

    /// The code, or the person's own words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
