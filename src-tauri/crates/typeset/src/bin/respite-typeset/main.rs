//! `respite-typeset`: lays out the pages that it is asked for on its standard input, as [`respite_typeset`] tells.

mod pages;
mod world;

use std::io::{self, BufRead, Write, stdin, stdout};
use std::process::ExitCode;

use respite_typeset::{Answer, BUILD, Question, hear, say};

use pages::Pages;

/// Why there are no pages to write.
const NOTHING: &str = "nothing is laid out";

fn main() -> ExitCode {
    match serve(&mut stdin().lock(), &mut stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            // Its text could hold what was asked.
            eprintln!("respite-typeset: {}", why.kind());
            ExitCode::FAILURE
        }
    }
}

/// Answers until nothing more is asked.
fn serve(asked: &mut impl BufRead, answered: &mut impl Write) -> io::Result<()> {
    say(answered, &Answer::Build(BUILD.to_owned()))?;
    let mut pages = None;
    while let Some(question) = hear(asked)? {
        say(answered, &answer(question, &mut pages).unwrap_or_else(Answer::Failed))?;
    }
    Ok(())
}

/// The answer to a question about the pages that were laid out last, or the next ones. Else why there is none.
fn answer(question: Question, pages: &mut Option<Pages>) -> Result<Answer, String> {
    let answer = match question {
        Question::LayOut(data) => {
            pages.take();
            return Ok(Answer::LaidOut(pages.insert(Pages::of(data.into_bytes())?).places()));
        }
        Question::Pdf(origin) => Answer::Pdf(pages.as_ref().ok_or(NOTHING)?.pdf(origin)?),
        Question::Pictures => Answer::Pictures(pages.as_ref().ok_or(NOTHING)?.pictures()),
    };
    pages::forget_others();
    Ok(answer)
}
