//! The screen: no words of its own, one door to the core, and features that don't know each other.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::sync::LazyLock;

use regex::Regex;

use crate::sources::{Source, judge, sources};

/// Attributes and properties whose text a person reads or hears.
const READ: &[&str] = &[
    "aria-label",
    "aria-description",
    "aria-roledescription",
    "aria-valuetext",
    "aria-placeholder",
    "title",
    "placeholder",
    "alt",
    "label",
    "legend",
    "hint",
    "heading",
    "caption",
    "message",
    "text",
    "unit",
];

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).unwrap()
}

/// What is in the file but not in the markup.
static HIDDEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?s)<script.*?</script>|<style.*?</style>|<!--.*?-->"));
/// How a tag begins. A comparison in an expression has a blank after it.
static TAG: LazyLock<Regex> = LazyLock::new(|| pattern("<[a-zA-Z/!]"));
/// A string in `{…}` that looks like words: it has a blank between letters, or begins with a capital.
static SPOKEN: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"'[^'\n]*\pL [^'\n]*\pL[^'\n]*'|'\p{Lu}\p{Ll}+[^'\n]*'|"\p{Lu}\p{Ll}+[^"\n]*""#));
/// A character by its name.
static CHARACTER: LazyLock<Regex> = LazyLock::new(|| pattern("&[a-z]+;"));
/// An attribute with a literal value.
static ATTRIBUTE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"\s([a-z-]+)=("([^"]*)"|'([^']*)'|\{\s*'([^'{}]*)'\s*\}|\{\s*"([^"{}]*)"\s*\})"#));
/// An expression in an attribute's value.
static BRACES: LazyLock<Regex> = LazyLock::new(|| pattern(r"\{[^{}]*\}"));

/// The files that may import Tauri: the door to the core, the types that are made for it, and what stands in for it while
/// developing.
const DOOR: &[&str] = &["ui/src/backend/tauri.ts", "ui/src/backend/bindings.ts", "ui/src/backend/headless.ts"];

#[test]
fn screens_hold_no_words() {
    let mut offences = Vec::new();
    for source in sources("ui/src", &[".svelte"]) {
        offences.extend(literals(&source).into_iter().map(|(at, text)| format!("{} says {text:?}", source.at(at))));
    }
    judge("Words come from the .ftl files only: add a message there and say `words.yourMessage()`.", &offences);
}

/// A tick is drawn by the program itself; what the system draws is tiny, and white in the dark.
#[test]
fn every_box_to_tick_is_drawn_alike() {
    let (mut offences, mut boxes) = (Vec::new(), 0);
    for source in sources("ui/src", &[".svelte"]) {
        let markup = blanked(&source.text);
        for (open, _) in markup.match_indices("<input") {
            let tag = &markup[open..end_of_tag(&markup, open)];
            if !tag.contains(r#"type="checkbox""#) {
                continue;
            }
            boxes += 1;
            // A place on the map of the body is a box only where it is in a list.
            if !tag.contains(r#"class="box"#) && !tag.contains("class:box=") {
                offences.push(format!("{} draws a box of its own", source.at(open)));
            }
        }
    }
    assert!(boxes > 25, "only {boxes} boxes were found");
    judge("Give it `class=\"box\"`, in a `label` of class `tick`.", &offences);
}

/// Literal words in the markup, with where they are.
fn literals(source: &Source) -> Vec<(usize, String)> {
    let markup = blanked(&source.text);
    let mut found = Vec::new();
    let mut rest = 0;
    while rest < markup.len() {
        let open = TAG.find_at(&markup, rest).map_or(markup.len(), |tag| tag.start());
        judge_text(&markup, rest, open, &mut found);
        if open == markup.len() {
            break;
        }
        let close = end_of_tag(&markup, open);
        judge_tag(&markup, open, close, &mut found);
        rest = close;
    }
    found
}

/// The same text with scripts, styles and comments blanked out, so that places stay the same.
fn blanked(text: &str) -> String {
    HIDDEN
        .replace_all(text, |found: &regex::Captures<'_>| {
            found[0]
                .chars()
                .map(|letter| if letter == '\n' { "\n".to_owned() } else { " ".repeat(letter.len_utf8()) })
                .collect::<String>()
        })
        .into_owned()
}

