//! Skin that was told not to look right: again, milder, later, by mistake, of one of several packs, in a file that is damaged.

use chrono::TimeDelta;
use respite_domain::Invalid;
use respite_domain::medicine::ProductKind;
use respite_domain::session::{OffSaid, Skin, Thermal};
use respite_domain::start::Refusal;
use respite_domain::warning_sign::{AskedBy, Extent};
use respite_engine::view::{
    Coded, ContentView, DoseDraft, InjuryDraft, OffAnswer, OffNow, ProductDraft, SafetyAnswers, SessionStart,
    SessionStop, SessionTold, SessionView, SignDraft,
};
use respite_engine::{At, EngineError};
use rusqlite::Connection;

use crate::desk::Desk;
use crate::english::{english, tell_finding};
use crate::terminal::Terminal;

const LOW_BACK: &str = "low-back-left";

fn desk() -> Desk {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    desk
}

fn told(desk: &mut Desk, place: &str, from: &str, to: &str, skin: Option<Coded<Skin>>) -> SessionView {
    let told = SessionTold {
        kind: Coded(Thermal::Cold),
        own_pack: None,
        places: vec![place.into()],
        started: from.into(),
        ended: to.into(),
        before: None,
        after: None,
        skin,
    };
    desk.act(|engine, now| engine.record_session(&told, now))
}

/// As the terminal's `session stop --skin`.
fn stop(desk: &mut Desk, skin: Coded<Skin>, places: &[&str]) -> Result<SessionView, EngineError> {
    let stop = SessionStop { skin: Some(skin), ..SessionStop::default() };
    let places: Vec<String> = places.iter().map(|place| (*place).to_owned()).collect();
    desk.try_to(|engine, now| engine.stop_open_session(&stop, OffSaid::Pressed, &places, now))
}

fn healed(desk: &mut Desk) -> bool {
    desk.try_to(|engine, now| engine.skin_looks_normal(&[], now)).is_ok()
}

fn held(desk: &mut Desk) -> Vec<Coded<Skin>> {
    desk.act(|engine, now| engine.today(now)).held_skin.into_iter().map(|held| held.skin).collect()
}

fn tick(desk: &mut Desk, sign: &str) {
    let draft = SignDraft {
        when: String::new(),
        asked_by: Coded(AskedBy::SomethingChanged),
        extent: Coded(Extent::List),
        ticked: vec![sign.to_owned()],
    };
    desk.act(|engine, now| engine.answer_signs(&draft, now));
}

fn dose_of(desk: &mut Desk, ingredient: &str) {
    let draft = ProductDraft {
        name: "Drops".into(),
        kind: Coded(ProductKind::Prescribed),
        contents: vec![ContentView { ingredient: ingredient.into(), mg_per_unit: 10.0 }],
        sure: Vec::new(),
        ..ProductDraft::default()
    };
    let product = desk.act(|engine, now| engine.save_product(None, &draft, now)).id;
    let dose = DoseDraft { product, units: 1.0, ..DoseDraft::default() };
    desk.act(|engine, now| engine.log_dose(&dose, &tell_finding, now));
}

/// Puts a pack on as the terminal does, with a yes to nothing.
fn start_at(desk: &mut Desk, kind: Coded<Thermal>, when: &str) -> Result<SessionView, EngineError> {
    let start = SessionStart {
        when: String::new(),
        kind,
        places: vec![LOW_BACK.into()],
        minutes: None,
        allowed: None,
        own_pack: None,
        before: None,
        confirmed: Vec::new(),
    };
    desk.try_to(|engine, now| engine.start_session_at(&start, &At::when(when, now)?, now))
}

/// Somebody, or a disk, writes into the file.
fn damage(desk: &mut Desk, sql: &str) {
    let file = Connection::open(desk.folder().join("diary.db")).unwrap();
    file.execute_batch("PRAGMA ignore_check_constraints = ON").unwrap();
    assert_eq!(file.execute(sql, []).unwrap(), 1, "{sql}");
    desk.reopen();
}

