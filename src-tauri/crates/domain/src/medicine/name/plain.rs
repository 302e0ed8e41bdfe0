//! A name as it is compared: what a person typed, without what different hands write differently.

use super::is_in;
use super::words::{FORMS, KINDS};

/// A name in small letters and figures, parted by one blank, without accents and signs.
pub(super) fn plain(words: &str) -> String {
    let mut plain = String::new();
    let mut before = ' ';
    // What costs nothing says nothing of what is in it.
    let words = words.to_lowercase().replace("(free", "(");
    for (at, c) in words.char_indices() {
        let rest = &words[at + c.len_utf8()..];
        // A mark of trade, and what joins two letters of one word.
        if matches!(c, '™' | '®' | '©' | '\'' | '’' | '\u{300}'..='\u{36f}') {
            continue;
        }
        if c == '&' {
            plain.push_str(if before == ' ' { "and " } else { " and " });
            before = ' ';
            continue;
        }
        if matches!(c, '+' | '＋') && is_part_of_the_name(&plain, rest) {
            plain.push_str(if before == ' ' { "plus " } else { " plus " });
            before = ' ';
            continue;
        }
        // "P.M." is one word.
        let is_one_letter = plain.rsplit(' ').next().is_some_and(|word| word.len() == 1);
        let is_of_pm = before == 'p' && matches!(rest.trim_start_matches('m'), "" | ".") && rest.starts_with('m');
        if c == '.' && before.is_alphabetic() && (is_one_letter && rest.starts_with(char::is_alphabetic) || is_of_pm) {
            continue;
        }
        let c = if c.is_alphanumeric() { without_accent(c) } else { ' ' };
        // "500mg" is two words, and "df118" one.
        if before.is_ascii_digit()
            && c.is_alphabetic()
            && !plain.rsplit(' ').next().unwrap_or("").starts_with(char::is_alphabetic)
        {
            plain.push(' ');
        }
        if c != ' ' || before != ' ' {
            plain.push(c);
        }
        before = c;
    }
    plain.trim_end().to_owned()
}

/// Whether a plus sign after the one and before the other says "plus": "Nurofen+ for pain", "Nurofen + tablets", and not what parts two
/// names, nor an age such as "6+".
fn is_part_of_the_name(before: &str, after: &str) -> bool {
    let words = after.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let says_no_name =
        |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) || is_in(FORMS, word) || is_in(KINDS, word);
    let touches = before.ends_with(char::is_alphabetic) && after.chars().next().is_none_or(char::is_whitespace);
    touches || before.trim_end().ends_with(char::is_alphabetic) && words.into_iter().all(says_no_name)
}

fn without_accent(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ý' | 'ÿ' => 'y',
        'µ' | 'μ' => 'u',
        c => c,
    }
}
