//! The person's own packs and pads (S44, S50, S53): the shorter time wins, and what came with one is read before it is first used.

use proptest::prelude::*;
use respite_domain::before_start::AskAbout;
use respite_domain::own_pack::PackKind;
use respite_domain::plan::PlanKind;
use respite_domain::session::{MOST_MINUTES, Thermal};
use respite_engine::view::{
    Coded, Outside, OwnPackDraft, OwnPackView, PackPlanDraft, PackPlanView, SessionStart, SessionTold, SessionView,
};
use respite_engine::{EngineError, Field};
use respite_wording::sentence;

use crate::desk::Desk;
use crate::english::english;
use crate::plans::cold;
use crate::terminal::Terminal;

pub fn said(refused: &EngineError) -> String {
    sentence(refused, english())
}

pub fn draft(kind: PackKind, name: &str, most: Option<f64>) -> OwnPackDraft {
    OwnPackDraft { kind: Coded(kind), name: name.to_owned(), most, read: false }
}

pub fn tell(desk: &mut Desk, kind: PackKind, name: &str, most: Option<f64>) -> i32 {
    desk.act(|engine, now| engine.save_own_pack(None, &draft(kind, name, most), now)).id
}

pub fn packs(desk: &mut Desk) -> Vec<OwnPackView> {
    desk.act(|engine, now| engine.sessions(now)).own_packs
}

pub fn start_of(own_pack: i32, kind: Thermal, confirmed: &[String]) -> SessionStart {
    SessionStart {
        when: String::new(),
        kind: Coded(kind),
        places: vec!["low-back-left".to_owned()],
        minutes: None,
        allowed: None,
        own_pack: Some(own_pack),
        before: None,
        confirmed: confirmed.to_vec(),
    }
}

pub fn start(desk: &mut Desk, own_pack: i32, kind: Thermal) -> Result<SessionView, EngineError> {
    let mut confirmed: Vec<String> = desk.asked(Coded(kind)).into_iter().map(|ask| ask.key).collect();
    confirmed.extend(packs(desk).into_iter().filter(|own| own.id == own_pack).filter_map(|own| Some(own.asks?.key)));
    desk.try_to(|engine, now| engine.start_session(&start_of(own_pack, kind, &confirmed), now))
}

pub fn plan_with(cold_pack: Option<i32>, heat_pack: Option<i32>, kind: PlanKind) -> PackPlanDraft {
    PackPlanDraft { kind: Coded(kind), cold_pack, heat_pack, minutes: 18.0, ..cold() }
}

pub fn minutes_of_slots(desk: &mut Desk) -> Vec<i32> {
    desk.act(|engine, now| engine.today(now)).slots.iter().map(|slot| slot.minutes).collect()
}

pub fn the_plan(desk: &mut Desk) -> PackPlanView {
    desk.act(|engine, now| engine.sessions(now)).plans.remove(0)
}

pub fn healthy(at: &str) -> Desk {
    let mut desk = Desk::at(at);
    desk.skin_is_healthy();
    desk
}

#[test]
fn what_came_with_a_pad_is_read_once_before_it_first_goes_on() {
    let mut desk = healthy("2026-11-22 08:00");
    let pad = tell(&mut desk, PackKind::ElectricPad, "The blue pad", Some(10.0));
    let yes: Vec<String> = desk.asked(Coded(Thermal::Heat)).into_iter().map(|ask| ask.key).collect();
    let unread = start_of(pad, Thermal::Heat, &yes);
    let refused = desk.try_to(|engine, now| engine.start_session(&unread, now)).unwrap_err();
    assert_eq!(said(&refused), "The blue pad: first read what came with it, and say so.");
    assert_eq!(packs(&mut desk)[0].read_at, None, "nothing was kept");
    let on = start(&mut desk, pad, Thermal::Heat).unwrap();
    assert_eq!((on.minutes, on.own_pack.as_ref().map(|own| own.id)), (10, Some(pad)), "its maker's limit");
    let own = packs(&mut desk).remove(0);
    assert!(own.read_at.is_some_and(|at| at.starts_with("2026-11-22T08:00")), "kept with its moment");
    assert!(own.timed_last && own.asks.is_none());
    desk.pass_minutes(10);
    desk.stop(on.id, "");
    desk.pass_minutes(121);
    let again = desk.act(|engine, now| engine.today(now)).again.unwrap();
    assert_eq!((again.minutes, again.allowed, again.own_pack.map(|own| own.id)), (10, Some(10), Some(pad)));
    assert!(again.asks.iter().all(|ask| ask.about != Coded(AskAbout::Instructions)), "never asked again");
}

