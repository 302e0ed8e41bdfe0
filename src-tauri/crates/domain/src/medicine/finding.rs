//! What is true of the doses (4.3; S61, S64, S66). Facts only: the words are in the locales.
//!
//! A finding is told of a moment. [`at_moment`] tells what is true at it, however the doses came about; [`brought_by`] tells what a
//! dose changes, of the moment at which it was taken.
//!
//! | What | At a moment | Of a dose |
//! | --- | --- | --- |
//! | over the limit, too often, the last that fits | the 24 hours up to it | the 24 hours up to the dose |
//! | was over the limit | not over any more, and was at a dose of the 24 hours up to it | never |
//! | too early | a dose was, and hours still run: the last dose, and the hours that end last | the last dose before, and likewise |
//! | too much at one time | until the label's longest hours after it have passed, with its time | the dose, with its time |
//! | two that do not go together, alcohol | while the earlier of them counts | it and those before it |
//! | days in a row, those of cyclobenzaprine too | the row that ends on this day or the one before, or less than 24 hours ago, with its last day | the row that ends with the dose |
//! | no driving | while it may make sleepy | the dose |
//! | ask a doctor first, do not use, never at this age | never: it is said with each dose | the dose |
//! | it was said to be stopped | never | on a day before the dose |
//! | the end of a course, and up to that its length as it was told | the day | never |
//! | a time that has not come yet | the present | never |

mod course;
mod days;
mod doubled;
mod exceeded;
mod interval;
mod kind;
mod one_time;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_across;
#[cfg(test)]
mod tests_clock;
#[cfg(test)]
mod tests_days;
#[cfg(test)]
mod tests_doubled;
#[cfg(test)]
mod tests_hours;
#[cfg(test)]
mod tests_limits;
#[cfg(test)]
mod tests_makes;
#[cfg(test)]
mod tests_once_a_day;
#[cfg(test)]
mod tests_sleepy;
#[cfg(test)]
mod tests_totals;
#[cfg(test)]
mod tests_unnamed;
#[cfg(test)]
mod tests_unread;
#[cfg(test)]
mod tests_waits;
mod times;
mod units;
mod window;
mod without;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use chrono::{NaiveDate, TimeDelta};

pub use days::{DayExceeded, days_exceeded};
pub use exceeded::{Exceeded, Limit};
pub use kind::{FindingKind, Made, Named};
pub use without::Without;

use super::dose::{Substance, is_against_pain, known_now, product_of};
use super::{
    DaysTaken, Dose, Flag, ProductKind, Region, Shelf, Total, WINDOW, Written, ask_first, do_not_use, never, totals,
};
use crate::time::{CLOCKS_DIFFER_BY, Moment, WallTime};
use crate::zone::Zone;

/// One thing that is true of the doses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What, with its facts.
    pub kind: FindingKind,
    /// It must not be missed.
    pub strong: bool,
    /// A dose waits until it was said.
    pub waits: bool,
    /// Too much was taken: say whom to call (4.3 rule 5).
    pub poison: bool,
    /// Where the person lives, if they said so: decides names and telephone numbers.
    pub region: Option<Region>,
    /// The moment that it is told of.
    pub at: WallTime,
    /// Its day, where it is told on another: nothing is as of now then.
    pub day: Option<NaiveDate>,
}

impl Finding {
    /// As it is told at a moment, be it long after and in another zone. Whom to call is said for [some days](CALLS_FOR).
    #[must_use]
    pub fn told_at(self, now: &Moment) -> Finding {
        let day = Some(self.at.date_naive()).filter(|day| *day != now.day() && self.kind.is_of_a_time());
        Finding { day, poison: self.poison && now.wall < self.at + CALLS_FOR, kind: self.kind.waited_for(now), ..self }
    }

    /// It would say whom to call, had it been told in time.
    pub fn is_late(&self) -> bool {
        self.kind.is_poison() && !self.poison
    }
}

