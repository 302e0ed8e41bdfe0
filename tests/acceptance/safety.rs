//! The safety sheet (clinical facts 3.2): once, again after 90 days; a yes blocks until a clinician agreed.

use respite_domain::session::Refusal;
use respite_engine::EngineError;
use respite_engine::view::{SafetyAnswers, SessionTold, ThermalView};

use crate::desk::Desk;

fn why_not(desk: &mut Desk) -> Option<Refusal> {
    match desk.start(ThermalView::Heat, "neck-left") {
        Ok(session) => {
            desk.act(|engine, now| engine.undo_session(session.id, now));
            None
        }
        Err(EngineError::Refused(refusal)) => Some(refusal),
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn asked_first_and_again_after_ninety_days() {
    let mut desk = Desk::at("2026-11-22 14:00");
    assert_eq!(why_not(&mut desk), Some(Refusal::SheetNotAnswered));
    assert!(desk.act(|engine, now| engine.relief(now)).safety.ask);
    desk.skin_is_healthy();
    assert_eq!(why_not(&mut desk), None);
    desk.reopen();
    assert_eq!(why_not(&mut desk), None);
    desk.pass(chrono::TimeDelta::days(90));
    assert_eq!(why_not(&mut desk), None);
    desk.pass_minutes(1);
    assert_eq!(why_not(&mut desk), Some(Refusal::SheetNotAnswered));
}

#[test]
fn a_yes_blocks_until_a_clinician_agreed() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let yes = |agreed: Option<&str>| SafetyAnswers {
        concerns: vec!["less-feeling".into(), "heart".into()],
        clinician_agreed: agreed.map(str::to_owned),
    };
    desk.act(|engine, now| engine.answer_safety(&yes(None), now));
    assert_eq!(why_not(&mut desk), Some(Refusal::AskClinicianFirst));
    let seen = desk.act(|engine, now| engine.relief(now)).safety;
    assert_eq!((seen.ask, seen.allows, seen.concerns.len()), (false, false, 2));
    for wrong in ["2026-11-23", "soon"] {
        assert!(desk.try_to(|engine, now| engine.answer_safety(&yes(Some(wrong)), now)).is_err(), "{wrong}");
    }
    let unknown = SafetyAnswers { concerns: vec!["bad mood".into()], clinician_agreed: None };
    assert!(desk.try_to(|engine, now| engine.answer_safety(&unknown, now)).is_err());
    assert_eq!(why_not(&mut desk), Some(Refusal::AskClinicianFirst), "what was refused changed nothing");
    desk.act(|engine, now| engine.answer_safety(&yes(Some("2026-11-20")), now));
    assert_eq!(why_not(&mut desk), None);
}

#[test]
fn what_happened_is_recorded_whatever_the_sheet_says() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let told = SessionTold {
        kind: ThermalView::Heat,
        places: vec!["neck-left".into()],
        started: "30min ago".into(),
        ended: "15min ago".into(),
        before: None,
        after: None,
        skin: None,
    };
    desk.act(|engine, now| engine.record_session(&told, now));
    assert_eq!(desk.rests()[0], "neck-left until 15:45");
}
