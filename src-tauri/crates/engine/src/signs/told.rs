//! The answers about warning signs as they were told, whatever the clock showed.

use chrono::TimeDelta;
use respite_domain::time::{Moment, WallTime};
use respite_domain::told_last::{Telling, in_order};
use respite_domain::uid::Uid;
use respite_domain::warning_sign::SignAnswer;
use respite_store::StoredSignAnswer;

/// By how much the clock that an answer was given by must have been wrong to be put right here. Clocks that are right differ by less, and
/// whoever comes from a zone in which it is tomorrow has the same instant there.
const WRONG_BY: TimeDelta = TimeDelta::days(1);

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
pub(crate) fn tellings(stored: &[StoredSignAnswer], now: &Moment) -> Vec<Telling<(i64, SignAnswer)>> {
    let mut last_first: Vec<&StoredSignAnswer> = stored.iter().collect();
    last_first.sort_by_key(|one| std::cmp::Reverse(one.uid));
    let mut next: Option<Written> = None;
    let heard = |one: &StoredSignAnswer| {
        let told_at = told_at(one, next, now);
        let by = told_at.map_or(TimeDelta::zero(), |at| at - one.at.wall);
        next = Some(Written { uid: one.uid, at: one.entered_at.checked_add_signed(by).unwrap_or(one.entered_at) });
        let says = (one.id, as_told(one.answer.clone(), told_at));
        Telling { uid: one.uid, entered: one.entered_at, at: one.answer.at, says }
    };
    last_first.into_iter().map(heard).collect()
}

/// The same answer, of when it was told where its clock was wrong, with the help of it.
fn as_told(answer: SignAnswer, told_at: Option<WallTime>) -> SignAnswer {
    let Some(at) = told_at else { return answer };
    let by = at - answer.at;
    // What was said by a clock that was right by then stays.
    let by_the_same = |helped: WallTime| helped >= answer.at && (by < TimeDelta::zero() || helped < at);
    let helped_at = answer.helped_at.map(|helped| if by_the_same(helped) { helped + by } else { helped });
    SignAnswer { at: at.with_timezone(answer.at.offset()), helped_at, ..answer }
}

/// When something was written down, and under which name.
#[derive(Clone, Copy)]
struct Written {
    uid: Uid,
    at: WallTime,
}

impl Written {
    /// Whether its name goes on from that one, which a clock that was ahead had put on. Names of another computer do not.
    fn goes_on_from(&self, before: Uid) -> bool {
        let times = self.uid.time().zip(before.time());
        times.is_some_and(|(time, before)| time - before < WRONG_BY.num_milliseconds())
    }
}

/// When an answer was told whose clock was wrong then: as far as that was seen to be put right. Where nothing is known of it, one of
/// a day that has not come was told before the `next` one was written. Nothing that was told by another clock moves an answer. `None` where its
/// own was right for all that is known.
fn told_at(stored: &StoredSignAnswer, next: Option<Written>, now: &Moment) -> Option<WallTime> {
    let by_now = (!now.has_come(stored.at.day())).then_some(now.wall);
    let by_the_next = || next.filter(|next| by_now.is_some() && next.goes_on_from(stored.uid)).map(|next| next.at);
    let known = match now.put_right_since(&stored.at) {
        Some(by) => (by.abs() > WRONG_BY).then(|| now.put_right(&stored.at).wall),
        None => by_the_next(),
    };
    known.into_iter().chain(by_now).min()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may die of a surprise")]
    use respite_domain::warning_sign::{AskedBy, Extent};

    use super::*;

    fn day(day: i64) -> WallTime {
        WallTime::parse_from_rfc3339("2026-01-01T12:00:00Z").unwrap() + TimeDelta::days(day)
    }

    /// An answer that was given on a day by its clock, under a name of that time, in a start of which nothing is known.
    fn stored(id: i64, named: i64, at: i64) -> StoredSignAnswer {
        let uid = Uid::from_bits(u128::try_from(day(named).timestamp_millis() + id).unwrap() << 80);
        let (asked_by, extent) = (AskedBy::Daily, Extent::Line);
        let answer = SignAnswer { at: day(at), asked_by, extent, ticked: vec![], helped_at: None, about: vec![] };
        StoredSignAnswer { id, uid, at: Moment::told(day(at)), entered_at: day(at), answer }
    }

    /// The days on which they were told.
    fn told(stored: &[StoredSignAnswer], today: i64) -> Vec<(i64, i64)> {
        let told = SignsTold::of(stored, &Moment::told(day(today)));
        let mut told: Vec<_> = told.numbered().map(|(id, answer)| (id, (answer.at - day(0)).num_days())).collect();
        told.sort_unstable();
        told
    }

    #[test]
    fn one_that_lies_ahead_was_told_before_what_was_written_next() {
        assert_eq!(told(&[stored(1, 400, 400), stored(2, 400, 3)], 9), [(1, 3), (2, 3)]);
        assert_eq!(told(&[stored(1, 400, 400), stored(2, 400, 400), stored(3, 400, 3)], 9), [(1, 3), (2, 3), (3, 3)]);
        assert_eq!(told(&[stored(1, 400, 400)], 9), [(1, 9)], "by now at the latest");
    }

    #[test]
    fn a_name_that_another_computer_gave_says_nothing_of_when_it_was_told() {
        // Here all names lie a year ahead, since a clock once did; the other computer's clock is two days ahead.
        assert_eq!(told(&[stored(1, 11, 11), stored(2, 365, 2), stored(3, 365, 4)], 9), [(1, 9), (2, 2), (3, 4)]);
    }

    /// Whatever the names of others are, and whatever their clocks showed: what can have been told when its clock says, was.
    #[test]
    fn no_other_answer_moves_one_of_a_day_that_has_come() {
        let days = [-900, 3, 98, 99, 100, 101, 365, 900];
        let pairs = || days.iter().flat_map(|named| days.map(|at| (*named, at)));
        for (named, at) in pairs().filter(|(_, at)| *at <= 100) {
            for (one, other) in pairs().flat_map(|one| pairs().map(move |other| (one, other))) {
                let all = [stored(1, named, at), stored(2, one.0, one.1), stored(3, other.0, other.1)];
                assert_eq!(told(&all, 100)[0], (1, at), "named of {named}, beside {one:?} and {other:?}");
            }
        }
    }
}