/// How long after too much was taken whom to call is said. Harm can come days later; of weeks ago a call helps nobody.
pub const CALLS_FOR: TimeDelta = TimeDelta::days(7);

/// How long before a dose one was taken that is the same one of the day before.
const A_DAY_BEFORE: RangeInclusive<TimeDelta> = TimeDelta::hours(20)..=TimeDelta::hours(28);

/// All that findings are made of.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// All products.
    pub shelf: &'a Shelf,
    /// The doses around the moment, by more than the longest interval of a label, in any order.
    pub doses: &'a [Dose],
    /// The days on which each product was taken up to the moment, as far back as a row of them goes.
    pub days: &'a BTreeMap<i64, DaysTaken>,
    /// What the person told of themselves.
    pub flags: &'a [Flag],
    /// Where the person lives, if they said so.
    pub region: Option<Region>,
    /// How the clocks go where the person is: times are told by them.
    pub zone: &'a Zone,
}

impl Facts<'_> {
    /// What a clock where the person is shows, showed or will show at that time.
    fn local(&self, at: WallTime) -> WallTime {
        self.zone.wall(at.to_utc())
    }
}

/// What is true at a moment, the strong first; of each thing the gravest. Doses after it are not seen.
pub fn at_moment(facts: &Facts, now: WallTime) -> Vec<Finding> {
    let seen = in_order(facts.doses.iter().filter(|dose| dose.at <= now));
    let facts = Facts { doses: &seen, ..*facts };
    let totals = totals(&seen, facts.shelf, now);
    let mut found: Vec<FindingKind> = totals.iter().flat_map(|total| window::over(total, facts.shelf)).collect();
    found.extend(window::was_over(&totals, &facts, now));
    found.extend(
        seen.iter()
            .filter(|dose| now < dose.at + one_time::counts_for(dose, &facts))
            .flat_map(|dose| one_time::too_much(dose, &facts)),
    );
    found.extend(interval::running(&facts, now));
    found.extend(times::too_often(&facts, now).into_iter().map(|often| often.told(&facts)));
    for dose in within(&seen, now) {
        found.extend(units::over(dose, &facts, now));
        found.extend(units::was_over(dose, &facts, now));
    }
    for dose in &seen {
        let doubled = doubled::doubled(dose, &facts, &totals);
        found.extend(doubled.into_iter().filter(|(_, until)| now < *until).map(|(kind, _)| kind));
        found.extend(driving(dose, &facts).filter(|(_, until)| now < *until).map(|(kind, _)| kind));
    }
    found.extend(days::up_to(&facts, now));
    found.extend(course::courses(&facts, now.date_naive()));
    finish(found, &facts, now)
}

/// What is true now, of the doses as they were written down. One whose time has not come yet was entered while the clock was ahead:
/// it counts, and is told of.
pub fn at_present(facts: &Facts, written: &[Written], now: WallTime) -> Vec<Finding> {
    let ahead = written.iter().map(|written| &written.dose).filter(|dose| dose.at > now + CLOCKS_DIFFER_BY);
    let ahead: Vec<FindingKind> = ahead
        .map(|dose| FindingKind::ClockAhead {
            product: named(dose.product, facts.shelf),
            written: facts.local(dose.at),
        })
        .collect();
    let doses = known_now(written, now);
    let mut found = at_moment(&Facts { doses: &doses, ..*facts }, now);
    found.extend(finish(ahead, facts, now));
    found
}

/// What a dose brings: what is true of it, and what becomes true of the doses after it. `facts` are without it.
pub fn brought_by(dose: &Dose, facts: &Facts) -> Vec<Finding> {
    let without = in_order(facts.doses);
    let facts = &Facts { doses: &without, ..*facts };
    let doses = in_order(without.iter().chain([dose]));
    let mut days = facts.days.clone();
    if is_against_pain(dose, &doses, facts.shelf) {
        days.entry(dose.product).or_default().add_time(dose.at);
    }
    let with = Facts { doses: &doses, days: &days, ..*facts };
    let mut found = of_dose(dose, &with);
    for later in facts.doses.iter().filter(|later| later.at > dose.at) {
        let before = of_dose(later, facts);
        found.extend(of_dose(later, &with).into_iter().filter(|kind| !before.contains(kind)));
    }
    finish(found, facts, dose.at)
}

