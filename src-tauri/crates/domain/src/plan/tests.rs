#![allow(clippy::unwrap_used)]
use chrono::{Days, NaiveDateTime};
use chrono_tz::Tz;
use proptest::prelude::*;

use super::*;
use crate::Code;
use crate::before_start::{Facts, FeverTold, SkinTold};
use crate::notice::is_quiet;
use crate::place::Place;
use crate::session::{Phase, Session, Skin};
use crate::start::{Refusal, allows, may_start, taken};
use crate::time::Moment;
use crate::zone::Zone;

fn here(zone: Tz, wall: &str) -> Moment {
    let naive = NaiveDateTime::parse_from_str(wall, "%Y-%m-%d %H:%M").unwrap();
    let zone = Zone::of(zone);
    Moment { wall: zone.first(naive).unwrap(), uptime: None, starts: Default::default(), zone }
}

fn berlin(time: &str) -> Moment {
    here(chrono_tz::Europe::Berlin, &format!("2026-11-22 {time}"))
}

fn place(code: &str) -> Places {
    Places::from_iter([Place::from_code(code).unwrap()])
}

fn time(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
}

fn plan() -> Plan {
    Plan {
        kind: PlanKind::Cold,
        places: place("low-back-left"),
        minutes: 15,
        cold_pack: None,
        heat_pack: None,
        from: time(9, 0),
        to: time(21, 0),
        rest: 120,
        last_day: None,
        ended: None,
    }
}

fn stored(id: i64, plan: Plan) -> StoredPlan {
    StoredPlan { id, plan, limits: Limits::default(), since: here(chrono_tz::UTC, "2020-01-01 00:00").wall }
}

fn pack(from: &str, to: Option<&str>) -> Session {
    let ended = to.map(berlin);
    Session { ended, ..Session::guided(Thermal::Cold, place("low-back-left"), berlin(from)) }
}

fn laid(plans: &[StoredPlan], sessions: &[Session], told: &[StoredTold], now: &Moment) -> Vec<String> {
    let past = Past { sessions, told, body: &Facts::default(), sheet: &Ok(()) };
    let day = slots(plans, &past, now);
    day.slots.iter().map(|slot| format!("{} {}", slot.at(now).format("%H:%M"), slot.kind.code())).collect()
}

#[test]
fn a_day_is_laid_out_from_what_really_happened() {
    let plans = [stored(1, plan())];
    let all = ["09:00 cold", "11:15 cold", "13:30 cold", "15:45 cold"];
    assert_eq!(laid(&plans, &[], &[], &berlin("08:00")), all, "four a day");
    let late = [pack("09:40", Some("10:00"))];
    assert_eq!(laid(&plans, &late, &[], &berlin("10:05")), ["12:00 cold", "14:15 cold", "16:30 cold"]);
    let on = [pack("09:40", None)];
    assert_eq!(laid(&plans, &on, &[], &berlin("09:50"))[0], "11:55 cold", "what is on comes off in time");
    assert_eq!(laid(&plans, &on, &[], &berlin("10:30")), [""; 0], "of what nobody said came off nothing is known");
    assert_eq!(
        laid(&plans, &[], &[], &berlin("10:17"))[..2],
        ["10:17 cold", "12:32 cold"],
        "missed, moved, not doubled"
    );
    assert_eq!(laid(&plans, &[], &[], &berlin("20:46")), [""; 0], "the last is off by the end of the hours");
}

#[test]
fn by_turns_they_share_the_one_rest() {
    let plans = [stored(1, Plan { kind: PlanKind::ByTurns, ..plan() })];
    let all = ["09:00 cold", "11:15 heat", "13:30 cold", "15:45 heat"];
    assert_eq!(laid(&plans, &[], &[], &berlin("08:00")), all);
    assert_eq!(laid(&plans, &[pack("09:00", Some("09:15"))], &[], &berlin("10:00"))[0], "11:15 heat");
}

#[test]
fn two_plans_on_one_skin_take_turns_and_elsewhere_come_as_they_may() {
    let other = |code: &str| [stored(1, plan()), stored(2, Plan { places: place(code), ..plan() })];
    assert_eq!(laid(&other("low-back-centre"), &[], &[], &berlin("08:00"))[..2], ["09:00 cold", "11:15 cold"]);
    assert_eq!(laid(&other("neck-left"), &[], &[], &berlin("08:00"))[..2], ["09:00 cold", "09:00 cold"]);
}

