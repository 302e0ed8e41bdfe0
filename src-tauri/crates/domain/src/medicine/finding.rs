//! What is true of the doses, and how long it stays so (4.3; S61, S64, S66). Facts only: the words are in the locales.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate, NaiveTime};

use super::dose::at_one_time;
use super::pair::{self, Pair};
use super::{
    Amount, CYCLOBENZAPRINE_DAYS, Class, DROWSY_FOR, Dose, FIRST_DOSE_WITHIN_MINUTES, Flag, Hours, Ingredient, Label,
    MOST_ACETAMINOPHEN, Product, Region, Shelf, Total, Unit, Units, WINDOW, ask_first, days_in_a_row, totals,
};
use crate::time::WallTime;

/// A product, as a sentence names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// Its number.
    pub id: i64,
    /// Its name.
    pub name: String,
}

/// What kind of thing is true, with its facts.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub enum FindingKind {
    /// More units at one time than the label allows.
    OverDose { product: Named, unit: Unit, units: Amount, most: Units },
    /// The label's hours since the last dose with the same ingredient were not over (4.3 rule 4).
    TooEarly { product: Named, last: WallTime, hours: Hours, ends: WallTime },
    /// More doses in 24 hours than the label allows.
    TooOften { product: Named, times: u16, most: u16 },
    /// After this no further unit fits the label's 24 hours.
    LastInWindow { product: Named, ingredient: Ingredient, total: Amount, limit: Amount },
    /// More in 24 hours than the label allows (S61; 4.3 rule 5).
    OverLimit { product: Named, ingredient: Ingredient, total: Amount, limit: Amount },
    /// More than [`MOST_ACETAMINOPHEN`] in 24 hours, whatever the labels say (4.1).
    AcetaminophenHigh { total: Amount },
    /// 4.3 rule 6a.
    TwoNsaids { products: [Named; 2] },
    /// 4.3 rule 6b, with the sum of 24 hours.
    AcetaminophenTwice { products: [Named; 2], total: Amount },
    /// 4.3 rule 6c.
    AspirinAndNsaid { aspirin: Named, other: Named },
    /// 4.3 rule 6d.
    TwoSedating { products: [Named; 2] },
    /// 4.3 rule 6d: alcohol, and something that can make sleepy.
    Alcohol { product: Named },
    /// 4.3 rule 6e.
    OtcAndPrescribed { ingredient: Ingredient, otc: Named, prescribed: Named },
    /// The last day in a row that the label allows (4.3 rule 7).
    LastDay { product: Named, ingredient: Ingredient, days: u16 },
    /// More days in a row than the label allows (4.3 rule 7).
    TooManyDays { product: Named, ingredient: Ingredient, days: u16, most: u16 },
    /// The label says "ask a doctor first" (4.3 rule 8).
    AskFirst { product: Named, flags: Vec<Flag> },
    /// A muscle relaxer: no driving, no machines (S66).
    Driving { product: Named, until: WallTime },
    /// The planned last day of a course is here, or over (S64).
    CourseEnd { product: Named, end: NaiveDate, over: bool },
    /// Cyclobenzaprine beyond its two or three weeks (4.2, S64).
    CourseLong { product: Named, day: u32 },
}

/// One thing that is true of the doses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What, with its facts.
    pub kind: FindingKind,
    /// It must not be missed.
    pub strong: bool,
    /// Too much was taken: say whom to call (4.3 rule 5).
    pub poison: bool,
    /// Where the person buys medicines: decides names and telephone numbers.
    pub region: Region,
}

/// All that findings are made of.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// All products.
    pub shelf: &'a Shelf,
    /// The doses around the moment, two days before and after at least, in any order.
    pub doses: &'a [Dose],
    /// The days on which each ingredient was taken, as far back as a run of them goes.
    pub days: &'a BTreeMap<Ingredient, BTreeSet<NaiveDate>>,
    /// What the person told of themselves.
    pub flags: &'a [Flag],
    /// Where the person buys medicines.
    pub region: Region,
}

