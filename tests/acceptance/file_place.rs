//! Another file in the diary's place, a moved folder, a removed one: noticed before a write, said, and never written into the
//! wrong file.
#![cfg(unix)]

use respite_engine::view::EntryDraft;
use respite_engine::{Asked, Engine, EngineError, StoreError};

use crate::desk::{Desk, spasm, told};
use crate::english::english;
use crate::next_version::{as_next_version, write_version_1};

fn entries(engine: &Engine) -> usize {
    let days = engine.diary_between(None, None, &told("2026-11-23T12:00:00+01:00")).unwrap();
    days.iter().map(|day| day.entries.len()).sum()
}

/// A window on one diary, in whose place the diary of somebody else is put.
fn replaced() -> Desk {
    let (mut desk, mut other) = (Desk::at("2026-11-22 14:00"), Desk::at("2026-11-22 14:00"));
    (0..2).for_each(|_| _ = desk.log(spasm()));
    (0..5).for_each(|_| _ = other.log(spasm()));
    put(&other, &desk);
    desk
}

/// As a tool that puts files back does it: written beside, then renamed.
fn put(from: &Desk, to: &Desk) {
    let beside = to.folder().join("beside");
    std::fs::copy(from.folder().join("diary.db"), &beside).unwrap();
    std::fs::rename(beside, to.folder().join("diary.db")).unwrap();
}

#[test]
fn an_act_meant_for_one_diary_is_not_written_into_another() {
    let mut desk = replaced();
    let error = desk.try_to(|engine, now| engine.log_entry(&spasm(), now)).unwrap_err();
    assert!(matches!(error, EngineError::Store(StoreError::Replaced(_))), "{error:?}");
    let put_there = Engine::open(desk.folder(), Asked::WhetherSound).unwrap();
    assert_eq!(entries(&put_there), 5, "nothing was written");
    // The right one is open now, and the person knows.
    assert_eq!(entries(desk.engine()), 5);
    desk.log(spasm());
    assert_eq!(entries(&Engine::open(desk.folder(), Asked::WhetherSound).unwrap()), 6);
}

#[test]
fn a_look_each_second_opens_the_right_one_and_the_next_act_is_refused_once() {
    let mut desk = replaced();
    let before = Engine::open(desk.folder(), Asked::WhetherSound).unwrap();
    let seen = desk.act(|engine, _| engine.written_elsewhere());
    assert_eq!(entries(desk.engine()), entries(&before));
    assert_eq!(desk.act(|engine, _| engine.written_elsewhere()), seen, "once, and not again and again");
    assert!(desk.try_to(|engine, now| engine.log_spasm_now(now)).is_err(), "it was meant for the one before");
    desk.act(|engine, now| engine.log_spasm_now(now));
    assert_eq!(entries(desk.engine()), 6);
}

#[test]
fn the_change_is_seen_as_one() {
    let (mut desk, mut other) = (Desk::at("2026-11-22 14:00"), Desk::at("2026-11-22 14:00"));
    desk.log(spasm());
    other.log(spasm());
    let seen = desk.act(|engine, _| engine.written_elsewhere());
    put(&other, &desk);
    assert_ne!(desk.act(|engine, _| engine.written_elsewhere()), seen);
}

#[test]
fn every_act_is_refused_on_a_diary_that_is_gone() {
    for gone in ["the file", "the folder", "moved away"] {
        let mut desk = Desk::at("2026-11-22 14:00");
        desk.skin_is_healthy();
        desk.log(spasm());
        let elsewhere = tempfile::tempdir().unwrap();
        match gone {
            "the file" => std::fs::remove_file(desk.folder().join("diary.db")).unwrap(),
            "the folder" => std::fs::remove_dir_all(desk.folder()).unwrap(),
            _ => std::fs::rename(desk.folder(), elsewhere.path().join("moved")).unwrap(),
        }
        for _ in 0..3 {
            let error = desk.try_to(|engine, now| engine.log_entry(&spasm(), now)).unwrap_err();
            assert!(matches!(error, EngineError::Store(StoreError::Gone(..))), "{gone}: {error:?}");
        }
        let pack = desk.start(respite_engine::view::Coded(respite_domain::session::Thermal::Cold), "low-back-left");
        assert!(pack.is_err(), "{gone}");
        assert!(desk.try_to(|engine, _| engine.written_elsewhere()).is_err(), "{gone}: it is noticed without an act");
        assert!(!desk.folder().join("diary.db").exists(), "{gone}: nothing took its place");
    }
}

