//! Warning signs (2): what is asked, when, and how fast to act on a tick. No score, no cause, and never "you are fine".
//!
//! A sign is a code; the words for it are in the locales. An answer is kept for good, with its day.

mod due;
mod once;
mod standing;

use chrono::{Days, NaiveDate};

use crate::day::Area;
use crate::episode::Episode;
use crate::reminder::{Reminder, ReminderKind};
use crate::time::WallTime;
use crate::visit::Visit;
use crate::{Code, Invalid};
pub use due::{due_for, occasions, stands_first};
pub use once::{ONE_TELLING, each_once};
pub use standing::{SignsOfDay, StateTold, by_day, is_over, is_so, standing, stands_on, ticked_today, to_call_about};

/// For how many days after it was ticked it is asked whether the person has called about a sign of the same day: who ticks one late in
/// the evening reaches nobody before the next day. Our own number: it wants a clinician's yes.
pub const CALL_ASKED_FOR: Days = Days::new(1);
/// Within how many days a visit that is booked already is the one that a sign of tier 3 wants. Our own number, too.
pub const VISIT_WITHIN: Days = Days::new(14);

codes! {
    /// How fast to act on a sign (2).
    pub enum Tier {
        /// Call the emergency number now.
        Emergency = "emergency",
        /// Speak to a doctor or nurse on the same day.
        SameDay = "same-day",
        /// Book a visit.
        Visit = "visit",
    }
}

/// One sign that is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WarningSign {
    code: &'static str,
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

impl Code for WarningSign {
    const SET: &'static str = "WarningSign";
    const ALL: &'static [WarningSign] = &SIGNS;

    fn code(self) -> &'static str {
        self.code
    }
}

codes! {
    /// What brought the question up.
    pub enum AskedBy {
        /// Nobody has gone through the list yet.
        FirstRun = "first-run",
        /// An episode has begun since.
        NewEpisode = "new-episode",
        /// A doctor reminder has come due since.
        DoctorReminder = "doctor-reminder",
        /// The person says that something changed.
        SomethingChanged = "something-changed",
        /// The line of each day.
        Daily = "daily",
    }
}

codes! {
    /// How much was gone through.
    pub enum Extent {
        /// The whole list.
        List = "list",
        /// The one line of each day: no new signs.
        Line = "line",
        /// Some signs were ticked, and the rest of the list not gone through: a sign of tier 1, which is saved at once, or what
        /// was told in the terminal.
        Tick = "tick",
    }
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
    /// When the person said that they have called, or are getting help. `None` as long as the emergency screen is up, and where
    /// nothing is ticked that wants a call.
    pub helped_at: Option<WallTime>,
    /// What there was to be asked about when it was given.
    pub about: Vec<Occasion>,
}

/// Something that the list is asked at (2, behaviour rules), as it was when the list was gone through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occasion {
    /// The doctor reminder; `None` for the episode itself.
    pub reminder: Option<ReminderKind>,
    /// The part of the back.
    pub area: Area,
    /// First day of the episode.
    pub start: NaiveDate,
    /// Last day of the episode so far.
    pub last: NaiveDate,
}

impl Occasion {
    fn of_episode(episode: &Episode) -> Occasion {
        Occasion { reminder: None, area: episode.area, start: episode.start, last: episode.last }
    }

    fn of_reminder(reminder: &Reminder) -> Occasion {
        let Reminder { kind, area, start, last, .. } = *reminder;
        Occasion { reminder: Some(kind), area, start, last }
    }

    /// Whether both are the same, whatever a later entry did to the ends of the episode.
    fn is(&self, other: &Occasion) -> bool {
        (self.reminder, self.area) == (other.reminder, other.area)
            && self.start <= other.last
            && other.start <= self.last
    }
}

impl SignAnswer {
    /// Whether it says anything: a tick that was taken back, on a list not gone through, does not.
    pub fn stands(&self) -> bool {
        self.extent != Extent::Tick || !self.ticked.is_empty()
    }

    /// Whether the list need not be asked again for what brought it up: all of it was gone through, or help is what is needed.
    pub fn settles(&self) -> bool {
        self.extent == Extent::List || most_pressing(&self.ticked) == Some(Tier::Emergency)
    }

    /// Whether it was given with this in mind. One about a spasm whose place nobody had named is about the places that are
    /// named later, too.
    fn is_about(&self, occasion: &Occasion) -> bool {
        let mut of_episodes = self.about.iter().filter(|known| known.reminder.is_none());
        self.about.iter().any(|known| known.is(occasion))
            || of_episodes.all(|known| known.area == Area::WholeBack)
                && self.about.iter().any(|known| known.is(&Occasion { area: Area::WholeBack, ..*occasion }))
    }

    /// Whether this sign of it is urgent whatever day it is: it is of tier 1, and nobody has said that help is on its way.
    pub fn is_unanswered(&self, sign: WarningSign) -> bool {
        self.is_emergency() && sign.tier == Tier::Emergency && self.ticked.contains(&sign)
    }

    /// Whether this sign of it wants a call on `today`: it is of the same day, and nobody has said that they called. It is asked about
    /// on the [day after](CALL_ASKED_FOR), too.
    pub fn wants_a_call(&self, sign: WarningSign, today: NaiveDate) -> bool {
        self.helped_at.is_none()
            && sign.tier == Tier::SameDay
            && self.ticked.contains(&sign)
            && today <= self.at.date_naive() + CALL_ASKED_FOR
    }

    /// The visit to a doctor that was planned since, for a time at which a sign of the same day is still asked about: it is the
    /// appointment that a call is for, and answers like one for as long as it is there.
    pub fn booked<'v>(&self, visits: impl IntoIterator<Item = &'v Visit>) -> Option<&'v Visit> {
        let ticked_on = self.at.date_naive();
        let lies_after = |visit: &Visit| match visit.time {
            Some(time) => visit.day.and_time(time) >= self.at.naive_local(),
            None => visit.day >= ticked_on,
        };
        let is_it = |visit: &&Visit| {
            let is_in_time = lies_after(visit) && visit.day <= ticked_on + CALL_ASKED_FOR;
            visit.is_to_a_doctor() && visit.booked_at >= self.at && is_in_time
        };
        visits.into_iter().find(is_it)
    }

    /// Whether nobody has said yet that they called, or that help is on its way, and something of it wants that.
    pub fn waits_for_help(&self) -> bool {
        self.helped_at.is_none() && most_pressing(&self.ticked).is_some_and(|tier| tier <= Tier::SameDay)
    }

    /// When the person said of an emergency that they are getting help.
    pub fn helped_in_an_emergency(&self) -> Option<WallTime> {
        self.helped_at.filter(|_| most_pressing(&self.ticked) == Some(Tier::Emergency))
    }

    /// Whether it wants the emergency screen: a sign of tier 1 is ticked, and nobody has said that help is on its way.
    pub fn is_emergency(&self) -> bool {
        self.helped_at.is_none() && self.ticked.iter().any(|sign| sign.tier == Tier::Emergency)
    }
}

/// The most pressing tier among these.
pub fn most_pressing(signs: &[WarningSign]) -> Option<Tier> {
    signs.iter().map(|sign| sign.tier).min()
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
