//! One medicine stays one, whatever make of it was taken, and what was not told of a dose is not told by us.

use chrono::TimeDelta;
use respite_domain::charts::Span;
use respite_domain::medicine::{ProductKind, SideEffectStrength};
use respite_engine::view::{
    Coded, ContentView, DoseDraft, LabelView, ProductDraft, ReliefRow, SideEffectDraft, TakenAgain,
};
use respite_engine::{At, EngineError, Field};

use crate::desk::{Desk, clear, spasm};
use crate::english::tell_finding;
use crate::page_limits::{add, page, take};
use crate::terminal::say_in;
use crate::unreadable::spoil;

fn of(name: &str, (ingredient, milligrams): (&str, f64)) -> ProductDraft {
    ProductDraft {
        name: name.into(),
        kind: Coded(ProductKind::Prescribed),
        contents: vec![ContentView { ingredient: ingredient.into(), mg_per_unit: milligrams }],
        ..ProductDraft::default()
    }
}

fn save(desk: &mut Desk, id: Option<i32>, draft: &ProductDraft) -> i32 {
    desk.act(|engine, now| engine.save_product(id, draft, now)).id
}

fn tried(desk: &mut Desk) -> Vec<(Option<String>, u32, u32)> {
    let of = |row: ReliefRow| (row.name, row.times, row.of);
    desk.act(|engine, now| engine.reliefs(Span::FourWeeks, 50, &At::now(now))).rows.into_iter().map(of).collect()
}

/// The pain before a dose, and the pain after it.
fn take_with(desk: &mut Desk, product: i32, before: f64, after: f64) {
    let draft = DoseDraft { product, units: 1.0, before: Some(before), ..DoseDraft::default() };
    desk.act(|engine, now| engine.log_dose(&draft, &tell_finding, now));
    let open = desk.act(|engine, now| engine.open_reliefs(now)).open;
    desk.act(|engine, now| engine.finish_relief(open[0].id, after, None, now));
}

#[test]
fn a_dose_in_one_press_is_a_time_that_it_was_tried() {
    let mut desk = Desk::at("2026-11-02 08:00");
    let advil = add(&mut desk, "Advil", ProductKind::Otc, ("ibuprofen", 200.0), None);
    let low = add(&mut desk, "Aspirin 81", ProductKind::Otc, ("aspirin", 81.0), None);
    assert!(page(&mut desk, "2026-11-01", "2026-11-02").contains("Nothing tried was noted in this period."));
    for _ in 0..5 {
        take(&mut desk, advil, 1.0);
        take(&mut desk, low, 1.0);
        desk.pass(TimeDelta::hours(24));
    }
    let text = page(&mut desk, "2026-11-01", "2026-11-08");
    let few = |times| format!("Advil: taken {times} times, too few with pain before and after to tell.");
    assert!(text.contains(&few(5)) && !text.contains("Nothing tried"), "{text}");
    assert!(!text.contains("Aspirin 81: taken"), "the daily low dose is not taken against pain: {text}");
    // Two tablets in two presses are one time.
    take(&mut desk, advil, 1.0);
    take(&mut desk, advil, 1.0);
    assert_eq!(tried(&mut desk), [(Some("Advil".to_owned()), 6, 0)]);
    desk.pass(TimeDelta::hours(24));
    // One of them with the pain before it is counted once, and with what was noted beside it.
    take(&mut desk, advil, 1.0);
    take_with(&mut desk, advil, 6.0, 4.0);
    assert_eq!(tried(&mut desk), [(Some("Advil".to_owned()), 7, 1)]);
    assert!(page(&mut desk, "2026-11-01", "2026-11-08").contains(&few(7)));
    // Three of them tell, of three.
    for _ in 0..2 {
        desk.pass(TimeDelta::hours(24));
        take_with(&mut desk, advil, 6.0, 4.0);
    }
    let text = page(&mut desk, "2026-11-01", "2026-11-10");
    assert_eq!(tried(&mut desk), [(Some("Advil".to_owned()), 9, 3)]);
    assert!(text.contains("3 of 3"), "{text}");
    // What had not happened by then is not counted.
    let at = At::told(desk.wall() - TimeDelta::days(4));
    let seen = desk.act(|engine, _| engine.reliefs(Span::FourWeeks, 50, &at)).rows;
    assert_eq!(seen[0].times, 5, "{seen:?}");
}

