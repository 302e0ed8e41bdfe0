//! Strengths that a name gives: "Oxycodone 5/325" holds two ingredients, whatever it is called by.

use super::is_in;
use super::words::{BESIDE, FORMS, NO_STRENGTH, PARTS_OF, PIECES, milligrams_in};

/// How often one figure may hold another that is the same again: a salt and its base, the least and the most of a range.
const SAME_WITHIN: f64 = 1.8;
const RANGE_WITHIN: f64 = 4.0;

/// What people write of a strong painkiller that stands beside another in one tablet, from its beginning.
const STRONG: [&str; 8] = ["cod", "butalb", "dihydrocod", "hydroco", "oxyco", "pentazoc", "propoxy", "tramadol"];

/// The least figure that is likelier the strength of that other than how many are in the pack.
const PARTNER: f64 = 150.0;

/// The least figure that is likelier a strength than a part of the name: "Tylenol 3".
const LEAST: f64 = 5.0;

/// Strengths of known medicines of two that look like a range, or like how many are in the pack.
const OF_TWO: [(f64, f64); 10] = [
    (25.0, 385.0),
    (25.0, 500.0),
    (35.0, 450.0),
    (38.0, 200.0),
    (44.0, 56.0),
    (50.0, 500.0),
    (125.0, 250.0),
    (250.0, 300.0),
    (380.0, 300.0),
    (500.0, 150.0),
];

/// Milligrams that are in no one dose, but in a tube or a bottle.
const WEIGHT_OF_A_PACK: f64 = 5000.0;

/// A figure of a name.
struct Figure {
    number: f64,
    /// How much that is, where it says so.
    milligrams: Option<f64>,
    /// The word after it and its measure.
    after: String,
    /// It is of a part, as "20 mg/ml" and "25 micrograms/hour" are, or of a whole tube or bottle.
    is_of_more: bool,
    /// What joins it to the figure before, with no word between.
    joined: Option<String>,
    text: String,
}

impl Figure {
    /// The figure that stands first, and what follows it and its measure.
    fn read(text: &str, joined: Option<String>) -> (Figure, &str) {
        let (text, rest) = number(text);
        let (word, beyond) = split(rest.trim_start_matches(' '), char::is_alphabetic);
        let mass = milligrams_in(word);
        let rest = if mass.is_some() { beyond } else { rest };
        let after = split(rest.trim_start_matches([' ', '.']), char::is_alphabetic).0.to_owned();
        let number = text.parse().unwrap_or_default();
        let milligrams = mass.map(|mass| mass * number);
        let is_of_more = is_of_a_part(rest) || milligrams.is_some_and(|milligrams| milligrams >= WEIGHT_OF_A_PACK);
        (Figure { number, milligrams, after, is_of_more, joined, text }, rest)
    }

    /// Whether it is likelier the strength of another ingredient than how many are in the pack, after this figure of a name that holds a
    /// `strong` one.
    fn is_partner_of(&self, figure: &Figure, strong: bool) -> bool {
        let is_strength = figure.milligrams.is_some() || figure.number >= LEAST || figure.number.fract() > 0.0;
        let is_counted = [FORMS, PIECES].iter().any(|list| is_in(list, &self.after));
        let is_strong = strong && is_strength && self.number >= PARTNER;
        !is_counted && (is_strong || OF_TWO.contains(&(figure.number, self.number)))
    }
}

/// How many ingredients the strengths of a name are of; 1 where it gives none or one.
pub fn strengths(words: &str) -> usize {
    let figures = figures(words);
    let strong = words
        .to_lowercase()
        .split(|c: char| !c.is_alphabetic())
        .any(|word| STRONG.iter().any(|one| word.starts_with(one)));
    let rows = || figures.chunk_by(|figure, next| is_beside(figure, next, strong));
    let mut apart: Vec<f64> = Vec::new();
    for milligrams in
        rows().filter_map(|row| row.iter().filter(|figure| !figure.is_of_more).find_map(|figure| figure.milligrams))
    {
        if apart.iter().all(|other| ratio(*other, milligrams) > SAME_WITHIN) {
            apart.push(milligrams);
        }
    }
    rows().map(|row| in_a_row(row, strong)).max().unwrap_or(1).max(apart.len())
}

/// Whether it says this figure, whatever stands around it.
pub(super) fn says(words: &str, figure: &str) -> bool {
    figures(words).iter().any(|said| said.text == figure)
}

/// How many strengths stand in a row: "5/325", "500 mg/30 mg", "50-325-40"; no "250 mg/5 ml", "200-400 mg", "500 mg/16" or "1/2".
fn in_a_row(row: &[Figure], strong: bool) -> usize {
    let is_count = |index: usize| {
        let (figure, before) = (&row[index], row[..index].last());
        let is_of_the_pack = before.is_some_and(|before| {
            before.milligrams.is_some() && figure.milligrams.is_none() && !figure.is_partner_of(before, strong)
        });
        is_of_the_pack || is_in(PARTS_OF, &row[index].after)
    };
    let is_code = |figure: &Figure| figure.number >= 10_000.0 || figure.text.starts_with('0') && figure.number >= 1.0;
    let strengths: Vec<&Figure> = (0..row.len()).filter(|index| !is_count(*index)).map(|index| &row[index]).collect();
    let is_one = match strengths[..] {
        [from, to] if to.joined.as_deref() == Some("-") => is_range(from, to),
        // A half, three quarters.
        [part, of] => of.milligrams.is_none() && part.number < of.number && of.number <= 4.0,
        _ => false,
    };
    if is_one || row.iter().any(is_code) { 1 } else { strengths.len() }
}

