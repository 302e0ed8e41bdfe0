//! A day with medicines, by keyboard alone: what they hold together, what keeps from the road, what they did.

use chrono::TimeDelta;
use fantoccini::key::Key;
use serde_json::json;

use crate::a_bad_day::{choose, find, go, in_force, later, press, taken, tick, write};
use crate::desk::Desk;
use crate::poll::until;

#[test]
fn two_products_with_acetaminophen_say_so_before_the_second_is_saved() {
    let desk = Desk::new();
    desk.clock.set("2026-11-22T09:00:00+01:00");
    let window = desk.open();
    // Labels are those of where the person lives.
    go(&window, "Settings");
    choose(&window, "United States", 0);
    go(&window, "Medicines");

    // From the list: a part of the name finds it, and its label must be compared with one's own.
    press(&window, "button", "Add a medicine");
    find(&window, "tylenol ex", "Tylenol Extra Strength 500 mg");
    window.wait_for("From the US label, as of 22 November 2026. Check yours.");
    tick(&window, "I compared this with my own label");
    window.press_with(Key::Control, Key::Return.into());
    window.wait_for("Tylenol Extra Strength 500 mg is saved.");

    // Not on the list: copied from the pack, two ingredients.
    press(&window, "button", "Add a medicine");
    window.tab_to("combobox", "Name");
    window.type_text("Day cold");
    choose(&window, "Without a prescription", 0);
    window.tab_to("combobox", "Ingredient");
    window.type_text("acet");
    write(&window, "mg in one tablet", "325");
    write(&window, "Most in one dose", "2");
    write(&window, "Hours between doses", "4");
    write(&window, "Most in 24 hours", "12");
    tick(&window, "I compared this with my own label");
    window.press_with(Key::Control, Key::Return.into());
    window.wait_for("Day cold is saved.");
    assert_eq!(taken(&desk, "acetaminophen"), None);

    // The first dose brings nothing to say.
    press(&window, "button", "I just took 2 tablets of Tylenol Extra Strength 500 mg");
    window.wait_for("Saved: 2 tablets of Tylenol Extra Strength 500 mg");
    assert_eq!((taken(&desk, "acetaminophen"), in_force(&desk, "acetaminophen-twice")), (Some(1000.0), None));

    // The second says it first, with the sum; left there, nothing is saved.
    later(&desk, &window, TimeDelta::minutes(90));
    let said = "Tylenol Extra Strength 500 mg and Day cold both hold acetaminophen. In 24 hours you took 1,650 mg";
    press(&window, "button", "I just took 2 tablets of Day cold");
    window.role("dialog", "Before you save");
    window.wait_for(said);
    // A key held too long on the dose must not save it unread.
    assert_eq!(window.focused(), ("heading".to_owned(), "Before you save".to_owned()));
    window.assert_accessible();
    window.picture("bad-day-twice");
    window.press(Key::Escape);
    window.wait_gone("dialog", "Before you save");
    assert_eq!(taken(&desk, "acetaminophen"), Some(1000.0));

    // The truth can be saved all the same, and it stays in sight.
    press(&window, "button", "I just took 2 tablets of Day cold");
    window.role("dialog", "Before you save");
    press(&window, "button", "Save what I took");
    window.wait_for("Saved: 2 tablets of Day cold");
    window.wait_for(said);
    let notice = in_force(&desk, "acetaminophen-twice").unwrap();
    assert_eq!(notice["products"], json!(["Tylenol Extra Strength 500 mg", "Day cold"]), "{notice:#}");
    assert_eq!(taken(&desk, "acetaminophen"), Some(1650.0));

    // Deleted, it takes the notice with it.
    press(&window, "button", "Delete the dose of Day cold*");
    window.wait_without(said);
    assert_eq!((taken(&desk, "acetaminophen"), in_force(&desk, "acetaminophen-twice")), (Some(1000.0), None));
}

#[test]
fn a_relaxer_says_not_to_drive_and_a_side_effect_is_kept() {
    const DRIVING: &str = "Do not drive or run machines. Cyclobenzaprine may still act until";
    let desk = Desk::new();
    desk.clock.set("2026-11-22T11:00:00+01:00");
    let window = desk.open();
    go(&window, "Medicines");
    press(&window, "button", "Add a medicine");
    find(&window, "cyclo", "Cyclobenzaprine");
    window.wait_for("Do not drive or run machines");
    window.wait_for("Alcohol makes it worse.");
    write(&window, "mg in one tablet", "5");
    write(&window, "How to take it", "One at night");
    window.press_with(Key::Control, Key::Return.into());
    window.wait_for("Cyclobenzaprine is saved. Do not drive or run machines while you take it.");

    press(&window, "button", "I just took 1 tablet of Cyclobenzaprine");
    window.role("dialog", "Before you save");
    window.wait_for(DRIVING);
    assert_eq!(taken(&desk, "cyclobenzaprine"), None);
    press(&window, "button", "Save what I took");
    window.wait_for("Saved: 1 tablet of Cyclobenzaprine");
    assert!(in_force(&desk, "driving").is_some());

    press(&window, "button", "Add a side effect");
    window.role("dialog", "Add a side effect");
    choose(&window, "Dizzy", 1);
    choose(&window, "Mild", 1);
    press(&window, "button", "Save");
    window.wait_for("The side effect is saved.");
    window.wait_gone("dialog", "Add a side effect");

    // On disk, and on Today as long as it may act.
    window.kill_9();
    let window = desk.open();
    window.wait_for(DRIVING);
    go(&window, "Medicines");
    window.wait_for("Drowsy Medium");
    later(&desk, &window, TimeDelta::hours(25));
    until("it no longer acts", || in_force(&desk, "driving").is_none());
    window.wait_without(DRIVING);
}
