use chrono::NaiveDate;

use super::Period;
use crate::time::Moment;
use crate::warning_sign::{Extent, SIGNS, SignAnswer, SignsOfDay, WarningSign, by_day, stands_on};

/// What was answered about warning signs: ticks of the period, of the spasm that reaches into it, of the latest day, those since which
/// nobody went through the whole list, and every emergency that nobody has answered; and when last there were none.
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
    /// Of the answers, in the order told; `spasm` is the first day of the one that the page tells of. On a page that goes up to the present
    /// counts all that was answered, also in a zone in which it was tomorrow already.
    pub(super) fn of(answers: &[SignAnswer], period: Period, spasm: Option<NaiveDate>, now: &Moment) -> Option<Signs> {
        let from = spasm.map_or(period.from(), |spasm| spasm.min(period.from()));
        let day_of = |answer: &SignAnswer| answer.at.date_naive();
        let to = period.known_to(now);
        let answers: Vec<SignAnswer> =
            answers.iter().filter(|answer| answer.stands() && day_of(answer) <= to).cloned().collect();
        let last = day_of(answers.last()?);
        let days: Vec<SignsOfDay> = by_day(&answers);
        // "No new ones" takes nothing back. The answers are in the order told.
        let last_list = answers.iter().rposition(|answer| answer.extent == Extent::List);
        let told = |of_day: &SignsOfDay, sign| {
            let unanswered = |answer: &SignAnswer| day_of(answer) == of_day.day && answer.is_unanswered(sign);
            let since_list = |(at, answer): (usize, &SignAnswer)| {
                let stands = last_list.is_none_or(|list| list <= at || day_of(&answers[list]) <= of_day.day);
                stands && day_of(answer) == of_day.day && answer.ticked.contains(&sign)
            };
            of_day.day >= from
                || of_day.day == last
                || answers.iter().any(unanswered)
                || answers.iter().enumerate().any(since_list)
        };
        let last_ticked = |sign: WarningSign| {
            let found = days.iter().rfind(|of_day| of_day.ticked.contains(&sign) && told(of_day, sign));
            found.map(|of_day| (sign, of_day.day))
        };
        // A later "none" takes nothing back of a day on which something stands ticked.
        let ticked_to = answers.iter().filter(|answer| !answer.ticked.is_empty()).map(day_of).max();
        let stands_ticked = |day| ticked_to.is_some_and(|ticked| stands_on(ticked, day));
        let since_a_tick = || {
            let since = answers.iter().rev().take_while(|answer| answer.ticked.is_empty());
            since.filter(|answer| !stands_ticked(day_of(answer)))
        };
        let last_with = |extent: Extent| {
            let found = since_a_tick().find(|answer| answer.extent == extent);
            found.map(|answer| now.as_come(day_of(answer)))
        };
        let (none_on, line) = (last_with(Extent::List), last_with(Extent::Line));
        Some(Signs {
            ticked: SIGNS.into_iter().filter_map(last_ticked).collect(),
            none_on,
            none_new_on: line.filter(|line| none_on.is_none_or(|list| list < *line)),
        })
    }
}
