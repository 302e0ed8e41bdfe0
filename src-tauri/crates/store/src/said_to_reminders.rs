//! What was said to the doctor reminders: by answering one, and by the visits that there are; and what became of it.

use chrono::{NaiveDate, SubsecRound};
use respite_domain::reminder::{Answer, Answers, End, Said, Word};
use respite_domain::time::WallTime;
use respite_domain::uid::Uid;
use respite_domain::visit::{Outcome, Visit, as_booked};

use crate::cells::cells;
use crate::change::{self, Change};
use crate::naming::Names;
use crate::row::{self, Row, TAKEN_BACK, row};
use crate::{Result, Store, Stored};

/// An answer as a row.
#[derive(Debug, Clone)]
pub(crate) struct Heard {
    answer: Answer,
    /// When it was first seen that the clock had been ahead: by then "later" had been said.
    known: Option<WallTime>,
}

cells!(Answer { kind, area, start, last, said, visit } beside { on: NaiveDate::default() });
row!(
    Heard in "reminder_answer" {
        answer: "kind" "place" "start" "last" "said" "day" "visit_id",
        known: "known_at" "known_offset",
    },
    const ENTERED: [&'static str; 2] = ["at", "at_offset"];
    const GONE: Option<&'static str> = Some(TAKEN_BACK);
    const NAMES: &'static [(&'static str, Names)] = &[("visit_id", Names::Owner(Visit::TABLE))];
);

impl Store {
    /// Adds an answer to a doctor reminder and returns its number.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add_reminder_answer(&mut self, answer: &Answer, at: WallTime) -> Result<i64> {
        self.add(&Heard { answer: answer.clone(), known: None }, at)
    }

    /// Takes an answer to a doctor reminder back, or lets it stand again.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when there is no such answer in the other state.
    pub fn set_reminder_answer_taken_back(&mut self, id: i64, taken_back: bool, at: WallTime) -> Result<()> {
        self.set_deleted::<Heard>(id, taken_back, at)
    }

    /// The answers to doctor reminders that stand, in the order told.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn reminder_answers(&self) -> Result<Vec<Stored<Answer>>> {
        let which = format!("WHERE {TAKEN_BACK} IS NULL ORDER BY uid");
        Ok(self.select::<Heard>(&which, [])?.into_iter().map(|stored| stored.map(|heard| heard.answer)).collect())
    }

    /// All that was said to the doctor reminders up to `by`, by answers and by visits, with what had ended by then. A visit that is
    /// deleted by now stands at no time.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn said_to_reminders(&self, by: Option<WallTime>) -> Result<Answers> {
        let visits = self.histories::<Visit>("'day', 'done-at', 'deleted'")?;
        let mut said = Vec::new();
        for visit in &visits {
            let turns = visit.turns().filter(|turn| turn.is_by(by));
            let words = words(turns.map(|turn| (turn, visit.says(turn.uid))));
            said.extend(words.into_iter().filter(|word| word.ended.is_some() || !visit.is_gone));
        }
        for heard in self.histories::<Heard>("'taken-back'")? {
            let answer = heard.row.value.answer(heard.row.entered_at);
            let visit = answer.visit.and_then(|id| visits.iter().find(|visit| visit.row.id == id));
            let of_visit = visit.iter().flat_map(|visit| visit.turns()).filter(|turn| heard.row.uid < turn.uid);
            let mut turns: Vec<Turn> = heard.turns().chain(of_visit).filter(|turn| turn.is_by(by)).collect();
            turns.sort_by_key(|turn| turn.uid);
            let words = words(turns.into_iter().map(|turn| {
                let visit = visit.and_then(|visit| visit.as_of(turn.uid));
                let says =
                    (!heard.is_gone_as_of(turn.uid)).then(|| as_booked(answer.clone(), visit.as_ref())).flatten();
                (turn, says.map(|says| (heard.row.uid, says)))
            }));
            let is_gone = visit.is_some_and(|visit| visit.is_gone);
            said.extend(words.into_iter().filter(|word| word.ended.is_some() || !is_gone));
        }
        Ok(Answers::new(said))
    }

    /// The rows of a table, those that count for nothing too, each with its changes of these fields.
    fn histories<T: Row>(&self, fields: &str) -> Result<Vec<History<T>>> {
        let mut changes = self.changes_of_all::<T>(fields)?;
        let gone = T::GONE.unwrap_or("NULL");
        let select =
            format!("SELECT {}, {gone} IS NOT NULL AS gone FROM {} ORDER BY uid", row::listed::<T>(), T::TABLE);
        let mut select = self.connection.prepare_cached(&select)?;
        self.rows(T::TABLE, &mut select, [], |row| {
            let (row, is_gone): (Stored<T>, bool) = (row::stored(row)?, row.get("gone")?);
            let changes = changes.remove(&row.id).unwrap_or_default();
            Ok(History { row, is_gone, changes })
        })
    }
}

