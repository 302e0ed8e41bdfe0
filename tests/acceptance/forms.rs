//! Forms that were opened a while ago: whatever was told since, at the terminal, by a notice, from a file, none of them puts it back.

use proptest::prelude::*;
use respite_domain::time::Moment;
use respite_engine::view::{
    ClearanceView, ConditionDraft, EntryDraft, HabitDraft, InjuryDraft, OwnPackDraft, PackPlanDraft, PlanDraft,
    ReliefDraft, SessionChange, SessionTold, Settings, TestDraft, VisitDraft, VisitOutcome,
};
use respite_engine::{Edit, Engine, EngineError};
use serde_json::{Map, Value, json};

use crate::desk::Desk;

/// A form: what it says at first, and in each field two other things.
struct Form {
    name: &'static str,
    says: [Value; 3],
    first: fn(&mut Desk, Value) -> i32,
    save: fn(&mut Desk, i32, Value, Value) -> Result<(), EngineError>,
    stands: fn(&mut Desk, i32) -> Value,
}

/// What a form says, as the core takes it.
macro_rules! read {
    ($says:expr) => {
        serde_json::from_value($says).unwrap()
    };
    ($says:expr, $Draft:ty) => {
        serde_json::from_value::<$Draft>($says).unwrap()
    };
}

/// What stands, as the form has it.
macro_rules! shown {
    ($view:expr) => {
        as_shown(serde_json::to_value($view).unwrap())
    };
}

fn as_shown(mut view: Value) -> Value {
    for (of_view, of_form) in
        [("occurredAt", "when"), ("triedAt", "when"), ("startedAt", "started"), ("endedAt", "ended")]
    {
        if let Some(at) = view.get(of_view).cloned() {
            view[of_form] = at;
        }
    }
    view
}

fn saved<T>(
    desk: &mut Desk,
    act: impl FnOnce(&mut Engine, &Moment) -> Result<T, EngineError>,
) -> Result<(), EngineError> {
    desk.try_to(act).map(drop)
}

macro_rules! rows {
    ($Draft:ty, $add:ident, $save:ident, $stands:expr) => {
        (
            |desk: &mut Desk, says: Value| desk.act(|engine, now| engine.$add(None, &read!(says, $Draft), now)).id,
            |desk: &mut Desk, id: i32, says: Value, showed: Value| {
                let (says, showed) = (read!(says, $Draft), read!(showed, $Draft));
                saved(desk, |engine, now| engine.$save(Some(id), Edit::of(&says, &showed), now))
            },
            $stands,
        )
    };
}

