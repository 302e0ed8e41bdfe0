//! Warning signs: when they are asked, that an emergency stays until it is answered, and what the terminal says (2).

use proptest::prelude::*;
use respite_domain::Code;
use respite_domain::region::Region;
use respite_domain::warning_sign::{AskedBy, Extent, Tier};
use respite_engine::view::{Coded, EntryDraft, Settings, SignDraft, SignSaved, SignsView};
use respite_engine::{Asked, At, Engine, EngineError};
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::desk::{Desk, clear, spasm};
use crate::terminal::Terminal;

fn draft(extent: Coded<Extent>, codes: &[&str]) -> SignDraft {
    SignDraft {
        when: String::new(),
        asked_by: Coded(AskedBy::SomethingChanged),
        extent,
        ticked: codes.iter().map(|code| (*code).to_owned()).collect(),
    }
}

fn answer(desk: &mut Desk, extent: Coded<Extent>, codes: &[&str]) -> SignsView {
    desk.act(|engine, now| engine.answer_signs(&draft(extent, codes), now));
    view(desk)
}

fn view(desk: &mut Desk) -> SignsView {
    desk.act(|engine, now| engine.signs(now))
}

fn emergency(desk: &mut Desk) -> Option<Vec<String>> {
    view(desk).emergency.map(|answer| answer.ticked)
}

#[test]
fn the_list_is_due_at_the_first_run_with_an_episode_and_with_a_reminder() {
    let mut desk = Desk::at("2026-11-01 12:00");
    assert_eq!(view(&mut desk).due_for, Some(Coded(AskedBy::FirstRun)));
    answer(&mut desk, Coded(Extent::List), &[]);
    assert_eq!(view(&mut desk).due_for, None);
    desk.pass_to(1, "12:00");
    desk.log(clear());
    assert_eq!(view(&mut desk).due_for, None, "no episode");
    desk.pass_to(1, "12:00");
    desk.log(spasm());
    assert_eq!(view(&mut desk).due_for, Some(Coded(AskedBy::NewEpisode)));
    answer(&mut desk, Coded(Extent::Line), &[]);
    assert_eq!(view(&mut desk).due_for, Some(Coded(AskedBy::NewEpisode)), "one line is not the list");
    answer(&mut desk, Coded(Extent::List), &[]);
    assert_eq!(view(&mut desk).due_for, None);
    for _ in 0..14 {
        desk.pass_to(1, "12:00");
        desk.log(spasm());
    }
    assert_eq!(view(&mut desk).due_for, Some(Coded(AskedBy::DoctorReminder)));
    answer(&mut desk, Coded(Extent::List), &["lasts"]);
    assert_eq!(view(&mut desk).due_for, None);
}

#[test]
fn an_episode_that_was_told_late_is_asked_about_all_the_same() {
    let mut desk = Desk::at("2026-11-22 12:00");
    desk.log_on(-3, clear());
    answer(&mut desk, Coded(Extent::List), &[]);
    desk.pass_minutes(10);
    desk.log_on(-2, spasm());
    assert_eq!(view(&mut desk).due_for, Some(Coded(AskedBy::NewEpisode)));
}

#[test]
fn an_answer_told_for_before_the_spasm_says_nothing_of_it() {
    let mut desk = Desk::at("2026-11-22 12:00");
    desk.log(spasm());
    let before = SignDraft { when: "3 days ago".into(), ..draft(Coded(Extent::List), &[]) };
    desk.act(|engine, now| engine.answer_signs(&before, now));
    assert_eq!(view(&mut desk).due_for, Some(Coded(AskedBy::NewEpisode)));
    answer(&mut desk, Coded(Extent::List), &[]);
    assert_eq!(view(&mut desk).due_for, None);
}

#[test]
fn what_was_ticked_by_mistake_is_taken_off_the_whole_day() {
    let mut desk = Desk::at("2026-11-22 12:00");
    for when in ["yesterday 08:00", "yesterday 18:00"] {
        let fever = SignDraft { when: when.into(), ..draft(Coded(Extent::Tick), &["fever"]) };
        desk.act(|engine, now| engine.answer_signs(&fever, now));
    }
    let at = At::when("yesterday 10:00", &desk.now()).unwrap();
    desk.act(|engine, now| engine.take_back_signs(&["fever".to_owned()], &at, now));
    let standing = At::when("yesterday 23:00", &desk.now()).unwrap();
    assert_eq!(desk.engine().signs_standing(&standing).unwrap(), [""; 0]);
}