#[test]
fn what_was_open_is_kept_once_when_its_file_is_removed() {
    let mut desk = Desk::at("2026-11-22 14:00");
    (0..3).for_each(|_| _ = desk.log(spasm()));
    std::fs::remove_file(desk.folder().join("diary.db")).unwrap();
    (0..3).for_each(|_| assert!(desk.try_to(|engine, now| engine.log_spasm_now(now)).is_err()));
    let files = std::fs::read_dir(desk.folder()).unwrap().map(|file| file.unwrap().path());
    let kept: Vec<_> = files.filter(|file| !file.ends_with("starts.txt")).collect();
    assert_eq!(kept.len(), 1, "{kept:?}");
    let again = tempfile::tempdir().unwrap();
    std::fs::copy(&kept[0], again.path().join("diary.db")).unwrap();
    assert_eq!(entries(&Engine::open(again.path(), Asked::WhetherSound).unwrap()), 3);
}

#[test]
fn a_diary_that_comes_back_is_written_to_again() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log(spasm());
    let (here, away) = (desk.folder().join("diary.db"), desk.folder().join("away"));
    std::fs::rename(&here, &away).unwrap();
    assert!(desk.try_to(|engine, now| engine.log_spasm_now(now)).is_err());
    std::fs::rename(&away, &here).unwrap();
    desk.log(spasm());
    assert_eq!(entries(desk.engine()), 2);
}

#[test]
fn a_diary_written_over_in_place_by_an_older_one_is_noticed() {
    as_next_version(|| {
        let mut desk = Desk::at("2026-11-22 14:00");
        desk.log(spasm());
        write_version_1(&desk.folder().join("old.db"));
        std::fs::copy(desk.folder().join("old.db"), desk.folder().join("diary.db")).unwrap();
        let error = desk.try_to(|engine, now| engine.log_entry(&spasm(), now)).unwrap_err();
        assert!(matches!(error, EngineError::Store(StoreError::Replaced(_))), "{error:?}");
        let before = entries(desk.engine());
        desk.log(spasm());
        assert_eq!(entries(desk.engine()), before + 1);
    });
}

#[test]
fn an_older_window_writes_nothing_once_a_newer_one_has_the_diary() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log(spasm());
    let newer = rusqlite::Connection::open(desk.folder().join("diary.db")).unwrap();
    newer.execute_batch("PRAGMA user_version = 999").unwrap();
    let error = desk.try_to(|engine, now| engine.log_entry(&spasm(), now)).unwrap_err();
    assert!(matches!(error, EngineError::Store(StoreError::Newer(_))), "{error:?}");
    assert!(desk.try_to(|engine, _| engine.check_file()).is_err(), "the window says so without an act");
    let rows: i64 = newer.query_row("SELECT count(*) FROM entry", [], |row| row.get(0)).unwrap();
    assert_eq!(rows, 1);
}

#[test]
fn what_another_program_gives_up_in_the_middle_replaces_nothing() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log(spasm());
    let other = rusqlite::Connection::open(desk.folder().join("diary.db")).unwrap();
    other
        .execute_batch(
            "PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE; CREATE TABLE filler (x); \
             INSERT INTO filler WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 3000) \
             SELECT randomblob(400) FROM n; ROLLBACK",
        )
        .unwrap();
    desk.log(spasm());
    assert_eq!(entries(desk.engine()), 2);
}

/// As `cp` does it: the same file, other bytes.
fn write_over(from: &Desk, to: &Desk) {
    std::fs::copy(from.folder().join("diary.db"), to.folder().join("diary.db")).unwrap();
}

/// How often SQLite has written to a diary (file format, 1.3.7).
fn change_counter(desk: &Desk) -> u32 {
    let file = std::fs::read(desk.folder().join("diary.db")).unwrap();
    u32::from_be_bytes(file[24..28].try_into().unwrap())
}

/// A window on a diary of two entries, over which another of `entries` is written in place.
fn written_over(by: usize) -> Desk {
    let (mut desk, mut other) = (Desk::at("2026-11-22 14:00"), Desk::at("2026-11-22 14:00"));
    (0..2).for_each(|_| _ = desk.log(spasm()));
    (0..by).for_each(|_| _ = other.log(EntryDraft { note: "of the other".into(), ..spasm() }));
    assert_eq!(change_counter(&desk) == change_counter(&other), by == 2, "what SQLite tells diaries apart by");
    assert_eq!(entries(desk.engine()), 2);
    write_over(&other, &desk);
    desk
}

#[test]
fn another_diary_written_over_in_place_is_noticed_by_the_next_act() {
    for by in [2, 5] {
        let mut desk = written_over(by);
        let error = desk.try_to(|engine, now| engine.log_entry(&spasm(), now)).unwrap_err();
        assert!(matches!(error, EngineError::Store(StoreError::Replaced(_))), "{by}: {error:?}");
        assert_eq!(entries(desk.engine()), by);
        desk.log(spasm());
        let put_there = Engine::open(desk.folder(), Asked::WhetherSound).unwrap();
        assert_eq!(entries(&put_there), by + 1, "and both are never mixed");
    }
}

