//! The safety questions before heat and cold (3.1, 3.2 rule 1).

mod told;

pub use told::{EFFECTS, Register, Told, ToldElsewhere};

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};

use crate::Invalid;
use crate::start::Refusal;
use crate::time::Moment;

/// How long the answers hold before they are asked again (3.2, rule 1).
pub const ASK_AGAIN_AFTER: TimeDelta = TimeDelta::days(90);

/// The things that speak against heat or cold until a clinician has said that it is all right, by code, in the order
/// asked: the "do not use / ask first" of 3.1. The words for them are in the locales. What can begin on any day, and what
/// a person does just before, is asked before each start instead: see [`before_start`](crate::before_start).
pub const CONCERNS: [&str; 14] = [
    "less-feeling",
    "diabetes",
    "stroke",
    "spinal-cord",
    "poor-circulation",
    "cold-sensitivity",
    "broken-skin",
    "fever",
    "heart",
    "growth",
    "reaction",
    "pregnant",
    "age",
    "cannot-remove",
];

/// Concerns that come and go: what a clinician said longer ago than [`ASK_AGAIN_AFTER`] was said of another one.
const PASSING: [&str; 3] = ["broken-skin", "fever", "pregnant"];

/// The answers that a person gave at one time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafetySheet {
    /// When.
    pub answered: Moment,
    /// The concerns that were asked, by code.
    pub asked: Vec<String>,
    /// Those that were ticked.
    pub concerns: Vec<String>,
    /// The day on which a clinician said that heat and cold are all right in spite of a concern, by its code.
    pub agreed: BTreeMap<String, NaiveDate>,
    /// The number of what had been told last of each sort when it was answered. Clocks may be set between the two; numbers grow.
    pub knew: BTreeMap<Register, i64>,
    /// Whether a part of it can't be read: it is asked again, and until then nobody knows that nothing speaks against a pack.
    pub in_doubt: bool,
}

impl SafetySheet {
    /// Whether it can be kept after these earlier ones, and after what was told elsewhere.
    ///
    /// # Errors
    /// [`Invalid::UnknownWord`] for a code that is none, [`Invalid::InFuture`] for a day to come, and
    /// [`Invalid::AgreedBefore`] for one on which a clinician can't have spoken of the concern as it is now.
    pub fn check(&self, earlier: &[SafetySheet], told: &[ToldElsewhere]) -> Result<(), Invalid> {
        if let Some(unknown) = self.concerns.iter().find(|concern| !CONCERNS.contains(&concern.as_str())) {
            return Err(Invalid::UnknownWord(unknown.clone()));
        }
        for (concern, agreed) in &self.agreed {
            if !self.concerns.contains(concern) {
                return Err(Invalid::UnknownWord(concern.clone()));
            }
            if *agreed > self.answered.day() {
                return Err(Invalid::InFuture);
            }
            if let Some(first) = self.first_day_that_counts(concern, earlier, told).filter(|first| agreed < first) {
                return Err(Invalid::AgreedBefore(first));
            }
        }
        Ok(())
    }

    /// Whether this was told after it was answered, and is not on it as a state that lasts. Where no number tells, the clock does.
    fn does_not_know(&self, told: &ToldElsewhere) -> bool {
        let is_later = match self.knew.get(&told.register) {
            Some(last) if told.number > 0 => *last < told.number,
            _ => self.answered.wall < told.at,
        };
        is_later && told.lasting.is_none_or(|state| !self.concerns.iter().any(|concern| concern == state))
    }

    /// Whether a clinician has agreed to the concern as it is on this sheet.
    fn is_agreed(&self, concern: &str, earlier: &[SafetySheet], told: &[ToldElsewhere]) -> bool {
        self.agreed.get(concern).is_some_and(|agreed| {
            let first = self.first_day_that_counts(concern, earlier, told);
            *agreed <= self.answered.day() && first.is_none_or(|first| first <= *agreed)
        })
    }

