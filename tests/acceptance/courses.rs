//! The courses of one medicine: which is which on the page, what is taken back, and a dose that is told after the stop (ADR 32).

use chrono::TimeDelta;
use respite_domain::medicine::{ProductKind, SideEffectStrength};
use respite_domain::record::Standing;
use respite_engine::At;
use respite_engine::view::{
    Coded, ContentView, DoseDraft, LabelView, ProductDraft, ProductView, SideEffectDraft, TakenAgain,
};
use respite_wording::sentence;

use crate::desk::Desk;
use crate::english::{english, tell_finding};
use crate::page_limits::{page, take};
use crate::unreadable::spoil;

pub(crate) fn flexeril(milligrams: f64, start: Option<&str>) -> ProductDraft {
    ProductDraft {
        name: "Flexeril".into(),
        kind: Coded(ProductKind::Prescribed),
        contents: vec![ContentView { ingredient: "cyclobenzaprine".into(), mg_per_unit: milligrams }],
        course_start: start.map(str::to_owned),
        ..ProductDraft::default()
    }
}

pub(crate) fn save(desk: &mut Desk, id: Option<i32>, draft: &ProductDraft) -> i32 {
    desk.act(|engine, now| engine.save_product(id, draft, now)).id
}

/// One that was taken from 1 to 10 September and stopped then, and the clock weeks later.
fn stopped_in_september(desk: &mut Desk, told: &ProductDraft) -> i32 {
    let id = save(desk, None, told);
    desk.pass(TimeDelta::days(9));
    take(desk, id, 1.0);
    desk.act(|engine, now| engine.stop_product(id, None, now));
    desk.pass(TimeDelta::days(79));
    id
}

pub(crate) fn card(desk: &mut Desk) -> ProductView {
    let mut listed = desk.act(|engine, now| engine.medicines(&tell_finding, now)).products;
    assert_eq!(listed.len(), 1, "{listed:?}");
    listed.remove(0)
}

pub(crate) fn draft(product: i32, when: &str) -> DoseDraft {
    DoseDraft { product, units: 1.0, when: when.into(), ..DoseDraft::default() }
}

/// Whatever first day is told: only a stop that was told parts two courses.
#[test]
fn a_first_day_after_the_change_of_strength_makes_no_second_course() {
    for start in ["2026-11-11", "2026-11-15"] {
        let mut desk = Desk::at("2026-11-01 20:00");
        let first = save(&mut desk, None, &flexeril(5.0, Some("2026-11-01")));
        take(&mut desk, first, 1.0);
        desk.pass(TimeDelta::days(9));
        let second = save(&mut desk, Some(first), &flexeril(10.0, Some(start)));
        desk.pass(TimeDelta::days(10));
        take(&mut desk, second, 1.0);
        let text = page(&mut desk, "2026-11-01", "2026-11-20");
        assert!(!text.contains("stopped"), "{text}");
        assert_eq!(text.matches("muscle relaxer").count(), 1, "{text}");
    }
}

#[test]
fn a_first_day_that_is_told_with_another_strength_makes_no_second_course() {
    let mut desk = Desk::at("2026-11-01 08:00");
    let first = save(&mut desk, None, &flexeril(5.0, None));
    take(&mut desk, first, 1.0);
    desk.pass(TimeDelta::days(9));
    let second = save(&mut desk, Some(first), &flexeril(10.0, Some("2026-11-01")));
    take(&mut desk, second, 1.0);
    let text = page(&mut desk, "2026-11-01", "2026-11-12");
    assert!(text.contains("muscle relaxer from 1 November") && !text.contains("stopped"), "{text}");
    assert_eq!(text.matches("muscle relaxer").count(), 1, "{text}");
    // Nor does one that is set right later.
    desk.pass(TimeDelta::days(5));
    save(&mut desk, Some(second), &flexeril(10.0, Some("2026-10-31")));
    let text = page(&mut desk, "2026-11-01", "2026-11-15");
    assert!(text.contains("muscle relaxer from 31 October") && !text.contains("stopped"), "{text}");
    assert_eq!(text.matches("muscle relaxer").count(), 1, "{text}");
}

