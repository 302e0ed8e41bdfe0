//! Starting other programs, in the open: each is shown before it runs.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, bail};

/// The checkout that this program was built from.
pub(crate) fn checkout() -> PathBuf {
    // Cargo says it to what it runs. A program that was built before the folder was copied or moved knows the old one.
    let manifest = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
    Path::new(&manifest).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// `program` with `arguments`, to be started in `folder` of the checkout.
pub(crate) fn command(folder: &str, program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(checkout().join(folder));
    command
}

/// The cargo that runs this program.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut command = command("", &cargo, arguments);
    // Set by the outer cargo for this program only; an inner build would take them for changed and start over.
    for (variable, _) in std::env::vars_os() {
        let name = variable.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") || name == "CARGO_CRATE_NAME" {
            command.env_remove(&variable);
        }
    }
    command
}

/// npm of the screen's folder.
pub(crate) fn npm(arguments: &[&str]) -> Command {
    npm_in("ui", arguments)
}

/// npm of a folder of the checkout. On Windows it is a script, which only a shell finds.
pub(crate) fn npm_in(folder: &str, arguments: &[&str]) -> Command {
    if cfg!(windows) {
        let mut all = vec!["/C", "npm"];
        all.extend(arguments);
        command(folder, "cmd", &all)
    } else {
        command(folder, "npm", arguments)
    }
}

/// Runs `command` and waits for it; anything but success is an error.
pub(crate) fn call(mut command: Command) -> anyhow::Result<()> {
    let shown = shown(&command);
    println!("» {shown}");
    let status = command.status().with_context(|| format!("`{shown}` does not start"))?;
    if !status.success() {
        bail!("`{shown}` failed ({status}).");
    }
    Ok(())
}

/// What `program` says on standard output, or nothing if it is not there or fails.
pub(crate) fn answer(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether `program` can be started by its name.
pub(crate) fn is_there(program: &str) -> bool {
    let Some(paths) = std::env::var_os("PATH") else { return false };
    std::env::split_paths(&paths).any(|folder| {
        folder.join(program).is_file() || (cfg!(windows) && folder.join(format!("{program}.exe")).is_file())
    })
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
