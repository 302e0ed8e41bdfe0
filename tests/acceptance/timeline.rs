//! The diary as a day: all that was told of it, once, on its day; days by what they hold; a pack that was told by mistake.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use respite_domain::Invalid;
use respite_domain::medicine::{SideEffectStrength, Unit};
use respite_domain::relief::ReliefKind;
use respite_domain::session::{OffSaid, Skin, Thermal};
use respite_domain::warning_sign::{AskedBy, Extent};
use respite_engine::EngineError;
use respite_engine::view::{
    Coded, ContentView, DiaryDay, DiaryWanted, DoseDraft, EntryDraft, ProductDraft, ReliefDraft, SessionStop,
    SessionTold, SideEffectDraft, SignDraft, TakenAgain, VisitDraft,
};

use crate::desk::Desk;

const TRIGGERS: [&str; 2] = ["lifting", "carrying the cat"];
const PLACES: [&str; 2] = ["low-back-left", "neck-right"];

#[derive(Debug, Clone)]
enum Told {
    Entry { place: usize, trigger: usize, spasm: bool },
    Pack { place: usize },
    Dose { product: usize, pain: bool },
    Relief,
    SideEffect,
    Signs,
    Visit,
}

fn told() -> impl Strategy<Value = (i64, u32, Told)> {
    let what = prop_oneof![
        3 => (0..2usize, 0..2usize, any::<bool>()).prop_map(|(place, trigger, spasm)| Told::Entry { place, trigger, spasm }),
        1 => (0..2usize).prop_map(|place| Told::Pack { place }),
        2 => (0..2usize, any::<bool>()).prop_map(|(product, pain)| Told::Dose { product, pain }),
        1 => Just(Told::Relief),
        1 => Just(Told::SideEffect),
        1 => Just(Told::Signs),
        1 => Just(Told::Visit),
    ];
    (0..12i64, 0..23u32, what)
}

fn product(name: &str) -> ProductDraft {
    ProductDraft {
        name: name.into(),
        unit: Coded(Unit::Tablet),
        contents: vec![ContentView { ingredient: "ibuprofen".into(), mg_per_unit: 200.0 }],
        ..ProductDraft::default()
    }
}

/// Tells one thing, and answers its name among the rows of its day.
fn tell(desk: &mut Desk, products: &[i32; 2], day: &str, hour: u32, told: &Told) -> String {
    let when = format!("{day}T{hour:02}:30:00+01:00");
    match told {
        Told::Entry { place, trigger, spasm } => {
            let entry = EntryDraft {
                when,
                spasms: Some(if *spasm { 1.0 } else { 0.0 }),
                worst: Some(4.0),
                places: vec![PLACES[*place].into()],
                triggers: vec![TRIGGERS[*trigger].into()],
                ..EntryDraft::default()
            };
            format!("entry-{}", desk.log(entry))
        }
        Told::Pack { place } => {
            let pack = SessionTold {
                kind: Coded(Thermal::Cold),
                own_pack: None,
                places: vec![PLACES[*place].into()],
                started: when,
                ended: format!("{day}T{hour:02}:45:00+01:00"),
                before: None,
                after: None,
                skin: None,
            };
            format!("session-{}", desk.act(|engine, now| engine.record_session(&pack, now)).id)
        }
        Told::Dose { product, pain } => {
            let dose = DoseDraft {
                product: products[*product],
                units: 1.0,
                when,
                before: pain.then_some(5.0),
                ..DoseDraft::default()
            };
            let saved = desk.act(|engine, now| engine.log_dose(&dose, &|_| (String::new(), None), now));
            format!("dose-{}", saved.id)
        }
        Told::Relief => {
            let relief = ReliefDraft {
                kind: Coded(ReliefKind::Walk),
                name: None,
                when,
                before: Some(5.0),
                after: None,
                minutes: None,
                note: String::new(),
            };
            format!("relief-{}", desk.act(|engine, now| engine.add_relief(&relief, now)).id)
        }
        Told::SideEffect => {
            let effect = SideEffectDraft {
                what: "drowsiness".into(),
                strength: Some(Coded(SideEffectStrength::Mild)),
                when,
                product: None,
            };
            format!("side-effect-{}", desk.act(|engine, now| engine.log_side_effect(&effect, now)).id)
        }
        Told::Signs => {
            let signs =
                SignDraft { when, asked_by: Coded(AskedBy::Daily), extent: Coded(Extent::Line), ticked: Vec::new() };
            format!("signs-{}", desk.act(|engine, now| engine.answer_signs(&signs, now)).saved.id)
        }
        Told::Visit => {
            let visit = VisitDraft { day: day.into(), ..VisitDraft::default() };
            format!("visit-{}", desk.act(|engine, now| engine.add_visit(&visit, now)).id)
        }
    }
}

