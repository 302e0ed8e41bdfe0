//! "Between these days, did you still have this spasm?" – asked once, of an unclear gap.

use respite_domain::episode::StillHadIt;
use respite_engine::At;
use respite_engine::view::{EntryDraft, GapQuestionView};
use respite_report::{Paper, render};

use crate::desk::{Desk, clear, spasm, spasm_at};
use crate::english::english;
use crate::terminal::Terminal;

const NOTHING: [&str; 0] = [];

fn questions(desk: &mut Desk) -> Vec<GapQuestionView> {
    desk.act(|engine, now| engine.today(now)).questions
}

fn answer(desk: &mut Desk, answer: StillHadIt) {
    let question = questions(desk).remove(0);
    desk.act(|engine, now| engine.answer_gap(&question, answer, now));
}

#[test]
fn asked_once_whatever_the_answer() {
    for said in [StillHadIt::YesMostDays, StillHadIt::No, StillHadIt::DoNotRemember] {
        let mut desk = Desk::at("2026-11-22 14:00");
        desk.log_on(-14, spasm());
        desk.log(spasm());
        assert_eq!(questions(&mut desk).len(), 1);
        answer(&mut desk, said);
        assert!(questions(&mut desk).is_empty());
        desk.reopen();
        assert!(questions(&mut desk).is_empty(), "{said:?}");
        let expect: &[&str] = match said {
            StillHadIt::YesMostDays => &["2026-11-08 2026-11-22 open"],
            StillHadIt::No => &["2026-11-08 2026-11-08 closed", "2026-11-22 2026-11-22 open"],
            StillHadIt::DoNotRemember => &["2026-11-08 2026-11-08 end-unknown", "2026-11-22 2026-11-22 open"],
        };
        assert_eq!(desk.episodes(), expect);
        // A back-dated entry moves the gap's edge; what was said still holds.
        desk.log_on(-13, spasm());
        assert!(questions(&mut desk).is_empty(), "{said:?}");
    }
}

#[test]
fn the_page_says_which_days_are_an_estimate() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log_on(-14, spasm());
    desk.log(spasm());
    answer(&mut desk, StillHadIt::YesMostDays);
    let summary = desk.act(|engine, now| engine.summary(None, None, &At::now(now))).summary;
    let episode = summary.episode.as_ref().unwrap();
    assert_eq!((episode.day_number, episode.estimated), (15, 13));
    let document = render(&summary, Paper::A4, english()).unwrap();
    let said = |line: &String| line.contains("13 days of it are an estimate");
    assert!(document.text().iter().any(said), "{:?}", document.text());
}

#[test]
fn days_with_no_spasm_and_no_pain_are_not_told_as_days_without_an_entry() {
    let mut desk = Desk::at("2026-11-26 14:00");
    for ago in (16..=18).chain(0..=7) {
        desk.log_on(-ago, spasm());
    }
    for ago in 8..=15 {
        desk.log_on(-ago, EntryDraft { spasms: Some(0.0), ..EntryDraft::default() });
    }
    assert_eq!(questions(&mut desk).len(), 1, "no spasm alone tells nothing of pain");
    answer(&mut desk, StillHadIt::YesMostDays);
    let summary = desk.act(|engine, now| engine.summary(None, None, &At::now(now))).summary;
    let episode = summary.episode.as_ref().unwrap();
    assert_eq!((episode.estimated, episode.without_pain), (8, 8));
    let text = render(&summary, Paper::A4, english()).unwrap().text().join(" ");
    assert!(text.contains("On 8 days of it no worst pain was noted."), "{text}");
    assert!(!text.contains("nothing was noted"), "{text}");
}

#[test]
fn asked_after_seven_days_of_silence_and_not_before() {
    let mut desk = Desk::at("2026-11-01 12:00");
    desk.log(spasm());
    for day in 2..=8 {
        desk.pass_to(1, "12:00");
        assert!(questions(&mut desk).is_empty(), "day {day}: six days have passed, or less");
    }
    desk.pass_to(1, "12:00");
    assert_eq!(questions(&mut desk).len(), 1);
    assert_eq!(desk.episodes(), ["2026-11-01 2026-11-01 end-unknown"]);
}

#[test]
fn one_question_at_a_time_settles_the_whole_back_and_its_places() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log_on(-14, spasm_at("low-back-left"));
    desk.log(spasm_at("low-back-left"));
    assert_eq!(questions(&mut desk).len(), 1);
    assert_eq!(questions(&mut desk)[0].place, None);
    answer(&mut desk, StillHadIt::No);
    assert!(questions(&mut desk).is_empty());
    assert_eq!(desk.reminders(), ["same-place low-back-left due"], "two episodes, as the person says");
}

