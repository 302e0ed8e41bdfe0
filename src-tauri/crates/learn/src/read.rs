//! A page from its Markdown.

use std::collections::BTreeMap;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::page::{Block, Page, Piece, Source};

/// The line of `sources.md` that is the article itself.
const ARTICLE: &str = "article";

/// Begins the address of what is no link but a mark.
const MARK: &str = "from:";

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A line of the front matter is missing.
    #[error("{file}.md: its front matter has no {line}")]
    Missing {
        /// The file.
        file: String,
        /// The line.
        line: &'static str,
    },
    /// There is no such source.
    #[error("{file}.md: sources.md has no {source_name}")]
    NoSource {
        /// The file.
        file: String,
        /// What stands between the brackets.
        source_name: String,
    },
    /// It holds what no page shows.
    #[error("{file}.md: {what} is nothing that a page shows")]
    NotShown {
        /// The file.
        file: String,
        /// What it is.
        what: String,
    },
}

/// What each source is called, from the lines `- name: what it is called`.
pub(crate) fn sources(text: &str) -> BTreeMap<&str, &str> {
    let line = |line: &'_ str| -> Option<(usize, usize)> { line.strip_prefix("- ")?.find(": ").map(|at| (2, at + 2)) };
    text.lines().filter_map(|each| line(each).map(|(from, to)| (&each[from..to], each[to + 2..].trim()))).collect()
}

/// Reads a page. `known` is what each source is called.
pub(crate) fn page(name: &str, text: &str, known: &BTreeMap<&str, &str>) -> Result<Page, Fault> {
    let mut reading = Reading { file: name, known, spans: Vec::new(), items: Vec::new(), named: Vec::new() };
    let (mut blocks, mut front) = (Vec::new(), String::new());
    let mark = |link: BrokenLink<'_>| Some((CowStr::from(format!("{MARK}{}", link.reference)), CowStr::from("")));
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut events = Parser::new_with_broken_link_callback(text, options, Some(mark));
    while let Some(event) = events.next() {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => front = words(&mut events),
            Event::Start(Tag::Heading { .. }) => blocks.push(Block::Heading { text: words(&mut events) }),
            Event::Start(Tag::Strong) => {
                let text = words(&mut events);
                reading.spans.push(Piece::Strong { text });
            }
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let text = words(&mut events);
                reading.link(link_type, &dest_url, text)?;
            }
            Event::Text(text) => reading.plain(&text),
            Event::SoftBreak => reading.plain(" "),
            Event::End(TagEnd::Paragraph) => blocks.push(Block::Paragraph { spans: reading.taken() }),
            Event::End(TagEnd::Item) => {
                let item = reading.taken();
                reading.items.push(item);
            }
            Event::End(TagEnd::List(_)) => blocks.push(Block::List { items: std::mem::take(&mut reading.items) }),
            Event::Start(Tag::Paragraph | Tag::List(None) | Tag::Item) => {}
            other => return Err(Fault::NotShown { file: name.to_owned(), what: format!("{other:?}") }),
        }
    }
    let line = |line: &'static str| {
        let begins = format!("{line}: ");
        let found = front.lines().find_map(|each| each.strip_prefix(&begins));
        found.map(|text| text.trim().to_owned()).ok_or(Fault::Missing { file: name.to_owned(), line })
    };
    let order = line("order")?.parse().map_err(|_| Fault::Missing { file: name.to_owned(), line: "order" })?;
    Ok(Page {
        name: name.to_owned(),
        title: line("title")?,
        lead: line("lead")?,
        also: line("also")?,
        order,
        blocks,
        sources: reading.sources(),
    })
}

/// The words up to the end of what has just begun.
fn words<'a>(events: &mut impl Iterator<Item = Event<'a>>) -> String {
    events
        .map_while(|event| match event {
            Event::End(_) => None,
            Event::Text(text) => Some(text.into_string()),
            _ => Some(" ".to_owned()),
        })
        .collect()
}

struct Reading<'a> {
    file: &'a str,
    known: &'a BTreeMap<&'a str, &'a str>,
    /// The passage that is being read.
    spans: Vec<Piece>,
    /// The items of the list before it.
    items: Vec<Vec<Piece>>,
    /// The sources named so far, each with the statements of it.
    named: Vec<(String, Vec<u16>)>,
}

