//! A name as a slip of the pen.

use super::words::{MORE, SLEEPY};
use super::{Meaning, joined};
use crate::medicine::brands::{COMBINED, DIFFERS};
use crate::medicine::ingredient::Ingredient;
use crate::medicine::known::KNOWN;

/// Letters of a name below which a slip of the pen is not looked for.
const SHORTEST_SLIP: usize = 5;
/// Letters from which two slips of the pen are looked for.
const TWO_SLIPS: usize = 8;

/// Other medicines whose names are near to one that is known: those are no slips of the pen.
const OTHERS: [&str; 3] = ["dapoxetine", "fluoxetine", "nizatidine"];

/// The name as a slip of the pen: of all of its words, or of those that tell of no more.
pub(super) fn slipped(words: &[&str]) -> Meaning {
    let tells_of_more = |word: &str| SLEEPY.contains(&word) || MORE.contains(&word);
    let plain: Vec<&str> = words.iter().copied().filter(|word| !tells_of_more(word)).collect();
    let whole = || slip(&words.join(" ")).filter(|_| !plain.is_empty());
    whole().or_else(|| slip(&plain.join(" "))).unwrap_or(Meaning::Unknown)
}

/// What this is perhaps a slip of the pen for: the nearest, an ingredient before a brand that holds several.
fn slip(name: &str) -> Option<Meaning> {
    let name = joined(name);
    let letters = name.chars().count();
    if letters < SHORTEST_SLIP || OTHERS.contains(&name.as_str()) {
        return None;
    }
    let slips = if letters < TWO_SLIPS { 1 } else { 2 };
    let distance = |known: &str| {
        let known = joined(known);
        let long_enough = known.chars().count() >= SHORTEST_SLIP;
        long_enough.then(|| strsim::osa_distance(&name, &known)).filter(|distance| *distance <= slips)
    };
    let one = KNOWN.iter().filter_map(|known| {
        let names = std::iter::once(known.code).chain(known.names.iter().copied());
        Some((names.filter_map(distance).min()?, known.code))
    });
    let differs = DIFFERS.iter().filter_map(|(brand, code)| Some((distance(brand)?, *code)));
    let several = COMBINED.iter().filter_map(|(brand, codes)| Some((distance(brand)?, *codes)));
    let of = |code: &str| Ingredient::called(code);
    match (one.chain(differs).min(), several.min()) {
        (Some((near, _)), Some((nearer, codes))) if nearer < near => {
            Some(Meaning::Holds(codes.iter().copied().map(of).collect()))
        }
        (None, Some((_, codes))) => Some(Meaning::Holds(codes.iter().copied().map(of).collect())),
        (Some((_, code)), _) => Some(Meaning::Perhaps(of(code))),
        (None, None) => None,
    }
}
