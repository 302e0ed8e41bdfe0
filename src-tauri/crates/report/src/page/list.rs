//! Dates and names, as short as they can be.

use chrono::{Datelike, NaiveDate, TimeDelta};
use respite_domain::Code;
use respite_domain::partial_date::PartialDate;
use respite_domain::place::Places;
use respite_l10n::Words;

/// Writes dates without the year where it is the page's own.
#[derive(Clone, Copy)]
pub(super) struct Dates<'a> {
    words: &'a Words,
    year: i32,
}

impl<'a> Dates<'a> {
    /// Dates on a page up to `to`.
    pub(super) fn new(words: &'a Words, to: NaiveDate) -> Self {
        Dates { words, year: to.year() }
    }

    pub(super) fn day(self, day: NaiveDate) -> String {
        if day.year() == self.year { self.words.date_short(day) } else { self.words.date_long(day) }
    }

    pub(super) fn range(self, from: NaiveDate, to: NaiveDate) -> String {
        if (from.year(), to.year()) == (self.year, self.year) {
            self.words.date_range_short(from, to)
        } else {
            self.words.date_range(from, to)
        }
    }
}

/// Days, those in a row together: "7–9 November, 12 November".
pub(super) fn days(days: &[NaiveDate], dates: Dates<'_>) -> String {
    let runs = days.chunk_by(|one, next| *next - *one == TimeDelta::days(1));
    dates.words.list(runs.filter_map(|run| Some(dates.range(*run.first()?, *run.last()?))))
}

/// "2019", "May 2019", "12 May 2019": as much as is known.
pub(super) fn partial(date: PartialDate, words: &Words) -> String {
    match date {
        PartialDate::Year(year) => year.to_string(),
        PartialDate::Month(year, month) => words.msg_date_of_month(words.msg_date_month(month), year.to_string()),
        PartialDate::Day(day) => words.date_long(day),
    }
}

/// The names of the places.
pub(super) fn places(places: Places, words: &Words) -> String {
    words.phrases(places.iter().map(|place| words.place_name(place.code())))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use respite_domain::place::Place;
    use respite_l10n::Language;

    #[test]
    fn days_in_a_row_are_one_range() {
        let day = |day: u32| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        let words = Language::En.words();
        let dates = Dates::new(&words, day(22));
        assert_eq!(days(&[day(7), day(8), day(9), day(12)], dates), "7–9 November, 12 November");
        assert_eq!(days(&[], dates), "");
    }

    #[test]
    fn every_place_has_a_name() {
        for place in Place::all() {
            assert_ne!(Language::En.words().place_name(place.code()), place.code());
        }
    }

    #[test]
    fn every_offered_trigger_has_a_name() {
        for code in respite_domain::words::List::Trigger.offered() {
            assert_ne!(Language::En.words().trigger_name(code), *code);
        }
    }
}