#[test]
fn skin_that_turns_bad_again_after_it_looked_normal_holds_again() {
    for skin in [Coded(Skin::Red), Coded(Skin::Numb)] {
        let mut desk = desk();
        told(&mut desk, LOW_BACK, "200min ago", "190min ago", Some(skin));
        assert!(healed(&mut desk));
        stop(&mut desk, skin, &[]).unwrap();
        let refused = desk.start(Coded(Thermal::Cold), LOW_BACK);
        assert!(matches!(refused, Err(EngineError::Refused(Refusal::SkinNotNormal { .. }))), "{skin:?}: {refused:?}");
        assert!(healed(&mut desk));
        // The sheet asks about what was more than red.
        assert_eq!(desk.start(Coded(Thermal::Cold), "neck-right").is_ok(), skin == Coded(Skin::Red), "{skin:?}");
        desk.skin_is_healthy();
        assert!(desk.start(Coded(Thermal::Cold), LOW_BACK).is_ok());
    }
}

#[test]
fn blisters_told_on_a_later_day_wait_for_the_day_after_that() {
    let mut desk = desk();
    told(&mut desk, LOW_BACK, "200min ago", "190min ago", None);
    desk.pass_to(2, "09:00");
    stop(&mut desk, Coded(Skin::Blistered), &[]).unwrap();
    assert!(!healed(&mut desk));
    desk.pass_until("2026-11-24 23:59");
    assert!(!healed(&mut desk));
    desk.pass_until("2026-11-25 00:00");
    assert!(healed(&mut desk));
}

#[test]
fn a_milder_word_takes_nothing_from_blisters_and_a_slip_is_taken_back_by_itself() {
    let mut desk = desk();
    told(&mut desk, LOW_BACK, "200min ago", "190min ago", Some(Coded(Skin::Blistered)));
    let red = stop(&mut desk, Coded(Skin::Red), &[]).unwrap();
    assert_eq!(red.skin, Some(Coded(Skin::Blistered)), "the gravest stands");
    assert!(!healed(&mut desk));
    assert_eq!(held(&mut desk), [Coded(Skin::Blistered)]);
    let error = stop(&mut desk, Coded(Skin::Normal), &[]).unwrap_err();
    assert!(matches!(error, EngineError::Invalid { why: Invalid::SkinWasTold(_), .. }), "{error:?}");
    let blisters = desk.act(|engine, now| engine.today(now)).held_skin[0].telling;
    desk.act(|engine, now| engine.set_skin_mistaken(&[blisters], true, now));
    assert!(desk.try_to(|engine, now| engine.set_skin_mistaken(&[blisters], true, now)).is_err(), "it stands no more");
    assert_eq!(held(&mut desk), [Coded(Skin::Red)]);
    desk.act(|engine, now| engine.set_skin_mistaken(&[red.skin_tellings.last().copied().unwrap()], true, now));
    assert!(held(&mut desk).is_empty());
    assert_eq!(desk.act(|engine, now| engine.sessions(now)).recent[0].skin, None);
    assert!(stop(&mut desk, Coded(Skin::Normal), &[]).is_ok());
}

#[test]
fn erasing_what_was_taken_back_gives_its_word_to_no_other_telling() {
    let mut desk = desk();
    let red = told(&mut desk, LOW_BACK, "200min ago", "190min ago", Some(Coded(Skin::Red)))
        .skin_tellings
        .last()
        .copied()
        .unwrap();
    assert!(healed(&mut desk));
    desk.act(|engine, now| engine.set_skin_mistaken(&[red], true, now));
    desk.act(|engine, now| engine.erase_deleted(now));
    stop(&mut desk, Coded(Skin::Red), &[]).unwrap();
    assert_eq!(held(&mut desk), [Coded(Skin::Red)]);
}

