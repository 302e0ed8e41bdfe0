//! What is in a product: numbers as they are typed, names as people know them, and makes that leave past doses what they were
//! (4.1, 4.3 rules 1 to 3 and 6; S56, S58, S66).

use respite_domain::Invalid;
use respite_domain::medicine::{ProductKind, Unit};
use respite_domain::region::Region;
use respite_engine::view::{
    Coded, ContentView, DoseDraft, DoseView, LabelView, Medicines, ProductDraft, Settings, TakenAgain,
};
use respite_engine::{EngineError, Field};
use respite_wording::sentence;

use crate::desk::Desk;
use crate::english::{english, tell_finding};
use crate::terminal::Terminal;

pub fn advil(mg_per_unit: f64) -> ProductDraft {
    ProductDraft {
        name: "Advil".into(),
        contents: vec![ContentView { ingredient: "ibuprofen".into(), mg_per_unit }],
        label: Some(LabelView { most_units_a_day: Some(6.0), checked: true, ..LabelView::default() }),
        ..ProductDraft::default()
    }
}

/// The draft as a form hands it back: the tick is that of an earlier day.
pub fn handed_back(draft: &ProductDraft) -> ProductDraft {
    let label = draft.label.clone().map(|label| LabelView { checked_on: Some("2026-11-01".into()), ..label });
    ProductDraft { label, ..draft.clone() }
}

pub fn save(desk: &mut Desk, id: Option<i32>, draft: &ProductDraft) -> i32 {
    desk.act(|engine, now| engine.save_product(id, draft, now)).id
}

fn take(desk: &mut Desk, product: i32, when: &str) -> i32 {
    let draft = DoseDraft { product, units: 1.0, when: when.to_owned(), ..DoseDraft::default() };
    desk.act(|engine, now| engine.log_dose(&draft, &tell_finding, now)).id
}

pub fn view(desk: &mut Desk) -> Medicines {
    desk.act(|engine, now| engine.medicines(&tell_finding, now))
}

pub fn milligrams(dose: &DoseView) -> Vec<f64> {
    dose.amounts.iter().map(|amount| amount.milligrams).collect()
}

fn of_dose(desk: &mut Desk, id: i32) -> f64 {
    desk.act(|engine, _| engine.dose_saved(id)).amounts[0].milligrams
}

fn is_checked(desk: &mut Desk) -> bool {
    view(desk).products[0].label.as_ref().is_some_and(|label| label.checked)
}

pub fn live_in(desk: &mut Desk, region: Coded<Region>) {
    let settings = desk.act(|engine, _| engine.settings());
    let moved = Settings { region: Some(region), ..settings };
    desk.act(|engine, now| engine.change_settings(&moved, now));
}

