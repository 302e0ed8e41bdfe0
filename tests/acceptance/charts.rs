//! Looking: the pain line, the month, the time of day, over gaps, switch days, week ends and leap days.

use respite_domain::charts::Span;
use respite_domain::relief::ReliefKind;
use respite_engine::At;
use respite_engine::view::{ChartsView, Coded, EntryDraft, MonthView, ReliefDraft};
use serde_json::{Value, json};

use crate::desk::{Desk, clear, spasm};

fn charts(desk: &mut Desk, span: Span) -> ChartsView {
    desk.act(|engine, now| engine.charts(span, &At::now(now)))
}

fn month(desk: &mut Desk, month: Option<&str>) -> MonthView {
    desk.act(|engine, now| engine.month(month, now))
}

fn word(code: &Value) -> String {
    code.as_str().unwrap().to_owned()
}

/// The points as `2026-11-22 affected 5 1`: day, state, worst, spasms; `-` for what is not known.
fn points(view: &ChartsView) -> Vec<String> {
    let number = |number: Option<u32>| number.map_or_else(|| "-".to_owned(), |number| number.to_string());
    view.points
        .iter()
        .map(|point| {
            let state = point
                .state
                .map_or_else(|| format!("{} of {}", point.affected, point.logged), |state| word(&json!(state)));
            format!("{} {state} {} {}", point.from, number(point.worst.map(u32::from)), number(point.spasms))
        })
        .collect()
}

/// Blocks of hours that hold a spasm, as `0: 2`.
fn hours(view: &ChartsView) -> Vec<String> {
    let some = view.hours.iter().filter(|hour| hour.spasms > 0);
    some.map(|hour| format!("{}: {}", hour.from, hour.spasms)).collect()
}

#[test]
fn an_empty_diary_has_points_and_no_numbers() {
    let mut desk = Desk::at("2026-11-22 14:00");
    for (span, count) in [(Span::Week, 7), (Span::FourWeeks, 28), (Span::Quarter, 90), (Span::Year, 53), (Span::All, 1)]
    {
        let view = charts(&mut desk, span);
        assert_eq!(view.points.len(), count, "{span:?}");
        assert!(view.points.iter().all(|point| point.worst.is_none() && point.spasms.is_none() && point.logged == 0));
        assert!(view.marks.is_empty() && hours(&view).is_empty() && view.logged == 0);
    }
}

#[test]
fn days_without_an_entry_are_gaps() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log_on(-6, spasm());
    desk.log_on(-4, clear());
    desk.log_on(-3, EntryDraft { sleep: Some(4.0), ..EntryDraft::default() });
    desk.log_on(0, EntryDraft { worst: Some(2.0), average: Some(1.0), ..EntryDraft::default() });
    let deleted = desk.log_on(-1, spasm());
    desk.act(|engine, now| engine.delete_entry(deleted, now));
    let view = charts(&mut desk, Span::Week);
    assert_eq!(
        points(&view),
        [
            "2026-11-16 affected 5 1",
            "2026-11-17 unknown - -",
            "2026-11-18 clear 0 0",
            "2026-11-19 unknown - -",
            "2026-11-20 unknown - -",
            "2026-11-21 unknown - -",
            "2026-11-22 grey 2 -",
        ]
    );
    assert_eq!((view.logged, view.days, view.affected), (4, 7, 1));
    assert_eq!(view.points[6].average, Some(1));
}

#[test]
fn a_year_is_told_by_week_without_averages() {
    // A Sunday; the next day begins a week.
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log_on(0, spasm());
    desk.log_on(-6, EntryDraft { worst: Some(8.0), ..spasm() });
    desk.log_on(-7, clear());
    let last = |desk: &mut Desk, count: usize| {
        let points = points(&charts(desk, Span::Year));
        points[points.len() - count..].to_vec()
    };
    assert_eq!(last(&mut desk, 3), ["2026-11-02 0 of 0 - -", "2026-11-09 0 of 1 0 0", "2026-11-16 2 of 2 8 2"]);
    desk.pass_to(1, "00:05");
    assert_eq!(last(&mut desk, 2), ["2026-11-16 2 of 2 8 2", "2026-11-23 0 of 0 - -"]);
    let all = charts(&mut desk, Span::All);
    assert_eq!(all.from, "2026-11-09", "the Monday of the first entry's week");
    assert_eq!(all.points.len(), 3);
}

#[test]
fn all_begins_with_the_first_thing_in_the_diary() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let walk = ReliefDraft {
        kind: Coded(ReliefKind::Walk),
        name: None,
        when: "2024-02-29T12:00:00+01:00".into(),
        before: None,
        after: None,
        minutes: None,
        note: String::new(),
    };
    desk.act(|engine, now| engine.add_relief(&walk, now));
    assert_eq!(charts(&mut desk, Span::All).from, "2024-02-26");
}

