//! All that a person told goes out of one diary and into another, table by table, by no more than the tables' descriptions.

use std::path::Path;

use respite_engine::{Asked, Engine};
use respite_store::{Holds, Store, TABLES, Table, Told, Value};

use crate::desk::{Desk, told};
use crate::representative::representative;

pub fn all_told(folder: &Path) -> Vec<(&'static Table, Vec<Told>)> {
    let store = Store::open(folder, Asked::WhetherReadable).unwrap();
    let tables = TABLES.iter().filter(|table| table.holds != Holds::OfTheProgram);
    tables.map(|table| (table, store.told(table).unwrap())).collect()
}

/// The same, in words that can be compared.
pub fn in_words(all: &[(&Table, Vec<Told>)]) -> Vec<String> {
    let rows = |(table, told): &(&Table, Vec<Told>)| -> Vec<String> {
        told.iter().map(|row| format!("{} {row:?}", table.name)).collect()
    };
    all.iter().flat_map(rows).collect()
}

#[track_caller]
fn goes_out_and_in(folder: &Path) {
    let all = all_told(folder);
    let other = tempfile::tempdir().unwrap();
    let rows: usize = all.iter().filter(|(table, _)| table.holds == Holds::Rows).map(|(_, told)| told.len()).sum();
    let mut store = Store::open(other.path(), Asked::WhetherReadable).unwrap();
    assert_eq!(store.put(&all).unwrap(), rows);
    assert_eq!(store.put(&all).unwrap(), 0, "twice adds nothing");
    drop(store);
    assert_eq!(in_words(&all_told(other.path())), in_words(&all));
    let broken: i64 = rusqlite::Connection::open(other.path().join("diary.db"))
        .unwrap()
        .query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(broken, 0);
    let now = told("2026-11-22T14:50:00+01:00");
    let told_by = |folder: &Path| {
        let engine = Engine::open(folder, Asked::WhetherReadable).unwrap();
        let medicines = engine.medicines(&|_| (String::new(), None), &now).unwrap();
        let days = engine.diary_between(None, None, &now).unwrap();
        (days.len(), medicines.doses.len(), engine.own_words().unwrap(), engine.history(&now).unwrap().goals.len())
    };
    assert_eq!(told_by(other.path()), told_by(folder));
}

#[test]
fn a_full_diary_goes_out_and_comes_back_equal() {
    let desk = representative();
    assert!(all_told(desk.folder()).iter().all(|(_, told)| !told.is_empty()), "each table has something to lose");
    goes_out_and_in(desk.folder());
}

#[test]
fn the_demo_diary_goes_out_and_comes_back_equal() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.act(|engine, now| engine.fill_demo(now));
    goes_out_and_in(desk.folder());
}

#[test]
fn what_differs_in_its_uid_alone_is_another_row() {
    let desk = representative();
    let mut all = all_told(desk.folder());
    all.retain(|(table, _)| table.name == "peg");
    for told in &mut all[0].1 {
        let Value::Text(uid) = &mut told[0] else { panic!("{told:?}") };
        uid.insert_str(0, "not ");
    }
    let mut store = Store::open(desk.folder(), Asked::WhetherReadable).unwrap();
    let before = store.told(all[0].0).unwrap().len();
    assert_eq!(store.put(&all).unwrap(), before);
    assert_eq!(store.told(all[0].0).unwrap().len(), 2 * before);
}

#[test]
fn what_names_a_row_that_is_nowhere_is_refused_whole() {
    let desk = representative();
    let mut all = all_told(desk.folder());
    all.retain(|(table, _)| table.name != "product");
    let other = tempfile::tempdir().unwrap();
    let mut store = Store::open(other.path(), Asked::WhetherReadable).unwrap();
    assert!(store.put(&all).is_err());
    assert!(all_told(other.path()).iter().all(|(_, told)| told.is_empty()));
}
