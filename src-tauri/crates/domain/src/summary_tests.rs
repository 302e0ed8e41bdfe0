#![allow(clippy::unwrap_used)]
use super::*;
use crate::episode::{EpisodeState, all_episodes};
use crate::place::Places;
use crate::same_place::{PlaceAnswer, PlaceEpisode, PlaceQuestion};
use crate::session::{Breach, Skin};
use crate::statistic::{Mean, median};
use crate::words::Words;
use crate::{Code, Invalid};
use chrono::{DateTime, TimeDelta};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> WallTime {
    DateTime::parse_from_rfc3339(&format!("{text}:00+01:00")).unwrap()
}

fn score(points: u8) -> Option<Score> {
    Some(Score::new(points.into()).unwrap())
}

fn place(code: &str) -> Place {
    Place::from_code(code).unwrap()
}

/// An entry at noon of the day with this worst pain.
fn worst(day: &str, points: u8) -> Entry {
    Entry { worst: score(points), ..Entry::at(at(&format!("{day}T12:00"))) }
}

/// Entries at noon from `first` on, one a day: a digit is the worst pain, `-` a day without an entry.
fn row(first: &str, digits: &str) -> Vec<Entry> {
    date(first)
        .iter_days()
        .zip(digits.chars())
        .filter_map(|(day, digit)| Some(worst(&day.to_string(), digit.to_digit(10)?.try_into().unwrap())))
        .collect()
}

fn period(from: &str, to: &str) -> Period {
    Period::new(date(from), date(to)).unwrap()
}

fn facts_of(entries: &[Entry]) -> Vec<DayFact> {
    let mut facts: Vec<DayFact> = entries.iter().map(DayFact::from).collect();
    facts.sort_by_key(|fact| fact.day);
    facts
}

fn made(period: Period, now: &str, entries: &[Entry], sessions: &[Session]) -> Summary {
    let (now, facts) = (Moment::told(at(now)), facts_of(entries));
    let episodes = all_episodes(&facts, &[], now.day());
    summary(period, &now, &Diary { entries, facts: &facts, episodes: &episodes, sessions, ..Diary::default() })
}

fn session(kind: Thermal, started: &str, before: Option<u8>, after: Option<u8>, later: Option<u8>) -> Session {
    let started = Moment::told(at(started));
    Session {
        ended: Some(started.after(TimeDelta::minutes(15))),
        before: before.and_then(score),
        after: after.and_then(score),
        later: later.and_then(score),
        ..Session::guided(kind, Places::from_iter([place("low-back-left")]), started)
    }
}

#[test]
fn a_period_has_an_order_and_an_end() {
    for (from, to, expect) in [
        ("2026-11-22", "2026-11-22", Ok(1)),
        ("2026-10-26", "2026-11-22", Ok(28)),
        ("2028-02-01", "2028-03-01", Ok(30)),
        ("2027-02-01", "2027-03-01", Ok(29)),
        ("2026-01-01", "2027-02-04", Ok(400)),
        ("2026-01-01", "2027-02-05", Err(Invalid::Period)),
        ("2026-11-22", "2026-11-21", Err(Invalid::Period)),
        ("1899-12-31", "1900-01-01", Err(Invalid::TooLongAgo)),
    ] {
        assert_eq!(Period::new(date(from), date(to)).map(Period::days), expect, "{from} {to}");
    }
    assert_eq!(Period::usual(date("2026-11-22")), period("2026-10-26", "2026-11-22"));
}

#[test]
fn the_middle_of_a_few() {
    for (values, expect) in [
        (&[][..], None),
        (&[4.0], Some(4.0)),
        (&[7.0, 2.0], Some(4.5)),
        (&[9.0, 1.0, 5.0], Some(5.0)),
        (&[3.0, 3.0, 4.0, 10.0], Some(3.5)),
    ] {
        assert_eq!(median(values.iter().copied()), expect, "{values:?}");
    }
}

#[test]
fn how_bad_counts_only_days_with_the_score() {
    let mut entries = row("2026-11-09", "42-0-86");
    entries.push(Entry { spasms: Some(1), ..Entry::at(at("2026-11-11T09:00")) });
    entries.push(worst("2026-11-14", 7));
    let severity = made(period("2026-11-09", "2026-11-15"), "2026-11-15T20:00", &entries, &[]).severity;
    let spread = severity.worst.unwrap();
    assert_eq!((spread.median, spread.least.points(), spread.most.points(), spread.days), (4.0, 0, 8, 5));
    assert_eq!((spread.first, spread.last), (date("2026-11-09"), date("2026-11-15")));
    assert_eq!(severity.latest, Some((date("2026-11-15"), Score::new(6.0).unwrap())));
    assert_eq!((severity.first_week, severity.average), (None, None));
}

