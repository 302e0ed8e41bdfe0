//! Which pages hold the words that somebody looks for.

use crate::page::{Block, Listed, Page, text};

/// The fewest letters of which a shorter word on a page stands for a longer one that was typed: "walk" for "walking".
const STEM: usize = 4;

/// Where a page is found, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Where {
    Title,
    Named,
    Said,
}

pub(crate) fn find(pages: &[Page], typed: &str) -> Vec<Listed> {
    let wanted = words(typed);
    let mut found: Vec<(Where, Listed)> = pages.iter().filter_map(|page| found_in(page, &wanted)).collect();
    // As stable as it says: pages found alike stay in their order.
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, listed)| listed).collect()
}

fn found_in(page: &Page, wanted: &[String]) -> Option<(Where, Listed)> {
    let headings: Vec<&str> = page
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading { text } => Some(text.as_str()),
            _ => None,
        })
        .collect();
    let named = [&page.title, &page.lead, &page.also].into_iter().flat_map(|text| words(text));
    let named: Vec<String> = named.chain(headings.iter().flat_map(|text| words(text))).collect();
    let passages: Vec<String> = page.passages().map(text).collect();
    let said: Vec<String> = passages.iter().flat_map(|passage| words(passage)).collect();
    let place = if holds(&words(&page.title), wanted) {
        Where::Title
    } else if holds(&named, wanted) {
        Where::Named
    } else if wanted.iter().all(|word| is_in(&named, word) || is_in(&said, word)) {
        Where::Said
    } else {
        return None;
    };
    // The passage with most of the words says best why the page is here.
    let of = |passage: &&String| {
        let words = words(passage);
        wanted.iter().filter(|word| is_in(&words, word)).count()
    };
    let found = passages.iter().rev().max_by_key(of).filter(|passage| of(passage) > 0 && !wanted.is_empty()).cloned();
    let Page { name, title, lead, .. } = page.clone();
    Some((place, Listed { name, title, lead, found }))
}

fn holds(all: &[String], wanted: &[String]) -> bool {
    wanted.iter().all(|word| is_in(all, word))
}

fn is_in(all: &[String], wanted: &str) -> bool {
    all.iter().any(|word| word.starts_with(wanted) || word.chars().count() >= STEM && wanted.starts_with(&**word))
}

/// In small letters, each hyphen a gap.
fn words(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::Library;

    fn names(words: &str) -> Vec<String> {
        Library::of("en").find(words).into_iter().map(|listed| listed.name).collect()
    }

    #[test]
    fn what_is_looked_for_is_found_by_any_of_its_words() {
        for (words, first) in [
            ("medicine", "medicines"),
            ("Tylenol", "medicines"),
            ("MRI", "what-scans-show"),
            ("x-ray", "what-scans-show"),
            ("sit-ups", "exercise"),
            ("walking", "rest-and-walks"),
            ("HEAT", "heat-and-cold"),
            ("herniated", "causes"),
            ("warning signs", "when-to-see-a-doctor"),
        ] {
            assert_eq!(names(words).first().map(String::as_str), Some(first), "{words}");
        }
        assert!(names("zebra").is_empty());
        assert!(names("heat zebra").is_empty(), "each of the words counts");
    }

    #[test]
    fn no_words_list_all_pages_in_their_order() {
        let all: Vec<String> = Library::of("en").pages().iter().map(|page| page.name.clone()).collect();
        assert_eq!(names(" - "), all);
        assert!(Library::of("en").find("").iter().all(|listed| listed.found.is_none()));
    }

    #[test]
    fn the_passage_with_the_words_is_shown() {
        let found = Library::of("en").find("frozen vegetables").remove(0).found.unwrap_or_default();
        assert!(found.contains("frozen vegetables"), "{found}");
    }
}
