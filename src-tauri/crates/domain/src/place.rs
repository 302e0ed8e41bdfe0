//! Where on the back: level × side (8.5).

use crate::Invalid;

/// How high on the back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Neck.
    Neck,
    /// Between and around the shoulder blades.
    UpperBack,
    /// Below the shoulder blades.
    MidBack,
    /// Between the ribs and the pelvis.
    LowBack,
    /// Buttock and pelvis.
    Buttock,
}

/// Which side, as the person themself has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The person's left.
    Left,
    /// Over the spine.
    Centre,
    /// The person's right.
    Right,
}

/// One of the fifteen places of the back map. Ordered from the neck down, left to right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// How high on the back.
    pub level: Level,
    /// Which side.
    pub side: Side,
}

const LEVELS: [(Level, &str); 5] = [
    (Level::Neck, "neck"),
    (Level::UpperBack, "upper-back"),
    (Level::MidBack, "mid-back"),
    (Level::LowBack, "low-back"),
    (Level::Buttock, "buttock"),
];
const SIDES: [(Side, &str); 3] = [(Side::Left, "left"), (Side::Centre, "centre"), (Side::Right, "right")];

/// The codes of all places, in order: what the disk, the terminal and the window call them.
const CODES: [&str; 15] = [
    "neck-left",
    "neck-centre",
    "neck-right",
    "upper-back-left",
    "upper-back-centre",
    "upper-back-right",
    "mid-back-left",
    "mid-back-centre",
    "mid-back-right",
    "low-back-left",
    "low-back-centre",
    "low-back-right",
    "buttock-left",
    "buttock-centre",
    "buttock-right",
];

impl Place {
    /// All fifteen, from the neck down, left to right.
    pub fn all() -> impl Iterator<Item = Place> {
        LEVELS.into_iter().flat_map(|(level, _)| SIDES.into_iter().map(move |(side, _)| Place { level, side }))
    }

    /// The code on disk, in the terminal and in the window, such as `low-back-left`.
    pub fn code(self) -> &'static str {
        CODES[self.index()]
    }

    /// Position in [`Place::all`].
    pub fn index(self) -> usize {
        self.level as usize * SIDES.len() + self.side as usize
    }

    /// The place with this code.
    ///
    /// # Errors
    /// [`Invalid::UnknownPlace`] when there is none.
    pub fn from_code(code: &str) -> Result<Place, Invalid> {
        Place::all().find(|place| place.code() == code).ok_or_else(|| Invalid::UnknownPlace(code.to_owned()))
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

/// A set of places, in the order of [`Place::all`].
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

    /// The places of both sets.
    pub fn union(self, other: Places) -> Places {
        Places(self.0 | other.0)
    }

    /// Whether a place is in both sets.
    pub fn shares(self, other: Places) -> bool {
        self.0 & other.0 != 0
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
            let [level, side] = [LEVELS[place.level as usize].1, SIDES[place.side as usize].1];
            assert_eq!(place.code(), format!("{level}-{side}"));
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
