//! The diary on disk: SQLite, one module a table.
//!
//! A [`Store`] is one open diary. Every function that writes does so in one transaction and returns after the commit, so what
//! it acknowledged is on disk. Nothing here knows a rule or reads a clock.

mod ahead;
mod answer;
mod aside;
mod attachment;
mod attachment_file;
mod avoided;
mod backup;
mod before_update;
mod begun;
mod cells;
mod change;
mod changed;
mod charts;
mod codes;
mod connection;
mod days;
mod dose;
mod entry;
mod erase;
mod error;
mod exercise;
mod export;
mod file_name;
mod habit;
mod history;
mod import;
mod journal;
mod moving;
mod naming;
mod notice;
mod of_the_body;
mod one_medicine;
mod only_one;
mod open;
mod own_pack;
mod part;
mod passed;
mod picture;
mod place;
mod plan;
mod private;
mod product;
mod proof;
mod readable;
mod relief;
mod restore;
mod row;
mod safety;
mod said_to_reminders;
mod salvage;
mod search;
mod session;
mod setting;
mod side_effect;
mod sign;
mod skin_told;
mod starts;
mod table;
mod told;
mod uid;
mod visit;
mod week;
mod whole_file;
mod window_lock;
mod words;
mod work;
mod written;

pub use aside::{KeptAside, SEEN_ASIDE};
pub use attachment::{Attachment, FileOf};
pub use attachment_file::{CopiedFile, NotCopied, sweep_unfinished};
pub use avoided::Avoided;
pub use backup::automatic::{Automatic, automatic, back_up_by_itself, standing};
pub use backup::elsewhere::{Elsewhere, HERE, back_up_elsewhere, elsewhere, forget_elsewhere, set_elsewhere};
pub use backup::wished::{backup_key, set_backup_key, write_sheet};
pub use backup::{
    Attachments, Backup, BackupError, Label, NewKey, Opener, Passphrase, PublicKey, Seal, back_up, back_up_sealed,
    verify, verify_by, verify_sealed,
};
pub use before_update::sweep_copies;
pub use change::Change;
pub use days::Wanted;
pub use dose::{StoredDose, Taking};
pub use entry::StoredEntry;
pub use error::StoreError;
pub use export::{Export, Shape, ZipPart, write_zip};
pub use file_name::{AUTOMATIC, COPIES, FILE_NAME};
pub use import::{Difference, Differing, Import, ImportError, ImportStep, Imported, Mine, Put, differences};
pub use naming::Names;
#[doc(hidden)]
pub use open::as_next_version;
pub use open::{Asked, data_folder};
pub use passed::Passed;
pub use picture::picture_address;
pub use product::StoredProduct;
pub use restore::{PAUSED, Prepared, Step, before_restore};
pub use row::{Row, Stored};
pub use salvage::SalvagedTable;
pub use search::{FOUND, Hit, Name};
pub use sign::StoredSignAnswer;
pub use table::{Holds, Part, Table};
pub use told::{Told, Value};
pub use whole_file::{NotWritten, write_pdf};
pub use window_lock::WindowLock;
pub use words::{Renamed, UsedWords};
pub use work::{Stopped, Work};

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::NaiveDate;
use place::{FileId, Seen};
use readable::Unreadable;
use rusqlite::{Connection, Transaction};
use written::Written;

