//! What the charts show: days, weeks and hours, made from entries (7, item 6 and the list of what to leave out).
//!
//! Nothing here averages over days: a day without an entry stays unknown, and a week without one has no height.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, Weekday};

use crate::day::{Area, DayFact, DayState, day_states};
use crate::entry::Entry;
use crate::relief::Relief;
use crate::score::Score;

/// Hours in one block of the day.
pub const HOURS_A_BLOCK: u8 = 3;
/// Whole weeks before this one that a year shows.
const WEEKS_OF_A_YEAR: u64 = 52;

codes! {
    /// How far back a chart reaches, today counted in.
    pub enum Span {
        /// 7 days.
        Week = "week",
        /// 28 days.
        FourWeeks = "four-weeks",
        /// 90 days.
        Quarter = "quarter",
        /// This week and the 52 before it.
        Year = "year",
        /// The whole diary.
        All = "all",
    }
}

impl Span {
    /// The first and the last day to show. `first` is the first day of the diary, `begins` that of a week.
    pub fn days(self, today: NaiveDate, first: Option<NaiveDate>, begins: Weekday) -> (NaiveDate, NaiveDate) {
        let from = match self {
            Span::Week => today - Days::new(6),
            Span::FourWeeks => today - Days::new(27),
            Span::Quarter => today - Days::new(89),
            Span::Year => week_of(today, begins) - Days::new(7 * WEEKS_OF_A_YEAR),
            Span::All => week_of(first.unwrap_or(today).min(today), begins),
        };
        (from, today)
    }

    /// Whether it is drawn by week rather than by day.
    pub fn by_week(self) -> bool {
        matches!(self, Span::Year | Span::All)
    }
}

/// The first day of the week that `day` is in.
fn week_of(day: NaiveDate, begins: Weekday) -> NaiveDate {
    day.week(begins).first_day()
}

/// What one entry says, as far as a chart shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryOfDay {
    /// What it says of its day.
    pub fact: DayFact,
    /// Worst pain.
    pub worst: Option<Score>,
    /// Average pain.
    pub average: Option<Score>,
    /// How many spasms.
    pub spasms: Option<u16>,
}

impl From<&Entry> for EntryOfDay {
    fn from(entry: &Entry) -> Self {
        EntryOfDay { fact: entry.into(), worst: entry.worst, average: entry.average, spasms: entry.spasms }
    }
}

/// One day of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChartDay {
    /// The day.
    pub day: NaiveDate,
    /// What it was like, over the whole back.
    pub state: DayState,
    /// Whether there is an entry on it.
    pub logged: bool,
    /// The highest of the worst scores given.
    pub worst: Option<Score>,
    /// The average of the latest entry that gives one, as on the doctor's page.
    pub average: Option<Score>,
    /// All spasms counted. `None` when no entry of the day says how many.
    pub spasms: Option<u32>,
}

impl ChartDay {
    /// What the entries of `day` say of it together. They come in the order of time.
    pub fn of(day: NaiveDate, entries: &[EntryOfDay]) -> ChartDay {
        let facts: Vec<DayFact> = entries.iter().map(|entry| entry.fact).collect();
        ChartDay {
            day,
            state: day_states(&facts, Area::WholeBack).first().map_or(DayState::Unknown, |day| day.1),
            logged: !entries.is_empty(),
            worst: entries.iter().filter_map(|entry| entry.worst).max(),
            average: entries.iter().rev().find_map(|entry| entry.average),
            spasms: entries.iter().filter_map(|entry| entry.spasms.map(u32::from)).reduce(|sum, more| sum + more),
        }
    }
}

/// Each day from `from` to `to`. `entries` come in the order of time; those of other days are left out.
pub fn chart_days(from: NaiveDate, to: NaiveDate, entries: &[EntryOfDay]) -> Vec<ChartDay> {
    let mut by_day: BTreeMap<NaiveDate, Vec<EntryOfDay>> = BTreeMap::new();
    for entry in entries {
        by_day.entry(entry.fact.day).or_default().push(*entry);
    }
    from.iter_days()
        .take_while(|day| *day <= to)
        .map(|day| ChartDay::of(day, &by_day.remove(&day).unwrap_or_default()))
        .collect()
}

/// One week of a chart, as far as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChartWeek {
    /// Its first day that is shown.
    pub from: NaiveDate,
    /// Its last day that is shown.
    pub to: NaiveDate,
    /// Days with an entry.
    pub logged: u32,
    /// Days affected.
    pub affected: u32,
    /// The highest worst pain of its days. `None` when no day gives one.
    pub worst: Option<Score>,
    /// All spasms counted. `None` when no entry says how many.
    pub spasms: Option<u32>,
}

