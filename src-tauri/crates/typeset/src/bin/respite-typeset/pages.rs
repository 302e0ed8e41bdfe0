//! Pages, laid out: where things stand on them, and what they are written as.

use respite_typeset::{LaidOut, MadeAt, Origin};
use typst::diag::Warned;
use typst::foundations::{Datetime, Label, Smart};
use typst::introspection::Introspector as _;
use typst::utils::PicoStr;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use typst_svg::SvgOptions;

use crate::world::{PageWorld, located};

/// Pages that are kept in the compiler's memory while others are made: a window that shows one period after another.
const PAGES_KEPT: usize = 4;

/// Laid out pages.
pub(crate) struct Pages(PagedDocument);

impl Pages {
    /// Has the template lay out its data. Else why not, with the place in the template.
    pub(crate) fn of(data: Vec<u8>) -> Result<Pages, String> {
        let world = PageWorld::new(data).ok_or("there is no template")?;
        let Warned { output, .. } = typst::compile::<PagedDocument>(&world);
        output.map(Pages).map_err(|why| located(&why))
    }

    pub(crate) fn places(&self) -> LaidOut {
        LaidOut {
            pages: self.0.pages().len(),
            front_ends: self.page_of("front-ends"),
            rests: (0..).map_while(|number| self.page_of(&format!("rest-{number}"))).collect(),
        }
    }

    pub(crate) fn pdf(&self, origin: Origin) -> Result<Vec<u8>, String> {
        let standards = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|why| why.message().to_string())?;
        let options = PdfOptions {
            creator: Smart::Custom(Some(origin.creator)),
            timestamp: origin.made_at.and_then(timestamp),
            standards,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&self.0, &options).map_err(|why| located(&why))
    }

    pub(crate) fn pictures(&self) -> Vec<String> {
        self.0.pages().iter().map(|page| typst_svg::svg(page, &SvgOptions::default())).collect()
    }

    /// On which page the template's label stands.
    fn page_of(&self, label: &str) -> Option<usize> {
        let label = Label::new(PicoStr::intern(label))?;
        let introspector = self.0.introspector();
        let location = introspector.query_label(label).ok()?.location()?;
        introspector.position(location).map(|position| position.page.get())
    }
}

/// Gives back the memory of all but the last pages.
pub(crate) fn forget_others() {
    typst::comemo::evict(PAGES_KEPT);
}

fn timestamp(at: MadeAt) -> Option<Timestamp> {
    let datetime = Datetime::from_ymd_hms(at.year, at.month, at.day, at.hour, at.minute, at.second)?;
    Timestamp::new_local(datetime, at.offset)
}
