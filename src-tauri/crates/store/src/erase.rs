//! What was deleted, erased for good. Deleting only hides: the row stays, so that it can be brought back and nothing is lost by
//! a slip. Whoever wants it gone asks for this.

use rusqlite::Connection;

use crate::attachment_file::COPIES;
use crate::{Result, Store, before_update};

/// Each table whose rows can be deleted: how it says so, and which of its deleted rows must stay because what is not deleted
/// still counts by them. Rows that name others come before those.
const DELETABLE: &[(&str, &str, &str)] = &[
    ("goal_rating", "deleted_at IS NOT NULL OR goal_id IN (SELECT id FROM goal WHERE deleted_at IS NOT NULL)", ""),
    ("goal", "deleted_at IS NOT NULL", ""),
    ("attachment", "deleted_at IS NOT NULL OR test_id IN (SELECT id FROM test WHERE deleted_at IS NOT NULL)", ""),
    ("test", "deleted_at IS NOT NULL", ""),
    ("injury", "deleted_at IS NOT NULL", ""),
    ("condition", "deleted_at IS NOT NULL", ""),
    ("visit", "deleted_at IS NOT NULL", ""),
    ("avoided", "deleted_at IS NOT NULL", ""),
    ("peg", "deleted_at IS NOT NULL", ""),
    ("roland_morris", "deleted_at IS NOT NULL", ""),
    ("side_effect", "deleted_at IS NOT NULL", ""),
    ("relief", "deleted_at IS NOT NULL", ""),
    ("dose", "deleted_at IS NOT NULL", "id NOT IN (SELECT dose_id FROM relief WHERE dose_id IS NOT NULL)"),
    (
        "product",
        "deleted_at IS NOT NULL",
        "id NOT IN (SELECT product_id FROM dose) \
         AND id NOT IN (SELECT product_id FROM side_effect WHERE product_id IS NOT NULL)",
    ),
    ("skin_told", "deleted_at IS NOT NULL OR session_id IN (SELECT id FROM session WHERE undone_at IS NOT NULL)", ""),
    ("session", "undone_at IS NOT NULL", ""),
    ("entry", "deleted_at IS NOT NULL", ""),
];

impl Store {
    /// How many rows are deleted and still in the file.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn deleted_rows(&self) -> Result<u32> {
        let count = |(table, deleted, may_go): &(&str, &str, &str)| -> Result<u32> {
            let select = format!("SELECT count(*) FROM {table} WHERE {}", which(deleted, may_go));
            Ok(self.connection.query_row(&select, [], |row| row.get(0))?)
        };
        DELETABLE.iter().map(count).sum()
    }

    /// Erases what is deleted, all that it ever said, and the files of it: nothing of it is left in the diary, nor in the
    /// copies from before an update, which go too. Diaries that were kept aside stay as they are. Tells how many rows it was.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is erased then.
    pub fn erase_deleted(&mut self) -> Result<u32> {
        let files: Vec<String> = {
            let (_, deleted, _) = DELETABLE[2];
            let mut select = self.connection.prepare(&format!("SELECT copy FROM attachment WHERE {deleted}"))?;
            self.rows("attachment", &mut select, [], |row| row.get(0))?
        };
        let erased = self.in_transaction(|connection| {
            let rows = DELETABLE.iter().map(|table| erase(connection, table)).sum::<Result<u32>>()?;
            // A rename of words can be undone as long as what it changed is known.
            connection.execute(
                "DELETE FROM words_renamed \
                 WHERE NOT EXISTS (SELECT 1 FROM change WHERE change.id BETWEEN first_change AND last_change)",
                [],
            )?;
            Ok(rows)
        })?;
        let folder = self.folder().to_owned();
        for name in files.iter().filter(|name| folder.join(name).file_name() == Some(name.as_ref())) {
            _ = std::fs::remove_file(folder.join(COPIES).join(name));
        }
        for copy in before_update::copies(&folder) {
            _ = std::fs::remove_file(copy);
        }
        // What was deleted is overwritten already (secure_delete); this also gives back the room.
        if self.connection.execute_batch("VACUUM").is_err() {
            tracing::warn!("the room of what was erased could not be given back");
        }
        self.note_file();
        Ok(erased)
    }
}

fn erase(connection: &Connection, (table, deleted, may_go): &(&str, &str, &str)) -> Result<u32> {
    let which = which(deleted, may_go);
    let of_them = format!("(SELECT id FROM {table} WHERE {which})");
    connection.execute(&format!("DELETE FROM change WHERE what = '{table}' AND row_id IN {of_them}"), [])?;
    match *table {
        "entry" => connection.execute(&format!("DELETE FROM entry_words WHERE entry_id IN {of_them}"), [])?,
        // Its number may be given again, and what was said of it is not said of that one.
        "skin_told" => {
            connection.execute(&format!("DELETE FROM passed WHERE what = 'skin_told' AND row_id IN {of_them}"), [])?
        }
        "product" => {
            connection.execute(&format!("DELETE FROM product_ingredient WHERE product_id IN {of_them}"), [])?
        }
        _ => 0,
    };
    let rows = connection.execute(&format!("DELETE FROM {table} WHERE {which}"), [])?;
    Ok(u32::try_from(rows).unwrap_or(u32::MAX))
}

fn which(deleted: &str, may_go: &str) -> String {
    if may_go.is_empty() { format!("({deleted})") } else { format!("({deleted}) AND {may_go}") }
}
