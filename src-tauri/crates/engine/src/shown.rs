//! From what the rules know to what the screen has.

use respite_domain::Code;
use respite_domain::place::Places;
use respite_domain::score::Score;
use respite_domain::words::Words;

/// The codes of places, from the neck down.
pub(crate) fn codes(places: Places) -> Vec<String> {
    places.iter().map(|place| place.code().to_owned()).collect()
}

/// The points of a score.
pub(crate) fn points(score: Option<Score>) -> Option<u8> {
    score.map(Score::points)
}

/// Words as they were said.
pub(crate) fn texts(words: &[Words]) -> Vec<String> {
    words.iter().map(|words| words.as_str().to_owned()).collect()
}

/// A row's number as the window has it. JavaScript counts safely up to 2⁵³, and no diary holds two billion entries.
pub(crate) fn number(id: i64) -> i32 {
    i32::try_from(id).unwrap_or(i32::MAX)
}
