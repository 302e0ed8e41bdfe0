//! What Respite can do: its use cases, and the views that they return.
//!
//! An [`Engine`] owns one open diary. Time comes in as an argument and effects go out as values, so that a test can be any
//! moment and compare what would be shown. After a use case, and whenever [`Look::look_again`] has passed, ask
//! [`Engine::advance`] what is to be done now; asking twice does no harm.

mod about;
mod advance;
mod answered;
mod as_written;
mod at;
mod backup;
mod before_start;
mod begun;
mod charts;
mod clocks;
mod course;
mod demo;
mod diary;
mod diary_at;
mod doctor;
mod dose;
mod draft;
mod edit;
mod error;
mod exchange;
mod exercise;
mod exercise_progress;
mod file;
mod foreign;
mod found;
mod habit;
mod history;
mod import;
mod make;
mod medicines;
mod moving;
mod named;
mod outlook;
mod own_exercise;
mod own_pack;
mod pack_changed;
mod pack_gone;
mod pack_off;
mod pack_shelf;
mod plan;
mod planned;
mod press;
mod product;
mod questions;
mod relief;
mod safety;
mod said_before;
mod search;
mod session;
mod session_seen;
mod settings;
mod shelf;
mod shown;
mod side_effect;
mod signs;
mod status;
mod summary;
mod today;
mod told_elsewhere;
mod total;
mod unread_make;
pub mod view;
mod visits;
mod week;
mod words;
mod would_ask;

pub use advance::{Effect, Look, Tray};
pub use at::At;
pub use backup::{last_good_backup, next_backup_in};
pub use edit::Edit;
pub use error::{EITHER_WAY, EngineError, Field};
pub use found::Tell;
pub use own_exercise::Called;
pub use press::{Act, Pressed};
pub use respite_store::{
    AUTOMATIC, Asked, Attachments, Backup, BackupError, COPIES, CopiedFile, Elsewhere, Export, FILE_NAME, Import,
    ImportError, ImportStep, KeptAside, Label, Mine, Name, NewKey, NotCopied, NotWritten, Opener, Passphrase, Prepared,
    PublicKey, SalvagedTable, Seal, Shape, Step, Stopped, StoreError, WindowLock, Work, back_up, back_up_by_itself,
    back_up_elsewhere, back_up_sealed, backup_key, data_folder, elsewhere, forget_elsewhere, picture_address,
    set_backup_key, set_elsewhere, verify, verify_by, verify_sealed, write_pdf, write_sheet, write_zip,
};
pub use summary::SummaryPage;

use respite_domain::session::StoredSession;
use respite_domain::time::Moment;
use respite_store::Store;
use std::collections::{BTreeMap, BTreeSet};
use view::Part;

/// What a use case answers, or why it did nothing.
pub type Result<T> = std::result::Result<T, EngineError>;

/// One open diary and all that can be done with it.
#[derive(Debug)]
pub struct Engine {
    store: Store,
    /// The notices that are on the person's screen or on their way to it, for all we know, by thread.
    sent: BTreeMap<String, advance::Sent>,
    /// The sessions as they were read last: a disk that fails must not silence what is on the skin.
    known_sessions: Vec<StoredSession>,
    /// When it was last looked which slots are due.
    slots_looked_at: Option<Moment>,
    /// Whether notices are to be neutral, as was read last.
    neutral: bool,
    /// Whether something that is due could not be read when last looked.
    unread: bool,
    /// Whether something went wrong and was begun anew.
    panicked: bool,
    outlook: outlook::KnownOutlook,
    whose: file::Whose,
    /// What was brought in last of another program's table, for taking it back.
    brought_in: foreign::BroughtIn,
}

impl Engine {
    /// After a panic in the middle of something: what that had not finished is given up, and the diary opened anew. What is
    /// on the skin and on the screen stays known, and the [fault](Engine::fault) is told.
    ///
    /// # Errors
    /// As [`Engine::open`]; the diary stays open as it was.
    pub fn begin_anew(&mut self) -> Result<()> {
        self.panicked = true;
        self.store.give_up_act();
        self.outlook.take();
        self.open_again(Asked::WhetherReadable)
    }

    /// One act: looks, decides and writes while nobody else can write, so that what was checked is what is written. Either
    /// all of it is on disk once this returns, or none: what fails, be it only reading back what to answer, changed nothing.
    /// An act within an act is a part of it.
    pub(crate) fn act<T>(&mut self, work: impl FnOnce(&mut Engine) -> Result<T>) -> Result<T> {
        if self.store.in_act() {
            return work(self);
        }
        self.begin_act()?;
        let done = work(self).and_then(|done| {
            self.store.end_act()?;
            Ok(done)
        });
        if done.is_err() {
            self.store.give_up_act();
            // It may have been worked out from what is not there any more.
            self.outlook.take();
        }
        done
    }

    /// The parts of the diary that acts have changed since this was asked last.
    pub fn take_changed(&mut self) -> BTreeSet<Part> {
        self.store.take_written().iter().flat_map(|table| Part::of(table)).copied().collect()
    }

    /// How much this process has written to the diary: a number that differs after every write.
    pub fn writes(&self) -> u64 {
        self.store.writes()
    }
}
