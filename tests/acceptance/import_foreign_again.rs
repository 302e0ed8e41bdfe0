//! What comes in of a table again, after something changed here or there, is neither doubled nor lost (issue 9).

use proptest::prelude::*;
use respite_engine::Mine;
use respite_engine::view::{Coded, ContentView, DoseDraft, DoseView, EntryDraft, LabelView, LinesView, ProductDraft};
use respite_foreign::Means;
use respite_wording::{lines_differing, lines_told};
use serde_json::Value;

use crate::desk::Desk;
use crate::english::tell_finding;
use crate::import_foreign::{bring_in, check, desk, entries, guess, sheet, words};
use crate::terminal::Terminal;
use crate::unreadable::spoil;

fn ibu(mg_per_unit: f64) -> ProductDraft {
    let contents = vec![ContentView { ingredient: "ibuprofen".into(), mg_per_unit }];
    ProductDraft { name: "Ibu".into(), contents, ..ProductDraft::default() }
}

fn save(desk: &mut Desk, id: Option<i32>, mg_per_unit: f64) -> i32 {
    desk.act(|engine, now| engine.save_product(id, &ibu(mg_per_unit), now)).id
}

fn take(desk: &mut Desk, product: i32, when: &str) -> i32 {
    let draft = DoseDraft { product, units: 1.0, when: when.to_owned(), ..DoseDraft::default() };
    desk.act(|engine, now| engine.log_dose(&draft, &tell_finding, now)).id
}

fn doses(desk: &mut Desk) -> Vec<DoseView> {
    desk.act(|engine, now| engine.more_doses(&now.wall.to_rfc3339())).doses
}

fn milligrams(desk: &mut Desk) -> Vec<f64> {
    doses(desk).iter().flat_map(|dose| dose.amounts.iter().map(|amount| amount.milligrams)).collect()
}

/// How much of a table came in, was here, differed, was deleted, was taken.
fn come(desk: &mut Desk, table: &str, mine: Mine) -> [u32; 5] {
    let view = bring(desk, table, mine);
    [view.new_entries + view.new_doses, view.there, view.differing, view.deleted, view.taken]
}

fn bring(desk: &mut Desk, table: &str, mine: Mine) -> LinesView {
    let sheet = sheet(table);
    bring_in(desk, &sheet, &guess(&sheet), mine)
}

const DOSE: &str = "When,Medicine,Tablets\n2026-11-01 08:00,Ibu,1\n";