#[test]
fn another_strength_counts_from_now_on_and_past_doses_stay_what_they_were() {
    let mut desk = Desk::at("2026-11-22 08:00");
    let first = save(&mut desk, None, &advil(200.0));
    let morning = take(&mut desk, first, "");
    desk.pass_minutes(60);
    let second = save(&mut desk, Some(first), &advil(400.0));
    assert_ne!(first, second, "another make");
    desk.pass_minutes(60);
    let last = |desk: &mut Desk| (view(desk).products[0].last_taken.is_some(), view(desk).products[0].last_units);
    assert_eq!(last(&mut desk), (true, None), "one of 200 mg is not one of 400 mg");
    let noon = take(&mut desk, second, "");
    assert_eq!((of_dose(&mut desk, morning), of_dose(&mut desk, noon)), (200.0, 400.0));
    let listed = view(&mut desk);
    assert_eq!(listed.products.len(), 1, "one medicine on the list");
    assert_eq!((listed.last24h[0].milligrams, listed.products[0].last_units), (600.0, Some(1.0)));
    assert!(listed.doses.iter().all(|dose| dose.product == second), "under the number that the list knows");
    assert!(listed.findings.is_empty(), "two strengths of one medicine double nothing: {:?}", listed.findings);

    // A dose that is mended stays of its make, wherever its time goes; one told late was of the make of that time.
    let mended = DoseDraft { product: second, units: 2.0, when: "now".into(), ..DoseDraft::default() };
    desk.act(|engine, now| engine.update_dose(morning, &mended, &tell_finding, now));
    assert_eq!(of_dose(&mut desk, morning), 400.0, "two of 200 mg");
    let told = take(&mut desk, second, "2026-11-22T08:30:00+01:00");
    let longer_ago = take(&mut desk, second, "2026-11-20T08:30:00+01:00");
    assert_eq!((of_dose(&mut desk, told), of_dose(&mut desk, longer_ago)), (200.0, 200.0));
    // Whatever the clock says, what is taken now is of the make in force.
    desk.set_clock(chrono::TimeDelta::hours(-5));
    let now = take(&mut desk, second, "");
    assert_eq!(of_dose(&mut desk, now), 400.0);
    desk.set_clock(chrono::TimeDelta::hours(5));

    // Nothing can be taken of the old one any more, nor is it on the list, and its doses live on.
    let old = DoseDraft { product: first, units: 1.0, ..DoseDraft::default() };
    assert!(desk.try_to(|engine, now| engine.log_dose(&old, &tell_finding, now)).is_err());
    desk.act(|engine, now| engine.delete_product(second, now));
    desk.act(|engine, now| engine.delete_dose(morning, now));
    desk.act(|engine, now| engine.restore_dose(morning, &tell_finding, now));
    desk.act(|engine, now| engine.restore_product(second, now));
    desk.reopen();
    assert_eq!(of_dose(&mut desk, morning), 400.0);
}

#[test]
fn a_strength_of_which_nothing_was_taken_is_mended_in_its_place() {
    let mut desk = Desk::at("2026-11-22 08:00");
    let first = save(&mut desk, None, &advil(200.0));
    assert_eq!(save(&mut desk, Some(first), &advil(400.0)), first);
    // A dose that was deleted may come back.
    let dose = take(&mut desk, first, "");
    desk.act(|engine, now| engine.delete_dose(dose, now));
    assert_ne!(save(&mut desk, Some(first), &advil(600.0)), first);
    desk.act(|engine, now| engine.restore_dose(dose, &tell_finding, now));
    assert_eq!(of_dose(&mut desk, dose), 400.0);
}

#[test]
fn a_label_counts_only_for_what_it_was_compared_for() {
    type Change = fn(&mut ProductDraft);
    let changes: [Change; 6] = [
        |draft| draft.contents[0].mg_per_unit = 400.0,
        |draft| draft.contents[0].ingredient = "naproxen".into(),
        |draft| draft.contents.push(ContentView { ingredient: "caffeine".into(), mg_per_unit: 65.0 }),
        |draft| draft.unit = Coded(Unit::Capsule),
        |draft| draft.kind = Coded(ProductKind::Prescribed),
        |draft| draft.label.as_mut().unwrap().most_units_a_day = Some(8.0),
    ];
    for (index, change) in changes.into_iter().enumerate() {
        for taken in [false, true] {
            let mut desk = Desk::at("2026-11-22 08:00");
            let id = save(&mut desk, None, &advil(200.0));
            if taken {
                take(&mut desk, id, "");
            }
            desk.pass_minutes(1440);
            let mut changed = handed_back(&advil(200.0));
            let renamed = ProductDraft { name: "Advil 2".into(), ..changed.clone() };
            assert_eq!(save(&mut desk, Some(id), &renamed), id);
            assert!(is_checked(&mut desk), "another name is no other label");
            change(&mut changed);
            // Advil that is naproxen is asked about, whatever it is compared with.
            let id = desk.save_as_written(Some(id), &changed);
            assert!(!is_checked(&mut desk), "change {index}");
            assert_eq!(view(&mut desk).products[0].label.as_ref().unwrap().checked_on, None);
            // Said anew it counts, of this day.
            changed.label.as_mut().unwrap().checked_on = None;
            save(&mut desk, Some(id), &changed);
            let label = view(&mut desk).products[0].label.clone().unwrap();
            assert_eq!((label.checked, label.checked_on.as_deref()), (true, Some("2026-11-23")));
        }
    }
}

