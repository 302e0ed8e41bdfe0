//! What a screen reader is to say of what appears by itself, on systems whose webview does not tell it.
//!
//! On Linux, WebKitGTK 2.50 raises no event for text that comes into a live region, and Orca listens to none of it. So the window's
//! own accessible says it: by ATK's signal `notification` (2.50 and later: <https://docs.gtk.org/atk/signal.Object.notification.html>),
//! which knows what is urgent, or `announcement` (2.46). WebView2 and WKWebView tell of live regions by themselves.
//!
//! Orca listens to both since 45. The Orca that came with an ATK before 2.50, such as Debian 12's 43, says nothing of an
//! announcement, but reads a notification that comes to be shown: there the text is one as well.

use tauri::{AppHandle, Manager, Runtime};

/// Says things through the window; without one there is none, and nothing is said.
pub(crate) struct Voice(Box<dyn Fn(String, bool) + Send + Sync>);

impl Voice {
    /// Speaks through this program's window.
    pub(crate) fn of(app: &AppHandle) -> Self {
        let app = app.clone();
        Self(Box::new(move |text, urgent| {
            let window = app.clone();
            app.run_on_main_thread(move || say(&window, &text, urgent)).ok();
        }))
    }
}

/// Says `text` where the webview does not; what is `urgent` interrupts where the screen reader can tell.
pub(crate) fn announce<R: Runtime>(app: &AppHandle<R>, text: String, urgent: bool) {
    if let Some(Voice(say)) = app.try_state::<Voice>().as_deref() {
        say(text, urgent);
    }
}

#[cfg(target_os = "linux")]
fn say(app: &AppHandle, text: &str, urgent: bool) {
    use gtk::glib::subclass::SignalId;
    use gtk::prelude::*;

    /// `AtkLive`: `ATK_LIVE_POLITE` and `ATK_LIVE_ASSERTIVE`.
    const POLITE: i32 = 1;
    const ASSERTIVE: i32 = 2;

    let window = app.get_webview_window(crate::window::MAIN).and_then(|window| window.gtk_window().ok());
    let Some(accessible) = window.and_then(|window| window.accessible()) else { return };
    let knows = |signal| SignalId::lookup(signal, accessible.type_()).is_some();
    if knows("notification") {
        accessible.emit_by_name::<()>("notification", &[&text, &if urgent { ASSERTIVE } else { POLITE }]);
    } else if knows("announcement") {
        accessible.emit_by_name::<()>("announcement", &[&text]);
        show(&accessible, text);
    }
}

/// Tells of a notification that is shown in the window of this accessible. Nothing is drawn.
#[cfg(target_os = "linux")]
fn show(window: &gtk::atk::Object, text: &str) {
    use gtk::glib::translate::IntoGlib as _;
    use gtk::prelude::*;
    use gtk::{atk, glib};

    /// How long a screen reader may take until it asks what was shown, in seconds.
    const KEPT: u32 = 10;

    let label = gtk::Label::new(Some(text));
    let Some(accessible) = label.accessible() else { return };
    accessible.set_role(atk::Role::Notification);
    accessible.set_parent(window);
    accessible.notify_state_change(atk::StateType::Showing.into_glib().unsigned_abs().into(), true);
    glib::timeout_add_seconds_local_once(KEPT, move || drop(label));
}

#[cfg(not(target_os = "linux"))]
fn say(_: &AppHandle, _: &str, _: bool) {}
