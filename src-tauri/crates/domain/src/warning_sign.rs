//! Warning signs (2): what is asked, when, and how fast to act on a tick. No score, no cause, and never "you are fine".
//!
//! A sign is a code; the words for it are in the locales. An answer is kept for good, with its day.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use crate::day::Area;
use crate::episode::Episode;
use crate::reminder::{Answers, Asked, End, Reminder, ReminderKind, has_been};
use crate::time::WallTime;
use crate::told_last::Telling;
use crate::{Code, Invalid};

/// For how many days after it was ticked it is asked whether the person has called about a sign of the same day: who ticks one late in
/// the evening reaches nobody before the next day. Our own number: it wants a clinician's yes.
pub const CALL_ASKED_FOR: Days = Days::new(1);

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

/// All that an answer of the day `on` is about, of what the list is asked at on `today`: what an answer was told for before it
/// began, it does not know of. `open` are the open episodes, of the whole back and of each place.
pub fn occasions<'e>(
    open: impl IntoIterator<Item = &'e Episode>,
    reminders: &[Reminder],
    on: NaiveDate,
    today: NaiveDate,
) -> Vec<Occasion> {
    // Whoever came from a zone in which it was tomorrow has an episode that begins tomorrow.
    let knows = |since: NaiveDate| since.min(today) <= on;
    let episodes = open.into_iter().filter(|episode| knows(episode.start)).map(Occasion::of_episode);
    let reminders = reminders.iter().filter(|reminder| knows(reminder.since)).map(Occasion::of_reminder);
    episodes.chain(reminders).collect()
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

/// Why the whole list is due, if it is (2, behaviour rules): at the first run, for each episode and each reminder that it was
/// not gone through for yet. `open` are the open episodes, of the whole back and of each place. What puts a reminder off does
/// not put the list off (8.5); only who has been at a doctor since need not be asked.
pub fn due_for<'e>(
    answers: &[Telling<SignAnswer>],
    open: impl IntoIterator<Item = &'e Episode>,
    reminders: &[Reminder],
    reminder_answers: &Answers,
    today: NaiveDate,
) -> Option<AskedBy> {
    let settled: Vec<&Telling<SignAnswer>> = answers.iter().filter(|answer| answer.says.settles()).collect();
    let gone_through = |occasion: Occasion, since: NaiveDate, woken: Option<End>| {
        settled.iter().any(|told| {
            let after = |end: End| end.uid < told.uid && end.on.min(told.entered.date_naive()) <= told.at.date_naive();
            told.at.date_naive() >= since && woken.is_none_or(after) && told.says.is_about(&occasion)
        })
    };
    let is_due = |reminder: &Reminder| {
        let Asked { since, woken, .. } = reminder_answers.asked(reminder, today);
        !has_been(reminder, reminder_answers.standing(), today)
            && !gone_through(Occasion::of_reminder(reminder), since.min(today), woken)
    };
    let is_new = |episode: &Episode| !gone_through(Occasion::of_episode(episode), episode.start.min(today), None);
    if open.into_iter().any(is_new) {
        Some(AskedBy::NewEpisode)
    } else if reminders.iter().any(is_due) {
        Some(AskedBy::DoctorReminder)
    } else {
        settled.is_empty().then_some(AskedBy::FirstRun)
    }
}

/// Whether warning signs stand first on *Today*: something pressing stands ticked, or the list is due. Only before the
/// diary is in use may the list wait for the first entry.
pub fn stands_first(due: Option<AskedBy>, ticked: &[WarningSign], in_use: bool) -> bool {
    ticked.iter().any(|sign| sign.tier <= Tier::SameDay)
        || due.is_some_and(|asked| in_use || asked != AskedBy::FirstRun)
}

/// What stands of the answers of one local day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignsOfDay {
    /// The day.
    pub day: NaiveDate,
    /// When it was last answered.
    pub answered_at: WallTime,
    /// Whether the whole list was gone through, rather than only the line of the day.
    pub whole_list: bool,
    /// All that was ticked and not taken back, in the order asked. A later "none" takes nothing back.
    pub ticked: Vec<WarningSign>,
}

/// What stands of each day on which anything was answered, in the order of days. Whoever shows, prints or counts ticked
/// signs asks this. `answers` are in the order told.
pub fn by_day(answers: &[SignAnswer]) -> Vec<SignsOfDay> {
    let mut days: BTreeMap<NaiveDate, Vec<&SignAnswer>> = BTreeMap::new();
    for answer in answers.iter().filter(|answer| answer.stands()) {
        days.entry(answer.at.date_naive()).or_default().push(answer);
    }
    days.into_iter().filter_map(|(day, answers)| of_day(day, &answers)).collect()
}

