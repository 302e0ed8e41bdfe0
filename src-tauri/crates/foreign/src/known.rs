//! The words of a language that tables use: what columns are called, and what stands in them.

use std::collections::HashMap;

use respite_domain::Code;
use respite_domain::place::{Level, Place, Places, Side};
use respite_domain::words::List;
use respite_l10n::Words;

use crate::mapping::Means;

/// Words in small letters, with what they mean.
pub(crate) struct Known {
    heads: Vec<(String, Means)>,
    places: HashMap<String, Place>,
    levels: Vec<(String, Level)>,
    sides: Vec<(String, Side)>,
    both: Vec<String>,
    triggers: HashMap<String, &'static str>,
    yes: Vec<String>,
    no: Vec<String>,
    nothing: Vec<String>,
    counts: Vec<String>,
    weights: Vec<String>,
    /// "0 to 10".
    pub(crate) to: Vec<String>,
    /// "Out of 10".
    pub(crate) out_of: Vec<String>,
}

impl Known {
    pub(crate) fn of(words: &Words) -> Known {
        let listed = |group: &str, code: &str| {
            let said = words.name(group, code).unwrap_or_default();
            said.split(',').map(plain).filter(|word| !word.is_empty()).collect::<Vec<_>>()
        };
        let each = |group: &str, codes: &[&'static str]| -> Vec<(String, usize)> {
            let all = codes.iter().enumerate();
            all.flat_map(|(at, code)| listed(group, code).into_iter().map(move |word| (word, at))).collect()
        };
        let places = Place::all().flat_map(|place| {
            [place.code().to_owned(), plain(&words.place_name(place.code()))].map(|word| (word, place))
        });
        let triggers = List::Trigger.offered().iter();
        let triggers =
            triggers.flat_map(|code| [(*code).to_owned(), plain(&words.trigger_name(code))].map(|word| (word, *code)));
        let levels: Vec<&'static str> = Level::all().map(Level::code).collect();
        let sides: Vec<&'static str> = Side::all().map(Side::code).collect();
        let means: Vec<&'static str> = Means::all().map(Means::code).collect();
        let heads = each("foreign-head", &means).into_iter().map(|(word, at)| (word, Means::ALL[at]));
        let mut levels: Vec<_> =
            each("foreign-level", &levels).into_iter().map(|(word, at)| (word, Level::ALL[at])).collect();
        // "Upper back" before "back".
        levels.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        Known {
            heads: heads.collect(),
            places: places.collect(),
            levels,
            sides: each("foreign-side", &sides).into_iter().map(|(word, at)| (word, Side::ALL[at])).collect(),
            both: listed("foreign-word", "both"),
            triggers: triggers.collect(),
            yes: listed("foreign-word", "yes"),
            no: listed("foreign-word", "no"),
            nothing: listed("foreign-word", "nothing"),
            counts: listed("foreign-word", "count"),
            weights: listed("foreign-word", "weight"),
            to: listed("foreign-word", "to"),
            out_of: listed("foreign-word", "out-of"),
        }
    }

    /// What a column that is called so may mean.
    pub(crate) fn head(&self, head: &str) -> Option<Means> {
        let head = plain(head);
        self.heads.iter().find(|(word, _)| *word == head).map(|(_, means)| *means)
    }

    /// Whether what is called so tells how many spasms there were.
    pub(crate) fn counts(&self, head: &str) -> bool {
        self.counts.contains(&plain(head))
    }

    /// Whether what is called so is weighed or measured: "Dose (mg)". Such numbers are no count of tablets.
    pub(crate) fn weighs(&self, head: &str) -> bool {
        // "doseMg" is two words.
        let mut spaced = String::new();
        for sign in head.chars() {
            if sign.is_uppercase() && spaced.ends_with(char::is_lowercase) {
                spaced.push(' ');
            }
            spaced.push(sign);
        }
        let spaced = spaced.to_lowercase();
        let mut words = spaced.split(|sign: char| !sign.is_alphabetic());
        words.any(|word| self.weights.iter().any(|weight| weight == word))
    }

    /// Whether a word tells of nothing: "none", "n/a", "-".
    pub(crate) fn is_nothing(&self, word: &str) -> bool {
        !word.contains(char::is_alphanumeric) || self.nothing.contains(&plain(word)) || self.yes_or_no(word).is_some()
    }

    /// Whether a word says yes or no.
    pub(crate) fn yes_or_no(&self, word: &str) -> Option<bool> {
        let word = plain(word);
        match (self.yes.contains(&word), self.no.contains(&word)) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        }
    }

    /// The code of a trigger that is offered, where it is called so.
    pub(crate) fn trigger(&self, words: &str) -> Option<&'static str> {
        self.triggers.get(&plain(words)).copied()
    }

    /// The places that go by a name: ours, or a level with a side. A level alone is no place: which side is not ours to say.
    pub(crate) fn places(&self, name: &str) -> Option<Places> {
        let name = plain(name);
        if let Some(place) = self.places.get(&name) {
            return Some(Places::from_iter([*place]));
        }
        let (word, level) = self.levels.iter().find(|(word, _)| has_words(&name, word))?;
        let rest = name.replacen(word, " ", 1);
        let said: Vec<&str> = rest.split_whitespace().collect();
        let both = self.both.iter().any(|both| *both == said.join(" "));
        let sides: Vec<Side> = match said[..] {
            _ if both => vec![Side::Left, Side::Right],
            [side] => self.sides.iter().filter(|(word, _)| word == side).map(|(_, side)| *side).collect(),
            _ => Vec::new(),
        };
        (!sides.is_empty()).then(|| sides.into_iter().map(|side| Place { level: *level, side }).collect())
    }
}

fn has_words(name: &str, words: &str) -> bool {
    format!(" {name} ").contains(&format!(" {words} "))
}

/// In small letters, with one blank between words and nothing in brackets. "worst_pain (0-10)" is "worst pain".
pub(crate) fn plain(words: &str) -> String {
    let before = words.split(['(', '[']).next().unwrap_or(words);
    let spaced: String = before
        .chars()
        .flat_map(char::to_lowercase)
        .map(|sign| if "_-,:/.".contains(sign) { ' ' } else { sign })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use respite_l10n::Language;

    use super::*;

    #[test]
    fn places_go_by_our_names_and_by_a_level_with_a_side() {
        let known = Known::of(&Language::En.words());
        for (name, expect) in [
            ("Low back, left", Some("low-back-left")),
            ("low-back-left", Some("low-back-left")),
            ("lower back (left)", None),
            ("Left lower back", Some("low-back-left")),
            ("lower_back_right", Some("low-back-right")),
            ("upper back centre", Some("upper-back-centre")),
            ("lumbar both sides", Some("low-back-left low-back-right")),
            ("lower back", None),
            ("knee left", None),
            ("", None),
        ] {
            let places = known.places(name).map(|places| places.codes().join(" "));
            assert_eq!(places.as_deref(), expect, "{name}");
        }
    }

    #[test]
    fn heads_are_known_however_they_are_spelled() {
        let known = Known::of(&Language::En.words());
        for (head, expect) in [
            ("start_time", Some(Means::Moment)),
            ("Date", Some(Means::Date)),
            ("Pain (0-10)", Some(Means::Worst)),
            ("Average pain", Some(Means::Average)),
            ("Location", Some(Means::Places)),
            ("Triggers", Some(Means::Trigger)),
            ("FeatureName", Some(Means::About)),
            ("barometric_pressure", None),
        ] {
            assert_eq!(known.head(head), expect, "{head}");
        }
    }
}
