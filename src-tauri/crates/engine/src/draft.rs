//! From what a person typed to what the rules know.

use chrono::SubsecRound;
use respite_domain::Invalid;
use respite_domain::entry::{Entry, spasm_count};
use respite_domain::place::{Place, Places};
use respite_domain::score::Score;
use respite_domain::time::Moment;
use respite_domain::trigger::Trigger;

use crate::error::InField;
use crate::view::EntryDraft;
use crate::{At, Field, Result, at};

/// Reads and checks a draft as it stands at `now`.
pub(crate) fn entry(draft: &EntryDraft, now: &Moment) -> Result<Entry> {
    let at = At::when(&draft.when, now).in_field(Field::When)?;
    let mut triggers: Vec<Trigger> = Vec::new();
    for words in &draft.triggers {
        let trigger = Trigger::new(words)?;
        if !triggers.contains(&trigger) {
            triggers.push(trigger);
        }
    }
    let entry = Entry {
        occurred_at: at.moment.wall.trunc_subsecs(0),
        spasms: draft.spasms.map(spasm_count).transpose()?,
        worst: score(draft.worst, Field::Worst)?,
        average: score(draft.average, Field::Average)?,
        interference: score(draft.interference, Field::Interference)?,
        sleep: score(draft.sleep, Field::Sleep)?,
        places: places(&draft.places)?,
        triggers,
        onset: draft.onset.as_deref().map(at::day).transpose().in_field(Field::Onset)?,
        note: draft.note.trim_end().to_owned(),
    };
    entry.check(now)?;
    Ok(entry)
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
