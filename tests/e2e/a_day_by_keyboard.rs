//! A day in the diary without a mouse: log, look, change, delete, take back; and the disk holds what the screen said.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::window::Window;

/// Chooses the option so many steps to the right of the one that has the focus.
#[track_caller]
fn right(window: &Window<'_>, steps: usize) {
    for _ in 0..steps {
        window.press(Key::Right);
    }
}

/// The entries on disk, latest first.
#[track_caller]
fn entries(desk: &Desk) -> Vec<Value> {
    let diary = desk.json(&["diary"]);
    diary.as_array().unwrap().iter().flat_map(|day| day["entries"].as_array().unwrap().clone()).collect()
}

#[test]
fn a_whole_entry_is_logged_found_changed_and_deleted() {
    let desk = Desk::new();
    desk.clock.set("2026-11-22T14:02:00+01:00");
    let window = desk.open();
    window.wait_for("A calm place for notes");

    window.type_text("n");
    window.role("heading", "New entry");
    window.tab_to("radio", "Now");
    right(&window, 2);
    window.tab_to("radio", "None");
    right(&window, 3);
    window.tab_to("textbox", "How many?");
    window.press_with(Key::Control, 'a');
    window.type_text("4");
    window.tab_to("radio", "0");
    right(&window, 7);
    window.tab_to("radio", "0");
    right(&window, 5);
    window.tab_to("checkbox", "Low back, left");
    window.type_text(" ");
    // The same places as a plain list, before the button that leads to it.
    window.tab_to("button", "Choose from a list*");
    window.press(Key::Return);
    window.tab_back_to("checkbox", "Low back, middle");
    window.type_text(" ");
    window.tab_to("checkbox", "Lifting");
    window.type_text(" ");
    window.tab_to("button", "Add your own");
    window.press(Key::Return);
    assert_eq!(window.focused(), ("textbox".to_owned(), "In your own words".to_owned()));
    window.type_text("Coughing in bed");
    window.press(Key::Return);
    window.role_in("What set it off?", "checkbox", "Coughing in bed");
    assert_eq!(window.focused(), ("button".to_owned(), "Add your own".to_owned()));
    window.tab_to("button", "More, if you like");
    window.press(Key::Return);
    window.tab_to("textbox", "When did this spasm begin?");
    window.type_date(2026, 11, 20);
    window.tab_to("textbox", "Note");
    // Letters that are shortcuts elsewhere.
    window.type_text("n s c: no shortcuts here");
    window.press_with(Key::Control, Key::Return.into());

    window.wait_for("entry is saved: 13:3");
    window.role("heading", "Today");
    let saved = entries(&desk);
    assert_eq!(saved.len(), 1, "{saved:#?}");
    let entry = &saved[0];
    let happened = entry["occurredAt"].as_str().unwrap().to_owned();
    assert!(happened.starts_with("2026-11-22T13:3"), "30 minutes before 14:02 or a little later: {happened}");
    let held = json!({
        "spasms": entry["spasms"], "worst": entry["worst"], "average": entry["average"],
        "interference": entry["interference"], "sleep": entry["sleep"], "places": entry["places"],
        "triggers": entry["triggers"], "onset": entry["onset"], "note": entry["note"], "changes": entry["changes"],
    });
    let meant = json!({
        "spasms": 4, "worst": 7, "average": 5, "interference": null, "sleep": null,
        "places": ["low-back-left", "low-back-centre"], "triggers": ["lifting", "Coughing in bed"],
        "onset": "2026-11-20", "note": "n s c: no shortcuts here", "changes": 0,
    });
    assert_eq!(held, meant);

    // The diary says the same.
    window.tab_to("link", "Diary");
    window.press(Key::Return);
    let time = &happened[11..16];
    window.role("button", &format!("Change the entry of {time}"));
    for said in [
        "4 spasms",
        "Worst 7",
        "Average 5",
        "Low back, left and middle",
        "Lifting",
        "Coughing in bed",
        "Began on 20 November",
        "n s c: no shortcuts here",
    ] {
        window.wait_for(said);
    }

    // Changed, and what was there before is kept.
    window.tab_to("button", &format!("Change the entry of {time}"));
    window.press(Key::Return);
    window.role("heading", "Change entry");
    window.tab_to("radio", "7");
    right(&window, 1);
    window.press_with(Key::Control, Key::Return.into());
    window.wait_for("Worst 8");
    window.wait_for("Changed once");
    window.tab_to("button", &format!("What was there before, entry of {time}"));
    window.press(Key::Return);
    window.role("dialog", "What was there before*");
    window.role("rowheader", "Worst pain");
    window.assert_accessible();
    window.press(Key::Escape);
    window.wait_gone("dialog", "What was there before*");
    let changed = entries(&desk);
    assert_eq!(
        (&changed[0]["worst"], &changed[0]["changes"], &changed[0]["spasms"]),
        (&json!(8), &json!(1), &json!(4))
    );

    // Deleted, and taken back.
    window.tab_to("button", &format!("Delete the entry of {time}"));
    window.press(Key::Return);
    window.wait_for(&format!("The entry of {time} is deleted."));
    window.wait_for("Nothing here yet");
    assert_eq!(entries(&desk), Vec::<Value>::new());
    window.tab_to("button", "Undo");
    window.press(Key::Return);
    window.role("button", &format!("Change the entry of {time}"));
    let back = entries(&desk);
    assert_eq!((&back[0]["worst"], &back[0]["note"]), (&json!(8), &entry["note"]));
}

#[test]
fn one_letter_logs_a_spasm_and_another_a_clear_day() {
    let desk = Desk::new();
    desk.clock.set("2026-11-22T14:02:00+01:00");
    let window = desk.open();
    window.role("button", "No spasm, no pain today*");
    window.type_text("c");
    window.wait_for("saved, 14:0");
    let clear = entries(&desk);
    assert_eq!((clear.len(), &clear[0]["spasms"], &clear[0]["worst"]), (1, &json!(0), &json!(0)));

    // Taken back with the button that stands there now.
    window.tab_to("button", "Undo");
    window.press(Key::Return);
    window.wait_for("Taken back. Nothing was kept.");
    assert_eq!(entries(&desk), Vec::<Value>::new());

    window.type_text("s");
    window.wait_for("saved, 14:0");
    let spasm = entries(&desk);
    assert_eq!((spasm.len(), &spasm[0]["spasms"], &spasm[0]["worst"]), (1, &json!(1), &Value::Null));

    // With the system's keys held, or on another screen, they are no shortcuts.
    window.press_with(Key::Control, 's');
    window.tab_to("link", "Diary");
    window.press(Key::Return);
    window.wait_for("1 spasm");
    window.type_text("sc");
    window.type_text("n");
    window.role("heading", "New entry");
    assert_eq!(entries(&desk).len(), 1);
    // A form with something in it is not left without a word.
    window.tab_to("button", "More, if you like");
    window.press(Key::Return);
    window.tab_to("textbox", "Note");
    window.type_text("half written");
    window.press(Key::Escape);
    window.role("dialog", "Leave without saving?");
    window.tab_to("button", "Leave");
    window.press(Key::Return);
    // Where one came from.
    window.role("heading", "Diary");
    assert_eq!(entries(&desk).len(), 1);
}
