//! What is told of an own pack while it is on: the shorter wins there too (S53), and nothing lengthens it.

use proptest::prelude::*;
use respite_domain::own_pack::PackKind;
use respite_domain::session::{Thermal, USUAL_MINUTES};
use respite_engine::view::{Coded, OffAnswer, Outside, OwnPackDraft, SessionStart, SessionView};
use respite_engine::{Asked, At, Engine, Import, Mine, Shape};

use crate::desk::Desk;
use crate::import::export_of;
use crate::own_packs::{draft, healthy, packs, start, start_of, tell};

fn limit(desk: &mut Desk, id: i32, most: Option<f64>) {
    let own = packs(desk).into_iter().find(|own| own.id == id).unwrap();
    let told = OwnPackDraft { kind: own.kind, name: own.name, most, read: own.read_at.is_some() };
    desk.act(|engine, now| engine.save_own_pack(Some(id), &told, now));
}

/// The one pack that is not off.
fn on_now(desk: &mut Desk) -> SessionView {
    let view = desk.act(|engine, now| engine.sessions(now));
    view.running.into_iter().chain(view.unconfirmed).next().unwrap()
}

fn off(desk: &mut Desk, id: i32) -> SessionView {
    let off = desk.act(|engine, now| engine.pack_is_off(id, respite_domain::session::OffSaid::Pressed, now));
    assert_eq!(off.answer, OffAnswer::Off, "one press is enough");
    off.session
}

#[test]
fn a_limit_that_is_told_while_the_pack_is_on_holds_for_it() {
    let mut desk = healthy("2026-11-22 08:00");
    let pad = tell(&mut desk, PackKind::ElectricPad, "Pad", None);
    let id = start(&mut desk, pad, Thermal::Heat).unwrap().id;
    desk.pass_minutes(2);
    limit(&mut desk, pad, Some(5.0));
    let on = on_now(&mut desk);
    assert_eq!((on.minutes, &on.ends_at[11..16]), (5, "08:05"));
    let now = desk.now();
    let tray = desk.engine().advance(&now).tray;
    assert_eq!(
        tray.session.map(|(kind, left)| (kind, left.num_minutes())),
        Some((Thermal::Heat, 2)),
        "and some seconds"
    );
    let seen = desk.watch(4);
    assert!(seen.contains(&"3: time is up 1".to_owned()), "{seen:?}");
    desk.pass_minutes(1);
    assert_eq!(off(&mut desk, id).outside, Some(Coded(Outside::PastMaker)), "on for 7 minutes");
}

#[test]
fn what_is_past_its_limit_already_is_to_come_off_now() {
    let mut desk = healthy("2026-11-22 08:00");
    let pad = tell(&mut desk, PackKind::ElectricPad, "Pad", None);
    let id = start(&mut desk, pad, Thermal::Heat).unwrap().id;
    desk.watch(14);
    limit(&mut desk, pad, Some(5.0));
    assert!(desk.notices().contains(&"time is up 1".to_owned()), "it rings at once");
    let now = desk.now();
    assert!(desk.engine().tray(&now).take_it_off);
    assert_eq!(&on_now(&mut desk).ends_at[11..16], "08:14", "up now, and not since nine minutes");
    // Nobody asks since when: it was on until now.
    let off = off(&mut desk, id);
    assert_eq!((off.lasted, off.outside), (Some(14), Some(Coded(Outside::PastMaker))));
}

#[test]
fn nothing_else_that_is_told_of_it_moves_its_end() {
    let mut desk = healthy("2026-11-22 08:00");
    let pad = tell(&mut desk, PackKind::ElectricPad, "Pad", Some(10.0));
    start(&mut desk, pad, Thermal::Heat).unwrap();
    let end = on_now(&mut desk).ends_at;
    for change in [
        draft(PackKind::ElectricPad, "Pad", Some(20.0)),
        draft(PackKind::ElectricPad, "Pad", None),
        draft(PackKind::HeatPack, "Belt", Some(480.0)),
        draft(PackKind::Wrap, "Belt", Some(480.0)),
        draft(PackKind::GelPack, "Belt", None),
    ] {
        desk.act(|engine, now| engine.save_own_pack(Some(pad), &change, now));
        assert_eq!(on_now(&mut desk).ends_at, end, "{change:?}");
    }
    let shown = on_now(&mut desk).own_pack.unwrap();
    assert_eq!((shown.kind, shown.name.as_str(), shown.listed), (Coded(PackKind::GelPack), "Belt", true));
    desk.act(|engine, now| engine.set_own_pack_deleted(pad, true, now));
    let on = on_now(&mut desk);
    assert_eq!((on.ends_at, on.own_pack.unwrap().listed), (end, false), "it stays on, and is named");
    // A limit that is told of another pack is none of its.
    tell(&mut desk, PackKind::Bottle, "Other", Some(5.0));
    assert_eq!(on_now(&mut desk).minutes, 10);
}