/// The weeks of `days`, which come in order and without gaps, each from the day on that it `begins` with.
pub fn chart_weeks(days: &[ChartDay], begins: Weekday) -> Vec<ChartWeek> {
    let count = |days: &[ChartDay], counts: fn(&ChartDay) -> bool| days.iter().map(|day| u32::from(counts(day))).sum();
    days.chunk_by(|one, next| week_of(one.day, begins) == week_of(next.day, begins))
        .map(|week| ChartWeek {
            from: week[0].day,
            to: week[week.len() - 1].day,
            logged: count(week, |day| day.logged),
            affected: count(week, |day| day.state == DayState::Affected),
            worst: week.iter().filter_map(|day| day.worst).max(),
            spasms: week.iter().filter_map(|day| day.spasms).reduce(|sum, more| sum + more),
        })
        .collect()
}

codes! {
    /// What a mark stands for.
    pub enum MarkKind {
        /// Heat.
        Heat = "heat",
        /// Cold.
        Cold = "cold",
        /// A medicine.
        Medicine = "medicine",
    }
}

/// That something was used on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The day; the first day shown of its week where weeks are drawn.
    pub day: NaiveDate,
    /// What.
    pub kind: MarkKind,
    /// How often.
    pub times: u32,
}

impl Mark {
    /// That a medicine was tried.
    pub fn of(dose: &Relief) -> Mark {
        Mark { day: dose.tried_at.date_naive(), kind: MarkKind::Medicine, times: 1 }
    }
}

/// Marks put together, one of a kind for each day, in order.
pub fn marks_by_day(marks: &[Mark]) -> Vec<Mark> {
    put_together(marks.iter().copied())
}

fn put_together(marks: impl Iterator<Item = Mark>) -> Vec<Mark> {
    let mut times: BTreeMap<(NaiveDate, MarkKind), u32> = BTreeMap::new();
    for mark in marks {
        *times.entry((mark.day, mark.kind)).or_default() += mark.times;
    }
    times.into_iter().map(|((day, kind), times)| Mark { day, kind, times }).collect()
}

/// The marks of days put together to those of `weeks`, in order.
pub fn marks_by_week(marks: &[Mark], weeks: &[ChartWeek]) -> Vec<Mark> {
    put_together(marks.iter().filter_map(|mark| {
        let at = weeks.partition_point(|week| week.to < mark.day);
        let week = weeks.get(at).filter(|week| week.from <= mark.day)?;
        Some(Mark { day: week.from, ..*mark })
    }))
}

/// Spasms of one block of hours, over all days shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HourBlock {
    /// The hour at which it begins, by the clock on the wall there and then.
    pub from: u8,
    /// Spasms of the entries whose time lies in it.
    pub spasms: u32,
    /// How many entries that are.
    pub entries: u32,
}

