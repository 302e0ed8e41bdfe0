//! "It is a good time to see a doctor": after two, four and twelve weeks, and when the same place starts again. True ones
//! are shown, answered ones keep quiet, those no longer true are gone (design 5; clinical facts 8.4, 8.5).

use respite_domain::reminder::ReminderKind;
use respite_domain::same_place::TimesInOnePlace;
use respite_engine::view::{Coded, EntryDraft, PlaceQuestionView, ReminderAnswer, Settings, VisitDraft};

use crate::desk::{Desk, again, clear, spasm, spasm_at};

const NOTHING: [&str; 0] = [];

/// Two weeks of spasms up to yesterday; today is the fifteenth day, at noon.
fn on_day_fifteen() -> Desk {
    let mut desk = Desk::at("2026-11-01 12:00");
    for _ in 1..=14 {
        desk.log(spasm());
        assert_eq!(desk.notices(), NOTHING);
        desk.pass_to(1, "12:00");
    }
    desk
}

fn answer(desk: &mut Desk, kind: ReminderKind, answer: &ReminderAnswer) {
    desk.act(|engine, now| engine.answer_reminder(kind, None, answer, now));
}

#[test]
fn comes_on_day_fifteen_and_goes_after_seven_clear_days() {
    let mut desk = on_day_fifteen();
    assert_eq!(desk.reminders(), NOTHING);
    desk.log(spasm());
    assert_eq!(desk.reminders(), ["two-weeks due"]);
    assert_eq!(desk.effects(), ["doctor: two weeks"]);
    assert_eq!(desk.effects(), NOTHING);
    desk.reopen();
    assert_eq!(desk.effects(), NOTHING, "nothing is shown twice");
    let today = desk.act(|engine, now| engine.today(now));
    let reminder = &today.reminders[0];
    assert_eq!((reminder.start.as_str(), reminder.last.as_str()), ("2026-11-01", "2026-11-15"));
    assert_eq!((reminder.days, reminder.noted), (15, 15));
    for _ in 1..=7 {
        assert_eq!(desk.reminders(), ["two-weeks due"]);
        desk.pass_to(1, "12:00");
        desk.log(clear());
    }
    assert_eq!(desk.reminders(), NOTHING);
    assert!(desk.act(|engine, now| engine.today(now)).reminders.is_empty());
}

#[test]
fn a_notice_on_the_screen_is_taken_back_when_it_is_no_longer_true() {
    let mut desk = on_day_fifteen();
    let id = desk.log(spasm());
    assert_eq!(desk.effects(), ["doctor: two weeks"]);
    desk.act(|engine, now| engine.delete_entry(id, now));
    assert_eq!(desk.effects(), ["gone: doctor"]);
    assert_eq!(desk.reminders(), NOTHING);
    desk.act(|engine, now| engine.restore_entry(id, now));
    assert_eq!(desk.reminders(), ["two-weeks due"]);
}

#[test]
fn an_edited_entry_takes_it_away_and_brings_it() {
    let mut desk = on_day_fifteen();
    let id = desk.log(clear());
    assert_eq!(desk.reminders(), NOTHING);
    let grey = EntryDraft { worst: Some(2.0), ..EntryDraft::default() };
    desk.act(|engine, now| engine.update_entry(id, &grey, now));
    assert_eq!(desk.reminders(), ["two-weeks due"], "a grey day keeps it open");
    desk.act(|engine, now| engine.update_entry(id, &clear(), now));
    assert_eq!(desk.reminders(), NOTHING);
    let moved = EntryDraft { when: "2026-11-14T11:00:00+01:00".into(), ..spasm() };
    desk.act(|engine, now| engine.update_entry(id, &moved, now));
    assert_eq!(desk.reminders(), NOTHING, "a spasm of yesterday says nothing of today");
}

