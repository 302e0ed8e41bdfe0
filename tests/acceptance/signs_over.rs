//! Warning signs that are over, were called about, or are known to a clinician (2; 9).

use chrono::TimeDelta;
use respite_domain::exercise::Closed;
use respite_domain::visit::{VisitKind, VisitStands};
use respite_domain::warning_sign::Extent;
use respite_engine::At;
use respite_engine::view::{ClearanceView, Coded, DiaryWanted, VisitDraft, VisitOutcome};

use crate::desk::{Desk, clear, spasm};
use crate::signs::{answer, view};
use crate::terminal::{Terminal, say_in};

fn closed(desk: &mut Desk) -> Vec<Closed> {
    desk.act(|engine, now| engine.exercises(now)).closed.into_iter().map(|reason| reason.0).collect()
}

fn cleared_on(desk: &mut Desk, on: &str) {
    let said = ClearanceView { active: Some(true), by: "Mia".into(), on: on.into() };
    desk.act(|engine, now| engine.clear_exercise(&said, now));
}

/// Whoever has a sign that stays ticks it on each list.
#[test]
fn a_clinicians_word_outlasts_the_lists_that_tick_the_same_sign_again() {
    let mut desk = Desk::at("2026-11-01 10:00");
    answer(&mut desk, Coded(Extent::List), &["cough"]);
    desk.pass_to(1, "10:00");
    cleared_on(&mut desk, "2026-11-02");
    assert_eq!(closed(&mut desk), []);
    desk.pass_to(7, "10:00");
    assert_eq!(closed(&mut desk), [Closed::SignsDue]);
    answer(&mut desk, Coded(Extent::List), &["cough"]);
    assert_eq!(closed(&mut desk), [], "of this sign it was said");
    answer(&mut desk, Coded(Extent::Tick), &["fever"]);
    assert_eq!(closed(&mut desk), [Closed::Signs], "of this one nobody knew");
    desk.pass_to(1, "10:00");
    answer(&mut desk, Coded(Extent::List), &[]);
    assert_eq!(closed(&mut desk), []);
    desk.pass_to(1, "10:00");
    answer(&mut desk, Coded(Extent::List), &["cough"]);
    assert_eq!(closed(&mut desk), [Closed::Signs], "it was over, and has come again");
}

#[test]
fn what_closes_exercises_is_named_with_its_day() {
    let mut desk = Desk::at("2026-11-01 10:00");
    cleared_on(&mut desk, "2026-11-01");
    answer(&mut desk, Coded(Extent::List), &["fever", "lasts"]);
    desk.pass_to(1, "10:00");
    answer(&mut desk, Coded(Extent::Tick), &["weak-leg"]);
    let named = |desk: &mut Desk| -> Vec<(String, String, bool)> {
        let signs = desk.act(|engine, now| engine.exercises(now)).signs;
        signs.into_iter().map(|stands| (stands.sign, stands.ticked_on, stands.can_be_cleared)).collect()
    };
    assert_eq!(named(&mut desk), [("weak-leg".to_owned(), "2026-11-02".to_owned(), false)], "the fever was known");
    cleared_on(&mut desk, "2026-10-31");
    let fever = ("fever".to_owned(), "2026-11-01".to_owned(), true);
    assert!(named(&mut desk).contains(&fever));
}

/// Who types what the terminal says tells of nothing that is over but what is.
#[test]
fn the_terminal_names_every_sign_that_stands_to_be_left_out() {
    let terminal = Terminal::new();
    let tell = |words: &[&str]| terminal.done(words).out;
    tell(&["signs", "--tick", "night"]);
    assert!(tell(&["exercise", "list"]).contains("respite signs --none"), "the only one");
    tell(&["signs", "--tick", "no-better"]);
    let told = tell(&["exercise", "list"]);
    assert!(told.contains("respite signs --tick night --tick no-better --none-else"), "{told}");
}

