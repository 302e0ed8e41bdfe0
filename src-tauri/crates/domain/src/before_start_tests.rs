#![allow(clippy::unwrap_used)]
use super::*;
use crate::Code;
use crate::start::{Refusal, allows, confirmed};
use proptest::prelude::*;

fn at(text: &str) -> WallTime {
    WallTime::parse_from_rfc3339(&format!("2026-11-{text}:00+01:00")).unwrap()
}

fn moment(text: &str) -> Moment {
    Moment::told(at(text))
}

fn place(code: &str) -> Places {
    Place::from_code(code).into_iter().collect()
}

fn taken(product: i64, time: &str, hours: i64, drowsy: bool, alcohol: bool) -> Taken {
    let name = Some(format!("product {product}"));
    let counts_for = TimeDelta::hours(hours);
    Taken {
        dose: product * 10 + i64::from(alcohol),
        product,
        name,
        at: moment(time),
        drowsy,
        unknown: false,
        alcohol,
        counts_for,
    }
}

fn codes(asks: &[Ask]) -> Vec<&'static str> {
    asks.iter().map(|ask| ask.about().code()).collect()
}

#[test]
fn a_dose_counts_for_its_own_hours() {
    for (now, asked) in [("22T13:59", true), ("22T14:00", true), ("22T21:59", true), ("22T22:00", false)] {
        let facts = Facts { doses: vec![taken(1, "22T14:00", 8, true, false)], ..Facts::default() };
        for kind in [Thermal::Heat, Thermal::Cold] {
            assert_eq!(!asks(kind, &facts, &moment(now)).is_empty(), asked, "{now}");
        }
    }
}

#[test]
fn each_medicine_is_asked_about_once_and_alcohol_once() {
    let facts = Facts {
        doses: vec![
            taken(1, "22T10:00", 8, true, false),
            taken(2, "22T11:00", 24, true, true),
            taken(1, "22T12:00", 8, true, false),
            taken(3, "22T09:00", 6, false, true),
            taken(4, "22T12:30", 6, false, false),
        ],
        ..Facts::default()
    };
    let found = asks(Thermal::Cold, &facts, &moment("22T14:00"));
    assert_eq!(codes(&found), ["drowsy", "drowsy", "alcohol"]);
    let [Ask::Drowsy(latest), Ask::Drowsy(earlier), Ask::Alcohol(drink)] = &found[..] else { unreachable!() };
    assert_eq!((latest.product, latest.at.wall), (1, at("22T12:00")));
    assert_eq!((earlier.product, drink.product), (2, 2));
}

#[test]
fn a_yes_is_for_what_was_asked_and_not_for_what_came_since() {
    let facts = |time: &str| Facts { doses: vec![taken(1, time, 8, true, false)], ..Facts::default() };
    let asked = |time: &str| asks(Thermal::Cold, &facts(time), &moment("22T14:00"));
    let yes: Vec<String> = asked("22T10:00").iter().map(Ask::key).collect();
    assert_eq!(confirmed(asked("22T10:00"), &yes), Ok(()));
    assert!(matches!(confirmed(asked("22T10:30"), &yes), Err(Refusal::AskFirst(Ask::Drowsy(_)))));
    assert!(matches!(confirmed(asked("22T10:00"), &[]), Err(Refusal::AskFirst(_))));
}

#[test]
fn an_injury_asks_before_heat_for_forty_eight_hours() {
    let facts = Facts { injuries: vec![Hurt { day: "2026-11-20".parse().unwrap(), told: None }], ..Facts::default() };
    for (now, expect) in [("20T08:00", vec!["injury"]), ("22T23:59", vec!["injury"]), ("23T00:00", vec![])] {
        assert_eq!(codes(&asks(Thermal::Heat, &facts, &moment(now))), expect, "{now}");
        assert!(asks(Thermal::Cold, &facts, &moment(now)).is_empty());
    }
    assert_eq!(codes(&asks_of_person(Thermal::Heat, &facts, &moment("22T10:00"))), ["injury"], "it is known");
    assert_eq!(codes(&asks_of_person(Thermal::Heat, &facts, &moment("25T10:00"))), ["any-injury"]);
    assert!(asks_of_person(Thermal::Cold, &facts, &moment("25T10:00")).is_empty());
}

