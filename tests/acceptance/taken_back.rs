//! One slip can be taken back, whatever it answered; and what comes back is told like what is new.

use respite_domain::episode::StillHadIt;
use respite_domain::reminder::ReminderKind;
use respite_engine::view::{
    Coded, ContentView, DoseDraft, EntryDraft, LabelView, ProductDraft, ReminderAnswer, VisitDraft, VisitOutcome,
};

use crate::desk::{Desk, spasm};
use crate::english::tell_finding;

/// A spasm since 15 days and more, so that a doctor should have a look.
fn due() -> Desk {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log(EntryDraft { onset: Some("2026-11-01".into()), ..spasm() });
    assert_eq!(desk.reminders(), ["two-weeks due"]);
    desk
}

fn book(desk: &mut Desk, day: &str) -> i32 {
    let draft = VisitDraft { day: day.to_owned(), ..VisitDraft::default() };
    desk.act(|engine, now| engine.add_visit(&draft, now)).id
}

fn visit_is_over(desk: &mut Desk, id: i32) -> bool {
    desk.act(|engine, _| engine.visit(id)).outcome.is_some()
}

#[test]
fn every_answer_to_a_reminder_can_be_taken_back() {
    let booked = ReminderAnswer::Booked { on: "2026-11-25".into() };
    for answer in [ReminderAnswer::Been, ReminderAnswer::Later { days: 7 }, booked, ReminderAnswer::NotForThisEpisode] {
        let mut desk = due();
        let answered = desk.act(|engine, now| engine.answer_reminder(ReminderKind::TwoWeeks, None, &answer, now));
        assert_ne!(desk.reminders(), ["two-weeks due"], "{answer:?}");
        desk.reopen();
        desk.act(|engine, now| engine.take_back_answer(&answered, now));
        assert_eq!(desk.reminders(), ["two-weeks due"], "{answer:?}");
        let visits = desk.act(|engine, now| engine.visits(now));
        assert!(visits.to_come.is_empty() && visits.past.is_empty(), "{answer:?}");
    }
}

#[test]
fn been_answers_by_the_visit_that_waits_and_goes_with_it() {
    let mut desk = due();
    let visit = book(&mut desk, "2026-11-20");
    let been = |desk: &mut Desk| {
        desk.act(|engine, now| engine.answer_reminder(ReminderKind::TwoWeeks, None, &ReminderAnswer::Been, now))
    };
    let answered = been(&mut desk);
    assert!(visit_is_over(&mut desk, visit));
    assert_eq!(desk.reminders(), ["two-weeks done"]);
    desk.act(|engine, now| engine.take_back_answer(&answered, now));
    assert!(!visit_is_over(&mut desk, visit), "it waits to be told of again");
    been(&mut desk);
    assert_eq!(desk.reminders(), ["two-weeks done"]);
    desk.act(|engine, now| engine.delete_visit(visit, now));
    assert_eq!(desk.reminders(), ["two-weeks due"], "as for one that was told through the visits");
}

#[test]
fn a_visit_from_before_the_reminder_is_not_what_been_means() {
    let mut desk = due();
    let visit = book(&mut desk, "2026-11-10");
    desk.act(|engine, now| engine.answer_reminder(ReminderKind::TwoWeeks, None, &ReminderAnswer::Been, now));
    assert_eq!(desk.reminders(), ["two-weeks done"]);
    assert!(!visit_is_over(&mut desk, visit), "how that went is another question");
    let told = VisitOutcome { said: "Rest".into(), diagnosis: String::new() };
    desk.act(|engine, now| engine.visit_done(visit, &told, now));
    assert_eq!(desk.reminders(), ["two-weeks done"]);
}

#[test]
fn an_answer_about_a_gap_can_be_taken_back_and_is_asked_again() {
    for answer in [Coded(StillHadIt::YesMostDays), Coded(StillHadIt::No), Coded(StillHadIt::DoNotRemember)] {
        let mut desk = Desk::at("2026-11-22 14:00");
        desk.log_on(-20, spasm());
        desk.log(spasm());
        let before = (desk.episodes(), desk.reminders());
        let asked = desk.act(|engine, now| engine.today(now)).questions;
        let answered = desk.act(|engine, now| engine.answer_gap(&asked[0], answer.0, now));
        assert!(desk.act(|engine, now| engine.today(now)).questions.is_empty());
        desk.pass_minutes(1);
        let answered_at = desk.wall().to_rfc3339();
        desk.pass_minutes(1);
        desk.reopen();
        desk.act(|engine, now| engine.take_back_answer(&answered, now));
        assert_eq!(desk.act(|engine, now| engine.today(now)).questions, asked, "{answer:?}");
        assert_eq!((desk.episodes(), desk.reminders()), before, "{answer:?}");
        let then = desk.status_as_of(&answered_at);
        let merged = then.episodes.iter().any(|episode| episode.days > 20);
        assert_eq!(merged, answer == Coded(StillHadIt::YesMostDays), "as of then it stood");
        assert!(desk.try_to(|engine, now| engine.take_back_answer(&answered, now)).is_err(), "once");
    }
}