/// Heat in one plan and cold in another, on one skin: each comes, whatever went on before.
#[test]
fn of_two_plans_that_may_come_at_once_that_comes_whose_turn_was_longer_ago() {
    let plans = [stored(1, plan()), stored(2, Plan { kind: PlanKind::Heat, ..plan() })];
    assert_eq!(laid(&plans, &[], &[], &berlin("08:00")), ["09:00 cold", "11:15 heat", "13:30 cold", "15:45 heat"]);
    let due = |said| StoredTold { id: 5, told: Told { plan: 1, kind: Thermal::Cold, due: berlin("09:00"), said } };
    let started = [pack("09:00", Some("09:15"))];
    assert_eq!(laid(&plans, &started, &[due(None)], &berlin("09:30"))[..2], ["11:15 heat", "13:30 cold"]);
    assert_eq!(laid(&plans, &[], &[due(None)], &berlin("09:30"))[..2], ["09:30 cold", "11:45 heat"], "it is due still");
    assert_eq!(laid(&plans, &started, &[], &berlin("09:30"))[..2], ["11:15 heat", "13:30 cold"], "no window saw it");
    let skipped = Some(Answer { said: SlotSaid::Skipped, at: berlin("09:30") });
    assert_eq!(laid(&plans, &[], &[due(skipped)], &berlin("09:30"))[..1], ["09:32 heat"], "it may have been a slip");
    let later = Some(Answer { said: SlotSaid::Later, at: berlin("09:30") });
    assert_eq!(laid(&plans, &[], &[due(later)], &berlin("09:30"))[..2], ["09:40 cold", "11:55 heat"]);
    // A pack that lay on more than the plan names was of its slot all the same.
    let wider = Places::from_iter(["low-back-left", "low-back-centre"].map(|code| Place::from_code(code).unwrap()));
    let wide = Session { places: wider, ..pack("09:10", Some("09:25")) };
    let used = Some(Answer { said: SlotSaid::Started, at: berlin("09:10") });
    assert_eq!(
        laid(&plans, std::slice::from_ref(&wide), &[due(used.clone())], &berlin("09:30"))[..2],
        ["11:25 heat", "13:40 cold"]
    );
    assert_eq!(laid(&plans, &[wide], &[due(None)], &berlin("09:30"))[..1], ["11:25 heat"], "told afterwards");
    // Of two of one kind a pack is of the one whose slot it was begun for.
    let alike = [stored(1, plan()), stored(2, Plan { minutes: 20, ..plan() })];
    let next = |of| {
        let told = StoredTold { id: 5, told: Told { plan: of, ..due(used.clone()).told } };
        let past = (&[pack("09:10", Some("09:25"))], &[told], Facts::default(), Ok(()));
        slots(&alike, &Past { sessions: past.0, told: past.1, body: &past.2, sheet: &past.3 }, &berlin("09:30")).slots
            [0]
        .plan
    };
    assert_eq!([next(1), next(2)], [2, 1]);
}

#[test]
fn what_was_put_off_comes_first_and_another_kind_is_no_turn() {
    let heat = |from| Plan { kind: PlanKind::Heat, from, ..plan() };
    let due = |said| StoredTold { id: 5, told: Told { plan: 1, kind: Thermal::Cold, due: berlin("09:00"), said } };
    let said = |said, at| Some(Answer { said, at: berlin(at) });
    // The other opens within the ten minutes.
    let plans = [stored(1, plan()), stored(2, heat(time(10, 0)))];
    let later = [due(said(SlotSaid::Later, "09:50"))];
    assert_eq!(laid(&plans, &[], &later, &berlin("10:05"))[..2], ["10:05 cold", "12:20 heat"]);
    // And when it was called anew, or nobody has answered it yet.
    let anew = StoredTold { id: 6, told: Told { due: berlin("10:00"), ..due(None).told } };
    assert_eq!(laid(&plans, &[], &[later[0].clone(), anew], &berlin("10:05"))[..2], ["10:05 cold", "12:20 heat"]);
    assert_eq!(laid(&plans, &[], &[due(None)], &berlin("10:05"))[..2], ["10:05 cold", "12:20 heat"]);
    // Heat was taken where cold was due: cold is still to come.
    let plans = [stored(1, plan()), stored(2, heat(time(9, 0)))];
    let warm = Session { kind: Thermal::Heat, ..pack("09:10", Some("09:25")) };
    let used = [due(said(SlotSaid::Started, "09:10"))];
    assert_eq!(laid(&plans, &[warm], &used, &berlin("09:30"))[..2], ["11:25 cold", "13:40 heat"]);
}

