//! What is told of lines that were brought in from another program, or could be.

use chrono::NaiveDate;
use respite_domain::import::{LineTold, Lines};
use respite_domain::time::WallTime;
use respite_store::Difference;
use serde::Serialize;
use specta::Type;

use super::{DifferenceView, FindingView};

/// What came in of a table of another program, or would.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Type)]
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
    /// How many of these were here and said something else.
    pub changed: u32,
    /// How many entries came in beside one of the same moment that came in of an earlier file, and is not in this one.
    pub beside: u32,
    /// The first of those that say something else here, each with both values.
    pub told: Vec<LineDiffers>,
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
    /// What is gravely true of the doses since, and was not before.
    pub findings: Vec<FindingView>,
}

/// What a line says, and what it says here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LineDiffers {
    /// Its number in the file.
    pub line: u32,
    /// Of when it is.
    pub at: String,
    /// What differs.
    pub fields: Vec<DifferenceView>,
}

/// Lines that differ, before they are only counted.
const MOST_TOLD: usize = 20;

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
    pub(crate) fn count(&mut self, line: &LineTold, is_new_entry: bool, are_new: impl Iterator<Item = bool>) {
        self.new_entries += u32::from(is_new_entry);
        let doses = line.doses.iter().zip(are_new).filter(|(_, is_new)| *is_new);
        let doses: Vec<NaiveDate> = doses.map(|((_, dose), _)| dose.at.date_naive()).collect();
        self.new_doses += u32::try_from(doses.len()).unwrap_or(u32::MAX);
        let entry = line.entry.as_ref().filter(|_| is_new_entry).map(|(_, entry)| entry.day());
        for day in entry.into_iter().chain(doses).map(|day| day.to_string()) {
            if self.from.as_ref().is_none_or(|from| day < *from) {
                self.from = Some(day.clone());
            }
            if self.to.as_ref().is_none_or(|to| day > *to) {
                self.to = Some(day);
            }
        }
    }

    /// Tells what says something else here.
    pub(crate) fn tell(&mut self, line: u64, at: WallTime, fields: Vec<Difference>) {
        if self.told.len() < MOST_TOLD {
            let field = |Difference { field, here, there }| DifferenceView { field: field.to_owned(), here, there };
            let line = u32::try_from(line).unwrap_or(u32::MAX);
            self.told.push(LineDiffers { line, at: at.to_rfc3339(), fields: fields.into_iter().map(field).collect() });
        }
    }

    /// How much could be changed to what the file says.
    pub fn asked(&self) -> u32 {
        self.deleted + self.differing
    }
}
