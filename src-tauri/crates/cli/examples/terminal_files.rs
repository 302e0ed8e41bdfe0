//! Writes what a package installs for the terminal into a folder: manual pages, and completions for bash, zsh and fish. All of it comes
//! from the one description of the command line. Run by `cargo xtask dist`.

use std::io;
use std::path::PathBuf;

use clap_complete::{Shell, generate_to};
use respite_l10n::Language;

fn main() -> io::Result<()> {
    let mut folders = std::env::args_os().skip(1).map(PathBuf::from);
    let Some(folder) = folders.next() else {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "the folder to write into is missing"));
    };
    let command = respite_cli::command(&Language::of_this_person().words());
    let folders = ["man", "completions"].map(|name| folder.join(name));
    for folder in &folders {
        std::fs::create_dir_all(folder)?;
    }
    let [man, completions] = folders;
    clap_mangen::generate_to(command.clone(), man)?;
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish] {
        generate_to(shell, &mut command.clone(), "respite", &completions)?;
    }
    Ok(())
}
