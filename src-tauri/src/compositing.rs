//! Whether WebKitGTK draws by the graphics card.
//!
//! It costs a third of the window's memory and gains nothing for pages as calm as these; with some drivers the window stays white
//! (tauri-apps/tauri#9304). So it is off, unless `RESPITE_GPU=1` or WebKit's own variable says otherwise.

const WEBKIT_SAYS: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";
const WANTED: &str = "RESPITE_GPU";

/// Turns it off where nobody said anything. To be called before there is any thread.
pub(crate) fn off_unless_wanted() {
    if std::env::var_os(WEBKIT_SAYS).is_some() || std::env::var_os(WANTED).is_some_and(|wanted| wanted != "0") {
        return;
    }
    #[allow(unsafe_code, reason = "no other thread reads the environment yet, and WebKit is told by nothing else")]
    unsafe {
        std::env::set_var(WEBKIT_SAYS, "1");
    }
}
