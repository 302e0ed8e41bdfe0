//! Times and weeks as they are written where the person lives, and how a screen was left.

use regex::Regex;
use respite_domain::charts::Span;
use respite_domain::region::Region;
use respite_domain::summary::Paper;
use respite_engine::view::{Coded, KeptView, Settings};
use respite_engine::{Asked, At, Engine};

use crate::desk::{Desk, spasm};
use crate::terminal::Terminal;

fn live_in(engine: &mut Engine, region: Region, now: &respite_domain::time::Moment) {
    let settings = Settings { region: Some(Coded(region)), ..engine.settings().unwrap() };
    engine.change_settings(&settings, now).unwrap();
}

#[test]
fn the_terminal_tells_times_as_where_one_lives() {
    let by_24 = Regex::new(r"\b([01]\d|2[0-3]):[0-5]\d\b").unwrap();
    let by_12 = Regex::new(r"\b\d{1,2}:[0-5]\d [ap]m\b").unwrap();
    for (region, is_by_12) in [(None, false), (Some(Region::Eu), false), (Some(Region::Us), true)] {
        let terminal = Terminal::new();
        if let Some(region) = region {
            let desk = Desk::at("2026-11-22 14:00");
            let mut engine = Engine::open(terminal.folder(), Asked::WhetherReadable).unwrap();
            live_in(&mut engine, region, &desk.now());
        }
        let on = ["session", "told", "heat", "--place", "low-back-left"];
        let at = ["--from", "2026-11-20T13:05:00+01:00", "--to", "2026-11-20T13:20:00+01:00"];
        let mut said = terminal.done(&[&on[..], &at[..]].concat()).out;
        said += &terminal.done(&["log", "--at", "2026-11-20T21:40:00+01:00", "--worst", "4"]).out;
        said += &terminal.done(&["diary"]).out;
        said += &terminal.done(&["status", "--as-of", "2026-11-20T14:00:00+01:00"]).out;
        let (says_12, rest) = (by_12.is_match(&said), by_12.replace_all(&said, ""));
        assert_eq!((says_12, by_24.is_match(&rest)), (is_by_12, !is_by_12), "{region:?}: {said}");
    }
}

/// A setting that is saved with others is not chosen by that.
#[test]
fn the_paper_is_that_of_where_one_lives_until_another_is_chosen() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let paper = |desk: &mut Desk| desk.act(|engine, _| engine.settings()).paper.0;
    assert_eq!(paper(&mut desk), Paper::A4);
    desk.act(|engine, now| {
        live_in(engine, Region::Us, now);
        Ok(())
    });
    assert_eq!(paper(&mut desk), Paper::Letter);
    desk.act(|engine, now| engine.change_settings(&Settings { paper: Coded(Paper::A4), ..engine.settings()? }, now));
    desk.act(|engine, now| engine.change_settings(&Settings { neutral_notices: true, ..engine.settings()? }, now));
    assert_eq!(paper(&mut desk), Paper::A4);
}

#[test]
fn a_chart_by_week_begins_its_weeks_as_where_one_lives() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log(spasm());
    let from = |desk: &mut Desk| desk.act(|engine, now| engine.charts(Span::Year, &At::now(now))).from;
    assert_eq!(from(&mut desk), "2025-11-17", "a Monday");
    let now = desk.now();
    live_in(desk.engine(), Region::Us, &now);
    assert_eq!(from(&mut desk), "2025-11-23", "a Sunday");
}

#[test]
fn how_a_screen_was_left_outlasts_the_program() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let kept = |desk: &mut Desk, of| desk.act(|engine, _| engine.kept_view(of));
    assert_eq!(kept(&mut desk, KeptView::Charts), None);
    desk.act(|engine, now| engine.keep_view(KeptView::Charts, "year", now));
    desk.act(|engine, now| engine.keep_view(KeptView::Diary, "spasm=1", now));
    desk.act(|engine, now| engine.keep_view(KeptView::Diary, &"x".repeat(501), now));
    desk.reopen();
    assert_eq!(kept(&mut desk, KeptView::Charts).as_deref(), Some("year"));
    assert_eq!(kept(&mut desk, KeptView::Diary).as_deref(), Some("spasm=1"));
    assert_eq!(kept(&mut desk, KeptView::Summary), None);
}