/// What is true at a moment, the strong first; of each thing the gravest. Doses after it are not seen.
pub fn at_moment(facts: &Facts, now: WallTime) -> Vec<Finding> {
    let seen: Vec<Dose> = facts.doses.iter().filter(|dose| dose.at <= now).cloned().collect();
    let facts = Facts { doses: &seen, ..*facts };
    let mut found = Vec::new();
    for dose in &seen {
        found.extend(held(dose, &facts).into_iter().filter(|held| now < held.until).map(|held| held.kind));
    }
    // What the last 24 hours come to is told as it is now, not as it was at the last dose.
    let totals = totals(&seen, facts.shelf, now);
    found.retain(|kind| match kind {
        FindingKind::LastInWindow { ingredient, .. } => {
            let is_so = |total: &&Total| total.ingredient == *ingredient && is_last(total, facts.shelf);
            totals.iter().any(|total| is_so(&total))
        }
        FindingKind::AskFirst { .. } => false,
        _ => true,
    });
    found.extend(courses(facts.shelf, now.date_naive()));
    finish(found, &facts)
}

/// What is true of one of the doses.
pub fn at_dose(dose: &Dose, facts: &Facts) -> Vec<Finding> {
    finish(held(dose, facts).into_iter().map(|held| held.kind).collect(), facts)
}

/// What a dose brings: what is true of it, and what becomes true of the doses after it. `facts` are without it.
pub fn brought_by(dose: &Dose, facts: &Facts) -> Vec<Finding> {
    let mut doses = facts.doses.to_vec();
    doses.push(dose.clone());
    let mut days = facts.days.clone();
    for content in facts.shelf.get(&dose.product).iter().flat_map(|product| &product.contents) {
        days.entry(content.ingredient.clone()).or_default().insert(dose.at.date_naive());
    }
    let with = Facts { doses: &doses, days: &days, ..*facts };
    let mut found: Vec<FindingKind> = held(dose, &with).into_iter().map(|held| held.kind).collect();
    for later in facts.doses.iter().filter(|later| later.at > dose.at) {
        let before: Vec<FindingKind> = held(later, facts).into_iter().map(|held| held.kind).collect();
        found.extend(held(later, &with).into_iter().map(|held| held.kind).filter(|kind| !before.contains(kind)));
    }
    finish(found, facts)
}

/// A thing that is true of a dose, and until when it matters.
struct Held {
    kind: FindingKind,
    until: WallTime,
}

fn held(dose: &Dose, facts: &Facts) -> Vec<Held> {
    let Some(product) = facts.shelf.get(&dose.product) else { return Vec::new() };
    let named = named(dose.product, facts.shelf);
    let mut found = Vec::new();
    let mut hold = |kind, until| found.push(Held { kind, until });
    let day_on = dose.at + WINDOW;
    if let Some(label) = product.checked_label() {
        let interval_ends = dose.at + pair::interval(product);
        if let Some(kind) = over_dose(dose, product, label, facts) {
            hold(kind, interval_ends);
        }
        if let Some(kind) = too_early(dose, product, label, facts) {
            hold(kind, interval_ends);
        }
        for kind in days_in_row(dose, product, label, facts) {
            hold(kind, end_of_day_after(dose.at));
        }
    }
    for total in totals(facts.doses, facts.shelf, dose.at) {
        if product.contents.iter().any(|content| content.ingredient == total.ingredient) {
            over_window(&total, product, &named, facts.shelf).into_iter().for_each(|kind| hold(kind, day_on));
        }
    }
    for (kind, until) in doubled(dose, product, facts) {
        hold(kind, until);
    }
    let flags = ask_first(product, facts.flags);
    if !flags.is_empty() {
        hold(FindingKind::AskFirst { product: named.clone(), flags }, day_on);
    }
    if product.is_sedating() {
        let until = dose.at + DROWSY_FOR;
        hold(FindingKind::Driving { product: named, until }, until);
    }
    found
}

/// All that was taken of the product at that time, against one dose of its label.
fn over_dose(dose: &Dose, product: &Product, label: &Label, facts: &Facts) -> Option<FindingKind> {
    let usual = label.per_dose?;
    let first = label.first_dose.filter(|_| first_of_row(dose, product, label, facts));
    let most = [Some(usual), first, label.larger.map(|larger| larger.0)].into_iter().flatten().max()?;
    let units = units_at(dose, facts);
    let taken = units_of(units.iter().copied());
    (taken > units_of([most])).then(|| FindingKind::OverDose {
        product: named(dose.product, facts.shelf),
        unit: product.unit,
        units: taken,
        most,
    })
}

