//! Medicines and doses: what is kept, what is said of it, and what takes it back (section 4; S54–S66).

use respite_domain::medicine::{ProductKind, SideEffectStrength};
use respite_engine::EngineError;
use respite_engine::view::{Coded, ContentView, DoseDraft, FindingView, LabelView, ProductDraft, SideEffectDraft};
use respite_wording::sentence;
use serde_json::json;

use crate::desk::Desk;
use crate::english::{english, tell_finding};
use crate::terminal::Terminal;

/// A product whose label says 2 a dose, each 4 hours, 6 a day.
pub fn ibuprofen(name: &str) -> ProductDraft {
    ProductDraft {
        name: name.to_owned(),
        contents: vec![ContentView { ingredient: "ibuprofen".into(), mg_per_unit: 200.0 }],
        label: Some(LabelView {
            most_units_per_dose: Some(2.0),
            hours_between: Some(4.0),
            most_units_a_day: Some(6.0),
            most_days: Some(10.0),
            checked: true,
            ..LabelView::default()
        }),
        ..ProductDraft::default()
    }
}

fn acetaminophen(name: &str, called: &str) -> ProductDraft {
    let contents = vec![ContentView { ingredient: called.into(), mg_per_unit: 500.0 }];
    ProductDraft { name: name.to_owned(), contents, ..ProductDraft::default() }
}

pub fn relaxer() -> ProductDraft {
    let contents = vec![ContentView { ingredient: "cyclobenzaprine".into(), mg_per_unit: 10.0 }];
    ProductDraft { name: "Relaxer".into(), kind: Coded(ProductKind::Prescribed), contents, ..ProductDraft::default() }
}

pub fn add(desk: &mut Desk, draft: &ProductDraft) -> i32 {
    desk.act(|engine, now| engine.save_product(None, draft, now)).id
}

pub fn draft(product: i32, units: f64, when: &str) -> DoseDraft {
    DoseDraft { product, units, when: when.to_owned(), ..DoseDraft::default() }
}

pub fn take(desk: &mut Desk, product: i32, units: f64) -> (i32, Vec<FindingView>) {
    let saved = desk.act(|engine, now| engine.log_dose(&draft(product, units, ""), &tell_finding, now));
    (saved.id, saved.findings)
}

fn kinds(findings: &[FindingView]) -> Vec<&str> {
    findings.iter().map(|finding| finding.kind.as_str()).collect()
}

/// What is true now, by kind.
pub fn now(desk: &mut Desk) -> Vec<String> {
    let view = desk.act(|engine, now| engine.medicines(&tell_finding, now));
    view.findings.into_iter().map(|finding| finding.kind).collect()
}

/// The sentence for a refusal.
pub fn refused<T>(
    desk: &mut Desk,
    act: impl FnOnce(&mut respite_engine::Engine, &respite_domain::time::Moment) -> respite_engine::Result<T>,
) -> String {
    let error: EngineError = desk.try_to(act).err().unwrap();
    sentence(&error, english())
}

#[test]
fn an_over_limit_dose_is_told_before_and_saved_all_the_same() {
    let mut desk = Desk::at("2026-11-22 00:00");
    let advil = add(&mut desk, &ibuprofen("Advil"));
    for _ in 0..2 {
        assert_eq!(kinds(&take(&mut desk, advil, 2.0).1), Vec::<&str>::new());
        desk.pass_minutes(240);
    }
    let before = desk.act(|engine, now| engine.dose_check(None, &draft(advil, 2.0, ""), &tell_finding, now));
    assert_eq!(kinds(&before), ["last-in-24-hours"], "said before it is taken");
    take(&mut desk, advil, 2.0);
    desk.pass_minutes(240);
    let before = desk.act(|engine, now| engine.dose_check(None, &draft(advil, 1.0, ""), &tell_finding, now));
    assert_eq!(kinds(&before), ["over-limit"]);
    assert_eq!(
        before[0].message,
        "1,400 mg of ibuprofen in 24 hours, from all products. Your Advil label allows 1,200 mg."
    );
    let (_, after) = take(&mut desk, advil, 1.0);
    assert!(after[0].help.as_deref().unwrap().contains("1-800-222-1222"), "{after:?}");
    let view = desk.act(|engine, now| engine.medicines(&tell_finding, now));
    assert_eq!(view.doses.len(), 4);
    assert_eq!((view.last24h[0].milligrams, view.last24h[0].limit_milligrams), (1400.0, Some(1200.0)));
}

