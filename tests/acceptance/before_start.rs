//! What holds a pack back before it goes on (clinical facts 3.1; 3.2 rules 1, 2, 4), from the window and the terminal alike.

use respite_domain::before_start::AskAbout;
use respite_domain::medicine::{ProductKind, SideEffectStrength};
use respite_domain::session::{Skin, Thermal};
use respite_domain::start::Refusal;
use respite_domain::warning_sign::{AskedBy, Extent};
use respite_engine::view::{
    AgreedDay, Coded, ContentView, DoseDraft, InjuryDraft, LabelView, ProductDraft, SafetyAnswers, SessionStart,
    SessionStop, SessionTold, SideEffectDraft, SignDraft, TakenOff,
};
use respite_engine::{At, EngineError};

use crate::desk::Desk;
use crate::english::{english, tell_finding};
use crate::terminal::Terminal;

const BOTH: [Coded<Thermal>; 2] = [Coded(Thermal::Heat), Coded(Thermal::Cold)];

fn desk() -> Desk {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    desk
}

fn product(desk: &mut Desk, name: &str, ingredient: &str, hours: Option<f64>) -> i32 {
    let label = LabelView { most_units_a_day: Some(8.0), hours_between: hours, ..LabelView::default() };
    let draft = ProductDraft {
        name: name.into(),
        kind: Coded(ProductKind::Prescribed),
        contents: vec![ContentView { ingredient: ingredient.into(), mg_per_unit: 10.0 }],
        label: hours.map(|_| label),
        ..ProductDraft::default()
    };
    // The strengths are invented.
    desk.save_as_written(None, &draft)
}

fn take(desk: &mut Desk, product: i32, when: &str, alcohol: bool) -> i32 {
    let dose = DoseDraft { product, units: 1.0, when: when.into(), alcohol, ..DoseDraft::default() };
    desk.act(|engine, now| engine.log_dose(&dose, &tell_finding, now)).id
}

fn tick(desk: &mut Desk, sign: &str) {
    let draft = SignDraft {
        when: String::new(),
        asked_by: Coded(AskedBy::SomethingChanged),
        extent: Coded(Extent::List),
        ticked: Vec::from_iter((!sign.is_empty()).then(|| sign.to_owned())),
    };
    desk.act(|engine, now| engine.answer_signs(&draft, now));
}

/// A session that was not timed, ended so many minutes ago, and how the skin was.
fn told(desk: &mut Desk, place: &str, ago: i64, skin: Coded<Skin>) -> i32 {
    let told = SessionTold {
        kind: Coded(Thermal::Heat),
        own_pack: None,
        places: vec![place.into()],
        started: format!("{}min ago", ago + 10),
        ended: format!("{ago}min ago"),
        before: None,
        after: None,
        skin: Some(skin),
    };
    let id = desk.act(|engine, now| engine.record_session(&told, now)).id;
    // The sheet asks about a bad reaction, and is answered; here it is the skin that holds packs back.
    desk.skin_is_healthy();
    id
}

/// What the window asks that the diary knows, as `drowsy Flexeril`.
fn asked(desk: &mut Desk, kind: Coded<Thermal>) -> Vec<String> {
    let asked = desk.asked(kind).into_iter().filter(|ask| ask.about != Coded(AskAbout::AnyInjury));
    asked
        .map(|ask| {
            let about = serde_json::to_value(ask.about).unwrap().as_str().unwrap().to_owned();
            ask.product.map_or(about.clone(), |product| format!("{about} {product}"))
        })
        .collect()
}

/// Whether a pack could start with a yes to all that is asked; it is taken back.
fn why_not(desk: &mut Desk, kind: Coded<Thermal>, place: &str) -> Option<Refusal> {
    match desk.start(kind, place) {
        Ok(session) => {
            desk.act(|engine, now| engine.undo_session(session.id, now));
            None
        }
        Err(EngineError::Refused(refusal)) => Some(refusal),
        Err(other) => panic!("{other}"),
    }
}

