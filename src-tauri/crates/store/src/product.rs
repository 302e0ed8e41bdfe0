//! Products and their ingredients.

use std::collections::BTreeMap;

use respite_domain::medicine::{Content, Hours, Ingredient, Kind, Label, PerUnit, Product, Source, Unit, Units};
use respite_domain::time::WallTime;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::change::{self, Of};
use crate::readable::readable;
use crate::{Result, Store, StoreError, column};

/// A product with what the disk adds to it.
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
}

const KINDS: &[(Kind, &str)] = &[(Kind::Otc, "otc"), (Kind::Prescribed, "prescribed")];
const UNITS: &[(Unit, &str)] = &[
    (Unit::Tablet, "tablet"),
    (Unit::Capsule, "capsule"),
    (Unit::Millilitre, "millilitre"),
    (Unit::Sachet, "sachet"),
    (Unit::Patch, "patch"),
    (Unit::Other, "other"),
];
const SOURCES: &[(Source, &str)] = &[(Source::Us, "us"), (Source::Uk, "uk"), (Source::Own, "own")];

const COLUMNS: &str = "id, added_at, added_offset, deleted_at IS NOT NULL, name, kind, unit, directions, course_start, \
     course_end, stopped_on, sedating, per_day, per_dose, first_dose, larger_units, larger_hours, hours, hours_up_to, \
     doses_per_day, days, label_source, checked_on";

impl Store {
    /// Adds a product and returns its number.
    ///
    /// # Errors
    /// When the disk can't take it, or another product has its name; nothing is saved then.
    pub fn add_product(&mut self, product: &Product, at: WallTime) -> Result<i64> {
        self.in_transaction(|connection| {
            let (added, offset) = column::of_wall(at);
            connection
                .prepare_cached(
                    "INSERT INTO product (name, name_key, kind, unit, added_at, added_offset) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                )?
                .execute(params![
                    product.name,
                    name_key(&product.name),
                    column::of_word(&product.kind, KINDS),
                    column::of_word(&product.unit, UNITS),
                    added,
                    offset
                ])?;
            let id = connection.last_insert_rowid();
            write(connection, id, product)?;
            Ok(id)
        })
    }

    /// Replaces what a product is, and keeps what it was before.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none.
    pub fn change_product(&mut self, id: i64, product: &Product, at: WallTime) -> Result<()> {
        self.in_transaction(|connection| {
            let (mut found, others) = read(connection, Some(id))?;
            // Writing would lose what can't be read.
            if !others.is_empty() {
                return Err(StoreError::Unreadable);
            }
            let before = found.pop().filter(|found| !found.deleted).ok_or(StoreError::NotFound)?;
            let fields = spell(&before.product)
                .into_iter()
                .zip(spell(product))
                .map(|((field, old), (_, new))| (field, old, new));
            change::record(connection, Of::Product, id, fields, at)?;
            // What was tried with its doses stays one line of the table.
            connection.execute(
                "UPDATE relief SET name = ?3 WHERE name = ?2 AND dose_id IN (SELECT id FROM dose WHERE product_id = ?1)",
                params![id, before.product.name, product.name],
            )?;
            write(connection, id, product)
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

    /// All products, those that were deleted too: their doses still count.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn products(&self) -> Result<Vec<StoredProduct>> {
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
            .prepare_cached("SELECT id FROM product WHERE name_key = ?1 AND deleted_at IS NULL")?
            .query_row([name_key(name)], |row| row.get(0))
            .optional()?;
        Ok(id)
    }
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
        kind: column::word(row, 5, KINDS)?,
        unit: column::word(row, 6, UNITS)?,
        directions: row.get(7)?,
        course_start: column::optional_day(row, 8)?,
        course_end: column::optional_day(row, 9)?,
        stopped_on: column::optional_day(row, 10)?,
        sedating: row.get(11)?,
        label: label(row)?,
        contents: Vec::new(),
    };
    Ok(StoredProduct { id: row.get(0)?, product, added_at: column::wall(row, 1)?, deleted: row.get(3)? })
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
        source: column::word(row, 21, SOURCES)?,
        checked_on: column::optional_day(row, 22)?,
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

fn write(connection: &Connection, id: i64, product: &Product) -> Result<()> {
    let label = product.label.as_ref();
    let units = |units: Option<Units>| units.map(Units::quarters);
    let hours = |hours: Option<Hours>| hours.map(Hours::quarters);
    connection
        .prepare_cached(
            "UPDATE product SET name = ?2, name_key = ?3, kind = ?4, unit = ?5, directions = ?6, course_start = ?7, \
             course_end = ?8, stopped_on = ?9, sedating = ?10, per_day = ?11, per_dose = ?12, first_dose = ?13, \
             larger_units = ?14, larger_hours = ?15, hours = ?16, hours_up_to = ?17, doses_per_day = ?18, days = ?19, \
             label_source = ?20, checked_on = ?21 WHERE id = ?1",
        )?
        .execute(params![
            id,
            product.name,
            name_key(&product.name),
            column::of_word(&product.kind, KINDS),
            column::of_word(&product.unit, UNITS),
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
            label.map(|label| column::of_word(&label.source, SOURCES)),
            label.and_then(|label| label.checked_on).map(|day| day.to_string()),
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

/// A product field by field, as its changes are kept.
fn spell(product: &Product) -> Vec<(&'static str, Option<String>)> {
    let label = product.label.as_ref();
    let contents = product.contents.iter();
    let contents: Vec<String> = contents
        .map(|content| format!("{} {} mg", content.ingredient.as_str(), content.per_unit.milligrams()))
        .collect();
    vec![
        ("name", Some(product.name.clone())),
        ("kind", Some(column::of_word(&product.kind, KINDS).to_owned())),
        ("unit", Some(column::of_word(&product.unit, UNITS).to_owned())),
        ("contents", Some(contents.join("; "))),
        ("directions", Some(product.directions.clone()).filter(|directions| !directions.is_empty())),
        ("course-start", product.course_start.map(|day| day.to_string())),
        ("course-end", product.course_end.map(|day| day.to_string())),
        ("stopped-on", product.stopped_on.map(|day| day.to_string())),
        ("sedating", product.sedating.then(|| "yes".to_owned())),
        ("label", label.map(spell_label)),
        ("checked-on", label.and_then(|label| label.checked_on).map(|day| day.to_string())),
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
