//! Where everything of the daily chart lies: pure geometry in points, from the upper left.
//!
//! A line breaks at every day without its score, and a day without an entry is shaded: missing is never drawn as zero (7).
//! What is longer than [`MOST_DAILY`] days is drawn by weeks: a day would be thinner than its line.

use chrono::{Datelike, Days, NaiveDate};
use respite_domain::statistic::median;
use respite_domain::summary::DayLine;
use serde::Serialize;

/// A spot, `[x, y]` in points.
pub type Spot = [f64; 2];

/// The longest period whose days are drawn one by one (7, item 6: "90 max").
pub const MOST_DAILY: usize = 90;
/// Days of a column in a longer one.
const WEEK: usize = 7;
/// Room for the names of the rows, left of the plot.
const LEFT: f64 = 52.0;
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
    /// Whether each column is a week, not a day.
    pub weekly: bool,
    /// Of each week, from its lowest to its highest worst pain of a day; nothing where days are drawn.
    pub ranges: Vec<Area>,
    /// Worst pain: one line for each run of days that have it; of a week the middle one of its days.
    pub worst: Vec<Vec<Spot>>,
    /// Average pain of each day, in the same way; nothing where weeks are drawn.
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
    /// Days with a medicine.
    pub medicine: Vec<Spot>,
    /// Days that have their date below, the last of them always among them; or the first days of months.
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

/// What one place of the chart tells: a day, or the week up to one.
struct Column<'a> {
    days: &'a [DayLine],
}

impl Column<'_> {
    fn is_logged(&self) -> bool {
        self.days.iter().any(|day| day.logged)
    }

    fn spasms(&self) -> Option<u32> {
        self.days.iter().filter_map(|day| day.spasms).reduce(|sum, more| sum + more)
    }

    fn worst(&self) -> impl Iterator<Item = f64> {
        self.days.iter().filter_map(|day| Some(f64::from(day.worst?.points())))
    }

    fn average(&self) -> Option<f64> {
        let [day] = self.days else { return None };
        day.average.map(|score| f64::from(score.points()))
    }

    fn has(&self, any: impl Fn(&DayLine) -> usize) -> bool {
        self.days.iter().any(|day| any(day) > 0)
    }

    fn holds(&self, when: NaiveDate) -> bool {
        self.days.iter().any(|day| day.day == when)
    }
}

