//! What is on the screen says what is so: where a later word changes that it is said anew in its place, once, and its buttons go on being
//! about the same thing.

use proptest::prelude::*;
use respite_domain::episode::StillHadIt;
use respite_domain::notice::Notice;
use respite_domain::reminder::ReminderKind;
use respite_engine::view::{Answered, EntryDraft, ReminderAnswer, VisitDraft, VisitOutcome};
use respite_engine::{Act, Pressed};

use crate::desk::{Desk, again, clear, draft_of, spasm, spasm_at};

const NOTHING: [&str; 0] = [];

fn later(desk: &mut Desk, notice: &Notice) -> Pressed {
    desk.act(|engine, now| engine.press(notice, Act::Later, now))
}

/// "Later" is about the spasm that the notice told of, whatever its first day is by then.
#[test]
fn later_counts_although_the_first_day_moved_since() {
    type Move = fn(&mut Desk);
    let moves: [Move; 3] = [
        |desk| _ = desk.log(EntryDraft { onset: Some("2026-10-30".into()), ..spasm() }),
        |desk| _ = desk.log_on(-17, spasm()),
        |desk| {
            let first = desk.act(|engine, now| engine.today(now)).entries.remove(0);
            let told = EntryDraft { onset: Some("2026-10-31".into()), ..draft_of(&first) };
            desk.act(|engine, now| engine.update_entry(first.id, &told, now));
        },
    ];
    for (nth, moved) in moves.into_iter().enumerate() {
        let mut desk = Desk::at("2026-11-16 12:00");
        desk.log(EntryDraft { onset: Some("2026-11-01".into()), ..spasm() });
        let notice = desk.the_notice();
        moved(&mut desk);
        assert_eq!(desk.effects(), ["anew: doctor: two weeks"], "{nth}: it told the old first day");
        desk.pass_minutes(1);
        assert_eq!(desk.effects(), NOTHING, "{nth}");
        assert_eq!(later(&mut desk, &notice), Pressed::Written, "{nth}");
        assert_eq!(desk.reminders(), ["two-weeks snoozed"], "{nth}");
        assert_eq!(desk.effects(), ["gone: doctor"], "{nth}");
        desk.pass_to(1, "12:00");
        assert_eq!(desk.effects(), ["doctor: two weeks"], "{nth}: the next day");
    }
}

#[test]
fn later_of_what_was_answered_meanwhile_is_asked_in_the_window() {
    let mut desk = Desk::at("2026-11-16 12:00");
    desk.log(EntryDraft { onset: Some("2026-11-01".into()), ..spasm() });
    let notice = desk.the_notice();
    let never = ReminderAnswer::NotForThisEpisode;
    desk.act(|engine, now| engine.answer_reminder(ReminderKind::TwoWeeks, None, &never, now));
    assert_eq!(later(&mut desk, &notice), Pressed::ToBeAsked);
    assert_eq!(desk.reminders(), ["two-weeks done"]);
}

/// One reminder for each new recurrence, whenever the one before was told.
#[test]
fn a_place_is_told_again_although_the_time_before_was_told_late() {
    for since in [None, Some("2026-11-20")] {
        let mut desk = Desk::at("2026-11-20 12:00");
        again(&mut desk, 60);
        for day in -19..=-17 {
            desk.log_on(day, spasm_at("low-back-left"));
        }
        for day in -16..=-1 {
            desk.log_on(day, clear());
        }
        assert_eq!(desk.notices(), ["doctor: again low-back-left"], "told on the 20th, of the 1st");
        let (kind, place) = (ReminderKind::SamePlace, Some("low-back-left"));
        let never = ReminderAnswer::NotForThisEpisode;
        desk.act(|engine, now| engine.answer_reminder(kind, place, &never, now));
        assert_eq!(desk.effects(), ["gone: doctor"]);
        desk.pass_to(if since.is_some() { 1 } else { 0 }, "20:00");
        desk.log(EntryDraft { onset: since.map(Into::into), ..spasm_at("low-back-left") });
        assert_eq!(desk.reminders(), ["same-place low-back-left due"]);
        assert_eq!(desk.notices(), ["doctor: again low-back-left"], "a third spasm there");
        desk.reopen();
        desk.pass_to(1, "12:00");
        desk.log(spasm_at("low-back-left"));
        assert_eq!(desk.notices(), NOTHING, "once");
    }
}

