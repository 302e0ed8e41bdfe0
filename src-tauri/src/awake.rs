//! Keeps the computer awake while a pack's time runs and its end is told: asleep, it calls nobody. The screen may go dark. Who closes
//! the lid or sends it to sleep by hand still does; the engine asks afterwards when the pack came off.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

/// What keeps the computer awake, on a thread of its own: whoever is asked for it may never answer.
#[derive(Default)]
pub(crate) struct Awake {
    wanted: Option<Sender<bool>>,
    asked: AtomicBool,
    may_sleep: Arc<AtomicBool>,
}

impl Awake {
    /// Starts the thread. `changed` is called when it becomes known whether the computer may fall asleep all the same.
    pub(crate) fn start(changed: impl Fn() + Send + 'static) -> Awake {
        let (wanted, asked) = channel();
        let may_sleep = Arc::new(AtomicBool::new(false));
        let told = may_sleep.clone();
        let keep = move || keep_awake(&asked, &told, &changed);
        std::thread::Builder::new().name("awake".to_owned()).spawn(keep).ok();
        Awake { wanted: Some(wanted), may_sleep, ..Awake::default() }
    }

    /// Keeps the computer awake from now on, or no longer.
    pub(crate) fn keep(&self, awake: bool) {
        if self.asked.swap(awake, Ordering::Relaxed) != awake {
            self.wanted.as_ref().map(|wanted| wanted.send(awake));
        }
    }

    /// Whether it was to be kept awake, and nobody here does that.
    pub(crate) fn may_sleep(&self) -> bool {
        self.may_sleep.load(Ordering::Relaxed)
    }
}

fn keep_awake(asked: &Receiver<bool>, may_sleep: &AtomicBool, changed: &impl Fn()) {
    let mut held = None;
    while let Ok(wanted) = asked.recv() {
        // Who took long to answer may have been asked for something else meanwhile.
        let wanted = asked.try_iter().last().unwrap_or(wanted);
        // What was held is let go here.
        held = if wanted { platform::hold() } else { None };
        let may = wanted && held.is_none();
        if may_sleep.swap(may, Ordering::Relaxed) != may {
            changed();
        }
    }
    drop(held);
}

#[cfg(all(unix, not(target_os = "macos")))]
mod platform {
    //! Desktops that send a computer to sleep ask different parties whether they may, so each is told. What is held ends with the
    //! connection or the file, also if this program is killed.

    use std::collections::HashMap;
    use std::time::Duration;

    use zbus::blocking::connection::{Builder, Connection};
    use zbus::zvariant::{OwnedFd, OwnedObjectPath, Value};

    const WHO: &str = "Respite";
    /// Others may read it, so it says nothing of health.
    const WHY: &str = "A timer is running";
    /// How long anybody may take to answer.
    const LIMIT: Duration = Duration::from_secs(10);
    /// The flag for the computer's sleep, of the portal and of the session; that of an idle screen is another.
    const SUSPEND: u32 = 4;

    /// As long as this lives the computer stays awake.
    pub(super) struct Held {
        _desktop: Option<Connection>,
        _system: Option<OwnedFd>,
    }

    pub(super) fn hold() -> Option<Held> {
        let (desktop, system) = (desktop().ok().flatten(), system().ok());
        let holds = desktop.is_some() || system.is_some();
        holds.then_some(Held { _desktop: desktop, _system: system })
    }

    /// GNOME and others by the portal; KDE and Xfce by the older interface; Cinnamon and MATE, which may have no portal, by the one
    /// of their session.
    fn desktop() -> zbus::Result<Option<Connection>> {
        let bus = Builder::session()?.method_timeout(LIMIT).build()?;
        let options = HashMap::from([("reason", Value::from(WHY))]);
        let (name, path) = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop");
        let asked = bus.call_method(
            Some(name),
            path,
            Some("org.freedesktop.portal.Inhibit"),
            "Inhibit",
            &("", SUSPEND, options),
        );
        let by_portal = asked.and_then(|answer| answer.body().deserialize::<OwnedObjectPath>()).is_ok();
        let taken =
            |answer: zbus::Result<zbus::Message>| answer.and_then(|answer| answer.body().deserialize::<u32>()).is_ok();
        let (name, path) = ("org.freedesktop.PowerManagement.Inhibit", "/org/freedesktop/PowerManagement/Inhibit");
        let by_power = taken(bus.call_method(Some(name), path, Some(name), "Inhibit", &(WHO, WHY)));
        let (name, path) = ("org.gnome.SessionManager", "/org/gnome/SessionManager");
        let by_session = taken(bus.call_method(Some(name), path, Some(name), "Inhibit", &(WHO, 0_u32, WHY, SUSPEND)));
        Ok((by_portal || by_power || by_session).then_some(bus))
    }

    /// Systems whose service manager does it.
    fn system() -> zbus::Result<OwnedFd> {
        let bus = Builder::system()?.method_timeout(LIMIT).build()?;
        let name = "org.freedesktop.login1";
        let manager = "org.freedesktop.login1.Manager";
        let asked = ("idle", WHO, WHY, "block");
        bus.call_method(Some(name), "/org/freedesktop/login1", Some(manager), "Inhibit", &asked)?.body().deserialize()
    }
}

#[cfg(any(windows, target_os = "macos"))]
mod platform {
    /// As long as this lives the computer stays awake. On Windows it is the calling thread's.
    pub(super) fn hold() -> Option<keepawake::KeepAwake> {
        let mut awake = keepawake::Builder::default();
        awake.idle(true).app_name("Respite").app_reverse_domain("io.github.respite_diary.Respite");
        awake.reason("A timer is running").create().map_err(|error| tracing::warn!(%error, "it may fall asleep")).ok()
    }
}
