//! The package of Debian and Ubuntu.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail};

use super::{ABOUT, MAINTAINER, Release, SUMMARY, stage};
use crate::call::{answer, call};

/// What shows the tray, notices and the print dialog, where a desktop does not.
const RECOMMENDS: &str = "libayatana-appindicator3-1, notification-daemon | default-dbus-session-bus, \
                          xdg-desktop-portal-gtk | xdg-desktop-portal-backend, cups-client";

pub(super) fn pack(folder: &Path, release: &Release) -> anyhow::Result<PathBuf> {
    let (tree, root) = (folder.join("tree"), folder.join("deb"));
    if root.exists() {
        fs::remove_dir_all(&root)?;
    }
    fs::create_dir_all(&root)?;
    let mut copy = Command::new("cp");
    copy.arg("--archive").arg(tree.join("usr")).arg(root.join("usr"));
    call(copy)?;
    let version = format!("{}-1", release.version);
    let changes = format!(
        "respite ({version}) unstable; urgency=medium\n\n  * What changed is told in changelog.gz.\n\n -- {MAINTAINER}  {}\n",
        release.day("--rfc-email")?
    );
    stage::packed(&root.join("usr"), "share/doc/respite/changelog.Debian", changes.as_bytes())?;
    let architecture = answer("dpkg", &["--print-architecture"]).context("`dpkg` does not start")?;
    let control = root.join("DEBIAN");
    fs::create_dir_all(&control)?;
    let kibibytes =
        answer("du", &["--summarize", "--apparent-size", "--block-size=1K", &root.join("usr").to_string_lossy()])
            .context("`du` does not start")?;
    let kibibytes = kibibytes.split_whitespace().next().unwrap_or_default().to_owned();
    fs::write(
        control.join("control"),
        format!(
            "Package: respite\nVersion: {}\nArchitecture: {architecture}\nMaintainer: {MAINTAINER}\nInstalled-Size: {kibibytes}\n\
             Depends: {}\nRecommends: {RECOMMENDS}\nSection: utils\nPriority: optional\n\
             Homepage: https://github.com/respite-diary/respite\nDescription: {SUMMARY}\n{}",
            version,
            libraries(folder, &root)?,
            ABOUT.iter().map(|line| format!(" {line}\n")).collect::<String>()
        ),
    )?;
    fs::write(control.join("md5sums"), sums(&root)?)?;
    let package = folder.join(format!("respite_{version}_{architecture}.deb"));
    let mut build = Command::new("dpkg-deb");
    build.args(["--root-owner-group", "-Zxz", "-z9", "--build"]).arg(&root).arg(&package);
    call({
        build.env("SOURCE_DATE_EPOCH", &release.time);
        build
    })?;
    Ok(package)
}

/// The packages whose libraries the programs load.
fn libraries(folder: &Path, root: &Path) -> anyhow::Result<String> {
    // It wants the sources of a package.
    let sources = folder.join("sources");
    fs::create_dir_all(sources.join("debian"))?;
    fs::write(sources.join("debian/control"), "Source: respite\n\nPackage: respite\nArchitecture: any\n")?;
    let mut ask = Command::new("dpkg-shlibdeps");
    ask.args(["-O", "--ignore-missing-info"]).current_dir(&sources);
    for program in stage::PROGRAMS {
        ask.arg(format!("-e{}", root.join("usr").join(program).display()));
    }
    let output = ask.output().context("`dpkg-shlibdeps` does not start")?;
    let told = String::from_utf8(output.stdout)?;
    match told.trim().strip_prefix("shlibs:Depends=") {
        Some(names) if output.status.success() => Ok(names.to_owned()),
        _ => bail!("{}", String::from_utf8_lossy(&output.stderr)),
    }
}

/// The sum of each file, as a package holds them.
fn sums(root: &Path) -> anyhow::Result<String> {
    let mut list = Command::new("sh");
    list.args(["-c", "find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum"]).current_dir(root);
    let output = list.output().context("`md5sum` does not start")?;
    if !output.status.success() {
        bail!("{}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8(output.stdout)?)
}
