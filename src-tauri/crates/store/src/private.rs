//! A diary is for its owner alone: folders 0700, files 0600, whatever the umask says. SQLite gives a journal the mode of its
//! file. Windows keeps what is in a person's profile from others by itself.

use std::fs::File;
use std::path::Path;

#[cfg(unix)]
use crate::file_name::{AUTOMATIC, COPIES, OUR_NAMES};

/// Makes a folder, and those on the way to it, for their owner alone. One that is there is left as it is.
pub(crate) fn make_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Makes a file for its owner alone.
pub(crate) fn create_new(file: &Path) -> std::io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)
}

/// Takes the diary, its copies, its attachments and its backups from everybody else. The folder too, but only where nothing lies in it that
/// is somebody else's: a person may keep the diary among other things. Whatever can't be changed stays as it is.
#[cfg(unix)]
pub(crate) fn close_to_others(folder: &Path) {
    let mut only_ours = true;
    for found in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = found.file_name();
        let name = name.to_string_lossy();
        if name == COPIES || name == AUTOMATIC {
            set_mode(&found.path(), 0o700);
            for copy in std::fs::read_dir(found.path()).into_iter().flatten().flatten() {
                set_mode(&copy.path(), 0o600);
            }
        } else if is_ours(&name) {
            set_mode(&found.path(), 0o600);
        } else {
            only_ours = false;
        }
    }
    if only_ours {
        set_mode(folder, 0o700);
    }
}

#[cfg(not(unix))]
pub(crate) fn close_to_others(_: &Path) {}

#[cfg(unix)]
fn is_ours(name: &str) -> bool {
    OUR_NAMES.iter().any(|ours| name.starts_with(ours))
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    let Ok(found) = path.symlink_metadata() else { return };
    let fits = if mode == 0o700 { found.is_dir() } else { found.is_file() };
    if fits && found.permissions().mode() & 0o077 != 0 {
        _ = std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode));
    }
}
