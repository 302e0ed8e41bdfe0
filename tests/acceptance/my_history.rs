//! What was before the diary: injuries, tests and their files, conditions, the first spasm ever; and goals (S8, S12, S15,
//! S20, S21, S26–S28, S88).

use std::path::{Path, PathBuf};

use respite_domain::attachment::{FileFault, LARGEST, Wanted};
use respite_domain::goal::GoalEnd;
use respite_domain::history::{ConditionKind, LONGEST_LINE, TestKind};
use respite_domain::warning_sign::Extent;
use respite_engine::view::{
    Coded, ConditionDraft, HistoryKind, HistoryView, InjuryDraft, TestDraft, VisitDraft, VisitOutcome,
};
use respite_engine::{Asked, At, COPIES, CopiedFile, Engine, EngineError, Field, NotCopied};
use respite_wording::sentence;
use rusqlite::Connection;

use crate::desk::{Desk, told};
use crate::english::english;

fn view(desk: &mut Desk) -> HistoryView {
    desk.act(|engine, now| engine.history(now))
}

fn injury(what: &str) -> InjuryDraft {
    InjuryDraft { what: what.into(), ..InjuryDraft::default() }
}

fn an_x_ray(desk: &mut Desk) -> i32 {
    let draft = TestDraft { kind: Coded(TestKind::XRay), ..TestDraft::default() };
    desk.act(|engine, now| engine.save_test(None, &draft, now)).id
}

fn file(desk: &Desk, name: &str, bytes: &[u8]) -> PathBuf {
    let outside = desk.folder().join("outside");
    std::fs::create_dir_all(&outside).unwrap();
    std::fs::write(outside.join(name), bytes).unwrap();
    outside.join(name)
}

/// Copies a file and adds it to a test, as the window does.
fn attach(desk: &mut Desk, test: i32, chosen: &Path) -> Result<i32, EngineError> {
    let copied = CopiedFile::of(chosen, Wanted::Any, desk.folder())?;
    Ok(desk.try_to(|engine, now| engine.attach(test, copied, now))?.id)
}

fn copies(desk: &Desk) -> Vec<String> {
    let Ok(files) = std::fs::read_dir(desk.folder().join(COPIES)) else { return Vec::new() };
    files.map(|file| file.unwrap().file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn a_restart_keeps_everything() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let sport = InjuryDraft {
        what: " Torn hamstring ".into(),
        happened: Some("2009-05".into()),
        sport: Some(true),
        which_sport: "football".into(),
        seen_by: "Dr Hart".into(),
        note: "Two weeks off.\n".into(),
    };
    desk.act(|engine, now| engine.save_injury(None, &injury("Fell on the stairs"), now));
    desk.act(|engine, now| engine.save_injury(None, &sport, now));
    let test = an_x_ray(&mut desk);
    let scan = file(&desk, "Röntgen Mai.PNG", b"a picture");
    attach(&mut desk, test, &scan).unwrap();
    for (kind, name) in [(Coded(ConditionKind::Named), "Slipped disc"), (Coded(ConditionKind::Illness), "Asthma")] {
        let draft = ConditionDraft {
            kind,
            name: name.into(),
            since: Some("2019".into()),
            said_by: "Dr Hart".into(),
            note: String::new(),
        };
        desk.act(|engine, now| engine.save_condition(None, &draft, now));
    }
    desk.act(|engine, now| engine.set_first_spasm(Some("2008"), now));
    let goal = desk.act(|engine, now| engine.save_goal(None, "Walk the dog for 20 minutes", now)).id;
    desk.act(|engine, now| engine.rate_goal(goal, 0.0, now));
    desk.pass_to(7, "09:00");
    desk.act(|engine, now| engine.rate_goal(goal, 4.0, now));
    let before = view(&mut desk);
    desk.restart_computer();
    assert_eq!(view(&mut desk), before);

    let names: Vec<&str> = before.injuries.iter().map(|injury| injury.what.as_str()).collect();
    assert_eq!(names, ["Torn hamstring", "Fell on the stairs"], "the latest first, what has no date last");
    let told = &before.injuries[0];
    assert_eq!(
        (told.happened.as_deref(), told.sport, told.which_sport.as_str()),
        (Some("2009-05"), Some(true), "football")
    );
    assert_eq!((before.injuries[1].sport, before.injuries[1].happened.as_deref()), (None, None), "not said stays so");
    assert_eq!(before.tests[0].files[0].name, "Röntgen Mai.PNG");
    assert_eq!(before.conditions.len(), 2);
    assert_eq!(before.first_spasm.as_deref(), Some("2008"));
    let scores: Vec<u8> = before.goals[0].ratings.iter().map(|rating| rating.score).collect();
    assert_eq!(scores, [4, 0]);
}

#[test]
fn what_was_said_before_is_kept_and_a_deleted_one_comes_back() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let id = desk.act(|engine, now| engine.save_injury(None, &injury("A fall"), now)).id;
    let changed = InjuryDraft { happened: Some("2019".into()), ..injury("A fall from a horse") };
    desk.act(|engine, now| engine.save_injury(Some(id), &changed, now));
    desk.act(|engine, now| engine.delete_history(HistoryKind::Injury, id, now));
    assert_eq!(view(&mut desk).injuries, []);
    assert!(desk.try_to(|engine, now| engine.save_injury(Some(id), &changed, now)).is_err());
    assert!(desk.try_to(|engine, now| engine.delete_history(HistoryKind::Injury, id, now)).is_err());
    desk.act(|engine, now| engine.restore_history(HistoryKind::Injury, id, now));
    assert_eq!(view(&mut desk).injuries[0].what, "A fall from a horse");

    let connection = Connection::open(desk.folder().join("diary.db")).unwrap();
    let mut select = connection
        .prepare("SELECT field, coalesce(old, '-'), coalesce(new, '-') FROM change WHERE what = 'injury' ORDER BY id")
        .unwrap();
    let lines = select.query_map([], |row| {
        Ok([row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?].join(" "))
    });
    let lines: Vec<String> = lines.unwrap().map(Result::unwrap).collect();
    assert_eq!(lines, ["what A fall A fall from a horse", "happened - 2019", "deleted - yes", "deleted yes -"]);
}

