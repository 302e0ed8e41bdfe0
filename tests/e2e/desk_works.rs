//! The desk itself works: without this, no other test here says anything.

use std::collections::HashMap;

use zbus::block_on;
use zbus::connection::Builder;
use zbus::export::serde::Serialize;
use zbus::message::Message;
use zbus::wire::{DynamicType, Variant};

use crate::desk::Desk;
use crate::poll::until;

/// Asks the bus of `desk` to show something, as any program does.
#[track_caller]
fn notify(desk: &Desk, replaces: u32, summary: &str) -> Option<u32> {
    let (icon, body, actions) = ("", "Take it off", ["off", "It is off"]);
    let hints = HashMap::from([("urgency", Variant::from(2_u8))]);
    let asked = call(desk, "Notify", &("respite", replaces, icon, summary, body, actions.as_slice(), hints, -1_i32));
    asked?.body().deserialize().ok()
}

fn call<B: Serialize + DynamicType>(desk: &Desk, method: &str, arguments: &B) -> Option<Message> {
    let connection = block_on(Builder::address(desk.bus()).build()).unwrap();
    let (name, path) = ("org.freedesktop.Notifications", "/org/freedesktop/Notifications");
    block_on(connection.call_method(Some(name), path, Some(name), method, arguments)).ok()
}

#[test]
fn notices_are_recorded_replaced_and_answered() {
    let desk = Desk::new();
    let id = notify(&desk, 0, "Time is nearly up").unwrap();
    assert_eq!(notify(&desk, id, "Time is up"), Some(id));
    let notice = desk.notices().wait_for("Time is up");
    assert_eq!((notice.body.as_str(), notice.replaces, notice.urgency), ("Take it off", id, Some(2)));
    assert_eq!((desk.notices().all().len(), desk.notices().open().len()), (2, 1));
    desk.notices().press(&notice, "It is off");
    desk.notices().wait_gone("Time is up");
}

#[test]
fn a_desk_without_a_service_shows_nothing() {
    assert_eq!(notify(&Desk::without_notices(), 0, "Time is up"), None);
}

#[test]
fn dunst_shows_and_takes_away() {
    let (desk, dunst) = Desk::with_dunst();
    let id = notify(&desk, 0, "Time is up").unwrap();
    until("dunst shows it", || dunst.shown() == 1);
    call(&desk, "CloseNotification", &id);
    until("dunst takes it away", || dunst.shown() == 0);
}