#[test]
fn a_fever_stops_heat_and_asks_for_cold_until_it_has_passed() {
    let fever =
        |passed| Facts { fevers: vec![FeverTold { answer: 7, at: at("20T08:00"), passed }], ..Facts::default() };
    let low_back = place("low-back-left");
    assert_eq!(allows(Thermal::Heat, low_back, &fever(false)), Err(Refusal::Fever { at: at("20T08:00") }));
    assert_eq!(allows(Thermal::Cold, low_back, &fever(false)), Ok(()));
    assert_eq!(codes(&asks(Thermal::Cold, &fever(false), &moment("22T08:00"))), ["fever"]);
    assert_eq!(allows(Thermal::Heat, low_back, &fever(true)), Ok(()));
    assert!(asks(Thermal::Cold, &fever(true), &moment("22T08:00")).is_empty());
}

fn skin(skin: Skin, told: Moment, off: Moment) -> SkinTold {
    let places = place("low-back-left");
    SkinTold { telling: 1, places, skin, told, off: Some(off), normal_again: false }
}

#[test]
fn skin_that_did_not_look_normal_keeps_packs_away_there_and_beside_it() {
    let held = |facts: &Facts, code| allows(Thermal::Cold, place(code), facts).is_err();
    for (looked, normal_again, holds) in [
        (Skin::Red, false, true),
        (Skin::Numb, false, true),
        (Skin::Blistered, false, true),
        (Skin::Normal, false, false),
        (Skin::Red, true, false),
        (Skin::Blistered, true, false),
    ] {
        let told = SkinTold { normal_again, ..skin(looked, moment("22T14:00"), moment("22T14:00")) };
        let facts = Facts { skin: vec![told], ..Facts::default() };
        for (code, near) in [("low-back-left", true), ("low-back-centre", true), ("low-back-right", false)] {
            assert_eq!(held(&facts, code), holds && near, "{looked:?} {normal_again} {code}");
        }
    }
}

#[test]
fn each_telling_holds_by_itself() {
    let told = [
        SkinTold { normal_again: true, ..skin(Skin::Red, moment("20T14:00"), moment("20T13:00")) },
        skin(Skin::Blistered, moment("21T14:00"), moment("20T13:00")),
        skin(Skin::Red, moment("21T15:00"), moment("20T13:00")),
    ];
    let refused = allows(Thermal::Cold, place("low-back-left"), &Facts { skin: told.to_vec(), ..Facts::default() });
    assert!(matches!(refused, Err(Refusal::SkinNotNormal { skin: Skin::Blistered, .. })), "{refused:?}");
    let said = |now: &str| normal_again(&told, Places::NONE, &moment(now)).map(|meant| meant.len());
    assert_eq!(said("21T23:59"), Err(Invalid::StillBlistered("2026-11-22".parse().unwrap())));
    assert_eq!(said("22T00:00"), Ok(2));
}

#[test]
fn blisters_count_from_the_later_of_the_end_and_the_telling() {
    for (told, off) in [("22T10:00", "20T10:00"), ("20T10:00", "22T10:00")] {
        let told = skin(Skin::Blistered, moment(told), moment(off));
        assert_eq!(told.heals_from(&moment("22T23:59")), Some("2026-11-23".parse().unwrap()));
        assert_eq!(told.heals_from(&moment("23T00:00")), None);
    }
    assert_eq!(skin(Skin::Numb, moment("22T10:00"), moment("22T10:00")).heals_from(&moment("22T10:00")), None);
}

