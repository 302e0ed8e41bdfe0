//! What is answered to "It is a good time to see a doctor" keeps it quiet, for as long as was meant (design 5).

use respite_domain::reminder::ReminderKind;
use respite_engine::view::{ReminderAnswer, VisitDraft};

use crate::desk::{clear, spasm};
use crate::doctor::{NOTHING, answer, on_day_fifteen};

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
    let before = desk.wall().to_rfc3339();
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