/// "200-400 mg", "500 mg-1 g": one that rises, and not by much.
fn is_range(from: &Figure, to: &Figure) -> bool {
    let (from, to) = from.milligrams.zip(to.milligrams).unwrap_or((from.number, to.number));
    from < to && to <= from * RANGE_WITHIN && !OF_TWO.contains(&(from, to))
}

fn ratio(one: f64, other: f64) -> f64 {
    if one < other { other / one } else { one / other }
}

/// Whether one figure is put beside the other, by a sign or by nothing but a blank: "5/325", "5 325".
fn is_beside(figure: &Figure, next: &Figure, strong: bool) -> bool {
    let is_bare = |signs: &str| signs.is_empty() || signs == ",";
    let is_partner = next.milligrams.is_none() && next.is_partner_of(figure, strong);
    next.joined.as_deref().is_some_and(|signs| joins(signs) || is_partner && is_bare(signs))
}

/// Whether these signs between two figures put one beside the other.
fn joins(signs: &str) -> bool {
    signs.contains(|c| "/-+:*·•~=&".contains(c)) && !signs.contains('%')
}

/// The figures of a name, but for dates and numbers of packs.
fn figures(words: &str) -> Vec<Figure> {
    let plain: String = words.to_lowercase().chars().map(as_typed).collect();
    let mut figures: Vec<Figure> = Vec::new();
    let mut rest = plain.as_str();
    // The signs since the figure before, and whether the word before says that this is none.
    let (mut signs, mut is_none) = (None, false);
    while let Some(c) = rest.chars().next() {
        let is_figure = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        if is_figure(rest) || c == '.' && is_figure(&rest[1..]) {
            let (figure, after) = Figure::read(rest, signs.replace(String::new()));
            figures.extend(Some(figure).filter(|figure| !is_none && figure.number > 0.0));
            rest = after;
        } else if c.is_alphabetic() {
            let (word, after) = split(rest, char::is_alphabetic);
            signs = signs.filter(|_| BESIDE.contains(&word)).map(|signs| signs + "&");
            (rest, is_none) = (after, NO_STRENGTH.contains(&word));
        } else {
            signs.iter_mut().filter(|_| c != ' ').for_each(|signs: &mut String| signs.push(c));
            rest = &rest[c.len_utf8()..];
        }
    }
    figures
}

/// Whether what follows an amount says of which part it is: "/ml", "/5 ml", "/hour", "/g".
fn is_of_a_part(after: &str) -> bool {
    let Some(part) = after.trim_start().strip_prefix('/') else { return false };
    let part = part.trim_start().trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').trim_start();
    let word = split(part, char::is_alphabetic).0;
    word == "g" || is_in(PARTS_OF, word)
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
            ("Codeine 8mg/500", 2),
            ("Hydrocodone 5mg/300", 2),
            ("Oxycodone 10 mg - 300", 2),
            ("Hydrocodone 5 300", 2),
            ("Codeine 30 500", 2),
            ("Oxycodone 2.5 300", 2),
            ("Hydrocodone 5mg 300", 2),
            ("Codeine 8mg, 500", 2),
            ("Tramadol 75mg/650", 2),
            ("Advil 125mg/250", 2),
            ("Paracetamol 500mg/150", 2),
            ("Orphenadrine 35mg/450", 2),
            ("Orphenadrine 25 385 30", 2),
            ("Diphenhydramine 25mg/500", 2),
            ("Chlorzoxazone 250mg/300", 2),
            ("Tramadol 44-56", 2),
            ("Advil 125-250", 2),
            ("Ibuprofen", 1),
            ("Ibuprofen 200mg/500 tablets", 1),
            ("Ibuprofen 200 mg / 500 ct", 1),
            ("Ibuprofen 200 500 coated caplets", 1),
            ("Ibuprofen 200 mg 500 count", 1),
            ("Paracetamol 500mg/100", 1),
            ("Aspirin 81mg - 365 EC tablets", 1),
            ("Acetaminophen 500mg - 500 Rapid release gelcaps", 1),
            ("Pregabalin 75 150", 1),
            ("Tizanidine 4mg 180", 1),
            ("Cetirizine 10mg 365", 1),
            ("Diphenhydramine 50 mg, 250", 1),
            ("Ibuprofen 200 2026", 1),
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
            ("Acetaminophen 320.5-30-16", 3),
            ("Advil 125mg 250mg", 2),
            ("Paracetamol 500-150", 2),
            ("Celecoxib 56-44", 2),
            ("Tylenol 300 & 30", 2),
            ("Paracetamol 500 and 30", 2),
            ("Paracetamol 500mg-1g", 1),
            ("Morphine Sulfate Oral Solution 100 mg/5 mL (20 mg/mL)", 1),
            ("Diclofenac sodium topical gel 1% (10 mg/g) 100 g tube", 1),
            ("Voltarol 11.6mg/g gel 100g", 1),
            ("Fentanyl 25 micrograms/hour (4.2 mg)", 1),
            ("Tizanidine 2-4 mg", 1),
            ("Fentanyl 25-100 mcg", 1),
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
