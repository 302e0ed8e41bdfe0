//! The second look of the one window: just the pack that is on, small enough to lie beside other work.

use std::sync::{Mutex, PoisonError};

use tauri::{AppHandle, LogicalSize, Manager, PhysicalSize, Runtime, Size, WebviewWindow};

/// The least that the screens are made for.
pub(crate) const LEAST: LogicalSize<f64> = LogicalSize { width: 360.0, height: 480.0 };
/// As wide and high as a pack needs at the usual size of text.
const OF_A_PACK: LogicalSize<f64> = LogicalSize { width: 340.0, height: 230.0 };

/// How the window was before it was made small; `None` while it is not.
#[derive(Default)]
pub(crate) struct Small(Mutex<Option<Before>>);

#[derive(Clone, Copy)]
struct Before {
    size: Option<PhysicalSize<u32>>,
    is_maximized: bool,
}

impl Small {
    fn before(&self) -> Option<Before> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set(&self, before: Option<Before>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = before;
    }
}

/// Makes the window small, over all others where that is wished and the desktop can; or as large as it was.
pub(crate) fn set<R: Runtime>(window: &WebviewWindow<R>, small: bool, on_top: bool) {
    if small { shrink(window, on_top) } else { grow(window) }
}

/// Whether the window is small now.
pub(crate) fn is_small<R: Runtime>(app: &AppHandle<R>) -> bool {
    app.try_state::<Small>().is_some_and(|small| small.before().is_some())
}

fn shrink<R: Runtime>(window: &WebviewWindow<R>, on_top: bool) {
    let small = window.state::<Small>();
    if small.before().is_none() {
        let is_maximized = window.is_maximized().unwrap_or_default();
        small.set(Some(Before { size: window.inner_size().ok(), is_maximized }));
        if is_maximized {
            window.unmaximize().ok();
        }
        // What is asked for is less than the window is made for.
        window.set_min_size(Some(Size::Logical(OF_A_PACK))).ok();
        window.set_size(OF_A_PACK).ok();
    }
    window.set_always_on_top(on_top).ok();
}

fn grow<R: Runtime>(window: &WebviewWindow<R>) {
    let small = window.state::<Small>();
    let Some(before) = small.before() else { return };
    small.set(None);
    window.set_always_on_top(false).ok();
    window.set_min_size(Some(Size::Logical(LEAST))).ok();
    if let Some(size) = before.size {
        window.set_size(size).ok();
    }
    if before.is_maximized {
        window.maximize().ok();
    }
}
