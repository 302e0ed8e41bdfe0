//! When the list of warning signs is asked (2, behaviour rules).

use chrono::NaiveDate;

use super::{AskedBy, Occasion, SignAnswer, Tier, WarningSign};
use crate::episode::Episode;
use crate::reminder::{Answers, Asked, End, Reminder, has_been};
use crate::told_last::Telling;

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
