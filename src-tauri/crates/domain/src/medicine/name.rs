//! What a person means by the name of a medicine (4.3 rule 1): another name, a brand, a salt, a strength in the name, a slip of
//! the pen. What is sure joins its ingredient; a guess is asked about.

mod parting;
mod plain;
mod slip;
mod strengths;
mod tokens;
mod words;

use super::brands::{COMBINED, DIFFERS, SORTS};
use super::ingredient::Ingredient;
use super::known::{Class, KNOWN};
use crate::Invalid;
use parting::{names_another_nsaid, names_several, parts_another};
use plain::plain;
use slip::slipped;
use strengths::says;
pub use strengths::strengths;
use tokens::tokens;
use words::{FORMS, KINDS, MORE, NUMBERED, PARTING, SALTS, SLEEPY, is_measure};

/// What a name says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// This ingredient, whatever it is called.
    Is(Ingredient),
    /// Several, each once.
    Holds(Vec<Ingredient>),
    /// Perhaps this one, and nobody but the person knows: a slip of the pen, or beside words that name nothing known.
    Perhaps(Ingredient),
    /// These, and more: a word of the name says that there is more in it than that, or something that makes sleepy.
    AndMore {
        /// What else the name says, each once; perhaps nothing.
        held: Vec<Ingredient>,
        /// What else there is makes sleepy.
        sleepy: bool,
    },
    /// A sort of medicine, and not which.
    Sort {
        /// It makes sleepy.
        sleepy: bool,
    },
    /// Nothing that is known.
    Unknown,
}

impl Ingredient {
    /// An ingredient by its code, by whatever surely [means](meaning) it, or in the person's own words.
    ///
    /// # Errors
    /// [`Invalid::IngredientName`] when it is empty, longer than [`Ingredient::LONGEST`] or holds a control character.
    pub fn new(words: &str) -> Result<Ingredient, Invalid> {
        let words = words.trim().to_lowercase();
        if words.is_empty() || words.chars().count() > Ingredient::LONGEST || words.chars().any(char::is_control) {
            return Err(Invalid::IngredientName);
        }
        if KNOWN.iter().any(|known| known.code == words) {
            return Ok(Ingredient::called(words));
        }
        Ok(surely(&words).unwrap_or_else(|| Ingredient::called(words)))
    }
}

/// A brand of aspirin whose maker's name stands on packs of another medicine too, and how those are called.
const MAKER: (&str, [&str; 2]) = ("bayer", ["aleve", "naproxen"]);
/// What is taken for pain too, of nerves or of a spasm: "Gabapentin for nerve pain" holds nothing besides.
const ALSO_FOR_PAIN: [&str; 7] =
    ["gabapentin", "pregabalin", "amitriptyline", "nortriptyline", "duloxetine", "carbamazepine", "diazepam"];
/// What a word that tells of more is said of, where that is all there is.
const ANSWERS: [(&str, &[&str]); 4] = [
    (
        "allergy",
        &[
            "brompheniramine",
            "cetirizine",
            "chlorphenamine",
            "clemastine",
            "diphenhydramine",
            "hydroxyzine",
            "levocetirizine",
            "promethazine",
            "triprolidine",
        ],
    ),
    ("cough", &["dextromethorphan", "guaifenesin"]),
    ("congestion", &["guaifenesin", "phenylephrine", "pseudoephedrine"]),
    ("decongestant", &["phenylephrine", "pseudoephedrine"]),
];
/// What stands for any NSAID that is not known.
const OTHER_NSAID: &str = "other-nsaid";

/// What a person means by this name.
pub fn meaning(words: &str) -> Meaning {
    read_as(words, slipped)
}

/// The ingredient that surely is meant by this name. As [`meaning`], but quick: no slip of the pen is ever sure.
fn surely(words: &str) -> Option<Ingredient> {
    if let Meaning::Is(one) = read_as(words, |_| Meaning::Unknown) { Some(one) } else { None }
}

/// What a name means, where one that nothing known is written in is read by `unknown`.
fn read_as(words: &str, unknown: impl Fn(&[&str]) -> Meaning) -> Meaning {
    let tokens = tokens(&plain(words));
    let all: Vec<&str> = tokens.iter().map(String::as_str).collect();
    let ways = ways(&all);
    let whole = ways.iter().find_map(|way| exactly(&way.join(" ")));
    let found = whole.unwrap_or_else(|| {
        let [.., bare] = ways;
        in_parts(words, &all, bare, unknown)
    });
    with_what_it_is_for(with_its_strengths(found, words), &all)
}

