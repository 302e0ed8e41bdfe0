//! What one press says: a last pack that may go on again is offered where it would be taken, and "no spasm, no pain" that an
//! entry contradicts is asked about first.

use respite_domain::session::Skin;
use respite_engine::view::{ClearAnswer, Coded, EntryDraft, PackAgain, SafetyAnswers, SessionStart, SessionStop};

use crate::desk::Desk;

fn offered(desk: &mut Desk) -> Option<PackAgain> {
    desk.act(|engine, now| engine.today(now)).again
}

fn start_of(again: PackAgain) -> SessionStart {
    SessionStart {
        when: String::new(),
        kind: again.kind,
        places: again.places,
        minutes: Some(f64::from(again.minutes)),
        allowed: again.allowed.map(f64::from),
        own_pack: None,
        before: None,
        confirmed: again.asks.into_iter().map(|ask| ask.key).collect(),
    }
}

/// A pack was on from 9:00 to 9:15 and came off with such skin; then it is `wall`.
fn after_a_pack(skin: Skin, wall: &str) -> Desk {
    let mut desk = Desk::at("2026-11-22 09:00");
    desk.skin_is_healthy();
    let id = desk.start_cold();
    desk.pass_minutes(15);
    let stop = SessionStop { when: "now".into(), skin: Some(Coded(skin)), ..SessionStop::default() };
    desk.act(|engine, now| engine.stop_session(id, &stop, now));
    desk.pass_until(wall);
    desk
}

#[test]
fn the_last_pack_is_offered_again_where_it_may_go_on() {
    let mut none_yet = Desk::at("2026-11-22 09:00");
    none_yet.skin_is_healthy();
    assert_eq!(offered(&mut none_yet), None, "nothing to repeat");
    none_yet.start_cold();
    assert_eq!(offered(&mut none_yet), None, "it is on");
    none_yet.pass_minutes(180);
    assert_eq!(offered(&mut none_yet), None, "nobody said that it came off");

    assert_eq!(offered(&mut after_a_pack(Skin::Normal, "2026-11-22 11:14")), None, "the skin rests");
    assert_eq!(offered(&mut after_a_pack(Skin::Red, "2026-11-22 11:20")), None, "the skin did not look normal");

    let mut sheet_due = after_a_pack(Skin::Normal, "2026-11-22 11:20");
    let fever = SafetyAnswers { concerns: vec!["fever".into()], ..SafetyAnswers::default() };
    sheet_due.act(|engine, now| engine.answer_safety(&fever, now));
    assert_eq!(offered(&mut sheet_due), None, "a doctor or nurse should hear first");

    let mut free = after_a_pack(Skin::Normal, "2026-11-22 11:15");
    let again = offered(&mut free).expect("the skin is free");
    let start = start_of(again);
    let running = free.act(|engine, now| engine.start_session(&start, now));
    assert_eq!((Some(f64::from(running.minutes)), running.places), (start.minutes, start.places));
}

#[test]
fn no_spasm_no_pain_is_asked_about_where_something_says_otherwise_and_written_once_that_is_said() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let spasm = desk.act(|engine, now| engine.log_spasm_now(now)).id;
    let entries = |desk: &mut Desk| desk.act(|engine, now| engine.today(now)).entries.len();
    desk.pass_minutes(60);
    let asked = desk.act(|engine, now| engine.log_clear("", false, now));
    assert!(matches!(asked, ClearAnswer::AskWhether { entry } if entry.id == spasm));
    assert_eq!(entries(&mut desk), 1, "asking writes nothing");
    let both = desk.act(|engine, now| engine.log_clear("", true, now));
    assert!(matches!(both, ClearAnswer::Saved { .. }));
    assert_eq!(entries(&mut desk), 2);

    // What was taken back contradicts nothing, and neither does what lies longer ago.
    let later = desk.act(|engine, now| engine.log_spasm_now(now)).id;
    desk.act(|engine, now| engine.delete_entry(later, now));
    desk.pass_minutes(1);
    let saved = desk.act(|engine, now| engine.log_clear("", false, now));
    assert!(matches!(saved, ClearAnswer::Saved { .. }));

    // Pain without a spasm says otherwise too.
    desk.log(EntryDraft { when: "20min ago".into(), worst: Some(3.0), ..EntryDraft::default() });
    desk.pass_minutes(30);
    assert!(matches!(desk.act(|engine, now| engine.log_clear("now", false, now)), ClearAnswer::AskWhether { .. }));
    assert!(desk.try_to(|engine, now| engine.log_clear("tomorrow", false, now)).is_err());
    assert!(desk.try_to(|engine, now| engine.log_clear("2099-01-01 10:00", false, now)).is_err());
}

#[test]
fn the_spasm_of_last_time_is_the_latest_that_says_where_or_how_bad() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let last = |desk: &mut Desk| desk.act(|engine, now| engine.today(now)).last_spasm.map(|entry| entry.id);
    assert_eq!(last(&mut desk), None);
    desk.act(|engine, now| engine.log_spasm_now(now));
    assert_eq!(last(&mut desk), None, "it says neither");
    let told = desk.log_on(-1, EntryDraft { spasms: Some(1.0), worst: Some(6.0), ..EntryDraft::default() });
    assert_eq!(last(&mut desk), Some(told));
    desk.log(EntryDraft { worst: Some(2.0), ..EntryDraft::default() });
    assert_eq!(last(&mut desk), Some(told), "pain without a spasm is none");
    desk.act(|engine, now| engine.delete_entry(told, now));
    assert_eq!(last(&mut desk), None);
}
