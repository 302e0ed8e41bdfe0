//! Products and their ingredients.

use std::collections::BTreeMap;

use respite_domain::Code;
use respite_domain::medicine::{Content, Hours, Ingredient, Label, PerUnit, Product, Units};
use respite_domain::region::Region;
use respite_domain::time::WallTime;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::change::{self, Of};
use crate::readable::readable;
use crate::{Result, Store, StoreError, column, relief};

/// One make of a product with what the disk adds to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredProduct {
    /// Its number in the diary.
    pub id: i64,
    /// What it is.
    pub product: Product,
    /// When it was added.
    pub added_at: WallTime,
    /// Whether it is deleted: it is no longer shown, and its doses still count.
    pub deleted: bool,
    /// The make that is in force in its place. It is never that of another, so one step leads there.
    pub replaced_by: Option<i64>,
    /// Where the person lived when they compared its label, if they had said so.
    pub checked_in: Option<Region>,
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

const COLUMNS: &str = "id, added_at, added_offset, deleted_at IS NOT NULL, name, kind, unit, directions, course_start, \
     course_end, stopped_on, sedating, per_day, per_dose, first_dose, larger_units, larger_hours, hours, hours_up_to, \
     doses_per_day, days, label_source, checked_on, replaced_by, checked_in";

impl Store {
    /// Adds a product and returns its number. `checked_in`: where its label was compared, if that is known.
    ///
    /// # Errors
    /// When the disk can't take it, or another product has its name; nothing is saved then.
    pub fn add_product(&mut self, product: &Product, checked_in: Option<Region>, at: WallTime) -> Result<i64> {
        self.in_transaction(|connection| insert(connection, product, checked_in, at))
    }

    /// Replaces what a product is, and keeps what it was before. For another make of it there is
    /// [`replace_product`](Store::replace_product).
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
            let before = in_force(connection, id)?;
            let spelled = |product, checked_in| spell(product, checked_in).into_iter();
            let fields = spelled(&before.product, before.checked_in)
                .zip(spelled(product, checked_in))
                .map(|((field, old), (_, new))| (field, old, new));
            change::record(connection, Of::Product, id, fields, at)?;
            relief::follow_product(connection, id, &before.product.name, &product.name, at)?;
            write(connection, id, product, checked_in)
        })
    }

    /// Puts another make in force in the place of this one, and returns its number. The doses taken of the old one stay its own.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none, or another product has the name; nothing is saved then.
    pub fn replace_product(
        &mut self,
        id: i64,
        product: &Product,
        checked_in: Option<Region>,
        at: WallTime,
    ) -> Result<i64> {
        self.in_transaction(|connection| {
            in_force(connection, id)?;
            // Out of the way of the new one, which may have its name.
            connection.execute("UPDATE product SET replaced_by = id WHERE id = ?1", [id])?;
            let new = insert(connection, product, checked_in, at)?;
            connection.execute("UPDATE product SET replaced_by = ?2 WHERE replaced_by = ?1", params![id, new])?;
            let today = at.date_naive().to_string();
            let stopped = connection.execute(
                "UPDATE product SET stopped_on = ?2 WHERE id = ?1 AND stopped_on IS NULL",
                params![id, today],
            )?;
            let stopped = (stopped > 0).then_some(("stopped-on", None, Some(today)));
            let fields = [("replaced-by", None, Some(new.to_string()))].into_iter().chain(stopped);
            change::record(connection, Of::Product, id, fields, at)?;
            Ok(new)
        })
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
    pub fn tell_where_labels_were_checked(&mut self, region: Region) -> Result<()> {
        self.in_transaction(|connection| {
            connection.execute(
                "UPDATE product SET checked_in = ?1 WHERE checked_on IS NOT NULL AND checked_in IS NULL",
                [region.code()],
            )?;
            Ok(())
        })
    }

    /// Deletes a product, or brings a deleted one back. Either is a change that is kept.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such product in the other state.
    pub fn set_product_deleted(&mut self, id: i64, deleted: bool, at: WallTime) -> Result<()> {
        self.in_transaction(|connection| {
            let changed = connection.execute(
                "UPDATE product SET deleted_at = ?2 WHERE id = ?1 AND (deleted_at IS NULL) = ?3",
                params![id, deleted.then(|| at.timestamp()), deleted],
            )?;
            if changed == 0 {
                return Err(StoreError::NotFound);
            }
            let [old, new] = [!deleted, deleted].map(|is| is.then(|| "yes".to_owned()));
            change::record(connection, Of::Product, id, [("deleted", old, new)], at)
        })
    }

    /// All makes of all products, those that were replaced or deleted too: their doses still count. A label stands as compared
    /// whatever the region it was compared in.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn products_as_told(&self) -> Result<Vec<StoredProduct>> {
        let (products, others) = read(&self.connection, None)?;
        for (table, key) in others {
            self.note_unreadable_key(table, key);
        }
        Ok(products)
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

/// The make with this number, if it is on the person's list and can be read whole: writing would lose what can't.
fn in_force(connection: &Connection, id: i64) -> Result<StoredProduct> {
    let (mut found, others) = read(connection, Some(id))?;
    if !others.is_empty() {
        return Err(StoreError::Unreadable);
    }
    found.pop().filter(StoredProduct::is_listed).ok_or(StoreError::NotFound)
}

fn insert(connection: &Connection, product: &Product, checked_in: Option<Region>, at: WallTime) -> Result<i64> {
    let (added, offset) = column::of_wall(at);
    connection
        .prepare_cached(
            "INSERT INTO product (name, name_key, kind, unit, added_at, added_offset) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            product.name,
            name_key(&product.name),
            product.kind.code(),
            product.unit.code(),
            added,
            offset
        ])?;
    let id = connection.last_insert_rowid();
    write(connection, id, product, checked_in)?;
    Ok(id)
}