#[test]
fn first_and_last_week_are_the_ends_of_the_period() {
    // Thirteen days are too few for two weeks that differ.
    for (days, expect) in [
        ("4444444333333", (None, None)),
        ("44444443333330", (Some((4.0, 7)), Some((18.0 / 7.0, 7)))),
        ("-------3333330", (None, Some((18.0 / 7.0, 7)))),
        ("4-----------------------3-4-", (Some((4.0, 1)), Some((3.5, 2)))),
    ] {
        let from = date("2026-10-01");
        let to = from + Days::new(days.len() as u64 - 1);
        let now = format!("{to}T20:00");
        let severity = made(Period::new(from, to).unwrap(), &now, &row("2026-10-01", days), &[]).severity;
        let told = |mean: Option<Mean>| mean.map(|mean| (mean.points, mean.days));
        assert_eq!((told(severity.first_week), told(severity.last_week)), expect, "{days}");
    }
}

#[test]
fn a_day_takes_the_highest_worst_the_latest_average_and_all_spasms() {
    let entries = [
        Entry { worst: score(5), average: score(4), spasms: Some(2), ..Entry::at(at("2026-11-09T08:00")) },
        Entry { worst: score(3), average: score(1), sleep: score(2), ..Entry::at(at("2026-11-09T21:00")) },
        Entry { spasms: Some(1), sleep: score(6), ..Entry::at(at("2026-11-09T12:00")) },
    ];
    let day = made(period("2026-11-09", "2026-11-09"), "2026-11-09T22:00", &entries, &[]).days[0];
    assert_eq!((day.worst, day.average, day.sleep, day.spasms), (score(5), score(1), score(6), Some(3)));
}

#[test]
fn days_outside_the_period_and_after_tomorrow_do_not_count() {
    let entries = row("2026-10-25", "9123999");
    let made = made(period("2026-10-26", "2026-11-22"), "2026-10-28T12:30", &entries, &[]);
    // Of tomorrow somebody who came from a zone ahead may have told.
    assert_eq!(made.logged, Tally { count: 4, of: 4 });
    assert_eq!(made.later, Some((2, date("2026-10-31"))));
    assert_eq!(made.severity.worst.map(|worst| worst.most), score(9));
    assert_eq!(
        made.days.iter().map(|day| day.day.to_string()).collect::<Vec<_>>(),
        ["2026-10-26", "2026-10-27", "2026-10-28", "2026-10-29"]
    );
}

#[test]
fn a_leap_day_is_a_day() {
    let made = made(period("2028-02-27", "2028-03-02"), "2028-03-02T20:00", &row("2028-02-27", "12345"), &[]);
    assert_eq!(made.logged, Tally { count: 5, of: 5 });
    assert_eq!(made.days[2].day, date("2028-02-29"));
}

#[test]
fn how_often_tells_days_without_a_spasm_from_days_that_do_not_say() {
    let told = |day: &str, spasms| Entry { spasms, ..worst(day, 4) };
    let entries = [
        told("2026-11-09", Some(3)),
        told("2026-11-10", Some(0)),
        told("2026-11-11", None),
        told("2026-11-13", Some(1)),
        told("2026-11-13", Some(1)),
    ];
    let frequency = made(period("2026-11-09", "2026-11-15"), "2026-11-15T20:00", &entries, &[]).frequency;
    assert_eq!(frequency.spasm_days, Tally { count: 2, of: 4 });
    assert_eq!((frequency.not_said, frequency.a_day), (1, Some((2, 3))));
}

#[test]
fn episodes_of_twelve_months() {
    let mut entries = row("2025-11-15", "50000000");
    entries.extend(row("2025-11-23", "50000000"));
    entries.extend(row("2026-11-07", "5"));
    let frequency = made(period("2026-10-26", "2026-11-22"), "2026-11-22T20:00", &entries, &[]).frequency;
    let starts: Vec<String> = frequency.episodes.iter().map(|episode| episode.start.to_string()).collect();
    assert_eq!(starts, ["2025-11-23", "2026-11-07"]);
    assert_eq!(frequency.episodes[1].state, EpisodeState::EndUnknown);
}

