//! What a doctor asks about the time before: injuries (S8, S15, S27, S28), tests (S20, S21), conditions that a doctor named
//! and other illnesses (S12). All of it is what the person tells. Nothing here names a condition or a test by itself.

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::Invalid;
use crate::entry::check_note;
use crate::goal::{Goal, Rating};
use crate::partial_date::PartialDate;
use crate::time::Moment;

/// The most characters of one line, such as what an injury was: it has to fit a line of the doctor's page.
pub const LONGEST_LINE: usize = 120;

/// An injury that the person had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Injury {
    /// What it was, in the person's words.
    pub what: String,
    /// When, as far as it is known.
    pub happened: Option<PartialDate>,
    /// Whether it came from sport; `None` where nobody said (S28).
    pub sport: Option<Sport>,
    /// Who looked at it; empty where nobody said.
    pub seen_by: String,
    /// The person's own words.
    pub note: String,
    /// When it was told for the first time, by both clocks, where that is known.
    pub told: Option<Moment>,
}

edited!(Injury { what, happened, sport, seen_by, note, told });

/// Whether an injury came from sport.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sport {
    /// It did not.
    No,
    /// It did. Which sport; empty where nobody said.
    Yes(String),
}

/// A test that was done (S20, S21). The app never proposes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Test {
    /// Which kind.
    pub kind: TestKind,
    /// What was looked at, or for [`TestKind::Other`] which test it was.
    pub what: String,
    /// When, as far as it is known.
    pub happened: Option<PartialDate>,
    /// Where; empty where nobody said.
    pub place: String,
    /// "What I was told", in the person's words.
    pub told: String,
}

edited!(Test { kind, what, happened, place, told });

codes! {
    /// The kinds of tests that the article names (S20, S21), and any other.
    #[derive(Default)]
    pub enum TestKind {
        /// An X-ray.
        XRay = "x-ray",
        /// An MRI scan.
        Mri = "mri",
        /// A CT scan.
        Ct = "ct",
        /// Another test; what it was is in the person's words.
        #[default]
        Other = "other",
    }
}

/// A condition of the back that a doctor named, or another illness (S12).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// Which of the two.
    pub kind: ConditionKind,
    /// Its name, in the person's words.
    pub name: String,
    /// Since when, as far as it is known.
    pub since: Option<PartialDate>,
    /// Who said so; empty where nobody said.
    pub said_by: String,
    /// The person's own words.
    pub note: String,
}

edited!(Condition { kind, name, since, said_by, note });

codes! {
    /// Whether a condition is one of the back.
    #[derive(Default)]
    pub enum ConditionKind {
        /// A condition that a doctor named as one of the back.
        #[default]
        Named = "named",
        /// Another illness.
        Illness = "illness",
    }
}

/// All that was told of the time before, and the goals.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// The injuries (S27).
    pub injuries: Vec<Injury>,
    /// The tests (S20, S21).
    pub tests: Vec<Test>,
    /// Conditions that a doctor named, and other illnesses (S12).
    pub conditions: Vec<Condition>,
    /// When the first spasm ever was (S26).
    pub first_spasm: Option<PartialDate>,
    /// The goals, each with its ratings, latest first (S88).
    pub goals: Vec<(Goal, Vec<Rating>)>,
}

impl History {
    /// The same without what happened after `day`, in the order in which a doctor reads it: injuries from sport first (S28),
    /// then and for tests the latest first, what has no date last; and only goals that stood.
    pub fn up_to(&self, day: NaiveDate) -> History {
        let begun = |date: Option<PartialDate>| date.is_none_or(|date| date.first_day() <= day);
        let latest_first = |date: Option<PartialDate>| Reverse(date.map(PartialDate::first_day));
        let mut history = self.clone();
        history.injuries.retain(|injury| begun(injury.happened));
        history.injuries.sort_by_key(|injury| (!injury.is_from_sport(), latest_first(injury.happened)));
        history.tests.retain(|test| begun(test.happened));
        history.tests.sort_by_key(|test| latest_first(test.happened));
        history.conditions.retain(|condition| begun(condition.since));
        history.first_spasm = history.first_spasm.filter(|date| begun(Some(*date)));
        history.goals.retain(|(goal, _)| goal.ended.is_none_or(|(_, on)| on > day));
        for (_, ratings) in &mut history.goals {
            ratings.retain(|rating| rating.at.date_naive() <= day);
        }
        history
    }
}

/// What is wrong, and with which part of it.
pub type Fault = (Part, Invalid);

/// A part of an injury, a test or a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "they are the names of the parts")]
pub enum Part {
    What,
    Happened,
    Sport,
    ByWhom,
    Place,
    Told,
    Note,
}

impl Injury {
    /// Checks it as it stands on `today`, before anything is saved.
    ///
    /// # Errors
    /// The first thing that is off, and where.
    pub fn check(&self, today: NaiveDate) -> Result<(), Fault> {
        line(&self.what).map_err(|why| (Part::What, why))?;
        past(self.happened, today)?;
        if let Some(Sport::Yes(which)) = &self.sport {
            line_or_nothing(which).map_err(|why| (Part::Sport, why))?;
        }
        line_or_nothing(&self.seen_by).map_err(|why| (Part::ByWhom, why))?;
        check_note(&self.note).map_err(|why| (Part::Note, why))
    }

    /// Whether it came from sport (S28).
    pub fn is_from_sport(&self) -> bool {
        matches!(self.sport, Some(Sport::Yes(_)))
    }
}

