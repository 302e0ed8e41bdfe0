//! The tree that every package of Linux holds.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, ensure};

use super::{ID, Release, licences};
use crate::call::{call, checkout};

/// What is copied as it is: from the checkout, to below `/usr`.
const COPIES: &[(&str, &str)] = &[
    ("packaging/linux/{id}.desktop", "share/applications/{id}.desktop"),
    ("packaging/linux/{id}.xml", "share/mime/packages/{id}.xml"),
    ("packaging/linux/{id}-symbolic.svg", "share/icons/hicolor/symbolic/apps/{id}-symbolic.svg"),
    ("src-tauri/icons/logo.svg", "share/icons/hicolor/scalable/apps/{id}.svg"),
    ("src-tauri/icons/32x32.png", "share/icons/hicolor/32x32/apps/{id}.png"),
    ("src-tauri/icons/128x128.png", "share/icons/hicolor/128x128/apps/{id}.png"),
    ("src-tauri/icons/128x128@2x.png", "share/icons/hicolor/256x256/apps/{id}.png"),
];
/// Where each shell looks for completions.
const COMPLETIONS: &[(&str, &str)] = &[
    ("respite.bash", "share/bash-completion/completions/respite"),
    ("_respite", "share/zsh/vendor-completions/_respite"),
    ("respite.fish", "share/fish/vendor_completions.d/respite.fish"),
];
/// The programs by where they stand. What only they start stands where nobody calls it by name (FHS 3.0, 4.7).
pub(super) const PROGRAMS: &[&str] = &["bin/respite", "bin/respite-desktop", "libexec/respite/respite-typeset"];
const DOC: &str = "share/doc/respite";

/// Lays out the tree anew below `folder`, and tells where.
pub(super) fn stage(folder: &Path, release: &Release) -> anyhow::Result<PathBuf> {
    let tree = folder.join("tree");
    if tree.exists() {
        fs::remove_dir_all(&tree)?;
    }
    lay_out(&tree.join("usr"), folder, release)?;
    Ok(tree)
}

/// Lays out what stands below `usr`, or what stands in its place. What is only on the way goes below `folder`.
pub(super) fn lay_out(usr: &Path, folder: &Path, release: &Release) -> anyhow::Result<()> {
    let built = checkout().join("target/release");
    for program in PROGRAMS {
        let name = Path::new(program).file_name().context("a program has a name")?;
        put(usr, program, &fs::read(built.join(name))?, 0o755)?;
    }
    for (from, to) in COPIES {
        let [from, to] = [from, to].map(|path| path.replace("{id}", ID));
        put(usr, &to, &fs::read(checkout().join(&from)).with_context(|| from)?, 0o644)?;
    }
    let filled = |name: &str| -> anyhow::Result<String> {
        let text =
            fs::read_to_string(checkout().join("packaging/linux").join(name)).with_context(|| name.to_owned())?;
        Ok(text.replace("@VERSION@", &release.version).replace("@DATE@", &release.day("+%Y-%m-%d")?))
    };
    let metainfo = format!("{ID}.metainfo.xml");
    put(usr, &format!("share/metainfo/{metainfo}"), filled(&metainfo)?.as_bytes(), 0o644)?;
    packed(usr, "share/man/man1/respite-desktop.1", filled("respite-desktop.1")?.as_bytes())?;
    of_the_terminal(folder, usr)?;
    let mit = fs::read_to_string(checkout().join("LICENSE-MIT"))?;
    let indented = |line: &str| if line.trim().is_empty() { " .".to_owned() } else { format!(" {line}") };
    let mit: Vec<String> = mit.lines().skip(2).map(indented).collect();
    put(usr, &format!("{DOC}/copyright"), filled("copyright")?.replace("@MIT@", &mit.join("\n")).as_bytes(), 0o644)?;
    packed(usr, &format!("{DOC}/changelog"), &fs::read(checkout().join("CHANGELOG.md"))?)?;
    packed(usr, &format!("{DOC}/THIRD-PARTY"), licences::of_others()?.as_bytes())
}

/// The terminal's manual and completions, from its own description of itself.
fn of_the_terminal(folder: &Path, usr: &Path) -> anyhow::Result<()> {
    let files = folder.join("terminal");
    if files.exists() {
        fs::remove_dir_all(&files)?;
    }
    let mut write = Command::new(checkout().join("target/debug/examples/terminal_files"));
    call({
        write.arg(&files).env("LC_ALL", "C");
        write
    })?;
    for page in fs::read_dir(files.join("man"))? {
        let page = page?;
        let name = page.file_name().to_string_lossy().into_owned();
        // "help" is a command too, with one below it for each; what they say is in the other pages.
        if !name.contains("-help") {
            packed(usr, &format!("share/man/man1/{name}"), &fs::read(page.path())?)?;
        }
    }
    for (from, to) in COMPLETIONS {
        put(usr, to, &fs::read(files.join("completions").join(from))?, 0o644)?;
    }
    Ok(())
}

fn put(usr: &Path, to: &str, bytes: &[u8], mode: u32) -> anyhow::Result<PathBuf> {
    let to = usr.join(to);
    let folder = to.parent().context("a file stands in a folder")?;
    fs::create_dir_all(folder)?;
    fs::write(&to, bytes)?;
    fs::set_permissions(&to, fs::Permissions::from_mode(mode))?;
    Ok(to)
}

/// As `put`, packed by gzip without its time.
pub(super) fn packed(usr: &Path, to: &str, bytes: &[u8]) -> anyhow::Result<()> {
    let file = put(usr, to, bytes, 0o644)?;
    let packed = Command::new("gzip").args(["-9", "--no-name", "--force"]).arg(&file).status()?;
    ensure!(packed.success(), "`gzip` can't pack {}.", file.display());
    Ok(())
}
