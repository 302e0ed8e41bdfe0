//! What is known of this computer's starts, in a file of its own beside the diary: it is about the computer, not the person, so
//! no backup takes it along, and to lose it costs no more than that the wall clock alone tells between two starts.

use std::io::{ErrorKind, Write};

use respite_domain::time::Moment;
use respite_domain::uptime::{Start, Starts, Uptime};

use crate::Store;
use crate::file_name::{FILE_NAME, STARTS};
use crate::whole_file::unfinished;

/// What the file says of itself.
const ABOUT: &str =
    "# When this computer was started, so that skin rests long enough though its clock was wrong. Nothing of you.\n";

/// The end of the year 9999, in milliseconds since 1970.
const LATEST_TIME: i64 = 253_402_300_800_000;

impl Store {
    /// What is known of the computer's starts; nothing where there is no such file yet.
    ///
    /// # Errors
    /// The file does not answer. What it knows must then not be written over.
    pub fn starts(&self) -> std::io::Result<Starts> {
        match std::fs::read_to_string(self.folder().join(STARTS)) {
            Ok(said) => Ok(said.lines().filter_map(start).collect()),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Starts::default()),
            Err(error) => Err(error),
        }
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
        for Start { boot, began, not_before, seen, pause, set } in starts.all() {
            writeln!(whole, "{boot} {began} {not_before} {seen} {pause} {set}")?;
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
    let (began, not_before, seen, pause, set) = (number()?, number()?, number()?, number()?, number()?);
    // What no clock can have shown is damaged.
    let is_time = |millis: i64| (0..LATEST_TIME).contains(&millis);
    let is_span = |millis: i64| (-LATEST_TIME..LATEST_TIME).contains(&millis);
    let is_sound = [began, seen].into_iter().all(is_time)
        && (not_before == i64::MIN || is_time(not_before))
        && [pause, set].into_iter().all(is_span);
    is_sound.then_some(Start { boot, began, not_before, seen, pause, set })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_line_costs_that_line_alone() {
        assert!(start("boot 1700000000000 -9223372036854775808 5000 -7200000 60000").is_some());
        for line in [
            "",
            "# boot 1 1 1",
            "boot",
            "boot 1 1 1 1",
            "boot x 1 1 1 1",
            "boot 9223372036854775807 1 1 1 1",
            "boot -1 1 1 1 1",
            "boot 1 9223372036854775807 1 1 1",
            "boot 1 1 -9223372036854775808 1 1",
            "boot 1 1 1 -9223372036854775808 1",
            "boot 1 1 1 1 9223372036854775807",
        ] {
            assert_eq!(start(line), None, "{line}");
        }
    }
}
