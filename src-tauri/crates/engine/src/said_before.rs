//! What stood in a row of the diary before, besides entries, whose every change is shown.

use std::collections::BTreeMap;
use std::str::FromStr;

use respite_domain::Invalid;
use respite_domain::session::UNDO_WITHIN;
use respite_domain::time::Moment;
use respite_store::{Change, Row, StoredProduct};

use crate::view::{ChangeView, DiaryDay};
use crate::{Engine, Result};

/// By the name of a sort of row: its table, and the parts of it that a person would know again.
const SORTS: [(&str, &str, &[&str]); 4] = [
    ("session", "session", &["started-at", "ended-at", "before", "after", "later"]),
    ("dose", "dose", &[PRODUCT, "taken-at", "units", "alcohol"]),
    ("relief", "relief", &["kind", "name", "tried-at", "before", "after", "minutes", "note"]),
    ("visit", "visit", &["day", "time", "clinician", "kind", "questions", "notes", "said", "diagnosis"]),
];

/// The field of which a person knows the name, and not the number.
const PRODUCT: &str = "product-id";

impl Engine {
    /// What a pack, a dose, something tried or a visit said before, by its name among the rows of its day, such as `dose-12`: each
    /// value that another took the place of, the latest first.
    ///
    /// # Errors
    /// No row is called so, or the disk does not answer.
    pub fn row_changes(&self, row: &str) -> Result<Vec<ChangeView>> {
        let (sort, id) = row.rsplit_once('-').ok_or(Invalid::NotFound)?;
        let (_, table, fields) = SORTS.into_iter().find(|(name, ..)| *name == sort).ok_or(Invalid::NotFound)?;
        let id = id.parse().map_err(|_| Invalid::NotFound)?;
        let changes = self.store.changes_in(table, [id])?.remove(&id).unwrap_or_default();
        let makes = if fields.contains(&PRODUCT) { Makes(self.products()?) } else { Makes::default() };
        let told = changes.into_iter().filter(|change| tells(change, fields, &makes));
        Ok(told.map(|change| makes.named(change)).map(view).collect())
    }

    /// What a field of a row said that was emptied a moment ago: to fill it at once again takes that back.
    pub(crate) fn emptied_by_a_slip<T: Row, V: FromStr>(
        &self,
        id: i32,
        field: &str,
        now: &Moment,
    ) -> Result<Option<V>> {
        let last = self.store.changes::<T>(id.into())?.into_iter().find(|change| change.field == field);
        let slip = last.filter(|change| change.new.is_none() && (now.wall - change.at).abs() < UNDO_WITHIN);
        Ok(slip.and_then(|change| change.old?.parse().ok()))
    }

    /// How often such values were replaced, by the names of the rows of these days.
    pub(crate) fn count_changes(&self, days: &mut [DiaryDay]) -> Result<()> {
        for (sort, table, fields) in SORTS {
            let ids = |day: &DiaryDay| -> Vec<i32> {
                match sort {
                    "session" => day.sessions.iter().map(|session| session.id).collect(),
                    "dose" => day.doses.iter().map(|told| told.dose.id).collect(),
                    "relief" => day.reliefs.iter().map(|relief| relief.id).collect(),
                    _ => day.visits.iter().map(|visit| visit.id).collect(),
                }
            };
            let all = days.iter().flat_map(ids).map(i64::from);
            let changes = self.store.changes_in(table, all)?;
            let has_product = changes.values().flatten().any(|change| change.field == PRODUCT);
            let makes = if has_product { Makes(self.products()?) } else { Makes::default() };
            for day in days.iter_mut() {
                let changed = ids(day).into_iter().filter_map(|id| {
                    let told = changes.get(&id.into())?.iter().filter(|change| tells(change, fields, &makes)).count();
                    (told > 0).then(|| (format!("{sort}-{id}"), u32::try_from(told).unwrap_or(u32::MAX)))
                });
                let changed: BTreeMap<String, u32> = changed.collect();
                day.changed.extend(changed);
            }
        }
        Ok(())
    }
}

/// The makes of all medicines.
#[derive(Default)]
struct Makes(Vec<StoredProduct>);

impl Makes {
    fn get(&self, number: Option<&str>) -> Option<&StoredProduct> {
        self.0.iter().find(|make| number == Some(make.id.to_string().as_str()))
    }

    /// Whether both are makes of one medicine: a dose that went from one to the other was of that all along.
    fn are_of_one(&self, change: &Change) -> bool {
        let listed = [&change.old, &change.new].map(|number| self.get(number.as_deref()).map(StoredProduct::listed_as));
        change.field == PRODUCT && listed[0].is_some() && listed[0] == listed[1]
    }

    /// The same by the names of its medicines. A number stays where nobody knows it any more.
    fn named(&self, mut change: Change) -> Change {
        if change.field == PRODUCT {
            for number in [&mut change.old, &mut change.new] {
                if let Some(make) = self.get(number.as_deref()) {
                    *number = Some(make.product.name.clone());
                }
            }
        }
        change
    }
}

/// Whether something that was said gave way to something else. What is told for the first time is no change.
fn tells(change: &Change, fields: &[&str], makes: &Makes) -> bool {
    change.old.is_some() && fields.contains(&change.field.as_str()) && !makes.are_of_one(change)
}

fn view(change: Change) -> ChangeView {
    ChangeView { at: change.at.to_rfc3339(), field: change.field, old: change.old, new: change.new }
}