/// Of what is not known to be for pain: only by the person's word, or after what hurt; not what is taken each day.
#[test]
fn what_is_not_for_pain_was_not_tried_against_it() {
    let mut desk = Desk::at("2026-11-02 08:00");
    let daily = add(&mut desk, "Vitamin D", ProductKind::Otc, ("colecalciferol", 0.02), None);
    let gel = add(&mut desk, "Warm gel", ProductKind::Otc, ("capsaicin", 5.0), None);
    let strong = add(&mut desk, "Tramal", ProductKind::Prescribed, ("tramadol", 50.0), None);
    for day in 0..5 {
        // It hurts on some mornings, just before the tablet of each morning.
        if day % 2 == 0 {
            desk.act(|engine, now| engine.log_entry(&spasm(), now));
        }
        take(&mut desk, daily, 1.0);
        take(&mut desk, gel, 1.0);
        desk.pass(TimeDelta::hours(24));
    }
    assert_eq!(tried(&mut desk), []);
    take(&mut desk, strong, 1.0);
    // The pain before it, told once, says what all of it is for.
    take_with(&mut desk, gel, 6.0, 4.0);
    assert_eq!(tried(&mut desk), [(Some("Warm gel".to_owned()), 6, 1), (Some("Tramal".to_owned()), 1, 0)]);
    let text = page(&mut desk, "2026-11-01", "2026-11-08");
    assert!(text.contains("Warm gel: taken 6 times") && !text.contains("Vitamin D: taken"), "{text}");
    // Nor do the marks over the chart tell of it, on the page and on the screen: the gel's alone, and the last day's both.
    let marks = desk.act(|engine, now| engine.charts(Span::FourWeeks, &At::now(now))).marks;
    let times: Vec<u32> = marks.iter().map(|mark| mark.times).collect();
    assert_eq!(times, [1, 1, 1, 1, 1, 2], "{marks:?}");
    // What was taken after a spasm, and not each day, was taken for it; an hour later nobody knows.
    let drops = add(&mut desk, "Drops", ProductKind::Otc, ("valerian", 1.0), None);
    desk.act(|engine, now| engine.log_entry(&spasm(), now));
    desk.pass(TimeDelta::minutes(61));
    take(&mut desk, drops, 1.0);
    assert_eq!(tried(&mut desk).len(), 2);
    desk.pass(TimeDelta::hours(3));
    desk.act(|engine, now| engine.log_entry(&clear(), now));
    take(&mut desk, drops, 1.0);
    assert_eq!(tried(&mut desk).len(), 2);
    desk.pass(TimeDelta::hours(3));
    desk.act(|engine, now| engine.log_entry(&spasm(), now));
    desk.pass(TimeDelta::minutes(60));
    take(&mut desk, drops, 1.0);
    assert!(tried(&mut desk).contains(&(Some("Drops".to_owned()), 1, 0)));
}

#[test]
fn a_stop_is_told_for_the_day_on_which_it_was() {
    let mut desk = Desk::at("2026-11-20 08:00");
    let id = save(&mut desk, None, &of("Flexeril", ("cyclobenzaprine", 10.0)));
    take(&mut desk, id, 1.0);
    desk.pass(TimeDelta::days(7));
    let refused = desk.try_to(|engine, now| engine.stop_product(id, Some("2026-11-28"), now));
    assert!(matches!(refused, Err(EngineError::Invalid { field: Some(Field::Day), .. })), "{refused:?}");
    desk.act(|engine, now| engine.stop_product(id, Some("2026-11-20"), now));
    let text = page(&mut desk, "2026-11-01", "2026-11-27");
    assert!(text.contains("stopped 20 November"), "{text}");
    let view = desk.act(|engine, now| engine.medicines(&tell_finding, now));
    assert_eq!((view.products[0].stopped_on.as_deref(), view.products[0].in_use), (Some("2026-11-20"), false));
}