#[test]
fn bad_skin_is_laid_to_one_pack_or_it_is_asked_which() {
    let mut desk = desk();
    let neck = told(&mut desk, "neck-left", "300min ago", "290min ago", None).id;
    let back = told(&mut desk, LOW_BACK, "200min ago", "190min ago", None).id;
    let error = stop(&mut desk, Coded(Skin::Red), &[]).unwrap_err();
    assert!(matches!(error, EngineError::Invalid { why: Invalid::WhichPack(_), .. }), "{error:?}");
    let said = respite_wording::sentence(&error, english());
    assert!(said.contains("Neck, left") && said.contains("Low back, left"), "{said}");
    assert!(held(&mut desk).is_empty());
    assert_eq!(stop(&mut desk, Coded(Skin::Red), &["neck-left"]).unwrap().id, neck);
    assert_eq!(stop(&mut desk, Coded(Skin::Numb), &[LOW_BACK]).unwrap().id, back);
    assert!(stop(&mut desk, Coded(Skin::Red), &["buttock-left"]).is_err());
    // Of two that are on, too.
    let mut desk = self::desk();
    let cold = desk.start_cold();
    desk.start(Coded(Thermal::Heat), "neck-left").unwrap();
    assert!(stop(&mut desk, Coded(Skin::Red), &[]).is_err());
    assert_eq!(stop(&mut desk, Coded(Skin::Red), &[LOW_BACK]).unwrap().id, cold);
}

#[test]
fn a_clock_that_was_ahead_lays_no_skin_and_no_end_to_the_wrong_pack() {
    let mut desk = desk();
    desk.set_clock(TimeDelta::days(2));
    let ahead = desk.start_cold();
    desk.pass_minutes(15);
    desk.stop(ahead, "");
    desk.set_clock(TimeDelta::days(-2));
    desk.pass_minutes(121);
    let later = desk.start_cold();
    desk.pass_minutes(15);
    desk.stop(later, "");
    assert_eq!(stop(&mut desk, Coded(Skin::Red), &[]).unwrap().id, later);

    let mut desk = self::desk();
    desk.set_clock(TimeDelta::hours(2));
    desk.start_cold();
    desk.set_clock(TimeDelta::hours(-2));
    desk.pass_minutes(1);
    desk.start(Coded(Thermal::Heat), "neck-left").unwrap();
    let which = desk.try_to(|engine, now| engine.session_to_stop(&At::now(now))).unwrap_err();
    assert!(matches!(which, EngineError::Invalid { why: Invalid::WhichPack(_), .. }), "{which:?}");
}

#[test]
fn that_the_skin_looks_wrong_is_kept_by_the_press() {
    let wrong = |desk: &mut Desk, id| desk.act(|engine, now| engine.pack_is_off(id, OffSaid::SkinWrong, now));
    let mut desk = desk();
    let id = desk.start_cold();
    desk.pass_minutes(6);
    let off = wrong(&mut desk, id);
    assert_eq!((off.answer, off.session.skin), (OffAnswer::Off, Some(Coded(Skin::Red))));
    assert!(healed(&mut desk));
    assert_eq!(wrong(&mut desk, id).answer, OffAnswer::Already);
    assert_eq!(held(&mut desk), [Coded(Skin::Red)], "it was off already, and the skin is news");

    let mut desk = self::desk();
    let id = desk.start_cold();
    desk.pass_minutes(60);
    let late = wrong(&mut desk, id);
    assert_eq!((late.answer, late.session.ended_at), (OffAnswer::AskWhen, None));
    assert_eq!(held(&mut desk), [Coded(Skin::Red)], "when it came off is asked");
    desk.stop(id, "2026-11-22T14:15:00+01:00");
    assert_eq!(held(&mut desk), [Coded(Skin::Red)]);
}

#[test]
fn what_can_not_be_read_of_a_sheet_holds_back() {
    let yes = SafetyAnswers { concerns: vec!["heart".into()], agreed: Vec::new() };
    let refusal = |desk: &mut Desk| match start_at(desk, Coded(Thermal::Cold), "") {
        Err(EngineError::Refused(refusal)) => Some(refusal),
        _ => None,
    };
    for (sql, expect) in [
        ("agreed = 'x'", Refusal::AskClinicianFirst),
        ("at_offset = 999999", Refusal::AskClinicianFirst),
        ("concerns = x'ff'", Refusal::SheetNotAnswered),
    ] {
        let mut desk = desk();
        desk.pass_minutes(1);
        desk.act(|engine, now| engine.answer_safety(&yes, now));
        if sql.starts_with("concerns") {
            // Text that is no text, which a strict table takes as such.
            damage(&mut desk, "UPDATE safety_sheet SET concerns = CAST(x'ff' AS TEXT) WHERE id = 2");
        } else {
            damage(&mut desk, &format!("UPDATE safety_sheet SET {sql} WHERE id = 2"));
        }
        assert_eq!(refusal(&mut desk), Some(expect), "{sql}");
        assert!(desk.engine().unreadable() > 0 && desk.act(|engine, now| engine.sessions(now)).safety.ask, "{sql}");
        desk.pass_minutes(1);
        desk.skin_is_healthy();
        assert_eq!(refusal(&mut desk), None, "{sql}: it was asked again");
    }
}

