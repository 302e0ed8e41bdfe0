//! What a doctor is told of, seen as in `looks.rs`: medicines, warning signs, visits, history, charts, and what helps.

use fantoccini::key::Key;
use serde_json::json;

use crate::desk::Desk;
use crate::tour::Tour;
use crate::window::Window;

/// Medicines with all that is said of them, and the warning signs up to the emergency.
fn see_medicines_and_signs(window: &Window<'_>, called: &str) {
    let mut tour = Tour::of(window, called);

    window.role("heading", "Today");
    window.click("link", "Medicines");
    window.role("button", "I just took 2 tablets of Advil");
    tour.look("medicines");

    // Twice in a minute, then far too much: each said before it is saved.
    window.click("button", "I just took 2 tablets of Advil");
    window.wait_for("Saved: 2 tablets of Advil");
    window.click("button", "I just took 2 tablets of Advil");
    window.role("dialog", "Before you save");
    tour.look("dose-early");
    window.click("button", "Save what I took");
    window.wait_gone("dialog", "Before you save");
    window.click("button", "Other amount of Advil");
    window.role("dialog", "A dose of Advil");
    window.fill("textbox", "The amount", "8");
    window.click("radio", "Another time");
    tour.look("dose");
    window.click("radio", "Now");
    window.click("button", "Save");
    window.role("dialog", "Before you save");
    tour.look("dose-over");
    window.click("button", "Save what I took");
    window.role("dialog", "It is saved. Read this now");
    tour.look("dose-help");
    window.click("button", "I have read this");
    window.wait_gone("dialog", "It is saved. Read this now");
    window.wait_for("More than your label says");

    // A muscle relaxer, taken again.
    tour.unfold();
    window.click("button", "I take Cyclobenzaprine 5 mg again");
    window.role("dialog", "You take Cyclobenzaprine 5 mg again");
    tour.look("take-again");
    window.click("button", "I take it again");
    window.wait_gone("dialog", "You take Cyclobenzaprine 5 mg again");
    window.click("button", "I just took 1 tablet of Cyclobenzaprine 5 mg");
    window.role("dialog", "Before you save");
    tour.look("dose-driving");
    window.click("button", "Save what I took");
    window.wait_gone("dialog", "Before you save");
    window.click("checkbox", "I am 60 or older");
    tour.unfold();
    tour.to_top();
    tour.look("medicines-strong");
    window.click("button", "Change the dose of Advil*");
    tour.look_at_dialog("A dose of Advil", "dose-change");
    window.click("button", "Add a side effect");
    window.role("dialog", "Add a side effect");
    window.click("radio", "Something else");
    tour.look_at_dialog("Add a side effect", "side-effect");

    // The form, from the list and by hand, with all that is off said beside its field.
    window.click("button", "Change Cyclobenzaprine 5 mg");
    window.role("heading", "Change a medicine");
    tour.look("medicine-relaxer");
    window.press(Key::Escape);
    window.click("button", "Add a medicine");
    window.role("heading", "Add a medicine");
    window.fill("combobox", "Name", "tyl");
    tour.look("medicine-offers");
    // Looking around took the focus from it, and so closed the list.
    window.fill("combobox", "Name", "tyle");
    window.click("option", "Tylenol 8 HR 650 mg");
    window.click("button", "Add another ingredient");
    tour.unfold();
    tour.look("medicine-form");
    window.press_with(Key::Control, Key::Return.into());
    window.role("button", "Save*");
    tour.look("medicine-refused");
    window.press(Key::Escape);
    tour.look_at_dialog("Leave without saving?", "medicine-leave");
    window.press(Key::Escape);
    window.click("button", "Leave");
    window.click("link", "Today");
    window.role("button", "I just took 1 tablet of Cyclobenzaprine 5 mg");
    tour.look("today-medicines");

    window.click("link", "Get help");
    window.click("button", "Something changed");
    window.role("heading", "Warning signs");
    window.role("radio", "United Kingdom");
    tour.look("signs");
    window.click("radio", "United States");
    window.wait_gone("radio", "United States");
    window.click("checkbox", "You have a fever*");
    window.click("checkbox", "You are pregnant.");
    window.click("button", "Save");
    window.wait_for("Call your doctor or a nurse line today");
    tour.look("signs-saved");
    window.click("link", "Today");
    window.wait_for("Call your doctor or a nurse line today");
    tour.look("today-signs");
    window.click("button", "Something changed");
    window.click("checkbox", "You feel numb or tingly around your genitals*");
    window.role("alertdialog", "Call now");
    tour.look("emergency");
    window.click("button", "I have called*");
    window.wait_gone("alertdialog", "Call now");
    window.wait_for("If it gets worse before help comes, call again.");
    tour.look("signs-emergency");
    tour.end();
}

