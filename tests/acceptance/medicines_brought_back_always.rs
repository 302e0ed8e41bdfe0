//! Whatever was done to the medicines since, a copy of the diary comes back and a file comes in, and no dose is lost by either.
#![cfg(unix)]

use std::path::PathBuf;

use chrono::TimeDelta;
use proptest::prelude::*;
use respite_engine::view::{ContentView, CourseSaved, DoseDraft, ProductDraft, ProductView, TakenAgain};
use respite_engine::{At, Import, Mine, Prepared, Shape};
use tempfile::TempDir;

use crate::backup::backup_of;
use crate::desk::Desk;
use crate::english::tell_finding;
use crate::import::export_of;

const NAMES: [&str; 3] = ["Advil", "Ibuprofen", "Nurofen"];

/// What is done, and to which of the medicines on the list.
#[derive(Debug, Clone)]
enum Act {
    Add(usize),
    Rename(usize, usize),
    Strength(usize),
    Delete(usize),
    Restore(usize),
    Dose(usize),
    Stop(usize),
    Again(usize),
    Undo,
    Copy,
    BringBack(usize),
    GoBack,
    Export,
    Import(usize, Mine),
}

fn act() -> impl Strategy<Value = Act> {
    let one = || 0..3_usize;
    prop_oneof![
        1 => one().prop_map(Act::Add),
        3 => (one(), one()).prop_map(|(which, name)| Act::Rename(which, name)),
        1 => one().prop_map(Act::Strength),
        3 => one().prop_map(Act::Delete),
        1 => one().prop_map(Act::Restore),
        2 => one().prop_map(Act::Dose),
        2 => one().prop_map(Act::Stop),
        2 => one().prop_map(Act::Again),
        2 => Just(Act::Undo),
        1 => Just(Act::Copy),
        1 => one().prop_map(Act::BringBack),
        1 => Just(Act::GoBack),
        1 => Just(Act::Export),
        1 => (one(), prop_oneof![Just(Mine::Stay), Just(Mine::Give)]).prop_map(|(which, mine)| Act::Import(which, mine)),
    ]
}

struct Model {
    desk: Desk,
    copies: Vec<(TempDir, PathBuf)>,
    files: Vec<(TempDir, PathBuf)>,
    deleted: Vec<i32>,
    was: Option<CourseSaved>,
    doses: usize,
}

impl Model {
    fn listed(&mut self, which: usize) -> Option<ProductView> {
        let listed = self.desk.act(|engine, now| engine.medicines(&tell_finding, now)).products;
        let count = listed.len();
        listed.into_iter().nth(which.checked_rem(count)?)
    }

    fn act(&mut self, act: &Act) {
        let desk = &mut self.desk;
        match act {
            Act::Add(name) => {
                _ = desk.try_to(|engine, now| {
                    engine.save_product(None, &called(NAMES[*name], 200.0, Some("2026-11-01")), now)
                })
            }
            Act::Copy => self.copies.push(backup_of(desk.folder())),
            Act::Export => self.files.push(export_of(desk.folder(), Shape::Json)),
            Act::BringBack(which) => {
                let Some((_, file)) = self.copies.get(*which) else { return };
                self.put(Prepared::of(file, self.desk.folder()).unwrap());
            }
            Act::GoBack => {
                if let Ok(kept) = Prepared::undo(desk.folder()) {
                    self.put(kept);
                }
            }
            Act::Import(which, mine) => {
                let Some((_, file)) = self.files.get(*which) else { return };
                let mut import = Import::of(file).unwrap();
                desk.act(|engine, now| Ok(engine.import(&mut import, *mine, now, |_| ()).unwrap()));
                (self.was, self.deleted) = (None, Vec::new());
            }
            Act::Restore(which) => {
                if let Some(id) = self.deleted.get(*which) {
                    let _ = desk.try_to(|engine, now| engine.restore_product(*id, now));
                }
            }
            Act::Undo => {
                if let Some(CourseSaved { id, was, .. }) = self.was.take() {
                    let _ = desk.try_to(|engine, now| engine.course_as_it_was(id, &was, now));
                }
            }
            Act::Rename(which, _)
            | Act::Strength(which)
            | Act::Delete(which)
            | Act::Dose(which)
            | Act::Stop(which)
            | Act::Again(which) => {
                if let Some(product) = self.listed(*which) {
                    self.change(act, &product);
                }
            }
        }
    }

    fn change(&mut self, act: &Act, product: &ProductView) {
        let (desk, id) = (&mut self.desk, product.id);
        let (milligrams, start) = (product.contents[0].mg_per_unit, product.course_start.as_deref());
        match act {
            Act::Rename(_, name) => {
                let _ = desk
                    .try_to(|engine, now| engine.save_product(Some(id), &called(NAMES[*name], milligrams, start), now));
            }
            Act::Strength(_) => {
                let draft = called(&product.name, 600.0 - milligrams, start);
                desk.act(|engine, now| engine.save_product(Some(id), &draft, now));
            }
            Act::Delete(_) => {
                desk.act(|engine, now| engine.delete_product(id, now));
                self.deleted.push(id);
            }
            Act::Dose(_) => {
                let draft = DoseDraft { product: id, units: 1.0, ..DoseDraft::default() };
                desk.act(|engine, now| engine.log_dose(&draft, &tell_finding, now));
                self.doses += 1;
            }
            Act::Stop(_) => self.was = desk.try_to(|engine, now| engine.stop_product(id, None, now)).ok(),
            _ => self.was = desk.try_to(|engine, now| engine.take_again(id, &TakenAgain::default(), now)).ok(),
        }
    }

    fn put(&mut self, prepared: Prepared) {
        self.desk.act(|engine, now| Ok(engine.bring_back(prepared, now, |_| ()).unwrap()));
        (self.was, self.deleted) = (None, Vec::new());
    }
}

/// One that is taken in courses.
fn called(name: &str, milligrams: f64, start: Option<&str>) -> ProductDraft {
    ProductDraft {
        name: name.into(),
        contents: vec![ContentView { ingredient: "ibuprofen".into(), mg_per_unit: milligrams }],
        course_start: start.map(str::to_owned),
        ..ProductDraft::default()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_medicines_are_called_by_then_a_copy_comes_back_and_a_file_comes_in(
        acts in prop::collection::vec((act(), 0..2_i64), 1..14)
    ) {
        let (copies, files, deleted) = (Vec::new(), Vec::new(), Vec::new());
        // Two medicines that were taken, and a copy and a file of them.
        let first = [Act::Add(0), Act::Dose(0), Act::Add(1), Act::Dose(1), Act::Copy, Act::Export];
        let last = [Act::BringBack(0), Act::GoBack, Act::Import(0, Mine::Stay), Act::Import(0, Mine::Give)];
        let [first, last] = [first.to_vec(), last.to_vec()].map(|acts| acts.into_iter().map(|act| (act, 0)));
        let mut model = Model { desk: Desk::at("2026-11-01 08:00"), copies, files, deleted, was: None, doses: 0 };
        for (act, days) in first.chain(acts).chain(last) {
            model.desk.pass(TimeDelta::days(days));
            model.desk.pass_minutes(1);
            model.act(&act);
            let doses = model.desk.act(|engine, now| engine.record(None, None, &At::now(now))).doses;
            prop_assert_eq!(doses.len(), model.doses, "after {:?}", act);
        }
    }
}