/// Where the tag that opens at `open` ends. Braces and quotes in it may hold a `>`.
fn end_of_tag(markup: &str, open: usize) -> usize {
    let mut quote = None;
    let mut depth = 0_i32;
    for (at, letter) in markup[open..].char_indices() {
        match (quote, letter) {
            (None, '"' | '\'' | '`') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            (None, '{') => depth += 1,
            (None, '}') => depth -= 1,
            (None, '>') if depth == 0 => return open + at + 1,
            _ => {}
        }
    }
    markup.len()
}

fn judge_text(markup: &str, start: usize, end: usize, found: &mut Vec<(usize, String)>) {
    let mut depth = 0_i32;
    let mut plain = String::new();
    let mut plain_start = start;
    let mut expression_start = start;
    for (at, letter) in markup[start..end].char_indices() {
        match letter {
            '{' => {
                if depth == 0 {
                    expression_start = start + at;
                }
                depth += 1;
            }
            '}' => {
                depth -= 1;
                if depth == 0 {
                    let expression = &markup[expression_start..start + at];
                    if let Some(words) = SPOKEN.find(expression) {
                        found.push((expression_start + words.start(), words.as_str().to_owned()));
                    }
                }
            }
            _ if depth == 0 => {
                if plain.trim().is_empty() {
                    plain_start = start + at;
                }
                plain.push(letter);
            }
            _ => {}
        }
    }
    let plain = CHARACTER.replace_all(plain.trim(), "").into_owned();
    if plain.chars().any(char::is_alphabetic) {
        found.push((plain_start, plain));
    }
}

fn judge_tag(markup: &str, open: usize, close: usize, found: &mut Vec<(usize, String)>) {
    for captures in ATTRIBUTE.captures_iter(&markup[open..close]) {
        let value = (3..=6).find_map(|group| captures.get(group)).map_or("", |value| value.as_str());
        let literal = BRACES.replace_all(value, "");
        if READ.contains(&&captures[1]) && literal.chars().any(char::is_alphabetic) {
            let at = captures.get(0).map_or(0, |all| all.start());
            found.push((open + at + 1, captures[0].trim().to_owned()));
        }
    }
}

#[test]
fn tauri_is_imported_at_the_door_only() {
    let import = Regex::new(r#"['"]@tauri-apps/"#).unwrap();
    let mut offences = Vec::new();
    for source in sources("ui/src", &[".ts", ".svelte", ".js"]) {
        if !DOOR.contains(&source.path.as_str()) {
            offences.extend(import.find_iter(&source.text).map(|found| source.at(found.start())));
        }
    }
    judge("Only ui/src/backend/tauri.ts imports @tauri-apps: put what you need into the port.", &offences);
}

/// A folder of the screen, and what nothing in it may import.
fn forbidden(from: &str, to: &str) -> Option<&'static str> {
    let layer = |path: &str| path.split('/').nth(2).unwrap_or_default().to_owned();
    let feature = |path: &str| path.split('/').nth(3).unwrap_or_default().to_owned();
    match (layer(from).as_str(), layer(to).as_str()) {
        ("features", "features") if feature(from) != feature(to) => Some("features don't know each other"),
        ("components" | "charts" | "backend" | "words", "features") => Some("nothing below knows a feature"),
        ("charts" | "backend" | "words", "components") => Some("only features and components know components"),
        _ => None,
    }
}

