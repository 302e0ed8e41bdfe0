//! All that the page's compiler may see: the template, the page's data, three typefaces. No other file, no clock.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{DiagSpanKind, FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

/// The template's files, the first of them the one that makes the page.
static TEMPLATE: LazyLock<Vec<Source>> = LazyLock::new(|| {
    [
        ("page.typ", include_str!("../../../template/page.typ")),
        ("chart.typ", include_str!("../../../template/chart.typ")),
        ("body-map.typ", include_str!("../../../template/body-map.typ")),
    ]
    .into_iter()
    .filter_map(|(path, text)| Some(Source::new(file(path)?, text.to_owned())))
    .collect()
});

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    [
        include_bytes!("../../../fonts/inter/Inter-Regular.ttf").as_slice(),
        include_bytes!("../../../fonts/inter/Inter-SemiBold.ttf"),
        include_bytes!("../../../fonts/dejavu/DejaVuSans.ttf"),
    ]
    .into_iter()
    .filter_map(|data| Font::new(Bytes::new(data), 0))
    .collect()
});

static BOOK: LazyLock<LazyHash<FontBook>> = LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

/// The world of one page.
pub(crate) struct PageWorld {
    main: FileId,
    data: FileId,
    json: Bytes,
}

impl PageWorld {
    /// The world in which the template reads `json` as `page.json`. `None` only if the template is not there.
    pub(crate) fn new(json: Vec<u8>) -> Option<PageWorld> {
        Some(PageWorld { main: TEMPLATE.first()?.id(), data: file("page.json")?, json: Bytes::new(json) })
    }
}

impl World for PageWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        TEMPLATE.iter().find(|source| source.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data { Ok(self.json.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// What went wrong, with the place in the template: `page.typ:12: unexpected argument`.
pub(crate) fn located(diagnostics: &[SourceDiagnostic]) -> String {
    let one = |diagnostic: &SourceDiagnostic| {
        let place = diagnostic.span.id().and_then(|id| {
            let source = TEMPLATE.iter().find(|source| source.id() == id)?;
            let start = match diagnostic.span.get() {
                DiagSpanKind::Number { num, sub_range, .. } => source.range(num, sub_range)?.start,
                DiagSpanKind::Range { range, .. } => range.start,
                DiagSpanKind::Detached => return None,
            };
            let line = source.lines().byte_to_line(start)? + 1;
            Some(format!("{}:{line}: ", id.get().vpath().get_without_slash()))
        });
        place.unwrap_or_default() + &diagnostic.message
    };
    diagnostics.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn file(path: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_letters_that_are_told_are_those_of_the_typefaces() {
        let there: BTreeSet<u32> = FONTS.iter().flat_map(|font| font.info().coverage.iter()).collect();
        assert!(there.len() > 5000);
        for letter in '\0'..=char::MAX {
            assert_eq!(respite_typeset::has_type_for(letter), there.contains(&letter.into()), "{letter:?}");
        }
    }
}
