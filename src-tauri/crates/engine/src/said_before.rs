//! What stood in a row of the diary before, besides entries, whose every change is shown.

use std::collections::BTreeMap;

use respite_domain::Invalid;
use respite_store::Change;

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
        let mut told: Vec<Change> = changes.into_iter().filter(|change| tells(change, fields)).collect();
        for change in told.iter_mut().filter(|change| change.field == PRODUCT) {
            for number in [&mut change.old, &mut change.new] {
                *number = number.take().map(|number| self.called_as(&number)).transpose()?;
            }
        }
        Ok(told.into_iter().map(view).collect())
    }

    /// What a make is called, or its number where nobody knows any more.
    fn called_as(&self, number: &str) -> Result<String> {
        let products = self.products()?;
        let named = products.into_iter().find(|stored| stored.id.to_string() == number);
        Ok(named.map_or_else(|| number.to_owned(), |stored| stored.product.name))
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
            for day in days.iter_mut() {
                let changed = ids(day).into_iter().filter_map(|id| {
                    let told = changes.get(&id.into())?.iter().filter(|change| tells(change, fields)).count();
                    (told > 0).then(|| (format!("{sort}-{id}"), u32::try_from(told).unwrap_or(u32::MAX)))
                });
                let changed: BTreeMap<String, u32> = changed.collect();
                day.changed.extend(changed);
            }
        }
        Ok(())
    }
}

/// Whether something that was said gave way to something else. What is told for the first time is no change.
fn tells(change: &Change, fields: &[&str]) -> bool {
    change.old.is_some() && fields.contains(&change.field.as_str())
}

fn view(change: Change) -> ChangeView {
    ChangeView { at: change.at.to_rfc3339(), field: change.field, old: change.old, new: change.new }
}
