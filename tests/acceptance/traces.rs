//! Every change leaves a trace: the value before, in whatever table.

use respite_domain::session::Skin;
use respite_domain::warning_sign::{AskedBy, Extent};
use respite_engine::view::{Coded, EntryDraft, PegDraft, RolandMorrisDraft, SessionStop, Settings, SignDraft};
use rusqlite::Connection;

use crate::desk::{Desk, spasm};

/// The changes kept of one kind, as `field: old -> new`.
fn changes(desk: &Desk, what: &str) -> Vec<String> {
    let connection = Connection::open(desk.folder().join("diary.db")).unwrap();
    let mut select = connection
        .prepare("SELECT field || ': ' || coalesce(old, '-') || ' -> ' || coalesce(new, '-') FROM change WHERE what = ?1 ORDER BY id")
        .unwrap();
    select.query_map([what], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn the_questionnaires_keep_that_they_were_deleted_and_brought_back() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let peg = PegDraft { pain: Some(1.0), enjoyment: Some(2.0), activity: Some(3.0) };
    let peg = desk.act(|engine, now| engine.answer_week(&peg, now)).id;
    let draft = RolandMorrisDraft { ticked: vec![1, 5], none_fits: false };
    let roland_morris = desk.act(|engine, now| engine.answer_roland_morris(&draft, now)).id;
    for deleted in [true, false] {
        desk.act(|engine, now| engine.set_week_deleted(peg, deleted, now));
        desk.act(|engine, now| engine.set_roland_morris_deleted(roland_morris, deleted, now));
    }
    for what in ["peg", "roland_morris"] {
        assert_eq!(changes(&desk, what), ["deleted: - -> yes", "deleted: yes -> -"], "{what}");
    }
}

#[test]
fn settings_keep_what_they_were() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let settings = desk.act(|engine, _| engine.settings());
    desk.act(|engine, now| engine.change_settings(&settings, now));
    let before = changes(&desk, "setting").len();
    let wanted = Settings { evening_time: "21:15".into(), emergency_number: "112".into(), ..settings };
    desk.act(|engine, now| engine.change_settings(&wanted, now));
    assert_eq!(changes(&desk, "setting")[before..], ["evening-time: 20:00 -> 21:15", "emergency-number:  -> 112"]);
    desk.act(|engine, now| engine.change_settings(&wanted, now));
    assert_eq!(changes(&desk, "setting").len(), before + 2, "what is as it was is no change");
}

#[test]
fn a_session_keeps_that_it_was_undone_and_what_the_pain_was() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    let id = desk.start_cold();
    desk.act(|engine, now| engine.undo_session(id, now));
    assert_eq!(changes(&desk, "session"), ["undone: - -> yes"]);
    let id = desk.start_cold();
    desk.pass_minutes(15);
    desk.stop(id, "now");
    desk.pass_minutes(31);
    desk.act(|engine, now| engine.pain_later(id, 4.0, now));
    desk.act(|engine, now| engine.pain_later(id, 2.0, now));
    let kept = changes(&desk, "session");
    assert!(kept.ends_with(&["later: - -> 4".to_owned(), "later: 4 -> 2".to_owned()]), "{kept:?}");
}

#[test]
fn a_skin_that_was_fine_and_a_word_taken_back_leave_a_trace() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    let id = desk.start_cold();
    desk.act(|engine, now| engine.skin_is_fine(id, now));
    assert_eq!(changes(&desk, "session"), ["skin-checked: no -> yes"]);
    desk.pass_minutes(15);
    let stop = SessionStop { when: String::new(), after: None, skin: Some(Coded(Skin::Red)) };
    desk.act(|engine, now| engine.stop_session(id, &stop, now));
    let over = desk.act(|engine, now| engine.skin_looks_normal(&[], now));
    desk.act(|engine, now| engine.not_over(&over, now));
    assert_eq!(changes(&desk, "passed"), ["taken-back: - -> yes"]);
    let telling = desk.act(|engine, _| engine.last_skin_told(&[]));
    desk.act(|engine, now| engine.set_skin_mistaken(&[telling], true, now));
    assert_eq!(changes(&desk, "skin_told"), ["deleted: - -> yes"]);
    let kept = changes(&desk, "session");
    assert!(kept.ends_with(&["skin: - -> red".to_owned(), "skin: red -> -".to_owned()]), "{kept:?}");
}

#[test]
fn every_row_keeps_its_uid_whatever_is_done_to_it() {
    let mut desk = crate::representative::representative();
    let uids = |desk: &Desk| -> Vec<String> {
        let connection = Connection::open(desk.folder().join("diary.db")).unwrap();
        let mut select = connection.prepare("SELECT id || ' ' || uid FROM entry ORDER BY id").unwrap();
        select.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let before = uids(&desk);
    let id = desk.log(spasm());
    desk.act(|engine, now| engine.delete_entry(id, now));
    desk.act(|engine, now| engine.restore_entry(id, now));
    desk.act(|engine, now| engine.update_entry(id, &EntryDraft { note: "later".into(), ..spasm() }, now));
    let after = uids(&desk);
    assert_eq!(after[..before.len()], before);
    // UUIDv7 (RFC 9562, 5.7): the milliseconds first, then the version.
    let uid = after.last().unwrap().split_once(' ').unwrap().1;
    let written = desk.wall().timestamp_millis();
    let millis = i64::from_str_radix(&uid.replace('-', "")[..12], 16).unwrap();
    assert!(written - millis < 1000 && uid.as_bytes()[14] == b'7', "{uid}");
}

#[test]
fn an_emergency_keeps_that_help_was_on_its_way() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let draft = SignDraft {
        when: String::new(),
        asked_by: Coded(AskedBy::SomethingChanged),
        extent: Coded(Extent::List),
        ticked: vec!["saddle".into()],
    };
    desk.act(|engine, now| engine.answer_signs(&draft, now));
    desk.act(|engine, now| engine.getting_help_with_all(now));
    assert_eq!(changes(&desk, "sign_answer").len(), 1);
}

#[test]
fn changes_go_by_the_name_of_their_table() {
    let desk = crate::representative::representative();
    let connection = Connection::open(desk.folder().join("diary.db")).unwrap();
    let strangers: i64 = connection
        .query_row(
            "SELECT count(*) FROM change WHERE what NOT IN (SELECT name FROM sqlite_schema WHERE type = 'table')",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(strangers, 0);
}

#[test]
fn what_was_refused_is_not_written() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log(spasm());
    // The row is written, and what is read back after it is not what was said: nothing of the act stays.
    let blocker = Connection::open(desk.folder().join("diary.db")).unwrap();
    blocker
        .execute_batch(
            "CREATE TRIGGER odd AFTER INSERT ON entry BEGIN UPDATE entry SET places = 'low-back-lefu' WHERE id = NEW.id; END",
        )
        .unwrap();
    assert!(desk.try_to(|engine, now| engine.log_entry(&spasm(), now)).is_err());
    blocker.execute_batch("DROP TRIGGER odd").unwrap();
    let rows: i64 = blocker.query_row("SELECT count(*) FROM entry", [], |row| row.get(0)).unwrap();
    assert_eq!(rows, 1);
}
