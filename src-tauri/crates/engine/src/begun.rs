//! What was begun in a form and is not saved yet.

use respite_domain::Invalid;

use crate::{Engine, Result};

/// The most bytes of what a form may keep: more than any form of ours holds.
const MOST_BYTES: usize = 1 << 18;
/// The most bytes of a form's name.
const LONGEST_NAME: usize = 40;

impl Engine {
    /// What was begun in this form, as the form wrote it.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn begun(&self, form: &str) -> Result<Option<String>> {
        Ok(self.store.begun(form)?)
    }

    /// The forms in which something was begun, by name.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn forms_begun(&self) -> Result<Vec<String>> {
        Ok(self.store.forms_begun()?)
    }

    /// Keeps what was begun in this form, in place of what was kept of it; `None` keeps nothing of it any more.
    ///
    /// # Errors
    /// It is too long, or the disk can't take it; what was kept stays.
    pub fn keep_begun(&mut self, form: &str, said: Option<&str>) -> Result<()> {
        if form.len() > LONGEST_NAME || said.is_some_and(|said| said.len() > MOST_BYTES) {
            return Err(Invalid::NoteTooLong.into());
        }
        if said.is_none() && self.store.begun(form)?.is_none() {
            return Ok(());
        }
        self.act(|engine| Ok(engine.store.keep_begun(form, said)?))
    }
}
