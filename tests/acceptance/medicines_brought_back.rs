//! Medicines that have another name, or stand again as they were, when a copy of the diary comes back or a file comes in.
#![cfg(unix)]

use respite_engine::view::{ContentView, DoseDraft, ProductDraft, TakenAgain};
use respite_engine::{At, Import, Mine, Prepared, Shape};

use crate::backup::backup_of;
use crate::courses::{card, flexeril, save};
use crate::courses_always::page;
use crate::desk::Desk;
use crate::english::tell_finding;
use crate::import::export_of;

fn ibuprofen(name: &str) -> ProductDraft {
    let contents = vec![ContentView { ingredient: "ibuprofen".into(), mg_per_unit: 200.0 }];
    ProductDraft { name: name.into(), contents, ..ProductDraft::default() }
}

fn take(desk: &mut Desk, product: i32) {
    let dose = DoseDraft { product, units: 1.0, ..DoseDraft::default() };
    desk.act(|engine, now| engine.log_dose(&dose, &tell_finding, now));
}

fn listed(desk: &mut Desk) -> Vec<(String, bool)> {
    let medicines = desk.act(|engine, now| engine.medicines(&tell_finding, now));
    medicines.products.into_iter().map(|product| (product.name, product.last_taken.is_some())).collect()
}

/// Two medicines, and a copy of the diary; then one is deleted, and the other gets its name.
#[test]
fn a_medicine_that_was_given_the_name_of_a_deleted_one_comes_along_in_its_place() {
    for (first, second) in [("Advil", "Ibuprofen"), ("Ibuprofen", "Advil")] {
        let mut desk = Desk::at("2026-11-22 08:00");
        let ids = [first, second].map(|name| {
            let id = save(&mut desk, None, &ibuprofen(name));
            take(&mut desk, id);
            id
        });
        let advil = ids[usize::from(second == "Advil")];
        let other = ids[usize::from(first == "Advil")];
        let (_away, file) = backup_of(desk.folder());
        let mut there = Desk::at("2026-11-22 09:00");
        let (_json_away, json) = export_of(desk.folder(), Shape::Json);
        let bring = |there: &mut Desk, file: &std::path::Path, mine| {
            let mut import = Import::of(file).unwrap();
            there.act(|engine, now| Ok(engine.import(&mut import, mine, now, |_| ()).unwrap()));
        };
        bring(&mut there, &json, Mine::Stay);
        desk.pass_minutes(60);
        desk.act(|engine, now| engine.delete_product(advil, now));
        save(&mut desk, Some(other), &ibuprofen("Advil"));
        take(&mut desk, other);
        let (_json_away, json) = export_of(desk.folder(), Shape::Json);
        let prepared = Prepared::of(&file, desk.folder()).unwrap();
        desk.act(|engine, now| Ok(engine.bring_back(prepared, now, |_| ()).unwrap()));
        bring(&mut there, &json, Mine::Give);
        for desk in [&mut desk, &mut there] {
            assert_eq!(listed(desk), [("Advil".to_owned(), true)]);
            let doses = desk.act(|engine, now| engine.record(None, None, &At::now(now))).doses;
            assert_eq!(doses.len(), 3, "all doses count");
        }
        // And gone back to it is all the same.
        let prepared = Prepared::undo(desk.folder()).unwrap();
        desk.act(|engine, now| Ok(engine.bring_back(prepared, now, |_| ()).unwrap()));
        assert_eq!(listed(&mut desk), [("Advil".to_owned(), true)]);
    }
}

/// Two that changed their names are both there: neither was in the way of the other in the end.
#[test]
fn two_medicines_that_changed_their_names_come_along_with_both() {
    let mut desk = Desk::at("2026-11-22 08:00");
    let [one, other] = ["Advil", "Ibuprofen"].map(|name| save(&mut desk, None, &ibuprofen(name)));
    take(&mut desk, one);
    take(&mut desk, other);
    let (_away, file) = backup_of(desk.folder());
    for (id, name) in [(one, "Nurofen"), (other, "Advil"), (one, "Ibuprofen")] {
        save(&mut desk, Some(id), &ibuprofen(name));
    }
    let before = listed(&mut desk);
    let prepared = Prepared::of(&file, desk.folder()).unwrap();
    desk.act(|engine, now| Ok(engine.bring_back(prepared, now, |_| ()).unwrap()));
    assert_eq!(listed(&mut desk), before);
}

/// A copy that was made between "I take it again" and *Undo*.
#[test]
fn a_course_that_was_put_back_is_so_in_the_copy_of_before() {
    let mut desk = Desk::at("2020-09-01 08:00");
    let first = save(&mut desk, None, &flexeril(5.0, Some("2020-09-01")));
    take(&mut desk, first);
    desk.pass(chrono::TimeDelta::days(9));
    desk.act(|engine, now| engine.stop_product(first, None, now));
    desk.pass(chrono::TimeDelta::days(60));
    let before = (page(&mut desk), card(&mut desk).stopped_on);
    let again = desk.act(|engine, now| engine.take_again(first, &TakenAgain::default(), now));
    let (_away, file) = backup_of(desk.folder());
    desk.act(|engine, now| engine.course_as_it_was(again.id, &again.was, now));
    let prepared = Prepared::of(&file, desk.folder()).unwrap();
    desk.act(|engine, now| Ok(engine.bring_back(prepared, now, |_| ()).unwrap()));
    assert_eq!((page(&mut desk), card(&mut desk).stopped_on), before);
}

/// Stopped and taken again since the copy was made, with no dose noted of the course before.
#[test]
fn a_course_of_which_no_dose_was_noted_comes_along_with_the_one_after_it() {
    let mut desk = Desk::at("2020-09-01 08:00");
    let first = save(&mut desk, None, &flexeril(5.0, Some("2020-09-01")));
    let (_away, file) = backup_of(desk.folder());
    desk.pass(chrono::TimeDelta::days(9));
    desk.act(|engine, now| engine.stop_product(first, None, now));
    desk.pass(chrono::TimeDelta::days(60));
    let again = desk.act(|engine, now| engine.take_again(first, &TakenAgain::default(), now));
    take(&mut desk, again.id);
    let before = (page(&mut desk), card(&mut desk).course_start);
    let prepared = Prepared::of(&file, desk.folder()).unwrap();
    desk.act(|engine, now| Ok(engine.bring_back(prepared, now, |_| ()).unwrap()));
    assert_eq!((page(&mut desk), card(&mut desk).course_start), before);
}
