//! Makes as doses are counted by them.

use respite_domain::medicine::Shelf;
use respite_store::StoredProduct;

/// The makes as doses are counted by them. A deleted one has no course: there is no way to end it.
pub(crate) fn shelf_of(products: Vec<StoredProduct>) -> Shelf {
    let listed: Vec<(i64, i64)> = products.iter().map(|stored| (stored.id, stored.listed_as())).collect();
    let of = |stored: StoredProduct| {
        let StoredProduct { id, mut product, deleted, .. } = stored;
        if deleted {
            (product.course_start, product.course_end) = (None, None);
        }
        (id, product)
    };
    let mut shelf: Shelf = products.into_iter().map(of).collect();
    for (id, listed) in listed {
        shelf.list_as(id, listed);
    }
    shelf
}
