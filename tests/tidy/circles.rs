//! No Rust file needs itself by way of others: whoever reads one reads downwards.
//!
//! Read as text: what a file imports and the paths it writes out, each led to the file that defines the name. Tests stand apart, and
//! a method is not seen: an `impl` may be spread over files, each with the part of its subject.
//! A module is inside those above it: that it knows them, and that they hand its names on, ties nothing.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::LazyLock;

use regex::Regex;

use crate::sources::{Source, judge, sources};

static SAID: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#"//[^\n]*|"(?:[^"\\]|\\.)*""#).unwrap());
static SUBMODULE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?m)^(?:pub(?:\([^)]*\))? )?mod (\w+);").unwrap());
static IMPORT: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?m)^\s*(pub(?:\([^)]*\))? )?use ([^;]+);").unwrap());
static WRITTEN: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\b[a-z_]\w*(?:::\w+)+").unwrap());
static ITEM: LazyLock<Regex> = LazyLock::new(|| {
    let visible = r"(?:pub(?:\([^)]*\))? )?(?:const |async |unsafe )*";
    // An enum may stand within `codes!`.
    Regex::new(&format!(
        r"(?m)^(?:{visible}(?:struct|enum|fn|const|static|trait|type|macro_rules!)|    {visible}enum) (\w+)"
    ))
    .unwrap()
});

/// A module's path from the top of its crate.
type Path = Vec<String>;

/// A file as a module: the names that it defines, and the paths behind those that it takes from elsewhere.
struct Module {
    file: String,
    defines: BTreeSet<String>,
    /// The name here, and the path of what it names.
    takes: Vec<(String, Path)>,
    /// The paths that its code needs. What it only hands on is not among them.
    uses: Vec<Path>,
}

/// The modules of a crate by their paths.
struct Crate(BTreeMap<Path, Module>);

impl Crate {
    fn of(top: &str, files: &BTreeMap<&str, &Source>) -> Self {
        let mut modules = BTreeMap::new();
        let folder = top.rsplit_once('/').unwrap().0.to_owned();
        let mut waiting = vec![(Path::new(), top.to_owned(), folder)];
        while let Some((path, file, folder)) = waiting.pop() {
            let code = code(files[file.as_str()]);
            for name in SUBMODULE.captures_iter(&code).map(|captures| captures[1].to_owned()) {
                let below = format!("{folder}/{name}");
                let beside = [format!("{below}.rs"), format!("{below}/mod.rs")];
                // A module of tests has no file among these.
                if let Some(file) = beside.into_iter().find(|file| files.contains_key(file.as_str())) {
                    waiting.push(([path.clone(), vec![name]].concat(), file, below));
                }
            }
            modules.insert(path.clone(), Module::of(file, &code));
        }
        Self(modules)
    }

    /// The file that defines what `path` names, seen from `from`. Nothing where that is in another crate.
    fn definer(&self, path: &[String], from: &Path, seen: &mut BTreeSet<(Path, Path)>) -> Option<&str> {
        if !seen.insert((path.to_vec(), from.clone())) {
            return None;
        }
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => self.inside(&Path::new(), rest, seen),
            "self" => self.inside(from, rest, seen),
            "super" => {
                let mut above = from.clone();
                above.pop()?;
                match rest.first().map(String::as_str) {
                    Some("super") => self.definer(rest, &above, seen),
                    _ => self.inside(&above, rest, seen),
                }
            }
            _ => self.inside(from, path, seen),
        }
    }

    fn inside(&self, module: &Path, path: &[String], seen: &mut BTreeSet<(Path, Path)>) -> Option<&str> {
        let here = self.0.get(module)?;
        let Some((first, rest)) = path.split_first() else { return Some(&here.file) };
        let below = [module.as_slice(), std::slice::from_ref(first)].concat();
        if self.0.contains_key(&below) {
            return self.inside(&below, rest, seen);
        }
        if here.defines.contains(first) {
            return Some(&here.file);
        }
        let ours = |path: &Path| {
            let first = &path[0];
            let below = [module.as_slice(), std::slice::from_ref(first)].concat();
            matches!(first.as_str(), "crate" | "self" | "super") || self.0.contains_key(&below)
        };
        here.takes.iter().filter(|(_, path)| ours(path)).find_map(|(name, taken)| {
            let tail = match name.as_str() {
                "*" => path,
                _ if name == first => rest,
                _ => return None,
            };
            self.definer(&[taken.as_slice(), tail].concat(), module, seen)
        })
    }

    /// Each file, and those whose names it uses.
    fn needs(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let mut needs: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (at, module) in &self.0 {
            let needed = module.uses.iter().filter_map(|path| self.definer(path, at, &mut BTreeSet::new()));
            let above: Vec<&str> = (0..=at.len()).map(|end| self.0[&at[..end]].file.as_str()).collect();
            needs.entry(&module.file).or_default().extend(needed.filter(|file| !above.contains(file)));
        }
        needs
    }
}