#[test]
fn a_back_dated_entry_that_joins_two_episodes_brings_it() {
    let mut desk = Desk::at("2026-11-15 12:00");
    for days in (-14..=-10).chain(-2..=0) {
        desk.log_on(days, spasm());
    }
    assert_eq!(desk.episodes(), ["2026-11-01 2026-11-05 end-unknown", "2026-11-13 2026-11-15 open"]);
    assert_eq!(desk.reminders(), NOTHING);
    let id = desk.log_on(-6, spasm());
    assert_eq!(desk.episodes(), ["2026-11-01 2026-11-15 open"]);
    assert_eq!(desk.effects(), ["doctor: two weeks"]);
    desk.act(|engine, now| engine.delete_entry(id, now));
    assert_eq!(desk.effects(), ["gone: doctor"]);
}

#[test]
fn back_dated_clear_days_take_it_away() {
    let mut desk = on_day_fifteen();
    desk.log(spasm());
    desk.pass_to(7, "12:00");
    assert_eq!(desk.reminders(), ["two-weeks due"], "nobody knows");
    for days in -6..=0 {
        desk.log_on(days, clear());
    }
    assert_eq!(desk.reminders(), NOTHING);
    assert_eq!(desk.episodes(), ["2026-11-01 2026-11-15 closed"]);
}

#[test]
fn a_declared_onset_brings_it_on_the_first_day() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log(EntryDraft { onset: Some("2026-11-08".into()), ..spasm() });
    assert_eq!(desk.effects(), ["doctor: two weeks"]);
    let today = desk.act(|engine, now| engine.today(now));
    assert!(today.reminders[0].start_declared);
    assert_eq!(today.reminders[0].noted, 1, "fifteen days, one of them in the diary");
}

#[test]
fn a_declared_onset_in_the_same_place_is_told_as_declared() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log_on(-20, spasm_at("neck-left"));
    for days in -19..=-6 {
        desk.log_on(days, clear());
    }
    desk.log(EntryDraft { onset: Some("2026-11-18".into()), ..spasm_at("neck-left") });
    let today = desk.act(|engine, now| engine.today(now));
    let again = today.reminders.iter().find(|reminder| reminder.kind == Coded(ReminderKind::SamePlace)).unwrap();
    assert!(again.start_declared, "{again:?}");
    assert_eq!(again.start, "2026-11-18");
}

#[test]
fn later_is_one_three_or_seven_days() {
    for days in [1u8, 3, 7] {
        let mut desk = on_day_fifteen();
        desk.log(spasm());
        assert_eq!(desk.notices(), ["doctor: two weeks"]);
        answer(&mut desk, ReminderKind::TwoWeeks, &ReminderAnswer::Later { days });
        assert_eq!(desk.effects(), ["gone: doctor"]);
        for _ in 1..days {
            desk.pass_to(1, "12:00");
            desk.log(spasm());
            assert_eq!(desk.reminders(), ["two-weeks snoozed"], "{days} days");
            assert_eq!(desk.notices(), NOTHING);
        }
        desk.pass_to(1, "12:00");
        desk.log(spasm());
        assert_eq!(desk.reminders(), ["two-weeks due"], "{days} days");
        assert_eq!(desk.notices(), ["doctor: two weeks"], "{days} days");
        desk.reopen();
        assert_eq!(desk.notices(), NOTHING);
    }
}

#[test]
fn an_appointment_keeps_it_quiet_until_three_days_after() {
    let mut desk = on_day_fifteen();
    desk.log(spasm());
    assert_eq!(desk.notices(), ["doctor: two weeks"]);
    answer(&mut desk, ReminderKind::TwoWeeks, &ReminderAnswer::Booked { on: "2026-11-17".into() });
    for _ in 15..=20 {
        assert_eq!(desk.reminders(), ["two-weeks booked"], "{}", desk.today());
        assert!(!desk.notices().contains(&"doctor: two weeks".to_owned()), "{}", desk.today());
        desk.pass_to(1, "12:00");
        desk.log(spasm());
    }
    assert_eq!(desk.today().to_string(), "2026-11-21");
    assert_eq!(desk.reminders(), ["two-weeks due"]);
    assert_eq!(desk.notices(), ["doctor: two weeks"]);
}

