//! `cargo xtask dev`: the screens in a browser, made afresh as they are written, over the real core.

use crate::call::{call, npm};
use crate::{packages, test, ui};

pub(crate) fn dev() -> anyhow::Result<()> {
    ui::node()?;
    packages::to_build()?;
    ui::built()?;
    test::headless()?;
    println!("Add ?state=session to the address for another diary: ui/src/states.ts has them all.");
    call(npm(&["run", "--silent", "dev", "--", "--open"]))
}