#[test]
fn what_helped_is_told_from_three_sessions_with_both_scores() {
    let heat =
        |n: u32, before, after, later| session(Thermal::Heat, &format!("2026-11-{n:02}T10:00"), before, after, later);
    let two = [heat(1, Some(6), Some(4), None), heat(2, Some(6), Some(6), Some(3)), heat(3, Some(7), None, None)];
    let three = [heat(1, Some(6), Some(4), None), heat(2, Some(6), Some(6), Some(3)), heat(3, Some(7), Some(6), None)];
    let page = |sessions: &[Session]| made(period("2026-11-01", "2026-11-28"), "2026-11-28T20:00", &[], sessions);
    let told = |sessions: &[Session]| page(sessions).tried[0].clone();
    assert_eq!((told(&two).times, told(&two).helped, told(&two).tells()), (3, Tally { count: 2, of: 2 }, false));
    assert_eq!((told(&three).helped, told(&three).tells()), (Tally { count: 2, of: 3 }, true));
    assert_eq!((told(&three).change, page(&three).packs[0].times), (Some(-2.0), 3));
    assert!(page(&[]).tried.is_empty());
}

#[test]
fn skin_and_sessions_outside_the_guide() {
    let cold = |n: u32| session(Thermal::Cold, &format!("2026-11-{n:02}T10:00"), None, None, None);
    let long = cold(3).started.after(TimeDelta::minutes(35));
    let sessions = [
        Session { skin: Some(Skin::Normal), ..cold(1) },
        Session { skin: Some(Skin::Numb), guided: false, ..cold(2) },
        Session { ended: Some(long), ..cold(3) },
        Session {
            started: Moment::told(at("2026-10-31T23:59")),
            ended: Some(Moment::told(at("2026-11-01T00:14"))),
            ..cold(1)
        },
        // Of this one nobody has said that it came off; of that it is known that it did, and not when.
        Session { ended: None, ..cold(4) },
        Session { end_unknown: true, ..cold(5) },
        // The pack is still on.
        Session { started: Moment::told(at("2026-11-28T19:50")), ended: None, ..cold(28) },
    ];
    let made = made(period("2026-11-01", "2026-11-28"), "2026-11-28T20:00", &[], &sessions);
    let [heat, cold] = made.packs;
    assert_eq!((cold.with, heat.with), (vec![], vec![]));
    assert_eq!((cold.times, heat.times, made.tried[0].times), (5, 0, 5));
    assert_eq!(cold.skin_not_normal, Tally { count: 1, of: 2 });
    assert_eq!((cold.outside_guide, cold.told), (4, true));
    // The pack that nobody said came off keeps the skin from being free for the next.
    assert_eq!(cold.breaches, [Breach::SkinNotFree, Breach::TooLong, Breach::EndUnknown]);
    assert_eq!(made.days.iter().map(|day| day.cold).sum::<usize>(), 5);
}

/// Entries of [`row`], all naming the same place.
fn row_at(code: &str, first: &str, digits: &str) -> Vec<Entry> {
    let places = Places::from_iter([place(code)]);
    row(first, digits).into_iter().map(|entry| Entry { places, ..entry }).collect()
}

#[test]
fn this_episode_and_the_same_place_before() {
    for (earlier, expect_gap, long) in [("2026-03-02", 240, true), ("2026-10-12", 16, false), ("2026-09-28", 30, true)]
    {
        // Ten days of it and seven clear ones.
        let mut entries = row_at("low-back-left", earlier, "5555555555");
        entries.extend(row(&(date(earlier) + Days::new(10)).to_string(), "0000000"));
        entries.extend(row_at("low-back-left", "2026-11-07", "67-4"));
        entries.extend(row_at("neck-centre", "2026-11-11", "21"));
        let made = made(period("2026-10-26", "2026-11-22"), "2026-11-14T20:00", &entries, &[]);
        let episode = made.episode.unwrap();
        assert_eq!((episode.start, episode.last, episode.day_number), (date("2026-11-07"), date("2026-11-11"), 5));
        assert_eq!((episode.state, episode.start_declared), (EpisodeState::Open, false));
        assert_eq!(episode.affected, Tally { count: 3, of: 5 });
        assert_eq!(episode.places, Places::from_iter([place("low-back-left"), place("neck-centre")]));
        assert_eq!(episode.before.len(), 1, "{earlier}");
        let before = &episode.before[0];
        assert_eq!(before.places, Places::from_iter([place("low-back-left")]));
        assert_eq!((before.start, before.last), (date(earlier), date(earlier) + Days::new(9)));
        assert_eq!((before.gap_days, before.long_gap(), before.end_known), (expect_gap, long, true), "{earlier}");
    }
}

