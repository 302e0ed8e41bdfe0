//! `cargo xtask dist`: the packages that a person installs, made from one staged tree with the system's own tools and no network.
//!
//! The tree is what stands below `/usr` once it is installed: the programs, and all that tells a desktop and a shell of
//! them. Each package is that tree wrapped up. Made twice from one commit at one place, it is the same to the byte.

mod check;
mod deb;
mod flatpak;
mod licences;
mod macos;
mod rpm;
mod stage;
mod windows;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use crate::call::{answer, call, cargo, checkout};
use crate::{packages, ui};

/// What the program is called where a system tells programs apart.
const ID: &str = "io.github.respite_diary.Respite";
/// Who keeps it.
const MAINTAINER: &str = "The Respite authors <respite-diary@users.noreply.github.com>";
/// What it is, in a line.
const SUMMARY: &str = "recovery diary for people with back muscle spasms";
/// What it is, in a few.
const ABOUT: &[&str] = &[
    "Respite keeps a record of back pain and spasms on your own computer and",
    "sends nothing anywhere. It times heat and cold with the rest that skin",
    "needs after them, holds doses against your own label, says when a spasm",
    "should be seen by a doctor, and prints the page that the doctor needs.",
];

/// What the programs are built from: the window, the terminal, and what makes the pages for both.
const PACKAGES: [&str; 3] = ["respite-desktop", "respite-cli", "respite-typeset"];

/// Makes a package below a folder, and tells where.
type Pack = fn(&Path, &Release) -> anyhow::Result<PathBuf>;
/// What can be made of the tree, in the order in which it is.
const FORMS: &[(&str, Pack)] = &[("deb", deb::pack), ("rpm", rpm::pack)];
/// What is made only where it is asked for: it is built anew, for another system.
const WINDOWS: &str = "windows";
/// What is laid out only where it is asked for: it is built elsewhere.
const FLATPAK: &str = "flatpak";
const MACOS: &str = "macos";
/// Lays the tree out below this folder, and makes no package of it: for who builds in a place of their own, as a Flatpak is.
const INTO: &str = "--into=";

/// What is packed, and when it was made.
struct Release {
    version: String,
    /// Seconds since 1970 of the commit: the time of all that is in the package.
    time: String,
}

pub(crate) fn dist(arguments: &[String]) -> anyhow::Result<()> {
    let (flags, names): (Vec<&str>, Vec<&str>) =
        arguments.iter().map(String::as_str).partition(|argument| argument.starts_with("--"));
    if !cfg!(target_os = "linux") {
        bail!("Packages are made on Linux.");
    }
    ui::node()?;
    let release = Release::of_this_checkout()?;
    let folder = checkout().join("target/dist");
    if let ([into], []) = (&flags[..], &names[..])
        && let Some(prefix) = into.strip_prefix(INTO)
    {
        fs::create_dir_all(&folder)?;
        ui::built()?;
        build()?;
        return stage::lay_out(Path::new(prefix), &folder, &release);
    }
    if let Some(unknown) = flags.iter().find(|flag| **flag != "--check") {
        bail!("There is no option {unknown}; there are --check and {INTO}FOLDER, which stands alone.");
    }
    let checks = !flags.is_empty();
    let elsewhere = [WINDOWS, FLATPAK, MACOS];
    let known = |name: &str| name == "tree" || elsewhere.contains(&name) || FORMS.iter().any(|(form, _)| *form == name);
    if let Some(unknown) = names.iter().find(|name| !known(name)) {
        bail!("There is no package {unknown}; there are tree, deb, rpm, windows, flatpak and macos.");
    }
    let is_named = |form: &str| names.contains(&form);
    fs::create_dir_all(&folder)?;
    if is_named(FLATPAK) {
        packages::to_pack_a_flatpak()?;
        let manifest = flatpak::lay_out(&folder, &release)?;
        if checks {
            flatpak::check(&manifest)?;
        }
        println!("{}", manifest.display());
    }
    if is_named(MACOS) {
        ui::built()?;
        println!("{}", macos::lay_out(&folder, &release)?.display());
    }
    if is_named(WINDOWS) {
        packages::to_pack_for_windows()?;
        ui::built()?;
        let setup = windows::pack(&folder, &release)?;
        told(&setup)?;
        if checks {
            check::setup(&folder, &setup)?;
        }
    }
    if names.is_empty() || names.iter().any(|name| !elsewhere.contains(name)) {
        of_linux(&folder, &release, checks, |form| names.is_empty() || is_named(form))?;
    }
    Ok(())
}

/// The tree, and those packages of it that are wanted.
fn of_linux(folder: &Path, release: &Release, checks: bool, wanted: impl Fn(&str) -> bool) -> anyhow::Result<()> {
    packages::to_pack()?;
    ui::built()?;
    build()?;
    let tree = stage::stage(folder, release)?;
    println!("{}", tree.display());
    if checks {
        check::tree(&tree)?;
    }
    for (form, pack) in FORMS.iter().filter(|(form, _)| wanted(form)) {
        let package = pack(folder, release)?;
        if checks {
            check::package(form, &package)?;
        }
        told(&package)?;
    }
    Ok(())
}

/// Says where a package is, its size and its sum, and writes the sum beside it.
fn told(package: &Path) -> anyhow::Result<()> {
    let size = package.metadata()?.len();
    let sum = answer("sha256sum", &[&package.to_string_lossy()]).context("`sha256sum` does not start")?;
    let sum = sum.split_whitespace().next().unwrap_or_default().to_owned();
    let name = package.file_name().unwrap_or_default().to_string_lossy().into_owned();
    fs::write(package.with_file_name(format!("{name}.sha256")), format!("{sum}  {name}\n"))?;
    println!("{} ({}.{} MiB)\n{sum}", package.display(), size >> 20, ((size % (1 << 20)) * 10) >> 20);
    Ok(())
}

/// The programs as they are shipped; and what writes the terminal's manual as it is built for tests, since it only writes words.
fn build() -> anyhow::Result<()> {
    let mut programs = cargo(&["build", "--release", "--locked", "--bins"]);
    programs.args(of_packages());
    call(programs)?;
    call(cargo(&["build", "--locked", "--workspace", "--example", "terminal_files"]))
}

/// These packages, as cargo is told them.
fn of_packages() -> impl Iterator<Item = &'static str> {
    PACKAGES.iter().flat_map(|package| ["-p", package])
}

impl Release {
    fn of_this_checkout() -> anyhow::Result<Release> {
        let checkout = checkout();
        let git = |arguments: &[&str]| {
            answer("git", &[&["-C", &checkout.to_string_lossy()], arguments].concat())
                .with_context(|| format!("`git {}` answers nothing", arguments.join(" ")))
        };
        let version = env!("CARGO_PKG_VERSION").to_owned();
        // As https://reproducible-builds.org/specs/source-date-epoch has it: a build of an archive knows no commits.
        let time = std::env::var("SOURCE_DATE_EPOCH").or_else(|_| git(&["log", "-1", "--format=%ct"]))?;
        Ok(Release { version, time })
    }

    /// The day, as `date` writes it in this format.
    fn day(&self, format: &str) -> anyhow::Result<String> {
        answer("date", &["--utc", &format!("--date=@{}", self.time), format]).context("`date` does not start")
    }
}
