//! Warning signs: when the whole list is asked, and what settles it (2).

use respite_domain::reminder::ReminderKind;
use respite_domain::warning_sign::AskedBy;
use respite_domain::warning_sign::Extent;
use respite_engine::view::{Coded, EntryDraft, ReminderAnswer, SignDraft, VisitDraft};
use respite_engine::{Act, At};
use rusqlite::Connection;

use crate::desk::{Desk, clear, spasm, spasm_at};
use crate::signs::{answer, by_mistake, draft, view};

#[test]
fn the_list_is_due_at_the_first_run_with_an_episode_and_with_a_reminder() {
    let mut desk = Desk::at("2026-11-01 12:00");
    assert_eq!(view(&mut desk).due_for, Some(Coded(AskedBy::FirstRun)));
    answer(&mut desk, Coded(Extent::List), &[]);
    assert_eq!(view(&mut desk).due_for, None);
    desk.pass_to(1, "12:00");
    desk.log(clear());
    assert_eq!(view(&mut desk).due_for, None, "no episode");
    desk.pass_to(1, "12:00");
    desk.log(spasm());
    assert_eq!(view(&mut desk).due_for, Some(Coded(AskedBy::NewEpisode)));
    answer(&mut desk, Coded(Extent::Line), &[]);
    assert_eq!(view(&mut desk).due_for, Some(Coded(AskedBy::NewEpisode)), "one line is not the list");
    answer(&mut desk, Coded(Extent::List), &[]);
    assert_eq!(view(&mut desk).due_for, None);
    for _ in 0..14 {
        desk.pass_to(1, "12:00");
        desk.log(spasm());
    }
    assert_eq!(view(&mut desk).due_for, Some(Coded(AskedBy::DoctorReminder)));
    answer(&mut desk, Coded(Extent::List), &["lasts"]);
    assert_eq!(view(&mut desk).due_for, None);
}

#[test]
fn an_episode_that_was_told_late_is_asked_about_all_the_same() {
    let mut desk = Desk::at("2026-11-22 12:00");
    desk.log_on(-3, clear());
    answer(&mut desk, Coded(Extent::List), &[]);
    desk.pass_minutes(10);
    desk.log_on(-2, spasm());
    assert_eq!(view(&mut desk).due_for, Some(Coded(AskedBy::NewEpisode)));
}

#[test]
fn an_answer_told_for_before_the_spasm_says_nothing_of_it() {
    let mut desk = Desk::at("2026-11-22 12:00");
    desk.log(spasm());
    let before = SignDraft { when: "3 days ago".into(), ..draft(Coded(Extent::List), &[]) };
    desk.act(|engine, now| engine.answer_signs(&before, now));
    assert_eq!(view(&mut desk).due_for, Some(Coded(AskedBy::NewEpisode)));
    answer(&mut desk, Coded(Extent::List), &[]);
    assert_eq!(view(&mut desk).due_for, None);
}

#[test]
fn the_line_of_the_day_is_open_until_it_is_answered() {
    let mut desk = Desk::at("2026-11-22 12:00");
    answer(&mut desk, Coded(Extent::List), &[]);
    desk.pass_to(1, "09:00");
    assert!(!view(&mut desk).answered_today);
    assert!(answer(&mut desk, Coded(Extent::Line), &[]).answered_today);
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
    assert_eq!((signs.due_for, signs.stands_first), (Some(Coded(AskedBy::NewEpisode)), true));
}

#[test]
fn they_stand_first_with_any_first_entry() {
    let mut desk = Desk::at("2026-11-22 12:00");
    desk.log(clear());
    let signs = view(&mut desk);
    assert_eq!((signs.due_for, signs.stands_first), (Some(Coded(AskedBy::FirstRun)), true));
}

