//! The rules of Respite: pure functions of facts and a moment.
//!
//! Nothing here reads a clock, a file or a language. Every limit names its source: `S1`–`S88` are the statements of the
//! article the diary is built on, and a number such as `8.3` is a section of the clinical facts it was checked against.
//!
//! * [`time`], [`zone`]: moments, the two ways time is counted, what a computer that slept does to it; how clocks go in a place
//! * [`place`], [`score`], [`words`]: what a person describes a spasm with
//! * [`number`]: numbers as people write them
//! * [`edit`]: what holds once a form is saved that was opened a while ago
//! * [`entry`]: one dated record in the diary
//! * [`day`]: the state of a day, made from its entries
//! * [`episode`]: runs of affected days, and the question an unclear gap asks
//! * [`reminder`], [`same_place`]: when a doctor should have a look
//! * [`session`]: one timed application of heat or cold, and the skin's rest after it
//! * [`safety`], [`before_start`], [`start`]: what speaks against heat or cold, what is asked before each start, and whether a pack
//!   may go on
//! * [`plan`]: the packs that somebody wants for their days, and the slots of a day
//! * [`notice`]: what is owed to the person at a moment, and when to look again
//! * [`exercise`]: the exercises, whether they are for today, and what is told while one is done
//! * [`history`], [`goal`], [`partial_date`], [`attachment`]: what was before, and what the person wants to get back to
//! * [`warning_sign`]: what speaks for help now, today or soon, and when it is asked
//! * [`visit`]: visits to a doctor, and what they answer
//! * [`week`], [`roland_morris`]: two questionnaires for the doctor
//! * [`medicine`]: products, doses, and what is true of them
//! * [`summary`]: the five answers for the doctor
//! * [`text`]: somebody's text within a line of ours
//! * [`told_last`]: what was told last, whatever the clocks said
//! * [`statistic`]: what a doctor counts with: tallies, medians, spreads
//! * [`charts`]: days, weeks and hours to be drawn
//! * [`named`]: on how many days something made it worse or better
//! * [`record`]: what a diary holds of some days, for other programs
//! * [`relief`]: what was tried against the pain, and how often it helped

#[macro_use]
mod code;
#[macro_use]
pub mod edit;

pub mod attachment;
pub mod backup;
pub mod before_start;
pub mod charts;
pub mod day;
pub mod entry;
pub mod episode;
pub mod exercise;
pub mod goal;
pub mod habit;
pub mod history;
pub mod import;
pub mod medicine;
pub mod moving;
pub mod named;
pub mod notice;
pub mod number;
pub mod own_pack;
pub mod partial_date;
pub mod place;
pub mod plan;
pub mod record;
pub mod region;
pub mod relief;
pub mod reminder;
pub mod roland_morris;
pub mod safety;
pub mod same_place;
pub mod score;
pub mod search;
pub mod session;
pub mod start;
pub mod statistic;
pub mod summary;
pub mod text;
pub mod time;
pub mod told_last;
pub mod uid;
pub mod uptime;
pub mod visit;
pub mod warning_sign;
pub mod week;
pub mod words;
pub mod would_ask;
pub mod zone;

mod invalid;

pub use code::Code;
pub use invalid::Invalid;
