//! What the person has at home to put on the skin (S44, S50, S53): a pack, a pad, a bottle, with the time that its maker allows.

use std::ops::RangeInclusive;

use crate::Invalid;
use crate::history::line_or_nothing;
use crate::session::{FEWEST_MINUTES, MOST_MINUTES, Thermal};
use crate::time::WallTime;

/// Minutes that a maker may allow: some wraps lie for hours (3.1).
pub const MAKERS_MINUTES: RangeInclusive<i64> = FEWEST_MINUTES..=720;

codes! {
    /// What it is.
    pub enum PackKind {
        /// A gel pack out of the fridge (S44).
        GelPack = "gel-pack",
        /// Ice, in a bag or by itself (S44).
        Ice = "ice",
        /// A bag of frozen vegetables (S44).
        FrozenVegetables = "frozen-vegetables",
        /// A pack that was made warm (S49).
        HeatPack = "heat-pack",
        /// An electric pad (S50).
        ElectricPad = "electric-pad",
        /// A hot water bottle (S50).
        Bottle = "bottle",
        /// A warm bath or shower (S50).
        Bath = "bath",
        /// A wrap that stays warm by itself for hours, at a low level (3.1).
        Wrap = "wrap",
    }
}

impl PackKind {
    /// Whether it is for heat or for cold.
    pub fn thermal(self) -> Thermal {
        match self {
            PackKind::GelPack | PackKind::Ice | PackKind::FrozenVegetables => Thermal::Cold,
            PackKind::HeatPack | PackKind::ElectricPad | PackKind::Bottle | PackKind::Bath | PackKind::Wrap => {
                Thermal::Heat
            }
        }
    }

    /// Whether Respite times it. A wrap lies for hours, as its packet says, and is told afterwards (3.1).
    pub fn is_timed(self) -> bool {
        self != PackKind::Wrap
    }

    /// Whether something to read came with it (S53).
    pub fn has_instructions(self) -> bool {
        !matches!(self, PackKind::Ice | PackKind::FrozenVegetables | PackKind::Bath)
    }
}

/// One of the person's own packs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnPack {
    /// What it is.
    pub kind: PackKind,
    /// As the person calls it; empty: by its kind.
    pub name: String,
    /// The most minutes that its maker allows, where the person told that.
    pub most: Option<i64>,
    /// When the person said that they have read what came with it.
    pub read: Option<WallTime>,
}

edited!(OwnPack { kind, name, most, read });

impl OwnPack {
    /// Whether it can be kept as it is.
    ///
    /// # Errors
    /// [`Invalid::Line`] where the name is no short line, [`Invalid::MakersMinutes`] outside [`MAKERS_MINUTES`].
    pub fn check(&self) -> Result<(), Invalid> {
        line_or_nothing(&self.name)?;
        let fits = self.most.is_none_or(|most| MAKERS_MINUTES.contains(&most));
        fits.then_some(()).ok_or(Invalid::MakersMinutes)
    }

    /// Whether what came with it is still to be read (S53). Once that was said it does not change.
    pub fn is_unread(&self) -> bool {
        self.kind.has_instructions() && self.read.is_none()
    }

    /// The most minutes of a guided session with it, where that is less than any may take: the shorter wins (S53).
    pub fn allowed(&self) -> Option<i64> {
        self.most.filter(|most| *most < MOST_MINUTES)
    }

    /// The most minutes that it may have been on, of what is told afterwards: of a wrap as its maker says (3.1), of all else no more than
    /// any may.
    pub fn allowed_untimed(&self) -> Option<i64> {
        if self.kind.is_timed() { Some(self.allowed().unwrap_or(MOST_MINUTES)) } else { self.most }
    }

    /// Whether it may go on for this, by the clock of a guided session.
    ///
    /// # Errors
    /// [`Invalid::OwnPackOther`] of heat for cold or the other way round, [`Invalid::OwnPackUntimed`] of a wrap.
    pub fn may_be_timed(&self, kind: Thermal) -> Result<(), Invalid> {
        self.is_for(kind)?;
        self.kind.is_timed().then_some(()).ok_or(Invalid::OwnPackUntimed)
    }

    /// Whether it is for this.
    ///
    /// # Errors
    /// [`Invalid::OwnPackOther`] of heat for cold or the other way round.
    pub fn is_for(&self, kind: Thermal) -> Result<(), Invalid> {
        (self.kind.thermal() == kind).then_some(()).ok_or(Invalid::OwnPackOther)
    }
}

/// One with its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredOwnPack {
    /// Its number.
    pub id: i64,
    /// What it is.
    pub pack: OwnPack,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;
    use crate::Code;
    use crate::session::{USUAL_MINUTES, minutes};

    fn own(kind: PackKind, most: Option<i64>) -> OwnPack {
        OwnPack { kind, name: String::new(), most, read: None }
    }

    #[test]
    fn each_is_for_heat_or_for_cold_and_a_wrap_is_not_timed() {
        for kind in PackKind::all() {
            let pack = own(kind, None);
            let other = if kind.thermal() == Thermal::Heat { Thermal::Cold } else { Thermal::Heat };
            assert_eq!(pack.may_be_timed(other), Err(Invalid::OwnPackOther), "{kind:?}");
            let may = if kind == PackKind::Wrap { Err(Invalid::OwnPackUntimed) } else { Ok(()) };
            assert_eq!(pack.may_be_timed(kind.thermal()), may, "{kind:?}");
            assert_eq!(pack.is_for(kind.thermal()), Ok(()), "{kind:?}");
        }
    }

    #[test]
    fn what_no_maker_allows_is_refused() {
        let check = |most| own(PackKind::Wrap, Some(most)).check();
        assert_eq!([5, 15, 480, 720].map(check), [Ok(()), Ok(()), Ok(()), Ok(())]);
        assert_eq!([-1, 0, 4, 721].map(check), [const { Err(Invalid::MakersMinutes) }; 4]);
        assert!(OwnPack { name: "x".repeat(2000), ..own(PackKind::Ice, None) }.check().is_err());
    }

    #[test]
    fn the_instructions_are_asked_about_once() {
        let is_unread = |kind, read| OwnPack { read, ..own(kind, None) }.is_unread();
        let read = Some("2026-11-22T17:00:00+01:00".parse().unwrap());
        assert!(is_unread(PackKind::ElectricPad, None) && !is_unread(PackKind::ElectricPad, read));
        assert!(!is_unread(PackKind::Ice, None), "nothing comes with ice");
    }

    proptest! {
        /// Whatever a maker allows and a person chooses, no guided session is longer than either, nor than 20 minutes.
        #[test]
        fn the_shorter_wins(most in 5i64..=720, chosen in proptest::option::of(0i64..60)) {
            let allowed = own(PackKind::HeatPack, Some(most)).allowed();
            let long = minutes(chosen, allowed);
            if let Ok(long) = long {
                prop_assert!(long <= most && (FEWEST_MINUTES..=MOST_MINUTES).contains(&long));
                prop_assert_eq!(long, chosen.unwrap_or(USUAL_MINUTES.min(most)));
            } else {
                prop_assert!(chosen.is_some_and(|chosen| chosen < FEWEST_MINUTES || chosen > most.min(MOST_MINUTES)));
            }
        }
    }
}
