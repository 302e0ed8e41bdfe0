//! What the files are called that Respite writes into the folder of a diary.

/// The diary.
pub const FILE_NAME: &str = "diary.db";

/// The folder of the copies of files, beside the diary.
pub const COPIES: &str = "attachments";

/// How the name of what is kept aside begins.
pub(crate) const KEPT_ASIDE: &str = "diary-kept-aside-";

/// How the name of a copy from before an update begins.
pub(crate) const BEFORE_UPDATE: &str = "diary-before-update-from-v";

/// How the name of a file begins that is not whole yet.
pub(crate) const UNFINISHED: &str = ".respite-unfinished-";

/// The file by which one window of a diary knows of another. It holds nothing and stays there.
pub(crate) const WINDOW_LOCK: &str = "window.lock";

/// How the names of all these files begin.
pub(crate) const OUR_NAMES: [&str; 5] = [FILE_NAME, KEPT_ASIDE, BEFORE_UPDATE, UNFINISHED, WINDOW_LOCK];
