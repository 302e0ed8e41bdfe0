//! What the diary was told of the body, wherever that was, reaches whoever is about to put a pack on (clinical facts 3.1; 3.2 rules 1 and
//! 2), and whoever lies under one.

use chrono::TimeDelta;
use respite_domain::before_start::AskAbout;
use respite_domain::history::{ConditionKind, TestKind};
use respite_domain::medicine::ProductKind;
use respite_domain::medicine::SideEffectStrength;
use respite_domain::session::Skin;
use respite_domain::session::Thermal;
use respite_domain::start::Refusal;
use respite_domain::warning_sign::AskedBy;
use respite_domain::warning_sign::Extent;
use respite_engine::view::{
    AgreedDay, Coded, ConditionDraft, DoseDraft, InjuryDraft, OffNow, ProductDraft, SafetyAnswers, SessionStart,
    SessionStop, SideEffectDraft, SignDraft, TestDraft, VisitDraft, VisitOutcome,
};
use respite_engine::{At, EngineError};

use crate::desk::Desk;
use crate::english::{english, tell_finding};
use crate::terminal::Terminal;

const LOW_BACK: &str = "low-back-left";

pub fn desk() -> Desk {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    desk.pass_minutes(1);
    desk
}

pub fn tick(desk: &mut Desk, sign: &str) {
    let draft = SignDraft {
        when: String::new(),
        asked_by: Coded(AskedBy::SomethingChanged),
        extent: Coded(Extent::List),
        ticked: vec![sign.to_owned()],
    };
    desk.act(|engine, now| engine.answer_signs(&draft, now));
}

pub fn felt(desk: &mut Desk, what: &str, product: Option<i32>) -> i32 {
    let strength = Some(Coded(SideEffectStrength::Mild));
    let draft = SideEffectDraft { what: what.into(), strength, product, ..SideEffectDraft::default() };
    desk.act(|engine, now| engine.log_side_effect(&draft, now)).id
}

fn born(desk: &mut Desk, day: &str) {
    desk.act(|engine, now| engine.set_person("", day, now));
}

fn condition(desk: &mut Desk, id: Option<i32>, name: &str, note: &str) -> i32 {
    let draft = ConditionDraft {
        kind: Coded(ConditionKind::Illness),
        name: name.into(),
        since: None,
        said_by: String::new(),
        note: note.into(),
    };
    desk.act(|engine, now| engine.save_condition(id, &draft, now)).id
}

/// Whether the window asks the sheet, and whether a start without a window is refused for what was told.
pub fn asks_and_binds(desk: &mut Desk) -> (bool, bool) {
    let asks = desk.act(|engine, now| engine.sessions(now)).safety.ask;
    let start = SessionStart {
        when: String::new(),
        kind: Coded(Thermal::Cold),
        places: vec!["neck-right".into()],
        minutes: None,
        allowed: None,
        own_pack: None,
        before: None,
        confirmed: Vec::new(),
    };
    match desk.try_to(|engine, now| engine.start_session_at(&start, &At::now(now), now)) {
        Ok(session) => {
            desk.act(|engine, now| engine.undo_session(session.id, now));
            (asks, false)
        }
        Err(EngineError::Refused(Refusal::AskClinicianFirst)) => (asks, true),
        Err(other) => panic!("{other}"),
    }
}

pub fn off_now(desk: &mut Desk) -> Option<Coded<OffNow>> {
    let relief = desk.act(|engine, now| engine.sessions(now));
    let today = desk.act(|engine, now| engine.today(now));
    assert_eq!(relief.running[0].off_now, today.running[0].off_now);
    relief.running[0].off_now
}

#[test]
fn a_sign_of_what_the_sheet_asks_about_holds_packs_back_until_it_is_answered() {
    for sign in ["saddle", "bladder", "bowel", "sex", "both-legs", "weak-leg", "one-leg"] {
        holds_back(sign, true);
    }
    for sign in ["chest", "medicine-heart", "medicine-allergy", "lump", "cancer", "pregnant"] {
        holds_back(sign, true);
    }
    for sign in ["weight", "night", "cough", "band", "lasts", "no-better", "medicine-bleeding"] {
        holds_back(sign, false);
    }
}

