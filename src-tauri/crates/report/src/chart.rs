//! Where everything of the daily chart lies: pure geometry in points, from the upper left.
//!
//! A line breaks at every day without its score, and a day without an entry is shaded: missing is never drawn as zero (7).

use chrono::{Days, NaiveDate};
use respite_domain::summary::DayLine;
use serde::Serialize;

/// A spot, `[x, y]` in points.
pub type Spot = [f64; 2];

/// Room for the names of the rows, left of the plot.
const LEFT: f64 = 44.0;
/// Room for half a date, right of the plot.
const RIGHT: f64 = 14.0;
/// Room for the mark of the beginning, above the plot.
const TOP: f64 = 15.0;
/// Height of the row of spasms, and the gap above it.
const SPASMS: f64 = 34.0;
/// Height of the rows of heat and of cold.
const MARKS: f64 = 13.0;
/// Room for the dates.
const DATES: f64 = 15.0;
const GAP: f64 = 6.0;
/// Least room between two dates.
const DATE_STEP: f64 = 50.0;
/// A block of one spasm is no higher than this.
const HIGHEST_BLOCK: f64 = 8.0;
/// A block lower than this has no line around it.
const LOWEST_SINGLE_BLOCK: f64 = 3.5;

/// The daily chart of a period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// Width in points.
    pub width: f64,
    /// Height in points.
    pub height: f64,
    /// The area of the scores, 0 at its lower edge, 10 at its upper.
    pub plot: Area,
    /// Scores that have a line across, with its height.
    pub grid: Vec<(u8, f64)>,
    /// Days without an entry, runs of them together.
    pub no_entry: Vec<Area>,
    /// Worst pain: one line for each run of days that have it.
    pub worst: Vec<Vec<Spot>>,
    /// Average pain, in the same way.
    pub average: Vec<Vec<Spot>>,
    /// Half the width of a dot.
    pub dot: f64,
    /// Spasms: a block for each, or one bar a day where there are too many to count by eye.
    pub spasms: Vec<Area>,
    /// The foot of the row of spasms.
    pub spasm_foot: f64,
    /// The most spasms of a day, where it is more than can be counted by eye, and the spot above its bar.
    pub most_spasms: Option<(u32, Spot)>,
    /// Days with heat; empty without any in the whole period.
    pub heat: Vec<Spot>,
    /// Days with cold.
    pub cold: Vec<Spot>,
    /// Days that have their date below, the last of them always among them.
    pub dates: Vec<DateMark>,
    /// The first day of the episode, where it lies in the period.
    pub began: Option<f64>,
}

/// A day that has its date below.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct DateMark {
    /// The day. How it is written is a matter of words.
    #[serde(skip)]
    pub day: NaiveDate,
    /// The middle of the upper edge of its date.
    pub at: Spot,
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Area {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Chart {
    /// The chart of `days`, as wide as given, with scores over `plot_height` points. `began` is marked where it is one of
    /// the days.
    pub fn of(days: &[DayLine], began: Option<NaiveDate>, width: f64, plot_height: f64) -> Chart {
        let plot = Area { x: LEFT, y: TOP, width: width - LEFT - RIGHT, height: plot_height };
        let step = plot.width / days.len().max(1) as f64;
        let middle = |index: usize| plot.x + (index as f64 + 0.5) * step;
        let height = |points: u8| plot.y + plot.height * (1.0 - f64::from(points) / 10.0);
        let spasm_foot = plot.y + plot.height + GAP + SPASMS;
        let (spasms, most_spasms) = spasm_blocks(days, step, spasm_foot, middle);

        let mut foot = spasm_foot;
        let mut marks = |has: &dyn Fn(&DayLine) -> bool| -> Vec<Spot> {
            if !days.iter().any(has) {
                return Vec::new();
            }
            foot += MARKS;
            let y = foot - MARKS / 2.0 + 1.0;
            let with = days.iter().enumerate().filter(|(_, day)| has(day));
            with.map(|(index, _)| spot(middle(index), y)).collect()
        };
        let heat = marks(&|day| day.heat > 0);
        let cold = marks(&|day| day.cold > 0);

        Chart {
            width: round(width),
            height: round(foot + GAP / 2.0 + DATES),
            plot: plot.rounded(),
            grid: (0..=10).step_by(2).map(|points| (points, round(height(points)))).collect(),
            no_entry: runs(days, |day| (!day.logged).then_some(()))
                .map(|run| {
                    Area { x: plot.x + run.start as f64 * step, width: run.len() as f64 * step, ..plot }.rounded()
                })
                .collect(),
            worst: lines(days, |day| Some(day.worst?.points()), middle, height),
            average: lines(days, |day| Some(day.average?.points()), middle, height),
            dot: round((step * 0.32).clamp(0.5, 2.4)),
            spasms,
            spasm_foot: round(spasm_foot),
            most_spasms,
            heat,
            cold,
            dates: dates(days, step, middle, foot + GAP / 2.0),
            began: began
                .and_then(|began| days.iter().position(|day| day.day == began))
                .map(|index| round(middle(index))),
        }
    }
}

impl Area {
    fn rounded(self) -> Area {
        Area { x: round(self.x), y: round(self.y), width: round(self.width), height: round(self.height) }
    }
}

/// One line for each run of days that have the score.
fn lines(
    days: &[DayLine],
    score: impl Fn(&DayLine) -> Option<u8>,
    x: impl Fn(usize) -> f64,
    y: impl Fn(u8) -> f64,
) -> Vec<Vec<Spot>> {
    runs(days, &score)
        .map(|run| run.filter_map(|index| Some(spot(x(index), y(score(&days[index])?)))).collect())
        .collect()
}

/// The runs of neighbouring days that have something.
fn runs<T>(days: &[DayLine], has: impl Fn(&DayLine) -> Option<T>) -> impl Iterator<Item = std::ops::Range<usize>> {
    let has: Vec<bool> = days.iter().map(|day| has(day).is_some()).collect();
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + has[from..].iter().position(|has| *has)?;
        let end = has[start..].iter().position(|has| !has).map_or(has.len(), |gap| start + gap);
        from = end;
        Some(start..end)
    })
}