#[test]
fn what_kept_it_quiet_and_is_taken_back_brings_the_notice_again() {
    let booked = ReminderAnswer::Booked { on: "2026-11-25".into() };
    let other = [ReminderAnswer::Later { days: 7 }, ReminderAnswer::Been, ReminderAnswer::NotForThisEpisode];
    for answer in [booked].into_iter().chain(other) {
        for days in [0, 1, 5] {
            let mut desk = on_day_fifteen();
            desk.log(spasm());
            assert_eq!(desk.notices(), ["doctor: two weeks"]);
            let said = desk.act(|engine, now| engine.answer_reminder(ReminderKind::TwoWeeks, None, &answer, now));
            assert_eq!(desk.notices(), NOTHING);
            for _ in 0..days {
                desk.pass_to(1, "12:00");
                desk.log(spasm());
                assert_eq!(desk.notices(), NOTHING, "{answer:?}");
            }
            desk.act(|engine, now| engine.take_back_answer(&said, now));
            desk.reopen();
            assert_eq!(desk.reminders(), ["two-weeks due"], "{answer:?}");
            assert_eq!(desk.notices(), ["doctor: two weeks"], "{answer:?} after {days} days");
            desk.reopen();
            desk.pass_to(1, "12:00");
            assert_eq!(desk.notices(), NOTHING, "once");
        }
    }
}

#[test]
fn an_appointment_that_the_person_did_not_go_to_brings_the_notice_again() {
    for moved in [false, true] {
        let mut desk = on_day_fifteen();
        desk.log(spasm());
        assert_eq!(desk.notices(), ["doctor: two weeks"]);
        desk.pass_to(1, "12:00");
        let draft = VisitDraft { day: "2026-11-20".into(), ..VisitDraft::default() };
        let visit = desk.act(|engine, now| engine.add_visit(&draft, now)).id;
        if moved {
            let later = VisitDraft { day: "2026-11-26".into(), ..VisitDraft::default() };
            desk.act(|engine, now| engine.update_visit(visit, &later, now));
        }
        desk.pass_to(5, "12:00");
        desk.log(spasm());
        assert_eq!(desk.notices(), NOTHING);
        desk.act(|engine, now| engine.delete_visit(visit, now));
        assert_eq!(desk.reminders(), ["two-weeks due"]);
        assert_eq!(desk.notices(), ["doctor: two weeks"]);
        desk.pass_to(1, "12:00");
        assert_eq!(desk.notices(), NOTHING);
    }
}

#[test]
fn not_again_that_is_taken_back_brings_the_notice_again() {
    let mut desk = on_day_fifteen();
    desk.log(spasm());
    assert_eq!(desk.notices(), ["doctor: two weeks"]);
    answer(&mut desk, ReminderKind::TwoWeeks, &ReminderAnswer::NotForThisEpisode);
    desk.pass_to(3, "12:00");
    desk.log(spasm());
    assert_eq!(desk.notices(), NOTHING);
    answer(&mut desk, ReminderKind::TwoWeeks, &ReminderAnswer::RemindAgain);
    assert_eq!(desk.notices(), ["doctor: two weeks"]);
}

#[test]
fn having_been_keeps_it_quiet_until_the_next_milestone() {
    let mut desk = on_day_fifteen();
    desk.log(spasm());
    assert_eq!(desk.notices(), ["doctor: two weeks"]);
    let mut kind = ReminderKind::TwoWeeks;
    for (next, day, line, notice) in [
        (ReminderKind::FourWeeks, 29, "four-weeks due", "doctor: four weeks"),
        (ReminderKind::TwelveWeeks, 85, "twelve-weeks due", "doctor: twelve weeks"),
    ] {
        answer(&mut desk, kind, &ReminderAnswer::Been);
        assert_eq!(desk.effects(), ["gone: doctor"]);
        loop {
            desk.pass_to(1, "12:00");
            desk.log(spasm());
            if desk.status().episodes[0].days == day {
                break;
            }
            assert!(desk.reminders()[0].ends_with("done"), "{:?} on {}", desk.reminders(), desk.today());
            assert_eq!(desk.notices(), NOTHING);
        }
        assert_eq!(desk.reminders(), [line]);
        assert_eq!(desk.notices(), [notice]);
        kind = next;
    }
}

