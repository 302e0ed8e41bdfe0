use proptest::prelude::*;

use super::*;

fn wall(text: &str) -> WallTime {
    WallTime::parse_from_rfc3339(text).unwrap()
}

fn at(text: &str) -> Moment {
    Moment::told(wall(text))
}

fn rest(lying: Lying, since: &str) -> Rest {
    Rest { lying, remind: true, since: at(since), ended: None, answer: None }
}

#[test]
fn a_rest_ends_by_itself_the_next_morning_and_asks_on_that_day_alone() {
    let rest = rest(Lying::Bed, "2026-11-22T14:00:00+01:00");
    for (moment, phase) in [
        ("2026-11-22T14:00:00+01:00", RestPhase::On),
        ("2026-11-23T07:59:59+01:00", RestPhase::On),
        ("2026-11-23T08:00:00+01:00", RestPhase::Asks),
        ("2026-11-23T23:59:59+01:00", RestPhase::Asks),
        ("2026-11-24T00:00:00+01:00", RestPhase::Over),
    ] {
        assert_eq!(rest.phase(&at(moment)), phase, "{moment}");
    }
    let ended = Rest { ended: Some(at("2026-11-22T15:00:00+01:00")), ..rest };
    assert_eq!(ended.phase(&at("2026-11-22T16:00:00+01:00")), RestPhase::Over);
}

#[test]
fn a_rest_told_in_the_small_hours_is_that_of_the_evening_before() {
    let night = rest(Lying::Bed, "2026-11-22T03:00:00+01:00");
    assert_eq!(night.until().to_string(), "2026-11-22 08:00:00");
}

#[test]
fn two_days_in_bed_in_a_row_bring_the_caution_and_a_chair_does_not() {
    let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    let in_bed = |since: &str| rest(Lying::Bed, since);
    let two = [in_bed("2026-11-20T09:00:00+01:00"), in_bed("2026-11-21T09:00:00+01:00")];
    assert_eq!(days_in_bed(&two[..1], &[], day(20)), None);
    assert_eq!(days_in_bed(&two, &[], day(21)), Some((day(20), day(21))));
    assert_eq!(days_in_bed(&two, &[], day(22)), Some((day(20), day(21))));
    assert_eq!(days_in_bed(&two, &[], day(23)), None);
    let chair = [two[0].clone(), rest(Lying::Chair, "2026-11-21T09:00:00+01:00")];
    assert_eq!(days_in_bed(&chair, &[], day(21)), None);
    // A few minutes of a day, or its night, are no day in bed.
    let ended =
        |rest: &Rest, when: &str| Rest { ended: Some(at(when)), answer: Some(RestAnswer::Move), ..rest.clone() };
    let minutes = ended(&two[1], "2026-11-21T09:05:00+01:00");
    assert_eq!(days_in_bed(&[two[0].clone(), minutes.clone()], &[], day(21)), None);
    let nights = ["2026-11-20T22:30:00+01:00", "2026-11-21T22:30:00+01:00"].map(in_bed);
    assert_eq!(days_in_bed(&nights, &[], day(22)), None);
    // What several rests of a day come to counts, and what two of them tell of at once counts once.
    let morning = ended(&two[1], "2026-11-21T12:30:00+01:00");
    let again = ended(&in_bed("2026-11-21T12:00:00+01:00"), "2026-11-21T15:59:00+01:00");
    let later = in_bed("2026-11-21T18:00:00+01:00");
    assert_eq!(days_in_bed(&[two[0].clone(), morning.clone(), again.clone()], &[], day(21)), None);
    let all = [two[0].clone(), morning, again, later];
    assert_eq!(days_in_bed(&all, &[], day(21)), Some((day(20), day(21))));
    let apart = [in_bed("2026-11-19T09:00:00+01:00"), two[1].clone()];
    assert_eq!(days_in_bed(&apart, &[], day(21)), None);
    assert_eq!(days_in_bed(&apart, &[day(20)], day(21)), Some((day(19), day(21))));
}

