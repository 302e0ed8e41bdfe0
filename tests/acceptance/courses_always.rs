//! What the person told of courses stands as they told it, whatever they do in whatever order (ADR 32).

use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;
use respite_domain::medicine::ProductKind;
use respite_engine::At;
use respite_engine::view::{Coded, CourseSaved, ProductDraft, TakenAgain};

use crate::courses::{card, draft, flexeril, save};
use crate::desk::Desk;
use crate::english::tell_finding;
use crate::terminal::say_in;

/// What is told, and how many days ago it was; and in how many days the planned last one is.
#[derive(Debug, Clone)]
enum Act {
    Dose(i64),
    DeleteDose(usize),
    RestoreDose(usize),
    Stop(Option<i64>),
    Again(Option<i64>, Option<i64>),
    Strength,
    FirstDay(Option<i64>),
    DeleteAndRestore,
    StopAndUndo(Option<i64>),
    AgainAndUndo(Option<i64>, Option<i64>),
}

fn act() -> impl Strategy<Value = Act> {
    let ago = || prop::option::of(0..12_i64);
    let until = || prop::option::of(0..12_i64);
    prop_oneof![
        3 => (0..12_i64).prop_map(Act::Dose),
        1 => (0..4_usize).prop_map(Act::DeleteDose),
        1 => (0..4_usize).prop_map(Act::RestoreDose),
        3 => ago().prop_map(Act::Stop),
        3 => (ago(), until()).prop_map(|(since, until)| Act::Again(since, until)),
        1 => Just(Act::Strength),
        1 => ago().prop_map(Act::FirstDay),
        1 => Just(Act::DeleteAndRestore),
        1 => ago().prop_map(Act::StopAndUndo),
        1 => (ago(), until()).prop_map(|(since, until)| Act::AgainAndUndo(since, until)),
    ]
}

/// A course as the person told it.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Told {
    start: NaiveDate,
    end: Option<NaiveDate>,
    stopped: Option<NaiveDate>,
}

/// Its form, filled in.
fn form(kind: ProductKind, milligrams: f64, start: Option<NaiveDate>, end: Option<NaiveDate>) -> ProductDraft {
    ProductDraft {
        kind: Coded(kind),
        course_end: end.map(|day| day.to_string()),
        sure: vec!["prescription-only cyclobenzaprine".into()],
        ..flexeril(milligrams, start.map(|day| day.to_string()).as_deref())
    }
}

/// What the page tells of each course: its first day, its stop or planned end, and the last dose after the stop.
pub(crate) type Page = Vec<[Option<NaiveDate>; 4]>;

pub(crate) fn page(desk: &mut Desk) -> Page {
    let at = At::now(&desk.now());
    let summary = desk.act(|engine, _| engine.summary(Some("2020-08-01"), None, &at)).summary;
    let courses = summary.medicines.taken.into_iter().flat_map(|taken| taken.courses);
    courses.map(|course| [course.start, course.stopped, course.planned_end, course.taken_since]).collect()
}

/// What the page is to tell.
fn expected(courses: &[Told], doses: &[(i32, NaiveDate, bool)]) -> Page {
    let begun: Vec<Told> =
        courses.iter().copied().filter(|course| course.stopped.is_none_or(|stop| course.start <= stop)).collect();
    let told = |(at, course): (usize, &Told)| {
        let next = begun.get(at + 1).map_or(NaiveDate::MAX, |next| next.start);
        let days = doses.iter().filter(|(.., gone)| !gone).map(|(_, day, _)| *day).filter(|day| *day < next);
        let since = days.max().filter(|last| course.stopped.is_some_and(|stop| stop < *last));
        [Some(course.start), course.stopped, course.end.filter(|_| course.stopped.is_none()), since]
    };
    begun.iter().enumerate().map(told).collect()
}

