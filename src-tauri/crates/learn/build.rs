//! Gathers `content/<language>/*.md`, so that a language is a folder and a page is a file.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=content");
    let content = Path::new(&env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?).join("content");
    let mut code = String::from("&[");
    for language in below(&content)? {
        write!(code, "({:?}, &[", name(&language)).map_err(io::Error::other)?;
        for file in below(&language)? {
            write!(code, "({:?}, include_str!({file:?})),", name(&file)).map_err(io::Error::other)?;
        }
        code.push_str("]),");
    }
    code.push(']');
    fs::write(Path::new(&env::var("OUT_DIR").map_err(io::Error::other)?).join("content.rs"), code)
}

fn below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn name(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}