#[test]
fn a_spell_nobody_ended_lasts_as_long_as_was_chosen() {
    let spell = Spell { relief: 1, minutes: 5, started: at("2026-11-22T14:00:00+01:00"), ended: None };
    assert_eq!(spell.phase(&at("2026-11-22T14:04:00+01:00")), SpellPhase::On { left: TimeDelta::minutes(1) });
    assert_eq!(spell.phase(&at("2026-11-22T14:05:00+01:00")), SpellPhase::TimeUp { ago: TimeDelta::zero() });
    assert_eq!(spell.phase(&at("2026-11-22T14:35:00+01:00")), SpellPhase::Over);
    assert_eq!(spell.lasted(&at("2026-11-22T14:03:00+01:00")), 3);
    assert_eq!(spell.lasted(&at("2026-11-23T14:00:00+01:00")), 5);
    let longer = Spell { ended: Some(at("2026-11-22T14:12:30+01:00")), ..spell };
    assert_eq!(longer.lasted(&at("2026-11-23T14:00:00+01:00")), 12);
    assert_eq!(longer.phase(&at("2026-11-22T14:04:00+01:00")), SpellPhase::Over);
}

#[test]
fn once_its_time_is_up_a_spell_ended_with_it_unless_one_went_on() {
    let spell = Spell { relief: 1, minutes: 5, started: at("2026-11-22T14:00:00+01:00"), ended: None };
    for (now, went_on, lasted) in [
        ("2026-11-22T14:03:00+01:00", false, 3),
        ("2026-11-22T14:03:00+01:00", true, 3),
        ("2026-11-22T14:33:00+01:00", false, 5),
        ("2026-11-22T14:33:00+01:00", true, 33),
    ] {
        let now = at(now);
        let ended = Spell { ended: Some(spell.end(went_on, &now)), ..spell.clone() };
        assert_eq!(ended.lasted(&now), lasted, "{now:?} {went_on}");
    }
}

#[test]
fn a_clock_that_is_set_ends_no_spell() {
    let of_one_start = |wall_text: &str, minutes: i64| {
        let uptime = crate::time::Uptime { boot: "one".into(), millis: minutes * 60_000 };
        Moment { uptime: Some(uptime), ..at(wall_text) }
    };
    let spell = Spell { relief: 1, minutes: 10, started: of_one_start("2026-11-22T14:00:00+01:00", 100), ended: None };
    for set in ["2026-11-22T13:02:00+01:00", "2026-11-22T14:47:00+01:00", "2026-11-22T06:02:00-07:00"] {
        let left = TimeDelta::minutes(8);
        assert_eq!(spell.phase(&of_one_start(set, 102)), SpellPhase::On { left }, "{set}");
        assert_eq!(spell.lasted(&of_one_start(set, 102)), 2, "{set}");
    }
    // One that began in what is the future by now is over: nobody knows when that was.
    assert_eq!(spell.phase(&at("2026-11-22T09:00:00+01:00")), SpellPhase::Over);
}

proptest! {
    /// Whatever was walked: no walk and no minute counts twice or is left out, and what nobody timed has none.
    #[test]
    fn walks_are_counted_by_their_day(walks in prop::collection::vec((0_i64..240, prop::option::of(0_u16..120)), 0..12), first in 0_u64..9) {
        let start = wall("2026-11-15T00:00:00+01:00");
        let walks: Vec<Walk> = walks.into_iter().map(|(hours, minutes)| Walk { at: start + TimeDelta::hours(hours), minutes }).collect();
        let day = |of: u64| start.date_naive() + Days::new(of);
        let sum = |parts: &[Walked]| parts.iter().fold((0, 0, 0), |sum, part| (sum.0 + part.walks, sum.1 + part.timed, sum.2 + part.minutes));
        let [before, after] = [Walked::on(&walks, day(0), day(first)), Walked::on(&walks, day(first + 1), day(10))];
        let all = Walked::on(&walks, day(0), day(10));
        prop_assert_eq!(sum(&[before, after]), sum(&[all]));
        prop_assert_eq!(all.walks as usize, walks.len());
        prop_assert!(all.timed <= all.walks && (all.timed > 0 || all.minutes == 0));
    }
}

#[test]
fn minutes_to_time() {
    assert_eq!(spell_minutes(5.0), Ok(5));
    for off in [0.0, -1.0, 4.5, 121.0, f64::NAN] {
        assert_eq!(spell_minutes(off), Err(Invalid::SpellMinutes), "{off}");
    }
}
