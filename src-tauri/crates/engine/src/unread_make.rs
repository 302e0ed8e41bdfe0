//! A make of which not all can be read: what of it is to be told again, and what it was once that is told.

use std::collections::BTreeSet;

use respite_domain::medicine::{Content, Ingredient, Product};
use respite_store::StoredProduct;

/// A make as it was, once what of it could not be read is told: by nothing of that it is another.
pub(crate) fn mended(before: &StoredProduct, told: &Product) -> StoredProduct {
    let mut before = before.clone();
    let was = &mut before.product;
    if before.unread.contains(&"kind") {
        was.kind = told.kind;
    }
    if before.unread.contains(&"unit") {
        was.unit = told.unit;
    }
    let is_there = |content: &Content| told.contents.contains(content);
    let is_named = |unread: &Ingredient| !unread.is_read() || told.ingredients().any(|told| told == unread);
    if !was.is_read_whole() && was.contents.iter().all(is_there) && was.unread.iter().all(is_named) {
        (was.contents, was.unread) = (told.contents.clone(), Vec::new());
    }
    before
}

/// What of a product is to be told again, as its form asks for it. All that hangs on its label is one.
pub(crate) fn unread_cells(stored: &StoredProduct) -> Vec<String> {
    let cell = |column: &&'static str| match *column {
        "name" | "kind" | "unit" | "directions" | "sedating" => Some(*column),
        "course_start" => Some("course-start"),
        "course_end" => Some("course-end"),
        "stopped_on" => Some("stopped-on"),
        // These follow from what is told.
        "name_key" | "replaced_by" | "in_force_since" => None,
        _ => Some("label"),
    };
    let cells: BTreeSet<&str> = stored.unread.iter().filter_map(cell).collect();
    cells.into_iter().map(str::to_owned).collect()
}