/// The days of a gap that were told all at once are no spasm of a place in which there was none.
#[test]
fn most_days_of_the_whole_back_bring_no_place_back() {
    let mut desk = Desk::at("2026-11-11 12:00");
    again(&mut desk, 50);
    desk.log_on(-10, spasm_at("low-back-right"));
    let pain = EntryDraft { spasms: Some(0.0), worst: Some(2.0), places: vec!["low-back-left".into()], ..spasm() };
    desk.log_on(-9, pain);
    desk.log(spasm_at("low-back-right"));
    let asked = desk.act(|engine, now| engine.today(now)).questions.remove(0);
    assert_eq!((asked.place.as_deref(), &asked.from[..], &asked.to[..]), (None, "2026-11-03", "2026-11-10"));
    desk.act(|engine, now| engine.answer_gap(&asked, StillHadIt::YesMostDays, now));
    assert!(!desk.reminders().iter().any(|told| told.contains("low-back-left")), "{:?}", desk.reminders());
    assert_eq!(desk.episodes_at(Some("low-back-left")).len(), 1, "that of September alone");
}

/// What the person looks at tells the time that it is at by now.
#[test]
fn a_visit_of_today_that_is_put_off_is_told_with_its_new_time() {
    let mut desk = Desk::at("2026-11-30 08:30");
    let at = |time: &str| VisitDraft { day: "2026-11-30".into(), time: Some(time.into()), ..VisitDraft::default() };
    let id = desk.act(|engine, now| engine.add_visit(&at("09:00"), now)).id;
    assert_eq!(desk.notices(), ["visit on 2026-11-30"]);
    desk.pass_to(0, "09:30");
    assert_eq!(desk.effects(), ["gone: visit-1-2026-11-30-09-00"]);
    desk.act(|engine, now| engine.update_visit(id, &at("16:00"), now));
    assert_eq!(desk.notices(), ["visit on 2026-11-30"], "and not as if it came late");
    desk.reopen();
    assert_eq!(desk.effects(), NOTHING);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever becomes of a visit on its day, and is taken back: what is told of it then is not late, for it is so only now.
    #[test]
    fn what_a_visit_of_today_has_become_is_not_told_late(acts in prop::collection::vec((0usize..4, 10i64..20), 1..7)) {
        let mut desk = Desk::at("2026-11-27 12:00");
        let at = |day: &str, time: String| VisitDraft { day: day.into(), time: Some(time), ..VisitDraft::default() };
        let id = desk.act(|engine, now| engine.add_visit(&at("2026-11-30", "21:00".into()), now)).id;
        desk.pass_to(3, "08:30");
        prop_assert_eq!(desk.effects(), ["late: visit on 2026-11-30"], "nobody was there the day before");
        for (act, minute) in &acts {
            desk.pass_minutes(30);
            match act {
                0 => _ = desk.act(|engine, now| engine.update_visit(id, &at("2026-11-30", format!("20:{minute}")), now)),
                1 => {
                    desk.act(|engine, now| engine.delete_visit(id, now));
                    desk.effects();
                    desk.act(|engine, now| engine.restore_visit(id, now));
                }
                2 => {
                    desk.act(|engine, now| engine.update_visit(id, &at("2026-12-24", "20:00".into()), now));
                    desk.effects();
                    desk.act(|engine, now| engine.update_visit(id, &at("2026-11-30", "20:00".into()), now));
                }
                _ => {
                    desk.act(|engine, now| engine.visit_done(id, &VisitOutcome::default(), now));
                    desk.effects();
                    let slip = Answered { over: Some(id), ..Answered::default() };
                    desk.act(|engine, now| engine.take_back_answer(&slip, now));
                }
            }
            let told = desk.notices();
            prop_assert!(told.iter().all(|told| *told == "visit on 2026-11-30"), "{:?} after {:?}", told, acts);
        }
    }
}