#[test]
fn what_can_not_be_read_of_a_fever_or_a_dose_holds_back() {
    let mut desk = desk();
    tick(&mut desk, "fever");
    damage(&mut desk, "UPDATE sign_answer SET at_offset = 999999");
    let refused = start_at(&mut desk, Coded(Thermal::Heat), "");
    assert!(matches!(refused, Err(EngineError::Refused(Refusal::Fever { .. }))), "{refused:?}");
    desk.act(|engine, now| engine.fever_has_passed(now));

    dose_of(&mut desk, "cyclobenzaprine");
    damage(&mut desk, "UPDATE dose SET taken_offset = 999999");
    let refused = start_at(&mut desk, Coded(Thermal::Cold), "");
    assert!(matches!(refused, Err(EngineError::Refused(Refusal::AskFirst(_)))), "{refused:?}");
    assert!(desk.engine().unreadable() > 0);
    desk.pass(TimeDelta::days(2));
    assert!(start_at(&mut desk, Coded(Thermal::Cold), "").is_ok(), "not for ever");
}

#[test]
fn what_was_told_elsewhere_reaches_the_sheet() {
    let flag = |desk: &mut Desk, codes: &[&str]| {
        let codes: Vec<String> = codes.iter().map(|code| (*code).to_owned()).collect();
        desk.act(|engine, now| engine.set_medicine_flags(&codes, now));
    };
    let asks = |desk: &mut Desk| desk.act(|engine, now| engine.sessions(now)).safety.ask;
    for code in ["pregnant", "heart", "age-60"] {
        let mut desk = desk();
        desk.pass_minutes(1);
        flag(&mut desk, &["asthma"]);
        assert!(!asks(&mut desk), "the sheet does not ask about it");
        flag(&mut desk, &["asthma", code]);
        assert!(asks(&mut desk));
        let refused = start_at(&mut desk, Coded(Thermal::Cold), "");
        assert!(matches!(refused, Err(EngineError::Refused(Refusal::AskClinicianFirst))), "{code}: {refused:?}");
        flag(&mut desk, &["asthma"]);
        assert!(
            asks(&mut desk) && start_at(&mut desk, Coded(Thermal::Cold), "1h ago").is_ok(),
            "{code}: taken off again"
        );
    }
    let mut desk = desk();
    desk.pass_minutes(1);
    tick(&mut desk, "pregnant");
    assert!(asks(&mut desk));
    assert!(start_at(&mut desk, Coded(Thermal::Cold), "").is_err());
    desk.pass_minutes(1);
    desk.skin_is_healthy();
    assert!(!asks(&mut desk) && start_at(&mut desk, Coded(Thermal::Cold), "").is_ok(), "the sheet was answered since");
}

#[test]
fn a_pack_that_lies_there_had_better_come_off() {
    let why = |desk: &mut Desk| desk.act(|engine, now| engine.sessions(now)).running[0].off_now;
    let mut desk = desk();
    desk.start(Coded(Thermal::Heat), "low-back-centre").unwrap();
    assert_eq!(why(&mut desk), None);
    tick(&mut desk, "fever");
    assert_eq!(why(&mut desk), Some(Coded(OffNow::Fever)));
    told(&mut desk, LOW_BACK, "30min ago", "20min ago", Some(Coded(Skin::Red)));
    assert_eq!(why(&mut desk), Some(Coded(OffNow::Skin)));

    let terminal = Terminal::new();
    terminal.done(&["session", "start", "heat", "--place", "neck-left"]);
    let said = terminal.done(&["signs", "--tick", "fever"]).out;
    assert!(said.contains("Better take this pack off now."), "{said}");
    let bad = ["session", "told", "cold", "--place", "neck-centre", "--from", "40min ago", "--to", "30min ago"];
    let said = terminal.done(&[&bad[..], &["--skin", "red"]].concat()).out;
    assert!(said.contains("Skin there does not look right. Better take this pack off now."), "{said}");
    assert!(terminal.done(&["status"]).out.contains("Better take this pack off now."));
}

