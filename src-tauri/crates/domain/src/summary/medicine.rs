use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, Offset, Utc};

use super::Period;
use crate::medicine::{
    AROUND, Amount, Class, Content, DayExceeded, DaysTaken, Dose, Exceeded, Facts, Flag, Ingredient, Label, Limit,
    Made, Named, Product, ProductKind, Shelf, SideEffect, SideEffectStrength, Substance, days_exceeded, exceeded,
    totals,
};
use crate::region::Region;
use crate::statistic::Tally;
use crate::zone::Zone;

/// What the page's medicines are made from.
#[derive(Debug, Clone, Copy)]
pub struct MedicineCabinet<'a> {
    /// The products of which something is to be told.
    pub shelf: &'a Shelf,
    /// The doses from [`AROUND`] before the period on, in the order of time; more do no harm.
    pub doses: &'a [Dose],
    /// The days on which each product was taken, as far back as a row of them goes.
    pub days: &'a BTreeMap<i64, DaysTaken>,
    /// The side effects of the period at least.
    pub side_effects: &'a [SideEffect],
    /// Where the person lives, if they said so: it tells what an ingredient is called.
    pub region: Option<Region>,
    /// What the person told of themselves for the labels: an allergy among it.
    pub flags: &'a [Flag],
}

/// The medicines of the period (7, item 9). Nothing noted does not mean that nothing was taken.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Medicines {
    /// What was taken and not stopped first, and of it what was taken on most days; of the same days muscle relaxers (S63).
    pub taken: Vec<MedicineTaken>,
    /// What more was taken of than a limit allows, and whose that is (4.3 rules 1 to 3; 4.1).
    pub over_limit: Vec<OverLimit>,
    /// Side effects (S65), the most often noted first.
    pub side_effects: Vec<SideEffectNoted>,
    /// Where the person lives, if they said so.
    pub region: Option<Region>,
    /// What the person told of themselves for the labels.
    pub flags: Vec<Flag>,
}

/// An ingredient, and the days on which more of it was taken than a limit allows: in 24 hours, at one time or too many times; or on too
/// many days in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverLimit {
    /// The ingredient.
    pub ingredient: Ingredient,
    /// Whose limit it is.
    pub limit: Limit,
    /// What there is too much of.
    pub of: TooMuch,
    /// What was taken and is not held against it: a limit of their own is for them; of the medicine whose limit it is, what was taken
    /// before that was changed.
    pub without: BTreeSet<Named>,
    /// The days, in order.
    pub days: BTreeSet<NaiveDate>,
}

/// What there is too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TooMuch {
    /// The amount, or the doses.
    Amount,
    /// The days in a row. `prescribed`: it is a label that allows fewer, and days on which it was prescribed are among them.
    Days {
        /// See there.
        prescribed: bool,
    },
}

/// Whose a limit is that is held against a product.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// Its own.
    Own,
    /// That of the product with this name, which allows less, or did before it was changed. Its own was not exceeded.
    Of(String, Made),
}

/// One product, and what was noted of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MedicineTaken {
    /// Its name.
    pub name: String,
    /// Its ingredients, with what one unit holds of them.
    pub contents: Vec<Content>,
    /// Days with a dose noted, of the days of the period that have begun.
    pub days: Tally,
    /// The most of each ingredient in the 24 hours up to a dose with it, over all products (4.3 rule 1); where one dose a day is
    /// allowed, without that of the day before.
    pub most: Vec<(Ingredient, Amount)>,
    /// It was prescribed: its limit is no label.
    pub prescribed: bool,
    /// Its days on which more was taken than the labels allow that are held against it (where it was prescribed: than was prescribed),
    /// by whose limit that is. `None` where no limit of its own counted for any of its doses (4.3 rule 2).
    pub over: Option<BTreeMap<Whose, BTreeSet<NaiveDate>>>,
    /// A part of what is in it can't be read, so that not all of it is counted.
    pub unread: bool,
    /// Its days that were too many in a row, by whose limit that is.
    pub too_long: BTreeMap<Whose, BTreeSet<NaiveDate>>,
    /// Days with a dose for which its label was not compared; of what was prescribed, the limits that the doctor gave.
    pub not_compared: usize,
    /// Of a muscle relaxer: since when, and until when (S63, S64); each time that it was taken again, in order.
    pub courses: Vec<RelaxerCourse>,
}

impl MedicineTaken {
    /// How many days [over a limit](MedicineTaken::over) there are, whosever it is.
    pub fn days_over(&self) -> Option<usize> {
        let over = self.over.as_ref()?;
        Some(over.values().chain(self.too_long.values()).flatten().collect::<BTreeSet<_>>().len())
    }
}

