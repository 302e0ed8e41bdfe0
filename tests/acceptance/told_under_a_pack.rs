//! What is told while a pack lies on the skin, of now or of before it: whatever a start would ask speaks against it.

use chrono::TimeDelta;
use respite_domain::medicine::{ProductKind, SideEffectStrength};
use respite_domain::session::Thermal;
use respite_domain::warning_sign::{AskedBy, Extent};
use respite_engine::At;
use respite_engine::view::{
    Coded, ContentView, DoseDraft, InjuryDraft, OffNow, ProductDraft, SessionStart, SessionTold, SideEffectDraft,
    SignDraft,
};

use crate::desk::Desk;
use crate::english::tell_finding;
use crate::terminal::Terminal;
use crate::told_of_the_body::{desk, felt, off_now, tick, with_ibuprofen};

const LOW_BACK: &str = "low-back-left";

#[test]
fn what_is_told_under_a_pack_of_before_it_speaks_against_it() {
    let hurt = |desk: &mut Desk, id: Option<i32>, days: i64| {
        let happened = Some(desk.day(days));
        let draft = InjuryDraft { what: "A fall".into(), happened, ..InjuryDraft::default() };
        desk.act(|engine, now| engine.save_injury(id, &draft, now)).id
    };
    let fell = |desk: &mut Desk, when: &str| {
        let ticked = vec!["fall".to_owned()];
        let draft = SignDraft {
            when: when.to_owned(),
            asked_by: Coded(AskedBy::SomethingChanged),
            extent: Coded(Extent::Tick),
            ticked,
        };
        desk.act(|engine, now| engine.answer_signs(&draft, now));
    };
    let felt_earlier = |desk: &mut Desk| {
        let draft = SideEffectDraft {
            what: "drowsiness".into(),
            strength: Some(Coded(SideEffectStrength::Mild)),
            when: "1h ago".into(),
            ..SideEffectDraft::default()
        };
        desk.act(|engine, now| engine.log_side_effect(&draft, now));
    };
    type Act<'a> = &'a dyn Fn(&mut Desk);
    let (sleepy, injury) = (Some(Coded(OffNow::Sleepy)), Some(Coded(OffNow::Injury)));
    let cases: [(&str, Act<'_>, Act<'_>, Option<Coded<OffNow>>); 10] = [
        ("a pill of before", &|_| (), &|desk| _ = take(desk, None, true, false), sleepy),
        (
            "a pill that nobody knows here",
            &|_| (),
            &|desk| {
                let contents = vec![ContentView { ingredient: "foozine".into(), mg_per_unit: 5.0 }];
                let draft = ProductDraft { name: "Foozine".into(), contents, ..ProductDraft::default() };
                let product = desk.save_as_written(None, &draft);
                let dose = DoseDraft { product, units: 1.0, ..DoseDraft::default() };
                desk.act(|engine, now| engine.log_dose(&dose, &tell_finding, now));
            },
            Some(Coded(OffNow::Unknown)),
        ),
        ("a pill that makes nobody sleepy", &|_| (), &|desk| _ = take(desk, None, false, false), None),
        (
            "alcohol with a pill of before",
            &|desk| _ = take(desk, None, false, false),
            &|desk| _ = take(desk, Some(1), false, true),
            sleepy,
        ),
        ("sleepy an hour ago", &|_| (), &felt_earlier, sleepy),
        (
            "sleepy of a pill of before",
            &|desk| _ = take(desk, None, false, false),
            &|desk| _ = felt(desk, "tiredness", Some(1)),
            sleepy,
        ),
        ("hurt yesterday", &|_| (), &|desk| _ = hurt(desk, None, -1), injury),
        ("hurt weeks ago", &|_| (), &|desk| _ = hurt(desk, None, -20), None),
        (
            "an injury of weeks ago that is moved to today",
            &|desk| _ = hurt(desk, None, -20),
            &|desk| _ = hurt(desk, Some(1), 0),
            injury,
        ),
        ("a fall of yesterday", &|_| (), &|desk| fell(desk, "yesterday 20:00"), injury),
    ];
    for (name, before, under, why) in cases {
        let mut desk = desk();
        before(&mut desk);
        desk.skin_is_healthy();
        desk.pass_minutes(1);
        desk.start(Coded(Thermal::Heat), LOW_BACK).unwrap();
        assert_eq!(off_now(&mut desk), None, "{name}");
        desk.pass_minutes(2);
        under(&mut desk);
        assert_eq!(off_now(&mut desk), why, "{name}");
        desk.set_clock(-TimeDelta::hours(3));
        assert_eq!(off_now(&mut desk), why, "{name}: no clock that is set decides");
    }
}

/// A tablet of an hour ago, or another telling of it.
fn take(desk: &mut Desk, dose: Option<i32>, sedating: bool, alcohol: bool) -> i32 {
    let draft = ProductDraft {
        name: "Ibuprofen".into(),
        kind: Coded(ProductKind::Prescribed),
        sedating,
        ..ProductDraft::default()
    };
    let listed = desk.act(|engine, now| engine.medicines(&tell_finding, now)).products.first().map(|known| known.id);
    let product = listed.unwrap_or_else(|| desk.save_as_written(None, &with_ibuprofen(draft)));
    let when = "2026-11-22 13:00".to_owned();
    let draft = DoseDraft { product, units: 1.0, when, alcohol, ..DoseDraft::default() };
    desk.act(|engine, now| match dose {
        None => engine.log_dose(&draft, &tell_finding, now).map(|saved| saved.id),
        Some(id) => engine.update_dose(id, &draft, &tell_finding, now).map(|saved| saved.id),
    })
}

