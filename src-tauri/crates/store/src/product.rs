//! Products and their ingredients.

mod as_told;
mod in_part;

use chrono::NaiveDate;
use respite_domain::medicine::{Content, Label, Product};
use respite_domain::region::Region;
use respite_domain::time::WallTime;
use respite_domain::uid::Uid;
use rusqlite::{Connection, OptionalExtension, params};

use crate::cells::{Cell, Cells, Said, cells};
use crate::change::{self, Change};
use crate::naming::{Names, name_key};
use crate::part::{self, part};
use crate::row::{self, row};
use crate::{Result, Store, StoreError, dose, relief};
use in_part::known;

/// One make of a product with what the disk adds to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredProduct {
    /// Its number in the diary.
    pub id: i64,
    /// What it is.
    pub product: Product,
    /// Its name, which tells when it was added among all else that was written.
    pub uid: Uid,
    /// When it was added.
    pub added_at: WallTime,
    /// Whether it is deleted: it is no longer shown, and its doses still count.
    pub deleted: bool,
    /// The make that is in force in its place. It is never that of another, so one step leads there.
    pub replaced_by: Option<i64>,
    /// The first day that was of it, where that was told; else it was in force from when it was added.
    pub in_force_since: Option<NaiveDate>,
    /// Where the person lived when they compared its label, if they had said so.
    pub checked_in: Option<Region>,
    /// The columns of it that can't be read.
    pub unread: Vec<&'static str>,
}

impl StoredProduct {
    /// Whether it is on the person's list: the make in force of a product that is not deleted.
    pub fn is_listed(&self) -> bool {
        !self.deleted && self.replaced_by.is_none()
    }

    /// The number of the make in force, by which the person's list knows it.
    pub fn listed_as(&self) -> i64 {
        self.replaced_by.unwrap_or(self.id)
    }
}

/// The column of the make that took the place of one.
pub(crate) const REPLACED_BY: &str = "replaced_by";

/// One make of a product as a row: with what only the diary has to know of it.
#[derive(Debug, Clone)]
pub(crate) struct Make {
    product: Product,
    checked_in: Option<Region>,
    /// The name as no other product in force has it.
    name_key: String,
    replaced_by: Option<i64>,
    in_force_since: Option<NaiveDate>,
}

part!(Content in "product_ingredient" of "product" by "product_id" { ingredient, per_unit: "micrograms" });
// Whose it is tells that there is one.
cells!(Label { source, per_day, per_dose, first_dose, larger, hours, hours_up_to, doses_per_day, days, checked_on }
    beside { until: None });
cells!(Product { name, kind, unit, directions, course_start + course_end, stopped_on, sedating, label }
    beside { contents: Vec::new(), unread: Vec::new() });
row!(
    Make in "product" {
        product: "name" "kind" "unit" "directions" "course_start" "course_end" "stopped_on" "sedating"
            "label_source" "per_day" "per_dose" "first_dose" "larger_units" "larger_hours" "hours" "hours_up_to"
            "doses_per_day" "days" "checked_on",
        checked_in,
        name_key,
        replaced_by,
        in_force_since,
    },
    const NAMES: &'static [(&'static str, Names)] = &[(REPLACED_BY, Names::Successor("product"))];

    fn write_parts(&self, connection: &Connection, id: i64) -> Result<()> {
        part::write(connection, id, &self.product.contents)
    }

    fn read_parts(&mut self, connection: &Connection, id: i64) -> Result<()> {
        self.product.contents = part::read(connection, id)?;
        Ok(())
    }

    fn spell_parts(&self, said: &mut Said) {
        let contents = self.product.contents.iter();
        let spelled = contents.map(|content| format!("{} {} mg", content.ingredient.as_str(), content.per_unit.milligrams()));
        said.push(("contents", spelled.collect::<Vec<_>>().join("; ")));
    }
);

impl Make {
    /// The make in force. `checked_in`: where its label was compared, if it was. `since`: the first day that was of it, where that was
    /// told.
    fn in_force(product: &Product, checked_in: Option<Region>, since: Option<NaiveDate>) -> Make {
        let checked_in = product.checked_label().and(checked_in);
        let name_key = name_key(&product.name);
        Make { product: product.clone(), checked_in, name_key, replaced_by: None, in_force_since: since }
    }
}

