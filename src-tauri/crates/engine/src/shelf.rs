//! Makes as doses are counted by them.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use respite_domain::medicine::{Product, Shelf};
use respite_domain::time::WallTime;
use respite_store::StoredProduct;

use crate::At;

/// The makes as doses are counted by them, without the courses of what is deleted.
pub(crate) fn shelf_of(mut products: Vec<StoredProduct>) -> Shelf {
    forget_deleted_courses(&mut products);
    shelf_as_told(products)
}

/// The same with the courses of what is deleted too.
pub(crate) fn shelf_as_told(products: Vec<StoredProduct>) -> Shelf {
    let listed: Vec<(i64, i64)> = products.iter().map(|stored| (stored.id, stored.listed_as())).collect();
    let mut shelf: Shelf = products.into_iter().map(|stored| (stored.id, stored.product)).collect();
    for (id, listed) in listed {
        shelf.list_as(id, listed);
    }
    shelf
}

/// The makes that are of after a moment: a look from there sees no change to them.
pub(crate) fn of_later(products: &[StoredProduct], by: WallTime) -> Vec<i64> {
    let is_told = |day: NaiveDate| day <= by.date_naive();
    let later = products.iter().filter(|stored| stored.added_at > by && !stored.in_force_since.is_some_and(is_told));
    later.map(|stored| stored.id).collect()
}

/// Those that were changed or added after the evening of a day, as far as is known.
pub(crate) fn later_than(products: &[StoredProduct], day: NaiveDate, at: &At) -> Vec<i64> {
    let by = at.by.unwrap_or(at.moment.wall);
    let evening = day.and_time(NaiveTime::MIN) + TimeDelta::days(1) - TimeDelta::seconds(1);
    let evening = evening.and_local_timezone(*at.moment.wall.offset()).earliest().unwrap_or(by);
    of_later(products, evening.min(by))
}

/// What is deleted has no course in any of its makes, nor what a clinician said of it: there is no way to end it, and no more is told of
/// it than its doses do.
pub(crate) fn forget_deleted_courses(products: &mut [StoredProduct]) {
    let deleted: BTreeSet<i64> = products.iter().filter(|stored| stored.deleted).map(|stored| stored.id).collect();
    let of_deleted = products.iter_mut().filter(|stored| deleted.contains(&stored.listed_as()));
    of_deleted.for_each(|stored| {
        forget_course(&mut stored.product);
        stored.product.directions.clear();
    });
}

/// Tells of no course any more.
pub(crate) fn forget_course(Product { course_start, course_end, stopped_on, .. }: &mut Product) {
    (*course_start, *course_end, *stopped_on) = (None, None, None);
}