#[test]
fn not_for_this_episode_is_for_all_its_milestones_and_for_no_other() {
    let mut desk = on_day_fifteen();
    desk.log(spasm());
    answer(&mut desk, ReminderKind::TwoWeeks, &ReminderAnswer::NotForThisEpisode);
    for _ in 16..=30 {
        desk.pass_to(1, "12:00");
        desk.log(spasm());
        assert_eq!(desk.notices(), NOTHING);
    }
    assert_eq!(desk.reminders(), ["four-weeks done"]);
    for _ in 0..7 {
        desk.pass_to(1, "12:00");
        desk.log(clear());
    }
    desk.pass_to(1, "12:00");
    for _ in 1..=15 {
        desk.log(spasm());
        desk.pass_to(1, "12:00");
    }
    assert_eq!(desk.reminders(), ["two-weeks due"]);
}

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
fn several_reasons_are_one_visit_and_one_notice() {
    let mut desk = Desk::at("2026-11-22 14:00");
    again(&mut desk, 30);
    desk.log(EntryDraft { onset: Some("2026-11-01".into()), ..spasm_at("low-back-left") });
    assert_eq!(desk.reminders(), ["two-weeks due", "same-place low-back-left due"]);
    assert_eq!(desk.effects(), ["doctor: two weeks, again low-back-left"]);
    answer(&mut desk, ReminderKind::TwoWeeks, &ReminderAnswer::Been);
    assert_eq!(desk.reminders(), ["two-weeks done", "same-place low-back-left done"]);
    assert_eq!(desk.effects(), ["gone: doctor"]);
}

