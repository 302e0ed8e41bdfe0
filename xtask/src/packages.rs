//! What the system must bring on Linux. macOS and Windows bring their own webview.

use std::process::Command;

use anyhow::bail;

use crate::call::{answer, call, is_there};

/// Something the system must have, how to see that it has it, and what each packager calls it.
struct Need {
    found_by: Found,
    apt: &'static str,
    dnf: &'static str,
    pacman: &'static str,
}

enum Found {
    /// A library that pkg-config knows.
    Library(&'static str),
    /// A program on the search path.
    Program(&'static str),
    /// A file that stands at one place on every system.
    File(&'static str),
    /// Any font at all: without one the webview draws no words, and says nothing about it.
    AnyFont,
}

const fn library(name: &'static str, apt: &'static str, dnf: &'static str, pacman: &'static str) -> Need {
    Need { found_by: Found::Library(name), apt, dnf, pacman }
}

const fn program(name: &'static str, apt: &'static str, dnf: &'static str, pacman: &'static str) -> Need {
    Need { found_by: Found::Program(name), apt, dnf, pacman }
}

/// To build and start the window.
const TO_BUILD: &[Need] = &[
    program("cc", "build-essential", "gcc", "base-devel"),
    program("pkg-config", "pkg-config", "pkgconf-pkg-config", "pkgconf"),
    library("webkit2gtk-4.1", "libwebkit2gtk-4.1-dev", "webkit2gtk4.1-devel", "webkit2gtk-4.1"),
    library(
        "ayatana-appindicator3-0.1",
        "libayatana-appindicator3-dev",
        "libayatana-appindicator-gtk3-devel",
        "libayatana-appindicator",
    ),
];

/// To print the page, to read it back and to scan its code; to open a backup without us.
const TO_TEST: &[Need] = &[
    program("age", "age", "age", "age"),
    program("pdftotext", "poppler-utils", "poppler-utils", "poppler"),
    program("zbarimg", "zbar-tools", "zbar", "zbar"),
    Need { found_by: Found::File("/usr/sbin/cupsd"), apt: "cups-daemon", dnf: "cups", pacman: "cups" },
    program("lp", "cups-client", "cups-client", "cups"),
];

/// To use the window as a person would, on a screen of its own.
const TO_TEST_WINDOW: &[Need] = &[
    program("Xvfb", "xvfb", "xorg-x11-server-Xvfb", "xorg-server-xvfb"),
    program("WebKitWebDriver", "webkit2gtk-driver", "webkit2gtk4.1-devel", "webkit2gtk-4.1"),
    program("dbus-daemon", "dbus", "dbus-daemon", "dbus"),
    program("dunst", "dunst", "dunst", "dunst"),
    program("xdotool", "xdotool", "xdotool", "xdotool"),
    program("openbox", "openbox", "openbox", "openbox"),
    Need {
        found_by: Found::File("/usr/share/dbus-1/services/org.a11y.Bus.service"),
        apt: "at-spi2-core",
        dnf: "at-spi2-core",
        pacman: "at-spi2-core",
    },
    program("orca", "orca", "orca", "orca"),
    program("speech-dispatcher", "speech-dispatcher", "speech-dispatcher", "speech-dispatcher"),
    Need {
        found_by: Found::File("/usr/libexec/xdg-desktop-portal"),
        apt: "xdg-desktop-portal",
        dnf: "xdg-desktop-portal",
        pacman: "xdg-desktop-portal",
    },
    Need {
        found_by: Found::File("/usr/share/xdg-desktop-portal/portals/gtk.portal"),
        apt: "xdg-desktop-portal-gtk",
        dnf: "xdg-desktop-portal-gtk",
        pacman: "xdg-desktop-portal-gtk",
    },
    program("import", "imagemagick", "ImageMagick", "imagemagick"),
    Need { found_by: Found::AnyFont, apt: "fonts-dejavu-core", dnf: "dejavu-sans-fonts", pacman: "ttf-dejavu" },
];

/// To make packages, and to judge them.
#[cfg(unix)]
const TO_PACK: &[Need] = &[
    program("dpkg-shlibdeps", "dpkg-dev", "dpkg-dev", "dpkg"),
    program("rpmbuild", "rpm", "rpm-build", "rpm-tools"),
    program("desktop-file-validate", "desktop-file-utils", "desktop-file-utils", "desktop-file-utils"),
    program("appstreamcli", "appstream", "appstream", "appstream"),
    program("lintian", "lintian", "lintian", "lintian"),
    program("rpmlint", "rpmlint", "rpmlint", "rpmlint"),
];

/// To read the manifest of a Flatpak.
#[cfg(unix)]
const TO_PACK_A_FLATPAK: &[Need] =
    &[program("flatpak-builder", "flatpak-builder", "flatpak-builder", "flatpak-builder")];

/// To make packages of Windows.
#[cfg(unix)]
const TO_PACK_FOR_WINDOWS: &[Need] = &[
    program("x86_64-w64-mingw32-gcc", "gcc-mingw-w64-x86-64", "mingw64-gcc", "mingw-w64-gcc"),
    program("x86_64-w64-mingw32-g++", "g++-mingw-w64-x86-64", "mingw64-gcc-c++", "mingw-w64-gcc"),
    program("makensis", "nsis", "mingw32-nsis", "nsis"),
    program("zip", "zip", "zip", "zip"),
];

/// What Debian's own compiler needs beside itself.
#[cfg(unix)]
const TO_RUN_ITS_COMPILER: &[Need] = &[Need {
    found_by: Found::File("/usr/lib/x86_64-linux-gnu/libLLVM.so.22.1"),
    apt: "libllvm22",
    dnf: "llvm-libs",
    pacman: "llvm-libs",
}];

/// To try packages of Windows.
#[cfg(unix)]
const TO_TRY_WINDOWS: &[Need] =
    &[Need { found_by: Found::File("/usr/lib/wine/wine64"), apt: "wine64", dnf: "wine-core", pacman: "wine" }];

/// Has the system bring what building needs.
pub(crate) fn to_build() -> anyhow::Result<()> {
    bring(&[TO_BUILD])
}

/// Has the system bring what building and the tests without a window need.
pub(crate) fn to_test() -> anyhow::Result<()> {
    bring(&[TO_BUILD, TO_TEST])
}

/// Has the system bring what the tests of the window need.
pub(crate) fn to_test_window() -> anyhow::Result<()> {
    bring(&[TO_BUILD, TO_TEST, TO_TEST_WINDOW])
}

/// Has the system bring what packing needs.
#[cfg(unix)]
pub(crate) fn to_pack() -> anyhow::Result<()> {
    bring(&[TO_BUILD, TO_PACK])
}

/// Has the system bring what a Flatpak's manifest is read with.
#[cfg(unix)]
pub(crate) fn to_pack_a_flatpak() -> anyhow::Result<()> {
    bring(&[TO_PACK_A_FLATPAK])
}

/// Has the system bring what packing for Windows needs.
#[cfg(unix)]
pub(crate) fn to_pack_for_windows() -> anyhow::Result<()> {
    bring(&[TO_BUILD, TO_PACK_FOR_WINDOWS])
}

/// Has the system bring what Debian's own compiler needs.
#[cfg(unix)]
pub(crate) fn to_run_its_compiler() -> anyhow::Result<()> {
    bring(&[TO_RUN_ITS_COMPILER])
}

/// Has the system bring what runs a program of Windows.
#[cfg(unix)]
pub(crate) fn to_try_windows() -> anyhow::Result<()> {
    bring(&[TO_TRY_WINDOWS])
}

fn bring(lists: &[&[Need]]) -> anyhow::Result<()> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let missing: Vec<&Need> = lists.iter().flat_map(|list| list.iter()).filter(|need| !is_present(need)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let Some(packager) = Packager::of_this_system() else {
        let names: Vec<&str> = missing.iter().map(|need| need.apt).collect();
        bail!(
            "Please install these first, or what your system calls them (the names are Debian's): {}.",
            names.join(" ")
        );
    };
    packager.install(&packager.names(&missing))?;
    let still: Vec<&Need> = missing.into_iter().filter(|need| !is_present(need)).collect();
    if !still.is_empty() {
        bail!("Installed, but still not found: {}.", packager.names(&still).join(" "));
    }
    Ok(())
}

fn is_present(need: &Need) -> bool {
    match need.found_by {
        Found::Library(name) => answer("pkg-config", &["--exists", name]).is_some(),
        Found::Program(name) => is_there(name),
        Found::File(path) => std::path::Path::new(path).is_file(),
        Found::AnyFont => answer("fc-list", &[":lang=en", "family"]).is_some_and(|fonts| !fonts.is_empty()),
    }
}

#[derive(Clone, Copy)]
enum Packager {
    Apt,
    Dnf,
    Pacman,
}

impl Packager {
    fn of_this_system() -> Option<Self> {
        [("apt-get", Self::Apt), ("dnf", Self::Dnf), ("pacman", Self::Pacman)]
            .into_iter()
            .find_map(|(program, packager)| is_there(program).then_some(packager))
    }

    fn names(self, needs: &[&Need]) -> Vec<&'static str> {
        let mut names: Vec<_> = needs
            .iter()
            .map(|need| match self {
                Self::Apt => need.apt,
                Self::Dnf => need.dnf,
                Self::Pacman => need.pacman,
            })
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    fn install(self, names: &[&str]) -> anyhow::Result<()> {
        let all = names.join(" ");
        let by_hand = format!("Please install these first: {all}.");
        let root = answer("id", &["-u"]).as_deref() == Some("0");
        if !root && !is_there("sudo") {
            bail!("{by_hand} (This account may not, and there is no sudo.)");
        }
        println!("These system packages are missing and are installed now: {all}");
        let as_root = |arguments: &[&str]| {
            let mut command = Command::new(if root { "env" } else { "sudo" });
            if !root {
                command.arg("env");
            }
            command.arg("DEBIAN_FRONTEND=noninteractive").args(arguments);
            command
        };
        let installed = match self {
            Self::Apt => call(as_root(&["apt-get", "update", "-qq"])).and_then(|()| {
                let mut arguments = vec!["apt-get", "install", "-y", "-qq", "--no-install-recommends"];
                arguments.extend(names);
                call(as_root(&arguments))
            }),
            Self::Dnf => {
                let mut arguments = vec!["dnf", "install", "-y"];
                arguments.extend(names);
                call(as_root(&arguments))
            }
            Self::Pacman => {
                let mut arguments = vec!["pacman", "-S", "--needed", "--noconfirm"];
                arguments.extend(names);
                call(as_root(&arguments))
            }
        };
        installed.map_err(|error| error.context(by_hand))
    }
}
