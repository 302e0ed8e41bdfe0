//! Services of the desktop that answer slowly, wrongly or never, or come and go: none of them holds up the window, the diary or
//! the timers, and no notice is lost or shown twice.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::TimeDelta;
use fantoccini::key::Key;
use serde_json::json;
use zbus::connection::Builder;
use zbus::object_server::{Interface, SignalEmitter};
use zbus::wire::OwnedVariant;
use zbus::{Connection, block_on, interface};

use crate::desk::Desk;
use crate::notices::Notices;
use crate::poll::{poll_for, until};
use crate::window::Window;

const OFF: &str = "Notices are off on this computer.";
const DOCTOR: &str = "A good time to see a doctor";
/// How soon an entry must be saved, whoever does not answer.
const AT_ONCE: Duration = Duration::from_secs(2);

/// The first lines of what was to be shown, in order.
type Asked = Arc<Mutex<Vec<String>>>;

/// A service that owns a name of the bus.
struct Odd {
    asked: Asked,
    _connection: Connection,
}

impl Odd {
    #[track_caller]
    fn serve(desk: &Desk, name: &'static str, path: &'static str, service: impl Interface, asked: Asked) -> Odd {
        let builder = Builder::address(desk.bus()).serve_at(path, service).name(name);
        Odd { asked, _connection: block_on(builder.build()).unwrap() }
    }

    fn times_asked(&self, words: &str) -> usize {
        self.asked.lock().unwrap().iter().filter(|summary| summary.contains(words)).count()
    }
}

const NOTICES: (&str, &str) = ("org.freedesktop.Notifications", "/org/freedesktop/Notifications");

type Hints = HashMap<String, OwnedVariant>;

/// Takes every call and answers none.
struct Silent(Asked);

#[interface(name = "org.freedesktop.Notifications")]
impl Silent {
    #[allow(clippy::too_many_arguments, reason = "the freedesktop specification has that many")]
    async fn notify(
        &self,
        _app: String,
        _replaces: u32,
        _icon: String,
        summary: String,
        _body: String,
        _actions: Vec<String>,
        _hints: Hints,
        _expires_in: i32,
    ) -> u32 {
        self.0.lock().unwrap().push(summary);
        std::future::pending().await
    }

    async fn close_notification(&self, _id: u32) {
        std::future::pending().await
    }

    async fn get_server_information(&self) -> (String, String, String, String) {
        std::future::pending().await
    }
}

/// Answers what nobody can read.
struct Garbled(Asked);

#[interface(name = "org.freedesktop.Notifications")]
impl Garbled {
    #[allow(clippy::too_many_arguments, reason = "the freedesktop specification has that many")]
    async fn notify(
        &self,
        _app: String,
        _replaces: u32,
        _icon: String,
        summary: String,
        _body: String,
        _actions: Vec<String>,
        _hints: Hints,
        _expires_in: i32,
    ) -> String {
        self.0.lock().unwrap().push(summary);
        "shown, or so".to_owned()
    }

    async fn get_server_information(&self) -> u32 {
        7
    }
}

/// Answers after three seconds, which is longer than anybody is waited for.
struct Slow(Asked);

const SLOW: Duration = Duration::from_secs(3);

#[interface(name = "org.freedesktop.Notifications")]
impl Slow {
    #[allow(clippy::too_many_arguments, reason = "the freedesktop specification has that many")]
    async fn notify(
        &self,
        _app: String,
        _replaces: u32,
        _icon: String,
        summary: String,
        _body: String,
        _actions: Vec<String>,
        _hints: Hints,
        _expires_in: i32,
    ) -> u32 {
        std::thread::sleep(SLOW);
        let mut asked = self.0.lock().unwrap();
        asked.push(summary);
        u32::try_from(asked.len()).unwrap()
    }

    async fn close_notification(&self, _id: u32) {}

    async fn get_server_information(&self) -> (String, String, String, String) {
        std::thread::sleep(SLOW);
        ("slow".into(), "Respite".into(), "1".into(), "1.2".into())
    }
}

/// Takes every notice and closes it before anybody can look.
struct Closing(Asked);

