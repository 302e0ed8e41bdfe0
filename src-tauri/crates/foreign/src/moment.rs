//! Dates and times as other programs write them.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, SubsecRound};
use respite_domain::codes;
use respite_domain::time::WallTime;
use respite_domain::zone::Zone;

codes! {
    /// Which part of a date comes first.
    pub enum DateOrder {
        /// 2026-11-27
        YearFirst = "year-first",
        /// 27/11/2026, 27.11.2026
        DayFirst = "day-first",
        /// 11/27/2026
        MonthFirst = "month-first",
    }
}

/// The hour that stands for a day of which no time was told. What is said of a day goes by its day.
const NOON: NaiveTime = match NaiveTime::from_hms_opt(12, 0, 0) {
    Some(noon) => noon,
    None => NaiveTime::MIN,
};
/// Figures of a moment counted from 1970 in seconds, and in milliseconds.
const SECONDS: usize = 10;
const MILLISECONDS: usize = 13;

/// When a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment {
    pub(crate) at: WallTime,
    pub(crate) has_time: bool,
}

/// Whether a cell can be a date, with or without a time, in some order.
pub(crate) fn is_moment(text: &str) -> bool {
    let zone = Zone::fixed(FixedOffset::east_opt(0).unwrap_or(chrono::Offset::fix(&chrono::Utc)));
    [DateOrder::DayFirst, DateOrder::MonthFirst].iter().any(|order| moment(text, *order, &zone).is_some())
}

/// Whether a cell can be a time of day.
pub(crate) fn is_time(text: &str) -> bool {
    time(with_offset(text).0).is_some()
}

/// Reads a date, with or without a time.
pub(crate) fn moment(text: &str, order: DateOrder, zone: &Zone) -> Option<Moment> {
    if let Some(at) = counted(text, zone) {
        return Some(Moment { at, has_time: true });
    }
    let (text, offset) = with_offset(text);
    let (day, rest) = parted(text);
    let day = date(day, order)?;
    let time = if rest.is_empty() { None } else { Some(time(rest)?) };
    at(day, time, offset, zone)
}

/// A day, with a time of its own cell where there is one.
pub(crate) fn day_and_time(day: &str, of_day: &str, order: DateOrder, zone: &Zone) -> Option<Moment> {
    if of_day.is_empty() {
        return moment(day, order, zone);
    }
    let (of_day, offset) = with_offset(of_day);
    // A table program may have put midnight behind every day.
    at(date(parted(day).0, order)?, Some(time(of_day)?), offset, zone)
}

fn at(day: NaiveDate, time: Option<NaiveTime>, offset: Option<FixedOffset>, zone: &Zone) -> Option<Moment> {
    let naive = NaiveDateTime::new(day, time.unwrap_or(NOON));
    let at = match offset {
        Some(offset) => local(naive.and_local_timezone(offset).single()?, zone),
        None => zone.first(naive)?,
    };
    Some(Moment { at: at.trunc_subsecs(0), has_time: time.is_some() })
}

/// What is told in the time of the world is shown by the clocks of the place; what names a place's own offset keeps it.
fn local(at: WallTime, zone: &Zone) -> WallTime {
    if at.offset().local_minus_utc() == 0 { zone.wall(at.to_utc()) } else { at }
}

fn counted(text: &str, zone: &Zone) -> Option<WallTime> {
    if !text.bytes().all(|figure| figure.is_ascii_digit()) {
        return None;
    }
    let number: i64 = text.parse().ok()?;
    let at = match text.len() {
        SECONDS => DateTime::from_timestamp(number, 0)?,
        MILLISECONDS => DateTime::from_timestamp_millis(number)?,
        _ => return None,
    };
    Some(zone.wall(at).trunc_subsecs(0))
}

/// "21:30+01:00", "21:30 UTC", "21:30Z": what stands before, and the offset.
fn with_offset(text: &str) -> (&str, Option<FixedOffset>) {
    let world = FixedOffset::east_opt(0);
    for name in ["Z", "UTC", "GMT"] {
        if let Some(before) = text.strip_suffix(name).map(str::trim_end)
            && before.ends_with(|sign: char| sign.is_ascii_digit())
        {
            return (before, world);
        }
    }
    let Some((before, offset)) = text.rfind(['+', '-']).map(|at| text.split_at(at)) else { return (text, None) };
    // Only behind a time: else it is a part of a date.
    let figures: String = offset[1..].chars().filter(|sign| *sign != ':').collect();
    let minutes = match (figures.len(), figures.parse::<i32>()) {
        _ if !before.contains(':') => None,
        (2, Ok(hours)) => Some(hours * 60),
        (4, Ok(both)) => Some(both / 100 * 60 + both % 100),
        _ => None,
    };
    let sign = if offset.starts_with('-') { -1 } else { 1 };
    match minutes.and_then(|minutes| FixedOffset::east_opt(sign * minutes * 60)) {
        Some(offset) => (before.trim_end(), Some(offset)),
        None => (text, None),
    }
}