fn holds_back(sign: &str, expect: bool) {
    let mut desk = desk();
    tick(&mut desk, sign);
    assert_eq!(asks_and_binds(&mut desk), (expect, expect), "{sign}");
    desk.skin_is_healthy();
    assert_eq!(asks_and_binds(&mut desk), (false, false), "{sign}: the sheet was answered since");
    desk.reopen();
    assert_eq!(asks_and_binds(&mut desk), (false, false));
}

#[test]
fn a_tick_that_was_a_mistake_holds_nothing_back() {
    let mut desk = desk();
    tick(&mut desk, "one-leg");
    desk.act(|engine, now| engine.take_back_signs(&["one-leg".to_owned()], &At::now(now), now));
    assert_eq!(asks_and_binds(&mut desk), (false, false));
}

#[test]
fn skin_that_was_hurt_is_a_bad_reaction_once_it_looks_normal_again() {
    for (skin, expect) in [(Coded(Skin::Red), false), (Coded(Skin::Numb), true), (Coded(Skin::Blistered), true)] {
        let mut desk = desk();
        let id = desk.start(Coded(Thermal::Heat), LOW_BACK).unwrap().id;
        desk.pass_minutes(10);
        let stop = SessionStop { skin: Some(skin), ..SessionStop::default() };
        desk.act(|engine, now| engine.stop_session(id, &stop, now));
        desk.pass(TimeDelta::days(1));
        desk.act(|engine, now| engine.skin_looks_normal(&[], now));
        assert_eq!(asks_and_binds(&mut desk), (expect, expect), "{skin:?}");
        if expect {
            assert!(matches!(
                desk.start(Coded(Thermal::Heat), LOW_BACK),
                Err(EngineError::Refused(Refusal::SheetNotAnswered))
            ));
        }
        desk.skin_is_healthy();
        assert!(desk.start(Coded(Thermal::Heat), LOW_BACK).is_ok());
    }
}

#[test]
fn a_birth_date_tells_the_age_that_the_sheet_asks_about() {
    let mut desk = desk();
    born(&mut desk, "1980-01-01");
    assert_eq!(asks_and_binds(&mut desk), (false, false));
    born(&mut desk, "1935-01-01");
    assert_eq!(asks_and_binds(&mut desk), (true, true));
    desk.skin_is_healthy();
    assert_eq!(asks_and_binds(&mut desk), (false, false));
    desk.act(|engine, now| engine.set_person("Ada", "1936-01-01", now));
    assert_eq!(asks_and_binds(&mut desk), (false, false), "as old as before");
}

#[test]
fn a_new_condition_or_diagnosis_is_reason_to_ask_again() {
    let mut desk = desk();
    let id = condition(&mut desk, None, "Diabetes", "");
    assert_eq!(asks_and_binds(&mut desk), (true, false));
    desk.skin_is_healthy();
    condition(&mut desk, Some(id), "Diabetes", "told by the doctor");
    assert_eq!(asks_and_binds(&mut desk), (false, false), "the same one");
    condition(&mut desk, Some(id), "Diabetes with neuropathy", "");
    assert_eq!(asks_and_binds(&mut desk), (true, false));
    desk.skin_is_healthy();
    let visit = VisitDraft { day: "2026-11-22".into(), ..VisitDraft::default() };
    let id = desk.act(|engine, now| engine.add_visit(&visit, now)).id;
    let outcome = VisitOutcome { said: "Rest".into(), ..VisitOutcome::default() };
    desk.act(|engine, now| engine.visit_done(id, &outcome, now));
    assert_eq!(asks_and_binds(&mut desk), (false, false));
    let outcome = VisitOutcome { diagnosis: "Spinal stenosis".into(), ..outcome };
    desk.act(|engine, now| engine.visit_done(id, &outcome, now));
    assert_eq!(asks_and_binds(&mut desk), (true, false));
}

/// What is told in the history in own words may be a scar, a numb place or a spine that was hurt.
#[test]
fn an_injury_and_what_a_test_told_are_reasons_to_ask_again() {
    let mut desk = desk();
    let injury =
        |what: &str, note: &str| InjuryDraft { what: what.into(), note: note.into(), ..InjuryDraft::default() };
    let id = desk.act(|engine, now| engine.save_injury(None, &injury("Burn scar on my back", ""), now)).id;
    assert_eq!(asks_and_binds(&mut desk), (true, false));
    desk.skin_is_healthy();
    desk.act(|engine, now| engine.save_injury(Some(id), &injury("Burn scar on my back", "long ago"), now));
    assert_eq!(asks_and_binds(&mut desk), (false, false), "the same one");
    let test = |told: &str| TestDraft { kind: Coded(TestKind::Mri), told: told.into(), ..TestDraft::default() };
    let id = desk.act(|engine, now| engine.save_test(None, &test(""), now)).id;
    assert_eq!(asks_and_binds(&mut desk), (false, false), "nothing was told yet");
    desk.act(|engine, now| engine.save_test(Some(id), &test("Nerve damage in the low back"), now));
    assert_eq!(asks_and_binds(&mut desk), (true, false));
}

