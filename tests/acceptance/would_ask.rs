//! When the doctor reminders would have asked by other numbers: what is in force says what was asked, and nothing is kept (8.4, 8.5).

use respite_domain::reminder::ReminderKind;
use respite_domain::same_place::TimesInOnePlace;
use respite_domain::would_ask::WouldAskFor;
use respite_engine::view::{Coded, ThresholdsDraft, WouldAskView};
use respite_engine::{EngineError, Field};

use crate::desk::{Desk, clear, spasm_at};

/// Sixteen days with a spasm, eight clear ones, and one more spasm in the same place.
fn on_and_off() -> Desk {
    let mut desk = Desk::at("2026-09-01 12:00");
    for day in 0..26 {
        let is_clear = (16..24).contains(&day);
        desk.log(if is_clear { clear() } else { spasm_at("low-back-left") });
        desk.pass_to(1, "12:00");
    }
    desk
}

fn by(lasting: f64, times: TimesInOnePlace, within: f64) -> ThresholdsDraft {
    ThresholdsDraft { lasting, times: Coded(times), within }
}

fn look(desk: &mut Desk, given: Option<&ThresholdsDraft>) -> WouldAskView {
    desk.act(|engine, now| engine.would_ask(given, now))
}

fn said(view: &WouldAskView) -> Vec<(WouldAskFor, &str)> {
    view.asks.iter().map(|ask| (ask.why.0, ask.on.as_str())).collect()
}

#[test]
fn it_says_on_which_day_each_rule_would_have_asked() {
    use WouldAskFor::{Lasting, SamePlace};
    let mut desk = on_and_off();
    let in_force = look(&mut desk, None);
    assert_eq!(said(&in_force), [(SamePlace, "2026-09-25"), (Lasting, "2026-09-15")]);
    assert_eq!((in_force.often, in_force.in_force.lasting), (2, 14.0));
    let due = desk.act(|engine, now| engine.today(now)).reminders;
    assert!(due.iter().any(|due| due.kind == Coded(ReminderKind::SamePlace) && due.since == "2026-09-25"), "{due:?}");
    let other = look(&mut desk, Some(&by(7.0, TimesInOnePlace::Three, 365.0)));
    assert_eq!(said(&other), [(Lasting, "2026-09-08")]);
    assert_eq!(other.often, 2, "what is in force stays beside it");
    let more = look(&mut desk, Some(&by(30.0, TimesInOnePlace::Two, 730.0)));
    assert_eq!(said(&more), [(SamePlace, "2026-09-25")]);
}

#[test]
fn to_look_writes_nothing_and_what_can_not_be_is_refused() {
    let mut desk = on_and_off();
    let writes = desk.engine().writes();
    look(&mut desk, Some(&by(3.0, TimesInOnePlace::Three, 30.0)));
    for (off, field) in [
        (by(2.0, TimesInOnePlace::Two, 365.0), Field::Lasting),
        (by(14.5, TimesInOnePlace::Two, 365.0), Field::Lasting),
        (by(-1.0, TimesInOnePlace::Two, 365.0), Field::Lasting),
        (by(14.0, TimesInOnePlace::Two, f64::NAN), Field::Within),
        (by(14.0, TimesInOnePlace::Two, 1000.0), Field::Within),
    ] {
        let refused = desk.try_to(|engine, now| engine.would_ask(Some(&off), now)).unwrap_err();
        assert!(matches!(refused, EngineError::Invalid { field: Some(told), .. } if told == field), "{off:?}");
    }
    assert_eq!(desk.engine().writes(), writes);
}