/// Weeks later nothing is a slip, and a day that is told is kept.
#[test]
fn a_course_that_was_taken_up_again_is_never_gone_by_its_stop() {
    for (since, stop) in [(None, "2026-12-25"), (Some("2026-12-20"), "2026-12-20"), (Some("2026-11-28"), "2026-11-28")]
    {
        let mut desk = Desk::at("2026-09-01 08:00");
        let first = stopped_in_september(&mut desk, &flexeril(5.0, Some("2026-09-01")));
        let second = desk.act(|engine, now| engine.take_again(first, &TakenAgain::default(), now)).id;
        desk.pass(TimeDelta::days(27));
        let stopped = desk.act(|engine, now| engine.stop_product(second, since, now));
        assert_eq!(card(&mut desk).stopped_on.as_deref(), Some(stop));
        let text = page(&mut desk, "2026-09-01", "2026-12-25");
        assert!(text.contains("stopped 10 September, muscle relaxer from 28 November, stopped"), "{text}");
        desk.act(|engine, now| engine.course_as_it_was(second, &stopped.was, now));
        assert_eq!((card(&mut desk).stopped_on, card(&mut desk).course_day), (None, Some(28)));
    }
}

/// With *Undo*, or by saying that it was stopped when the course before was: then it never began.
#[test]
fn what_was_taken_up_again_by_a_slip_is_as_it_was() {
    let mut desk = Desk::at("2026-09-01 08:00");
    let first = stopped_in_september(&mut desk, &flexeril(5.0, Some("2026-09-01")));
    let before = (card(&mut desk), page(&mut desk, "2026-09-01", "2026-11-28"));
    let again = desk.act(|engine, now| engine.take_again(first, &TakenAgain::default(), now));
    assert_ne!(again.id, first);
    assert_eq!(card(&mut desk).course_day, Some(1));
    desk.act(|engine, now| engine.course_as_it_was(again.id, &again.was, now));
    assert_eq!((card(&mut desk), page(&mut desk, "2026-09-01", "2026-11-28")), before);
    let second = desk.act(|engine, now| engine.take_again(first, &TakenAgain::default(), now)).id;
    for (day, why) in [("2026-09-05", "You stopped it on 10 September 2026 and took it"), ("2026-10-05", "You stopped")]
    {
        let refused = desk.try_to(|engine, now| engine.stop_product(second, Some(day), now)).unwrap_err();
        assert!(sentence(&refused, english()).starts_with(why), "{refused:?}");
    }
    desk.act(|engine, now| engine.stop_product(second, Some("2026-09-10"), now));
    assert_eq!(card(&mut desk).stopped_on.as_deref(), Some("2026-09-10"));
    assert_eq!(page(&mut desk, "2026-09-01", "2026-11-28"), before.1);
    // And it can be taken up again all the same.
    let third = desk.act(|engine, now| engine.take_again(second, &TakenAgain::default(), now)).id;
    take(&mut desk, third, 1.0);
    let text = page(&mut desk, "2026-09-01", "2026-11-28");
    assert!(text.contains("stopped 10 September, muscle relaxer from 28 November"), "{text}");
    // With a dose it is a course that was.
    let refused = desk.try_to(|engine, now| engine.stop_product(third, Some("2026-09-10"), now)).unwrap_err();
    assert!(sentence(&refused, english()).starts_with("Its first day was 28 November 2026."), "{refused:?}");
}

