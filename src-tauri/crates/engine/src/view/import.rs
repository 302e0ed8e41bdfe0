//! What is told of a file that was brought in, or could be.

use respite_domain::time::WallTime;
use respite_store::{Difference, Differing, Imported};
use serde::Serialize;
use specta::Type;

/// What came in, or would.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportView {
    /// How many rows of each table were not here, in the order of the diary.
    pub added: Vec<AddedView>,
    /// How many settings were never set here.
    pub settings: u32,
    /// How many rows were here already, and say the same.
    pub there: u32,
    /// How many of the body were here, and say now what was said last.
    pub brought_up: u32,
    /// How many were written over because the person wanted that.
    pub taken: u32,
    /// What says something else here, and stays so.
    pub differing: Vec<DifferingView>,
    /// How many attached files came in.
    pub attached: u32,
    /// How many attached files are neither here nor in the file.
    pub missing: u32,
    /// Settings that can't be read: those here stay as they are.
    pub left_out: Vec<String>,
}

/// How many rows of a table came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AddedView {
    /// The table, as words are called by it.
    pub table: String,
    /// How many.
    pub rows: u32,
}

/// A row, or a setting, that says one thing here and another in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DifferingView {
    /// The table, as words are called by it.
    pub table: String,
    /// The name of the row, or of the setting.
    pub name: String,
    /// When it was written down; nothing of a setting.
    pub written: Option<String>,
    /// Whether it is of the body: there the word that was said last counts, and nobody is asked.
    pub of_the_body: bool,
    /// What differs.
    pub fields: Vec<DifferenceView>,
}

/// What one field says here and in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DifferenceView {
    /// What it is called in the file.
    pub field: String,
    /// As it is here.
    pub here: Option<String>,
    /// As it is in the file.
    pub there: Option<String>,
}

/// Rows that differ, before they are only counted.
const MOST_TOLD: usize = 20;

impl ImportView {
    pub(crate) fn of(imported: Imported, now: WallTime) -> ImportView {
        let Imported { added, settings, there, brought_up, taken, differing, attached, missing } = imported;
        let added = added.into_iter().map(|(table, rows)| AddedView { table: code_of(table), rows: count(rows) });
        ImportView {
            added: added.collect(),
            settings: count(settings),
            there: count(there),
            brought_up: count(brought_up),
            taken: count(taken),
            differing: differing.into_iter().map(|row| DifferingView::of(row, now)).collect(),
            attached: count(attached),
            missing: count(missing),
            left_out: Vec::new(),
        }
    }

    /// The rows that differ and that it is asked about, as many as are told before they are only counted.
    pub fn told(&self) -> impl Iterator<Item = &DifferingView> {
        self.differing.iter().filter(|row| !row.of_the_body).take(MOST_TOLD)
    }

    /// How many rows came in.
    pub fn rows(&self) -> u32 {
        self.added.iter().map(|added| added.rows).sum()
    }

    /// How many rows say something else, and could be written over.
    pub fn asked(&self) -> u32 {
        count(self.differing.iter().filter(|row| !row.of_the_body).count())
    }
}

impl DifferingView {
    fn of(row: Differing, now: WallTime) -> DifferingView {
        let field = |Difference { field, here, there }| DifferenceView { field: field.to_owned(), here, there };
        DifferingView {
            table: code_of(row.table),
            name: row.name,
            written: row.written.map(|written| written.with_timezone(now.offset()).to_rfc3339()),
            of_the_body: row.is_of_the_body,
            fields: row.fields.into_iter().map(field).collect(),
        }
    }
}

fn code_of(table: &str) -> String {
    table.replace('_', "-")
}

fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
