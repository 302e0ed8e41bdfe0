//! Whatever was done to the medicines since, a copy of the diary comes back and a file comes in, and no dose, no course and no medicine
//! is lost by either.
#![cfg(unix)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use chrono::TimeDelta;
use proptest::prelude::*;
use respite_domain::medicine::ProductKind;
use respite_domain::summary::RelaxerCourse;
use respite_engine::view::{Coded, ContentView, CourseSaved, DoseDraft, ProductDraft, ProductView, TakenAgain};
use respite_engine::{At, Import, Mine, Prepared, Shape};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::backup::backup_of;
use crate::desk::Desk;
use crate::english::tell_finding;
use crate::import::export_of;

const NAMES: [&str; 3] = ["Flexeril", "Fexmid", "Amrix"];

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
        3 => one().prop_map(Act::Strength),
        3 => one().prop_map(Act::Delete),
        1 => one().prop_map(Act::Restore),
        4 => one().prop_map(Act::Dose),
        3 => one().prop_map(Act::Stop),
        3 => one().prop_map(Act::Again),
        2 => Just(Act::Undo),
        1 => Just(Act::Copy),
        1 => one().prop_map(Act::BringBack),
        1 => Just(Act::GoBack),
        1 => Just(Act::Export),
        1 => (one(), prop_oneof![Just(Mine::Stay), Just(Mine::Give)]).prop_map(|(which, mine)| Act::Import(which, mine)),
    ]
}

/// A medicine: all its makes and the one in force, by what tells them from any other.
#[derive(Debug, Clone, Default)]
struct Medicine {
    makes: BTreeSet<String>,
    in_force: String,
    name: String,
    is_listed: bool,
    was_taken: bool,
}

impl Medicine {
    fn shares_a_make_with(&self, other: &Medicine) -> bool {
        !self.makes.is_disjoint(&other.makes)
    }
}

/// What is told of medicines: all of them, and the courses on the page by their names.
#[derive(Debug, Clone)]
struct Told {
    medicines: Vec<Medicine>,
    courses: Vec<(String, Vec<RelaxerCourse>)>,
}

impl Told {
    fn listed(&self) -> impl Iterator<Item = &Medicine> {
        self.medicines.iter().filter(|medicine| medicine.is_listed)
    }

    fn courses_of<'t>(&'t self, name: &'t str) -> impl Iterator<Item = &'t (String, Vec<RelaxerCourse>)> {
        self.courses
            .iter()
            .filter(move |(of, courses)| of == name && courses.iter().any(|course| course.start.is_some()))
    }
}

struct Model {
    desk: Desk,
    /// Each with what was told in it, and with how often a diary had come in by then.
    copies: Vec<(TempDir, PathBuf, Told, usize)>,
    came_in: usize,
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
                    engine.save_product(None, &called(NAMES[*name], 5.0, Some("2026-11-01")), now)
                })
            }
            Act::Copy => {
                let (away, file) = backup_of(desk.folder());
                let told = self.told();
                self.copies.push((away, file, told, self.came_in));
            }
            Act::Export => self.files.push(export_of(desk.folder(), Shape::Json)),
            Act::BringBack(which) => {
                let Some((_, file, there, came_in)) = self.copies.get(*which) else { return };
                let (prepared, there) = (Prepared::of(file, self.desk.folder()).unwrap(), there.clone());
                let here = (*came_in == self.came_in).then(|| self.told());
                self.put(prepared);
                if let Some(here) = here {
                    is_kept(&here, &there, &self.told());
                }
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
                self.came_in += 1;
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
                let draft = called(&product.name, 15.0 - milligrams, start);
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
        self.came_in += 1;
    }

    fn told(&mut self) -> Told {
        let at = At::now(&self.desk.now());
        let taken = self.desk.act(|engine, _| engine.summary(Some("2026-10-30"), None, &at)).summary.medicines.taken;
        let courses = taken.into_iter().map(|taken| (taken.name, taken.courses)).collect();
        let connection = Connection::open(self.desk.folder().join("diary.db")).unwrap();
        let select = "SELECT make.uid, in_force.uid, in_force.name, in_force.deleted_at IS NULL, \
                      EXISTS (SELECT 1 FROM dose WHERE product_id = make.id) \
                      FROM product AS make JOIN product AS in_force ON in_force.id = coalesce(make.replaced_by, make.id)";
        let mut select = connection.prepare(select).unwrap();
        let mut medicines: BTreeMap<String, Medicine> = BTreeMap::new();
        let mut rows = select.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let in_force: String = row.get(1).unwrap();
            let medicine = medicines.entry(in_force.clone()).or_default();
            medicine.makes.insert(row.get(0).unwrap());
            (medicine.in_force, medicine.name) = (in_force, row.get(2).unwrap());
            medicine.is_listed = row.get(3).unwrap();
            medicine.was_taken |= row.get::<_, bool>(4).unwrap();
        }
        Told { medicines: medicines.into_values().collect(), courses }
    }
}

