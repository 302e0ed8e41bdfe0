//! What courses come to on a day (S64).

use chrono::NaiveDate;

use super::{FindingKind, named};
use crate::medicine::{CYCLOBENZAPRINE_DAYS, Ingredient, Shelf};

/// Courses that end or ended, and those that go on for too long.
pub(super) fn courses(shelf: &Shelf, today: NaiveDate) -> Vec<FindingKind> {
    let mut found = Vec::new();
    for (id, product) in shelf.iter() {
        let product_named = || named(*id, shelf);
        if let Some(end) = product.course_end.filter(|end| *end <= today && product.in_use(today)) {
            found.push(FindingKind::CourseEnd { product: product_named(), end, over: end < today });
        }
        let limited = product.ingredients().any(Ingredient::has_most_days);
        if let Some(day) = product.course_day(today).filter(|day| limited && *day > CYCLOBENZAPRINE_DAYS[0]) {
            found.push(FindingKind::CourseLong { product: product_named(), day });
        }
    }
    found
}