#[test]
fn what_is_said_to_a_slot_moves_it_and_it_is_told_once() {
    let plans = [stored(1, plan())];
    let (sessions, body, sheet) = (Vec::new(), Facts::default(), Ok(()));
    let due_at = berlin("09:00");
    let row = |said| StoredTold { id: 5, told: Told { plan: 1, kind: Thermal::Cold, due: due_at.clone(), said } };
    let day = |told: &[StoredTold], now: &Moment| {
        slots(&plans, &Past { sessions: &sessions, told, body: &body, sheet: &sheet }, now)
    };
    let now = berlin("09:30");
    let open = [row(None)];
    let slot = day(&open, &now).slots.remove(0);
    assert_eq!((slot.is_due(), current(&slot, &open).map(|told| told.id)), (true, Some(5)), "written down already");
    assert_eq!(slot.due, due_at);
    for (said, expect) in [(SlotSaid::Later, "09:40"), (SlotSaid::Skipped, "11:30")] {
        let answered = [row(Some(Answer { said, at: now.clone() }))];
        let next = day(&answered, &now).slots.remove(0);
        assert_eq!(next.at(&now).format("%H:%M").to_string(), expect, "{said:?}");
        assert!(current(&next, &answered).is_none(), "{said:?}");
    }
    assert!(!missed(&open[0], &plan(), &[], &day(&open, &now)), "it is the next still");
    let evening = berlin("21:00");
    assert!(missed(&open[0], &plan(), &[], &day(&open, &evening)));
    assert!(!missed(&open[0], &plan(), &[pack("09:40", Some("09:55"))], &day(&open, &evening)), "one went on");
    assert!(missed(&open[0], &plan(), &[pack("20:50", Some("20:55"))], &day(&open, &evening)), "it was over by then");
    let [earlier, later] = [pack("08:30", Some("08:50")), pack("10:50", None)];
    assert!(missed(&open[0], &plan(), &[earlier, later], &day(&open, &evening)), "that is the pack of the next one");
}

#[test]
fn one_from_elsewhere_that_can_not_be_is_said_and_gives_no_slot() {
    let (sessions, body, sheet) = (Vec::new(), Facts::default(), Ok(()));
    let past = Past { sessions: &sessions, told: &[], body: &body, sheet: &sheet };
    for (off, expect) in [
        (Plan { minutes: i64::MAX, ..plan() }, Invalid::Minutes { least: 15, most: 20 }),
        (Plan { rest: 1, ..plan() }, Invalid::PlanRest),
        (Plan { rest: i64::MAX, ..plan() }, Invalid::PlanRest),
        (Plan { from: time(21, 0), to: time(9, 0), ..plan() }, Invalid::PlanHours),
        (Plan { from: time(2, 0), to: time(4, 0), ..plan() }, Invalid::PlanQuiet),
    ] {
        let day = slots(&[stored(1, off.clone()), stored(2, plan())], &past, &berlin("08:00"));
        assert_eq!(day.held, [(1, Held::Faulty(expect))], "{off:?}");
        assert!(day.slots.iter().all(|slot| slot.plan == 2), "the other goes on");
    }
}

#[test]
fn what_was_told_while_the_clock_was_ahead_holds_no_longer_than_its_rest() {
    let plans = [stored(1, plan())];
    let next_year = here(chrono_tz::Europe::Berlin, "2027-11-22 10:00");
    let said = Some(Answer { said: SlotSaid::Skipped, at: next_year.clone() });
    let told = [StoredTold { id: 1, told: Told { plan: 1, kind: Thermal::Cold, due: next_year.clone(), said } }];
    assert_eq!(laid(&plans, &[], &told, &berlin("10:00"))[0], "12:00 cold");
    let off = Session { ended: Some(next_year.after(TimeDelta::minutes(15))), ..pack("10:00", None) };
    let ahead = [Session { started: next_year, ..off }];
    assert_eq!(laid(&plans, &ahead, &[], &berlin("10:00"))[0], "12:00 cold");
}

