//! What comes of a form that was opened a while ago ([`edit`](respite_domain::edit)).

use respite_domain::edit::Edited;
use respite_domain::time::Moment;
use respite_store::Row;

use crate::shown::number;
use crate::view::Saved;
use crate::{Engine, Result};

/// What a form says, and what it showed when it was opened, where that is known. Where it is not, all that it says is meant.
#[derive(Debug, Clone, Copy)]
pub struct Edit<'a, D> {
    pub(crate) says: &'a D,
    showed: Option<&'a D>,
}

impl<'a, D> From<&'a D> for Edit<'a, D> {
    fn from(says: &'a D) -> Edit<'a, D> {
        Edit { says, showed: None }
    }
}

impl<'a, D> Edit<'a, D> {
    /// What a form says that showed this when it was opened.
    pub fn of(says: &'a D, showed: impl Into<Option<&'a D>>) -> Edit<'a, D> {
        Edit { says, showed: showed.into() }
    }

    /// Whether the form still says in this text what it showed.
    pub(crate) fn keeps(&self, text: impl Fn(&D) -> &str) -> bool {
        self.showed.is_some_and(|showed| text(showed) == text(self.says))
    }

    /// What holds once it is saved, by what `stands`. It is checked by whoever keeps it: no form has shown it so.
    pub(crate) fn over<T: Edited>(&self, stands: T, read: impl Fn(&D) -> Result<T>) -> Result<T> {
        let says = read(self.says)?;
        // What can't be read any more is nothing to go by.
        Ok(match self.showed.and_then(|showed| read(showed).ok()) {
            Some(showed) => says.over(&showed, stands),
            None => says,
        })
    }
}

impl Engine {
    /// Adds a row that a form says whole, or changes the one with this number. What no form says is `read` from the row as it stands.
    pub(crate) fn save<T: Row + Edited + Clone, D>(
        &mut self,
        id: Option<i32>,
        edit: Edit<'_, D>,
        read: impl Fn(&D, Option<&T>) -> Result<T>,
        check: impl Fn(&T) -> Result<()>,
        now: &Moment,
    ) -> Result<Saved> {
        self.act(|engine| {
            let id = match id {
                Some(id) => {
                    let stands: T = engine.store.row(id.into())?.value;
                    let value = edit.over(stands.clone(), |draft| read(draft, Some(&stands)))?;
                    check(&value)?;
                    engine.store.change(id.into(), &value, now.wall)?;
                    id
                }
                None => {
                    let value = read(edit.says, None)?;
                    check(&value)?;
                    number(engine.store.add(&value, now.wall)?)
                }
            };
            Ok(Saved { id, saved_at: now.wall.to_rfc3339() })
        })
    }
}
