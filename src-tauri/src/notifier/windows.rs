//! Notices of Windows. It lets no program take one back, and keeps one that has slid away among the others, so a press may come hours
//! later: the engine judges it. Through Windows' own library rather than notify-rust, which hears no press on one that has slid away, nor
//! one beside the buttons.

use std::sync::{Arc, Mutex, PoisonError};

use respite_wording::Spoken;
use tauri_winrt_notification::{Duration, LoopableSound, Scenario, Sound, Toast};

use super::{Heard, Told};
use crate::reach::Reach;

pub(super) struct Shown;

pub(super) fn show(
    spoken: &Spoken,
    _: Heard,
    reach: Arc<Reach>,
    told: Told,
    pressed: impl FnOnce(&str) + Send + 'static,
) -> Shown {
    let spoken = spoken.clone();
    // Windows may take its time over it.
    let showing = std::thread::Builder::new().name("notice".to_owned()).spawn(move || {
        let shown = toast(&spoken, pressed)
            .show()
            .inspect_err(|error| tracing::warn!(%error, "a notice could not be shown"))
            .is_ok();
        reach.hear(shown);
        told.say(shown);
    });
    if let Err(error) = showing {
        tracing::warn!(%error, "a notice could not be shown");
    }
    Shown
}

fn toast(spoken: &Spoken, pressed: impl FnOnce(&str) + Send + 'static) -> Toast {
    let known = !cfg!(debug_assertions) && known_to_windows();
    // Without a name of its own the toast says PowerShell.
    let mut toast =
        Toast::new(if known { ID } else { Toast::POWERSHELL_APP_ID }).title(&spoken.title).text1(&spoken.body);
    for (button, said) in spoken.buttons.iter().enumerate() {
        toast = toast.add_button(&said.label, &button.to_string());
    }
    toast = if spoken.urgent {
        // It stays until somebody answers.
        toast.scenario(Scenario::Reminder).duration(Duration::Long).sound(Some(Sound::Single(LoopableSound::Alarm)))
    } else {
        toast.duration(Duration::Short).sound(None)
    };
    let pressed = Mutex::new(Some(pressed));
    toast.on_activated(move |button| {
        // One press is all that a notice takes.
        let pressed = pressed.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(pressed) = pressed {
            pressed(button.as_deref().unwrap_or("default"));
        }
        Ok(())
    })
}

/// Nobody can tell, and one that is there can't be taken back: a second one beside it would be heard.
pub(super) fn is_on_the_screen(_: &Shown) -> bool {
    false
}

pub(super) fn withdraw(_: Shown) {}

/// What Windows knows the program by.
const ID: &str = "io.github.respite_diary.Respite";

/// Whether Windows knows the program by its name. It takes no notice of one that it does not know, and says nothing of that; so the
/// program tells it, be it installed or only unpacked:
/// <https://learn.microsoft.com/windows/apps/develop/notifications/app-notifications/send-local-toast-other-apps>.
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