fn forms() -> Vec<Form> {
    let form = |name, says, (first, save, stands)| Form { name, says, first, save, stands };
    vec![
        Form {
            name: "entry",
            says: [
                json!({"when": "2026-11-22T09:00:00+01:00", "spasms": 1, "worst": 7, "average": 4, "interference": 2, "sleep": 3,
                    "pattern": null, "walking": null, "longest": null, "mood": 5, "bedHours": 8, "sittingHours": 4, "places": [],
                    "pushedThrough": null, "onset": null, "note": ""}),
                json!({"when": "2026-11-22T10:00:00+01:00", "spasms": 2, "worst": 8, "average": 5, "interference": 3, "sleep": 4,
                    "pattern": "on-and-off", "walking": "slower", "longest": "minutes", "mood": 6, "bedHours": 9,
                    "sittingHours": 5, "places": ["low-back-left"], "pushedThrough": true, "onset": "2026-11-20", "note": "One."}),
                json!({"when": "2026-11-22T11:00:00+01:00", "spasms": 3, "worst": 9, "average": 6, "interference": 4, "sleep": 5,
                    "pattern": null, "walking": "short", "longest": "seconds", "mood": 7, "bedHours": 10, "sittingHours": 6,
                    "places": ["neck-left"], "pushedThrough": false, "onset": "2026-11-21", "note": "Two."}),
            ],
            first: |desk, says| desk.act(|engine, now| engine.log_entry(&read!(says), now)).id,
            save: |desk, id, says, showed| {
                let (says, showed) = (read!(says, EntryDraft), read!(showed, EntryDraft));
                saved(desk, |engine, now| engine.update_entry(id, Edit::of(&says, &showed), now))
            },
            stands: |desk, id| shown!(desk.act(|engine, _| engine.entry(id))),
        },
        Form {
            name: "what was tried",
            says: [
                json!({"kind": "walk", "name": null, "when": "2026-11-22T09:00:00+01:00", "before": 6, "after": null, "minutes": null, "note": ""}),
                json!({"kind": "rest", "name": "On the sofa", "when": "2026-11-22T09:30:00+01:00", "before": 7, "after": 3, "minutes": 10, "note": "One."}),
                json!({"kind": "position", "name": "A bath", "when": "2026-11-22T10:00:00+01:00", "before": 8, "after": 4, "minutes": 20, "note": "Two."}),
            ],
            first: |desk, says| desk.act(|engine, now| engine.add_relief(&read!(says), now)).id,
            save: |desk, id, says, showed| {
                let (says, showed) = (read!(says, ReliefDraft), read!(showed, ReliefDraft));
                saved(desk, |engine, now| engine.update_relief(id, Edit::of(&says, &showed), now))
            },
            stands: |desk, id| shown!(desk.act(|engine, _| engine.relief_item(id))),
        },
        Form {
            name: "visit",
            says: [
                json!({"day": "2026-11-25", "time": null, "clinician": "", "kind": null, "questions": [], "notes": ""}),
                json!({"day": "2026-11-26", "time": "09:30", "clinician": "Dr Hart", "kind": "gp", "questions": ["Why?"], "notes": "One."}),
                json!({"day": "2026-11-27", "time": "10:30", "clinician": "Dr Moss", "kind": "physio", "questions": ["When?"], "notes": "Two."}),
            ],
            first: |desk, says| desk.act(|engine, now| engine.add_visit(&read!(says), now)).id,
            save: |desk, id, says, showed| {
                let (says, showed) = (read!(says, VisitDraft), read!(showed, VisitDraft));
                saved(desk, |engine, now| engine.update_visit(id, Edit::of(&says, &showed), now))
            },
            stands: |desk, id| shown!(desk.act(|engine, _| engine.visit(id))),
        },
        Form {
            name: "how a visit went",
            says: [
                json!({"said": "", "diagnosis": "A strain"}),
                json!({"said": "Walk.", "diagnosis": ""}),
                json!({"said": "Rest.", "diagnosis": "A pulled muscle"}),
            ],
            first: |desk, says| {
                let draft = VisitDraft { day: "2026-11-20".into(), ..VisitDraft::default() };
                let id = desk.act(|engine, now| engine.add_visit(&draft, now)).id;
                desk.act(|engine, now| engine.visit_done(id, &read!(says, VisitOutcome), now)).id
            },
            save: |desk, id, says, showed| {
                let (says, showed) = (read!(says, VisitOutcome), read!(showed, VisitOutcome));
                saved(desk, |engine, now| engine.visit_done(id, Edit::of(&says, &showed), now))
            },
            stands: |desk, id| shown!(desk.act(|engine, _| engine.visit(id)).outcome),
        },
        form(
            "plan",
            [
                json!({"kind": "cold", "places": ["low-back-left"], "minutes": 15, "from": "09:00", "to": "19:00", "rest": 120, "lastDay": null}),
                json!({"kind": "heat", "places": ["neck-left"], "minutes": 16, "from": "10:00", "to": "20:00", "rest": 180, "lastDay": "2026-12-01"}),
                json!({"kind": "by-turns", "places": ["mid-back-left"], "minutes": 20, "from": "11:00", "to": "21:00", "rest": 240, "lastDay": "2026-12-02"}),
            ],
            rows!(PackPlanDraft, save_plan, save_plan, |desk: &mut Desk, _| shown!(
                desk.act(|engine, now| engine.plans(now)).remove(0)
            )),
        ),
        form(
            "own pack",
            [
                json!({"kind": "gel-pack", "name": "Blue", "most": null, "read": false}),
                json!({"kind": "ice", "name": "Red", "most": 10, "read": true}),
                json!({"kind": "frozen-vegetables", "name": "Green", "most": 12, "read": true}),
            ],
            rows!(OwnPackDraft, save_own_pack, save_own_pack, |desk: &mut Desk, _| {
                let own = desk.act(|engine, _| engine.own_packs()).remove(0);
                let mut stands = shown!(&own);
                stands["read"] = own.read_at.is_some().into();
                stands
            }),
        ),
        form(
            "injury",
            [
                json!({"what": "A fall", "happened": null, "sport": true, "whichSport": "", "seenBy": "", "note": ""}),
                json!({"what": "A fall on ice", "happened": "2020", "sport": true, "whichSport": "skating", "seenBy": "Dr Hart", "note": "One."}),
                json!({"what": "A tumble", "happened": "2020-05", "sport": true, "whichSport": "hockey", "seenBy": "Dr Moss", "note": "Two."}),
            ],
            rows!(InjuryDraft, save_injury, save_injury, |desk: &mut Desk, _| shown!(
                desk.act(|engine, now| engine.history(now)).injuries.remove(0)
            )),
        ),
        form(
            "test",
            [
                json!({"kind": "x-ray", "what": "", "happened": null, "place": "", "told": ""}),
                json!({"kind": "mri", "what": "Low back", "happened": "2020", "place": "Ward 3", "told": "One."}),
                json!({"kind": "x-ray", "what": "Neck", "happened": "2020-05", "place": "Ward 4", "told": "Two."}),
            ],
            rows!(TestDraft, save_test, save_test, |desk: &mut Desk, _| shown!(
                desk.act(|engine, now| engine.history(now)).tests.remove(0)
            )),
        ),
        form(
            "condition",
            [
                json!({"kind": "named", "name": "Stenosis", "since": null, "saidBy": "", "note": ""}),
                json!({"kind": "illness", "name": "Asthma", "since": "2020", "saidBy": "Dr Hart", "note": "One."}),
                json!({"kind": "named", "name": "Gout", "since": "2020-05", "saidBy": "Dr Moss", "note": "Two."}),
            ],
            rows!(ConditionDraft, save_condition, save_condition, |desk: &mut Desk, _| shown!(
                desk.act(|engine, now| engine.history(now)).conditions.remove(0)
            )),
        ),
        Form {
            name: "settings",
            says: [
                json!({"eveningQuestion": true, "eveningTime": "20:00", "neutralNotices": false, "paper": "letter", "onClose": "ask",
                    "autostartOffered": false, "region": "us", "emergencyNumber": "", "timesInOnePlace": "two"}),
                json!({"eveningQuestion": false, "eveningTime": "21:00", "neutralNotices": true, "paper": "a4", "onClose": "quit",
                    "autostartOffered": true, "region": "uk", "emergencyNumber": "112", "timesInOnePlace": "three"}),
                json!({"eveningQuestion": false, "eveningTime": "19:00", "neutralNotices": true, "paper": "a4",
                    "onClose": "keep-running", "autostartOffered": true, "region": "eu", "emergencyNumber": "113",
                    "timesInOnePlace": "three"}),
            ],
            first: |desk, says| {
                desk.act(|engine, now| engine.change_settings(&read!(says, Settings), now));
                0
            },
            save: |desk, _, says, showed| {
                let (says, showed) = (read!(says, Settings), read!(showed, Settings));
                saved(desk, |engine, now| engine.change_settings(Edit::of(&says, &showed), now))
            },
            stands: |desk, _| shown!(desk.act(|engine, _| engine.settings())),
        },
        Form {
            name: "habits",
            says: [
                json!({"lowHeels": null, "weight": "81 kg"}),
                json!({"lowHeels": true, "weight": "82 kg"}),
                json!({"lowHeels": false, "weight": "83 kg"}),
            ],
            first: |desk, says| {
                desk.act(|engine, now| engine.tell_habits(&read!(says, HabitDraft), now));
                0
            },
            save: |desk, _, says, showed| {
                let (says, showed) = (read!(says, HabitDraft), read!(showed, HabitDraft));
                saved(desk, |engine, now| engine.tell_habits(Edit::of(&says, &showed), now))
            },
            stands: |desk, _| shown!(desk.act(|engine, now| engine.habits(now)).today),
        },
        Form {
            name: "how an exercise is done",
            says: [
                json!({"exercise": "hip", "sets": 1, "reps": 5, "hold": 5, "rest": 30, "saidBy": "Ann", "mayOffer": true, "note": ""}),
                json!({"exercise": "hip", "sets": 1, "reps": 6, "hold": 5, "rest": 30, "saidBy": "Bea", "mayOffer": false, "note": "One."}),
                json!({"exercise": "hip", "sets": 1, "reps": 7, "hold": 5, "rest": 30, "saidBy": "Cy", "mayOffer": true, "note": "Two."}),
            ],
            first: |desk, says| desk.act(|engine, now| engine.plan_exercise(&read!(says, PlanDraft), now)).id,
            save: |desk, _, says, showed| {
                let (says, showed) = (read!(says, PlanDraft), read!(showed, PlanDraft));
                saved(desk, |engine, now| engine.plan_exercise(Edit::of(&says, &showed), now))
            },
            stands: |desk, _| {
                let all = desk.act(|engine, now| engine.exercises(now)).exercises;
                shown!(all.into_iter().find(|one| one.planned).unwrap())
            },
        },
        Form {
            name: "who said that exercises are fine",
            says: [
                json!({"active": true, "by": "Ann", "on": "2026-11-01"}),
                json!({"active": false, "by": "Bea", "on": "2026-11-02"}),
                json!({"active": false, "by": "Cy", "on": "2026-11-03"}),
            ],
            first: |desk, says| {
                desk.act(|engine, now| engine.clear_exercise(&read!(says, ClearanceView), now));
                0
            },
            save: |desk, _, says, showed| {
                let (says, showed) = (read!(says, ClearanceView), read!(showed, ClearanceView));
                saved(desk, |engine, now| engine.clear_exercise(Edit::of(&says, &showed), now))
            },
            stands: |desk, _| shown!(desk.act(|engine, now| engine.exercises(now)).clearance),
        },
        Form {
            name: "pack",
            says: [
                json!({"started": "2026-11-22T09:00:00+01:00", "ended": "2026-11-22T09:10:00+01:00", "before": 6, "after": null, "later": null}),
                json!({"started": "2026-11-22T09:01:00+01:00", "ended": "2026-11-22T09:11:00+01:00", "before": 7, "after": 3, "later": 1}),
                json!({"started": "2026-11-22T09:02:00+01:00", "ended": "2026-11-22T09:12:00+01:00", "before": 8, "after": 4, "later": 2}),
            ],
            first: |desk, says| {
                let mut told = json!({"kind": "cold", "places": ["low-back-left"], "skin": null});
                for field in ["started", "ended", "before", "after"] {
                    told[field] = says[field].clone();
                }
                desk.act(|engine, now| engine.record_session(&read!(told, SessionTold), now)).id
            },
            save: |desk, id, says, showed| {
                let (says, showed) = (read!(says, SessionChange), read!(showed, SessionChange));
                saved(desk, |engine, now| engine.change_session(id, Edit::of(&says, &showed), now))
            },
            stands: |desk, id| {
                let recent = desk.act(|engine, now| engine.sessions(now)).recent;
                shown!(recent.into_iter().find(|pack| pack.id == id).unwrap())
            },
        },
    ]
}