/// The first tablet of a new bout, told on the next morning, and then that it is taken again.
#[test]
fn what_is_taken_again_since_a_dose_is_a_course_since_that_day() {
    let mut desk = Desk::at("2026-09-01 08:00");
    let first = stopped_in_september(&mut desk, &flexeril(5.0, Some("2026-09-01")));
    let told = draft(first, "2026-11-27T22:00:00+01:00");
    let said = desk.act(|engine, now| engine.log_dose(&told, &tell_finding, now)).findings;
    let words = "You said that you stopped Flexeril on 10 September 2026.";
    assert!(said.iter().any(|finding| finding.message.starts_with(words)), "{said:?}");
    assert_eq!(card(&mut desk).stopped_on.as_deref(), Some("2026-09-10"));
    assert_eq!(card(&mut desk).taken_since, ["2026-11-27"]);
    let text = page(&mut desk, "2026-09-01", "2026-11-28");
    assert!(text.contains("stopped 10 September, dose noted 27 November all the same, on 2 of"), "{text}");
    let told = |since: &str| TakenAgain { since: Some(since.into()), until: Some("2026-12-04".into()) };
    for (since, why) in
        [("2026-09-10", "You said that you stopped it on 10 September 2026."), ("2026-11-29", "This time")]
    {
        let refused = desk.try_to(|engine, now| engine.take_again(first, &told(since), now)).unwrap_err();
        assert!(sentence(&refused, english()).starts_with(why), "{refused:?}");
    }
    let again = desk.act(|engine, now| engine.take_again(first, &told("2026-11-27"), now));
    let shown = card(&mut desk);
    assert_eq!((shown.course_day, shown.course_end.as_deref()), (Some(2), Some("2026-12-04")));
    let text = page(&mut desk, "2026-09-01", "2026-11-28");
    let courses =
        "from 1 September, stopped 10 September, muscle relaxer from 27 November, planned to 4 December, on 2 of";
    assert!(text.contains(courses), "{text}");
    // Stopped with that one tablet, it is a course of one day.
    desk.act(|engine, now| engine.stop_product(again.id, Some("2026-11-27"), now));
    let text = page(&mut desk, "2026-09-01", "2026-11-28");
    assert!(text.contains("muscle relaxer from 27 November, stopped 27 November"), "{text}");
}

/// The doctor calls on the day of the stop: the course goes on, to the day that is told now.
#[test]
fn the_planned_day_is_kept_of_what_is_taken_again_on_the_day_of_its_stop() {
    let mut desk = Desk::at("2026-11-01 08:00");
    let told = ProductDraft { course_end: Some("2026-11-20".into()), ..flexeril(5.0, Some("2026-11-01")) };
    let id = save(&mut desk, None, &told);
    desk.pass(TimeDelta::days(27));
    desk.act(|engine, now| engine.stop_product(id, None, now));
    let until = |day: &str| TakenAgain { since: None, until: Some(day.into()) };
    let refused = desk.try_to(|engine, now| engine.take_again(id, &until("2026-10-20"), now));
    assert!(refused.is_err() && card(&mut desk).stopped_on.is_some(), "{refused:?}");
    let again = desk.act(|engine, now| engine.take_again(id, &until("2026-12-05"), now));
    let shown = card(&mut desk);
    assert_eq!((again.id, shown.stopped_on, shown.course_end.as_deref()), (id, None, Some("2026-12-05")));
    assert!(page(&mut desk, "2026-11-01", "2026-11-28").contains("planned to 5 December"));
    desk.act(|engine, now| engine.course_as_it_was(id, &again.was, now));
    let shown = card(&mut desk);
    assert_eq!((shown.stopped_on.as_deref(), shown.course_end.as_deref()), (Some("2026-11-28"), Some("2026-11-20")));
}