#[test]
fn the_status_tells_signs_before_all_else_and_what_to_do() {
    let terminal = Terminal::new();
    terminal.done(&["log", "--spasm", "1", "--at", "20 days ago"]);
    for day in 1..20 {
        terminal.done(&["log", "--spasm", "1", "--at", &format!("{day} days ago")]);
    }
    let before = terminal.done(&["status"]).out;
    let lines: Vec<&str> = before.lines().collect();
    let place = |wanted: &str| lines.iter().position(|line| line.contains(wanted));
    assert!(place("First go through the list") < place("It is a good time to see a doctor"), "{before}");
    terminal.done(&["signs", "--tick", "saddle"]);
    let after = terminal.done(&["status"]).out;
    let lines: Vec<&str> = after.lines().collect();
    assert!(lines[1].contains("saddle") && lines[2].contains("911"), "{after}");
}

#[test]
fn who_says_that_no_sign_fits_has_the_list_before_them() {
    let terminal = Terminal::new();
    let said = terminal.done(&["signs", "--none"]).out;
    for sign in respite_domain::warning_sign::SIGNS {
        assert!(said.contains(&format!("{}: ", sign.code())), "{} in {said}", sign.code());
    }
}

#[test]
fn the_line_of_the_day_is_open_until_it_is_answered() {
    let mut desk = Desk::at("2026-11-22 12:00");
    answer(&mut desk, Coded(Extent::List), &[]);
    desk.pass_to(1, "09:00");
    assert!(!view(&mut desk).answered_today);
    assert!(answer(&mut desk, Coded(Extent::Line), &[]).answered_today);
    desk.pass_to(1, "00:00");
    assert!(!view(&mut desk).answered_today);
}

#[test]
fn an_emergency_outlives_a_restart_and_ends_with_an_answer_only() {
    let mut desk = Desk::at("2026-11-22 12:00");
    answer(&mut desk, Coded(Extent::Tick), &["fever", "saddle"]);
    assert_eq!(emergency(&mut desk), Some(vec!["saddle".to_owned(), "fever".to_owned()]));
    desk.restart_computer();
    desk.pass_to(2, "09:00");
    assert!(emergency(&mut desk).is_some(), "two days and a restart later");
    let after = desk.act(|engine, now| engine.getting_help(now));
    assert_eq!(after.emergency, None);
    assert_eq!(after.answers[0].ticked, ["saddle", "fever"], "the answer is kept");
    assert_eq!(after.answers[0].tier, Some(Coded(Tier::Emergency)));
    desk.reopen();
    assert_eq!(emergency(&mut desk), None);
}

#[test]
fn a_mistake_takes_the_tick_off_and_is_kept_as_a_change() {
    let mut desk = Desk::at("2026-11-22 12:00");
    let saved = answer(&mut desk, Coded(Extent::Tick), &["fever", "saddle"]).emergency.unwrap();
    let after = desk.act(|engine, now| engine.ticked_by_mistake(saved.id, now));
    assert_eq!(after.emergency, None);
    assert_eq!((after.answers[0].ticked.clone(), after.answers[0].changes), (vec!["fever".to_owned()], 1));
    let alone = answer(&mut desk, Coded(Extent::Tick), &["chest"]).emergency.unwrap();
    let after = desk.act(|engine, now| engine.ticked_by_mistake(alone.id, now));
    assert_eq!(after.answers.len(), 1, "a lone tick that was taken back is no answer");
    assert!(desk.try_to(|engine, now| engine.ticked_by_mistake(99, now)).is_err());
}

#[test]
fn nobody_hears_that_they_are_fine_and_a_word_that_is_no_sign_is_refused() {
    let mut desk = Desk::at("2026-11-22 12:00");
    let refused = desk.try_to(|engine, now| engine.answer_signs(&draft(Coded(Extent::List), &["sadle"]), now));
    assert!(matches!(refused, Err(EngineError::Invalid { .. })));
    assert!(view(&mut desk).answers.is_empty());
}