/// All that is seen of it.
fn seen(desk: &mut Desk) -> impl PartialEq + std::fmt::Debug + use<> {
    let doses = desk.act(|engine, now| engine.record(None, None, &At::now(now))).doses;
    let doses: Vec<_> = doses.into_iter().map(|dose| (dose.value.at, dose.value.product)).collect();
    (card(desk), page(desk), doses)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn what_was_told_of_courses_stands_as_it_was_told(
        kind in prop_oneof![Just(ProductKind::Prescribed), Just(ProductKind::Otc)],
        acts in prop::collection::vec((act(), 0..3_i64), 1..16),
    ) {
        let mut desk = Desk::at("2020-09-01 08:00");
        let first: NaiveDate = "2020-09-01".parse().unwrap();
        let mut strength = 5.0;
        let mut id = save(&mut desk, None, &form(kind, strength, Some(first), None));
        let mut courses = vec![Told { start: first, end: None, stopped: None }];
        let mut doses: Vec<(i32, NaiveDate, bool)> = Vec::new();
        for (act, days) in acts {
            desk.pass(TimeDelta::days(days));
            desk.pass_minutes(1);
            let today = desk.now().day();
            let ago = |days: i64| today - TimeDelta::days(days);
            let told = |days: Option<i64>| days.map(|days| ago(days).to_string());
            let again = |since: Option<i64>, until: Option<i64>| {
                let until = until.map(|days| (today + TimeDelta::days(days)).to_string());
                TakenAgain { since: told(since), until }
            };
            let last = courses.len() - 1;
            let course = courses[last];
            match act {
                Act::Dose(days) => {
                    let told = draft(id, &format!("{}T00:30:00+02:00", ago(days)));
                    let saved = desk.act(|engine, now| engine.log_dose(&told, &tell_finding, now));
                    let is_after = courses[last].stopped.is_some_and(|stop| courses[last].start <= stop && stop < ago(days));
                    let is_asked = saved.findings.iter().any(|finding| finding.kind == "stopped");
                    prop_assert!(is_asked || !is_after, "{:?}", saved);
                    doses.push((saved.id, ago(days), false));
                }
                Act::DeleteDose(at) => {
                    if let Some((id, _, gone @ false)) = doses.get_mut(at) {
                        desk.act(|engine, now| engine.delete_dose(*id, now));
                        *gone = true;
                    }
                }
                Act::RestoreDose(at) => {
                    if let Some((id, _, gone @ true)) = doses.get_mut(at) {
                        desk.act(|engine, now| engine.restore_dose(*id, &tell_finding, now));
                        *gone = false;
                    }
                }
                Act::Stop(days) => {
                    if desk.try_to(|engine, now| engine.stop_product(id, told(days).as_deref(), now)).is_ok() {
                        courses[last].stopped = days.map(ago).or(courses[last].stopped).or(Some(today));
                    }
                }
                Act::Again(days, until) => {
                    let again = again(days, until);
                    if let Ok(saved) = desk.try_to(|engine, now| engine.take_again(id, &again, now)) {
                        id = saved.id;
                        let (start, end) = (ago(days.unwrap_or_default()), until.map(|days| ago(-days)));
                        match course.stopped {
                            Some(stop) if stop < start => courses.push(Told { start, end, stopped: None }),
                            _ => courses[last] = Told { end: end.or(course.end), stopped: None, ..course },
                        }
                    }
                }
                Act::Strength => {
                    strength = 15.0 - strength;
                    id = save(&mut desk, Some(id), &form(kind, strength, Some(course.start), course.end));
                }
                Act::FirstDay(days) => {
                    let draft = form(kind, strength, days.map(ago), course.end);
                    let saved = desk.try_to(|engine, now| engine.save_product(Some(id), &draft, now));
                    match (days, saved) {
                        (Some(days), Ok(saved)) => (id, courses[last].start) = (saved.id, ago(days)),
                        (Some(_), Err(_)) => {}
                        (None, saved) => {
                            prop_assert_eq!(saved.is_ok(), last == 0, "no first day after a stop");
                            if saved.is_ok() {
                                id = save(&mut desk, Some(id), &form(kind, strength, Some(course.start), course.end));
                            }
                        }
                    }
                }
                Act::DeleteAndRestore => {
                    let before = seen(&mut desk);
                    desk.act(|engine, now| engine.delete_product(id, now));
                    let told = page(&mut desk);
                    prop_assert!(told.iter().flatten().all(Option::is_none), "of what is deleted {:?}", told);
                    desk.act(|engine, now| engine.restore_product(id, now));
                    prop_assert_eq!(before, seen(&mut desk));
                }
                Act::StopAndUndo(days) => {
                    let stop = told(days);
                    undone(&mut desk, |desk| desk.try_to(|engine, now| engine.stop_product(id, stop.as_deref(), now)).ok())?;
                }
                Act::AgainAndUndo(days, until) => {
                    let again = again(days, until);
                    undone(&mut desk, |desk| desk.try_to(|engine, now| engine.take_again(id, &again, now)).ok())?;
                }
            }
            let (shown, told) = (card(&mut desk), *courses.last().unwrap());
            prop_assert_eq!(shown.stopped_on, told.stopped.map(|day| day.to_string()), "the window");
            prop_assert_eq!(shown.course_start, Some(told.start.to_string()), "the window");
            prop_assert_eq!(shown.course_end, told.end.map(|day| day.to_string()), "the window");
            for day in [shown.stop_taken, shown.stop_planned].into_iter().flatten() {
                let day: NaiveDate = day.parse().unwrap();
                prop_assert!((told.start..desk.today()).contains(&day), "{day} is no day of this course");
            }
            prop_assert_eq!(page(&mut desk), expected(&courses, &doses), "the page");
        }
        let stopped = courses.last().unwrap().stopped;
        let said = say_in(desk.folder(), &["dose", "--products"]).out;
        prop_assert_eq!(said.contains("Stopped on"), stopped.is_some(), "the terminal: {}", said);
        let day = stopped.map(|day| day.format("Stopped on %-d %B %Y").to_string()).unwrap_or_default();
        prop_assert!(said.contains(&day), "the terminal: {} {}", said, day);
    }
}

/// *Undo* leaves nothing of an act.
fn undone(desk: &mut Desk, act: impl FnOnce(&mut Desk) -> Option<CourseSaved>) -> Result<(), TestCaseError> {
    let before = seen(desk);
    if let Some(saved) = act(desk) {
        desk.act(|engine, now| engine.course_as_it_was(saved.id, &saved.was, now));
    }
    prop_assert_eq!(before, seen(desk));
    Ok(())
}
