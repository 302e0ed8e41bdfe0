//! Reads from the typefaces which letters there are, and sums up what the program is made of.

use std::collections::BTreeSet;
use std::error::Error;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// All that the program and its library are made of.
const SOURCES: [&str; 5] = ["Cargo.toml", "build.rs", "src", "template", "fonts"];

fn main() -> Result<(), Box<dyn Error>> {
    let mut sum = DefaultHasher::new();
    let mut letters = BTreeSet::new();
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
        for file in below(Path::new(source))? {
            let bytes = fs::read(&file)?;
            sum.write(&bytes);
            if file.extension().is_some_and(|ending| ending == "ttf") {
                letters.extend(letters_of(&bytes)?);
            }
        }
    }
    println!("cargo::rustc-env=RESPITE_TYPESET_SUM={:016x}", sum.finish());
    fs::write(Path::new(&env::var("OUT_DIR")?).join("letters.rs"), format!("{:?}", runs(letters)))?;
    Ok(())
}

/// All files at or below `path`, in order.
fn below(path: &Path) -> io::Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut inside = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    inside.sort();
    Ok(inside.iter().map(|path| below(path)).collect::<io::Result<Vec<_>>>()?.concat())
}

/// What a typeface has a shape for.
fn letters_of(typeface: &[u8]) -> Result<Vec<u32>, Box<dyn Error>> {
    let face = ttf_parser::Face::parse(typeface, 0)?;
    let mut letters = Vec::new();
    for table in face.tables().cmap.into_iter().flat_map(|table| table.subtables).filter(|table| table.is_unicode()) {
        table.codepoints(|letter| letters.push(letter));
    }
    Ok(letters)
}

/// The same as runs: of each its first letter and its last.
fn runs(letters: BTreeSet<u32>) -> Vec<(u32, u32)> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for letter in letters {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == letter => *last = letter,
            _ => runs.push((letter, letter)),
        }
    }
    runs
}