#[test]
fn a_dose_that_is_mended_or_deleted_takes_its_finding_back() {
    let mut desk = Desk::at("2026-11-22 08:00");
    let advil = add(&mut desk, &ibuprofen("Advil"));
    let (id, found) = take(&mut desk, advil, 7.0);
    assert_eq!(kinds(&found), ["over-limit", "over-dose"]);
    assert_eq!(now(&mut desk), ["over-limit", "over-dose"]);
    desk.act(|engine, now| engine.delete_dose(id, now));
    assert_eq!(now(&mut desk), Vec::<String>::new());
    desk.act(|engine, now| engine.restore_dose(id, &tell_finding, now));
    assert_eq!(now(&mut desk), ["over-limit", "over-dose"]);
    desk.pass_minutes(10);
    let mended = desk.act(|engine, now| engine.update_dose(id, &draft(advil, 1.0, ""), &tell_finding, now));
    assert_eq!(kinds(&mended.findings), Vec::<&str>::new());
    assert_eq!(now(&mut desk), Vec::<String>::new());
    desk.reopen();
    let view = desk.act(|engine, now| engine.medicines(&tell_finding, now));
    assert_eq!((view.doses[0].units, &view.doses[0].taken_at[11..16]), (1.0, "08:00"), "the time stayed");
}

#[test]
fn two_products_with_acetaminophen_under_two_names() {
    let mut desk = Desk::at("2026-11-22 08:00");
    let one = add(&mut desk, &acetaminophen("Tylenol", "Acetaminophen"));
    let other = add(&mut desk, &acetaminophen("Cold and flu", "Paracetamol"));
    take(&mut desk, one, 2.0);
    desk.pass_minutes(60);
    let (_, found) = take(&mut desk, other, 2.0);
    assert_eq!(kinds(&found), ["acetaminophen-twice"]);
    assert!(found[0].message.contains("2,000 mg"), "{found:?}");
    let (_, found) = take(&mut desk, other, 5.0);
    assert_eq!(kinds(&found), ["acetaminophen-high", "acetaminophen-twice"]);
    assert!(found[0].help.is_some());
}

#[test]
fn nothing_is_said_of_limits_until_the_label_was_checked() {
    let mut desk = Desk::at("2026-11-22 08:00");
    let mut unchecked = ibuprofen("Advil");
    unchecked.label.as_mut().unwrap().checked = false;
    let advil = add(&mut desk, &unchecked);
    assert_eq!(kinds(&take(&mut desk, advil, 20.0).1), Vec::<&str>::new());
    desk.act(|engine, now| engine.check_label(advil, now));
    assert_eq!(now(&mut desk), ["over-limit", "over-dose"]);
    // Other numbers want another look at the label; the same ones do not.
    let label = |desk: &mut Desk| {
        desk.act(|engine, now| engine.medicines(&tell_finding, now)).products[0].label.clone().unwrap()
    };
    let mut renamed = ProductDraft { name: "Advil 200".into(), ..unchecked.clone() };
    renamed.label = Some(label(&mut desk));
    desk.act(|engine, now| engine.save_product(Some(advil), &renamed, now));
    assert_eq!(label(&mut desk).checked_on.as_deref(), Some("2026-11-22"));
    unchecked.label.as_mut().unwrap().most_units_a_day = Some(8.0);
    desk.act(|engine, now| engine.save_product(Some(advil), &unchecked, now));
    assert!(!label(&mut desk).checked);
}