/// Else its stop would be lost, and the two courses were one.
#[test]
fn what_can_not_be_read_whole_is_told_before_it_is_taken_again() {
    let relaxer = || flexeril(5.0, Some("2026-09-01"));
    let naproxen = || ProductDraft {
        contents: vec![ContentView { ingredient: "naproxen".into(), mg_per_unit: 500.0 }],
        name: "Naproxen".into(),
        ..relaxer()
    };
    for (told, damage) in [
        (relaxer(), "product SET kind = 'lava'"),
        (relaxer(), "product_ingredient SET micrograms = 'many'"),
        (naproxen(), "product SET course_start = 'x'"),
        (flexeril(5.0, None), "product_ingredient SET ingredient = x'ff'"),
    ] {
        let mut desk = Desk::at("2026-09-01 08:00");
        let first = stopped_in_september(&mut desk, &told);
        let before = page(&mut desk, "2026-09-01", "2026-09-30");
        spoil(desk.folder(), &format!("UPDATE {damage}"));
        desk.reopen();
        let refused = desk.try_to(|engine, now| engine.take_again(first, &TakenAgain::default(), now)).unwrap_err();
        let why = "Some of it cannot be read. In the list, press \u{201c}Change\u{201d}, and tell it there first.";
        assert_eq!(sentence(&refused, english()), why);
        let shown = card(&mut desk);
        assert_eq!((shown.stopped_on.as_deref(), shown.has_courses), (Some("2026-09-10"), true), "{damage}");
        save(&mut desk, Some(first), &told);
        let second = desk.act(|engine, now| engine.take_again(first, &TakenAgain::default(), now)).id;
        assert!(second != first && page(&mut desk, "2026-09-01", "2026-09-30") == before);
    }
}

/// In the other order: the dose of the evening before is told when it is taken again already.
#[test]
fn a_dose_between_two_courses_is_asked_about_and_the_first_day_can_be_set_right() {
    let mut desk = Desk::at("2026-09-01 08:00");
    let first = stopped_in_september(&mut desk, &flexeril(5.0, Some("2026-09-01")));
    let second = desk.act(|engine, now| engine.take_again(first, &TakenAgain::default(), now)).id;
    let told = draft(second, "2026-11-27T22:00:00+01:00");
    let said = desk.act(|engine, now| engine.log_dose(&told, &tell_finding, now)).findings;
    assert!(said.iter().any(|finding| finding.kind == "stopped"), "{said:?}");
    let text = page(&mut desk, "2026-09-01", "2026-11-28");
    assert!(text.contains("dose noted 27 November all the same, muscle relaxer from 28 November"), "{text}");
    save(&mut desk, Some(second), &flexeril(5.0, Some("2026-11-27")));
    let text = page(&mut desk, "2026-09-01", "2026-11-28");
    assert!(text.contains("stopped 10 September, muscle relaxer from 27 November, on 2 of"), "{text}");
    let draft = flexeril(5.0, Some("2026-09-10"));
    let refused = desk.try_to(|engine, now| engine.save_product(Some(second), &draft, now)).unwrap_err();
    let why = "You said that you stopped it on 10 September 2026. Choose a later day.";
    assert_eq!(sentence(&refused, english()), why);
}

/// The same medicine, prescribed anew, copied into the form of what is stopped.
#[test]
fn a_course_that_is_stopped_takes_no_first_day_after_its_stop() {
    let mut desk = Desk::at("2026-09-01 08:00");
    let first = stopped_in_september(&mut desk, &flexeril(5.0, Some("2026-09-01")));
    let before = (card(&mut desk), page(&mut desk, "2026-09-01", "2026-11-28"));
    let draft = flexeril(5.0, Some("2026-11-28"));
    let refused = desk.try_to(|engine, now| engine.save_product(Some(first), &draft, now)).unwrap_err();
    let why = "You said that you stopped it on 10 September 2026. In the list, press \u{201c}I take it again\u{201d}";
    assert!(sentence(&refused, english()).starts_with(why), "{refused:?}");
    assert_eq!((card(&mut desk), page(&mut desk, "2026-09-01", "2026-11-28")), before);
    // Another strength of what is stopped is no course of its own.
    save(&mut desk, Some(first), &flexeril(10.0, Some("2026-09-01")));
    let text = page(&mut desk, "2026-09-01", "2026-11-28");
    assert!(text.contains("from 1 September, stopped 10 September"), "{text}");
    assert_eq!(text.matches("stopped").count(), 1, "{text}");
}

