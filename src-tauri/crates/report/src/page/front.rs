//! Page 1: how much room it has, and what becomes of what has none.

use respite_l10n::Words;
use serde::Serialize;

use super::list::Dates;
use super::{Part, Run};

/// Items of no more letters than this, such as dates, share the lines of a whole list.
const SHORT: usize = 40;

/// How much room page 1 has. What would not fit is tried again with less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Room {
    /// All on one page, what is told of a few things among it.
    OneSheet,
    /// The usual.
    Plenty,
    /// Closer lines.
    Snug,
    /// A lower chart too, and shorter lists.
    Scarce,
    /// The same with the shortest lists, and map and chart on page 2.
    Least,
}

impl Room {
    /// Letters of one list.
    fn letters(self) -> usize {
        match self {
            Room::OneSheet | Room::Plenty | Room::Snug => 160,
            Room::Scarce => 90,
            Room::Least => 50,
        }
    }

    /// Letters of the questions of a visit: all three, unless there is next to no room.
    fn letters_of_questions(self) -> usize {
        if self == Room::Least { 620 } else { 1000 }
    }

    /// Height of the scores in the chart, in points.
    pub(super) fn plot_height(self) -> f64 {
        match self {
            Room::Scarce => 58.0,
            _ => 100.0,
        }
    }
}

/// What stands for what has no room, where nothing else tells it.
pub(super) const MORE: &str = "…";

/// How the items of a list are joined, such as `Words::phrases`.
type Join = fn(&Words, Vec<String>) -> String;

/// Page 1 while it is written.
pub(super) struct Front<'a> {
    pub(super) words: &'a Words,
    pub(super) dates: Dates<'a>,
    pub(super) room: Room,
    /// On which page each of `rests` stands, as far as that is known. Without one there are no pages after: what has no room is left out.
    on: Option<&'a [usize]>,
    /// The lists that had no room, whole.
    rests: Vec<Part>,
    /// Whether it says of anything that it is on another page.
    points: bool,
}

impl<'a> Front<'a> {
    pub(super) fn new(words: &'a Words, dates: Dates<'a>, room: Room, on: &'a [usize]) -> Front<'a> {
        Front { words, dates, room, on: Some(on), rests: Vec::new(), points: false }
    }

    /// One that no page follows.
    pub(super) fn alone(words: &'a Words, dates: Dates<'a>, room: Room) -> Front<'a> {
        Front { words, dates, room, on: None, rests: Vec::new(), points: false }
    }

    /// All of what was tried: on the page after this one.
    pub(super) fn point_to_tried(&mut self, count: usize) -> Option<String> {
        self.on?;
        self.points = true;
        Some(self.words.msg_paper_away_all(count))
    }

    /// Whether it says of nothing that it is on another page.
    pub(super) fn stands_alone(&self) -> bool {
        !self.points && self.rests.is_empty()
    }

    /// The lists that had no room, for the pages after.
    pub(super) fn into_rests(self) -> Vec<Part> {
        self.rests
    }

    /// `items` in a row, as far as there is room, and where all of them are. None is cut, and none gets lost: the whole list
    /// stands on a later page under `heading`.
    pub(super) fn fit(&mut self, heading: String, items: Vec<String>, join: Join) -> String {
        let (shown, all) = self.fit_within(self.room.letters(), heading, items);
        let shown = join(self.words, shown);
        match all {
            None => shown,
            Some(all) if shown.is_empty() => all,
            Some(all) => self.words.msg_paper_shown_of_all(shown, all),
        }
    }

    /// The same of the questions of a visit, one by one.
    pub(super) fn fit_questions(&mut self, heading: String, questions: Vec<String>) -> (Vec<String>, Option<String>) {
        self.fit_within(self.room.letters_of_questions(), heading, questions)
    }

    fn fit_within(&mut self, letters: usize, heading: String, mut items: Vec<String>) -> (Vec<String>, Option<String>) {
        let ends = items.iter().scan(0, |sum, item| {
            *sum += item.chars().count();
            Some(*sum)
        });
        let fitting = ends.take_while(|end| *end <= letters).count();
        if fitting == items.len() {
            return (items, None);
        }
        let Some(on) = self.on else {
            items.truncate(fitting);
            return (items, Some(MORE.to_owned()));
        };
        let number = self.rests.len();
        let page = on.get(number).copied().unwrap_or(2);
        let all = self.words.msg_paper_all_on_page(items.len(), page);
        let lines = if items.iter().all(|item| item.chars().count() <= SHORT) {
            vec![vec![Run::plain(self.words.phrases(&items))]]
        } else {
            items.iter().map(|item| vec![Run::plain(item.clone())]).collect()
        };
        self.rests.push(Part { rest: Some(number), ..Part::of_lines(heading, lines) });
        items.truncate(fitting);
        (items, Some(all))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::page::said;

    #[test]
    fn a_list_without_room_stands_whole_on_a_later_page() {
        let words = &respite_l10n::Language::En.words();
        let dates = Dates::new(words, chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
        let list = |count: usize, letters: usize| vec!["x".repeat(letters); count];
        for (items, on, expect, rests) in [
            (list(0, 9), &[][..], String::new(), 0),
            (list(3, 50), &[], [&"x".repeat(50)[..]; 3].join(", "), 0),
            (list(4, 50), &[], format!("{}; all 4 on page 2", [&"x".repeat(50)[..]; 3].join(", ")), 1),
            (list(4, 500), &[3], "all 4 on page 3".to_owned(), 1),
            (list(1, 500), &[], "see page 2".to_owned(), 1),
        ] {
            let mut front = Front::new(words, dates, Room::Plenty, on);
            let count = items.len();
            assert_eq!(front.fit("Name".into(), items.clone(), Words::list), expect);
            let parts = front.into_rests();
            assert_eq!(parts.len(), rests);
            for part in parts {
                assert_eq!((part.heading.as_str(), part.lines.len()), ("Name", count));
                assert!(part.lines.iter().zip(&items).all(|(line, item)| said(line) == *item));
            }
        }
    }

    #[test]
    fn where_no_page_follows_none_is_pointed_to() {
        let words = &respite_l10n::Language::En.words();
        let dates = Dates::new(words, chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
        let mut front = Front::alone(words, dates, Room::Plenty);
        assert_eq!(front.fit("Name".into(), vec!["x".repeat(100); 2], Words::list), format!("{}; …", "x".repeat(100)));
        assert_eq!(front.fit("Name".into(), vec!["x".repeat(500)], Words::list), "…");
        assert_eq!(front.point_to_tried(9), None);
        assert!(front.into_rests().is_empty());
    }
}
