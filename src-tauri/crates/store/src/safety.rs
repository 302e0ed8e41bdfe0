//! The answers to the safety questions. Every sheet stays; the latest counts.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate};
use respite_domain::safety::{FIRST_CONCERNS, Register, SafetySheet};
use respite_domain::time::{Moment, WallTime};
use rusqlite::types::Type;
use rusqlite::{Row, params};

use crate::entry::until;
use crate::readable::is_of_the_row;
use crate::{Result, Store, column};

/// The word of each register on a sheet, and the table that it is.
const REGISTERS: [(Register, &str, &str); 5] = [
    (Register::Signs, "signs", "sign_answer"),
    (Register::Skin, "skin", "skin_told"),
    (Register::SideEffects, "side-effects", "side_effect"),
    (Register::Conditions, "conditions", "condition"),
    (Register::Changes, "changes", "change"),
];

impl Store {
    /// The number of what was told last of each sort.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn told_last(&self) -> Result<BTreeMap<Register, i64>> {
        let mut last = BTreeMap::new();
        for (register, _, table) in REGISTERS {
            let sql = format!("SELECT ifnull(max(id), 0) FROM {table}");
            last.insert(register, self.connection.prepare_cached(&sql)?.query_row([], |row| row.get(0))?);
        }
        Ok(last)
    }

    /// Keeps the answers to the safety questions.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add_safety_sheet(&mut self, sheet: &SafetySheet) -> Result<()> {
        let (seconds, offset) = column::of_wall(sheet.answered.wall);
        let agreed: Vec<String> = sheet.agreed.iter().map(|(concern, day)| format!("{concern}={day}")).collect();
        let word = |(register, word, _): &(Register, &str, &str)| Some(format!("{word}={}", sheet.knew.get(register)?));
        let knew: Vec<String> = REGISTERS.iter().filter_map(word).collect();
        self.in_transaction(|connection| {
            connection.execute(
                "INSERT INTO safety_sheet (asked, concerns, agreed, at, at_offset, knew) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![sheet.asked.join(" "), sheet.concerns.join(" "), agreed.join(" "), seconds, offset, knew.join(" ")],
            )?;
            Ok(())
        })
    }

    /// All answers to the safety questions that were given by `by`, in the order given.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn safety_sheets(&self, by: Option<WallTime>) -> Result<Vec<SafetySheet>> {
        let mut select = self.connection.prepare_cached(
            "SELECT id, asked, concerns, agreed, clinician_agreed, at, at_offset, knew FROM safety_sheet WHERE at <= ?1 ORDER BY id",
        )?;
        self.rows("safety_sheet", &mut select, [until(by)], |row| {
            sheet(row).or_else(|error| {
                self.note_unreadable("safety_sheet", row);
                if is_of_the_row(&error) { Ok(in_doubt(row)) } else { Err(error) }
            })
        })
    }
}

fn sheet(row: &Row) -> rusqlite::Result<SafetySheet> {
    let asked = row.get::<_, Option<String>>(1)?;
    let concerns = codes(row.get_ref(2)?.as_str()?);
    let agreed = match row.get::<_, Option<String>>(3)? {
        Some(each) => each.split_ascii_whitespace().map(agreed_day).collect::<Option<_>>(),
        None => {
            let of_all: Option<NaiveDate> = column::optional_day(row, 4)?;
            Some(of_all.map(|day| concerns.iter().map(|concern| (concern.clone(), day)).collect()).unwrap_or_default())
        }
    };
    let agreed: BTreeMap<String, NaiveDate> = agreed.ok_or_else(|| column::odd(3, Type::Text))?;
    Ok(SafetySheet {
        answered: Moment::told(column::wall(row, 5)?),
        asked: asked.map_or_else(|| FIRST_CONCERNS.map(str::to_owned).to_vec(), |asked| codes(&asked)),
        concerns,
        agreed,
        knew: knew(row)?,
        in_doubt: false,
    })
}

/// What can be read of a sheet. It asked nothing, so that what is not ticked on it is no "no"; and nobody agreed to what is.
fn in_doubt(row: &Row) -> SafetySheet {
    let answered = column::wall_in_doubt(row, 5).unwrap_or(DateTime::UNIX_EPOCH.fixed_offset());
    let concerns = row.get_ref(2).ok().and_then(|concerns| concerns.as_str().ok()).map(codes);
    SafetySheet {
        answered: Moment::told(answered),
        asked: Vec::new(),
        concerns: concerns.unwrap_or_default(),
        agreed: BTreeMap::new(),
        knew: knew(row).unwrap_or_default(),
        in_doubt: true,
    }
}

/// What cannot be read of it was not known.
fn knew(row: &Row) -> rusqlite::Result<BTreeMap<Register, i64>> {
    let written = row.get::<_, Option<String>>(7)?.unwrap_or_default();
    let number = |(register, word, _): (Register, &str, &str)| {
        let numbers = written.split_ascii_whitespace().filter_map(|each| each.split_once('='));
        let number = numbers.filter(|(known, _)| *known == word).find_map(|(_, number)| number.parse().ok());
        Some((register, number?))
    };
    Ok(REGISTERS.into_iter().filter_map(number).collect())
}

fn codes(text: &str) -> Vec<String> {
    text.split_ascii_whitespace().map(str::to_owned).collect()
}

fn agreed_day(written: &str) -> Option<(String, NaiveDate)> {
    let (concern, day) = written.split_once('=')?;
    Some((concern.to_owned(), day.parse().ok()?))
}
