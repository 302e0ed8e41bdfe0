//! All that was told, out as this program's own files and in again.

use respite_domain::Invalid;
use respite_domain::time::Moment;
use respite_store::{Export, Import, ImportStep, Mine};

use crate::settings::may_be_set;
use crate::view::ImportView;
use crate::{At, Engine, Result, at};

impl Engine {
    /// All that was told, or what was told of the days `from` to `to`: without `from` of all days up to `to`, without `to` up to today.
    ///
    /// # Errors
    /// A day is off, `to` lies before `from`, or the disk does not answer.
    pub fn export(&self, from: Option<&str>, to: Option<&str>, now: &Moment) -> Result<Export> {
        let (first, last) = (from.map(at::day).transpose()?, to.map(at::day).transpose()?);
        let days = match (first, last) {
            (None, None) => None,
            _ => Some((first.unwrap_or(chrono::NaiveDate::MIN), last.unwrap_or_else(|| At::now(now).day()))),
        };
        if days.is_some_and(|(first, last)| first > last) {
            return Err(Invalid::Period.into());
        }
        Ok(self.store.export(days)?)
    }

    /// Brings in what a file holds, all of it or nothing. Only settings that a person could not have set are left out, and told.
    ///
    /// # Errors
    /// A row of it can't be one of a diary, or the disk can't take it; nothing is changed then.
    pub fn import(
        &mut self,
        import: &mut Import,
        mine: Mine,
        now: &Moment,
        told: impl FnMut(ImportStep),
    ) -> Result<ImportView> {
        let left_out = import.leave_out_settings(may_be_set);
        let (imported, put) = self.act(|engine| {
            let brought_in = engine.store.import(import, mine, now.wall, told)?;
            engine.makers_limits_hold(now)?;
            Ok(brought_in)
        })?;
        put.keep();
        Ok(ImportView { left_out, ..ImportView::of(imported, now.wall) })
    }

    /// What would come of that. Nothing is changed.
    ///
    /// # Errors
    /// As [`Engine::import`], but for the disk.
    pub fn would_import(&self, import: &mut Import, mine: Mine, now: &Moment) -> Result<ImportView> {
        let left_out = import.leave_out_settings(may_be_set);
        Ok(ImportView { left_out, ..ImportView::of(self.store.would_import(import, mine, now.wall)?, now.wall) })
    }
}
