//! The words of a name as they are read: parted where people glue them, one where several are a known name, and without what they say is
//! not in it.

use super::words::{ACETATES, FREE_OF, NUMBERED, is_measure};
use super::{KNOWN, exactly, is_sort, is_strength, names_nothing};

/// Words that a known name has at the most.
const LONGEST_NAME: usize = 5;

/// The words of a [`plain`](super::plain::plain) name.
pub(super) fn tokens(plain: &str) -> Vec<String> {
    let parted: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).flat_map(parted).collect();
    with_names_as_one(&without_what_is_not_in_it(&parted))
}

/// What people write as one word: "IbuprofenPM", "No3", "ibuprofen200mg".
fn parted(word: &str) -> Vec<&str> {
    let name = word.strip_suffix("pm").filter(|name| exactly(name).is_some() && exactly(word).is_none());
    let number = NUMBERED
        .iter()
        .filter_map(|number| word.strip_prefix(number))
        .find(|after| !after.is_empty() && is_strength(after));
    match (name, number) {
        (Some(name), _) => vec![name, "pm"],
        (None, Some(number)) => vec![&word[..word.len() - number.len()], number],
        (None, None) => match with_its_strength(word) {
            Some((name, strength)) => [parted(name), strength].concat(),
            None => vec![word],
        },
    }
}

/// A name, or its last word, and the strength that is glued to it: a figure, and what it is measured in.
fn with_its_strength(word: &str) -> Option<(&str, Vec<&str>)> {
    let (name, strength) = word.split_at(word.find(|c: char| c.is_ascii_digit())?);
    let (figures, measure) = strength.split_at(strength.find(|c: char| !c.is_ascii_digit()).unwrap_or(strength.len()));
    let is_measured = is_measure(measure);
    let is_name = !name.is_empty() && exactly(word).is_none();
    let is_name = is_name && (is_measured || measure.is_empty() && exactly(name).is_some());
    is_name.then(|| (name, [figures, measure].into_iter().filter(|part| !part.is_empty()).collect()))
}

/// The words without what they say is not in it: "caffeine free", "free from codeine", "without codeine", "no aspirin"; not what costs nothing.
/// And "p m", "calcium acet" and "5 ASA" as what they are.
fn without_what_is_not_in_it<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let may_be_left_out = |word: &str| FREE_OF.contains(&word) || KNOWN.iter().any(|known| known.code == word);
    let is_said_of_it =
        |after: &[&str]| !matches!(after, ["from" | "of" | "on" | "nhs" | "prescription" | "sample" | "samples", ..]);
    let mut left = Vec::with_capacity(words.len());
    let mut rest = words;
    while let [first, after @ ..] = rest {
        rest = match (*first, after) {
            ("without", [_, after @ ..]) | ("free", ["from" | "of", _, after @ ..]) => after,
            ("no", [word, after @ ..]) if may_be_left_out(word) => after,
            (word, ["free", after @ ..]) if may_be_left_out(word) && is_said_of_it(after) => after,
            // An acetate, and no acetaminophen; mesalazine, and no aspirin.
            (metal, ["acet", after @ ..]) if ACETATES.contains(&metal) => {
                left.push("acetate");
                after
            }
            ("5" | "4", ["asa", after @ ..]) if left.is_empty() => {
                left.push("aminosalicylate");
                after
            }
            ("p", ["m", after @ ..]) => {
                left.push("pm");
                after
            }
            (first, after) => {
                left.push(first);
                after
            }
        };
    }
    if left.is_empty() { words.to_vec() } else { left }
}

/// The words, where those are one that are a known name together and would say nothing of what is in it alone: "Tylenol 3", "Anadin Ultra",
/// "mefenamic acid", "pain reliever".
fn with_names_as_one(words: &[&str]) -> Vec<String> {
    let mut tokens = Vec::with_capacity(words.len());
    let mut rest = words;
    while let [first, after @ ..] = rest {
        let is_name = |length: &usize| {
            let name = rest[..*length].join(" ");
            let says_nothing_alone = || rest[..*length].iter().any(|word| names_nothing(word));
            says_nothing_alone() && exactly(&name).is_some() || is_sort(&name)
        };
        match (2..=rest.len().min(LONGEST_NAME)).rev().find(is_name) {
            Some(length) => {
                tokens.push(rest[..length].join(" "));
                rest = &rest[length..];
            }
            None => {
                tokens.push((*first).to_owned());
                rest = after;
            }
        }
    }
    tokens
}