/// Research counts the days of the back that were free of it, wherever it was before (8.1).
#[test]
fn the_gap_before_this_episode_is_told_wherever_the_one_before_was() {
    let made = |earlier: &[Entry], later: &[Entry]| {
        let entries = [earlier, &row("2026-10-02", "0000000"), later].concat();
        made(period("2026-10-26", "2026-11-22"), "2026-11-14T20:00", &entries, &[]).episode.unwrap()
    };
    let (nowhere, neck) = (row("2026-10-01", "5"), row_at("neck-centre", "2026-10-01", "5"));
    let (later, low) = (row("2026-11-01", "6"), row_at("low-back-left", "2026-11-02", "6"));
    for (earlier, places) in [(&nowhere, Places::NONE), (&neck, Places::from_iter([place("neck-centre")]))] {
        for later in [later.clone(), [&later[..], &low].concat()] {
            let episode = made(earlier, &later);
            let told = episode.before_elsewhere.unwrap();
            assert_eq!((told.places, told.last, told.gap_days), (places, date("2026-10-01"), 30));
            assert_eq!(episode.before, []);
        }
    }
    // Once, where it was in the same place.
    let there = row_at("low-back-left", "2026-10-01", "5");
    assert_eq!(made(&there, &low).before_elsewhere, None);
    // In that place it came back a day later than on the back.
    let episode = made(&there, &[later, low].concat());
    assert_eq!((episode.before[0].gap_days, episode.before_elsewhere.unwrap().gap_days), (31, 30));
}

#[test]
fn places_with_the_same_days_before_stand_together() {
    let both = Places::from_iter([place("low-back-left"), place("low-back-centre")]);
    let entries: Vec<Entry> = row("2026-10-01", "5000000050")
        .into_iter()
        .map(|entry| Entry { places: if entry.worst > score(0) { both } else { Places::NONE }, ..entry })
        .collect();
    let episode = made(period("2026-10-01", "2026-10-28"), "2026-10-10T20:00", &entries, &[]).episode.unwrap();
    assert_eq!(episode.before.iter().map(|before| (before.places, before.gap_days)).collect::<Vec<_>>(), [(both, 7)]);
}

/// Where it was on the left, then nowhere, then beside that.
fn left_then_beside(said: &[PlaceAnswer]) -> Vec<Before> {
    let mut entries = row_at("low-back-left", "2026-11-01", "5");
    entries.extend(row("2026-11-02", "0000000000"));
    entries.extend(row_at("low-back-centre", "2026-11-20", "6"));
    let facts = facts_of(&entries);
    let episodes = all_episodes(&facts, &[], date("2026-11-22"));
    let same_place = SamePlaceRule { facts: &facts, said, ..SamePlaceRule::default() };
    let diary = Diary { entries: &entries, facts: &facts, episodes: &episodes, same_place, ..Diary::default() };
    let now = Moment::told(at("2026-11-22T20:00"));
    summary(period("2026-10-26", "2026-11-22"), &now, &diary).episode.unwrap().before
}

#[test]
fn the_place_beside_that_the_person_says_is_the_same_was_before_in_the_same_place() {
    let episode = |code, day: &str| PlaceEpisode { place: place(code), start: date(day), last: date(day) };
    let question = PlaceQuestion {
        here: episode("low-back-centre", "2026-11-20"),
        earlier: episode("low-back-left", "2026-11-01"),
    };
    assert_eq!(left_then_beside(&[]), []);
    assert_eq!(left_then_beside(&[PlaceAnswer { question, same: false }]), []);
    let before = left_then_beside(&[PlaceAnswer { question, same: true }]);
    let both = Places::from_iter([place("low-back-left"), place("low-back-centre")]);
    assert_eq!(
        before.iter().map(|before| (before.places, before.last)).collect::<Vec<_>>(),
        [(both, date("2026-11-01"))]
    );
}

#[test]
fn a_place_that_came_back_while_the_spasm_went_on_elsewhere_was_before_in_the_same_place() {
    let mut entries = row_at("low-back-left", "2026-11-01", "5");
    entries.extend(row_at("neck-left", "2026-11-02", "5555555555"));
    entries.extend(row_at("low-back-left", "2026-11-12", "6"));
    let episode = made(period("2026-10-26", "2026-11-22"), "2026-11-12T20:00", &entries, &[]).episode.unwrap();
    assert_eq!(episode.start, date("2026-11-01"), "one episode of the whole back");
    let before: Vec<_> = episode.before.iter().map(|before| (before.places, before.last)).collect();
    assert_eq!(before, [(Places::from_iter([place("low-back-left")]), date("2026-11-01"))]);
}

