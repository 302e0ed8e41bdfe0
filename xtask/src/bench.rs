//! `cargo xtask bench`: measures what has a time limit, in a release build.

mod desk;
mod window;

use anyhow::bail;

use crate::call::{call, cargo};
use crate::{packages, ui};

pub(crate) fn bench(arguments: &[String]) -> anyhow::Result<()> {
    let parts: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if let Some(unknown) = parts.iter().find(|part| !["core", "window"].contains(*part)) {
        bail!("There is no part {unknown}; there are core and window.");
    }
    let wanted = |part: &str| parts.is_empty() || parts.contains(&part);
    if wanted("core") {
        // No window is needed for it, nor what builds one.
        call(cargo(&["bench", "-p", "respite-tests", "--bench", "speed"]))?;
    }
    if wanted("window") {
        ui::node()?;
        packages::to_test_window()?;
        ui::built()?;
        window::measure()?;
    }
    Ok(())
}
