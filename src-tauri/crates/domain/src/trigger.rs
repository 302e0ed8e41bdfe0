//! What set a spasm off (S3, S16, S17, S29): the article's own list, or the person's words.

use crate::words::Words;

/// Something the person thinks set the spasm off.
pub type Trigger = Words;

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
