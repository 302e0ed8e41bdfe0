//! What was told of the body in the diary that goes comes along into the one that is brought back: no pack goes where it would not have gone.
#![cfg(unix)]

use std::path::Path;

use chrono::TimeDelta;
use respite_domain::charts::Span;
use respite_domain::medicine::SideEffectStrength;
use respite_domain::session::{Skin, Thermal};
use respite_domain::start::Refusal;
use respite_domain::warning_sign::{AskedBy, Extent};
use respite_engine::view::{
    Coded, ContentView, DoseDraft, EntryDraft, LabelView, ProductDraft, SessionStart, SessionStop, SideEffectDraft,
    SignDraft,
};
use respite_engine::{At, EngineError, Prepared};

use crate::backup::backup_of;
use crate::desk::{Desk, spasm};
use crate::english::tell_finding;
use crate::out_and_in::{all_told, in_words};

pub const COLD: Coded<Thermal> = Coded(Thermal::Cold);

pub fn desk() -> Desk {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.skin_is_healthy();
    desk.log(spasm());
    desk
}

fn bring_back(desk: &mut Desk, file: &Path) {
    let prepared = Prepared::of(file, desk.folder()).unwrap();
    desk.act(|engine, now| engine.bring_back(prepared, now, |_| ()));
}

fn go_back(desk: &mut Desk) {
    let prepared = Prepared::undo(desk.folder()).unwrap();
    desk.act(|engine, now| engine.bring_back(prepared, now, |_| ()));
}

