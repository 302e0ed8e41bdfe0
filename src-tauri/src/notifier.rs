//! Notices of the operating system, through notify-rust, of Windows through its own library, and only here. They are never the only
//! signal: the window, its title and the tray say it too. Whoever shows them may answer slowly, wrongly or never; nothing here waits for
//! that.

use std::collections::HashMap;
use std::sync::Arc;

#[cfg(not(windows))]
use notify_rust::{Notification, Timeout};
use respite_wording::{Opens, Press, Spoken};

use crate::reach::Reach;

/// Says once whether a notice was shown. Dropped unsaid, it was not.
pub(crate) struct Told(Option<Box<dyn FnOnce(bool) + Send>>);

impl Told {
    pub(crate) fn new(tell: impl FnOnce(bool) + Send + 'static) -> Told {
        Told(Some(Box::new(tell)))
    }

    fn say(mut self, shown: bool) {
        if let Some(tell) = self.0.take() {
            tell(shown);
        }
    }

    /// Nobody wants to know any more.
    #[cfg(not(target_os = "macos"))]
    fn forget(mut self) {
        self.0 = None;
    }
}

impl Drop for Told {
    fn drop(&mut self) {
        if let Some(tell) = self.0.take() {
            tell(false);
        }
    }
}

/// Whether a notice may be heard: not where it only says anew what is on the screen already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Heard {
    Yes,
    No,
}

/// What is shown now, by thread.
pub(crate) struct Notifier {
    reach: Arc<Reach>,
    shown: HashMap<String, platform::Shown>,
}

impl Notifier {
    pub(crate) fn new(reach: Arc<Reach>) -> Notifier {
        Notifier { reach, shown: HashMap::new() }
    }

    /// Shows a notice in place of what its thread showed before, and tells whether somebody took it. One that is not to be heard comes
    /// only where what it says anew is still on the screen; what lies elsewhere is taken back, for it says what is over.
    pub(crate) fn show(
        &mut self,
        thread: &str,
        spoken: &Spoken,
        heard: Heard,
        told: Told,
        pressed: impl FnOnce(Press) + Send + 'static,
    ) {
        let may_come = heard == Heard::Yes || self.shown.get(thread).is_some_and(platform::is_on_the_screen);
        self.withdraw(thread);
        if !may_come {
            return told.say(true);
        }
        let presses: Vec<Press> = spoken.buttons.iter().map(|button| button.press).collect();
        let pressed = move |code: &str| {
            let press = code.parse().ok().and_then(|button: usize| presses.get(button).copied());
            // The notice itself, rather than a button of it, opens the window.
            pressed(press.unwrap_or(Press::Open(Opens::Today)));
        };
        let shown = platform::show(spoken, heard, self.reach.clone(), told, pressed);
        self.shown.insert(thread.to_owned(), shown);
    }

    /// Takes back what a thread showed.
    pub(crate) fn withdraw(&mut self, thread: &str) {
        if let Some(shown) = self.shown.remove(thread) {
            platform::withdraw(shown);
        }
    }
}

#[cfg(not(windows))]
fn notification(spoken: &Spoken) -> Notification {
    let mut notification = Notification::new();
    notification.appname("Respite").summary(&spoken.title).body(&spoken.body);
    for (button, said) in spoken.buttons.iter().enumerate() {
        notification.action(&button.to_string(), &said.label);
    }
    if spoken.urgent {
        notification.timeout(Timeout::Never);
    }
    notification
}

/// Does what may block on a thread of its own.
#[cfg(any(windows, target_os = "macos"))]
fn beside(work: impl FnOnce() + Send + 'static) {
    if let Err(error) = std::thread::Builder::new().name("notice".to_owned()).spawn(work) {
        tracing::warn!(%error, "a notice could not be shown or taken back");
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
#[path = "notifier/bus.rs"]
mod platform;

#[cfg(target_os = "macos")]
#[path = "notifier/macos.rs"]
mod platform;

#[cfg(windows)]
#[path = "notifier/windows.rs"]
mod platform;

#[cfg(any(windows, test))]
mod toast;