#[test]
fn a_relaxer_and_the_road() {
    let mut desk = Desk::at("2026-11-22 20:00");
    let id = add(&mut desk, &relaxer());
    let view = desk.act(|engine, now| engine.medicines(&tell_finding, now));
    assert!(view.products[0].muscle_relaxer && view.drowsy.is_none());
    let (_, found) = take(&mut desk, id, 1.0);
    assert_eq!(kinds(&found), ["driving"]);
    let drowsy = |desk: &mut Desk| desk.act(|engine, now| engine.medicines(&tell_finding, now)).drowsy;
    assert!(!drowsy(&mut desk).unwrap().acknowledged);
    desk.act(|engine, now| engine.acknowledge_driving(now));
    assert!(drowsy(&mut desk).unwrap().acknowledged);
    desk.pass_to(1, "08:00");
    let next_day = drowsy(&mut desk).unwrap();
    assert!(!next_day.acknowledged, "each day anew");
    assert_eq!(next_day.until, "2026-11-23T20:00:00+01:00");
    desk.pass_to(0, "20:00");
    assert_eq!(drowsy(&mut desk), None);
}

#[test]
fn a_patch_of_three_days_keeps_from_the_road_for_three_days() {
    let mut desk = Desk::at("2026-11-22 20:00");
    let label =
        LabelView { most_units_a_day: Some(1.0), hours_between: Some(72.0), checked: true, ..LabelView::default() };
    let contents = vec![ContentView { ingredient: "buprenorphine".into(), mg_per_unit: 10.0 }];
    let patch = ProductDraft { name: "Patch".into(), contents, label: Some(label), ..relaxer() };
    let (patch, relaxer) = (add(&mut desk, &patch), add(&mut desk, &relaxer()));
    take(&mut desk, patch, 1.0);
    desk.pass_to(2, "08:00");
    let drowsy = desk.act(|engine, now| engine.medicines(&tell_finding, now)).drowsy.unwrap();
    assert_eq!((drowsy.products, drowsy.until.as_str()), (vec!["Patch".to_owned()], "2026-11-25T20:00:00+01:00"));
    assert_eq!(
        drowsy.message,
        "Do not drive or run machines. Patch may still act until 20:00 on 25 November. Your prescription of Patch says 72 hours."
    );
    assert_eq!(desk.status().notices[0].kind, "driving");
    assert_eq!(kinds(&take(&mut desk, relaxer, 1.0).1), ["driving", "two-sedating"]);
    desk.pass_to(1, "20:00");
    assert_eq!(now(&mut desk), Vec::<String>::new());
}

#[test]
fn a_course_has_days_and_an_end() {
    let mut desk = Desk::at("2026-11-20 08:00");
    let course =
        ProductDraft { course_start: Some("2026-11-18".into()), course_end: Some("2026-11-21".into()), ..relaxer() };
    let id = add(&mut desk, &course);
    let view = desk.act(|engine, now| engine.medicines(&tell_finding, now));
    assert_eq!(view.products[0].course_day, Some(3));
    assert_eq!(now(&mut desk), Vec::<String>::new());
    desk.pass_to(1, "08:00");
    assert_eq!(now(&mut desk), ["course-end"]);
    desk.pass_to(1, "08:00");
    assert_eq!(now(&mut desk), ["course-end"]);
    let stopped = desk.act(|engine, now| engine.stop_product(id, None, now));
    assert_eq!(now(&mut desk), Vec::<String>::new());
    desk.act(|engine, now| engine.course_as_it_was(id, &stopped.was, now));
    assert_eq!(now(&mut desk), ["course-end"]);
}

#[test]
fn side_effects_have_a_time_and_a_strength() {
    let mut desk = Desk::at("2026-11-22 08:00");
    let product = add(&mut desk, &relaxer());
    let mut told = SideEffectDraft { what: " dizziness ".into(), product: Some(product), ..SideEffectDraft::default() };
    assert!(refused(&mut desk, |engine, now| engine.log_side_effect(&told, now)).contains("how strong"));
    told.strength = Some(Coded(SideEffectStrength::Moderate));
    let id = desk.act(|engine, now| engine.log_side_effect(&told, now)).id;
    let view = desk.act(|engine, now| engine.medicines(&tell_finding, now));
    assert_eq!(view.side_effects_offered[..4], ["dizziness", "drowsiness", "tiredness", "slow-response"]);
    assert_eq!(
        (view.side_effects[0].what.as_str(), view.side_effects[0].product_name.as_deref()),
        ("dizziness", Some("Relaxer"))
    );
    desk.act(|engine, now| engine.delete_side_effect(id, now));
    assert!(desk.act(|engine, now| engine.medicines(&tell_finding, now)).side_effects.is_empty());
    desk.act(|engine, now| engine.restore_side_effect(id, now));
    assert_eq!(desk.act(|engine, now| engine.medicines(&tell_finding, now)).side_effects.len(), 1);
}

