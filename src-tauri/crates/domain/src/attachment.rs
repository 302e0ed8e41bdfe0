//! A file that belongs to a test, such as a scan or a letter (S20), or the picture of one's own exercise: which may be copied into the
//! diary's folder, and how it is named there.

use crate::text::turns_text_around;

/// The largest file that is taken, in bytes: 50 MB. A letter or a picture of a scan is far below it.
pub const LARGEST: u64 = 50 * 1024 * 1024;

/// The largest picture that is taken, in bytes: 10 MB. It is shown in the window, and a photo of a telephone is below it.
pub const LARGEST_PICTURE: u64 = 10 * 1024 * 1024;

/// So many first bytes of a file tell whether it is a picture.
pub const TOLD_BY: usize = 12;

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
    /// Of a picture: larger than [`LARGEST_PICTURE`].
    #[error("the picture is too large")]
    PictureTooLarge,
    /// No picture that the window can show.
    #[error("not a picture that can be shown")]
    NotAPicture,
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

/// What a file is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Any paper or picture.
    Any,
    /// A picture that the window can show.
    Picture,
}

impl Wanted {
    /// Whether a file of this size is taken.
    ///
    /// # Errors
    /// [`FileFault::Empty`], or the one of a file that is too large.
    pub fn fits(self, bytes: u64) -> Result<(), FileFault> {
        match self {
            _ if bytes == 0 => Err(FileFault::Empty),
            Wanted::Any if bytes > LARGEST => Err(FileFault::TooLarge),
            Wanted::Picture if bytes > LARGEST_PICTURE => Err(FileFault::PictureTooLarge),
            Wanted::Any | Wanted::Picture => Ok(()),
        }
    }

    /// Whether a file that begins so, with up to [`TOLD_BY`] bytes, is taken.
    ///
    /// # Errors
    /// [`FileFault::NotAPicture`] of what is wanted as one.
    pub fn begins_so(self, first: &[u8]) -> Result<(), FileFault> {
        let may_be = self == Wanted::Any || PictureKind::of(first).is_some();
        may_be.then_some(()).ok_or(FileFault::NotAPicture)
    }
}

/// A kind of picture that every window can show. One that can hold a program (SVG) is not among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "they are the names of the kinds")]
pub enum PictureKind {
    Jpeg,
    Png,
    WebP,
    Gif,
}

impl PictureKind {
    /// The kind of a file that begins so, whatever it is called.
    pub fn of(first: &[u8]) -> Option<PictureKind> {
        match first {
            [0xff, 0xd8, 0xff, ..] => Some(PictureKind::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(PictureKind::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(PictureKind::WebP),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(PictureKind::Gif),
            _ => None,
        }
    }

    /// As the window calls it.
    pub fn media_type(self) -> &'static str {
        match self {
            PictureKind::Jpeg => "image/jpeg",
            PictureKind::Png => "image/png",
            PictureKind::WebP => "image/webp",
            PictureKind::Gif => "image/gif",
        }
    }
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
    fn a_picture_is_known_by_how_it_begins() {
        for (first, expect) in [
            (&b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01"[..], Some(PictureKind::Jpeg)),
            (b"\x89PNG\r\n\x1a\n\0\0\0\r", Some(PictureKind::Png)),
            (b"RIFF\x24\0\0\0WEBP", Some(PictureKind::WebP)),
            (b"GIF89a\x01\0\x01\0\0\0", Some(PictureKind::Gif)),
            (b"GIF87a\x01\0\x01\0\0\0", Some(PictureKind::Gif)),
            // Of a telephone; a sound; a page; a drawing that can hold a program; one that was cut off.
            (b"\0\0\0\x18ftypheic", None),
            (b"RIFF\x24\0\0\0WAVE", None),
            (b"%PDF-1.7\n%\xe2\xe3", None),
            (b"<svg xmlns=\"", None),
            (b"\x89PNG", None),
            (b"", None),
        ] {
            assert_eq!(PictureKind::of(first), expect, "{first:?}");
            assert_eq!(Wanted::Picture.begins_so(first).is_ok(), expect.is_some());
            assert_eq!(Wanted::Any.begins_so(first), Ok(()));
        }
    }

    #[test]
    fn what_is_too_large_or_empty_is_told_by_its_size() {
        for (wanted, bytes, expect) in [
            (Wanted::Any, LARGEST, Ok(())),
            (Wanted::Any, LARGEST + 1, Err(FileFault::TooLarge)),
            (Wanted::Picture, LARGEST_PICTURE, Ok(())),
            (Wanted::Picture, LARGEST_PICTURE + 1, Err(FileFault::PictureTooLarge)),
            (Wanted::Picture, 2 << 30, Err(FileFault::PictureTooLarge)),
            (Wanted::Any, 0, Err(FileFault::Empty)),
            (Wanted::Picture, 0, Err(FileFault::Empty)),
        ] {
            assert_eq!(wanted.fits(bytes), expect, "{wanted:?} {bytes}");
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