/// "If you take it again, say so": who took it this morning says so in the evening.
#[test]
fn what_was_taken_on_the_day_on_which_it_is_taken_again_is_of_the_new_course() {
    let mut desk = Desk::at("2026-09-01 08:00");
    let first = stopped_in_september(&mut desk, &flexeril(5.0, Some("2026-09-01")));
    let morning = desk.act(|engine, now| engine.log_dose(&draft(first, ""), &tell_finding, now)).id;
    desk.pass(TimeDelta::hours(8));
    let before = card(&mut desk);
    let of = |desk: &mut Desk, count: usize| -> Vec<i64> {
        let doses = desk.act(|engine, now| engine.record(None, None, &At::now(now))).doses;
        doses[doses.len() - count..].iter().map(|dose| dose.value.product).collect()
    };
    assert_eq!(of(&mut desk, 1), [i64::from(first)]);
    let again = desk.act(|engine, now| engine.take_again(first, &TakenAgain::default(), now));
    let second = again.id;
    // What is told of the hours before is so too, and what is told of the day before is not.
    desk.act(|engine, now| engine.delete_dose(morning, now));
    desk.act(|engine, now| engine.restore_dose(morning, &tell_finding, now));
    assert_eq!(of(&mut desk, 1), [i64::from(second)]);
    desk.act(|engine, now| engine.course_as_it_was(second, &again.was, now));
    assert_eq!((of(&mut desk, 1), card(&mut desk)), (vec![i64::from(first)], before));
    let third = desk.act(|engine, now| engine.take_again(first, &TakenAgain::default(), now)).id;
    for when in ["2026-11-28T06:00:00+01:00", "2026-11-27T23:00:00+01:00"] {
        desk.act(|engine, now| engine.log_dose(&draft(third, when), &tell_finding, now));
    }
    let [first, third] = [first, third].map(i64::from);
    assert_eq!(of(&mut desk, 3), [first, third, third]);
}

/// What is told for another time is of the course of that time, a dose and what was felt.
#[test]
fn what_is_told_of_another_time_is_of_the_course_of_that_time() {
    let mut desk = Desk::at("2026-09-01 08:00");
    let first = stopped_in_september(&mut desk, &flexeril(5.0, Some("2026-09-01")));
    let second = desk.act(|engine, now| engine.take_again(first, &TakenAgain::default(), now)).id;
    let dose = desk.act(|engine, now| engine.log_dose(&draft(second, ""), &tell_finding, now)).id;
    let of = |desk: &mut Desk, day: &str| {
        let doses = desk.act(|engine, now| engine.record(None, None, &At::now(now))).doses;
        let told = doses.iter().find(|dose| dose.value.at.date_naive().to_string() == day);
        told.map(|dose| i32::try_from(dose.value.product).unwrap())
    };
    assert_eq!(of(&mut desk, "2026-11-28"), Some(second));
    for (when, day, make) in [
        ("2026-09-05T08:00:00+02:00", "2026-09-05", first),
        ("2026-11-28T07:00:00+01:00", "2026-11-28", second),
        ("2026-09-06T08:00:00+02:00", "2026-09-06", first),
    ] {
        desk.act(|engine, now| engine.update_dose(dose, &draft(second, when), &tell_finding, now));
        assert_eq!(of(&mut desk, day), Some(make), "{when}");
    }
    assert!(page(&mut desk, "2026-09-01", "2026-09-30").contains("stopped 10 September, on 2 of"));
    for (when, make) in [("2026-09-05T09:00:00+02:00", first), ("2026-11-28T07:00:00+01:00", second)] {
        let felt = SideEffectDraft {
            what: "dizziness".into(),
            strength: Some(Coded(SideEffectStrength::Mild)),
            when: when.into(),
            product: Some(second),
        };
        desk.act(|engine, now| engine.log_side_effect(&felt, now));
        let told = desk.act(|engine, now| engine.record(None, None, &At::now(now))).side_effects;
        assert!(told.iter().any(|effect| effect.value.product == Some(make.into())), "{told:?}");
    }
}