#[test]
fn a_strength_that_was_written_down_wrong_is_mended_for_the_doses_too() {
    let mut desk = Desk::at("2026-11-22 08:00");
    let id = save(&mut desk, None, &advil(200.0));
    let dose = take(&mut desk, id, "");
    desk.pass_minutes(60);
    let mended = ProductDraft { was_wrong: true, ..handed_back(&advil(400.0)) };
    assert_eq!(save(&mut desk, Some(id), &mended), id, "the same make");
    assert_eq!(of_dose(&mut desk, dose), 400.0);
    assert_eq!(view(&mut desk).last24h[0].milligrams, 400.0);
    assert!(!is_checked(&mut desk), "the label was compared for another strength");
    // A make of before stays what it was.
    let another = save(&mut desk, Some(id), &advil(600.0));
    let later = take(&mut desk, another, "");
    let mended = ProductDraft { was_wrong: true, ..advil(800.0) };
    assert_eq!(save(&mut desk, Some(another), &mended), another);
    assert_eq!((of_dose(&mut desk, dose), of_dose(&mut desk, later)), (400.0, 800.0));
}

#[test]
fn a_tick_that_is_taken_back_is_gone() {
    let mut desk = Desk::at("2026-11-22 08:00");
    let id = save(&mut desk, None, &advil(200.0));
    let mut unticked = advil(200.0);
    unticked.label.as_mut().unwrap().checked = false;
    save(&mut desk, Some(id), &unticked);
    assert!(!is_checked(&mut desk));
    // Where it cannot be shown, since it was set elsewhere, it cannot be taken back either.
    live_in(&mut desk, Coded(Region::Us));
    save(&mut desk, Some(id), &advil(200.0));
    live_in(&mut desk, Coded(Region::Uk));
    assert!(!is_checked(&mut desk));
    save(&mut desk, Some(id), &unticked);
    live_in(&mut desk, Coded(Region::Us));
    assert!(is_checked(&mut desk));
}

#[test]
fn a_deleted_course_is_not_spoken_of() {
    let mut desk = Desk::at("2026-11-22 08:00");
    let course = ProductDraft {
        name: "Flexeril".into(),
        kind: Coded(ProductKind::Prescribed),
        label: None,
        contents: vec![ContentView { ingredient: "cyclobenzaprine".into(), mg_per_unit: 10.0 }],
        course_start: Some("2026-10-01".into()),
        course_end: Some("2026-11-20".into()),
        ..advil(200.0)
    };
    let id = save(&mut desk, None, &course);
    let kinds = |desk: &mut Desk| view(desk).findings.into_iter().map(|finding| finding.kind).collect::<Vec<_>>();
    assert_eq!(kinds(&mut desk), ["course-end"]);
    desk.act(|engine, now| engine.delete_product(id, now));
    assert_eq!(kinds(&mut desk), [""; 0]);
    desk.act(|engine, now| engine.restore_product(id, now));
    assert_eq!(kinds(&mut desk), ["course-end"]);
}

#[test]
fn makes_of_a_medicine_that_nobody_named_the_ingredient_of_are_one() {
    let mut desk = Desk::at("2026-11-22 08:00");
    let unnamed = |strength| ProductDraft {
        contents: vec![ContentView { ingredient: "other-nsaid".into(), mg_per_unit: strength }],
        ..advil(strength)
    };
    let first = save(&mut desk, None, &unnamed(100.0));
    take(&mut desk, first, "");
    let second = save(&mut desk, Some(first), &unnamed(200.0));
    desk.pass_minutes(60);
    take(&mut desk, second, "");
    let listed = view(&mut desk);
    let totals: Vec<f64> = listed.last24h.iter().map(|total| total.milligrams).collect();
    assert_eq!(totals, [300.0]);
    assert!(!listed.findings.iter().any(|finding| finding.kind == "two-nsaids"), "{:?}", listed.findings);
}

