//! Dates and lists, as short as they can be.

use chrono::{Datelike, NaiveDate};
use respite_domain::Code;
use respite_domain::partial_date::PartialDate;
use respite_domain::place::Places;
use respite_l10n::Words;

use super::Room;

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

/// "2019", "May 2019", "12 May 2019": as much as is known.
pub(super) fn partial(date: PartialDate, words: &Words) -> String {
    match date {
        PartialDate::Year(year) => year.to_string(),
        PartialDate::Month(year, month) => words.msg_date_of_month(words.msg_date_month(month), year.to_string()),
        PartialDate::Day(day) => words.date_long(day),
    }
}

/// The first `most` of `items`, and how many more there are.
pub(super) fn shorten(items: &[String], between: &str, most: usize, words: &Words) -> String {
    let shown = items[..items.len().min(most)].join(between);
    if items.len() > most { words.msg_paper_and_more(shown, items.len() - most) } else { shown }
}

/// The names of the places.
pub(super) fn places(places: Places, words: &Words, room: Room) -> String {
    let names: Vec<String> = places.iter().map(|place| words.place_name(place.code())).collect();
    shorten(&names, "; ", room.most_listed(), words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use respite_domain::place::Place;

    #[test]
    fn a_long_list_is_counted_out() {
        let items: Vec<String> = ["a", "b", "c"].map(str::to_owned).to_vec();
        let words = respite_l10n::words();
        assert_eq!(shorten(&items, ", ", 3, words), "a, b, c");
        assert_eq!(shorten(&items, ", ", 2, words), "a, b and 1 more");
        assert_eq!(shorten(&[], ", ", 2, words), "");
    }

    #[test]
    fn every_place_has_a_name() {
        for place in Place::all() {
            assert_ne!(respite_l10n::words().place_name(place.code()), place.code());
        }
    }

    #[test]
    fn every_offered_trigger_has_a_name() {
        for code in respite_domain::trigger::OFFERED {
            assert_ne!(respite_l10n::words().trigger_name(code), code);
        }
    }
}