/// Of what was taken all is told as it was, but where a medicine that was not deleted since has its name in the copy. What was deleted
/// since and is in the copy is there, but where its name was given to another.
fn is_kept(here: &Told, there: &Told, after: &Told) {
    let deleted: Vec<&Medicine> = here.medicines.iter().filter(|medicine| !medicine.is_listed).collect();
    for medicine in here.listed().filter(|medicine| medicine.was_taken) {
        if let Some(same) = after.listed().find(|same| same.in_force == medicine.in_force) {
            assert_eq!(same.name, medicine.name);
            assert!(same.makes.is_superset(&medicine.makes), "{medicine:?} {same:?}");
            for courses in here.courses_of(&medicine.name) {
                assert!(after.courses.contains(courses), "{courses:?} of {here:?} are not in {after:?}");
            }
        } else {
            let other = after.listed().find(|other| other.name == medicine.name).expect("one has the name");
            let is_gone = deleted.iter().any(|gone| gone.shares_a_make_with(other));
            assert!(!is_gone && !other.shares_a_make_with(medicine), "{other:?} in the place of {medicine:?}");
        }
    }
    for medicine in there.listed() {
        let Some(gone) = deleted.iter().find(|gone| gone.shares_a_make_with(medicine)) else { continue };
        let is_there = |one: &Medicine| one.shares_a_make_with(medicine);
        let has_its_name = |one: &Medicine| [&medicine.name, &gone.name].contains(&&one.name);
        assert!(after.listed().any(|one| is_there(one) || has_its_name(one)), "{medicine:?} is not in {after:?}");
    }
}

/// One that is taken in courses.
fn called(name: &str, milligrams: f64, start: Option<&str>) -> ProductDraft {
    ProductDraft {
        name: name.into(),
        kind: Coded(ProductKind::Prescribed),
        contents: vec![ContentView { ingredient: "cyclobenzaprine".into(), mg_per_unit: milligrams }],
        course_start: start.map(str::to_owned),
        ..ProductDraft::default()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_medicines_are_called_by_then_a_copy_comes_back_and_a_file_comes_in(
        acts in prop::collection::vec((act(), 0..2_i64), 1..14),
        taken in 0..3_usize,
    ) {
        let (copies, files, deleted) = (Vec::new(), Vec::new(), Vec::new());
        // Two medicines, some of which were taken, and a copy and a file of them.
        let taken = (0..taken).map(Act::Dose);
        let first = [Act::Add(0), Act::Add(1)].into_iter().chain(taken).chain([Act::Copy, Act::Export]);
        let last = [Act::BringBack(0), Act::GoBack, Act::Import(0, Mine::Stay), Act::Import(0, Mine::Give)];
        let [first, last] = [first.collect(), last.to_vec()].map(|acts: Vec<Act>| acts.into_iter().map(|act| (act, 0)));
        let mut model = Model { desk: Desk::at("2026-11-01 08:00"), copies, came_in: 0, files, deleted, was: None, doses: 0 };
        for (act, days) in first.chain(acts).chain(last) {
            model.desk.pass(TimeDelta::days(days));
            model.desk.pass_minutes(1);
            model.act(&act);
            let doses = model.desk.act(|engine, now| engine.record(None, None, &At::now(now))).doses;
            prop_assert_eq!(doses.len(), model.doses, "after {:?}", act);
        }
    }
}