#[test]
fn what_is_sold_on_prescription_elsewhere_is_asked_about_and_kept() {
    let mut desk = Desk::at("2026-11-22 08:00");
    let robaxacet = ProductDraft {
        name: "Robaxacet".into(),
        contents: vec![
            ContentView { ingredient: "methocarbamol".into(), mg_per_unit: 400.0 },
            ContentView { ingredient: "acetaminophen".into(), mg_per_unit: 325.0 },
        ],
        label: None,
        ..ProductDraft::default()
    };
    let asked = desk.try_to(|engine, now| engine.save_product(None, &robaxacet, now));
    assert!(matches!(asked, Err(EngineError::Invalid { why: Invalid::PrescriptionOnly(_), .. })), "{asked:?}");
    let id = desk.save_as_written(None, &robaxacet);
    // What was answered once is not asked again; but for one that was prescribed it was not asked.
    save(&mut desk, Some(id), &robaxacet);
    save(&mut desk, Some(id), &ProductDraft { kind: Coded(ProductKind::Prescribed), ..robaxacet.clone() });
    let asked = desk.try_to(|engine, now| engine.save_product(Some(id), &robaxacet, now));
    assert!(matches!(asked, Err(EngineError::Invalid { why: Invalid::PrescriptionOnly(_), .. })), "{asked:?}");
}

#[test]
fn a_label_counts_where_it_was_compared() {
    let mut desk = Desk::at("2026-11-22 08:00");
    live_in(&mut desk, Coded(Region::Us));
    let id = save(&mut desk, None, &advil(200.0));
    take(&mut desk, id, "");
    let limit = |desk: &mut Desk| view(desk).last24h[0].limit_milligrams;
    assert_eq!(limit(&mut desk), Some(1200.0));
    live_in(&mut desk, Coded(Region::Uk));
    let product = view(&mut desk).products.remove(0);
    assert_eq!((is_checked(&mut desk), product.compared_in.as_deref()), (false, Some("us")), "and that is told");
    assert_eq!(limit(&mut desk), Some(1200.0), "what was taken before the move");
    // Stopping it and taking it again changes nothing of that, and back home it counts.
    desk.act(|engine, now| engine.stop_product(id, None, now));
    assert_eq!(desk.act(|engine, now| engine.take_again(id, &TakenAgain::default(), now)).id, id);
    live_in(&mut desk, Coded(Region::Us));
    assert_eq!((limit(&mut desk), view(&mut desk).products[0].compared_in.clone()), (Some(1200.0), None));
    live_in(&mut desk, Coded(Region::Uk));
    desk.act(|engine, now| engine.check_label(id, now));
    assert_eq!((limit(&mut desk), is_checked(&mut desk)), (Some(1200.0), true));
}

#[test]
fn a_label_compared_before_the_region_was_told_counts_for_the_first_that_is() {
    let mut desk = Desk::at("2026-11-22 08:00");
    save(&mut desk, None, &advil(200.0));
    assert!(is_checked(&mut desk));
    live_in(&mut desk, Coded(Region::Uk));
    assert!(is_checked(&mut desk), "telling where one lives is no move");
    live_in(&mut desk, Coded(Region::Us));
    assert!(!is_checked(&mut desk));
}

