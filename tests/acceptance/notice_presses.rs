//! What the buttons of notices write: what they say, of the day that they ask about, and nothing that came too late.

use respite_domain::day::DayState;
use respite_domain::notice::{Notice, NoticeKind};
use respite_domain::reminder::ReminderKind;
use respite_engine::view::{Coded, EntryDraft, PhaseView, ReminderAnswer};
use respite_engine::{Act, Pressed};

use crate::desk::{Desk, clear, spasm};
use crate::english::english;

fn evening() -> (Desk, Notice) {
    let mut desk = Desk::at("2026-11-22 12:00");
    desk.log_on(-1, clear());
    desk.pass_to(0, "20:00");
    let notice = desk.the_notice();
    (desk, notice)
}

fn press(desk: &mut Desk, notice: &Notice, act: Act) -> Pressed {
    desk.act(|engine, now| engine.press(notice, act, now))
}

#[test]
fn no_spasm_today_says_no_spasm_and_nothing_of_pain() {
    let (mut desk, notice) = evening();
    assert_eq!(press(&mut desk, &notice, Act::NoSpasm), Pressed::Written);
    let today = desk.act(|engine, now| engine.today(now));
    let [entry] = &today.entries[..] else { panic!("{:?}", today.entries) };
    assert_eq!((entry.spasms, entry.worst, entry.average), (Some(0), None, None));
    assert_eq!(today.state, Coded(DayState::Unknown), "of pain nothing is known");
    assert_eq!(desk.effects(), ["gone: evening"], "and it is answered");
}

#[test]
fn the_check_in_of_an_open_episode_writes_the_same() {
    let mut desk = Desk::at("2026-11-22 12:00");
    desk.log(spasm());
    desk.pass_to(3, "12:00");
    let notice = desk.the_notice();
    assert!(matches!(notice.kind, NoticeKind::CheckIn { .. }), "{notice:?}");
    assert_eq!(press(&mut desk, &notice, Act::NoSpasm), Pressed::Written);
    let entry = &desk.act(|engine, now| engine.today(now)).entries[0];
    assert_eq!((entry.spasms, entry.worst), (Some(0), None));
    assert_eq!(desk.episodes(), ["2026-11-22 2026-11-22 open"], "a day of which no pain is known ends nothing");
}

#[test]
fn a_press_on_the_next_day_writes_nothing_of_today() {
    for time in ["00:05", "08:00", "20:30"] {
        let (mut desk, notice) = evening();
        desk.pass_to(1, time);
        assert_eq!(press(&mut desk, &notice, Act::NoSpasm), Pressed::ToBeAsked, "{time}");
        assert!(desk.act(|engine, now| engine.today(now)).entries.is_empty(), "{time}");
        assert_eq!(notice.kind, NoticeKind::EveningQuestion { day: desk.today().pred_opt().unwrap() });
    }
}

/// Windows and macOS leave a notice where it is, whatever was told since.
#[test]
fn a_press_beside_what_was_told_meanwhile_writes_nothing_and_asks() {
    let check_in = || {
        let mut desk = Desk::at("2026-11-22 12:00");
        desk.log(spasm());
        desk.pass_to(3, "12:00");
        let notice = desk.the_notice();
        (desk, notice)
    };
    for (mut desk, notice) in [evening(), check_in()] {
        desk.pass_minutes(30);
        let told = desk.log(spasm());
        assert_eq!(press(&mut desk, &notice, Act::NoSpasm), Pressed::ToBeAsked);
        assert_eq!(desk.act(|engine, now| engine.today(now)).entries.len(), 1);
        desk.act(|engine, now| engine.delete_entry(told, now));
        assert_eq!(press(&mut desk, &notice, Act::NoSpasm), Pressed::Written, "it was told by mistake");
    }
}

