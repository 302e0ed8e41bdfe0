//! By ear: what appears by itself is said by a screen reader.

use std::collections::HashMap;

use chrono::TimeDelta;

use crate::desk::Desk;
use crate::poll::poll;
use crate::tree::HEADING;

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

/// What takes a press or a word: push and toggle button, check box, radio button, link, entry, combo box, slider, spin button.
const CONTROLS: [u32; 9] = [43, 62, 7, 44, 88, 79, 11, 51, 52];

/// Of how many controls of a screen one thing may be said besides their names.
const MOST_SAID_OF: usize = 5;

#[test]
fn every_control_has_a_name_on_every_screen_and_nothing_is_said_of_each() {
    let desk = Desk::new().with_screen_reader();
    let window = desk.open_with(&["--demo"]);
    let mut faults = Vec::new();
    let screens = ["Heat and cold", "What helps", "Medicines", "Charts", "Doctor", "Summary", "Settings", "Today"];
    let ways = screens.map(|screen| (screen, screen)).into_iter().chain([("write the whole entry", "New entry")]);
    for (link, screen) in ways {
        window.click("link", link);
        window.role("heading", screen);
        // The bus hears of it a moment later.
        let tree = poll(|| {
            let tree = desk.screen_reader().tree();
            let mut is_there = false;
            tree.walk(&mut |node, _| is_there |= node.role == HEADING && node.name == screen);
            is_there.then_some(tree)
        });
        let tree = tree.unwrap_or_else(|()| {
            panic!("{screen} has no heading of its name on the bus: {:?}", desk.screen_reader().tree())
        });
        let mut said = HashMap::new();
        tree.walk(&mut |node, within| {
            if CONTROLS.contains(&node.role) {
                *said.entry(&node.description).or_insert(0) += usize::from(!node.description.is_empty());
                if node.name.is_empty() {
                    faults.push(format!("{screen}: {} without a name in {} {:?}", node.role, within.role, within.name));
                }
            }
        });
        // What the ends of a scale mean may stand at each scale.
        let of_many = said.into_iter().filter(|(_, controls)| *controls > MOST_SAID_OF);
        faults.extend(of_many.map(|(words, controls)| format!("{screen}: {words:?} is said of {controls}")));
    }
    assert!(faults.is_empty(), "{faults:#?}");
}