fn is_held(desk: &mut Desk, kind: Coded<Thermal>, place: &str) -> bool {
    let refused = why_not(desk, kind, place);
    assert!(matches!(refused, None | Some(Refusal::SkinNotNormal { .. })), "{refused:?}");
    refused.is_some()
}

#[test]
fn a_drowsy_medicine_wants_a_second_yes_for_a_day_whatever_its_label_says() {
    let mut desk = desk();
    let (eight, unlabelled) = (
        product(&mut desk, "Flexeril", "cyclobenzaprine", Some(8.0)),
        product(&mut desk, "Robaxin", "methocarbamol", None),
    );
    take(&mut desk, eight, "2026-11-21T15:01:00+01:00", false);
    take(&mut desk, unlabelled, "2026-11-21T15:00:00+01:00", false);
    for kind in BOTH {
        assert_eq!(asked(&mut desk, kind), ["drowsy Flexeril", "drowsy Robaxin"]);
    }
    let refused = desk.start_with(Coded(Thermal::Cold), "neck-left", Vec::new()).unwrap_err();
    let said = respite_wording::sentence(&refused, english());
    assert!(said.contains("Flexeril") && said.contains("15:01"), "{said}");
    let one = desk.asked(Coded(Thermal::Cold))[0].key.clone();
    assert!(desk.start_with(Coded(Thermal::Cold), "neck-left", vec![one]).is_err(), "the other one is not answered");
    assert_eq!(why_not(&mut desk, Coded(Thermal::Cold), "neck-left"), None);
    desk.pass_until("2026-11-22 14:59");
    assert_eq!(asked(&mut desk, Coded(Thermal::Cold)), ["drowsy Flexeril", "drowsy Robaxin"]);
    desk.pass_until("2026-11-22 15:00");
    assert_eq!(asked(&mut desk, Coded(Thermal::Cold)), ["drowsy Flexeril"], "a label's hours do not make it less");
    desk.pass_until("2026-11-22 15:01");
    assert_eq!(asked(&mut desk, Coded(Thermal::Cold)), [""; 0]);
}

#[test]
fn what_a_person_calls_sleepy_counts_as_such() {
    let mut desk = desk();
    let own = product(&mut desk, "Grandma's drops", "valerian", Some(6.0));
    let dose = take(&mut desk, own, "1h ago", false);
    assert_eq!(asked(&mut desk, Coded(Thermal::Heat)), ["unknown Grandma's drops"]);
    let sleepy = SideEffectDraft {
        what: "drowsiness".into(),
        strength: Some(Coded(SideEffectStrength::Mild)),
        product: Some(own),
        ..SideEffectDraft::default()
    };
    desk.act(|engine, now| engine.log_side_effect(&sleepy, now));
    assert_eq!(asked(&mut desk, Coded(Thermal::Heat)), ["drowsy Grandma's drops"]);
    desk.act(|engine, now| engine.delete_dose(dose, now));
    assert_eq!(asked(&mut desk, Coded(Thermal::Heat)), ["sleepy"], "they felt it, whatever it came from");
}

#[test]
fn what_made_sleepy_in_one_strength_does_in_another_and_keeps_from_driving() {
    let mut desk = desk();
    let own = product(&mut desk, "Grandma's drops", "valerian", Some(6.0));
    take(&mut desk, own, "3h ago", false);
    let sleepy = SideEffectDraft {
        what: "drowsiness".into(),
        strength: Some(Coded(SideEffectStrength::Mild)),
        product: Some(own),
        ..SideEffectDraft::default()
    };
    desk.act(|engine, now| engine.log_side_effect(&sleepy, now));
    let medicines = |desk: &mut Desk| desk.act(|engine, now| engine.medicines(&tell_finding, now));
    let view = medicines(&mut desk).products.remove(0);
    assert!(view.sedating && !view.sedating_ticked, "{view:?}");
    let stronger = ProductDraft {
        name: view.name.clone(),
        kind: Coded(ProductKind::Prescribed),
        contents: vec![ContentView { ingredient: "valerian".into(), mg_per_unit: 20.0 }],
        ..ProductDraft::default()
    };
    let new = desk.save_as_written(Some(own), &stronger);
    assert_ne!(new, own);
    take(&mut desk, new, "now", false);
    assert_eq!(asked(&mut desk, Coded(Thermal::Heat)), ["drowsy Grandma's drops", "drowsy Grandma's drops"]);
    assert!(medicines(&mut desk).drowsy.is_some(), "the driving notice asks the same question");
}