#[test]
fn what_another_process_or_a_file_tells_of_it_holds_too() {
    let mut desk = healthy("2026-11-22 08:00");
    let gel = tell(&mut desk, PackKind::GelPack, "Gel", None);
    let (_away, before) = export_of(desk.folder(), Shape::Json);
    start(&mut desk, gel, Thermal::Cold).unwrap();
    let now = desk.now();
    let mut other = Engine::open(desk.folder(), Asked::WhetherReadable).unwrap();
    other.save_own_pack(Some(gel), &draft(PackKind::GelPack, "Gel", Some(12.0)), &now).unwrap();
    drop(other);
    assert_eq!(on_now(&mut desk).minutes, 12);
    let mut whole: serde_json::Value = serde_json::from_slice(&std::fs::read(&before).unwrap()).unwrap();
    whole["tables"]["own_pack"][0]["most"] = 8.into();
    std::fs::write(&before, serde_json::to_vec(&whole).unwrap()).unwrap();
    for (mine, minutes) in [(Mine::Stay, 12), (Mine::Give, 8)] {
        let mut import = Import::of(&before).unwrap();
        desk.act(|engine, now| engine.import(&mut import, mine, now, |_| ()));
        assert_eq!(on_now(&mut desk).minutes, minutes, "{mine:?}");
    }
}

#[test]
fn a_start_that_tells_less_of_its_pack_shortens_the_other_that_it_is() {
    let mut desk = healthy("2026-11-22 08:00");
    let gel = tell(&mut desk, PackKind::GelPack, "Gel", None);
    start(&mut desk, gel, Thermal::Cold).unwrap();
    let less =
        SessionStart { allowed: Some(7.0), places: vec!["neck-left".to_owned()], ..start_of(gel, Thermal::Cold, &[]) };
    let at = At::now(&desk.now());
    desk.act(|engine, now| engine.start_session_at(&less, &at, now));
    let running = desk.act(|engine, now| engine.sessions(now)).running;
    assert_eq!(running.iter().map(|on| on.minutes).collect::<Vec<_>>(), [7, 7]);
}

/// What somebody does while a pack is on, in any order.
#[derive(Debug, Clone, Copy)]
enum Step {
    Limit(Option<u16>),
    Kind(PackKind),
    OffTheList(bool),
    Wait(i64),
    Reopen,
}

fn step() -> impl Strategy<Value = Step> {
    let kind = prop::sample::select(vec![PackKind::HeatPack, PackKind::Wrap, PackKind::GelPack]);
    prop_oneof![
        3 => prop::option::of(prop_oneof![5..25_u16, Just(480)]).prop_map(Step::Limit),
        1 => kind.prop_map(Step::Kind),
        1 => any::<bool>().prop_map(Step::OffTheList),
        3 => (1..9_i64).prop_map(Step::Wait),
        1 => Just(Step::Reopen),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is told in whatever order: its end never moves away, it never runs past the least that was told of it, and whether it lay
    /// too long is judged by that.
    #[test]
    fn the_least_that_was_told_holds_and_nothing_lengthens(steps in prop::collection::vec(step(), 1..14)) {
        let mut desk = healthy("2026-11-22 08:10");
        let belt = tell(&mut desk, PackKind::HeatPack, "Belt", None);
        let id = start(&mut desk, belt, Thermal::Heat).unwrap().id;
        let (mut least, mut on_for, mut end) = (USUAL_MINUTES, 0, on_now(&mut desk).ends_at);
        let mut told_least: Option<i64> = None;
        for step in steps {
            let own = packs(&mut desk).pop();
            match (step, own) {
                (Step::Limit(most), Some(_)) => {
                    limit(&mut desk, belt, most.map(f64::from));
                    if let Some(most) = most.map(i64::from).filter(|most| *most < 20) {
                        least = least.min(most);
                        told_least = Some(told_least.map_or(most, |known| known.min(most)));
                    }
                }
                (Step::Kind(kind), Some(own)) => {
                    let change = OwnPackDraft {
                        kind: Coded(kind),
                        name: own.name,
                        most: own.most.map(f64::from),
                        read: own.read_at.is_some(),
                    };
                    desk.act(|engine, now| engine.save_own_pack(Some(belt), &change, now));
                }
                (Step::OffTheList(off), _) => {
                    desk.try_to(|engine, now| engine.set_own_pack_deleted(belt, off, now)).ok();
                }
                (Step::Wait(minutes), _) => {
                    desk.pass_minutes(minutes);
                    on_for += minutes;
                }
                (Step::Reopen, _) => desk.reopen(),
                _ => {}
            }
            let on = on_now(&mut desk);
            prop_assert!(on.ends_at <= end, "{} after {}", on.ends_at, end);
            prop_assert_eq!(on.phase == respite_engine::view::PhaseView::Running, on_for < least, "{:?}", on);
            end = on.ends_at;
        }
        let off = desk.stop(id, "");
        let too_long = on_for > told_least.unwrap_or(20);
        let why = if told_least.is_some() { Outside::PastMaker } else { Outside::TooLong };
        prop_assert_eq!(off.outside.map(|why| why.0), too_long.then_some(why));
    }
}
