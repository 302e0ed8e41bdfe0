//! Signs and words that part one name from the next: "Bayer + Aleve", "Tylenol w/ codeine", "ibuprofen & caffeine".

use super::plain::plain;
use super::words::{BESIDE, FOR_WHAT, MORE, PARTS_OF, SLEEPY, is_measure};
use super::{Meaning, exactly, is_in, is_strength, names_nothing};

/// What stands for a sign or a word that parts two names.
const PARTED: &str = "with";

/// Whether signs part one name from the next: "Bayer + Aleve", "aspirin, caffeine".
pub(super) fn names_several(words: &str) -> bool {
    let next_is_a_word = |after: &str| after.trim_start().starts_with(char::is_alphabetic);
    words.char_indices().any(|(at, c)| "+/,;&".contains(c) && next_is_a_word(&words[at + c.len_utf8()..]))
}

/// The words of a name, with one between two that stands for each sign or word that parts them: "Tylenol w/ …", "ibuprofen & …".
fn parted_words(words: &str) -> Vec<String> {
    let mut parted = String::new();
    // A part of weight or volume.
    let words = ["w/w", "w/v", "v/v"].iter().fold(words.to_lowercase(), |words, part| words.replace(part, " "));
    for (at, c) in words.char_indices() {
        let leads_to_an_amount = || {
            let next = words[at + 1..].trim_start();
            let word = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            next.starts_with(|c: char| c.is_ascii_digit()) || is_measure(word) || is_in(PARTS_OF, word)
        };
        match c {
            '/' if leads_to_an_amount() => parted.push(' '),
            '+' if parted.ends_with(|c: char| c.is_ascii_digit()) => parted.push(' '),
            '/' | '&' | '+' | '＋' => parted.push_str(&format!(" {PARTED} ")),
            c => parted.push(c),
        }
    }
    plain(&parted).split(' ').map(|word| if BESIDE.contains(&word) { PARTED } else { word }.to_owned()).collect()
}

/// Whether a name parts what is known from a word that names nothing known and tells of nothing that a medicine is for.
pub(super) fn parts_another(words: &str) -> bool {
    let words = parted_words(words);
    let is_name = |word: &String| exactly(word).is_some_and(|found| !matches!(found, Meaning::Sort { .. }));
    let tells_of_none =
        |word: &String| names_nothing(word) || [FOR_WHAT, PARTS_OF, MORE, SLEEPY].iter().any(|list| is_in(list, word));
    let is_other = |word: &String| *word != PARTED && exactly(word).is_none() && !tells_of_none(word);
    let is_amount = |word: &String| is_strength(word) || is_measure(word);
    words.iter().enumerate().filter(|(_, word)| *word == PARTED).any(|(at, _)| {
        let before = words[..at].iter().rfind(|word| !names_nothing(word));
        let after = words[at + 1..].iter().find(|word| !is_amount(word));
        before.zip(after).is_some_and(|(one, other)| is_name(one) && is_other(other) || is_other(one) && is_name(other))
    })
}

/// Whether it names an NSAID besides: "ibuprofen and an NSAID", "another NSAID"; not for being called one.
pub(super) fn names_another_nsaid(words: &str) -> bool {
    let words = parted_words(words);
    let leads = |word: &String| [PARTED, "another", "other", "an"].contains(&word.as_str());
    words.windows(2).any(|pair| leads(&pair[0]) && pair[1].starts_with("nsaid"))
}
