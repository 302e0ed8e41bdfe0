//! The words of Respite: one typed function a message.
//!
//! The words themselves are in `locales/<language>/*.ftl`; a missing message or argument is a build error. Words that are
//! looked up by a code from the diary, and dates, numbers and lists, are added here, so that notices, terminal and paper say
//! them alike. Which language it is, is a value: a program chooses it once, at its start, and hands its words down.

mod language;

use std::ops::Deref;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

/// The functions that the build makes of the messages.
#[allow(missing_docs, clippy::all, clippy::unwrap_used, unused_qualifications)]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));

    impl L10nLanguage {
        /// What a code of a group is called: the message `<group>-<code>`. `None` where there is no such message.
        pub fn name(&self, group: &str, code: &str) -> Option<String> {
            self.0.msg(&format!("{group}-{code}"), None).ok()
        }

        /// The tag of the language (BCP 47): "en".
        pub fn tag(&self) -> &str {
            self.0.lang()
        }
    }
}

pub use language::likely_country;

pub use generated::{L10n as Language, L10nLanguage as Messages};

/// The words of a language, and by which clock they tell a time.
pub struct Words {
    said: Messages,
    twelve_hours: AtomicBool,
}

impl Language {
    /// Its words. They tell a time by 24 hours until they are told otherwise.
    pub fn words(&self) -> Words {
        Words { said: self.load(), twelve_hours: AtomicBool::new(false) }
    }
}

impl Deref for Words {
    type Target = Messages;

    fn deref(&self) -> &Self::Target {
        &self.said
    }
}

/// Dates, times and numbers.
impl Words {
    /// "7 November 2026".
    pub fn date_long(&self, day: NaiveDate) -> String {
        self.msg_date_long(day.day().to_string(), self.msg_date_month(day.month()), day.year().to_string())
    }

    /// "7 November".
    pub fn date_short(&self, day: NaiveDate) -> String {
        self.msg_date_short(day.day().to_string(), self.msg_date_month(day.month()))
    }

    /// "7 Nov", where there is little room.
    pub fn date_brief(&self, day: NaiveDate) -> String {
        self.msg_date_short(day.day().to_string(), self.msg_date_month_brief(day.month()))
    }

    /// "2–11 March 2026", "26 October – 22 November 2026", "28 December 2026 – 3 January 2027", "7 November 2026".
    pub fn date_range(&self, from: NaiveDate, to: NaiveDate) -> String {
        self.range(from, to, |day| self.date_long(day))
    }

    /// "2–11 March", "26 October – 22 November", "7 November"; with years where they differ.
    pub fn date_range_short(&self, from: NaiveDate, to: NaiveDate) -> String {
        if from.year() == to.year() {
            self.range(from, to, |day| self.date_short(day))
        } else {
            self.date_range(from, to)
        }
    }

    /// Tells times by a clock of twelve hours from now on, or of 24: where the person lives can change while the program runs.
    pub fn tell_by_twelve_hours(&self, twelve: bool) {
        self.twelve_hours.store(twelve, Ordering::Relaxed);
    }

    /// "14:20"; "2:20 pm" by a clock of twelve hours.
    pub fn time_of_day(&self, time: NaiveTime) -> String {
        let minute = format!("{:02}", time.minute());
        if !self.twelve_hours.load(Ordering::Relaxed) {
            return self.msg_date_time_of_day(format!("{:02}", time.hour()), minute);
        }
        let (is_after_noon, hour) = time.hour12();
        let hour = hour.to_string();
        if is_after_noon {
            self.msg_date_time_after_noon(hour, minute)
        } else {
            self.msg_date_time_before_noon(hour, minute)
        }
    }

    /// "6", "6.5": at most one decimal, and none where it would be 0.
    pub fn number(&self, number: f64) -> String {
        let tenths = format!("{number:.1}");
        match tenths.split_once('.') {
            Some((whole, tenth)) if tenth != "0" => self.msg_number_decimal(whole, tenth),
            Some((whole, _)) => whole.to_owned(),
            None => tenths,
        }
    }