#[interface(name = "org.freedesktop.Notifications")]
impl Closing {
    #[allow(clippy::too_many_arguments, reason = "the freedesktop specification has that many")]
    async fn notify(
        &self,
        _app: String,
        _replaces: u32,
        _icon: String,
        summary: String,
        _body: String,
        _actions: Vec<String>,
        _hints: Hints,
        _expires_in: i32,
        #[zbus(signal_emitter)] emitter: SignalEmitter<'_>,
    ) -> u32 {
        let id = {
            let mut asked = self.0.lock().unwrap();
            asked.push(summary);
            u32::try_from(asked.len()).unwrap()
        };
        let _ = Self::notification_closed(&emitter, id, 4).await;
        id
    }

    async fn close_notification(&self, _id: u32) {}

    async fn get_server_information(&self) -> (String, String, String, String) {
        ("closing".into(), "Respite".into(), "1".into(), "1.2".into())
    }

    #[zbus(signal)]
    async fn notification_closed(emitter: &SignalEmitter<'_>, id: u32, reason: u32) -> zbus::Result<()>;
}

/// A place for tray icons that answers nothing.
struct SilentTray;

#[interface(name = "org.kde.StatusNotifierWatcher")]
impl SilentTray {
    async fn register_status_notifier_item(&self, _service: String) {
        std::future::pending().await
    }

