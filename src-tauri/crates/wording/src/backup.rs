//! What is said of backups.

use chrono::NaiveDate;
use respite_engine::{Backup, NewKey, SalvagedTable};
use respite_l10n::Words;

/// The program and its version, as backups tell which one made them.
pub const PROGRAM: &str = concat!("Respite ", env!("CARGO_PKG_VERSION"));

/// "1,284 entries".
pub fn entries(backup: &Backup, words: &Words) -> String {
    words.msg_backups_entries(u32::try_from(backup.entries).unwrap_or_default())
}

/// "1,284 entries, 2 January 2025 to 26 November 2026, 3 files".
pub fn held(backup: &Backup, words: &Words) -> String {
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let mut parts = vec![entries(backup, words)];
    parts
        .extend(backup.days.map(|(first, last)| words.msg_backups_days(words.date_long(first), words.date_long(last))));
    parts.extend((backup.attached > 0).then(|| words.msg_backups_attached(count(backup.attached))));
    parts.extend((backup.missing > 0).then(|| words.msg_backups_missing(count(backup.missing))));
    words.list(parts)
}

/// What can still be read of a damaged diary, in a sentence, and how much of each table that lost something.
pub fn salvaged(backup: &Backup, tables: &[SalvagedTable], words: &Words) -> (String, Vec<String>) {
    let count = |rows: usize| words.msg_backup_salvage_rows(u32::try_from(rows).unwrap_or(u32::MAX));
    let lost: Vec<&SalvagedTable> = tables.iter().filter(|table| table.lost > 0).collect();
    let found = match lost.iter().map(|table| table.lost).sum() {
        0 => words.msg_backup_salvage_found_all(entries(backup, words)),
        lost => words.msg_backup_salvage_found(entries(backup, words), count(lost)),
    };
    let told = |table: &&SalvagedTable| {
        words.msg_backup_salvage_table(table.table, table.rows.to_string(), table.lost.to_string())
    };
    (found, lost.iter().map(told).collect())
}

/// What opens a copy in a terminal, and what does where there is no Respite.
const RESTORE: &str = "respite restore COPY --identity THIS-FILE";
const OPEN: &str = "age -d -i THIS-FILE -o copy.zip COPY";

/// The sheet on which a person keeps the key of their copies. `age` takes it as it is: what is not the key is a comment.
pub fn recovery_sheet(key: &NewKey, day: NaiveDate, words: &Words) -> String {
    let said = words.msg_backup_sheet(words.date_long(day), RESTORE, OPEN);
    let public = format!("public key: {}", key.public());
    let lines = said.lines().chain(std::iter::once(&*public)).map(|line| format!("# {line}").trim_end().to_owned());
    lines.chain([key.for_the_sheet(), String::new()]).collect::<Vec<_>>().join("\n")
}
