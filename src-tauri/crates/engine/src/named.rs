//! What made it worse, what made it better, what set it off: on how many days it was named. And what the person avoids.

use respite_domain::charts::Span;
use respite_domain::named::{Named, may_avoid, named};
use respite_domain::time::Moment;
use respite_domain::words::{List, Words};
use respite_store::{Avoided, Stored};

use crate::view::{AvoidedView, Coded, NamedListView, NamedRow, NamedView};
use crate::{At, Engine, Result};

impl Engine {
    /// On how many days each of the words was named over a span, and what the person avoids.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn named(&self, over: Span, at: &At) -> Result<NamedView> {
        let (from, to) = self.days_of(over, at)?;
        let avoided = self.store.avoided()?;
        let list = |list| -> Result<NamedListView> {
            let named = named(&self.store.words_by_day(list, from, to, at.by)?);
            let rows =
                named.iter().map(|named| row(named, avoided.iter().any(|known| is(&known.value, list, &named.words))));
            Ok(NamedListView {
                of: named.first().map_or(0, |named| small(named.days.of)),
                tells: named.first().is_some_and(Named::tells),
                rows: rows.collect(),
            })
        };
        Ok(NamedView {
            now: at.moment.wall.to_rfc3339(),
            span: Coded(over),
            from: from.to_string(),
            to: to.to_string(),
            worse: list(List::Worse)?,
            better: list(List::Better)?,
            trigger: list(List::Trigger)?,
            avoided: avoided.iter().map(avoided_view).collect(),
        })
    }

    /// "I avoid this", or no longer.
    ///
    /// # Errors
    /// The words are none that can be avoided, they are not on the list, or the disk can't take it; nothing is saved then.
    pub fn set_avoided(&mut self, list: List, words: &str, avoided: bool, now: &Moment) -> Result<()> {
        self.act(|engine| {
            let words = Words::new(words)?;
            if !avoided {
                return Ok(engine.store.remove_avoided(list, &words, now.wall)?);
            }
            may_avoid(list, &words)?;
            Ok(engine.store.add_avoided(list, &words, now.wall)?)
        })
    }
}

fn is(avoided: &Avoided, list: List, words: &Words) -> bool {
    avoided.list == list && avoided.words == *words
}

fn row(named: &Named, avoided: bool) -> NamedRow {
    NamedRow { words: named.words.as_str().to_owned(), days: named.tells().then(|| small(named.days.count)), avoided }
}

fn avoided_view(Stored { value: avoided, entered_at, .. }: &Stored<Avoided>) -> AvoidedView {
    AvoidedView {
        list: Coded(avoided.list),
        words: avoided.words.as_str().to_owned(),
        since: entered_at.date_naive().to_string(),
    }
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
