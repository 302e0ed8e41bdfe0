//! Notices of Windows and macOS. Neither lets a program take one back, so a press may come hours later: the engine judges it.

use std::sync::Arc;

use notify_rust::Notification;
use respite_wording::Spoken;

use super::Told;
use crate::reach::Reach;

pub(super) struct Shown;

pub(super) fn dress(notification: &mut Notification, spoken: &Spoken) {
    // Without it the toast says PowerShell. Only an installed program may use its own.
    #[cfg(windows)]
    if !cfg!(debug_assertions) {
        notification.app_id("io.github.respite_diary.Respite");
    }
    if spoken.urgent {
        notification.sound_name(if cfg!(windows) { "Alarm" } else { "Glass" });
    }
}

pub(super) fn show(
    notification: Notification,
    reach: Arc<Reach>,
    told: Told,
    pressed: impl FnOnce(&str) + Send + 'static,
) -> Shown {
    // Waiting for a button blocks until the notice is gone, so each has a thread of its own.
    let waiting = std::thread::Builder::new().name("notice".to_owned()).spawn(move || match notification.show() {
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
    if let Err(error) = waiting {
        tracing::warn!(%error, "a notice could not be shown");
    }
    Shown
}

pub(super) fn withdraw(_: Shown) {}