#[test]
fn a_medicine_that_can_not_be_read_may_make_sleepy() {
    let mut desk = desk();
    let advil = product(&mut desk, "Advil", "ibuprofen", None);
    take(&mut desk, advil, "1h ago", false);
    let file = rusqlite::Connection::open(desk.folder().join("diary.db")).unwrap();
    file.execute_batch("PRAGMA ignore_check_constraints = ON; UPDATE product SET entered_at = 9223372036854775807")
        .unwrap();
    drop(file);
    assert_eq!(asked(&mut desk, Coded(Thermal::Cold)), ["drowsy"]);
    let refused = desk.start_with(Coded(Thermal::Cold), "neck-left", Vec::new()).unwrap_err();
    let said = respite_wording::sentence(&refused, english());
    assert!(said.contains("a medicine that cannot be read"), "{said}");
}

#[test]
fn alcohol_with_any_dose_wants_one_too() {
    let mut desk = desk();
    let advil = product(&mut desk, "Advil", "ibuprofen", Some(6.0));
    take(&mut desk, advil, "23h ago", true);
    take(&mut desk, advil, "1h ago", false);
    assert_eq!(asked(&mut desk, Coded(Thermal::Cold)), ["alcohol Advil"]);
    desk.pass_minutes(60);
    assert_eq!(asked(&mut desk, Coded(Thermal::Cold)), [""; 0]);
}

#[test]
fn a_yes_is_not_for_the_dose_that_came_since() {
    let mut desk = desk();
    let relaxer = product(&mut desk, "Flexeril", "cyclobenzaprine", Some(8.0));
    take(&mut desk, relaxer, "2h ago", false);
    let yes: Vec<String> = desk.asked(Coded(Thermal::Cold)).into_iter().map(|ask| ask.key).collect();
    // In another window, or the terminal.
    take(&mut desk, relaxer, "now", false);
    let refused = desk.start_with(Coded(Thermal::Cold), "neck-left", yes);
    assert!(matches!(refused, Err(EngineError::Refused(Refusal::AskFirst(_)))));
}

#[test]
fn a_dose_before_the_clock_went_back_counts() {
    let mut desk = desk();
    let relaxer = product(&mut desk, "Flexeril", "cyclobenzaprine", Some(8.0));
    take(&mut desk, relaxer, "now", false);
    desk.set_clock(chrono::TimeDelta::hours(-3));
    assert_eq!(asked(&mut desk, Coded(Thermal::Cold)), ["drowsy Flexeril"]);
}

#[test]
fn skin_that_did_not_look_normal_waits_for_the_persons_word() {
    for skin in [Coded(Skin::Red), Coded(Skin::Numb), Coded(Skin::Blistered)] {
        let mut desk = desk();
        told(&mut desk, "low-back-left", 200, skin);
        for kind in BOTH {
            assert!(is_held(&mut desk, kind, "low-back-left") && is_held(&mut desk, kind, "low-back-centre"));
            assert!(!is_held(&mut desk, kind, "low-back-right") && !is_held(&mut desk, kind, "mid-back-left"));
        }
        desk.pass(chrono::TimeDelta::days(40));
        desk.reopen();
        assert!(is_held(&mut desk, Coded(Thermal::Cold), "low-back-centre"), "time alone does not say that it healed");
        desk.act(|engine, now| engine.skin_looks_normal(&["low-back-left".into()], now));
        desk.reopen();
        assert!(!is_held(&mut desk, Coded(Thermal::Cold), "low-back-left"));
    }
}

