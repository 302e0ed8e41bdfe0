//! The kinds of findings, and how grave each is.

use chrono::NaiveDate;

use crate::medicine::{Amount, CYCLOBENZAPRINE_DAYS, Flag, Hours, Ingredient, Unit, Units};
use crate::time::{Moment, WallTime};

/// A product, as a sentence names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// The number by which the person's list knows it.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// It was prescribed: what it allows is a prescription, and no label.
    pub prescribed: bool,
    /// Of what a limit leaves out: what it is to the medicine whose limit that is. Of whose limit it is: which of its makes, where they
    /// differ.
    pub made: Made,
}

/// What something that a limit leaves out is to the medicine whose limit it is; and a make whose limit it is to that medicine.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Made {
    /// Another, or other doses of the same: the daily low dose of aspirin, or all but that. Of a limit: the one in force.
    #[default]
    Apart,
    /// The same before it was changed.
    Before,
    /// The same since it was changed.
    Since,
}

/// What kind of thing is true, with its facts. `without`: what is not counted.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub enum FindingKind {
    /// More units at one time than the label allows.
    OverDose { product: Named, unit: Unit, units: Amount, most: Units, at: WallTime },
    /// More of an ingredient at one time, from several products, than was prescribed, or than the lowest of their labels allows.
    /// `without`: what was prescribed, and is not in `total`.
    OverDoseOfAll {
        product: Named,
        ingredient: Ingredient,
        total: Amount,
        limit: Amount,
        without: Vec<Named>,
        at: WallTime,
    },
    /// A label's hours since a dose with the same ingredient are not over (4.3 rule 4): the last such dose, and the hours that end
    /// last with the dose from which they count. `prescribed`: those are of a prescription, and of no label.
    TooEarly { product: Named, last: WallTime, from: WallTime, hours: Hours, prescribed: bool, ends: WallTime },
    /// An ingredient taken more times in 24 hours, of whatever product, than was prescribed, or than the label allows of what has no
    /// prescribed limit of its own. `without`: what was prescribed, and is not in `times`. `day_before`: as below.
    TooOften { product: Named, ingredient: Ingredient, times: u16, most: u16, without: Vec<Named>, day_before: bool },
    /// No further unit fits the label's 24 hours. `without`: what was prescribed, and is not in `total`.
    LastInWindow { product: Named, ingredient: Ingredient, total: Amount, limit: Amount, without: Vec<Named> },
    /// More in 24 hours than was prescribed, or than the lowest label allows (S61; 4.3 rule 5). `without`: what was prescribed, and
    /// is not in `total`. `call`: say [whom to call](crate::medicine::Total::rings). `day_before`: one dose a day is allowed, and it is
    /// more by [that of the day before](crate::medicine::NEXT_DAY_AFTER) alone.
    OverLimit {
        product: Named,
        ingredient: Ingredient,
        total: Amount,
        limit: Amount,
        without: Vec<Named>,
        call: bool,
        day_before: bool,
    },
    /// More units in 24 hours than the label allows, of a product whose strength can't be read whole: units are all that is known.
    /// `every`: more than any day holds by its hours, where it tells these with one dose and nothing of a day.
    OverUnits { product: Named, unit: Unit, units: Amount, most: Units, every: Option<Hours> },
    /// More than [`MOST_ACETAMINOPHEN`](crate::medicine::MOST_ACETAMINOPHEN) in 24 hours, whatever the labels say (4.1).
    AcetaminophenHigh { total: Amount },
    /// It was more than the limit at a dose of the last 24 hours; `product` is absent where the limit is that of the liver. `without`:
    /// what was prescribed, and is not in `total`.
    WasOver {
        product: Option<Named>,
        ingredient: Ingredient,
        total: Amount,
        limit: Amount,
        without: Vec<Named>,
        at: WallTime,
    },
    /// It was so at a dose of the last 24 hours.
    WasOverUnits { product: Named, unit: Unit, units: Amount, most: Units, every: Option<Hours>, at: WallTime },
    /// A dose with a time that has not come yet: the clock was ahead when it was entered.
    ClockAhead { product: Named, written: WallTime },
    /// 4.3 rule 6a.
    TwoNsaids { products: [Named; 2] },
    /// 4.3 rule 6b, with the sum of 24 hours.
    AcetaminophenTwice { products: [Named; 2], total: Amount },
    /// 4.3 rule 6c. `blocks`: the other is known to get in the way of the aspirin.
    AspirinAndNsaid { aspirin: Named, other: Named, blocks: bool },
    /// 4.3 rule 6d.
    TwoSedating { products: [Named; 2] },
    /// 4.3 rule 6d: alcohol, and something that can make sleepy.
    Alcohol { product: Named },
    /// 4.3 rule 6e.
    OtcAndPrescribed { ingredient: Ingredient, otc: Named, prescribed: Named },
    /// The last day in a row that the label allows (4.3 rule 7).
    LastDay { product: Named, ingredient: Ingredient, days: u16, day: NaiveDate },
    /// More days in a row than the label allows (4.3 rule 7).
    TooManyDays { product: Named, ingredient: Ingredient, days: u16, most: u16, day: NaiveDate },
    /// The label says "ask a doctor first" (4.3 rule 8).
    AskFirst { product: Named, flags: Vec<Flag> },
    /// The label says "do not use" (4.2 label warnings).
    DoNotUse { product: Named, flags: Vec<Flag> },
    /// The label says "never" at this age (4.2 aspirin; 4.3 rule 9).
    NeverUnderAge { product: Named },
    /// Something that can make sleepy: no driving, no machines (S66). `by_label`: the hours of its label, where they are what
    /// counts.
    Driving { product: Named, until: WallTime, by_label: Option<Hours> },
    /// The person said that they stopped it, on a day before this dose.
    Stopped { product: Named, day: NaiveDate },
    /// The planned last day of a course is here, or over (S64).
    CourseEnd { product: Named, end: NaiveDate, over: bool },
    /// Cyclobenzaprine beyond its two or three weeks (4.2, S64): of its course, or in a row. `quiet_since`: the last dose, where nobody
    /// knows that [the course goes on](crate::medicine::Product::is_quiet).
    CourseLong { product: Named, day: u32, quiet_since: Option<NaiveDate> },
}

