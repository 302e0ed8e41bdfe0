//! Strengths that a name gives: "Oxycodone 5/325" holds two ingredients, whatever it is called by.

use super::is_in;
use super::words::{COUNTED, MASSES, NO_STRENGTH, PARTS_OF};

/// How often one figure may hold another that is the same again: a salt and its base, the least and the most of a range.
const SAME_WITHIN: f64 = 2.0;
const RANGE_WITHIN: f64 = 4.0;

/// A figure of a name.
struct Figure {
    text: String,
    /// In milligrams, where it says so; else as it stands.
    value: f64,
    is_measured: bool,
    /// The word after it and its measure.
    after: String,
    /// What joins it to the figure before, with no word between.
    joined: Option<String>,
}

/// How many ingredients the strengths of a name are of; 1 where it gives none or one.
pub fn strengths(words: &str) -> usize {
    let figures = figures(words);
    let rows = figures.chunk_by(|_, next| next.joined.as_deref().is_some_and(joins)).map(in_a_row);
    let mut apart: Vec<f64> = Vec::new();
    for figure in figures.iter().filter(|figure| figure.is_measured) {
        if apart.iter().all(|other| ratio(*other, figure.value) > SAME_WITHIN) {
            apart.push(figure.value);
        }
    }
    rows.max().unwrap_or(1).max(apart.len())
}

/// Whether it says this figure, whatever stands around it.
pub(super) fn says(words: &str, figure: &str) -> bool {
    figures(words).iter().any(|said| said.text == figure)
}

/// How many strengths stand in a row: "5/325", "500 mg/30 mg", "50-325-40"; no "250 mg/5 ml", "200-400 mg", "500 mg/16" or "1/2".
fn in_a_row(row: &[Figure]) -> usize {
    let is_count = |index: usize| {
        let (figure, is_after_measured) = (&row[index], index > 0 && row[index - 1].is_measured);
        is_in(PARTS_OF, &figure.after) || is_after_measured && (!figure.is_measured || is_in(COUNTED, &figure.after))
    };
    let is_code = row.iter().any(|figure| figure.text.len() > 4 || figure.text.starts_with('0') && figure.value >= 1.0);
    let strengths: Vec<&Figure> = (0..row.len()).filter(|index| !is_count(*index)).map(|index| &row[index]).collect();
    if let [first, second] = &strengths[..] {
        let is_range = second.joined.as_deref() == Some("-") && ratio(first.value, second.value) <= RANGE_WITHIN;
        let is_fraction = !second.is_measured && first.value < second.value && second.value <= 4.0;
        if is_range || is_fraction {
            return 1;
        }
    }
    if is_code { 1 } else { strengths.len() }
}

fn ratio(one: f64, other: f64) -> f64 {
    if one < other { other / one } else { one / other }
}

/// Whether these signs between two figures put one beside the other.
fn joins(signs: &str) -> bool {
    signs.contains(|c| "/-+:*·•~=x".contains(c)) && !signs.contains('%')
}

/// The figures of a name, but for dates and numbers of packs.
fn figures(words: &str) -> Vec<Figure> {
    let plain: String = words.to_lowercase().chars().map(as_typed).collect();
    let mut figures: Vec<Figure> = Vec::new();
    let (mut rest, mut between, mut is_number_of_pack) = (plain.as_str(), Some(String::new()), false);
    while let Some(c) = rest.chars().next() {
        let is_figure = |c: char| c.is_ascii_digit();
        if is_figure(c) || c == '.' && rest[1..].starts_with(is_figure) {
            let (text, after) = number(rest);
            let (word, beyond) = split(after.trim_start_matches(' '), char::is_alphabetic);
            let mass = MASSES.iter().find(|(name, _)| *name == word).map(|(_, milligrams)| *milligrams);
            rest = if mass.is_some() { beyond } else { after };
            let after = split(rest.trim_start_matches([' ', '.']), char::is_alphabetic).0.to_owned();
            let value = text.parse::<f64>().unwrap_or_default() * mass.unwrap_or(1.0);
            let joined = between.replace(String::new()).filter(|_| !figures.is_empty());
            if !is_number_of_pack && value > 0.0 {
                figures.push(Figure { text, value, is_measured: mass.is_some(), after, joined });
            }
        } else if c.is_alphabetic() {
            let (word, after) = split(rest, char::is_alphabetic);
            (rest, between, is_number_of_pack) = (after, None, NO_STRENGTH.contains(&word));
        } else {
            between = between.map(|signs| if c == ' ' { signs } else { signs + c.encode_utf8(&mut [0; 4]) });
            rest = &rest[c.len_utf8()..];
        }
    }
    figures
}