#[test]
fn an_entry_that_is_changed_to_a_spasm_begins_an_episode_all_the_same() {
    let mut desk = Desk::at("2026-11-22 12:00");
    let id = desk.log(clear());
    answer(&mut desk, Coded(Extent::List), &[]);
    assert_eq!(view(&mut desk).due_for, None);
    desk.pass_minutes(5);
    desk.act(|engine, now| engine.update_entry(id, &spasm(), now));
    assert_eq!(view(&mut desk).due_for, Some(Coded(AskedBy::NewEpisode)));
    desk.act(|engine, now| engine.delete_entry(id, now));
    assert_eq!(view(&mut desk).due_for, None);
}

#[test]
fn a_reminder_that_an_onset_told_late_brings_asks_for_the_list() {
    let mut desk = Desk::at("2026-11-22 12:00");
    let id = desk.log(spasm());
    answer(&mut desk, Coded(Extent::List), &[]);
    assert_eq!(view(&mut desk).due_for, None);
    let onset = EntryDraft { onset: Some(desk.day(-20)), ..spasm() };
    desk.act(|engine, now| engine.update_entry(id, &onset, now));
    assert_eq!(desk.reminders(), ["two-weeks due"]);
    assert_eq!(view(&mut desk).due_for, Some(Coded(AskedBy::DoctorReminder)));
    answer(&mut desk, Coded(Extent::List), &[]);
    desk.reopen();
    assert_eq!(view(&mut desk).due_for, None);
}

/// A spasm on every day up to the one on which the doctor reminder comes, the list gone through at its start.
fn up_to_the_reminder() -> Desk {
    let mut desk = Desk::at("2026-11-01 12:00");
    desk.log(spasm());
    answer(&mut desk, Coded(Extent::List), &[]);
    days_of_spasm(&mut desk, 14);
    assert_eq!(view(&mut desk).due_for, Some(Coded(AskedBy::DoctorReminder)));
    desk
}

fn days_of_spasm(desk: &mut Desk, days: usize) {
    for _ in 0..days {
        desk.pass_to(1, "12:00");
        desk.log(spasm());
    }
}

fn say(desk: &mut Desk, answer: &ReminderAnswer) {
    let kind = match desk.reminders()[0].split_once(' ').unwrap().0 {
        "two-weeks" => Coded(ReminderKind::TwoWeeks),
        "four-weeks" => Coded(ReminderKind::FourWeeks),
        _ => Coded(ReminderKind::TwelveWeeks),
    };
    desk.act(|engine, now| engine.answer_reminder(kind.0, None, answer, now));
}

#[test]
fn nothing_said_to_a_reminder_puts_the_list_off() {
    type Say = fn(&mut Desk);
    let said: [(&str, Say); 5] = [
        ("later", |desk| say(desk, &ReminderAnswer::Later { days: 7 })),
        ("booked", |desk| say(desk, &ReminderAnswer::Booked { on: "2026-12-31".into() })),
        ("not again", |desk| say(desk, &ReminderAnswer::NotForThisEpisode)),
        ("a visit", |desk| {
            let visit = VisitDraft { day: "2026-12-31".into(), ..VisitDraft::default() };
            desk.act(|engine, now| engine.add_visit(&visit, now));
        }),
        ("later, on the notice", |desk| {
            let notice = desk.on_their_way().remove(0);
            desk.act(|engine, now| engine.press(&notice, Act::Later, now));
        }),
    ];
    for (what, act) in said {
        let mut desk = up_to_the_reminder();
        act(&mut desk);
        assert!(!desk.reminders().contains(&"two-weeks due".to_owned()), "{what}");
        assert_eq!(view(&mut desk).due_for, Some(Coded(AskedBy::DoctorReminder)), "{what}");
        assert!(desk.status().signs_due, "{what}, in the terminal");
        desk.reopen();
        days_of_spasm(&mut desk, 1);
        assert_eq!(view(&mut desk).due_for, Some(Coded(AskedBy::DoctorReminder)), "{what}, a day later");
        answer(&mut desk, Coded(Extent::List), &[]);
        assert_eq!(view(&mut desk).due_for, None, "{what}, and gone through");
        days_of_spasm(&mut desk, 5);
        assert_eq!(view(&mut desk).due_for, None, "{what}, nothing since");
    }
}

