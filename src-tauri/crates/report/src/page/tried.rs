//! What was tried, and what came of it (S25; 7, item 8). A count, never a proof.

use respite_domain::Code;
use respite_domain::relief::Tried as Line;
use respite_domain::summary::{Packs, Summary};
use respite_l10n::Words;

use super::own_words::own;
use super::{Part, Table};

/// All of it as a table; nothing where nothing was tried.
pub(super) fn part(summary: &Summary, words: &Words) -> Option<Part> {
    let table = Table {
        columns: vec![
            words.msg_paper_tried_what(),
            words.msg_paper_tried_times(),
            words.msg_paper_tried_helped(),
            words.msg_paper_tried_change(),
        ],
        rows: summary.tried.iter().map(|line| row(line, words)).collect(),
    };
    let packs = summary.packs.iter().flat_map(|packs| with(packs, words).into_iter().chain(off(packs, words)));
    let note = words.sentences(std::iter::once(words.msg_paper_tried_note()).chain(packs));
    let part = Part { heading: words.msg_paper_tried(), table: Some(table), note: Some(note), ..Part::default() };
    (!summary.tried.is_empty()).then_some(part)
}

/// What was tried: the kind, or where the name tells more, the name.
pub(super) fn what(line: &Line, words: &Words) -> String {
    line.name
        .as_ref()
        .map_or_else(|| words.named("relief-kind", line.kind.code()), |name| own(&words.named("relief-way", name)))
}

/// A change in points with its sign: "−2", "0", "+0.5".
pub(super) fn points(change: f64, words: &Words) -> String {
    let points = words.number(change.abs());
    if change < 0.0 {
        words.msg_paper_tried_less(points)
    } else if change > 0.0 {
        words.msg_paper_tried_more(points)
    } else {
        points
    }
}

fn row(line: &Line, words: &Words) -> Vec<String> {
    let (helped, change) = match line.change.filter(|_| line.tells()) {
        Some(change) => (words.msg_paper_tally(line.helped.count, line.helped.of), points(change, words)),
        None => (words.msg_paper_tried_too_few(), words.msg_paper_tried_too_few()),
    };
    vec![what(line, words), line.times.to_string(), helped, change]
}

/// What heat was with, or cold (S44, S50): an electric pad warms on, and a wrap for hours.
fn with(packs: &Packs, words: &Words) -> Option<String> {
    let kinds = packs.with.iter().map(|with| words.named("own-pack-kind", with.code()));
    let what = words.named("relief-kind", packs.kind.code());
    (!packs.with.is_empty()).then(|| words.msg_paper_tried_with(what, words.phrases(kinds)))
}

/// What was not as it should be with heat, or with cold (S45, S51).
fn off(packs: &Packs, words: &Words) -> Vec<String> {
    let what = || words.named("relief-kind", packs.kind.code());
    let Packs { times, skin_not_normal: skin, outside_guide, told, breaches, .. } = packs;
    let skin = (skin.count > 0).then(|| words.msg_paper_tried_skin(what(), skin.count, skin.of));
    let told = told.then(|| words.msg_paper_tried_untimed());
    let why = told.into_iter().chain(breaches.iter().map(|breach| words.named("paper-breach", breach.code())));
    let outside =
        (*outside_guide > 0).then(|| words.msg_paper_tried_outside(what(), *outside_guide, *times, words.phrases(why)));
    skin.into_iter().chain(outside).collect()
}
