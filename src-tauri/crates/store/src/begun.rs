//! What was begun in a form and is not saved: it outlives the window, and says nothing of the back until it is saved.

use crate::setting::SET;
use crate::{Result, Store};

/// How the names of these settings begin.
pub(crate) const BEGUN: &str = "begun/";

impl Store {
    /// What was begun in this form, as the form wrote it.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn begun(&self, form: &str) -> Result<Option<String>> {
        self.setting(&format!("{BEGUN}{form}"))
    }

    /// The forms in which something was begun, by name.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn forms_begun(&self) -> Result<Vec<String>> {
        let names = self.settings()?.into_keys();
        Ok(names.filter_map(|name| name.strip_prefix(BEGUN).map(str::to_owned)).collect())
    }

    /// Keeps what was begun in this form, in place of what was kept of it; or keeps nothing of it any more. It is no change of the
    /// diary: what it was before is not kept.
    ///
    /// # Errors
    /// When the disk can't take it.
    pub fn keep_begun(&mut self, form: &str, said: Option<&str>) -> Result<()> {
        let name = format!("{BEGUN}{form}");
        self.in_transaction(|connection| {
            match said {
                Some(said) => connection.prepare_cached(SET)?.execute((name, said))?,
                None => connection.execute("DELETE FROM setting WHERE name = ?1", [name])?,
            };
            Ok(())
        })
    }
}