#[test]
fn blisters_wait_for_the_next_day_at_least() {
    let mut desk = desk();
    told(&mut desk, "low-back-left", 200, Coded(Skin::Blistered));
    let healed = |desk: &mut Desk| desk.try_to(|engine, now| engine.skin_looks_normal(&[], now));
    desk.pass_until("2026-11-22 23:59");
    assert!(healed(&mut desk).is_err());
    assert!(is_held(&mut desk, Coded(Thermal::Heat), "low-back-left"));
    desk.pass_until("2026-11-23 00:00");
    assert!(is_held(&mut desk, Coded(Thermal::Heat), "low-back-left"), "nobody has said so yet");
    let over = healed(&mut desk).unwrap();
    assert!(!is_held(&mut desk, Coded(Thermal::Heat), "low-back-left"));
    desk.act(|engine, now| engine.not_over(&over, now));
    assert!(is_held(&mut desk, Coded(Thermal::Heat), "low-back-left"), "said by mistake");
    assert!(healed(&mut desk).is_ok() && healed(&mut desk).is_err(), "there is nothing more to heal");
}

#[test]
fn a_guided_sessions_skin_holds_as_well_and_what_is_corrected_counts() {
    let mut desk = desk();
    let id = desk.start_cold();
    desk.pass_minutes(10);
    let stop = |desk: &mut Desk, skin| {
        let stop = SessionStop { when: "2026-11-22T14:10:00+01:00".into(), after: None, skin: Some(skin) };
        desk.act(|engine, now| engine.stop_session(id, &stop, now));
        desk.skin_is_healthy();
    };
    stop(&mut desk, Coded(Skin::Numb));
    desk.pass_minutes(130);
    assert!(is_held(&mut desk, Coded(Thermal::Heat), "low-back-centre"));
    let normal = SessionStop { skin: Some(Coded(Skin::Normal)), ..SessionStop::default() };
    assert!(desk.try_to(|engine, now| engine.stop_session(id, &normal, now)).is_err(), "that is said otherwise");
    assert!(is_held(&mut desk, Coded(Thermal::Heat), "low-back-centre"));
    // Told anew, after it was said to be over, be it the same: it holds.
    for skin in [Coded(Skin::Numb), Coded(Skin::Red), Coded(Skin::Blistered)] {
        desk.act(|engine, now| engine.skin_looks_normal(&[], now));
        stop(&mut desk, skin);
        assert!(is_held(&mut desk, Coded(Thermal::Heat), "low-back-left"), "{skin:?}");
    }
}

#[test]
fn what_left_a_mark_can_not_be_undone() {
    let mut desk = desk();
    let id = desk.start_cold();
    desk.pass_minutes(1);
    let stop = SessionStop { when: String::new(), after: None, skin: Some(Coded(Skin::Blistered)) };
    let view = desk.act(|engine, now| engine.stop_session(id, &stop, now));
    assert_eq!(view.undo_until, None);
    assert!(desk.try_to(|engine, now| engine.undo_session(id, now)).is_err());
    assert!(desk.act(|engine, now| engine.today(now)).held_skin.len() == 1);
}

#[test]
fn a_fever_stops_heat_and_asks_for_cold_until_it_is_said_to_have_passed() {
    let mut desk = desk();
    tick(&mut desk, "fever");
    // A list without it is no word about the fever.
    desk.pass_minutes(60);
    tick(&mut desk, "");
    desk.pass(chrono::TimeDelta::days(3));
    assert!(matches!(why_not(&mut desk, Coded(Thermal::Heat), "neck-left"), Some(Refusal::Fever { .. })));
    assert_eq!(asked(&mut desk, Coded(Thermal::Cold)), ["fever"]);
    assert!(desk.start_with(Coded(Thermal::Cold), "neck-left", Vec::new()).is_err());
    let over = desk.act(|engine, now| engine.fever_has_passed(now));
    assert_eq!(why_not(&mut desk, Coded(Thermal::Heat), "neck-left"), None);
    assert_eq!(asked(&mut desk, Coded(Thermal::Cold)), [""; 0]);
    desk.act(|engine, now| engine.not_over(&over, now));
    assert!(why_not(&mut desk, Coded(Thermal::Heat), "neck-left").is_some());
    desk.act(|engine, now| engine.fever_has_passed(now));
    tick(&mut desk, "fever");
    assert!(why_not(&mut desk, Coded(Thermal::Heat), "neck-left").is_some(), "another fever");
}

