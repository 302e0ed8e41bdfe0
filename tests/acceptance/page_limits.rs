//! What the doctor's page says of limits (7, item 9; 4.3 rules 2, 3 and 5): only of those that were held against what was taken, each
//! by its name, and of what is always too much.

use chrono::TimeDelta;
use respite_domain::medicine::{ProductKind, SideEffectStrength};
use respite_domain::region::Region;
use respite_engine::At;
use respite_engine::view::{Coded, ContentView, DoseDraft, LabelView, ProductDraft, SideEffectDraft, Strength};
use respite_report::{Paper, render};

use crate::desk::Desk;
use crate::english::{english, tell_finding};
use crate::labels::live_in;

/// A product of one ingredient: so many milligrams in one, so many a day where somebody compared that.
pub(crate) fn add(
    desk: &mut Desk,
    name: &str,
    kind: ProductKind,
    (of, milligrams): (&str, f64),
    most: Option<f64>,
) -> i32 {
    let label = most.map(|most| LabelView { most_units_a_day: Some(most), checked: true, ..LabelView::default() });
    let draft = ProductDraft {
        name: name.into(),
        kind: Coded(kind),
        contents: vec![ContentView { ingredient: of.into(), mg_per_unit: milligrams }],
        label,
        ..ProductDraft::default()
    };
    desk.act(|engine, now| engine.save_product(None, &draft, now)).id
}

pub(crate) fn take(desk: &mut Desk, product: i32, units: f64) {
    let draft = DoseDraft { product, units, ..DoseDraft::default() };
    desk.act(|engine, now| engine.log_dose(&draft, &tell_finding, now));
}

/// The words of the page of these days.
pub(crate) fn page(desk: &mut Desk, from: &str, to: &str) -> String {
    let at = At::now(&desk.now());
    let summary = desk.act(|engine, _| engine.summary(Some(from), Some(to), &at)).summary;
    render(&summary, Paper::A4, english()).unwrap().text().join(" ")
}

#[test]
fn each_medicine_is_counted_by_the_limit_that_is_held_against_it() {
    let mut desk = Desk::at("2026-11-20 01:00");
    let advil = add(&mut desk, "Advil", ProductKind::Otc, ("ibuprofen", 200.0), Some(6.0));
    let rx = add(&mut desk, "Ibu Rx", ProductKind::Prescribed, ("ibuprofen", 800.0), Some(4.0));
    // 20 November: over the label, within the prescription. 22 November: over the prescription, within the label.
    take(&mut desk, advil, 8.0);
    take(&mut desk, rx, 1.0);
    desk.pass(TimeDelta::days(2));
    take(&mut desk, rx, 5.0);
    take(&mut desk, advil, 1.0);
    let text = page(&mut desk, "2026-11-19", "2026-11-22");
    assert!(text.contains("at most 4,200 mg in 24 h, over its label on 1 day."), "{text}");
    assert!(text.contains("at most 4,200 mg in 24 h, over what was prescribed on 1 day."), "{text}");
    let by_label = "ibuprofen: over the Advil label on 1 day (20 November), without the prescribed Ibu Rx";
    let by_rx = "ibuprofen: over what was prescribed of Ibu Rx on 1 day (22 November), all products together";
    assert!(text.contains(by_label) && text.contains(by_rx), "{text}");
}

#[test]
fn of_two_labels_the_lower_is_named_where_it_is_anothers() {
    let mut desk = Desk::at("2026-11-20 01:00");
    let advil = add(&mut desk, "Advil", ProductKind::Otc, ("ibuprofen", 200.0), Some(6.0));
    let mix = add(&mut desk, "Flu mix", ProductKind::Otc, ("ibuprofen", 200.0), Some(8.0));
    take(&mut desk, advil, 4.0);
    take(&mut desk, mix, 3.0);
    let text = page(&mut desk, "2026-11-19", "2026-11-20");
    assert!(text.contains("over its label on 1 day") && text.contains("over the Advil label on 1 day."), "{text}");
}

#[test]
fn no_days_are_counted_by_a_label_that_was_not_compared() {
    let mut desk = Desk::at("2026-11-20 08:00");
    live_in(&mut desk, Coded(Region::Us));
    let advil = add(&mut desk, "Advil", ProductKind::Otc, ("ibuprofen", 200.0), Some(6.0));
    take(&mut desk, advil, 1.0);
    desk.pass(TimeDelta::hours(2));
    live_in(&mut desk, Coded(Region::Uk));
    desk.pass(TimeDelta::days(2));
    take(&mut desk, advil, 8.0);
    let text = page(&mut desk, "2026-11-20", "2026-11-22");
    assert!(text.contains("over its label on 0 days, label not compared on 1 day."), "{text}");
    let text = page(&mut desk, "2026-11-22", "2026-11-22");
    assert!(text.contains("label not compared on 1 day.") && !text.contains("over"), "{text}");
}

