//! When the same place starts again, and when it is asked whether it did (design 5; clinical facts 8.4, 8.5).

use respite_domain::reminder::ReminderKind;
use respite_domain::same_place::TimesInOnePlace;
use respite_engine::view::{Coded, EntryDraft, PlaceQuestionView, ReminderAnswer, Settings};

use crate::desk::{Desk, again, clear, spasm, spasm_at};
use crate::doctor::NOTHING;

#[test]
fn the_same_place_within_a_year() {
    for (days_ago, due) in [(8, true), (365, true), (366, false)] {
        let mut desk = Desk::at("2026-11-22 14:00");
        again(&mut desk, days_ago);
        assert_eq!(desk.reminders(), NOTHING);
        desk.log(spasm_at("low-back-left"));
        let expect: &[&str] = if due { &["same-place low-back-left due"] } else { &[] };
        assert_eq!(desk.reminders(), expect, "{days_ago} days");
        let notice: &[&str] = if due { &["doctor: again low-back-left"] } else { &[] };
        assert_eq!(desk.notices(), notice, "{days_ago} days");
        desk.pass_to(1, "14:00");
        desk.log(spasm_at("low-back-left"));
        assert_eq!(desk.notices(), NOTHING, "once for each recurrence, not each day");
    }
}

#[test]
fn another_place_or_an_unclear_end_is_not_the_same_place_again() {
    let mut desk = Desk::at("2026-11-22 14:00");
    again(&mut desk, 20);
    desk.log(spasm_at("low-back-centre"));
    assert_eq!(desk.reminders(), NOTHING);
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log_on(-20, spasm_at("low-back-left"));
    desk.log(spasm_at("low-back-left"));
    assert_eq!(desk.reminders(), NOTHING, "it asks instead");
    assert_eq!(desk.status().questions.len(), 1);
}

#[test]
fn the_same_place_is_gone_once_a_back_dated_entry_joins_the_two() {
    let mut desk = Desk::at("2026-11-22 14:00");
    again(&mut desk, 8);
    desk.log(spasm_at("low-back-left"));
    assert_eq!(desk.effects(), ["doctor: again low-back-left"]);
    desk.log_on(-4, spasm_at("low-back-left"));
    assert_eq!(desk.effects(), ["gone: doctor"]);
    assert_eq!(desk.episodes_at(Some("low-back-left")), ["2026-11-13 2026-11-22 open"]);
}

#[test]
fn the_same_place_stays_due_until_answered() {
    let mut desk = Desk::at("2026-11-22 14:00");
    again(&mut desk, 8);
    desk.log(spasm_at("low-back-left"));
    for _ in 0..7 {
        desk.pass_to(1, "14:00");
        desk.log(clear());
    }
    assert_eq!(desk.reminders(), ["same-place low-back-left due"], "although that episode is over");
    desk.pass_to(300, "14:00");
    assert_eq!(desk.reminders(), ["same-place low-back-left due"]);
    desk.pass_to(65, "14:00");
    assert_eq!(desk.reminders(), NOTHING, "but not for longer than a year");
}

#[test]
fn what_was_said_of_one_place_goes_for_that_place() {
    let mut desk = Desk::at("2026-11-22 14:00");
    for place in ["low-back-left", "neck-left"] {
        desk.log_on(-20, spasm_at(place));
    }
    for days in -19..=-1 {
        desk.log_on(days, clear());
    }
    let both = EntryDraft { places: vec!["low-back-left".into(), "neck-left".into()], ..spasm() };
    desk.log(both);
    assert_eq!(desk.notices(), ["doctor: again neck-left, again low-back-left"]);
    let later = ReminderAnswer::Later { days: 3 };
    desk.act(|engine, now| engine.answer_reminder(ReminderKind::SamePlace, Some("neck-left"), &later, now));
    assert_eq!(desk.reminders(), ["same-place neck-left snoozed", "same-place low-back-left due"]);
    assert_eq!(desk.notices(), NOTHING, "the other was shown already");
}

fn place_questions(desk: &mut Desk) -> Vec<PlaceQuestionView> {
    desk.act(|engine, now| engine.today(now)).place_questions
}

