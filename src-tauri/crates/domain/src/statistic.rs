//! What a doctor counts with: tallies, the middle, how scores spread. Each says what it rests on.

use chrono::NaiveDate;

use crate::score::Score;

/// So many of so many. The page writes "7 of 9", never a percentage (7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// How many it was true of.
    pub count: usize,
    /// Of how many it is known.
    pub of: usize,
}

impl Tally {
    /// How many of `items` satisfy `counts`.
    pub(crate) fn of<T>(items: impl IntoIterator<Item = T>, counts: impl Fn(T) -> bool) -> Tally {
        items.into_iter().fold(Tally::default(), |tally, item| Tally {
            count: tally.count + usize::from(counts(item)),
            of: tally.of + 1,
        })
    }
}

/// How daily scores spread.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// The middle one, in points; between two middle ones, halfway.
    pub median: f64,
    /// The lowest.
    pub least: Score,
    /// The highest.
    pub most: Score,
    /// How many days it rests on.
    pub days: usize,
    /// The first of them.
    pub first: NaiveDate,
    /// The last of them.
    pub last: NaiveDate,
}

impl Spread {
    /// The spread of `scores`, given in the order of days. `None` of no score.
    pub(crate) fn of(scores: &[(NaiveDate, Score)]) -> Option<Spread> {
        let points = || scores.iter().map(|(_, score)| *score);
        Some(Spread {
            median: median(points().map(|score| f64::from(score.points())))?,
            least: points().min()?,
            most: points().max()?,
            days: scores.len(),
            first: scores.first()?.0,
            last: scores.last()?.0,
        })
    }
}

/// A mean, with what it rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mean {
    /// The mean, in points.
    pub points: f64,
    /// How many days it rests on.
    pub days: usize,
}

impl Mean {
    /// The mean of `scores`. `None` of no score.
    pub(crate) fn of(scores: impl IntoIterator<Item = Score>) -> Option<Mean> {
        let (sum, days) =
            scores.into_iter().fold((0_u32, 0_u32), |(sum, days), score| (sum + u32::from(score.points()), days + 1));
        (days > 0).then(|| Mean { points: f64::from(sum) / f64::from(days), days: days as usize })
    }
}

/// The middle of `values`; between two middle ones, halfway. `None` of no value.
pub fn median(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    let upper = *values.get(values.len() / 2)?;
    Some(if values.len() % 2 == 1 { upper } else { f64::midpoint(values[values.len() / 2 - 1], upper) })
}