#[test]
fn a_rash_is_asked_about() {
    let mut desk = desk();
    felt(&mut desk, "headache", None);
    assert_eq!(asks_and_binds(&mut desk), (false, false));
    felt(&mut desk, "rash", None);
    assert_eq!(asks_and_binds(&mut desk), (true, true));
}

#[test]
fn what_was_told_since_the_sheet_is_so_whatever_the_clock_was() {
    // The sheet was dated a day ahead.
    let mut ahead = Desk::at("2026-11-22 14:00");
    ahead.set_clock(TimeDelta::days(1));
    ahead.skin_is_healthy();
    ahead.set_clock(-TimeDelta::days(1));
    tick(&mut ahead, "pregnant");
    assert_eq!(asks_and_binds(&mut ahead), (true, true));
    // The clock was two hours back while it was told; also over a restart.
    for restarts in [false, true] {
        let mut back = desk();
        back.set_clock(-TimeDelta::hours(2));
        tick(&mut back, "pregnant");
        if restarts {
            back.restart_computer();
        }
        back.set_clock(TimeDelta::hours(2));
        assert_eq!(asks_and_binds(&mut back), (true, true), "restarts: {restarts}");
    }
    // And what had been told before is not news because the clock was ahead then.
    let mut before = Desk::at("2026-11-22 14:00");
    before.set_clock(TimeDelta::hours(2));
    tick(&mut before, "pregnant");
    before.set_clock(-TimeDelta::hours(2));
    before.skin_is_healthy();
    assert_eq!(asks_and_binds(&mut before), (false, false));
}

#[test]
fn a_pregnancy_that_a_midwife_knows_of_is_no_news_each_time_it_is_ticked() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let sheet = |day: &str| SafetyAnswers {
        concerns: vec!["pregnant".into()],
        agreed: vec![AgreedDay { concern: "pregnant".into(), day: day.into() }],
    };
    let old = desk.try_to(|engine, now| engine.answer_safety(&sheet("2022-01-01"), now)).unwrap_err();
    assert!(respite_wording::sentence(&old, english()).contains("This OK is too old."), "{old}");
    desk.act(|engine, now| engine.answer_safety(&sheet("2026-11-20"), now));
    tick(&mut desk, "pregnant");
    assert_eq!(asks_and_binds(&mut desk), (false, false));
}

#[test]
fn an_ok_from_before_something_began_is_neither_offered_nor_taken_for_it() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let sheet = |day: &str| SafetyAnswers {
        concerns: vec!["less-feeling".into(), "heart".into()],
        agreed: ["less-feeling", "heart"]
            .map(|concern| AgreedDay { concern: concern.into(), day: day.into() })
            .to_vec(),
    };
    desk.act(|engine, now| engine.answer_safety(&sheet("2025-01-01"), now));
    assert_eq!(asks_and_binds(&mut desk), (false, false));
    tick(&mut desk, "both-legs");
    let safety = desk.act(|engine, now| engine.sessions(now)).safety;
    let offered: Vec<&str> = safety.agreed.iter().map(|agreed| &*agreed.concern).collect();
    assert_eq!((safety.ask, &*offered), (true, &["heart"][..]));
    let old = desk.try_to(|engine, now| engine.answer_safety(&sheet("2025-01-01"), now)).unwrap_err();
    assert!(respite_wording::sentence(&old, english()).contains("This OK is too old."), "{old}");
    assert_eq!(asks_and_binds(&mut desk), (true, true));
    desk.act(|engine, now| engine.answer_safety(&sheet("2026-11-22"), now));
    assert_eq!(asks_and_binds(&mut desk), (false, false));
}