/// The day, and what stands behind it.
fn parted(text: &str) -> (&str, &str) {
    match text.split_once(|sign: char| sign == 'T' || sign.is_whitespace()) {
        Some((day, rest)) => (day.trim_end_matches(','), rest.trim()),
        None => (text, ""),
    }
}

/// The three numbers of a date, as they stand.
fn numbers(text: &str) -> Option<[(u32, usize); 3]> {
    let parts: Vec<&str> = match text.len() {
        8 if text.bytes().all(|figure| figure.is_ascii_digit()) => vec![&text[..4], &text[4..6], &text[6..]],
        _ => text.trim_end_matches('.').split(['-', '/', '.']).collect(),
    };
    let number = |part: &&str| Some((part.parse().ok().filter(|_| !part.starts_with('+'))?, part.len()));
    let all: Option<Vec<(u32, usize)>> = parts.iter().map(number).collect();
    all?.try_into().ok()
}

fn date(text: &str, order: DateOrder) -> Option<NaiveDate> {
    let [first, second, third] = numbers(text)?;
    let (year, month, day) = match order {
        _ if first.1 == 4 => (first, second, third),
        DateOrder::YearFirst => return None,
        DateOrder::DayFirst => (third, second, first),
        DateOrder::MonthFirst => (third, first, second),
    };
    let year = match year {
        (year, 4) => year,
        (year, 2) => year + 2000,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month.0, day.0)
}

/// "21:30", "21:30:41.432", "21.30", "9:30 pm", "9 p.m.".
fn time(text: &str) -> Option<NaiveTime> {
    let lower: String = text.to_lowercase().chars().filter(|sign| !sign.is_whitespace()).collect();
    let plain = |half: &str| {
        let dotted: String = half.chars().flat_map(|letter| [letter, '.']).collect();
        lower.strip_suffix(half).or_else(|| lower.strip_suffix(&dotted)).map(str::to_owned)
    };
    let (figures, half) = match (plain("am"), plain("pm")) {
        (Some(figures), _) => (figures, Some(0)),
        (_, Some(figures)) => (figures, Some(12)),
        _ => (lower, None),
    };
    let mut parts = figures.split([':', '.', 'h']);
    let mut next = || parts.next().map(|part| part.parse::<u32>().ok().filter(|_| part.len() <= 3));
    let (hour, minute, second) = (next()??, next(), next());
    if minute.is_none() && half.is_none() || minute == Some(None) || second == Some(None) {
        return None;
    }
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(after_noon) => hour % 12 + after_noon,
        None => hour,
    };
    NaiveTime::from_hms_opt(hour, minute.flatten().unwrap_or_default(), second.flatten().unwrap_or_default())
}

