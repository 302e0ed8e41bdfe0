//! From what a person typed to what the rules know.

use respite_domain::place::{Place, Places};
use respite_domain::score::Score;
use respite_domain::time::{Moment, WallTime};
use respite_domain::words::{Words, once_each};
use respite_domain::{Code, Invalid};

use crate::error::InField;
use crate::{Field, Result};

/// The time that a change gives, and the moment to check it by. A time that stays as it was is never refused, not even where
/// it was written while the clock was ahead.
pub(crate) fn time_of_change(when: &str, was: WallTime, now: &Moment) -> (String, Moment) {
    let when = when.trim();
    if when.is_empty() || WallTime::parse_from_rfc3339(when).is_ok_and(|when| when == was) {
        let known = if was > now.wall { Moment::told(was) } else { now.clone() };
        return (was.to_rfc3339(), known);
    }
    (when.to_owned(), now.clone())
}

/// Reads the words of a list, each of them once.
pub(crate) fn words(given: &[String], field: Field) -> Result<Vec<Words>> {
    let words: std::result::Result<_, Invalid> = given.iter().map(|words| Words::new(words)).collect();
    Ok(once_each(words.in_field(field)?))
}

/// Reads a score.
pub(crate) fn score(points: Option<f64>, field: Field) -> Result<Option<Score>> {
    points.map(Score::new).transpose().in_field(field)
}

/// Reads codes of places.
pub(crate) fn places(codes: &[String]) -> Result<Places> {
    Ok(codes.iter().map(|code| Place::from_code(code)).collect::<std::result::Result<_, Invalid>>()?)
}

/// Reads codes of places of which there must be one.
pub(crate) fn some_places(codes: &[String]) -> Result<Places> {
    match places(codes)? {
        Places::NONE => Err(Invalid::NoPlace.into()),
        places => Ok(places),
    }
}
