//! The pages to learn from: what is known of back spasms, each statement with its source.
//!
//! A page is a Markdown file, `content/<language>/<name>.md`. Its front matter holds its title, what it is about and the words that
//! it is found by too. `[S9, pace]` behind a statement names where it comes from: statement 9 of the article, and a line of
//! `sources.md`. A link goes to a screen of the window, such as `#/signs`. Nothing here is HTML, and nothing is fetched.

mod find;
mod page;
mod read;

use std::sync::LazyLock;

pub use page::{Block, Listed, Page, Piece, Source};
pub use read::Fault;

/// All files: by language, name and text.
static CONTENT: &[(&str, &[(&str, &str)])] = include!(concat!(env!("OUT_DIR"), "/content.rs"));

/// What is read where there are no pages in a language.
const FALLBACK: &str = "en";

/// The file that says what a source is called.
const SOURCES: &str = "sources";

/// The pages of each language, read once. A page with a fault is not there; a test finds it.
static LIBRARIES: LazyLock<Vec<(&str, Library)>> = LazyLock::new(|| {
    let library = |language| Library { pages: read(language).into_iter().filter_map(Result::ok).collect() };
    languages().map(|language| (language, library(language))).collect()
});

/// The pages of one language, in their order.
#[derive(Debug, Default)]
pub struct Library {
    pages: Vec<Page>,
}

impl Library {
    /// The pages in a language by its tag (BCP 47), else the English ones.
    pub fn of(tag: &str) -> &'static Library {
        static NOTHING: Library = Library { pages: Vec::new() };
        let in_language = |tag: &str| LIBRARIES.iter().find(|(language, _)| *language == tag).map(|(_, pages)| pages);
        in_language(tag).or_else(|| in_language(FALLBACK)).unwrap_or(&NOTHING)
    }

    /// All pages.
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// The page of this name.
    pub fn page(&self, name: &str) -> Option<&Page> {
        self.pages.iter().find(|page| page.name == name)
    }

    /// The pages that hold all of these words, the best first; all of them in their order where there are no words.
    pub fn find(&self, words: &str) -> Vec<Listed> {
        find::find(&self.pages, words)
    }
}

/// The languages that there are pages in.
pub fn languages() -> impl Iterator<Item = &'static str> {
    CONTENT.iter().map(|(language, _)| *language)
}

/// Reads the pages of a language in their order, each with what is wrong with it.
pub fn read(language: &str) -> Vec<Result<Page, Fault>> {
    let files = CONTENT.iter().find(|(name, _)| *name == language).map_or(&[][..], |(_, files)| files);
    let sources = files.iter().find(|(name, _)| *name == SOURCES).map_or("", |(_, text)| text);
    let mut pages: Vec<_> = files
        .iter()
        .filter(|(name, _)| *name != SOURCES)
        .map(|(name, text)| read::page(name, text, &read::sources(sources)))
        .collect();
    pages.sort_by_key(|page| page.as_ref().map_or(0, |page| page.order));
    pages
}
