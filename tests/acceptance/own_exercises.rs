//! Exercises that a therapist showed: told with a picture, done as all others are, and named wherever they were done (issue 10, 5).

use std::path::{Path, PathBuf};

use chrono::{Local, TimeDelta};
use respite_domain::attachment::{FileFault, LARGEST_PICTURE, Wanted};
use respite_domain::entry::LONGEST_NOTE;
use respite_domain::exercise::{Closed, Ending, Exercise, Morning, Side};
use respite_domain::history::TestKind;
use respite_domain::time::Moment;
use respite_domain::warning_sign::Extent;
use respite_domain::{Code, Invalid};
use respite_engine::view::{
    ClearanceView, Coded, EntryDraft, ExerciseView, ExercisesView, HistoryKind, NamedExercise, OwnExerciseDraft,
    PlanDraft, RunStart, TestDraft, WhichExercise,
};
use respite_engine::{Asked, At, COPIES, CopiedFile, Edit, Engine, EngineError, picture_address};
use respite_wording::sentence;

use crate::desk::{Desk, spasm};
use crate::english::english;
use crate::signs::draft as signs;
use crate::terminal::Terminal;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\nand more";
const JPEG: &[u8] = b"\xff\xd8\xff\xe0 and more";

fn told(name: &str, has_sides: bool) -> OwnExerciseDraft {
    OwnExerciseDraft { name: name.into(), how: "On hands and knees.".into(), has_sides }
}

fn called(exercise: Exercise) -> String {
    english().named("exercise", exercise.code())
}

fn save(desk: &mut Desk, id: Option<i32>, draft: &OwnExerciseDraft) -> Result<i32, EngineError> {
    Ok(desk.try_to(|engine, now| engine.save_own_exercise(id, draft, &called, now))?.id)
}

/// One on the list, and nothing that speaks against it.
fn with_one(has_sides: bool) -> (Desk, WhichExercise, i32) {
    let mut desk = Desk::at("2026-11-22 10:00");
    desk.act(|engine, now| engine.answer_signs(&signs(Coded(Extent::List), &[]), now));
    let said = ClearanceView { active: Some(true), by: String::new(), on: String::new() };
    desk.act(|engine, now| engine.clear_exercise(&said, now));
    let id = save(&mut desk, None, &told("Bird dog", has_sides)).unwrap();
    (desk, WhichExercise::Own { own: id }, id)
}

fn view(desk: &mut Desk) -> ExercisesView {
    desk.act(|engine, now| engine.exercises(now))
}

fn listed(desk: &mut Desk, exercise: WhichExercise) -> Option<ExerciseView> {
    view(desk).exercises.into_iter().find(|one| one.exercise.which() == exercise)
}

fn start(desk: &mut Desk, exercise: WhichExercise) -> Result<ExercisesView, EngineError> {
    let start = RunStart { exercise, before: Some(1.0), first: Coded(Side::Right), halves: false };
    desk.try_to(|engine, now| engine.start_exercise(&start, now))
}

fn plan(exercise: WhichExercise, reps: f64, said_by: &str) -> PlanDraft {
    let (said_by, note) = (said_by.to_owned(), String::new());
    PlanDraft { exercise, sets: 1.0, reps, hold: 5.0, rest: 60.0, said_by, may_offer: false, note }
}

fn named(own: i32, name: &str) -> NamedExercise {
    NamedExercise::Own { own, name: name.into() }
}

