//! Whoever makes the pages of one document. It is a program of its own (ADR 33): what becomes of that costs the page, and no more.

mod kept;
mod place;
mod program;

use std::process::Command;

use respite_typeset::{Answer, LaidOut, Origin, Question};

use crate::ReportError;
use kept::Kept;
use program::{LIMIT, Program};

/// Those that wait for the next page.
static KEPT: Kept = Kept::new();

/// The program, at work for one document; afterwards it waits a little for the next. One that failed is ended and not asked again.
#[derive(Debug)]
pub(crate) struct Typesetter(Option<Program>);

impl Typesetter {
    /// One that waits, else one that is started now.
    pub(crate) fn ready(wanted: &dyn Fn() -> bool) -> Result<Typesetter, ReportError> {
        let program = match KEPT.take() {
            Some(program) => program,
            None => Program::start(Command::new(place::of_the_program()?), LIMIT, wanted)?,
        };
        Ok(Typesetter(Some(program)))
    }

    /// Has it lay out the template's data, for as long as that is `wanted`.
    pub(crate) fn lay_out(&mut self, data: String, wanted: &dyn Fn() -> bool) -> Result<LaidOut, ReportError> {
        let places = |answer| if let Answer::LaidOut(places) = answer { Some(places) } else { None };
        self.ask(Question::LayOut(data), wanted, places)?.map_err(ReportError::Layout)
    }

    /// What was laid out last, as PDF.
    pub(crate) fn pdf(&mut self, origin: Origin, wanted: &dyn Fn() -> bool) -> Result<Vec<u8>, ReportError> {
        let bytes = |answer| if let Answer::Pdf(bytes) = answer { Some(bytes) } else { None };
        self.ask(Question::Pdf(origin), wanted, bytes)?.map_err(ReportError::Pdf)
    }

    /// What was laid out last, each page as SVG.
    pub(crate) fn pictures(&mut self, wanted: &dyn Fn() -> bool) -> Result<Vec<String>, ReportError> {
        let pages = |answer| if let Answer::Pictures(pages) = answer { Some(pages) } else { None };
        self.ask(Question::Pictures, wanted, pages)?.map_err(ReportError::Layout)
    }

    /// What it answers, as it is `read`; or why it can't do it.
    fn ask<T>(
        &mut self,
        question: Question,
        wanted: &dyn Fn() -> bool,
        read: impl Fn(Answer) -> Option<T>,
    ) -> Result<Result<T, String>, ReportError> {
        let mut program = self.0.take().ok_or(ReportError::Ended)?;
        let answer = match program.ask(question, wanted)? {
            Answer::Failed(why) => Err(why),
            other => Ok(read(other).ok_or(ReportError::Garbled)?),
        };
        self.0 = Some(program);
        Ok(answer)
    }
}

impl Drop for Typesetter {
    fn drop(&mut self) {
        if let Some(program) = self.0.take() {
            KEPT.keep(program, kept::FOR);
        }
    }
}