fn name_key(name: &str) -> String {
    name.trim().to_lowercase()
}

/// The rows that can't be read: the table of each, and what tells it apart there.
type Others = Vec<(&'static str, String)>;

fn read(connection: &Connection, id: Option<i64>) -> Result<(Vec<StoredProduct>, Others)> {
    let mut contents: BTreeMap<i64, Vec<Content>> = BTreeMap::new();
    let mut select = connection.prepare_cached(
        "SELECT product_id || ' ' || position, product_id, ingredient, micrograms FROM product_ingredient \
         WHERE ?1 IS NULL OR product_id = ?1 ORDER BY product_id, position",
    )?;
    let (found, ingredients_lost) = readable(&mut select, [id], |row| {
        let ingredient = Ingredient::new(row.get_ref(2)?.as_str()?).map_err(|_| column::odd(2, Type::Text))?;
        Ok((row.get::<_, i64>(1)?, Content { ingredient, per_unit: PerUnit::of_micrograms(row.get(3)?) }))
    })?;
    for (product, content) in found {
        contents.entry(product).or_default().push(content);
    }
    let mut select =
        connection.prepare_cached(&format!("SELECT {COLUMNS} FROM product WHERE ?1 IS NULL OR id = ?1 ORDER BY id"))?;
    let (mut products, products_lost) = readable(&mut select, [id], stored)?;
    for stored in &mut products {
        stored.product.contents = contents.remove(&stored.id).unwrap_or_default();
    }
    let lost = |table: &'static str, keys: Vec<String>| keys.into_iter().map(move |key| (table, key));
    let others = lost("product_ingredient", ingredients_lost).chain(lost("product", products_lost));
    Ok((products, others.collect()))
}

fn stored(row: &Row) -> rusqlite::Result<StoredProduct> {
    let product = Product {
        name: row.get(4)?,
        kind: column::code(row, 5)?,
        unit: column::code(row, 6)?,
        directions: row.get(7)?,
        course_start: column::optional_day(row, 8)?,
        course_end: column::optional_day(row, 9)?,
        stopped_on: column::optional_day(row, 10)?,
        sedating: row.get(11)?,
        label: label(row)?,
        contents: Vec::new(),
    };
    let checked_in: Option<String> = row.get(24)?;
    Ok(StoredProduct {
        id: row.get(0)?,
        product,
        added_at: column::wall(row, 1)?,
        deleted: row.get(3)?,
        replaced_by: row.get(23)?,
        checked_in: checked_in.as_deref().and_then(|code| Region::from_code(code).ok()),
    })
}

fn label(row: &Row) -> rusqlite::Result<Option<Label>> {
    let Some(per_day) = units(row, 12)? else { return Ok(None) };
    Ok(Some(Label {
        per_day,
        per_dose: units(row, 13)?,
        first_dose: units(row, 14)?,
        larger: units(row, 15)?.zip(hours(row, 16)?),
        hours: hours(row, 17)?,
        hours_up_to: hours(row, 18)?,
        doses_per_day: row.get(19)?,
        days: row.get(20)?,
        source: column::code(row, 21)?,
        checked_on: column::optional_day(row, 22)?,
        until: None,
    }))
}

/// Units as they stand in a column, in quarters.
pub(crate) fn units(row: &Row, index: usize) -> rusqlite::Result<Option<Units>> {
    let quarters: Option<u16> = row.get(index)?;
    let units = quarters.map(|quarters| Units::new(f64::from(quarters) / 4.0)).transpose();
    units.map_err(|_| column::odd(index, Type::Integer))
}

fn hours(row: &Row, index: usize) -> rusqlite::Result<Option<Hours>> {
    let quarters: Option<u16> = row.get(index)?;
    quarters.map(Hours::of_quarters).transpose().map_err(|_| column::odd(index, Type::Integer))
}

fn write(connection: &Connection, id: i64, product: &Product, checked_in: Option<Region>) -> Result<()> {
    let label = product.label.as_ref();
    let units = |units: Option<Units>| units.map(Units::quarters);
    let hours = |hours: Option<Hours>| hours.map(Hours::quarters);
    connection
        .prepare_cached(
            "UPDATE product SET name = ?2, name_key = ?3, kind = ?4, unit = ?5, directions = ?6, course_start = ?7, \
             course_end = ?8, stopped_on = ?9, sedating = ?10, per_day = ?11, per_dose = ?12, first_dose = ?13, \
             larger_units = ?14, larger_hours = ?15, hours = ?16, hours_up_to = ?17, doses_per_day = ?18, days = ?19, \
             label_source = ?20, checked_on = ?21, checked_in = ?22 WHERE id = ?1",
        )?
        .execute(params![
            id,
            product.name,
            name_key(&product.name),
            product.kind.code(),
            product.unit.code(),
            product.directions,
            product.course_start.map(|day| day.to_string()),
            product.course_end.map(|day| day.to_string()),
            product.stopped_on.map(|day| day.to_string()),
            product.sedating,
            label.map(|label| label.per_day.quarters()),
            units(label.and_then(|label| label.per_dose)),
            units(label.and_then(|label| label.first_dose)),
            units(label.and_then(|label| label.larger).map(|larger| larger.0)),
            hours(label.and_then(|label| label.larger).map(|larger| larger.1)),
            hours(label.and_then(|label| label.hours)),
            hours(label.and_then(|label| label.hours_up_to)),
            label.and_then(|label| label.doses_per_day),
            label.and_then(|label| label.days),
            label.map(|label| label.source.code()),
            label.and_then(|label| label.checked_on).map(|day| day.to_string()),
            where_checked(product, checked_in),
        ])?;
    connection.execute("DELETE FROM product_ingredient WHERE product_id = ?1", [id])?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO product_ingredient (product_id, position, ingredient, micrograms) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (position, content) in (0_u32..).zip(&product.contents) {
        insert.execute(params![id, position, content.ingredient.as_str(), content.per_unit.micrograms()])?;
    }
    Ok(())
}

/// The code of the region in which its label was compared, where it was.
fn where_checked(product: &Product, checked_in: Option<Region>) -> Option<&'static str> {
    product.checked_label().and(checked_in).map(Region::code)
}

