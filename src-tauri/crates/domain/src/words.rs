//! What a person says in a few words, chosen from a list or in words of their own (S3, S16, S17, S29, S32, S38, S39).

use std::collections::BTreeSet;

use crate::Invalid;

/// The most characters a person's own words may have; they have to fit a button.
pub const LONGEST: usize = 60;

/// A few words: a code of the offered ones, or the person's own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Words(String);

codes! {
    /// A list of words that learns: it starts with the offered ones and takes the person's own.
    pub enum List {
        /// What set the spasm off (S3, S16, S17, S29).
        Trigger = "trigger",
        /// What made it worse (S38, S39).
        Worse = "worse",
        /// What made it better (S25).
        Better = "better",
        /// What the person could not do (S32).
        CouldNot = "could-not",
    }
}

impl Words {
    /// Words by their code, or the person's own with the blanks around them taken off.
    ///
    /// # Errors
    /// [`Invalid::Words`] when they are empty, longer than [`LONGEST`] or hold a control character.
    pub fn new(words: &str) -> Result<Words, Invalid> {
        let words = words.trim();
        let fits = !words.is_empty() && words.chars().count() <= LONGEST && !words.chars().any(char::is_control);
        if fits { Ok(Words(words.to_owned())) } else { Err(Invalid::Words) }
    }

    /// The code, or the person's own words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl List {
    /// The words that are offered from the start, by code, in the order shown. The words for them are in the locales.
    pub fn offered(self) -> &'static [&'static str] {
        match self {
            List::Trigger => &[
                "lifting",
                "twisting",
                "sport",
                "moving-furniture",
                "gardening",
                "uneven-ground",
                "long-sitting",
                "long-in-bed",
                "shoes",
                "unknown",
            ],
            List::Worse => &[
                "lifting",
                "twisting",
                "bending",
                "sport",
                "long-sitting",
                "long-standing",
                "long-in-bed",
                "walking",
                "uneven-ground",
                "unknown",
            ],
            List::Better => {
                &["heat", "cold", "lying-down", "short-walk", "position", "rest", "medicine", "nothing", "unknown"]
            }
            List::CouldNot => &["chores", "work", "dressing", "lifting", "stairs", "driving", "walk", "sport"],
        }
    }

    /// Whether these words are the person's own, so that they can be given another name.
    fn is_own(self, words: &Words) -> bool {
        !self.offered().contains(&words.as_str())
    }
}

/// The words once each, in the order in which they came first.
pub fn once_each(words: Vec<Words>) -> Vec<Words> {
    let mut seen = BTreeSet::new();
    words.into_iter().filter(|words| seen.insert(words.clone())).collect()
}

/// Whether the words `old` of a list can be called `new` from now on. If `new` is there already, the two become one.
///
/// # Errors
/// [`Invalid::OfferedWords`] when `old` is one of those that every diary has, [`Invalid::SameWords`] when nothing would
/// change.
pub fn may_rename(list: List, old: &Words, new: &Words) -> Result<(), Invalid> {
    if !list.is_own(old) {
        Err(Invalid::OfferedWords)
    } else if old == new {
        Err(Invalid::SameWords)
    } else {
        Ok(())
    }
}

/// What an entry that says `words` says once `old` is called `new`: at the same place, and never twice.
pub fn renamed(words: &[Words], old: &Words, new: &Words) -> Vec<Words> {
    once_each(words.iter().map(|said| if said == old { new.clone() } else { said.clone() }).collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::Code;

    fn words(said: &[&str]) -> Vec<Words> {
        said.iter().map(|said| Words::new(said).unwrap()).collect()
    }

    #[test]
    fn words_are_short_text_without_the_blanks_around_it() {
        assert_eq!(Words::new("  the cat ").unwrap().as_str(), "the cat");
        assert!(Words::new(&"é".repeat(LONGEST)).is_ok());
        for off in ["", " \t ", "a\nb", "a\u{1b}[31m", &"x".repeat(LONGEST + 1)] {
            assert_eq!(Words::new(off), Err(Invalid::Words), "{off:?}");
        }
    }

    #[test]
    fn a_rename_keeps_the_order_and_says_nothing_twice() {
        for (said, old, new, expect) in [
            (&["a", "b", "c"][..], "b", "d", &["a", "d", "c"][..]),
            (&["a", "b", "c"], "b", "c", &["a", "c"]),
            (&["a", "b", "c"], "c", "a", &["a", "b"]),
            (&["a"], "b", "c", &["a"]),
            (&[], "b", "c", &[]),
        ] {
            let [old, new] = [old, new].map(|said| Words::new(said).unwrap());
            assert_eq!(renamed(&words(said), &old, &new), words(expect), "{said:?}: {old:?} is now {new:?}");
        }
        assert_eq!(once_each(words(&["a", "b", "a", "b", "c"])), words(&["a", "b", "c"]));
    }

    #[test]
    fn own_words_can_be_merged_into_the_offered_ones_which_stay() {
        let check = |list, old: &str, new: &str| may_rename(list, &Words::new(old).unwrap(), &Words::new(new).unwrap());
        assert_eq!(check(List::Trigger, "the cat", "cats"), Ok(()));
        assert_eq!(check(List::Trigger, "picking up", "lifting"), Ok(()));
        assert_eq!(check(List::Trigger, "lifting", "picking up"), Err(Invalid::OfferedWords));
        assert_eq!(check(List::Better, "lifting", "picking up"), Ok(()), "offered elsewhere, but not there");
        assert_eq!(check(List::Worse, "the cat", "the cat"), Err(Invalid::SameWords));
    }

    #[test]
    fn every_offered_word_is_a_word_and_offered_once() {
        for list in List::all() {
            let offered = words(list.offered());
            assert_eq!(once_each(offered.clone()), offered);
            assert!(offered.iter().all(|words| !list.is_own(words)));
        }
        // S3: "I do not know" is as good an answer as any.
        for list in [List::Trigger, List::Worse, List::Better] {
            assert!(list.offered().contains(&"unknown"));
        }
    }
}
