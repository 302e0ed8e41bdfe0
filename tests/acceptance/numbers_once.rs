//! No number of a row is given out again, not even that of one that was erased: what compares numbers, or remembers one, rests on it.

use respite_domain::medicine::SideEffectStrength;
use respite_domain::words::List;
use respite_engine::view::{Coded, ConditionDraft, EntryDraft, HistoryKind, SideEffectDraft, VisitDraft};
use respite_store::{Asked, Holds, Store, TABLES, Told};
use rusqlite::Connection;

use crate::desk::{Desk, spasm};
use crate::next_version::{as_next_version, write_version_1};
use crate::told_of_the_body::asks_and_binds;

fn rash(desk: &mut Desk) -> i32 {
    let strength = Some(Coded(SideEffectStrength::Moderate));
    let draft = SideEffectDraft { what: "rash".into(), strength, ..SideEffectDraft::default() };
    desk.act(|engine, now| engine.log_side_effect(&draft, now)).id
}

fn condition(desk: &mut Desk) -> i32 {
    let draft = ConditionDraft { name: "Eczema".into(), ..ConditionDraft::default() };
    desk.act(|engine, now| engine.save_condition(None, &draft, now)).id
}

/// Answers the sheet once the last of each kind was told and deleted, and erases that; what is told now was told after the sheet.
fn asks_after_an_erase(before: impl FnOnce(&mut Desk), after: impl FnOnce(&mut Desk), binds: bool) {
    let mut desk = Desk::at("2026-11-22 14:00");
    before(&mut desk);
    desk.pass_minutes(1);
    desk.skin_is_healthy();
    desk.pass_minutes(1);
    assert!(desk.act(|engine, now| engine.erase_deleted(now)) > 0);
    after(&mut desk);
    assert_eq!(asks_and_binds(&mut desk), (true, binds));
}

#[test]
fn what_is_told_after_the_sheet_is_told_after_it_whatever_was_erased() {
    let told_and_deleted = |desk: &mut Desk| {
        let entry = desk.log(spasm());
        desk.act(|engine, now| engine.update_entry(entry, &EntryDraft { worst: Some(6.0), ..spasm() }, now));
        desk.act(|engine, now| engine.delete_entry(entry, now));
        let (rash, condition) = (rash(desk), condition(desk));
        desk.act(|engine, now| engine.delete_side_effect(rash, now));
        desk.act(|engine, now| engine.delete_history(HistoryKind::Condition, condition, now));
    };
    let pregnant = |desk: &mut Desk| {
        desk.act(|engine, now| engine.set_medicine_flags(&["pregnant".to_owned(), "heart".to_owned()], now));
    };
    asks_after_an_erase(told_and_deleted, pregnant, true);
    asks_after_an_erase(told_and_deleted, |desk| _ = rash(desk), true);
    asks_after_an_erase(told_and_deleted, |desk| _ = condition(desk), false);
}

#[test]
fn a_visit_is_announced_though_that_of_before_was_and_is_erased() {
    let mut desk = Desk::at("2026-11-22 10:00");
    let add = |desk: &mut Desk| {
        let draft = VisitDraft { day: "2026-11-23".into(), ..VisitDraft::default() };
        desk.act(|engine, now| engine.add_visit(&draft, now)).id
    };
    let first = add(&mut desk);
    assert_eq!(desk.notices(), ["visit on 2026-11-23"]);
    desk.act(|engine, now| engine.delete_visit(first, now));
    desk.act(|engine, now| engine.erase_deleted(now));
    assert_ne!(add(&mut desk), first);
    assert_eq!(desk.notices(), ["visit on 2026-11-23"]);
}

#[test]
fn to_undo_a_rename_leaves_what_was_said_since_whatever_was_erased() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let triggered = |words: &str| EntryDraft { triggers: vec![words.into()], ..spasm() };
    let (stays, goes) = (desk.log(triggered("my chair")), desk.log(triggered("my chair")));
    let other = desk.log(triggered("my sofa"));
    let renamed = desk.act(|engine, now| engine.rename_words(List::Trigger, "my chair", "old chair", now));
    desk.act(|engine, now| engine.delete_entry(goes, now));
    desk.act(|engine, now| engine.erase_deleted(now));
    desk.act(|engine, now| engine.update_entry(other, &triggered("my bed"), now));
    desk.act(|engine, now| engine.undo_rename(renamed.id, now));
    let mut says = |id| desk.act(|engine, _| engine.entry(id)).triggers;
    assert_eq!((says(stays), says(other)), (vec!["my chair".to_owned()], vec!["my bed".to_owned()]));
}

#[test]
fn an_update_of_the_tables_gives_no_number_out_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("diary.db");
    write_version_1(&file);
    let numbered = || TABLES.iter().map(|table| table.name);
    {
        let connection = Connection::open(&file).unwrap();
        connection.execute_batch("DELETE FROM sqlite_sequence").unwrap();
        for table in numbered() {
            connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?1, 900000)", [table]).unwrap();
        }
    }
    as_next_version(|| drop(Store::open(folder.path(), Asked::WhetherSound).unwrap()));
    let connection = Connection::open(&file).unwrap();
    for table in numbered() {
        let last = "SELECT max(seq) FROM sqlite_sequence WHERE name = ?1";
        assert_eq!(connection.query_row(last, [table], |row| row.get::<_, i64>(0)), Ok(900_000), "{table}");
    }
}

#[test]
fn what_comes_in_from_another_diary_gets_no_number_of_before_and_brings_none() {
    let mut from = Desk::at("2026-11-22 14:00");
    condition(&mut from);
    from.skin_is_healthy();
    let mut to = Desk::at("2026-11-22 14:00");
    let erased = condition(&mut to);
    to.act(|engine, now| engine.delete_history(HistoryKind::Condition, erased, now));
    to.act(|engine, now| engine.erase_deleted(now));

    let store = Store::open(from.folder(), Asked::WhetherReadable).unwrap();
    let tables = TABLES.iter().filter(|table| table.holds != Holds::OfTheProgram);
    let all: Vec<(_, Vec<Told>)> = tables.map(|table| (table, store.told(table).unwrap())).collect();
    let mut store = Store::open(to.folder(), Asked::WhetherReadable).unwrap();
    store.put(&all).unwrap();
    let conditions = store.all::<respite_domain::history::Condition>().unwrap();
    assert_eq!(conditions.iter().map(|stored| stored.id).collect::<Vec<_>>(), [i64::from(erased) + 1]);
    assert!(store.safety_sheets(None).unwrap().iter().all(|sheet| sheet.knew.is_empty()));
}