/// What a dose took more of than is allowed.
pub fn exceeded(dose: &Dose, facts: &Facts) -> Vec<Exceeded> {
    let totals = totals(facts.doses, facts.shelf, dose.at);
    let in_a_day = of_its_substances(dose, facts, &totals).flat_map(|total| window::exceeded(total, facts.shelf));
    let often = often_of(dose, facts).filter(times::Often::is_exceeded).map(|often| often.exceeded(facts));
    let limit = || units::of_a_day(dose.product, facts.shelf);
    let in_units =
        units::over(dose, facts, dose.at).into_iter().flat_map(|_| exceeded::of_itself(dose, limit(), facts));
    in_a_day.chain(often).chain(in_units).chain(one_time::exceeded(dose, facts)).collect()
}

/// What is true of one of the doses.
fn of_dose(dose: &Dose, facts: &Facts) -> Vec<FindingKind> {
    let Some(product) = product_of(dose, facts.shelf) else { return Vec::new() };
    let totals = totals(facts.doses, facts.shelf, dose.at);
    let mut found: Vec<FindingKind> = Vec::new();
    found.extend(one_time::too_much(dose, facts));
    found.extend(units::over(dose, facts, dose.at));
    found.extend(interval::too_early(dose, facts));
    found.extend(days::of_dose(dose, facts));
    found.extend(of_its_substances(dose, facts, &totals).flat_map(|total| window::over(total, facts.shelf)));
    found.extend(often_of(dose, facts).map(|often| often.told(facts)));
    let doubled = doubled::doubled(dose, facts, &totals);
    found.extend(doubled.into_iter().filter(|(_, until)| dose.at < *until).map(|(kind, _)| kind));
    let flags = ask_first(product, facts.flags);
    if !flags.is_empty() {
        found.push(FindingKind::AskFirst { product: named(dose.product, facts.shelf), flags });
    }
    let flags = do_not_use(product, facts.flags);
    if !flags.is_empty() {
        found.push(FindingKind::DoNotUse { product: named(dose.product, facts.shelf), flags });
    }
    if never(product, facts.flags) {
        found.push(FindingKind::NeverUnderAge { product: named(dose.product, facts.shelf) });
    }
    found.extend(driving(dose, facts).map(|(kind, _)| kind));
    let stopped = |day| FindingKind::Stopped { product: named(dose.product, facts.shelf), day };
    let day = dose.at.date_naive();
    found.extend(facts.shelf.course_of(dose.product).stopped_before(day).map(stopped));
    found
}

/// The totals of what is in a dose.
fn of_its_substances<'a>(dose: &Dose, facts: &Facts, totals: &'a [Total]) -> impl Iterator<Item = &'a Total> {
    let held: Vec<Substance> = facts.shelf.substances(dose.product).collect();
    totals.iter().filter(move |total| held.contains(&total.substance))
}

/// What of a dose was taken too often, as of then.
fn often_of(dose: &Dose, facts: &Facts) -> impl Iterator<Item = times::Often> {
    let held: Vec<Substance> = facts.shelf.substances(dose.product).collect();
    times::too_often(facts, dose.at).into_iter().filter(move |often| held.contains(&often.substance))
}

/// No driving and no machines after whatever can make sleepy (S66), and until when.
fn driving(dose: &Dose, facts: &Facts) -> Option<(FindingKind, WallTime)> {
    let product = product_of(dose, facts.shelf).filter(|product| product.is_sedating())?;
    let until = facts.local(dose.at + product.drowsy_for());
    let named = named(dose.product, facts.shelf);
    Some((FindingKind::Driving { product: named, until, by_label: product.acts_beyond_a_day() }, until))
}