/// The units of a product that were written down for one time.
fn units_at(dose: &Dose, facts: &Facts) -> Vec<Units> {
    let same = |other: &&Dose| other.product == dose.product && at_one_time(other.at, dose.at);
    facts.doses.iter().filter(same).map(|other| other.units).collect()
}

/// Units as an amount in thousandths, so that they add up exactly.
fn units_of(units: impl IntoIterator<Item = Units>) -> Amount {
    units.into_iter().map(|units| super::PerUnit::of_micrograms(1000).times(units)).sum()
}

/// The last dose before with an ingredient of this one, against the label's hours.
fn too_early(dose: &Dose, product: &Product, label: &Label, facts: &Facts) -> Option<FindingKind> {
    let earlier =
        |other: &&Dose| other.at < dose.at && !at_one_time(other.at, dose.at) && shares(other, product, facts.shelf);
    let last = facts.doses.iter().filter(earlier).max_by_key(|other| other.at)?;
    if label.first_dose.is_some_and(|first| within_first_dose(dose, product, label, first, facts)) {
        return None;
    }
    let of_last = facts.shelf.get(&last.product).and_then(Product::checked_label);
    let hours = [hours_after(label, dose, facts), of_last.and_then(|label| hours_after(label, last, facts))];
    let hours = hours.into_iter().flatten().max()?;
    let ends = (last.at + hours.elapsed()).with_timezone(dose.at.offset());
    (dose.at < ends).then(|| FindingKind::TooEarly {
        product: named(dose.product, facts.shelf),
        last: last.at.with_timezone(dose.at.offset()),
        hours,
        ends,
    })
}

/// The hours that a label wants around a dose of this size.
fn hours_after(label: &Label, dose: &Dose, facts: &Facts) -> Option<Hours> {
    let taken = units_of(units_at(dose, facts));
    let is_larger = label.per_dose.is_some_and(|usual| taken > units_of([usual]));
    label.larger.filter(|_| is_larger).map(|larger| larger.1).or(label.hours)
}

fn shares(dose: &Dose, product: &Product, shelf: &Shelf) -> bool {
    let other = shelf.get(&dose.product);
    let has = |ingredient: &Ingredient| {
        other.is_some_and(|other| other.contents.iter().any(|content| content.ingredient == *ingredient))
    };
    product.contents.iter().any(|content| has(&content.ingredient))
}

/// Whether nothing with this ingredient was taken in the label's longest interval before.
fn first_of_row(dose: &Dose, product: &Product, label: &Label, facts: &Facts) -> bool {
    let Some(interval) = label.longest_interval() else { return false };
    let before = |other: &&Dose| {
        other.at < dose.at
            && !at_one_time(other.at, dose.at)
            && dose.at - other.at < interval.elapsed()
            && shares(other, product, facts.shelf)
    };
    !facts.doses.iter().any(|other| before(&other))
}

/// Whether a dose belongs to a first dose that was taken in parts within an hour (4.1, naproxen sodium).
fn within_first_dose(dose: &Dose, product: &Product, label: &Label, first: Units, facts: &Facts) -> bool {
    let since = dose.at - chrono::TimeDelta::minutes(FIRST_DOSE_WITHIN_MINUTES);
    let parts: Vec<&Dose> = facts
        .doses
        .iter()
        .filter(|other| other.product == dose.product && other.at >= since && other.at <= dose.at)
        .collect();
    let Some(start) = parts.iter().min_by_key(|part| part.at) else { return false };
    units_of(parts.iter().map(|part| part.units)) <= units_of([first]) && first_of_row(start, product, label, facts)
}