impl Module {
    fn of(file: String, code: &str) -> Self {
        let defines = ITEM.captures_iter(code).map(|captures| captures[1].to_owned()).collect();
        let mut takes = Vec::new();
        let mut uses: Vec<Path> =
            WRITTEN.find_iter(&IMPORT.replace_all(code, "")).map(|path| parts(path.as_str())).collect();
        for captures in IMPORT.captures_iter(code) {
            let taken = imported(&captures[2]);
            if captures.get(1).is_none() {
                uses.extend(taken.iter().map(|(_, path)| path.clone()));
            }
            takes.extend(taken);
        }
        Self { file, defines, takes, uses }
    }
}

/// The code of a file without its tests, comments and texts.
fn code(source: &Source) -> String {
    SAID.replace_all(source.without_tests(), "").into_owned()
}

fn parts(path: &str) -> Path {
    path.split("::").map(|part| part.trim().to_owned()).collect()
}

/// What an import names here, with its whole path: `a::{b, c::D as E, self}` names `b`, `E` and `a`.
fn imported(tree: &str) -> Vec<(String, Path)> {
    let tree = tree.trim();
    let Some((before, group)) = tree.split_once('{') else {
        let (path, name) = tree.split_once(" as ").map_or((tree, None), |(path, name)| (path, Some(name.trim())));
        let mut path = parts(path);
        if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
            path.pop();
        }
        let name = name.map_or_else(|| path.last().unwrap().clone(), str::to_owned);
        if name == "*" {
            path.pop();
        }
        return vec![(name, path)];
    };
    let (group, mut depth, mut start) = (group.strip_suffix('}').unwrap_or(group), 0, 0);
    let mut inside = Vec::new();
    for (at, letter) in group.char_indices().chain([(group.len(), ',')]) {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                inside.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    let trees = inside.into_iter().filter(|tree| !tree.trim().is_empty());
    trees.flat_map(|tree| imported(&format!("{before}{}", tree.trim()))).collect()
}

#[test]
fn no_file_of_rust_needs_itself() {
    let all: Vec<Source> = ["src-tauri", "xtask"]
        .iter()
        .flat_map(|folder| sources(folder, &[".rs"]))
        .filter(|source| source.path.contains("/src/") && !source.path.ends_with("tests.rs"))
        .collect();
    let files: BTreeMap<&str, &Source> = all.iter().map(|source| (source.path.as_str(), source)).collect();
    let mut offences = Vec::new();
    let mut arrows = 0;
    for top in files.keys().filter(|path| path.ends_with("/src/lib.rs") || path.ends_with("/src/main.rs")) {
        let read = Crate::of(top, &files);
        let mut needs = read.needs();
        arrows += needs.values().map(BTreeSet::len).sum::<usize>();
        while let Some(circle) = needs.keys().filter_map(|file| circle(file, &needs)).min_by_key(Vec::len) {
            needs.get_mut(circle[0]).unwrap().remove(circle[1]);
            offences.push(circle.join(" -> "));
        }
    }
    assert!(arrows > 500, "{arrows}: the imports are not read any more");
    judge("Files that need each other are one file, or there is a third one in them.", &offences);
}

/// The shortest way from `file` back to it.
fn circle<'a>(file: &'a str, needs: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> Option<Vec<&'a str>> {
    let mut ways = VecDeque::from([vec![file]]);
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop_front() {
        for next in &needs[way.last()?] {
            let on = || [way.as_slice(), &[next]].concat();
            if *next == file {
                return Some(on());
            }
            if seen.insert(*next) {
                ways.push_back(on());
            }
        }
    }
    None
}

#[test]
fn imports_are_read() {
    let names = |tree: &str| -> Vec<String> {
        imported(tree).into_iter().map(|(name, path)| format!("{name}={}", path.join("::"))).collect()
    };
    assert_eq!(names("crate::a::B"), ["B=crate::a::B"]);
    assert_eq!(
        names("super::a::{self, B as C, d::{E, *}}"),
        ["a=super::a", "C=super::a::B", "E=super::a::d::E", "*=super::a::d"]
    );
}