#[test]
fn a_place_is_asked_about_where_only_that_place_has_a_gap() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log_on(-14, spasm_at("low-back-left"));
    for days in -13..0 {
        // Somewhere, nobody said where.
        desk.log_on(days, spasm());
    }
    desk.log(spasm_at("low-back-left"));
    assert_eq!(desk.episodes(), ["2026-11-08 2026-11-22 open"]);
    let asked = questions(&mut desk);
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].place.as_deref(), Some("low-back-left"));
    answer(&mut desk, StillHadIt::YesMostDays);
    assert_eq!(desk.episodes_at(Some("low-back-left")), ["2026-11-08 2026-11-22 open"]);
    assert!(questions(&mut desk).is_empty());
}

/// Bad days that name no place may have been there: what is missing is no entry and no pain, but the place.
#[test]
fn the_terminal_names_the_place_and_says_that_some_days_name_none() {
    let terminal = Terminal::new();
    let bad = |day: u32, place: &[&str]| {
        let at = format!("2026-01-{day:02}T12:00:00+01:00");
        terminal.done(&[&["log", "--spasm", "1", "--worst", "6", "--at", &at], place].concat());
    };
    bad(1, &["--place", "low-back-left"]);
    (2..=14).for_each(|day| bad(day, &[]));
    bad(15, &["--place", "low-back-left"]);
    let status = terminal.done(&["status", "--as-of", "2026-01-15T14:00:00+01:00"]).out;
    let asked = "From 2 January 2026 to 14 January 2026 some days have no entry, no worst pain or no place. Did you still \
                 have the spasm? Place: Low back, left. Answer in the window.";
    assert!(status.contains(asked), "{status}");
}

#[test]
fn a_gap_that_back_dated_clear_days_fill_is_no_question_any_more() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log_on(-14, spasm());
    desk.log(spasm());
    for days in -13..-6 {
        desk.log_on(days, clear());
    }
    assert!(questions(&mut desk).is_empty());
    assert_eq!(desk.episodes(), ["2026-11-08 2026-11-08 closed", "2026-11-22 2026-11-22 open"]);
}

#[test]
fn a_question_that_is_no_longer_open_takes_no_answer() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log_on(-14, spasm());
    desk.log(spasm());
    let question = questions(&mut desk).remove(0);
    desk.log_on(-7, spasm());
    let error = desk.try_to(|engine, now| engine.answer_gap(&question, StillHadIt::No, now)).unwrap_err();
    assert!(error.to_string().contains("not found"), "{error}");
    assert_eq!(desk.episodes(), ["2026-11-08 2026-11-22 open"]);
}

#[test]
fn what_is_known_is_not_overruled_by_most_days() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log_on(-20, spasm());
    for days in [-18, -17, -16] {
        desk.log_on(days, clear());
    }
    desk.log(spasm());
    answer(&mut desk, StillHadIt::YesMostDays);
    assert_eq!(desk.episodes(), ["2026-11-02 2026-11-22 open"]);
    let days = desk.act(|engine, now| engine.diary_between(Some("2026-11-04"), Some("2026-11-04"), now));
    assert_eq!(serde_json::to_value(days[0].state).unwrap(), "clear");
    assert_eq!(desk.reminders(), ["two-weeks due"], "estimated days count");
    assert_eq!(desk.status_as_of("2026-11-22T13:00:00+01:00").questions.len(), 1, "an hour ago nothing had been said");
    assert_eq!(desk.act(|engine, now| engine.today(now)).reminders[0].noted, 2, "but they are not in the diary");
    assert_eq!(desk.status_as_of("2026-11-22T13:00:00+01:00").reminders.len(), NOTHING.len());
}

#[test]
fn the_page_and_the_reminder_agree_on_what_the_same_place_is() {
    for same in [true, false] {
        let mut desk = Desk::at("2026-11-22 10:00");
        desk.log_on(-21, spasm_at("low-back-left"));
        for day in -20..=-11 {
            desk.log_on(day, clear());
        }
        desk.log_on(-2, spasm_at("low-back-centre"));
        let question = desk.act(|engine, now| engine.today(now)).place_questions.remove(0);
        desk.act(|engine, now| engine.answer_place(&question, same, now));
        let (again, before): (&[&str], _) = if same { (&["same-place low-back-centre due"], 1) } else { (&[], 0) };
        assert_eq!(desk.reminders(), again);
        let page = desk.act(|engine, now| engine.summary(None, None, &At::now(now))).summary;
        assert_eq!((page.because.len(), page.episode.unwrap().before.len()), (before, before), "{same}");
    }
}