/// All tables of a diary, in the order in which a person would explain them: a table stands after those that its rows name. A test
/// holds it against the schema.
pub const TABLES: &[Table] = {
    use Part::{Doctor, Entries, Exercises, History, Medicines, Moving, Packs, Relief, Settings, Signs, Week};
    use respite_domain::entry::Entry;
    use respite_domain::episode::GapAnswer;
    use respite_domain::exercise::{Clearance, OwnExercise, Plan, Run};
    use respite_domain::goal::Goal;
    use respite_domain::habit::Habit;
    use respite_domain::history::{Condition, Injury, Test};
    use respite_domain::medicine::{Content, SideEffect};
    use respite_domain::moving::{Rest, Spell};
    use respite_domain::own_pack::OwnPack;
    use respite_domain::plan;
    use respite_domain::roland_morris::RolandMorris;
    use respite_domain::safety::SafetySheet;
    use respite_domain::same_place::PlaceAnswer;
    use respite_domain::session::Session;
    use respite_domain::visit::Visit;
    use respite_domain::warning_sign::Occasion;
    use respite_domain::week::Peg;

    use crate::change::ChangeRow;
    use crate::dose::Taken;
    use crate::history::{FirstSpasm, RatingOf};
    use crate::product::Make;
    use crate::relief::Tried;
    use crate::said_to_reminders::Heard;
    use crate::sign::Given;
    use crate::skin_told::Telling;
    use crate::words::SaidWords;

    &[
        Table::of::<Entry>(&[Entries]),
        Table::parts::<SaidWords>(&[Entries]),
        Table::of_the_program("words_used", || vec!["list", "words", "entries"], &[Entries]),
        Table::of_the_program(
            "words_renamed",
            || vec!["id", "list", "old", "new", "first_change", "last_change", "at", "at_offset", "undone_at"],
            &[Entries],
        ),
        Table::of::<Avoided>(&[Relief]).of_the_diary_alone(),
        Table::of::<OwnPack>(&[Packs]).a_list(),
        Table::of::<Session>(&[Packs]).of_the_body(),
        Table::of::<Telling>(&[Packs]).of_the_body(),
        Table::of::<plan::Plan>(&[Packs]),
        Table::of::<plan::Told>(&[Packs]),
        Table::of::<SafetySheet>(&[Packs]).of_the_body().of_the_diary_alone(),
        Table::of::<Make>(&[Medicines]).a_list(),
        Table::parts::<Content>(&[Medicines]),
        Table::of::<Taken>(&[Medicines]).of_the_body(),
        Table::of::<SideEffect>(&[Medicines]).of_the_body(),
        Table::of::<Tried>(&[Relief]),
        Table::of::<Given>(&[Signs]).of_the_body(),
        Table::parts::<Occasion>(&[Signs]),
        Table::of::<Passed>(&[Packs]).of_the_body().of_the_diary_alone(),
        Table::of::<Visit>(&[Doctor]),
        Table::of::<Heard>(&[Doctor]).of_the_diary_alone(),
        Table::of::<GapAnswer>(&[Doctor]).of_the_diary_alone(),
        Table::of::<PlaceAnswer>(&[Doctor]).of_the_diary_alone(),
        Table::of::<Peg>(&[Week]),
        Table::of::<RolandMorris>(&[Week]),
        Table::of::<OwnExercise>(&[Exercises]).a_list(),
        Table::of::<Plan>(&[Exercises]),
        Table::of::<Clearance>(&[Exercises]),
        Table::of::<Run>(&[Exercises]),
        Table::of::<Injury>(&[History]).of_the_body(),
        Table::of::<Test>(&[History]),
        Table::of::<Attachment>(&[History, Exercises]).of_the_diary_alone(),
        Table::of::<Condition>(&[History]).of_the_body(),
        Table::of::<FirstSpasm>(&[History]),
        Table::of::<Goal>(&[History]),
        Table::of::<RatingOf>(&[History]),
        Table::of::<Rest>(&[Moving]),
        Table::of::<Spell>(&[Moving]),
        Table::of::<Habit>(&[Moving]),
        // What a row said before is shown with the row, and changes with it; which notices were shown is shown nowhere.
        Table::of::<ChangeRow>(&[]).of_the_diary_alone(),
        Table::of_the_program(setting::SETTING, || vec!["name", "value"], &[Settings]),
        Table::of_the_program("notice_shown", || vec!["thread", "number", "at", "at_offset"], &[]),
    ]
};