#[test]
fn nothing_is_asked_of_ice_and_longer_than_20_minutes_no_maker_makes_it() {
    let mut desk = healthy("2026-11-22 08:00");
    let ice = tell(&mut desk, PackKind::Ice, "", Some(45.0));
    assert_eq!(packs(&mut desk)[0].longest, 20);
    let chosen = SessionStart { minutes: Some(20.0), ..start_of(ice, Thermal::Cold, &[]) };
    assert_eq!(desk.act(|engine, now| engine.start_session(&chosen, now)).minutes, 20);
    let mut other = healthy("2026-11-22 08:00");
    let gel = tell(&mut other, PackKind::GelPack, "", Some(8.0));
    let said = SessionStart { allowed: Some(12.0), ..start_of(gel, Thermal::Cold, &[format!("instructions {gel}")]) };
    assert_eq!(other.act(|engine, now| engine.start_session(&said, now)).minutes, 8, "the shorter of what was said");
}

#[test]
fn a_plan_keeps_its_packs_and_each_shortens_its_own_slots() {
    let mut desk = healthy("2026-11-22 08:10");
    let (gel, pad) =
        (tell(&mut desk, PackKind::GelPack, "", Some(10.0)), tell(&mut desk, PackKind::ElectricPad, "", Some(16.0)));
    let by_turns = plan_with(Some(gel), Some(pad), PlanKind::ByTurns);
    desk.act(|engine, now| engine.save_plan(None, &by_turns, now));
    assert_eq!(minutes_of_slots(&mut desk), [10, 16, 10, 16]);
    desk.pass_to(0, "09:00");
    desk.notices();
    let slot = desk.act(|engine, now| engine.today(now)).slots.remove(0);
    assert_eq!((slot.allowed, slot.own_pack.as_ref().map(|own| own.id)), (Some(10), Some(gel)));
    assert_eq!(slot.asks.len(), 1, "what came with it is read before its first start");
    let started = SessionStart {
        minutes: Some(slot.minutes.into()),
        allowed: slot.allowed.map(f64::from),
        ..start_of(gel, Thermal::Cold, &[slot.asks[0].key.clone()])
    };
    assert_eq!(desk.act(|engine, now| engine.start_session(&started, now)).minutes, 10);
    // A limit that is told later holds at once, and that of one that is off the list stays.
    let lower = draft(PackKind::ElectricPad, "", Some(5.0));
    desk.act(|engine, now| engine.save_own_pack(Some(pad), &lower, now));
    desk.act(|engine, now| engine.set_own_pack_deleted(pad, true, now));
    assert_eq!(minutes_of_slots(&mut desk)[0], 5);
    let plan = the_plan(&mut desk);
    assert_eq!((plan.cold_pack.unwrap().id, plan.heat_pack.unwrap().id), (gel, pad));
    // Such a plan can be changed, and keeps it.
    desk.act(|engine, now| engine.save_plan(Some(plan.id), &PackPlanDraft { rest: 180.0, ..by_turns }, now));
    assert_eq!(minutes_of_slots(&mut desk)[0], 5);
}

#[test]
fn what_never_goes_on_has_no_pack_in_the_plan() {
    let mut desk = healthy("2026-11-22 08:10");
    let (gel, pad) =
        (tell(&mut desk, PackKind::GelPack, "", None), tell(&mut desk, PackKind::ElectricPad, "", Some(6.0)));
    desk.act(|engine, now| engine.save_plan(None, &plan_with(Some(gel), Some(pad), PlanKind::Cold), now));
    assert_eq!(the_plan(&mut desk).heat_pack, None);
    assert_eq!(minutes_of_slots(&mut desk), [18; 4]);
}

