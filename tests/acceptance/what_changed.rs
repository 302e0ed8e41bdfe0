//! An act tells which parts of the diary it changed, so that only the views that are made from them are fetched again.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::TimeDelta;
use respite_domain::Code;
use respite_domain::charts::Span;
use respite_domain::session::Thermal;
use respite_domain::time::Moment;
use respite_domain::warning_sign::Extent;
use respite_engine::view::{Coded, DiaryWanted, MADE_FROM, OF_THE_MOMENT, OnClose, Part, PegDraft};
use respite_engine::{Asked, At, Engine};
use rusqlite::Connection;

use crate::desk::{Desk, clear, spasm};
use crate::representative::representative;
use crate::signs::draft;

/// What each view shows.
fn views(engine: &Engine, now: &Moment) -> Vec<(&'static str, String)> {
    let at = At::now(now);
    fn told<T: std::fmt::Debug>(shown: respite_engine::Result<T>) -> String {
        format!("{:?}", shown.unwrap())
    }
    vec![
        ("charts", told(engine.charts(Span::All, &at))),
        ("diary", told(engine.diary(None, 100, &DiaryWanted::default(), now))),
        ("exercises", told(engine.exercises(now))),
        ("habits", told(engine.habits(now))),
        ("history", told(engine.history(now))),
        ("medicines", told(engine.medicines(&|found| (format!("{found:?}"), None), now))),
        ("month", told(engine.month(None, now))),
        ("moving", told(engine.moving(now))),
        ("named", told(engine.named(Span::All, &at))),
        ("openReliefs", told(engine.open_reliefs(now))),
        ("ownWords", told(engine.own_words())),
        ("sessions", told(engine.sessions(now))),
        ("rolandMorris", told(engine.roland_morris())),
        ("signs", told(engine.signs(now))),
        ("today", told(engine.today(now))),
        ("reliefs", told(engine.reliefs(Span::All, 100, &at))),
        ("visits", told(engine.visits(now))),
        ("week", told(engine.week(now))),
    ]
}

/// The views of a diary without the rows of this table.
fn views_without(table: &str, original: &Path, now: &Moment) -> Vec<(&'static str, String)> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("diary.db");
    std::fs::copy(original, &file).unwrap();
    let connection = Connection::open(&file).unwrap();
    connection.execute_batch(&format!("PRAGMA foreign_keys = OFF; DELETE FROM {table}")).unwrap();
    drop(connection);
    views(&Engine::open(folder.path(), Asked::WhetherReadable).unwrap(), now)
}

#[test]
fn each_view_names_all_that_it_is_made_from() {
    let desk = representative();
    let (now, original) = (desk.now(), desk.folder().join("diary.db"));
    let connection = Connection::open(&original).unwrap();
    let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
    let mut tables = connection.prepare(tables).unwrap();
    let tables: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    // What a row said before never changes alone.
    let tables: Vec<String> = tables.into_iter().filter(|table| table != "change").collect();
    assert!(tables.len() > 20, "{tables:?}");
    let before = views(&Engine::open(desk.folder(), Asked::WhetherReadable).unwrap(), &now);
    for table in tables {
        let parts = Part::of(&table);
        assert_ne!(parts, Part::ALL, "{table} is of no part that is known");
        for ((view, before), (_, after)) in before.iter().zip(views_without(&table, &original, &now)) {
            let made_from = MADE_FROM.iter().find(|(name, _)| name == view).unwrap().1;
            assert!(
                *before == after || parts.iter().any(|part| made_from.contains(part)),
                "{view} is made from {table} too"
            );
        }
    }
}

