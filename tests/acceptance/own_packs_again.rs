//! Own packs and plans, read once more: the pack that goes on is the one that was timed, and no limit of a maker is lost.

use respite_domain::own_pack::PackKind;
use respite_domain::plan::PlanKind;
use respite_domain::session::Thermal;
use respite_engine::view::{Coded, OwnPackDraft, SessionStart, SessionTold};

use crate::own_packs::{draft, healthy, minutes_of_slots, packs, plan_with, said, start, start_of, tell, the_plan};
use crate::terminal::Terminal;

#[test]
fn the_pack_that_is_chosen_first_is_the_one_that_was_timed_last() {
    let mut desk = healthy("2026-11-22 08:00");
    let pad = tell(&mut desk, PackKind::ElectricPad, "The blue pad", Some(10.0));
    let wrap = tell(&mut desk, PackKind::Wrap, "", None);
    let on = start(&mut desk, pad, Thermal::Heat).unwrap();
    desk.pass_minutes(10);
    desk.stop(on.id, "");
    for (own_pack, hour) in [(Some(wrap), 9), (None, 12)] {
        let told = SessionTold {
            kind: Coded(Thermal::Heat),
            own_pack,
            places: vec!["neck-left".to_owned()],
            started: format!("2026-11-22T{hour:02}:00:00+01:00"),
            ended: format!("2026-11-22T{hour:02}:10:00+01:00"),
            before: None,
            after: None,
            skin: None,
        };
        desk.pass_to(0, &format!("{hour:02}:30"));
        desk.act(|engine, now| engine.record_session(&told, now));
        let first: Vec<i32> = packs(&mut desk).into_iter().filter(|own| own.as_last_time).map(|own| own.id).collect();
        assert_eq!(first, [pad], "what is told afterwards moves no choice");
    }
}

#[test]
fn a_slot_starts_though_its_pack_is_told_to_be_something_else_by_now() {
    for kind in [PackKind::Wrap, PackKind::GelPack] {
        let mut desk = healthy("2026-11-22 08:10");
        let belt = tell(&mut desk, PackKind::HeatPack, "Belt", Some(10.0));
        desk.act(|engine, now| engine.save_plan(None, &plan_with(None, Some(belt), PlanKind::Heat), now));
        desk.act(|engine, now| engine.save_own_pack(Some(belt), &draft(kind, "Belt", Some(10.0)), now));
        desk.pass_to(0, "09:00");
        let slot = desk.act(|engine, now| engine.today(now)).slots.remove(0);
        assert_eq!((slot.allowed, slot.minutes), (Some(10), 10), "{kind:?}: its limit stays");
        let begun = SessionStart {
            minutes: Some(slot.minutes.into()),
            allowed: slot.allowed.map(f64::from),
            places: slot.places,
            own_pack: slot.own_pack.map(|own| own.id),
            ..start_of(belt, Thermal::Heat, &slot.asks.into_iter().map(|ask| ask.key).collect::<Vec<_>>())
        };
        let on = desk.try_to(|engine, now| engine.start_session(&begun, now));
        assert_eq!(on.map(|on| on.minutes).map_err(|why| said(&why)), Ok(10), "{kind:?}");
    }
}

#[test]
fn what_its_maker_allows_is_told_once_at_a_start_too() {
    let mut desk = healthy("2026-11-22 08:00");
    let pad = tell(&mut desk, PackKind::ElectricPad, "Pad", None);
    let mut confirmed: Vec<String> = desk.asked(Coded(Thermal::Heat)).into_iter().map(|ask| ask.key).collect();
    confirmed.push(format!("instructions {pad}"));
    let less = SessionStart { allowed: Some(8.0), minutes: Some(8.0), ..start_of(pad, Thermal::Heat, &confirmed) };
    let on = desk.act(|engine, now| engine.start_session(&less, now));
    let own = packs(&mut desk).remove(0);
    assert_eq!((own.most, own.longest, own.read_at.is_some()), (Some(8), 8, true));
    desk.pass_minutes(8);
    desk.stop(on.id, "");
    desk.pass_minutes(180);
    // Told too low and put right, it holds back nothing that is begun again.
    let right = OwnPackDraft { read: true, ..draft(PackKind::ElectricPad, "Pad", Some(12.0)) };
    desk.act(|engine, now| engine.save_own_pack(Some(pad), &right, now));
    assert_eq!(desk.act(|engine, now| engine.today(now)).again.unwrap().allowed, Some(12));
}

#[test]
fn a_plan_tells_for_how_long_its_packs_really_go_on() {
    let mut desk = healthy("2026-11-22 08:10");
    let gel = tell(&mut desk, PackKind::GelPack, "", Some(10.0));
    desk.act(|engine, now| engine.save_plan(None, &plan_with(Some(gel), None, PlanKind::ByTurns), now));
    let plan = the_plan(&mut desk);
    assert_eq!((plan.minutes, plan.cold_minutes, plan.heat_minutes), (18, 10, 18));
    assert_eq!(minutes_of_slots(&mut desk)[..2], [10, 18]);
}

#[test]
fn the_terminal_tells_what_holds_of_a_plan_and_refuses_a_pack_of_the_other_kind() {
    let terminal = Terminal::new();
    terminal.done(&["pack", "add", "electric-pad", "--name", "The blue pad"]);
    terminal.done(&["pack", "add", "gel-pack", "--most", "10"]);
    let cold = ["plan", "add", "cold", "--place", "neck-left", "--pack"];
    let refused = terminal.refused(2, &[&cold[..], &["The blue pad"]].concat());
    assert!(refused.contains("That pack is for the other of heat and cold."), "{refused}");
    assert!(terminal.done(&["plan", "list"]).out.contains("There is no plan."), "nothing is saved");
    let plan = terminal.done(&[&cold[..], &["gel-pack"]].concat()).out;
    assert!(plan.contains("10 minutes") && !plan.contains("15 minutes"), "{plan}");
    let by_turns = ["plan", "add", "by-turns", "--place", "low-back-left", "--pack", "gel-pack"];
    let plan = terminal.done(&by_turns).out;
    assert!(plan.contains("cold 10, heat 15 minutes"), "{plan}");
}

#[test]
fn no_two_packs_on_the_list_have_one_name_though_one_comes_back() {
    let mut desk = healthy("2026-11-22 08:00");
    let old = tell(&mut desk, PackKind::GelPack, "Blue", Some(10.0));
    desk.act(|engine, now| engine.set_own_pack_deleted(old, true, now));
    let new = tell(&mut desk, PackKind::GelPack, "blue", None);
    let refused = desk.try_to(|engine, now| engine.set_own_pack_deleted(old, false, now)).unwrap_err();
    assert!(said(&refused).starts_with("Another pack is called"), "{}", said(&refused));
    assert_eq!(packs(&mut desk).iter().map(|own| own.id).collect::<Vec<_>>(), [new]);
    desk.act(|engine, now| engine.set_own_pack_deleted(new, true, now));
    desk.act(|engine, now| engine.set_own_pack_deleted(old, false, now));
    assert_eq!(packs(&mut desk).iter().map(|own| own.id).collect::<Vec<_>>(), [old]);
}
