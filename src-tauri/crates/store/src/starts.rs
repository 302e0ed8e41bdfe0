//! What is known of this computer's starts, in a file of its own beside the diary: it is about the computer, not the person, so
//! no backup takes it along, and to lose it costs no more than that the wall clock alone tells between two starts.

use std::io::Write;

use respite_domain::time::Moment;
use respite_domain::uptime::{Start, Starts, Uptime};

use crate::Store;
use crate::file_name::{FILE_NAME, STARTS};
use crate::whole_file::unfinished;

/// What the file says of itself.
const ABOUT: &str =
    "# When this computer was started, so that skin rests long enough though its clock was wrong. Nothing of you.\n";

impl Store {
    /// What is known of the computer's starts. Nothing where the file is not there or can't be read.
    pub fn starts(&self) -> Starts {
        let said = std::fs::read_to_string(self.folder().join(STARTS)).unwrap_or_default();
        said.lines().filter_map(start).collect()
    }

    /// Keeps what is known of the computer's starts, where the diary still is in its folder.
    ///
    /// # Errors
    /// When the disk can't take it; what was known stays.
    pub fn keep_starts(&self, starts: &Starts) -> std::io::Result<()> {
        if !self.folder().join(FILE_NAME).exists() {
            return Ok(());
        }
        let mut whole = unfinished(self.folder())?;
        whole.write_all(ABOUT.as_bytes())?;
        for Start { boot, began, not_before, seen } in starts.all() {
            writeln!(whole, "{boot} {began} {not_before} {seen}")?;
        }
        whole.as_file().sync_all()?;
        whole.persist(self.folder().join(STARTS)).map_err(|error| error.error)?;
        Ok(())
    }
}

/// `?1` of [`is_after`]: what of each known start came after a moment.
pub(crate) fn after(moment: &Moment) -> String {
    let after = moment.uptime.as_ref().map(|uptime| moment.starts.after(uptime)).unwrap_or_default();
    let starts = after.into_iter().map(|Uptime { boot, millis }| (boot, millis.into()));
    serde_json::Value::Object(starts.collect()).to_string()
}

/// Whether what these two columns tell of came after that moment, by the uptime.
pub(crate) fn is_after(boot: &str, uptime: &str) -> String {
    format!("{uptime} >= (SELECT value FROM json_each(?1) WHERE key = {boot})")
}

fn start(line: &str) -> Option<Start> {
    let mut words = line.split_whitespace();
    let boot = words.next().filter(|boot| !boot.starts_with('#'))?.to_owned();
    let mut number = || words.next()?.parse::<i64>().ok();
    Some(Start { boot, began: number()?, not_before: number()?, seen: number()? })
}