/// The number that stands first, as it is computed with, and what follows it: "1,000" and "1 000" are one, "37,5" is one too.
fn number(text: &str) -> (String, &str) {
    let (digits, after) = split(text, |c| c.is_ascii_digit() || c == '.' || c == ',');
    let trimmed = digits.trim_end_matches(['.', ',']);
    let after = if trimmed.len() < digits.len() { &text[trimmed.len()..] } else { after };
    if let Some(beyond) = after.strip_prefix(" 000") {
        return (format!("{trimmed}000"), beyond);
    }
    let is_of_thousands = trimmed.rsplit_once(',').is_some_and(|(_, last)| last.len() == 3);
    (if is_of_thousands { trimmed.replace(',', "") } else { trimmed.replace(',', ".") }, after)
}

fn split(text: &str, belongs: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|c| !belongs(c)).unwrap_or(text.len()))
}

/// A sign as people type it who have no other key for it.
fn as_typed(c: char) -> char {
    match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        '／' | '⁄' | '∕' | '\\' | '|' => '/',
        '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
        '×' => '*',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strengths_beside_each_other_are_of_as_many_ingredients() {
        for (words, count) in [
            ("Oxycodone 5/325", 2),
            ("Hydrocodone 7.5-325 mg", 2),
            ("Hydrocodone-7.5/325", 2),
            ("Oxycodone5/325", 2),
            ("Oxycodone 5‑325", 2),
            ("Oxycodone 5／325", 2),
            ("Hydrocodone .5/325", 2),
            ("Paracetamol 500mg/30mg tablets", 2),
            ("Paracetamol 500 milligrams/30 milligrams", 2),
            ("Paracetamol 500mg./30mg.", 2),
            ("Oxycodone 5 mg 325 mg", 2),
            ("Oxycodone 5 mg and 325 mg", 2),
            ("Oxycodone 5mg (325mg)", 2),
            ("Oxycodone 5 mg, 325 mg", 2),
            ("5 mg oxycodone 325 mg", 2),
            ("Tramadol 37.5 mg / 325 mg", 2),
            ("Tramadol 37,5/325", 2),
            ("Paracetamol 1 g/60 mg", 2),
            ("Paracetamol 500/30 tablets", 2),
            ("Butalbital 50/325/40", 3),
            ("Carisoprodol 200 mg-325 mg-16 mg", 3),
            ("Ibuprofen", 1),
            ("Ibuprofen 200 mg 24 tablets", 1),
            ("Ibuprofen 200mg/16 tablets", 1),
            ("Paracetamol 500mg/16", 1),
            ("Ibuprofen 200 mg - 100 coated tablets", 1),
            ("Paracetamol 1 000 mg", 1),
            ("Paracetamol 1,000 mg", 1),
            ("Paracetamol 250 mg/5 ml", 1),
            ("Calpol 120mg/5ml", 1),
            ("Fentanyl 12 mcg/72 hours", 1),
            ("Butrans 5 micrograms/hour", 1),
            ("Tylenol 8-hour 650", 1),
            ("Aleve 12-24 h", 1),
            ("Tizanidine 1/2 tablet", 1),
            ("Tizanidine 2-4 mg", 1),
            ("Ibuprofen 200-400mg", 1),
            ("Naproxen 500 mg 2/day", 1),
            ("Ibuprofen 200-mg", 1),
            ("Ibuprofen lysine 342 mg (ibuprofen 200 mg)", 1),
            ("Naproxen sodium 220 mg (naproxen 200 mg)", 1),
            ("Diclofenac gel 1%/100 g", 1),
            ("Ibuprofen NDC 0363-0291-01", 1),
            ("Paracetamol PL 00063/0365", 1),
            ("Ibuprofen 200 mg exp 11/27", 1),
        ] {
            assert_eq!(strengths(words), count, "{words}");
        }
        assert!(says("Oxycodone 5 325", "325") && !says("Oxycodone 5", "325"));
    }
}
