//! Visits to a doctor or physical therapist (S7, S14): planned, and what came of them.

use chrono::{NaiveDate, NaiveTime};

use crate::Invalid;
use crate::day::Area;
use crate::entry::check_note;
use crate::reminder::{Answer, ReminderKind, Said};
use crate::time::{Moment, WallTime};

/// The questions that a visit has room for: the three that matter most.
pub const MOST_QUESTIONS: usize = 3;
/// Letters of one question.
pub const LONGEST_QUESTION: usize = 300;
/// Letters of a clinician's name.
pub const LONGEST_NAME: usize = 120;

codes! {
    /// Whom the visit is to.
    pub enum VisitKind {
        /// A general practitioner, or family doctor.
        Gp = "gp",
        /// A physical therapist.
        Physio = "physio",
        /// Anyone else.
        Other = "other",
    }
}

codes! {
    /// Where a visit stands at a moment.
    pub enum VisitStands {
        /// It may lie ahead.
        ToCome = "to-come",
        /// It has been, and nobody has said how it went.
        ToTell = "to-tell",
        /// The person said how it went.
        Been = "been",
    }
}

/// One visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// Its day.
    pub day: NaiveDate,
    /// The time of that day, by the clock on the wall there.
    pub time: Option<NaiveTime>,
    /// Who; empty when not said.
    pub clinician: String,
    /// Whom it is to.
    pub kind: Option<VisitKind>,
    /// What to ask, the first three at most.
    pub questions: Vec<String>,
    /// The person's own notes.
    pub notes: String,
    /// What came of it, once it is over.
    pub outcome: Option<Outcome>,
    /// When it was put into the diary; of one that was moved, when it was put on the day that it has.
    pub booked_at: WallTime,
}

edited!(Visit { day, time, clinician, kind, questions, notes, outcome, booked_at });

/// What came of a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// When that was put into the diary.
    pub at: WallTime,
    /// What was said; empty when not told.
    pub said: String,
    /// The diagnosis as the clinician named it; empty when none was told.
    pub diagnosis: String,
}

edited!(Outcome { at, said, diagnosis });

/// A visit with its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredVisit {
    /// Its number.
    pub id: i64,
    /// The visit.
    pub visit: Visit,
    /// When it was last told that it is to come, on that day at that time: put in, moved, or there again.
    pub arranged_at: WallTime,
}

impl Visit {
    /// Checks the visit before anything is saved.
    ///
    /// # Errors
    /// [`Invalid::Clinician`], [`Invalid::Questions`], [`Invalid::NoteTooLong`] or [`Invalid::NoteNotText`].
    pub fn check(&self) -> Result<(), Invalid> {
        let is_line =
            |text: &str, longest: usize| text.chars().count() <= longest && !text.chars().any(char::is_control);
        if !is_line(&self.clinician, LONGEST_NAME) {
            return Err(Invalid::Clinician);
        }
        if self.questions.len() > MOST_QUESTIONS || !self.questions.iter().all(|one| is_line(one, LONGEST_QUESTION)) {
            return Err(Invalid::Questions);
        }
        check_note(&self.notes)
    }

    /// Whether its day has come, and its time of that day.
    pub fn has_begun(&self, now: &Moment) -> bool {
        let time = self.time.unwrap_or(NaiveTime::MIN);
        self.day.and_time(time) <= now.wall.naive_local()
    }

    /// Whether it may still lie ahead: one without a time may, all its day.
    pub fn may_lie_ahead(&self, now: &Moment) -> bool {
        if self.time.is_some() { !self.has_begun(now) } else { self.day >= now.day() }
    }

    /// Where it stands.
    pub fn stands(&self, now: &Moment) -> VisitStands {
        match self.outcome {
            Some(_) => VisitStands::Been,
            None if self.may_lie_ahead(now) => VisitStands::ToCome,
            None => VisitStands::ToTell,
        }
    }

    /// Whether it is to come: nobody has said how it went, and it may lie ahead.
    pub fn is_to_come(&self, now: &Moment) -> bool {
        self.stands(now) == VisitStands::ToCome
    }

    /// Whether it is one that a warning sign wants: to a doctor, as far as the person said whom it is to.
    pub fn is_to_a_doctor(&self) -> bool {
        self.kind.is_none_or(|kind| kind == VisitKind::Gp)
    }

    /// What it answers to the doctor reminders: that one is booked, or that the person has been. Nothing of it is stored, so a visit
    /// that is moved or deleted takes it along.
    pub fn answer(&self) -> Answer {
        let about = |on: NaiveDate, said: Said| Answer {
            kind: ReminderKind::TwoWeeks,
            area: Area::WholeBack,
            start: on,
            last: on,
            on,
            said,
            visit: None,
        };
        match &self.outcome {
            Some(_) => about(self.day, Said::Been),
            None => about(self.booked_at.date_naive(), Said::Booked { on: self.day }),
        }
    }

    /// What the clinician called it, where the person told that.
    pub fn diagnosis(&self) -> Option<&str> {
        self.outcome.as_ref().map(|outcome| outcome.diagnosis.trim()).filter(|diagnosis| !diagnosis.is_empty())
    }
}

impl Outcome {
    /// "I have been", and no more.
    pub fn untold(at: WallTime) -> Outcome {
        Outcome { at, said: String::new(), diagnosis: String::new() }
    }

    /// Whether no more was said than that one has been.
    pub fn is_untold(&self) -> bool {
        self.said.is_empty() && self.diagnosis.is_empty()
    }

    /// Checks the words before anything is saved.
    ///
    /// # Errors
    /// [`Invalid::NoteTooLong`] or [`Invalid::NoteNotText`].
    pub fn check(&self) -> Result<(), Invalid> {
        check_note(&self.said).and_then(|()| check_note(&self.diagnosis))
    }
}

/// Which of the visits, in the order of their days, a page is for that is made now: the next to come; where there is none, that of today
/// which has begun, for who sits in the waiting room.
pub fn seen_next<'v>(visits: impl DoubleEndedIterator<Item = &'v Visit> + Clone, now: &Moment) -> Option<&'v Visit> {
    let of_today = |visit: &&Visit| visit.day == now.day() && visit.outcome.is_none();
    visits.clone().find(|visit| visit.is_to_come(now)).or_else(|| visits.rev().find(of_today))
}

/// What was said to a reminder, given the visit that it is of, while that is there: "I have an appointment" holds for the day that the
/// visit has by now. `None` where that is over: then it is the visit itself that answers.
pub fn as_booked(answer: Answer, visit: Option<&Visit>) -> Option<Answer> {
    let (Said::Booked { .. }, Some(_)) = (answer.said, answer.visit) else { return Some(answer) };
    let on = visit.filter(|visit| visit.outcome.is_none())?.day;
    Some(Answer { said: Said::Booked { on }, ..answer })
}

#[cfg(test)]
#[path = "visit_tests.rs"]
mod tests;
