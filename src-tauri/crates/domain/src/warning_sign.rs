//! Warning signs (2): what is asked, when, and how fast to act on a tick. No score, no cause, and never "you are fine".
//!
//! A sign is a code; the words for it are in the locales. An answer is kept for good, with its day.

use chrono::{NaiveDate, NaiveTime};

use crate::Invalid;
use crate::reminder::{Reminder, ReminderState, asked_on};
use crate::time::WallTime;

/// How fast to act on a sign (2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Call the emergency number now.
    Emergency,
    /// Speak to a doctor or nurse on the same day.
    SameDay,
    /// Book a visit.
    Visit,
}

/// One sign that is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WarningSign {
    /// Its code, on disk and in the locales.
    pub code: &'static str,
    /// How fast to act on it.
    pub tier: Tier,
    /// Whether it is about medicines rather than the back.
    pub of_medicine: bool,
}

const fn of_back(code: &'static str, tier: Tier) -> WarningSign {
    WarningSign { code, tier, of_medicine: false }
}

const fn of_medicine(code: &'static str) -> WarningSign {
    WarningSign { code, tier: Tier::Emergency, of_medicine: true }
}

/// Every sign, in the order asked: the rows of the table in 2, then the medicine alarm signs of its behaviour rules.
pub const SIGNS: [WarningSign; 26] = [
    of_back("saddle", Tier::Emergency),
    of_back("bladder", Tier::Emergency),
    of_back("bowel", Tier::Emergency),
    of_back("sex", Tier::Emergency),
    of_back("both-legs", Tier::Emergency),
    of_back("weak-leg", Tier::Emergency),
    of_back("fall", Tier::Emergency),
    of_back("chest", Tier::Emergency),
    of_back("belly", Tier::Emergency),
    of_medicine("medicine-bleeding"),
    of_medicine("medicine-allergy"),
    of_medicine("medicine-heart"),
    of_back("fever", Tier::SameDay),
    of_back("weight", Tier::SameDay),
    of_back("cancer", Tier::SameDay),
    of_back("lump", Tier::SameDay),
    of_back("night", Tier::SameDay),
    of_back("weak-bones", Tier::SameDay),
    of_back("one-leg", Tier::SameDay),
    of_back("cough", Tier::SameDay),
    of_back("band", Tier::SameDay),
    of_back("pregnant", Tier::SameDay),
    of_back("lasts", Tier::Visit),
    of_back("first", Tier::Visit),
    of_back("morning", Tier::Visit),
    of_back("no-better", Tier::Visit),
];

impl WarningSign {
    /// The sign with this code.
    ///
    /// # Errors
    /// [`Invalid::UnknownWord`] when there is none.
    pub fn from_code(code: &str) -> Result<WarningSign, Invalid> {
        let known = SIGNS.into_iter().find(|sign| sign.code == code);
        known.ok_or_else(|| Invalid::UnknownWord(code.to_owned()))
    }
}

/// What brought the question up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskedBy {
    /// Nobody has gone through the list yet.
    FirstRun,
    /// An episode has begun since.
    NewEpisode,
    /// A doctor reminder has come due since.
    DoctorReminder,
    /// The person says that something changed.
    SomethingChanged,
    /// The line of each day.
    Daily,
}

/// How much was gone through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// The whole list.
    List,
    /// The one line of each day: no new signs.
    Line,
    /// A tier 1 sign was ticked and saved at once, the rest of the list not yet gone through.
    Tick,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignAnswer {
    /// When.
    pub at: WallTime,
    /// What brought the question up.
    pub asked_by: AskedBy,
    /// How much was gone through.
    pub extent: Extent,
    /// The signs that are ticked, in the order asked.
    pub ticked: Vec<WarningSign>,
    /// When the person said that they are getting help. `None` as long as the emergency screen is up, and where nothing
    /// of tier 1 is ticked.
    pub helped_at: Option<WallTime>,
}

impl SignAnswer {
    /// Whether it says anything: a tick that was taken back, on a list not gone through, does not.
    pub fn stands(&self) -> bool {
        self.extent != Extent::Tick || !self.ticked.is_empty()
    }

    /// Whether the list need not be asked again for what brought it up.
    pub fn settles(&self) -> bool {
        self.extent == Extent::List || !self.ticked.is_empty()
    }

    /// Whether it wants the emergency screen: a sign of tier 1 is ticked, and nobody has said that help is on its way.
    pub fn is_emergency(&self) -> bool {
        self.helped_at.is_none() && self.ticked.iter().any(|sign| sign.tier == Tier::Emergency)
    }
}

/// Why the whole list is due, if it is (2, behaviour rules). `answers` are in order of time. `episode_known` is when the
/// start of the open episode was put into the diary.
pub fn due_for(
    answers: &[SignAnswer],
    episode_known: Option<WallTime>,
    reminders: &[Reminder],
    reminder_answers: &[crate::reminder::Answer],
    today: NaiveDate,
) -> Option<AskedBy> {
    let Some(last) = answers.iter().rfind(|answer| answer.settles()).map(|answer| answer.at) else {
        return Some(AskedBy::FirstRun);
    };
    if episode_known.is_some_and(|known| last < known) {
        return Some(AskedBy::NewEpisode);
    }
    let came_due = reminders
        .iter()
        .filter(|reminder| reminder.state == ReminderState::Due)
        .map(|reminder| asked_on(reminder, reminder_answers, today))
        .max();
    came_due.filter(|day| last.naive_local() < day.and_time(NaiveTime::MIN)).map(|_| AskedBy::DoctorReminder)
}

/// Reads ticked codes: each once, in the order asked.
///
/// # Errors
/// [`Invalid::UnknownWord`] when one is no sign.
pub fn ticked(codes: &[String]) -> Result<Vec<WarningSign>, Invalid> {
    let given = codes.iter().map(|code| WarningSign::from_code(code)).collect::<Result<Vec<_>, _>>()?;
    Ok(SIGNS.into_iter().filter(|sign| given.contains(sign)).collect())
}

#[cfg(test)]
#[path = "warning_sign_tests.rs"]
mod tests;