/// The names of all rows of a day.
fn rows(day: &DiaryDay) -> BTreeSet<String> {
    let DiaryDay { entries, sessions, doses, reliefs, side_effects, signs, answers, visits, .. } = day;
    let all = [
        entries.iter().map(|entry| format!("entry-{}", entry.id)).collect::<Vec<_>>(),
        sessions.iter().map(|session| format!("session-{}", session.id)).collect(),
        doses.iter().map(|told| format!("dose-{}", told.dose.id)).collect(),
        reliefs.iter().map(|relief| format!("relief-{}", relief.id)).collect(),
        side_effects.iter().map(|effect| format!("side-effect-{}", effect.id)).collect(),
        signs.iter().map(|answer| format!("signs-{}", answer.id)).collect(),
        answers.iter().map(|answer| answer.row.clone()).collect(),
        visits.iter().map(|visit| format!("visit-{}", visit.id)).collect(),
    ]
    .concat();
    let names: BTreeSet<String> = all.iter().cloned().collect();
    assert_eq!(names.len(), all.len(), "each stands there once");
    names
}

fn days(desk: &mut Desk, wanted: &DiaryWanted) -> Vec<DiaryDay> {
    // By few at a time, as the screen asks for more.
    let (mut days, mut before) = (Vec::new(), None);
    loop {
        let lot = desk.act(|engine, now| engine.diary(before.as_deref(), 3, wanted, now));
        days.extend(lot.days);
        match lot.earlier {
            Some(earlier) => before = Some(earlier),
            None => return days,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn all_that_was_told_stands_once_on_its_day_and_days_are_found_by_what_they_hold(
        all in prop::collection::vec(told(), 1..30),
    ) {
        let mut desk = Desk::at("2026-11-22 23:50");
        let products = ["Advil", "Nurofen"].map(|name| desk.act(|engine, now| engine.save_product(None, &product(name), now)).id);
        let mut expected: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut holds: BTreeMap<String, Vec<Told>> = BTreeMap::new();
        for (ago, hour, told) in &all {
            let day = desk.day(-ago);
            let row = tell(&mut desk, &products, &day, *hour, told);
            expected.entry(day.clone()).or_default().insert(row);
            holds.entry(day).or_default().push(told.clone());
        }
        let shown = days(&mut desk, &DiaryWanted::default());
        let found: BTreeMap<String, BTreeSet<String>> = shown.iter().map(|day| (day.date.clone(), rows(day))).collect();
        prop_assert_eq!(&found, &expected);
        prop_assert!(shown.windows(2).all(|two| two[0].date > two[1].date), "the latest first");

        let wanted = |change: &dyn Fn(&mut DiaryWanted)| {
            let mut wanted = DiaryWanted::default();
            change(&mut wanted);
            wanted
        };
        type Fits = fn(&Told) -> bool;
        let parts: [(DiaryWanted, Fits); 5] = [
            (wanted(&|wanted| wanted.place = Some(PLACES[0].into())), |told| {
                matches!(told, Told::Entry { place: 0, .. } | Told::Pack { place: 0 })
            }),
            (wanted(&|wanted| wanted.trigger = Some(TRIGGERS[1].into())), |told| {
                matches!(told, Told::Entry { trigger: 1, .. })
            }),
            (wanted(&|wanted| wanted.spasm = true), |told| matches!(told, Told::Entry { spasm: true, .. })),
            (wanted(&|wanted| wanted.product = Some(products[1])), |told| {
                matches!(told, Told::Dose { product: 1, .. })
            }),
            (wanted(&|wanted| wanted.visit = true), |told| matches!(told, Told::Visit)),
        ];
        for one in 0..parts.len() {
            for other in 0..parts.len() {
                let (a, b) = (&parts[one].0, &parts[other].0);
                let both = DiaryWanted {
                    place: a.place.clone().or_else(|| b.place.clone()),
                    trigger: a.trigger.clone().or_else(|| b.trigger.clone()),
                    spasm: a.spasm || b.spasm,
                    product: a.product.or(b.product),
                    visit: a.visit || b.visit,
                };
                let found: BTreeSet<String> = days(&mut desk, &both).into_iter().map(|day| day.date).collect();
                let fits = |told: &[Told], fits: Fits| told.iter().any(fits);
                let expected: BTreeSet<String> = holds
                    .iter()
                    .filter(|(_, told)| fits(told, parts[one].1) && fits(told, parts[other].1))
                    .map(|(day, _)| day.clone())
                    .collect();
                prop_assert_eq!(found, expected, "{:?}", both);
            }
        }
    }
}

#[test]
fn a_dose_stands_once_with_what_came_of_it() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let products = [desk.act(|engine, now| engine.save_product(None, &product("Advil"), now)).id; 2];
    tell(&mut desk, &products, "2026-11-22", 9, &Told::Dose { product: 0, pain: true });
    let tried = desk.act(|engine, now| engine.open_reliefs(now)).open.remove(0);
    desk.act(|engine, now| engine.finish_relief(tried.id, 2.0, Some(40.0), now));
    let day = days(&mut desk, &DiaryWanted::default()).remove(0);
    assert!(day.reliefs.is_empty(), "it is not told twice");
    let told = &day.doses[0];
    assert_eq!((told.dose.before, told.tried.as_ref().unwrap().after), (Some(5), Some(2)));
}

fn refused(desk: &mut Desk, id: i32) -> Invalid {
    match desk.try_to(|engine, now| engine.delete_session(id, now)) {
        Err(EngineError::Invalid { why, .. }) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_pack_is_deleted_once_no_skin_comes_free_by_it() {
    let mut desk = Desk::at("2026-11-22 10:00");
    desk.skin_is_healthy();
    let id = desk.start_cold();
    assert_eq!(refused(&mut desk, id), Invalid::PackOnSkin, "it lies there");
    desk.pass_minutes(30);
    assert_eq!(refused(&mut desk, id), Invalid::PackOnSkin, "nobody said that it is off");
    desk.act(|engine, now| engine.pack_is_off(id, OffSaid::JustNow, now));
    assert!(matches!(refused(&mut desk, id), Invalid::PackRests { .. }));
    desk.pass_minutes(119);
    assert!(matches!(refused(&mut desk, id), Invalid::PackRests { .. }));
    desk.pass_minutes(1);
    desk.act(|engine, now| engine.delete_session(id, now));
    assert!(days(&mut desk, &DiaryWanted::default()).is_empty());
    desk.act(|engine, now| engine.restore_session(id, now));
    assert_eq!(days(&mut desk, &DiaryWanted::default())[0].sessions[0].id, id);
}

#[test]
fn a_pack_of_which_bad_skin_was_told_stays() {
    let mut desk = Desk::at("2026-11-22 10:00");
    desk.skin_is_healthy();
    let id = desk.start_cold();
    desk.pass_minutes(15);
    let stop = SessionStop { skin: Some(Coded(Skin::Blistered)), ..SessionStop::default() };
    desk.act(|engine, now| engine.stop_session(id, &stop, now));
    desk.pass_to(7, "10:00");
    assert_eq!(refused(&mut desk, id), Invalid::PackSkinTold);
    let telling = desk.act(|engine, now| engine.sessions(now)).recent[0].skin_tellings.last().copied().unwrap();
    desk.act(|engine, now| engine.set_skin_mistaken(&[telling], true, now));
    desk.act(|engine, now| engine.delete_session(id, now));
}

#[test]
fn what_a_row_said_before_is_told_and_what_is_first_told_is_no_change() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let products = [desk.act(|engine, now| engine.save_product(None, &product("Advil"), now)).id; 2];
    let dose = tell(&mut desk, &products, "2026-11-22", 9, &Told::Dose { product: 0, pain: false });
    let pack = tell(&mut desk, &products, "2026-11-22", 8, &Told::Pack { place: 0 });
    let relief = tell(&mut desk, &products, "2026-11-22", 7, &Told::Relief);
    let visit = tell(&mut desk, &products, "2026-11-22", 0, &Told::Visit);
    assert!(days(&mut desk, &DiaryWanted::default())[0].changed.is_empty());

    let id = |row: &str| row.rsplit('-').next().unwrap().parse::<i32>().unwrap();
    let other = DoseDraft { product: products[0], units: 2.0, when: String::new(), ..DoseDraft::default() };
    desk.act(|engine, now| engine.update_dose(id(&dose), &other, &|_| (String::new(), None), now));
    desk.stop(id(&pack), "2026-11-22T08:40:00+01:00");
    // The pain after is told for the first time.
    desk.act(|engine, now| engine.finish_relief(id(&relief), 2.0, None, now));
    let named = VisitDraft { day: "2026-11-22".into(), clinician: "Dr Okafor".into(), ..VisitDraft::default() };
    desk.act(|engine, now| engine.update_visit(id(&visit), &named, now));
    let moved = VisitDraft { day: "2026-11-21".into(), ..named };
    desk.act(|engine, now| engine.update_visit(id(&visit), &moved, now));

    let changed: BTreeMap<String, u32> =
        days(&mut desk, &DiaryWanted::default()).into_iter().flat_map(|day| day.changed).collect();
    assert_eq!(changed, BTreeMap::from([(dose.clone(), 1), (pack.clone(), 1), (visit.clone(), 1)]));
    let said = |desk: &mut Desk, row: &str| {
        let changes = desk.act(|engine, _| engine.row_changes(row));
        changes.into_iter().map(|change| (change.field, change.old.unwrap())).collect::<Vec<_>>()
    };
    assert_eq!(said(&mut desk, &dose), [("units".to_owned(), "1".to_owned())]);
    assert_eq!(said(&mut desk, &pack), [("ended-at".to_owned(), "2026-11-22T08:45:00+01:00".to_owned())]);
    assert_eq!(said(&mut desk, &visit), [("day".to_owned(), "2026-11-22".to_owned())]);
    // It was another medicine, and lay from another time on.
    let motrin = desk.act(|engine, now| engine.save_product(None, &product("Motrin"), now)).id;
    let other = DoseDraft { product: motrin, ..other };
    desk.act(|engine, now| engine.update_dose(id(&dose), &other, &|_| (String::new(), None), now));
    assert_eq!(said(&mut desk, &dose)[0], ("product-id".to_owned(), "Advil".to_owned()));
    for none in ["", "dose", "dose-", "dose-x", "entry_words-1", "setting-0"] {
        assert!(desk.try_to(|engine, _| engine.row_changes(none)).is_err(), "{none}");
    }
}

/// A dose that another make of its medicine took over was of that medicine all along.
#[test]
fn a_dose_that_goes_to_another_make_of_its_medicine_says_nothing_else() {
    let mut desk = Desk::at("2026-11-10 14:00");
    let advil = desk.act(|engine, now| engine.save_product(None, &product("Advil"), now)).id;
    desk.act(|engine, now| engine.stop_product(advil, None, now));
    desk.pass_to(2, "09:00");
    let draft = DoseDraft { product: advil, units: 1.0, ..DoseDraft::default() };
    let dose = desk.act(|engine, now| engine.log_dose(&draft, &|_| (String::new(), None), now)).id;
    let again = TakenAgain { since: Some("2026-11-12".into()), ..TakenAgain::default() };
    desk.act(|engine, now| engine.take_again(advil, &again, now));
    assert_eq!(desk.act(|engine, _| engine.row_changes(&format!("dose-{dose}"))).len(), 0);
    assert!(days(&mut desk, &DiaryWanted::default())[0].changed.is_empty());
}
