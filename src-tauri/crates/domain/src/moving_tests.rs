use super::*;

fn wall(text: &str) -> WallTime {
    WallTime::parse_from_rfc3339(text).unwrap()
}

fn at(text: &str) -> Moment {
    Moment::told(wall(text))
}

fn rest(lying: Lying, since: &str) -> Rest {
    Rest { lying, remind: true, since: wall(since), ended: None, answer: None }
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
    let ended = Rest { ended: Some(wall("2026-11-22T15:00:00+01:00")), ..rest };
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
fn minutes_to_time() {
    assert_eq!(spell_minutes(5.0), Ok(5));
    for off in [0.0, -1.0, 4.5, 121.0, f64::NAN] {
        assert_eq!(spell_minutes(off), Err(Invalid::SpellMinutes), "{off}");
    }
}