impl Reading<'_> {
    fn taken(&mut self) -> Vec<Piece> {
        std::mem::take(&mut self.spans)
    }

    /// Text comes in pieces wherever a bracket stands.
    fn plain(&mut self, piece: &str) {
        match self.spans.last_mut() {
            Some(Piece::Plain { text }) => text.push_str(piece),
            _ => self.spans.push(Piece::Plain { text: piece.to_owned() }),
        }
    }

    fn link(&mut self, kind: LinkType, to: &str, text: String) -> Result<(), Fault> {
        let unknown = || Fault::NotShown { file: self.file.to_owned(), what: format!("a link to {to}") };
        if let (LinkType::ShortcutUnknown, Some(names)) = (kind, to.strip_prefix(MARK)) {
            let mut sources = names.split(',').map(|name| self.source(name.trim())).collect::<Result<Vec<_>, _>>()?;
            sources.dedup();
            self.spans.push(Piece::From { sources });
            return Ok(());
        }
        let (screen, about) = {
            let address = to.strip_prefix("#/").ok_or_else(unknown)?;
            address.split_once('/').map_or((address, None), |(screen, about)| (screen, Some(about.to_owned())))
        };
        self.spans.push(Piece::Link { text, screen: screen.to_owned(), about });
        Ok(())
    }

    /// The number of a source, which is `S9` for a statement of the article, or its name in `sources.md`.
    fn source(&mut self, name: &str) -> Result<u16, Fault> {
        let statement: Option<u16> = name.strip_prefix('S').and_then(|number| number.parse().ok());
        let source = if statement.is_some() { ARTICLE } else { name };
        if !self.known.contains_key(source) {
            return Err(Fault::NoSource { file: self.file.to_owned(), source_name: name.to_owned() });
        }
        let at = self.named.iter().position(|(named, _)| named == source).unwrap_or_else(|| {
            self.named.push((source.to_owned(), Vec::new()));
            self.named.len() - 1
        });
        self.named[at].1.extend(statement);
        Ok(u16::try_from(at + 1).unwrap_or(u16::MAX))
    }

    fn sources(self) -> Vec<Source> {
        let known = self.known;
        let source = |(name, mut statements): (String, Vec<u16>)| {
            statements.sort_unstable();
            statements.dedup();
            Source { text: known.get(&*name).copied().unwrap_or_default().to_owned(), statements }
        };
        self.named.into_iter().map(source).collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const FRONT: &str = "---\norder: 1\ntitle: A page\nlead: It is short.\nalso: brief\n---\n";

    fn read(body: &str) -> Result<Page, Fault> {
        let known = sources("Lines that name none.\n- article: The article\n- pace: A trial: the one\n");
        page("page", &format!("{FRONT}{body}"), &known)
    }

    #[test]
    fn a_page_is_its_blocks_with_their_sources() {
        let page = read(
            "## Head\n\nOne. [S9, pace] Two\nlines.[S2]\n\n- **Heat** warms.[pace]\n- See [signs](#/signs/daily).\n",
        );
        let plain = |text: &str| Piece::Plain { text: text.into() };
        let from = |sources: &[u16]| Piece::From { sources: sources.into() };
        let page = page.unwrap();
        assert_eq!((&*page.title, &*page.lead, &*page.also, page.order), ("A page", "It is short.", "brief", 1));
        let signs = Piece::Link { text: "signs".into(), screen: "signs".into(), about: Some("daily".into()) };
        assert_eq!(
            page.blocks,
            [
                Block::Heading { text: "Head".into() },
                Block::Paragraph { spans: vec![plain("One. "), from(&[1, 2]), plain(" Two lines."), from(&[1])] },
                Block::List {
                    items: vec![
                        vec![Piece::Strong { text: "Heat".into() }, plain(" warms."), from(&[2])],
                        vec![plain("See "), signs, plain(".")],
                    ]
                },
            ]
        );
        assert_eq!(
            page.sources,
            [
                Source { text: "The article".into(), statements: vec![2, 9] },
                Source { text: "A trial: the one".into(), statements: vec![] },
            ]
        );
    }

    #[test]
    fn what_no_page_shows_is_a_fault() {
        for body in
            ["Text.[S1x]", "Text.[nobody]", "<b>Bold</b>", "![Picture](a.png)", "[Away](https://example.org)", "1. One"]
        {
            assert!(read(body).is_err(), "{body}");
        }
        let known = sources("");
        assert_eq!(
            page("page", "---\ntitle: A page\n---\n", &known),
            Err(Fault::Missing { file: "page".into(), line: "order" })
        );
    }
}