fn of_day(day: NaiveDate, answers: &[&SignAnswer]) -> Option<SignsOfDay> {
    let is_ticked = |sign: &WarningSign| answers.iter().any(|answer| answer.ticked.contains(sign));
    Some(SignsOfDay {
        day,
        answered_at: answers.last()?.at,
        whole_list: answers.iter().any(|answer| answer.extent == Extent::List),
        ticked: SIGNS.into_iter().filter(is_ticked).collect(),
    })
}

/// Something that was told of a state that begins and ends and is asked elsewhere, too, such as being pregnant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StateTold {
    /// An answer about warning signs.
    Signs(SignAnswer),
    /// Elsewhere: whether it is so.
    Elsewhere(bool),
}

/// Whether a state is so by all that was told of it, in the order told. Of the answers only a tick and the whole list tell of it: the
/// line of each day asks for new signs, and who ticks another sign has not gone through the rest. Nor does a later list while the
/// tick [stands](stands_on), which takes none back.
pub fn is_so(told: &[StateTold], code: &str) -> bool {
    let (mut is, mut ticked_on) = (false, None);
    for told in told {
        match told {
            StateTold::Elsewhere(so) => is = *so,
            StateTold::Signs(answer) => {
                let day = answer.at.date_naive();
                if answer.ticked.iter().any(|sign| sign.code == code) {
                    (is, ticked_on) = (true, Some(day).max(ticked_on));
                } else if answer.extent == Extent::List && !ticked_on.is_some_and(|ticked| stands_on(ticked, day)) {
                    is = false;
                }
            }
        }
    }
    is
}

/// Whether what was ticked on a day stands on `today`: to its end, and as whoever travels west may have ticked it on a day that is
/// still to come here, on that day too.
pub fn stands_on(ticked: NaiveDate, today: NaiveDate) -> bool {
    today <= ticked
}

/// The signs that stand ticked today. Whoever came from a zone in which it is tomorrow already still sees what they ticked.
pub fn ticked_today(days: &[SignsOfDay], today: NaiveDate) -> Vec<WarningSign> {
    let of_today = || days.iter().filter(|of_day| stands_on(of_day.day, today));
    SIGNS.into_iter().filter(|sign| of_today().any(|of_day| of_day.ticked.contains(sign))).collect()
}

/// What stands ticked on the days that `counts` tells, in the order asked; and with it every sign of tier 1 of whatever day that
/// nobody has answered.
pub fn standing(answers: &[SignAnswer], counts: impl Fn(NaiveDate) -> bool) -> Vec<WarningSign> {
    let stands = |sign: WarningSign| {
        let of_day = |answer: &SignAnswer| answer.ticked.contains(&sign) && counts(answer.at.date_naive());
        answers.iter().any(|answer| of_day(answer) || answer.is_unanswered(sign))
    };
    SIGNS.into_iter().filter(|sign| stands(*sign)).collect()
}

/// In which of the answers, which are in the order told, a sign [wants a call](SignAnswer::wants_a_call) on `today`, and which signs those
/// are. A whole list that was gone through on a later day and leaves a sign out says that it is over; who has called about a sign need not
/// call again that day.
pub fn to_call_about(answers: &[SignAnswer], today: NaiveDate) -> Vec<(usize, Vec<WarningSign>)> {
    let is_over = |told: usize, sign: WarningSign| {
        let day = answers[told].at.date_naive();
        let mut later = answers.iter().skip(told + 1).filter(|later| later.at.date_naive() > day);
        later.any(|later| later.extent == Extent::List && !later.ticked.contains(&sign))
    };
    // Who gets help in an emergency says all of it there; by a clock that was ahead that is nothing of what is told since.
    let is_helped = |told: usize| {
        let by_then = |at: WallTime| at > answers[told].at && at.date_naive() <= today + Days::new(1);
        answers.iter().enumerate().any(|(other, answer)| {
            answer.helped_in_an_emergency().is_some_and(|helped| other >= told || by_then(helped))
        })
    };
    let is_called = |told: usize, sign: WarningSign| {
        let mut that_day = answers.iter().filter(|other| other.at.date_naive() == answers[told].at.date_naive());
        that_day.any(|other| other.helped_at.is_some() && other.ticked.contains(&sign))
    };
    let wanted = answers.iter().enumerate().map(|(told, answer)| {
        let is_answered = |sign| is_over(told, sign) || is_called(told, sign) || is_helped(told);
        let wants = |sign: &WarningSign| answer.wants_a_call(*sign, today) && !is_answered(*sign);
        (told, SIGNS.into_iter().filter(wants).collect::<Vec<_>>())
    });
    wanted.filter(|(_, signs)| !signs.is_empty()).collect()
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
