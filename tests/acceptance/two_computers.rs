//! What two computers say once each has the file of the other: what was told last counts, not what came in last.
#![cfg(unix)]

use proptest::prelude::*;
use respite_domain::medicine::ProductKind;
use respite_domain::plan::SlotSaid;
use respite_domain::session::{OffSaid, Skin, Thermal};
use respite_engine::Mine;
use respite_engine::view::{
    AgreedDay, Coded, DoseDraft, DoseView, ProductDraft, SafetyAnswers, SessionStop, SessionTold, SlotToldView,
    VisitDraft,
};

use crate::courses::{card, flexeril, save};
use crate::courses_on_two_computers::bring;
use crate::desk::Desk;
use crate::english::tell_finding;
use crate::page_limits::add;
use crate::plans::cold;

fn answer(desk: &mut Desk, concerns: &[&str], agreed: &[(&str, &str)]) {
    desk.pass_minutes(5);
    let agreed = agreed.iter().map(|(concern, day)| AgreedDay { concern: (*concern).into(), day: (*day).into() });
    let answers =
        SafetyAnswers { concerns: concerns.iter().map(|one| (*one).to_owned()).collect(), agreed: agreed.collect() };
    desk.act(|engine, now| engine.answer_safety(&answers, now));
}

/// Whether the sheet lets packs go on.
fn allows(desk: &mut Desk) -> bool {
    desk.act(|engine, now| engine.sessions(now)).safety.allows
}

/// Two computers at a moment, of which the first has been told more lately than the other.
fn two() -> (Desk, Desk) {
    (Desk::at("2026-11-22 14:00"), Desk::at("2026-11-22 14:00"))
}

#[test]
fn the_safety_sheet_that_was_answered_last_holds_on_both() {
    for mine in [Mine::Stay, Mine::Give] {
        for (first, last, may) in [
            ((&[][..], &[][..]), (&["diabetes"][..], &[][..]), false),
            ((&["diabetes"], &[]), (&["diabetes"], &[("diabetes", "2026-11-22")]), true),
        ] {
            let (mut here, mut there) = two();
            answer(&mut there, first.0, first.1);
            answer(&mut here, first.0, first.1);
            answer(&mut here, last.0, last.1);
            there.pass_minutes(10);
            bring(&there, &mut here, mine);
            assert_eq!(allows(&mut here), may, "{mine:?} {last:?}");
            bring(&here, &mut there, mine);
            assert_eq!(allows(&mut there), may, "{mine:?} {last:?}");
        }
    }
}

#[test]
fn what_was_told_of_the_first_spasm_last_is_told_by_both() {
    let (mut here, mut there) = two();
    let tell = |desk: &mut Desk, year: &str| {
        desk.pass_minutes(5);
        desk.act(|engine, now| engine.set_first_spasm(Some(year), now));
    };
    tell(&mut there, "2020");
    tell(&mut here, "2018");
    tell(&mut here, "2019");
    let (_, before) = (bring(&there, &mut here, Mine::Stay), bring(&here, &mut there, Mine::Stay));
    assert!(!before);
    for desk in [&mut here, &mut there] {
        assert_eq!(desk.act(|engine, now| engine.history(now)).first_spasm.as_deref(), Some("2019"));
    }
}

/// What of a dose is set right, on the one computer or the other.
#[derive(Debug, Clone, Copy)]
enum SetRight {
    Units(u8),
    /// It was of another medicine, and so many units of that.
    Product(bool, u8),
    Alcohol(bool),
    Hour(u8),
}

fn set_right(desk: &mut Desk, what: SetRight) {
    let view = the_dose(desk);
    let as_it_is = DoseDraft {
        product: view.product,
        units: view.units,
        when: String::new(),
        alcohol: view.alcohol,
        before: None,
    };
    let draft = match what {
        SetRight::Units(units) => DoseDraft { units: units.into(), ..as_it_is },
        SetRight::Product(first, units) => {
            DoseDraft { product: products(desk)[usize::from(!first)], units: units.into(), ..as_it_is }
        }
        SetRight::Alcohol(alcohol) => DoseDraft { alcohol, ..as_it_is },
        SetRight::Hour(hour) => DoseDraft { when: format!("2026-11-22T{hour:02}:00:00+01:00"), ..as_it_is },
    };
    desk.act(|engine, now| engine.update_dose(view.id, &draft, &tell_finding, now));
}