#[test]
fn the_number_is_that_of_the_region() {
    let mut desk = Desk::at("2026-11-22 12:00");
    assert_eq!((view(&mut desk).region, view(&mut desk).number), (None, None));
    let mut set = |region, number: &str| {
        let settings = desk.act(|engine, _| engine.settings());
        let wanted = Settings { region: Some(region), emergency_number: number.to_owned(), ..settings };
        desk.try_to(|engine, now| engine.change_settings(&wanted, now)).map(|_| view(&mut desk).number)
    };
    for (region, given, expect) in [
        (Coded(Region::Us), "", Some("911")),
        (Coded(Region::Uk), "", Some("999")),
        (Coded(Region::Eu), "", Some("112")),
        (Coded(Region::Other), "", None),
        (Coded(Region::Other), "000", Some("000")),
        (Coded(Region::Eu), "000", Some("112")),
    ] {
        assert_eq!(set(region, given).unwrap().as_deref(), expect, "{region:?} {given}");
    }
    for wrong in ["call mum", "-", "123456789012345678901"] {
        assert!(set(Coded(Region::Other), wrong).is_err(), "{wrong}");
    }
}

#[test]
fn the_page_tells_ticks_first_and_when_there_were_none() {
    let mut desk = Desk::at("2026-11-12 12:00");
    let page = |desk: &mut Desk| {
        let now = desk.now();
        desk.engine().summary(None, None, &At::now(&now)).unwrap().summary.signs
    };
    assert_eq!(page(&mut desk), None, "not asked");
    answer(&mut desk, Coded(Extent::List), &["lump", "weak-leg"]);
    desk.pass_to(2, "12:00");
    answer(&mut desk, Coded(Extent::Line), &[]);
    let signs = page(&mut desk).unwrap();
    let ticked: Vec<_> = signs.ticked.iter().map(|(sign, day)| format!("{} {day}", sign.code())).collect();
    assert_eq!(ticked, ["weak-leg 2026-11-12", "lump 2026-11-12"]);
    assert_eq!(signs.none_on, None, "the line of a day asks for new ones only");
    assert_eq!(signs.none_new_on.unwrap().to_string(), "2026-11-14");
    answer(&mut desk, Coded(Extent::List), &[]);
    let signs = page(&mut desk).unwrap();
    assert_eq!((signs.none_on.unwrap().to_string(), signs.none_new_on), ("2026-11-14".to_owned(), None));
}

#[test]
fn the_terminal_says_what_to_do_first() {
    let terminal = Terminal::new();
    let at = "2026-01-05T12:00:00+01:00";
    let said = terminal.done(&["signs", "--tick", "weak-leg", "--tick", "fever", "--at", at]);
    assert!(said.out.starts_with("Call 911 in the US, 999 in the UK, 112 in the EU"), "{}", said.out);
    let status = terminal.status("2026-01-05T13:00:00+01:00");
    assert_eq!(status["signs"], json!({ "answered_at": at, "ticked": ["weak-leg", "fever"] }));
    assert_eq!(terminal.status("2026-01-05T11:00:00+01:00")["signs"], Value::Null, "nothing later is seen");
    let said = terminal.done(&["signs", "--none", "--at", "2026-01-06T12:00:00+01:00"]);
    assert!(said.out.contains("no warning signs ticked"), "{}", said.out);
    for wrong in [&["signs"][..], &["signs", "--none", "--tick", "fever"], &["signs", "--tick", "fine"]] {
        terminal.refused(2, wrong);
    }
}

#[test]
fn with_an_old_onset_the_signs_stand_first_on_the_first_day() {
    let mut desk = Desk::at("2026-11-22 12:00");
    assert!(!view(&mut desk).stands_first, "before the first entry they may wait");
    desk.log(EntryDraft { onset: Some(desk.day(-20)), ..spasm() });
    assert_eq!(desk.reminders(), ["two-weeks due"]);
    let signs = view(&mut desk);
    assert_eq!((signs.due_for, signs.stands_first), (Some(Coded(AskedBy::NewEpisode)), true));
}