    /// Milligrams or units as they are counted: "1,200", "0.25", "81.25". It is read again as the same number; so a part of three
    /// figures behind a mark that could part thousands is written with a fourth.
    pub fn quantity(&self, quantity: f64) -> String {
        // What is there is never written as nothing: a nanogram is the least that a dose can hold.
        let places = if quantity > 0.0 && quantity < 0.001 { 6 } else { 3 };
        let written = format!("{quantity:.places$}");
        let (whole, part) = written.split_once('.').unwrap_or((&written, ""));
        let grouped = self.grouped(whole);
        match part.trim_end_matches('0') {
            "" => grouped,
            part if part.len() == 3 && whole.len() < 4 && whole != "0" => {
                self.msg_number_decimal(grouped, format!("{part}0"))
            }
            part => self.msg_number_decimal(grouped, part),
        }
    }

    fn grouped(&self, whole: &str) -> String {
        match whole.len().checked_sub(3).filter(|thousands| *thousands > 0).and_then(|at| whole.split_at_checked(at)) {
            Some((thousands, rest)) => self.msg_number_grouped(self.grouped(thousands), rest),
            None => whole.to_owned(),
        }
    }

    fn range(&self, from: NaiveDate, to: NaiveDate, write: impl Fn(NaiveDate) -> String) -> String {
        if from == to {
            write(to)
        } else if (from.year(), from.month()) == (to.year(), to.month()) {
            self.msg_date_range_one_month(from.day().to_string(), write(to))
        } else if from.year() == to.year() {
            self.msg_date_range(self.date_short(from), write(to))
        } else {
            self.msg_date_range(self.date_long(from), self.date_long(to))
        }
    }
}

/// Lists, of whatever is said one after the other; nothing of none.
impl Words {
    /// "a, b, c": names and other short things.
    pub fn list<T: AsRef<str>>(&self, items: impl IntoIterator<Item = T>) -> String {
        joined(items, |before, next| self.msg_list_names(before, next))
    }

    /// "a; b; c": what may have commas itself.
    pub fn phrases<T: AsRef<str>>(&self, items: impl IntoIterator<Item = T>) -> String {
        joined(items, |before, next| self.msg_list_phrases(before, next))
    }

    /// "a · b · c": facts beside each other.
    pub fn facts<T: AsRef<str>>(&self, items: impl IntoIterator<Item = T>) -> String {
        joined(items, |before, next| self.msg_list_facts(before, next))
    }

    /// Sentences, one after the other.
    pub fn sentences<T: AsRef<str>>(&self, items: impl IntoIterator<Item = T>) -> String {
        joined(items, |before, next| self.msg_list_sentences(before, next))
    }

    /// "a, b or c".
    pub fn one_of<T: AsRef<str>>(&self, items: impl IntoIterator<Item = T>) -> String {
        let mut items: Vec<T> = items.into_iter().collect();
        let last = items.pop();
        let last = last.as_ref().map_or("", AsRef::as_ref);
        if items.is_empty() { last.to_owned() } else { self.msg_list_or(self.list(items), last) }
    }
}

fn joined<T: AsRef<str>>(items: impl IntoIterator<Item = T>, join: impl Fn(&str, &str) -> String) -> String {
    let mut items = items.into_iter();
    let first = items.next().map(|first| first.as_ref().to_owned()).unwrap_or_default();
    items.fold(first, |before, next| join(&before, next.as_ref()))
}

/// Words for the codes of the diary.
impl Words {
    /// What a code of a group is called: the message `<group>-<code>`. What has none, such as the person's own words, comes back
    /// as it is.
    pub fn named(&self, group: &str, code_or_words: &str) -> String {
        self.name(group, code_or_words).unwrap_or_else(|| code_or_words.to_owned())
    }

    /// The name of a place by its code: "Low back, left".
    pub fn place_name(&self, code: &str) -> String {
        self.named("place", code)
    }