impl Store {
    /// Adds a product and returns its number. `checked_in`: where its label was compared, if that is known.
    ///
    /// # Errors
    /// When the disk can't take it, or another product has its name; nothing is saved then.
    pub fn add_product(&mut self, product: &Product, checked_in: Option<Region>, at: WallTime) -> Result<i64> {
        self.add(&Make::in_force(product, checked_in, None), at)
    }

    /// Replaces what a product is, and keeps what it was before, as it stands in the file where that can't be read. For another make of
    /// it there is [`replace_product`](Store::replace_product).
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none.
    pub fn change_product(
        &mut self,
        id: i64,
        product: &Product,
        checked_in: Option<Region>,
        at: WallTime,
    ) -> Result<()> {
        self.in_transaction(|connection| {
            let known = known(connection, id)?;
            known.write(connection, id, &Make::in_force(product, checked_in, known.make.in_force_since), at)?;
            rename(connection, id, &known.make.product.name, &product.name, at)
        })
    }

    /// Replaces what a product was all along: of the make in force, and of what was wrong in it too those before it that differed from
    /// it in nothing but the numbers of the label. Their numbers stay, unless these were wrong.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none; nothing is saved then.
    pub fn mend_product(&mut self, id: i64, product: &Product, checked_in: Option<Region>, at: WallTime) -> Result<()> {
        let makes = self.products_as_told()?;
        self.in_transaction(|connection| {
            let known = known(connection, id)?;
            let wrong = &known.make.product;
            let alike = makes.iter().filter(|make| make.replaced_by == Some(id) && !make.product.is_another(wrong));
            for make in alike {
                let before = match row::one::<Make>(connection, make.id) {
                    // What can't be read is not written over.
                    Err(StoreError::Unreadable) => continue,
                    before => before?.value,
                };
                let mut mended = before.clone();
                mended.product.mend(wrong, product);
                let is_of_it = mended.product.label == product.label;
                let compared_in = if is_of_it { checked_in } else { before.checked_in };
                mended.checked_in = mended.product.checked_label().and(compared_in);
                change::replace(connection, make.id, &mended, at)?;
            }
            known.write(connection, id, &Make::in_force(product, checked_in, known.make.in_force_since), at)?;
            rename(connection, id, &wrong.name, &product.name, at)
        })
    }

    /// Puts another make in force in the place of this one, and returns its number. The doses taken of the old one stay its own, but for
    /// those `since` a day that is told: these were of the new one.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none, or another product has the name; nothing is saved then.
    pub fn replace_product(
        &mut self,
        id: i64,
        product: &Product,
        checked_in: Option<Region>,
        since: Option<NaiveDate>,
        at: WallTime,
    ) -> Result<i64> {
        self.in_transaction(|connection| {
            let before = known(connection, id)?.make;
            // Out of the way of the new one, which may have its name.
            connection.execute("UPDATE product SET replaced_by = id WHERE id = ?1", [id])?;
            let new = row::add(connection, &Make::in_force(product, checked_in, since), at)?;
            let mut select = connection.prepare_cached("SELECT id FROM product WHERE replaced_by = ?1 AND id <> ?1")?;
            let replaced: Vec<i64> = select.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
            replaced
                .into_iter()
                .try_for_each(|make| change::set::<Make>(connection, make, REPLACED_BY, &new.into(), at))?;
            let mut after = Make { replaced_by: Some(new), ..before.clone() };
            // What is stopped stands with the make in force; where that is taken, its stop is that of the course before.
            after.product.stopped_on = before.product.stopped_on.filter(|_| product.stopped_on.is_none());
            // What of it can't be read stays as it is.
            change::amend(connection, id, &before, &after, at)?;
            if since.is_some() {
                dose::give(connection, id, new, since, at)?;
            }
            Ok(new)
        })
    }

    /// Puts a make back in force of which another, the one with the number `id`, took the place, with the doses that became those of it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none; nothing is saved then.
    pub fn put_back_product(&mut self, id: i64, before: i64, at: WallTime) -> Result<()> {
        self.in_transaction(|connection| {
            change::set_deleted::<Make>(connection, id, true, at)?;
            let mut select = connection.prepare_cached("SELECT id FROM product WHERE replaced_by = ?1")?;
            let makes: Vec<i64> = select.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
            makes.into_iter().try_for_each(|make| {
                let in_its_place = (make != before).then_some(before);
                change::set::<Make>(connection, make, REPLACED_BY, &in_its_place.into(), at)
            })?;
            dose::give(connection, id, before, None, at)
        })
    }

