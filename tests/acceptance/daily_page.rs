//! The daily page: every field of a full entry lives through save, edit, delete, undo and a restart. And the two
//! questionnaires beside it.

use respite_domain::entry::{Longest, Pattern, Walking};
use respite_engine::EngineError;
use respite_engine::view::{Coded, DiaryWanted, EntryDraft, PegDraft, RolandMorrisDraft};
use serde_json::{Value, json};

use crate::desk::{Desk, draft_of, spasm};
use crate::terminal::Terminal;

fn full() -> EntryDraft {
    EntryDraft {
        when: "2026-11-22T13:00:00+01:00".into(),
        spasms: Some(2.0),
        worst: Some(7.0),
        average: Some(4.0),
        interference: Some(6.0),
        sleep: Some(0.0),
        pattern: Some(Coded(Pattern::OnAndOff)),
        walking: Some(Coded(Walking::Short)),
        longest: Some(Coded(Longest::Minutes)),
        mood: Some(0.0),
        bed_hours: Some(10.0),
        sitting_hours: Some(0.0),
        places: vec!["low-back-left".into()],
        triggers: vec!["sport".into(), "Football".into(), "unknown".into()],
        worse: vec!["bending".into(), "sport".into(), "my desk".into()],
        better: vec!["heat".into(), "my desk".into()],
        could_not: vec!["chores".into(), "walk".into()],
        pushed_through: Some(true),
        onset: Some("2026-11-20".into()),
        note: "two\nlines".into(),
    }
}

/// The view as a draft, so that everything which is shown can be saved again.

#[test]
fn a_full_entry_lives_through_all_that_can_be_done_to_it() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let id = desk.log(full());
    let saved = desk.act(|engine, _| engine.entry(id));
    assert_eq!(draft_of(&saved), full(), "nothing is lost and nothing made up");

    let edited = EntryDraft {
        pattern: Some(Coded(Pattern::Constant)),
        walking: Some(Coded(Walking::CouldNot)),
        longest: Some(Coded(Longest::Hours)),
        mood: Some(10.0),
        interference: None,
        worse: vec!["my desk".into(), "bending".into()],
        better: vec![],
        could_not: vec!["Hanging up the washing".into()],
        pushed_through: None,
        ..full()
    };
    desk.act(|engine, now| engine.update_entry(id, &edited, now));
    assert_eq!(draft_of(&desk.act(|engine, _| engine.entry(id))), edited);
    let changes = desk.act(|engine, _| engine.entry_changes(id));
    let mut fields: Vec<&str> = changes.iter().map(|change| change.field.as_str()).collect();
    fields.sort_unstable();
    assert_eq!(
        fields,
        ["better", "could-not", "interference", "longest", "mood", "pattern", "pushed-through", "walking", "worse"],
        "what was changed, and only that, keeps its past"
    );

    desk.act(|engine, now| engine.delete_entry(id, now));
    desk.reopen();
    desk.act(|engine, now| engine.restore_entry(id, now));
    desk.restart_computer();
    assert_eq!(draft_of(&desk.act(|engine, _| engine.entry(id))), edited);
    let of_diary =
        desk.act(|engine, now| engine.diary(None, 10, &DiaryWanted::default(), now)).days.remove(0).entries.remove(0);
    assert_eq!(draft_of(&of_diary), edited, "the diary tells the same as the entry");
}

#[test]
fn each_field_alone_makes_an_entry_and_says_nothing_of_the_others() {
    let Value::Object(nothing) = serde_json::to_value(EntryDraft::default()).unwrap() else { panic!("no fields") };
    let fields: Vec<String> =
        nothing.into_iter().map(|(field, _)| field).filter(|field| field != "when" && field != "note").collect();
    for (field, value) in [
        ("interference", json!(0)),
        ("sleep", json!(0)),
        ("pattern", json!("single")),
        ("walking", json!("normal")),
        ("longest", json!("seconds")),
        ("mood", json!(0)),
        ("bedHours", json!(0)),
        ("sittingHours", json!(24)),
        ("worse", json!(["unknown"])),
        ("better", json!(["nothing"])),
        ("couldNot", json!(["work"])),
        ("pushedThrough", json!(false)),
    ] {
        let mut desk = Desk::at("2026-11-22 14:00");
        let draft: EntryDraft = serde_json::from_value(json!({ field: value })).unwrap();
        let id = desk.log(draft);
        desk.reopen();
        let view = serde_json::to_value(desk.act(|engine, _| engine.entry(id))).unwrap();
        for said in &fields {
            let missing = if view[said].is_array() { json!([]) } else { Value::Null };
            assert_eq!(
                view[said],
                if *said == field { value.clone() } else { missing },
                "{said}, of an entry with {field}"
            );
        }
    }
}

#[test]
fn an_entry_never_says_the_same_words_twice() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let id = desk.log(EntryDraft { worse: vec!["stairs".into(), " stairs ".into(), "bending".into()], ..spasm() });
    assert_eq!(desk.act(|engine, _| engine.entry(id)).worse, ["stairs", "bending"]);
}

