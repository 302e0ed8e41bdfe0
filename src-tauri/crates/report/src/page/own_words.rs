//! A person's own words, made printable. They are data for the template, never markup.

use respite_domain::text::turns_text_around;
use respite_domain::trigger::Trigger;
use respite_l10n::Words;

use super::Room;
use crate::world::has_type_for;

/// Stands for a letter that none of the typefaces has.
const NO_TYPE: char = '□';

/// A word longer than this gets places to break: it would run over the edge.
const LONGEST_WORD: usize = 24;

/// So many characters of the patient's own lines, and of "what I was told", are printed.
fn longest(room: Room) -> usize {
    match room {
        Room::Plenty => 80,
        Room::Scarce => 50,
        Room::Least => 18,
    }
}

/// The name of a trigger, or the person's own words for it.
pub(super) fn trigger(trigger: &Trigger, words: &Words, room: Room) -> String {
    own(&words.trigger_name(trigger.as_str()), room)
}

/// The beginning of a person's own words, on one line and without the stop at its end: it stands within a sentence.
pub(super) fn own(text: &str, room: Room) -> String {
    let line = printable(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    // One stop ends a sentence; three are the person's.
    let line = line.strip_suffix('.').filter(|line| !line.ends_with('.')).unwrap_or(&line);
    match line.char_indices().nth(longest(room)) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}

/// Whether a letter of `text` could not be printed.
pub(super) fn stands_in_for_a_letter(text: &str) -> bool {
    text.contains(NO_TYPE)
}

/// A person's own line.
pub(super) fn printable(text: &str) -> String {
    let mut printable = String::with_capacity(text.len());
    let mut in_word = 0;
    for letter in text.chars().filter(|letter| !turns_text_around(*letter)) {
        in_word = if letter.is_whitespace() { 0 } else { in_word + 1 };
        if in_word > LONGEST_WORD {
            printable.push('\u{200b}');
            in_word = 1;
        }
        printable.push(if letter.is_whitespace() || has_type_for(letter) { letter } else { NO_TYPE });
    }
    printable
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_without_type_are_stood_in_for() {
        for (own, expect) in [
            ("Ο κήπος μου, пылесос, giữ", "Ο κήπος μου, пылесос, giữ"),
            ("עגלה عربة", "עגלה عربة"),
            ("買い物 bag", "□□□ bag"),
        ] {
            let made = printable(own);
            assert_eq!(made, expect);
            assert_eq!(stands_in_for_a_letter(&made), own != expect);
        }
    }

    #[test]
    fn a_word_too_long_for_the_column_may_break() {
        assert_eq!(printable(&"W".repeat(60)).matches('\u{200b}').count(), 2);
        assert_eq!(printable("an ordinary sentence of several words"), "an ordinary sentence of several words");
    }

    #[test]
    fn marks_of_direction_are_left_out() {
        assert_eq!(printable("a\u{202e}cba\u{2067}d"), "acbad");
    }
}
