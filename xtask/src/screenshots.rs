//! `cargo xtask screenshots`: pictures of each screen of the real window, taken anew below `target/e2e`; those that the README and the
//! packages show are kept in `docs/screenshots`.

use anyhow::Context;

use crate::{call, packages, test, ui};

/// What is kept, and of which picture it is.
const KEPT: [(&str, &str); 4] = [
    ("today-light", "light-1400x900-today"),
    ("session-dark", "dark-1400x900-running"),
    ("entry-light", "light-1400x900-entry"),
    ("summary-light", "light-1400x900-summary"),
];

pub(crate) fn screenshots() -> anyhow::Result<()> {
    packages::to_test_window()?;
    ui::node()?;
    ui::built()?;
    test::take_pictures()?;
    for (kept, taken) in KEPT {
        let from = call::checkout().join(format!("target/e2e/shot-{taken}.png"));
        let to = call::checkout().join(format!("docs/screenshots/{kept}.png"));
        std::fs::copy(&from, &to).with_context(|| format!("{} could not be kept", from.display()))?;
    }
    println!("All pictures are in {}.", call::checkout().join("target/e2e").display());
    Ok(())
}