/// The representative diary has no fever of a day before that stands by itself.
#[test]
fn that_a_fever_has_passed_is_heard_where_it_is_asked_about() {
    let mut desk = Desk::at("2026-11-22 22:00");
    desk.act(|engine, now| engine.answer_signs(&draft(Coded(Extent::Tick), &["fever"]), now));
    desk.pass_to(1, "08:00");
    let now = desk.now();
    let before = views(desk.engine(), &now);
    desk.engine().take_changed();
    desk.act(|engine, now| engine.fever_has_passed(now));
    let changed = desk.engine().take_changed();
    for ((view, before), (_, after)) in before.iter().zip(views(desk.engine(), &now)) {
        let made_from = MADE_FROM.iter().find(|(name, _)| name == view).unwrap().1;
        assert!(*before == after || made_from.iter().any(|part| changed.contains(part)), "{view} is made from it too");
        assert!(*view != "signs" || *before != after);
    }
}

#[test]
fn what_is_not_of_the_moment_is_as_it_was_until_a_deadline_passes() {
    let mut desk = representative();
    let kept = |desk: &mut Desk| -> Vec<(&str, String)> {
        let now = desk.now();
        let said = regex::Regex::new(r#"(\{ now: )"[^"]*""#).unwrap();
        let views = views(desk.engine(), &now).into_iter().filter(|(view, _)| !OF_THE_MOMENT.contains(view));
        views.map(|(view, shown)| (view, said.replace_all(&shown, "$1").into_owned())).collect()
    };
    let (mut before, mut looks) = (kept(&mut desk), 0);
    for _ in 0..48 {
        let (day, look) = (desk.now().day(), desk.act(|engine, now| Ok(engine.advance(now))));
        desk.pass_minutes(15);
        let told = look.look_again.is_some_and(|wait| wait <= TimeDelta::minutes(15)) || !look.effects.is_empty();
        let after = kept(&mut desk);
        if !told && day == desk.now().day() {
            assert_eq!(before, after, "{:?}", desk.wall());
            looks += 1;
        }
        before = after;
    }
    assert!(looks > 8, "only {looks} quiet quarters of an hour");
}

#[test]
fn an_act_tells_what_it_changed_and_nothing_else() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    let changed = |desk: &mut Desk| desk.engine().take_changed().into_iter().collect::<Vec<_>>();
    changed(&mut desk);
    assert_eq!(changed(&mut desk), [], "once");
    let id = desk.log(spasm());
    assert_eq!(changed(&mut desk), [Part::Entries]);
    desk.act(|engine, now| engine.update_entry(id, &clear(), now));
    desk.act(|engine, now| engine.delete_entry(id, now));
    assert_eq!(changed(&mut desk), [Part::Entries]);
    desk.start_cold();
    assert_eq!(changed(&mut desk), [Part::Packs]);
    desk.act(|engine, now| engine.put_week_off(now));
    assert_eq!(changed(&mut desk), [Part::Settings], "its table tells SQLite's hook nothing");
    let settings = desk.act(|engine, _| engine.settings());
    let settings = respite_engine::view::Settings { on_close: Coded(OnClose::Quit), ..settings };
    desk.act(|engine, now| engine.change_settings(&settings, now));
    assert_eq!(changed(&mut desk), [Part::Settings]);
    desk.act(|engine, now| engine.erase_deleted(now).map(|_| now.clone()));
    assert_eq!(changed(&mut desk), [Part::Entries], "erased");
}

#[test]
fn what_was_refused_or_only_looked_at_tells_nothing() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    desk.start_cold();
    desk.engine().take_changed();
    desk.try_to(|engine, now| engine.answer_week(&PegDraft::default(), now)).unwrap_err();
    desk.start(Coded(Thermal::Cold), "low-back-left").unwrap_err();
    desk.act(|engine, now| engine.today(now));
    desk.pass_minutes(5);
    desk.effects();
    assert_eq!(desk.engine().take_changed(), BTreeSet::new());
    // Told to a dialog, an act that wrote a part and then failed.
    Connection::open(desk.folder().join("diary.db"))
        .unwrap()
        .execute_batch("CREATE TRIGGER fails BEFORE INSERT ON setting BEGIN SELECT raise(FAIL, 'a test'); END")
        .unwrap();
    desk.try_to(|engine, now| engine.put_week_off(now)).unwrap_err();
    assert_eq!(desk.engine().take_changed(), BTreeSet::new());
}