#[test]
fn a_reason_that_a_back_dated_entry_adds_is_told_although_another_was_before() {
    let mut desk = on_day_fifteen();
    desk.log(spasm_at("low-back-left"));
    assert_eq!(desk.notices(), ["doctor: two weeks"]);
    desk.pass_to(3, "12:00");
    desk.log(spasm());
    // Only now they remember the summer.
    again(&mut desk, 100);
    assert_eq!(desk.reminders(), ["two-weeks due", "same-place low-back-left due"]);
    assert_eq!(desk.notices(), ["doctor: two weeks, again low-back-left"]);
    assert_eq!(desk.notices(), NOTHING);
    desk.reopen();
    assert_eq!(desk.notices(), NOTHING);
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

#[test]
fn not_again_outlives_a_visit_that_is_booked_later() {
    let mut desk = on_day_fifteen();
    desk.log(spasm());
    answer(&mut desk, ReminderKind::TwoWeeks, &ReminderAnswer::NotForThisEpisode);
    desk.pass_to(1, "12:00");
    desk.log(spasm());
    let visit = VisitDraft { day: desk.day(1), ..VisitDraft::default() };
    desk.act(|engine, now| engine.add_visit(&visit, now));
    for _ in 0..20 {
        desk.pass_to(1, "12:00");
        desk.log(spasm());
        assert!(desk.reminders()[0].ends_with("done"), "{:?} on {}", desk.reminders(), desk.today());
    }
    let before = desk.now().wall.to_rfc3339();
    desk.pass_minutes(1);
    let silenced = desk.act(|engine, now| engine.today(now)).silenced;
    assert_eq!(silenced.len(), 1);
    answer(&mut desk, ReminderKind::FourWeeks, &ReminderAnswer::RemindAgain);
    assert_eq!(desk.reminders(), ["four-weeks due"], "until the person takes it back");
    assert!(desk.act(|engine, now| engine.today(now)).silenced.is_empty());
    let then = serde_json::to_value(desk.status_as_of(&before).reminders).unwrap();
    assert_eq!(then[0]["state"], "done", "as of then it stood");
}

#[test]
fn having_been_outlives_a_visit_that_is_booked_later() {
    let mut desk = on_day_fifteen();
    desk.log(spasm());
    answer(&mut desk, ReminderKind::TwoWeeks, &ReminderAnswer::Been);
    let visit = VisitDraft { day: desk.day(2), ..VisitDraft::default() };
    desk.act(|engine, now| engine.add_visit(&visit, now));
    for _ in 16..=28 {
        desk.pass_to(1, "12:00");
        desk.log(spasm());
        // The visit is on the 17th, and keeps quiet for three days more.
        let expect = if desk.day(0).as_str() <= "2026-11-20" { "two-weeks booked" } else { "two-weeks done" };
        assert_eq!(desk.reminders(), [expect], "{}", desk.today());
    }
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
    let before = desk.now().wall.to_rfc3339();
    desk.pass_minutes(1);
    desk.act(|engine, now| engine.answer_place(&question, true, now));
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
    desk.act(|engine, now| engine.take_back_place(&question, now));
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

/// Spasms up to day 12; today is day 15 and nothing was noted since.
fn silent_on_day_fifteen() -> Desk {
    let mut desk = Desk::at("2026-11-01 12:00");
    for _ in 1..=12 {
        desk.log(spasm());
        assert_eq!(still_there(&mut desk), None);
        desk.pass_to(1, "12:00");
    }
    desk.pass_to(1, "12:00");
    assert_eq!(still_there(&mut desk), None, "day 14");
    desk.pass_to(1, "12:00");
    desk
}

fn still_there(desk: &mut Desk) -> Option<String> {
    let asked = desk.act(|engine, now| engine.today(now)).still_there;
    assert_eq!(desk.status().still_there, asked);
    asked
}

#[test]
fn on_day_fifteen_it_asks_whether_the_spasm_is_still_there() {
    let mut desk = silent_on_day_fifteen();
    assert_eq!(still_there(&mut desk).as_deref(), Some("2026-11-01"));
    assert_eq!(desk.reminders(), NOTHING, "no data is no reminder");
    let saved = desk.act(|engine, now| engine.answer_still_there(true, now));
    let entry = desk.act(|engine, _| engine.entry(saved.id));
    assert_eq!((entry.spasms, entry.worst, entry.average), (Some(1), None, None), "it says so, and nothing of pain");
    assert_eq!(desk.reminders(), ["two-weeks due"]);
    assert_eq!(still_there(&mut desk), None);
    assert!(desk.try_to(|engine, now| engine.answer_still_there(true, now)).is_err(), "asked once");
    desk.act(|engine, now| engine.delete_entry(saved.id, now));
    assert!(still_there(&mut desk).is_some(), "taken back, it is asked again");
}

#[test]
fn no_is_no_spasm_and_nothing_of_pain() {
    let mut desk = silent_on_day_fifteen();
    let saved = desk.act(|engine, now| engine.answer_still_there(false, now));
    let entry = desk.act(|engine, _| engine.entry(saved.id));
    assert_eq!((entry.spasms, entry.worst, entry.average), (Some(0), None, None));
    assert_eq!(desk.reminders(), NOTHING);
    for _ in 15..=18 {
        assert_eq!(still_there(&mut desk), None);
        desk.pass_to(1, "12:00");
    }
}

#[test]
fn a_note_alone_does_not_tell_whether_it_is_still_there() {
    let mut desk = silent_on_day_fifteen();
    desk.log(EntryDraft { note: "A long day.".into(), ..EntryDraft::default() });
    assert!(still_there(&mut desk).is_some());
    desk.log(clear());
    assert_eq!(still_there(&mut desk), None);
}
