//! What the person said to questions about gaps and about the place beside; and how an answer to a doctor reminder is spelled.

use chrono::NaiveDate;
use respite_domain::episode::GapAnswer;
use respite_domain::reminder::Said;
use respite_domain::same_place::{PlaceAnswer, PlaceEpisode, PlaceQuestion};
use respite_domain::time::WallTime;
use rusqlite::Row;
use rusqlite::types::{Type, Value};

use crate::cells::{self, Cells, cells, odd};
use crate::row::{TAKEN_BACK, row, until};
use crate::{Result, Store, Stored};

const ENTERED: [&str; 2] = ["at", "at_offset"];

row!(GapAnswer in "gap_answer" { area: "place", from: "first", to: "last", still },
    const ENTERED: [&'static str; 2] = ENTERED;
    const GONE: Option<&'static str> = Some(TAKEN_BACK);
);
cells!(PlaceEpisode { place, start, last });
cells!(PlaceQuestion { here, earlier });
row!(
    PlaceAnswer in "place_answer" {
        question: "place" "start" "last" "earlier_place" "earlier_start" "earlier_last",
        same,
    },
    const ENTERED: [&'static str; 2] = ENTERED;
    const GONE: Option<&'static str> = Some(TAKEN_BACK);
);

/// What was said, and the day that goes with it.
impl Cells for Said {
    fn width() -> usize {
        2
    }

    fn write(&self, cells: &mut Vec<Value>) {
        let (said, day) = match *self {
            Said::Later { until } => ("later", Some(until)),
            Said::Booked { on } => ("booked", Some(on)),
            Said::Been => ("been", None),
            Said::NotForThisEpisode => ("not-for-this-episode", None),
        };
        cells.push(said.to_owned().into());
        day.write(cells);
    }

    fn read(row: &Row<'_>, index: usize) -> rusqlite::Result<Self> {
        Ok(match (row.get_ref(index)?.as_str()?, Option::<NaiveDate>::read(row, index + 1)?) {
            ("later", Some(until)) => Said::Later { until },
            ("booked", Some(on)) => Said::Booked { on },
            ("been", _) => Said::Been,
            ("not-for-this-episode", _) => Said::NotForThisEpisode,
            _ => return Err(odd(index, Type::Text)),
        })
    }

    fn spell(&self, names: &[&'static str], said: &mut cells::Said) {
        let mut cells = Vec::new();
        self.write(&mut cells);
        said.extend(names.iter().copied().zip(cells).filter_map(|(name, cell)| match cell {
            Value::Text(text) => Some((name, text)),
            _ => None,
        }));
    }
}

impl Store {
    /// What was said to questions about the place beside up to `by` and not taken back by then, in the order told.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn place_answers(&self, by: Option<WallTime>) -> Result<Vec<Stored<PlaceAnswer>>> {
        self.select(STANDING, [until(by)])
    }

    /// What was said to questions about gaps up to `by` and not taken back by then, in the order told.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn gap_answers(&self, by: Option<WallTime>) -> Result<Vec<GapAnswer>> {
        let answers = self.select(STANDING, [until(by)])?;
        Ok(answers.into_iter().map(|stored| stored.value).collect())
    }
}

/// What was said by then and not taken back by then, in the order told.
const STANDING: &str = "WHERE at <= ?1 AND (taken_back_at IS NULL OR taken_back_at > ?1) ORDER BY uid";