#[test]
fn a_goal_is_asked_about_once_a_week_while_it_stands() {
    let mut desk = Desk::at("2026-11-01 14:00");
    let goal = desk.act(|engine, now| engine.save_goal(None, "Sit through a film", now)).id;
    let due = |desk: &mut Desk| view(desk).goals[0].due;
    assert!(!due(&mut desk));
    desk.pass_to(7, "08:00");
    assert!(due(&mut desk));
    let rating = desk.act(|engine, now| engine.rate_goal(goal, 3.0, now)).id;
    assert!(!due(&mut desk));
    desk.act(|engine, now| engine.delete_history(HistoryKind::Rating, rating, now));
    assert!(due(&mut desk), "a rating taken back was none");
    desk.act(|engine, now| engine.restore_history(HistoryKind::Rating, rating, now));
    desk.pass_to(7, "08:00");
    desk.act(|engine, now| engine.end_goal(goal, Some(GoalEnd::Reached), now));
    let ended = &view(&mut desk).goals[0];
    assert_eq!(
        (ended.due, ended.ended, ended.ended_on.as_deref()),
        (false, Some(Coded(GoalEnd::Reached)), Some("2026-11-15"))
    );
    assert!(desk.try_to(|engine, now| engine.rate_goal(goal, 3.0, now)).is_err());
    desk.act(|engine, now| engine.save_goal(Some(goal), "Sit through a long film", now));
    assert_eq!(view(&mut desk).goals[0].ended, Some(Coded(GoalEnd::Reached)), "other words do not begin it anew");
    desk.act(|engine, now| engine.end_goal(goal, None, now));
    assert!(due(&mut desk));
}

#[test]
fn values_that_are_off_are_named_with_their_field_and_nothing_is_saved() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let mut refused =
        |expect: Field, act: &dyn Fn(&mut Engine, &respite_domain::time::Moment) -> respite_engine::Result<()>| {
            match desk.try_to(|engine, now| act(engine, now)) {
                Err(EngineError::Invalid { field, .. }) => assert_eq!(field, Some(expect)),
                other => panic!("{other:?}"),
            }
        };
    let too_long = "x".repeat(LONGEST_LINE + 1);
    for what in ["", "  ", "a\nb", "a\0b", &too_long] {
        refused(Field::What, &|engine, now| engine.save_injury(None, &injury(what), now).map(|_| ()));
        refused(Field::What, &|engine, now| engine.save_goal(None, what, now).map(|_| ()));
    }
    for happened in ["", "soon", "2019-13", "2019-02-30", "1899", "2027", "2026-12", "2026-11-23"] {
        let draft = InjuryDraft { happened: Some(happened.into()), ..injury("A fall") };
        refused(Field::Happened, &|engine, now| engine.save_injury(None, &draft, now).map(|_| ()));
        refused(Field::Happened, &|engine, now| engine.set_first_spasm(Some(happened), now));
    }
    let sport = InjuryDraft { sport: Some(true), which_sport: too_long.clone(), ..injury("A fall") };
    refused(Field::Sport, &|engine, now| engine.save_injury(None, &sport, now).map(|_| ()));
    let note = InjuryDraft { note: "x".repeat(30_000), ..injury("A fall") };
    refused(Field::Note, &|engine, now| engine.save_injury(None, &note, now).map(|_| ()));
    refused(Field::What, &|engine, now| engine.save_test(None, &TestDraft::default(), now).map(|_| ()));
    refused(Field::What, &|engine, now| engine.save_condition(None, &ConditionDraft::default(), now).map(|_| ()));
    for score in [-1.0, 11.0, 2.5, f64::NAN] {
        refused(Field::Rating, &|engine, now| engine.rate_goal(1, score, now).map(|_| ()));
    }
    let nothing = view(&mut desk);
    assert!(nothing.injuries.is_empty() && nothing.tests.is_empty() && nothing.conditions.is_empty());
    assert!(nothing.goals.is_empty() && nothing.first_spasm.is_none());
}