#[test]
fn a_clock_that_is_set_heals_nothing_and_makes_no_dose_old() {
    let mut desk = desk();
    told(&mut desk, LOW_BACK, "20min ago", "10min ago", Some(Coded(Skin::Blistered)));
    dose_of(&mut desk, "cyclobenzaprine");
    tick(&mut desk, "fall");
    desk.set_clock(TimeDelta::days(10));
    assert!(!healed(&mut desk));
    assert!(desk.act(|engine, now| engine.today(now)).held_skin[0].heals_from.is_some());
    let asked: Vec<String> = desk.asked(Coded(Thermal::Heat)).into_iter().map(|ask| ask.key).collect();
    assert!(asked[0].starts_with("drowsy") && asked[1].starts_with("injury"), "{asked:?}");
    desk.set_clock(TimeDelta::days(-10));
    desk.pass(TimeDelta::days(4));
    assert!(healed(&mut desk));
    assert_eq!(desk.asked(Coded(Thermal::Cold)), []);
}

#[test]
fn an_unknown_ingredient_is_named_before_each_start() {
    let mut desk = desk();
    dose_of(&mut desk, "valerian");
    let error = start_at(&mut desk, Coded(Thermal::Cold), "").unwrap_err();
    let said = respite_wording::sentence(&error, english());
    assert!(said.contains("Drops") && said.contains("cannot tell if it makes you sleepy"), "{said}");
    assert!(desk.start(Coded(Thermal::Cold), LOW_BACK).is_ok());
}

#[test]
fn the_rest_after_a_clock_that_was_ahead_ends() {
    for restarts in [false, true] {
        let mut desk = desk();
        desk.set_clock(TimeDelta::days(30));
        let id = desk.start_cold();
        desk.pass_minutes(15);
        desk.stop(id, "");
        if restarts {
            desk.restart_computer();
        }
        desk.set_clock(TimeDelta::days(-30));
        desk.effects();
        desk.pass_minutes(119);
        desk.effects();
        assert!(desk.start(Coded(Thermal::Cold), LOW_BACK).is_err(), "{restarts}");
        desk.pass_minutes(1);
        assert!(desk.start(Coded(Thermal::Cold), LOW_BACK).is_ok(), "{restarts}");
    }
    // Only the terminal looks.
    let mut desk = desk();
    desk.set_clock(TimeDelta::days(30));
    let id = desk.start_cold();
    desk.pass_minutes(15);
    desk.stop(id, "");
    desk.restart_computer();
    desk.set_clock(TimeDelta::days(-30));
    assert!(start_at(&mut desk, Coded(Thermal::Cold), "").is_err());
    desk.pass_minutes(120);
    assert!(start_at(&mut desk, Coded(Thermal::Cold), "").is_ok());
}

#[test]
fn four_a_day_are_counted_by_the_days_of_here() {
    let mut desk = desk();
    // The same moments, told by the clocks of two places.
    for (on, off) in [
        ("2026-11-22T00:10:00+01:00", "2026-11-22T00:25:00+01:00"),
        ("2026-11-21T16:00:00-10:00", "2026-11-21T16:15:00-10:00"),
        ("2026-11-22T06:00:00+01:00", "2026-11-22T06:15:00+01:00"),
        ("2026-11-22T09:00:00+01:00", "2026-11-22T09:15:00+01:00"),
    ] {
        let id = start_at(&mut desk, Coded(Thermal::Cold), on).unwrap().id;
        desk.stop(id, off);
    }
    for when in ["", "2026-11-22T02:30:00-10:00"] {
        let refused = start_at(&mut desk, Coded(Thermal::Cold), when);
        assert!(matches!(refused, Err(EngineError::Refused(Refusal::EnoughToday(_)))), "{when}: {refused:?}");
    }
}