/// What the dates of a whole column tell of their order: a number over 12 is no month. `Ok` where they tell it, or need not be told
/// it; `None` where either could be. Points part dates that begin with the day, wherever they are written.
pub(crate) fn order_of<'c>(cells: impl Iterator<Item = &'c str>) -> Option<DateOrder> {
    let (mut any, mut first_is_day, mut second_is_day, mut has_points) = (false, false, false, false);
    for cell in cells {
        let day = parted(with_offset(cell).0).0;
        let Some([first, second, _]) = numbers(day).filter(|[first, _, _]| first.1 != 4) else { continue };
        any = true;
        first_is_day |= first.0 > 12;
        second_is_day |= second.0 > 12;
        has_points |= day.contains('.');
    }
    match (any, first_is_day, second_is_day) {
        (false, ..) => Some(DateOrder::YearFirst),
        (true, true, false) => Some(DateOrder::DayFirst),
        (true, false, true) => Some(DateOrder::MonthFirst),
        // Whichever is more often right: what can't be read in it is told line by line.
        (true, true, true) => Some(DateOrder::DayFirst),
        (true, false, false) => has_points.then_some(DateOrder::DayFirst),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may die of a surprise")]

    use chrono_tz::Europe::Berlin;
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, order: DateOrder, expect: Option<(&str, bool)>) {
        let read = moment(text, order, &Zone::of(Berlin));
        let read = read.map(|read| (read.at.to_rfc3339(), read.has_time));
        assert_eq!(read.as_ref().map(|(at, has_time)| (&**at, *has_time)), expect, "{text}");
    }

    #[test]
    fn moments_are_read_as_programs_write_them() {
        use DateOrder::{DayFirst, MonthFirst, YearFirst};
        let evening = Some(("2026-09-14T21:30:00+02:00", true));
        for (text, order) in [
            ("2026-09-14T21:30:00+02:00", YearFirst),
            ("2026-09-14T21:30:00.432+02:00", YearFirst),
            ("2026-09-14T19:30:00Z", YearFirst),
            ("2026-09-14 19:30:00 UTC", YearFirst),
            ("2026-09-14 19:30:00 +0000", YearFirst),
            ("2026-09-14 21:30", YearFirst),
            ("2026/09/14 21:30:00", MonthFirst),
            ("20260914 21:30", YearFirst),
            ("14.09.2026 21:30", DayFirst),
            ("14.9.26 21.30", DayFirst),
            ("14/09/2026, 9:30 pm", DayFirst),
            ("9/14/2026 9:30 PM", MonthFirst),
            ("9/14/2026 9:30 p.m.", MonthFirst),
            ("1789414200", YearFirst),
            ("1789414200432", YearFirst),
        ] {
            check(text, order, evening);
        }
        check("2026-09-14T21:30:00-05:00", YearFirst, Some(("2026-09-14T21:30:00-05:00", true)));
        check("2026-09-14", YearFirst, Some(("2026-09-14T12:00:00+02:00", false)));
        check("9/14/2026 12 am", MonthFirst, Some(("2026-09-14T00:00:00+02:00", true)));
        // An hour that the clocks skip, and one that comes twice.
        check("2026-03-29 02:30", YearFirst, Some(("2026-03-29T03:00:00+02:00", true)));
        check("2026-10-25 02:30", YearFirst, Some(("2026-10-25T02:30:00+02:00", true)));
        for text in ["", "yesterday", "14/09/2026", "2026-02-30", "2026-09-14 25:00", "2026-09-14 21", "12345", "-1"] {
            check(text, YearFirst, None);
        }
        check("2026-09-14 13:00 pm", YearFirst, None);
    }

    #[test]
    fn a_whole_column_tells_the_order_of_its_dates() {
        use DateOrder::{DayFirst, MonthFirst, YearFirst};
        for (cells, expect) in [
            (&["2026-01-02", "2026-01-03"][..], Some(YearFirst)),
            (&["01/02/2026", "13/02/2026"], Some(DayFirst)),
            (&["01/02/2026 9:00", "01/13/2026 9:00"], Some(MonthFirst)),
            (&["01/02/2026", "03/04/2026"], None),
            (&["01.02.2026", "03.04.2026"], Some(DayFirst)),
            (&["1789414200"], Some(YearFirst)),
            (&["no date"], Some(YearFirst)),
        ] {
            assert_eq!(order_of(cells.iter().copied()), expect, "{cells:?}");
        }
    }

    proptest! {
        #[test]
        fn no_text_is_a_surprise(text in "[0-9a-zA-Zé:./ T+-]{0,24}") {
            let _ = (is_moment(&text), order_of(std::iter::once(&*text)));
        }

        #[test]
        fn a_moment_is_read_as_it_was_written(seconds in 0..4_000_000_000i64, order in prop::sample::select(&[0usize, 1, 2][..])) {
            let zone = Zone::of(Berlin);
            let at = zone.wall(DateTime::from_timestamp(seconds / 60 * 60, 0).unwrap());
            let (form, order) = [
                ("%Y-%m-%d %H:%M", DateOrder::YearFirst),
                ("%d/%m/%Y %H:%M", DateOrder::DayFirst),
                ("%-m/%-d/%Y %-I:%M %p", DateOrder::MonthFirst),
            ][order];
            let read = moment(&at.format(form).to_string(), order, &zone).unwrap();
            // The second of two hours that are called alike can't be told from the first.
            prop_assert_eq!(read.at.naive_local(), at.naive_local());
        }
    }
}
