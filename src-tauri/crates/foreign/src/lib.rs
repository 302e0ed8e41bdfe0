//! What another program wrote as a table (CSV), and by which mapping its lines say what a diary holds (ADR 29).
//!
//! Three steps, none of which writes anything: a [`Sheet`] is read from bytes, a [`Mapping`] is guessed for it or was told, and
//! [`Mapping::lines`] says what each line tells, or why it can't be read. Nothing of a line is lost: what has no place in an entry
//! goes into its note.

mod guess;
mod known;
mod line;
mod mapping;
mod moment;
mod name;
mod scale;
mod sheet;

pub use mapping::{Column, Mapping, Means, Question, Sense};
pub use moment::DateOrder;
pub use sheet::{Encoding, Line, Reading, Separator, Sheet};
