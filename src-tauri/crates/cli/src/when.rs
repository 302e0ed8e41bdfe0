//! When something was, as the engine wrote it, in words.

use chrono::{DateTime, FixedOffset, NaiveDate};
use respite_l10n::Words;

/// A day as the engine wrote it, in words.
pub(crate) fn day(date: &str, words: &Words) -> String {
    date.parse::<NaiveDate>().map_or_else(|_| date.to_owned(), |day| words.date_long(day))
}

/// A time of the day as the engine wrote it, in words.
pub(crate) fn time(at: &str, words: &Words) -> String {
    DateTime::parse_from_rfc3339(at)
        .map_or_else(|_| at.to_owned(), |at: DateTime<FixedOffset>| words.time_of_day(at.time()))
}

/// A moment as the engine wrote it, in words.
pub(crate) fn moment(at: &str, words: &Words) -> String {
    match DateTime::parse_from_rfc3339(at) {
        Ok(at) => words.msg_terminal_moment(words.date_long(at.date_naive()), words.time_of_day(at.time())),
        Err(_) => at.to_owned(),
    }
}

/// What was told, with a word beside it where the clock was ahead then.
pub(crate) fn marked(told: String, ahead: bool, words: &Words) -> String {
    if ahead { words.facts([told, words.msg_diary_ahead()]) } else { told }
}
