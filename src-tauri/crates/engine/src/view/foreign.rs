//! What is told of lines that were brought in from another program, or could be.

use respite_domain::import::{LineTold, Lines};
use serde::Serialize;
use specta::Type;

/// What came in of a table of another program, or would.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LinesView {
    /// How many entries were not here.
    pub new_entries: u32,
    /// How many doses were not here.
    pub new_doses: u32,
    /// The first day of what was not here.
    pub from: Option<String>,
    /// The last day of it.
    pub to: Option<String>,
    /// How many are here already, and say the same.
    pub there: u32,
    /// How many were deleted here, and stay so.
    pub deleted: u32,
    /// How many say something else here, and stay so.
    pub differing: u32,
    /// How many say again what the file says because the person wanted that.
    pub taken: u32,
    /// How many of these were here and said something else: they are not taken back with what came in.
    pub changed: u32,
    /// How many entries came in beside one of the same moment that came in of an earlier file, and is not in this one.
    pub beside: u32,
    /// How many lines are about what the person left out.
    pub left_out: u32,
    /// How many times something that is no number stands for pain. It is in the note alone.
    pub unscored: u32,
    /// The lines that can't be read, by their numbers in the file.
    pub off: Vec<u32>,
    /// The numbers of the entries that came in, for taking them back; none before they did.
    pub entries: Vec<i32>,
    /// The same of doses.
    pub doses: Vec<i32>,
}

impl LinesView {
    /// Of lines that nothing was done with yet.
    pub(crate) fn of(lines: &Lines) -> LinesView {
        LinesView {
            left_out: u32::try_from(lines.left_out).unwrap_or(u32::MAX),
            unscored: u32::try_from(lines.unscored).unwrap_or(u32::MAX),
            off: lines.off.iter().map(|off| u32::try_from(off.number).unwrap_or(u32::MAX)).collect(),
            ..LinesView::default()
        }
    }

    /// Counts what is new of a line.
    pub(crate) fn count(&mut self, line: &LineTold, is_new_entry: bool, is_new_dose: bool) {
        self.new_entries += u32::from(is_new_entry);
        self.new_doses += u32::from(is_new_dose);
        let entry = line.entry.as_ref().filter(|_| is_new_entry).map(|(_, entry)| entry.day());
        let dose = line.dose.as_ref().filter(|_| is_new_dose).map(|(_, dose)| dose.at.date_naive());
        for day in entry.into_iter().chain(dose).map(|day| day.to_string()) {
            if self.from.as_ref().is_none_or(|from| day < *from) {
                self.from = Some(day.clone());
            }
            if self.to.as_ref().is_none_or(|to| day > *to) {
                self.to = Some(day);
            }
        }
    }

    /// How much could be changed to what the file says.
    pub fn asked(&self) -> u32 {
        self.deleted + self.differing
    }
}
