//! One dose a day: what counts against the limit of such a label, or of such a prescription.

use super::dose::at_one_time;
use super::taken::{Share, Taken};
use super::{Amount, NEXT_DAY_AFTER};

/// What is counted against the limit of one of the shares, which are in the order of time, and how much that is: all of them. Where one
/// dose a day is allowed, that of the day before is left out.
pub(super) fn counting<'a, 's>(held: &'s [&'a Share], of: &Share) -> (Amount, &'s [&'a Share]) {
    let (before, since) = of_the_day_before(held, &of.taken);
    let amount = sum(before);
    // More than its own label allows, or nobody knows how much, is no such dose.
    let is_within = before.iter().all(|share| share.allowed.is_some_and(|allowed| amount <= allowed));
    let counted = if is_within { since } else { held };
    (sum(counted), counted)
}

/// How much of what was taken, which is in the order of time, is the dose of the day before: where all of it is of one dose a day, and one
/// was taken since. More than its own label allows is none; where that says no amount, more than was taken since.
pub(super) fn day_before(shares: &[&Share]) -> Amount {
    let Some(last) = shares.last().filter(|_| shares.iter().all(|share| share.taken.is_once_a_day)) else {
        return Amount::default();
    };
    let (before, since) = of_the_day_before(shares, &last.taken);
    let amount = sum(before);
    let is_within = before.iter().all(|share| amount <= share.allowed.unwrap_or(sum(since)));
    if is_within && first_dose(since).1.is_empty() { amount } else { Amount::default() }
}

/// Whether one dose a day is allowed, and these are one but for that of the day before.
pub(super) fn is_of_one_dose(held: &[&Share], of: &Share) -> bool {
    let (_, counted) = counting(held, of);
    let (dose, further) = first_dose(counted);
    further.is_empty() && !dose.is_empty() && dose.iter().all(|share| share.taken.is_once_a_day)
}

/// What is of the day before, where one dose a day is allowed and all that was taken since comes a day after it; and the rest.
pub(super) fn of_the_day_before<'s, T: AsRef<Taken>>(held: &'s [T], of: &Taken) -> (&'s [T], &'s [T]) {
    let (dose, since) = first_dose(held);
    let taken = || dose.iter().map(AsRef::as_ref);
    let is_one = taken().all(|taken| taken.is_once_a_day);
    let governs = of.is_once_a_day || taken().any(|taken| taken.as_allowed == of.as_allowed);
    let next = since.first().map(AsRef::as_ref);
    let is_another_day = taken().last().zip(next).is_some_and(|(dose, next)| next.at - dose.at >= NEXT_DAY_AFTER);
    if is_one && governs && is_another_day { (dose, since) } else { (&[], held) }
}

/// What was taken at the first time, and the others.
fn first_dose<T: AsRef<Taken>>(held: &[T]) -> (&[T], &[T]) {
    let at = |one: &T| one.as_ref().at;
    let first = held.first().map(at);
    held.split_at(held.partition_point(|one| first.is_some_and(|first| at_one_time(first, at(one)))))
}

fn sum(shares: &[&Share]) -> Amount {
    shares.iter().map(|share| share.amount).sum()
}
