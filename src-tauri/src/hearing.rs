//! Hears that somebody writes to the diary: the terminal, or whoever puts another file in its place.

use std::path::Path;

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use respite_engine::FILE_NAME;

/// What was heard of the diary's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Heard {
    /// Something happened to it; perhaps nothing that matters.
    Something,
    /// Its folder is another one, or is gone: more will not be heard.
    LastOfIt,
}

/// What hears, for as long as it is kept.
pub(crate) struct Ear(#[expect(dead_code, reason = "it is held, not read")] RecommendedWatcher);

/// Tells whenever somebody writes to the diary in `folder`, or moves it. `None` where the system can't tell, as of some disks on
/// a network. Where the file is a link, what happens to its target is told too.
pub(crate) fn listen(folder: &Path, tell: impl Fn(Heard) + Send + 'static) -> Option<Ear> {
    let own = folder.to_owned();
    let hear = move |event: notify::Result<Event>| match event {
        // Who only reads changes nothing.
        Ok(Event { kind: EventKind::Access(_), .. }) => {}
        Ok(event) if event.paths.contains(&own) => tell(Heard::LastOfIt),
        Ok(event) if event.paths.is_empty() || event.paths.iter().any(|path| is_of_diary(path)) => {
            tell(Heard::Something)
        }
        Ok(_) => {}
        Err(_) => tell(Heard::LastOfIt),
    };
    let real = folder.join(FILE_NAME).canonicalize().ok()?;
    let mut watcher = notify::recommended_watcher(hear).ok()?;
    for folder in [Some(folder), real.parent().filter(|parent| *parent != folder)].into_iter().flatten() {
        watcher.watch(folder, RecursiveMode::NonRecursive).ok()?;
    }
    Some(Ear(watcher))
}

/// Whether it is the diary or SQLite's journal of it. A journal that goes is how an act ends.
fn is_of_diary(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(FILE_NAME))
}