#[test]
fn a_yes_a_pregnancy_or_a_fall_that_is_told_under_a_pack_speaks_against_it() {
    let under = |tell: &dyn Fn(&mut Desk)| {
        let mut desk = desk();
        desk.start(Coded(Thermal::Heat), LOW_BACK).unwrap();
        assert_eq!(off_now(&mut desk), None);
        desk.pass_minutes(2);
        tell(&mut desk);
        off_now(&mut desk)
    };
    let yes = SafetyAnswers { concerns: vec!["less-feeling".into(), "cannot-remove".into()], agreed: Vec::new() };
    assert_eq!(under(&|desk| drop(desk.act(|engine, now| engine.answer_safety(&yes, now)))), Some(Coded(OffNow::Body)));
    for (sign, why) in [
        ("pregnant", Some(Coded(OffNow::Body))),
        ("one-leg", Some(Coded(OffNow::Body))),
        ("fall", Some(Coded(OffNow::Injury))),
        ("weak-bones", Some(Coded(OffNow::Injury))),
        ("fever", Some(Coded(OffNow::Fever))),
        ("night", None),
    ] {
        assert_eq!(under(&|desk| tick(desk, sign)), why, "{sign}");
    }
    assert_eq!(under(&|desk| _ = felt(desk, "drowsiness", None)), Some(Coded(OffNow::Sleepy)));
    assert_eq!(under(&|desk| _ = condition(desk, None, "Gout", "")), None, "nobody knows what that answers");
}

#[test]
fn what_was_said_yes_to_before_a_pack_went_on_does_not_speak_against_it_again() {
    let mut desk = desk();
    tick(&mut desk, "fall");
    felt(&mut desk, "tiredness", None);
    desk.pass_minutes(1);
    desk.start(Coded(Thermal::Heat), LOW_BACK).unwrap();
    assert_eq!(off_now(&mut desk), None);
}

#[test]
fn a_small_fall_with_weak_bones_is_an_injury_too() {
    let terminal = Terminal::new();
    terminal.done(&["signs", "--tick", "weak-bones"]);
    let heat = ["session", "start", "heat", "--place", LOW_BACK];
    let said = terminal.refused(3, &heat);
    assert!(said.contains("Cold is usual for two days") && said.contains("--despite-injury"), "{said}");
    terminal.done(&[&heat[..], &["--despite-injury"]].concat());
}

#[test]
fn tiredness_and_slow_response_count_as_sleepy_like_drowsiness() {
    for what in ["drowsiness", "tiredness", "slow-response"] {
        let mut desk = desk();
        let draft =
            ProductDraft { name: "Ibuprofen".into(), kind: Coded(ProductKind::Prescribed), ..ProductDraft::default() };
        let product = desk.save_as_written(None, &with_ibuprofen(draft));
        let dose = DoseDraft { product, units: 1.0, when: "1h ago".into(), ..DoseDraft::default() };
        desk.act(|engine, now| engine.log_dose(&dose, &tell_finding, now));
        let about =
            |desk: &mut Desk| desk.asked(Coded(Thermal::Cold)).into_iter().map(|ask| ask.about).collect::<Vec<_>>();
        assert!(about(&mut desk).is_empty());
        let unnamed = felt(&mut desk, what, None);
        assert_eq!(about(&mut desk), [Coded(AskAbout::Sleepy)], "{what}, of they do not know what");
        assert!(desk.start_with(Coded(Thermal::Cold), LOW_BACK, Vec::new()).is_err());
        felt(&mut desk, what, Some(product));
        assert_eq!(about(&mut desk), [Coded(AskAbout::Drowsy)], "{what} of the product that was taken");
        desk.act(|engine, now| engine.delete_side_effect(unnamed, now));
        desk.pass(TimeDelta::hours(24));
        assert!(about(&mut desk).is_empty(), "{what} of yesterday");
    }
}

pub fn with_ibuprofen(draft: ProductDraft) -> ProductDraft {
    let content = respite_engine::view::ContentView { ingredient: "ibuprofen".into(), mg_per_unit: 200.0 };
    ProductDraft { contents: vec![content], ..draft }
}

#[test]
fn the_terminal_says_why_and_what_to_do() {
    let terminal = Terminal::new();
    terminal.done(&["signs", "--tick", "one-leg", "--tick", "cancer"]);
    let heat = ["session", "start", "heat", "--place", "buttock-left"];
    let said = terminal.refused(3, &heat);
    assert!(said.contains("Something you told speaks against heat and cold. Ask a doctor or nurse first."), "{said}");

    let terminal = Terminal::new();
    terminal.done(&["person", "--born", "1935-01-01"]);
    terminal.refused(3, &heat);
}
