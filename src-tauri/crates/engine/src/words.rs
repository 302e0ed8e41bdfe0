//! Lists that learn: the person's own words, offered again, renamed and put together.

use respite_domain::time::Moment;
use respite_domain::words::{List, Words, may_rename};

use crate::error::InField;
use crate::shown::number;
use crate::view::{OwnWordsView, RenamedView, UsedWordsView};
use crate::{Engine, Field, Result};

impl Engine {
    /// The person's own words of each list, most used first.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn own_words(&self) -> Result<OwnWordsView> {
        Ok(OwnWordsView {
            trigger: self.own_words_of(List::Trigger)?,
            worse: self.own_words_of(List::Worse)?,
            better: self.own_words_of(List::Better)?,
            could_not: self.own_words_of(List::CouldNot)?,
        })
    }

    /// Calls words of a list by another name in every entry. If the new name is in use already, the two become one.
    ///
    /// # Errors
    /// The new name can't be one, the old one is offered to everybody or in no entry, or the disk can't take it; nothing is
    /// changed then.
    pub fn rename_words(&mut self, list: List, old: &str, new: &str, now: &Moment) -> Result<RenamedView> {
        self.act(|engine| {
            let old = Words::new(old)?;
            let new = Words::new(new).in_field(Field::Words)?;
            may_rename(list, &old, &new).in_field(Field::Words)?;
            let renamed = engine.store.rename_words(list, &old, &new, now.wall)?;
            Ok(RenamedView { id: number(renamed.id), entries: renamed.entries, merged: renamed.merged })
        })
    }

    /// Takes a rename back. An entry whose list was changed since stays as it is.
    ///
    /// # Errors
    /// There is no such rename, it was taken back already, or the disk can't take it.
    pub fn undo_rename(&mut self, id: i32, now: &Moment) -> Result<()> {
        self.act(|engine| Ok(engine.store.undo_rename(id.into(), now.wall)?))
    }

    /// The person's own words of one list, most used first.
    pub(crate) fn own_words_of(&self, list: List) -> Result<Vec<UsedWordsView>> {
        let in_use = self.store.own_words_in_use(list)?.into_iter();
        Ok(in_use.map(|used| UsedWordsView { words: used.words.as_str().to_owned(), entries: used.entries }).collect())
    }
}