#[test]
fn a_deleted_product_frees_its_name_and_its_doses_still_count() {
    let mut desk = Desk::at("2026-11-22 08:00");
    let first = add(&mut desk, &ibuprofen("Advil"));
    take(&mut desk, first, 2.0);
    desk.act(|engine, now| engine.delete_product(first, now));
    let view = desk.act(|engine, now| engine.medicines(&tell_finding, now));
    assert!(view.products.is_empty());
    assert_eq!((view.doses[0].name.as_str(), view.last24h[0].milligrams), ("Advil", 400.0));
    let id = view.doses[0].id;
    let mended = desk.act(|engine, now| engine.update_dose(id, &draft(first, 1.0, ""), &tell_finding, now));
    assert_eq!(kinds(&mended.findings), Vec::<&str>::new());
    add(&mut desk, &ibuprofen("advil"));
    assert!(refused(&mut desk, |engine, now| engine.restore_product(first, now)).contains("already"));
}

#[test]
fn a_page_of_doses_follows_the_other() {
    let mut desk = Desk::at("2026-11-22 08:00");
    let advil = add(&mut desk, &ibuprofen("Advil"));
    let start = desk.wall();
    for hours in 0..150 {
        let when = (start - chrono::TimeDelta::hours(hours * 4)).to_rfc3339();
        desk.act(|engine, now| engine.log_dose(&draft(advil, 1.0, &when), &tell_finding, now));
    }
    let view = desk.act(|engine, now| engine.medicines(&tell_finding, now));
    let mut seen: Vec<i32> = view.doses.iter().map(|dose| dose.id).collect();
    let mut earlier = view.earlier;
    while let Some(before) = earlier {
        let page = desk.act(|engine, _| engine.more_doses(&before));
        seen.extend(page.doses.iter().map(|dose| dose.id));
        earlier = page.earlier;
    }
    assert_eq!(seen, (1..=150).collect::<Vec<i32>>(), "each once, latest first");
}

