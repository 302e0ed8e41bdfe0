//! `respite learn`: the pages to learn from. It asks nothing of the diary.

use clap::Args;
use respite_l10n::Words;
use respite_learn::{Block, Library, Listed, Page, Piece, Source};

use crate::print::json;

/// The longest line, in letters.
const WIDTH: usize = 80;

#[derive(Debug, Args)]
pub(crate) struct LearnArguments {
    #[arg(value_name = "WORD")]
    word: Vec<String>,
    #[arg(long)]
    json: bool,
}

/// The page of that name, or the pages that hold all of the words; the page itself where it is only one, but for scripts, who
/// want one shape.
pub(crate) fn learn(arguments: &LearnArguments, words: &Words) -> String {
    let library = Library::of(words.tag());
    let typed = arguments.word.join(" ");
    let found = library.find(&typed);
    let only = match &found[..] {
        [listed] => Some(&*listed.name),
        _ => None,
    };
    if arguments.json {
        return library.page(&typed).map_or_else(|| json(&found), json);
    }
    match library.page(&typed).or_else(|| only.and_then(|name| library.page(name))) {
        Some(page) => printed(page, words),
        None if found.is_empty() => wrapped(&words.msg_learn_none(), "", ""),
        None => listed(&found, words),
    }
}

fn listed(found: &[Listed], words: &Words) -> String {
    let each = found.iter().map(|Listed { name, title, lead, found }| {
        let lines = std::iter::once(lead).chain(found).map(|text| wrapped(text, "  ", "  "));
        std::iter::once(words.msg_learn_listed(&**title, &**name)).chain(lines).collect::<Vec<_>>().join("\n")
    });
    each.chain([words.msg_learn_how()]).collect::<Vec<_>>().join("\n\n")
}

fn printed(page: &Page, words: &Words) -> String {
    let blocks = page.blocks.iter().map(|block| match block {
        Block::Heading { text } => text.to_uppercase(),
        Block::Paragraph { spans } => wrapped(&text(spans), "", ""),
        Block::List { items } => {
            items.iter().map(|item| wrapped(&text(item), "- ", "  ")).collect::<Vec<_>>().join("\n")
        }
    });
    let sources = page.sources.iter().enumerate().map(|(at, source)| {
        let number = format!("[{}] ", at + 1);
        wrapped(&named(source, words), &number, &" ".repeat(number.len()))
    });
    let sources: Vec<String> = std::iter::once(words.msg_learn_sources().to_uppercase()).chain(sources).collect();
    let head = [page.title.to_uppercase(), wrapped(&page.lead, "", "")].join("\n");
    std::iter::once(head).chain(blocks).chain([sources.join("\n")]).collect::<Vec<_>>().join("\n\n")
}

/// A passage with the numbers of its sources.
fn text(spans: &[Piece]) -> String {
    let marks = |sources: &[u16]| sources.iter().map(|number| format!(" [{number}]")).collect::<String>();
    let span = |span: &Piece| match span {
        Piece::From { sources } => marks(sources),
        _ => span.text().to_owned(),
    };
    spans.iter().map(span).collect()
}

fn named(source: &Source, words: &Words) -> String {
    if source.statements.is_empty() {
        return source.text.clone();
    }
    let numbers = words.list(source.statements.iter().map(u16::to_string));
    words.sentences([source.text.clone(), words.msg_learn_statements(numbers)])
}

/// The words in lines, the first and the others begun so.
fn wrapped(text: &str, first: &str, others: &str) -> String {
    let mut lines = vec![first.to_owned()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().filter(|line| {
            line.chars().count() + word.chars().count() < WIDTH || line.trim().is_empty() || **line == first
        });
        match line {
            Some(line) => {
                if !line.is_empty() && !line.ends_with(' ') {
                    line.push(' ');
                }
                line.push_str(word);
            }
            None => lines.push(format!("{others}{word}")),
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_no_longer_than_they_may_be() {
        let text = "some words ".repeat(40);
        let lines = wrapped(&text, "- ", "  ");
        assert!(lines.lines().all(|line| line.chars().count() <= WIDTH), "{lines}");
        assert!(lines.lines().skip(1).all(|line| line.starts_with("  some") || line.starts_with("  words")), "{lines}");
        assert_eq!(lines.split_whitespace().skip(1).collect::<Vec<_>>(), text.split_whitespace().collect::<Vec<_>>());
        let long = "x".repeat(WIDTH * 2);
        assert_eq!(wrapped(&long, "- ", "  "), format!("- {long}"));
    }
}
