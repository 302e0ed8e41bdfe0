//! What builds a Flatpak without a network: the manifest, the sources, and a list of each crate and each npm package with where
//! it is and its checksum. It is built where Flathub's runtimes are: `flatpak-builder build io.github.respite_diary.Respite.yml`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use super::{ID, Release};
use crate::call::{answer, call, checkout};

const LOCK: &str = "ui/package-lock.json";

/// Lays them out below `folder`, and tells where the manifest is.
pub(super) fn lay_out(folder: &Path, release: &Release) -> anyhow::Result<PathBuf> {
    let flatpak = folder.join("flatpak");
    fs::create_dir_all(&flatpak)?;
    let manifest = flatpak.join(format!("{ID}.yml"));
    fs::copy(checkout().join(format!("packaging/flatpak/{ID}.yml")), &manifest)?;
    let (lock, packages) = npm_packages()?;
    let written =
        [("cargo-sources.json", crates()?.into()), ("node-sources.json", packages.into()), ("package-lock.json", lock)];
    for (name, value) in written {
        fs::write(flatpak.join(name), format!("{value:#}\n"))?;
    }
    let mut sources = Command::new("git");
    sources.arg("-C").arg(checkout()).args(["archive", "--format=tar.gz"]);
    sources.arg(format!("--prefix=respite-{}/", release.version));
    sources.arg("--output").arg(flatpak.join("respite.tar.gz")).arg("HEAD");
    call(sources)?;
    Ok(manifest)
}

/// Each crate of the lock file, laid out as `cargo vendor` does.
fn crates() -> anyhow::Result<Vec<Value>> {
    let lock = fs::read_to_string(checkout().join("Cargo.lock"))?;
    let mut sources = Vec::new();
    for package in lock.split("[[package]]").skip(1) {
        let field = |name: &str| {
            let start = format!("{name} = \"");
            package.lines().find_map(|line| line.strip_prefix(&start)?.strip_suffix('"'))
        };
        let Some(source) = field("source") else { continue };
        let name = field("name").context("a package of Cargo.lock has a name")?;
        ensure!(source.starts_with("registry+"), "{name} comes from {source}, which is no registry.");
        let version = field("version").with_context(|| name.to_owned())?;
        let sum = field("checksum").with_context(|| name.to_owned())?;
        let place = format!("cargo/vendor/{name}-{version}");
        sources.push(json!({
            "type": "archive",
            "archive-type": "tar-gzip",
            "url": format!("https://static.crates.io/crates/{name}/{name}-{version}.crate"),
            "sha256": sum,
            "dest": place,
        }));
        sources.push(json!({
            "type": "inline",
            "contents": json!({ "package": sum, "files": {} }).to_string(),
            "dest": place,
            "dest-filename": ".cargo-checksum.json",
        }));
    }
    let config = "[source.crates-io]\nreplace-with = \"vendored\"\n\n[source.vendored]\ndirectory = \"cargo/vendor\"\n";
    sources.push(json!({ "type": "inline", "contents": config, "dest": ".cargo", "dest-filename": "config.toml" }));
    Ok(sources)
}

/// The window's lock file, and each package that it lists as the registry packs it. In ours npm leaves out where the registry has
/// a package, and would have to ask.
fn npm_packages() -> anyhow::Result<(Value, Vec<Value>)> {
    let mut lock: Value = serde_json::from_str(&fs::read_to_string(checkout().join(LOCK))?)?;
    let packages = lock["packages"].as_object_mut().with_context(|| format!("{LOCK} lists packages"))?;
    let mut sources: Vec<Value> = Vec::new();
    for (place, package) in packages.iter_mut().filter(|(place, _)| !place.is_empty()) {
        let field = |name: &str| package[name].as_str().with_context(|| format!("{place} has no {name}"));
        let sum = field("integrity")?.strip_prefix("sha512-").with_context(|| place.clone())?;
        let sum: String = BASE64_STANDARD.decode(sum)?.iter().map(|byte| format!("{byte:02x}")).collect();
        let name = package["name"].as_str().or_else(|| place.rsplit("node_modules/").next()).unwrap_or_default();
        let packed = format!("{}-{}.tgz", name.rsplit('/').next().unwrap_or_default(), field("version")?);
        let url = format!("https://registry.npmjs.org/{name}/-/{packed}");
        let source = json!({
            "type": "file",
            "url": url,
            "sha512": sum,
            "dest": "npm",
            "dest-filename": format!("{}.tgz", &sum[..16]),
        });
        package["resolved"] = url.into();
        // The same package can stand in two places.
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    Ok((lock, sources))
}

/// Has `flatpak-builder` read the manifest with all that it names, but for the tray's, which is another repository.
pub(super) fn check(manifest: &Path) -> anyhow::Result<()> {
    let text = fs::read_to_string(manifest)?;
    let ours: String =
        text.lines().filter(|line| !line.contains("shared-modules/")).map(|line| format!("{line}\n")).collect();
    let alone = manifest.with_file_name("check.yml");
    fs::write(&alone, ours)?;
    let read = answer("flatpak-builder", &["--show-manifest", &alone.to_string_lossy()]);
    fs::remove_file(&alone)?;
    let read: Value = serde_json::from_str(&read.context("flatpak-builder can't read the manifest")?)?;
    let allowed = read["finish-args"].as_array().context("the manifest allows nothing at all")?;
    ensure!(!allowed.iter().any(|right| right == "--share=network"), "the Flatpak is given a network");
    let listed = read["modules"][0]["sources"].as_array().map_or(0, Vec::len);
    ensure!(listed > 100, "the manifest lists only {listed} sources");
    Ok(())
}
