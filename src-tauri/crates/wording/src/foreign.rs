//! What is said of a table of another program.

use chrono::NaiveDate;
use respite_domain::Invalid;
use respite_domain::import::{LineFault, LineOff};
use respite_domain::text::quoted;
use respite_engine::EngineError;
use respite_engine::view::LinesView;
use respite_l10n::{Messages, Words};

use crate::import::fields;
use crate::{moment, sentence};

/// Lines that can't be read, before they are only counted.
const MOST_TOLD: usize = 20;

/// What came in, was here and differs, a sentence each.
pub fn lines_told(view: &LinesView, is_done: bool, words: &Words) -> Vec<String> {
    let of_table = |table: &str, rows: u32| {
        (rows > 0).then(|| words.msg_import_of_table(words.named("import-table", table), rows))
    };
    let new = words.list(of_table("entry", view.new_entries).into_iter().chain(of_table("dose", view.new_doses)));
    let day = |day: &Option<String>| day.as_deref().and_then(|day| day.parse::<NaiveDate>().ok());
    let added = match (day(&view.from).zip(day(&view.to)), is_done) {
        (None, _) if view.taken > 0 => None,
        (None, _) => Some(words.msg_import_nothing_new()),
        (Some((from, to)), true) => Some(words.msg_foreign_added(new, words.date_range(from, to))),
        (Some((from, to)), false) => Some(words.msg_foreign_would_add(new, words.date_range(from, to))),
    };
    let off = u32::try_from(view.off.len()).unwrap_or(u32::MAX);
    let some = |count: u32, said: fn(&Messages, u32) -> String| (count > 0).then(|| said(words, count));
    [
        added,
        some(view.there, Messages::msg_import_there),
        some(view.deleted, Messages::msg_foreign_deleted),
        some(view.differing, Messages::msg_import_differs),
        some(view.taken, Messages::msg_import_taken),
        some(view.beside, Messages::msg_foreign_beside),
        some(view.left_out, Messages::msg_foreign_left_out),
        some(view.unscored, Messages::msg_foreign_unscored),
        some(off, Messages::msg_foreign_off),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The first of the lines that say something else here, each with both values.
pub fn lines_differing(view: &LinesView, words: &Words) -> Vec<String> {
    let told = view.told.iter().filter_map(|line| {
        let at = chrono::DateTime::parse_from_rfc3339(&line.at).ok()?;
        let fields = fields(&line.fields, words);
        Some(words.msg_foreign_differing(line.line.to_string(), moment(at, words), fields))
    });
    told.collect()
}

/// The lines that can't be read, each with its number and why: the first of them, and how many more there are.
pub fn lines_off(off: &[LineOff], words: &Words) -> Vec<String> {
    let more = u32::try_from(off.len().saturating_sub(MOST_TOLD)).unwrap_or(u32::MAX);
    let told = off.iter().take(MOST_TOLD).map(|off| line_off(off, words));
    told.chain((more > 0).then(|| words.msg_foreign_off_more(more))).collect()
}

/// Which line can't be read, and why.
pub fn line_off(off: &LineOff, words: &Words) -> String {
    let why = match &off.why {
        LineFault::NoMoment => words.msg_foreign_off_no_moment(),
        LineFault::OffScale { given, top } => words.msg_foreign_off_scale(quoted(given), &**top),
        LineFault::Invalid(Invalid::NotATime(text)) => words.msg_foreign_off_moment(quoted(text)),
        LineFault::Invalid(Invalid::EmptyEntry) => words.msg_foreign_off_empty(),
        LineFault::Invalid(why) => sentence(&EngineError::from(why.clone()), words),
    };
    words.msg_foreign_off_line(off.number.to_string(), why)
}
