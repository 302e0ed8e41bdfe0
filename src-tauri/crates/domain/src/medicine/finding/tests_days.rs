//! Days in a row, and the days of a course.

#![allow(clippy::unwrap_used)]

use chrono::{NaiveDate, TimeDelta};

use super::tests::{brought, codes, dose, look, now, product, wall};
use super::*;
use crate::medicine::{Product, ProductKind};

#[test]
fn days_in_a_row_per_ingredient() {
    let days = |count: u32| -> Vec<Dose> {
        let start = wall("2026-11-01T20:00:00+01:00");
        (0..count)
            .map(|day| Dose { at: start + TimeDelta::days(day.into()), ..dose(1, 1.0, "2026-11-01T20:00:00+01:00") })
            .collect()
    };
    for (count, expect) in [(9, vec![]), (10, vec!["last-day"]), (11, vec!["too-many-days"])] {
        assert_eq!(codes(&brought(&days(count))), expect, "{count}");
    }
    let mut with_a_gap = days(11);
    with_a_gap.remove(5);
    assert_eq!(codes(&brought(&with_a_gap)), Vec::<&str>::new());
    // Another product with the same ingredient fills a gap.
    let mut filled = days(11);
    filled[5].product = 14;
    assert_eq!(codes(&brought(&filled)), ["too-many-days"]);
}

#[test]
fn courses_are_counted_in_days() {
    let day = |day: u32| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    let relaxer = Product {
        course_start: Some(day(1)),
        course_end: Some(day(10)),
        ..product("relaxer", ProductKind::Prescribed, &[("cyclobenzaprine", 10.0)])
    };
    let on = |product: &Product, date: NaiveDate| {
        let shelf = Shelf::from([(1, product.clone())]);
        let at = date.and_hms_opt(12, 0, 0).unwrap().and_utc().fixed_offset();
        let found = look(&shelf, &[], &[], |facts| at_moment(facts, at));
        found.iter().map(|finding| (finding.kind.code(), finding.strong)).collect::<Vec<_>>()
    };
    assert_eq!(on(&relaxer, day(9)), []);
    assert_eq!(on(&relaxer, day(10)), [("course-end", false)]);
    assert_eq!(on(&relaxer, day(11)), [("course-end", true)]);
    // What was planned to end on the tenth is no course of 22 days.
    assert_eq!(on(&relaxer, day(22)), [("course-end", true)]);
    assert_eq!([9, 10, 11, 22].map(|date| relaxer.course_day(day(date))), [Some(9), Some(10), None, None]);
    assert_eq!(on(&Product { stopped_on: Some(day(11)), ..relaxer.clone() }, day(11)), []);
    let open = Product { course_end: None, ..relaxer };
    assert_eq!(open.course_day(day(1)), Some(1));
    assert_eq!(on(&open, day(14)), []);
    assert_eq!(on(&open, day(15)), [("course-long", false)]);
    assert_eq!(on(&open, day(22)), [("course-long", true)]);
}

/// The last dose of the course before is no day of this one.
#[test]
fn the_days_of_a_stop_lie_in_its_course() {
    let day = |day: u32| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    let relaxer = Product {
        course_start: Some(day(10)),
        course_end: Some(day(20)),
        ..product("relaxer", ProductKind::Prescribed, &[("cyclobenzaprine", 10.0)])
    };
    let on = |taken: Option<u32>, today: u32| {
        relaxer.stop_days(taken.map(day), day(today)).map(|day| day.map(|day| chrono::Datelike::day(&day)))
    };
    assert_eq!(on(Some(9), 12), [None, None], "of the course before");
    assert_eq!(on(Some(10), 12), [Some(10), None]);
    assert_eq!(on(Some(12), 12), [None, None], "today is said as today");
    assert_eq!(on(None, 21), [None, Some(20)]);
    assert_eq!(on(Some(18), 21), [Some(18), Some(20)]);
    assert_eq!(on(Some(20), 21), [Some(20), None], "one day stands once");
    assert_eq!(on(Some(21), 22), [Some(21), Some(20)], "it may be of this course, or the first of another");
    let untold = Product { course_start: None, course_end: None, ..relaxer.clone() };
    assert_eq!(untold.stop_days(Some(day(9)), day(12)), [Some(day(9)), None]);
}

/// Nobody said when it is to end, and nothing was noted for long.
#[test]
fn a_course_without_a_planned_end_is_asked_about_where_no_dose_was_noted_for_a_week() {
    let day = |day: u32| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    let relaxer = Product {
        course_start: Some(day(1)),
        ..product("relaxer", ProductKind::Prescribed, &[("cyclobenzaprine", 10.0)])
    };
    let shelf = Shelf::from([(1, relaxer)]);
    let long = |date: u32, taken: &[u32]| {
        let taken: Vec<Dose> =
            taken.iter().map(|day| dose(1, 1.0, &format!("2026-11-{day:02}T08:00:00+01:00"))).collect();
        let at = day(date).and_hms_opt(12, 0, 0).unwrap().and_utc().fixed_offset();
        let found = look(&shelf, &taken, &[], |facts| at_moment(facts, at));
        found.iter().find_map(|finding| match &finding.kind {
            FindingKind::CourseLong { quiet_since, .. } => Some((*quiet_since, finding.strong)),
            _ => None,
        })
    };
    assert_eq!(long(25, &[]), Some((None, true)));
    assert_eq!(long(14, &[1, 5]), None);
    assert_eq!(long(25, &[1, 5]), Some((Some(day(5)), false)));
    assert_eq!(long(25, &[1, 5, 18]), Some((None, true)));
    assert_eq!(long(26, &[1, 5, 18]), Some((Some(day(18)), false)));
}

#[test]
fn a_row_of_days_is_told_with_its_last_day_until_the_day_after() {
    let start = wall("2026-11-01T20:00:00+01:00");
    let days: Vec<Dose> = (0..10)
        .map(|day| Dose { at: start + TimeDelta::days(day), ..dose(1, 1.0, "2026-11-01T20:00:00+01:00") })
        .collect();
    let told = |at: &str| {
        let taken: Vec<Dose> = days.iter().filter(|dose| dose.at <= wall(at)).cloned().collect();
        let found = now(&taken, at);
        found.iter().find_map(|finding| match &finding.kind {
            FindingKind::LastDay { days, day, .. } => Some((*days, day.to_string())),
            _ => None,
        })
    };
    let tenth = Some((10, "2026-11-10".to_owned()));
    assert_eq!(told("2026-11-10T19:00:00+01:00"), None);
    assert_eq!(told("2026-11-10T20:00:00+01:00"), tenth);
    assert_eq!(told("2026-11-11T23:59:00+01:00"), tenth);
    assert_eq!(told("2026-11-12T00:00:00+01:00"), None);
}