#[test]
fn a_dose_after_the_stop_is_asked_about_and_moves_it_not() {
    let mut desk = Desk::at("2026-11-01 08:00");
    let id = save(&mut desk, None, &flexeril(5.0, Some("2026-11-01")));
    desk.pass(TimeDelta::days(9));
    take(&mut desk, id, 1.0);
    desk.act(|engine, now| engine.stop_product(id, None, now));
    desk.pass(TimeDelta::days(10));
    let words = "You said that you stopped Flexeril on 10 November 2026. If you stopped later, or take it again, say so in Medicines.";
    let is = |desk: &mut Desk, since: &[&str], noted: &str| {
        let shown = card(desk);
        assert_eq!(
            (shown.stopped_on.as_deref(), shown.taken_since),
            (Some("2026-11-10"), since.iter().map(|day| (*day).to_owned()).collect())
        );
        let text = page(desk, "2026-11-01", "2026-11-20");
        assert!(text.contains(&format!("stopped 10 November{noted}, on ")), "{text}");
    };
    // One that was noted on its day first.
    let today = desk.act(|engine, now| engine.log_dose(&draft(id, ""), &tell_finding, now));
    assert!(today.findings.iter().any(|finding| finding.message == words), "{today:?}");
    desk.pass(TimeDelta::days(5));
    for (day, asked) in [("05", false), ("10", false), ("12", true), ("14", true)] {
        let forgotten = draft(id, &format!("2026-11-{day}T08:00:00+01:00"));
        let before = desk.act(|engine, now| engine.dose_check(None, &forgotten, &tell_finding, now));
        let saved = desk.act(|engine, now| engine.log_dose(&forgotten, &tell_finding, now));
        for said in [before, saved.findings] {
            assert_eq!(said.iter().any(|finding| finding.message == words), asked, "{day}: {said:?}");
        }
        let since: &[&str] = if asked { &["2026-11-12", "2026-11-20"] } else { &["2026-11-20"] };
        is(&mut desk, since, ", dose noted 20 November all the same");
        desk.act(|engine, now| engine.delete_dose(saved.id, now));
        let since: &[&str] = if day == "14" { since } else { &["2026-11-20"] };
        is(&mut desk, since, ", dose noted 20 November all the same");
        desk.act(|engine, now| engine.restore_dose(saved.id, &tell_finding, now));
    }
    desk.act(|engine, now| engine.delete_dose(today.id, now));
    is(&mut desk, &["2026-11-12", "2026-11-14"], ", dose noted 14 November all the same");
    // The day can be set right to any, and back.
    let stopped = desk.act(|engine, now| engine.stop_product(id, Some("2026-11-14"), now));
    assert_eq!((card(&mut desk).stopped_on.as_deref(), card(&mut desk).taken_since.len()), (Some("2026-11-14"), 0));
    desk.act(|engine, now| engine.course_as_it_was(id, &stopped.was, now));
    is(&mut desk, &["2026-11-12", "2026-11-14"], ", dose noted 14 November all the same");
}

/// A stop of before the page, and a dose since: the doctor is told of both, whatever course came after.
#[test]
fn a_dose_after_the_stop_is_told_with_that_stop_though_it_is_taken_again_since() {
    let mut desk = Desk::at("2026-10-01 08:00");
    let first = save(&mut desk, None, &flexeril(5.0, Some("2026-10-01")));
    take(&mut desk, first, 1.0);
    desk.pass_to(9, "08:00");
    desk.act(|engine, now| engine.stop_product(first, Some("2026-10-10"), now));
    desk.pass_to(24, "08:00");
    take(&mut desk, first, 1.0);
    let of_november = page(&mut desk, "2026-10-11", "2026-11-07");
    let stopped = "from 1 October, stopped 10 October, dose noted 3 November all the same";
    assert!(of_november.contains(&format!("{stopped}, on 1 of")), "{of_november}");
    desk.pass_to(22, "08:00");
    let again = TakenAgain { until: Some("2026-12-02".into()), ..TakenAgain::default() };
    let second = desk.act(|engine, now| engine.take_again(first, &again, now)).id;
    take(&mut desk, second, 1.0);
    let text = page(&mut desk, "2026-10-31", "2026-11-25");
    assert!(text.contains(&format!("{stopped}, muscle relaxer from 25 November, planned to 2 December")), "{text}");
    let text = page(&mut desk, "2026-10-11", "2026-11-07");
    assert!(text.contains(&format!("{stopped}, on 1 of")) && !text.contains("December"), "{text}");
}

