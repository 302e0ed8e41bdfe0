//! A page as a screen shows it and a terminal prints it.

use serde::Serialize;
use specta::Type;

/// A page to learn from.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Page {
    /// What it is called in an address and in the terminal.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What it is about, in a sentence or two.
    pub lead: String,
    /// What it says, from top to bottom.
    pub blocks: Vec<Block>,
    /// Where that comes from. The first is number 1.
    pub sources: Vec<Source>,
    /// Words that it is found by too.
    #[serde(skip)]
    pub also: String,
    /// Its place among the pages.
    #[serde(skip)]
    pub order: u16,
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "kebab-case", tag = "block")]
pub enum Block {
    /// What the parts below it are about.
    Heading {
        /// Its words.
        text: String,
    },
    /// Sentences that belong together.
    Paragraph {
        /// Its text.
        spans: Vec<Piece>,
    },
    /// Things of one kind.
    List {
        /// Each of them.
        items: Vec<Vec<Piece>>,
    },
}

/// A piece of text.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "kebab-case", tag = "piece")]
pub enum Piece {
    /// Plain words.
    Plain {
        /// The words.
        text: String,
    },
    /// Words that stand out.
    Strong {
        /// The words.
        text: String,
    },
    /// A way to a screen.
    Link {
        /// The words.
        text: String,
        /// The screen's name.
        screen: String,
        /// What of it.
        about: Option<String>,
    },
    /// Where the words before it come from.
    From {
        /// Numbers of the page's sources.
        sources: Vec<u16>,
    },
}

/// Where statements of a page come from.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// What it is called, and where it is.
    pub text: String,
    /// Which statements of the article those are, by the numbers that Respite counts them by; of other sources none.
    pub statements: Vec<u16>,
}

/// A page in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Listed {
    /// The page's name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What it is about.
    pub lead: String,
    /// The sentences in which it was found, where it was by what it says.
    pub found: Option<String>,
}

impl Page {
    /// The statements of the article that it teaches.
    pub fn statements(&self) -> impl Iterator<Item = u16> {
        self.sources.iter().flat_map(|source| source.statements.iter().copied())
    }

    /// Its paragraphs and the items of its lists.
    pub fn passages(&self) -> impl Iterator<Item = &[Piece]> {
        self.blocks.iter().flat_map(|block| match block {
            Block::Heading { .. } => Vec::new(),
            Block::Paragraph { spans } => vec![spans.as_slice()],
            Block::List { items } => items.iter().map(Vec::as_slice).collect(),
        })
    }
}

/// The words of a passage alone.
pub(crate) fn text(spans: &[Piece]) -> String {
    spans.iter().map(Piece::text).collect()
}

impl Piece {
    /// Its words; of a mark none.
    pub fn text(&self) -> &str {
        match self {
            Piece::Plain { text } | Piece::Strong { text } | Piece::Link { text, .. } => text,
            Piece::From { .. } => "",
        }
    }
}