/// Start and stop of a muscle relaxer, as far as they are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RelaxerCourse {
    /// First day.
    pub start: Option<NaiveDate>,
    /// The day on which it was stopped, as the person told it.
    pub stopped: Option<NaiveDate>,
    /// The last day after that one on which a dose was noted all the same, before another course began.
    pub taken_since: Option<NaiveDate>,
    /// Planned last day of one that was not stopped.
    pub planned_end: Option<NaiveDate>,
}

/// A side effect, and how often it was noted in the period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideEffectNoted {
    /// A code, or the person's own words.
    pub what: String,
    /// The product that the person thinks of.
    pub product: Option<String>,
    /// How often.
    pub times: usize,
    /// How strong it was, at its strongest.
    pub strongest: SideEffectStrength,
}

impl Medicines {
    /// What was noted from the first day of `period` to `to`; `days` of them have begun.
    pub(super) fn of(cabinet: &MedicineCabinet<'_>, period: Period, to: NaiveDate, days: usize) -> Medicines {
        let within = |day: NaiveDate| period.contains(day) && day <= to;
        let noted = Noted::of(cabinet, &within, to);
        let rows = cabinet.shelf.iter().filter(|(id, _)| cabinet.shelf.last_alike(**id) == **id);
        let taken = rows.filter_map(|(id, product)| {
            let taken_on = noted.days.get(id);
            // A strength that another took the place of was not stopped: start and stop stand with the one in force.
            let (shelf, listed) = (cabinet.shelf, cabinet.shelf.listed_as(*id));
            let in_force = shelf.get(&listed).is_some() && shelf.last_alike(shelf.in_force_then(*id)) == *id;
            let in_force = in_force && product.holds(Class::MuscleRelaxer);
            let courses = if in_force { noted.courses(*id, shelf, period, to) } else { Vec::new() };
            (taken_on.is_some() || !courses.is_empty()).then(|| {
                let days = Tally { count: taken_on.map_or(0, BTreeSet::len), of: days };
                noted.told(*id, cabinet.shelf, courses, days)
            })
        });
        let mut taken: Vec<MedicineTaken> = taken.collect();
        let stopped = |taken: &MedicineTaken| taken.courses.last().is_some_and(|course| course.stopped.is_some());
        taken.sort_by_key(|taken| {
            let days = taken.days.count;
            (days == 0, stopped(taken), std::cmp::Reverse(days), taken.courses.is_empty())
        });
        let side_effects = side_effects(cabinet, |effect| within(effect.at.date_naive()));
        Medicines {
            taken,
            over_limit: noted.over.into_values().collect(),
            side_effects,
            region: cabinet.region,
            flags: cabinet.flags.to_vec(),
        }
    }
}

/// What was noted of the doses of a period.
#[derive(Default)]
struct Noted {
    /// The days of each product, those of its makes that [are alike](Shelf::last_alike) together, as below.
    days: BTreeMap<i64, BTreeSet<NaiveDate>>,
    /// The days of each medicine, whatever make was taken.
    days_of_all: BTreeMap<i64, BTreeSet<NaiveDate>>,
    /// The most of each substance in the 24 hours up to a dose, without that of the day before where one a day is allowed.
    most: BTreeMap<Substance, Amount>,
    /// The days of each product on which a limit of its own counted for a dose.
    by_own_limit: BTreeMap<i64, BTreeSet<NaiveDate>>,
    /// The days of each product on which nobody had compared its label; of what was prescribed only where there was one to compare.
    not_compared: BTreeMap<i64, BTreeSet<NaiveDate>>,
    /// The days on which each product was held against a limit that was exceeded.
    over_of: BTreeMap<i64, BTreeMap<Whose, BTreeSet<NaiveDate>>>,
    /// Those that were too many in a row.
    too_long_of: BTreeMap<i64, BTreeMap<Whose, BTreeSet<NaiveDate>>>,
    /// What more was taken of than whose limit allows: the amount before the days.
    over: BTreeMap<(Substance, Limit, bool), OverLimit>,
}

impl Noted {
    fn of(cabinet: &MedicineCabinet<'_>, within: &impl Fn(NaiveDate) -> bool, to: NaiveDate) -> Noted {
        let mut noted = Noted::default();
        // A label that was compared later counts later.
        let as_compared = |product: &Product| Product {
            label: product.label.clone().filter(|label| label.checked_on.is_some_and(|checked| checked <= to)),
            ..product.clone()
        };
        let shelf = cabinet.shelf.map(as_compared);
        // What is around a dose moves along with the doses: a year of them is looked at once.
        let doses = cabinet.doses;
        let (mut first, mut after) = (0, 0);
        for dose in doses {
            first += doses[first..].iter().take_while(|other| dose.at - other.at >= AROUND).count();
            after += doses[after..].iter().take_while(|other| other.at <= dose.at).count();
            if within(dose.at.date_naive()) {
                noted.add(dose, &shelf, &doses[first..after]);
                let told = cabinet.shelf.get(&dose.product);
                if told.is_some_and(|told| told.kind == ProductKind::Otc || told.label.is_some()) {
                    noted.add_uncompared(dose, &shelf);
                }
            }
        }
        noted.count_rows_of_days(cabinet, &shelf, within);
        noted
    }