/// A page of last month tells no strength that was not there yet.
#[test]
fn a_page_that_ends_before_another_strength_is_as_it_was() {
    for label_alone in [false, true] {
        let mut desk = Desk::at("2026-10-01 08:00");
        let label = |most| LabelView { most_units_a_day: Some(most), checked: true, ..LabelView::default() };
        let course = |milligrams| ProductDraft {
            course_end: Some("2026-10-20".into()),
            label: Some(label(3.0)),
            ..flexeril(milligrams, Some("2026-10-01"))
        };
        let first = save(&mut desk, None, &course(5.0));
        take(&mut desk, first, 1.0);
        desk.pass_to(9, "20:00");
        let medicines = |desk: &mut Desk| {
            let page = page(desk, "2026-09-13", "2026-10-10");
            page[page.find("Medicines").unwrap()..].to_owned()
        };
        let then = medicines(&mut desk);
        assert!(then.contains("cyclobenzaprine 5 mg): muscle relaxer from 1 October, planned to 20 October"), "{then}");
        let record = |desk: &mut Desk| {
            let told = desk.act(|engine, now| engine.record(Some("2026-09-13"), Some("2026-10-10"), &At::now(now)));
            let all = told.products.into_iter().filter(|kept| kept.value.standing != Standing::Past);
            all.map(|kept| (kept.value.standing, kept.value.product.contents)).collect::<Vec<_>>()
        };
        let kept = record(&mut desk);
        desk.pass_to(3, "08:00");
        let changed = if label_alone { ProductDraft { label: Some(label(4.0)), ..course(5.0) } } else { course(10.0) };
        let second = save(&mut desk, Some(first), &changed);
        assert_ne!(second, first);
        desk.pass_to(16, "08:00");
        assert_eq!(medicines(&mut desk), then);
        assert_eq!(record(&mut desk), kept);
    }
}

/// A stop is told with the make that is in force by then, and is of the course whatever make was taken.
#[test]
fn a_stop_that_was_told_after_another_strength_stands_on_a_page_of_before_it() {
    let mut desk = Desk::at("2026-10-01 08:00");
    let first = save(&mut desk, None, &flexeril(5.0, Some("2026-10-02")));
    take(&mut desk, first, 1.0);
    desk.pass_to(6, "08:00");
    take(&mut desk, first, 1.0);
    desk.pass_to(8, "08:00");
    let second = save(&mut desk, Some(first), &flexeril(10.0, Some("2026-10-01")));
    desk.pass_to(3, "08:00");
    desk.act(|engine, now| engine.stop_product(second, Some("2026-10-07"), now));
    let text = page(&mut desk, "2026-09-13", "2026-10-10");
    assert!(text.contains("5 mg): muscle relaxer from 1 October, stopped 7 October, on 2 of"), "{text}");
    let record = desk.act(|engine, now| engine.record(Some("2026-09-13"), Some("2026-10-10"), &At::now(now)));
    let told = record.products.into_iter().find(|kept| kept.value.standing == Standing::Listed).unwrap().value.product;
    let days = [told.course_start, told.stopped_on].map(|day| day.unwrap().to_string());
    assert_eq!((days, told.contents[0].per_unit.milligrams()), (["2026-10-01".into(), "2026-10-07".into()], 5.0));
}
