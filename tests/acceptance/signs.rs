//! Warning signs: when they are asked, that an emergency stays until it is answered, and what the terminal says (2).

use respite_engine::EngineError;
use respite_engine::view::{AskedByView, ExtentView, Region, Settings, SignDraft, SignsView, TierView};
use serde_json::{Value, json};

use crate::desk::{Desk, clear, spasm};
use crate::terminal::Terminal;

fn draft(extent: ExtentView, codes: &[&str]) -> SignDraft {
    SignDraft {
        when: String::new(),
        asked_by: AskedByView::SomethingChanged,
        extent,
        ticked: codes.iter().map(|code| (*code).to_owned()).collect(),
    }
}

fn answer(desk: &mut Desk, extent: ExtentView, codes: &[&str]) -> SignsView {
    desk.act(|engine, now| engine.answer_signs(&draft(extent, codes), now)).view
}

fn view(desk: &mut Desk) -> SignsView {
    desk.act(|engine, now| engine.signs(now))
}

fn emergency(desk: &mut Desk) -> Option<Vec<String>> {
    view(desk).emergency.map(|answer| answer.ticked)
}

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
fn an_emergency_outlives_a_restart_and_ends_with_an_answer_only() {
    let mut desk = Desk::at("2026-11-22 12:00");
    answer(&mut desk, ExtentView::Tick, &["fever", "saddle"]);
    assert_eq!(emergency(&mut desk), Some(vec!["saddle".to_owned(), "fever".to_owned()]));
    desk.restart_computer();
    desk.pass_to(2, "09:00");
    assert!(emergency(&mut desk).is_some(), "two days and a restart later");
    let after = desk.act(|engine, now| engine.getting_help(now));
    assert_eq!(after.emergency, None);
    assert_eq!(after.answers[0].ticked, ["saddle", "fever"], "the answer is kept");
    assert_eq!(after.answers[0].tier, Some(TierView::Emergency));
    desk.reopen();
    assert_eq!(emergency(&mut desk), None);
}

#[test]
fn a_mistake_takes_the_tick_off_and_is_kept_as_a_change() {
    let mut desk = Desk::at("2026-11-22 12:00");
    let saved = answer(&mut desk, ExtentView::Tick, &["fever", "saddle"]).emergency.unwrap();
    let after = desk.act(|engine, now| engine.ticked_by_mistake(saved.id, now));
    assert_eq!(after.emergency, None);
    assert_eq!((after.answers[0].ticked.clone(), after.answers[0].changes), (vec!["fever".to_owned()], 1));
    let alone = answer(&mut desk, ExtentView::Tick, &["chest"]).emergency.unwrap();
    let after = desk.act(|engine, now| engine.ticked_by_mistake(alone.id, now));
    assert_eq!(after.answers.len(), 1, "a lone tick that was taken back is no answer");
    assert!(desk.try_to(|engine, now| engine.ticked_by_mistake(99, now)).is_err());
}

#[test]
fn nobody_hears_that_they_are_fine_and_a_word_that_is_no_sign_is_refused() {
    let mut desk = Desk::at("2026-11-22 12:00");
    let refused = desk.try_to(|engine, now| engine.answer_signs(&draft(ExtentView::List, &["sadle"]), now));
    assert!(matches!(refused, Err(EngineError::Invalid { .. })));
    assert!(view(&mut desk).answers.is_empty());
}

#[test]
fn the_number_is_that_of_the_region() {
    let mut desk = Desk::at("2026-11-22 12:00");
    assert_eq!((view(&mut desk).region, view(&mut desk).number), (None, None));
    let mut set = |region, number: &str| {
        let settings = desk.act(|engine, _| engine.settings());
        let wanted = Settings { region: Some(region), emergency_number: number.to_owned(), ..settings };
        desk.try_to(|engine, now| engine.change_settings(&wanted, now)).map(|_| view(&mut desk).number)
    };
    for (region, given, expect) in [
        (Region::Us, "", Some("911")),
        (Region::Uk, "", Some("999")),
        (Region::Eu, "", Some("112")),
        (Region::Other, "", None),
        (Region::Other, "000", Some("000")),
        (Region::Eu, "000", Some("112")),
    ] {
        assert_eq!(set(region, given).unwrap().as_deref(), expect, "{region:?} {given}");
    }
    for wrong in ["call mum", "-", "123456789012345678901"] {
        assert!(set(Region::Other, wrong).is_err(), "{wrong}");
    }
}

#[test]
fn the_page_tells_ticks_first_and_when_there_were_none() {
    let mut desk = Desk::at("2026-11-12 12:00");
    let page = |desk: &mut Desk| {
        let now = desk.now();
        desk.engine().summary(None, None, &respite_engine::At::now(&now)).unwrap().summary.signs
    };
    assert_eq!(page(&mut desk), None, "not asked");
    answer(&mut desk, ExtentView::List, &["lump", "weak-leg"]);
    desk.pass_to(2, "12:00");
    answer(&mut desk, ExtentView::Line, &[]);
    let signs = page(&mut desk).unwrap();
    let ticked: Vec<_> = signs.ticked.iter().map(|(sign, day)| format!("{} {day}", sign.code)).collect();
    assert_eq!(ticked, ["weak-leg 2026-11-12", "lump 2026-11-12"]);
    assert_eq!(signs.none_on.unwrap().to_string(), "2026-11-14");
}

#[test]
fn the_terminal_says_what_to_do_first() {
    let terminal = Terminal::new();
    let at = "2026-01-05T12:00:00+01:00";
    let said = terminal.done(&["signs", "--tick", "weak-leg", "--tick", "fever", "--at", at]);
    assert!(said.out.starts_with("Call 911 in the US, 999 in the UK, 112 in the EU"), "{}", said.out);
    let status = terminal.status("2026-01-05T13:00:00+01:00");
    assert_eq!(status["signs"], json!({ "answered_at": at, "ticked": ["weak-leg", "fever"] }));
    assert_eq!(terminal.status("2026-01-05T11:00:00+01:00")["signs"], Value::Null, "nothing later is seen");
    let said = terminal.done(&["signs", "--none", "--at", "2026-01-06T12:00:00+01:00"]);
    assert!(said.out.contains("no warning signs ticked"), "{}", said.out);
    for wrong in [&["signs"][..], &["signs", "--none", "--tick", "fever"], &["signs", "--tick", "fine"]] {
        terminal.refused(2, wrong);
    }
}
