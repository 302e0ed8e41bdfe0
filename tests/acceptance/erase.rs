//! What was deleted stays in the file until it is erased; then nothing of it is left.

use respite_domain::relief::ReliefKind;
use respite_engine::view::{Coded, EntryDraft, HistoryKind, InjuryDraft, ReliefDraft, VisitDraft};

use crate::desk::{Desk, spasm};
use crate::representative::representative;
use crate::terminal::{Terminal, bytes_in};

const SECRET: &str = "nobody should ever read this";

fn is_in(desk: &Desk, text: &str) -> bool {
    let files = bytes_in(desk.folder());
    files.values().any(|bytes| bytes.windows(text.len()).any(|part| part == text.as_bytes()))
}

#[test]
fn a_deleted_note_is_readable_until_it_is_erased() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let id = desk.log(EntryDraft { note: SECRET.into(), triggers: vec![SECRET.into()], ..spasm() });
    desk.log(EntryDraft { note: "this one stays".into(), ..spasm() });
    desk.act(|engine, now| engine.update_entry(id, &EntryDraft { note: "harmless".into(), ..spasm() }, now));
    desk.act(|engine, now| engine.delete_entry(id, now));
    assert!(is_in(&desk, SECRET), "deleting only hides");
    assert_eq!(desk.act(|engine, _| engine.deleted_rows()), 1);
    assert_eq!(desk.act(|engine, now| engine.erase_deleted(now)), 1);
    assert!(!is_in(&desk, SECRET) && !is_in(&desk, "harmless"));
    assert!(is_in(&desk, "this one stays"));
    assert_eq!(desk.act(|engine, _| engine.deleted_rows()), 0);
    assert!(desk.try_to(|engine, now| engine.restore_entry(id, now)).is_err());
}

#[test]
fn nothing_of_any_kind_that_was_deleted_is_left() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let said = || SECRET.to_owned();
    let visit = VisitDraft { day: "2026-11-25".into(), questions: vec![said()], ..VisitDraft::default() };
    let visit = desk.act(|engine, now| engine.add_visit(&visit, now)).id;
    let relief = ReliefDraft {
        kind: Coded(ReliefKind::Walk),
        name: Some(said()),
        when: String::new(),
        before: Some(5.0),
        after: None,
        minutes: None,
        note: said(),
    };
    let relief = desk.act(|engine, now| engine.add_relief(&relief, now)).id;
    let injury = InjuryDraft { what: said(), ..InjuryDraft::default() };
    let injury = desk.act(|engine, now| engine.save_injury(None, &injury, now)).id;
    let goal = desk.act(|engine, now| engine.save_goal(None, SECRET, now)).id;
    desk.act(|engine, now| engine.rate_goal(goal, 3.0, now));
    desk.act(|engine, now| engine.delete_visit(visit, now));
    desk.act(|engine, now| engine.delete_relief(relief, now));
    desk.act(|engine, now| engine.delete_history(HistoryKind::Injury, injury, now));
    desk.act(|engine, now| engine.delete_history(HistoryKind::Goal, goal, now));
    assert!(is_in(&desk, SECRET));
    desk.act(|engine, now| engine.erase_deleted(now));
    assert!(!is_in(&desk, SECRET));
}

#[test]
fn what_is_not_deleted_stays_as_it_is() {
    let mut desk = representative();
    let told = |desk: &mut Desk| {
        let now = desk.now();
        let engine = desk.engine();
        serde_json::to_string(&(
            engine.diary_between(None, None, &now).unwrap(),
            engine.medicines(&|_| (String::new(), None), &now).unwrap(),
            engine.history(&now).unwrap(),
            engine.visits(&now).unwrap(),
            engine.today(&now).unwrap(),
            engine.week(&now).unwrap(),
        ))
        .unwrap()
    };
    let before = told(&mut desk);
    assert!(desk.act(|engine, now| engine.erase_deleted(now)) > 5);
    assert_eq!(told(&mut desk), before);
    desk.reopen();
    assert_eq!(told(&mut desk), before);
    assert_eq!(desk.act(|engine, now| engine.erase_deleted(now)), 0);
    let connection = rusqlite::Connection::open(desk.folder().join("diary.db")).unwrap();
    let broken: i64 =
        connection.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0)).unwrap();
    assert_eq!(broken, 0);
}

#[test]
fn a_deleted_product_whose_doses_count_stays() {
    let terminal = Terminal::new();
    terminal.done(&["product", "Advil", "--ingredient", "ibuprofen=200"]);
    terminal.done(&["dose", "Advil", "--units", "1", "--at", "1h ago"]);
    let mut engine = respite_engine::Engine::open(terminal.folder(), respite_engine::Asked::WhetherSound).unwrap();
    let now = crate::desk::told(&chrono::Utc::now().to_rfc3339());
    engine.delete_product(1, &now).unwrap();
    assert_eq!(engine.deleted_rows().unwrap(), 0);
    assert_eq!(engine.erase_deleted(&now).unwrap(), 0);
    assert!(terminal.done(&["dose", "--list"]).out.contains("Advil"));
}

#[test]
fn the_terminal_erases_only_when_it_was_told_to() {
    let terminal = Terminal::new();
    terminal.done(&["log", "--spasm", "1", "--note", SECRET]);
    assert!(terminal.done(&["erase"]).out.contains("nothing to erase"));
    let mut engine = respite_engine::Engine::open(terminal.folder(), respite_engine::Asked::WhetherSound).unwrap();
    engine.delete_entry(1, &crate::desk::told("2026-11-22T15:00:00+01:00")).unwrap();
    drop(engine);
    assert!(terminal.refused(2, &["erase"]).contains("respite erase --yes"));
    terminal.done(&["erase", "--yes"]);
    let files = bytes_in(terminal.folder());
    assert!(!files.values().any(|bytes| bytes.windows(SECRET.len()).any(|part| part == SECRET.as_bytes())));
}
