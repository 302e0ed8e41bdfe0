//! What was tried, and what came of it (S25; 7, item 8). A count, never a proof.

use respite_domain::Code;
use respite_domain::relief::Tried as Line;
use respite_domain::summary::{Packs, Summary};
use respite_l10n::Words;
use serde::Serialize;

use super::Room;
use super::own_words::own;

/// The table.
#[derive(Debug, Serialize)]
pub(super) struct Tried {
    heading: String,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
    notes: Vec<String>,
    nothing: Option<String>,
}

impl Tried {
    pub(super) fn of(summary: &Summary, words: &Words, room: Room) -> Tried {
        let shown = &summary.tried[..summary.tried.len().min(room.most_rows())];
        let left_out = summary.tried.len() - shown.len();
        let notes = if shown.is_empty() {
            Vec::new()
        } else {
            let left_out = (left_out > 0).then(|| words.msg_paper_tried_left_out(left_out));
            let packs = summary.packs.iter().flat_map(|packs| off(packs, words));
            left_out.into_iter().chain([words.msg_paper_tried_note()]).chain(packs).collect()
        };
        Tried {
            heading: words.msg_paper_tried(),
            columns: vec![
                words.msg_paper_tried_what(),
                words.msg_paper_tried_times(),
                words.msg_paper_tried_helped(),
                words.msg_paper_tried_change(),
            ],
            rows: shown.iter().map(|line| row(line, words, room)).collect(),
            notes,
            nothing: shown.is_empty().then(|| words.msg_paper_away_nothing()),
        }
    }

    /// The table, a line each.
    pub(super) fn text(&self) -> Vec<String> {
        let row = |row: &Vec<String>| {
            let cells: Vec<String> =
                self.columns.iter().zip(row).map(|(column, value)| format!("{column}: {value}")).collect();
            cells.join("; ")
        };
        let notes = (!self.notes.is_empty()).then(|| self.notes.join(" "));
        let rows = self.rows.iter().map(row);
        std::iter::once(self.heading.clone()).chain(rows).chain(notes).chain(self.nothing.clone()).collect()
    }
}

/// What was tried: the kind, or where the name tells more, the name.
pub(super) fn what(line: &Line, words: &Words, room: Room) -> String {
    line.name
        .as_ref()
        .map_or_else(|| words.named("tried-kind", line.kind.code()), |name| own(&words.named("tried-way", name), room))
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

fn row(line: &Line, words: &Words, room: Room) -> Vec<String> {
    let (helped, change) = match line.change.filter(|_| line.tells()) {
        Some(change) => (words.msg_paper_tally(line.helped.count, line.helped.of), points(change, words)),
        None => (words.msg_paper_tried_too_few(), words.msg_paper_tried_too_few()),
    };
    vec![what(line, words, room), line.times.to_string(), helped, change]
}

/// What was not as it should be with heat, or with cold (S45, S51).
fn off(packs: &Packs, words: &Words) -> Vec<String> {
    let what = || words.named("tried-kind", packs.kind.code());
    let Packs { times, skin_not_normal: skin, outside_guide, .. } = *packs;
    let skin = (skin.count > 0).then(|| words.msg_paper_tried_skin(what(), skin.count, skin.of));
    let outside = (outside_guide > 0).then(|| words.msg_paper_tried_outside(what(), outside_guide, times));
    skin.into_iter().chain(outside).collect()
}