#[test]
fn a_file_is_copied_and_opened_by_its_number_alone() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let test = an_x_ray(&mut desk);
    let scan = file(&desk, "scan.pdf", b"a picture");
    let id = attach(&mut desk, test, &scan).unwrap();
    std::fs::remove_file(&scan).unwrap();
    let copy = desk.act(|engine, _| engine.file_path(id));
    assert_eq!(std::fs::read(&copy).unwrap(), b"a picture");
    assert_eq!(copy.parent().unwrap(), desk.folder().join(COPIES));
    assert_eq!(copy.extension().unwrap(), "pdf");

    desk.act(|engine, now| engine.delete_history(HistoryKind::File, id, now));
    assert_eq!(view(&mut desk).tests[0].files, []);
    assert!(desk.try_to(|engine, _| engine.file_path(id)).is_err());
    assert!(copy.exists(), "a deleted file can be brought back");
    desk.act(|engine, now| engine.restore_history(HistoryKind::File, id, now));
    std::fs::remove_file(&copy).unwrap();
    let gone = desk.try_to(|engine, _| engine.file_path(id)).unwrap_err();
    assert_eq!(sentence(&gone, english()), "The file is no longer there.");
}

#[test]
fn a_program_does_not_keep_the_ending_that_starts_it() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let test = an_x_ray(&mut desk);
    for name in ["viewer.exe", "letter.pdf.desktop", "no ending"] {
        let chosen = file(&desk, name, b"MZ");
        let id = attach(&mut desk, test, &chosen).unwrap();
        assert_eq!(desk.act(|engine, _| engine.file_path(id)).extension(), None, "{name}");
    }
    assert_eq!(view(&mut desk).tests[0].files.len(), 3);
}

/// The sentence for a file that is refused, with nothing left of it.
fn refused(desk: &Desk, chosen: &Path) -> String {
    let why = CopiedFile::of(chosen, Wanted::Any, desk.folder()).unwrap_err();
    assert_eq!(copies(desk), Vec::<String>::new(), "nothing is left half copied");
    sentence(&EngineError::from(why), english())
}

#[test]
fn each_bad_file_gets_one_plain_sentence() {
    let desk = Desk::at("2026-11-22 14:00");
    let large = file(&desk, "large.dcm", b"");
    for size in [LARGEST + 1, 2 << 30] {
        std::fs::File::create(&large).unwrap().set_len(size).unwrap();
        assert_eq!(refused(&desk, &large), "The file is too large. It can have 50 MB at most.");
    }
    assert_eq!(refused(&desk, desk.folder()), "This is a folder. Choose a file.");
    assert_eq!(refused(&desk, &desk.folder().join("gone.pdf")), "The file is no longer there.");
    assert_eq!(refused(&desk, &file(&desk, "empty.pdf", b"")), "The file is empty.");
}