#[test]
fn a_name_joins_its_ingredient_and_a_guess_is_asked_about() {
    let mut desk = Desk::at("2026-11-22 08:00");
    let of = |ingredient: &str, mg_per_unit: f64| ProductDraft {
        name: format!("My {ingredient}"),
        contents: vec![ContentView { ingredient: ingredient.into(), mg_per_unit }],
        ..ProductDraft::default()
    };
    for (typed, strength, code) in [
        ("Tylenol Extra Strength", 500.0, "acetaminophen"),
        ("paracetamol 500 mg", 500.0, "acetaminophen"),
        ("IBUPROFEN LYSINE", 200.0, "ibuprofen"),
        ("Diclofenac Sodium", 50.0, "diclofenac"),
        ("Valium", 5.0, "diazepam"),
    ] {
        let id = save(&mut desk, None, &of(typed, strength));
        let product = view(&mut desk).products.into_iter().find(|product| product.id == id).unwrap();
        assert_eq!(product.contents[0].ingredient, code, "{typed}");
        assert!(product.unchecked.is_empty(), "{typed}");
        assert_eq!(product.sedating, code == "diazepam");
    }
    for (typed, strength, asked) in [
        ("ibuprofin", 200.0, "Do you mean ibuprofen? If not, confirm that \"ibuprofin\" is right."),
        (
            "Percocet",
            325.0,
            "\"percocet\" may hold acetaminophen (paracetamol), oxycodone. Look at your pack, and name each with its strength.",
        ),
        ("paracetamol", 5.0, "5 mg of acetaminophen (paracetamol) in one unit is unusual. If it is right, confirm it."),
        (
            "ibuprofen",
            20_000.0,
            "Say how many milligrams are in one unit: up to 10,000, three places after the point at most.",
        ),
        ("ibuprofen", 10_000.0, "10,000 mg of ibuprofen in one unit is unusual. If it is right, confirm it."),
    ] {
        let draft = of(typed, strength);
        let error = desk.try_to(|engine, now| engine.save_product(None, &draft, now)).err().unwrap();
        assert_eq!(sentence(&error, english()), asked);
        assert!(matches!(error, EngineError::Invalid { field: Some(Field::Contents), .. }));
        if !matches!(error, EngineError::Invalid { why: Invalid::PerUnit, .. }) {
            let sure = ProductDraft { name: format!("{typed} {strength}"), ..draft };
            let id = desk.save_as_written(None, &sure);
            // What was confirmed once is not asked about with every change.
            let renamed = ProductDraft { name: format!("{typed} {strength} again"), ..sure };
            save(&mut desk, Some(id), &renamed);
        }
    }
    let unchecked = view(&mut desk).products.into_iter().filter(|product| !product.unchecked.is_empty()).count();
    assert_eq!(unchecked, 2, "what stands as it was written is told to be unchecked");
}

#[test]
fn a_new_name_of_a_product_leaves_its_trace_in_what_was_tried() {
    let mut desk = Desk::at("2026-11-22 08:00");
    let id = save(&mut desk, None, &advil(200.0));
    let draft = DoseDraft { product: id, units: 1.0, before: Some(6.0), ..DoseDraft::default() };
    desk.act(|engine, now| engine.log_dose(&draft, &tell_finding, now));
    save(&mut desk, Some(id), &ProductDraft { name: "Advil 200".into(), ..advil(200.0) });
    // With another strength the name is that of the new make: what was tried keeps the old one.
    save(&mut desk, Some(id), &ProductDraft { name: "Advil 400".into(), ..advil(400.0) });
    let diary = rusqlite::Connection::open(desk.folder().join("diary.db")).unwrap();
    let trace: Vec<(String, String)> = diary
        .prepare("SELECT old, new FROM change WHERE what = 'relief' AND field = 'name'")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    assert_eq!(trace, [("Advil".to_owned(), "Advil 200".to_owned())]);
    let named: String = diary.query_row("SELECT name FROM relief", [], |row| row.get(0)).unwrap();
    assert_eq!(named, "Advil 200");
}