fn spasm_blocks(
    days: &[DayLine],
    step: f64,
    foot: f64,
    middle: impl Fn(usize) -> f64,
) -> (Vec<Area>, Option<(u32, Spot)>) {
    let counts = || days.iter().enumerate().filter_map(|(index, day)| Some((index, day.spasms.filter(|n| *n > 0)?)));
    let Some((_, most)) = counts().max_by_key(|(index, count)| (*count, std::cmp::Reverse(*index))) else {
        return (Vec::new(), None);
    };
    let countable = f64::from(most) * LOWEST_SINGLE_BLOCK <= SPASMS;
    // Over the highest bar stands its number, which needs room.
    let room = if countable { SPASMS } else { SPASMS - 12.0 };
    let one = (room / f64::from(most)).min(HIGHEST_BLOCK);
    let width = (step * 0.62).min(9.0);
    let block = |index: usize, top: f64, height: f64| Area { x: middle(index) - width / 2.0, y: top, width, height };
    let areas = counts().flat_map(|(index, count)| -> Vec<Area> {
        if countable {
            (1..=count).map(|n| block(index, foot - f64::from(n) * one, one - 1.2).rounded()).collect()
        } else {
            let height = f64::from(count) * one;
            vec![block(index, foot - height, height).rounded()]
        }
    });
    let over = |index: usize| (most, spot(middle(index), foot - room));
    let highest = counts().find(|(_, count)| *count == most).filter(|_| !countable);
    (areas.collect(), highest.map(|(index, _)| over(index)))
}

/// The last day, and those before it at even steps of a day or of whole weeks that leave room for a date.
fn dates(days: &[DayLine], step: f64, middle: impl Fn(usize) -> f64, y: f64) -> Vec<DateMark> {
    let Some(last) = days.last() else { return Vec::new() };
    let every = std::iter::once(1)
        .chain((1..).map(|weeks| 7 * weeks))
        .find(|every| *every as f64 * step >= DATE_STEP)
        .unwrap_or(days.len());
    let mut dates: Vec<DateMark> = (0..days.len())
        .step_by(every)
        .filter_map(|back| {
            let day = last.day.checked_sub_days(Days::new(back as u64))?;
            Some(DateMark { day, at: spot(middle(days.len() - 1 - back), y) })
        })
        .collect();
    dates.reverse();
    dates
}

fn spot(x: f64, y: f64) -> Spot {
    [round(x), round(y)]
}

/// To hundredths of a point, so that the last bit of a sum never shows in the file.
fn round(points: f64) -> f64 {
    (points * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
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
                spasms: None,
                heat: 0,
                cold: 0,
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
    fn rows_of_heat_and_cold_are_there_only_when_used() {
        let mut days = days("555");
        let bare = chart(&days);
        days[1].heat = 2;
        let heat = chart(&days);
        days[2].cold = 1;
        let both = chart(&days);
        assert_eq!((heat.heat.len(), heat.cold.len(), both.cold.len()), (1, 0, 1));
        assert_eq!((heat.height - bare.height, both.height - heat.height), (MARKS, MARKS));
        assert!(both.cold[0][1] > both.heat[0][1]);
    }

    #[test]
    fn dates_end_on_the_last_day_and_do_not_touch() {
        for count in [1, 2, 5, 28, 29, 90, 400] {
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
    fn everything_lies_inside() {
        for count in [1, 28, 90, 400] {
            let mut days = days(&"07".repeat(count));
            for day in &mut days {
                (day.spasms, day.heat, day.average) = (Some(3), 1, day.worst);
            }
            let began = days[0].day;
            let made = Chart::of(&days, Some(began), 380.0, 120.0);
            let spots = made.worst.iter().chain(&made.average).flatten().chain(&made.heat);
            let corners =
                made.spasms.iter().flat_map(|area| [[area.x, area.y], [area.x + area.width, area.y + area.height]]);
            for [x, y] in spots.copied().chain(corners) {
                assert!(
                    (LEFT..=380.0 - RIGHT).contains(&x) && (TOP..=made.height - DATES).contains(&y),
                    "{count} {x} {y}"
                );
            }
            assert!(made.began.is_some_and(|x| x > LEFT));
        }
    }

    #[test]
    fn no_days_make_an_empty_chart() {
        let made = chart(&[]);
        assert!(made.worst.is_empty() && made.dates.is_empty() && made.no_entry.is_empty());
    }
}
