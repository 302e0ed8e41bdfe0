//! That something was taken, as the limits of 24 hours ask of it.

use super::dose::units_at;
use super::pair::is_low_dose_aspirin;
use super::product::ASPIRIN;
use super::{Amount, Content, Dose, Ingredient, Label, Product, ProductKind, Shelf, Units};
use crate::time::WallTime;

/// That a substance was taken.
#[derive(Clone)]
pub(super) struct Taken {
    pub at: WallTime,
    pub product: i64,
    /// The number by which the list knows it: its makes are one medicine.
    pub medicine: i64,
    /// The first of its makes that allow just the same: of it and these one label governs all.
    pub as_allowed: i64,
    /// How many times a day its own label or prescription allows.
    pub most_times: Option<u16>,
    is_prescribed: bool,
    /// A limit of its own was prescribed for it: the labels of other products do not govern it (4.3 rule 3).
    is_of_prescribed_limit: bool,
    /// It is the daily low dose of aspirin, which is no dose against pain: its label governs no other (4.3 rule 6c).
    pub is_preventive: bool,
    /// One dose a day is allowed; or it was prescribed, not in how many doses, and all of it was taken in one.
    pub is_once_a_day: bool,
}

impl Taken {
    /// A dose, which is one of `doses`, of an ingredient of its product.
    pub(super) fn of(
        (dose, product): (&Dose, &Product),
        shelf: &Shelf,
        ingredient: &Ingredient,
        doses: &[Dose],
    ) -> Taken {
        let label = product.label_of(dose.at);
        let is_prescribed = product.kind == ProductKind::Prescribed;
        let all_at_once = |label: &Label| {
            let is_free = label.per_dose.is_none() && label.doses_per_day.is_none();
            let units = || units_at(dose, doses).into_iter().map(|units| u64::from(units.thousandths())).sum::<u64>();
            is_free && label.per_day.is_some_and(|most| u64::from(most.thousandths()) == units())
        };
        Taken {
            at: dose.at,
            product: dose.product,
            medicine: shelf.listed_as(dose.product),
            as_allowed: shelf.first_unchanged(dose.product),
            most_times: label.and_then(|label| label.doses_per_day),
            is_prescribed,
            is_of_prescribed_limit: is_prescribed && label.is_some_and(|label| label.most_a_day().is_some()),
            is_preventive: ingredient.as_str() == ASPIRIN && is_low_dose_aspirin((dose, product), doses),
            is_once_a_day: label.is_some_and(|label| label.is_once_a_day() || is_prescribed && all_at_once(label)),
        }
    }

    /// Whether it is held against a limit of `of`. One medicine in two makes is taken by the one in force: what was taken of another that
    /// allows more is none of this one's, nor what was prescribed without a limit in its place, or before it.
    pub(super) fn counts_against<T: PartialOrd>(&self, own: Option<T>, of: &Taken, limit: &T) -> bool {
        let is_remade = self.medicine == of.medicine && self.product != of.product;
        !is_remade || own.map_or(!self.is_prescribed, |own| own <= *limit)
    }

    /// Whether it is held against what was got in a way.
    pub(super) fn counts_for(&self, kind: ProductKind) -> bool {
        kind == ProductKind::Prescribed || !self.is_of_prescribed_limit
    }
}

impl AsRef<Taken> for Taken {
    fn as_ref(&self) -> &Taken {
        self
    }
}

impl AsRef<Taken> for Share {
    fn as_ref(&self) -> &Taken {
        &self.taken
    }
}

/// What one dose adds to a total.
#[derive(Clone)]
pub(super) struct Share {
    pub(super) taken: Taken,
    pub(super) kind: ProductKind,
    pub(super) amount: Amount,
    /// How much its own label or prescription allows.
    pub(super) allowed: Option<Amount>,
    /// Its medicine was changed since, and allows another amount.
    pub(super) is_before: bool,
}

impl Share {
    /// What a dose, which is one of `doses`, holds of one ingredient of its product, which allows `most` units; and whether
    /// [another amount](Shelf::was_changed) is in force since.
    pub(super) fn of(
        (dose, product): (&Dose, &Product),
        shelf: &Shelf,
        content: &Content,
        most: Option<Units>,
        is_before: bool,
        doses: &[Dose],
    ) -> Share {
        Share {
            taken: Taken::of((dose, product), shelf, &content.ingredient, doses),
            kind: product.kind,
            amount: content.per_unit.times(dose.units),
            allowed: most.map(|most| content.per_unit.times(most)),
            is_before,
        }
    }
}