/// The medicines on the list, by their names.
fn products(desk: &mut Desk) -> Vec<i32> {
    let mut all = desk.act(|engine, now| engine.medicines(&tell_finding, now)).products;
    all.sort_by(|one, other| one.name.cmp(&other.name));
    all.into_iter().map(|product| product.id).collect()
}

fn name(desk: &mut Desk, id: i32) -> usize {
    products(desk).iter().position(|other| *other == id).unwrap()
}

fn the_dose(desk: &mut Desk) -> DoseView {
    let mut all = desk.act(|engine, _| engine.more_doses("2026-12-01T00:00:00+01:00")).doses;
    assert_eq!(all.len(), 1);
    all.remove(0)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Of each thing that was told of a dose the last word holds on both, whoever said it, and whatever else the other changed of it.
    #[test]
    fn of_each_thing_that_was_set_right_of_a_dose_the_last_word_holds_on_both(
        acts in prop::collection::vec((any::<bool>(), prop_oneof![
            (1_u8..6).prop_map(SetRight::Units),
            (any::<bool>(), 1_u8..6).prop_map(|(first, units)| SetRight::Product(first, units)),
            any::<bool>().prop_map(SetRight::Alcohol),
            (0_u8..14).prop_map(SetRight::Hour),
        ], any::<bool>()), 1..7),
        mine in prop_oneof![Just(Mine::Stay), Just(Mine::Give)],
    ) {
        let (mut here, mut there) = two();
        add(&mut here, "Aleve", ProductKind::Otc, ("naproxen", 220.0), None);
        let advil = add(&mut here, "Advil", ProductKind::Otc, ("ibuprofen", 200.0), None);
        here.act(|engine, now| engine.log_dose(&DoseDraft { product: advil, units: 1.0, ..DoseDraft::default() }, &tell_finding, now));
        bring(&here, &mut there, mine);
        let (mut of_product, mut alcohol, mut taken_at) = ((0, 1.0), false, the_dose(&mut here).taken_at);
        for (at_here, what, exchange) in acts {
            here.pass_minutes(3);
            there.pass_minutes(3);
            let desk = if at_here { &mut here } else { &mut there };
            let was = the_dose(desk);
            set_right(desk, what);
            let is = the_dose(desk);
            // What stood there already is no word.
            let same = (is.product, is.units) == (was.product, was.units);
            of_product = if same { of_product } else { (name(desk, is.product), is.units) };
            alcohol = if is.alcohol == was.alcohol { alcohol } else { is.alcohol };
            taken_at = if is.taken_at == was.taken_at { taken_at } else { is.taken_at };
            if exchange {
                bring(&there, &mut here, mine);
                bring(&here, &mut there, mine);
            }
        }
        bring(&there, &mut here, mine);
        bring(&here, &mut there, mine);
        for desk in [&mut here, &mut there] {
            let view = the_dose(desk);
            prop_assert_eq!(((name(desk, view.product), view.units), view.alcohol, &view.taken_at), (of_product, alcohol, &taken_at));
        }
    }
}

/// A plan is on both, and so is the computer when a slot comes due; it is answered on the one.
#[test]
fn a_slot_that_both_wrote_down_is_one() {
    let (mut here, mut there) = (Desk::at("2026-11-22 07:00"), Desk::at("2026-11-22 07:00"));
    here.skin_is_healthy();
    here.act(|engine, now| engine.save_plan(None, &cold(), now));
    bring(&here, &mut there, Mine::Stay);
    for desk in [&mut here, &mut there] {
        desk.pass_to(0, "10:00");
        desk.notices();
    }
    let told = |desk: &mut Desk| desk.act(|engine, now| engine.plans(now)).remove(0).told;
    let due = here.act(|engine, now| engine.today(now)).slots.iter().find_map(|slot| slot.due).unwrap();
    here.act(|engine, now| engine.answer_slot(due, SlotSaid::Skipped, now));
    let of_here = told(&mut here);
    for mine in [Mine::Stay, Mine::Give] {
        bring(&there, &mut here, mine);
        bring(&here, &mut there, mine);
        assert_eq!(said(&told(&mut here)), said(&of_here), "{mine:?}");
        assert_eq!(said(&told(&mut there)), said(&of_here), "{mine:?}");
    }
}

