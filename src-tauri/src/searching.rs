//! Searching, beside the engine's thread: the first search reads the whole diary, and no notice and no press may wait for that.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use respite_domain::time::Moment;
use respite_engine::view::SearchView;
use respite_engine::{Engine, EngineError};
use respite_l10n::Words;
use respite_wording::searched_name;

/// A look into the diary by a way of its own, with the words of it that were read so far.
#[derive(Default)]
pub(crate) struct Searching(Mutex<Option<Look>>);

struct Look {
    engine: Engine,
    /// Which diary that is, of those that were open: [`Engine::opening`].
    opening: u32,
}

impl Searching {
    /// What was told with these words in the diary in `folder`. One search waits for the other.
    pub(crate) fn search(
        &self,
        folder: &Path,
        opening: u32,
        typed: &str,
        most: u32,
        words: &Words,
        now: &Moment,
    ) -> Result<SearchView, EngineError> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // What fails or panics is given up, and opened anew the next time.
        let look = match kept.take().filter(|look| look.opening == opening) {
            Some(look) => look,
            None => Look { engine: Engine::open_to_read(folder)?, opening },
        };
        let found = look.engine.search(typed, most, &searched_name(words), now)?;
        *kept = Some(look);
        Ok(found)
    }
}
