//! What was taken of a substance in 24 hours, beside the limits that it is held against.

use respite_domain::medicine::{Amount, Held, Shelf, Total, Without, left_out};
use respite_store::StoredProduct;

use crate::view::{ByLabel, DoseByLabel, DoseStatus, IngredientTotal};

/// A total for the screen.
pub(crate) fn total_view(total: &Total, products: &[StoredProduct], shelf: &Shelf) -> IngredientTotal {
    let of_list = |make: &i64| {
        let listed = products.iter().find(|stored| stored.id == *make).map_or(*make, StoredProduct::listed_as);
        products.iter().find(|stored| stored.id == listed)
    };
    let only_in = total.products.keys().next_back().filter(|_| total.substance.only_in.is_some()).and_then(of_list);
    let first = total.held().next();
    let whole = first.filter(|held| held.amount == total.amount);
    let apart = if whole.is_some() { total.by_label.as_ref().filter(|_| total.prescribed.is_some()) } else { first };
    let is_prescribed = |held: &Held| total.prescribed.as_ref() == Some(held);
    let by_label = apart.map(|held| {
        let left_out = left_out(&held.counted.without, held.of, shelf);
        let without = Without::of(&left_out);
        ByLabel {
            milligrams: held.amount.milligrams(),
            limit_milligrams: held.limit.milligrams(),
            prescribed: is_prescribed(held),
            limit_before_change: held.is_before,
            exceeded: total.is_exceeded(held),
            without: without.others.iter().map(|&name| name.to_owned()).collect(),
            before_change: without.before.map(str::to_owned),
            since_change: without.since.map(str::to_owned),
        }
    });
    IngredientTotal {
        ingredient: total.substance.ingredient.as_str().to_owned(),
        product_name: only_in.map(|stored| stored.product.name.clone()),
        milligrams: total.amount.milligrams(),
        limit_milligrams: whole.map(|held| held.limit.milligrams()),
        prescribed: whole.is_some_and(is_prescribed),
        limit_before_change: whole.is_some_and(|held| held.is_before),
        exceeded: whole.is_some_and(|held| total.is_exceeded(held)),
        day_before: total.day_before > Amount::default(),
        by_label,
        from: total.from.to_rfc3339(),
        last: total.last.to_rfc3339(),
    }
}

/// A total for the terminal.
pub(crate) fn total_status(total: &Total, products: &[StoredProduct], shelf: &Shelf) -> DoseStatus {
    let IngredientTotal {
        ingredient,
        product_name,
        milligrams,
        limit_milligrams,
        prescribed,
        limit_before_change,
        day_before,
        by_label,
        last,
        ..
    } = total_view(total, products, shelf);
    let by_label = by_label.map(|held| DoseByLabel {
        milligrams: held.milligrams,
        limit_milligrams: held.limit_milligrams,
        prescribed: held.prescribed,
        limit_before_change: held.limit_before_change,
        without: held.without,
        before_change: held.before_change,
        since_change: held.since_change,
    });
    DoseStatus {
        ingredient,
        product: product_name,
        milligrams,
        last,
        limit_milligrams,
        prescribed,
        limit_before_change,
        day_before,
        by_label,
    }
}
