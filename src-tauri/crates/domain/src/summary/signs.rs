use chrono::NaiveDate;

use super::Period;
use crate::warning_sign::{SIGNS, SignAnswer, WarningSign};

/// What was answered about warning signs: ticks of the period, and the latest answer whenever it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signs {
    /// Each sign that was ticked, with the last day it was, in the order asked.
    pub ticked: Vec<(WarningSign, NaiveDate)>,
    /// The day of the latest answer, where it ticked none.
    pub none_on: Option<NaiveDate>,
}

impl Signs {
    /// Of the answers, in order, up to `to`.
    pub(super) fn of(answers: &[SignAnswer], period: Period, to: NaiveDate) -> Option<Signs> {
        let standing: Vec<&SignAnswer> =
            answers.iter().filter(|answer| answer.stands() && answer.at.date_naive() <= to).collect();
        let last = standing.last()?;
        let told: Vec<&&SignAnswer> =
            standing.iter().filter(|answer| period.contains(answer.at.date_naive()) || answer.at == last.at).collect();
        let last_ticked = |sign: WarningSign| {
            let answer = told.iter().rfind(|answer| answer.ticked.contains(&sign))?;
            Some((sign, answer.at.date_naive()))
        };
        Some(Signs {
            ticked: SIGNS.into_iter().filter_map(last_ticked).collect(),
            none_on: last.ticked.is_empty().then(|| last.at.date_naive()),
        })
    }
}