#[test]
fn a_wrap_lies_for_hours_and_is_told_afterwards() {
    let mut desk = healthy("2026-11-22 20:00");
    let wrap = tell(&mut desk, PackKind::Wrap, "", Some(480.0));
    assert!(!packs(&mut desk)[0].timed);
    let refused = start(&mut desk, wrap, Thermal::Heat).unwrap_err();
    assert_eq!(said(&refused), "A wrap that warms for hours is not timed. Tell it when it is off.");
    let plan = plan_with(None, Some(wrap), PlanKind::Heat);
    assert!(desk.try_to(|engine, now| engine.save_plan(None, &plan, now)).is_err());
    let told = |place: &str, started: &str, ended: &str, own_pack| SessionTold {
        kind: Coded(Thermal::Heat),
        own_pack,
        places: vec![place.to_owned()],
        started: format!("2026-11-22T{started}:00+01:00"),
        ended: format!("2026-11-22T{ended}:00+01:00"),
        before: None,
        after: None,
        skin: None,
    };
    let mut outside =
        |told: SessionTold| desk.act(|engine, now| engine.record_session(&told, now)).outside.map(|why| why.0);
    assert_eq!(outside(told("neck-left", "01:00", "08:30", Some(wrap))), Some(Outside::Told), "as its packet says");
    assert_eq!(
        outside(told("low-back-left", "08:40", "16:50", Some(wrap))),
        Some(Outside::PastMaker),
        "longer than that"
    );
    assert_eq!(
        outside(told("buttock-left", "17:00", "19:00", None)),
        Some(Outside::LongHeat),
        "nobody knows what it was"
    );
}

#[test]
fn what_can_not_be_is_one_plain_sentence_each_and_keeps_nothing() {
    let mut desk = healthy("2026-11-22 08:00");
    tell(&mut desk, PackKind::HeatPack, "Old one", None);
    let long = "x".repeat(5_000);
    for (off, field, sentence) in [
        (draft(PackKind::GelPack, "", Some(0.0)), Field::Minutes, "A maker allows 5 to 720 minutes."),
        (draft(PackKind::GelPack, "", Some(7.5)), Field::Minutes, "A maker allows 5 to 720 minutes."),
        (draft(PackKind::GelPack, "", Some(-1.0)), Field::Minutes, "A maker allows 5 to 720 minutes."),
        (draft(PackKind::Wrap, "", Some(721.0)), Field::Minutes, "A maker allows 5 to 720 minutes."),
        (draft(PackKind::GelPack, "old ONE ", None), Field::Name, "Another pack is called"),
        (draft(PackKind::GelPack, &long, None), Field::Name, ""),
        (draft(PackKind::GelPack, "two\nlines", None), Field::Name, ""),
    ] {
        let refused = desk.try_to(|engine, now| engine.save_own_pack(None, &off, now)).unwrap_err();
        assert!(matches!(refused, EngineError::Invalid { field: Some(told), .. } if told == field), "{off:?}");
        assert!(said(&refused).starts_with(sentence), "{}", said(&refused));
    }
    assert_eq!(packs(&mut desk).len(), 1);
    let heat = packs(&mut desk)[0].id;
    let refused =
        desk.try_to(|engine, now| engine.start_session(&start_of(heat, Thermal::Cold, &[]), now)).unwrap_err();
    assert_eq!(said(&refused), "That pack is for the other of heat and cold.");
}

#[test]
fn the_terminal_tells_names_and_forgets_them() {
    let terminal = Terminal::new();
    assert!(terminal.done(&["pack", "list"]).out.contains("No packs or pads are told yet."));
    let added = terminal.done(&["pack", "add", "gel-pack", "--name", "Blue one", "--most", "10"]).out;
    assert!(added.contains("Blue one") && added.contains("10 minutes at most"), "{added}");
    let cold = ["session", "start", "cold", "--place", "low-back-left", "--pack", "blue one"];
    let refused = terminal.refused(3, &cold);
    assert!(refused.contains("first read what came with it") && refused.contains("--read"), "{refused}");
    let out = terminal.done(&[&cold[..], &["--read"]].concat()).out;
    assert!(!out.is_empty());
    let sessions = &terminal.status("now")["session"];
    let [from, to] = ["started_at", "ends_at"]
        .map(|field| chrono::DateTime::parse_from_rfc3339(sessions[field].as_str().unwrap()).unwrap());
    assert_eq!((to - from).num_minutes(), 10);
    let plan = terminal.done(&["plan", "add", "cold", "--place", "neck-left", "--pack", "gel-pack"]).out;
    assert!(plan.contains("2 hours between two packs"), "{plan}");
    assert!(plan.contains("with: Blue one"), "{plan}");
    assert!(terminal.refused(2, &["plan", "add", "cold", "--place", "neck-left", "--pack", "brick"]).contains("brick"));
    terminal.done(&["pack", "remove", "blue one"]);
    assert!(terminal.done(&["pack", "list"]).out.contains("No packs or pads are told yet."));
    terminal.refused(2, &["pack", "remove", "blue one"]);
}

