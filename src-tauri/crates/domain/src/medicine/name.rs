//! What a person means by the name of a medicine (4.3 rule 1): another name, a brand, a salt, a strength in the name, a slip of
//! the pen. What is sure joins its ingredient; a guess is asked about.

mod words;

use super::Ingredient;
use super::known::{COMBINED, DIFFERS, KNOWN, SORTS};
use words::{FORMS, KINDS, MEASURES, MORE, NUMBERED, PARTING, SALTS, SLEEPY};

/// What a name says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// This ingredient, whatever it is called.
    Is(Ingredient),
    /// Several, each once.
    Holds(Vec<Ingredient>),
    /// Perhaps this one, and nobody but the person knows.
    Perhaps(Ingredient),
    /// These, and more: a word of the name says that there is more in it than that, or something that makes sleepy.
    AndMore {
        /// What else the name says, each once; perhaps nothing.
        held: Vec<Ingredient>,
        /// What else there is makes sleepy.
        sleepy: bool,
    },
    /// A sort of medicine, and not which.
    Sort,
    /// Nothing that is known.
    Unknown,
}

/// Letters of a name below which a slip of the pen is not looked for.
const SHORTEST_SLIP: usize = 5;
/// Letters from which two slips of the pen are looked for.
const TWO_SLIPS: usize = 8;

/// What a person means by this name.
pub fn meaning(words: &str) -> Meaning {
    read_as(words, slipped)
}

/// The ingredient that surely is meant by this name. As [`meaning`], but quick: no slip of the pen is ever sure.
pub(super) fn surely(words: &str) -> Option<Ingredient> {
    match read_as(words, |_| Meaning::Unknown) {
        Meaning::Is(one) => Some(one),
        Meaning::Holds(_) | Meaning::Perhaps(_) | Meaning::AndMore { .. } | Meaning::Sort | Meaning::Unknown => None,
    }
}

/// What a name means, where one that nothing known is written in is read by `unknown`.
fn read_as(words: &str, unknown: impl Fn(&[&str]) -> Meaning) -> Meaning {
    let plain = plain(words);
    let all: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    let without = |left_out: &[&[&str]]| -> Vec<&str> {
        let strays = |word: &str| {
            is_strength(word) || left_out.iter().any(|list| list.contains(&singular(word)) || list.contains(&word))
        };
        let of_strength = |index: usize| all[index] == "extra" && all.get(index + 1) == Some(&"strength");
        let left = all.iter().enumerate().filter(|(index, word)| !strays(word) && !of_strength(*index));
        left.map(|(_, word)| *word).collect()
    };
    // From the whole name to what is left of it, so that "Anadin Extra" is no Anadin. Figures that are no strength stay for as
    // long as they can be a part of the name: "Tylenol 3 tablets" is no plain Tylenol.
    let ways = [
        all.clone(),
        figured(&all, usize::MAX),
        figured(&all, 1),
        without(&[]),
        without(&[FORMS]),
        without(&[FORMS, KINDS]),
        without(&[FORMS, KINDS, SALTS]),
        without(&[FORMS, KINDS, SALTS, PARTING]),
    ];
    for way in &ways {
        if let Some(found) = exactly(&way.join(" ")) {
            return found;
        }
    }
    let [.., bare] = &ways;
    let (held, strays) = covered(bare);
    let found = match &held[..] {
        [] => unknown(bare),
        [one] if strays.is_empty() => Meaning::Is(one.clone()),
        [one] => Meaning::Perhaps(one.clone()),
        _ => Meaning::Holds(held),
    };
    with_more(found, &strays)
}

/// The name as a slip of the pen: of all of its words, or of those that tell of no more.
fn slipped(words: &[&str]) -> Meaning {
    let plain: Vec<&str> =
        words.iter().copied().filter(|word| !SLEEPY.contains(word) && !MORE.contains(word)).collect();
    slip(&words.join(" ")).or_else(|| slip(&plain.join(" "))).unwrap_or(Meaning::Unknown)
}

/// What was found, with what the words beside it tell: a guess never leaves out what makes it dangerous.
fn with_more(found: Meaning, strays: &[&str]) -> Meaning {
    let held = match &found {
        Meaning::Is(one) | Meaning::Perhaps(one) => vec![one.clone()],
        Meaning::Holds(held) | Meaning::AndMore { held, .. } => held.clone(),
        Meaning::Sort | Meaning::Unknown => Vec::new(),
    };
    let sleepy = strays.iter().any(|word| SLEEPY.contains(word)) && !held.iter().any(Ingredient::is_sedating);
    let more = held.len() == 1 && strays.iter().any(|word| MORE.contains(word));
    if sleepy || more { Meaning::AndMore { held, sleepy } } else { found }
}

