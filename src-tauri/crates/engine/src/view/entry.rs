//! An entry: as it was typed, and as it is shown.
//!
//! Two structs, though they have the fields in common: what was typed is any number and leaves out what it does not say, what is shown
//! was checked and says of each field that it was told or was not. One of both would let a screen forget a field.

use chrono::SubsecRound;
use respite_domain::entry::{Entry, LATE_AFTER, Longest, Pattern, Walking, hours_of_a_day, spasm_count};
use respite_domain::time::Moment;
use respite_store::StoredEntry;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Coded;
use crate::error::InField;
use crate::shown::{codes, number, points, texts};
use crate::{At, Field, Result, at, draft};

/// What a person typed into an entry. Not checked yet.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct EntryDraft {
    /// When it happened: `now`, `15min ago`, or RFC 3339 with an offset.
    pub when: String,
    /// How many spasms.
    pub spasms: Option<f64>,
    /// Worst pain, 0–10.
    pub worst: Option<f64>,
    /// Average pain, 0–10.
    pub average: Option<f64>,
    /// How much the back got in the way of the day, 0–10.
    pub interference: Option<f64>,
    /// How much it disturbed the last night's sleep, 0–10.
    pub sleep: Option<f64>,
    /// How the spasm came and went.
    pub pattern: Option<Coded<Pattern>>,
    /// How the person walked that day.
    pub walking: Option<Coded<Walking>>,
    /// How long the longest spasm lasted.
    pub longest: Option<Coded<Longest>>,
    /// The mood of the day: 0 very low, 10 very good.
    pub mood: Option<f64>,
    /// Hours of the last 24 h in bed, the night among them.
    pub bed_hours: Option<f64>,
    /// Hours of the last 24 h sitting.
    pub sitting_hours: Option<f64>,
    /// Codes of places.
    pub places: Vec<String>,
    /// Codes of triggers, or the person's own words.
    pub triggers: Vec<String>,
    /// What made it worse: codes, or the person's own words.
    pub worse: Vec<String>,
    /// What made it better: codes, or the person's own words.
    pub better: Vec<String>,
    /// What the person could not do: codes, or the person's own words.
    pub could_not: Vec<String>,
    /// Whether the person pushed through it.
    pub pushed_through: Option<bool>,
    /// The day on which this spasm began.
    pub onset: Option<String>,
    /// The person's own words.
    pub note: String,
}

impl EntryDraft {
    /// Reads and checks it as it stands at `now`.
    pub(crate) fn read(&self, now: &Moment) -> Result<Entry> {
        let at = At::when(&self.when, now).in_field(Field::When)?;
        let entry = Entry {
            occurred_at: at.moment.wall.trunc_subsecs(0),
            spasms: self.spasms.map(spasm_count).transpose()?,
            worst: draft::score(self.worst, Field::Worst)?,
            average: draft::score(self.average, Field::Average)?,
            interference: draft::score(self.interference, Field::Interference)?,
            sleep: draft::score(self.sleep, Field::Sleep)?,
            pattern: self.pattern.map(|code| code.0),
            walking: self.walking.map(|code| code.0),
            longest: self.longest.map(|code| code.0),
            mood: draft::score(self.mood, Field::Mood)?,
            bed_hours: self.bed_hours.map(hours_of_a_day).transpose().in_field(Field::BedHours)?,
            sitting_hours: self.sitting_hours.map(hours_of_a_day).transpose().in_field(Field::SittingHours)?,
            places: draft::places(&self.places)?,
            triggers: draft::words(&self.triggers, Field::Triggers)?,
            worse: draft::words(&self.worse, Field::Worse)?,
            better: draft::words(&self.better, Field::Better)?,
            could_not: draft::words(&self.could_not, Field::CouldNot)?,
            pushed_through: self.pushed_through,
            onset: self.onset.as_deref().map(at::day).transpose().in_field(Field::Onset)?,
            note: self.note.trim_end().to_owned(),
        };
        entry.check(now)?;
        Ok(entry)
    }
}

/// An entry as it is on disk.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EntryView {
    /// Its number in the diary.
    pub id: i32,
    /// When it happened.
    pub occurred_at: String,
    /// When it was entered.
    pub entered_at: String,
    /// Whether it was entered more than a day after it happened.
    pub late: bool,
    /// Whether its time has not come yet: it was told while the clock was ahead. Never so where one is asked for by its number.
    pub ahead: bool,
    /// How many spasms.
    pub spasms: Option<u16>,
    /// Worst pain.
    pub worst: Option<u8>,
    /// Average pain.
    pub average: Option<u8>,
    /// How much the back got in the way of the day.
    pub interference: Option<u8>,
    /// How much it disturbed sleep.
    pub sleep: Option<u8>,
    /// How the spasm came and went.
    pub pattern: Option<Coded<Pattern>>,
    /// How the person walked that day.
    pub walking: Option<Coded<Walking>>,
    /// How long the longest spasm lasted.
    pub longest: Option<Coded<Longest>>,
    /// The mood of the day: 0 very low, 10 very good.
    pub mood: Option<u8>,
    /// Hours of the last 24 h in bed, the night among them.
    pub bed_hours: Option<u8>,
    /// Hours of the last 24 h sitting.
    pub sitting_hours: Option<u8>,
    /// Codes of places, from the neck down.
    pub places: Vec<String>,
    /// Codes of triggers, or the person's own words.
    pub triggers: Vec<String>,
    /// What made it worse: codes, or the person's own words.
    pub worse: Vec<String>,
    /// What made it better: codes, or the person's own words.
    pub better: Vec<String>,
    /// What the person could not do: codes, or the person's own words.
    pub could_not: Vec<String>,
    /// Whether the person pushed through it.
    pub pushed_through: Option<bool>,
    /// The day on which this spasm began, as declared.
    pub onset: Option<String>,
    /// The person's own words.
    pub note: String,
    /// How often it was changed.
    pub changes: u32,
}

impl EntryView {
    /// An entry as it is seen at `now`.
    pub(crate) fn of(stored: &StoredEntry, now: Option<&Moment>) -> EntryView {
        let StoredEntry { id, entry, entered_at, changes } = stored;
        EntryView {
            id: number(*id),
            occurred_at: entry.occurred_at.to_rfc3339(),
            entered_at: entered_at.to_rfc3339(),
            late: *entered_at - entry.occurred_at > LATE_AFTER,
            ahead: now.is_some_and(|now| now.has_ahead(entry.occurred_at)),
            spasms: entry.spasms,
            worst: points(entry.worst),
            average: points(entry.average),
            interference: points(entry.interference),
            sleep: points(entry.sleep),
            pattern: entry.pattern.map(Coded),
            walking: entry.walking.map(Coded),
            longest: entry.longest.map(Coded),
            mood: points(entry.mood),
            bed_hours: entry.bed_hours,
            sitting_hours: entry.sitting_hours,
            places: codes(entry.places),
            triggers: texts(&entry.triggers),
            worse: texts(&entry.worse),
            better: texts(&entry.better),
            could_not: texts(&entry.could_not),
            pushed_through: entry.pushed_through,
            onset: entry.onset.map(|onset| onset.to_string()),
            note: entry.note.clone(),
            changes: *changes,
        }
    }
}