#[test]
fn a_dose_comes_in_as_one_of_the_make_that_was_in_force_then() {
    let mut desk = desk();
    let first = save(&mut desk, None, 400.0);
    take(&mut desk, first, "2026-11-01T08:00:00+01:00");
    desk.pass_minutes(60 * 24);
    let second = save(&mut desk, Some(first), 600.0);
    assert_ne!(first, second, "another make");
    assert_eq!(come(&mut desk, DOSE, Mine::Stay), [0, 1, 0, 0, 0], "what was told by hand is here already");
    desk.pass_minutes(60 * 24);
    let more = "When,Medicine,Tablets\n2026-11-01 08:00,Ibu,1\n2026-11-02 08:00,Ibu,1\n2026-11-24 08:00,Ibu,1\n";
    assert_eq!(come(&mut desk, more, Mine::Stay), [2, 1, 0, 0, 0]);
    assert_eq!(milligrams(&mut desk), [600.0, 400.0, 400.0], "each by the strength of its day");
    assert_eq!(come(&mut desk, more, Mine::Give), [0, 3, 0, 0, 0]);
    assert_eq!(milligrams(&mut desk), [600.0, 400.0, 400.0]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// However often the strength changes between, a table that came in is here already, and what was taken stays what it was.
    #[test]
    fn no_change_of_strength_makes_two_doses_of_one(acts in prop::collection::vec(0..3u8, 1..8)) {
        let mut desk = desk();
        let mut id = save(&mut desk, None, 400.0);
        let mut taken = 0;
        let mut at = String::from("When,Medicine,Tablets\n2026-11-01 08:00,Ibu,1\n");
        bring(&mut desk, &at, Mine::Stay);
        for (step, act) in (1u32..).zip(acts) {
            desk.pass_minutes(60);
            let before = milligrams(&mut desk);
            match act {
                0 => id = save(&mut desk, Some(id), 400.0 + f64::from(step)),
                1 => {
                    // Told by hand, and in the table too.
                    let now = desk.wall().format("%Y-%m-%d %H:%M").to_string();
                    take(&mut desk, id, "");
                    at.push_str(&format!("{now},Ibu,1\n"));
                    taken += 1;
                }
                _ => prop_assert_eq!(come(&mut desk, &at, Mine::Give), [0, 1 + taken, 0, 0, 0]),
            }
            let after = milligrams(&mut desk);
            prop_assert_eq!(&after[after.len() - before.len()..], &*before);
        }
        prop_assert_eq!(come(&mut desk, &at, Mine::Stay), [0, 1 + taken, 0, 0, 0]);
    }
}

#[test]
fn a_dose_that_was_mended_in_the_other_program_is_not_two() {
    let mut desk = desk();
    save(&mut desk, None, 400.0);
    bring(&mut desk, DOSE, Mine::Stay);
    let mended = "When,Medicine,Tablets\n2026-11-01 08:00,Ibu,2\n";
    assert_eq!(come(&mut desk, mended, Mine::Stay), [0, 0, 1, 0, 0]);
    assert_eq!(milligrams(&mut desk), [400.0]);
    assert_eq!(come(&mut desk, mended, Mine::Give), [0, 0, 0, 0, 1]);
    assert_eq!(milligrams(&mut desk), [800.0]);
    assert_eq!(come(&mut desk, mended, Mine::Give), [0, 1, 0, 0, 0]);
    // Two of one file are two, whichever was here.
    for (here, before) in [("1", [400.0]), ("2", [800.0])] {
        let mut desk = self::desk();
        save(&mut desk, None, 400.0);
        bring(&mut desk, &format!("When,Medicine,Tablets,Mood\n2026-11-01 08:00,Ibu,{here},low\n"), Mine::Stay);
        assert_eq!(milligrams(&mut desk), before);
        let both = "When,Medicine,Tablets\n2026-11-01 08:00,Ibu,1\n2026-11-01 08:00,Ibu,2\n";
        assert_eq!(come(&mut desk, both, Mine::Stay), [1, 1, 0, 0, 0], "{here}");
        let mut all = milligrams(&mut desk);
        all.sort_by(f64::total_cmp);
        assert_eq!(all, [400.0, 800.0]);
    }
}

#[test]
fn a_line_that_was_mended_in_the_other_program_is_told_with_both_values_and_is_not_two() {
    let mut desk = desk();
    bring(&mut desk, "Date,Pain (0-10)\n2026-11-20,8\n2026-11-19,5\n", Mine::Stay);
    let mended = "Date,Pain (0-10)\n2026-11-20,3\n2026-11-19,5\n2026-11-18,4\n";
    let view = bring(&mut desk, mended, Mine::Stay);
    assert_eq!((view.new_entries, view.there, view.differing, view.beside), (1, 1, 1, 0));
    let told = lines_differing(&view, &words());
    assert!(told[0].starts_with("Line 2, ") && told[0].contains("worst \"8\" here, \"3\" in the file"), "{told:?}");
    assert_eq!(worst(&mut desk), [4, 5, 8], "it stays, unless the person says otherwise");
    let view = bring(&mut desk, mended, Mine::Give);
    assert_eq!((view.taken, view.changed), (1, 1));
    assert_eq!(worst(&mut desk), [4, 5, 3]);
    assert!(entries(&mut desk)[2].changes > 0, "with its trace");
    assert_eq!(come(&mut desk, mended, Mine::Give), [0, 3, 0, 0, 0]);
}

#[test]
fn a_line_beside_one_that_came_in_before_is_told() {
    let mut desk = desk();
    bring(&mut desk, "Date,Pain (0-10)\n2026-11-20,8\n2026-11-19,5\n2026-11-19,6\n", Mine::Stay);
    // Another kind of table tells of that day; and of two of one day nobody knows which is which.
    let other = bring(&mut desk, "Date,Pain (0-10),Mood\n2026-11-20,3,low\n", Mine::Stay);
    assert_eq!((other.new_entries, other.differing, other.beside), (1, 0, 1));
    let two = bring(&mut desk, "Date,Pain (0-10)\n2026-11-20,8\n2026-11-19,1\n2026-11-19,2\n", Mine::Stay);
    assert_eq!((two.new_entries, two.there, two.differing, two.beside), (2, 1, 0, 2));
    let told = lines_told(&two, true, &words());
    assert!(told.iter().any(|line| line.starts_with("Of a time of which another line came in before: 2.")), "{told:?}");
    assert_eq!(entries(&mut desk).len(), 6, "and nothing is lost");
    let again = bring(&mut desk, "Date,Pain (0-10)\n2026-11-20,8\n2026-11-19,1\n2026-11-19,2\n", Mine::Stay);
    assert_eq!((again.new_entries, again.there, again.beside), (0, 3, 0));
    // What another tracker of the same table told of that moment is no other word on this.
    let trackers = |what: &str, value: u8| format!("Tracker,When,Value\n{what},2026-11-10 10:00,{value}\n");
    let both = [("Pain (0-10)", 7), ("Worst pain (0-10)", 4)].map(|(what, value)| trackers(what, value));
    assert_eq!(both.map(|table| bring(&mut desk, &table, Mine::Stay).new_entries), [1, 1]);
    // Told by hand, or at another hour, is another thing.
    let timed = bring(&mut desk, "When,Pain (0-10)\n2026-11-20 21:00,3\n2026-11-18 12:00,5\n", Mine::Stay);
    assert_eq!((timed.new_entries, timed.beside), (2, 0));
}

fn worst(desk: &mut Desk) -> Vec<u8> {
    entries(desk).iter().filter_map(|entry| entry.worst).collect()
}

fn of_day(day: u32, pain: Option<u8>, tablets: Option<u8>) -> String {
    let cell = |number: Option<u8>| number.map(|number| number.to_string()).unwrap_or_default();
    let name = if tablets.is_some() { "Ibu" } else { "" };
    format!("2026-10-{day:02} 08:00,{},{name},{}\n", cell(pain), cell(tablets))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// Whatever was mended in the other program, and whatever of it the person takes: taken back, all is as it was.
    #[test]
    fn taken_back_all_is_as_it_was(
        days in prop::collection::vec((0..11u8, 1..4u8, 0..11u8, 1..4u8, any::<bool>()), 1..6),
        gone in prop::collection::vec(any::<bool>(), 6),
        give: bool,
    ) {
        let mut desk = desk();
        save(&mut desk, None, 400.0);
        let head = "When,Pain (0-10),Medicine,Tablets\n";
        let [mut first, mut second] = [head, head].map(str::to_owned);
        for (day, (pain, tablets, mended, others, is_new)) in (1..).zip(&days) {
            if !is_new {
                first.push_str(&of_day(day, Some(*pain), Some(*tablets)));
            }
            second.push_str(&of_day(day, Some(*mended), Some(*others)));
        }
        if first != head {
            bring(&mut desk, &first, Mine::Stay);
        }
        for (entry, _) in entries(&mut desk).iter().zip(&gone).filter(|(_, gone)| **gone) {
            desk.act(|engine, now| engine.delete_entry(entry.id, now));
        }
        let said = |desk: &mut Desk| {
            let told = entries(desk).into_iter().map(|entry| (entry.occurred_at, entry.worst, entry.note));
            let told: Vec<_> = told.collect();
            (told, doses(desk).into_iter().map(|dose| (dose.taken_at, dose.units.to_string())).collect::<Vec<_>>())
        };
        let before = said(&mut desk);
        let view = bring(&mut desk, &second, if give { Mine::Give } else { Mine::Stay });
        let stays = desk.act(|engine, now| engine.take_lines_back(&view.entries, &view.doses, now));
        prop_assert_eq!((stays, said(&mut desk)), (0, before));
    }
}

#[test]
fn what_was_changed_since_a_table_wrote_over_it_is_not_taken_back() {
    let mut desk = desk();
    bring(&mut desk, "Date,Pain (0-10)\n2026-11-20,8\n2026-11-19,5\n", Mine::Stay);
    let view = bring(&mut desk, "Date,Pain (0-10)\n2026-11-20,3\n2026-11-19,4\n", Mine::Give);
    let [_, latest] = &entries(&mut desk)[..] else { unreachable!() };
    let draft = EntryDraft { worst: Some(2.0), ..EntryDraft::default() };
    desk.act(|engine, now| engine.update_entry(latest.id, &draft, now));
    assert_eq!(desk.act(|engine, now| engine.take_lines_back(&view.entries, &view.doses, now)), 1);
    assert_eq!(worst(&mut desk), [5, 2]);
    // Taken back, it is over.
    assert_eq!(desk.act(|engine, now| engine.take_lines_back(&view.entries, &view.doses, now)), 0);
}

#[test]
fn what_came_in_of_today_is_told_as_of_any_dose() {
    let mut desk = desk();
    let label = LabelView { most_units_a_day: Some(3.0), checked: true, ..LabelView::default() };
    let draft = ProductDraft { label: Some(label), ..ibu(400.0) };
    desk.act(|engine, now| engine.save_product(None, &draft, now));
    let day = desk.wall().format("%Y-%m-%d").to_string();
    let at = |day: &str, hour: u8| format!("{day} {hour:02}:00,Ibu,2\n");
    let past = format!("When,Medicine,Tablets\n{}{}", at("2026-10-01", 1), at("2026-10-01", 2));
    assert_eq!(bring(&mut desk, &past, Mine::Stay).findings, [], "what was over long ago is not told of now");
    let table = format!("When,Medicine,Tablets\n{}{}", at(&day, 1), at(&day, 2));
    let view = bring(&mut desk, &table, Mine::Stay);
    assert!(view.findings.iter().any(|finding| finding.kind == "over-limit" && finding.help.is_some()), "{view:?}");
    assert_eq!(bring(&mut desk, &table, Mine::Stay).findings, [], "what was true before is no news");
}

#[test]
fn each_dose_of_a_line_that_is_sure_comes_in() {
    let mut desk = desk();
    save(&mut desk, None, 400.0);
    let para = ContentView { ingredient: "acetaminophen".into(), mg_per_unit: 500.0 };
    let draft = ProductDraft { name: "Para".into(), contents: vec![para], ..ProductDraft::default() };
    let table = "When,Medicine,Tablets,Medicine,Tablets,Medicine,Tablets\n2026-11-01 08:00,Ibu,1,Para,2,Other,1\n";
    let sheet = sheet(table);
    let mut mapping = guess(&sheet);
    for (column, means) in (1..).zip([Means::Medicine, Means::Amount].into_iter().cycle().take(6)) {
        mapping.columns[column].means = Coded(means);
    }
    let once = bring_in(&mut desk, &sheet, &mapping, Mine::Stay);
    assert_eq!((once.new_doses, once.new_entries), (1, 1), "what is not here is words");
    desk.act(|engine, now| engine.save_product(None, &draft, now));
    let again = bring_in(&mut desk, &sheet, &mapping, Mine::Stay);
    assert_eq!((again.new_doses, again.there, again.differing), (1, 1, 1), "the one that was here is no other");
    let mut all = milligrams(&mut desk);
    all.sort_by(f64::total_cmp);
    assert_eq!(all, [400.0, 1000.0]);
    let twice = bring_in(&mut desk, &sheet, &mapping, Mine::Give);
    assert_eq!((twice.new_doses, twice.there, twice.taken), (0, 2, 1));
    let note = &entries(&mut desk)[0].note;
    assert!(note.contains("Other") && !note.contains("Para"), "{note}");
}

#[test]
fn what_a_table_does_not_tell_of_a_dose_stays() {
    let mut desk = desk();
    let id = save(&mut desk, None, 400.0);
    bring(&mut desk, DOSE, Mine::Stay);
    let dose = doses(&mut desk)[0].id;
    let draft = DoseDraft { product: id, units: 2.0, before: Some(7.0), alcohol: true, ..DoseDraft::default() };
    desk.act(|engine, now| engine.update_dose(dose, &draft, &tell_finding, now));
    let view = bring(&mut desk, DOSE, Mine::Give);
    assert_eq!((view.taken, view.changed, view.doses.len()), (1, 1, 0), "what was changed is no dose that came in");
    let after = doses(&mut desk);
    assert_eq!((after[0].units, after[0].before, after[0].alcohol), (1.0, Some(7), true));
    desk.act(|engine, now| engine.delete_dose(dose, now));
    let view = bring(&mut desk, DOSE, Mine::Give);
    assert_eq!((view.taken, view.changed, view.doses.len()), (1, 0, 1));
    let after = doses(&mut desk);
    assert_eq!((after[0].before, after[0].alcohol), (Some(7), true));
}

#[test]
fn a_row_that_can_not_be_read_is_no_deleted_one() {
    let mut desk = desk();
    let table = "Date,Pain (0-10),Where\n2026-11-20,8,low back left\n2026-11-19,5,\n";
    bring(&mut desk, table, Mine::Stay);
    spoil(desk.folder(), "UPDATE entry SET places = 'low-back-lefu' WHERE places <> ''");
    assert_eq!(come(&mut desk, table, Mine::Stay), [0, 2, 0, 0, 0]);
    assert_eq!(come(&mut desk, &format!("{table}2026-11-18,4,\n"), Mine::Give), [1, 2, 0, 0, 0], "all else comes in");
    check(&mut desk, &["2026-11-18T12:00:00+01:00 | worst 4", "2026-11-19T12:00:00+01:00 | worst 5"]);
}

#[test]
fn what_is_new_in_the_next_table_of_a_kind_is_asked_too() {
    let terminal = Terminal::new();
    let file = |name: &str, text: &str| {
        let path = terminal.folder().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let first = "Tracker,When,Value,Where\nPain,2026-01-01 10:00,7,my back\n";
    let table = file("one.csv", first);
    let mut mapping: Value = serde_json::from_str(&terminal.done(&["import", &table, "--guess"]).out).unwrap();
    mapping["columns"][3]["values"]["my back"] = serde_json::json!(["mid-back-centre"]);
    let told = file("mapping.json", &mapping.to_string());
    terminal.done(&["import", &table, "--mapping", &told]);
    let next =
        file("two.csv", &format!("{first}Worst pain,2026-01-02 10:00,8,my neck\nSeverity,2026-01-02 10:00,3,\n"));
    let known: Value = serde_json::from_str(&terminal.done(&["import", &next, "--guess"]).out).unwrap();
    let about = &known["columns"][0]["about"];
    assert_eq!((&about["Worst pain"]["means"], &about["Worst pain"]["top"]), (&"worst".into(), &10.0.into()));
    assert_eq!((&about["Severity"]["means"], &about["Severity"]["top"]), (&"worst".into(), &Value::Null), "asked");
    let values = &known["columns"][3]["values"];
    assert_eq!((&values["my back"][0], &values["my neck"]), (&"mid-back-centre".into(), &serde_json::json!([])));
}
