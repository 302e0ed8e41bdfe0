//! What of the diary is no longer as it was, and which views are made from it.

use respite_domain::{Code, codes};

codes! {
    /// A part of the diary.
    pub enum Part {
        /// The entries and their words.
        Entries = "entries",
        /// Heat and cold: the packs, and what keeps them away from the skin.
        Packs = "packs",
        /// What else was tried, and what is avoided.
        Relief = "relief",
        /// Products, doses, side effects.
        Medicines = "medicines",
        /// The answers about warning signs.
        Signs = "signs",
        /// Visits, and what was said to reminders and questions.
        Doctor = "doctor",
        /// The time before, and the goals.
        History = "history",
        /// The person's own exercises, what was planned of any, and done.
        Exercises = "exercises",
        /// The rest, and what is timed.
        Moving = "moving",
        /// The questionnaires.
        Week = "week",
        /// What is set.
        Settings = "settings",
    }
}

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

impl Part {
    /// The parts that a table is of. One that is not known may be of any.
    pub fn of(table: &str) -> &'static [Part] {
        match table {
            "entry" | "entry_words" | "words_renamed" | "words_used" => &[Entries],
            "own_pack" | "session" | "skin_told" | "plan" | "slot" | "safety_sheet" | "passed" => &[Packs],
            "relief" | "avoided" => &[Relief],
            "product" | "product_ingredient" | "dose" | "side_effect" => &[Medicines],
            "sign_answer" | "sign_occasion" => &[Signs],
            "visit" | "reminder_answer" | "gap_answer" | "place_answer" => &[Doctor],
            "injury" | "test" | "condition" | "first_spasm" | "goal" | "goal_rating" => &[History],
            "attachment" => &[History, Exercises],
            "own_exercise" | "exercise_plan" | "exercise_clearance" | "exercise_run" => &[Exercises],
            "habit" | "rest" | "spell" => &[Moving],
            "peg" | "roland_morris" => &[Week],
            "setting" => &[Settings],
            // What a row said before is shown with the row, and changes with it; which notices were shown is shown nowhere.
            "change" | "notice_shown" => &[],
            _ => Part::ALL,
        }
    }
}
