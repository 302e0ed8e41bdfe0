//! From what a person typed to what the rules know.

use chrono::SubsecRound;
use respite_domain::entry::{Entry, spasm_count};
use respite_domain::place::{Place, Places};
use respite_domain::score::Score;
use respite_domain::time::{Moment, WallTime};
use respite_domain::words::{Words, once_each};
use respite_domain::{Code, Invalid};

use crate::error::InField;
use crate::view::EntryDraft;
use crate::{At, Field, Result, at};

/// Reads and checks a draft as it stands at `now`.
pub(crate) fn entry(draft: &EntryDraft, now: &Moment) -> Result<Entry> {
    let at = At::when(&draft.when, now).in_field(Field::When)?;
    let entry = Entry {
        occurred_at: at.moment.wall.trunc_subsecs(0),
        spasms: draft.spasms.map(spasm_count).transpose()?,
        worst: score(draft.worst, Field::Worst)?,
        average: score(draft.average, Field::Average)?,
        interference: score(draft.interference, Field::Interference)?,
        sleep: score(draft.sleep, Field::Sleep)?,
        pattern: draft.pattern.map(|code| code.0),
        walking: draft.walking.map(|code| code.0),
        mood: score(draft.mood, Field::Mood)?,
        places: places(&draft.places)?,
        triggers: words(&draft.triggers, Field::Triggers)?,
        worse: words(&draft.worse, Field::Worse)?,
        better: words(&draft.better, Field::Better)?,
        could_not: words(&draft.could_not, Field::CouldNot)?,
        pushed_through: draft.pushed_through,
        onset: draft.onset.as_deref().map(at::day).transpose().in_field(Field::Onset)?,
        note: draft.note.trim_end().to_owned(),
    };
    entry.check(now)?;
    Ok(entry)
}

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
fn words(given: &[String], field: Field) -> Result<Vec<Words>> {
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