impl Test {
    /// Checks it as it stands on `today`, before anything is saved.
    ///
    /// # Errors
    /// The first thing that is off, and where.
    pub fn check(&self, today: NaiveDate) -> Result<(), Fault> {
        let what = if self.kind == TestKind::Other { line } else { line_or_nothing };
        what(&self.what).map_err(|why| (Part::What, why))?;
        past(self.happened, today)?;
        line_or_nothing(&self.place).map_err(|why| (Part::Place, why))?;
        check_note(&self.told).map_err(|why| (Part::Told, why))
    }
}

impl Condition {
    /// Checks it as it stands on `today`, before anything is saved.
    ///
    /// # Errors
    /// The first thing that is off, and where.
    pub fn check(&self, today: NaiveDate) -> Result<(), Fault> {
        line(&self.name).map_err(|why| (Part::What, why))?;
        past(self.since, today)?;
        line_or_nothing(&self.said_by).map_err(|why| (Part::ByWhom, why))?;
        check_note(&self.note).map_err(|why| (Part::Note, why))
    }
}

/// Whether `text` is a few words on one line.
///
/// # Errors
/// [`Invalid::Line`] when it is empty, longer than [`LONGEST_LINE`] or holds a control character.
pub fn line(text: &str) -> Result<(), Invalid> {
    if text.trim().is_empty() { Err(Invalid::Line) } else { line_or_nothing(text) }
}

pub(crate) fn line_or_nothing(text: &str) -> Result<(), Invalid> {
    let fits = text.chars().count() <= LONGEST_LINE && !text.chars().any(char::is_control);
    if fits { Ok(()) } else { Err(Invalid::Line) }
}

fn past(date: Option<PartialDate>, today: NaiveDate) -> Result<(), Fault> {
    date.map_or(Ok(()), |date| date.check_past(today)).map_err(|why| (Part::Happened, why))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    fn date(text: &str) -> Option<PartialDate> {
        Some(PartialDate::read(text).unwrap())
    }

    #[test]
    fn injuries() {
        let check = |change: fn(&mut Injury)| {
            let mut injury = Injury {
                what: "Pulled my back".into(),
                happened: None,
                sport: None,
                seen_by: String::new(),
                note: String::new(),
                told: None,
            };
            change(&mut injury);
            injury.check(today())
        };
        assert_eq!(check(|_| ()), Ok(()));
        assert_eq!(check(|injury| injury.happened = date("2026")), Ok(()));
        assert_eq!(check(|injury| injury.sport = Some(Sport::Yes(String::new()))), Ok(()));
        assert_eq!(check(|injury| injury.what = "x".repeat(LONGEST_LINE)), Ok(()));
        for what in [String::new(), " ".into(), "x".repeat(LONGEST_LINE + 1), "a\nb".into()] {
            let mut injury =
                Injury { what, happened: None, sport: None, seen_by: String::new(), note: String::new(), told: None };
            assert_eq!(injury.check(today()), Err((Part::What, Invalid::Line)));
            injury.what = "fine".into();
            assert_eq!(injury.check(today()), Ok(()));
        }
        assert_eq!(check(|injury| injury.happened = date("2026-12")), Err((Part::Happened, Invalid::InFuture)));
        assert_eq!(check(|injury| injury.sport = Some(Sport::Yes("x".repeat(200)))), Err((Part::Sport, Invalid::Line)));
        assert_eq!(check(|injury| injury.seen_by = "a\tb".into()), Err((Part::ByWhom, Invalid::Line)));
        assert_eq!(check(|injury| injury.note = "a\0".into()), Err((Part::Note, Invalid::NoteNotText)));
    }

    #[test]
    fn a_page_reads_sport_first_then_the_latest_and_nothing_later_than_itself() {
        let injury = |what: &str, happened: Option<PartialDate>, sport| Injury {
            what: what.into(),
            happened,
            sport,
            seen_by: String::new(),
            note: String::new(),
            told: None,
        };
        let history = History {
            injuries: vec![
                injury("undated", None, None),
                injury("fall", date("2024-03"), Some(Sport::No)),
                injury("football", date("2009"), Some(Sport::Yes("football".into()))),
                injury("lifting", date("2026-11-21"), None),
                injury("tennis", None, Some(Sport::Yes(String::new()))),
                injury("after", date("2026-11-23"), None),
            ],
            first_spasm: date("2027"),
            ..History::default()
        };
        let told = history.up_to(today());
        let names: Vec<&str> = told.injuries.iter().map(|injury| injury.what.as_str()).collect();
        assert_eq!(names, ["football", "tennis", "lifting", "fall", "undated"]);
        assert_eq!(told.first_spasm, None);
    }

    #[test]
    fn only_another_test_needs_a_name() {
        let test = |kind, what: &str| {
            let what = what.to_owned();
            Test { kind, what, happened: None, place: String::new(), told: String::new() }.check(today())
        };
        for kind in [TestKind::XRay, TestKind::Mri, TestKind::Ct] {
            assert_eq!(test(kind, ""), Ok(()));
            assert_eq!(test(kind, "low back"), Ok(()));
        }
        assert_eq!(test(TestKind::Other, ""), Err((Part::What, Invalid::Line)));
        assert_eq!(test(TestKind::Other, "Nerve test"), Ok(()));
    }

    #[test]
    fn conditions() {
        let condition = |name: &str, since: Option<PartialDate>| {
            let (kind, name) = (ConditionKind::Named, name.to_owned());
            Condition { kind, name, since, said_by: String::new(), note: String::new() }.check(today())
        };
        assert_eq!(condition("Slipped disc", date("2019")), Ok(()));
        assert_eq!(condition("", None), Err((Part::What, Invalid::Line)));
        assert_eq!(condition("Slipped disc", date("2027")), Err((Part::Happened, Invalid::InFuture)));
    }
}
