#![allow(clippy::unwrap_used)]
use super::*;
use respite_domain::score::Score;

/// One day each: a digit is the worst pain, `s` an entry without it, `-` no entry.
fn days(digits: &str) -> Vec<DayLine> {
    NaiveDate::from_ymd_opt(2026, 11, 1)
        .unwrap()
        .iter_days()
        .zip(digits.chars())
        .map(|(day, digit)| DayLine {
            day,
            logged: digit != '-',
            worst: digit.to_digit(10).map(|points| Score::new(points.into()).unwrap()),
            average: None,
            interference: None,
            sleep: None,
            pattern: None,
            walking: None,
            longest: None,
            mood: None,
            spasms: None,
            heat: 0,
            cold: 0,
            medicine: 0,
        })
        .collect()
}

/// A chart whose days are ten points wide, and whose scores are ten points apart.
fn chart(days: &[DayLine]) -> Chart {
    Chart::of(days, None, LEFT + RIGHT + 10.0 * days.len() as f64, 100.0)
}

#[test]
fn the_line_breaks_where_the_score_is_missing() {
    let x = |index: f64| LEFT + 10.0 * index + 5.0;
    let made = chart(&days("02-4s6"));
    assert_eq!(
        made.worst,
        [vec![[x(0.0), TOP + 100.0], [x(1.0), TOP + 80.0]], vec![[x(3.0), TOP + 60.0]], vec![[x(5.0), TOP + 40.0]],]
    );
    assert_eq!(made.average, Vec::<Vec<Spot>>::new());
}

#[test]
fn only_days_without_an_entry_are_shaded() {
    let made = chart(&days("-1s--"));
    let shaded: Vec<(f64, f64)> = made.no_entry.iter().map(|area| (area.x - LEFT, area.width)).collect();
    assert_eq!(shaded, [(0.0, 10.0), (30.0, 20.0)]);
}

#[test]
fn the_axis_is_always_0_to_10() {
    let made = chart(&days("1"));
    assert_eq!(made.grid.first(), Some(&(0, TOP + 100.0)));
    assert_eq!(made.grid.last(), Some(&(10, TOP)));
}

#[test]
fn a_block_for_each_spasm_until_they_are_too_many_to_count() {
    for (most, blocks, numbered) in [(1, 2, None), (9, 10, None), (10, 2, Some(10)), (200, 2, Some(200))] {
        let mut days = days("55");
        (days[0].spasms, days[1].spasms) = (Some(1), Some(most));
        let made = chart(&days);
        assert_eq!(made.spasms.len(), blocks, "{most}");
        assert_eq!(made.most_spasms.map(|(count, _)| count), numbered, "{most}");
        for area in made.spasms {
            assert!(area.y >= TOP + 100.0 + GAP && area.y + area.height <= made.spasm_foot, "{most} {area:?}");
        }
    }
    let mut none = days("5");
    none[0].spasms = Some(0);
    assert_eq!(chart(&none).spasms, []);
}

#[test]
fn rows_of_heat_cold_and_medicine_are_there_only_when_used() {
    let mut days = days("555");
    let bare = chart(&days);
    days[1].heat = 2;
    let heat = chart(&days);
    days[2].cold = 1;
    let both = chart(&days);
    days[0].medicine = 3;
    let all = chart(&days);
    assert_eq!((heat.heat.len(), heat.cold.len(), both.cold.len(), all.medicine.len()), (1, 0, 1, 1));
    assert_eq!((heat.height - bare.height, both.height - heat.height, all.height - both.height), (MARKS, MARKS, MARKS));
    assert!(both.cold[0][1] > both.heat[0][1] && all.medicine[0][1] > all.cold[0][1]);
}

#[test]
fn dates_end_on_the_last_day_and_do_not_touch() {
    for count in [1, 2, 5, 28, 29, MOST_DAILY] {
        let days: Vec<DayLine> = days(&"5".repeat(count));
        let made = Chart::of(&days, None, 380.0, 120.0);
        assert_eq!(made.dates.last().map(|date| date.day), days.last().map(|day| day.day), "{count}");
        for pair in made.dates.windows(2) {
            assert!(pair[1].at[0] - pair[0].at[0] >= DATE_STEP - 0.1, "{count} {pair:?}");
            let days = (pair[1].day - pair[0].day).num_days();
            assert!(days == 1 || days % 7 == 0, "{count} {pair:?}");
        }
    }
}

#[test]
fn what_is_too_long_for_days_is_drawn_by_weeks() {
    // Eleven weeks, one of them empty, and three days before.
    let long = format!("123{}{}{}", "0246810".repeat(9), "-------", "2222228".repeat(4));
    let days = days(&long);
    let made = Chart::of(&days, None, 380.0, 100.0);
    assert!(made.weekly && made.average.is_empty());
    assert_eq!((made.ranges.len(), made.worst.len(), made.no_entry.len()), (14, 2, 1));
    let (first, last) = (made.ranges[0], made.ranges[13]);
    assert_eq!((first.y, first.height), (TOP + 70.0, 20.0), "from 1 to 3");
    assert_eq!((last.y, last.height), (TOP + 20.0, 60.0), "from 2 to 8");
    assert_eq!(made.worst[1].last().map(|spot| spot[1]), Some(TOP + 80.0), "the middle of a week is not its peak");
}

#[test]
fn months_are_named_at_even_steps_that_leave_room() {
    for count in [91, 180, 400] {
        let made = Chart::of(&days(&"5".repeat(count)), None, 380.0, 120.0);
        assert!(made.dates.iter().all(|date| date.day.day() == 1), "{count}");
        for pair in made.dates.windows(2) {
            assert!(pair[1].at[0] - pair[0].at[0] >= DATE_STEP - 0.1, "{count} {pair:?}");
        }
    }
}

#[test]
fn everything_lies_inside() {
    for count in [1, 28, 90, 400] {
        let mut days = days(&"07".repeat(count));
        for day in &mut days {
            (day.spasms, day.heat, day.average, day.medicine) = (Some(3), 1, day.worst, 1);
        }
        let began = days[0].day;
        let made = Chart::of(&days, Some(began), 380.0, 120.0);
        let spots = made.worst.iter().chain(&made.average).flatten().chain(&made.heat).chain(&made.medicine);
        let corners = made
            .spasms
            .iter()
            .chain(&made.ranges)
            .flat_map(|area| [[area.x, area.y], [area.x + area.width, area.y + area.height]]);
        for [x, y] in spots.copied().chain(corners) {
            assert!((LEFT..=380.0 - RIGHT).contains(&x) && (TOP..=made.height - DATES).contains(&y), "{count} {x} {y}");
        }
        assert!(made.began.is_some_and(|x| x > LEFT));
    }
}

#[test]
fn no_days_make_an_empty_chart() {
    let made = chart(&[]);
    assert!(made.worst.is_empty() && made.dates.is_empty() && made.no_entry.is_empty());
}
