//! A name that says the strength, as the list writes it, and what the terminal says of a prescription and of the last dose.

use respite_engine::view::{ContentView, ProductDraft};

use crate::desk::Desk;
use crate::english::tell_finding;
use crate::page_limits::take;
use crate::terminal::Terminal;

fn advil(name: &str, milligrams: f64) -> ProductDraft {
    ProductDraft {
        name: name.into(),
        contents: vec![ContentView { ingredient: "ibuprofen".into(), mg_per_unit: milligrams }],
        ..ProductDraft::default()
    }
}

#[test]
fn a_name_that_is_mended_later_renames_no_dose_of_the_strength_that_it_said() {
    let mut desk = Desk::at("2026-11-20 08:00");
    let id = desk.act(|engine, now| engine.save_product(None, &advil("Advil 200 mg", 200.0), now)).id;
    take(&mut desk, id, 1.0);
    desk.pass_to(1, "08:00");
    let id = desk.save_as_written(Some(id), &advil("Advil 200 mg", 400.0));
    take(&mut desk, id, 1.0);
    desk.pass_to(1, "08:00");
    let id = desk.act(|engine, now| engine.save_product(Some(id), &advil("Advil 400 mg", 400.0), now)).id;
    let names = |desk: &mut Desk| -> Vec<String> {
        let doses = desk.act(|engine, now| engine.medicines(&tell_finding, now)).doses;
        doses.into_iter().map(|dose| dose.name).collect()
    };
    assert_eq!(names(&mut desk), ["Advil 400 mg", "Advil 200 mg"]);
    // A name that says no strength of the older make is that of all.
    desk.act(|engine, now| engine.save_product(Some(id), &advil("Ibu", 400.0), now));
    assert_eq!(names(&mut desk), ["Ibu", "Advil 200 mg"]);
}

#[test]
fn the_terminal_calls_a_prescription_no_label_and_tells_the_last_dose() {
    let terminal = Terminal::new();
    let relaxer = ["product", "Flexeril", "--prescribed", "--ingredient", "cyclobenzaprine=10"];
    let said = terminal.done(&relaxer).out;
    assert!(!said.contains("label") && !said.contains("limits"), "{said}");
    let said =
        terminal.done(&["product", "Lyrica", "--prescribed", "--ingredient", "pregabalin=75", "--most-a-day", "2"]).out;
    assert!(said.contains("Log only. The limits are not checked."), "{said}");
    let said = terminal.done(&["product", "Advil", "--ingredient", "ibuprofen=200"]).out;
    assert!(said.contains("Its label was not checked"), "{said}");
    terminal.done(&["dose", "Advil", "--units", "1"]);
    let status = terminal.done(&["status"]).out;
    assert!(status.contains("200 mg of ibuprofen. Last taken: "), "{status}");
}
