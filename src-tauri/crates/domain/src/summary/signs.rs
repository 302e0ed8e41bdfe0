use chrono::NaiveDate;

use super::Period;
use crate::warning_sign::{SIGNS, SignAnswer, SignsOfDay, WarningSign, by_day};

/// What was answered about warning signs: ticks of the period, of the latest day and of every emergency that nobody has
/// answered, and when last there were none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signs {
    /// Each sign that was ticked, with the last day it was, in the order asked.
    pub ticked: Vec<(WarningSign, NaiveDate)>,
    /// The last day on which the whole list was gone through and nothing ticked, where nothing was ticked since.
    pub none_on: Option<NaiveDate>,
    /// The last day after that on which only the line of the day was answered: no new ones.
    pub none_new_on: Option<NaiveDate>,
}

impl Signs {
    /// Of the answers, in order. On a page that goes up to `today` counts all that was answered, also in a zone in which it
    /// was tomorrow already.
    pub(super) fn of(answers: &[SignAnswer], period: Period, today: NaiveDate) -> Option<Signs> {
        let to = if period.to() < today { period.to() } else { NaiveDate::MAX };
        let days: Vec<SignsOfDay> = by_day(answers).into_iter().filter(|of_day| of_day.day <= to).collect();
        let last = days.last()?.day;
        let told = |of_day: &SignsOfDay, sign| {
            let unanswered = |answer: &SignAnswer| answer.at.date_naive() == of_day.day && answer.is_unanswered(sign);
            of_day.day >= period.from() || of_day.day == last || answers.iter().any(unanswered)
        };
        let last_ticked = |sign: WarningSign| {
            let found = days.iter().rfind(|of_day| of_day.ticked.contains(&sign) && told(of_day, sign));
            found.map(|of_day| (sign, of_day.day))
        };
        let since_a_tick = || days.iter().rev().take_while(|of_day| of_day.ticked.is_empty());
        let none_on = since_a_tick().find(|of_day| of_day.whole_list).map(|of_day| of_day.day);
        let line = since_a_tick().find(|of_day| !of_day.whole_list).map(|of_day| of_day.day);
        Some(Signs {
            ticked: SIGNS.into_iter().filter_map(last_ticked).collect(),
            none_on,
            none_new_on: line.filter(|line| none_on.is_none_or(|list| list < *line)),
        })
    }
}