#[test]
fn what_can_not_be_is_told_all_at_once() {
    let today = berlin("10:00").day();
    assert_eq!(plan().faults(today), []);
    let length = Invalid::Minutes { least: 15, most: 20 };
    for (off, expect) in [
        (Plan { minutes: 30, ..plan() }, length.clone()),
        (Plan { minutes: -1, ..plan() }, length.clone()),
        (Plan { rest: 20, ..plan() }, Invalid::PlanRest),
        (Plan { places: Places::NONE, ..plan() }, Invalid::NoPlace),
        (Plan { from: time(21, 0), to: time(9, 0), ..plan() }, Invalid::PlanHours),
        (Plan { from: time(9, 0), to: time(9, 10), ..plan() }, Invalid::PlanHours),
        (Plan { from: time(22, 0), to: time(23, 59), ..plan() }, Invalid::PlanQuiet),
        (Plan { from: time(6, 0), to: time(8, 10), ..plan() }, Invalid::PlanQuiet),
        (Plan { last_day: today.pred_opt(), ..plan() }, Invalid::PlanOver),
    ] {
        assert_eq!(off.faults(today), [expect], "{off:?}");
        assert_eq!(laid(&[stored(1, off.clone())], &[], &[], &berlin("08:00")), [""; 0], "{off:?}");
    }
    let all = Plan { minutes: 30, rest: 20, places: Places::NONE, from: time(21, 0), to: time(9, 0), ..plan() };
    assert_eq!(all.faults(today), [Invalid::NoPlace, length, Invalid::PlanHours, Invalid::PlanRest]);
}

#[derive(Debug, Clone)]
struct Story {
    zone: usize,
    day: u64,
    /// Minute of the day.
    now: i64,
    plans: Vec<(usize, usize, i64, i64, i64, i64)>,
    /// How many minutes ago, for how long, whether it is known to be off, where, whether it was timed.
    packs: Vec<(i64, i64, bool, usize, bool)>,
    skin: Option<usize>,
    fever: bool,
    held: bool,
    skipped: Option<i64>,
}

const ZONES: [Tz; 6] = [
    chrono_tz::Europe::Berlin,
    chrono_tz::America::New_York,
    chrono_tz::Australia::Lord_Howe,
    chrono_tz::Africa::Cairo,
    chrono_tz::Asia::Kathmandu,
    chrono_tz::America::Santiago,
];

fn stories() -> impl Strategy<Value = Story> {
    let plan = (0..3_usize, 0..15_usize, 15..=20_i64, 0..20_i64, 1..24_i64, 120..300_i64);
    let pack = (0..1600_i64, 1..40_i64, prop::bool::weighted(0.9), 0..15_usize, prop::bool::weighted(0.8));
    (
        (0..ZONES.len(), 0..366_u64, 0..1440_i64),
        prop::collection::vec(plan, 1..3),
        prop::collection::vec(pack, 0..6),
        (prop::option::weighted(0.1, 0..15_usize), prop::bool::weighted(0.1), prop::bool::weighted(0.03)),
        prop::option::weighted(0.2, 0..300_i64),
    )
        .prop_map(|((zone, day, now), plans, packs, (skin, fever, held), skipped)| Story {
            zone,
            day,
            now,
            plans,
            packs,
            skin,
            fever,
            held,
            skipped,
        })
}

/// Of a place that takes no pack, what is named is what holds it until one may go on.
fn names_what_holds_longest(
    there: Places,
    sessions: &[Session],
    body: &Facts,
    now: &Moment,
) -> Result<(), TestCaseError> {
    let now = &now.to_the_second();
    let refused = |now: &Moment| {
        let new = Session::guided(Thermal::Cold, there, now.clone());
        may_start(&new, sessions, now).and_then(|()| allows(Thermal::Cold, there, body)).err()
    };
    let place = there.iter().next().unwrap();
    let named = taken(sessions, body, now).into_iter().find(|(taken, _)| *taken == place).map(|(_, why)| why);
    prop_assert_eq!(named.is_some(), refused(now).is_some());
    let over = match named {
        Some(Refusal::Resting(rest)) => now.after(rest.left),
        Some(Refusal::EnoughToday(_)) if sessions.iter().all(|session| session.ended.is_some()) => {
            let midnight = now.zone.first((now.day() + Days::new(1)).and_time(NaiveTime::MIN)).unwrap();
            now.after(midnight - now.wall)
        }
        _ => return Ok(()),
    };
    prop_assert_eq!(refused(&over), None);
    Ok(())
}