/// What is named by a name that is none as a whole: by its `bare` words, one after another.
fn in_parts(words: &str, all: &[&str], bare: Vec<&str>, unknown: impl Fn(&[&str]) -> Meaning) -> Meaning {
    let are_several = names_several(words) || all.iter().any(|word| is_in(PARTING, word) || *word == "plus");
    let by_its_maker = !are_several && is_by_its_maker(all);
    let bare: Vec<&str> = bare.into_iter().filter(|word| !by_its_maker || *word != MAKER.0).collect();
    let (mut held, strays) = named_one_after_another(&bare);
    // One that is an NSAID is no other one for being called so.
    let is_nsaid = |one: &Ingredient| one.class() == Class::Nsaid;
    if !names_another_nsaid(words) && held.iter().filter(|one| is_nsaid(one)).count() > 1 {
        held.retain(|one| one.as_str() != OTHER_NSAID);
    }
    let found = match &held[..] {
        [] => match unknown(&bare) {
            // No slip as a whole, but perhaps in its words.
            Meaning::Unknown => named_beside(named_among(&bare, &unknown), words),
            slip => slip,
        },
        [one] if strays.is_empty() && !by_its_maker => Meaning::Is(one.clone()),
        _ => {
            // Beside one that is known another may be misspelt.
            let beside = named_among(&strays, &unknown).into_iter().filter(|one| !held.contains(one));
            let held = [&held[..], &beside.collect::<Vec<_>>()].concat();
            named_beside(held, words)
        }
    };
    with_more(found, &strays)
}

/// The words, from the whole name to what is left of it, so that "Anadin Extra" is no Anadin; the last without anything that names nothing.
/// Figures that are no strength stay for as long as they can be a part of the name: "Tylenol 3 tablets" is no plain Tylenol.
fn ways<'a>(all: &[&'a str]) -> [Vec<&'a str>; 10] {
    let bare_of =
        |left_out: &[&[&str]]| without(all, |word| is_strength(word) || left_out.iter().any(|list| is_in(list, word)));
    [
        all.to_vec(),
        named_by_its_form(all),
        figured(all, usize::MAX),
        figured(all, 1),
        figured(&without(all, |word| is_in(KINDS, word)), 1),
        bare_of(&[]),
        bare_of(&[FORMS]),
        bare_of(&[FORMS, KINDS]),
        bare_of(&[FORMS, KINDS, SALTS]),
        bare_of(&[FORMS, KINDS, SALTS, PARTING]),
    ]
}

/// The words without those left out, and without the "extra" of a strength.
fn without<'a>(all: &[&'a str], left_out: impl Fn(&str) -> bool) -> Vec<&'a str> {
    let of_strength = |index: usize| all[index] == "extra" && all.get(index + 1) == Some(&"strength");
    let left = all.iter().enumerate().filter(|(index, word)| !left_out(word) && !of_strength(*index));
    left.map(|(_, word)| *word).collect()
}

/// What was found, and that there is more in it where the name says that it is for pain, or against inflammation, and nothing found is:
/// "Unisom with pain relief", "Tylenol with anti-inflammatory".
fn with_what_it_is_for(found: Meaning, words: &[&str]) -> Meaning {
    let held = found.held();
    if held.is_empty() {
        return found;
    }
    let holds = |is: &dyn Fn(&Ingredient) -> bool| held.iter().any(is);
    let is_answered = |word: &str| match word {
        "pain" => holds(&|one| one.is_for_pain() || ALSO_FOR_PAIN.contains(&one.as_str())),
        sort if sort.contains("inflammator") && is_sort(sort) => holds(&|one| one.class() == Class::Nsaid),
        sort if sort.contains("pain") && is_sort(sort) => {
            holds(&|one| one.is_for_pain() && one.class() != Class::MuscleRelaxer)
        }
        _ => true,
    };
    if words.iter().all(|word| is_answered(word)) {
        return found;
    }
    let sleepy = matches!(found, Meaning::AndMore { sleepy: true, .. });
    Meaning::AndMore { held, sleepy }
}

/// What is named beside words that name nothing for sure. What a sign or a word parts from it may be another, though nobody knows which.
fn named_beside(held: Vec<Ingredient>, words: &str) -> Meaning {
    match &held[..] {
        [_] if parts_another(words) => Meaning::AndMore { held, sleepy: false },
        [one] => Meaning::Perhaps(one.clone()),
        [] => Meaning::Unknown,
        _ => Meaning::Holds(held),
    }
}

