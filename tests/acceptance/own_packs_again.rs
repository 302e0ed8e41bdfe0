//! Own packs and plans, read once more: the pack that goes on is the one that was timed, and no limit of a maker is lost.

use respite_domain::own_pack::PackKind;
use respite_domain::plan::PlanKind;
use respite_domain::relief::ReliefKind;
use respite_domain::session::Thermal;
use respite_engine::view::{
    Coded, Outside, OwnPackDraft, ReliefDraft, SessionChange, SessionStart, SessionTold, SessionView,
};
use respite_engine::{At, Edit};

use crate::desk::Desk;
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
        let first: Vec<i32> = packs(&mut desk).into_iter().filter(|own| own.timed_last).map(|own| own.id).collect();
        assert_eq!(first, [pad], "what is told afterwards moves no choice");
    }
}

#[test]
fn the_last_pack_that_was_timed_is_told_with_its_kind_place_and_length() {
    let mut desk = healthy("2026-11-22 08:10");
    let blue = tell(&mut desk, PackKind::GelPack, "Blue one", Some(10.0));
    let last = |desk: &mut Desk| {
        let last = desk.act(|engine, now| engine.sessions(now)).last_timed?;
        Some((last.kind.0, last.own_pack, last.places, last.minutes))
    };
    assert_eq!(last(&mut desk), None);
    start(&mut desk, blue, Thermal::Cold).unwrap();
    assert_eq!(last(&mut desk), Some((Thermal::Cold, Some(blue), vec!["low-back-left".into()], 10)));
    // Another went on since: the one that is chosen first is not that of last time.
    desk.pass_minutes(1);
    desk.start(Coded(Thermal::Cold), "neck-left").unwrap();
    assert_eq!(last(&mut desk), Some((Thermal::Cold, None, vec!["neck-left".into()], 15)));
    assert!(packs(&mut desk)[0].timed_last);
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

#[test]
fn two_of_a_kind_can_be_told_apart() {
    let mut desk = healthy("2026-11-22 08:00");
    let first = tell(&mut desk, PackKind::GelPack, "", Some(8.0));
    let other = draft(PackKind::GelPack, "", None);
    let refused = desk.try_to(|engine, now| engine.save_own_pack(None, &other, now)).unwrap_err();
    assert_eq!(said(&refused), "You have one of that kind without a name. Give this one a name.");
    let named = tell(&mut desk, PackKind::GelPack, "Big", None);
    tell(&mut desk, PackKind::Ice, "", None);
    let refused = desk.try_to(|engine, now| engine.save_own_pack(Some(named), &other, now)).unwrap_err();
    assert!(said(&refused).starts_with("You have one of that kind"), "its name is not taken away either");
    // By its kind the one without a name is meant.
    assert_eq!(desk.engine().own_pack_called("gel-pack").unwrap(), first);
    assert_eq!(desk.engine().own_pack_called("big").unwrap(), named);
    desk.act(|engine, now| engine.set_own_pack_deleted(first, true, now));
    assert_eq!(desk.engine().own_pack_called("gel-pack").unwrap(), named, "the only one of its kind");
    let again = tell(&mut desk, PackKind::GelPack, "", None);
    assert!(desk.try_to(|engine, now| engine.set_own_pack_deleted(first, false, now)).is_err());
    // What else is told of one is kept, whatever it is called.
    desk.act(|engine, now| engine.save_own_pack(Some(again), &draft(PackKind::GelPack, "", Some(5.0)), now));
}

#[test]
fn the_terminal_changes_a_pack_and_tells_what_is_off_the_list() {
    let terminal = Terminal::new();
    terminal.done(&["pack", "add", "gel-pack", "--name", "Blue", "--most", "10", "--read"]);
    let changed = terminal.done(&["pack", "change", "blue", "--name", "Green", "--most", "8"]).out;
    assert!(changed.contains("Green") && changed.contains("8 minutes at most"), "{changed}");
    assert!(changed.contains("its leaflet is read"), "what was not told stays: {changed}");
    terminal.done(&["plan", "add", "cold", "--place", "neck-left", "--pack", "green"]);
    assert!(!terminal.done(&["pack", "change", "green", "--no-limit"]).out.contains("at most"));
    assert!(terminal.refused(2, &["pack", "change", "green", "--most", "2"]).contains("A maker allows 5 to 720"));
    assert!(terminal.refused(2, &["pack", "change", "brick", "--read"]).contains("brick"));
    terminal.done(&["pack", "remove", "green"]);
    let plan = terminal.done(&["plan", "list"]).out;
    assert!(plan.contains("with: Green, off your list"), "{plan}");
}

#[test]
fn a_plan_lets_go_of_a_pack_that_is_off_the_list() {
    let mut desk = healthy("2026-11-22 08:10");
    let gel = tell(&mut desk, PackKind::GelPack, "Blue", Some(10.0));
    let with = plan_with(Some(gel), None, PlanKind::Cold);
    let id = desk.act(|engine, now| engine.save_plan(None, &with, now)).id;
    desk.act(|engine, now| engine.set_own_pack_deleted(gel, true, now));
    assert!(the_plan(&mut desk).cold_pack.is_some_and(|own| !own.listed));
    let without = plan_with(None, None, PlanKind::Cold);
    desk.act(|engine, now| engine.save_plan(Some(id), Edit::of(&without, &with), now));
    assert_eq!((the_plan(&mut desk).cold_pack, minutes_of_slots(&mut desk)), (None, vec![18; 4]));
    // What was let go of is off the list: it can't be taken again.
    assert!(desk.try_to(|engine, now| engine.save_plan(Some(id), &with, now)).is_err());
}

#[test]
fn which_pack_it_was_is_set_right_and_its_limit_judged_by_that() {
    let mut desk = healthy("2026-11-22 08:00");
    let pad = tell(&mut desk, PackKind::ElectricPad, "Pad", Some(10.0));
    let bottle = tell(&mut desk, PackKind::Bottle, "Bottle", Some(8.0));
    let gel = tell(&mut desk, PackKind::GelPack, "", None);
    let on = start(&mut desk, pad, Thermal::Heat).unwrap();
    desk.pass_minutes(9);
    assert_eq!(desk.stop(on.id, "").outside, None);
    let mut change = |own_pack: Option<i32>| {
        let kept = desk.act(|engine, now| engine.sessions(now)).recent.remove(0);
        let showed = SessionChange {
            own_pack: kept.own_pack.map(|own| own.id),
            started: None,
            ended: kept.ended_at.unwrap(),
            before: None,
            after: None,
            later: None,
        };
        let says = SessionChange { own_pack, ..showed.clone() };
        desk.try_to(|engine, now| engine.change_session(on.id, Edit::of(&says, &showed), now))
    };
    let was = |view: &SessionView| (view.own_pack.as_ref().map(|own| own.id), view.outside.map(|why| why.0));
    assert_eq!(was(&change(Some(bottle)).unwrap()), (Some(bottle), Some(Outside::PastMaker)), "8 minutes at most");
    assert_eq!(was(&change(None).unwrap()), (None, None), "nobody knows its limit");
    assert_eq!(said(&change(Some(gel)).unwrap_err()), "That pack is for the other of heat and cold.");
    assert_eq!(was(&change(Some(pad)).unwrap()), (Some(pad), None));
    // A lower limit that is told afterwards leaves what is over as it was, until it is told anew which one it was.
    desk.act(|engine, now| engine.save_own_pack(Some(pad), &draft(PackKind::ElectricPad, "Pad", Some(5.0)), now));
    assert_eq!(desk.act(|engine, now| engine.sessions(now)).recent[0].outside, None);
    let last = desk.act(|engine, now| engine.last_pack_was(Some(bottle), &["low-back-left".to_owned()], now));
    assert_eq!(was(&last), (Some(bottle), Some(Outside::PastMaker)));
    assert!(desk.try_to(|engine, now| engine.last_pack_was(None, &["neck-left".to_owned()], now)).is_err());
}

#[test]
fn a_told_pack_is_held_against_its_makers_limit_and_a_bottle_is_no_wrap() {
    let mut desk = healthy("2026-11-22 20:00");
    let bottle = tell(&mut desk, PackKind::Bottle, "", None);
    let pad = tell(&mut desk, PackKind::ElectricPad, "", Some(8.0));
    let gel = tell(&mut desk, PackKind::GelPack, "", Some(8.0));
    let wrap = tell(&mut desk, PackKind::Wrap, "", Some(480.0));
    let unknown = tell(&mut desk, PackKind::Wrap, "New", None);
    let cases = [
        (Thermal::Heat, Some(bottle), 21, Outside::TooLong),
        (Thermal::Heat, Some(bottle), 20, Outside::Told),
        (Thermal::Heat, Some(pad), 9, Outside::PastMaker),
        (Thermal::Heat, Some(pad), 8, Outside::Told),
        (Thermal::Cold, Some(gel), 9, Outside::PastMaker),
        (Thermal::Heat, Some(wrap), 90, Outside::Told),
        // How long its packet has it lie nobody said; that it was on for too long is more than anybody knows.
        (Thermal::Heat, Some(unknown), 90, Outside::Told),
        (Thermal::Heat, None, 90, Outside::LongHeat),
    ];
    for (day, (kind, own_pack, minutes, outside)) in cases.into_iter().enumerate() {
        let told = SessionTold {
            kind: Coded(kind),
            own_pack,
            places: vec!["neck-left".to_owned()],
            started: format!("2026-11-{:02}T10:00:00+01:00", 10 + day),
            ended: format!("2026-11-{:02}T{:02}:{:02}:00+01:00", 10 + day, 10 + minutes / 60, minutes % 60),
            before: None,
            after: None,
            skin: None,
        };
        let view = desk.act(|engine, now| engine.record_session(&told, now));
        assert_eq!(view.outside, Some(Coded(outside)), "{own_pack:?}, {minutes} min");
        assert!(!view.guided && view.told, "told all the same");
    }
}

#[test]
fn the_terminal_says_which_pack_it_was() {
    let terminal = Terminal::new();
    terminal.done(&["pack", "add", "bottle", "--name", "Red", "--most", "8"]);
    terminal.done(&["session", "told", "heat", "--place", "neck-left", "--from", "40min ago", "--to", "30min ago"]);
    let was = terminal.done(&["session", "was", "red"]).out;
    assert!(was.contains("It was: Red.") && was.contains("longer than its maker allows"), "{was}");
    let other = terminal.done(&["session", "was", "--another", "--place", "neck-left"]).out;
    assert!(!other.contains("It was"), "{other}");
    terminal.refused(2, &["session", "was"]);
    terminal.refused(2, &["session", "was", "brick"]);
}

#[test]
fn a_doctor_is_told_what_it_was_with() {
    let mut desk = healthy("2026-11-22 08:00");
    let pad = tell(&mut desk, PackKind::ElectricPad, "Blue thing", None);
    tell(&mut desk, PackKind::Bottle, "Never used", None);
    let on = start(&mut desk, pad, Thermal::Heat).unwrap();
    desk.pass_minutes(15);
    desk.stop(on.id, "");
    desk.act(|engine, now| engine.set_own_pack_deleted(pad, true, now));
    let at = At::now(&desk.now());
    let [heat, cold] = desk.engine().summary(None, None, &at).unwrap().summary.packs;
    assert_eq!((heat.with, cold.with), (vec![PackKind::ElectricPad], vec![]));
    let record = desk.engine().record(None, None, &at).unwrap();
    assert_eq!(record.sessions[0].value.own_pack, Some(record.own_packs[0].id));
}

#[test]
fn what_it_was_with_goes_out_for_other_programs() {
    let terminal = Terminal::new();
    terminal.done(&["pack", "add", "electric-pad", "--name", "Blue thing"]);
    let told = ["session", "told", "heat", "--pack", "blue thing", "--place", "neck-left"];
    terminal.done(&[&told[..], &["--from", "40min ago", "--to", "30min ago"]].concat());
    let file = terminal.folder().join("out.json");
    terminal.done(&["export", "--format", "fhir", "--out", file.to_str().unwrap()]);
    let out = std::fs::read_to_string(&file).unwrap();
    assert!(out.contains("\"usedCode\"") && out.contains("electric-pad"), "its kind");
    assert!(!out.contains("Blue thing"), "what the person calls it is theirs");
}

#[test]
fn who_uses_heat_on_most_days_is_told_to_look_for_what_it_leaves() {
    let mut desk = healthy("2026-11-22 20:00");
    let mut told = |kind, day: u32, hour: u32| {
        let told = SessionTold {
            kind: Coded(kind),
            own_pack: None,
            places: vec!["neck-left".to_owned()],
            started: format!("2026-11-{day:02}T{hour:02}:00:00+01:00"),
            ended: format!("2026-11-{day:02}T{hour:02}:15:00+01:00"),
            before: None,
            after: None,
            skin: None,
        };
        desk.act(|engine, now| engine.record_session(&told, now));
        desk.act(|engine, now| engine.sessions(now)).before_start.heat_on_most_days
    };
    assert!((1..=14).all(|day| !told(Thermal::Heat, day, 9)), "14 days are not most of 28");
    assert!(!told(Thermal::Heat, 14, 15), "twice a day is one day");
    assert!(!told(Thermal::Cold, 16, 9), "cold leaves none");
    assert!(told(Thermal::Heat, 20, 9));
    desk.pass_to(14, "20:00");
    assert!(!desk.act(|engine, now| engine.sessions(now)).before_start.heat_on_most_days, "it is over");
}

/// A bath or a wrap told among what was tried is heat too.
#[test]
fn heat_among_what_was_tried_counts_for_most_days() {
    let mut desk = healthy("2026-11-22 20:00");
    for day in 1..=15 {
        assert!(!desk.act(|engine, now| engine.sessions(now)).before_start.heat_on_most_days, "{day}");
        let bath = ReliefDraft {
            kind: Coded(ReliefKind::Heat),
            name: Some("A bath".into()),
            when: format!("2026-11-{day:02}T20:00:00+01:00"),
            before: None,
            after: None,
            minutes: None,
            note: String::new(),
        };
        desk.act(|engine, now| engine.add_relief(&bath, now));
    }
    assert!(desk.act(|engine, now| engine.sessions(now)).before_start.heat_on_most_days);
}

/// What was said at the start of a pack without a name holds, whatever it was told to be meanwhile.
#[test]
fn what_was_said_at_the_start_of_a_pack_without_a_name_is_not_lost_by_naming_it() {
    let mut desk = healthy("2026-11-22 08:00");
    let pad = tell(&mut desk, PackKind::ElectricPad, "Pad", None);
    let strict = tell(&mut desk, PackKind::ElectricPad, "Strict", Some(8.0));
    let confirmed: Vec<String> = desk.asked(Coded(Thermal::Heat)).into_iter().map(|ask| ask.key).collect();
    let start = SessionStart { allowed: Some(10.0), own_pack: None, ..start_of(pad, Thermal::Heat, &confirmed) };
    let id = desk.act(|engine, now| engine.start_session(&start, now)).id;
    desk.pass_minutes(15);
    desk.stop(id, "now");
    let was = |desk: &mut Desk, own: Option<i32>| {
        let packs: Vec<String> = Vec::new();
        desk.act(|engine, now| engine.last_pack_was(own, &packs, now)).outside
    };
    for own in [Some(pad), None, Some(strict), None, Some(pad), None] {
        assert_eq!(was(&mut desk, own), Some(Coded(Outside::PastMaker)), "{own:?}");
    }
}

/// The limit became known while the pack counted as off.
#[test]
fn it_is_still_on_lets_no_pack_lie_longer_than_its_maker_allows() {
    let terminal = Terminal::new();
    terminal.done(&["pack", "add", "electric-pad", "--name", "Pad", "--most", "10", "--read"]);
    terminal.done(&["session", "start", "heat", "--place", "low-back-left", "--minutes", "20"]);
    terminal.done(&["session", "stop"]);
    terminal.done(&["session", "was", "Pad"]);
    terminal.done(&["session", "stop", "--mistake"]);
    let mut desk = healthy("2026-11-22 08:00");
    let pad = tell(&mut desk, PackKind::ElectricPad, "Pad", None);
    let on = start(&mut desk, pad, Thermal::Heat).unwrap();
    desk.pass_minutes(3);
    desk.stop(on.id, "");
    desk.act(|engine, now| engine.save_own_pack(Some(pad), &draft(PackKind::ElectricPad, "Pad", Some(10.0)), now));
    let on = desk.act(|engine, now| engine.pack_is_still_on(on.id, now));
    assert_eq!(&on.ends_at[11..16], "08:10");
}