    /// The first day on which a clinician can have spoken of the concern as it is now: the one on which the person last said
    /// that it did not fit, or told elsewhere of something of it that began, this one at the latest; for one that passes, not too
    /// long ago either. `None` where any day can be. `earlier` are in the order told.
    fn first_day_that_counts(
        &self,
        concern: &str,
        earlier: &[SafetySheet],
        told: &[ToldElsewhere],
    ) -> Option<NaiveDate> {
        let no = |sheet: &&SafetySheet| {
            let among = |codes: &[String]| codes.iter().any(|code| code == concern);
            among(&sheet.asked) && !among(&sheet.concerns)
        };
        let said_no = earlier.iter().rfind(no).map(|sheet| sheet.answered.day().min(self.answered.day()));
        let recent = PASSING.contains(&concern).then(|| (self.answered.wall - ASK_AGAIN_AFTER).date_naive());
        let began = told.iter().filter(|told| told.began.contains(&concern)).map(|told| told.at.date_naive());
        let began = began.max().map(|day| day.min(self.answered.day()));
        said_no.max(began).max(recent)
    }
}

/// Whether any of this was told after the latest sheet: the profile changed (3.2, rule 1).
fn told_since(sheets: &[SafetySheet], told: &[ToldElsewhere], fits: impl Fn(&ToldElsewhere) -> bool) -> bool {
    let is_news = |told: &&ToldElsewhere| sheets.last().is_none_or(|latest| latest.does_not_know(told));
    told.iter().filter(is_news).any(fits)
}

/// Whether the sheet must be asked at `now`: never answered, over 90 days ago, before it asked all that it asks today, before
/// something of it was told elsewhere, or while the clock was ahead: nobody knows then how long ago that was.
/// `sheets` are all that were answered by then, the latest last.
pub fn is_due(sheets: &[SafetySheet], told: &[ToldElsewhere], now: &Moment) -> bool {
    told_since(sheets, told, |_| true)
        || sheets.last().is_none_or(|latest| {
            let complete = CONCERNS.iter().all(|concern| latest.asked.iter().any(|asked| asked == concern));
            let at = latest.answered.wall;
            !complete || now.has_ahead(at) || now.wall - at > ASK_AGAIN_AFTER
        })
}

/// The concerns on the latest sheet that no clinician has agreed to since they were told.
pub fn not_agreed<'s>(sheets: &'s [SafetySheet], told: &[ToldElsewhere]) -> Vec<&'s str> {
    let Some((latest, earlier)) = sheets.split_last() else { return Vec::new() };
    latest.concerns.iter().map(String::as_str).filter(|concern| !latest.is_agreed(concern, earlier, told)).collect()
}

/// A yes that was once recorded binds whoever starts, however long ago that was; and so does one that was told elsewhere since
/// the latest sheet.
///
/// # Errors
/// [`Refusal::AskClinicianFirst`] when a concern is ticked that no clinician has agreed to; [`Refusal::SheetNotAnswered`] where the
/// latest sheet can't be read.
pub fn binds(sheets: &[SafetySheet], told: &[ToldElsewhere]) -> Result<(), Refusal> {
    if !not_agreed(sheets, told).is_empty() || told_since(sheets, told, |told| told.fits) {
        Err(Refusal::AskClinicianFirst)
    } else if sheets.last().is_some_and(|latest| latest.in_doubt) {
        Err(Refusal::SheetNotAnswered)
    } else {
        Ok(())
    }
}

/// Whether the sheet lets a guided session start at `now` where it can be asked.
///
/// # Errors
/// [`Refusal::SheetNotAnswered`] when it is due, and what [`binds`] says.
pub fn allows(sheets: &[SafetySheet], told: &[ToldElsewhere], now: &Moment) -> Result<(), Refusal> {
    if is_due(sheets, told, now) { Err(Refusal::SheetNotAnswered) } else { binds(sheets, told) }
}

#[cfg(test)]
#[path = "safety_tests.rs"]
mod tests;
