//! Courses that were told on one computer, and come in on another where nothing was said of them (ADR 32).
#![cfg(unix)]

use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;
use respite_engine::view::{CourseSaved, ProductDraft, TakenAgain};
use respite_engine::{Import, Mine, Shape};

use crate::courses::{card, draft, flexeril, save};
use crate::courses_always::page;
use crate::desk::Desk;
use crate::english::tell_finding;
use crate::import::export_of;

/// Brings what is in one diary into the other; whether something stays as it was there.
fn bring(here: &Desk, there: &mut Desk, mine: Mine) -> bool {
    let (_away, file) = export_of(here.folder(), Shape::Json);
    let mut import = Import::of(&file).unwrap();
    let view = there.act(|engine, now| Ok(engine.import(&mut import, mine, now, |_| ()).unwrap()));
    !view.differing.is_empty()
}

/// One that is taken since 1 September, on both computers.
fn on_both() -> (Desk, Desk, i32) {
    let (mut here, mut there) = (Desk::at("2020-09-01 08:00"), Desk::at("2020-09-01 08:00"));
    let id = save(&mut here, None, &flexeril(5.0, Some("2020-09-01")));
    here.act(|engine, now| engine.log_dose(&draft(id, ""), &tell_finding, now));
    bring(&here, &mut there, Mine::Stay);
    (here, there, id)
}

#[test]
fn what_is_taken_again_comes_in_with_the_stop_before_it_and_goes_with_undo() {
    let (mut here, mut there, id) = on_both();
    for desk in [&mut here, &mut there] {
        desk.pass(TimeDelta::days(19));
    }
    here.act(|engine, now| engine.stop_product(id, Some("2020-09-10"), now));
    let before = page(&mut here);
    let again = here.act(|engine, now| engine.take_again(id, &TakenAgain::default(), now));
    assert!(!bring(&here, &mut there, Mine::Stay));
    let told = page(&mut there);
    assert_eq!((told.len(), told[0][1]), (2, Some("2020-09-10".parse().unwrap())), "{told:?}");
    assert_eq!(told, page(&mut here));
    here.act(|engine, now| engine.course_as_it_was(again.id, &again.was, now));
    assert!(!bring(&here, &mut there, Mine::Stay));
    assert_eq!((page(&mut there), card(&mut there).stopped_on.as_deref()), (before, Some("2020-09-10")));
}

#[test]
fn another_strength_of_what_is_stopped_comes_in_as_one_course() {
    let (mut here, mut there, id) = on_both();
    here.act(|engine, now| engine.stop_product(id, None, now));
    bring(&here, &mut there, Mine::Give);
    save(&mut here, Some(id), &flexeril(10.0, Some("2020-09-01")));
    assert!(!bring(&here, &mut there, Mine::Stay));
    let told = page(&mut there);
    assert_eq!((told.len(), &told), (1, &page(&mut here)));
}

#[derive(Debug, Clone)]
enum Act {
    Dose(i64),
    Stop(i64),
    Again(i64, Option<i64>),
    Strength,
    Undo,
    Bring,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        3 => (0..8_i64).prop_map(Act::Dose),
        3 => (0..8_i64).prop_map(Act::Stop),
        3 => (0..4_i64, prop::option::of(0..8_i64)).prop_map(|(since, until)| Act::Again(since, until)),
        1 => Just(Act::Strength),
        2 => Just(Act::Undo),
        3 => Just(Act::Bring),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_told_of_courses_comes_in_as_it_was_told(acts in prop::collection::vec((act(), 0..4_i64), 1..14)) {
        let (mut here, mut there, mut id) = on_both();
        let (mut strength, mut was): (f64, Option<CourseSaved>) = (5.0, None);
        for (act, days) in acts {
            for desk in [&mut here, &mut there] {
                desk.pass(TimeDelta::days(days));
                desk.pass_minutes(1);
            }
            let today = here.now().day();
            let ago = |days: i64| today - TimeDelta::days(days);
            let shown = card(&mut here);
            match act {
                Act::Dose(days) => {
                    let told = draft(id, &format!("{}T00:30:00+02:00", ago(days)));
                    here.act(|engine, now| engine.log_dose(&told, &tell_finding, now));
                }
                Act::Stop(days) => {
                    let start: Option<NaiveDate> = shown.course_start.and_then(|start| start.parse().ok());
                    let day = ago(days).max(start.unwrap_or_default());
                    was = here.try_to(|engine, now| engine.stop_product(id, Some(&day.to_string()), now)).ok();
                }
                Act::Again(days, until) => {
                    let [since, until] = [Some(ago(days)), until.map(|days| ago(-days))].map(|day| Some(day?.to_string()));
                    if let Ok(saved) = here.try_to(|engine, now| engine.take_again(id, &TakenAgain { since, until }, now)) {
                        (id, was) = (saved.id, Some(saved));
                    }
                }
                Act::Strength => {
                    strength = 15.0 - strength;
                    let draft = ProductDraft {
                        course_end: shown.course_end.clone(),
                        ..flexeril(strength, shown.course_start.as_deref())
                    };
                    (id, was) = (save(&mut here, Some(id), &draft), None);
                }
                Act::Undo => {
                    if let Some(saved) = was.take() {
                        here.act(|engine, now| engine.course_as_it_was(saved.id, &saved.was, now));
                        id = saved.was.id;
                    }
                }
                Act::Bring => {
                    let stays = bring(&here, &mut there, Mine::Stay);
                    let (told, came) = (page(&mut here), page(&mut there));
                    prop_assert_eq!(told.len(), came.len(), "{:?} {:?}", told, came);
                    // What was said of the last one alone, and nothing with it, is for the person to take on.
                    let parted = if stays { told.len().saturating_sub(1) } else { told.len() };
                    prop_assert_eq!(&told[..parted], &came[..parted]);
                }
            }
        }
        bring(&here, &mut there, Mine::Give);
        prop_assert_eq!(page(&mut here), page(&mut there), "as the file says");
    }
}
