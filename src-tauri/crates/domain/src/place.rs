//! Where on the back: level × side (8.5).

use std::sync::LazyLock;

use crate::{Code, Invalid};

codes! {
    /// How high on the back.
    pub enum Level {
        /// Neck.
        Neck = "neck",
        /// Between and around the shoulder blades.
        UpperBack = "upper-back",
        /// Below the shoulder blades.
        MidBack = "mid-back",
        /// Between the ribs and the pelvis.
        LowBack = "low-back",
        /// Buttock and pelvis.
        Buttock = "buttock",
    }
}

codes! {
    /// Which side, as the person themself has it.
    pub enum Side {
        /// The person's left.
        Left = "left",
        /// Over the spine.
        Centre = "centre",
        /// The person's right.
        Right = "right",
    }
}

/// One of the fifteen places of the back map. Ordered from the neck down, left to right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// How high on the back.
    pub level: Level,
    /// Which side.
    pub side: Side,
}

/// The codes of all places, such as `low-back-left`.
static CODES: LazyLock<Vec<String>> =
    LazyLock::new(|| Place::all().map(|Place { level, side }| format!("{}-{}", level.code(), side.code())).collect());

impl Code for Place {
    const SET: &'static str = "Place";
    const ALL: &'static [Place] = &{
        let mut all = [Place { level: Level::Neck, side: Side::Left }; Level::ALL.len() * Side::ALL.len()];
        let mut index = 0;
        while index < all.len() {
            all[index] = Place { level: Level::ALL[index / Side::ALL.len()], side: Side::ALL[index % Side::ALL.len()] };
            index += 1;
        }
        all
    };

    fn code(self) -> &'static str {
        &CODES[self.index()]
    }

    fn from_code(code: &str) -> Result<Place, Invalid> {
        Place::all().find(|place| place.code() == code).ok_or_else(|| Invalid::UnknownPlace(code.to_owned()))
    }
}

impl Place {
    /// Position in [`Code::ALL`].
    pub fn index(self) -> usize {
        self.level as usize * Side::ALL.len() + self.side as usize
    }

    /// Whether skin here shares warmth and cold with skin there: the same place, or the one beside it on the same level
    /// (3.2, rule 6).
    pub fn touches(self, other: Place) -> bool {
        self.level == other.level && (self.side as i8 - other.side as i8).abs() <= 1
    }

    /// This place and its neighbours on the same level, in order.
    pub fn with_neighbours(self) -> impl Iterator<Item = Place> {
        Place::all().filter(move |other| self.touches(*other))
    }
}

/// A set of places, in the order of [`Code::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Places(u16);

impl Places {
    /// No place.
    pub const NONE: Places = Places(0);

    /// Whether `place` is in the set.
    pub fn contains(self, place: Place) -> bool {
        self.0 & (1 << place.index()) != 0
    }

    /// Whether the set is empty.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many places are in the set.
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// The places, from the neck down, left to right.
    pub fn iter(self) -> impl Iterator<Item = Place> {
        Place::all().filter(move |place| self.contains(*place))
    }

    /// The codes of the places.
    pub fn codes(self) -> Vec<&'static str> {
        self.iter().map(Place::code).collect()
    }

    /// The places of both sets.
    pub fn union(self, other: Places) -> Places {
        Places(self.0 | other.0)
    }

    /// Whether a place is in both sets.
    pub fn shares(self, other: Places) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether their skin is the same, or next to it: a pack on the one keeps the other from the next.
    pub fn touch(self, other: Places) -> bool {
        self.with_neighbours().shares(other)
    }

    /// These places and their neighbours.
    pub fn with_neighbours(self) -> Places {
        // The three places of a level lie side by side here as they do on the back.
        const LEFT: u16 = 0b001_001_001_001_001;
        const RIGHT: u16 = LEFT << 2;
        Places(self.0 | (self.0 & !RIGHT) << 1 | (self.0 & !LEFT) >> 1)
    }
}

impl FromIterator<Place> for Places {
    fn from_iter<I: IntoIterator<Item = Place>>(places: I) -> Self {
        Places(places.into_iter().fold(0, |set, place| set | (1 << place.index())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_leads_back_to_its_place() {
        for place in Place::all() {
            assert_eq!(Place::from_code(place.code()), Ok(place));
            assert_eq!(Place::ALL[place.index()], place);
        }
        assert_eq!(Place::from_code("knee"), Err(Invalid::UnknownPlace("knee".into())));
    }

    #[test]
    fn neighbours_lie_on_the_same_level_and_left_does_not_touch_right() {
        let touching =
            |code: &str| -> Vec<&str> { Place::from_code(code).unwrap().with_neighbours().map(Place::code).collect() };
        assert_eq!(touching("low-back-left"), ["low-back-left", "low-back-centre"]);
        assert_eq!(touching("neck-centre"), ["neck-left", "neck-centre", "neck-right"]);
        for place in Place::all() {
            let of_set = Places::from_iter([place]).with_neighbours();
            assert_eq!(of_set, place.with_neighbours().collect(), "{}", place.code());
        }
    }
}