    /// `around` holds the doses before `dose`, itself among them.
    fn add(&mut self, dose: &Dose, shelf: &Shelf, around: &[Dose]) {
        let day = dose.at.date_naive();
        let Some(product) = shelf.get(&dose.product) else { return };
        let row = shelf.last_alike(dose.product);
        self.days.entry(row).or_default().insert(day);
        self.days_of_all.entry(shelf.listed_as(dose.product)).or_default().insert(day);
        if product.label_of(dose.at).is_some_and(Label::limits_amount) {
            self.by_own_limit.entry(row).or_default().insert(day);
        }
        for total in totals(around, shelf, dose.at) {
            if shelf.substances(dose.product).any(|substance| substance == total.substance) {
                let amount = total.of_a_day();
                let most = self.most.entry(total.substance).or_default();
                *most = amount.max(*most);
            }
        }
        let zone = Zone::fixed(*dose.at.offset());
        let facts = Facts { shelf, doses: around, days: &BTreeMap::new(), flags: &[], region: None, zone: &zone };
        exceeded(dose, &facts).into_iter().for_each(|exceeded| self.count(exceeded, TooMuch::Amount, day, shelf));
    }

    /// A dose whose label was not compared by then.
    fn add_uncompared(&mut self, dose: &Dose, shelf: &Shelf) {
        if shelf.get(&dose.product).is_some_and(|product| product.label_of(dose.at).is_none()) {
            self.not_compared.entry(shelf.last_alike(dose.product)).or_default().insert(dose.at.date_naive());
        }
    }

    /// More days in a row than a label allows (4.3 rule 7): those beyond it.
    fn count_rows_of_days(
        &mut self,
        cabinet: &MedicineCabinet<'_>,
        shelf: &Shelf,
        within: &impl Fn(NaiveDate) -> bool,
    ) {
        // Days are those of the place where a dose was told.
        let zone = Zone::fixed(Utc.fix());
        let facts = Facts { shelf, doses: &[], days: cabinet.days, flags: &[], region: None, zone: &zone };
        for DayExceeded { day, exceeded, counts_prescribed } in days_exceeded(&facts) {
            if within(day) {
                self.count(exceeded, TooMuch::Days { prescribed: counts_prescribed }, day, shelf);
            }
        }
    }

    /// Counts a day on which a limit was exceeded.
    fn count(&mut self, exceeded: Exceeded, of: TooMuch, day: NaiveDate, shelf: &Shelf) {
        let is_long = matches!(of, TooMuch::Days { .. });
        if let Limit::Of(whose) = &exceeded.limit {
            // A label is no limit of what was prescribed, nor a prescription that of what is over the counter.
            let kind = if whose.prescribed { ProductKind::Prescribed } else { ProductKind::Otc };
            for id in exceeded.with.iter().filter(|id| shelf.get(id).is_some_and(|product| product.kind == kind)) {
                // Its makes are one medicine.
                let own = exceeded.own.contains(id) || shelf.listed_as(*id) == whose.id;
                let whose = if own { Whose::Own } else { Whose::Of(whose.name.clone(), whose.made) };
                let days = if is_long { &mut self.too_long_of } else { &mut self.over_of };
                days.entry(shelf.last_alike(*id)).or_default().entry(whose).or_default().insert(day);
            }
        }
        let ingredient = exceeded.substance.ingredient.clone();
        let over = self.over.entry((exceeded.substance, exceeded.limit.clone(), is_long));
        let (without, days) = (BTreeSet::new(), BTreeSet::new());
        let over = over.or_insert(OverLimit { ingredient, limit: exceeded.limit, of, without, days });
        over.of = over.of.max(of);
        over.without.extend(exceeded.without);
        over.days.insert(day);
    }