#[test]
fn a_clock_that_is_set_makes_no_night_pass_and_no_dose_old() {
    let by_uptime = |text: &str, minutes: i64| Moment {
        uptime: Some(crate::time::Uptime { boot: "boot".into(), millis: minutes * 60_000 }),
        ..moment(text)
    };
    let told = by_uptime("22T10:00", 0);
    let blisters = skin(Skin::Blistered, told.clone(), told.clone());
    assert_eq!(blisters.heals_from(&by_uptime("23T10:05", 5)), Some("2026-11-24".parse().unwrap()));
    assert_eq!(blisters.heals_from(&by_uptime("23T10:05", 24 * 60 + 5)), None);
    let dose = Taken { at: told.clone(), ..taken(1, "22T10:00", 24, true, false) };
    let hurt = Hurt { day: told.day(), told: Some(told) };
    let facts = Facts { doses: vec![dose], injuries: vec![hurt], ..Facts::default() };
    assert_eq!(codes(&asks(Thermal::Heat, &facts, &by_uptime("29T10:05", 5))), ["drowsy", "injury"]);
    assert!(asks(Thermal::Heat, &facts, &by_uptime("29T10:00", 7 * 24 * 60)).is_empty());
    // Told while the clock was a week ahead, and that was set right.
    let ahead = Taken { at: by_uptime("29T10:00", 0), ..taken(1, "29T10:00", 24, true, false) };
    let facts = Facts { doses: vec![ahead], ..Facts::default() };
    assert_eq!(codes(&asks(Thermal::Cold, &facts, &by_uptime("22T11:00", 60))), ["drowsy"]);
    assert!(asks(Thermal::Cold, &facts, &by_uptime("23T10:00", 24 * 60)).is_empty());
}

#[test]
fn who_felt_sleepy_of_they_did_not_say_what_is_asked_where_no_medicine_is() {
    let felt = |effect, time: &str| FeltSleepy { effect, at: moment(time) };
    let mut facts = Facts { sleepy: vec![felt(1, "21T20:00"), felt(2, "22T08:00")], ..Facts::default() };
    for kind in [Thermal::Heat, Thermal::Cold] {
        assert_eq!(asks(kind, &facts, &moment("22T14:00")), [Ask::Sleepy(felt(2, "22T08:00"))], "once");
        assert!(asks(kind, &facts, &moment("23T08:00")).is_empty(), "for a day");
    }
    facts.doses.push(taken(1, "22T10:00", 24, true, false));
    assert_eq!(codes(&asks(Thermal::Cold, &facts, &moment("22T14:00"))), ["drowsy"]);
}

#[test]
fn only_what_nobody_was_asked_when_it_went_on_speaks_against_a_pack_that_lies_there() {
    let hurt = |time: &str| Hurt { day: at(time).date_naive(), told: Some(moment(time)) };
    let facts = Facts {
        doses: vec![taken(1, "22T13:00", 24, true, false), taken(2, "22T14:05", 24, true, false)],
        injuries: vec![hurt("22T13:00")],
        ..Facts::default()
    };
    let since = |asked: &Facts| {
        let (started, now) = (moment("22T14:00"), moment("22T14:10"));
        codes(&asks_since(Thermal::Heat, &facts, (&started, &all_keys(asked, &started)), &now))
    };
    let without = |doses: usize, injuries: usize| {
        let mut known = facts.clone();
        known.doses.truncate(doses);
        known.injuries.truncate(injuries);
        known
    };
    assert_eq!(since(&without(0, 0)), ["drowsy", "drowsy", "injury"], "told under the pack, of before it");
    assert_eq!(since(&without(1, 1)), ["drowsy"]);
    assert_eq!(since(&facts), [""; 0]);
    assert_eq!(since(&Facts { doses: facts.doses[..1].to_vec(), ..Facts::default() }), ["drowsy", "injury"]);
}

