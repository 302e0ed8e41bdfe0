//! Notices of macOS. It lets no program take one back, so a press may come hours later: the engine judges it.

use std::sync::Arc;

use respite_wording::Spoken;

use super::{Heard, Told, beside, notification};
use crate::reach::Reach;

pub(super) struct Shown;

pub(super) fn show(
    spoken: &Spoken,
    _: Heard,
    reach: Arc<Reach>,
    told: Told,
    pressed: impl FnOnce(&str) + Send + 'static,
) -> Shown {
    let mut notification = notification(spoken);
    if spoken.urgent {
        notification.sound_name("Glass");
    }
    // Waiting for a button blocks until the notice is gone, so each has a thread of its own.
    beside(move || match notification.show() {
        Ok(handle) => {
            reach.hear(true);
            told.say(true);
            handle.wait_for_action(|code| {
                if code != "__closed" {
                    pressed(code);
                }
            });
        }
        Err(error) => {
            tracing::warn!(%error, "a notice could not be shown");
            reach.hear(false);
            told.say(false);
        }
    });
    Shown
}

/// Nobody can tell, and one that is there can't be taken back: a second one beside it would be heard.
pub(super) fn is_on_the_screen(_: &Shown) -> bool {
    false
}

pub(super) fn withdraw(_: Shown) {}