/// What is called, or was put off, keeps its place while time passes and nothing else is said: no other comes in between.
fn stays_called(
    plans: &[StoredPlan],
    past: &Past<'_>,
    slot: &Slot,
    now: &Moment,
    said: Option<SlotSaid>,
) -> Result<(), TestCaseError> {
    let row = |slot: &Slot, said| StoredTold {
        id: 9,
        told: Told { plan: slot.plan, kind: slot.kind, due: slot.due.clone(), said },
    };
    let said = said.map(|said| Answer { said, at: now.clone() });
    let mut told = [past.told.to_vec(), vec![row(slot, said)]].concat();
    for later in [10, 11, 70].map(TimeDelta::minutes).into_iter().filter(|later| *later <= slot.until) {
        let now = now.after(later);
        let day = slots(plans, &Past { told: &told, ..*past }, &now);
        let mut due = day.slots.iter().filter(|slot| slot.is_due());
        prop_assert!(due.any(|other| other.plan == slot.plan), "{later}: {told:?}");
        let new = day.slots.iter().filter(|slot| slot.is_due() && current(slot, &told).is_none());
        let new: Vec<StoredTold> = new.map(|slot| row(slot, None)).collect();
        told.extend(new);
    }
    Ok(())
}

/// Lays the day out and holds every slot against each rule by itself.
fn keeps_the_rules(story: &Story) -> Result<(), TestCaseError> {
    let zone = Zone::of(ZONES[story.zone]);
    let date = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(story.day);
    let midnight = zone.first(date.and_time(NaiveTime::MIN)).unwrap();
    let wall = zone.wall((midnight + TimeDelta::minutes(story.now)).to_utc());
    let now = Moment { wall, uptime: None, starts: Default::default(), zone };
    let day = now.day();
    let one = |index: usize| Places::from_iter(Place::all().nth(index));
    let plans: Vec<StoredPlan> = (1..)
        .zip(&story.plans)
        .map(|(id, (kind, at, minutes, from, hours, rest))| {
            let to = (from + hours).min(23);
            let hour = |hour: i64| time(u32::try_from(hour).unwrap(), 30);
            let kind = PlanKind::all().nth(*kind).unwrap();
            let (from, to) = (hour(*from), hour(to));
            stored(id, Plan { kind, places: one(*at), minutes: *minutes, from, to, rest: *rest, ..plan() })
        })
        .collect();
    let sessions: Vec<Session> = story
        .packs
        .iter()
        .map(|(ago, length, off, at, guided)| {
            let started = now.after(-TimeDelta::minutes(*ago));
            let ended = (*off && length <= ago).then(|| started.after(TimeDelta::minutes(*length)));
            Session { ended, guided: *guided, ..Session::guided(Thermal::Cold, one(*at), started) }
        })
        .collect();
    let body = Facts {
        skin: story
            .skin
            .map(|at| SkinTold {
                telling: 1,
                places: one(at),
                skin: Skin::Red,
                told: now.clone(),
                off: None,
                normal_again: false,
            })
            .into_iter()
            .collect(),
        fevers: story.fever.then_some(FeverTold { answer: 1, at: now.wall, passed: false }).into_iter().collect(),
        ..Facts::default()
    };
    let told: Vec<StoredTold> = story
        .skipped
        .map(|ago| {
            let at = now.after(-TimeDelta::minutes(ago));
            let said = Some(Answer { said: SlotSaid::Skipped, at: at.clone() });
            StoredTold { id: 1, told: Told { plan: 1, kind: Thermal::Cold, due: at, said } }
        })
        .into_iter()
        .collect();
    let sheet = if story.held { Err(Refusal::AskClinicianFirst) } else { Ok(()) };
    let past = Past { sessions: &sessions, told: &told, body: &body, sheet: &sheet };
    let laid = slots(&plans, &past, &now);
    prop_assert!(!story.held || laid.slots.is_empty());
    // The end of each pack: as it is, or as it should be.
    let mut packs: Vec<(Places, Thermal, Moment, Moment, bool)> = Vec::new();
    for session in &sessions {
        let end = match session.phase(&now) {
            Phase::Running { left } => now.after(left),
            Phase::Ended { at } => at,
            Phase::Unconfirmed { .. } => {
                let waits = |slot: &Slot| session.places.with_neighbours().shares(slot.places);
                prop_assert!(!laid.slots.iter().any(waits), "a pack that nobody said came off");
                continue;
            }
        };
        packs.push((session.places, session.kind, session.started.clone(), end, session.guided));
    }
    for StoredPlan { id, .. } in &plans {
        let comes = laid.slots.iter().any(|slot| slot.plan == *id);
        prop_assert!(comes != laid.held.iter().any(|(held, _)| held == id), "it comes, or is said not to");
    }
    names_what_holds_longest(plans[0].plan.places, &sessions, &body, &now)?;
    let mut before = TimeDelta::zero();
    for slot in &laid.slots {
        let plan = &plans[usize::try_from(slot.plan).unwrap() - 1].plan;
        prop_assert!(slot.wait >= before, "in order");
        before = slot.wait;
        let (start, end) = (now.after(slot.wait), now.after(slot.wait + TimeDelta::minutes(slot.minutes)));
        prop_assert_eq!(start.day(), day);
        prop_assert_eq!(end.day(), day);
        prop_assert!(plan.from <= start.wall.time() && end.wall.time() <= plan.to, "in its hours");
        let last = end.wall.time() - TimeDelta::seconds(1);
        prop_assert!(!is_quiet(start.wall.time()) && !is_quiet(last), "quiet hours");
        prop_assert!((15..=20).contains(&slot.minutes) && slot.places == plan.places);
        for (places, _, began, off, _) in &packs {
            let touches = places.with_neighbours().shares(slot.places);
            prop_assert!(!touches || start.least_since(off) >= SKIN_REST, "within the rest of {:?}", began);
            let own = *places == slot.places;
            prop_assert!(!own || start.least_since(off) >= plan.rest(), "sooner than planned");
        }
        for held in &body.skin {
            prop_assert!(!held.places.with_neighbours().shares(slot.places), "skin that did not look normal");
        }
        prop_assert!(!story.fever || slot.kind == Thermal::Cold, "heat with a fever");
        for place in slot.places.iter() {
            let on_it = |pack: &&(Places, Thermal, Moment, Moment, bool)| pack.4 && pack.0.contains(place);
            let count = packs.iter().filter(on_it).filter(|pack| pack.2.day() == day).count();
            prop_assert!(count < 4, "over four a day");
        }
        if plan.kind == PlanKind::ByTurns {
            let there = packs.iter().filter(|pack| pack.0.shares(slot.places)).max_by_key(|pack| pack.2.utc());
            prop_assert!(there.is_none_or(|pack| pack.1 != slot.kind), "by turns");
        }
        if slot.is_due() {
            let new = Session { minutes: slot.minutes, ..Session::guided(slot.kind, slot.places, now.to_the_second()) };
            prop_assert!(may_start(&new, &sessions, &now.to_the_second()).is_ok(), "what is due may start");
            prop_assert!(slot.due.wall <= now.wall && slot.due.day() == day);
            let said = Some(Answer { said: SlotSaid::Later, at: now.clone() });
            let row =
                StoredTold { id: 2, told: Told { plan: slot.plan, kind: slot.kind, due: slot.due.clone(), said } };
            let alone = &plans[usize::try_from(slot.plan).unwrap() - 1..][..1];
            let told = [told.clone(), vec![row]].concat();
            let [day, all] = [alone, &plans].map(|plans| slots(plans, &Past { told: &told, ..past }, &now));
            let comes = day.slots.first().map(|slot| slot.wait);
            prop_assert_eq!(comes, slot.can_wait().then_some(LATER_BY), "what is promised comes");
            let around = slot.places.with_neighbours();
            let there = all.slots.iter().filter(|other| other.places.shares(around));
            prop_assert!(there.clone().all(|other| LATER_BY <= other.wait), "nothing on skin that is put off");
            for said in [None, Some(SlotSaid::Later)] {
                stays_called(&plans, &past, slot, &now, said)?;
            }
        }
        packs.push((slot.places, slot.kind, start, end, true));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100_000, ..ProptestConfig::default() })]

    #[test]
    fn no_slot_is_ever_laid_where_no_pack_may_go(story in stories()) {
        keeps_the_rules(&story)?;
    }
}