#[test]
fn the_terminal_takes_a_medicine_off_the_list_since_a_day() {
    let mut desk = Desk::at("2025-11-20 08:00");
    let id = save(&mut desk, None, &of("Flexeril", ("cyclobenzaprine", 10.0)));
    take(&mut desk, id, 1.0);
    let said = say_in(desk.folder(), &["product", "Flexeril", "--stop", "--on", "2999-01-01"]);
    assert_eq!(said.status, 2, "{}", said.err);
    let said = say_in(desk.folder(), &["product", "Flexeril", "--stop", "--on", "2025-11-21"]);
    assert_eq!((said.status, said.out.trim()), (0, "Flexeril is off your list."), "{}", said.err);
    desk.reopen();
    desk.pass(TimeDelta::days(3));
    assert!(page(&mut desk, "2025-11-01", "2025-11-23").contains("stopped 21 November"));
}

/// Of another strength since, or of another name: the page tells of one medicine (7, item 9).
#[test]
fn one_medicine_stays_one_on_the_page_whatever_make_was_taken() {
    let mut desk = Desk::at("2026-11-01 08:00");
    let course = |milligrams| ProductDraft {
        course_start: Some("2026-11-01".into()),
        ..of("Zanaflex", ("tizanidine", milligrams))
    };
    let first = save(&mut desk, None, &course(2.0));
    let felt = |desk: &mut Desk, product, strength| {
        let effect = SideEffectDraft {
            what: "drowsiness".into(),
            strength: Some(Coded(strength)),
            product: Some(product),
            ..SideEffectDraft::default()
        };
        desk.act(|engine, now| engine.log_side_effect(&effect, now));
    };
    take_with(&mut desk, first, 6.0, 4.0);
    felt(&mut desk, first, SideEffectStrength::Mild);
    desk.pass(TimeDelta::days(9));
    let second = save(&mut desk, Some(first), &course(4.0));
    take_with(&mut desk, second, 6.0, 4.0);
    felt(&mut desk, second, SideEffectStrength::Severe);
    let text = page(&mut desk, "2026-11-01", "2026-11-12");
    assert!(!text.contains("stopped"), "nobody stopped it: {text}");
    assert_eq!(text.matches("muscle relaxer from 1 November").count(), 1, "{text}");
    assert_eq!(text.matches("Drowsy").count(), 1, "{text}");
    // With another name too, in one line of what was tried; of a dose of the first make that is mended since as well.
    let renamed = save(&mut desk, Some(second), &ProductDraft { name: "Tizanidine Teva".into(), ..course(4.0) });
    assert_eq!(tried(&mut desk), [(Some("Tizanidine Teva".to_owned()), 2, 2)]);
    let dose = desk.act(|engine, now| engine.medicines(&tell_finding, now)).doses.pop().unwrap();
    let mended = DoseDraft { product: renamed, units: 2.0, before: Some(7.0), ..DoseDraft::default() };
    desk.act(|engine, now| engine.update_dose(dose.id, &mended, &tell_finding, now));
    assert_eq!(tried(&mut desk), [(Some("Tizanidine Teva".to_owned()), 2, 2)]);
    // A dose in one press of the first make is of that line too.
    let early =
        DoseDraft { product: renamed, units: 1.0, when: "2026-11-02T08:00:00+01:00".into(), ..DoseDraft::default() };
    desk.act(|engine, now| engine.log_dose(&early, &tell_finding, now));
    assert_eq!(tried(&mut desk), [(Some("Tizanidine Teva".to_owned()), 3, 2)]);
}