#[test]
fn a_reminder_that_is_due_again_asks_for_the_list_again() {
    let mut desk = up_to_the_reminder();
    answer(&mut desk, Coded(Extent::List), &[]);
    assert_eq!(view(&mut desk).due_for, None);
    let booked = ReminderAnswer::Booked { on: desk.day(4) };
    let said = desk.act(|engine, now| engine.answer_reminder(ReminderKind::TwoWeeks, None, &booked, now));
    days_of_spasm(&mut desk, 3);
    assert_eq!(view(&mut desk).due_for, None);
    desk.act(|engine, now| engine.take_back_answer(&said, now));
    assert_eq!(view(&mut desk).due_for, Some(Coded(AskedBy::DoctorReminder)));
    answer(&mut desk, Coded(Extent::List), &[]);
    assert_eq!(view(&mut desk).due_for, None);
}

#[test]
fn each_milestone_asks_for_the_list_whatever_was_said_to_the_one_before() {
    for said in
        [ReminderAnswer::Booked { on: "2027-03-31".into() }, ReminderAnswer::NotForThisEpisode, ReminderAnswer::Been]
    {
        let mut desk = up_to_the_reminder();
        say(&mut desk, &said);
        answer(&mut desk, Coded(Extent::List), &[]);
        for (day, days) in [(29, 14), (85, 56)] {
            days_of_spasm(&mut desk, days - 1);
            assert_eq!(view(&mut desk).due_for, None, "{said:?}, the day before day {day}");
            days_of_spasm(&mut desk, 1);
            assert_eq!(view(&mut desk).due_for, Some(Coded(AskedBy::DoctorReminder)), "{said:?}, day {day}");
            answer(&mut desk, Coded(Extent::List), &[]);
        }
    }
}

#[test]
fn who_has_been_at_the_doctor_is_not_asked_for_that_reminder() {
    let mut desk = up_to_the_reminder();
    say(&mut desk, &ReminderAnswer::Been);
    assert_eq!(view(&mut desk).due_for, None);
    say(&mut desk, &ReminderAnswer::Booked { on: "2026-12-31".into() });
    assert_eq!(view(&mut desk).due_for, None, "nor once another visit is booked");
}

#[test]
fn a_spasm_in_another_place_brings_the_list_while_the_first_goes_on() {
    let mut desk = Desk::at("2026-11-01 12:00");
    desk.log(spasm_at("low-back-left"));
    answer(&mut desk, Coded(Extent::List), &[]);
    desk.pass_to(1, "12:00");
    desk.log(spasm_at("low-back-left"));
    assert_eq!(view(&mut desk).due_for, None, "the same goes on");
    for (place, day, time) in [("neck-right", 1, "13:00"), ("mid-back-left", 0, "14:00")] {
        desk.pass_to(day, time);
        let id = desk.log(EntryDraft { worst: Some(9.0), ..spasm_at(place) });
        assert_eq!(view(&mut desk).due_for, Some(Coded(AskedBy::NewEpisode)), "{place}");
        assert!(desk.status().signs_due);
        desk.act(|engine, now| engine.delete_entry(id, now));
        assert_eq!(view(&mut desk).due_for, None, "{place} was deleted");
        desk.log(spasm_at(place));
        answer(&mut desk, Coded(Extent::List), &[]);
        desk.reopen();
        desk.log(spasm_at(place));
        assert_eq!(view(&mut desk).due_for, None, "{place} was asked about");
    }
}

#[test]
fn one_entry_of_three_places_asks_once() {
    let mut desk = Desk::at("2026-11-01 12:00");
    let places = ["low-back-left", "neck-right", "mid-back-left"].map(str::to_owned).to_vec();
    desk.log(EntryDraft { places, ..spasm() });
    assert_eq!(view(&mut desk).due_for, Some(Coded(AskedBy::NewEpisode)));
    answer(&mut desk, Coded(Extent::List), &[]);
    assert_eq!(view(&mut desk).due_for, None);
    desk.pass_to(1, "12:00");
    for place in ["neck-right", "low-back-left"] {
        desk.log(spasm_at(place));
        assert_eq!(view(&mut desk).due_for, None, "{place}");
    }
}

