//! The questionnaires: the PEG of a week, and the Roland-Morris before a visit.

use respite_domain::roland_morris::RolandMorris;
use respite_domain::time::WallTime;
use respite_domain::week::Peg;
use rusqlite::types::{Type, Value};

use crate::cells::{Cells, Said, odd};
use crate::row::row;
use crate::{Result, Store, Stored};

const ENTERED: [&str; 2] = ["answered_at", "answered_offset"];

row!(Peg in "peg" { answered: "answered_at" "answered_offset", pain, enjoyment, activity },
    const ENTERED: [&'static str; 2] = ENTERED;
);

impl crate::row::Row for RolandMorris {
    const TABLE: &'static str = "roland_morris";
    const FIELDS: &'static [&'static [&'static str]] = &[&["answered_at", "answered_offset"], &["ticked"]];
    const ENTERED: [&'static str; 2] = ENTERED;
}

impl Cells for RolandMorris {
    fn width() -> usize {
        3
    }

    fn write(&self, cells: &mut Vec<Value>) {
        self.answered.write(cells);
        cells.push(numbers(self).into());
    }

    fn read(row: &rusqlite::Row<'_>, index: usize) -> rusqlite::Result<Self> {
        let answered = WallTime::read(row, index)?;
        let numbers: Option<Vec<u32>> =
            row.get_ref(index + 2)?.as_str()?.split_ascii_whitespace().map(|number| number.parse().ok()).collect();
        let answers = numbers.and_then(|ticked| RolandMorris::new(answered, &ticked, ticked.is_empty()).ok());
        answers.ok_or_else(|| odd(index + 2, Type::Text))
    }

    fn spell(&self, names: &[&'static str], said: &mut Said) {
        self.answered.spell(names, said);
        numbers(self).spell(&names[2..], said);
    }
}

fn numbers(answers: &RolandMorris) -> String {
    let ticked: Vec<String> = answers.ticked().map(|number| number.to_string()).collect();
    ticked.join(" ")
}

impl Store {
    /// All answered PEGs, that told last first.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn pegs(&self) -> Result<Vec<Stored<Peg>>> {
        self.select("WHERE deleted_at IS NULL ORDER BY uid DESC", [])
    }

    /// All answered Roland-Morris questionnaires, that told last first.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn roland_morris(&self) -> Result<Vec<Stored<RolandMorris>>> {
        self.select("WHERE deleted_at IS NULL ORDER BY uid DESC", [])
    }
}
