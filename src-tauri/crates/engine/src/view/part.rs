//! What of the diary is no longer as it was, and which views are made from it.

use respite_domain::Code;
pub use respite_store::Part;

use Part::{Doctor, Entries, Exercises, History, Medicines, Moving, Packs, Relief, Settings, Signs, Week};

/// What each view is made from: where none of that has changed, it is as it was.
pub const MADE_FROM: [(&str, &[Part]); 21] = [
    ("backups", Part::ALL),
    ("charts", &[Entries, Packs, Relief, Medicines, Moving, Settings]),
    ("diary", &[Entries, Packs, Relief, Medicines, Signs, Doctor, History, Settings]),
    ("diaryFile", Part::ALL),
    ("exercises", &[Entries, Packs, Relief, Signs, Doctor, Settings, Exercises]),
    ("habits", &[Exercises, Relief, Moving, Settings]),
    ("history", &[History]),
    ("medicines", &[Packs, Relief, Medicines, Signs, Settings]),
    ("month", &[Entries, Packs, Relief, Medicines]),
    ("moving", &[Entries, Relief, Moving]),
    ("named", &[Entries, Packs, Relief, Medicines, Settings]),
    ("openReliefs", &[Relief, Medicines]),
    ("ownWords", &[Entries]),
    ("sessions", &[Entries, Packs, Medicines, Signs, Doctor, History, Settings]),
    ("rolandMorris", &[Week]),
    ("signs", &[Entries, Packs, Signs, Doctor, Settings]),
    ("summaryPages", Part::ALL),
    ("today", &[Entries, Packs, Medicines, Signs, Doctor, History, Settings]),
    ("reliefs", &[Entries, Packs, Relief, Medicines, Settings]),
    ("visits", &[Doctor]),
    ("week", &[Entries, Week, Settings]),
];

/// The views that are no longer so a minute later, though nothing was written: hours that run, what is asked again, how long ago.
/// What all others show is moved on by a deadline of [`crate::Look`] or by another day at most.
pub const OF_THE_MOMENT: [&str; 10] =
    ["backups", "diary", "diaryFile", "exercises", "medicines", "moving", "openReliefs", "sessions", "today", "visits"];