#[test]
fn to_say_where_the_spasm_is_that_was_asked_about_asks_nothing() {
    let mut desk = Desk::at("2026-11-01 12:00");
    let id = desk.log(EntryDraft { places: vec![], ..spasm() });
    answer(&mut desk, Coded(Extent::List), &[]);
    desk.act(|engine, now| engine.update_entry(id, &spasm_at("neck-right"), now));
    assert_eq!(view(&mut desk).due_for, None);
    desk.log(spasm_at("low-back-left"));
    assert_eq!(view(&mut desk).due_for, None, "no place was known of it");
    desk.pass_to(1, "12:00");
    desk.log(spasm_at("mid-back-left"));
    assert_eq!(view(&mut desk).due_for, Some(Coded(AskedBy::NewEpisode)), "another began after that");
}

#[test]
fn a_tick_of_what_is_no_emergency_is_not_the_list() {
    let mut desk = Desk::at("2026-11-01 12:00");
    desk.log(spasm());
    answer(&mut desk, Coded(Extent::Tick), &["no-better"]);
    assert_eq!(view(&mut desk).due_for, Some(Coded(AskedBy::NewEpisode)));
    answer(&mut desk, Coded(Extent::Line), &["fever"]);
    assert_eq!(view(&mut desk).due_for, Some(Coded(AskedBy::NewEpisode)));
    let codes = ["no-better".to_owned()];
    desk.act(|engine, now| engine.take_back_signs(&codes, &At::now(now), now));
    let now = desk.now();
    let signs = desk.engine().summary(None, None, &At::now(&now)).unwrap().summary.signs.unwrap();
    assert_eq!(signs.none_on, None, "no list was gone through");
    answer(&mut desk, Coded(Extent::List), &["lasts"]);
    assert_eq!(view(&mut desk).due_for, None);
}

#[test]
fn a_mistake_in_an_emergency_leaves_the_list_open() {
    let mut desk = Desk::at("2026-11-01 12:00");
    desk.log(spasm());
    let saved = answer(&mut desk, Coded(Extent::Tick), &["saddle", "lasts"]);
    assert_eq!(saved.due_for, None, "an emergency comes before any list");
    let answers = saved.emergency.unwrap().answers;
    let after = by_mistake(&mut desk, &answers);
    assert_eq!((after.due_for, after.ticked_today), (Some(Coded(AskedBy::NewEpisode)), vec!["lasts".to_owned()]));
}

#[test]
fn a_sign_of_the_same_day_stands_over_midnight_until_one_has_called() {
    let to_call = |desk: &mut Desk| view(desk).to_call.map(|waits| waits.ticked);
    for called in [true, false] {
        let mut desk = Desk::at("2026-11-22 22:30");
        desk.log_on(-1, clear());
        answer(&mut desk, Coded(Extent::List), &["weight", "lasts"]);
        assert_eq!(to_call(&mut desk), Some(vec!["weight".to_owned()]), "a visit that can wait is not called about");
        desk.pass_to(1, "09:00");
        answer(&mut desk, Coded(Extent::Line), &[]);
        assert!(view(&mut desk).stands_first && desk.status().signs.unwrap().stands, "none new takes nothing back");
        assert!(desk.status().signs.unwrap().ticked.contains(&"weight".to_owned()));
        if called {
            let answers = view(&mut desk).to_call.unwrap().answers;
            desk.act(|engine, now| engine.getting_help(&answers, now));
        } else {
            desk.act(|engine, now| engine.take_back_signs(&["weight".to_owned()], &At::now(now), now));
        }
        assert_eq!((to_call(&mut desk), view(&mut desk).stands_first), (None, false), "{called}");
        let kept = desk
            .act(|engine, now| engine.signs(now))
            .answers
            .iter()
            .any(|told| told.ticked.contains(&"weight".to_owned()));
        assert_eq!(kept, called, "who has called hides nothing");
    }
    // Nor once the whole list was gone through without it.
    let mut desk = Desk::at("2026-11-22 22:30");
    answer(&mut desk, Coded(Extent::Tick), &["weight"]);
    desk.pass_to(1, "07:00");
    assert!(to_call(&mut desk).is_some());
    answer(&mut desk, Coded(Extent::List), &[]);
    assert_eq!(to_call(&mut desk), None);
    // It is not asked about for ever.
    let mut desk = Desk::at("2026-11-22 22:30");
    answer(&mut desk, Coded(Extent::List), &["weight"]);
    desk.pass_to(2, "00:01");
    assert_eq!(to_call(&mut desk), None);
}

