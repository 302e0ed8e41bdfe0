//! Medicines: products, doses, and what is true of them (section 4; S54–S66).
//!
//! Doses are counted in amounts of an ingredient, over all products, in the 24 hours up to an instant: never by calendar day. The
//! person's own label is the rule, and only once they have compared it. Nothing here proposes a dose, and nothing refuses one: the
//! truth can always be saved. What is true is derived from the doses, so a dose that is mended or deleted takes it back.

mod amount;
mod brands;
mod catalogue;
mod course;
mod days_taken;
mod dose;
mod finding;
mod flag;
mod ingredient;
mod known;
mod label;
mod name;
mod once_a_day;
mod pair;
mod product;
mod side_effect;
mod taken;
mod total;
mod tried;
mod usual;

pub use crate::region::Region;
pub use amount::{Amount, Hours, PerUnit, Units};
pub use catalogue::{CATALOGUE_OF, Entry, catalogue, source_of};
pub use course::Course;
pub use days_taken::{DaysInRow, DaysTaken};
pub use dose::{Dose, ONE_TIME, Shelf, Substance, Written, at_one_time, days_known_now, is_against_pain, known_now};
pub use finding::{
    CALLS_FOR, DayExceeded, Exceeded, Facts, Finding, FindingKind, Limit, Made, Named, Without, at_moment, at_present,
    brought_by, days_exceeded, exceeded, left_out, within,
};
pub use flag::{Flag, ask_first, do_not_use, never};
pub use ingredient::Ingredient;
pub use known::Class;
pub use label::{FIRST_DOSE_WITHIN_MINUTES, Label, LabelSource};
pub use name::{Meaning, meaning, strengths};
pub use product::{Content, LONGEST_NAME, Product, ProductKind, Unit};
pub use side_effect::{SIDE_EFFECTS, SideEffect, SideEffectStrength};
pub use total::{Counted, Held, Total, totals};
pub use tried::Tries;

use chrono::TimeDelta;

/// The stretch that doses are counted over (4.3 rule 1).
pub const WINDOW: TimeDelta = TimeDelta::hours(24);
/// Where one dose a day is allowed, a day's dose taken up to 4 hours earlier than that of the day before is that day's: whoever
/// prescribes one a day does not mean one in any 24 hours.
pub const NEXT_DAY_AFTER: TimeDelta = TimeDelta::hours(20);
/// How far around a moment doses matter to what is true at it: the hours of one that was too early still run, and it was too early by
/// one before it. So twice the longest interval that a label can name, and a day.
pub const AROUND: TimeDelta = TimeDelta::days(15);
/// The liver warning: more acetaminophen than this in 24 hours, from all products (4.1).
pub const MOST_ACETAMINOPHEN: Amount = Amount::of_milligrams(4000);
/// An aspirin dose up to this is the daily low dose: 81 mg in the United States, 75 mg in the United Kingdom (4.3 rule 6c), 100 mg
/// where tablets are made in those. The smallest against pain is 300 mg (4.2).
pub const LOW_DOSE_ASPIRIN: Amount = Amount::of_milligrams(100);
/// How long something that can make sleepy is taken to act at least; [`Product::drowsy_for`] tells how long it does. No source tells
/// for all of them, and a label's hours tell when the next dose may come, not when the mind is clear; so a whole day, to err towards
/// not driving (S66).
pub const DROWSY_FOR: TimeDelta = TimeDelta::hours(24);
/// How long two doses are taken to act where no label and no table tells an interval.
pub const INTERVAL_UNKNOWN: TimeDelta = TimeDelta::hours(24);
/// Cyclobenzaprine is for up to two or three weeks (4.2): from the day after two weeks it is told, and told strongly after three. Days
/// of the course that was told, or days in a row.
pub const CYCLOBENZAPRINE_DAYS: [u32; 2] = [14, 21];
