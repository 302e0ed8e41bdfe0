//! What was tried against the pain: taken down, completed later, changed, deleted, counted.

use respite_domain::charts::Span;
use respite_domain::relief::ReliefKind;
use respite_engine::view::{Coded, ReliefDraft, ReliefsView, SessionStop};
use respite_engine::{At, EngineError, Field};
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::terminal::Terminal;

fn walk(before: Option<f64>, after: Option<f64>) -> ReliefDraft {
    ReliefDraft {
        kind: Coded(ReliefKind::Walk),
        name: None,
        when: String::new(),
        before,
        after,
        minutes: None,
        note: String::new(),
    }
}

fn tried(desk: &mut Desk) -> ReliefsView {
    desk.act(|engine, now| engine.reliefs(Span::FourWeeks, 50, &At::now(now)))
}

/// The table, a line each: what, times, and of how many what came of it.
fn table(desk: &mut Desk) -> Vec<String> {
    let word = |kind| serde_json::to_value(kind).unwrap().as_str().unwrap().to_owned();
    tried(desk)
        .rows
        .iter()
        .map(|row| {
            let name = row.name.as_ref().map(|name| format!(" {name}")).unwrap_or_default();
            let told = row.told.as_ref().map(|told| format!(": {} {} {}", told.went_down, told.helped, told.change));
            format!("{}{name} {} of {}{}", word(row.kind), row.of, row.times, told.unwrap_or_default())
        })
        .collect()
}

#[test]
fn what_helped_is_told_from_three_times_on() {
    let mut desk = Desk::at("2026-11-22 14:00");
    for (before, after) in [(Some(6.0), Some(4.0)), (Some(5.0), None), (None, Some(0.0)), (Some(7.0), Some(6.0))] {
        desk.act(|engine, now| engine.add_relief(&walk(before, after), now));
    }
    assert_eq!(table(&mut desk), ["walk 2 of 4"]);
    desk.act(|engine, now| engine.add_relief(&walk(Some(3.0), Some(3.0)), now));
    assert_eq!(table(&mut desk), ["walk 3 of 5: 2 1 -1"]);
    desk.act(|engine, now| engine.add_relief(&walk(Some(8.0), Some(4.0)), now));
    assert_eq!(table(&mut desk), ["walk 4 of 6: 3 2 -1.5"], "between two in the middle, halfway");
}

#[test]
fn a_session_counts_by_itself_and_is_not_held_twice() {
    let mut desk = Desk::at("2026-11-22 10:00");
    desk.skin_is_healthy();
    let id = desk.start_cold();
    assert_eq!(table(&mut desk), Vec::<String>::new(), "the pack is still on");
    desk.pass_minutes(15);
    let stop = SessionStop { when: String::new(), after: Some(5.0), skin: None };
    desk.act(|engine, now| engine.stop_session(id, &stop, now));
    assert_eq!(table(&mut desk), ["cold 1 of 1"]);
    assert!(tried(&mut desk).list.is_empty());
    let wrap =
        ReliefDraft { kind: Coded(ReliefKind::Cold), name: Some("A cold towel".into()), ..walk(Some(5.0), Some(5.0)) };
    desk.act(|engine, now| engine.add_relief(&wrap, now));
    assert_eq!(table(&mut desk), ["cold 2 of 2"]);
}

#[test]
fn the_pain_after_is_asked_for_within_a_day() {
    let mut desk = Desk::at("2026-11-22 23:30");
    let open = |desk: &mut Desk| -> Vec<i32> {
        desk.act(|engine, now| engine.open_reliefs(now)).open.iter().map(|item| item.id).collect()
    };
    let first = desk.act(|engine, now| engine.add_relief(&walk(Some(6.0), None), now)).id;
    desk.act(|engine, now| engine.add_relief(&walk(None, None), now));
    let second = desk.act(|engine, now| engine.add_relief(&walk(Some(5.0), None), now)).id;
    assert_eq!(open(&mut desk), [second, first], "not of the one without a pain before");
    desk.pass_minutes(45);
    desk.reopen();
    desk.act(|engine, now| engine.finish_relief(second, 2.0, Some(30.0), now));
    assert_eq!(open(&mut desk), [first]);
    let item = desk.act(|engine, _| engine.relief_item(second));
    assert_eq!((item.before, item.after, item.minutes), (Some(5), Some(2), Some(30)));
    desk.pass_minutes(24 * 60 - 46);
    assert_eq!(open(&mut desk), [first]);
    desk.pass_minutes(1);
    assert_eq!(open(&mut desk), Vec::<i32>::new());
}