#[cfg(unix)]
#[test]
fn a_link_is_refused_wherever_it_points() {
    let desk = Desk::at("2026-11-22 14:00");
    let real = file(&desk, "real.pdf", b"x");
    for target in [&real, Path::new("/etc/passwd"), desk.folder(), Path::new("nowhere")] {
        let link = desk.folder().join("link.pdf");
        std::os::unix::fs::symlink(target, &link).unwrap();
        assert_eq!(refused(&desk, &link), "This is a link to a file. Choose the file itself.");
        std::fs::remove_file(&link).unwrap();
    }
    assert_eq!(refused(&desk, Path::new("/dev/null")), "This is not a file that can be copied.");
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_changes_while_it_is_copied_is_refused() {
    // A file of /proc says that it holds nothing and then does; one that was cut says more than it then holds.
    let desk = Desk::at("2026-11-22 14:00");
    assert_eq!(refused(&desk, Path::new("/proc/self/status")), "The file is empty.");
    let chosen = file(&desk, "shrinking.pdf", &vec![7; 8 << 20]);
    let cut = chosen.clone();
    let cutter = std::thread::spawn(move || {
        let file = std::fs::File::options().write(true).open(cut).unwrap();
        (1..=200).rev().for_each(|kilobytes| file.set_len(kilobytes * 1024).unwrap());
    });
    // Whichever comes first: the file is whole before or after the cuts, or it is refused. It is never half of one.
    let copied = CopiedFile::of(&chosen, Wanted::Any, desk.folder());
    cutter.join().unwrap();
    match copied {
        Ok(file) => drop(file),
        Err(why) => assert!(matches!(why, NotCopied::Fault(FileFault::Changed)), "{why:?}"),
    }
    assert_eq!(copies(&desk), Vec::<String>::new());
}

#[test]
fn a_row_that_fails_leaves_no_copy() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let chosen = file(&desk, "scan.pdf", b"x");
    assert!(attach(&mut desk, 7, &chosen).is_err(), "there is no such test");
    assert_eq!(copies(&desk), Vec::<String>::new());
    let test = an_x_ray(&mut desk);
    let connection = Connection::open(desk.folder().join("diary.db")).unwrap();
    connection
        .execute_batch("CREATE TRIGGER no BEFORE INSERT ON attachment BEGIN SELECT raise(ABORT, 'no'); END")
        .unwrap();
    assert!(attach(&mut desk, test, &chosen).is_err());
    assert_eq!(copies(&desk), Vec::<String>::new());
}

#[test]
fn a_kill_between_copy_and_row_leaves_nothing_that_is_shown() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let test = an_x_ray(&mut desk);
    let chosen = file(&desk, "scan.pdf", b"x");
    // As a kill would: nobody gets to tidy up.
    std::mem::forget(CopiedFile::of(&chosen, Wanted::Any, desk.folder()).unwrap());
    std::fs::write(desk.folder().join(COPIES).join("0123.part"), b"half").unwrap();
    desk.restart_computer();
    assert_eq!(view(&mut desk).tests[0].files, []);
    let id = attach(&mut desk, test, &chosen).unwrap();
    assert_eq!(view(&mut desk).tests[0].files.len(), 1);
    assert!(desk.act(|engine, _| engine.file_path(id)).exists());
    // Half a copy goes at a start a day later. A whole one stays, in case another copy of the diary names it.
    let later = told("2999-01-01T00:00:00Z");
    drop(Engine::open_or_keep_aside(desk.folder(), &later).unwrap());
    let left = copies(&desk);
    assert_eq!(left.len(), 2, "{left:?}");
    assert!(left.iter().all(|name| name.ends_with(".pdf")), "{left:?}");
}

#[test]
fn an_untouched_folder_that_can_not_be_written_is_named() {
    let mut desk = Desk::at("2026-11-22 14:00");
    an_x_ray(&mut desk);
    // A file stands where the folder of the copies would be made.
    std::fs::write(desk.folder().join(COPIES), b"").unwrap();
    let chosen = file(&desk, "scan.pdf", b"x");
    let why = EngineError::from(CopiedFile::of(&chosen, Wanted::Any, desk.folder()).unwrap_err());
    let said = sentence(&why, english());
    assert!(said.ends_with("cannot be written to.") && said.contains(COPIES), "{said}");
}

#[test]
fn a_page_of_the_past_knows_only_what_had_happened() {
    let mut desk = Desk::at("2026-11-22 14:00");
    for (what, happened) in [("old", Some("2019")), ("last week", Some("2026-11-15")), ("undated", None)] {
        let draft = InjuryDraft { happened: happened.map(str::to_owned), ..injury(what) };
        desk.act(|engine, now| engine.save_injury(None, &draft, now));
    }
    let mut told_at = |by: &str| -> Vec<String> {
        let at = At::as_of(by, &desk.now()).unwrap();
        let page = desk.act(|engine, _| engine.summary(None, None, &at));
        page.summary.history.injuries.into_iter().map(|injury| injury.what).collect()
    };
    assert_eq!(told_at("2026-11-23T12:00:00+01:00"), ["last week", "old", "undated"]);
    assert_eq!(told_at("2026-11-10T12:00:00+01:00"), ["old"]);
    assert_eq!(told_at("2019-06-01T12:00:00+01:00"), Vec::<String>::new());
}