#[test]
fn what_was_behind_what_was_asked_speaks_against_no_pack_when_that_goes() {
    let (started, now) = (moment("22T14:00"), moment("22T14:10"));
    let (earlier, later) = (taken(1, "22T12:00", 24, true, false), taken(1, "22T13:00", 24, true, false));
    let felt = FeltSleepy { effect: 1, at: moment("22T11:00") };
    let known = Facts { doses: vec![earlier.clone(), later], sleepy: vec![felt], ..Facts::default() };
    let asked = all_keys(&known, &started);
    for doses in [vec![earlier], Vec::new()] {
        let left = Facts { doses, ..known.clone() };
        assert!(!asks(Thermal::Cold, &left, &now).is_empty());
        assert!(asks_since(Thermal::Cold, &left, (&started, &asked), &now).is_empty(), "{left:?}");
    }
}

#[test]
fn a_second_injury_of_a_day_that_is_told_under_a_pack_speaks_against_it() {
    let hurt = |time: &str| Hurt { day: at("22T09:00").date_naive(), told: Some(moment(time)) };
    let before = Facts { injuries: vec![hurt("22T13:00")], ..Facts::default() };
    let (started, now) = (moment("22T14:00"), moment("22T14:10"));
    let asked = all_keys(&before, &started);
    let both = Facts { injuries: vec![hurt("22T13:00"), hurt("22T14:05")], ..Facts::default() };
    let since = |facts: &Facts| codes(&asks_since(Thermal::Heat, facts, (&started, &asked), &now));
    assert_eq!((since(&before), since(&both)), (vec![], vec!["injury"]));
}

proptest! {
    /// Whatever the facts are, with all asked and answered nothing more is asked, and with one yes less it is.
    #[test]
    fn every_question_binds(
        doses in prop::collection::vec((1..4i64, 0..40i64, 1..30i64, any::<bool>(), any::<bool>()), 0..8),
        injuries in prop::collection::vec(0..5u64, 0..3),
        fever in any::<bool>(),
        heat in any::<bool>(),
    ) {
        let now = at("22T14:00");
        let doses = doses.into_iter().enumerate().map(|(index, (product, ago, hours, drowsy, alcohol))| Taken {
            dose: i64::try_from(index).unwrap(),
            product,
            name: None,
            at: Moment::told(now - TimeDelta::hours(ago)),
            drowsy,
            unknown: false,
            alcohol,
            counts_for: TimeDelta::hours(hours),
        });
        let facts = Facts {
            doses: doses.collect(),
            sleepy: Vec::new(),
            skin: Vec::new(),
            fevers: Vec::from_iter(fever.then_some(FeverTold { answer: 1, at: now, passed: false })),
            injuries: injuries
                .into_iter()
                .map(|ago| Hurt { day: now.date_naive() - Days::new(ago), told: None })
                .collect(),
        };
        let kind = if heat { Thermal::Heat } else { Thermal::Cold };
        let asked = asks_of_person(kind, &facts, &Moment::told(now));
        let keys: Vec<String> = asked.iter().map(Ask::key).collect();
        prop_assert_eq!(confirmed(asked.clone(), &keys), Ok(()));
        for missing in 0..keys.len() {
            let mut fewer = keys.clone();
            fewer.remove(missing);
            prop_assert!(confirmed(asked.clone(), &fewer).is_err());
        }
        let counts = |taken: &&Taken| now - taken.at.wall < taken.counts_for;
        for taken in facts.doses.iter().filter(counts).filter(|taken| taken.drowsy) {
            let named = asked.iter().any(|ask| matches!(ask, Ask::Drowsy(asked) if asked.product == taken.product));
            prop_assert!(named, "{taken:?}");
        }
        let drank = facts.doses.iter().filter(counts).any(|taken| taken.alcohol);
        prop_assert_eq!(asked.iter().any(|ask| matches!(ask, Ask::Alcohol(_))), drank);
    }
}
