//! Looking: the pain line, the month, the time of day. Each reads the days that it shows, and no more.

use chrono::{Days, Months, NaiveDate};
use respite_domain::Invalid;
use respite_domain::charts::{
    ChartDay, HOURS_A_BLOCK, Mark, Span, all_blocks, chart_days, chart_weeks, marks_by_day, marks_by_week,
};
use respite_domain::day::DayState;
use respite_domain::score::Score;
use respite_domain::time::Moment;

use crate::error::InField;
use crate::view::{ChartPoint, ChartsView, Coded, DayView, HourView, MarkView, MonthView};
use crate::{At, Engine, Field, Result, at};

impl Engine {
    /// The pain line and the time of day over a span.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn charts(&self, over: Span, at: &At) -> Result<ChartsView> {
        let (from, to) = self.days_of(over, at)?;
        let days = chart_days(from, to, &self.store.entries_of_days(from, to, at.by)?);
        let mut marks = self.store.marks(from, to, at.by)?;
        // Of medicines what was taken against the pain, as in *What helps* and on the page.
        marks.extend(self.doses_tried(from, to, at)?.iter().map(Mark::of));
        marks = marks_by_day(&marks);
        let by_week = over.by_week();
        let points = if by_week {
            let weeks = chart_weeks(&days, self.conventions()?.week_begins);
            marks = marks_by_week(&marks, &weeks);
            let point = |week: &respite_domain::charts::ChartWeek| ChartPoint {
                from: week.from.to_string(),
                to: week.to.to_string(),
                state: None,
                logged: week.logged,
                affected: week.affected,
                worst: week.worst.map(Score::points),
                average: None,
                spasms: week.spasms,
            };
            weeks.iter().map(point).collect()
        } else {
            days.iter().map(day_point).collect()
        };
        let count = |counts: fn(&ChartDay) -> bool| days.iter().map(|day| u32::from(counts(day))).sum();
        let walked = self.walked_weeks(from, to, at)?;
        Ok(ChartsView {
            walked,
            now: at.moment.wall.to_rfc3339(),
            span: Coded(over),
            from: from.to_string(),
            to: to.to_string(),
            by_week,
            logged: count(|day| day.logged),
            days: u32::try_from(days.len()).unwrap_or(u32::MAX),
            affected: count(|day| day.state == DayState::Affected),
            points,
            marks: marks
                .iter()
                .map(|mark| MarkView { day: mark.day.to_string(), kind: Coded(mark.kind), times: mark.times })
                .collect(),
            hours: all_blocks(&self.store.spasms_by_hour(from, to, at.by)?)
                .iter()
                .map(|block| HourView {
                    from: block.from,
                    to: block.from + HOURS_A_BLOCK,
                    spasms: block.spasms,
                    entries: block.entries,
                })
                .collect(),
        })
    }

    /// The first and the last day of a span.
    pub(crate) fn days_of(&self, over: Span, at: &At) -> Result<(NaiveDate, NaiveDate)> {
        Ok(over.days(at.day(), self.store.first_day(at.by)?, self.conventions()?.week_begins))
    }

    /// A month as day states: the one named, such as `2026-11`, or this one.
    ///
    /// # Errors
    /// The month is none or has not begun, or the disk does not answer.
    pub fn month(&self, month: Option<&str>, now: &Moment) -> Result<MonthView> {
        let today = now.day();
        let first = match month {
            None => first_of(today),
            Some(month) => at::day(&format!("{month}-01")).in_field(Field::Period)?,
        };
        let last_day = self.last_day(&At::now(now))?;
        if first > last_day {
            return Err(Invalid::InFuture).in_field(Field::Period);
        }
        let next = first + Months::new(1);
        let last = next - Days::new(1);
        let to = last.min(last_day);
        let days = chart_days(first, to, &self.store.entries_of_days(first, to, None)?);
        let name = |first: NaiveDate| first.format("%Y-%m").to_string();
        Ok(MonthView {
            now: now.wall.to_rfc3339(),
            month: name(first),
            days: days.iter().map(day_view).collect(),
            length: u32::try_from((next - first).num_days()).unwrap_or_default(),
            earlier: self.store.first_day(None)?.filter(|day| *day < first).map(|_| name(first - Months::new(1))),
            later: (next <= last_day).then(|| name(next)),
        })
    }
}

fn first_of(day: NaiveDate) -> NaiveDate {
    chrono::Datelike::with_day(&day, 1).unwrap_or(day)
}

fn day_point(day: &ChartDay) -> ChartPoint {
    ChartPoint {
        from: day.day.to_string(),
        to: day.day.to_string(),
        state: Some(Coded(day.state)),
        logged: day.logged.into(),
        affected: (day.state == DayState::Affected).into(),
        worst: day.worst.map(Score::points),
        average: day.average.map(Score::points),
        spasms: day.spasms,
    }
}

pub(crate) fn day_view(day: &ChartDay) -> DayView {
    DayView {
        date: day.day.to_string(),
        state: Coded(day.state),
        logged: day.logged,
        worst: day.worst.map(Score::points),
        spasms: day.spasms,
    }
}
