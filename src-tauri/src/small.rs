//! The second look of the one window: just the pack that is on, small enough to lie beside other work.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tauri::{AppHandle, LogicalSize, Manager, PhysicalSize, Runtime, Size, WebviewWindow};

/// The least that the screens are made for.
pub(crate) const LEAST: LogicalSize<f64> = LogicalSize { width: 360.0, height: 480.0 };
/// As large as the window is made where nothing is known of how it was left.
pub(crate) const USUAL: LogicalSize<f64> = LogicalSize { width: 1100.0, height: 760.0 };
/// As wide and high as a pack needs at the usual size of text.
const OF_A_PACK: LogicalSize<f64> = LogicalSize { width: 340.0, height: 264.0 };

/// How often, and how far apart, it is looked whether the desktop has made it large again: half a second in all.
const LARGE_WITHIN_LOOKS: usize = 25;
const LARGE_LOOK: Duration = Duration::from_millis(20);

/// How the window was before it was made small; `None` while it is not.
#[derive(Default)]
pub(crate) struct Small(Mutex<Option<Before>>);

/// How a window was.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Before {
    /// `None` of one that filled the screen: how large it was before that nobody knows.
    size: Option<PhysicalSize<u32>>,
    is_maximized: bool,
}

impl Before {
    fn of(size: Option<PhysicalSize<u32>>, is_maximized: bool) -> Before {
        Before { size: size.filter(|_| !is_maximized), is_maximized }
    }

    /// What to make it again. One that fills the screen is no larger once it no longer does.
    fn size(self) -> Size {
        self.size.map_or(Size::Logical(USUAL), Size::Physical)
    }
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
        small.set(Some(Before::of(window.inner_size().ok(), is_maximized)));
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
    window.set_size(before.size()).ok();
    if before.is_maximized {
        window.maximize().ok();
    }
}

/// Makes a small window as large as it was and waits a little until the desktop has done so: what is kept of it at the end is how large
/// it is. Not on the window's own thread, which does it.
pub(crate) fn grown<R: Runtime>(window: &WebviewWindow<R>) {
    let before = window.state::<Small>().before();
    grow(window);
    let Some(size) = before.and_then(|before| before.size) else { return };
    for _ in 0..LARGE_WITHIN_LOOKS {
        if window.inner_size().is_ok_and(|now| now == size) {
            return;
        }
        std::thread::sleep(LARGE_LOOK);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_made_as_large_as_it_was_and_no_larger_than_the_screen() {
        let size = PhysicalSize { width: 900, height: 650 };
        assert_eq!(Before::of(Some(size), false).size(), Size::Physical(size));
        // One that filled the screen fills it again, and is of the usual size once it no longer does.
        assert_eq!(Before::of(Some(size), true).size(), Size::Logical(USUAL));
        assert_eq!(Before::of(None, false).size(), Size::Logical(USUAL));
    }
}