fn said(told: &[SlotToldView]) -> Vec<String> {
    told.iter().map(|slot| format!("{} {:?}", slot.at, slot.came)).collect()
}

/// The first day on the one computer, the last on the other: both are of one course, and neither file is refused.
#[test]
fn the_days_of_a_course_are_one_thing() {
    let (mut here, mut there) = two();
    let days = |first: &str, last: &str| ProductDraft {
        course_end: Some(format!("2026-11-{last}")),
        ..flexeril(5.0, Some(&format!("2026-11-{first}")))
    };
    let id = save(&mut here, None, &days("01", "10"));
    bring(&here, &mut there, Mine::Stay);
    here.pass_minutes(5);
    save(&mut here, Some(id), &days("12", "20"));
    there.pass_minutes(10);
    let there_id = products(&mut there)[0];
    save(&mut there, Some(there_id), &days("01", "08"));
    bring(&here, &mut there, Mine::Give);
    bring(&there, &mut here, Mine::Give);
    for desk in [&mut here, &mut there] {
        let card = card(desk);
        let both = (card.course_start.as_deref(), card.course_end.as_deref());
        assert!(
            [(Some("2026-11-01"), Some("2026-11-08")), (Some("2026-11-12"), Some("2026-11-20"))].contains(&both),
            "{both:?}"
        );
    }
}

/// Whoever deletes a pack elsewhere does not know what was told of its skin here.
#[test]
fn a_pack_that_is_deleted_there_takes_no_hold_of_skin_here() {
    for mine in [Mine::Stay, Mine::Give] {
        let (mut here, mut there) = two();
        here.skin_is_healthy();
        let pack = SessionTold {
            kind: Coded(Thermal::Cold),
            own_pack: None,
            places: vec!["low-back-left".into()],
            started: "30min ago".into(),
            ended: "20min ago".into(),
            before: None,
            after: None,
            skin: None,
        };
        let id = here.act(|engine, now| engine.record_session(&pack, now)).id;
        bring(&here, &mut there, mine);
        here.pass_minutes(10);
        let blistered = SessionStop { skin: Some(Coded(Skin::Blistered)), ..SessionStop::default() };
        here.act(|engine, now| engine.stop_open_session(&blistered, OffSaid::Pressed, &[], now));
        there.pass_minutes(150);
        there.act(|engine, now| engine.delete_session(id, now));
        here.pass_minutes(140);
        let held = |desk: &mut Desk| desk.act(|engine, now| engine.today(now)).held_skin.len();
        assert_eq!(held(&mut here), 1, "{mine:?}");
        bring(&there, &mut here, mine);
        assert_eq!(held(&mut here), 1, "{mine:?}");
        bring(&here, &mut there, mine);
        assert_eq!(held(&mut there), 1, "{mine:?}: of a pack that was deleted here");
        let erased = there.act(|engine, _| engine.deleted_rows());
        assert_eq!(there.act(|engine, now| engine.erase_deleted(now)), erased, "{mine:?}");
        assert_eq!(held(&mut there), 1, "{mine:?}: though what was deleted here is erased");
        bring(&there, &mut here, mine);
        assert_eq!(held(&mut here), 1, "{mine:?}");
    }
}

#[test]
fn visits_of_one_day_stand_in_one_order_on_both() {
    let (mut here, mut there) = two();
    let visit = |desk: &mut Desk, to: &str| {
        desk.pass_minutes(5);
        let draft = VisitDraft { day: "2026-11-30".into(), clinician: to.into(), ..VisitDraft::default() };
        desk.act(|engine, now| engine.add_visit(&draft, now));
    };
    visit(&mut here, "Dr Hart");
    there.pass_minutes(1);
    visit(&mut there, "Dr Stone");
    bring(&here, &mut there, Mine::Stay);
    bring(&there, &mut here, Mine::Stay);
    for desk in [&mut here, &mut there] {
        let to_come = desk.act(|engine, now| engine.visits(now)).to_come;
        assert_eq!(to_come.into_iter().map(|visit| visit.clinician).collect::<Vec<_>>(), ["Dr Hart", "Dr Stone"]);
    }
}