fn file(desk: &Desk, name: &str, bytes: &[u8]) -> PathBuf {
    let path = desk.folder().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn picture(desk: &mut Desk, exercise: i32, chosen: &Path) -> Result<i32, EngineError> {
    let copied = CopiedFile::of(chosen, Wanted::Picture, desk.folder())?;
    Ok(desk.try_to(|engine, now| engine.set_exercise_picture(exercise, copied, now))?.id)
}

fn copies(desk: &Desk) -> usize {
    std::fs::read_dir(desk.folder().join(COPIES)).map_or(0, Iterator::count)
}

#[test]
fn one_is_added_planned_and_done_as_all_others_are() {
    for has_sides in [false, true] {
        let (mut desk, bird, id) = with_one(has_sides);
        let one = listed(&mut desk, bird).unwrap();
        assert_eq!((one.exercise, one.has_sides, one.planned), (named(id, "Bird dog"), has_sides, false));
        assert_eq!((one.sets, one.reps, one.hold, one.rest), (1, 4, 2, 60), "the fewest of the article");
        assert_eq!(one.own.map(|own| (own.how, own.picture)), Some(("On hands and knees.".into(), None)));
        desk.act(|engine, now| engine.plan_exercise(&plan(bird, 20.0, "Dr Hart"), now));
        assert_eq!(listed(&mut desk, bird).map(|one| (one.reps, one.said_by)), Some((20, Some("Dr Hart".into()))));
        let off = desk.try_to(|engine, now| engine.plan_exercise(&plan(bird, 20.0, ""), now)).unwrap_err();
        assert!(off.to_string().contains("10"), "one's own numbers go no further than the article's: {off}");

        let on = start(&mut desk, bird).unwrap().on.unwrap();
        assert_eq!(on.exercise, named(id, "Bird dog"));
        assert_eq!(on.cues[0].side, has_sides.then_some(Coded(Side::Right)), "the side that was chosen begins");
        start(&mut desk, Exercise::Belly.into()).unwrap_err();
        let status = desk.act(|engine, now| engine.status(&At::now(now)));
        let json = serde_json::to_value(&status).unwrap();
        assert_eq!(json["exercise"]["exercise"], serde_json::json!({ "own": id, "name": "Bird dog" }));
        desk.pass(TimeDelta::minutes(10));
        let done = desk.act(|engine, now| engine.stop_exercise(Ending::Done, Some(1.0), now));
        assert_eq!((done.exercise, done.reps_done), (named(id, "Bird dog"), Some(if has_sides { 40 } else { 20 })));
        assert_eq!(view(&mut desk).done.len(), 1);
        let now = desk.now();
        let summary = desk.act(|engine, _| engine.summary(None, None, &At::now(&now)));
        assert_eq!(summary.summary.exercised.map(|of| (of.times, of.days)), Some((1, 1)), "it is on the page");
    }
}

#[test]
fn the_gate_closes_it_too() {
    let (mut desk, bird, _) = with_one(true);
    desk.log(EntryDraft { worst: Some(5.0), ..spasm() });
    assert!(view(&mut desk).closed.contains(&Coded(Closed::Pain)));
    let why = start(&mut desk, bird).unwrap_err();
    assert!(matches!(why, EngineError::Invalid { why: Invalid::NotToday(_), .. }), "{why}");
    assert!(view(&mut desk).on.is_none());
}

#[test]
fn a_kill_in_mid_set_loses_nothing_of_it() {
    let (mut desk, bird, id) = with_one(true);
    start(&mut desk, bird).unwrap();
    // A part of a second is not taken for done.
    desk.pass(TimeDelta::seconds(21));
    desk.reopen();
    let on = view(&mut desk).on.unwrap();
    assert_eq!((on.exercise, on.position, on.paused), (named(id, "Bird dog"), 20_000, false));
    // What is told of it meanwhile moves nothing of what is being done.
    save(&mut desk, Some(id), &told("Bird dog, slow", false)).unwrap();
    let same = view(&mut desk).on.unwrap();
    assert_eq!((same.exercise, same.cues), (named(id, "Bird dog, slow"), on.cues));
    desk.act(|engine, now| engine.set_own_exercise_deleted(id, true, now));
    desk.pass(TimeDelta::seconds(5));
    let done = desk.act(|engine, now| engine.stop_exercise(Ending::Hurt, None, now));
    assert_eq!((done.exercise, done.side), (named(id, "Bird dog, slow"), Some(Coded(Side::Right))));
}

#[test]
fn three_good_times_offer_one_more_of_it() {
    let (mut desk, bird, _) = with_one(true);
    for day in 0..3 {
        if day > 0 {
            let on = view(&mut desk).morning.unwrap().on;
            let usual = Some(Morning::Usual);
            desk.act(|engine, now| engine.tell_exercise_morning(&on, usual, now));
        }
        start(&mut desk, bird).unwrap();
        desk.pass(TimeDelta::minutes(10));
        desk.act(|engine, now| engine.end_exercise(Ending::Done, now));
        desk.pass_to(1, "09:00");
    }
    let on = view(&mut desk).morning.unwrap().on;
    let usual = Some(Morning::Usual);
    desk.act(|engine, now| engine.tell_exercise_morning(&on, usual, now));
    let offered = |desk: &mut Desk| {
        view(desk).exercises.into_iter().filter(|one| one.offer.is_some()).map(|one| one.exercise.which()).collect()
    };
    let all: Vec<WhichExercise> = offered(&mut desk);
    assert_eq!(all, [bird], "and of no other");
    desk.act(|engine, now| engine.answer_exercise_offer(bird, true, now));
    assert_eq!(listed(&mut desk, bird).unwrap().reps, 5);
}

#[test]
fn off_the_list_it_keeps_its_name_in_what_was_done_and_it_comes_back() {
    let (mut desk, bird, id) = with_one(false);
    start(&mut desk, bird).unwrap();
    desk.act(|engine, now| engine.end_exercise(Ending::Tired, now));
    desk.act(|engine, now| engine.plan_exercise(&plan(bird, 6.0, ""), now));
    desk.act(|engine, now| engine.set_own_exercise_deleted(id, true, now));
    assert!(listed(&mut desk, bird).is_none());
    assert_eq!(view(&mut desk).done[0].exercise, named(id, "Bird dog"));
    for refused in [
        start(&mut desk, bird).map(drop),
        desk.try_to(|engine, now| engine.plan_exercise(&plan(bird, 5.0, ""), now)).map(drop),
        desk.try_to(|engine, now| engine.answer_exercise_offer(bird, true, now)).map(drop),
    ] {
        assert!(matches!(refused, Err(EngineError::Invalid { why: Invalid::NotFound, .. })), "{refused:?}");
    }
    desk.act(|engine, now| engine.set_own_exercise_deleted(id, false, now));
    assert_eq!(listed(&mut desk, bird).map(|one| one.reps), Some(6), "with its numbers");
}

#[test]
fn a_name_that_is_on_the_list_is_refused_in_one_sentence() {
    let (mut desk, _, id) = with_one(false);
    for name in [" bird DOG ", "Belly lift", "hip"] {
        let why = save(&mut desk, None, &told(name, false)).unwrap_err();
        let said = sentence(&why, english());
        assert_eq!(said, format!("An exercise is called \"{}\" already. Choose another name.", name.trim()));
    }
    assert_eq!(view(&mut desk).exercises.len(), 4, "nothing was saved");
    save(&mut desk, Some(id), &told("Bird Dog", true)).unwrap();
    desk.act(|engine, now| engine.set_own_exercise_deleted(id, true, now));
    save(&mut desk, None, &told("bird dog", false)).unwrap();
    let why = desk.try_to(|engine, now| engine.set_own_exercise_deleted(id, false, now)).unwrap_err();
    assert!(matches!(why, EngineError::Invalid { why: Invalid::ExerciseTaken(_), .. }), "{why}");
    assert_eq!(view(&mut desk).exercises.len(), 4, "and it stays off the list");
}

#[test]
fn what_can_not_be_is_refused_and_keeps_nothing() {
    let (mut desk, _, id) = with_one(false);
    let before = view(&mut desk).exercises;
    for draft in [
        told("", false),
        told("  ", false),
        told("a\nb", false),
        told(&"x".repeat(121), false),
        OwnExerciseDraft { how: "x".repeat(LONGEST_NOTE + 1), ..told("Plank", false) },
        OwnExerciseDraft { how: "a\0".into(), ..told("Plank", false) },
    ] {
        save(&mut desk, None, &draft).unwrap_err();
        save(&mut desk, Some(id), &draft).unwrap_err();
        assert_eq!(view(&mut desk).exercises, before, "{draft:?}");
    }
    save(&mut desk, Some(77), &told("Plank", false)).unwrap_err();
}

/// Of two forms that were opened at once, each changes what was changed in it.
#[test]
fn of_two_forms_neither_puts_anything_back() {
    let (mut desk, bird, id) = with_one(false);
    let showed = told("Bird dog", false);
    let other = OwnExerciseDraft { how: "Slowly.".into(), ..showed.clone() };
    desk.act(|engine, now| engine.save_own_exercise(Some(id), Edit::of(&other, Some(&showed)), &called, now));
    let sides = OwnExerciseDraft { has_sides: true, ..showed.clone() };
    desk.act(|engine, now| engine.save_own_exercise(Some(id), Edit::of(&sides, Some(&showed)), &called, now));
    let one = listed(&mut desk, bird).unwrap();
    assert_eq!((one.has_sides, one.own.unwrap().how), (true, "Slowly.".to_owned()));
}

#[test]
fn its_picture_is_a_copy_and_another_takes_its_place() {
    let (mut desk, bird, id) = with_one(false);
    let chosen = file(&desk, "Bird dog.png", PNG);
    let first = picture(&mut desk, id, &chosen).unwrap();
    std::fs::remove_file(&chosen).unwrap();
    let name = |desk: &mut Desk| listed(desk, bird).unwrap().own.unwrap().picture.map(|picture| picture.name);
    assert_eq!(name(&mut desk).as_deref(), Some("Bird dog.png"));
    let address = |desk: &mut Desk| {
        let path = desk.try_to(|engine, _| engine.exercise_picture(id))?;
        picture_address(&path).map_err(|fault| EngineError::from(Invalid::File(fault)))
    };
    assert!(address(&mut desk).unwrap().starts_with("data:image/png;base64,iVBORw0KGgphbmQgbW9yZQ"));
    let other = file(&desk, "sheet.jpg", JPEG);
    let second = picture(&mut desk, id, &other).unwrap();
    assert_eq!((name(&mut desk).as_deref(), copies(&desk)), (Some("sheet.jpg"), 2), "what was replaced can come back");
    desk.act(|engine, now| engine.set_exercise_picture_deleted(first, false, now));
    assert_eq!(name(&mut desk).as_deref(), Some("Bird dog.png"), "in place of the other");
    desk.act(|engine, now| engine.set_exercise_picture_deleted(first, true, now));
    assert_eq!(name(&mut desk), None);
    assert!(address(&mut desk).is_err());
    desk.act(|engine, now| engine.set_exercise_picture_deleted(second, false, now));
    assert_eq!(name(&mut desk).as_deref(), Some("sheet.jpg"));
    std::fs::remove_dir_all(desk.folder().join(COPIES)).unwrap();
    let why = address(&mut desk).unwrap_err();
    assert!(matches!(why, EngineError::Invalid { why: Invalid::File(FileFault::Gone), .. }), "{why}");
    desk.try_to(|engine, now| engine.set_exercise_picture_deleted(first, true, now)).unwrap_err();
}

#[test]
fn what_is_no_picture_is_one_plain_sentence_and_nothing_is_half_saved() {
    let (mut desk, bird, id) = with_one(false);
    let large = file(&desk, "large.png", PNG);
    std::fs::File::options().write(true).open(&large).unwrap().set_len(2 << 30).unwrap();
    let none = "Respite cannot show this as a picture. A JPEG or PNG works.";
    for (chosen, expect) in [
        (large, "The picture is too large. It can have 10 MB at most."),
        (file(&desk, "IMG_1.HEIC", b"\0\0\0\x18ftypheic\0\0\0\0"), none),
        (file(&desk, "sheet.pdf", b"%PDF-1.7 sheet"), none),
        (file(&desk, "evil.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x()\"/>"), none),
        (file(&desk, "short.png", b"\x89PN"), none),
        (file(&desk, "empty.png", b""), "The file is empty."),
        (desk.folder().to_owned(), "This is a folder. Choose a file."),
        (desk.folder().join("gone.png"), "The file is no longer there."),
    ] {
        let why = picture(&mut desk, id, &chosen).unwrap_err();
        assert_eq!(sentence(&why, english()), expect, "{chosen:?}");
        assert_eq!((copies(&desk), listed(&mut desk, bird).unwrap().own.unwrap().picture), (0, None));
    }
    let most = file(&desk, "most.png", PNG);
    std::fs::File::options().write(true).open(&most).unwrap().set_len(LARGEST_PICTURE).unwrap();
    picture(&mut desk, id, &most).unwrap();
    assert!(picture(&mut desk, 99, &most).is_err(), "there is no such exercise");
    assert_eq!(copies(&desk), 1);
}

#[test]
fn what_is_erased_leaves_no_picture_and_the_name_stays_as_long_as_something_was_done() {
    let (mut desk, bird, id) = with_one(false);
    let other = save(&mut desk, None, &told("Plank", false)).unwrap();
    let chosen = file(&desk, "a.png", PNG);
    for exercise in [id, id, other] {
        picture(&mut desk, exercise, &chosen).unwrap();
    }
    desk.act(|engine, now| engine.plan_exercise(&plan(bird, 6.0, ""), now));
    start(&mut desk, bird).unwrap();
    let done = desk.act(|engine, now| engine.end_exercise(Ending::Done, now)).done;
    desk.act(|engine, now| engine.set_own_exercise_deleted(id, true, now));
    assert_eq!(copies(&desk), 3);
    desk.act(|engine, now| engine.erase_deleted(now));
    assert_eq!(copies(&desk), 1, "that of the one on the list");
    assert_eq!(view(&mut desk).done[0].exercise, named(id, "Bird dog"));
    desk.act(|engine, now| engine.set_exercise_deleted(done.id, true, now));
    desk.act(|engine, now| engine.erase_deleted(now));
    desk.try_to(|engine, now| engine.set_own_exercise_deleted(id, false, now)).unwrap_err();
    let file = std::fs::read(desk.folder().join("diary.db")).unwrap();
    assert!(!file.windows(8).any(|bytes| bytes == b"Bird dog"), "nothing of it is left");
}

/// A file of a test is no picture of an exercise, and the other way round.
#[test]
fn a_file_of_a_test_is_none_of_an_exercise() {
    let (mut desk, _, id) = with_one(false);
    let x_ray = TestDraft { kind: Coded(TestKind::XRay), ..TestDraft::default() };
    let test = desk.act(|engine, now| engine.save_test(None, &x_ray, now)).id;
    let chosen = file(&desk, "scan.png", PNG);
    let copied = CopiedFile::of(&chosen, Wanted::Any, desk.folder()).unwrap();
    let scan = desk.act(|engine, now| engine.attach(test, copied, now)).id;
    desk.try_to(|engine, now| engine.set_exercise_picture_deleted(scan, true, now)).unwrap_err();
    picture(&mut desk, id, &chosen).unwrap();
    let files = desk.act(|engine, now| engine.history(now)).tests.remove(0).files;
    assert_eq!(files.iter().map(|file| file.id).collect::<Vec<_>>(), [scan]);
    desk.act(|engine, now| engine.delete_history(HistoryKind::File, scan, now));
    assert_eq!(desk.act(|engine, now| engine.history(now)).tests.remove(0).files, []);
}

#[test]
fn the_terminal_adds_starts_names_and_forgets_one() {
    let terminal = Terminal::new();
    let folder = terminal.folder().to_owned();
    let chosen = folder.join("bird.jpg");
    std::fs::write(&chosen, JPEG).unwrap();
    let sheet = folder.join("sheet.pdf");
    std::fs::write(&sheet, "%PDF").unwrap();
    let [chosen, sheet] = [chosen, sheet].map(|path| path.to_string_lossy().into_owned());
    let refused = terminal.refused(2, &["exercise", "add", "Bird dog", "--picture", &sheet]);
    assert_eq!(refused, "Respite cannot show this as a picture. A JPEG or PNG works.");
    let added = terminal.done(&["exercise", "add", "Bird dog", "--how", "Slowly.", "--sides", "--picture", &chosen]);
    assert_eq!(added.out.trim(), "Bird dog is on the list.");
    let list = terminal.done(&["exercise", "list"]).out;
    assert!(list.contains("Bird dog · 4 times on each side, held 2 s"), "{list}");
    let refused = terminal.refused(2, &["exercise", "add", "bird dog", "--picture", &chosen]);
    assert!(refused.contains("\"bird dog\" already"), "{refused}");
    let (mut engine, now) =
        (Engine::open(&folder, Asked::WhetherReadable).unwrap(), Moment::told(Local::now().fixed_offset()));
    let said = ClearanceView { active: Some(true), by: String::new(), on: String::new() };
    engine.answer_signs(&signs(Coded(Extent::List), &[]), &now).unwrap();
    engine.clear_exercise(&said, &now).unwrap();
    drop(engine);
    let started = terminal.done(&["exercise", "start", "bird dog", "--before", "1"]).out;
    assert!(started.contains("Bird dog is on. It takes about 2 min."), "{started}");
    assert!(terminal.done(&["status", "--json"]).out.contains("\"name\": \"Bird dog\""));
    assert!(terminal.done(&["exercise", "stop", "done"]).out.contains("Bird dog: All of it"));
    for (words, expect) in [
        (&["exercise", "start", "plank", "--before", "1"][..], "No exercise is called \"plank\"."),
        (&["exercise", "remove", "belly"], "This exercise is from the article and stays on the list."),
    ] {
        assert_eq!(terminal.refused(2, words), expect);
    }
    assert_eq!(terminal.done(&["exercise", "remove", "Bird dog"]).out.trim(), "Bird dog is off the list.");
    assert!(!terminal.done(&["exercise", "list"]).out.contains("Bird dog"));
}
