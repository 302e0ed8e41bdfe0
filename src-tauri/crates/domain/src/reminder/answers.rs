//! All that was said to the doctor reminders, for how long each word of it held, and what woke a reminder again.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::{Answer, QUIET_AFTER_APPOINTMENT, Reminder, ReminderState, Said, said_to, state};
use crate::uid::Uid;

/// What was said, and since when and until when that held: an answer ends when it is taken back, that of a visit also when the visit
/// is moved, is over or not over after all, or deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// What was said.
    pub answer: Answer,
    /// The name of its telling: of two words the one with the greater was [told last](crate::told_last).
    pub told: Uid,
    /// The name of what is written down since when it holds: greater than `told` where it holds again.
    pub since: Uid,
    /// The day of that, as the clock showed it.
    pub since_on: NaiveDate,
    /// What ended it. `None` where it stands.
    pub ended: Option<End>,
}

/// The end of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct End {
    /// The name of the change that ended it.
    pub uid: Uid,
    /// The day of that, as the clock showed it.
    pub on: NaiveDate,
}

/// All that was said to the doctor reminders.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    /// In the order told.
    words: Vec<Word>,
}

/// Since when a reminder waits for an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// The day on which it came due, or came due again once what had kept it quiet was over by the calendar.
    pub since: NaiveDate,
    /// The name of the "later" that was over last.
    pub put_off: Option<Uid>,
    /// What ended the quiet last otherwise: it was taken back.
    pub woken: Option<End>,
}

impl Asked {
    /// What made a new thing of it that is to be told anew, and to be told once.
    pub fn anew(&self) -> Option<Uid> {
        self.put_off.max(self.woken.map(|end| end.uid))
    }
}

impl Answers {
    /// All of these words.
    pub fn new(mut words: Vec<Word>) -> Answers {
        words.sort_by_key(|word| word.told);
        Answers { words }
    }

    /// What stands, in the order told.
    pub fn standing(&self) -> impl Iterator<Item = &Answer> {
        self.words.iter().filter(|word| word.ended.is_none()).map(|word| &word.answer)
    }

    /// Since when a reminder waits for an answer, if it does; or since when it would.
    pub fn asked<'a>(&'a self, reminder: &Reminder, today: NaiveDate) -> Asked {
        let said = |word: &'a Word| Some((word, said_to(reminder, [&word.answer], today).pop()?));
        let about: Vec<(&Word, Answer)> = self.words.iter().filter_map(said).collect();
        let standing = || about.iter().filter(|(word, _)| word.ended.is_none());
        // What was over when it was told kept nothing quiet, nor does what was brought back after that.
        let over = |(word, answer): &(&Word, Answer), day: NaiveDate| {
            let again = (word.told < word.since).then_some(word.since_on.min(today));
            let holds = again.map_or(answer.on, |again| again.max(answer.on));
            (holds < day && day <= today).then_some(day)
        };
        let later = |answer: &Answer| match answer.said {
            Said::Later { until } => Some(until),
            _ => None,
        };
        let last_later = standing().filter_map(|said| Some(over(said, later(&said.1)?))).next_back().flatten();
        let booked = standing().filter_map(|said| match said.1.said {
            Said::Booked { on } => over(said, on + QUIET_AFTER_APPOINTMENT + Days::new(1)),
            _ => None,
        });
        let ran_out = |said: &(&Word, Answer)| {
            let (word, answer) = said;
            let until = over(said, later(answer)?)?;
            // To take it back later on undoes nothing of that.
            word.ended.is_none_or(|ended| until <= ended.on).then_some(word.told)
        };
        Asked {
            since: booked.chain(last_later).fold(reminder.since, NaiveDate::max),
            put_off: about.iter().filter_map(ran_out).next_back(),
            woken: self.woken(reminder, today),
        }
    }

    /// The last time that something was taken back which had kept a reminder quiet, and it was due by that.
    fn woken(&self, reminder: &Reminder, today: NaiveDate) -> Option<End> {
        let ends: BTreeMap<Uid, End> =
            self.words.iter().filter_map(|word| word.ended).map(|end| (end.uid, end)).collect();
        ends.into_values().rev().find(|end| {
            // A day that has not come counts as today at the latest.
            let day = end.on.min(today);
            let due = |holds: &dyn Fn(&Word) -> bool| {
                let answers = self.words.iter().filter(|word| holds(word)).map(|word| &word.answer);
                state(reminder, answers, day) == ReminderState::Due
            };
            let until = |word: &Word| word.ended.map(|ended| ended.uid);
            let was_due = due(&|word| word.since < end.uid && until(word).is_none_or(|until| end.uid <= until));
            !was_due && due(&|word| word.since <= end.uid && until(word).is_none_or(|until| end.uid < until))
        })
    }
}