#[test]
fn the_terminal_never_takes_a_number_for_another() {
    let terminal = Terminal::new();
    for (index, (typed, said)) in
        [("1,000", "1,000"), ("1 000", "1,000"), ("0,5", "0.5"), ("½", "0.5"), ("٣٢٥", "325"), ("1,000.5", "1,000.5")]
            .into_iter()
            .enumerate()
    {
        let (name, content) = (format!("Medicine {index}"), format!("arnica={typed}"));
        let out = terminal.done(&["product", &name, "--ingredient", &content]).out;
        assert!(out.contains(&format!("In one tablet: arnica {said} mg.")), "{typed}: {out}");
    }
    let product =
        |strength: &str| terminal.refused(2, &["product", "Other", "--ingredient", &format!("arnica={strength}")]);
    assert_eq!(product("1.000").trim(), "\"1.000\" can mean 1000 or 1. Write the one you mean.");
    for strength in ["1e3", "0x10", "5mg", "NaN", "inf", "", "1,00,0", "--", "∞"] {
        assert!(product(strength).contains("is not a number that can be read"), "{strength}");
    }
    for words in [
        &["log", "--worst=1e1"][..],
        &["log", "--spasm=1e0"],
        &["log", "--mood=0x5"],
        &["relief", "walk", "--minutes=1e1"],
        &["session", "start", "cold", "--place", "neck-left", "--minutes=1.5e1"],
        &["dose", "Medicine 0", "--units=1e0"],
        &["product", "Other", "--ingredient", "arnica=1", "--most-a-day=6e0"],
    ] {
        terminal.refused(2, words);
    }
    let said = terminal.refused(2, &["dose", "Medicine 0", "--units=1.000"]);
    assert!(said.contains("can mean 1000 or 1"), "{said}");
    terminal.done(&["log", "--worst", "٣"]);
    terminal.done(&["dose", "Medicine 0", "--units", "2½"]);
}

#[test]
fn the_terminal_asks_about_names_and_says_what_is_not_checked() {
    let terminal = Terminal::new();
    let said = terminal.refused(2, &["product", "Mine", "--ingredient", "ibuprofin=200"]);
    assert!(said.contains("Do you mean ibuprofen?") && said.contains("--as-written"), "{said}");
    let said = terminal.refused(2, &["product", "Mine", "--ingredient", "night nurse=500"]);
    assert!(said.contains("acetaminophen (paracetamol), promethazine, dextromethorphan"), "{said}");
    let out = terminal.done(&["product", "Herb", "--ingredient", "Arnica=5", "--sleepy"]).out;
    let unchecked = "Respite does not know arnica. Nothing of it is checked.";
    assert!(out.contains(unchecked) && out.contains("Do not drive or run machines"), "{out}");
    let at = "2026-01-05T08:00:00+01:00";
    let out = terminal.done(&["dose", "Herb", "--units", "1", "--at", at]).out;
    assert!(out.contains(unchecked) && !out.contains("Do not drive"), "what is over by now warns of nothing: {out}");
    let out = terminal.done(&["dose", "Herb", "--units", "1"]).out;
    assert!(out.contains(unchecked) && out.contains("Do not drive or run machines"), "{out}");
    let out = terminal.done(&["dose", "--products"]).out;
    assert!(out.contains(unchecked), "{out}");
    let out = terminal.done(&["status", "--as-of", "2026-01-05T09:00:00+01:00"]).out;
    assert!(out.contains(unchecked), "{out}");
    assert_eq!(terminal.status("2026-01-05T09:00:00+01:00")["unchecked"], serde_json::json!(["arnica"]));
    assert_eq!(terminal.status("2026-01-07T09:00:00+01:00")["unchecked"], serde_json::json!([]));
}

#[test]
fn what_helps_from_the_terminal_says_that_it_is_no_dose_and_no_pack() {
    let terminal = Terminal::new();
    let out = terminal.done(&["relief", "medicine", "--name", "Advil"]).out;
    assert!(out.contains("no dose") && out.contains("respite dose"), "{out}");
    for kind in ["heat", "cold"] {
        let out = terminal.done(&["relief", kind]).out;
        assert!(out.contains("starts no rest") && out.contains("respite session"), "{out}");
    }
    assert!(!terminal.done(&["relief", "walk"]).out.contains("respite session"));
}
