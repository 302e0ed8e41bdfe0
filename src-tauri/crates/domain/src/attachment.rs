//! A file that belongs to a test, such as a scan or a letter (S20): which may be copied into the diary's folder, and how it
//! is named there.

use crate::text::turns_text_around;

/// The largest file that is taken, in bytes: 50 MB. A letter or a picture of a scan is far below it.
pub const LARGEST: u64 = 50 * 1024 * 1024;

/// The most characters kept of a file's own name.
const LONGEST_NAME: usize = 120;

/// Endings under which a copy may be opened: papers and pictures. Whatever else a file is called, its copy gets no ending, so
/// that the computer never starts it as a program.
const ENDINGS: [&str; 19] = [
    "pdf", "txt", "rtf", "odt", "doc", "docx", "jpg", "jpeg", "png", "gif", "webp", "bmp", "tif", "tiff", "heic",
    "heif", "dcm", "mp4", "zip",
];

/// Why a file is not taken. Nothing has been saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum FileFault {
    /// Larger than [`LARGEST`].
    #[error("the file is too large")]
    TooLarge,
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// A folder.
    #[error("a folder is no file")]
    Folder,
    /// A link, which may point anywhere.
    #[error("a link is no file")]
    Link,
    /// A device, a pipe or the like.
    #[error("not an ordinary file")]
    NotAFile,
    /// No longer there.
    #[error("the file is gone")]
    Gone,
    /// It grew, shrank or was replaced while it was read.
    #[error("the file changed while it was copied")]
    Changed,
    /// The computer does not let us read it.
    #[error("the file can't be read")]
    Unreadable,
}

/// A file's own name as it is shown: without characters that are not text or turn text around, and not endless.
pub fn shown_name(name: &str) -> String {
    let told: String = name.chars().filter(|letter| !letter.is_control() && !turns_text_around(*letter)).collect();
    let told = told.trim();
    let ending = ending(told).map_or(String::new(), |ending| format!(".{ending}"));
    if told.chars().count() <= LONGEST_NAME {
        return told.to_owned();
    }
    let kept: String = told.chars().take(LONGEST_NAME - 1 - ending.len()).collect();
    format!("{kept}…{ending}")
}

/// The name of a copy: `name` with the ending of the original where that is one of a paper or a picture. Short, of letters and
/// digits only, so that every system takes it.
pub fn copy_name(name: &str, original: &str) -> String {
    match ending(original) {
        Some(ending) => format!("{name}.{ending}"),
        None => name.to_owned(),
    }
}

fn ending(name: &str) -> Option<&'static str> {
    let (_, given) = name.rsplit_once('.')?;
    ENDINGS.into_iter().find(|ending| given.eq_ignore_ascii_case(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_has_a_name_that_every_system_takes_and_none_starts() {
        for (original, expect) in [
            ("Röntgen Mai.PDF", "0a.pdf"),
            ("scan.jpeg", "0a.jpeg"),
            ("con.pdf", "0a.pdf"),
            ("letter.pdf.exe", "0a"),
            ("run.sh", "0a"),
            ("evil\u{202e}fdp.exe", "0a"),
            ("no ending", "0a"),
            (".pdf", "0a.pdf"),
            ("a.", "0a"),
            ("../../up.png", "0a.png"),
            ("", "0a"),
        ] {
            assert_eq!(copy_name("0a", original), expect, "{original}");
        }
    }

    #[test]
    fn a_name_is_shown_as_it_is_but_tame() {
        for (original, expect) in
            [("Röntgen Mai.pdf", "Röntgen Mai.pdf"), (" a\nb\u{202e}c.png ", "abc.png"), ("脊椎.tiff", "脊椎.tiff")]
        {
            assert_eq!(shown_name(original), expect);
        }
        let long = shown_name(&format!("{}.PDF", "x".repeat(300)));
        assert!(long.chars().count() <= LONGEST_NAME && long.ends_with("x….pdf"), "{long}");
    }
}
