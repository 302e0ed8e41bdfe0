//! One dose a day: what counts against the limit of such a label, or of such a prescription.

use super::dose::at_one_time;
use super::total::Share;
use super::{Amount, NEXT_DAY_AFTER};

/// What is counted against the limit of one of the shares, which are in the order of time, and how much that is: all of them. Where one
/// dose a day is allowed, that of the day before is left out.
pub(super) fn counting<'a, 's>(held: &'s [&'a Share], of: &Share) -> (Amount, &'s [&'a Share]) {
    let (before, since) = of_the_day_before(held, of);
    let amount = sum(before);
    // More than its own label allows, or nobody knows how much, is no such dose.
    let is_within = before.iter().all(|share| share.allowed.is_some_and(|allowed| amount <= allowed));
    let counted = if is_within { since } else { held };
    (sum(counted), counted)
}

/// Whether one dose a day is allowed, and these are one but for that of the day before.
pub(super) fn is_of_one_dose(held: &[&Share], of: &Share) -> bool {
    let (_, counted) = counting(held, of);
    let (dose, further) = first_dose(counted);
    further.is_empty() && !dose.is_empty() && dose.iter().all(|share| share.is_once_a_day)
}

/// The shares of the day before, where one dose a day is allowed and all that was taken since comes a day after it; and the others.
pub(super) fn of_the_day_before<'a, 's>(held: &'s [&'a Share], of: &Share) -> (&'s [&'a Share], &'s [&'a Share]) {
    let (dose, since) = first_dose(held);
    let is_one = dose.iter().all(|share| share.is_once_a_day);
    let governs = of.is_once_a_day || dose.iter().any(|share| share.product == of.product);
    let is_another_day = dose.last().zip(since.first()).is_some_and(|(dose, next)| next.at - dose.at >= NEXT_DAY_AFTER);
    if is_one && governs && is_another_day { (dose, since) } else { (&[], held) }
}

/// What was taken at the first time, and the others.
fn first_dose<'a, 's>(held: &'s [&'a Share]) -> (&'s [&'a Share], &'s [&'a Share]) {
    let first = held.first().map(|share| share.at);
    held.split_at(held.partition_point(|share| first.is_some_and(|first| at_one_time(first, share.at))))
}

fn sum(shares: &[&Share]) -> Amount {
    shares.iter().map(|share| share.amount).sum()
}
