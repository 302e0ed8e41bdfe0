//! What courses come to on a day (S64).

use chrono::NaiveDate;

use super::{Facts, FindingKind, named};
use crate::medicine::{CYCLOBENZAPRINE_DAYS, Ingredient};

/// Courses that end or ended, and those that go on for too long.
pub(super) fn courses(facts: &Facts, today: NaiveDate) -> Vec<FindingKind> {
    let shelf = facts.shelf;
    let mut found = Vec::new();
    // With another strength the course is that of the make in force.
    for (id, product) in shelf.iter().filter(|(id, _)| shelf.listed_as(**id) == **id) {
        let product_named = || named(*id, shelf);
        if let Some(end) = product.course_end.filter(|end| *end <= today && product.in_use(today)) {
            found.push(FindingKind::CourseEnd { product: product_named(), end, over: end < today });
        }
        let limited = product.ingredients().any(Ingredient::has_most_days);
        if let Some(day) = product.course_day(today).filter(|day| limited && *day > CYCLOBENZAPRINE_DAYS[0]) {
            let of_it = facts.days.iter().filter(|(make, _)| shelf.listed_as(**make) == *id);
            let last = of_it.filter_map(|(_, days)| days.days().rfind(|day| *day <= today)).max();
            let quiet_since = last.filter(|last| product.is_quiet(*last, today));
            found.push(FindingKind::CourseLong { product: product_named(), day, quiet_since });
        }
    }
    found
}