/// The name without its forms and strengths, but with its other figures, as far as they have no more than so many digits.
fn figured<'a>(all: &[&'a str], most_digits: usize) -> Vec<&'a str> {
    let strays = |(index, word): (usize, &&'a str)| {
        let measured = all.get(index + 1).is_some_and(|next| MEASURES.contains(next));
        let is_form = || FORMS.contains(&singular(word)) || FORMS.contains(word) || NUMBERED.contains(word);
        if is_strength(word) { measured || word.len() > most_digits } else { is_form() }
    };
    all.iter().enumerate().filter(|(index, word)| !strays((*index, word))).map(|(_, word)| *word).collect()
}

/// Without the blanks, which people leave out and put in: "cocodamol", "Nurofen-Plus".
fn joined(name: &str) -> String {
    name.replace(' ', "")
}

/// A name in small letters and figures, parted by one blank, without accents and signs.
fn plain(words: &str) -> String {
    let mut plain = String::new();
    let mut before = ' ';
    for c in words.to_lowercase().chars() {
        // A mark of trade, and what joins two letters of one word.
        if matches!(c, '™' | '®' | '©' | '\'' | '’' | '\u{300}'..='\u{36f}') {
            continue;
        }
        if c == '&' {
            plain.push_str(if before == ' ' { "and " } else { " and " });
            before = ' ';
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
        let is = |known: &str| joined(known) == name;
        let one = KNOWN.iter().find(|known| is(known.code) || known.names.iter().copied().any(is));
        let one = one.map(|known| Meaning::Is(Ingredient::of_code(known.code)));
        let several = || {
            let (_, codes) = COMBINED.iter().find(|(brand, _)| is(brand))?;
            Some(Meaning::Holds(codes.iter().map(|code| Ingredient::of_code(code)).collect()))
        };
        let differs = || {
            let (_, code) = DIFFERS.iter().find(|(brand, _)| is(brand))?;
            Some(Meaning::Perhaps(Ingredient::of_code(code)))
        };
        let sort = || SORTS.iter().copied().any(is).then_some(Meaning::Sort);
        one.or_else(several).or_else(differs).or_else(sort)
    };
    of(name).or_else(|| of(name.strip_suffix('s')?))
}

/// The ingredients that the words name one after another, each once, and the words that name none for sure.
fn covered<'a>(words: &[&'a str]) -> (Vec<Ingredient>, Vec<&'a str>) {
    let mut held: Vec<Ingredient> = Vec::new();
    let mut strays = Vec::new();
    let mut rest = words;
    while let [first, after @ ..] = rest {
        let longest = (1..=rest.len().min(4)).rev().find_map(|length| {
            let found = exactly(&rest[..length].join(" "))?;
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
            Meaning::AndMore { .. } | Meaning::Sort | Meaning::Unknown => Vec::new(),
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

/// What this is perhaps a slip of the pen for: the nearest, an ingredient before a brand that holds several.
fn slip(name: &str) -> Option<Meaning> {
    let name = joined(name);
    let letters = name.chars().count();
    if letters < SHORTEST_SLIP {
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
    let several = COMBINED.iter().filter_map(|(brand, codes)| Some((distance(brand)?, *codes)));
    let of = |code: &str| Ingredient::of_code(code);
    match (one.min(), several.min()) {
        (Some((near, _)), Some((nearer, codes))) if nearer < near => {
            Some(Meaning::Holds(codes.iter().copied().map(of).collect()))
        }
        (None, Some((_, codes))) => Some(Meaning::Holds(codes.iter().copied().map(of).collect())),
        (Some((_, code)), _) => Some(Meaning::Perhaps(of(code))),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// The codes that a name is read as: "=" sure, "+" several, "?" a guess.
    fn read(words: &str) -> String {
        match meaning(words) {
            Meaning::Is(one) => format!("= {}", one.as_str()),
            Meaning::Holds(held) => {
                format!("+ {}", held.iter().map(Ingredient::as_str).collect::<Vec<_>>().join(" "))
            }
            Meaning::Perhaps(one) => format!("? {}", one.as_str()),
            Meaning::AndMore { held, sleepy } => {
                let held: Vec<&str> = held.iter().map(Ingredient::as_str).collect();
                format!("{} {}", if sleepy { "zzz" } else { "++" }, held.join(" "))
            }
            Meaning::Sort => "which?".to_owned(),
            Meaning::Unknown => "-".to_owned(),
        }
    }

    #[test]
    fn every_name_joins_its_ingredient() {
        for (words, code) in [
            ("Tylenol", "= acetaminophen"),
            ("TYLENOL® Extra Strength", "= acetaminophen"),
            ("Tylenol 8 HR", "= acetaminophen"),
            ("paracetamol 500 mg", "= acetaminophen"),
            ("Paracetamol 500mg tablets", "= acetaminophen"),
            ("  PARACÉTAMOL ", "= acetaminophen"),
            ("paracetamols", "= acetaminophen"),
            ("APAP", "= acetaminophen"),
            ("Acetaminop", "= acetaminophen"),
            ("Panadol", "= acetaminophen"),
            ("Calpol", "= acetaminophen"),
            ("Anadin Paracetamol", "= acetaminophen"),
            ("Tylenol (acetaminophen)", "= acetaminophen"),
            ("Advil", "= ibuprofen"),
            ("Motrin IB", "= ibuprofen"),
            ("ibuprofen lysine", "= ibuprofen"),
            ("Ibuprofen 1,000 mg", "= ibuprofen"),
            ("Nurofen Express", "= ibuprofen"),
            ("naproxen sodium 220 mg", "= naproxen"),
            ("Aleve", "= naproxen"),
            ("Feminax Ultra", "= naproxen"),
            ("ASA", "= aspirin"),
            ("acetylsalicylic acid", "= aspirin"),
            ("Alka-Seltzer", "= aspirin"),
            ("diclofenac sodium", "= diclofenac"),
            ("diclofenac potassium 50 mg", "= diclofenac"),
            ("Voltarol", "= diclofenac"),
            ("Celebrex", "= celecoxib"),
            ("indometacin", "= indomethacin"),
            ("mefenamic acid", "= mefenamic acid"),
            ("Doan's", "= magnesium salicylate"),
            ("Cyclobenzaprine hydrochloride", "= cyclobenzaprine"),
            ("Flexeril 10 mg", "= cyclobenzaprine"),
            ("Tramadol HCl", "= tramadol"),
            ("morphine sulphate", "= morphine"),
            ("codeine phosphate 30 mg", "= codeine"),
            ("DF118", "= dihydrocodeine"),
            ("Excedrin", "+ acetaminophen aspirin caffeine"),
            ("Anadin Extra", "+ aspirin acetaminophen caffeine"),
            ("Anadin Extra 300 mg tablets", "+ aspirin acetaminophen caffeine"),
            ("Nurofen Plus caplets", "+ ibuprofen codeine"),
            ("Percocet 5/325", "+ acetaminophen oxycodone"),
            ("Co-codamol 30/500", "+ acetaminophen codeine"),
            ("Night Nurse", "+ acetaminophen promethazine dextromethorphan"),
            ("NyQuil", "+ acetaminophen dextromethorphan doxylamine"),
            ("Tylenol PM", "+ acetaminophen diphenhydramine"),
            ("Lemsip Max", "+ acetaminophen phenylephrine"),
            ("Paracetamol and codeine", "+ acetaminophen codeine"),
            ("ibuprofen/codeine", "+ ibuprofen codeine"),
            ("ibuprofin", "? ibuprofen"),
            ("tylenoll", "? acetaminophen"),
            ("paracetomol", "? acetaminophen"),
            ("Boots ibuprofen", "? ibuprofen"),
            // What is more in it nobody knows.
            ("Panadol Plus", "++ acetaminophen"),
            ("Benadryl", "? diphenhydramine"),
            ("cocodamol", "+ acetaminophen codeine"),
            ("cocodamal", "+ acetaminophen codeine"),
            ("Boots cocodamol 8/500", "+ acetaminophen codeine"),
            ("codydramol", "+ acetaminophen dihydrocodeine"),
            ("nurofenplus", "+ ibuprofen codeine"),
            ("Percoset", "+ acetaminophen oxycodone"),
            ("Percoset 5/325", "+ acetaminophen oxycodone"),
            ("Vicoden", "+ acetaminophen hydrocodone"),
            ("Exedrin", "+ acetaminophen aspirin caffeine"),
            ("NyQuill", "+ acetaminophen dextromethorphan doxylamine"),
            ("Solpadine", "+ acetaminophen codeine caffeine"),
            ("motrinib", "= ibuprofen"),
            ("Aspir-81", "= aspirin"),
            ("Aspir-81 tablets", "= aspirin"),
            ("Aspir-Low 81 mg", "= aspirin"),
            ("Anacin", "+ aspirin caffeine"),
            ("Pamprin", "+ acetaminophen mepyramine"),
            ("Vanquish", "+ aspirin acetaminophen caffeine"),
            ("Percogesic", "+ acetaminophen diphenhydramine"),
            ("Feminax", "+ acetaminophen codeine"),
            ("Dramamine", "= dimenhydrinate"),
            ("meclizine", "= meclizine"),
            ("Bonine 25 mg", "= meclizine"),
            ("Tylenol 3", "+ acetaminophen codeine"),
            ("tylenol 3 tablets", "+ acetaminophen codeine"),
            ("Tylenol #3", "+ acetaminophen codeine"),
            ("Tylenol 3 300mg", "+ acetaminophen codeine"),
            ("Tylenol 3 300/30", "+ acetaminophen codeine"),
            ("Tylenol No. 3", "+ acetaminophen codeine"),
            ("Tylenol No. 3 300 mg tablets", "+ acetaminophen codeine"),
            ("Tylenol number 4", "+ acetaminophen codeine"),
            ("Tylenol 500", "= acetaminophen"),
            ("Tylenol 8 HR 650 mg caplets", "= acetaminophen"),
            ("muscle relaxer", "which?"),
            ("Muscle relaxants", "which?"),
            ("painkiller", "which?"),
            ("pain killers", "which?"),
            ("arnica", "-"),
            ("turmeric 500 mg", "-"),
            ("500 mg", "-"),
            ("sodium bicarbonate", "-"),
            ("", "-"),
        ] {
            assert_eq!(read(words), code, "{words}");
        }
    }

    /// What makes a name dangerous is never left out of the guess.
    #[test]
    fn a_name_that_tells_of_more_is_not_read_as_less() {
        for (words, code) in [
            ("Doan's PM", "zzz magnesium salicylate"),
            ("Doan's Extra Strength PM", "zzz magnesium salicylate"),
            ("Ibuprofen PM 200 mg", "zzz ibuprofen"),
            ("ibuprofin pm", "zzz ibuprofen"),
            ("Boots Paracetamol Night Time", "zzz acetaminophen"),
            ("Advil Nighttime", "zzz ibuprofen"),
            ("Lemsip Night", "zzz acetaminophen phenylephrine"),
            ("Somebody's PM", "zzz "),
            ("Nytol Night", "? diphenhydramine"),
            ("Advil PM", "+ ibuprofen diphenhydramine"),
            ("Motrin Dual Action", "++ ibuprofen"),
            ("Advil Dual Action with acetaminophen", "+ ibuprofen acetaminophen"),
            ("Disprin Extra", "++ aspirin"),
            ("Paracetamol Extra tablets", "++ acetaminophen"),
            ("ibuprofin plus", "++ ibuprofen"),
            ("Doan's Extra Strength", "= magnesium salicylate"),
            ("Extra Strength Tylenol", "= acetaminophen"),
            ("Robaxin compound", "++ methocarbamol"),
            ("Aleve-D Sinus & Cold", "++ naproxen"),
            ("Benadryl Allergy", "++ diphenhydramine"),
            ("Advil Cold & Sinus", "+ ibuprofen pseudoephedrine"),
            ("Bayer Back & Body", "+ aspirin caffeine"),
            ("Nurofen Cold&Flu", "+ ibuprofen pseudoephedrine"),
            ("Lemsip Cold & Flu", "+ acetaminophen phenylephrine"),
            ("Somebody's Plus", "-"),
        ] {
            assert_eq!(read(words), code, "{words}");
        }
    }

    #[test]
    fn the_tables_stand_as_they_are_looked_up() {
        let mut names: Vec<&str> =
            KNOWN.iter().flat_map(|known| known.names.iter().copied().chain([known.code])).collect();
        names.extend(COMBINED.iter().map(|(brand, _)| *brand).chain(DIFFERS.iter().map(|(brand, _)| *brand)));
        names.extend(SORTS);
        for name in &names {
            assert!(*name == "other-nsaid" || plain(name) == *name, "{name}");
            let same = names.iter().filter(|other| joined(other) == joined(name));
            assert_eq!(same.count(), 1, "{name} stands there twice");
        }
        let codes = COMBINED.iter().flat_map(|(_, codes)| codes.iter()).chain(DIFFERS.iter().map(|(_, code)| code));
        for code in codes {
            assert!(KNOWN.iter().any(|known| known.code == *code), "{code}");
        }
        // A name that is offered as an answer is understood.
        for known in KNOWN {
            assert_eq!(meaning(known.code), Meaning::Is(Ingredient::of_code(known.code)), "{}", known.code);
        }
    }

    #[test]
    fn what_is_sure_is_no_slip_of_the_pen() {
        let names = KNOWN.iter().flat_map(|known| std::iter::once(known.code).chain(known.names.iter().copied()));
        let slips = ["ibuprofin", "aspirn", "naproxenn", "stuff 12", "night ibuprofen", "tylenol pm", ""];
        for name in names.chain(slips) {
            let sure = match meaning(name) {
                Meaning::Is(one) => Some(one),
                _ => None,
            };
            assert_eq!(surely(name), sure, "{name}");
        }
    }
}