#[test]
fn the_end_of_a_course_is_told_once_whatever_its_label_says_since() {
    let mut desk = Desk::at("2026-11-20 07:00");
    let course = |most| ProductDraft {
        course_end: Some("2026-11-20".into()),
        label: Some(LabelView { most_units_a_day: Some(most), checked: true, ..LabelView::default() }),
        ..of("Zanaflex", ("tizanidine", 2.0))
    };
    let id = save(&mut desk, None, &course(3.0));
    take(&mut desk, id, 1.0);
    let told = desk.watch(180);
    let ends = |told: &[String]| told.iter().filter(|one| one.contains("Zanaflex")).count();
    assert_eq!(ends(&told), 1, "{told:?}");
    assert_ne!(save(&mut desk, Some(id), &course(4.0)), id);
    let told = desk.watch(180);
    assert_eq!(ends(&told), 0, "{told:?}");
}

#[test]
fn a_change_that_can_not_be_read_keeps_no_page_back() {
    let mut desk = Desk::at("2026-11-20 08:00");
    let id = add(&mut desk, "Advil", ProductKind::Otc, ("ibuprofen", 200.0), Some(6.0));
    take(&mut desk, id, 1.0);
    desk.pass(TimeDelta::days(1));
    desk.act(|engine, now| engine.check_label(id, now));
    spoil(desk.folder(), "UPDATE change SET old = 'some day' WHERE field = 'checked-on'");
    desk.reopen();
    assert!(page(&mut desk, "2026-11-19", "2026-11-21").contains("Advil"));
}

/// A muscle relaxer is taken in bouts: each is a course of its own.
#[test]
fn what_is_taken_again_begins_a_new_course_and_the_page_tells_both() {
    let mut desk = Desk::at("2026-09-01 08:00");
    let (start, end) = (Some("2026-09-01".into()), Some("2026-09-10".into()));
    let course = ProductDraft { course_start: start, course_end: end, ..of("Flexeril", ("cyclobenzaprine", 5.0)) };
    let first = save(&mut desk, None, &course);
    take(&mut desk, first, 1.0);
    desk.pass_to(9, "08:00");
    take(&mut desk, first, 1.0);
    desk.act(|engine, now| engine.stop_product(first, None, now));
    desk.pass(TimeDelta::days(71));
    let second = desk.act(|engine, now| engine.take_again(first, &TakenAgain::default(), now)).id;
    let draft = DoseDraft { product: second, units: 1.0, ..DoseDraft::default() };
    let saved = desk.act(|engine, now| engine.log_dose(&draft, &tell_finding, now));
    assert!(saved.findings.iter().all(|finding| !finding.kind.starts_with("course")), "{saved:?}");
    let view = desk.act(|engine, now| engine.medicines(&tell_finding, now));
    assert!(view.findings.iter().all(|finding| !finding.kind.starts_with("course")), "{view:?}");
    let [card] = &view.products[..] else { unreachable!("{view:?}") };
    assert_eq!((card.course_day, card.course_end.as_deref(), card.in_use), (Some(1), None, true));
    assert_eq!(card.course_start.as_deref(), Some("2026-11-20"));

    let both = page(&mut desk, "2026-09-01", "2026-11-20");
    let told = "muscle relaxer from 1 September, stopped 10 September, muscle relaxer from 20 November";
    assert!(both.contains(told) && !both.contains("planned"), "{both}");
    let now = page(&mut desk, "2026-10-24", "2026-11-20");
    assert!(now.contains("muscle relaxer from 20 November") && !now.contains("September"), "{now}");
    let then = page(&mut desk, "2026-09-01", "2026-09-30");
    assert!(then.contains("muscle relaxer from 1 September, stopped 10 September, on 2 of"), "{then}");
    assert!(!then.contains("from 20 November"), "{then}");
    // Without a dose in it too; of one that was deleted nothing is told.
    let between = page(&mut desk, "2026-09-10", "2026-09-12");
    assert!(between.contains("stopped 10 September"), "{between}");
    // A dose that was forgotten then is one of then.
    let early = DoseDraft { when: "2026-09-05T08:00:00+02:00".into(), ..draft.clone() };
    desk.act(|engine, now| engine.log_dose(&early, &tell_finding, now));
    assert!(page(&mut desk, "2026-09-01", "2026-09-30").contains("stopped 10 September, on 3 of"));
    desk.act(|engine, now| engine.delete_product(second, now));
    let text = page(&mut desk, "2026-09-10", "2026-09-12");
    assert!(!text.contains("relaxer"), "{text}");
    let deleted = page(&mut desk, "2026-09-01", "2026-11-20");
    assert!(
        deleted.contains("on 4 of") && !deleted.contains("stopped") && !deleted.contains("all the same"),
        "{deleted}"
    );
}