#[test]
fn they_stand_first_with_any_first_entry() {
    let mut desk = Desk::at("2026-11-22 12:00");
    desk.log(clear());
    let signs = view(&mut desk);
    assert_eq!((signs.due_for, signs.stands_first), (Some(Coded(AskedBy::FirstRun)), true));
}

#[test]
fn an_entry_that_is_changed_to_a_spasm_begins_an_episode_all_the_same() {
    let mut desk = Desk::at("2026-11-22 12:00");
    let id = desk.log(clear());
    answer(&mut desk, Coded(Extent::List), &[]);
    assert_eq!(view(&mut desk).due_for, None);
    desk.pass_minutes(5);
    desk.act(|engine, now| engine.update_entry(id, &spasm(), now));
    assert_eq!(view(&mut desk).due_for, Some(Coded(AskedBy::NewEpisode)));
    desk.act(|engine, now| engine.delete_entry(id, now));
    assert_eq!(view(&mut desk).due_for, None);
}

#[test]
fn a_reminder_that_an_onset_told_late_brings_asks_for_the_list() {
    let mut desk = Desk::at("2026-11-22 12:00");
    let id = desk.log(spasm());
    answer(&mut desk, Coded(Extent::List), &[]);
    assert_eq!(view(&mut desk).due_for, None);
    let onset = EntryDraft { onset: Some(desk.day(-20)), ..spasm() };
    desk.act(|engine, now| engine.update_entry(id, &onset, now));
    assert_eq!(desk.reminders(), ["two-weeks due"]);
    assert_eq!(view(&mut desk).due_for, Some(Coded(AskedBy::DoctorReminder)));
    answer(&mut desk, Coded(Extent::List), &[]);
    desk.reopen();
    assert_eq!(view(&mut desk).due_for, None);
}

fn page_signs(desk: &mut Desk) -> Vec<String> {
    let now = desk.now();
    let signs = desk.engine().summary(None, None, &At::now(&now)).unwrap().summary.signs;
    signs
        .map(|signs| signs.ticked.iter().map(|(sign, day)| format!("{} {day}", sign.code())).collect())
        .unwrap_or_default()
}

#[test]
fn a_later_none_hides_no_tick_of_the_day_anywhere() {
    let mut desk = Desk::at("2026-11-22 10:00");
    answer(&mut desk, Coded(Extent::List), &["fever"]);
    desk.pass_minutes(60);
    for extent in [Coded(Extent::Line), Coded(Extent::List)] {
        let SignSaved { saved, standing } = desk.act(|engine, now| engine.answer_signs(&draft(extent, &[]), now));
        assert_eq!((saved.ticked, standing), (vec![], vec!["fever".to_owned()]));
        let signs = view(&mut desk);
        assert_eq!((signs.ticked_today, signs.stands_first), (vec!["fever".to_owned()], true));
        assert_eq!(desk.status().signs.unwrap().ticked, ["fever"]);
        assert_eq!(page_signs(&mut desk), ["fever 2026-11-22"]);
    }
    let now = desk.now();
    let page = desk.engine().summary(None, None, &At::now(&now)).unwrap().summary;
    assert_eq!(page.signs.unwrap().none_on, None);
    desk.pass_to(1, "08:00");
    assert_eq!(view(&mut desk).ticked_today, [""; 0], "another day is asked anew");
}

#[test]
fn a_tick_goes_only_when_it_is_taken_back() {
    let mut desk = Desk::at("2026-11-22 10:00");
    answer(&mut desk, Coded(Extent::List), &["fever", "lump"]);
    answer(&mut desk, Coded(Extent::List), &["fever"]);
    let take_back = |desk: &mut Desk, code: &str| {
        let codes = [code.to_owned()];
        desk.try_to(|engine, now| engine.take_back_signs(&codes, &At::now(now), now))
    };
    let after = take_back(&mut desk, "fever").unwrap();
    assert_eq!(after.ticked_today, ["lump"], "off every answer of the day");
    assert_eq!(after.answers.iter().map(|answer| answer.changes).collect::<Vec<_>>(), [1, 1], "kept as a change");
    assert!(take_back(&mut desk, "fever").is_err(), "it stands no more");
    assert!(take_back(&mut desk, "sadle").is_err());
    assert_eq!(page_signs(&mut desk), ["lump 2026-11-22"]);
}