#[test]
fn from_the_terminal() {
    let terminal = Terminal::new();
    let label = ["--most-a-day", "6", "--most-per-dose", "2", "--hours", "4", "--checked"];
    terminal.done(&[&["product", "Advil", "--ingredient", "ibuprofen=200"], &label[..]].concat());
    terminal.done(&["product", "Flexeril", "--ingredient", "cyclobenzaprine=10", "--prescribed"]);
    let dose = |product: &str, units: &str, at: &str| terminal.say(&["dose", product, "--units", units, "--at", at]);
    let said = dose("advil", "2", "2026-01-05T08:00:00+01:00");
    assert_eq!((said.status, said.out.trim()), (0, "Saved for 5 January 2026, 08:00: 2 tablets of Advil."));
    let said = dose("Advil", "5", "2026-01-05T09:00:00+01:00");
    assert_eq!(said.status, 0, "the truth can always be saved");
    assert!(
        said.out.contains("1,400 mg") && said.out.contains("The 4 hours on your labels end at 12:00."),
        "{}",
        said.out
    );
    let said = terminal.say(&["dose", "Flexeril", "--units", "1", "--at", "2026-01-05T10:00:00+01:00", "--alcohol"]);
    assert!(said.out.contains("Do not drive or run machines."), "{}", said.out);
    let status = terminal.status("2026-01-05T11:00:00+01:00");
    assert_eq!(
        status["doses_24h"],
        json!([{ "ingredient": "cyclobenzaprine", "milligrams": 10.0, "last": "2026-01-05T10:00:00+01:00", "limit_milligrams": null },
            { "ingredient": "ibuprofen", "milligrams": 1400.0, "last": "2026-01-05T09:00:00+01:00", "limit_milligrams": 1200.0 }])
    );
    let kinds: Vec<&str> =
        status["notices"].as_array().unwrap().iter().map(|notice| notice["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["over-limit", "over-dose", "too-early", "driving", "alcohol"]);
    assert_eq!(terminal.status("2026-01-05T08:30:00+01:00")["notices"], json!([]), "what came later is not seen");
    let text = terminal.done(&["status", "--as-of", "2026-01-05T11:00:00+01:00"]).out;
    assert!(text.contains("Last 24 hours: 1,400 mg of ibuprofen. Your label's limit is 1,200 mg."), "{text}");
    for (words, word) in [
        (&["dose", "Advil", "--units", "0"][..], "0.001 to 10,000"),
        (&["dose", "Advil", "--units", "-1"], "0.001 to 10,000"),
        (&["dose", "Advil", "--units", "10001"], "0.001 to 10,000"),
        (&["dose", "Advil", "--units", "two"], "0.001 to 10,000"),
        (&["dose", "Nothing", "--units", "1"], "no \"Nothing\""),
        (&["dose", "Advil", "--units", "1", "--at", "2999-01-01T00:00:00Z"], "not come yet"),
        (&["product", "ADVIL", "--ingredient", "ibuprofen=200"], "already"),
        (&["product", "Motrin", "--ingredient", "ibuprofen"], "milligrams"),
        (&["product", "Motrin", "--ingredient", "ibuprofen=200", "--most-a-day", "0"], "0.001 to 10,000"),
        (&["dose", "Advil"], "--units"),
    ] {
        assert!(terminal.refused(2, words).contains(word), "{words:?}");
    }
}

#[test]
fn the_demo_takes_some() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.act(|engine, now| engine.fill_demo(now));
    let view = desk.act(|engine, now| engine.medicines(&tell_finding, now));
    let products: Vec<(&str, bool)> =
        view.products.iter().map(|product| (product.name.as_str(), product.in_use)).collect();
    assert_eq!(products, [("Advil", true), ("Tylenol Extra Strength", true), ("Cyclobenzaprine 5 mg", false)]);
    assert_eq!(view.side_effects.len(), 2);
    assert_eq!(view.last24h[0].milligrams, 400.0, "yesterday at 17:15");
    assert!(view.findings.is_empty(), "{:?}", view.findings);
}

/// Told anew after a flight, what is still waited for ends by the clock of here, as on every screen.
#[test]
fn what_a_dose_of_before_a_flight_keeps_off_is_told_by_the_clock_of_here() {
    let mut desk = Desk::in_zone(chrono_tz::America::New_York, "2026-11-18 22:00");
    let (relaxer, advil) = (add(&mut desk, &relaxer()), add(&mut desk, &ibuprofen("Advil")));
    let (dose, _) = take(&mut desk, relaxer, 1.0);
    desk.fly_to(chrono_tz::Europe::Berlin);
    desk.pass_until("2026-11-19 15:00");
    desk.act(|engine, now| engine.log_dose(&draft(advil, 1.0, "2026-11-19T07:30:00-05:00"), &tell_finding, now));
    let screen = desk.act(|engine, now| engine.medicines(&tell_finding, now));
    let drowsy = screen.drowsy.unwrap().message;
    assert!(drowsy.contains("04:00"), "{drowsy}");
    let with_alcohol = DoseDraft { alcohol: true, ..draft(relaxer, 1.0, "2026-11-18T22:00:00-05:00") };
    let said = |findings: Vec<FindingView>, kind: &str| {
        findings.into_iter().find(|finding| finding.kind == kind).map(|finding| finding.message).unwrap_or_default()
    };
    let checked = desk.act(|engine, now| engine.dose_check(Some(dose), &with_alcohol, &tell_finding, now));
    assert!(said(checked, "driving").starts_with(&drowsy[..70]), "{drowsy}");
    let early = draft(advil, 1.0, "2026-11-19T08:45:00-05:00");
    let early = desk.act(|engine, now| engine.dose_check(None, &early, &tell_finding, now));
    let early = said(early, "too-early");
    assert!(early.contains("17:30") && !early.contains("11:30"), "{early}");
}