#[test]
fn fine_counts_only_while_the_pack_is_on() {
    let session = |desk: &mut Desk| desk.act(|engine, now| engine.sessions(now));
    for (minutes, expect) in
        [(1, Pressed::Written), (9, Pressed::Written), (10, Pressed::ToBeAsked), (200, Pressed::ToBeAsked)]
    {
        let mut desk = Desk::at("2026-11-22 14:00");
        desk.skin_is_healthy();
        desk.start_cold();
        desk.pass_minutes(5);
        let notice = desk.the_notice();
        desk.pass_minutes(minutes);
        assert_eq!(press(&mut desk, &notice, Act::SkinFine), expect, "{minutes} min later");
        if expect == Pressed::Written {
            assert!(session(&mut desk).running[0].skin_checked);
        }
    }
}

#[test]
fn it_is_off_means_now_only_while_it_is_being_said() {
    for (minutes, expect) in
        [(0, Pressed::Written), (4, Pressed::Written), (30, Pressed::ToBeAsked), (180, Pressed::ToBeAsked)]
    {
        let mut desk = Desk::at("2026-11-22 14:00");
        desk.skin_is_healthy();
        desk.start_cold();
        desk.pass_minutes(15);
        let notice = desk.the_notice();
        desk.pass_minutes(minutes);
        assert_eq!(press(&mut desk, &notice, Act::ItIsOff), expect, "{minutes} min later");
        let relief = desk.act(|engine, now| engine.sessions(now));
        assert_eq!(relief.unconfirmed.is_empty(), expect == Pressed::Written, "{minutes} min later");
    }
}

#[test]
fn stop_on_the_skin_check_keeps_that_the_skin_looks_wrong() {
    for (minutes, expect) in [(1, Pressed::Written), (200, Pressed::ToBeAsked)] {
        let mut desk = Desk::at("2026-11-22 14:00");
        desk.skin_is_healthy();
        desk.start_cold();
        desk.pass_minutes(5);
        let notice = desk.the_notice();
        let buttons = respite_wording::spoken(&notice, false, english()).buttons;
        assert_eq!(buttons[1].press, respite_wording::Press::Write(Act::SkinWrong));
        desk.pass_minutes(minutes);
        assert_eq!(press(&mut desk, &notice, Act::SkinWrong), expect, "when it came off is asked so late");
        desk.reopen();
        assert_eq!(desk.status().skin_held.len(), 2, "{minutes} min later");
    }
}

#[test]
fn it_is_off_does_not_move_an_end_that_was_told() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    let id = desk.start_cold();
    desk.pass_minutes(15);
    let notice = desk.the_notice();
    desk.pass_minutes(1);
    desk.stop(id, "");
    let rests = desk.rests();
    desk.pass_minutes(1);
    assert_eq!(press(&mut desk, &notice, Act::ItIsOff), Pressed::ToBeAsked);
    assert_eq!(desk.rests(), rests);
    let relief = desk.act(|engine, now| engine.sessions(now));
    assert_eq!(relief.recent[0].phase, PhaseView::Ended);
}

#[test]
fn later_puts_off_what_is_still_due_and_nothing_that_was_answered() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log(EntryDraft { onset: Some("2026-11-01".into()), ..spasm() });
    let notice = desk.the_notice();
    assert_eq!(press(&mut desk, &notice, Act::Later), Pressed::Written);
    assert_eq!(desk.reminders(), ["two-weeks snoozed"]);

    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log(EntryDraft { onset: Some("2026-11-01".into()), ..spasm() });
    let notice = desk.the_notice();
    let been = ReminderAnswer::NotForThisEpisode;
    desk.act(|engine, now| engine.answer_reminder(ReminderKind::TwoWeeks, None, &been, now));
    desk.pass_to(1, "09:00");
    press(&mut desk, &notice, Act::Later);
    assert_eq!(desk.reminders(), ["two-weeks done"]);
}

#[test]
fn a_button_that_its_notice_does_not_have_writes_nothing() {
    let (mut desk, notice) = evening();
    for act in [Act::ItIsOff, Act::SkinFine, Act::Later] {
        assert_eq!(press(&mut desk, &notice, act), Pressed::ToBeAsked);
    }
    assert!(desk.act(|engine, now| engine.today(now)).entries.is_empty());
}