#[test]
fn what_is_always_too_much_is_counted_without_any_label() {
    let mut desk = Desk::at("2026-11-20 08:00");
    let none = add(&mut desk, "Tylenol", ProductKind::Otc, ("acetaminophen", 500.0), None);
    let rx = add(&mut desk, "Pain Rx", ProductKind::Prescribed, ("acetaminophen", 325.0), None);
    take(&mut desk, none, 8.0);
    let text = page(&mut desk, "2026-11-19", "2026-11-20");
    assert!(!text.contains("Over a limit"), "4,000 mg are not over it: {text}");
    desk.pass(TimeDelta::days(2));
    take(&mut desk, none, 7.0);
    take(&mut desk, rx, 2.0);
    let text = page(&mut desk, "2026-11-19", "2026-11-22");
    let said = "Over a limit";
    assert!(text.contains(said), "{text}");
    let said = "over 4,000 mg in 24 h on 1 day (22 November), all products together";
    assert!(text.contains(said), "{text}");
}

/// Doses are judged by the numbers that held when they were taken (4.3 rules 2 and 3).
#[test]
fn other_numbers_hold_from_now_on_and_judge_nothing_that_was_taken_before() {
    for (kind, before, now, units, was_over) in [
        (ProductKind::Prescribed, 6.0, 3.0, 4.0, false),
        (ProductKind::Prescribed, 6.0, 9.0, 8.0, true),
        (ProductKind::Otc, 6.0, 3.0, 4.0, false),
        (ProductKind::Otc, 6.0, 9.0, 8.0, true),
    ] {
        for was_wrong in [false, true] {
            let mut desk = Desk::at("2026-11-20 10:00");
            let id = add(&mut desk, "Advil", kind, ("ibuprofen", 200.0), Some(before));
            take(&mut desk, id, units);
            let limits = |desk: &mut Desk| {
                let medicines = desk.act(|engine, now| engine.medicines(&tell_finding, now));
                medicines.findings.iter().any(|finding| finding.kind == "over-limit")
            };
            assert_eq!(limits(&mut desk), was_over);
            let draft = ProductDraft {
                name: "Advil".into(),
                kind: Coded(kind),
                contents: vec![ContentView { ingredient: "ibuprofen".into(), mg_per_unit: 200.0 }],
                label: Some(LabelView { most_units_a_day: Some(now), checked: true, ..LabelView::default() }),
                was_wrong,
                ..ProductDraft::default()
            };
            let new = desk.act(|engine, now| engine.save_product(Some(id), &draft, now)).id;
            assert_eq!(new == id, was_wrong, "what was wrong is mended in its place");
            let is_over = was_over != was_wrong;
            assert_eq!(limits(&mut desk), is_over, "{kind:?} {before} {now} {was_wrong}");
            let text = page(&mut desk, "2026-11-19", "2026-11-20");
            assert_eq!(text.contains("on 1 day ("), is_over, "{text}");
            // A day later by the new numbers, and one line of the page tells of both.
            desk.pass(TimeDelta::days(2));
            take(&mut desk, new, now + 1.0);
            assert!(limits(&mut desk));
            let text = page(&mut desk, "2026-11-19", "2026-11-22");
            assert_eq!(text.matches("Advil (ibuprofen 200 mg)").count(), 1, "{text}");
            assert!(text.contains("on 2 of 4 days"), "{text}");
        }
    }
}

#[test]
fn the_first_comparison_and_the_same_numbers_once_more_are_of_all_doses() {
    let mut desk = Desk::at("2026-11-20 10:00");
    let id = add(&mut desk, "Advil", ProductKind::Otc, ("ibuprofen", 200.0), None);
    take(&mut desk, id, 8.0);
    let draft = |checked_on: Option<&str>| ProductDraft {
        name: "Advil".into(),
        contents: vec![ContentView { ingredient: "ibuprofen".into(), mg_per_unit: 200.0 }],
        label: Some(LabelView {
            most_units_a_day: Some(6.0),
            checked: true,
            checked_on: checked_on.map(str::to_owned),
            ..LabelView::default()
        }),
        ..ProductDraft::default()
    };
    for checked_on in [None, Some("2026-11-20"), None] {
        let draft = draft(checked_on);
        assert_eq!(desk.act(|engine, now| engine.save_product(Some(id), &draft, now)).id, id);
    }
    assert!(page(&mut desk, "2026-11-19", "2026-11-20").contains("over its label on 1 day"));
}

