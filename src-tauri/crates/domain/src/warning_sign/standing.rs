//! What stands of all that was told of warning signs: of a day, of a state, and what wants a call.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::{Extent, SIGNS, SignAnswer, WarningSign};
use crate::time::WallTime;
use crate::visit::Visit;

/// What stands of the answers of one local day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignsOfDay {
    /// The day.
    pub day: NaiveDate,
    /// When it was last answered.
    pub answered_at: WallTime,
    /// When anything that stands was last ticked.
    pub ticked_at: Option<WallTime>,
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
        ticked_at: answers.iter().rfind(|answer| !answer.ticked.is_empty()).map(|answer| answer.at),
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

/// Whether a sign that was ticked in the answer with this number is over: a whole list that was gone through on a later day leaves it out.
/// `answers` are in the order told.
pub fn is_over(answers: &[SignAnswer], told: usize, code: &str) -> bool {
    let day = answers[told].at.date_naive();
    let mut later = answers.iter().skip(told + 1).filter(|later| later.at.date_naive() > day);
    later.any(|later| later.extent == Extent::List && !later.ticked.iter().any(|sign| sign.code == code))
}

/// In which of the answers, which are in the order told, a sign [wants a call](SignAnswer::wants_a_call) on `today`, and which signs those
/// are. One that [is over](is_over) wants none; who has called about a sign need not call again that day, nor who [has an
/// appointment](SignAnswer::booked) among these visits.
pub fn to_call_about(answers: &[SignAnswer], visits: &[&Visit], today: NaiveDate) -> Vec<(usize, Vec<WarningSign>)> {
    // Who gets help in an emergency says all of it there; by a clock that was ahead that is nothing of what is told since.
    let is_helped = |told: usize| {
        let by_then = |at: WallTime| at > answers[told].at && at.date_naive() <= today + Days::new(1);
        answers.iter().enumerate().any(|(other, answer)| {
            answer.helped_in_an_emergency().is_some_and(|helped| other >= told || by_then(helped))
        })
    };
    // A call of the day of the tick, or one about a tick of that day.
    let is_called = |told: usize, sign: WarningSign| {
        let day = answers[told].at.date_naive();
        answers.iter().filter(|other| other.ticked.contains(&sign)).any(|other| {
            let called = other.helped_at.map(|at| at.date_naive());
            called.is_some_and(|called| called == day || other.at.date_naive() == day)
        })
    };
    let wanted = answers.iter().enumerate().map(|(told, answer)| {
        let is_booked = answer.booked(visits.iter().copied()).is_some();
        let is_answered = |sign: WarningSign| {
            is_booked || is_over(answers, told, sign.code) || is_called(told, sign) || is_helped(told)
        };
        let wants = |sign: &WarningSign| answer.wants_a_call(*sign, today) && !is_answered(*sign);
        (told, SIGNS.into_iter().filter(wants).collect::<Vec<_>>())
    });
    wanted.filter(|(_, signs)| !signs.is_empty()).collect()
}
