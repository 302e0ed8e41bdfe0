//! A person's own words, made printable. They are data for the template, never markup.

use respite_domain::text::turns_text_around;
use respite_l10n::Words;
use respite_typeset::has_type_for;

/// Stands for a letter that none of the typefaces has.
const NO_TYPE: char = '□';

/// A place where a long word may break.
const MAY_BREAK: char = '\u{200b}';

/// A word longer than this gets places to break: it would run over the edge.
const LONGEST_WORD: usize = 24;

/// The name of words of any list by their code, or the person's own words.
pub(super) fn named(code_or_words: &str, words: &Words) -> String {
    own(&words.trigger_name(code_or_words))
}

/// A person's own words, all of them, on one line and without the stop at its end: it stands within a sentence.
pub(super) fn own(text: &str) -> String {
    let line = printable(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    // One stop ends a sentence; three are the person's.
    line.strip_suffix('.').filter(|line| !line.ends_with('.')).unwrap_or(&line).to_owned()
}

/// Words as they are heard: without the places at which a long one may break.
pub(super) fn whole(text: &str) -> String {
    text.replace(MAY_BREAK, "")
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
            printable.push(MAY_BREAK);
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
        let long = "W".repeat(500);
        assert_eq!(printable(&long).matches(MAY_BREAK).count(), 500 / LONGEST_WORD);
        assert_eq!(whole(&own(&long)), long);
        assert_eq!(printable("an ordinary sentence of several words"), "an ordinary sentence of several words");
    }

    #[test]
    fn marks_of_direction_are_left_out() {
        assert_eq!(printable("a\u{202e}cba\u{2067}d"), "acbad");
    }
}
