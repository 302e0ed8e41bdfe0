//! What an entry said before is kept: every change holds the old value, the new one and the time.

use respite_domain::entry::{Longest, Pattern, Walking};
use respite_domain::session::Skin;
use respite_engine::view::{Coded, EntryDraft};

use crate::desk::{Desk, spasm, spasm_at};

fn lines(desk: &mut Desk, id: i32) -> Vec<String> {
    let changes = desk.act(|engine, _| engine.entry_changes(id));
    let or_none = |value: &Option<String>| value.clone().unwrap_or_else(|| "none".to_owned());
    let line = |change: &respite_engine::view::ChangeView| {
        format!("{} {}: {} -> {}", &change.at[11..16], change.field, or_none(&change.old), or_none(&change.new))
    };
    changes.iter().map(line).collect()
}

#[test]
fn every_value_that_was_replaced() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let id = desk.log(spasm_at("low-back-left"));
    desk.pass_minutes(10);
    let changed = EntryDraft {
        when: "2026-11-22T13:30:00+01:00".into(),
        spasms: None,
        worst: Some(7.0),
        average: Some(4.0),
        interference: Some(0.0),
        sleep: Some(2.0),
        pattern: Some(Coded(Pattern::Constant)),
        walking: Some(Coded(Walking::CouldNot)),
        longest: Some(Coded(Longest::Minutes)),
        mood: Some(3.0),
        places: vec!["neck-left".into(), "low-back-left".into()],
        triggers: vec!["lifting".into(), "the cat".into()],
        worse: vec!["long-sitting".into()],
        better: vec!["heat".into(), "the cat".into()],
        could_not: vec!["chores".into()],
        bed_hours: None,
        sitting_hours: None,
        pushed_through: Some(false),
        onset: Some("2026-11-20".into()),
        note: "hm".into(),
    };
    desk.act(|engine, now| engine.update_entry(id, &changed, now));
    let mut seen = lines(&mut desk, id);
    seen.sort();
    assert_eq!(
        seen,
        [
            "14:10 average: none -> 4",
            "14:10 better: none -> heat\nthe cat",
            "14:10 could-not: none -> chores",
            "14:10 interference: none -> 0",
            "14:10 longest: none -> minutes",
            "14:10 mood: none -> 3",
            "14:10 note: none -> hm",
            "14:10 occurred-at: 2026-11-22T14:00:00+01:00 -> 2026-11-22T13:30:00+01:00",
            "14:10 onset: none -> 2026-11-20",
            "14:10 pattern: none -> constant",
            "14:10 places: low-back-left -> neck-left low-back-left",
            "14:10 pushed-through: none -> no",
            "14:10 sleep: none -> 2",
            "14:10 spasms: 1 -> none",
            "14:10 triggers: none -> lifting\nthe cat",
            "14:10 walking: none -> could-not",
            "14:10 worse: none -> long-sitting",
            "14:10 worst: 5 -> 7",
        ]
    );
    desk.pass_minutes(1);
    desk.act(|engine, now| engine.update_entry(id, &changed, now));
    assert_eq!(lines(&mut desk, id).len(), 18, "what stays the same is no change");
    let view = desk.act(|engine, _| engine.entry(id));
    assert_eq!((view.changes, view.entered_at.as_str()), (18, "2026-11-22T14:00:00+01:00"));
}

#[test]
fn deleted_and_brought_back() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let id = desk.log(spasm());
    let other = desk.log(EntryDraft { note: "stays".into(), ..spasm() });
    let before = desk.act(|engine, _| engine.entry(id));
    desk.pass_minutes(1);
    desk.act(|engine, now| engine.delete_entry(id, now));
    assert!(desk.try_to(|engine, _| engine.entry(id)).is_err());
    assert!(desk.try_to(|engine, now| engine.update_entry(id, &spasm(), now)).is_err());
    assert!(desk.try_to(|engine, now| engine.delete_entry(id, now)).is_err());
    assert_eq!(desk.act(|engine, now| engine.today(now)).entries[0].id, other);
    desk.reopen();
    desk.pass_minutes(1);
    desk.act(|engine, now| engine.restore_entry(id, now));
    let after = desk.act(|engine, _| engine.entry(id));
    assert_eq!(respite_engine::view::EntryView { changes: 2, ..before }, after);
    assert_eq!(lines(&mut desk, id), ["14:02 deleted: yes -> none", "14:01 deleted: none -> yes"]);
    assert_eq!(lines(&mut desk, other), [""; 0]);
}

#[test]
fn a_late_entry_says_when_it_happened_and_when_it_was_entered() {
    let mut desk = Desk::at("2026-11-22 14:00");
    for (when, occurred, late) in [
        ("30min ago", "2026-11-22T13:30:00+01:00", false),
        ("2026-11-20T10:00:00-05:00", "2026-11-20T10:00:00-05:00", true),
        ("", "2026-11-22T14:00:00+01:00", false),
    ] {
        let id = desk.log(EntryDraft { when: when.into(), ..spasm() });
        let view = desk.act(|engine, _| engine.entry(id));
        assert_eq!((view.occurred_at.as_str(), view.late), (occurred, late), "{when}");
        assert_eq!(view.entered_at, "2026-11-22T14:00:00+01:00");
    }
}

#[test]
fn a_corrected_end_of_a_session_keeps_what_was_said_before() {
    use respite_engine::view::{Coded, SessionStop};
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    let id = desk.start_cold();
    desk.pass_minutes(15);
    let stop = |after, skin| SessionStop { when: String::new(), after: Some(after), skin: Some(skin) };
    desk.act(|engine, now| engine.stop_session(id, &stop(4.0, Coded(Skin::Red)), now));
    desk.pass_minutes(5);
    desk.act(|engine, now| engine.stop_session(id, &stop(3.0, Coded(Skin::Blistered)), now));
    let file = rusqlite::Connection::open(desk.folder().join("diary.db")).unwrap();
    let mut select = file
        .prepare("SELECT field, coalesce(old, 'none') || ' -> ' || new FROM change WHERE what = 'session' ORDER BY id")
        .unwrap();
    let kept: Vec<String> = select
        .query_map([], |row| Ok(format!("{}: {}", row.get::<_, String>(0)?, row.get::<_, String>(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    for expect in
        ["ended-at: 2026-11-22T14:15:00+01:00 -> 2026-11-22T14:20:00+01:00", "after: 4 -> 3", "skin: red -> blistered"]
    {
        assert!(kept.iter().any(|line| line == expect), "{expect} is not among {kept:?}");
    }
}
