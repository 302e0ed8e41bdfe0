//! The judges that each system has for its packages.

use std::path::Path;
use std::process::Command;

use super::ID;
use crate::call::{call, checkout};

/// What lintian asks of a package that Debian itself ships, and this one can't have.
const NOT_OF_DEBIAN: &str = "initial-upload-closes-no-bugs,no-changelog,embedded-library";

/// Holds the files for a desktop against what reads them.
pub(super) fn tree(tree: &Path) -> anyhow::Result<()> {
    let share = tree.join("usr/share");
    let mut desktop = Command::new("desktop-file-validate");
    desktop.arg(share.join(format!("applications/{ID}.desktop")));
    call(desktop)?;
    let mut metainfo = Command::new("appstreamcli");
    metainfo.args(["validate", "--no-net", "--explain"]).arg(share.join(format!("metainfo/{ID}.metainfo.xml")));
    call(metainfo)
}

/// Holds a package against the rules of its system.
pub(super) fn package(form: &str, package: &Path) -> anyhow::Result<()> {
    let mut judge = if form == "deb" {
        let mut lintian = Command::new("lintian");
        lintian.args(["--fail-on", "error,warning", "--suppress-tags", NOT_OF_DEBIAN, "--allow-root"]);
        lintian
    } else {
        let mut rpmlint = Command::new("rpmlint");
        rpmlint.arg("-r").arg(checkout().join("packaging/linux/rpmlintrc"));
        rpmlint
    };
    judge.arg(package);
    call(judge)
}