/// In whatever order doses were told, the same is true of them.
fn in_order<'a>(doses: impl IntoIterator<Item = &'a Dose>) -> Vec<Dose> {
    let mut doses: Vec<Dose> = doses.into_iter().cloned().collect();
    doses.sort_by_key(|dose| (dose.at, dose.product, dose.units, dose.alcohol));
    doses
}

/// Of each thing the gravest, the strong first.
fn finish(found: Vec<FindingKind>, facts: &Facts, at: WallTime) -> Vec<Finding> {
    let mut kept: Vec<FindingKind> = Vec::new();
    for kind in found {
        match kept.iter_mut().find(|one| one.about() == kind.about()) {
            Some(one) if kind.gravity() >= one.gravity() => *one = kind,
            Some(_) => {}
            None => kept.push(kind),
        }
    }
    // Over the limit, the last that fits it is no news.
    let is_over = |kind: &&FindingKind| matches!(kind, FindingKind::OverLimit { .. });
    let over: Vec<FindingKind> = kept.iter().filter(is_over).cloned().collect();
    let is_news = |kind: &FindingKind| {
        !matches!(kind, FindingKind::LastInWindow { .. }) || !over.iter().any(|over| over.is_of_the_same(kind))
    };
    kept.retain(is_news);
    let at = facts.local(at);
    let mut findings: Vec<Finding> = kept
        .into_iter()
        .map(|kind| Finding {
            strong: kind.is_strong(),
            waits: kind.waits() && !is_of_the_day_before(&kind, facts, at),
            poison: kind.is_poison(),
            region: facts.region,
            at,
            day: None,
            kind,
        })
        .collect();
    findings.sort_by_key(|finding| (!finding.poison, !finding.strong));
    findings
}

/// Whether the same two were taken together on the day before too, about a day earlier: to who takes both each day it was said.
fn is_of_the_day_before(kind: &FindingKind, facts: &Facts, at: WallTime) -> bool {
    let is_so = |dose: &Dose| {
        let doubled = doubled::doubled(dose, facts, &[]);
        doubled.iter().any(|(then, until)| dose.at < *until && then.about() == kind.about())
    };
    kind.is_softly_of_two() && facts.doses.iter().filter(|dose| A_DAY_BEFORE.contains(&(at - dose.at))).any(is_so)
}

fn named(id: i64, shelf: &Shelf) -> Named {
    let product = shelf.get(&id);
    Named {
        id: shelf.listed_as(id),
        name: product.map(|product| product.name.clone()).unwrap_or_default(),
        prescribed: product.is_some_and(|product| product.kind == ProductKind::Prescribed),
        made: Made::Apart,
    }
}

/// Whose a limit is: what a label or a doctor said before that was changed is not to be taken for what is in force (4.3 rules 2 and 3).
/// What is in force has the name of the make in force, be it told of one before that allows as much: one more is of that strength.
fn whose(id: i64, is_before: bool, shelf: &Shelf) -> Named {
    let named = named(id, shelf);
    if is_before {
        return Named { made: Made::Before, ..named };
    }
    let name = shelf.in_force(id).map_or(named.name, |make| make.name.clone());
    Named { name, ..named }
}

/// What the limit of a make leaves out.
pub fn left_out(makes: &BTreeSet<i64>, of: i64, shelf: &Shelf) -> Vec<Named> {
    let limit = named(of, shelf);
    let left_out = |id: &i64| {
        let one = named(*id, shelf);
        let made = match shelf.order(*id).cmp(&shelf.order(of)) {
            _ if one.id != limit.id => Made::Apart,
            Ordering::Less => Made::Before,
            Ordering::Greater => Made::Since,
            Ordering::Equal => Made::Apart,
        };
        Named { made, ..one }
    };
    makes.iter().map(left_out).collect()
}

/// The doses of the 24 hours up to a moment.
pub fn within(doses: &[Dose], now: WallTime) -> impl Iterator<Item = &Dose> {
    doses.iter().filter(move |dose| dose.at <= now && now - dose.at < WINDOW)
}
