//! A diary in the place of the one that is there.

use std::path::{Path, PathBuf};

use respite_domain::time::Moment;
use respite_engine::{Asked, Backup, Engine, EngineError, Prepared, StoreError};
use respite_l10n::Words;
use respite_wording::held;

use crate::failure::Failure;

/// What came of it.
pub(crate) struct Put {
    /// Where the diary is kept that was there.
    pub(crate) kept: Option<PathBuf>,
    /// Whether the one that is there now knows what was told of the body in that one: it could be read.
    pub(crate) knows_of_the_body: bool,
}

/// What the diary holds that would go, if there is one that can be read.
pub(crate) fn now_held(diary: Option<&Backup>, words: &Words) -> String {
    diary.map_or_else(|| words.msg_terminal_restore_nothing(), |diary| held(diary, words))
}

/// Whatever is there now is kept.
pub(crate) fn put_in_place(prepared: Prepared, folder: &Path, now: &Moment) -> Result<Put, Failure> {
    match Engine::open_what_is_in(folder, Asked::WhetherSound) {
        Ok(mut engine) => Ok(Put { kept: Some(engine.bring_back(prepared, now, |_| ())?), knows_of_the_body: true }),
        Err(EngineError::Store(StoreError::Gone(..) | StoreError::Corrupt(_) | StoreError::NotADiary(_))) => {
            Ok(Put { kept: prepared.begin(now.wall, |_| ())?, knows_of_the_body: false })
        }
        Err(error) => Err(error.into()),
    }
}
