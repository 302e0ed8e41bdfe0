use chrono::{Months, NaiveDate};

use super::DayLine;
use crate::day::Area;
use crate::episode::{Episode, EpisodeState};
use crate::statistic::Tally;

/// How often (S24).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frequency {
    /// Days with a spasm, of the days with an entry.
    pub spasm_days: Tally,
    /// Days with an entry of which none says whether there was a spasm. They are not days without one.
    pub not_said: usize,
    /// Fewest and most spasms of a day that had any.
    pub a_day: Option<(u32, u32)>,
    /// The day after which `episodes` are looked for: 12 months before the end of the period.
    pub year_from: NaiveDate,
    /// The whole back's episodes of these 12 months, in order.
    pub episodes: Vec<EpisodeOfYear>,
}

/// One episode of the last 12 months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EpisodeOfYear {
    /// Its first day.
    pub start: NaiveDate,
    /// Its last affected or grey day.
    pub last: NaiveDate,
    /// How it stands.
    pub state: EpisodeState,
}

impl Frequency {
    pub(super) fn of(days: &[DayLine], episodes: &[Episode], to: NaiveDate) -> Frequency {
        let spasms = || days.iter().filter_map(|day| day.spasms).filter(|spasms| *spasms > 0);
        let logged = || days.iter().filter(|day| day.logged);
        let year_from = to.checked_sub_months(Months::new(12)).unwrap_or(to);
        Frequency {
            spasm_days: Tally::of(logged(), |day| day.spasms.is_some_and(|spasms| spasms > 0)),
            not_said: logged().filter(|day| day.spasms.is_none()).count(),
            a_day: spasms().min().zip(spasms().max()),
            year_from,
            episodes: episodes
                .iter()
                .filter(|episode| episode.area == Area::WholeBack && episode.start <= to && episode.last > year_from)
                .map(|episode| EpisodeOfYear { start: episode.start, last: episode.last, state: episode.state })
                .collect(),
        }
    }
}
