//! What of the diary is no longer as it was, and which views are made from it.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A part of the diary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The entries and their words.
    Entries,
    /// Heat and cold: the packs, and what keeps them away from the skin.
    Packs,
    /// What else was tried, and what is avoided.
    Relief,
    /// Products, doses, side effects.
    Medicines,
    /// The answers about warning signs.
    Signs,
    /// Visits, and what was said to reminders and questions.
    Doctor,
    /// The time before, and the goals.
    History,
    /// The questionnaires.
    Week,
    /// What is set.
    Settings,
}

use Part::{Doctor, Entries, History, Medicines, Packs, Relief, Settings, Signs, Week};

/// What each view is made from: where none of that has changed, it is as it was.
pub const MADE_FROM: [(&str, &[Part]); 17] = [
    ("charts", &[Entries, Packs, Relief, Medicines]),
    ("diary", &[Entries, Packs, Signs]),
    ("diaryFile", &Part::ALL),
    ("history", &[History]),
    ("medicines", &[Packs, Relief, Medicines, Signs, Settings]),
    ("month", &[Entries, Packs, Relief, Medicines]),
    ("named", &[Entries, Packs, Relief, Medicines]),
    ("openReliefs", &[Relief, Medicines]),
    ("ownWords", &[Entries]),
    ("relief", &[Entries, Packs, Medicines, Signs, History, Settings]),
    ("rolandMorris", &[Week]),
    ("signs", &[Entries, Signs, Doctor, Settings]),
    ("summaryPages", &Part::ALL),
    ("today", &[Entries, Packs, Signs, Doctor, Settings]),
    ("tried", &[Entries, Packs, Relief, Medicines]),
    ("visits", &[Doctor]),
    ("week", &[Entries, Week, Settings]),
];

impl Part {
    /// The whole diary.
    pub const ALL: [Part; 9] = [Entries, Packs, Relief, Medicines, Signs, Doctor, History, Week, Settings];

    /// The parts that a table is of. One that is not known may be of any.
    pub fn of(table: &str) -> &'static [Part] {
        match table {
            "entry" | "entry_words" | "words_renamed" | "words_used" => &[Entries],
            "session" | "skin_told" | "safety_sheet" | "passed" => &[Packs],
            "relief" | "avoided" => &[Relief],
            "product" | "product_ingredient" | "dose" | "side_effect" => &[Medicines],
            "sign_answer" | "sign_occasion" => &[Signs],
            "visit" | "reminder_answer" | "gap_answer" | "place_answer" => &[Doctor],
            "injury" | "test" | "attachment" | "condition" | "first_spasm" | "goal" | "goal_rating" => &[History],
            "peg" | "roland_morris" => &[Week],
            "setting" => &[Settings],
            // What a row said before is shown with the row, and changes with it; which notices were shown is shown nowhere.
            "change" | "notice_shown" => &[],
            _ => &Part::ALL,
        }
    }
}