#[test]
fn another_diary_written_over_in_place_is_noticed_by_a_look() {
    for by in [2, 5] {
        let mut desk = written_over(by);
        let seen = desk.act(|engine, _| engine.written_elsewhere());
        assert_eq!(entries(desk.engine()), by);
        assert_eq!(desk.act(|engine, _| engine.written_elsewhere()), seen, "once");
        assert!(desk.try_to(|engine, now| engine.log_spasm_now(now)).is_err(), "it was meant for the one before");
        desk.log(spasm());
        assert_eq!(entries(desk.engine()), by + 1);
    }
}

#[test]
fn what_another_program_writes_to_the_same_diary_replaces_nothing() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log(spasm());
    let now = desk.now();
    for number in 0..20 {
        let mut other = Engine::open(desk.folder(), Asked::WhetherReadable).unwrap();
        other.log_entry(&spasm(), &now).unwrap();
        if number % 2 == 0 {
            desk.act(|engine, _| engine.check_file());
        }
        desk.log(spasm());
        other.log_entry(&spasm(), &now).unwrap();
    }
    assert_eq!(entries(desk.engine()), 61);
}

#[test]
fn what_was_kept_of_a_removed_diary_is_told_as_that() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log(spasm());
    let file = desk.folder().join("diary.db");
    let mut kept = Vec::new();
    // Kept twice, under names of their own, so that having seen the one hides not the other.
    for _ in 0..2 {
        let away = std::fs::read(&file).unwrap();
        std::fs::remove_file(&file).unwrap();
        let error = desk.try_to(|engine, now| engine.log_spasm_now(now)).unwrap_err();
        let EngineError::Store(StoreError::Gone(_, Some(path))) = &error else { panic!("{error:?}") };
        let said = respite_wording::sentence(&error, english());
        assert!(said.contains("is kept as") && path.exists(), "{said}");
        let said = respite_wording::kept_aside(path, english());
        assert!(said.starts_with("A diary was taken away while it was open."), "{said}");
        kept.push(path.clone());
        std::fs::write(&file, away).unwrap();
        desk.reopen();
    }
    assert_ne!(kept[0], kept[1]);
}

#[test]
fn what_could_not_be_kept_of_a_removed_diary_is_tried_again() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log(spasm());
    let (here, away) = (desk.folder().to_owned(), desk.folder().with_extension("away"));
    std::fs::rename(&here, &away).unwrap();
    assert!(desk.try_to(|engine, _| engine.check_file()).is_err());
    std::fs::create_dir(&here).unwrap();
    (0..10).for_each(|_| assert!(desk.try_to(|engine, _| engine.check_file()).is_err()));
    let kept: Vec<_> = std::fs::read_dir(&here).unwrap().map(|file| file.unwrap().path()).collect();
    std::fs::remove_dir_all(away).unwrap();
    assert_eq!(kept.len(), 1, "{kept:?}");
}

#[test]
fn going_on_after_a_panic_makes_no_diary() {
    let mut desk = Desk::at("2026-11-22 14:00");
    std::fs::remove_file(desk.folder().join("diary.db")).unwrap();
    let error = desk.try_to(|engine, _| engine.begin_anew()).unwrap_err();
    assert!(matches!(error, EngineError::Store(StoreError::Gone(..))), "{error:?}");
    assert!(!desk.folder().join("diary.db").exists());
}

#[test]
fn no_act_whatever_is_done_in_a_diary_that_the_person_has_not_seen() {
    type Act = fn(&mut Engine, &respite_domain::time::Moment) -> Result<(), EngineError>;
    let acts: [(&str, Act); 7] = [
        ("erase", |engine, now| engine.erase_deleted(now).map(|_| ())),
        ("flags", |engine, now| engine.set_medicine_flags(&[], now)),
        ("driving", |engine, now| engine.acknowledge_driving(now)),
        ("help", |engine, now| engine.getting_help_with_all(now).map(|_| ())),
        ("mistake", |engine, now| engine.untick(&[1], &["saddle".to_owned()], now).map(|_| ())),
        ("person", |engine, now| engine.set_person("Ada", "", now).map(|_| ())),
        ("pain later", |engine, now| engine.pain_later(1, 3.0, now)),
    ];
    for (name, act) in acts {
        let mut desk = replaced();
        desk.act(|engine, _| engine.check_file());
        let before = std::fs::read(desk.folder().join("diary.db")).unwrap();
        let error = desk.try_to(act).unwrap_err();
        assert!(matches!(error, EngineError::Store(StoreError::Replaced(_))), "{name}: {error:?}");
        assert!(std::fs::read(desk.folder().join("diary.db")).unwrap() == before, "{name}");
    }
}