#[test]
fn an_injury_of_the_last_two_days_asks_before_heat() {
    for (happened, is_asked) in [("2026-11-22", true), ("2026-11-20", true), ("2026-11-19", false), ("2026-11", false)]
    {
        let mut desk = desk();
        let injury = InjuryDraft { what: "fell".into(), happened: Some(happened.into()), ..InjuryDraft::default() };
        desk.act(|engine, now| engine.save_injury(None, &injury, now));
        assert_eq!(
            asked(&mut desk, Coded(Thermal::Heat)),
            if is_asked { vec!["injury"] } else { Vec::new() },
            "{happened}"
        );
        assert_eq!(asked(&mut desk, Coded(Thermal::Cold)), [""; 0]);
    }
    let mut desk = desk();
    tick(&mut desk, "fall");
    assert_eq!(asked(&mut desk, Coded(Thermal::Heat)), ["injury"]);
}

#[test]
fn what_the_diary_does_not_know_is_asked_before_each_heat() {
    let mut desk = desk();
    let refused = desk.start_with(Coded(Thermal::Heat), "neck-left", Vec::new());
    assert!(matches!(refused, Err(EngineError::Refused(Refusal::AskFirst(_)))));
    let yes = vec!["any-injury".to_owned()];
    let session = desk.start_with(Coded(Thermal::Heat), "neck-left", yes).unwrap();
    desk.act(|engine, now| engine.undo_session(session.id, now));
    assert!(desk.start_with(Coded(Thermal::Cold), "neck-left", Vec::new()).is_ok());
}

#[test]
fn the_past_is_judged_by_what_had_been_told_by_then() {
    let mut desk = desk();
    told(&mut desk, "low-back-left", 0, Coded(Skin::Numb));
    tick(&mut desk, "fever");
    let start = |desk: &mut Desk, when: &str| {
        let start = SessionStart {
            when: String::new(),
            kind: Coded(Thermal::Heat),
            places: vec!["low-back-left".into()],
            minutes: None,
            allowed: None,
            own_pack: None,
            before: None,
            confirmed: Vec::new(),
        };
        let now = desk.now();
        let at = At::when(when, &now).unwrap();
        desk.engine().start_session_at(&start, &at, &now).map(|view| view.id)
    };
    let early = start(&mut desk, "2026-11-22T10:00:00+01:00");
    desk.stop(early.unwrap(), "2026-11-22T10:15:00+01:00");
    desk.pass_minutes(300);
    assert!(matches!(start(&mut desk, "now"), Err(EngineError::Refused(Refusal::SkinNotNormal { .. }))));
    assert!(matches!(start(&mut desk, "1h ago"), Err(EngineError::Refused(Refusal::SkinNotNormal { .. }))));
    let status = desk.status_as_of("2026-11-22T13:00:00+01:00");
    assert!(status.skin_held.is_empty() && !desk.status().skin_held.is_empty());
}