/// Who stopped it by a slip, or took it again on the same day, goes on with it; and so does what has no course.
#[test]
fn what_was_not_stopped_goes_on() {
    let mut desk = Desk::at("2026-11-02 08:00");
    let course = ProductDraft { course_start: Some("2026-11-01".into()), ..of("Flexeril", ("cyclobenzaprine", 5.0)) };
    let flexeril = save(&mut desk, None, &course);
    let mobic = add(&mut desk, "Mobic", ProductKind::Prescribed, ("meloxicam", 15.0), Some(1.0));
    let mut was = None;
    for product in [flexeril, mobic] {
        take(&mut desk, product, 1.0);
        desk.act(|engine, now| engine.stop_product(product, None, now));
        assert_eq!(desk.act(|engine, now| engine.take_again(product, &TakenAgain::default(), now)).id, product);
        let stopped = desk.act(|engine, now| engine.stop_product(product, None, now));
        was.get_or_insert(stopped.was);
    }
    desk.pass(TimeDelta::days(3));
    desk.act(|engine, now| engine.course_as_it_was(flexeril, &was.unwrap(), now));
    assert_eq!(desk.act(|engine, now| engine.take_again(mobic, &TakenAgain::default(), now)).id, mobic);
    let view = desk.act(|engine, now| engine.medicines(&tell_finding, now));
    let days = |id| view.products.iter().find(|product| product.id == id).map(|product| product.course_day);
    assert_eq!((days(flexeril), days(mobic)), (Some(Some(5)), Some(None)));
}

/// A dose of long ago that is told, mended or brought back says of which day it is, and calls nobody now.
#[test]
fn a_dose_of_another_day_says_so_and_one_of_weeks_ago_does_not_call() {
    let mut desk = Desk::at("2026-11-02 08:00");
    let pills = add(&mut desk, "Panadol", ProductKind::Otc, ("acetaminophen", 500.0), Some(8.0));
    let draft = DoseDraft { product: pills, units: 9.0, ..DoseDraft::default() };
    let id = desk.act(|engine, now| engine.log_dose(&draft, &tell_finding, now)).id;
    let mend = |desk: &mut Desk| {
        let mended = DoseDraft { before: Some(6.0), ..draft.clone() };
        let findings = desk.act(|engine, now| engine.update_dose(id, &mended, &tell_finding, now)).findings;
        let over = findings.into_iter().find(|finding| finding.kind == "over-limit").unwrap();
        (over.message, findings_call(desk, id))
    };
    let (message, calls) = mend(&mut desk);
    assert!(message.starts_with("4,500 mg") && calls, "{message}");
    desk.pass(TimeDelta::days(3));
    let (message, calls) = mend(&mut desk);
    assert!(message.starts_with("On 2 November 2026: 4,500 mg") && calls, "{message}");
    desk.pass(TimeDelta::days(18));
    let (message, calls) = mend(&mut desk);
    assert!(message.starts_with("On 2 November 2026: 4,500 mg") && !calls, "{message}");
    assert!(message.ends_with("Ask a doctor or pharmacist, even if you feel well."), "{message}");
}

/// Whether a dose that is brought back says whom to call.
fn findings_call(desk: &mut Desk, id: i32) -> bool {
    desk.act(|engine, now| engine.delete_dose(id, now));
    let back = desk.act(|engine, now| engine.restore_dose(id, &tell_finding, now));
    back.findings.iter().any(|finding| finding.help.is_some())
}
