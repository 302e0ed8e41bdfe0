//! Starting again from within, as after an update on disk.

use std::sync::atomic::{AtomicBool, Ordering};

use tauri::{AppHandle, Manager, Runtime};

use crate::only_one::OnlyOne;
use crate::surroundings::Place;
use crate::window;

/// Whether the program starts again once it has quit.
#[derive(Default)]
pub(crate) struct Again(AtomicBool);

/// Starts the program again: at once, or, where a pack is on the skin, once the person is `sure`. Tells whether it does.
pub(crate) fn start_again<R: Runtime>(app: &AppHandle<R>, sure: bool) -> bool {
    if !sure && window::has_pack(app) {
        return false;
    }
    app.state::<Again>().0.store(true, Ordering::Relaxed);
    window::quit(app);
    true
}

/// The last act of the program: starts the next one, where that is wanted. What only one of them may hold is let go of before.
pub(crate) fn quits<R: Runtime>(app: &AppHandle<R>) {
    if app.try_state::<Again>().is_none_or(|again| !again.0.load(Ordering::Relaxed)) {
        return;
    }
    app.state::<OnlyOne>().let_go();
    app.cleanup_before_exit();
    // `tauri::process::restart` hands on the words that this one was started with: those may hide it, or write a spasm down twice.
    let mut env = app.env();
    let program = env.args_os.first().cloned();
    env.args_os = program.into_iter().chain(app.state::<Place>().options.again()).collect();
    tauri::process::restart(&env);
}