#[test]
fn a_yes_on_the_sheet_binds_the_terminals_start() {
    let mut desk = desk();
    let sheet = |desk: &mut Desk, agreed: Option<&str>| {
        let agreed = agreed.map(|day| AgreedDay { concern: "diabetes".into(), day: day.into() });
        let answers = SafetyAnswers { concerns: vec!["diabetes".into()], agreed: Vec::from_iter(agreed) };
        desk.act(|engine, now| engine.answer_safety(&answers, now));
    };
    let start = |desk: &mut Desk, when: &str| {
        let start = SessionStart {
            when: String::new(),
            kind: Coded(Thermal::Cold),
            places: vec!["neck-left".into()],
            minutes: None,
            allowed: None,
            own_pack: None,
            before: None,
            confirmed: Vec::new(),
        };
        let now = desk.now();
        let started = desk.engine().start_session_at(&start, &At::when(when, &now).unwrap(), &now);
        started.map(|view| desk.act(|engine, now| engine.undo_session(view.id, now)))
    };
    desk.pass_minutes(60);
    sheet(&mut desk, None);
    let refused =
        |result: Result<(), EngineError>| matches!(result, Err(EngineError::Refused(Refusal::AskClinicianFirst)));
    assert!(refused(start(&mut desk, "now")));
    desk.pass(chrono::TimeDelta::days(200));
    assert!(refused(start(&mut desk, "now")), "however long ago it was answered");
    sheet(&mut desk, Some("2026-12-01"));
    assert!(start(&mut desk, "now").is_ok());
    desk.pass(chrono::TimeDelta::days(91));
    assert!(start(&mut desk, "now").is_ok(), "a sheet that is only old is for the window to ask again");
    assert!(desk.start(Coded(Thermal::Cold), "neck-left").is_err());
}

fn at(time: &str) -> String {
    format!("2026-01-05T{time}:00+01:00")
}

#[test]
fn the_terminal_refuses_and_says_what_to_type() {
    let terminal = Terminal::new();
    terminal.done(&["product", "Flexeril", "--ingredient", "cyclobenzaprine=10", "--prescribed"]);
    terminal.done(&["dose", "Flexeril", "--units", "1", "--at", &at("09:00")]);
    let start = ["session", "start", "cold", "--place", "neck-left", "--at", &at("10:00")];
    let said = terminal.refused(3, &start);
    assert!(said.contains("Flexeril") && said.contains("09:00") && said.contains("--awake"), "{said}");
    assert_eq!(terminal.status(&at("10:01"))["session"], serde_json::Value::Null, "nothing was started");
    terminal.done(&[&start[..], &["--awake"]].concat());
    terminal.done(&["session", "stop", "--skin", "numb", "--at", &at("10:15")]);
    let later = ["session", "start", "cold", "--place", "neck-centre", "--awake", "--at", &at("13:00")];
    let said = terminal.refused(3, &later);
    assert!(said.contains("numb") && said.contains("respite session healed"), "{said}");
    assert_eq!(terminal.status(&at("13:00"))["skin_held"][0]["skin"], "numb");
    assert!(terminal.done(&["status", "--as-of", &at("13:00")]).out.contains("numb"));
    terminal.done(&["session", "healed", "--place", "neck-left"]);
    assert_eq!(terminal.refused(2, &["session", "healed"]).lines().count(), 1);
    // A bad reaction before is asked about, and the terminal cannot ask.
    let said = terminal.refused(3, &["session", "start", "cold", "--place", "neck-centre"]);
    assert!(said.contains("Ask a doctor or nurse first."), "{said}");
}

#[test]
fn the_terminal_refuses_heat_with_a_fever_or_a_fresh_injury() {
    let terminal = Terminal::new();
    terminal.done(&["signs", "--tick", "fever", "--at", &at("08:00")]);
    let start = |kind: &str, more: &[&str]| {
        let time = at("10:00");
        let words = [&["session", "start", kind, "--place", "neck-left", "--at", &time], more].concat();
        terminal.say(&words)
    };
    let said = start("heat", &["--despite-fever"]);
    assert!(said.status == 3 && said.err.contains("fever") && said.err.contains("healed --fever"), "{said:?}");
    let said = start("cold", &[]);
    assert!(said.status == 3 && said.err.contains("--despite-fever"), "{said:?}");
    assert_eq!(start("cold", &["--despite-fever"]).status, 0);
    assert_eq!(terminal.status("now")["fever"], at("08:00"));
    assert!(terminal.done(&["status"]).out.contains("No heat until you say that it has passed"));
    terminal.done(&["session", "healed", "--fever"]);
    assert_eq!(terminal.status("now")["fever"], serde_json::Value::Null);
    terminal.refused(2, &["session", "healed", "--fever"]);
    terminal.done(&["signs", "--tick", "fall"]);
    terminal.done(&["signs", "--helped"]);
    let heat = ["session", "start", "heat", "--place", "low-back-left"];
    let said = terminal.refused(3, &heat);
    assert!(said.contains("--despite-injury"), "{said}");
    terminal.done(&[&heat[..], &["--despite-injury"]].concat());
}

