//! Which limits a dose went over, each with whose it is (4.3 rules 2, 3 and 5). The doctor's page counts days by it.

use std::collections::BTreeSet;

use super::{Facts, Named, left_out, whose};
use crate::medicine::{Counted, Dose, Held, Shelf, Substance};

/// More of a substance than is allowed: in 24 hours, at one time, too many times, or on too many days in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exceeded {
    /// What.
    pub substance: Substance,
    /// Whose limit it is.
    pub limit: Limit,
    /// The products whose doses are held against it.
    pub with: BTreeSet<i64>,
    /// Those of them of which more was taken than their own limit allows.
    pub own: BTreeSet<i64>,
    /// The products taken whose doses are not: a limit of their own was prescribed for them, or they are of the medicine before or after
    /// it was changed.
    pub without: Vec<Named>,
}

/// Whose a limit is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Limit {
    /// That of a product's label, or of its prescription.
    Of(Named),
    /// [`MOST_ACETAMINOPHEN`](crate::medicine::MOST_ACETAMINOPHEN), whatever labels and prescriptions say (4.1).
    Liver,
}

impl Exceeded {
    /// More than the lowest limit allows, in amount.
    pub(super) fn in_amount(substance: &Substance, held: &Held, shelf: &Shelf) -> Exceeded {
        let of = (held.of, held.is_before);
        Exceeded { own: held.exceeds.clone(), ..Exceeded::in_times(substance, of, &held.counted, shelf) }
    }

    /// More times than a product allows, of which is told whether it was changed since.
    pub(super) fn in_times(
        substance: &Substance,
        (product, is_before): (i64, bool),
        counted: &Counted,
        shelf: &Shelf,
    ) -> Exceeded {
        Exceeded {
            substance: substance.clone(),
            limit: Limit::Of(whose(product, is_before, shelf)),
            with: counted.with.clone(),
            own: BTreeSet::from([product]),
            without: left_out(&counted.without, product, shelf),
        }
    }
}

/// What is in a dose, each more than the own limit of its product, which is counted in units: that limit by whose it is.
pub(super) fn of_itself<'a>(dose: &'a Dose, limit: Named, facts: &'a Facts) -> impl Iterator<Item = Exceeded> + 'a {
    facts.shelf.substances(dose.product).map(move |substance| Exceeded {
        substance,
        limit: Limit::Of(limit.clone()),
        with: BTreeSet::from([dose.product]),
        own: BTreeSet::from([dose.product]),
        without: Vec::new(),
    })
}
