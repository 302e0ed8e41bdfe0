//! Whether anything shows notices on this computer, as was heard last. Nobody is asked while a person waits for the answer.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;

use crate::within::within;

/// Who shows notices on the bus, and the interface by which.
#[cfg(all(unix, not(target_os = "macos")))]
pub(crate) const SERVICE: &str = "org.freedesktop.Notifications";

/// How long to rest between two questions, whoever wants to know.
const REST: Duration = Duration::from_secs(3);
/// How long to wait before asking by oneself again while nothing shows notices.
const LOOK_AGAIN_AFTER: Duration = Duration::from_secs(30);

/// Whether anything shows notices.
pub(crate) struct Reach {
    heard: Mutex<Option<bool>>,
    wanted: Notify,
    changed: Box<dyn Fn() + Send + Sync>,
}

impl Reach {
    /// Begins to ask. `changed` is called whenever the answer is another one.
    pub(crate) fn start(changed: impl Fn() + Send + Sync + 'static) -> Arc<Reach> {
        let reach = Arc::new(Reach { heard: Mutex::default(), wanted: Notify::new(), changed: Box::new(changed) });
        tauri::async_runtime::spawn(keep_asking(reach.clone()));
        reach
    }

    /// Asks nobody, and says that something shows notices.
    #[cfg(feature = "time-travel")]
    pub(crate) fn that_shows() -> Arc<Reach> {
        Arc::new(Reach { heard: Mutex::new(Some(true)), wanted: Notify::new(), changed: Box::new(|| {}) })
    }

    /// What was heard last, `None` before the first answer; and asks anew.
    pub(crate) fn last(&self) -> Option<bool> {
        self.wanted.notify_one();
        *self.heard.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes whether something shows notices.
    pub(crate) fn hear(&self, shows: bool) {
        let before = self.heard.lock().unwrap_or_else(PoisonError::into_inner).replace(shows);
        if before != Some(shows) {
            (self.changed)();
        }
    }
}

async fn keep_asking(reach: Arc<Reach>) {
    loop {
        let shows = within(answers()).await.unwrap_or(false);
        reach.hear(shows);
        tokio::time::sleep(REST).await;
        if shows {
            reach.wanted.notified().await;
        } else {
            // Whoever shows notices may be starting still.
            tokio::time::timeout(LOOK_AGAIN_AFTER, reach.wanted.notified()).await.ok();
        }
    }
}

/// Whether anything answers that could show notices. It may never come back.
#[cfg(all(unix, not(target_os = "macos")))]
async fn answers() -> bool {
    let asked = async || -> zbus::Result<()> {
        let bus = zbus::Connection::session().await?;
        let information = bus
            .call_method(Some(SERVICE), "/org/freedesktop/Notifications", Some(SERVICE), "GetServerInformation", &())
            .await?;
        // Who answers something else can't be relied on.
        let _: (String, String, String, String) = information.body().deserialize()?;
        Ok(())
    };
    asked().await.is_ok()
}

#[cfg(any(windows, target_os = "macos"))]
async fn answers() -> bool {
    true
}
