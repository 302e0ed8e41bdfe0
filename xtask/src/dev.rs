//! `cargo xtask dev`: the screens in a browser, made afresh as they are written, over the real core.

use crate::call::{call, npm};
use crate::{packages, test, ui};

pub(crate) fn dev() -> anyhow::Result<()> {
    ui::node()?;
    packages::to_build()?;
    ui::built()?;
    test::headless()?;
    println!("Add ?seed=empty or ?at=2026-11-22T03:00:00+01:00 to the address for another diary or another time.");
    call(npm(&["run", "--silent", "dev", "--", "--open"]))
}