/// What a form says in which these fields were changed to what `other` has there.
fn changed(showed: &Value, other: &Value, fields: u32) -> Value {
    let mut says: Map<String, Value> = showed.as_object().unwrap().clone();
    for (place, (field, value)) in other.as_object().unwrap().iter().enumerate() {
        if fields >> place & 1 == 1 {
            says.insert(field.clone(), value.clone());
        }
    }
    Value::Object(says)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Two forms that were opened on one state and saved one after the other.
    #[test]
    fn of_two_forms_opened_at_once_neither_puts_anything_back(fields in any::<[u32; 2]>()) {
        for form in forms() {
            let mut desk = Desk::at("2026-11-22 14:00");
            let [showed, ..] = &form.says;
            let id = (form.first)(&mut desk, showed.clone());
            let says = [changed(showed, &form.says[1], fields[0]), changed(showed, &form.says[2], fields[1])];
            for says in &says {
                (form.save)(&mut desk, id, says.clone(), showed.clone()).unwrap_or_else(|why| panic!("{}: {why}", form.name));
            }
            desk.reopen();
            let stands = (form.stands)(&mut desk, id);
            for (field, at_first) in showed.as_object().unwrap() {
                let told = says.iter().rev().map(|says| &says[field]).find(|told| *told != at_first);
                let told = told.unwrap_or(at_first);
                let is_so = match (told.as_f64(), stands[field].as_f64()) {
                    (Some(told), Some(stands)) => (told - stands).abs() < f64::EPSILON,
                    _ => *told == stands[field],
                };
                prop_assert!(is_so, "{} {field}: {told} was told last, {} stands", form.name, stands[field]);
            }
        }
    }
}
