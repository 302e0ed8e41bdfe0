//! Notices of Windows and macOS. Neither lets a program take one back, so a press may come hours later: the engine judges it.

use std::sync::Arc;

use notify_rust::Notification;
use respite_wording::Spoken;

use super::{Heard, Told};
use crate::reach::Reach;

pub(super) struct Shown;

pub(super) fn dress(notification: &mut Notification, spoken: &Spoken, _: Heard) {
    // Without a name of its own the toast says PowerShell.
    #[cfg(windows)]
    if !cfg!(debug_assertions) && known_to_windows() {
        notification.app_id(ID);
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

/// Nobody can tell, and one that is there can't be taken back: a second one beside it would be heard.
pub(super) fn is_on_the_screen(_: &Shown) -> bool {
    false
}

pub(super) fn withdraw(_: Shown) {}

/// What Windows knows the program by.
#[cfg(windows)]
const ID: &str = "io.github.respite_diary.Respite";

/// Whether Windows knows the program by its name. It takes no notice of one that it does not know, and says nothing of that; so the
/// program tells it, be it installed or only unpacked:
/// <https://learn.microsoft.com/windows/apps/develop/notifications/app-notifications/send-local-toast-other-apps>.
#[cfg(windows)]
fn known_to_windows() -> bool {
    static KNOWN: std::sync::OnceLock<bool> = std::sync::OnceLock::new();
    *KNOWN.get_or_init(|| {
        let told =
            windows_registry::CURRENT_USER.create(format!(r"Software\Classes\AppUserModelId\{ID}")).and_then(|key| {
                key.set_string("DisplayName", "Respite")?;
                let icon = std::env::current_exe().map(|program| program.with_file_name("respite.png"));
                match icon.ok().filter(|icon| icon.is_file()) {
                    Some(icon) => key.set_string("IconUri", icon.to_string_lossy()),
                    None => Ok(()),
                }
            });
        told.inspect_err(|error| tracing::warn!(%error, "Windows could not be told the program's name")).is_ok()
    })
}
