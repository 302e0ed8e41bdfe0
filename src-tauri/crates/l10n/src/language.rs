//! Which language is spoken: that of whoever runs the program, where there are words in it.

use crate::Language;

impl Language {
    /// The first language that this person's system names and that there are words in; else English. Linux names it in
    /// `LANGUAGE`, `LC_ALL`, `LC_MESSAGES` and `LANG`, the others in their settings.
    pub fn of_this_person() -> Language {
        Language::among(sys_locale::get_locales())
    }

    /// "de-AT" is met by the words of "de-AT", else by those of "de". "C" asks for none, which is English.
    fn among(wanted: impl Iterator<Item = String>) -> Language {
        let spoken = |tag: &str| Language::iter().find(|language| language.as_ref().eq_ignore_ascii_case(tag)).copied();
        let met = |tag: String| {
            let parts = tag.match_indices('-').map(|(at, _)| &tag[..at]);
            spoken(&tag).or_else(|| parts.rev().find_map(spoken))
        };
        wanted.take_while(|tag| tag != "C" && tag != "POSIX").find_map(met).unwrap_or_default()
    }
}

/// The code of the country that this person's system names first (ISO 3166), where it names one.
pub fn likely_country() -> Option<String> {
    sys_locale::get_locales().find_map(|tag| country(&tag))
}

/// "en-US", "zh-Hans-CN", "C".
fn country(tag: &str) -> Option<String> {
    let is_country = |part: &&str| part.len() == 2 && part.chars().all(|letter| letter.is_ascii_alphabetic());
    // What is of one letter begins something else.
    tag.split('-').skip(1).take_while(|part| part.len() > 1).find(is_country).map(str::to_ascii_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_that_there_are_no_words_in_is_english() {
        for wanted in [&["tlh"][..], &["C"], &[""], &["-"], &[]] {
            assert_eq!(Language::among(wanted.iter().map(|&tag| tag.to_owned())), Language::En, "{wanted:?}");
        }
    }

    #[test]
    fn the_country_of_a_tag() {
        for (tag, expect) in [
            ("en-US", Some("US")),
            ("zh-Hans-cn", Some("CN")),
            ("de", None),
            ("C", None),
            ("en-x-us", None),
            ("", None),
        ] {
            assert_eq!(country(tag).as_deref(), expect, "{tag}");
        }
    }

    #[test]
    fn every_language_is_found_by_its_tag_and_with_a_country() {
        for language in Language::iter() {
            let tag = language.to_string();
            for wanted in [vec![tag.clone()], vec![tag.to_uppercase()], vec!["tlh".into(), format!("{tag}-AQ-x-own")]] {
                assert_eq!(Language::among(wanted.into_iter()), *language);
            }
        }
    }
}