/// What the 24 hours up to a dose come to.
fn over_window(total: &Total, product: &Product, named: &Named, shelf: &Shelf) -> Vec<FindingKind> {
    let mut found = Vec::new();
    let ingredient = || total.ingredient.clone();
    if let Some((limit, of)) = total.limit {
        if total.amount > limit {
            let product = self::named(of, shelf);
            found.push(FindingKind::OverLimit { product, ingredient: ingredient(), total: total.amount, limit });
        } else if is_last(total, shelf) {
            let product = self::named(of, shelf);
            found.push(FindingKind::LastInWindow { product, ingredient: ingredient(), total: total.amount, limit });
        }
    }
    if let Some(most) = product.checked_label().and_then(|label| label.doses_per_day)
        && total.times > most
    {
        found.push(FindingKind::TooOften { product: named.clone(), times: total.times, most });
    }
    if total.ingredient.class() == Class::Acetaminophen && total.amount > MOST_ACETAMINOPHEN {
        found.push(FindingKind::AcetaminophenHigh { total: total.amount });
    }
    found
}

/// Whether the total keeps to the limit, and not one full unit more of what was taken would.
fn is_last(total: &Total, shelf: &Shelf) -> bool {
    let Some((limit, of)) = total.limit else { return false };
    let unit = Units::new(1.0).ok().and_then(|unit| shelf.get(&of)?.amount(&total.ingredient, unit));
    total.amount <= limit && unit.is_some_and(|unit| total.amount + unit > limit)
}

/// The day of a dose in its row of days, against the label's.
fn days_in_row(dose: &Dose, product: &Product, label: &Label, facts: &Facts) -> Vec<FindingKind> {
    let Some(most) = label.days else { return Vec::new() };
    let product_named = || named(dose.product, facts.shelf);
    let kinds = product.contents.iter().filter_map(|content| {
        let (product, ingredient) = (product_named(), content.ingredient.clone());
        let days = days_in_a_row(facts.days.get(&ingredient)?, dose.at.date_naive());
        match days.cmp(&most) {
            std::cmp::Ordering::Less => None,
            std::cmp::Ordering::Equal => Some(FindingKind::LastDay { product, ingredient, days }),
            std::cmp::Ordering::Greater => Some(FindingKind::TooManyDays { product, ingredient, days, most }),
        }
    });
    kinds.collect()
}

/// What a dose is to the doses of other products before it (4.3 rule 6), each with its end.
fn doubled(dose: &Dose, product: &Product, facts: &Facts) -> Vec<(FindingKind, WallTime)> {
    let mut found = Vec::new();
    let this = named(dose.product, facts.shelf);
    for other in facts.doses.iter().filter(|other| other.at <= dose.at) {
        let Some(theirs) = facts.shelf.get(&other.product) else { continue };
        let name = named(other.product, facts.shelf);
        let both = || {
            let mut both = [name.clone(), this.clone()];
            both.sort();
            both
        };
        for (pair, counts_for) in pair::pairs((dose, product), (other, theirs)) {
            let until = other.at + counts_for;
            if until <= dose.at {
                continue;
            }
            let kind = match pair {
                Pair::TwoNsaids => FindingKind::TwoNsaids { products: both() },
                Pair::AcetaminophenTwice => {
                    let total = totals(facts.doses, facts.shelf, dose.at);
                    let total = total.iter().find(|total| total.ingredient.class() == Class::Acetaminophen);
                    let total = total.map(|total| total.amount).unwrap_or_default();
                    FindingKind::AcetaminophenTwice { products: both(), total }
                }
                Pair::AspirinAndNsaid if pair::is_low_dose_aspirin((dose, product)) => {
                    FindingKind::AspirinAndNsaid { aspirin: this.clone(), other: name.clone() }
                }
                Pair::AspirinAndNsaid => FindingKind::AspirinAndNsaid { aspirin: name.clone(), other: this.clone() },
                Pair::TwoSedating => FindingKind::TwoSedating { products: both() },
                Pair::OtcAndPrescribed(ingredient) => {
                    let (otc, prescribed) = pair::over_the_counter_first(dose, product.kind, other);
                    let (otc, prescribed) = (named(otc.product, facts.shelf), named(prescribed.product, facts.shelf));
                    FindingKind::OtcAndPrescribed { ingredient, otc, prescribed }
                }
            };
            found.push((kind, until));
        }
        // Alcohol with either of them, and something that can make sleepy.
        let until = other.at + DROWSY_FOR;
        if until > dose.at && (dose.alcohol || other.alcohol) {
            let sleepy = [(product, &this), (theirs, &name)].into_iter().filter(|(product, _)| product.is_sedating());
            found.extend(sleepy.map(|(_, named)| (FindingKind::Alcohol { product: named.clone() }, until)));
        }
    }
    found
}