#[test]
fn a_day_of_23_and_one_of_25_hours_are_one_day_each() {
    // Berlin: 2026-03-29 has 23 hours, 2026-10-25 has 25.
    for (now, day, switched) in [
        ("2026-03-30 09:00", "2026-03-29", ["2026-03-29T00:10:00+01:00", "2026-03-29T03:10:00+02:00"]),
        ("2026-10-26 09:00", "2026-10-25", ["2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"]),
    ] {
        let mut desk = Desk::at(now);
        for when in switched.into_iter().chain(["2026-10-25T23:59:00+01:00"]).filter(|when| when.starts_with(day)) {
            desk.log(EntryDraft { when: when.into(), ..spasm() });
        }
        let view = charts(&mut desk, Span::Week);
        assert_eq!(view.points.len(), 7);
        let of_day = view.points.iter().find(|point| point.from == day).unwrap();
        let count = if day == "2026-10-25" { 3 } else { 2 };
        assert_eq!(of_day.spasms, Some(count), "{day}");
        let expect: &[&str] = if count == 3 { &["0: 2", "21: 1"] } else { &["0: 1", "3: 1"] };
        assert_eq!(hours(&view), expect, "{day}: by the clock on the wall there and then");
    }
}

#[test]
fn whoever_travels_keeps_the_day_and_hour_of_the_place() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log(EntryDraft { when: "2026-11-21T23:30:00-05:00".into(), ..spasm() });
    desk.log(EntryDraft { when: "2026-11-22T01:00:00+13:00".into(), ..spasm() });
    let view = charts(&mut desk, Span::Week);
    assert_eq!(points(&view)[5..], ["2026-11-21 affected 5 1", "2026-11-22 affected 5 1"]);
    assert_eq!(hours(&view), ["0: 1", "21: 1"]);
}

#[test]
fn heat_cold_and_medicine_are_marked_on_their_day() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    desk.start_cold();
    for (kind, when) in [
        (Coded(ReliefKind::Medicine), "2026-11-20T08:00:00+01:00"),
        (Coded(ReliefKind::Medicine), "2026-11-20T18:00:00+01:00"),
        (Coded(ReliefKind::Heat), "2026-11-10T18:00:00+01:00"),
        (Coded(ReliefKind::Walk), "2026-11-21T18:00:00+01:00"),
    ] {
        let draft = ReliefDraft {
            kind,
            name: None,
            when: when.into(),
            before: None,
            after: None,
            minutes: None,
            note: String::new(),
        };
        desk.act(|engine, now| engine.add_relief(&draft, now));
    }
    let marks = |view: &ChartsView| -> Vec<String> {
        view.marks.iter().map(|mark| format!("{} {} {}", mark.day, word(&json!(mark.kind)), mark.times)).collect()
    };
    assert_eq!(marks(&charts(&mut desk, Span::Week)), ["2026-11-20 medicine 2", "2026-11-22 cold 1"]);
    assert_eq!(
        marks(&charts(&mut desk, Span::Year)),
        ["2026-11-09 heat 1", "2026-11-16 cold 1", "2026-11-16 medicine 2"]
    );
}

#[test]
fn a_month_ends_today_and_steps_as_far_as_the_diary() {
    let mut desk = Desk::at("2024-03-05 14:00");
    desk.log(EntryDraft { when: "2024-02-29T12:00:00+01:00".into(), ..spasm() });
    desk.log_on(0, clear());
    let now = month(&mut desk, None);
    assert_eq!((now.month.as_str(), now.days.len(), now.length), ("2024-03", 5, 31));
    assert_eq!((now.earlier.as_deref(), now.later.as_deref()), (Some("2024-02"), None));
    assert_eq!(
        now.days.iter().map(|day| word(&json!(day.state))).collect::<Vec<_>>(),
        ["unknown", "unknown", "unknown", "unknown", "clear"]
    );
    let february = month(&mut desk, Some("2024-02"));
    assert_eq!((february.days.len(), february.length), (29, 29));
    assert_eq!(word(&json!(february.days[28].state)), "affected");
    assert_eq!((february.earlier, february.later.as_deref()), (None, Some("2024-03")));
    for bad in ["2024-04", "2024-13", "soon", "2024-02-01", ""] {
        assert!(desk.try_to(|engine, now| engine.month(Some(bad), now)).is_err(), "{bad}");
    }
}

#[test]
fn a_look_at_the_past_sees_only_what_had_happened() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log_on(-1, spasm());
    desk.log_on(0, spasm());
    let view = desk.act(|engine, now| engine.charts(Span::Week, &At::as_of("2026-11-22T11:59:00+01:00", now).unwrap()));
    assert_eq!(points(&view)[5..], ["2026-11-21 affected 5 1", "2026-11-22 unknown - -"]);
}