/// Like a whole list of a later day; on its own day a fever that passed may be one that a tablet brought down.
#[test]
fn a_fever_of_yesterday_that_has_passed_wants_no_call_and_closes_nothing() {
    let mut desk = Desk::at("2026-11-22 12:00");
    desk.log_on(-1, clear());
    cleared_on(&mut desk, "2026-11-01");
    answer(&mut desk, Coded(Extent::List), &["fever", "weight"]);
    let to_call = |desk: &mut Desk| view(desk).to_call.map(|waits| waits.ticked).unwrap_or_default();
    desk.act(|engine, now| engine.fever_has_passed(now));
    assert_eq!(to_call(&mut desk), ["fever", "weight"], "the same day");
    desk.pass_to(1, "08:00");
    assert_eq!(to_call(&mut desk), ["weight"]);
    assert_eq!(desk.act(|engine, now| engine.exercises(now)).signs.len(), 1);
    assert!(!desk.status().signs.unwrap().waiting.iter().any(|waits| waits.ticked.contains(&"fever".to_owned())));
    answer(&mut desk, Coded(Extent::Tick), &["fever"]);
    assert_eq!(to_call(&mut desk), ["fever", "weight"], "it has come again");
}

#[test]
fn an_emergency_says_when_it_was_ticked_last() {
    let mut desk = Desk::at("2026-11-22 20:00");
    desk.log(spasm());
    answer(&mut desk, Coded(Extent::Tick), &["saddle"]);
    let at = |desk: &mut Desk| view(desk).emergency.unwrap().ticked_at;
    desk.pass_to(4, "08:00");
    assert!(at(&mut desk).starts_with("2026-11-22T20:00"), "{}", at(&mut desk));
    answer(&mut desk, Coded(Extent::Tick), &["bladder"]);
    assert!(at(&mut desk).starts_with("2026-11-26T08:00"), "{}", at(&mut desk));
}

#[test]
fn that_one_has_called_is_told_with_its_time_and_is_no_change() {
    for sign in ["fever", "saddle"] {
        let mut desk = Desk::at("2026-11-22 12:00");
        answer(&mut desk, Coded(Extent::Tick), &[sign, "lasts"]);
        desk.pass_minutes(10);
        desk.act(|engine, now| engine.getting_help_with_all(now));
        let told = view(&mut desk).answers.remove(0);
        assert!(told.helped_at.unwrap().starts_with("2026-11-22T12:10"), "{sign}");
        assert_eq!(told.changes, 0, "{sign}");
        desk.act(|engine, now| engine.not_helped_after_all(now));
        let told = view(&mut desk).answers.remove(0);
        assert_eq!((told.helped_at, told.changes), (None, 0), "{sign}");
    }
}

/// Its way back leaves the answer as it was: with its moment, what was ticked beside it, and that somebody called about it.
#[test]
fn a_tick_taken_off_by_a_slip_comes_back_as_it_was() {
    let mut desk = Desk::at("2026-11-03 22:00");
    answer(&mut desk, Coded(Extent::List), &["fever", "weight", "lasts"]);
    desk.act(|engine, now| engine.getting_help_with_all(now));
    desk.pass_to(21, "09:00");
    let told = |desk: &mut Desk| -> Vec<_> {
        let answers = view(desk).answers.into_iter();
        answers.map(|answer| (answer.id, answer.at, answer.ticked, answer.helped_at)).collect()
    };
    let before = told(&mut desk);
    let at = At::when(&before[0].1, &desk.now()).unwrap();
    let taken = desk.act(|engine, now| engine.take_back_signs(&["weight".to_owned()], &at, now));
    assert_eq!(told(&mut desk)[0].2, ["fever", "lasts"], "found on the page three weeks later");
    desk.act(|engine, now| engine.tick_again(&taken, now));
    assert_eq!(told(&mut desk), before);
    assert_eq!(view(&mut desk).answers[0].changes, 2, "both stay in the diary");
}

/// Whoever goes through the list on a later day and leaves the fever out says the same as "The fever has passed".
#[test]
fn a_fever_that_a_later_list_leaves_out_holds_no_heat_back() {
    let mut desk = Desk::at("2026-11-22 12:00");
    let held = |desk: &mut Desk| desk.act(|engine, now| engine.today(now)).fever.is_some();
    answer(&mut desk, Coded(Extent::Tick), &["fever"]);
    answer(&mut desk, Coded(Extent::List), &[]);
    assert!(held(&mut desk), "on its own day a tablet may have brought it down");
    desk.pass_to(1, "08:00");
    answer(&mut desk, Coded(Extent::Line), &[]);
    answer(&mut desk, Coded(Extent::Tick), &["weight"]);
    assert!(held(&mut desk), "neither tells of it");
    answer(&mut desk, Coded(Extent::List), &["weight"]);
    assert!(!held(&mut desk));
    answer(&mut desk, Coded(Extent::Tick), &["fever"]);
    assert!(held(&mut desk), "it has come again");
}

