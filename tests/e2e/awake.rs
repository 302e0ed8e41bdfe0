//! The computer stays awake while a pack is on: asleep, it would call nobody.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use chrono::TimeDelta;
use zbus::connection::Builder;
use zbus::fdo::DBusProxy;
use zbus::message::Header;
use zbus::wire::{OwnedObjectPath, OwnedVariant};
use zbus::{Connection, block_on, interface};

use crate::desk::Desk;
use crate::poll::until;

const SAYS: &str = "Keep this computer awake. While it sleeps";

/// Who asked, and to keep what from happening.
type Asked = Arc<Mutex<Vec<(String, u32)>>>;

/// A desktop that is asked before it sends the computer to sleep.
struct Portal(Asked);

#[interface(name = "org.freedesktop.portal.Inhibit")]
impl Portal {
    async fn inhibit(
        &self,
        _window: String,
        flags: u32,
        _options: HashMap<String, OwnedVariant>,
        #[zbus(header)] header: Header<'_>,
    ) -> OwnedObjectPath {
        self.0.lock().unwrap().push((header.sender().unwrap().to_string(), flags));
        OwnedObjectPath::try_from("/org/freedesktop/portal/desktop/request/one").unwrap()
    }
}

/// Whether somebody keeps the desktop from sending the computer to sleep: the last who asked, as long as they are on the bus.
fn is_held(bus: &Connection, asked: &Asked) -> bool {
    let Some((who, _)) = asked.lock().unwrap().last().cloned() else { return false };
    let names = block_on(DBusProxy::new(bus)).unwrap();
    block_on(names.name_has_owner(who.as_str().try_into().unwrap())).unwrap()
}

#[test]
fn the_computer_stays_awake_until_the_pack_is_off_or_was_called_long_enough() {
    let desk = Desk::new();
    let asked = Asked::default();
    let portal = Builder::address(desk.bus()).serve_at("/org/freedesktop/portal/desktop", Portal(asked.clone()));
    let bus = block_on(portal.name("org.freedesktop.portal.Desktop").build()).unwrap();
    let window = desk.open();
    window.role("heading", "Today");
    assert!(asked.lock().unwrap().is_empty(), "nothing is on");

    desk.tell(&["session", "start", "cold", "--place", "low-back-left", "--minutes", "15"]);
    until("it is kept awake", || is_held(&bus, &asked));
    assert_eq!(asked.lock().unwrap()[0].1, 4, "the computer's sleep, and not the screen's");
    desk.tell(&["session", "stop"]);
    until("it may sleep again", || !is_held(&bus, &asked));

    desk.tell(&["session", "start", "cold", "--place", "upper-back-left", "--minutes", "15"]);
    until("it is kept awake", || is_held(&bus, &asked));
    assert!(!window.words().contains(SAYS));
    desk.clock.advance(TimeDelta::minutes(16));
    desk.notices().wait_for("Take the cold off");
    assert!(is_held(&bus, &asked), "it is called still");
    desk.clock.advance(TimeDelta::minutes(5));
    until("whoever does not answer may sleep", || !is_held(&bus, &asked));
}

#[test]
fn where_nobody_keeps_it_awake_the_pack_says_so() {
    let desk = Desk::new();
    let window = desk.open();
    window.role("heading", "Today");
    desk.tell(&["session", "start", "cold", "--place", "low-back-left", "--minutes", "15"]);
    window.wait_for(SAYS);
    desk.tell(&["session", "stop"]);
    window.wait_without(SAYS);
}
