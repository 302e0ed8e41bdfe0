//! The state of a day, made from its entries (8.2; design 5, "Day state" and "Places").

use chrono::NaiveDate;

use crate::entry::Entry;
use crate::place::{Place, Places};
use crate::score::Score;

codes! {
    /// What a day was like. Ordered by how much it counts where several entries speak of one day.
    pub enum DayState {
        /// No entry says anything. Never counted as clear, never as affected.
        Unknown = "unknown",
        /// No spasm, worst pain 0–1.
        Clear = "clear",
        /// No spasm, worst pain 2: keeps an open episode open, never starts one.
        Grey = "grey",
        /// A spasm, or worst pain of 3 or more.
        Affected = "affected",
    }
}

/// Which part of the back a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// Every entry counts.
    WholeBack,
    /// Only what is said of this place counts.
    At(Place),
}

/// The part of an entry that decides the state of its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayFact {
    /// The local day of the entry.
    pub day: NaiveDate,
    /// What the entry says by itself.
    pub state: DayState,
    /// The places it names.
    pub places: Places,
    /// The first day of this spasm, where the entry declares it.
    pub onset: Option<NaiveDate>,
}

impl DayFact {
    /// What an entry with these scores says of its day.
    pub fn new(
        day: NaiveDate,
        spasms: Option<u16>,
        worst: Option<Score>,
        average: Option<Score>,
        places: Places,
        onset: Option<NaiveDate>,
    ) -> DayFact {
        DayFact { day, state: entry_state(spasms, worst, average), places, onset }
    }
}

impl From<&Entry> for DayFact {
    fn from(entry: &Entry) -> Self {
        DayFact::new(entry.day(), entry.spasms, entry.worst, entry.average, entry.places, entry.onset)
    }
}

/// What one entry says. A worst pain not given is stood in for by the average, but only upwards: an average of 1 does not
/// tell that the worst was low, so it can't make a day clear.
fn entry_state(spasms: Option<u16>, worst: Option<Score>, average: Option<Score>) -> DayState {
    if spasms.is_some_and(|spasms| spasms > 0) {
        return DayState::Affected;
    }
    match (worst.map(Score::points), average.map(Score::points)) {
        (Some(3..), _) | (None, Some(3..)) => DayState::Affected,
        (Some(2), _) | (None, Some(2)) => DayState::Grey,
        (Some(_), _) => DayState::Clear,
        (None, _) => DayState::Unknown,
    }
}

/// The state of every day that an entry says something of, in one area, in order. Days that are not in it are unknown.
/// `facts` must be in the order of their days.
///
/// For a place, an entry counts if it names it. On a day whose entries do not name it the place is clear, unless an
/// affected or grey entry of that day names no place at all: that one might be here, so the day is unknown. A day on which
/// no entry says anything is unknown everywhere.
pub fn day_states(facts: &[DayFact], area: Area) -> Vec<(NaiveDate, DayState)> {
    debug_assert!(facts.is_sorted_by_key(|fact| fact.day), "facts come in the order of their days");
    facts
        .chunk_by(|one, next| one.day == next.day)
        .filter_map(|of_day| Some((of_day[0].day, of_day.iter().filter_map(|fact| rank(fact, area)).max()?.state())))
        .collect()
}

/// How much a fact counts for an area. The order for a place is affected, grey, unknown, clear (design 5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Clear,
    PerhapsHere,
    Grey,
    Affected,
}

impl Rank {
    fn state(self) -> DayState {
        match self {
            Rank::Clear => DayState::Clear,
            Rank::PerhapsHere => DayState::Unknown,
            Rank::Grey => DayState::Grey,
            Rank::Affected => DayState::Affected,
        }
    }
}

fn rank(fact: &DayFact, area: Area) -> Option<Rank> {
    let own = match fact.state {
        DayState::Unknown => return None,
        DayState::Clear => Rank::Clear,
        DayState::Grey => Rank::Grey,
        DayState::Affected => Rank::Affected,
    };
    Some(match area {
        Area::WholeBack => own,
        Area::At(place) if fact.places.contains(place) => own,
        Area::At(_) if fact.places.is_empty() && own > Rank::Clear => Rank::PerhapsHere,
        Area::At(_) => Rank::Clear,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::Code;
    use DayState::{Affected, Clear, Grey, Unknown};

    fn score(points: Option<u8>) -> Option<Score> {
        points.map(|points| Score::new(points.into()).unwrap())
    }

    #[test]
    fn one_entry() {
        for (spasms, worst, average, expect) in [
            (Some(1), None, None, Affected),
            (Some(1), Some(0), None, Affected),
            (Some(0), Some(3), None, Affected),
            (None, Some(10), None, Affected),
            (None, Some(2), None, Grey),
            (None, Some(1), None, Clear),
            (Some(0), Some(0), None, Clear),
            (Some(0), None, None, Unknown),
            (None, None, None, Unknown),
            (None, None, Some(3), Affected),
            (Some(0), None, Some(2), Grey),
            (Some(0), None, Some(1), Unknown),
            (None, Some(2), Some(2), Grey),
            (None, Some(1), Some(1), Clear),
        ] {
            assert_eq!(entry_state(spasms, score(worst), score(average)), expect, "{spasms:?} {worst:?} {average:?}");
        }
    }

    #[test]
    fn several_entries_of_one_day() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let here = Place::from_code("low-back-left").unwrap();
        let there = Place::from_code("neck-centre").unwrap();
        let fact =
            |state, places: &[Place]| DayFact { day, state, places: places.iter().copied().collect(), onset: None };
        let none: &[Place] = &[];
        for (facts, whole, at_here) in [
            (vec![fact(Affected, &[here])], Affected, Affected),
            (vec![fact(Affected, &[there])], Affected, Clear),
            (vec![fact(Affected, none)], Affected, Unknown),
            (vec![fact(Grey, none)], Grey, Unknown),
            (vec![fact(Clear, none)], Clear, Clear),
            (vec![fact(Clear, none), fact(Affected, none)], Affected, Unknown),
            (vec![fact(Clear, &[here]), fact(Affected, none)], Affected, Unknown),
            (vec![fact(Grey, &[here]), fact(Affected, none)], Affected, Grey),
            (vec![fact(Grey, &[here]), fact(Affected, &[there])], Affected, Grey),
            (vec![fact(Affected, &[here]), fact(Clear, &[here])], Affected, Affected),
        ] {
            assert_eq!(day_states(&facts, Area::WholeBack), [(day, whole)], "{facts:?}");
            assert_eq!(day_states(&facts, Area::At(here)), [(day, at_here)], "{facts:?}");
        }
        for area in [Area::WholeBack, Area::At(here)] {
            assert_eq!(day_states(&[fact(Unknown, &[here])], area), []);
        }
    }
}
