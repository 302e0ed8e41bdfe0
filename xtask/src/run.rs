//! `cargo xtask run`: from a fresh checkout to the open window.

use std::process::Command;

use crate::call::{call, cargo, checkout};
use crate::{packages, ui};

pub(crate) fn run(arguments: &[String]) -> anyhow::Result<()> {
    ui::node()?;
    packages::to_build()?;
    ui::built()?;
    // The whole workspace decides on the features of what it shares, so `run` and `test` build Tauri just once.
    // With it what makes the pages, which it starts.
    call(cargo(&["build", "--workspace", "--bin", "respite-desktop", "--bin", "respite-typeset"]))?;
    let mut program = Command::new(built("respite-desktop"));
    program.args(arguments.iter().filter(|argument| *argument != "--"));
    call(program)
}

/// Where cargo left `program`.
pub(crate) fn built(program: &str) -> std::path::PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| checkout().join("target"), Into::into);
    target.join("debug").join(program).with_extension(std::env::consts::EXE_EXTENSION)
}