/// A product field by field, as its changes are kept.
fn spell(product: &Product, checked_in: Option<Region>) -> Vec<(&'static str, Option<String>)> {
    let label = product.label.as_ref();
    let contents = product.contents.iter();
    let contents: Vec<String> = contents
        .map(|content| format!("{} {} mg", content.ingredient.as_str(), content.per_unit.milligrams()))
        .collect();
    vec![
        ("name", Some(product.name.clone())),
        ("kind", Some(product.kind.code().to_owned())),
        ("unit", Some(product.unit.code().to_owned())),
        ("contents", Some(contents.join("; "))),
        ("directions", Some(product.directions.clone()).filter(|directions| !directions.is_empty())),
        ("course-start", product.course_start.map(|day| day.to_string())),
        ("course-end", product.course_end.map(|day| day.to_string())),
        ("stopped-on", product.stopped_on.map(|day| day.to_string())),
        ("sedating", product.sedating.then(|| "yes".to_owned())),
        ("label", label.map(spell_label)),
        ("checked-on", label.and_then(|label| label.checked_on).map(|day| day.to_string())),
        ("checked-in", where_checked(product, checked_in).map(str::to_owned)),
    ]
}

fn spell_label(label: &Label) -> String {
    let parts = [
        ("a day", Some(label.per_day.count())),
        ("a dose", label.per_dose.map(Units::count)),
        ("first", label.first_dose.map(Units::count)),
        ("larger", label.larger.map(|larger| larger.0.count())),
        ("larger hours", label.larger.map(|larger| larger.1.count())),
        ("hours", label.hours.map(Hours::count)),
        ("hours up to", label.hours_up_to.map(Hours::count)),
        ("doses", label.doses_per_day.map(f64::from)),
        ("days", label.days.map(f64::from)),
    ];
    let said = parts.into_iter().filter_map(|(what, number)| number.map(|number| format!("{what} {number}")));
    said.collect::<Vec<_>>().join(", ")
}