impl Heard {
    /// What was said, and on which day: as the clock showed it, but "later" by that on which it was seen that this lies ahead, if that was earlier.
    fn answer(&self, at: WallTime) -> Answer {
        let answer = Answer { on: at.date_naive(), ..self.answer.clone() };
        match (answer.said, self.known) {
            (Said::Later { .. }, Some(known)) if known < at => answer.said_on(known.date_naive()),
            _ => answer,
        }
    }
}

/// A row as it was told and changed. What it says now is in the row itself; what it said before, in the change that replaced it.
struct History<T> {
    row: Stored<T>,
    /// Whether it counts for nothing by now.
    is_gone: bool,
    /// In the order told.
    changes: Vec<Change>,
}

/// Something that was written down, from which on a row may say something else.
#[derive(Clone, Copy)]
struct Turn {
    uid: Uid,
    at: WallTime,
}

impl Turn {
    fn is_by(&self, by: Option<WallTime>) -> bool {
        by.is_none_or(|by| self.at <= by)
    }
}

impl<T: Row> History<T> {
    /// What was written down of it, in the order told.
    fn turns(&self) -> impl Iterator<Item = Turn> {
        let told = Turn { uid: self.row.uid, at: self.row.entered_at };
        std::iter::once(told).chain(self.changes.iter().map(|change| Turn { uid: change.uid, at: change.at }))
    }

    /// What a field held once `turn` was written down, where that was replaced since.
    fn held(&self, turn: Uid, field: &str) -> Option<Option<&str>> {
        let replaced = self.changes.iter().find(|change| turn < change.uid && change.field == field);
        replaced.map(|change| change.old.as_deref())
    }

    /// When a field was changed last by then; of one that was not, when the row was told.
    fn changed(&self, turn: Uid, field: &str) -> Turn {
        let last = self.changes.iter().rfind(|change| change.uid <= turn && change.field == field);
        let (uid, at) = last.map_or((self.row.uid, self.row.entered_at), |change| (change.uid, change.at));
        Turn { uid, at }
    }

    fn is_gone_as_of(&self, turn: Uid) -> bool {
        let gone = T::GONE.map(change::gone_field);
        gone.and_then(|field| self.held(turn, &field)).map_or(self.is_gone, |held| held.is_some())
    }
}

impl History<Visit> {
    /// The visit as it was once `turn` was written down, unless it was deleted then.
    fn as_of(&self, turn: Uid) -> Option<Visit> {
        let now = &self.row.value;
        let day = self.held(turn, "day").flatten().and_then(|day| day.parse().ok()).unwrap_or(now.day);
        let is_over = self.held(turn, "done-at").map_or(now.outcome.is_some(), |held| held.is_some());
        let booked_at = self.changed(turn, "day").at;
        let outcome = is_over.then(|| Outcome::untold(self.over_told(turn).at));
        (!self.is_gone_as_of(turn)).then(|| Visit { day, outcome, booked_at, ..now.clone() })
    }

    /// When it was told that it is over, as is said by then. To say that again after a slip is no new telling.
    fn over_told(&self, turn: Uid) -> Turn {
        let mut told = self.changes.iter().filter(|change| change.uid <= turn && change.field == "done-at");
        let says = |change: &&Change| change.new.as_deref().map(to_the_second);
        let last = told.clone().next_back().map(|change| says(&change));
        let first = told.find(|change| Some(says(change)) == last);
        first.map_or(self.changed(turn, "done-at"), |change| Turn { uid: change.uid, at: change.at })
    }

    /// What it said then, and the name of what told that.
    fn says(&self, turn: Uid) -> Option<(Uid, Answer)> {
        let visit = self.as_of(turn)?;
        let told_by = if visit.outcome.is_some() { self.over_told(turn) } else { self.changed(turn, "day") };
        Some((told_by.uid, visit.answer()))
    }
}

/// A time as its row keeps it. Traces of older versions say parts of a second too.
fn to_the_second(time: &str) -> String {
    time.parse().map_or_else(|_| time.to_owned(), |time: WallTime| time.trunc_subsecs(0).to_rfc3339())
}

/// The words among what was said from each turn on: the name of what told it, and the answer.
fn words(said: impl IntoIterator<Item = (Turn, Option<(Uid, Answer)>)>) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for (turn, says) in said {
        if let Some(last) = words.last_mut().filter(|word| word.ended.is_none()) {
            if says.as_ref().is_some_and(|(told, answer)| (*told, answer) == (last.told, &last.answer)) {
                continue;
            }
            last.ended = Some(End { uid: turn.uid, on: turn.at.date_naive() });
        }
        words.extend(says.map(|(told, answer)| Word {
            answer,
            told,
            since: turn.uid,
            since_on: turn.at.date_naive(),
            ended: None,
        }));
    }
    words
}
