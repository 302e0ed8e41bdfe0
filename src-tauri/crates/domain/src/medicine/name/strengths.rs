//! Strengths that stand beside each other in a name: "Oxycodone 5/325" holds two ingredients, whatever it is called by.

use super::is_in;
use super::words::{COUNTED, MEASURES, PARTS_OF};

/// How many strengths a name gives one after another, each of another ingredient; 1 where it gives none or one.
pub(super) fn strengths(words: &str) -> usize {
    let words = words.to_lowercase();
    let begins = |at: usize| !words[..at].ends_with(|c: char| c.is_ascii_digit() || ".,/-".contains(c));
    let figures = words.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at);
    figures.filter(|at| begins(*at)).map(|at| in_a_row(&words[at..])).max().unwrap_or(1)
}

/// A figure of a name, and the word after it.
struct Figure<'a> {
    figure: &'a str,
    word: &'a str,
}

impl Figure<'_> {
    fn is_measured(&self) -> bool {
        MEASURES.contains(&self.word)
    }
}

/// The figure that stands first, and what follows its word.
fn figure(text: &str) -> Option<(Figure<'_>, &str)> {
    let (figure, after) = split(text, |c| c.is_ascii_digit() || c == '.' || c == ',');
    let (word, rest) = split(after.trim_start(), char::is_alphabetic);
    figure.contains(|c: char| c.is_ascii_digit()).then_some((Figure { figure, word }, rest))
}

fn split(text: &str, belongs: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|c| !belongs(c)).unwrap_or(text.len()))
}

/// How many strengths in a row stand first: "5/325", "7.5-325 mg", "500 mg/30 mg", "5 mg 325 mg"; no "250 mg/5 ml", "12-24 hours", "200 mg/16
/// tablets" or "1/2".
fn in_a_row(text: &str) -> usize {
    let Some((first, mut rest)) = figure(text) else { return 1 };
    if first.figure == "1" {
        return 1;
    }
    let (mut count, mut before) = (1, first);
    while before.word.is_empty() || before.is_measured() {
        let next = rest.trim_start();
        let joined = next.strip_prefix(['/', '-', '–', '+']);
        let Some((after, left)) = figure(joined.unwrap_or(next).trim_start()) else { break };
        let is_counted = is_in(COUNTED, after.word) && before.is_measured();
        let is_beside = joined.is_some() || before.is_measured() && after.is_measured();
        if !is_beside || is_counted || is_in(PARTS_OF, after.word) {
            break;
        }
        (count, before, rest) = (count + 1, after, left);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strengths_beside_each_other_are_of_as_many_ingredients() {
        for (words, count) in [
            ("Oxycodone 5/325", 2),
            ("Hydrocodone 7.5-325 mg", 2),
            ("Oxycodone5/325", 2),
            ("Paracetamol 500mg/30mg tablets", 2),
            ("Oxycodone 5 mg 325 mg", 2),
            ("Tramadol 37.5 mg / 325 mg", 2),
            ("Paracetamol 500/30 tablets", 2),
            ("Butalbital 50/325/40", 3),
            ("Carisoprodol 200 mg-325 mg-16 mg", 3),
            ("Ibuprofen", 1),
            ("Ibuprofen 200 mg 24 tablets", 1),
            ("Ibuprofen 200mg/16 tablets", 1),
            ("Paracetamol 1 000 mg", 1),
            ("Paracetamol 1,000 mg", 1),
            ("Paracetamol 250 mg/5 ml", 1),
            ("Calpol 120mg/5ml", 1),
            ("Fentanyl 12 mcg/72 hours", 1),
            ("Tylenol 8-hour 650", 1),
            ("Aleve 12-24 h", 1),
            ("Tizanidine 1/2 tablet", 1),
            ("Ibuprofen 200-mg", 1),
            ("Diclofenac gel 1%/100 g", 1),
        ] {
            assert_eq!(strengths(words), count, "{words}");
        }
    }
}