#[test]
fn an_answer_is_saved_although_an_entry_can_not_be_read() {
    let mut desk = Desk::at("2026-11-22 10:00");
    desk.log(spasm());
    damage_an_entry(desk.folder());
    desk.reopen();
    let signs = answer(&mut desk, Coded(Extent::Tick), &["saddle"]);
    assert_eq!(signs.emergency.unwrap().ticked, ["saddle"]);
    desk.reopen();
    assert!(view(&mut desk).emergency.is_some(), "at the next start too");
}

fn damage_an_entry(folder: &std::path::Path) {
    let diary = Connection::open(folder.join("diary.db")).unwrap();
    diary.execute("UPDATE entry SET places = 'low-back-lefu'", []).unwrap();
}

/// Whatever is wrong with the disk or the diary: what to do comes first, then the trouble.
#[test]
fn the_terminal_says_what_to_do_whatever_the_disk_does() {
    type Break = fn(&std::path::Path);
    let breaks: [(&str, Break); 5] = [
        ("newer", |folder| {
            Connection::open(folder.join("diary.db")).unwrap().execute_batch("PRAGMA user_version = 999").unwrap();
        }),
        ("no diary", |folder| std::fs::write(folder.join("diary.db"), "Dear diary. ".repeat(999)).unwrap()),
        ("a folder in its place", |folder| {
            std::fs::remove_file(folder.join("diary.db")).unwrap();
            std::fs::create_dir(folder.join("diary.db")).unwrap();
        }),
        ("full", |folder| {
            let full = "CREATE TRIGGER full BEFORE INSERT ON sign_answer BEGIN SELECT raise(ABORT, 'full'); END";
            Connection::open(folder.join("diary.db")).unwrap().execute_batch(full).unwrap();
        }),
        ("an earlier answer", |folder| {
            let answer = "INSERT INTO sign_answer (uid, at, at_offset, entered_at, entered_offset, asked_by, extent, ticked) \
                          VALUES ('of before', 0, 0, 0, 0, 'daily', 'list', 'sadle'); \
                          CREATE TRIGGER full BEFORE INSERT ON sign_answer BEGIN SELECT raise(ABORT, 'full'); END";
            Connection::open(folder.join("diary.db")).unwrap().execute_batch(answer).unwrap();
        }),
    ];
    for (what, break_it) in breaks {
        for (codes, words) in [
            (&["--tick", "fever", "--tick", "saddle"][..], "Call 911 in the US"),
            (&["--tick", "fever"], "Speak to a doctor or nurse today."),
        ] {
            let terminal = Terminal::new();
            break_it(terminal.folder());
            let said = terminal.say(&[&["signs"], codes].concat());
            assert_eq!(said.status, 4, "{what}: {} {}", said.out, said.err);
            assert!(said.out.starts_with(words), "{what}: {}", said.out);
            assert!(!said.out.contains("Saved"), "{what}: {}", said.out);
            // What can't be read is told as well.
            let lines = if what == "an earlier answer" { 2 } else { 1 };
            assert_eq!(said.err.lines().count(), lines, "{what}: {}", said.err);
        }
    }
    // A slip in another word keeps nothing from being said.
    for words in [
        &["--tick", "saddle", "--tick", "fevr"][..],
        &["--tick", "saddle", "--at", "soon"],
        &["--tick", "saddle", "--bogus"],
        &["--none", "--tick=saddle"],
        &["--att", "now", "--tick", "fever", "--tick", "saddle"],
    ] {
        let said = Terminal::new().say(&[&["signs"], words].concat());
        assert_eq!(said.status, 2, "{}", said.err);
        assert!(said.out.starts_with("Call 911 in the US"), "{}", said.out);
    }
    let terminal = Terminal::new();
    terminal.done(&["log", "--spasm", "1"]);
    damage_an_entry(terminal.folder());
    assert!(terminal.done(&["signs", "--tick", "saddle"]).out.contains("Saved"));
}

