//! The installer and the portable archive of Windows, built on Linux.
//!
//! A toolchain that has Windows as a target builds it as any other. Debian's own has none; there the sources of the standard
//! library, which Debian ships for its browsers, are built along.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, ensure};

use super::{Release, licences};
use crate::call::{answer, call, cargo, checkout, is_there};
use crate::packages;

const TARGET: &str = "x86_64-pc-windows-gnu";
const PROGRAMS: [&str; 3] = ["respite.exe", "respite-desktop.exe", "respite-typeset.exe"];
/// The packages of Debian with a compiler and the sources of its standard library.
const TOOLCHAIN: [&str; 4] = ["rustc-web", "libstd-rust-web-1.96", "libstd-rust-web-dev", "rust-web-src"];

/// Makes both below `folder`, and tells where the installer is.
pub(super) fn pack(folder: &Path, release: &Release) -> anyhow::Result<PathBuf> {
    let built = build(folder)?;
    let files = folder.join("windows");
    if files.exists() {
        fs::remove_dir_all(&files)?;
    }
    fs::create_dir_all(&files)?;
    for program in PROGRAMS {
        fs::copy(built.join(program), files.join(program)).with_context(|| program.to_owned())?;
    }
    // Tauri's build leaves it beside the program, which looks for it there.
    fs::copy(built.join("WebView2Loader.dll"), files.join("WebView2Loader.dll")).context("WebView2Loader.dll")?;
    fs::copy(checkout().join("src-tauri/icons/128x128@2x.png"), files.join("respite.png"))?;
    for (from, to) in [
        ("LICENSE-APACHE", "LICENSE-APACHE.txt"),
        ("LICENSE-MIT", "LICENSE-MIT.txt"),
        ("CHANGELOG.md", "CHANGELOG.txt"),
    ] {
        fs::write(files.join(to), for_notepad(&fs::read_to_string(checkout().join(from))?))?;
    }
    fs::write(files.join("THIRD-PARTY.txt"), for_notepad(&licences::of_others()?))?;
    of_one_time(&files, release)?;
    portable(folder, release)?;
    installer(folder, &files, release)
}

/// The programs, and where they are.
fn build(folder: &Path) -> anyhow::Result<PathBuf> {
    let mut arguments = vec!["build", "--release", "--locked", "--target", TARGET];
    arguments.push("--bins");
    arguments.extend(super::of_packages());
    let has_target = answer("rustc", &["--print", "target-libdir", "--target", TARGET])
        .is_some_and(|libraries| Path::new(&libraries).is_dir());
    let target = checkout().join("target/windows");
    if has_target {
        let mut build = cargo(&arguments);
        build.env("CARGO_TARGET_DIR", &target);
        call(build)?;
    } else {
        let toolchain = toolchain(folder)?;
        arguments.insert(1, "-Zbuild-std=std,panic_abort");
        let mut build = cargo(&arguments);
        build
            .env("RUSTC_BOOTSTRAP", "1")
            .env("RUSTC", toolchain.join("usr/bin/rustc"))
            .env("LD_LIBRARY_PATH", toolchain.join("usr/lib/x86_64-linux-gnu"))
            .env("CARGO_TARGET_DIR", &target);
        call(build)?;
    }
    Ok(target.join(TARGET).join("release"))
}

/// Debian's compiler, unpacked beside the packages: it is another than the one that is installed.
fn toolchain(folder: &Path) -> anyhow::Result<PathBuf> {
    let root = folder.join("toolchain");
    if root.join("usr/bin/rustc").is_file() {
        return Ok(root);
    }
    ensure!(is_there("apt-get"), "Please add the target first: rustup target add {TARGET}");
    packages::to_run_its_compiler()?;
    let packages = folder.join("toolchain-packages");
    fs::create_dir_all(&packages)?;
    let mut fetch = Command::new("apt-get");
    fetch.arg("download").args(TOOLCHAIN).current_dir(&packages);
    call(fetch)?;
    for package in fs::read_dir(&packages)? {
        let mut unpack = Command::new("dpkg-deb");
        unpack.arg("--extract").arg(package?.path()).arg(&root);
        call(unpack)?;
    }
    Ok(root)
}

/// Lines end as an old editor of Windows wants them to.
fn for_notepad(text: &str) -> String {
    text.replace('\n', "\r\n")
}

/// All files bear the time of the commit.
fn of_one_time(files: &Path, release: &Release) -> anyhow::Result<()> {
    let mut touch = Command::new("find");
    touch.arg(files).args(["-exec", "touch", "--no-dereference"]).arg(format!("--date=@{}", release.time));
    call({
        touch.args(["{}", "+"]);
        touch
    })
}

/// What is unpacked and started, and installs nothing.
fn portable(folder: &Path, release: &Release) -> anyhow::Result<()> {
    let archive = folder.join(format!("Respite-{}-windows-portable.zip", release.version));
    if archive.exists() {
        fs::remove_file(&archive)?;
    }
    let mut files: Vec<String> = fs::read_dir(folder.join("windows"))?
        .map(|file| Ok(format!("windows/{}", file?.file_name().to_string_lossy())))
        .collect::<anyhow::Result<_>>()?;
    files.sort();
    // Neither who built it nor when, and the folder's own name left out.
    let mut zip = Command::new("zip");
    zip.args(["-9", "-X", "--quiet", "--junk-paths"]).arg(&archive).args(&files).env("TZ", "UTC").current_dir(folder);
    call(zip)?;
    super::told(&archive)
}

fn installer(folder: &Path, files: &Path, release: &Release) -> anyhow::Result<PathBuf> {
    let setup = folder.join(format!("Respite-{}-setup.exe", release.version));
    let script = checkout().join("packaging/windows/respite.nsi");
    let numbers: Vec<&str> = release.version.split(['.', '-']).take(3).collect();
    ensure!(numbers.len() == 3, "{} is no version of three numbers.", release.version);
    let mut make = Command::new("makensis");
    make.args(["-V2", "-WX", "-NOCD"])
        .arg(format!("-DVERSION={}", release.version))
        .arg(format!("-DNUMBERS={}.0", numbers.join(".")))
        .arg(format!("-DFILES={}", files.display()))
        .arg(format!("-DICON={}", checkout().join("src-tauri/icons/icon.ico").display()))
        .arg(format!("-DOUT={}", setup.display()))
        .arg(script)
        .env("SOURCE_DATE_EPOCH", &release.time)
        .env("TZ", "UTC");
    call(make)?;
    Ok(setup)
}
