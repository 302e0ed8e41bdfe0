//! What the program is started with.

use std::ffi::OsString;
use std::path::PathBuf;

/// What the program is started with.
#[derive(Debug, Clone)]
pub(crate) struct Options {
    /// Whether to open the demo diary, which is apart from the real one.
    pub(crate) demo: bool,
    /// Whether to start without showing the window, as with the computer.
    pub(crate) hidden: bool,
    /// The folder of the diary.
    pub(crate) folder: PathBuf,
}

impl Options {
    /// Reads `--demo`, `--hidden` and `--data-dir DIR`.
    pub(crate) fn read(args: impl IntoIterator<Item = OsString>) -> Result<Options, String> {
        let (mut demo, mut hidden, mut chosen) = (false, false, None);
        let mut args = args.into_iter();
        while let Some(arg) = args.next() {
            match arg.to_str() {
                Some("--demo") => demo = true,
                Some("--hidden") => hidden = true,
                Some("--data-dir") => chosen = args.next().map(PathBuf::from),
                _ => return Err(format!("unknown: {}", arg.to_string_lossy())),
            }
        }
        let folder = respite_engine::data_folder(chosen).ok_or_else(|| respite_l10n::words().msg_error_no_home())?;
        // A folder beside, so that nothing of the demo is ever taken for the person's own.
        let folder = if demo { folder.with_file_name("respite-demo") } else { folder };
        Ok(Options { demo, hidden, folder })
    }
}
