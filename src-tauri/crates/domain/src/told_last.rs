//! What was told last, and since when it is so: by the order in which things were written down. A clock can be set, and whoever flies
//! has another date there: neither makes an older word win over a newer one.

use chrono::TimeDelta;

use crate::time::{CLOCKS_DIFFER_BY, WallTime};
use crate::uid::Uid;

/// Something that was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling<T> {
    /// Its name: what was written down later has the greater one.
    pub uid: Uid,
    /// When it was written down, as the clock showed it.
    pub entered: WallTime,
    /// Of when it tells.
    pub at: WallTime,
    /// What it tells.
    pub says: T,
}

impl<T> Telling<T> {
    /// Something that is so from when it was written down.
    pub fn at_once(uid: Uid, entered: WallTime, says: T) -> Telling<T> {
        Telling { uid, entered, at: entered, says }
    }

    /// The same, saying what `of` makes of it.
    pub fn map<U>(self, of: impl FnOnce(T) -> U) -> Telling<U> {
        let Telling { uid, entered, at, says } = self;
        Telling { uid, entered, at, says: of(says) }
    }

    /// How long after it was so it was told. Less than nothing where another time was told since.
    fn late(&self) -> TimeDelta {
        let late = self.entered - self.at;
        if late.abs() > CLOCKS_DIFFER_BY { late } else { TimeDelta::zero() }
    }
}

/// The tellings in the order in which what they tell was so: that of writing, but for what was told late, which goes to where it belongs. Where a clock was ahead nobody knows how long before the next telling that was: then as early as it can
/// have been, so that in doubt what was told last stands.
pub fn in_order<T>(mut tellings: Vec<Telling<T>>) -> Vec<T> {
    tellings.sort_by_key(|telling| telling.uid);
    let written = written_at(tellings.iter().map(|telling| telling.entered));
    let so_since = |(telling, at): (Telling<T>, Option<WallTime>)| (at.map(|at| at - telling.late()), telling.says);
    let mut placed: Vec<_> = tellings.into_iter().zip(written).map(so_since).collect();
    placed.sort_by_key(|(at, _)| *at);
    placed.into_iter().map(|(_, says)| says).collect()
}

/// When each of these was written down at the earliest, in the order of writing: as its clock showed, unless that is later than
/// something that was written after it. Then that clock was ahead, and all that is known is when something was written before.
pub fn written_at(entered: impl DoubleEndedIterator<Item = WallTime>) -> Vec<Option<WallTime>> {
    let mut after = None;
    let mut known: Vec<Option<WallTime>> = entered
        .rev()
        .map(|entered| {
            let is_ahead = after.is_some_and(|after| after < entered);
            after = Some(after.map_or(entered, |after: WallTime| after.min(entered)));
            (!is_ahead).then_some(entered)
        })
        .collect();
    known.reverse();
    let mut before = None;
    for at in &mut known {
        before = at.or(before);
        *at = before;
    }
    known
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    fn at(minute: i64) -> WallTime {
        WallTime::parse_from_rfc3339("2026-11-22T12:00:00Z").unwrap() + TimeDelta::minutes(minute)
    }

    fn told(uid: u128, entered: i64, late: i64) -> Telling<u128> {
        Telling { uid: Uid::from_bits(uid), entered: at(entered), at: at(entered - late), says: uid }
    }

    #[test]
    fn what_was_told_late_goes_to_where_it_belongs() {
        let tellings = vec![told(1, 0, 0), told(2, 100, 0), told(3, 200, 150)];
        assert_eq!(in_order(tellings), [1, 3, 2]);
        // The second was written while the clock was a week ahead: when, nobody knows, and the third was told last.
        let ahead = vec![told(1, 0, 0), told(2, 10_180, 0), told(3, 200, 150)];
        assert_eq!(in_order(ahead), [1, 2, 3]);
    }

    proptest! {
        /// Whatever the clock shows when something is told: of what was told at once the last is the last.
        #[test]
        fn no_clock_changes_what_was_told_last(clocks in prop::collection::vec(-50_000_i64..50_000, 1..20)) {
            let tellings: Vec<_> = (0..).zip(&clocks).map(|(uid, entered)| told(uid, *entered, 0)).collect();
            let expect: Vec<u128> = tellings.iter().map(|telling| telling.says).collect();
            let shuffled: Vec<_> = tellings.into_iter().rev().collect();
            prop_assert_eq!(in_order(shuffled), expect);
        }

        /// With a clock that is right, each is at its time.
        #[test]
        fn a_right_clock_orders_by_time(told_at in prop::collection::vec((0_i64..500, 0_i64..500), 1..20)) {
            let mut entered: Vec<i64> = told_at.iter().map(|(entered, _)| *entered).collect();
            entered.sort_unstable();
            let late = told_at.iter().map(|(_, late)| if *late > 1 { *late } else { 0 });
            let tellings: Vec<_> = (0..).zip(entered.iter().zip(late)).map(|(uid, (entered, late))| told(uid, *entered, late)).collect();
            let mut expect: Vec<(WallTime, u128)> = tellings.iter().map(|telling| (telling.at, telling.says)).collect();
            expect.sort_unstable();
            let expect: Vec<u128> = expect.into_iter().map(|(_, says)| says).collect();
            prop_assert_eq!(in_order(tellings), expect);
        }
    }
}