#[test]
fn what_is_changed_or_deleted_keeps_its_past() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let at = "2026-11-21T09:30:12+01:00";
    let draft = ReliefDraft { when: at.into(), note: "By the river.".into(), ..walk(Some(6.0), Some(4.0)) };
    let id = desk.act(|engine, now| engine.add_relief(&draft, now)).id;
    let hills = ReliefDraft { name: Some(" hill ".into()), when: String::new(), after: None, ..draft.clone() };
    desk.act(|engine, now| engine.update_relief(id, &hills, now));
    let item = desk.act(|engine, _| engine.relief_item(id));
    assert_eq!((item.name.as_deref(), item.tried_at.as_str(), item.after), (Some("hill"), at, None));
    desk.act(|engine, now| engine.delete_relief(id, now));
    assert!(tried(&mut desk).list.is_empty() && table(&mut desk).is_empty());
    assert!(desk.try_to(|engine, now| engine.delete_relief(id, now)).is_err(), "it is gone");
    desk.act(|engine, now| engine.restore_relief(id, now));
    assert_eq!(tried(&mut desk).list, [item]);
    let connection = Connection::open(desk.folder().join("diary.db")).unwrap();
    let mut select =
        connection.prepare("SELECT field, old, new FROM change WHERE what = 'relief' ORDER BY id").unwrap();
    let changes: Vec<(String, Option<String>, Option<String>)> =
        select.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap().map(Result::unwrap).collect();
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(
        changes,
        [
            ("name".to_owned(), None, text("hill")),
            ("after".to_owned(), text("4"), None),
            ("deleted".to_owned(), None, text("yes")),
            ("deleted".to_owned(), text("yes"), None),
        ]
    );
}

#[test]
fn what_can_not_be_is_refused_at_its_field() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let good = walk(Some(6.0), Some(4.0));
    let other = ReliefDraft { kind: Coded(ReliefKind::Other), ..good.clone() };
    let bad = [
        (ReliefDraft { before: Some(11.0), ..good.clone() }, Field::Before),
        (ReliefDraft { after: Some(2.5), ..good.clone() }, Field::After),
        (ReliefDraft { minutes: Some(-1.0), ..good.clone() }, Field::Minutes),
        (ReliefDraft { minutes: Some(10_000.0), ..good.clone() }, Field::Minutes),
        (ReliefDraft { when: "2026-11-22T15:00:00+01:00".into(), ..good.clone() }, Field::When),
        (ReliefDraft { when: "soon".into(), ..good.clone() }, Field::When),
        (ReliefDraft { note: "x".repeat(20_001), ..good.clone() }, Field::Note),
        (ReliefDraft { name: Some("x".repeat(81)), ..good.clone() }, Field::Name),
        (ReliefDraft { name: Some("  ".into()), ..other.clone() }, Field::Name),
        (other, Field::Name),
    ];
    for (draft, expect) in bad {
        match desk.try_to(|engine, now| engine.add_relief(&draft, now)) {
            Err(EngineError::Invalid { field, .. }) => assert_eq!(field, Some(expect), "{draft:?}"),
            other => panic!("{draft:?}: {other:?}"),
        }
    }
    assert!(tried(&mut desk).list.is_empty(), "nothing half saved");
}

#[test]
fn a_look_at_the_past_sees_only_what_had_happened() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let draft = ReliefDraft { minutes: Some(60.0), when: "2h ago".into(), ..walk(Some(6.0), Some(3.0)) };
    desk.act(|engine, now| engine.add_relief(&draft, now));
    let as_of = |desk: &mut Desk, when: &str| {
        desk.act(|engine, now| engine.reliefs(Span::Week, 50, &At::as_of(when, now).unwrap())).list
    };
    assert!(as_of(&mut desk, "2026-11-22T11:59:00+01:00").is_empty());
    assert_eq!(as_of(&mut desk, "2026-11-22T12:30:00+01:00")[0].after, None);
    assert_eq!(as_of(&mut desk, "2026-11-22T13:00:00+01:00")[0].after, Some(3));
}

#[test]
fn the_terminal_takes_it_down() {
    let terminal = Terminal::new();
    let said = terminal.done(&[
        "relief",
        "medicine",
        "--name",
        "Ibuprofen 200 mg",
        "--before",
        "6",
        "--after",
        "4",
        "--minutes",
        "40",
        "--at",
        "2026-01-05T12:00:00+01:00",
        "--note",
        "With bread.",
    ]);
    assert!(said.out.contains("Ibuprofen 200 mg") && said.out.contains("6 before, 4 after"), "{}", said.out);
    let connection = Connection::open(terminal.folder().join("diary.db")).unwrap();
    let row: Value = connection
        .query_row("SELECT kind, name, day, before, after, minutes, note FROM relief", [], |row| {
            Ok(json!([
                row.get::<_, String>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, String>(2)?,
                row.get::<_, u8>(3)?,
                row.get::<_, u8>(4)?,
                row.get::<_, u16>(5)?,
                row.get::<_, String>(6)?,
            ]))
        })
        .unwrap();
    assert_eq!(row, json!(["medicine", "Ibuprofen 200 mg", "2026-01-05", 6, 4, 40, "With bread."]));
    drop(connection);
    terminal.done(&["relief", "rest"]);
    for words in [
        &["relief", "prayer"][..],
        &["relief", "other"],
        &["relief", "walk", "--before", "11"],
        &["relief", "walk", "--after", "much"],
        &["relief", "walk", "--minutes", "-1"],
        &["relief", "walk", "--at", "tomorrow"],
        &["relief"],
    ] {
        terminal.refused(2, words);
    }
}