#[test]
fn who_has_called_still_sees_today_what_was_ticked() {
    let mut desk = Desk::at("2026-11-22 12:00");
    desk.log_on(-1, clear());
    answer(&mut desk, Coded(Extent::List), &["fever"]);
    assert_eq!(desk.act(|engine, now| engine.getting_help_with_all(now)), ["fever"]);
    assert_eq!((view(&mut desk).to_call, view(&mut desk).ticked_today), (None, vec!["fever".to_owned()]));
    assert!(view(&mut desk).stands_first);
    // It was no emergency: nothing else is held back for it.
    desk.pass_to(0, "20:00");
    assert!(desk.effects().contains(&"evening".to_owned()));
}

#[test]
fn that_one_has_called_can_have_been_a_slip() {
    for sign in ["fever", "saddle"] {
        let mut desk = Desk::at("2026-11-22 12:00");
        desk.log_on(-1, clear());
        answer(&mut desk, Coded(Extent::List), &[sign]);
        let waits = |desk: &mut Desk| (view(desk).emergency.is_some(), view(desk).to_call.is_some());
        let before = waits(&mut desk);
        let answers = view(&mut desk).answers.iter().map(|answer| answer.id).collect::<Vec<_>>();
        desk.act(|engine, now| engine.getting_help(&answers, now));
        assert_eq!(waits(&mut desk), (false, false));
        desk.act(|engine, now| engine.not_helped(&answers, now));
        assert_eq!(waits(&mut desk), before, "{sign}");
        let diary = Connection::open(desk.folder().join("diary.db")).unwrap();
        let traces = "SELECT count(*) FROM change WHERE what = 'sign_answer' AND field = 'helped-at'";
        assert_eq!(diary.query_row(traces, [], |row| row.get(0)), Ok(2), "it leaves its trace");
        desk.act(|engine, now| engine.getting_help(&answers, now));
        assert_eq!(desk.act(|engine, now| engine.not_helped_after_all(now)), [sign]);
        assert_eq!(waits(&mut desk), before, "{sign}");
        desk.try_to(|engine, now| engine.not_helped_after_all(now)).unwrap_err();
    }
}

#[test]
fn who_has_called_need_not_call_again_that_day() {
    let to_call = |desk: &mut Desk| view(desk).to_call.map(|waits| waits.ticked);
    let mut desk = Desk::at("2026-11-22 12:00");
    desk.log_on(-1, clear());
    answer(&mut desk, Coded(Extent::Tick), &["fever"]);
    desk.act(|engine, now| engine.getting_help_with_all(now));
    answer(&mut desk, Coded(Extent::List), &["fever", "weight"]);
    assert_eq!(to_call(&mut desk), Some(vec!["weight".to_owned()]), "the list is gone through to its end");
    desk.pass_to(1, "09:00");
    answer(&mut desk, Coded(Extent::Tick), &["fever"]);
    assert_eq!(to_call(&mut desk).unwrap().len(), 2, "another day is another fever");
    // Help in an emergency is about all that was told by then.
    let mut desk = Desk::at("2026-11-22 12:00");
    answer(&mut desk, Coded(Extent::Tick), &["saddle"]);
    desk.pass_minutes(1);
    answer(&mut desk, Coded(Extent::Tick), &["fever"]);
    desk.pass_minutes(1);
    desk.act(|engine, now| engine.getting_help_with_all(now));
    assert_eq!(to_call(&mut desk), None);
}