    /// The courses of a muscle relaxer as they were known on the day `to`: each that reaches into the period, and that of what was taken
    /// then, be it after its stop. Another strength goes on with the course of the one before.
    fn courses(&self, id: i64, shelf: &Shelf, period: Period, to: NaiveDate) -> Vec<RelaxerCourse> {
        let (listed, in_force) = (shelf.listed_as(id), shelf.in_force_then(id));
        let courses = shelf.courses(listed).into_iter();
        let courses = courses.filter_map(|course| {
            // Start and stop are the course's, whenever they were told; what was planned is of the make of then.
            let (make, last) = (shelf.last_by_then(&course.makes)?, shelf.get(course.makes.last()?)?);
            let product = Product { course_end: shelf.get(&make)?.course_end, ..last.clone() };
            Some((make, product, course))
        });
        // One that was let go of before its first day is none; of what was taken all the same it is told that it was stopped.
        let (none, begun): (Vec<_>, Vec<_>) = courses.partition(|(_, product, _)| product.never_began());
        let courses = if begun.is_empty() { none } else { begun };
        let days = self.days_of_all.get(&listed);
        let mut told = Vec::new();
        for (make, product, course) in courses {
            let since = |day: &&NaiveDate| course.stopped_before(**day).is_some();
            let taken_since = days.and_then(|days| days.iter().rfind(since).copied());
            let is_begun = product.course_start.is_none_or(|start| start <= to);
            let is_of_row = make == in_force && self.days.contains_key(&id) && (is_begun || told.is_empty());
            if is_of_row || taken_since.is_some() || is_begun && product.course_reaches(period.from(), to) {
                told.push(RelaxerCourse::of(&product, to, taken_since));
            }
        }
        told
    }

    fn told(&self, id: i64, shelf: &Shelf, courses: Vec<RelaxerCourse>, days: Tally) -> MedicineTaken {
        let product = shelf.get(&id);
        let substances = || shelf.substances(id);
        let most = substances().filter(|_| days.count > 0).filter_map(|substance| {
            let amount = *self.most.get(&substance)?;
            Some((substance.ingredient, amount))
        });
        let of = |days: &BTreeMap<i64, BTreeSet<NaiveDate>>| days.get(&id).cloned().unwrap_or_default();
        let (taken_on, by_own_limit) = (of(&self.days), of(&self.by_own_limit));
        let prescribed = product.is_some_and(|product| product.kind == ProductKind::Prescribed);
        MedicineTaken {
            name: product.map(|product| product.name.clone()).unwrap_or_default(),
            contents: product.map(|product| product.contents.clone()).unwrap_or_default(),
            days,
            most: most.collect(),
            prescribed,
            over: (!by_own_limit.is_empty()).then(|| by_limit(self.over_of.get(&id), &taken_on)),
            too_long: by_limit(self.too_long_of.get(&id), &taken_on),
            unread: product.is_some_and(|product| !product.is_read_whole()),
            not_compared: of(&self.not_compared).difference(&by_own_limit).count(),
            courses,
        }
    }
}

/// The days of a product on which a limit was exceeded that it is held against, each once: by its own limit before another's.
fn by_limit(
    days_of: Option<&BTreeMap<Whose, BTreeSet<NaiveDate>>>,
    taken_on: &BTreeSet<NaiveDate>,
) -> BTreeMap<Whose, BTreeSet<NaiveDate>> {
    let mut over: BTreeMap<Whose, BTreeSet<NaiveDate>> = BTreeMap::new();
    let mut left = taken_on.clone();
    for (whose, days) in days_of.into_iter().flatten() {
        let counted: BTreeSet<NaiveDate> = days.intersection(&left).copied().collect();
        left.retain(|day| !counted.contains(day));
        if !counted.is_empty() {
            over.insert(whose.clone(), counted);
        }
    }
    over
}

impl RelaxerCourse {
    /// The course of a muscle relaxer as it was known on the day `to`, with the last dose after its stop.
    fn of(product: &Product, to: NaiveDate, taken_since: Option<NaiveDate>) -> RelaxerCourse {
        let stopped = product.stopped_on.filter(|stopped| *stopped <= to);
        RelaxerCourse {
            start: product.course_start.filter(|day| *day <= to && !product.never_began()),
            stopped,
            taken_since,
            planned_end: product.course_end.filter(|_| stopped.is_none()),
        }
    }
}

/// Each side effect of a medicine once, whichever make it was of, those of one name with large and small letters alike.
fn side_effects(cabinet: &MedicineCabinet<'_>, counts: impl Fn(&SideEffect) -> bool) -> Vec<SideEffectNoted> {
    let mut all: BTreeMap<(String, Option<i64>), SideEffectNoted> = BTreeMap::new();
    for effect in cabinet.side_effects.iter().filter(|effect| counts(effect)) {
        let product = effect.product.map(|make| cabinet.shelf.listed_as(make));
        let name = |id: Option<i64>| id.and_then(|id| Some(cabinet.shelf.get(&id)?.name.clone()));
        let noted = all.entry((effect.what.to_lowercase(), product)).or_insert_with(|| SideEffectNoted {
            what: effect.what.clone(),
            product: name(product).or_else(|| name(effect.product)),
            times: 0,
            strongest: effect.strength,
        });
        noted.times += 1;
        noted.strongest = noted.strongest.max(effect.strength);
    }
    let mut all: Vec<SideEffectNoted> = all.into_values().collect();
    all.sort_by_key(|noted| std::cmp::Reverse((noted.times, noted.strongest)));
    all
}

#[cfg(test)]
#[path = "medicine_tests.rs"]
mod tests;
