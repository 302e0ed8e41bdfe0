//! The safety sheet (clinical facts 3.2): once, again after 90 days; a yes blocks until a clinician agreed.

use respite_domain::session::Thermal;
use respite_domain::start::Refusal;
use respite_engine::EngineError;
use respite_engine::view::{AgreedDay, Coded, SafetyAnswers, SessionTold};

use crate::desk::Desk;

fn why_not(desk: &mut Desk) -> Option<Refusal> {
    match desk.start(Coded(Thermal::Heat), "neck-left") {
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
    assert!(desk.act(|engine, now| engine.sessions(now)).safety.ask);
    desk.skin_is_healthy();
    assert_eq!(why_not(&mut desk), None);
    desk.reopen();
    assert_eq!(why_not(&mut desk), None);
    desk.pass(chrono::TimeDelta::days(90) - chrono::TimeDelta::seconds(1));
    assert_eq!(why_not(&mut desk), None);
    desk.pass_minutes(1);
    assert_eq!(why_not(&mut desk), Some(Refusal::SheetNotAnswered));
}

#[test]
fn a_yes_blocks_until_a_clinician_agreed() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let yes = |agreed: Option<&str>| SafetyAnswers {
        concerns: vec!["less-feeling".into(), "heart".into()],
        agreed: ["less-feeling", "heart"]
            .into_iter()
            .filter_map(|concern| Some(AgreedDay { concern: concern.into(), day: agreed?.into() }))
            .collect(),
    };
    desk.act(|engine, now| engine.answer_safety(&yes(None), now));
    assert_eq!(why_not(&mut desk), Some(Refusal::AskClinicianFirst));
    let seen = desk.act(|engine, now| engine.sessions(now)).safety;
    assert_eq!((seen.ask, seen.allows, seen.concerns.len()), (false, false, 2));
    for wrong in ["2026-11-23", "soon"] {
        assert!(desk.try_to(|engine, now| engine.answer_safety(&yes(Some(wrong)), now)).is_err(), "{wrong}");
    }
    let unknown = SafetyAnswers { concerns: vec!["bad mood".into()], agreed: Vec::new() };
    assert!(desk.try_to(|engine, now| engine.answer_safety(&unknown, now)).is_err());
    assert_eq!(why_not(&mut desk), Some(Refusal::AskClinicianFirst), "what was refused changed nothing");
    desk.act(|engine, now| engine.answer_safety(&yes(Some("2026-11-20")), now));
    assert_eq!(why_not(&mut desk), None);
}

#[test]
fn a_new_concern_wants_a_word_of_its_own() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let sheet = |ticks: &[(&str, Option<&str>)]| SafetyAnswers {
        concerns: ticks.iter().map(|(concern, _)| (*concern).into()).collect(),
        agreed: ticks
            .iter()
            .filter_map(|(concern, day)| Some(AgreedDay { concern: (*concern).into(), day: (*day)?.into() }))
            .collect(),
    };
    let old = ("poor-circulation", Some("2026-01-01"));
    desk.act(|engine, now| engine.answer_safety(&sheet(&[old]), now));
    assert_eq!(why_not(&mut desk), None);
    desk.pass(chrono::TimeDelta::days(30));
    let view = desk.act(|engine, now| engine.answer_safety(&sheet(&[old, ("fever", None)]), now));
    assert_eq!(why_not(&mut desk), Some(Refusal::AskClinicianFirst));
    let agreed: Vec<&str> = view.agreed.iter().map(|agreed| agreed.concern.as_str()).collect();
    assert_eq!(agreed, ["poor-circulation"], "no day is offered for the new one");
    let old_day = sheet(&[old, ("fever", Some("2026-01-01"))]);
    assert!(desk.try_to(|engine, now| engine.answer_safety(&old_day, now)).is_err());
    let new_day = sheet(&[old, ("fever", Some("2026-12-20"))]);
    desk.act(|engine, now| engine.answer_safety(&new_day, now));
    assert_eq!(why_not(&mut desk), None);
    // Taken back, and ticked again: what was said of the first fever is not said of the second.
    desk.pass(chrono::TimeDelta::days(10));
    desk.act(|engine, now| engine.answer_safety(&sheet(&[old]), now));
    desk.reopen();
    assert!(desk.try_to(|engine, now| engine.answer_safety(&new_day, now)).is_err());
    assert_eq!(why_not(&mut desk), None, "what was refused changed nothing");
}

#[test]
fn a_sheet_of_before_asks_again_and_its_day_holds_for_what_it_asked() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let diary = rusqlite::Connection::open(desk.folder().join(respite_engine::FILE_NAME)).unwrap();
    let insert = "INSERT INTO safety_sheet (uid, asked, concerns, agreed, knew, at, at_offset) \
                  VALUES ('of before', ?1, 'heart', 'heart=2026-11-01', '', ?2, 0)";
    let asked = [
        "less-feeling",
        "poor-circulation",
        "cold-sensitivity",
        "broken-skin",
        "fever",
        "heart",
        "growth",
        "cannot-remove",
    ];
    diary.execute(insert, rusqlite::params![asked.join("\n"), desk.wall().timestamp()]).unwrap();
    assert_eq!(why_not(&mut desk), Some(Refusal::SheetNotAnswered));
    let seen = desk.act(|engine, now| engine.sessions(now)).safety;
    assert_eq!((seen.ask, seen.agreed.len(), seen.agreed[0].day.as_str()), (true, 1, "2026-11-01"));
}

#[test]
fn what_happened_is_recorded_whatever_the_sheet_says() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let told = SessionTold {
        kind: Coded(Thermal::Heat),
        own_pack: None,
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