    async fn register_status_notifier_host(&self, _service: String) {
        std::future::pending().await
    }
}

#[track_caller]
fn serve<S: Interface>(desk: &Desk, service: impl FnOnce(Asked) -> S) -> Odd {
    let asked = Asked::default();
    Odd::serve(desk, NOTICES.0, NOTICES.1, service(asked.clone()), asked)
}

/// An entry is saved at once.
#[track_caller]
fn saves_at_once(desk: &Desk, window: &Window<'_>) {
    let entries = || desk.json(&["diary"])[0]["entries"].as_array().map_or(0, Vec::len);
    let before = entries();
    window.click("button", "I have a spasm now*");
    let saved = poll_for(AT_ONCE, || (entries() > before).then_some(()));
    assert!(saved.is_ok(), "not saved within {AT_ONCE:?}:\n{}", window.words());
    window.wait_for("Spasm saved");
    window.press(Key::Escape);
}

/// What the program has said so far on standard error.
fn said(desk: &Desk) -> String {
    std::fs::read_to_string(desk.logs().join("WebKitWebDriver.log")).unwrap_or_default()
}

/// A pack that the terminal tells of is timed in the window.
#[track_caller]
fn times_a_pack(desk: &Desk, window: &Window<'_>) {
    desk.tell(&["session", "start", "cold", "--place", "low-back-left"]);
    window.wait_for("Cold on low back, left");
    desk.clock.advance(TimeDelta::minutes(5));
    window.role("heading", "Look at your skin now");
    desk.clock.advance(TimeDelta::minutes(10));
    desk.wait_for_title("Take the pack off");
}

#[test]
fn a_service_that_never_answers_holds_nothing_up() {
    let desk = Desk::without_notices();
    let service = serve(&desk, Silent);
    let window = desk.open();
    saves_at_once(&desk, &window);
    window.wait_for(OFF);
    times_a_pack(&desk, &window);
    until("it was asked to show the end", || service.times_asked("Take the cold off") > 0);
    saves_at_once(&desk, &window);
    window.click("link", "Settings");
    window.click("button", "Show a test notice");
    window.wait_for("This computer shows no notices.");
}

#[test]
fn answers_that_nobody_can_read_count_as_none_and_are_not_asked_for_again_and_again() {
    let desk = Desk::without_notices();
    let service = serve(&desk, Garbled);
    let window = desk.open();
    saves_at_once(&desk, &window);
    window.wait_for(OFF);
    times_a_pack(&desk, &window);
    saves_at_once(&desk, &window);
    assert!(service.times_asked("Look at your skin") == 1, "{:?}", service.asked.lock().unwrap());
}

#[test]
fn a_notice_that_is_shown_late_is_not_shown_twice() {
    let desk = Desk::without_notices();
    let service = serve(&desk, Slow);
    let window = desk.open();
    saves_at_once(&desk, &window);
    desk.tell(&["session", "start", "cold", "--place", "low-back-left"]);
    desk.clock.advance(TimeDelta::minutes(5));
    until("the notice is shown at last", || service.times_asked("Look at your skin") == 1);
    saves_at_once(&desk, &window);
    desk.clock.advance(TimeDelta::minutes(10));
    until("so is the next", || service.times_asked("Take the cold off") == 1);
    assert_eq!(service.times_asked("Look at your skin"), 1);
}

#[test]
fn a_notice_that_is_closed_at_once_was_shown() {
    let desk = Desk::without_notices();
    let service = serve(&desk, Closing);
    let window = desk.open();
    times_a_pack(&desk, &window);
    until("the end is shown", || service.times_asked("Take the cold off") == 1);
    saves_at_once(&desk, &window);
    assert_eq!(service.times_asked("Look at your skin"), 1);
}

#[test]
fn what_nobody_was_there_to_show_is_shown_once_somebody_comes() {
    let desk = Desk::without_notices();
    desk.clock.set("2026-11-22T12:00:00+01:00");
    desk.tell(&["log", "--spasm=1", "--worst=6", "--onset=2026-11-01"]);
    desk.tell(&["visit", "add", "--on", "2026-11-23"]);
    let window = desk.open();
    window.wait_for(OFF);

    let notices = Notices::serve(desk.bus());
    notices.wait_for("Your visit is on");
    window.wait_without(OFF);
    desk.wait_until_kept("visit-1-2026-11-23");
    window.kill_9();
    let window = desk.open();
    saves_at_once(&desk, &window);
    desk.clock.advance(TimeDelta::minutes(1));
    saves_at_once(&desk, &window);
    let shown: Vec<_> = notices.all().into_iter().map(|notice| notice.summary).collect();
    assert_eq!(shown.iter().filter(|summary| summary.contains("Your visit is on")).count(), 1, "{shown:?}");
}

#[test]
fn a_doctor_reminder_waits_for_whoever_shows_notices() {
    let desk = Desk::without_notices();
    desk.clock.set("2026-11-22T12:00:00+01:00");
    desk.tell(&["log", "--spasm=1", "--worst=6", "--onset=2026-11-01"]);
    let window = desk.open();
    window.wait_for(OFF);
    window.kill_9();
    let window = desk.open();
    window.wait_for(OFF);
    let notices = Notices::serve(desk.bus());
    notices.wait_for(DOCTOR);
    desk.wait_until_kept("doctor-two-weeks");
    window.kill_9();
    let window = desk.open();
    saves_at_once(&desk, &window);
    assert_eq!(notices.all().iter().filter(|notice| notice.summary == DOCTOR).count(), 1);
}

#[test]
fn a_service_that_goes_while_a_notice_is_shown_takes_nothing_with_it() {
    let desk = Desk::without_notices();
    let first = Notices::serve(desk.bus());
    let window = desk.open();
    desk.tell(&["session", "start", "cold", "--place", "low-back-left"]);
    window.wait_for("Cold on low back, left");
    desk.clock.advance(TimeDelta::minutes(5));
    first.wait_for("Look at your skin");
    drop(first);
    saves_at_once(&desk, &window);
    desk.clock.advance(TimeDelta::minutes(10));
    desk.wait_for_title("Take the pack off");
    saves_at_once(&desk, &window);
    let second = Notices::serve(desk.bus());
    second.wait_for("Take the cold off");
    assert_eq!(second.all().len(), 1, "{:#?}", second.all());
}

#[test]
fn a_tray_that_never_answers_holds_nothing_up() {
    let desk = Desk::new();
    let asked = Asked::default();
    let _tray = Odd::serve(&desk, "org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher", SilentTray, asked);
    let window = desk.open();
    saves_at_once(&desk, &window);
    times_a_pack(&desk, &window);
    desk.notices().wait_for("Take the cold off");
}

#[test]
fn a_panic_is_told_and_survived() {
    let desk = Desk::new();
    let window = desk.open();
    saves_at_once(&desk, &window);
    desk.tell(&["session", "start", "cold", "--place", "low-back-left"]);
    window.wait_for("Cold on low back, left");
    desk.clock.spoil();
    until("the engine panics", || said(&desk).contains("`no` is not a whole number"));
    desk.clock.advance(TimeDelta::zero());
    window.wait_for("Respite met a fault and went on. Your diary is as it was saved.");
    desk.notices().wait_for("Respite is in trouble");
    saves_at_once(&desk, &window);
    desk.clock.advance(TimeDelta::minutes(15));
    desk.notices().wait_for("Take the cold off");
    assert_eq!(desk.json(&["status"])["session"], json!(null));
}
