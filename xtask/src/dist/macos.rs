//! What of a Mac's program can be made elsewhere: its folder with all but the programs, and the script that does the rest there.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use super::{Release, licences};
use crate::call::checkout;

/// What a Mac calls pictures of these sides.
const ICONS: [(&[u8; 4], &str); 3] = [(b"ic07", "128x128.png"), (b"ic08", "128x128@2x.png"), (b"ic09", "icon.png")];

/// Lays it out below `folder`, and tells where.
pub(super) fn lay_out(folder: &Path, release: &Release) -> anyhow::Result<PathBuf> {
    let macos = folder.join("macos");
    if macos.exists() {
        fs::remove_dir_all(&macos)?;
    }
    let contents = macos.join("Respite.app/Contents");
    let resources = contents.join("Resources");
    fs::create_dir_all(&resources)?;
    let packaging = checkout().join("packaging/macos");
    let about = fs::read_to_string(packaging.join("Info.plist"))?.replace("@VERSION@", &release.version);
    fs::write(contents.join("Info.plist"), about)?;
    fs::write(resources.join("respite.icns"), icons()?)?;
    fs::write(resources.join("THIRD-PARTY.txt"), licences::of_others()?)?;
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        fs::copy(checkout().join(name), resources.join(name))?;
    }
    // Its rights come along.
    fs::copy(packaging.join("finish.sh"), macos.join("finish.sh"))?;
    Ok(macos)
}

/// All sides of the icon in the one file that a Mac reads: each as the PNG that it is, behind its kind and its length.
fn icons() -> anyhow::Result<Vec<u8>> {
    let mut pictures = Vec::new();
    for (kind, name) in ICONS {
        let picture = fs::read(checkout().join("src-tauri/icons").join(name)).with_context(|| name.to_owned())?;
        pictures.extend_from_slice(kind);
        pictures.extend_from_slice(&length_of(&picture)?);
        pictures.extend_from_slice(&picture);
    }
    let mut file = b"icns".to_vec();
    file.extend_from_slice(&length_of(&pictures)?);
    file.extend_from_slice(&pictures);
    Ok(file)
}

/// A part's length with its head of eight bytes.
fn length_of(part: &[u8]) -> anyhow::Result<[u8; 4]> {
    Ok(u32::try_from(part.len() + 8)?.to_be_bytes())
}