    /// Says since when a product is no longer taken, or that it is taken, whatever else of it can be read.
    ///
    /// # Errors
    /// When the disk can't take it.
    pub fn set_product_stopped(&mut self, id: i64, since: Option<NaiveDate>, at: WallTime) -> Result<()> {
        self.set_product_day(id, "stopped_on", since, at)
    }

    /// Says until when a product is planned to be taken, whatever else of it can be read.
    ///
    /// # Errors
    /// When the disk can't take it.
    pub fn set_product_planned(&mut self, id: i64, until: Option<NaiveDate>, at: WallTime) -> Result<()> {
        self.set_product_day(id, "course_end", until, at)
    }

    fn set_product_day(&mut self, id: i64, column: &str, day: Option<NaiveDate>, at: WallTime) -> Result<()> {
        let mut cell = Vec::new();
        day.write(&mut cell);
        self.in_transaction(|connection| {
            cell.iter().try_for_each(|day| change::set::<Make>(connection, id, column, day, at))
        })
    }

    /// All changes of a make, latest first.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn product_changes(&self, id: i64) -> Result<Vec<Change>> {
        self.changes::<Make>(id)
    }

    /// Whether anything was told of this make: a dose, be it deleted, or what it did to the person.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn was_told_of(&self, id: i64) -> Result<bool> {
        let mut select = self.connection.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM dose WHERE product_id = ?1)
                OR EXISTS (SELECT 1 FROM side_effect WHERE product_id = ?1)",
        )?;
        Ok(select.query_row([id], |row| row.get(0))?)
    }

    /// Whether anything was ever taken of this make, a dose that was deleted since among them: it may come back.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn was_taken(&self, id: i64) -> Result<bool> {
        let mut select = self.connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM dose WHERE product_id = ?1)")?;
        Ok(select.query_row([id], |row| row.get(0))?)
    }

    /// Labels that were compared before anybody said where the person lives were compared there.
    ///
    /// # Errors
    /// When the disk can't take it.
    pub fn tell_where_labels_were_checked(&mut self, region: Region, at: WallTime) -> Result<()> {
        self.in_transaction(|connection| {
            let mut select = connection
                .prepare_cached("SELECT id FROM product WHERE checked_on IS NOT NULL AND checked_in IS NULL")?;
            let ids: Vec<i64> = select.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
            ids.into_iter().try_for_each(|id| change::set::<Make>(connection, id, "checked_in", &region.value(), at))
        })
    }

    /// Deletes a product, or brings a deleted one back. Either is a change that is kept.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such product in the other state.
    pub fn set_product_deleted(&mut self, id: i64, deleted: bool, at: WallTime) -> Result<()> {
        self.set_deleted::<Make>(id, deleted, at)
    }

    /// The number of the product with this name, large and small letters alike.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn product_named(&self, name: &str) -> Result<Option<i64>> {
        let id = self
            .connection
            .prepare_cached(
                "SELECT id FROM product WHERE name_key = ?1 AND deleted_at IS NULL AND replaced_by IS NULL",
            )?
            .query_row([name_key(name)], |row| row.get(0))
            .optional()?;
        Ok(id)
    }
}

/// Gives a product its new name in all that had the old one: its makes before, and what was tried with the doses of any.
fn rename(connection: &Connection, id: i64, old: &str, new: &str, at: WallTime) -> Result<()> {
    if old == new {
        return Ok(());
    }
    let mut select = connection.prepare_cached("SELECT id FROM product WHERE replaced_by = ?1 AND name = ?2")?;
    let makes: Vec<i64> = select.query_map(params![id, old], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let product = |make| row::one::<Make>(connection, make).map(|make| make.value.product);
    for make in makes {
        // What a name says of the strength is true of the make that has it.
        match (product(make), product(id)) {
            (Ok(older), Ok(in_force))
                if older.contents != in_force.contents && older.name_without_strength().is_some() =>
            {
                continue;
            }
            (Err(error), _) | (_, Err(error)) if !matches!(error, StoreError::Unreadable) => return Err(error),
            _ => {}
        }
        change::set::<Make>(connection, make, "name", &new.to_owned().into(), at)?;
        change::set::<Make>(connection, make, "name_key", &name_key(new).into(), at)?;
    }
    relief::follow_product(connection, id, old, new, at)
}
