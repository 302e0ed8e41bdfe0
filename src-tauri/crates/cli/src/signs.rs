//! `respite signs`: an answer about warning signs. What to do about a tick is printed at once.

use clap::Args;
use respite_domain::time::Moment;
use respite_engine::Engine;
use respite_engine::view::{ExtentView, SignDraft, SignsStatus, TierView};
use respite_l10n::{Words, words};

use crate::failure::Failure;
use crate::print;

#[derive(Debug, Args)]
#[group(id = "answer", required = true, multiple = true, args = ["tick", "none"])]
pub(crate) struct SignsArguments {
    /// A sign that fits, such as saddle or fever
    #[arg(long, value_name = "CODE")]
    tick: Vec<String>,
    /// None of them fits
    #[arg(long, conflicts_with = "tick")]
    none: bool,
    /// When
    #[arg(long, value_name = "WHEN")]
    at: Option<String>,
}

/// Takes the answer down; answers what is printed.
pub(crate) fn answer(engine: &mut Engine, signs: SignsArguments, now: &Moment) -> Result<String, Failure> {
    let draft = SignDraft {
        when: signs.at.unwrap_or_default(),
        asked_by: engine.signs_asked_by(now)?,
        extent: ExtentView::List,
        ticked: signs.tick,
    };
    let saved = engine.answer_signs(&draft, now)?;
    let (saved, tier) = (&saved.saved, saved.saved.tier);
    let at = print::moment(&saved.at, words());
    let mut lines = Vec::new();
    // What to do comes before what was saved.
    match tier {
        Some(TierView::Emergency) => lines.push(match engine.emergency_number()? {
            Some(number) => words().msg_terminal_signs_call(number),
            None => words().msg_terminal_signs_call_any(),
        }),
        Some(TierView::SameDay) => lines.push(words().msg_terminal_signs_same_day()),
        Some(TierView::Visit) => lines.push(words().msg_terminal_signs_visit()),
        None => {}
    }
    lines.push(if saved.ticked.is_empty() {
        words().msg_terminal_signs_none(at)
    } else {
        words().msg_terminal_signs_saved(at, named(&saved.ticked, words()))
    });
    Ok(lines.join("\n"))
}

/// The latest answer, in the status.
pub(crate) fn latest(signs: &SignsStatus, words: &Words) -> String {
    let at = print::moment(&signs.answered_at, words);
    if signs.ticked.is_empty() {
        words.msg_terminal_signs_latest_none(at)
    } else {
        words.msg_terminal_signs_latest(at, named(&signs.ticked, words))
    }
}

fn named(codes: &[String], words: &Words) -> String {
    codes.iter().map(|code| words.sign_on_paper(code)).collect::<Vec<_>>().join("; ")
}