#[test]
fn a_tick_that_comes_with_another_strength_counts_for_the_dose_before_it() {
    let mut desk = desk();
    let own = product(&mut desk, "Night tablets", "ibuprofen", None);
    take(&mut desk, own, "1h ago", false);
    assert_eq!(asked(&mut desk, Coded(Thermal::Heat)), [""; 0]);
    let stronger = ProductDraft {
        name: "Night tablets".into(),
        kind: Coded(ProductKind::Prescribed),
        contents: vec![ContentView { ingredient: "ibuprofen".into(), mg_per_unit: 400.0 }],
        sedating: true,
        ..ProductDraft::default()
    };
    assert_ne!(desk.save_as_written(Some(own), &stronger), own);
    assert_eq!(asked(&mut desk, Coded(Thermal::Heat)), ["drowsy Night tablets"]);
}

/// What is told of the body, taken back and brought back by its Undo.
type Slip = (fn(&mut Desk) -> Vec<i32>, fn(&mut Desk, &[i32], bool));

/// A sign, a side effect and the look of skin that a sheet did not know, because they were taken back when it was answered.
#[test]
fn what_undo_brings_back_after_the_sheet_was_answered_is_asked_again() {
    let slips: [Slip; 3] = [
        (
            |desk| {
                tick(desk, "one-leg");
                vec![1]
            },
            |desk, ids, is_off| {
                let sign = vec!["one-leg".to_owned()];
                if is_off {
                    desk.act(|engine, now| engine.untick(ids, &sign, now));
                } else {
                    let off = [TakenOff { answer: ids[0], ticked: sign }];
                    desk.act(|engine, now| engine.tick_again(&off, now));
                }
            },
        ),
        (
            |desk| {
                let strength = Some(Coded(SideEffectStrength::Mild));
                let rash = SideEffectDraft { what: "rash".into(), strength, ..SideEffectDraft::default() };
                vec![desk.act(|engine, now| engine.log_side_effect(&rash, now)).id]
            },
            |desk, ids, is_off| {
                desk.act(|engine, now| match is_off {
                    true => engine.delete_side_effect(ids[0], now),
                    false => engine.restore_side_effect(ids[0], now),
                });
            },
        ),
        (
            |desk| {
                told(desk, "upper-back-left", 300, Coded(Skin::Numb));
                vec![desk.try_to(|engine, _| engine.last_skin_told(&[])).unwrap()]
            },
            |desk, ids, is_off| desk.act(|engine, now| engine.set_skin_mistaken(ids, is_off, now)),
        ),
    ];
    for (index, (tell, set_off)) in slips.into_iter().enumerate() {
        let may = |desk: &mut Desk| {
            let safety = desk.act(|engine, now| engine.sessions(now)).safety;
            (safety.ask, safety.allows)
        };
        let mut desk = Desk::at("2026-11-22 14:00");
        let ids = tell(&mut desk);
        set_off(&mut desk, &ids, true);
        desk.skin_is_healthy();
        assert_eq!(may(&mut desk), (false, true), "{index}");
        set_off(&mut desk, &ids, false);
        assert_eq!(may(&mut desk), (true, false), "{index}");
        desk.skin_is_healthy();
        assert_eq!(may(&mut desk), (false, true), "{index}: answered since");
        // A slip between two sheets tells nothing new.
        set_off(&mut desk, &ids, true);
        set_off(&mut desk, &ids, false);
        assert_eq!(may(&mut desk), (false, true), "{index}: a slip");
    }
}