/// What was found, and that there is more in it where the name gives more strengths than that; or the one of acetaminophen and aspirin alone.
fn with_its_strengths(found: Meaning, words: &str) -> Meaning {
    let held = found.held();
    if held.is_empty() || matches!(found, Meaning::AndMore { .. }) {
        return found;
    }
    let is_theirs = |one: &Ingredient| ["acetaminophen", "aspirin"].contains(&one.as_str());
    let is_more = held.len() < strengths(words) || says(words, "325") && !held.iter().any(is_theirs);
    if is_more { Meaning::AndMore { held, sleepy: false } } else { found }
}

/// What is read from words that name nothing for sure, each alone or with the next, each thing once.
fn named_among(words: &[&str], read: &impl Fn(&[&str]) -> Meaning) -> Vec<Ingredient> {
    let mut named = Vec::new();
    let mut rest = words;
    while !rest.is_empty() {
        let found = |length: usize| Some((read(&rest[..length]).held(), length)).filter(|(held, _)| !held.is_empty());
        let (held, length) = (1..=rest.len().min(2)).rev().find_map(found).unwrap_or((Vec::new(), 1));
        for one in held {
            if !named.contains(&one) {
                named.push(one);
            }
        }
        rest = &rest[length..];
    }
    named
}

impl Meaning {
    /// What is named, for sure or perhaps.
    fn held(&self) -> Vec<Ingredient> {
        match self {
            Meaning::Is(one) | Meaning::Perhaps(one) => vec![one.clone()],
            Meaning::Holds(held) | Meaning::AndMore { held, .. } => held.clone(),
            Meaning::Sort { .. } | Meaning::Unknown => Vec::new(),
        }
    }
}

/// What was found, with what the words beside it tell: a guess never leaves out what makes it dangerous.
fn with_more(found: Meaning, strays: &[&str]) -> Meaning {
    let held = found.held();
    let sleepy =
        strays.iter().any(|word| SLEEPY.contains(&singular(word))) && !held.iter().any(Ingredient::is_sedating);
    // Of a name that says anything besides, nobody knows that that is all: "Robitussin Severe Cough + Sore Throat".
    let beside: Vec<&str> =
        strays.iter().copied().filter(|word| !DIFFERS.iter().any(|(brand, _)| brand == word)).collect();
    let is_answered = |one: &Ingredient| matches!(beside[..], [word] if ANSWERS.iter().any(|(of, all)| *of == word && all.contains(&one.as_str())));
    let tells_of_more = beside.iter().any(|word| MORE.contains(word));
    let more = matches!(&held[..], [one] if tells_of_more && !is_answered(one));
    if sleepy || more { Meaning::AndMore { held, sleepy } } else { found }
}

/// What is the name of something with the form in it, where nothing is said beside it but other forms, kinds and figures: "Beechams
/// Powders 20 sachets". Nothing, where there is none.
fn named_by_its_form<'a>(all: &[&'a str]) -> Vec<&'a str> {
    let is_form = |word: &&str| is_in(FORMS, word);
    let is_beside = |word: &&str| is_form(word) || is_in(KINDS, word) || is_strength(word) || NUMBERED.contains(word);
    let from = all.iter().position(|word| !is_beside(word)).unwrap_or_default();
    let beside = all[from..].iter().rev().take_while(|word| is_beside(word)).count();
    let mut ends = (all.len() - beside..=all.len()).rev();
    let is_name = |name: &[&str]| name.last().is_some_and(is_form) && exactly(&name.join(" ")).is_some();
    let name = ends.find(|end| is_name(&all[from..*end]));
    name.map_or_else(Vec::new, |end| all[from..end].to_vec())
}

/// The name without its forms and strengths, but with its other figures, as far as they have no more than so many digits.
fn figured<'a>(all: &[&'a str], most_digits: usize) -> Vec<&'a str> {
    let strays = |(index, word): (usize, &&'a str)| {
        let measured = all.get(index + 1).is_some_and(|next| is_measure(next));
        let is_form = || is_in(FORMS, word) || NUMBERED.contains(word);
        if is_strength(word) { measured || word.len() > most_digits } else { is_form() }
    };
    all.iter().enumerate().filter(|(index, word)| !strays((*index, word))).map(|(_, word)| *word).collect()
}

