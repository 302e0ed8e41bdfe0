//! Exercises (S67–S79, 9): the three of the article and the person's own, how often each is done, and one that is being done.
//!
//! Sit-ups and crunches are not among them: they do little for the strength that is needed (S71).

mod cue;
mod gate;
mod own;
mod progress;
mod run;

pub use cue::{Cue, Step, Timed, cues, next_step, reps_done, step_at};
pub use gate::{
    Clearance, Closed, Facts, MOST_PAIN, PAIN_COUNTS_FOR, SIGNS_COUNT_FOR, StandingSign, Word, closing, gate,
    list_is_due, signs,
};
pub use own::{OwnExercise, Which};
pub use progress::{GOOD_TIMES, Offer, TIMES_COUNT_FOR, morning_due, morning_told, offer};
pub use run::{END_IS_SEEN_FOR, Ending, LONGEST_PAUSES, Morning, Run};

use crate::Invalid;
use crate::history::line;

codes! {
    /// An exercise of the article.
    pub enum Exercise {
        /// On the back, head and shoulders lifted: the deep muscle of the belly (S72, S73).
        Belly = "belly",
        /// Face down over a table's edge, one leg lifted: the large muscle of the buttock (S76).
        Buttock = "buttock",
        /// On the side with the back at a wall, the upper leg lifted: the muscle at the side of the hip (S78, S79).
        Hip = "hip",
    }
}

codes! {
    /// Which leg works.
    pub enum Side {
        /// The left one.
        Left = "left",
        /// The right one.
        Right = "right",
    }
}

impl Side {
    /// The other one.
    pub fn other(self) -> Side {
        match self {
            Side::Left => Side::Right,
            Side::Right => Side::Left,
        }
    }
}

/// The fewest repetitions of a set on a side that the article begins with (S77).
pub const FEW_REPS: u16 = 4;
/// The most repetitions of a set on a side that the article asks for (S75, S77).
pub const MOST_REPS: u16 = 10;
/// The most seconds to hold, where no therapist said more.
pub const LONGEST_HOLD: u16 = 10;
/// The most sets one after the other, where no therapist said more.
pub const MOST_SETS: u16 = 3;
/// The same where a therapist said so.
pub const MOST_REPS_TOLD: u16 = 50;
/// The same.
pub const LONGEST_HOLD_TOLD: u16 = 60;
/// The same.
pub const MOST_SETS_TOLD: u16 = 10;
/// Seconds of rest between two sets.
pub const RESTS: std::ops::RangeInclusive<u16> = 10..=300;

impl Exercise {
    /// Whether each leg works for itself. The belly works as one.
    pub fn has_sides(self) -> bool {
        self != Exercise::Belly
    }

    /// What the article asks for: ten of the belly, each held a second or two (S73, S75); few of the buttock at first, four to ten
    /// (S77); the hip held two seconds at the top (S79), of which it gives no count.
    pub fn usual(self) -> Amount {
        Amount::usual(match self {
            Exercise::Belly => MOST_REPS,
            Exercise::Buttock | Exercise::Hip => FEW_REPS,
        })
    }
}

/// How much of an exercise is done in one go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// Sets one after the other.
    pub sets: u16,
    /// Repetitions of a set, on each side.
    pub reps: u16,
    /// Seconds to hold at the top.
    pub hold: u16,
    /// Seconds of rest between two sets.
    pub rest: u16,
}

impl Amount {
    /// So many repetitions once, each held as long as the article asks for (S73, S79).
    fn usual(reps: u16) -> Amount {
        Amount { sets: 1, reps, hold: 2, rest: 60 }
    }

    /// Whether it is one that can be done, by the article or else by what a therapist said.
    ///
    /// # Errors
    /// [`Invalid::Sets`], [`Invalid::Reps`], [`Invalid::Hold`] or [`Invalid::Rest`]: the first that is off.
    pub fn check(&self, told: bool) -> Result<(), Invalid> {
        let [sets, reps, hold] = most(told);
        let within = |number: u16, most: u16| (1..=most).contains(&number);
        if !within(self.sets, sets) {
            Err(Invalid::Sets { most: sets })
        } else if !within(self.reps, reps) {
            Err(Invalid::Reps { most: reps })
        } else if !within(self.hold, hold) {
            Err(Invalid::Hold { most: hold })
        } else if !RESTS.contains(&self.rest) {
            Err(Invalid::Rest)
        } else {
            Ok(())
        }
    }
}

/// The most sets, repetitions and seconds to hold.
fn most(told: bool) -> [u16; 3] {
    if told { [MOST_SETS_TOLD, MOST_REPS_TOLD, LONGEST_HOLD_TOLD] } else { [MOST_SETS, MOST_REPS, LONGEST_HOLD] }
}

/// How an exercise is to be done, as it was set. Of one of which nothing was set, the [usual amount](Which::usual) holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Which.
    pub exercise: Which,
    /// How much.
    pub amount: Amount,
    /// Who said so, where a doctor or a therapist did: their numbers go beyond the article's (S69).
    pub said_by: Option<String>,
    /// Whether one repetition more may be offered all the same; of numbers that are the person's own it always is.
    pub may_offer: bool,
    /// How it is to be done otherwise, to tax the back less (S86).
    pub note: String,
}

edited!(Plan { exercise, amount, said_by, may_offer, note });

impl Plan {
    /// Checks it before it is kept.
    ///
    /// # Errors
    /// As [`Amount::check`]; [`Invalid::Line`] of a name, [`Invalid::NoteTooLong`] or [`Invalid::NoteNotText`] of the note.
    pub fn check(&self) -> Result<(), Invalid> {
        self.amount.check(self.said_by.is_some())?;
        self.said_by.as_deref().map_or(Ok(()), line)?;
        crate::entry::check_note(&self.note)
    }
}

/// A number that a person gave, as the checks take it: 0, which none of them lets pass, where it is negative or not whole.
pub fn whole(given: f64) -> u16 {
    (0..=u16::MAX).find(|whole| f64::from(*whole) == given).unwrap_or_default()
}

#[cfg(test)]
#[path = "exercise/tests.rs"]
mod tests;
