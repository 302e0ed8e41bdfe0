use chrono::NaiveDate;

use super::{DayLine, Period};
use crate::Code;
use crate::entry::{Entry, Longest, Pattern, Walking};
use crate::named::{Named, named};
use crate::roland_morris::RolandMorris;
use crate::score::Score;
use crate::statistic::Spread;
use crate::time::WallTime;
use crate::week::Peg;
use crate::words::List;

/// What the back did to the days (S4, S5, S32; 7, items 7 and 10). A day that does not say is left out, never counted as well.
#[derive(Debug, Clone, PartialEq)]
pub struct Life {
    /// How the spasms came and went.
    pub pattern: Said<Pattern>,
    /// How the person walked.
    pub walking: Said<Walking>,
    /// How long the longest spasm of a day lasted.
    pub longest: Said<Longest>,
    /// How much the back got in the way of the day.
    pub interference: Option<Spread>,
    /// How much it disturbed the night's sleep.
    pub sleep: Option<Spread>,
    /// The mood.
    pub mood: Option<Spread>,
    /// What made it worse, on how many days of those that named anything (S38).
    pub worse: Vec<Named>,
    /// What made it better (S25).
    pub better: Vec<Named>,
    /// What the person could not do (S32).
    pub could_not: Vec<Named>,
}

/// On how many days each answer of a short list was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said<T> {
    /// Each answer, in the order of the form, with its days: a real 0 among them.
    pub each: Vec<(T, usize)>,
    /// Days with any answer.
    pub days: usize,
}

impl<T: Code> Said<T> {
    fn of(said: impl IntoIterator<Item = T>) -> Said<T> {
        let mut each: Vec<(T, usize)> = T::all().map(|answer| (answer, 0)).collect();
        let mut days = 0;
        for answer in said {
            days += 1;
            each.iter_mut().filter(|(known, _)| *known == answer).for_each(|(_, count)| *count += 1);
        }
        Said { each, days }
    }
}

impl Life {
    pub(super) fn of(days: &[DayLine], entries: &[&Entry]) -> Life {
        let spread = |score: fn(&DayLine) -> Option<Score>| {
            Spread::of(&days.iter().filter_map(|day| Some((day.day, score(day)?))).collect::<Vec<_>>())
        };
        let named_in = |list: List| {
            let said =
                entries.iter().flat_map(|entry| entry.words(list).iter().map(|words| (entry.day(), words.clone())));
            named(&said.collect::<Vec<_>>())
        };
        Life {
            pattern: Said::of(days.iter().filter_map(|day| day.pattern)),
            walking: Said::of(days.iter().filter_map(|day| day.walking)),
            longest: Said::of(days.iter().filter_map(|day| day.longest)),
            interference: spread(|day| day.interference),
            sleep: spread(|day| day.sleep),
            mood: spread(|day| day.mood),
            worse: named_in(List::Worse),
            better: named_in(List::Better),
            could_not: named_in(List::CouldNot),
        }
    }
}

/// The answered questionnaires of the period, in the order of time; the last one before it, where none lies in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Questionnaires {
    /// The PEG of each week (1.2).
    pub pegs: Vec<Peg>,
    /// The Roland-Morris questionnaire (1.1).
    pub roland_morris: Vec<RolandMorris>,
}

impl Questionnaires {
    /// Of all answers up to `to`, in any order.
    pub(super) fn of(pegs: &[Peg], roland_morris: &[RolandMorris], period: Period, to: NaiveDate) -> Questionnaires {
        Questionnaires {
            pegs: of_period(pegs, |peg| peg.answered, period, to),
            roland_morris: of_period(roland_morris, |answers| answers.answered, period, to),
        }
    }
}

fn of_period<T: Clone>(all: &[T], answered: impl Fn(&T) -> WallTime, period: Period, to: NaiveDate) -> Vec<T> {
    let mut known: Vec<&T> = all.iter().filter(|one| answered(one).date_naive() <= to).collect();
    known.sort_by_key(|one| answered(one));
    let before = known.partition_point(|one| answered(one).date_naive() < period.from());
    let from = if before == known.len() { before.saturating_sub(1) } else { before };
    known[from..].iter().map(|one| (*one).clone()).collect()
}