#[test]
fn a_visit_that_is_moved_for_this_spasm_answers_its_reminder() {
    let mut desk = Desk::at("2026-10-01 14:00");
    let visit = book(&mut desk, "2027-02-01");
    desk.pass_until("2026-11-22 14:00");
    desk.log(EntryDraft { onset: Some("2026-11-01".into()), ..spasm() });
    assert_eq!(desk.reminders(), ["two-weeks due"], "one on a far day says nothing of this spasm");
    let change = |desk: &mut Desk, draft: VisitDraft| {
        desk.act(|engine, now| engine.update_visit(visit, &draft, now));
    };
    let before = VisitDraft { day: "2027-02-01".into(), notes: "Bring the page".into(), ..VisitDraft::default() };
    change(&mut desk, before);
    assert_eq!(desk.reminders(), ["two-weeks due"], "a note moves nothing");
    let before = desk.wall().to_rfc3339();
    desk.pass_minutes(1);
    change(&mut desk, VisitDraft { day: "2026-11-25".into(), ..VisitDraft::default() });
    assert_eq!(desk.reminders(), ["two-weeks booked"]);
    let then = serde_json::to_value(desk.status_as_of(&before).reminders).unwrap();
    assert_eq!(then[0]["state"], "due", "as of then it was not moved");
}

#[test]
fn a_dose_that_comes_back_over_the_limit_says_whom_to_call() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let label = LabelView { most_units_a_day: Some(6.0), checked: true, ..LabelView::default() };
    let contents = vec![ContentView { ingredient: "ibuprofen".into(), mg_per_unit: 200.0 }];
    let product = ProductDraft { name: "Advil".into(), contents, label: Some(label), ..ProductDraft::default() };
    let product = desk.act(|engine, now| engine.save_product(None, &product, now)).id;
    let take = |desk: &mut Desk, units: f64| {
        let draft = DoseDraft { product, units, ..DoseDraft::default() };
        desk.act(|engine, now| engine.log_dose(&draft, &tell_finding, now))
    };
    let first = take(&mut desk, 4.0).id;
    desk.act(|engine, now| engine.delete_dose(first, now));
    let restored = desk.act(|engine, now| engine.restore_dose(first, &tell_finding, now));
    assert!(restored.findings.iter().all(|finding| finding.help.is_none()), "{restored:?}");
    desk.act(|engine, now| engine.delete_dose(first, now));
    desk.pass_minutes(60);
    assert!(take(&mut desk, 4.0).findings.iter().all(|finding| finding.help.is_none()));
    let restored = desk.act(|engine, now| engine.restore_dose(first, &tell_finding, now));
    assert!(restored.findings.iter().any(|finding| finding.kind == "over-limit" && finding.help.is_some()));
}

#[test]
fn the_planned_last_day_of_a_course_is_told_once() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let contents = vec![ContentView { ingredient: "ibuprofen".into(), mg_per_unit: 200.0 }];
    let end = |day: &str| Some(day.to_owned());
    let course =
        ProductDraft { name: "Advil".into(), contents, course_end: end("2026-11-24"), ..ProductDraft::default() };
    let id = desk.act(|engine, now| engine.save_product(None, &course, now)).id;
    assert_eq!(desk.notices(), [""; 0]);
    desk.pass_to(2, "07:59");
    assert_eq!(desk.notices(), [""; 0], "not at night");
    desk.pass_to(0, "08:00");
    assert_eq!(desk.notices(), ["the last day of Advil"]);
    desk.reopen();
    desk.pass_to(1, "12:00");
    assert_eq!(desk.notices(), [""; 0], "once");
    // Planned anew, it is told anew; where the computer was off then, later.
    let course = ProductDraft { course_end: end("2026-11-27"), ..course };
    desk.act(|engine, now| engine.save_product(Some(id), &course, now));
    desk.pass_to(3, "12:00");
    assert_eq!(desk.notices(), ["Advil was to stop"]);
    desk.act(|engine, now| engine.stop_product(id, None, now));
    assert_eq!(desk.effects(), [format!("gone: course-{id}-2026-11-27")]);
}

#[test]
fn naproxen_without_a_prescription_is_asked_about_where_it_needs_one() {
    use respite_domain::region::Region;
    let naproxen = ProductDraft {
        name: "Naproxen".into(),
        contents: vec![ContentView { ingredient: "naproxen".into(), mg_per_unit: 250.0 }],
        ..ProductDraft::default()
    };
    for (region, asked) in [(None, false), (Some(Region::Us), false), (Some(Region::Uk), true)] {
        let mut desk = Desk::at("2026-11-22 14:00");
        let settings = desk.act(|engine, _| engine.settings());
        let settings = respite_engine::view::Settings { region: region.map(Coded), ..settings };
        desk.act(|engine, now| engine.change_settings(&settings, now));
        let saved = desk.try_to(|engine, now| engine.save_product(None, &naproxen, now));
        assert_eq!(saved.is_err(), asked, "{region:?}");
        if let Err(error) = saved {
            let sure = ProductDraft { sure: error.question().into_iter().collect(), ..naproxen.clone() };
            desk.act(|engine, now| engine.save_product(None, &sure, now));
        }
    }
}
