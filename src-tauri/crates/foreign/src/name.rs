//! The name of what a line says: made of the line itself, so that it is known again however often the file comes.

use std::collections::HashMap;

use respite_domain::uid::Uid;
use sha2::{Digest, Sha256};

use crate::sheet::{Line, Sheet};

/// Parts what is hashed: a sign that no cell ends in.
const END: [u8; 1] = [0];

/// Names the lines of one table.
#[derive(Debug, Default)]
pub(crate) struct Names(HashMap<[u8; 32], u32>);

impl Names {
    /// What makes this line another than the others: its cells with what they are called, in whatever order the columns stand.
    /// Lines that say the very same are told apart by how many came before. `about`: the columns that tell what a line is about.
    pub(crate) fn of(&mut self, sheet: &Sheet, line: &Line, about: &[usize]) -> LineName {
        let mut cells: Vec<(&str, usize, &str)> = (0..line.cells.len())
            .map(|column| (sheet.heads.get(column).map_or("", |head| &**head), column, line.cell(column)))
            .filter(|(.., cell)| !cell.is_empty())
            .collect();
        cells.sort_unstable_by_key(|(head, column, _)| (*head, *column));
        let mut hash = Sha256::new();
        for (head, column, cell) in cells {
            // Columns without a name go by their place.
            hash.update(if head.is_empty() { column.to_string() } else { head.to_owned() });
            hash.update(END);
            hash.update(cell);
            hash.update(END);
        }
        let before = self.0.entry(hash.clone().finalize().into()).or_default();
        hash.update(before.to_be_bytes());
        *before += 1;
        LineName { hash, source: source(sheet, line, about) }
    }
}

/// Where a line comes from: the kind of table, by what its columns are called in whatever order, and what the line is about.
fn source(sheet: &Sheet, line: &Line, about: &[usize]) -> u16 {
    let mut heads: Vec<&str> = sheet.heads.iter().map(|head| &**head).collect();
    heads.sort_unstable();
    let mut hash = Sha256::new();
    for part in heads.into_iter().chain(about.iter().map(|column| line.cell(*column))) {
        hash.update(part);
        hash.update(END);
    }
    let hash: [u8; 32] = hash.finalize().into();
    u16::from_be_bytes([hash[0], hash[1]])
}

/// What a line is called, before it is said which part of it is meant.
#[derive(Debug)]
pub(crate) struct LineName {
    hash: Sha256,
    source: u16,
}

impl LineName {
    /// The name of a part of it.
    pub(crate) fn part(&self, part: &str) -> Uid {
        let hash: [u8; 32] = self.hash.clone().chain_update(part).finalize().into();
        let (first, _) = hash.split_at(16);
        Uid::of_source(first.iter().fold(0, |bits, byte| bits << 8 | u128::from(*byte)), self.source)
    }
}

/// What tells one kind of table from others: how its columns are called. Nothing where they are not.
pub(crate) fn kind_of(sheet: &Sheet) -> Option<String> {
    let mut hash = Sha256::new();
    for head in &sheet.heads {
        hash.update(head);
        hash.update(END);
    }
    let hash: [u8; 32] = hash.finalize().into();
    sheet.reading.heads.then(|| hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect())
}