#[test]
fn a_start_of_hours_ago_says_that_its_time_is_up() {
    let terminal = Terminal::new();
    let said = terminal.done(&["session", "start", "cold", "--place", LOW_BACK, "--at", "3h ago"]).out;
    assert!(said.contains("Say when it came off, with respite session stop --place low-back-left --at WHEN"), "{said}");
}

#[test]
fn the_terminal_tells_all_that_the_sheet_asks_and_again_after_ninety_days() {
    let terminal = Terminal::new();
    let said = terminal.done(&["session", "start", "cold", "--place", LOW_BACK]).err;
    for code in respite_domain::safety::CONCERNS {
        let concern = respite_wording::concern(code, english());
        assert!(said.contains(&concern), "{code}: {said}");
    }
    for more in ["alcohol or pills", "burns", "Hurt in the last two days"] {
        assert!(said.contains(more), "{more}: {said}");
    }
    let mut desk = Desk::at("2026-11-22 14:00");
    let due = |desk: &mut Desk| desk.act(|engine, now| engine.safety_lines_due(&At::now(now), now));
    assert!(due(&mut desk));
    start_at(&mut desk, Coded(Thermal::Cold), "").unwrap();
    assert!(due(&mut desk), "nobody has said them");
    desk.act(|engine, now| engine.safety_lines_said(now));
    desk.pass(TimeDelta::days(90));
    assert!(!due(&mut desk));
    desk.pass_minutes(1);
    assert!(due(&mut desk));
}

#[test]
fn the_terminal_takes_a_place_and_takes_a_slip_back() {
    let terminal = Terminal::new();
    for (place, from, to) in [("neck-left", "90min ago", "80min ago"), (LOW_BACK, "60min ago", "50min ago")] {
        terminal.done(&["session", "told", "cold", "--place", place, "--from", from, "--to", to]);
    }
    // What to do about such skin is said in any case.
    let said = terminal.say(&["session", "stop", "--skin", "red"]);
    assert!(said.status == 2 && said.err.contains("Neck, left") && said.err.contains("--place"), "{said:?}");
    terminal.done(&["session", "stop", "--skin", "red", "--place", "neck-left"]);
    terminal.done(&["session", "healed", "--mistake"]);
    terminal.refused(2, &["session", "healed", "--mistake"]);
}

#[test]
fn an_injury_of_the_history_asks_though_the_clock_was_set() {
    let mut desk = desk();
    let injury = InjuryDraft { what: "fell".into(), happened: Some("2026-11-22".into()), ..InjuryDraft::default() };
    desk.act(|engine, now| engine.save_injury(None, &injury, now));
    desk.set_clock(TimeDelta::days(3));
    assert!(desk.asked(Coded(Thermal::Heat))[0].key.starts_with("injury"));
}

/// Whoever has said that it looks normal again says it of the pack, too, with the pain that goes with it.
#[test]
fn normal_told_of_a_pack_whose_skin_is_normal_again_is_heard_with_the_rest() {
    let mut desk = desk();
    told(&mut desk, LOW_BACK, "60min ago", "50min ago", Some(Coded(Skin::Red)));
    let stop = SessionStop { after: Some(2.0), skin: Some(Coded(Skin::Normal)), ..SessionStop::default() };
    let say = |desk: &mut Desk| desk.try_to(|engine, now| engine.stop_open_session(&stop, OffSaid::Pressed, &[], now));
    say(&mut desk).unwrap_err();
    let over = desk.act(|engine, now| engine.skin_looks_normal(&[], now));
    let off = say(&mut desk).unwrap();
    assert_eq!((off.after, off.skin), (Some(2), Some(Coded(Skin::Red))), "that it was red stays");
    desk.act(|engine, now| engine.not_over(&over, now));
    say(&mut desk).unwrap_err();
}