#[test]
fn whatever_the_terminal_is_told_it_says_which_pack_had_better_come_off() {
    let dose = ["dose", "Flexeril", "--units", "1", "--at", "1h ago"];
    let cases: [(&[&str], bool); 8] = [
        (&dose, true),
        (&["dose", "Foozine", "--units", "1"], true),
        (&["session", "told", "cold", "--place", LOW_BACK, "--from", "60min ago", "--to", "20min ago"], true),
        (&["signs", "--tick", "fall"], true),
        (&["person", "--fits", "pregnant"], true),
        (&["log", "--clear"], false),
        (&["visit", "add", "--on", "2126-01-07"], false),
        (&["relief", "walk"], false),
    ];
    for (words, speaks) in cases {
        let terminal = Terminal::new();
        terminal.done(&["product", "Flexeril", "--ingredient", "cyclobenzaprine=5", "--prescribed"]);
        terminal.done(&["product", "Foozine", "--ingredient", "foozine=5"]);
        terminal.done(&["session", "start", "heat", "--place", LOW_BACK]);
        let said = terminal.done(words).out;
        assert_eq!(said.matches("ake this pack off now.").count(), usize::from(speaks), "{words:?}: {said}");
        // And so does what it is asked afterwards, for a person and for a script.
        let status = terminal.done(&["status"]).out;
        assert_eq!(status.matches("ake this pack off now.").count(), usize::from(speaks), "{words:?}: {status}");
        let json: serde_json::Value = serde_json::from_str(&terminal.done(&["status", "--json"]).out).unwrap();
        assert_eq!(json["session"]["off_now"].is_string(), speaks, "{words:?}: {json}");
    }
}

#[test]
fn a_pack_on_skin_that_turns_out_not_to_have_been_free_had_better_come_off() {
    let mut desk = desk();
    desk.start(Coded(Thermal::Cold), LOW_BACK).unwrap();
    desk.pass_minutes(1);
    let told = SessionTold {
        kind: Coded(Thermal::Heat),
        own_pack: None,
        places: vec![LOW_BACK.into()],
        started: "60min ago".into(),
        ended: "20min ago".into(),
        before: None,
        after: None,
        skin: None,
    };
    desk.act(|engine, now| engine.record_session(&told, now));
    let why = Some(Coded(OffNow::SkinNotFree));
    assert_eq!(off_now(&mut desk), why);
    let better_off = desk.act(|engine, now| engine.packs_better_off(&At::now(now)));
    assert_eq!(better_off.len(), 1);
    assert_eq!(desk.status().session.unwrap().off_now, why);
    // One that rested long enough by then says nothing.
    desk.act(|engine, now| engine.undo_session(1, now));
    desk.pass_minutes(120);
    desk.start(Coded(Thermal::Cold), LOW_BACK).unwrap();
    assert_eq!(off_now(&mut desk), None);
}

/// Felt sleepy behind a dose that was asked about and said yes to: no news once that dose counts no more.
#[test]
fn what_stood_behind_a_yes_speaks_against_no_pack_when_that_is_over() {
    let mut desk = Desk::at("2026-11-21 22:00");
    desk.skin_is_healthy();
    let flexeril = ProductDraft {
        name: "Flexeril".into(),
        kind: Coded(ProductKind::Prescribed),
        contents: vec![ContentView { ingredient: "cyclobenzaprine".into(), mg_per_unit: 5.0 }],
        ..ProductDraft::default()
    };
    let id = desk.act(|engine, now| engine.save_product(None, &flexeril, now)).id;
    let dose = DoseDraft { product: id, units: 1.0, ..DoseDraft::default() };
    desk.act(|engine, now| engine.log_dose(&dose, &tell_finding, now));
    desk.pass_minutes(30);
    felt(&mut desk, "drowsiness", Some(id));
    desk.pass_to(1, "21:50");
    desk.start(Coded(Thermal::Cold), LOW_BACK).unwrap();
    for _ in 0..15 {
        assert_eq!(off_now(&mut desk), None, "{}", desk.now().wall);
        desk.pass_minutes(1);
    }
}

/// The yes to a fall of a moment ago is given with a pack that went on before it, too.
#[test]
fn what_was_said_yes_to_with_a_pack_that_is_on_already_does_not_speak_against_it() {
    let mut desk = desk();
    desk.pass_minutes(10);
    tick(&mut desk, "fall");
    desk.pass_minutes(5);
    let start = SessionStart {
        when: "15min ago".into(),
        kind: Coded(Thermal::Heat),
        places: vec![LOW_BACK.into()],
        minutes: Some(20.0),
        allowed: None,
        own_pack: None,
        before: None,
        confirmed: desk.asked(Coded(Thermal::Heat)).into_iter().map(|ask| ask.key).collect(),
    };
    desk.act(|engine, now| engine.start_session(&start, now));
    assert_eq!(off_now(&mut desk), None);
    // Another one, told under it, does.
    desk.pass_minutes(1);
    tick(&mut desk, "fall");
    assert_eq!(off_now(&mut desk), Some(Coded(OffNow::Injury)));
}
