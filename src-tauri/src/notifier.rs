//! Notices of the operating system, through notify-rust, and only here. They are never the only signal: the window, its
//! title and the tray say it too.

use std::collections::HashMap;

use notify_rust::{Notification, Timeout};
use respite_wording::{Press, Spoken};

/// All presses, to find the one that a code on the bus stands for.
const PRESSES: [Press; 8] = [
    Press::SkinFine,
    Press::ItIsOff,
    Press::ClearToday,
    Press::OpenEntry,
    Press::OpenRelief,
    Press::OpenSummary,
    Press::OpenToday,
    Press::Tomorrow,
];

/// What is shown now, by thread.
#[derive(Default)]
pub(crate) struct Notifier {
    shown: HashMap<String, platform::Shown>,
}

impl Notifier {
    /// Shows a notice in place of what its thread showed before.
    pub(crate) fn show(&mut self, thread: &str, spoken: &Spoken, pressed: impl FnOnce(Press) + Send + 'static) {
        self.withdraw(thread);
        let shown = platform::show(notification(spoken), move |code| {
            // The notice itself, rather than a button of it, opens the window.
            let press = PRESSES.into_iter().find(|press| press.code() == code);
            pressed(press.unwrap_or(Press::OpenToday));
        });
        self.shown.insert(thread.to_owned(), shown);
    }

    /// Takes back what a thread showed.
    pub(crate) fn withdraw(&mut self, thread: &str) {
        if let Some(shown) = self.shown.remove(thread) {
            platform::withdraw(shown);
        }
    }
}

/// Whether anything answers that could show notices.
pub(crate) fn is_available() -> bool {
    platform::is_available()
}

fn notification(spoken: &Spoken) -> Notification {
    let mut notification = Notification::new();
    notification.appname("Respite").summary(&spoken.title).body(&spoken.body);
    platform::dress(&mut notification, spoken);
    for button in &spoken.buttons {
        notification.action(button.press.code(), &button.label);
    }
    if spoken.urgent {
        notification.timeout(Timeout::Never);
    }
    notification
}

#[cfg(all(unix, not(target_os = "macos")))]
mod platform {
    use notify_rust::{Hint, Notification, NotificationResponse, Urgency};
    use respite_wording::Spoken;
    use tokio::sync::oneshot;

    /// Ends the task that keeps the notice's handle alive; without it GNOME drops the notice.
    pub(super) type Shown = oneshot::Sender<()>;

    pub(super) fn dress(notification: &mut Notification, spoken: &Spoken) {
        notification.hint(Hint::DesktopEntry("io.github.respite_diary.Respite".to_owned())).action("default", "");
        if spoken.urgent {
            notification.urgency(Urgency::Critical).hint(Hint::SoundName("alarm-clock-elapsed".to_owned()));
        }
    }

    pub(super) fn show(notification: Notification, pressed: impl FnOnce(&str) + Send + 'static) -> Shown {
        let (end, ended) = oneshot::channel();
        tauri::async_runtime::spawn(async move {
            let handle = match notification.show_async().await {
                Ok(handle) => handle,
                Err(error) => return tracing::warn!(%error, "a notice could not be shown"),
            };
            let answered = handle.wait_for_action_async(|response| match response {
                NotificationResponse::Action(code) => pressed(code),
                NotificationResponse::Default => pressed("default"),
                NotificationResponse::Reply(_) | NotificationResponse::Closed(_) => {}
            });
            tokio::select! {
                () = answered => {}
                _ = ended => handle.close_async().await,
            }
        });
        end
    }

    pub(super) fn withdraw(shown: Shown) {
        shown.send(()).ok();
    }

    pub(super) fn is_available() -> bool {
        notify_rust::get_server_information().is_ok()
    }
}

#[cfg(any(windows, target_os = "macos"))]
mod platform {
    use notify_rust::Notification;
    use respite_wording::Spoken;

    /// Neither system lets a program take a notice back.
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

    pub(super) fn show(notification: Notification, pressed: impl FnOnce(&str) + Send + 'static) -> Shown {
        // Waiting for a button blocks until the notice is gone, so each has a thread of its own.
        let waiting = std::thread::Builder::new().name("notice".to_owned()).spawn(move || match notification.show() {
            Ok(handle) => handle.wait_for_action(|code| {
                if code != "__closed" {
                    pressed(code);
                }
            }),
            Err(error) => tracing::warn!(%error, "a notice could not be shown"),
        });
        if let Err(error) = waiting {
            tracing::warn!(%error, "a notice could not be shown");
        }
        Shown
    }

    pub(super) fn withdraw(_: Shown) {}

    pub(super) fn is_available() -> bool {
        true
    }
}