    /// The name of words of any list by their code: "Moving furniture"; the person's own words as they are.
    pub fn trigger_name(&self, code_or_words: &str) -> String {
        self.named("said", code_or_words)
    }

    /// The name of an ingredient by its code: in the United States it is "acetaminophen", elsewhere "paracetamol", and both where
    /// nobody said where they live. The person's own words come back as they are.
    pub fn ingredient_name(&self, code: &str, in_us: Option<bool>) -> String {
        match (code, in_us) {
            ("", _) => self.msg_medicine_unread_ingredient(),
            ("acetaminophen", Some(false)) => self.msg_medicines_paracetamol(),
            ("acetaminophen", None) => self.msg_medicines_both_names(),
            _ => self.named("ingredient", code),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn days_and_times() {
        let words = Language::En.words();
        assert_eq!(words.date_long(day(2026, 11, 7)), "7 November 2026");
        assert_eq!(words.date_short(day(2028, 2, 29)), "29 February");
        assert_eq!(words.date_brief(day(2026, 5, 1)), "1 May");
        let time = |hour| words.time_of_day(NaiveTime::from_hms_opt(hour, 5, 59).unwrap());
        assert_eq!([0, 11, 12, 23].map(time), ["00:05", "11:05", "12:05", "23:05"]);
        words.tell_by_twelve_hours(true);
        assert_eq!([0, 11, 12, 23].map(time), ["12:05 am", "11:05 am", "12:05 pm", "11:05 pm"]);
        let months: Vec<String> = (1..=12).map(|month| words.date_brief(day(2026, month, 1))).collect();
        assert_eq!(
            months.join(" "),
            "1 Jan 1 Feb 1 Mar 1 Apr 1 May 1 Jun 1 Jul 1 Aug 1 Sep 1 Oct 1 Nov 1 Dec",
            "no month falls through to December"
        );
        assert_eq!(words.date_long(day(2026, 1, 1)), "1 January 2026");
    }

    #[test]
    fn ranges_say_month_and_year_once_where_they_are_one() {
        let words = Language::En.words();
        for (from, to, long, short) in [
            (day(2026, 3, 2), day(2026, 3, 11), "2–11 March 2026", "2–11 March"),
            (day(2026, 10, 26), day(2026, 11, 22), "26 October – 22 November 2026", "26 October – 22 November"),
            (
                day(2026, 12, 28),
                day(2027, 1, 3),
                "28 December 2026 – 3 January 2027",
                "28 December 2026 – 3 January 2027",
            ),
            (day(2026, 11, 7), day(2026, 11, 7), "7 November 2026", "7 November"),
        ] {
            assert_eq!(words.date_range(from, to), long);
            assert_eq!(words.date_range_short(from, to), short);
        }
    }

    #[test]
    fn numbers_have_a_decimal_only_where_it_tells_something() {
        let words = Language::En.words();
        for (number, written) in [(6.0, "6"), (6.5, "6.5"), (3.16, "3.2"), (2.96, "3"), (0.0, "0"), (0.04, "0")] {
            assert_eq!(words.number(number), written);
        }
    }

    #[test]
    fn what_is_no_code_is_the_persons_own_words() {
        let words = Language::En.words();
        assert_eq!(words.trigger_name("moving-furniture"), "Moving furniture");
        assert_eq!(words.trigger_name("a { $sneeze }"), "a { $sneeze }");
        assert_eq!(words.place_name("low-back-left"), "Low back, left");
    }

    #[test]
    fn lists_of_none_one_and_more() {
        let words = Language::En.words();
        let of = |count: usize| ["a", "b", "c"].into_iter().take(count);
        assert_eq!([0, 1, 3].map(|count| words.list(of(count))), ["", "a", "a, b, c"]);
        assert_eq!([0, 1, 2, 3].map(|count| words.one_of(of(count))), ["", "a", "a or b", "a, b or c"]);
        assert_eq!(
            (words.phrases(of(2)), words.facts(of(2)), words.sentences(of(2))),
            ("a; b".into(), "a · b".into(), "a b".into())
        );
    }
}
