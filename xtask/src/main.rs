//! The commands of the README: `cargo xtask run`, `cargo xtask test`; and those of a developer, `dev`, `bench`
//! and `dist`.

#![allow(clippy::print_stdout, reason = "this program talks to whoever started it")]

mod bench;
mod call;
mod dev;
#[cfg(unix)]
mod dist;
mod packages;
mod run;
mod screenshots;
mod test;
mod ui;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask run [--demo] [-- ARGUMENT...]   start Respite from its sources
cargo xtask dev                             show the screens in a browser while working on them
cargo xtask test [ui|rust|window]...        check everything, or just these parts
cargo xtask bench [core|window]...          measure what has a time limit
cargo xtask screenshots                     take the pictures of docs/screenshots anew
cargo xtask dist [tree|deb|rpm|windows|flatpak|macos]... [--check]   make what a person installs, and check it

Each installs what it finds missing, and says so first.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.split_first().map(|(task, rest)| (task.as_str(), rest)) {
        Some(("run", rest)) => run::run(rest),
        Some(("dev", [])) => dev::dev(),
        Some(("test", rest)) => test::test(rest),
        Some(("bench", rest)) => bench::bench(rest),
        Some(("screenshots", [])) => screenshots::screenshots(),
        #[cfg(unix)]
        Some(("dist", rest)) => dist::dist(rest),
        Some(("help" | "--help" | "-h", _)) => {
            println!("{USAGE}");
            Ok(())
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}
