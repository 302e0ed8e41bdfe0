//! The answers about warning signs as they were told, whatever the clock showed.

use chrono::TimeDelta;
use respite_domain::time::{Moment, WallTime};
use respite_domain::told_last::{Telling, in_order};
use respite_domain::warning_sign::SignAnswer;
use respite_store::StoredSignAnswer;

/// By how much the clock that an answer was given by must have been ahead to be put right here. Clocks that are right differ by less, and
/// whoever comes from a zone in which it is tomorrow has the same instant there.
const AHEAD_BY: TimeDelta = TimeDelta::days(1);

/// The answers in the order told, each of when it can have been told: whatever is asked of days is asked of these.
#[derive(Debug, Default)]
pub(crate) struct SignsTold {
    /// Their numbers.
    pub(crate) ids: Vec<i64>,
    /// The answers.
    pub(crate) answers: Vec<SignAnswer>,
}

impl SignsTold {
    /// Of what is stored, as it is known at `now`.
    pub(crate) fn of(stored: &[StoredSignAnswer], now: &Moment) -> SignsTold {
        let (ids, answers) = in_order(tellings(stored, now)).into_iter().unzip();
        SignsTold { ids, answers }
    }

    /// Each with its number.
    pub(crate) fn numbered(&self) -> impl Iterator<Item = (i64, &SignAnswer)> {
        self.ids.iter().copied().zip(&self.answers)
    }

    /// The place of the answer with this number.
    pub(crate) fn place(&self, id: i64) -> Option<usize> {
        self.ids.iter().position(|known| *known == id)
    }
}

/// The answers as they are told among others, with their numbers, each of when it can have been told for all that is known at `now`.
pub(super) fn tellings(stored: &[StoredSignAnswer], now: &Moment) -> Vec<Telling<(i64, SignAnswer)>> {
    let mut last_first: Vec<&StoredSignAnswer> = stored.iter().collect();
    last_first.sort_by_key(|one| std::cmp::Reverse(one.uid));
    let mut after: Option<WallTime> = None;
    let heard = |one: &StoredSignAnswer| {
        let told_at = told_at(one, after, now);
        after = Some(after.map_or(one.entered_at, |after| after.min(one.entered_at)));
        telling(one, |answer| (one.id, as_told(answer, told_at)))
    };
    last_first.into_iter().map(heard).collect()
}

/// An answer as its clock showed it, saying what `of` makes of it.
pub(crate) fn telling<T>(stored: &StoredSignAnswer, of: impl FnOnce(SignAnswer) -> T) -> Telling<T> {
    let StoredSignAnswer { uid, entered_at, ref answer, .. } = *stored;
    Telling { uid, entered: entered_at, at: answer.at, says: of(answer.clone()) }
}

/// The same answer, of when it was told where its time was ahead, with the help of it.
fn as_told(answer: SignAnswer, told_at: Option<WallTime>) -> SignAnswer {
    let Some(at) = told_at else { return answer };
    let ahead_by = answer.at - at;
    // What was said by a clock that was right by then stays.
    let helped_at = answer.helped_at.map(|helped| if helped < answer.at { helped } else { helped - ahead_by });
    SignAnswer { at: at.with_timezone(answer.at.offset()), helped_at, ..answer }
}

/// When an answer was told whose time was ahead: by the uptime; where that does not tell, as late as it can have been, since the next answers
/// were written down from `after` on. `None` where the clock was right for all that is known.
fn told_at(stored: &StoredSignAnswer, after: Option<WallTime>, now: &Moment) -> Option<WallTime> {
    let known = match now.uptime_since(&stored.at) {
        Some(since) => Some(now.wall - since).filter(|at| stored.at.wall - *at > AHEAD_BY),
        None => after.filter(|after| stored.entered_at - *after > AHEAD_BY),
    };
    let by_now = (!now.has_come(stored.at.day())).then_some(now.wall);
    known.into_iter().chain(by_now).min()
}
