//! What was found in a file that comes in, or why it can't be read.

use std::collections::BTreeSet;

use respite_domain::backup::BackupFault;
use respite_domain::import::ImportFault;

use super::inside::Inside;
use crate::backup::BackupError;
use crate::backup::read::Zip;
use crate::table::Table;
use crate::told::Told;
use crate::{Stopped, StoreError};

/// Rows and their parts, in the order of [`TABLES`](crate::TABLES).
pub(crate) type Rows = Vec<(&'static Table, Vec<Told>)>;

/// Where the attached files of a file are.
#[derive(Debug)]
pub(crate) enum Files {
    /// In it.
    Inside(Inside),
    /// Parts of a zip.
    Zip(Box<Zip>, BTreeSet<String>),
}

impl Files {
    /// Whether one of this name is there.
    pub(super) fn has(&self, name: &str) -> bool {
        match self {
            Files::Inside(inside) => inside.has(name),
            Files::Zip(_, names) => names.contains(name),
        }
    }
}

/// Why nothing was brought in. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file is the trouble.
    #[error("the file: {0:?}")]
    Fault(ImportFault),
    /// A row of a table of it holds what no version of Respite writes. Rows count from 1; 0 is what the columns are called.
    #[error("row {row} of {table} can't be read")]
    Row {
        /// The table.
        table: &'static str,
        /// Which row of it.
        row: usize,
    },
    /// The diary or the disk is the trouble.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<ImportFault> for ImportError {
    fn from(fault: ImportFault) -> Self {
        ImportError::Fault(fault)
    }
}

impl From<Stopped> for ImportError {
    fn from(_: Stopped) -> Self {
        ImportFault::Stopped.into()
    }
}

impl From<BackupError> for ImportError {
    fn from(error: BackupError) -> Self {
        let fault = match error {
            BackupError::Store(error) => return error.into(),
            BackupError::InTheWay(_) => ImportFault::Damaged,
            BackupError::Fault(fault) => match fault {
                BackupFault::NotABackup => ImportFault::NotOurs,
                BackupFault::TooLarge => ImportFault::TooLarge,
                BackupFault::Newer => ImportFault::Newer,
                BackupFault::Gone => ImportFault::Gone,
                BackupFault::Unreadable => ImportFault::Unreadable,
                BackupFault::Stopped => ImportFault::Stopped,
                _ => ImportFault::Damaged,
            },
        };
        fault.into()
    }
}