/// The doctor's screen with its dialogs, what is looked back on, and the lists and questionnaires.
fn see_doctor_and_charts(window: &Window<'_>, called: &str) {
    let mut tour = Tour::of(window, called);

    window.role("heading", "Today");
    window.click("link", "Doctor");
    window.role("heading", "Your history");
    window.role("button", "Add an injury");
    tour.unfold();
    tour.look("doctor");
    window.click("button", "Plan a visit");
    window.role("textbox", "Question 1");
    tour.look("visit-form");
    window.click("button", "Cancel");
    window.click("button", "Change");
    tour.look_at_dialog("After the visit", "visit-over");
    window.click("button", "Add an injury");
    window.role("dialog", "Add an injury");
    window.click("radio", "Yes");
    tour.look_at_dialog("Add an injury", "injury");
    for (button, dialog, at) in [
        ("Add a test", "Add a test", "test"),
        ("Add a condition", "Add a condition", "condition"),
        ("Add a goal", "Add a goal", "goal"),
        ("Words a doctor may use", "Words a doctor may use", "doctor-words"),
    ] {
        window.click("button", button);
        tour.look_at_dialog(dialog, at);
    }

    window.click("link", "Charts");
    window.role("button", "I tried something");
    tour.look("charts");
    window.click("radio", "A year");
    window.wait_for("Each point is the highest of a week.");
    tour.unfold();
    tour.look("charts-year");

    window.click("link", "What helps");
    window.role("rowheader", "Heat");
    tour.look("tried");
    window.click_in("What did you try?", "radio", "Position");
    window.click_in("Pain before*", "radio", "6");
    window.click_in("Pain after*", "radio", "4");
    window.click_in("When?", "radio", "Another time");
    tour.look("tried-form");

    for (link, at) in [("Your own words", "lists"), ("Your past week", "week"), ("Your back today*", "roland-morris")] {
        window.click("link", "Settings");
        window.role("heading", "Settings");
        window.click("link", link);
        window.wait_gone("heading", "Settings");
        if at == "lists" {
            window.role("button", "Rename \"The car\"");
        }
        tour.look(at);
    }
    window.click("link", "Settings");
    window.click("link", "Your own words");
    window.click("button", "Rename \"The car\"");
    tour.look_at_dialog("Rename \"The car\"", "rename");
    tour.end();
}

#[test]
fn medicines_and_signs_in_light() {
    let desk = Desk::new();
    see_medicines_and_signs(&desk.open_with(&["--demo"]), "light");
}

#[test]
fn medicines_and_signs_in_the_dark() {
    let desk = Desk::new().dark();
    let window = desk.open_with(&["--demo"]);
    assert!(window.is_dark());
    see_medicines_and_signs(&window, "dark");
}

#[test]
fn medicines_and_signs_at_twice_the_size() {
    let desk = Desk::new().large();
    let window = desk.open_with(&["--demo"]);
    assert_eq!(window.script("return [innerWidth, innerHeight]", vec![]), json!([550, 380]));
    see_medicines_and_signs(&window, "large");
}

#[test]
fn doctor_and_charts_in_light() {
    let desk = Desk::new();
    see_doctor_and_charts(&desk.open_with(&["--demo"]), "light");
}

#[test]
fn doctor_and_charts_in_the_dark() {
    let desk = Desk::new().dark();
    let window = desk.open_with(&["--demo"]);
    assert!(window.is_dark());
    see_doctor_and_charts(&window, "dark");
}

#[test]
fn doctor_and_charts_at_twice_the_size() {
    let desk = Desk::new().large();
    let window = desk.open_with(&["--demo"]);
    assert_eq!(window.script("return [innerWidth, innerHeight]", vec![]), json!([550, 380]));
    see_doctor_and_charts(&window, "large");
}
