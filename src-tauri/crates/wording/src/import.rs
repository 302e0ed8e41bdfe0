//! What is said of a file that was brought in, or could be.

use respite_domain::text::on_one_line;
use respite_engine::view::{DifferenceView, DifferingView, ImportView};
use respite_l10n::{Messages, Words};

use crate::moment;

/// What came in, was here and differs, a sentence each.
pub fn imported(view: &ImportView, is_done: bool, words: &Words) -> Vec<String> {
    let of_table = |table: &str, rows: u32| words.msg_import_of_table(words.named("import-table", table), rows);
    let tables = words.list(view.added.iter().map(|added| of_table(&added.table, added.rows)).collect::<Vec<_>>());
    let added = match (view.rows(), is_done) {
        (0, _) => Some(words.msg_import_nothing_new()).filter(|_| view.settings == 0),
        (_, true) => Some(words.msg_import_added(tables)),
        (_, false) => Some(words.msg_import_would_add(tables)),
    };
    let some = |count: u32, said: fn(&Messages, u32) -> String| (count > 0).then(|| said(words, count));
    let newer = u32::try_from(view.differing.len()).unwrap_or(u32::MAX) - view.asked();
    let left_out = words.list(view.left_out.iter().map(|name| on_one_line(name)).collect::<Vec<_>>());
    [
        added,
        some(view.settings, if is_done { Messages::msg_import_set } else { Messages::msg_import_would_set }),
        some(view.there, Messages::msg_import_there),
        some(view.brought_up, Messages::msg_import_brought_up),
        some(view.taken, Messages::msg_import_taken),
        some(newer, Messages::msg_import_newer_here),
        some(view.asked(), Messages::msg_import_differs),
        some(view.attached, Messages::msg_import_attached),
        some(view.missing, Messages::msg_import_missing),
        (!view.left_out.is_empty()).then(|| words.msg_import_left_out(left_out)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What each field says here and in the file.
pub(crate) fn fields(fields: &[DifferenceView], words: &Words) -> String {
    let nothing = || words.msg_import_says_nothing();
    let said = |said: &Option<String>| said.as_deref().map_or_else(nothing, on_one_line);
    let each = fields.iter().map(|field| words.msg_import_field(&*field.field, said(&field.here), said(&field.there)));
    words.phrases(each)
}

/// What says something else here, in one line.
pub fn differing(row: &DifferingView, words: &Words) -> String {
    let fields = fields(&row.fields, words);
    let written = row.written.as_ref().and_then(|written| chrono::DateTime::parse_from_rfc3339(written).ok());
    match written {
        Some(written) => {
            words.msg_import_differing(words.named("import-one", &row.table), moment(written, words), fields)
        }
        None => words.msg_import_differing_setting(on_one_line(&row.name), fields),
    }
}