#[test]
fn a_declared_start_stands_as_declared() {
    let entries = [Entry { onset: Some(date("2026-10-20")), ..worst("2026-11-07", 6) }];
    let episode = made(period("2026-11-01", "2026-11-08"), "2026-11-07T20:00", &entries, &[]).episode.unwrap();
    assert_eq!((episode.start, episode.start_declared, episode.day_number), (date("2026-10-20"), true, 19));
    assert_eq!(episode.affected, Tally { count: 1, of: 1 });
}

#[test]
fn injury_looks_from_three_days_before_to_the_day_after_the_first_entry() {
    let noting = |day: &str, points, triggers: &[&str]| Entry {
        triggers: triggers.iter().map(|words| Words::new(words).unwrap()).collect(),
        ..worst(day, points)
    };
    let entries = [
        noting("2026-11-03", 0, &["gardening"]),
        noting("2026-11-04", 0, &["lifting"]),
        noting("2026-11-07", 6, &["unknown", "long-sitting"]),
        noting("2026-11-07", 6, &["long-sitting"]),
        noting("2026-11-08", 6, &["sport"]),
        noting("2026-11-09", 6, &["long-sitting"]),
        noting("2026-11-10", 6, &[]),
    ];
    let injury = made(period("2026-11-05", "2026-11-22"), "2026-11-22T20:00", &entries, &[]).injury;
    assert_eq!(injury.looked_at, Some((date("2026-11-04"), date("2026-11-08"))));
    let that_day = made(period("2026-11-05", "2026-11-07"), "2026-11-07T20:00", &entries[..4], &[]).injury;
    assert_eq!(that_day.looked_at, Some((date("2026-11-04"), date("2026-11-07"))), "nothing of tomorrow");
    let noted: Vec<String> =
        injury.noted.iter().map(|noted| format!("{} {}", noted.day, noted.trigger.as_str())).collect();
    assert_eq!(noted, ["2026-11-08 sport", "2026-11-04 lifting", "2026-11-07 long-sitting", "2026-11-07 unknown"]);
    let triggers: Vec<(&str, usize)> =
        injury.triggers.iter().map(|trigger| (trigger.trigger.as_str(), trigger.days)).collect();
    assert_eq!(triggers, [("long-sitting", 2), ("unknown", 1), ("sport", 1)]);
    assert_eq!(injury.trigger_days, Tally { count: 3, of: 4 });

    let facts: Vec<DayFact> = entries.iter().map(DayFact::from).collect();
    let episodes = all_episodes(&facts, &[], date("2026-11-22"));
    let needed = |from| first_day_needed(period(from, "2026-11-22"), &episodes, date("2026-11-22"));
    assert_eq!(needed("2026-11-20"), date("2026-11-04"));
    assert_eq!(needed("2026-11-01"), date("2026-11-01"));
}

#[test]
fn a_page_of_the_past_tells_of_the_episode_of_that_time() {
    let mut entries = row("2026-03-02", "555");
    entries.extend(row("2026-11-07", "5"));
    let march = made(period("2026-03-01", "2026-03-28"), "2026-11-22T20:00", &entries, &[]);
    assert_eq!(march.episode.map(|episode| episode.start), Some(date("2026-03-02")));
    let february = made(period("2026-02-01", "2026-02-28"), "2026-11-22T20:00", &entries, &[]);
    assert_eq!((february.episode, february.injury.looked_at), (None, None));
    assert_eq!(february.diary_since, Some(date("2026-03-02")));
}

#[test]
fn places_are_counted_by_entry() {
    let left = Places::from_iter([place("low-back-left")]);
    let both = left.union(Places::from_iter([place("neck-right")]));
    let entries = [
        Entry { places: left, ..worst("2026-11-09", 5) },
        Entry { places: both, ..worst("2026-11-09", 5) },
        worst("2026-11-10", 5),
    ];
    let places = made(period("2026-11-09", "2026-11-15"), "2026-11-15T20:00", &entries, &[]).places;
    assert_eq!(places.entries, 2);
    assert_eq!(places.named(), [(place("low-back-left"), 2), (place("neck-right"), 1)]);
}

#[test]
fn an_empty_diary_makes_an_empty_page() {
    let made = made(period("2026-10-26", "2026-11-22"), "2026-11-22T20:00", &[], &[]);
    assert_eq!(made.logged, Tally { count: 0, of: 28 });
    assert_eq!((made.severity.worst, made.episode, made.diary_since), (None, None, None));
    assert_eq!((made.frequency.a_day, made.frequency.spasm_days), (None, Tally::default()));
    assert!(made.days.iter().all(|day| !day.logged && day.spasms.is_none()));
}
