//! `cargo xtask bench`: measures what has a time limit, in a release build.

use crate::call::{call, cargo};
use crate::{packages, ui};

pub(crate) fn bench(arguments: &[String]) -> anyhow::Result<()> {
    ui::node()?;
    packages::to_build()?;
    ui::built()?;
    let mut all = vec!["bench", "-p", "respite-tests"];
    all.extend(arguments.iter().map(String::as_str));
    call(cargo(&all))
}
