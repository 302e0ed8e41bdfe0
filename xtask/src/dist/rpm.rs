//! The package of Fedora, openSUSE and others.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context as _;

use super::{ABOUT, MAINTAINER, Release, SUMMARY};
use crate::call::{answer, call};

/// What is loaded while it runs, in the words of Fedora; what it is linked with, rpmbuild finds.
const RECOMMENDS: &str = "libayatana-appindicator-gtk3, xdg-desktop-portal, cups-client";

pub(super) fn pack(folder: &Path, release: &Release) -> anyhow::Result<PathBuf> {
    let (tree, top) = (folder.join("tree"), folder.join("rpm"));
    if top.exists() {
        fs::remove_dir_all(&top)?;
    }
    fs::create_dir_all(&top)?;
    let machine = answer("uname", &["-m"]).context("`uname` does not start")?;
    let spec = top.join("respite.spec");
    let (version, day) = (&release.version, release.day("+%a %b %d %Y")?);
    let (about, summary) = (ABOUT.join("\n"), SUMMARY.replacen("recovery", "Recovery", 1));
    let files = files(&tree.join("usr"), Path::new("/usr"))?.join("\n");
    fs::write(
        &spec,
        format!(
            "Name: respite\nVersion: {version}\nRelease: 1\nSummary: {summary}\nLicense: MIT OR Apache-2.0\n\
             URL: https://github.com/respite-diary/respite\nPackager: {MAINTAINER}\nRecommends: {RECOMMENDS}\n\n\
             %description\n{about}\n\n%prep\n\n%build\n\n%install\ncp --archive {}/. %{{buildroot}}\n\n\
             %files\n{files}\n\n%changelog\n* {day} {MAINTAINER} - {version}-1\n- See /usr/share/doc/respite/changelog.gz\n",
            tree.display()
        ),
    )?;
    let mut build = Command::new("rpmbuild");
    build.args(["-bb", "--quiet", "--nodebuginfo", "--define", &format!("_topdir {}", top.display())]);
    // What is packed is packed already, and bears the time of the commit, whoever packs it.
    for define in [
        "debug_package %{nil}",
        "__os_install_post %{nil}",
        "_build_id_links none",
        "use_source_date_epoch_as_buildtime 1",
        "clamp_mtime_to_source_date_epoch 1",
        "_buildhost respite",
        "_binary_payload w9.xzdio",
    ] {
        build.args(["--define", define]);
    }
    build.env("SOURCE_DATE_EPOCH", &release.time).arg(&spec);
    call(build)?;
    let name = format!("respite-{version}-1.{machine}.rpm");
    let package = folder.join(&name);
    fs::rename(top.join("RPMS").join(&machine).join(&name), &package)?;
    Ok(package)
}

/// Each file below `folder`, as it is installed; the documents as such.
fn files(folder: &Path, installed: &Path) -> anyhow::Result<Vec<String>> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let to = installed.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            all.extend(files(&entry.path(), &to)?);
        } else {
            let is_doc = to.starts_with("/usr/share/doc");
            all.push(format!("{}{}", if is_doc { "%doc " } else { "" }, to.display()));
        }
    }
    all.sort();
    Ok(all)
}