#[test]
fn the_place_beside_is_asked_about_and_yes_links_them() {
    let mut desk = Desk::at("2026-11-22 14:00");
    again(&mut desk, 20);
    let id = desk.log(spasm_at("low-back-centre"));
    assert_eq!(desk.reminders(), NOTHING);
    let question = place_questions(&mut desk).remove(0);
    assert_eq!((question.here.place.as_str(), question.here.start.as_str()), ("low-back-centre", "2026-11-22"));
    assert_eq!((question.earlier.place.as_str(), question.earlier.start.as_str()), ("low-back-left", "2026-11-01"));
    assert_eq!(desk.status().place_questions.len(), 1);
    let before = desk.wall().to_rfc3339();
    desk.pass_minutes(1);
    let answered = desk.act(|engine, now| engine.answer_place(&question, true, now));
    assert_eq!(desk.reminders(), ["same-place low-back-centre due"]);
    assert_eq!(desk.effects(), ["doctor: again low-back-centre"]);
    let today = desk.act(|engine, now| engine.today(now));
    assert_eq!(today.reminders[0].earlier_place.as_deref(), Some("low-back-left"));
    assert!(desk.try_to(|engine, now| engine.answer_place(&question, false, now)).is_err(), "asked once");
    desk.reopen();
    assert_eq!((place_questions(&mut desk).len(), desk.reminders().len()), (0, 1));
    let then = desk.status_as_of(&before);
    assert_eq!((then.place_questions.len(), then.reminders.len()), (1, 0), "as of then nothing was said");
    desk.act(|engine, now| engine.delete_entry(id, now));
    assert_eq!(desk.reminders(), NOTHING);
    assert_eq!(place_questions(&mut desk), []);
    desk.act(|engine, now| engine.restore_entry(id, now));
    assert_eq!(desk.reminders(), ["same-place low-back-centre due"]);
    desk.act(|engine, now| engine.take_back_answer(&answered, now));
    assert_eq!((desk.reminders().len(), place_questions(&mut desk).len()), (0, 1), "asked again");
}

#[test]
fn the_place_beside_is_not_asked_about_again_after_a_no() {
    let mut desk = Desk::at("2026-11-22 14:00");
    again(&mut desk, 20);
    desk.log(spasm_at("low-back-centre"));
    let question = place_questions(&mut desk).remove(0);
    desk.act(|engine, now| engine.answer_place(&question, false, now));
    for _ in 0..10 {
        assert_eq!((desk.reminders().len(), place_questions(&mut desk).len()), (0, 0));
        desk.pass_to(1, "14:00");
        desk.log(spasm_at("low-back-centre"));
    }
}

#[test]
fn the_question_goes_with_the_entry_that_made_it() {
    let mut desk = Desk::at("2026-11-22 14:00");
    again(&mut desk, 20);
    let id = desk.log(spasm_at("low-back-centre"));
    assert_eq!(place_questions(&mut desk).len(), 1);
    desk.act(|engine, now| engine.update_entry(id, &spasm_at("neck-left"), now));
    assert_eq!(place_questions(&mut desk), []);
    desk.act(|engine, now| engine.update_entry(id, &spasm_at("low-back-centre"), now));
    desk.log_on(-10, spasm_at("low-back-left"));
    assert_eq!(place_questions(&mut desk), [], "nobody knows yet whether that was over");
}

#[test]
fn the_third_time_where_the_person_wants_so() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let settings = desk.act(|engine, _| engine.settings());
    assert_eq!(settings.times_in_one_place, Coded(TimesInOnePlace::Two));
    let three = Settings { times_in_one_place: Coded(TimesInOnePlace::Three), ..settings };
    desk.act(|engine, now| engine.change_settings(&three, now));
    again(&mut desk, 30);
    desk.log(spasm_at("low-back-left"));
    assert_eq!(desk.reminders(), NOTHING);
    again(&mut desk, 60);
    assert_eq!(desk.reminders(), ["same-place low-back-left due"]);
    desk.reopen();
    assert_eq!(desk.act(|engine, _| engine.settings()).times_in_one_place, Coded(TimesInOnePlace::Three));
}