#[test]
fn the_terminal_takes_and_shows_it_all() {
    let terminal = Terminal::new();
    let words = "log --at 2026-11-20T20:00:00+01:00 --spasm 2 --interference 6 --sleep 0 --walking short --mood 0 --bed-hours 12 \
                 --sitting-hours 3 \
                 --pattern on-and-off --longest hours --worse bending --worse desk --better heat --could-not chores --pushed-through";
    terminal.done(&words.split_ascii_whitespace().collect::<Vec<_>>());
    let said = terminal.done(&["diary"]).out;
    for expect in [
        "in the way 6",
        "sleep disturbed 0",
        "walked short distances",
        "mood 0",
        "in bed 12 h",
        "sitting 3 h",
        "on and off",
        "longest an hour or more",
        "worse: Bending, desk",
        "better: Heat",
        "could not do: Chores",
        "pushed through",
    ] {
        assert!(said.contains(expect), "{expect} is not in {said}");
    }
    let diary: Value = serde_json::from_str(&terminal.done(&["diary", "--json"]).out).unwrap();
    let entry = &diary[0]["entries"][0];
    assert_eq!(entry["walking"], "short");
    assert_eq!(entry["pushedThrough"], true);
    for off in [
        ["--bed-hours", "25"],
        ["--mood", "11"],
        ["--mood", "-1"],
        ["--mood", "low"],
        ["--walking", "ran"],
        ["--pattern", "often"],
        ["--longest", "all day"],
        ["--worse", " "],
        ["--better", "a\nb"],
        ["--could-not", &"x".repeat(61)],
    ] {
        terminal.refused(2, &["log", "--worst", "3", off[0], off[1]]);
    }
}

fn week(pain: f64, enjoyment: f64, activity: f64) -> PegDraft {
    PegDraft { pain: Some(pain), enjoyment: Some(enjoyment), activity: Some(activity) }
}

#[test]
fn the_week_is_asked_after_seven_days_and_then_once_a_week() {
    let mut desk = Desk::at("2026-11-01 09:00");
    let due = |desk: &mut Desk| desk.act(|engine, now| engine.week(now)).due;
    assert!(!due(&mut desk), "an empty diary asks nothing");
    // What is entered for a day long ago does not make the diary older.
    desk.log_on(-30, spasm());
    desk.pass_to(6, "23:59");
    assert!(!due(&mut desk));
    desk.pass_to(1, "00:00");
    assert!(due(&mut desk));

    desk.act(|engine, now| engine.put_week_off(now));
    desk.reopen();
    assert!(!due(&mut desk));
    desk.pass_to(6, "23:00");
    assert!(!due(&mut desk), "not this week");
    desk.pass_to(1, "08:00");
    assert!(due(&mut desk), "but the next");

    let id = desk.act(|engine, now| engine.answer_week(&week(5.0, 6.0, 6.0), now)).id;
    assert!(!due(&mut desk));
    desk.pass_to(7, "08:00");
    assert!(due(&mut desk));
    desk.act(|engine, now| engine.answer_week(&week(0.0, 0.0, 0.0), now));
    desk.reopen();
    let told = desk.act(|engine, now| engine.week(now)).answers;
    let scores: Vec<_> = told.iter().map(|answer| (&answer.answered_at[..10], answer.tenths)).collect();
    assert_eq!(scores, [("2026-11-22", 0), ("2026-11-15", 57)]);

    let latest = told[0].id;
    desk.act(|engine, now| engine.set_week_deleted(latest, true, now));
    assert!(due(&mut desk), "what is deleted was not answered");
    assert_eq!(desk.act(|engine, now| engine.week(now)).answers[0].id, id);
    desk.act(|engine, now| engine.set_week_deleted(latest, false, now));
    assert!(!due(&mut desk));
}

#[test]
fn a_week_takes_three_whole_numbers_or_nothing() {
    let mut desk = Desk::at("2026-11-22 14:00");
    for off in [
        PegDraft::default(),
        PegDraft { activity: None, ..week(1.0, 2.0, 3.0) },
        week(-1.0, 2.0, 3.0),
        week(1.0, 10.5, 3.0),
        week(1.0, 2.0, f64::NAN),
    ] {
        let error = desk.try_to(|engine, now| engine.answer_week(&off, now)).unwrap_err();
        assert!(matches!(error, EngineError::Invalid { .. }), "{off:?}: {error}");
    }
    assert!(desk.try_to(|engine, now| engine.set_week_deleted(1, true, now)).is_err());
    assert_eq!(desk.act(|engine, now| engine.week(now)).answers, []);
}

#[test]
fn a_roland_morris_is_kept_with_its_day_and_count() {
    let mut desk = Desk::at("2026-11-22 14:00");
    for (ticked, none_fits) in [(&[][..], false), (&[0], false), (&[25], false), (&[1], true)] {
        let draft = RolandMorrisDraft { ticked: ticked.to_vec(), none_fits };
        assert!(desk.try_to(|engine, now| engine.answer_roland_morris(&draft, now)).is_err(), "{draft:?}");
    }
    let answer = |desk: &mut Desk, ticked: &[u32]| {
        let draft = RolandMorrisDraft { ticked: ticked.to_vec(), none_fits: ticked.is_empty() };
        desk.act(|engine, now| engine.answer_roland_morris(&draft, now)).id
    };
    let first = answer(&mut desk, &[24, 3, 1]);
    desk.pass_to(9, "08:00");
    answer(&mut desk, &[]);
    desk.reopen();
    let told = |desk: &mut Desk| -> Vec<(String, Vec<u32>, u8)> {
        let answers = desk.act(|engine, _| engine.roland_morris());
        answers.into_iter().map(|view| (view.answered_at[..10].to_owned(), view.ticked, view.count)).collect()
    };
    let both = [("2026-12-01".to_owned(), vec![], 0), ("2026-11-22".to_owned(), vec![1, 3, 24], 3)];
    assert_eq!(told(&mut desk), both);
    desk.act(|engine, now| engine.set_roland_morris_deleted(first, true, now));
    assert_eq!(told(&mut desk), both[..1]);
    assert!(desk.try_to(|engine, now| engine.set_roland_morris_deleted(first, true, now)).is_err());
    desk.act(|engine, now| engine.set_roland_morris_deleted(first, false, now));
    assert_eq!(told(&mut desk), both);
}
