//! What the tray and the window's title say.

use respite_domain::session::Thermal;
use respite_engine::Tray;
use respite_l10n::Words;

/// The tray's menu and the window's title as comparable data: drawn anew only where it differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrayWords {
    /// What is on the skin, or rests.
    pub line: String,
    /// The window's title.
    pub title: String,
}

/// The words for a state of the tray.
pub fn tray(tray: &Tray, demo: bool, words: &Words) -> TrayWords {
    let title = if demo { words.msg_window_title_demo() } else { words.msg_window_title() };
    // What has to come off goes before what may stay on.
    if tray.take_it_off {
        let line = words.msg_tray_take_it_off();
        return TrayWords { title: words.msg_window_title_session(&line), line };
    }
    if let Some((kind, left)) = tray.session {
        let kind = match kind {
            Thermal::Heat => words.msg_tray_heat(),
            Thermal::Cold => words.msg_tray_cold(),
        };
        // A minute that has begun to run is left still: of fifteen minutes, fifteen are left at first.
        let line = words.msg_tray_left(kind, (left.num_seconds() + 60 - 1) / 60);
        return TrayWords { title: words.msg_window_title_session(&line), line };
    }
    if tray.emergency {
        return TrayWords { line: words.msg_tray_emergency(), title };
    }
    let line = match tray.rest_until {
        Some(until) => words.msg_tray_rest(words.time_of_day(until.time())),
        None => words.msg_tray_idle(),
    };
    TrayWords { line, title }
}