#[test]
fn imports_point_downwards() {
    let import = Regex::new(r#"(?:\bfrom|\bimport)\s*\(?\s*['"](\.[^'"]*)['"]"#).unwrap();
    let mut offences = Vec::new();
    for source in sources("ui/src", &[".ts", ".svelte"]) {
        if source.path.ends_with(".test.ts") {
            continue;
        }
        for captures in import.captures_iter(&source.text) {
            let to = resolved(&source.path, &captures[1]);
            if let Some(why) = forbidden(&source.path, &to) {
                let at = captures.get(0).map_or(0, |all| all.start());
                offences.push(format!("{} imports {to}: {why}", source.at(at)));
            }
        }
    }
    judge("Move what both need to components or charts, or hand it in as a snippet or a property.", &offences);
}

/// What is only a type is gone when the program runs, and what is imported in braces of its own is loaded later.
#[test]
fn no_file_of_the_screens_needs_itself() {
    let import = Regex::new(r#"(?m)^\s*(?:import|export)\s(?:[^'"(;]*\sfrom\s)?['"](\.[^'"]*)['"]"#).unwrap();
    let of_types = Regex::new(r"(?m)^\s*(?:import|export) type\s[^;]*;").unwrap();
    let sources = sources("ui/src", &[".ts", ".svelte"]);
    let mut needs: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for source in &sources {
        let text = of_types.replace_all(&source.text, "");
        let needed = import.captures_iter(&text).map(|captures| resolved(&source.path, &captures[1]));
        let file = |needed: String| {
            let names = ["", ".ts", ".svelte.ts"].map(|ending| format!("{needed}{ending}"));
            names.into_iter().find(|name| sources.iter().any(|source| source.path == *name))
        };
        needs.insert(&source.path, needed.filter_map(file).collect());
    }
    assert!(needs.values().map(Vec::len).sum::<usize>() > needs.len(), "the imports are not read any more");
    // What needs nothing that is left is in no circle.
    while let Some(free) = needs.iter().find(|(_, needed)| needed.is_empty()).map(|(path, _)| *path) {
        needs.remove(free);
        needs.values_mut().for_each(|needed| needed.retain(|path| path != free));
    }
    judge(
        "Files that need each other are one file, or there is a third one in them.",
        &needs.into_keys().map(str::to_owned).collect::<Vec<_>>(),
    );
}

fn resolved(from: &str, import: &str) -> String {
    let mut path = PathBuf::from(from);
    path.pop();
    for part in Path::new(import).components() {
        match part {
            Component::ParentDir => _ = path.pop(),
            Component::Normal(name) => path.push(name),
            _ => {}
        }
    }
    path.to_string_lossy().replace('\\', "/")
}

#[test]
fn the_reader_of_markup_sees_words_and_nothing_else() {
    let check = |markup: &str, expect: &[&str]| {
        let source = Source { path: "x.svelte".to_owned(), text: markup.to_owned() };
        let found: Vec<String> = literals(&source).into_iter().map(|(_, text)| text).collect();
        assert_eq!(found, expect, "{markup}");
    };
    check("<p>{words.hello()}</p>", &[]);
    check("<p>Hello</p>", &["Hello"]);
    check("<p>{a}{' '}· {b} &nbsp; 0–10</p>", &[]);
    check("{#if a > b}<b>{x ? 'Yes please' : words.no()}</b>{/if}", &["'Yes please'"]);
    check(r#"<a class="big" aria-label="Close it" onclick={() => a > b}>{x}</a>"#, &[r#"aria-label="Close it""#]);
    check(r#"<Field label={"Note"} name="note" />"#, &[r#"label={"Note"}"#]);
    check(r#"<i title="{a} of {b}"></i>"#, &[r#"title="{a} of {b}""#]);
    check(r#"<i title={label} title="{a}"></i>"#, &[]);
    check("{#if a < b}<b>{a}</b>{/if}", &[]);
    check("<script>const a = 'Hello you';</script><style>p { color: red }</style><!-- Words -->", &[]);
    check("<Icon name={to} /> {#each list as item (item)}{item}{:else}None{/each}", &["None"]);
}
