//! Notices on the desktop's bus: <https://specifications.freedesktop.org/notification-spec/latest/>.

use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use notify_rust::{CloseReason, Hint, Notification, NotificationHandle, NotificationResponse, Urgency};
use respite_wording::Spoken;
use tokio::sync::oneshot;
use tokio::time::{sleep, timeout};

use super::{Heard, Told, notification};
use crate::bus;
use crate::reach::{Reach, SERVICE};
use crate::within::{LIMIT, within};

/// How long a service that is there but does not answer, or not so that it can be understood, has for one notice. It may have
/// shown it, so it is not asked again sooner.
const PATIENCE: Duration = Duration::from_secs(30);

/// One that was shown, or is on its way.
pub(super) struct Shown {
    /// Ends the task that keeps the notice's handle alive; without it GNOME drops the notice.
    end: oneshot::Sender<()>,
    /// It lies in the list of the desktop.
    slid_away: Arc<AtomicBool>,
}

fn dressed(spoken: &Spoken, heard: Heard) -> Notification {
    let mut notification = notification(spoken);
    if heard == Heard::No {
        notification.hint(Hint::SuppressSound(true));
    }
    notification.hint(Hint::DesktopEntry("io.github.respite_diary.Respite".to_owned())).action("default", "");
    if spoken.urgent {
        notification.urgency(Urgency::Critical).hint(Hint::SoundName("alarm-clock-elapsed".to_owned()));
    }
    notification
}

pub(super) fn show(
    spoken: &Spoken,
    heard: Heard,
    reach: Arc<Reach>,
    told: Told,
    pressed: impl FnOnce(&str) + Send + 'static,
) -> Shown {
    let (end, mut ended) = oneshot::channel();
    let slid_away = Arc::<AtomicBool>::default();
    let shown = Shown { end, slid_away: Arc::clone(&slid_away) };
    let notification = dressed(spoken, heard);
    tauri::async_runtime::spawn(async move {
        let Some(handle) = taken(&notification, &reach, told, &mut ended).await else { return };
        let mut closed = None;
        let gone = handle.wait_for_action_async(|response| match response {
            NotificationResponse::Action(code) => pressed(code),
            NotificationResponse::Default => pressed("default"),
            NotificationResponse::Closed(why) => closed = Some(*why),
            NotificationResponse::Reply(_) => {}
        });
        tokio::select! {
            () = gone => {}
            _ = &mut ended => {}
        }
        match closed {
            Some(CloseReason::Expired) => {
                // It is in the list of the desktop, to be read, until it is true no more.
                slid_away.store(true, Ordering::SeqCst);
                ended.await.ok();
            }
            Some(_) => return,
            // Some leave a notice in their list that was pressed there.
            None => {}
        }
        close(&handle).await;
    });
    shown
}

/// Whether nobody has answered it or put it away.
pub(super) fn is_on_the_screen(shown: &Shown) -> bool {
    !shown.end.is_closed() && !shown.slid_away.load(Ordering::SeqCst)
}

pub(super) fn withdraw(shown: Shown) {
    shown.end.send(()).ok();
}

/// The notice on the screen, and the word that it is there. A notice that was taken back before that is closed as soon as it is
/// shown, and nothing is told of it.
async fn taken(
    notification: &Notification,
    reach: &Reach,
    told: Told,
    ended: &mut oneshot::Receiver<()>,
) -> Option<NotificationHandle> {
    let mut showing = pin!(notification.show_async());
    let answer = match timeout(LIMIT, &mut showing).await {
        Ok(answer) => Some(answer),
        Err(_) => {
            tracing::warn!("whoever shows notices does not answer");
            reach.hear(false);
            timeout(PATIENCE, &mut showing).await.ok()
        }
    };
    let wanted = matches!(ended.try_recv(), Err(oneshot::error::TryRecvError::Empty));
    match answer {
        Some(Ok(handle)) if wanted => {
            reach.hear(true);
            told.say(true);
            return Some(handle);
        }
        Some(Ok(handle)) => {
            told.forget();
            close(&handle).await;
        }
        Some(Err(error)) => {
            tracing::warn!(%error, "a notice could not be shown");
            reach.hear(false);
            // Where nobody is, somebody may come at any moment.
            let somebody_is_there = within(bus::has_owner(SERVICE)).await.unwrap_or(true);
            if somebody_is_there && wanted {
                tokio::select! {
                    () = sleep(PATIENCE) => told.say(false),
                    _ = ended => told.forget(),
                }
            } else if wanted {
                told.say(false);
            } else {
                told.forget();
            }
        }
        None => {
            if wanted {
                told.say(false)
            } else {
                told.forget()
            }
            // It is tried again, so what still comes of this try would be the second.
            if let Ok(Ok(handle)) = timeout(PATIENCE, &mut showing).await {
                close(&handle).await;
            }
        }
    }
    None
}

async fn close(handle: &NotificationHandle) {
    within(handle.close_async()).await;
}