impl FindingKind {
    /// Its code.
    pub fn code(&self) -> &'static str {
        match self {
            FindingKind::OverDose { .. } | FindingKind::OverDoseOfAll { .. } => "over-dose",
            FindingKind::TooEarly { .. } => "too-early",
            FindingKind::TooOften { .. } => "too-often",
            FindingKind::LastInWindow { .. } => "last-in-24-hours",
            FindingKind::OverLimit { .. } | FindingKind::OverUnits { .. } => "over-limit",
            FindingKind::AcetaminophenHigh { .. } => "acetaminophen-high",
            FindingKind::WasOver { .. } | FindingKind::WasOverUnits { .. } => "was-over",
            FindingKind::ClockAhead { .. } => "clock-ahead",
            FindingKind::TwoNsaids { .. } => "two-nsaids",
            FindingKind::AcetaminophenTwice { .. } => "acetaminophen-twice",
            FindingKind::AspirinAndNsaid { .. } => "aspirin-and-nsaid",
            FindingKind::TwoSedating { .. } => "two-sedating",
            FindingKind::Alcohol { .. } => "alcohol",
            FindingKind::OtcAndPrescribed { .. } => "otc-and-prescribed",
            FindingKind::LastDay { .. } => "last-day",
            FindingKind::TooManyDays { .. } => "too-many-days",
            FindingKind::AskFirst { .. } => "ask-first",
            FindingKind::DoNotUse { .. } => "do-not-use",
            FindingKind::NeverUnderAge { .. } => "never-under-age",
            FindingKind::Driving { .. } => "driving",
            FindingKind::Stopped { .. } => "stopped",
            FindingKind::CourseEnd { .. } => "course-end",
            FindingKind::CourseLong { .. } => "course-long",
        }
    }

    /// The same, where what it tells the end of is still to come at `now`, by the clock of here: there it is waited for. What is over
    /// stays with the clock that told it.
    #[must_use]
    pub(super) fn waited_for(mut self, now: &Moment) -> FindingKind {
        let here = |time: &mut WallTime| *time = now.zone.wall(time.to_utc());
        match &mut self {
            FindingKind::Driving { until, .. } if *until > now.wall => here(until),
            FindingKind::TooEarly { last, from, ends, .. } if *ends > now.wall => {
                [last, from, ends].into_iter().for_each(here)
            }
            _ => {}
        }
        self
    }

    /// The products that it is about.
    pub fn products(&self) -> Vec<&Named> {
        match self {
            FindingKind::AcetaminophenHigh { .. } => Vec::new(),
            FindingKind::WasOver { product, .. } => product.iter().collect(),
            FindingKind::TwoNsaids { products }
            | FindingKind::AcetaminophenTwice { products, .. }
            | FindingKind::TwoSedating { products } => products.iter().collect(),
            FindingKind::AspirinAndNsaid { aspirin, other, .. } => vec![aspirin, other],
            FindingKind::OtcAndPrescribed { otc, prescribed, .. } => vec![otc, prescribed],
            FindingKind::OverDose { product, .. }
            | FindingKind::OverUnits { product, .. }
            | FindingKind::WasOverUnits { product, .. }
            | FindingKind::OverDoseOfAll { product, .. }
            | FindingKind::TooEarly { product, .. }
            | FindingKind::TooOften { product, .. }
            | FindingKind::LastInWindow { product, .. }
            | FindingKind::OverLimit { product, .. }
            | FindingKind::ClockAhead { product, .. }
            | FindingKind::Alcohol { product }
            | FindingKind::LastDay { product, .. }
            | FindingKind::TooManyDays { product, .. }
            | FindingKind::AskFirst { product, .. }
            | FindingKind::DoNotUse { product, .. }
            | FindingKind::NeverUnderAge { product }
            | FindingKind::Driving { product, .. }
            | FindingKind::Stopped { product, .. }
            | FindingKind::CourseEnd { product, .. }
            | FindingKind::CourseLong { product, .. } => vec![product],
        }
    }

    /// The ingredient, where it is about one.
    pub fn ingredient(&self) -> Option<&str> {
        match self {
            FindingKind::OverDoseOfAll { ingredient, .. }
            | FindingKind::TooOften { ingredient, .. }
            | FindingKind::LastInWindow { ingredient, .. }
            | FindingKind::OverLimit { ingredient, .. }
            | FindingKind::WasOver { ingredient, .. }
            | FindingKind::OtcAndPrescribed { ingredient, .. }
            | FindingKind::LastDay { ingredient, .. }
            | FindingKind::TooManyDays { ingredient, .. } => Some(ingredient.as_str()),
            FindingKind::AcetaminophenHigh { .. } | FindingKind::AcetaminophenTwice { .. } => Some("acetaminophen"),
            _ => None,
        }
    }

    /// What two findings have in common when they are one thing: kind, ingredient, and the products unless the ingredient is counted
    /// over all of them.
    pub(super) fn about(&self) -> (&'static str, Option<&str>, Vec<i64>) {
        let counted = match self {
            FindingKind::OverDoseOfAll { ingredient, .. }
            | FindingKind::LastInWindow { ingredient, .. }
            | FindingKind::OverLimit { ingredient, .. }
            | FindingKind::WasOver { ingredient, .. }
            | FindingKind::LastDay { ingredient, .. }
            | FindingKind::TooManyDays { ingredient, .. } => Some(ingredient),
            _ => None,
        };
        let over_all = counted.is_some_and(Ingredient::is_named);
        let mut products = if over_all { Vec::new() } else { self.products().iter().map(|named| named.id).collect() };
        match self {
            // Each such dose has to be mended by itself.
            FindingKind::ClockAhead { written, .. } => products.push(written.timestamp()),
            // Each of the limits tells: of the prescriptions, of the labels, of the liver.
            FindingKind::OverLimit { product, .. } | FindingKind::OverDoseOfAll { product, .. } => {
                products.push(product.prescribed.into());
            }
            FindingKind::WasOver { product, .. } => {
                products.push(product.as_ref().map_or(-1, |product| product.prescribed.into()));
            }
            _ => {}
        }
        (self.code(), self.ingredient(), products)
    }

    /// How far it goes, among those of one thing: what says whom to call before all else, then the strong. Of equals the latest counts.
    pub(super) fn gravity(&self) -> (bool, bool, u64) {
        let of = |amount: &Amount| amount.exact();
        let late = |at: &WallTime| u64::try_from(at.timestamp()).unwrap_or_default();
        let far = match self {
            FindingKind::OverDose { units, .. }
            | FindingKind::OverUnits { units, .. }
            | FindingKind::WasOverUnits { units, .. } => of(units),
            FindingKind::OverDoseOfAll { total, .. }
            | FindingKind::LastInWindow { total, .. }
            | FindingKind::OverLimit { total, .. }
            | FindingKind::AcetaminophenHigh { total }
            | FindingKind::WasOver { total, .. }
            | FindingKind::AcetaminophenTwice { total, .. } => of(total),
            FindingKind::TooOften { times, .. } => u64::from(*times),
            FindingKind::LastDay { days, .. } | FindingKind::TooManyDays { days, .. } => u64::from(*days),
            FindingKind::CourseLong { day, .. } => u64::from(*day),
            FindingKind::TooEarly { ends, .. } => late(ends),
            FindingKind::ClockAhead { written, .. } => late(written),
            FindingKind::Driving { until, .. } => late(until),
            FindingKind::AspirinAndNsaid { blocks, .. } => u64::from(*blocks),
            FindingKind::CourseEnd { over, .. } => u64::from(*over),
            FindingKind::TwoNsaids { .. }
            | FindingKind::TwoSedating { .. }
            | FindingKind::Alcohol { .. }
            | FindingKind::OtcAndPrescribed { .. }
            | FindingKind::AskFirst { .. }
            | FindingKind::DoNotUse { .. }
            | FindingKind::Stopped { .. }
            | FindingKind::NeverUnderAge { .. } => 0,
        };
        (self.is_poison(), self.is_strong(), far)
    }

    /// Whether both are counted of the same substance.
    pub(super) fn is_of_the_same(&self, other: &FindingKind) -> bool {
        self.counted_of().is_some_and(|one| other.counted_of() == Some(one))
    }

    /// The substance that it is counted of, where it is counted: an ingredient that nobody named with its product.
    fn counted_of(&self) -> Option<(&Ingredient, Option<i64>)> {
        match self {
            FindingKind::LastInWindow { ingredient, product, .. }
            | FindingKind::OverLimit { ingredient, product, .. } => {
                Some((ingredient, (!ingredient.is_named()).then_some(product.id)))
            }
            _ => None,
        }
    }

    /// Whether it is of the hours around a dose, and names no day.
    pub(super) fn is_of_a_time(&self) -> bool {
        !matches!(
            self,
            FindingKind::ClockAhead { .. }
                | FindingKind::LastDay { .. }
                | FindingKind::TooManyDays { .. }
                | FindingKind::AskFirst { .. }
                | FindingKind::DoNotUse { .. }
                | FindingKind::NeverUnderAge { .. }
                | FindingKind::Driving { .. }
                | FindingKind::Stopped { .. }
                | FindingKind::CourseEnd { .. }
                | FindingKind::CourseLong { .. }
        )
    }

    pub(super) fn is_poison(&self) -> bool {
        matches!(
            self,
            FindingKind::OverLimit { call: true, .. }
                | FindingKind::OverUnits { .. }
                | FindingKind::AcetaminophenHigh { .. }
        )
    }

    /// Whether a dose waits until it was said: what is strong, and what may lead to another dose, or none. What is true each day of what
    /// is taken each day, or of the medicine and stands beside it, is said once the dose is saved: whoever has to press it away daily
    /// reads nothing any more.
    pub(super) fn waits(&self) -> bool {
        self.is_strong()
            || match self {
                // The last of those that were prescribed is taken each day by who keeps to it.
                FindingKind::LastInWindow { product, .. } => !product.prescribed,
                FindingKind::Alcohol { .. } => true,
                _ => self.is_softly_of_two(),
            }
    }

    /// Two that were taken together, which of themselves are not too much.
    pub(super) fn is_softly_of_two(&self) -> bool {
        matches!(self, FindingKind::AspirinAndNsaid { .. } | FindingKind::TwoSedating { .. })
    }

    /// 4.3 rule 6 says which of the duplicates are strong; above a label and behind the wheel it cannot be otherwise.
    pub(super) fn is_strong(&self) -> bool {
        match self {
            FindingKind::OverDose { .. }
            | FindingKind::OverUnits { .. }
            | FindingKind::OverDoseOfAll { .. }
            | FindingKind::TooEarly { .. }
            | FindingKind::AcetaminophenHigh { .. }
            | FindingKind::WasOver { .. }
            | FindingKind::WasOverUnits { .. }
            | FindingKind::ClockAhead { .. }
            | FindingKind::TwoNsaids { .. }
            | FindingKind::AcetaminophenTwice { .. }
            | FindingKind::OtcAndPrescribed { .. }
            | FindingKind::TooManyDays { .. }
            | FindingKind::NeverUnderAge { .. }
            | FindingKind::Driving { .. } => true,
            FindingKind::OverLimit { day_before, .. } | FindingKind::TooOften { day_before, .. } => !day_before,
            FindingKind::CourseEnd { over, .. } => *over,
            FindingKind::CourseLong { day, quiet_since, .. } => quiet_since.is_none() && *day > CYCLOBENZAPRINE_DAYS[1],
            FindingKind::LastInWindow { .. }
            | FindingKind::AspirinAndNsaid { .. }
            | FindingKind::TwoSedating { .. }
            | FindingKind::Alcohol { .. }
            | FindingKind::LastDay { .. }
            | FindingKind::Stopped { .. }
            | FindingKind::AskFirst { .. }
            | FindingKind::DoNotUse { .. } => false,
        }
    }
}