/// All blocks of a day, those without a spasm too.
pub fn all_blocks(found: &[HourBlock]) -> Vec<HourBlock> {
    (0..24)
        .step_by(HOURS_A_BLOCK.into())
        .map(|from| {
            let known = found.iter().find(|block| block.from == from);
            known.copied().unwrap_or(HourBlock { from, spasms: 0, entries: 0 })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::place::Places;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn entry(date: &str, spasms: Option<u16>, worst: Option<u8>, average: Option<u8>) -> EntryOfDay {
        let [worst, average] = [worst, average].map(|points| points.map(|points| Score::new(points.into()).unwrap()));
        let fact = DayFact::new(day(date), spasms, worst, average, Places::NONE, None);
        EntryOfDay { fact, worst, average, spasms }
    }

    #[test]
    fn how_far_back_a_span_reaches() {
        // 2026-11-22 is a Sunday, 2024-02-29 a leap day.
        for (span, today, first, begins, expect) in [
            (Span::Week, "2026-11-22", None, Weekday::Mon, "2026-11-16"),
            (Span::FourWeeks, "2024-03-10", None, Weekday::Mon, "2024-02-12"),
            (Span::Quarter, "2026-11-22", Some("2026-11-20"), Weekday::Mon, "2026-08-25"),
            (Span::Year, "2026-11-22", None, Weekday::Mon, "2025-11-17"),
            (Span::Year, "2026-11-22", None, Weekday::Sun, "2025-11-23"),
            (Span::Year, "2026-11-23", None, Weekday::Mon, "2025-11-24"),
            (Span::All, "2026-11-22", Some("2024-02-29"), Weekday::Mon, "2024-02-26"),
            (Span::All, "2026-11-22", Some("2024-02-29"), Weekday::Sun, "2024-02-25"),
            (Span::All, "2026-11-22", None, Weekday::Mon, "2026-11-16"),
            (Span::All, "2026-11-22", Some("2026-12-24"), Weekday::Mon, "2026-11-16"),
        ] {
            let days = span.days(day(today), first.map(day), begins);
            assert_eq!(days, (day(expect), day(today)), "{span:?} {today} {begins}");
        }
        let by_week = [Span::Week, Span::Quarter, Span::Year, Span::All].map(Span::by_week);
        assert_eq!(by_week, [false, false, true, true]);
    }

    #[test]
    fn a_day_without_an_entry_is_unknown_and_has_no_number() {
        let entries = [
            entry("2024-02-28", Some(2), Some(6), Some(3)),
            entry("2024-02-28", Some(1), Some(8), None),
            entry("2024-03-01", None, None, None),
            entry("2024-03-02", Some(0), Some(0), Some(0)),
        ];
        let days = chart_days(day("2024-02-28"), day("2024-03-02"), &entries);
        let told: Vec<_> = days
            .iter()
            .map(|day| {
                let points = |score: Option<Score>| score.map(Score::points);
                (day.day.to_string(), day.state, day.logged, points(day.worst), points(day.average), day.spasms)
            })
            .collect();
        assert_eq!(
            told,
            [
                ("2024-02-28".to_owned(), DayState::Affected, true, Some(8), Some(3), Some(3)),
                ("2024-02-29".to_owned(), DayState::Unknown, false, None, None, None),
                ("2024-03-01".to_owned(), DayState::Unknown, true, None, None, None),
                ("2024-03-02".to_owned(), DayState::Clear, true, Some(0), Some(0), Some(0)),
            ]
        );
    }

    #[test]
    fn weeks_break_where_they_begin_and_never_average() {
        // From a Friday over a leap day to a Tuesday.
        let entries = [
            entry("2024-02-24", Some(1), Some(7), None),
            entry("2024-02-29", Some(0), Some(1), None),
            entry("2024-03-03", Some(2), Some(3), None),
        ];
        let days = chart_days(day("2024-02-23"), day("2024-03-05"), &entries);
        let from_sunday: Vec<_> = chart_weeks(&days, Weekday::Sun).iter().map(|week| week.from.to_string()).collect();
        assert_eq!(from_sunday, ["2024-02-23", "2024-02-25", "2024-03-03"]);
        let weeks = chart_weeks(&days, Weekday::Mon);
        let told: Vec<_> = weeks
            .iter()
            .map(|week| {
                let worst = week.worst.map(Score::points);
                (week.from.to_string(), week.to.to_string(), week.logged, week.affected, worst, week.spasms)
            })
            .collect();
        assert_eq!(
            told,
            [
                ("2024-02-23".to_owned(), "2024-02-25".to_owned(), 1, 1, Some(7), Some(1)),
                ("2024-02-26".to_owned(), "2024-03-03".to_owned(), 2, 1, Some(3), Some(2)),
                ("2024-03-04".to_owned(), "2024-03-05".to_owned(), 0, 0, None, None),
            ]
        );
    }

    #[test]
    fn marks_stand_in_the_week_of_their_day() {
        let weeks = chart_weeks(&chart_days(day("2024-02-23"), day("2024-03-05"), &[]), Weekday::Mon);
        let mark = |date: &str, kind, times| Mark { day: day(date), kind, times };
        let marks = [
            mark("2024-02-22", MarkKind::Heat, 9),
            mark("2024-02-25", MarkKind::Heat, 1),
            mark("2024-02-26", MarkKind::Cold, 1),
            mark("2024-02-29", MarkKind::Cold, 2),
            mark("2024-03-03", MarkKind::Heat, 1),
            mark("2024-03-06", MarkKind::Heat, 9),
        ];
        assert_eq!(
            marks_by_week(&marks, &weeks),
            [
                mark("2024-02-23", MarkKind::Heat, 1),
                mark("2024-02-26", MarkKind::Heat, 1),
                mark("2024-02-26", MarkKind::Cold, 3),
            ]
        );
    }

    #[test]
    fn a_day_has_eight_blocks() {
        let found = [HourBlock { from: 21, spasms: 4, entries: 2 }];
        let blocks = all_blocks(&found);
        assert_eq!(blocks.len(), 8);
        assert_eq!(blocks[7], found[0]);
        assert_eq!(blocks.iter().map(|block| block.spasms).sum::<u32>(), 4);
    }
}
