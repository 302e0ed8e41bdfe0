//! A course that ended as planned, of which nobody said so.

use chrono::TimeDelta;
use respite_domain::medicine::ProductKind;
use respite_engine::view::{Coded, ContentView, ProductDraft, ProductView};

use crate::desk::Desk;
use crate::english::tell_finding;
use crate::page_limits::{page, take};

/// One that was taken from 1 to 10 November, as planned.
fn as_planned(desk: &mut Desk) -> i32 {
    let draft = ProductDraft {
        name: "Flexeril".into(),
        kind: Coded(ProductKind::Prescribed),
        contents: vec![ContentView { ingredient: "cyclobenzaprine".into(), mg_per_unit: 5.0 }],
        course_start: Some("2026-11-01".into()),
        course_end: Some("2026-11-10".into()),
        ..ProductDraft::default()
    };
    let id = desk.act(|engine, now| engine.save_product(None, &draft, now)).id;
    for _ in 1..=10 {
        take(desk, id, 1.0);
        desk.pass(TimeDelta::days(1));
    }
    id
}

fn card(desk: &mut Desk) -> ProductView {
    desk.act(|engine, now| engine.medicines(&tell_finding, now)).products.remove(0)
}

fn said(desk: &mut Desk) -> Vec<String> {
    let view = desk.act(|engine, now| engine.medicines(&tell_finding, now));
    view.findings
        .into_iter()
        .filter(|finding| finding.kind.starts_with("course"))
        .map(|finding| finding.message)
        .collect()
}

#[test]
fn a_course_that_ended_as_planned_is_counted_no_further() {
    let mut desk = Desk::at("2026-11-01 22:00");
    let id = as_planned(&mut desk);
    let over = "Flexeril was to stop on 10 November 2026. Ask your doctor if you still take it.";
    for days in [4, 7, 13] {
        desk.pass(TimeDelta::days(days));
        assert_eq!((card(&mut desk).course_day, said(&mut desk)), (None, vec![over.to_owned()]));
    }
    // Nor by a tablet of weeks later.
    take(&mut desk, id, 1.0);
    assert_eq!((card(&mut desk).course_day, said(&mut desk)), (None, vec![over.to_owned()]));
}

#[test]
fn who_goes_on_each_day_beyond_the_plan_is_told_of_the_days_in_a_row() {
    let mut desk = Desk::at("2026-11-01 22:00");
    let id = as_planned(&mut desk);
    for _ in 11..=21 {
        take(&mut desk, id, 1.0);
        desk.pass(TimeDelta::days(1));
    }
    take(&mut desk, id, 1.0);
    assert!(said(&mut desk).iter().any(|message| message.starts_with("Flexeril: day 22.")), "{:?}", said(&mut desk));
}

#[test]
fn that_it_was_stopped_as_planned_can_be_said_weeks_later() {
    let mut desk = Desk::at("2026-11-01 22:00");
    let id = as_planned(&mut desk);
    desk.pass(TimeDelta::days(20));
    desk.act(|engine, now| engine.stop_product(id, Some("2026-11-10"), now));
    assert_eq!(said(&mut desk), Vec::<String>::new());
    let text = page(&mut desk, "2026-11-01", "2026-12-01");
    assert!(text.contains("muscle relaxer from 1 November") && text.contains("stopped 10 November"), "{text}");
}
