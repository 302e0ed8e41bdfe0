//! Courses that were told on one computer, and come in on another where nothing was said of them (ADR 32).
#![cfg(unix)]

use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;
use respite_engine::view::{CourseSaved, ProductDraft, TakenAgain};
use respite_engine::{At, Import, Mine, Shape};
use rusqlite::Connection;

use crate::courses::{card, draft, flexeril, save};
use crate::courses_always::page;
use crate::desk::Desk;
use crate::english::tell_finding;
use crate::import::export_of;

/// Brings what is in one diary into the other; whether something stays as it was there.
pub fn bring(here: &Desk, there: &mut Desk, mine: Mine) -> bool {
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

/// A file of before the stop, taken at its word: what is taken again since is taken again since that stop.
#[test]
fn a_file_of_before_the_stop_leaves_the_course_before_what_it_was() {
    let (mut here, mut there, id) = on_both();
    bring(&here, &mut there, Mine::Give);
    here.pass(TimeDelta::days(19));
    here.act(|engine, now| engine.stop_product(id, Some("2020-09-10"), now));
    here.act(|engine, now| engine.take_again(id, &TakenAgain::default(), now));
    let told = page(&mut here);
    assert_eq!(told.len(), 2, "{told:?}");
    bring(&there, &mut here, Mine::Give);
    assert_eq!(page(&mut here), told);
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

/// It is of the make before, for which another strength is in force here: it is kept, whatever is said of what differs.
#[test]
fn a_stop_that_only_the_file_tells_is_kept_under_another_strength() {
    for mine in [Mine::Stay, Mine::Give] {
        let (mut here, mut there, id) = on_both();
        here.pass(TimeDelta::days(19));
        save(&mut here, Some(id), &flexeril(10.0, Some("2020-09-01")));
        there.pass(TimeDelta::days(21));
        let there_id = card(&mut there).id;
        there.act(|engine, now| engine.stop_product(there_id, Some("2020-09-22"), now));
        bring(&there, &mut here, mine);
        let connection = Connection::open(here.folder().join("diary.db")).unwrap();
        let of_before = "SELECT stopped_on FROM product WHERE replaced_by IS NOT NULL";
        let stopped: Option<String> = connection.query_row(of_before, [], |row| row.get(0)).unwrap();
        assert_eq!(stopped.as_deref(), Some("2020-09-22"), "{mine:?}");
        assert_eq!(card(&mut here).stopped_on, None, "what is in force is taken");
    }
}

/// Nothing hangs on what is off the list: there is one medicine, and all doses are of it.
fn all_is_of_one_medicine(desk: &mut Desk) -> i32 {
    let id = card(desk).id;
    let connection = Connection::open(desk.folder().join("diary.db")).unwrap();
    let others = "SELECT count(*) FROM dose JOIN product ON product.id = product_id WHERE coalesce(replaced_by, product.id) <> ?1";
    let others: i64 = connection.query_row(others, [id], |row| row.get(0)).unwrap();
    assert_eq!(others, 0, "doses of what is off the list");
    id
}

/// Stopped on both, and taken again on both: it is one course since then, and the one before stays what it was.
#[test]
fn what_is_taken_again_on_both_is_one_course_and_the_one_before_stays() {
    for there_is_later in [true, false] {
        let (mut here, mut there, id) = on_both();
        here.pass(TimeDelta::days(19));
        there.pass(TimeDelta::days(19));
        here.act(|engine, now| engine.stop_product(id, Some("2020-09-10"), now));
        bring(&here, &mut there, Mine::Give);
        let (first, last) = if there_is_later { (&mut here, &mut there) } else { (&mut there, &mut here) };
        last.pass(TimeDelta::days(1));
        for desk in [first, last] {
            let id = card(desk).id;
            let id = desk.act(|engine, now| engine.take_again(id, &TakenAgain::default(), now)).id;
            desk.act(|engine, now| engine.log_dose(&draft(id, ""), &tell_finding, now));
        }
        for desk in [&mut here, &mut there] {
            desk.pass(TimeDelta::days(2));
        }
        bring(&there, &mut here, Mine::Stay);
        bring(&here, &mut there, Mine::Stay);
        let day = |day: &str| Some(day.parse().unwrap());
        let told =
            [[day("2020-09-01"), day("2020-09-10"), None, day("2020-09-20")], [day("2020-09-21"), None, None, None]];
        for desk in [&mut here, &mut there] {
            all_is_of_one_medicine(desk);
            assert_eq!(page(desk), told, "later there: {there_is_later}");
        }
    }
}

/// What was taken again there and deleted there is on the list here as ever, with what was told of it.
#[test]
fn what_is_deleted_there_since_it_was_taken_again_stays_on_the_list_here() {
    for again_here in [true, false] {
        let (mut here, mut there, id) = on_both();
        for desk in [&mut here, &mut there] {
            desk.pass(TimeDelta::days(19));
        }
        here.act(|engine, now| engine.stop_product(id, Some("2020-09-10"), now));
        bring(&here, &mut there, Mine::Give);
        if again_here {
            here.act(|engine, now| engine.take_again(id, &TakenAgain::default(), now));
        }
        there.pass(TimeDelta::days(1));
        let listed = card(&mut there).id;
        let again = there.act(|engine, now| engine.take_again(listed, &TakenAgain::default(), now)).id;
        there.act(|engine, now| engine.log_dose(&draft(again, ""), &tell_finding, now));
        there.act(|engine, now| engine.delete_product(again, now));
        here.pass(TimeDelta::days(2));
        bring(&there, &mut here, Mine::Stay);
        all_is_of_one_medicine(&mut here);
        let told = page(&mut here);
        assert_eq!((told.len(), told[0][1]), (2, Some("2020-09-10".parse().unwrap())), "{told:?}");
    }
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

/// Who tells something of it at one of the computers.
struct Teller {
    desk: Desk,
    id: i32,
    strength: f64,
    was: Option<CourseSaved>,
}

impl Teller {
    fn at(desk: Desk, id: i32) -> Teller {
        Teller { desk, id, strength: 5.0, was: None }
    }

    fn tell(&mut self, act: &Act) {
        let Teller { desk, id, strength, was } = self;
        let today = desk.now().day();
        let ago = |days: &i64| today - TimeDelta::days(*days);
        let shown = card(desk);
        match act {
            Act::Dose(days) => {
                let told = draft(*id, &format!("{}T00:30:00+02:00", ago(days)));
                desk.act(|engine, now| engine.log_dose(&told, &tell_finding, now));
            }
            Act::Stop(days) => {
                let start: Option<NaiveDate> = shown.course_start.and_then(|start| start.parse().ok());
                let day = ago(days).max(start.unwrap_or_default());
                *was = desk.try_to(|engine, now| engine.stop_product(*id, Some(&day.to_string()), now)).ok();
            }
            Act::Again(days, until) => {
                let [since, until] = [Some(ago(days)), until.map(|days| ago(&-days))].map(|day| Some(day?.to_string()));
                if let Ok(saved) = desk.try_to(|engine, now| engine.take_again(*id, &TakenAgain { since, until }, now))
                {
                    (*id, *was) = (saved.id, Some(saved));
                }
            }
            Act::Strength => {
                *strength = 15.0 - *strength;
                let draft = ProductDraft {
                    course_end: shown.course_end.clone(),
                    ..flexeril(*strength, shown.course_start.as_deref())
                };
                (*id, *was) = (save(desk, Some(*id), &draft), None);
            }
            Act::Undo => {
                if let Some(saved) = was.take() {
                    desk.act(|engine, now| engine.course_as_it_was(saved.id, &saved.was, now));
                    *id = saved.was.id;
                }
            }
            Act::Bring => {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_told_of_courses_comes_in_as_it_was_told(acts in prop::collection::vec((act(), 0..4_i64), 1..14)) {
        let (here, mut there, id) = on_both();
        let mut here = Teller::at(here, id);
        for (act, days) in acts {
            for desk in [&mut here.desk, &mut there] {
                desk.pass(TimeDelta::days(days));
                desk.pass_minutes(1);
            }
            here.tell(&act);
            if let Act::Bring = act {
                let stays = bring(&here.desk, &mut there, Mine::Stay);
                let (told, came) = (page(&mut here.desk), page(&mut there));
                prop_assert_eq!(told.len(), came.len(), "{:?} {:?}", told, came);
                // What was said of the last one alone, and nothing with it, is for the person to take on.
                let parted = if stays { told.len().saturating_sub(1) } else { told.len() };
                prop_assert_eq!(&told[..parted], &came[..parted]);
            }
        }
        bring(&here.desk, &mut there, Mine::Give);
        prop_assert_eq!(page(&mut here.desk), page(&mut there), "as the file says");
    }

    /// Whoever of two tells it, and whichever file comes in first.
    #[test]
    fn nothing_that_either_told_hangs_on_what_is_off_the_list(
        acts in prop::collection::vec((act(), any::<bool>(), 0..4_i64), 1..14),
        given: bool,
    ) {
        let (here, mut there, id) = on_both();
        let there_id = card(&mut there).id;
        let mut both = [Teller::at(here, id), Teller::at(there, there_id)];
        for (act, is_there, days) in acts.into_iter().chain([(Act::Bring, given, 0)]) {
            for Teller { desk, .. } in &mut both {
                desk.pass(TimeDelta::days(days));
                desk.pass_minutes(1);
            }
            let [here, there] = &mut both;
            let (one, other) = if is_there { (there, here) } else { (here, there) };
            one.tell(&act);
            if let Act::Bring = act {
                let mine = if given { Mine::Give } else { Mine::Stay };
                bring(&one.desk, &mut other.desk, mine);
                bring(&other.desk, &mut one.desk, Mine::Stay);
                for Teller { desk, id, was, .. } in [one, other] {
                    (*id, *was) = (all_is_of_one_medicine(desk), None);
                }
            }
        }
        let doses = both.each_mut().map(|teller| teller.desk.act(|engine, now| engine.record(None, None, &At::now(now))).doses.len());
        prop_assert_eq!(doses[0], doses[1]);
    }
}