#[test]
fn the_terminal_says_what_to_do_while_another_program_holds_the_diary() {
    use std::io::{BufRead, BufReader};

    let terminal = Terminal::new();
    let holds = Connection::open(terminal.folder().join("diary.db")).unwrap();
    holds.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let mut said = std::process::Command::new(crate::terminal::respite())
        .arg("--data-dir")
        .arg(terminal.folder())
        .args(["signs", "--tick", "saddle"])
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(said.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(line.starts_with("Call 911 in the US"), "{line}");
    assert!(said.try_wait().unwrap().is_none(), "it was said before the diary was there");
    holds.execute_batch("COMMIT").unwrap();
    said.wait().unwrap();
}

#[cfg(unix)]
#[test]
fn where_nobody_reads_the_output_an_emergency_is_told_on_the_other_way_out() {
    let terminal = Terminal::new();
    for closed in [">&-", ">/dev/null", ">/dev/full"] {
        let script = format!(r#""$0" --data-dir "$1" signs --tick saddle {closed}"#);
        let output = std::process::Command::new("sh")
            .args(["-c", &script])
            .arg(crate::terminal::respite())
            .arg(terminal.folder())
            .output()
            .unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(err.starts_with("Call 911 in the US"), "{closed}: {err}");
    }
}

#[test]
fn the_terminal_adds_the_number_of_the_region() {
    let terminal = Terminal::new();
    let mut engine = Engine::open(terminal.folder(), Asked::WhetherSound).unwrap();
    let now = crate::desk::told("2026-01-05T12:00:00+01:00");
    let us = Some(Coded(Region::Us));
    let settings = Settings { region: us, ..engine.settings().unwrap() };
    engine.change_settings(&settings, &now).unwrap();
    drop(engine);
    let said = terminal.done(&["signs", "--tick", "saddle"]).out;
    let lines: Vec<&str> = said.lines().collect();
    assert!(lines[0].starts_with("Call 911 in the US") && lines[1] == "Call 911 now.", "{said}");
}

#[test]
fn what_was_ticked_in_a_zone_ahead_stands_also_after_a_none() {
    let mut desk = Desk::in_zone(chrono_tz::Pacific::Auckland, "2026-11-23 02:00");
    let answer = |ticked: &[&str]| SignDraft {
        when: String::new(),
        asked_by: Coded(AskedBy::SomethingChanged),
        extent: Coded(Extent::List),
        ticked: ticked.iter().map(|code| (*code).to_owned()).collect(),
    };
    desk.act(|engine, now| engine.answer_signs(&answer(&["fever"]), now));
    desk.fly_to(chrono_tz::America::Los_Angeles);
    let saved = desk.act(|engine, now| engine.answer_signs(&answer(&[]), now));
    assert_eq!(saved.standing, ["fever"]);
    let at = At::now(&desk.now());
    assert_eq!(desk.act(|engine, _| engine.signs_standing(&at)), ["fever"]);
}

#[test]
fn the_terminal_tells_what_stands_and_takes_it_back() {
    let terminal = Terminal::new();
    let at = ["--at", "2026-01-05T12:00:00+01:00"];
    terminal.done(&[&["signs", "--tick", "saddle", "--tick", "fever"], &at[..]].concat());
    let none = ["signs", "--none", "--at", "2026-01-05T18:00:00+01:00"];
    let said = terminal.done(&none);
    assert!(said.out.starts_with("Is this still so? Then call 911"), "{}", said.out);
    assert!(said.out.contains("--mistake saddle --mistake fever"), "{}", said.out);
    let ticked = |terminal: &Terminal| terminal.status("2026-01-05T19:00:00+01:00")["signs"]["ticked"].clone();
    assert_eq!(ticked(&terminal), json!(["saddle", "fever"]));
    let late = ["--at", "2026-01-05T18:30:00+01:00"];
    let said = terminal.done(&[&["signs", "--mistake", "saddle"], &late[..]].concat());
    assert!(said.out.contains("saddle numbness"), "{}", said.out);
    assert_eq!(ticked(&terminal), json!(["fever"]));
    terminal.refused(2, &[&["signs", "--mistake", "saddle"], &late[..]].concat());
    let said = terminal.done(&none);
    assert!(said.out.starts_with("Speak to a doctor"), "{}", said.out);
}

/// What a person may do about signs, in whatever order.
#[derive(Debug, Clone)]
enum Act {
    Answer(Coded<Extent>, Vec<usize>),
    TakeBack(usize),
    Mistake,
    Helped,
    Spasm,
    Clear,
    DeleteLast,
    Pass(i64),
    Reopen,
}

const SOME: [&str; 5] = ["saddle", "chest", "fever", "lump", "lasts"];

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let extent = prop_oneof![Just(Coded(Extent::List)), Just(Coded(Extent::Line)), Just(Coded(Extent::Tick))];
    let act = prop_oneof![
        4 => (extent, proptest::collection::vec(0..SOME.len(), 0..3)).prop_map(|(extent, signs)| Act::Answer(extent, signs)),
        2 => (0..SOME.len()).prop_map(Act::TakeBack),
        1 => Just(Act::Mistake),
        1 => Just(Act::Helped),
        1 => Just(Act::Spasm),
        1 => Just(Act::Clear),
        1 => Just(Act::DeleteLast),
        2 => (1i64..40).prop_map(Act::Pass),
        1 => Just(Act::Reopen),
    ];
    proptest::collection::vec(act, 1..25)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// A sign that was ticked on a day is on *Today*, in the status and on the page of that day unless it was taken back,
    /// whatever else was done before and after.
    #[test]
    fn a_ticked_sign_stands_on_its_day_until_it_is_taken_back(acts in acts()) {
        let mut desk = Desk::at("2026-11-01 09:00");
        // Of each answer: its day, its number, its signs.
        let mut told: Vec<(String, i32, Vec<&str>)> = Vec::new();
        let mut entries = Vec::new();
        for act in acts {
            let today = desk.day(0);
            match act {
                Act::Answer(extent, signs) => {
                    let codes: Vec<&str> = signs.iter().map(|index| SOME[*index]).collect();
                    let saved = desk.act(|engine, now| engine.answer_signs(&draft(extent, &codes), now)).saved;
                    told.push((today.clone(), saved.id, codes));
                }
                Act::TakeBack(index) => {
                    let code = SOME[index];
                    let stood = told.iter().any(|(day, _, codes)| *day == today && codes.contains(&code));
                    let codes = [code.to_owned()];
                    let done = desk.try_to(|engine, now| engine.take_back_signs(&codes, &At::now(now), now));
                    prop_assert_eq!(done.is_ok(), stood);
                    told.iter_mut().filter(|told| told.0 == today).for_each(|told| told.2.retain(|known| *known != code));
                }
                Act::Mistake => {
                    if let Some(emergency) = view(&mut desk).emergency {
                        desk.act(|engine, now| engine.ticked_by_mistake(emergency.id, now));
                        let urgent = ["saddle", "chest"];
                        told.iter_mut()
                            .filter(|told| told.1 == emergency.id)
                            .for_each(|told| told.2.retain(|known| !urgent.contains(known)));
                    }
                }
                Act::Helped => _ = desk.act(|engine, now| engine.getting_help(now)),
                Act::Spasm => entries.push(desk.log(spasm())),
                Act::Clear => entries.push(desk.log(clear())),
                Act::DeleteLast => {
                    if let Some(id) = entries.pop() {
                        desk.act(|engine, now| engine.delete_entry(id, now));
                    }
                }
                Act::Pass(hours) => desk.pass_minutes(hours * 60),
                Act::Reopen => desk.reopen(),
            }
            let today = desk.day(0);
            let of_day = |day: &str| -> Vec<String> {
                let ticked = |code: &&&str| told.iter().any(|told| told.0 == day && told.2.contains(*code));
                SOME.iter().filter(ticked).map(|code| (*code).to_owned()).collect()
            };
            let signs = view(&mut desk);
            prop_assert_eq!(&signs.ticked_today, &of_day(&today));
            let pressing = signs.ticked_today.iter().any(|code| code != "lasts");
            prop_assert!(signs.stands_first || !pressing);
            if pressing {
                prop_assert_eq!(&desk.status().signs.unwrap().ticked, &of_day(&today));
            }
            let page = page_signs(&mut desk);
            prop_assert!(of_day(&today).iter().all(|code| page.contains(&format!("{code} {today}"))), "{page:?}");
        }
    }
}
