//! What the files are called that Respite writes into the folder of a diary.

/// The diary.
pub const FILE_NAME: &str = "diary.db";

/// The folder of the copies of files, beside the diary.
pub const COPIES: &str = "attachments";

/// The folder of the backups that Respite makes by itself, beside the diary.
pub const AUTOMATIC: &str = "backups";

/// How the name of what is kept aside begins.
pub(crate) const KEPT_ASIDE: &str = "diary-kept-aside-";

/// How the name of a copy from before an update begins.
pub(crate) const BEFORE_UPDATE: &str = "diary-before-update-from-v";

/// How the name of a diary begins in whose place another was brought back.
pub(crate) const BEFORE_RESTORE: &str = "diary-before-restore-";

/// How the name of a file begins that is not whole yet.
pub(crate) const UNFINISHED: &str = ".respite-unfinished-";

/// The file by which one window of a diary knows of another. It holds nothing and stays there.
pub(crate) const WINDOW_LOCK: &str = "window.lock";

/// What is known of the starts of this computer.
pub(crate) const STARTS: &str = "starts.txt";

/// What is wished of the copies of the diary.
pub(crate) const WISHED: &str = "copies.json";

/// How the names of all these files begin.
pub(crate) const OUR_NAMES: [&str; 8] =
    [FILE_NAME, KEPT_ASIDE, BEFORE_UPDATE, BEFORE_RESTORE, UNFINISHED, WINDOW_LOCK, STARTS, WISHED];