/// Without the blanks, which people leave out and put in: "cocodamol", "Nurofen-Plus".
fn joined(name: &str) -> String {
    name.replace(' ', "")
}

/// Whether it names the maker beside what that makes: "Aleve (Bayer)".
fn is_by_its_maker(words: &[&str]) -> bool {
    let (maker, makes) = MAKER;
    words.contains(&maker) && words.iter().any(|word| makes.contains(word))
}

/// Whether the list holds the word, of one or of several.
fn is_in(list: &[&str], word: &str) -> bool {
    list.contains(&singular(word)) || list.contains(&word)
}

/// Whether it is a sort of medicine, and not which.
fn is_sort(name: &str) -> bool {
    matches!(exactly(name), Some(Meaning::Sort { .. }))
}

/// Whether a word of a name says nothing of what is in it, unless it is a part of a longer name.
fn names_nothing(word: &str) -> bool {
    is_strength(word) || [FORMS, KINDS, SALTS, PARTING, NUMBERED].iter().any(|list| is_in(list, word))
}

fn without_strays(name: &str) -> String {
    name.split(' ').filter(|word| !names_nothing(word)).collect::<Vec<_>>().join(" ")
}

fn singular(word: &str) -> &str {
    word.strip_suffix('s').filter(|word| word.len() > 2).unwrap_or(word)
}

fn is_strength(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit())
}

/// What exactly this is the name of.
fn exactly(name: &str) -> Option<Meaning> {
    let of = |name: &str| {
        let name = joined(name);
        let is = |known: &str| known.chars().filter(|c| *c != ' ').eq(name.chars());
        let one = KNOWN.iter().find(|known| is(known.code) || known.names.iter().copied().any(is));
        let one = one.map(|known| Meaning::Is(Ingredient::called(known.code)));
        let several = || {
            let (_, codes) = COMBINED.iter().find(|(brand, _)| is(brand))?;
            Some(Meaning::Holds(codes.iter().copied().map(Ingredient::called).collect()))
        };
        let differs = || {
            let &(_, code) = DIFFERS.iter().find(|(brand, _)| is(brand))?;
            Some(Meaning::Perhaps(Ingredient::called(code)))
        };
        let sort = || {
            let sort = SORTS.iter().copied().find(|sort| is(sort))?;
            Some(Meaning::Sort { sleepy: sort.split(' ').any(|word| SLEEPY.contains(&word)) })
        };
        one.or_else(several).or_else(differs).or_else(sort)
    };
    of(name).or_else(|| of(name.strip_suffix('s')?))
}

/// The ingredients that the words name one after another, each once, and the words that name none for sure.
fn named_one_after_another<'a>(words: &[&'a str]) -> (Vec<Ingredient>, Vec<&'a str>) {
    let mut held: Vec<Ingredient> = Vec::new();
    let mut strays = Vec::new();
    let mut rest = words;
    while let [first, after @ ..] = rest {
        let longest = (1..=rest.len().min(4)).rev().find_map(|length| {
            let named = &rest[..length];
            // One that stands as a whole may be a part of a longer one without its kind: "Nurofen Express Plus".
            let tells_of_more = |word: &&str| SLEEPY.contains(word) || MORE.contains(word);
            let is_longer = length > 1 && named[1..].iter().all(tells_of_more);
            let as_one = || is_longer.then(|| exactly(&without_strays(&named.join(" "))));
            let found = exactly(&named.join(" ")).or_else(|| as_one()?)?;
            Some((found, &rest[length..]))
        });
        let Some((found, after_it)) = longest else {
            strays.push(*first);
            rest = after;
            continue;
        };
        let found = match found {
            Meaning::Is(one) => vec![one],
            Meaning::Holds(several) => several,
            Meaning::Perhaps(one) => {
                strays.push(*first);
                vec![one]
            }
            Meaning::AndMore { .. } | Meaning::Sort { .. } | Meaning::Unknown => {
                let said = &rest[..rest.len() - after_it.len()];
                let said = said.iter().flat_map(|name| name.split(' '));
                strays.extend(said.filter(|word| SLEEPY.contains(&singular(word))));
                Vec::new()
            }
        };
        for one in found {
            if !held.contains(&one) {
                held.push(one);
            }
        }
        rest = after_it;
    }
    (held, strays)
}

#[cfg(test)]
#[path = "name_tests.rs"]
mod tests;

#[cfg(test)]
mod box_tests;
