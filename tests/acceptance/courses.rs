//! The courses of one medicine: which is which on the page, what was taken up again by a slip, and a dose that is told after the stop.

use chrono::TimeDelta;
use proptest::prelude::*;
use respite_domain::medicine::{ProductKind, SideEffectStrength};
use respite_engine::At;
use respite_engine::view::{Coded, ContentView, DoseDraft, ProductDraft, ProductView, SideEffectDraft};

use crate::desk::Desk;
use crate::english::tell_finding;
use crate::page_limits::{page, take};
use crate::terminal::say_in;

fn flexeril(milligrams: f64, start: Option<&str>) -> ProductDraft {
    ProductDraft {
        name: "Flexeril".into(),
        kind: Coded(ProductKind::Prescribed),
        contents: vec![ContentView { ingredient: "cyclobenzaprine".into(), mg_per_unit: milligrams }],
        course_start: start.map(str::to_owned),
        ..ProductDraft::default()
    }
}

fn save(desk: &mut Desk, id: Option<i32>, draft: &ProductDraft) -> i32 {
    desk.act(|engine, now| engine.save_product(id, draft, now)).id
}

/// One that was taken from 1 to 10 September and stopped then, and the clock weeks later.
fn stopped_in_september(desk: &mut Desk) -> i32 {
    let id = save(desk, None, &flexeril(5.0, Some("2026-09-01")));
    desk.pass(TimeDelta::days(9));
    take(desk, id, 1.0);
    desk.act(|engine, now| engine.stop_product(id, None, now));
    desk.pass(TimeDelta::days(79));
    id
}

fn card(desk: &mut Desk) -> ProductView {
    let mut listed = desk.act(|engine, now| engine.medicines(&tell_finding, now)).products;
    assert_eq!(listed.len(), 1, "{listed:?}");
    listed.remove(0)
}