/// What courses come to on a day (S64).
fn courses(shelf: &Shelf, today: NaiveDate) -> Vec<FindingKind> {
    let mut found = Vec::new();
    for (id, product) in shelf {
        let product_named = || named(*id, shelf);
        if let Some(end) = product.course_end.filter(|end| *end <= today && product.in_use(today)) {
            found.push(FindingKind::CourseEnd { product: product_named(), end, over: end < today });
        }
        let limited = product.contents.iter().any(|content| content.ingredient.as_str() == "cyclobenzaprine");
        if let Some(day) = product.course_day(today).filter(|day| limited && *day > CYCLOBENZAPRINE_DAYS[0]) {
            found.push(FindingKind::CourseLong { product: product_named(), day });
        }
    }
    found
}

/// Of each thing the gravest, the strong first.
fn finish(found: Vec<FindingKind>, facts: &Facts) -> Vec<Finding> {
    let mut kept: Vec<FindingKind> = Vec::new();
    for kind in found {
        match kept.iter_mut().find(|one| one.about() == kind.about()) {
            Some(one) if kind.gravity() >= one.gravity() => *one = kind,
            Some(_) => {}
            None => kept.push(kind),
        }
    }
    // Over the limit, the last that fits it is no news.
    let over: Vec<Ingredient> = kept.iter().filter_map(FindingKind::over_limit).cloned().collect();
    kept.retain(|kind| !matches!(kind, FindingKind::LastInWindow { ingredient, .. } if over.contains(ingredient)));
    let mut findings: Vec<Finding> = kept
        .into_iter()
        .map(|kind| Finding { strong: kind.is_strong(), poison: kind.is_poison(), region: facts.region, kind })
        .collect();
    findings.sort_by_key(|finding| (!finding.poison, !finding.strong));
    findings
}

fn named(id: i64, shelf: &Shelf) -> Named {
    Named { id, name: shelf.get(&id).map(|product| product.name.clone()).unwrap_or_default() }
}

/// Midnight after the day that follows a moment, by the clock of that place.
fn end_of_day_after(at: WallTime) -> WallTime {
    let day = at.date_naive() + Days::new(2);
    day.and_time(NaiveTime::MIN).and_local_timezone(*at.offset()).single().unwrap_or(at + WINDOW)
}

