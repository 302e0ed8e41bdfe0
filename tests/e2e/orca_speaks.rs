//! What a person who sees nothing hears: a real Orca, and a real keyboard. `docs/heard.md` has it written out.

use chrono::TimeDelta;

use crate::desk::Desk;
use crate::orca::Orca;

/// A window that is open and has the focus, and the reader that listens.
#[track_caller]
fn open(desk: &Desk) -> (Orca, crate::process::Process) {
    let orca = desk.start_orca();
    let window = desk.start(&[]);
    desk.wait_for_title("Respite");
    (orca, window)
}

#[test]
#[ignore = "half a minute each, and Orca is slow on a busy computer: CONTRIBUTING tells how they are run"]
fn a_spasm_a_pack_and_an_emergency_are_spoken() {
    let desk = Desk::new().with_screen_reader();
    let (orca, _window) = open(&desk);

    orca.tab_to(&desk, "I have a spasm now push button");
    let since = orca.now();
    desk.keys(&["Return"]);
    orca.wait_for(since, "Spasm saved");
    orca.tab_to(&desk, "Get cold ready push button");

    let since = orca.now();
    desk.tell(&["session", "start", "cold", "--place=low-back-left", "--minutes=15"]);
    orca.wait_for(since, "15 minutes left");
    let since = orca.now();
    desk.clock.advance(TimeDelta::minutes(15));
    orca.wait_for(since, "Take the pack off now");

    let since = orca.now();
    desk.tell(&["signs", "--tick=saddle"]);
    orca.wait_for(since, "Call");
    orca.tab_to(&desk, "I have called, or I am getting help push button");
}

#[test]
#[ignore = "half a minute each, and Orca is slow on a busy computer: CONTRIBUTING tells how they are run"]
fn a_start_that_is_refused_and_the_reminder_are_spoken() {
    let desk = Desk::new().with_screen_reader();
    desk.clock.set("2026-11-16T10:00:00+01:00");
    for day in 1..=15 {
        desk.tell(&["log", "--at", &format!("2026-11-{day:02}T12:00:00+01:00"), "--spasm=1", "--worst=6"]);
    }
    let (orca, _window) = open(&desk);

    orca.tab_to(&desk, "Time to see a doctor: more than two weeks");
    let since = orca.now();
    desk.keys(&["Return"]);
    orca.tab_to(&desk, "I have an appointment");
    assert!(!orca.said()[since..].iter().any(|line| line == "blank"), "{:#?}", orca.said());

    // The questions before the first session are read to the end.
    orca.tab_to(&desk, "Start cold push button");
    desk.keys(&["Return"]);
    orca.tab_to(&desk, "I have read this push button");
    desk.keys(&["Return"]);
    orca.tab_to(&desk, "Low back, left check box not checked");
    desk.keys(&["space"]);
    orca.tab_to(&desk, "Start cold push button");
    let since = orca.now();
    desk.keys(&["Return"]);
    orca.wait_for(since, "Please read and tick this first.");
    assert_eq!(desk.json(&["status"])["session"], serde_json::Value::Null);
}

#[test]
#[ignore = "half a minute each, and Orca is slow on a busy computer: CONTRIBUTING tells how they are run"]
fn the_way_to_the_printed_page_is_spoken() {
    let desk = Desk::new().with_screen_reader();
    let (orca, _window) = open(&desk);
    orca.tab_to(&desk, "I have a spasm now push button");
    desk.keys(&["ctrl+8"]);
    orca.tab_to(&desk, "Print push button");
    orca.tab_to(&desk, "Save PDF push button");
}