#[test]
fn no_folder_is_made_before_there_is_a_file() {
    let desk = Desk::at("2026-11-22 14:00");
    drop(Engine::open(desk.folder(), Asked::WhetherReadable).unwrap());
    assert!(!desk.folder().join(COPIES).exists());
}

/// A goal of later, and a visit that was of later and is over, are none of the days before.
#[test]
fn what_goes_out_of_days_gone_by_holds_no_goal_and_no_visit_of_after_them() {
    let mut desk = Desk::at("2026-02-20 12:00");
    desk.act(|engine, now| engine.save_goal(None, "Sit an hour", now));
    desk.pass_until("2026-03-12 12:00");
    desk.act(|engine, now| engine.save_goal(None, "Walk the dog", now));
    let visit = |day: &str| VisitDraft { day: day.into(), ..VisitDraft::default() };
    let over = desk.act(|engine, now| engine.add_visit(&visit("2026-03-12"), now)).id;
    desk.act(|engine, now| engine.add_visit(&visit("2026-04-01"), now));
    desk.act(|engine, now| {
        engine.visit_done(over, &VisitOutcome { said: "rest more".into(), ..VisitOutcome::default() }, now)
    });
    desk.pass_until("2026-03-15 12:00");
    let at = At::now(&desk.now());
    for (from, to, goals, visits) in [
        ("2026-02-15", "2026-02-25", &["Sit an hour"][..], &["2026-04-01"][..]),
        ("2026-02-15", "2026-03-15", &["Sit an hour", "Walk the dog"], &["2026-03-12", "2026-04-01"]),
    ] {
        let page = desk.act(|engine, _| engine.summary(Some(from), Some(to), &at)).summary;
        let on_page: Vec<&str> = page.history.goals.iter().map(|(goal, _)| goal.words.as_str()).collect();
        let record = desk.act(|engine, _| engine.record(Some(from), Some(to), &at));
        let in_record: Vec<&str> = record.goals.iter().map(|kept| kept.value.goal.words.as_str()).collect();
        assert_eq!((on_page, in_record), (goals.to_vec(), goals.to_vec()));
        let days: Vec<_> = record.visits.iter().map(|kept| kept.value.day.to_string()).collect();
        assert_eq!(days, visits, "{to}");
    }
}

#[test]
fn a_goal_that_is_taken_up_by_a_slip_and_ended_at_once_ended_when_it_did() {
    let mut desk = Desk::at("2026-11-01 09:00");
    let goal = desk.act(|engine, now| engine.save_goal(None, "Sit through a film", now)).id;
    desk.act(|engine, now| engine.end_goal(goal, Some(GoalEnd::Reached), now));
    let ended_on = |desk: &mut Desk| view(desk).goals[0].ended_on.clone();
    desk.pass_until("2026-11-20 09:00");
    for (passed, expect) in [(1, "2026-11-01"), (60, "2026-11-20")] {
        desk.act(|engine, now| engine.end_goal(goal, None, now));
        desk.pass_minutes(passed);
        desk.act(|engine, now| engine.end_goal(goal, Some(GoalEnd::Reached), now));
        assert_eq!(ended_on(&mut desk).as_deref(), Some(expect));
    }
}

/// What goes out without a first day begins with whatever was told first.
#[test]
fn a_record_of_all_days_begins_with_whatever_was_told_first() {
    let mut desk = Desk::at("2026-11-01 12:00");
    let signs = crate::signs::draft(Coded(Extent::List), &[]);
    desk.act(|engine, now| engine.answer_signs(&signs, now));
    desk.pass_until("2026-11-10 12:00");
    desk.log(crate::desk::spasm());
    let at = At::now(&desk.now());
    let first = |desk: &mut Desk| desk.act(|engine, _| engine.record(None, None, &at)).from.to_string();
    assert_eq!(first(&mut desk), "2026-11-01");
    let visit = |day: &str| VisitDraft { day: day.into(), ..VisitDraft::default() };
    desk.act(|engine, now| engine.add_visit(&visit("2026-12-03"), now));
    assert_eq!(first(&mut desk), "2026-11-01", "one to come begins nothing");
    desk.act(|engine, now| engine.add_visit(&visit("2026-10-03"), now));
    assert_eq!(first(&mut desk), "2026-10-03", "it is in it");
}