impl FindingKind {
    /// Its code.
    pub fn code(&self) -> &'static str {
        match self {
            FindingKind::OverDose { .. } => "over-dose",
            FindingKind::TooEarly { .. } => "too-early",
            FindingKind::TooOften { .. } => "too-often",
            FindingKind::LastInWindow { .. } => "last-in-24-hours",
            FindingKind::OverLimit { .. } => "over-limit",
            FindingKind::AcetaminophenHigh { .. } => "acetaminophen-high",
            FindingKind::TwoNsaids { .. } => "two-nsaids",
            FindingKind::AcetaminophenTwice { .. } => "acetaminophen-twice",
            FindingKind::AspirinAndNsaid { .. } => "aspirin-and-nsaid",
            FindingKind::TwoSedating { .. } => "two-sedating",
            FindingKind::Alcohol { .. } => "alcohol",
            FindingKind::OtcAndPrescribed { .. } => "otc-and-prescribed",
            FindingKind::LastDay { .. } => "last-day",
            FindingKind::TooManyDays { .. } => "too-many-days",
            FindingKind::AskFirst { .. } => "ask-first",
            FindingKind::Driving { .. } => "driving",
            FindingKind::CourseEnd { .. } => "course-end",
            FindingKind::CourseLong { .. } => "course-long",
        }
    }

    /// The products that it is about.
    pub fn products(&self) -> Vec<&Named> {
        match self {
            FindingKind::AcetaminophenHigh { .. } => Vec::new(),
            FindingKind::TwoNsaids { products }
            | FindingKind::AcetaminophenTwice { products, .. }
            | FindingKind::TwoSedating { products } => products.iter().collect(),
            FindingKind::AspirinAndNsaid { aspirin, other } => vec![aspirin, other],
            FindingKind::OtcAndPrescribed { otc, prescribed, .. } => vec![otc, prescribed],
            FindingKind::OverDose { product, .. }
            | FindingKind::TooEarly { product, .. }
            | FindingKind::TooOften { product, .. }
            | FindingKind::LastInWindow { product, .. }
            | FindingKind::OverLimit { product, .. }
            | FindingKind::Alcohol { product }
            | FindingKind::LastDay { product, .. }
            | FindingKind::TooManyDays { product, .. }
            | FindingKind::AskFirst { product, .. }
            | FindingKind::Driving { product, .. }
            | FindingKind::CourseEnd { product, .. }
            | FindingKind::CourseLong { product, .. } => vec![product],
        }
    }

    /// The ingredient, where it is about one.
    pub fn ingredient(&self) -> Option<&str> {
        match self {
            FindingKind::LastInWindow { ingredient, .. }
            | FindingKind::OverLimit { ingredient, .. }
            | FindingKind::OtcAndPrescribed { ingredient, .. }
            | FindingKind::LastDay { ingredient, .. }
            | FindingKind::TooManyDays { ingredient, .. } => Some(ingredient.as_str()),
            FindingKind::AcetaminophenHigh { .. } | FindingKind::AcetaminophenTwice { .. } => Some("acetaminophen"),
            _ => None,
        }
    }

    /// What two findings have in common when they are one thing: kind, ingredient, and the products unless the ingredient is counted
    /// over all of them.
    fn about(&self) -> (&'static str, Option<&str>, Vec<i64>) {
        let over_all = matches!(self, FindingKind::LastInWindow { .. } | FindingKind::OverLimit { .. });
        let products = if over_all { Vec::new() } else { self.products().iter().map(|named| named.id).collect() };
        (self.code(), self.ingredient(), products)
    }

    /// How far it goes, among those of one thing; of equals the latest counts.
    fn gravity(&self) -> u64 {
        let of = |amount: &Amount| amount.quarter_micrograms();
        match self {
            FindingKind::OverDose { units, .. } => of(units),
            FindingKind::OverLimit { total, .. }
            | FindingKind::AcetaminophenHigh { total }
            | FindingKind::AcetaminophenTwice { total, .. } => of(total),
            FindingKind::TooOften { times, .. } => u64::from(*times),
            FindingKind::TooManyDays { days, .. } => u64::from(*days),
            FindingKind::Driving { until, .. } => u64::try_from(until.timestamp()).unwrap_or_default(),
            _ => 0,
        }
    }

    fn over_limit(&self) -> Option<&Ingredient> {
        match self {
            FindingKind::OverLimit { ingredient, .. } => Some(ingredient),
            _ => None,
        }
    }

    fn is_poison(&self) -> bool {
        matches!(self, FindingKind::OverLimit { .. } | FindingKind::AcetaminophenHigh { .. })
    }

    /// 4.3 rule 6 says which of the duplicates are strong; above a label and behind the wheel it can not be otherwise.
    fn is_strong(&self) -> bool {
        match self {
            FindingKind::OverDose { .. }
            | FindingKind::TooEarly { .. }
            | FindingKind::TooOften { .. }
            | FindingKind::OverLimit { .. }
            | FindingKind::AcetaminophenHigh { .. }
            | FindingKind::TwoNsaids { .. }
            | FindingKind::AcetaminophenTwice { .. }
            | FindingKind::OtcAndPrescribed { .. }
            | FindingKind::TooManyDays { .. }
            | FindingKind::Driving { .. } => true,
            FindingKind::CourseEnd { over, .. } => *over,
            FindingKind::CourseLong { day, .. } => *day > CYCLOBENZAPRINE_DAYS[1],
            FindingKind::LastInWindow { .. }
            | FindingKind::AspirinAndNsaid { .. }
            | FindingKind::TwoSedating { .. }
            | FindingKind::Alcohol { .. }
            | FindingKind::LastDay { .. }
            | FindingKind::AskFirst { .. } => false,
        }
    }
}