impl Chart {
    /// The chart of `days`, as wide as given, with scores over `plot_height` points. `began` is marked where it is one of
    /// the days.
    pub fn of(days: &[DayLine], began: Option<NaiveDate>, width: f64, plot_height: f64) -> Chart {
        let weekly = days.len() > MOST_DAILY;
        let size = if weekly { WEEK } else { 1 };
        // The last day ends a column, so that the first week is the short one.
        let mut columns: Vec<Column<'_>> = days.rchunks(size).map(|days| Column { days }).collect();
        columns.reverse();

        let plot = Area { x: LEFT, y: TOP, width: width - LEFT - RIGHT, height: plot_height };
        let step = plot.width / columns.len().max(1) as f64;
        let middle = |index: usize| plot.x + (index as f64 + 0.5) * step;
        let height = |points: f64| plot.y + plot.height * (1.0 - points / 10.0);
        let spasm_foot = plot.y + plot.height + GAP + SPASMS;
        let counts: Vec<Option<u32>> = columns.iter().map(|column| column.spasms()).collect();
        let (spasms, most_spasms) = spasm_blocks(&counts, step, spasm_foot, middle);

        let mut foot = spasm_foot;
        let mut marks = |any: fn(&DayLine) -> usize| -> Vec<Spot> {
            let with: Vec<usize> = (0..columns.len()).filter(|index| columns[*index].has(any)).collect();
            if !with.is_empty() {
                foot += MARKS;
            }
            with.into_iter().map(|index| spot(middle(index), foot - MARKS / 2.0 + 1.0)).collect()
        };
        let heat = marks(|day| day.heat);
        let cold = marks(|day| day.cold);
        let medicine = marks(|day| day.medicine);

        let range = |index: usize| {
            let (least, most) = columns[index]
                .worst()
                .fold((10.0_f64, 0.0_f64), |(least, most), points| (least.min(points), most.max(points)));
            let width = (step * 0.62).min(9.0);
            Area { x: middle(index) - width / 2.0, y: height(most), width, height: height(least) - height(most) }
                .rounded()
        };
        let scored = (0..columns.len()).filter(|index| columns[*index].worst().next().is_some());
        let at = foot + GAP / 2.0;
        Chart {
            width: round(width),
            height: round(foot + GAP / 2.0 + DATES),
            plot: plot.rounded(),
            grid: (0..=10).step_by(2).map(|points| (points, round(height(points.into())))).collect(),
            no_entry: runs(columns.len(), |index| !columns[index].is_logged())
                .map(|run| {
                    Area { x: plot.x + run.start as f64 * step, width: run.len() as f64 * step, ..plot }.rounded()
                })
                .collect(),
            weekly,
            ranges: if weekly { scored.map(range).collect() } else { Vec::new() },
            worst: lines(&columns, |column| median(column.worst()), middle, height),
            average: lines(&columns, |column| column.average(), middle, height),
            dot: round((step * 0.32).clamp(0.5, 2.4)),
            spasms,
            spasm_foot: round(spasm_foot),
            most_spasms,
            heat,
            cold,
            medicine,
            dates: if weekly { months(&columns, step, middle, at) } else { dates(days, step, middle, at) },
            began: began
                .and_then(|began| columns.iter().position(|column| column.holds(began)))
                .map(|index| round(middle(index))),
        }
    }
}

impl Area {
    fn rounded(self) -> Area {
        Area { x: round(self.x), y: round(self.y), width: round(self.width), height: round(self.height) }
    }
}

/// One line for each run of columns that have the score.
fn lines(
    columns: &[Column<'_>],
    score: impl Fn(&Column<'_>) -> Option<f64>,
    x: impl Fn(usize) -> f64,
    y: impl Fn(f64) -> f64,
) -> Vec<Vec<Spot>> {
    let scores: Vec<Option<f64>> = columns.iter().map(score).collect();
    runs(columns.len(), |index| scores[index].is_some())
        .map(|run| run.filter_map(|index| Some(spot(x(index), y(scores[index]?)))).collect())
        .collect()
}

/// The runs of neighbours up to `count` that have something.
fn runs(count: usize, has: impl Fn(usize) -> bool) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = (from..count).find(|index| has(*index))?;
        let end = (start..count).find(|index| !has(*index)).unwrap_or(count);
        from = end;
        Some(start..end)
    })
}

fn spasm_blocks(
    counts: &[Option<u32>],
    step: f64,
    foot: f64,
    middle: impl Fn(usize) -> f64,
) -> (Vec<Area>, Option<(u32, Spot)>) {
    let counts = || counts.iter().enumerate().filter_map(|(index, count)| Some((index, count.filter(|n| *n > 0)?)));
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

/// The first days of months, as many as have room for their name, below the week that holds them.
fn months(columns: &[Column<'_>], step: f64, middle: impl Fn(usize) -> f64, y: f64) -> Vec<DateMark> {
    let first_of = |column: &Column<'_>| column.days.iter().map(|day| day.day).find(|day| day.day() == 1);
    let firsts: Vec<(usize, NaiveDate)> =
        columns.iter().enumerate().filter_map(|(index, column)| Some((index, first_of(column)?))).collect();
    // A month is four weeks at least.
    let every = (1..12).find(|months| *months as f64 * 4.0 * step >= DATE_STEP).unwrap_or(12);
    firsts.into_iter().step_by(every).map(|(index, day)| DateMark { day, at: spot(middle(index), y) }).collect()
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
#[path = "chart_tests.rs"]
mod tests;