/// "I have called, or have an appointment": who plans it instead of saying so has one.
#[test]
fn a_visit_planned_since_in_place_of_the_call_answers_it_while_it_is_there() {
    for (day, time, kind, answers) in [
        ("2026-11-22", None, None, true),
        ("2026-11-22", Some("15:00"), Some(VisitKind::Gp), true),
        ("2026-11-23", Some("09:00"), None, true),
        ("2026-11-22", Some("11:00"), None, false),
        ("2026-11-24", None, None, false),
        ("2026-11-21", None, None, false),
        ("2026-11-22", None, Some(VisitKind::Physio), false),
        ("2026-11-22", None, Some(VisitKind::Other), false),
    ] {
        let mut desk = Desk::at("2026-11-22 10:00");
        let visit =
            VisitDraft { day: day.into(), time: time.map(Into::into), kind: kind.map(Coded), ..VisitDraft::default() };
        desk.act(|engine, now| engine.add_visit(&visit, now));
        desk.pass_to(0, "12:00");
        answer(&mut desk, Coded(Extent::List), &["fever"]);
        let to_call = |desk: &mut Desk| (view(desk).to_call.is_some(), view(desk).booked.map(|booked| booked.on));
        assert_eq!(to_call(&mut desk), (true, None), "{day}: booked before, it may be about anything");
        let id = desk.act(|engine, now| engine.add_visit(&visit, now)).id;
        assert_eq!(to_call(&mut desk), (!answers, answers.then(|| day.to_owned())), "{day} {time:?} {kind:?}");
        desk.act(|engine, now| engine.delete_visit(id, now));
        assert_eq!(to_call(&mut desk), (true, None), "{day}");
    }
}

/// It answers the call on, and is told as what it is by then.
#[test]
fn a_visit_in_place_of_the_call_that_is_over_is_not_told_as_one_to_come() {
    let mut desk = Desk::at("2026-11-28 10:00");
    answer(&mut desk, Coded(Extent::List), &["fever"]);
    let visit = VisitDraft { day: "2026-11-28".into(), time: Some("15:00".into()), ..VisitDraft::default() };
    let id = desk.act(|engine, now| engine.add_visit(&visit, now)).id;
    let stands = |desk: &mut Desk| (view(desk).to_call.is_none(), view(desk).booked.unwrap().stands.0);
    assert_eq!(stands(&mut desk), (true, VisitStands::ToCome));
    desk.pass_to(0, "15:40");
    assert_eq!(stands(&mut desk), (true, VisitStands::ToTell));
    desk.pass_to(1, "09:00");
    assert_eq!(stands(&mut desk), (true, VisitStands::ToTell));
    desk.act(|engine, now| engine.visit_done(id, &VisitOutcome::default(), now));
    assert_eq!(stands(&mut desk), (true, VisitStands::Been));
}

/// A clinician is asked for how many days, and of which kinds.
#[test]
fn only_a_visit_to_a_doctor_within_two_weeks_is_one_to_tell_it_at() {
    for (day, kind, named) in [
        ("2026-11-22", None, true),
        ("2026-12-06", Some(VisitKind::Gp), true),
        ("2026-12-07", Some(VisitKind::Gp), false),
        ("2026-11-24", Some(VisitKind::Physio), false),
        ("2026-11-24", Some(VisitKind::Other), false),
    ] {
        let mut desk = Desk::at("2026-11-22 12:00");
        let visit = VisitDraft { day: day.into(), kind: kind.map(Coded), ..VisitDraft::default() };
        desk.act(|engine, now| engine.add_visit(&visit, now));
        assert_eq!(view(&mut desk).visit_on, named.then(|| day.to_owned()), "{day} {kind:?}");
    }
}