/// One open diary.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    /// The path of the diary, and the file that it meant when it was opened. `None` of a copy in memory.
    file: PathBuf,
    open_file: Option<FileId>,
    /// The file as it was after the last look or commit, and the mark of the diary in it.
    seen: Option<Seen>,
    id: Option<String>,
    /// Whether what only reads gives up soon on another process that has the diary.
    is_hasty: bool,
    unreadable: Unreadable,
    written: Written,
    /// See [`Store::entry_days_written`].
    entry_days_written: Vec<NaiveDate>,
    /// See [`Store::search`].
    index: RefCell<Option<search::WordIndex>>,
}

/// One state of the diary.
#[derive(Debug)]
pub struct Snapshot<'s>(#[expect(dead_code, reason = "it is held, not read")] Option<Transaction<'s>>);

/// Whatever the disk answers, or why it can't.
pub type Result<T> = std::result::Result<T, StoreError>;

impl Store {
    /// Runs `work` in one transaction: all of it is on disk once this returns, or none. Within an act it is a part of that,
    /// and on disk once the act is.
    fn in_transaction<T>(&mut self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        if self.in_act() {
            let part = self.connection.savepoint()?;
            let done = work(&part)?;
            part.commit()?;
            return Ok(done);
        }
        self.begin_act()?;
        let done = work(&self.connection).and_then(|done| {
            self.end_act()?;
            Ok(done)
        });
        if done.is_err() {
            self.give_up_act();
        }
        done
    }

    /// Begins an act: until [`end_act`](Store::end_act) nobody else writes, so that what was checked is what is written. It
    /// begins only on the file that is the diary now, and only where no later version has taken it over.
    ///
    /// # Errors
    /// [`StoreError::Replaced`], [`StoreError::Gone`], [`StoreError::Newer`]; the disk does not answer, or another process
    /// writes for too long.
    pub fn begin_act(&mut self) -> Result<()> {
        // Whoever acts waits for the other, however little patience a look has.
        self.wait_long(true)?;
        let begun = self.begin_here();
        if begun.is_err() {
            self.wait_long(false)?;
        }
        begun
    }

    fn begin_here(&mut self) -> Result<()> {
        self.check_place()?;
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        self.check_version().and_then(|()| self.check_id()).inspect_err(|_| self.give_up_act())
    }

    /// Ends an act: all that it wrote is on disk once this returns. On an error, [give it up](Store::give_up_act).
    ///
    /// # Errors
    /// When the disk can't take it.
    pub fn end_act(&mut self) -> Result<()> {
        self.connection.execute_batch("COMMIT")?;
        self.written.is_kept();
        self.wait_long(false)?;
        self.note_file();
        Ok(())
    }

    /// Gives an act up: nothing of it was ever written.
    pub fn give_up_act(&mut self) {
        // A full disk may have ended it already.
        if self.in_act() {
            self.connection.execute_batch("ROLLBACK").ok();
        }
        self.written.is_given_up();
        self.wait_long(false).ok();
        self.note_file();
    }

    /// Whether an act goes on.
    pub fn in_act(&self) -> bool {
        !self.connection.is_autocommit()
    }

    /// The diary as it is now: as long as this is held, all that is read is of one state of it. Nobody else can write meanwhile.
    /// Within an act it is what the act sees.
    pub fn snapshot(&self) -> Snapshot<'_> {
        Snapshot(self.connection.unchecked_transaction().ok())
    }

    /// The tables of which a row was written since this was asked last. What was given up is not among them.
    pub fn take_written(&self) -> BTreeSet<String> {
        self.written.take()
    }

    /// How many rows this process has written: a number that differs after every write.
    pub fn writes(&self) -> u64 {
        self.connection.total_changes()
    }

    /// The days that this process has added an entry to, changed one of, or taken one from, in that order and each as often as
    /// that happened. It only ever grows: whoever remembers how long it was knows which days to read again.
    pub fn entry_days_written(&self) -> &[NaiveDate] {
        &self.entry_days_written
    }

    /// A number that differs once another process has written to the diary.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn written_elsewhere(&self) -> Result<i64> {
        Ok(self.connection.query_row("PRAGMA data_version", [], |row| row.get(0))?)
    }
}
