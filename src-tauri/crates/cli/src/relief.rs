//! `respite relief`: something tried against the pain.

use clap::Args;
use respite_domain::relief::ReliefKind;
use respite_domain::time::Moment;
use respite_domain::{Code, Invalid};
use respite_engine::Engine;
use respite_engine::view::{Coded, ReliefDraft, ReliefItem};
use respite_l10n::Words;

use crate::failure::Failure;
use crate::typed::number;
use crate::when::moment;

#[derive(Debug, Args)]
pub(crate) struct ReliefArguments {
    kind: String,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    name: Option<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    before: Option<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    after: Option<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    minutes: Option<String>,
    #[arg(long, value_name = "WHEN")]
    at: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
}

/// Takes it down; answers what is printed.
pub(crate) fn relief(
    engine: &mut Engine,
    given: ReliefArguments,
    now: &Moment,
    words: &Words,
) -> Result<String, Failure> {
    let points = |text: &Option<String>, off: Invalid| text.as_deref().map(|text| number(text, off)).transpose();
    let draft = ReliefDraft {
        kind: Coded(ReliefKind::from_code(&given.kind)?),
        before: points(&given.before, Invalid::Score)?,
        after: points(&given.after, Invalid::Score)?,
        minutes: points(&given.minutes, Invalid::ReliefMinutes)?,
        name: given.name,
        when: given.at.unwrap_or_default(),
        note: given.note.unwrap_or_default(),
    };
    let saved = engine.add_relief(&draft, now)?;
    let item = engine.relief_item(saved.id)?;
    let kind = item.kind.0;
    let mut lines = vec![words.msg_terminal_saved(moment(&item.tried_at, words), said(&item, kind, words))];
    lines.extend(match kind {
        ReliefKind::Medicine => Some(words.msg_dose_relief_no_dose()),
        ReliefKind::Heat | ReliefKind::Cold => Some(words.msg_dose_relief_no_rest()),
        _ => None,
    });
    Ok(lines.join("\n"))
}

/// What it says, in one line.
fn said(item: &ReliefItem, kind: ReliefKind, words: &Words) -> String {
    let mut parts = vec![words.named("relief-kind", kind.code())];
    parts.extend(item.name.as_deref().map(|name| words.named("relief-way", name)));
    parts.extend(match (item.before, item.after) {
        (Some(before), Some(after)) => Some(words.msg_relief_list_both(before, after)),
        (Some(before), None) => Some(words.msg_relief_list_before(before)),
        (None, Some(after)) => Some(words.msg_relief_list_after(after)),
        (None, None) => None,
    });
    parts.extend(item.minutes.map(|minutes| words.msg_relief_list_minutes(minutes)));
    words.facts(parts)
}
