//! One search over all that was told in words.

use respite_domain::time::Moment;
use respite_store::{FOUND, Hit, Name};

use crate::shown::number;
use crate::view::{Coded, FoundPiece, FoundView, SearchView};
use crate::{Engine, Result};

/// The most that one search tells.
const MOST: u32 = 100;

impl Engine {
    /// What was told with all the words that were typed, as the beginning of words; the latest first. `name` puts codes into words.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn search(&self, typed: &str, most: u32, name: Name<'_>, now: &Moment) -> Result<SearchView> {
        let most = most.clamp(1, MOST);
        let mut hits = self.store.search(typed, most + 1, name)?;
        let more = hits.len() > most as usize;
        hits.truncate(most as usize);
        Ok(SearchView { now: now.wall.to_rfc3339(), found: hits.into_iter().map(found).collect(), more })
    }
}

fn found(hit: Hit) -> FoundView {
    let is_told_of_a_day = !hit.row.is_empty();
    let mut pieces = pieces(&hit.own);
    let named = self::pieces(&hit.named);
    if !pieces.is_empty() && !named.is_empty() {
        pieces.push(FoundPiece { text: " · ".to_owned(), found: false });
    }
    pieces.extend(named);
    FoundView {
        sort: Coded(hit.sort),
        id: number(hit.id),
        row: is_told_of_a_day.then_some(hit.row),
        day: hit.day.map(|day| day.to_string()),
        text: pieces,
    }
}

/// A text in pieces, those that were found apart from the others, on one line.
fn pieces(text: &str) -> Vec<FoundPiece> {
    let text = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" · ");
    let [from, to] = FOUND;
    let mut pieces: Vec<FoundPiece> = Vec::new();
    for (index, part) in text.split(from).enumerate() {
        let (found, other) = if index == 0 { ("", part) } else { part.split_once(to).unwrap_or((part, "")) };
        let both = [(found, true), (other, false)];
        let said = both.into_iter().filter(|(text, _)| !text.is_empty());
        pieces.extend(said.map(|(text, found)| FoundPiece { text: text.replace(to, ""), found }));
    }
    pieces
}