#[test]
fn a_side_effect_names_its_medicine_though_that_is_deleted() {
    let mut desk = Desk::at("2026-11-20 10:00");
    let id = add(&mut desk, "Flex", ProductKind::Prescribed, ("cyclobenzaprine", 10.0), None);
    let dizzy = SideEffectDraft {
        what: "dizziness".into(),
        strength: Some(Coded(SideEffectStrength::Mild)),
        product: Some(id),
        ..SideEffectDraft::default()
    };
    desk.act(|engine, now| engine.log_side_effect(&dizzy, now));
    desk.act(|engine, now| engine.delete_product(id, now));
    let text = page(&mut desk, "2026-11-19", "2026-11-20");
    assert!(text.contains("mild, Flex"), "{text}");
}

/// Who prescribes one a day does not mean one in any 24 hours (4.3 rule 3; ADR 13).
#[test]
fn one_a_day_a_little_earlier_than_the_day_before_is_no_day_over_and_rings_nowhere() {
    let mut desk = Desk::at("2026-11-02 08:00");
    let mobic = add(&mut desk, "Mobic", ProductKind::Prescribed, ("meloxicam", 15.0), Some(1.0));
    take(&mut desk, mobic, 1.0);
    for earlier in [15, 0, 200, -200, 30] {
        desk.pass(TimeDelta::minutes(24 * 60 - earlier));
        let draft = DoseDraft { product: mobic, units: 1.0, ..DoseDraft::default() };
        let check = desk.act(|engine, now| engine.dose_check(None, &draft, &tell_finding, now));
        assert!(check.iter().all(|finding| finding.strength == Strength::Notice), "{check:?}");
        let told: Vec<&str> = check.iter().map(|finding| finding.message.as_str()).collect();
        let what = "30 mg of meloxicam in 24 hours, from all products. Your prescription of Mobic allows 15 mg. The dose of the \
                    day before is among it.";
        assert_eq!(told, if earlier > 0 { vec![what] } else { vec![] });
        let saved = desk.act(|engine, now| engine.log_dose(&draft, &tell_finding, now));
        assert!(saved.findings.iter().all(|finding| finding.help.is_none()), "{saved:?}");
        let view = desk.act(|engine, now| engine.medicines(&tell_finding, now));
        let total = &view.last24h[0];
        assert_eq!((total.exceeded, total.day_before), (false, earlier > 0), "{total:?}");
        assert_eq!(desk.status().doses_24h[0].day_before, earlier > 0);
    }
    let text = page(&mut desk, "2026-11-01", "2026-11-08");
    assert!(text.contains("at most 15 mg in 24 h, over what was prescribed on 0 days"), "{text}");
    assert!(!text.contains("Over a limit"), "{text}");
    // A second one on the same day is too much, as ever.
    desk.pass(TimeDelta::hours(19));
    let draft = DoseDraft { product: mobic, units: 1.0, ..DoseDraft::default() };
    let saved = desk.act(|engine, now| engine.log_dose(&draft, &tell_finding, now));
    assert!(saved.findings.iter().any(|finding| finding.kind == "over-limit" && finding.help.is_some()), "{saved:?}");
    let text = page(&mut desk, "2026-11-01", "2026-11-08");
    assert!(text.contains("at most 30 mg in 24 h, over what was prescribed on 1 day"), "{text}");
}

/// The low dose and the doses against pain are counted each by themselves, and so they stand side by side (4.3 rule 6c).
#[test]
fn a_sum_without_the_low_dose_stands_beside_the_sum_of_all() {
    let mut desk = Desk::at("2026-11-02 08:00");
    let low = add(&mut desk, "Aspirin 81", ProductKind::Otc, ("aspirin", 81.0), Some(1.0));
    let bayer = add(&mut desk, "Bayer", ProductKind::Otc, ("aspirin", 325.0), Some(12.0));
    take(&mut desk, low, 1.0);
    desk.pass(TimeDelta::hours(12));
    take(&mut desk, bayer, 2.0);
    desk.pass(TimeDelta::hours(1));
    take(&mut desk, low, 1.0);
    let view = desk.act(|engine, now| engine.medicines(&tell_finding, now));
    let total = &view.last24h[0];
    assert_eq!((total.milligrams, total.limit_milligrams, total.exceeded), (812.0, None, false));
    let held = total.by_label.as_ref().unwrap();
    assert_eq!((held.milligrams, held.limit_milligrams, held.prescribed, held.exceeded), (162.0, 81.0, false, true));
    assert_eq!(held.without, ["Bayer"]);
    let told = "162 mg of aspirin in 24 hours, without Bayer. Your Aspirin 81 label allows 81 mg.";
    assert!(view.findings.iter().any(|finding| finding.message == told), "{:?}", view.findings);
    assert!(page(&mut desk, "2026-11-01", "2026-11-02").contains("(2 November), without Bayer"));
}
