//! A picture out of the diary's folder, as a window can show it.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use respite_domain::attachment::{FileFault, LARGEST_PICTURE, PictureKind, Wanted};

/// The address of a picture that holds all of it: nothing else has to be asked for, and no other file can be.
///
/// # Errors
/// It is gone, can't be read, or is no picture that is taken: somebody put something else in its place.
pub fn picture_address(path: &Path) -> Result<String, FileFault> {
    let unreadable = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => FileFault::Gone,
        _ => FileFault::Unreadable,
    };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    Wanted::Picture.fits(file.metadata().map_err(unreadable)?.len())?;
    file.take(LARGEST_PICTURE).read_to_end(&mut bytes).map_err(unreadable)?;
    let kind = PictureKind::of(&bytes).ok_or(FileFault::NotAPicture)?;
    Ok(format!("data:{};base64,{}", kind.media_type(), STANDARD.encode(bytes)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_picture_is_shown_as_what_it_is_and_nothing_else_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        std::fs::write(path("a.txt"), b"GIF89a and more").unwrap();
        std::fs::write(path("b.png"), b"<svg onload='evil()'/>").unwrap();
        File::create(path("c.png")).unwrap().set_len(2 << 30).unwrap();
        assert_eq!(picture_address(&path("a.txt")).unwrap(), "data:image/gif;base64,R0lGODlhIGFuZCBtb3Jl");
        assert_eq!(picture_address(&path("b.png")), Err(FileFault::NotAPicture));
        assert_eq!(picture_address(&path("c.png")), Err(FileFault::PictureTooLarge));
        assert_eq!(picture_address(&path("d.png")), Err(FileFault::Gone));
    }
}