#[test]
fn the_terminal_says_what_a_pack_allows_that_was_not_named() {
    let terminal = Terminal::new();
    terminal.done(&["pack", "add", "gel-pack", "--name", "Blue one", "--most", "10", "--read"]);
    terminal.done(&["pack", "add", "heat-pack", "--name", "Red one", "--most", "8", "--read"]);
    let started = |words: &[&str]| terminal.done(&[&["session", "start", "cold"][..], words].concat());
    let said = started(&["--place", "low-back-left"]);
    let all = [said.out, said.err].concat();
    assert!(all.contains("Blue one: its maker allows 10 minutes at most") && !all.contains("Red one"), "{all}");
    let said = started(&["--place", "neck-left", "--minutes", "10"]);
    assert!(![said.out, said.err].concat().contains("Blue one: its maker"), "within what it allows");
}

/// What somebody does with packs and plans, in any order.
#[derive(Debug, Clone, Copy)]
enum Step {
    Tell(PackKind, Option<u16>),
    Limit(usize, Option<u16>),
    OffTheList(usize, bool),
    Plan(usize, usize),
    Start(usize),
    Wait(i64),
}

fn step() -> impl Strategy<Value = Step> {
    let kind = prop::sample::select(vec![PackKind::GelPack, PackKind::Ice, PackKind::HeatPack, PackKind::Wrap]);
    let most = || prop::option::of(prop_oneof![5..25_u16, Just(480)]);
    prop_oneof![
        2 => (kind, most()).prop_map(|(kind, most)| Step::Tell(kind, most)),
        1 => (0..4_usize, most()).prop_map(|(which, most)| Step::Limit(which, most)),
        1 => (0..4_usize, any::<bool>()).prop_map(|(which, off)| Step::OffTheList(which, off)),
        2 => (0..4_usize, 0..4_usize).prop_map(|(cold, heat)| Step::Plan(cold, heat)),
        3 => (0..4_usize).prop_map(Step::Start),
        2 => (5..200_i64).prop_map(Step::Wait),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is told in whatever order: no slot and no guided session is longer than the maker of its pack allows at that moment,
    /// and a wrap is never timed.
    #[test]
    fn the_shorter_wins(steps in prop::collection::vec(step(), 1..20)) {
        let mut desk = healthy("2026-11-22 08:10");
        let mut told: Vec<(i32, PackKind, Option<u16>)> = Vec::new();
        for step in steps {
            let known = |which: usize| (!told.is_empty()).then(|| which % told.len());
            match step {
                Step::Tell(kind, most) => {
                    let name = format!("Pack {}", told.len());
                    told.push((tell(&mut desk, kind, &name, most.map(f64::from)), kind, most));
                }
                Step::Limit(which, most) => if let Some(which) = known(which) {
                    let (id, kind, _) = told[which];
                    let draft = draft(kind, &format!("Pack {which}"), most.map(f64::from));
                    if desk.try_to(|engine, now| engine.save_own_pack(Some(id), &draft, now)).is_ok() {
                        told[which].2 = most;
                    }
                },
                Step::OffTheList(which, off) => if let Some(which) = known(which) {
                    desk.try_to(|engine, now| engine.set_own_pack_deleted(told[which].0, off, now)).ok();
                },
                Step::Plan(cold, heat) => {
                    let [cold, heat] = [cold, heat].map(|which| known(which).map(|which| told[which].0));
                    let plan = plan_with(cold, heat, PlanKind::ByTurns);
                    desk.try_to(|engine, now| engine.save_plan(None, &plan, now)).ok();
                }
                Step::Start(which) => if let Some(which) = known(which) {
                    let (id, kind, most) = told[which];
                    if let Ok(on) = start(&mut desk, id, kind.thermal()) {
                        prop_assert!(kind.is_timed());
                        prop_assert!(on.minutes <= most.map_or(20, i32::from) && i64::from(on.minutes) <= MOST_MINUTES);
                        desk.pass_minutes(on.minutes.into());
                        desk.stop(on.id, "");
                    }
                },
                Step::Wait(minutes) => desk.pass_minutes(minutes),
            }
            let view = desk.act(|engine, now| engine.sessions(now));
            for slot in &view.slots {
                let plan = view.plans.iter().find(|plan| plan.id == slot.plan).unwrap();
                let own = if slot.kind == Coded(Thermal::Cold) { &plan.cold_pack } else { &plan.heat_pack };
                let most = own.as_ref().and_then(|own| told.iter().find(|(id, ..)| *id == own.id)?.2);
                prop_assert_eq!(slot.minutes, most.map_or(18, |most| i32::from(most).min(18)));
            }
        }
    }
}
