//! Warning signs: when the whole list is asked, and what settles it (2).

use respite_engine::view::{AskedByView, EntryDraft, ExtentView, SignDraft};

use crate::desk::{Desk, clear, spasm};
use crate::signs::{answer, draft, view};

#[test]
fn the_list_is_due_at_the_first_run_with_an_episode_and_with_a_reminder() {
    let mut desk = Desk::at("2026-11-01 12:00");
    assert_eq!(view(&mut desk).due_for, Some(AskedByView::FirstRun));
    answer(&mut desk, ExtentView::List, &[]);
    assert_eq!(view(&mut desk).due_for, None);
    desk.pass_to(1, "12:00");
    desk.log(clear());
    assert_eq!(view(&mut desk).due_for, None, "no episode");
    desk.pass_to(1, "12:00");
    desk.log(spasm());
    assert_eq!(view(&mut desk).due_for, Some(AskedByView::NewEpisode));
    answer(&mut desk, ExtentView::Line, &[]);
    assert_eq!(view(&mut desk).due_for, Some(AskedByView::NewEpisode), "one line is not the list");
    answer(&mut desk, ExtentView::List, &[]);
    assert_eq!(view(&mut desk).due_for, None);
    for _ in 0..14 {
        desk.pass_to(1, "12:00");
        desk.log(spasm());
    }
    assert_eq!(view(&mut desk).due_for, Some(AskedByView::DoctorReminder));
    answer(&mut desk, ExtentView::List, &["lasts"]);
    assert_eq!(view(&mut desk).due_for, None);
}

#[test]
fn an_episode_that_was_told_late_is_asked_about_all_the_same() {
    let mut desk = Desk::at("2026-11-22 12:00");
    desk.log_on(-3, clear());
    answer(&mut desk, ExtentView::List, &[]);
    desk.pass_minutes(10);
    desk.log_on(-2, spasm());
    assert_eq!(view(&mut desk).due_for, Some(AskedByView::NewEpisode));
}

#[test]
fn an_answer_told_for_before_the_spasm_says_nothing_of_it() {
    let mut desk = Desk::at("2026-11-22 12:00");
    desk.log(spasm());
    let before = SignDraft { when: "3 days ago".into(), ..draft(ExtentView::List, &[]) };
    desk.act(|engine, now| engine.answer_signs(&before, now));
    assert_eq!(view(&mut desk).due_for, Some(AskedByView::NewEpisode));
    answer(&mut desk, ExtentView::List, &[]);
    assert_eq!(view(&mut desk).due_for, None);
}

#[test]
fn the_line_of_the_day_is_open_until_it_is_answered() {
    let mut desk = Desk::at("2026-11-22 12:00");
    answer(&mut desk, ExtentView::List, &[]);
    desk.pass_to(1, "09:00");
    assert!(!view(&mut desk).answered_today);
    assert!(answer(&mut desk, ExtentView::Line, &[]).answered_today);
    desk.pass_to(1, "00:00");
    assert!(!view(&mut desk).answered_today);
}

#[test]
fn with_an_old_onset_the_signs_stand_first_on_the_first_day() {
    let mut desk = Desk::at("2026-11-22 12:00");
    assert!(!view(&mut desk).stands_first, "before the first entry they may wait");
    desk.log(EntryDraft { onset: Some(desk.day(-20)), ..spasm() });
    assert_eq!(desk.reminders(), ["two-weeks due"]);
    let signs = view(&mut desk);
    assert_eq!((signs.due_for, signs.stands_first), (Some(AskedByView::NewEpisode), true));
}

#[test]
fn they_stand_first_with_any_first_entry() {
    let mut desk = Desk::at("2026-11-22 12:00");
    desk.log(clear());
    let signs = view(&mut desk);
    assert_eq!((signs.due_for, signs.stands_first), (Some(AskedByView::FirstRun), true));
}

#[test]
fn an_entry_that_is_changed_to_a_spasm_begins_an_episode_all_the_same() {
    let mut desk = Desk::at("2026-11-22 12:00");
    let id = desk.log(clear());
    answer(&mut desk, ExtentView::List, &[]);
    assert_eq!(view(&mut desk).due_for, None);
    desk.pass_minutes(5);
    desk.act(|engine, now| engine.update_entry(id, &spasm(), now));
    assert_eq!(view(&mut desk).due_for, Some(AskedByView::NewEpisode));
    desk.act(|engine, now| engine.delete_entry(id, now));
    assert_eq!(view(&mut desk).due_for, None);
}

#[test]
fn a_reminder_that_an_onset_told_late_brings_asks_for_the_list() {
    let mut desk = Desk::at("2026-11-22 12:00");
    let id = desk.log(spasm());
    answer(&mut desk, ExtentView::List, &[]);
    assert_eq!(view(&mut desk).due_for, None);
    let onset = EntryDraft { onset: Some(desk.day(-20)), ..spasm() };
    desk.act(|engine, now| engine.update_entry(id, &onset, now));
    assert_eq!(desk.reminders(), ["two-weeks due"]);
    assert_eq!(view(&mut desk).due_for, Some(AskedByView::DoctorReminder));
    answer(&mut desk, ExtentView::List, &[]);
    desk.reopen();
    assert_eq!(view(&mut desk).due_for, None);
}
