//! By ear: what appears by itself is said by a screen reader.

use chrono::TimeDelta;

use crate::desk::Desk;

#[test]
fn a_spasm_a_pack_and_an_emergency_are_heard() {
    let desk = Desk::new().with_screen_reader();
    let reader = desk.screen_reader();
    let window = desk.open();

    window.click("button", "I have a spasm now");
    reader.wait_for("Spasm saved");
    let spasms = reader.said().iter().filter(|text| text.starts_with("Spasm saved")).count();
    assert_eq!(spasms, 1, "{:?}", reader.said());

    desk.tell(&["session", "start", "cold", "--place=low-back-left", "--minutes=15"]);
    window.look_again();
    reader.wait_for("15 minutes left");
    desk.clock.advance(TimeDelta::minutes(15));
    window.look_again();
    reader.wait_for("Take the pack off now");

    desk.tell(&["signs", "--tick=saddle"]);
    window.look_again();
    reader.wait_for("Call");
}