fn draft(product: i32, when: &str) -> DoseDraft {
    DoseDraft { product, units: 1.0, when: when.into(), ..DoseDraft::default() }
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

#[test]
fn what_was_taken_up_again_by_a_slip_is_as_it_was() {
    for since in [None, Some("2026-09-10"), Some("2026-11-28")] {
        let mut desk = Desk::at("2026-09-01 08:00");
        let first = stopped_in_september(&mut desk);
        let before = (card(&mut desk), page(&mut desk, "2026-09-01", "2026-11-28"));
        let second = desk.act(|engine, now| engine.take_again(first, now)).id;
        assert_ne!(second, first);
        assert_eq!(card(&mut desk).course_day, Some(1));
        let stopped = desk.act(|engine, now| engine.stop_product(second, since, now));
        assert_eq!(stopped.id, first, "{since:?}");
        assert_eq!((card(&mut desk), page(&mut desk, "2026-09-01", "2026-11-28")), before, "{since:?}");
        // And it can be taken up again all the same.
        let third = desk.act(|engine, now| engine.take_again(first, now)).id;
        take(&mut desk, third, 1.0);
        let text = page(&mut desk, "2026-09-01", "2026-11-28");
        assert!(text.contains("stopped 10 September, muscle relaxer from 28 November"), "{text}");
        // With a dose it is a course that was.
        desk.act(|engine, now| engine.stop_product(third, None, now));
        assert_eq!(card(&mut desk).stopped_on.as_deref(), Some("2026-11-28"));
    }
}

/// "If you take it again, say so": who took it this morning says so in the evening.
#[test]
fn what_was_taken_on_the_day_on_which_it_is_taken_again_is_of_the_new_course() {
    let mut desk = Desk::at("2026-09-01 08:00");
    let first = stopped_in_september(&mut desk);
    let morning = desk.act(|engine, now| engine.log_dose(&draft(first, ""), &tell_finding, now)).id;
    desk.pass(TimeDelta::hours(8));
    let before = card(&mut desk);
    let of = |desk: &mut Desk, count: usize| -> Vec<i64> {
        let doses = desk.act(|engine, now| engine.record(None, None, &At::now(now))).doses;
        doses[doses.len() - count..].iter().map(|dose| dose.value.product).collect()
    };
    assert_eq!(of(&mut desk, 1), [i64::from(first)]);
    let second = desk.act(|engine, now| engine.take_again(first, now)).id;
    // What is told of the hours before is so too, and what is told of the day before is not.
    desk.act(|engine, now| engine.delete_dose(morning, now));
    desk.act(|engine, now| engine.restore_dose(morning, &tell_finding, now));
    assert_eq!(of(&mut desk, 1), [i64::from(second)]);
    // As long as no more was told of it, it can be taken back.
    assert_eq!(desk.act(|engine, now| engine.stop_product(second, None, now)).id, first);
    assert_eq!((of(&mut desk, 1), card(&mut desk)), (vec![i64::from(first)], before));
    let third = desk.act(|engine, now| engine.take_again(first, now)).id;
    for when in ["2026-11-28T06:00:00+01:00", "2026-11-27T23:00:00+01:00"] {
        desk.act(|engine, now| engine.log_dose(&draft(third, when), &tell_finding, now));
    }
    let [first, third] = [first, third].map(i64::from);
    assert_eq!(of(&mut desk, 3), [first, third, third]);
    assert_eq!(
        desk.act(|engine, now| engine.stop_product(i32::try_from(third).unwrap(), None, now)).id,
        i32::try_from(third).unwrap()
    );
}

/// What it did to the person is told of it, too.
#[test]
fn what_was_felt_of_a_course_is_told_of_it() {
    let mut desk = Desk::at("2026-09-01 08:00");
    let first = stopped_in_september(&mut desk);
    let second = desk.act(|engine, now| engine.take_again(first, now)).id;
    let felt = SideEffectDraft {
        what: "drowsiness".into(),
        strength: Some(Coded(SideEffectStrength::Mild)),
        product: Some(second),
        ..SideEffectDraft::default()
    };
    desk.act(|engine, now| engine.log_side_effect(&felt, now));
    assert_eq!(desk.act(|engine, now| engine.stop_product(second, None, now)).id, second);
}

/// What is told for another time is of the course of that time, a dose and what was felt.
#[test]
fn what_is_told_of_another_time_is_of_the_course_of_that_time() {
    let mut desk = Desk::at("2026-09-01 08:00");
    let first = stopped_in_september(&mut desk);
    let second = desk.act(|engine, now| engine.take_again(first, now)).id;
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
fn the_terminal_takes_a_slip_back_too() {
    let mut desk = Desk::at("2020-09-01 08:00");
    let first = stopped_in_september(&mut desk);
    desk.act(|engine, now| engine.take_again(first, now));
    let said = say_in(desk.folder(), &["product", "Flexeril", "--stop"]);
    assert_eq!(said.status, 0, "{}", said.err);
    desk.reopen();
    assert_eq!(card(&mut desk).stopped_on.as_deref(), Some("2020-09-10"));
}

#[test]
fn a_dose_that_was_forgotten_moves_the_stop_with_it() {
    let mut desk = Desk::at("2026-11-01 08:00");
    let id = save(&mut desk, None, &flexeril(5.0, Some("2026-11-01")));
    desk.pass(TimeDelta::days(9));
    take(&mut desk, id, 1.0);
    desk.act(|engine, now| engine.stop_product(id, None, now));
    desk.pass(TimeDelta::days(10));
    let is = |desk: &mut Desk, day: &str| {
        assert_eq!(card(desk).stopped_on, Some(format!("2026-11-{day}")));
        let text = page(desk, "2026-11-01", "2026-11-20");
        assert!(text.contains(&format!("stopped {day} November")), "{text}");
    };
    let forgotten = draft(id, "2026-11-11T08:00:00+01:00");
    let said = desk.act(|engine, now| engine.dose_check(None, &forgotten, &tell_finding, now));
    let words = "You said that you stopped Flexeril on 10 November 2026. With this dose, the day is 11 November 2026.";
    assert!(said.iter().any(|finding| finding.message == words), "{said:?}");
    is(&mut desk, "10");
    let saved = desk.act(|engine, now| engine.log_dose(&forgotten, &tell_finding, now));
    assert!(saved.findings.iter().any(|finding| finding.message == words), "{saved:?}");
    is(&mut desk, "11");
    // With its time, and with the dose.
    let later = draft(id, "2026-11-13T08:00:00+01:00");
    desk.act(|engine, now| engine.update_dose(saved.id, &later, &tell_finding, now));
    is(&mut desk, "13");
    desk.act(|engine, now| engine.delete_dose(saved.id, now));
    is(&mut desk, "10");
    desk.act(|engine, now| engine.restore_dose(saved.id, &tell_finding, now));
    is(&mut desk, "13");
    desk.act(|engine, now| engine.update_dose(saved.id, &forgotten, &tell_finding, now));
    is(&mut desk, "11");
    // A dose of today may be the first of another course: it is only said.
    let today = desk.act(|engine, now| engine.log_dose(&draft(id, ""), &tell_finding, now));
    assert!(today.findings.iter().any(|finding| finding.message.contains("If you take it again")), "{today:?}");
    assert_eq!(card(&mut desk).stopped_on.as_deref(), Some("2026-11-11"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    /// Whatever is told of doses before the day, in whatever order: the stop is the day that was told, or that of a later dose.
    #[test]
    fn the_stop_is_never_before_a_dose_and_never_later_than_told_without_one(
        acts in prop::collection::vec((0..4u8, 0..4usize, 2..10u32), 1..14),
    ) {
        let mut desk = Desk::at("2026-11-01 08:00");
        let id = save(&mut desk, None, &flexeril(5.0, Some("2026-11-01")));
        desk.pass(TimeDelta::days(4));
        desk.act(|engine, now| engine.stop_product(id, None, now));
        desk.pass(TimeDelta::days(10));
        let mut doses: Vec<(i32, u32, bool)> = Vec::new();
        for (act, which, day) in acts {
            desk.pass_minutes(7);
            let told = draft(id, &format!("2026-11-{day:02}T08:00:00+01:00"));
            let at = which % doses.len().max(1);
            match (act, doses.get_mut(at)) {
                (1, Some((dose, on, false))) => {
                    let dose = *dose;
                    desk.act(|engine, now| engine.update_dose(dose, &told, &tell_finding, now));
                    *on = day;
                }
                (2, Some((dose, _, gone))) if !*gone => {
                    let dose = *dose;
                    desk.act(|engine, now| engine.delete_dose(dose, now));
                    *gone = true;
                }
                (3, Some((dose, _, gone))) if *gone => {
                    let dose = *dose;
                    desk.act(|engine, now| engine.restore_dose(dose, &tell_finding, now));
                    *gone = false;
                }
                _ => {
                    let saved = desk.act(|engine, now| engine.log_dose(&told, &tell_finding, now));
                    doses.push((saved.id, day, false));
                }
            }
            let last = doses.iter().filter(|(.., gone)| !gone).map(|(_, day, _)| *day).chain([5]).max().unwrap();
            prop_assert_eq!(card(&mut desk).stopped_on, Some(format!("2026-11-{last:02}")));
        }
    }
}