#[test]
fn what_was_called_about_the_next_morning_wants_no_second_call_that_day() {
    let mut desk = Desk::at("2026-11-23 22:00");
    desk.log_on(-1, clear());
    answer(&mut desk, Coded(Extent::List), &["night"]);
    desk.pass_to(1, "08:00");
    desk.act(|engine, now| engine.getting_help_with_all(now));
    desk.pass_to(0, "10:00");
    answer(&mut desk, Coded(Extent::List), &["night", "weight"]);
    let to_call = |desk: &mut Desk| view(desk).to_call.map(|waits| waits.ticked).unwrap_or_default();
    assert_eq!(to_call(&mut desk), ["weight"]);
    desk.pass_to(1, "10:00");
    assert_eq!(to_call(&mut desk), ["weight"]);
    answer(&mut desk, Coded(Extent::List), &["night"]);
    assert_eq!(to_call(&mut desk), ["night"], "another day is another call");
}

/// Nothing that was told is lost by it: the time of the tick stands with the list, and what is taken back goes in both and comes back in both.
#[test]
fn a_tick_that_was_kept_stands_in_its_list_alone_in_the_answers_and_in_the_diary() {
    let mut desk = Desk::at("2026-11-22 12:00");
    answer(&mut desk, Coded(Extent::Tick), &["fever"]);
    desk.pass(TimeDelta::minutes(3));
    let told = answer(&mut desk, Coded(Extent::List), &["fever", "lasts"]).answers;
    let in_diary = |desk: &mut Desk| {
        let diary = desk.act(|engine, now| engine.diary(None, 10, &DiaryWanted::default(), now));
        diary.days.into_iter().flat_map(|day| day.signs).collect::<Vec<_>>()
    };
    assert_eq!((told.len(), told[0].answers.len()), (1, 2), "{told:?}");
    assert!(told[0].at.starts_with("2026-11-22T12:03") && told[0].kept_at[0].starts_with("2026-11-22T12:00"));
    assert_eq!(in_diary(&mut desk), told);
    let said = say_in(desk.folder(), &["diary"]).out;
    assert!(said.contains("First ticked: 12:00") && said.matches("fever").count() == 1, "{said}");
    desk.reopen();
    // "Ticked by mistake", beside it in the diary, and Undo.
    let fever = ["fever".to_owned()];
    let off = desk.act(|engine, now| engine.untick(&told[0].answers, &fever, now));
    let without = view(&mut desk);
    assert_eq!((without.ticked_today.as_slice(), without.answers.len()), (&["lasts".to_owned()][..], 1));
    desk.act(|engine, now| engine.tick_again(&off, now));
    let again = view(&mut desk).answers;
    assert_eq!((again.len(), &again[0].ticked, again[0].changes), (1, &told[0].ticked, 4));
    // Taken off the list alone it stands where it was kept.
    desk.act(|engine, now| engine.untick(&[told[0].id], &fever, now));
    let apart = view(&mut desk);
    assert_eq!((apart.answers.len(), apart.ticked_today.contains(&fever[0])), (2, true));
    assert_eq!(in_diary(&mut desk), apart.answers);
}

/// A tick of the morning and the list of the evening are two tellings, and so is one that was called about meanwhile.
#[test]
fn what_was_told_apart_stands_apart() {
    let mut desk = Desk::at("2026-11-22 08:00");
    let tick = answer(&mut desk, Coded(Extent::Tick), &["fever"]).answers[0].id;
    desk.pass_to(0, "20:00");
    assert_eq!(answer(&mut desk, Coded(Extent::List), &["fever"]).answers.len(), 2);
    desk.pass_to(1, "08:00");
    answer(&mut desk, Coded(Extent::Tick), &["fever"]);
    let kept = view(&mut desk).answers[0].id;
    desk.act(|engine, now| engine.getting_help(&[kept], now));
    desk.pass(TimeDelta::minutes(3));
    let told = answer(&mut desk, Coded(Extent::List), &["fever"]).answers;
    assert_eq!(told.len(), 4);
    assert!(told[1].helped_at.is_some() && told[0].helped_at.is_none() && told[3].id == tick);
}
