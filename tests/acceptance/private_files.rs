//! A diary is for its owner alone, whatever the umask, and also one that was not.
#![cfg(unix)]

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use respite_domain::attachment::Wanted;
use respite_engine::{Asked, CopiedFile, Engine};
use walkdir::WalkDir;

use crate::representative::representative;
use crate::terminal::respite;

/// What others may do to anything in a folder, and to the folder.
fn open_to_others(folder: &Path) -> Vec<String> {
    let all = WalkDir::new(folder).into_iter().map(Result::unwrap);
    let open = all.filter(|entry| entry.metadata().unwrap().permissions().mode() & 0o077 != 0);
    open.map(|entry| entry.path().display().to_string()).collect()
}

#[test]
fn what_is_made_under_an_open_umask_is_closed() {
    let top = tempfile::tempdir().unwrap();
    let (folder, page) = (top.path().join("on/the/way"), top.path().join("page.pdf"));
    let script = r#"umask 000; "$0" --data-dir "$1" log --spasm 1 && "$0" --data-dir "$1" summary --out "$2""#;
    let status = std::process::Command::new("sh")
        .args(["-c", script])
        .arg(respite())
        .args([&folder, &page])
        .stdout(std::process::Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
    assert_eq!(open_to_others(&top.path().join("on")), [""; 0]);
    assert_eq!(page.metadata().unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn an_open_diary_is_closed_when_it_is_opened() {
    let desk = representative();
    let chosen = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(chosen.path(), "scan").unwrap();
    drop(CopiedFile::of(chosen.path(), Wanted::Any, desk.folder()).unwrap());
    std::fs::write(desk.folder().join("attachments/old scan.pdf"), "scan").unwrap();
    std::fs::write(desk.folder().join("diary-kept-aside-1.db"), "aside").unwrap();
    drop(respite_engine::WindowLock::take(desk.folder()).unwrap());
    for entry in WalkDir::new(desk.folder()) {
        let entry = entry.unwrap();
        let mode = if entry.file_type().is_dir() { 0o755 } else { 0o644 };
        std::fs::set_permissions(entry.path(), std::fs::Permissions::from_mode(mode)).unwrap();
    }
    drop(Engine::open(desk.folder(), Asked::WhetherReadable).unwrap());
    assert_eq!(open_to_others(desk.folder()), [""; 0]);
}

#[test]
fn a_folder_that_others_share_stays_theirs() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    let theirs = folder.path().join("letter.txt");
    std::fs::write(&theirs, "Dear all").unwrap();
    std::fs::set_permissions(&theirs, std::fs::Permissions::from_mode(0o644)).unwrap();
    drop(Engine::open(folder.path(), Asked::WhetherReadable).unwrap());
    let shown = |path: &Path| path.display().to_string();
    assert_eq!(open_to_others(folder.path()), [shown(folder.path()), shown(&theirs)]);
}
