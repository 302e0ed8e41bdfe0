//! All makes of all products as they were told, as far as they can be read.

use std::collections::BTreeMap;

use respite_domain::medicine::{Content, Ingredient};

use super::in_part::{make_in_part, unread_of};
use super::{Make, StoredProduct};
use crate::cells::cells_of;
use crate::part::{self, Part};
use crate::readable::is_of_the_row;
use crate::row::{self, Row};
use crate::{Result, Store, Stored};

impl Store {
    /// All makes of all products, those that were replaced or deleted too: their doses still count. A label stands as compared
    /// whatever the region it was compared in.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn products_as_told(&self) -> Result<Vec<StoredProduct>> {
        let mut select =
            self.connection.prepare_cached(&part::selection::<Content>("ORDER BY product_id, position"))?;
        let mut held: BTreeMap<i64, (Vec<Content>, Vec<Ingredient>)> = BTreeMap::new();
        for (product, content) in self.rows(Content::TABLE, &mut select, [], |row| self.content_of(row))? {
            let (contents, unread) = held.entry(product).or_default();
            match content {
                Ok(content) => contents.push(content),
                Err(ingredient) => unread.push(ingredient),
            }
        }
        let makes =
            format!("SELECT {}, deleted_at IS NOT NULL AS deleted FROM product ORDER BY id", row::listed::<Make>());
        let mut select = self.connection.prepare_cached(&makes)?;
        self.rows(Make::TABLE, &mut select, [], |row| {
            let (Stored { id, uid, value: mut make, entered_at }, is_whole) = self.make_of(row)?;
            let unread = if is_whole { Vec::new() } else { unread_of(&self.connection, id, &make)? };
            (make.product.contents, make.product.unread) = held.remove(&id).unwrap_or_default();
            let Make { product, checked_in, replaced_by, in_force_since, .. } = make;
            Ok(StoredProduct {
                id,
                uid,
                product,
                added_at: entered_at,
                deleted: row.get("deleted")?,
                replaced_by,
                in_force_since,
                checked_in,
                unread,
            })
        })
    }

    /// A make, as far as it can be read, and whether that is whole.
    fn make_of(&self, row: &rusqlite::Row<'_>) -> rusqlite::Result<(Stored<Make>, bool)> {
        match row::stored::<Make>(row) {
            Err(error) if is_of_the_row(&error) => {
                let read = make_in_part(row).ok_or(error)?;
                self.note_unreadable(Make::TABLE, row);
                Ok((read, false))
            }
            read => read.map(|read| (read, true)),
        }
    }

    /// An ingredient of a product, with the number of that. Of one that can't be read whole the name, as far as that can.
    fn content_of(&self, row: &rusqlite::Row<'_>) -> rusqlite::Result<(i64, std::result::Result<Content, Ingredient>)> {
        match part::part_of::<Content>(row) {
            Err(error) if is_of_the_row(&error) => {
                self.note_unreadable(Content::TABLE, row);
                Ok((row.get(1)?, Err(cells_of(row, "ingredient").unwrap_or_else(|_| Ingredient::unread()))))
            }
            read => read.map(|(product, content)| (product, Ok(content))),
        }
    }
}
