//! Somebody's text within a line of ours: shown whole, but so that it can neither command a terminal nor turn a sentence round.

/// Stands where there was something that must not be passed on.
const STAND_IN: char = '\u{fffd}';
/// The most characters of somebody's text that a sentence quotes.
const MOST_QUOTED: usize = 40;
/// The most characters of a path that a sentence names: those at its end tell which file it is.
const MOST_OF_A_PATH: usize = 200;

/// Whether a mark changes the direction in which what follows is read: with it, a line could say something else than it does.
pub fn turns_text_around(letter: char) -> bool {
    matches!(
        letter,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}

/// Text of one or more lines, with a stand-in for each mark that a terminal would obey or that turns the direction of reading.
pub fn harmless(text: &str) -> String {
    text.chars().map(|letter| if letter == '\n' { letter } else { of_a_line(letter) }).collect()
}

/// Somebody's text on one line, and as harmless.
pub fn on_one_line(text: &str) -> String {
    text.chars().map(of_a_line).collect()
}

/// Somebody's text as a sentence quotes it: on one line, and the beginning of what is long.
pub fn quoted(text: &str) -> String {
    let mut letters = text.split_whitespace().flat_map(|word| [" ", word]).flat_map(str::chars).skip(1).map(of_a_line);
    let mut quoted: String = letters.by_ref().take(MOST_QUOTED).collect();
    if letters.next().is_some() {
        quoted.push('…');
    }
    quoted
}

/// A path as a sentence names it: on one line, and the end of what is long.
pub fn named_path(path: &str) -> String {
    let letters = path.chars().count();
    let end = path.chars().skip(letters.saturating_sub(MOST_OF_A_PATH)).map(of_a_line);
    let cut = (letters > MOST_OF_A_PATH).then_some('…');
    cut.into_iter().chain(end).collect()
}

fn of_a_line(letter: char) -> char {
    match letter {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        letter if letter.is_control() || turns_text_around(letter) => STAND_IN,
        letter => letter,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_a_terminal_would_obey_has_a_stand_in() {
        assert_eq!(on_one_line("a\u{1b}[31mb\u{9b}2J\u{7f}"), "a\u{fffd}[31mb\u{fffd}2J\u{fffd}");
        assert_eq!(on_one_line("ab\u{202e}cd\u{2069}"), "ab\u{fffd}cd\u{fffd}");
        assert_eq!(on_one_line("two\nlines\u{2028}three"), "two lines three");
        assert_eq!(harmless("two\nlines\u{1b}"), "two\nlines\u{fffd}");
        // Scripts that are read from the right, accents and joined faces are no marks.
        for own in ["עגלה עربة", "e\u{301}", "👩\u{200d}🦽", "重い物"] {
            assert_eq!(on_one_line(own), own);
        }
    }

    #[test]
    fn what_is_long_is_cut_where_it_tells_least() {
        assert_eq!(quoted("  soon \n or\tlater "), "soon or later");
        assert_eq!(quoted(&"x".repeat(40)), "x".repeat(40));
        assert_eq!(quoted(&"x".repeat(20_000)), "x".repeat(40) + "…");
        assert_eq!(named_path(&("d/".repeat(500) + "diary.db")).chars().count(), 201);
        assert!(named_path(&("d/".repeat(500) + "diary.db")).ends_with("d/diary.db"));
        assert_eq!(named_path("/home/a b/diary.db"), "/home/a b/diary.db");
    }

    proptest! {
        #[test]
        fn nothing_that_commands_comes_through(text in any::<String>()) {
            for shown in [on_one_line(&text), quoted(&text), named_path(&text)] {
                prop_assert!(!shown.chars().any(|letter| letter.is_control() || turns_text_around(letter)));
            }
            prop_assert!(quoted(&text).chars().count() <= 41);
            prop_assert_eq!(on_one_line(&text).chars().count(), text.chars().count());
        }
    }
}