fn refusal(desk: &mut Desk, place: &str) -> Refusal {
    match desk.start(COLD, place) {
        Err(EngineError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

pub fn off(desk: &mut Desk, id: i32, skin: Option<Skin>) {
    let stop = SessionStop { skin: skin.map(Coded), ..SessionStop::default() };
    desk.act(|engine, now| engine.stop_session(id, &stop, now));
}

fn with(name: &str, ingredient: &str, milligrams: f64) -> ProductDraft {
    let contents = vec![ContentView { ingredient: ingredient.into(), mg_per_unit: milligrams }];
    ProductDraft { name: name.into(), contents, ..ProductDraft::default() }
}

fn product(desk: &mut Desk, name: &str, ingredient: &str) -> i32 {
    desk.save_as_written(None, &with(name, ingredient, 5.0))
}

fn take(desk: &mut Desk, product: i32) {
    let dose = DoseDraft { product, units: 1.0, ..DoseDraft::default() };
    desk.act(|engine, now| engine.log_dose(&dose, &tell_finding, now));
}

#[test]
fn skin_that_rests_or_blistered_takes_no_pack_in_the_diary_that_came_back() {
    let mut desk = desk();
    let (_away, file) = backup_of(desk.folder());
    let pack = desk.start_cold();
    desk.pass_minutes(3);
    off(&mut desk, pack, Some(Skin::Blistered));
    desk.skin_is_healthy();
    let neck = desk.start(COLD, "neck-left").unwrap().id;
    desk.pass_minutes(3);
    off(&mut desk, neck, None);
    let (rests, held) = (desk.status().skin_rest, desk.status().skin_held);

    bring_back(&mut desk, &file);
    assert!(matches!(refusal(&mut desk, "low-back-left"), Refusal::SkinNotNormal { skin: Skin::Blistered, .. }));
    // Blisters ask the sheet anew, and the answer to that is not of the skin.
    desk.skin_is_healthy();
    assert!(matches!(refusal(&mut desk, "neck-left"), Refusal::Resting(_)));
    assert_eq!((desk.status().skin_rest, desk.status().skin_held), (rests.clone(), held.clone()));
    // And the other way.
    desk.pass_minutes(1);
    go_back(&mut desk);
    assert_eq!((desk.status().skin_rest, desk.status().skin_held), (rests, held));
    desk.pass_minutes(180);
    desk.start(COLD, "neck-left").unwrap();
}

#[test]
fn a_pack_of_the_diary_that_was_brought_back_is_known_after_going_back() {
    let mut desk = desk();
    let (_away, file) = backup_of(desk.folder());
    desk.log(spasm());
    bring_back(&mut desk, &file);
    let pack = desk.start_cold();
    desk.pass_minutes(4);
    off(&mut desk, pack, None);
    go_back(&mut desk);
    assert!(matches!(refusal(&mut desk, "low-back-left"), Refusal::Resting(_)));
}

/// Respite makes its backups while a pack is on, too: the diary that goes knows when it came off.
#[test]
fn a_pack_that_the_backup_takes_for_on_came_off_when_it_did() {
    let mut desk = desk();
    let pack = desk.start_cold();
    let (_away, file) = backup_of(desk.folder());
    desk.pass_minutes(5);
    off(&mut desk, pack, Some(Skin::Numb));
    let (rests, held) = (desk.status().skin_rest, desk.status().skin_held);
    desk.pass_minutes(30);
    bring_back(&mut desk, &file);
    let status = desk.status();
    assert_eq!((status.session, status.end_uncertain.len()), (None, 0));
    assert_eq!((status.skin_rest, status.skin_held), (rests, held));
}

#[test]
fn a_fever_an_emergency_and_a_fall_are_known_there() {
    let mut desk = desk();
    let (_away, file) = backup_of(desk.folder());
    for sign in ["fever", "saddle", "fall"] {
        let ticked = SignDraft {
            when: String::new(),
            asked_by: Coded(AskedBy::SomethingChanged),
            extent: Coded(Extent::Tick),
            ticked: vec![sign.to_owned()],
        };
        desk.act(|engine, now| engine.answer_signs(&ticked, now));
        desk.pass_minutes(1);
    }
    let before = desk.status().signs;
    bring_back(&mut desk, &file);
    assert_eq!(desk.status().signs, before);
    let emergency = desk.act(|engine, now| engine.signs(now)).emergency;
    assert_eq!(emergency.unwrap().ticked, ["saddle", "fall"]);
    let sessions = desk.act(|engine, now| engine.sessions(now));
    assert!(sessions.before_start.fever.is_some());
    let heat: Vec<_> = sessions.before_start.heat.iter().map(|ask| ask.about.0).collect();
    assert_eq!(heat, [respite_domain::before_start::AskAbout::Injury]);
    // What is over does not come along.
    desk.act(|engine, now| engine.fever_has_passed(now));
    desk.act(|engine, now| engine.getting_help_with_all(now));
    bring_back(&mut desk, &file);
    assert!(desk.act(|engine, now| engine.sessions(now)).before_start.fever.is_none());
    assert!(desk.act(|engine, now| engine.signs(now)).emergency.is_none());
}

#[test]
fn a_sleepy_dose_asks_there_and_every_dose_counts() {
    let mut desk = desk();
    let known = product(&mut desk, "Paracetamol", "acetaminophen");
    let (_away, file) = backup_of(desk.folder());
    take(&mut desk, known);
    // A product that the backup does not know, and one that it knows in another strength.
    let sleepy = product(&mut desk, "Flexeril", "cyclobenzaprine");
    take(&mut desk, sleepy);
    let stronger = with("Paracetamol", "acetaminophen", 500.0);
    let stronger = desk.save_as_written(Some(known), &stronger);
    take(&mut desk, stronger);
    let before = (desk.status().doses_24h, desk.asked(COLD).len());
    assert_eq!((before.0.len(), before.1), (2, 1));
    bring_back(&mut desk, &file);
    assert_eq!((desk.status().doses_24h, desk.asked(COLD).len()), before);
    let listed = desk.act(|engine, now| engine.medicines(&tell_finding, now)).products;
    assert_eq!(listed.len(), 2, "no medicine is there twice");
}

/// That is what a backup is for.
#[test]
fn what_was_deleted_is_there_again_if_the_backup_has_it() {
    let mut desk = desk();
    let sleepy = product(&mut desk, "Flexeril", "cyclobenzaprine");
    take(&mut desk, sleepy);
    let (_away, file) = backup_of(desk.folder());
    desk.act(|engine, now| engine.delete_dose(1, now));
    bring_back(&mut desk, &file);
    assert_eq!(desk.status().doses_24h.len(), 1);
    go_back(&mut desk);
    assert_eq!(desk.status().doses_24h.len(), 0, "this one is the diary in which it was deleted");
}

fn tick(desk: &mut Desk, sign: &str) {
    let ticked = SignDraft {
        when: String::new(),
        asked_by: Coded(AskedBy::SomethingChanged),
        extent: Coded(Extent::Tick),
        ticked: vec![sign.to_owned()],
    };
    desk.act(|engine, now| engine.answer_signs(&ticked, now));
}

/// What a patient would be told now, and whether a pack may go on.
fn told(desk: &mut Desk) -> [String; 4] {
    let status = desk.status();
    let medicines = desk.act(|engine, now| engine.medicines(&tell_finding, now));
    let sessions = desk.act(|engine, now| engine.sessions(now));
    let start = SessionStart {
        when: String::new(),
        kind: Coded(Thermal::Heat),
        places: vec!["neck-left".to_owned()],
        minutes: None,
        allowed: None,
        own_pack: None,
        before: None,
        confirmed: Vec::new(),
    };
    let begun = desk.try_to(|engine, now| engine.start_session(&start, now)).map(|session| session.id);
    if let Ok(id) = begun {
        desk.act(|engine, now| engine.undo_session(id, now));
    }
    [
        format!("{:?} {:?} {:?}", status.signs, status.doses_24h, (status.skin_rest, status.skin_held)),
        format!("{:?} {:?}", (medicines.flags, medicines.flags_elsewhere), medicines.findings),
        format!("{:?} {:?}", sessions.before_start.heat, sessions.safety.ask),
        format!("{:?}", begun.map_err(|error| error.to_string()).map(|_| ())),
    ]
}

fn limit(a_day: f64) -> LabelView {
    LabelView { most_units_a_day: Some(a_day), checked: true, ..LabelView::default() }
}

type Told = (&'static str, fn(&mut Desk));

#[test]
fn whatever_was_told_of_the_body_holds_in_the_diary_that_came_back() {
    let cases: [Told; 9] = [
        ("one leg", |desk| tick(desk, "one-leg")),
        ("pregnant", |desk| tick(desk, "pregnant")),
        ("help is on its way", |desk| {
            tick(desk, "saddle");
            desk.act(|engine, now| engine.getting_help_with_all(now));
        }),
        ("a label's flag", |desk| {
            desk.act(|engine, now| engine.set_medicine_flags(&["heart-surgery".to_owned()], now))
        }),
        ("born", |desk| _ = desk.act(|engine, now| engine.set_person("", "1940-01-01", now))),
        ("healed", |desk| {
            let pack = desk.start_cold();
            desk.pass_minutes(3);
            off(desk, pack, Some(Skin::Numb));
            desk.pass_minutes(60 * 26);
            desk.act(|engine, now| engine.skin_looks_normal(&[], now));
        }),
        ("four packs", |desk| {
            for place in ["neck-left", "low-back-left", "mid-back-left", "buttock-left"] {
                let pack = desk.start(COLD, place).unwrap().id;
                desk.pass_minutes(2);
                off(desk, pack, None);
            }
            desk.pass_minutes(125);
        }),
        ("days in a row", |desk| {
            let draft = ProductDraft {
                label: Some(LabelView { most_days: Some(10.0), ..limit(6.0) }),
                ..with("Advil", "ibuprofen", 200.0)
            };
            let advil = desk.save_as_written(None, &draft);
            for _ in 0..12 {
                take(desk, advil);
                desk.pass_minutes(60 * 24);
            }
            take(desk, advil);
        }),
        ("drowsy", |desk| {
            let one = product(desk, "Advil", "ibuprofen");
            take(desk, one);
            let strength = Some(Coded(SideEffectStrength::Severe));
            let felt = SideEffectDraft {
                what: "drowsiness".into(),
                product: Some(one),
                strength,
                ..SideEffectDraft::default()
            };
            desk.act(|engine, now| engine.log_side_effect(&felt, now));
        }),
    ];
    for (what, tell) in cases {
        let mut desk = desk();
        let (_away, file) = backup_of(desk.folder());
        tell(&mut desk);
        let before = told(&mut desk);
        bring_back(&mut desk, &file);
        assert_eq!(told(&mut desk), before, "{what}");
    }
}

#[test]
fn what_is_told_after_it_came_back_is_told_last() {
    let mut desk = desk();
    let (_away, file) = backup_of(desk.folder());
    desk.set_clock(TimeDelta::days(10));
    tick(&mut desk, "fever");
    desk.act(|engine, now| engine.set_person("A. Patient", "1985-12-10", now));
    desk.set_clock(TimeDelta::days(-10));
    tick(&mut desk, "pregnant");
    bring_back(&mut desk, &file);
    desk.act(|engine, now| engine.set_medicine_flags(&["heart".to_owned()], now));
    let names = names_in_order(desk.folder());
    assert!(names.is_sorted(), "{names:?}");
}

/// The names of the changes, in the order in which they were written here.
fn names_in_order(folder: &Path) -> Vec<String> {
    let diary = rusqlite::Connection::open(folder.join("diary.db")).unwrap();
    let mut select = diary.prepare("SELECT uid FROM change ORDER BY id").unwrap();
    select.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// The latest word of each field counts, in whichever diary it was said.
#[test]
fn going_back_takes_no_newer_word_away() {
    let mut desk = desk();
    let advil = ProductDraft { label: Some(limit(6.0)), ..with("Advil", "ibuprofen", 200.0) };
    let id = desk.save_as_written(None, &advil);
    take(&mut desk, id);
    let (_away, file) = backup_of(desk.folder());
    desk.save_as_written(Some(id), &ProductDraft { label: Some(limit(3.0)), ..advil.clone() });
    bring_back(&mut desk, &file);
    let listed = |desk: &mut Desk| desk.act(|engine, now| engine.medicines(&tell_finding, now)).products.remove(0);
    let make = listed(&mut desk).id;
    desk.save_as_written(Some(make), &ProductDraft { label: Some(limit(3.0)), sedating: true, ..advil });
    go_back(&mut desk);
    let product = listed(&mut desk);
    assert_eq!((product.label.unwrap().most_units_a_day, product.sedating_ticked), (Some(3.0), true));
}

#[test]
fn a_name_that_another_medicine_has_there_keeps_no_dose_from_counting() {
    let mut desk = desk();
    let (_away, file) = backup_of(desk.folder());
    let one = product(&mut desk, "Paracetamol", "acetaminophen");
    take(&mut desk, one);
    bring_back(&mut desk, &file);
    // The one that comes back has no such medicine by then: it came along. Going back is to a diary that has it.
    go_back(&mut desk);
    assert_eq!(desk.status().doses_24h.len(), 1);
    let (_other_away, other) = {
        let mut other = self::desk();
        product(&mut other, "Paracetamol", "acetaminophen");
        backup_of(other.folder())
    };
    bring_back(&mut desk, &other);
    assert_eq!(desk.status().doses_24h.len(), 1);
}

#[test]
fn a_dose_that_each_of_two_diaries_told_the_pain_of_comes_along_with_one_of_them_shown() {
    let mut desk = desk();
    let product = product(&mut desk, "Paracetamol", "acetaminophen");
    take(&mut desk, product);
    let (_away, bare) = backup_of(desk.folder());
    let tell_pain = |desk: &mut Desk, before: f64| {
        let today = desk.act(|engine, now| engine.medicines(&tell_finding, now));
        let (dose, product) = (today.doses[0].id, today.doses[0].product);
        let draft = DoseDraft { product, units: 1.0, before: Some(before), ..DoseDraft::default() };
        desk.act(|engine, now| engine.update_dose(dose, &draft, &tell_finding, now));
    };
    let mut other = self::desk();
    bring_back(&mut other, &bare);
    tell_pain(&mut other, 7.0);
    tell_pain(&mut desk, 5.0);
    let (_other_away, file) = backup_of(other.folder());
    bring_back(&mut desk, &file);
    let shown = |desk: &mut Desk| {
        let seen = desk.act(|engine, now| engine.reliefs(Span::Week, 10, &At::now(now)));
        seen.list.iter().map(|tried| tried.before).collect::<Vec<_>>()
    };
    assert_eq!(shown(&mut desk), [Some(7)], "what the diary that came back says");
    // What is told of the dose from then on is told of the one that is shown.
    tell_pain(&mut desk, 6.0);
    assert_eq!(shown(&mut desk), [Some(6)]);
    go_back(&mut desk);
    assert_eq!(shown(&mut desk).len(), 1);
}

#[test]
fn what_the_backup_knows_already_is_not_there_twice() {
    let mut desk = desk();
    let pack = desk.start_cold();
    desk.pass_minutes(5);
    off(&mut desk, pack, Some(Skin::Red));
    let sleepy = product(&mut desk, "Flexeril", "cyclobenzaprine");
    take(&mut desk, sleepy);
    let (_away, file) = backup_of(desk.folder());
    let before = in_words(&all_told(desk.folder()));
    desk.log(EntryDraft { note: "later".into(), ..spasm() });
    bring_back(&mut desk, &file);
    assert_eq!(in_words(&all_told(desk.folder())), before);
}
