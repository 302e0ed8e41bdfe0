//! Notices of Windows, through its own library: notify-rust hears no press on one that has slid away to the others, nor one beside the
//! buttons, and takes none back (ADR 34).

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use respite_wording::Spoken;
use windows::Data::Xml::Dom::XmlDocument;
use windows::Foundation::TypedEventHandler;
use windows::UI::Notifications::{ToastActivatedEventArgs, ToastNotification, ToastNotificationManager};
use windows::core::{HSTRING, IInspectable, Interface};

use super::toast::toast;
use super::{Heard, Told, beside};
use crate::reach::Reach;

/// One that was given to Windows, or is on its way there.
pub(super) struct Shown {
    tag: HSTRING,
    taken_back: Arc<AtomicBool>,
    /// Windows tells of a press as long as somebody holds the notice:
    /// <https://learn.microsoft.com/uwp/api/windows.ui.notifications.toastnotification>.
    _held: Arc<OnceLock<ToastNotification>>,
}

/// What parts the notices of this window from each other; its process parts them from those of another diary's, and of another start.
static NUMBER: AtomicU64 = AtomicU64::new(0);

pub(super) fn show(
    spoken: &Spoken,
    _: Heard,
    reach: Arc<Reach>,
    told: Told,
    pressed: impl FnOnce(&str) + Send + 'static,
) -> Shown {
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let tag = HSTRING::from(format!("{}-{number}", std::process::id()));
    let (taken_back, held) = (Arc::<AtomicBool>::default(), Arc::<OnceLock<_>>::default());
    let shown = Shown { tag: tag.clone(), taken_back: Arc::clone(&taken_back), _held: Arc::clone(&held) };
    let document = toast(spoken);
    // Windows may take its time over it.
    beside(move || {
        let given =
            give(&document, &tag, pressed).map(|toast| held.set(toast)).inspect_err(|error| warn(error)).is_ok();
        reach.hear(given);
        if taken_back.load(Ordering::SeqCst) {
            told.forget();
            take_back(&tag);
        } else {
            told.say(given);
        }
    });
    shown
}

/// Nobody can tell without asking Windows: a second one beside it would be heard.
pub(super) fn is_on_the_screen(_: &Shown) -> bool {
    false
}

pub(super) fn withdraw(shown: Shown) {
    shown.taken_back.store(true, Ordering::SeqCst);
    beside(move || take_back(&shown.tag));
}

fn give(
    document: &str,
    tag: &HSTRING,
    pressed: impl FnOnce(&str) + Send + 'static,
) -> windows::core::Result<ToastNotification> {
    let xml = XmlDocument::new()?;
    xml.LoadXml(&HSTRING::from(document))?;
    let toast = ToastNotification::CreateToastNotification(&xml)?;
    toast.SetTag(tag)?;
    toast.SetGroup(&HSTRING::from(GROUP))?;
    let pressed = Mutex::new(Some(pressed));
    toast.Activated(&TypedEventHandler::<ToastNotification, IInspectable>::new(move |_, told| {
        let told = told.as_ref().and_then(|told| told.cast::<ToastActivatedEventArgs>().ok());
        let button = told.and_then(|told| told.Arguments().ok()).map(|button| button.to_string());
        // One press is all that a notice takes.
        if let Some(pressed) = pressed.lock().unwrap_or_else(PoisonError::into_inner).take() {
            pressed(&button.unwrap_or_default());
        }
        Ok(())
    }))?;
    ToastNotificationManager::CreateToastNotifierWithId(&HSTRING::from(program()))?.Show(&toast)?;
    Ok(toast)
}

/// Off the screen, and from among the others.
fn take_back(tag: &HSTRING) {
    let history = ToastNotificationManager::History();
    let (group, program) = (HSTRING::from(GROUP), HSTRING::from(program()));
    let taken = history.and_then(|history| history.RemoveGroupedTagWithId(tag, &group, &program));
    if let Err(error) = taken {
        warn(&error);
    }
}

fn warn(error: &windows::core::Error) {
    tracing::warn!(%error, "Windows did not take a notice, or give it back");
}

/// Under what name the notices come. Without a name of its own the program is PowerShell.
fn program() -> &'static str {
    let known = !cfg!(debug_assertions) && known_to_windows();
    if known { ID } else { r"{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\WindowsPowerShell\v1.0\powershell.exe" }
}

/// What the notices of the program stand under.
const GROUP: &str = "respite";
/// What Windows knows the program by.
const ID: &str = "io.github.respite_diary.Respite";

/// Whether Windows knows the program by its name. It takes no notice of one that it does not know, and says nothing of that; so the
/// program tells it, be it installed or only unpacked:
/// <https://learn.microsoft.com/windows/apps/develop/notifications/app-notifications/send-local-toast-other-apps>.
fn known_to_windows() -> bool {
    static KNOWN: OnceLock<bool> = OnceLock::new();
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
