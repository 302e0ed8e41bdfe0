//! What Respite says of errors and notices: from values to sentences. The words are in the locales; here is which of them
//! fits, so that window and terminal say the same.

mod backup;
mod error;
mod foreign;
mod import;
mod medicine;
mod notice;
mod tray;
mod usage;
mod zone;

pub use backup::{PROGRAM, entries, held, recovery_sheet, salvaged};
pub use error::{
    backup_sentence, import_sentence, kept_aside, page_not_made, page_not_written, sentence, store_sentence, unreadable,
};
pub use foreign::{line_off, lines_differing, lines_off, lines_told};
pub use import::{differing, imported};
pub use medicine::{ingredient_name, tell_finding, unit_name};
pub use notice::{Button, Opens, Press, Spoken, fault, spoken, test_notice};
pub use tray::{TrayWords, tray};
pub use usage::{in_words, off};
pub use zone::unknown_zone;

use respite_domain::Code;
use respite_domain::exercise::Exercise;
use respite_domain::place::Places;
use respite_domain::session::{Skin, Thermal};
use respite_domain::text::on_one_line;
use respite_domain::time::WallTime;
use respite_engine::view::NamedExercise;
use respite_l10n::Words;

/// The names of places, one after the other: "Low back, left; Low back, centre".
pub fn place_names(places: Places, words: &Words) -> String {
    words.phrases(places.iter().map(|place| words.place_name(place.code())))
}

/// "heat" or "cold", within a sentence.
pub fn kind_name(kind: Thermal, words: &Words) -> String {
    words.named("kind", kind.code())
}

/// How skin looked, within a sentence.
pub fn skin_name(skin: Skin, words: &Words) -> String {
    words.named("before-start-skin", skin.code())
}

/// What an exercise of the article is called.
pub fn given_exercise(words: &Words) -> impl Fn(Exercise) -> String {
    |exercise| words.named("exercise", exercise.code())
}

/// What an exercise is called, on one line.
pub fn exercise_name(exercise: &NamedExercise, words: &Words) -> String {
    match exercise {
        NamedExercise::Given(exercise) => given_exercise(words)(exercise.0),
        NamedExercise::Own { name, .. } if name.is_empty() => words.msg_exercise_own_unnamed(),
        NamedExercise::Own { name, .. } => on_one_line(name),
    }
}

/// What the safety sheet asks about a concern, as the person would say it; the code itself where it is none.
pub fn concern(code: &str, words: &Words) -> String {
    words.named("session-sheet", code)
}

/// Puts what is searched into words: the names of codes of any group, and all names of an ingredient.
pub fn searched_name(words: &Words) -> impl Fn(&str, &str) -> String {
    |group, code| match group {
        "ingredient" => words.ingredient_name(code, None),
        _ => words.named(group, code),
    }
}

/// What is said of an electric pad each time before heat goes on, on screen and terminal alike (3.1); nothing before cold.
pub fn pad(kind: Thermal, words: &Words) -> Option<String> {
    (kind == Thermal::Heat).then(|| words.msg_session_pad_hint())
}

/// "22 November 2026, 14:15".
pub fn moment(at: WallTime, words: &Words) -> String {
    words.msg_terminal_moment(words.date_long(at.date_naive()), words.time_of_day(at.time()))
}

#[cfg(test)]
mod tests {
    use respite_domain::Code;
    use respite_domain::safety::CONCERNS;
    use respite_domain::words::List;
    use respite_l10n::Language;

    #[test]
    fn every_concern_has_a_sentence() {
        let words = Language::En.words();
        for code in CONCERNS {
            assert!(super::concern(code, &words).ends_with('.'), "{code}");
        }
    }

    #[test]
    fn every_offered_word_has_a_name() {
        let words = Language::En.words();
        for code in List::all().flat_map(List::offered) {
            assert_ne!(words.trigger_name(code), *code);
        }
    }
}
