//! The two-week reminder: on day 15, not on day 14; put off, booked, answered; and gone after seven clear days.

use chrono::{Days, NaiveDate};
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::poll::until;
use crate::window::Window;

const NOTICE: &str = "A good time to see a doctor";
const BANNER: &str = "Time to see a doctor: more than two weeks";

/// Noon on the day with this number, day 1 being 1 November 2026.
fn noon(day: u64) -> String {
    let date = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap() + Days::new(day - 1);
    format!("{date}T12:00:00+01:00")
}

/// Makes it noon of that day, and has the window notice.
#[track_caller]
fn go_to(desk: &Desk, window: &Window<'_>, day: u64) {
    desk.clock.set(&noon(day));
    until("the window shows the new day", || window.words().contains(&format!("{} November", (day - 1) % 30 + 1)));
}

/// How often the person was asked to see a doctor.
fn times_asked(desk: &Desk) -> usize {
    desk.notices().all().iter().filter(|notice| notice.summary == NOTICE).count()
}

/// How the reminder stands, or null when it is not true.
fn reminder(desk: &Desk) -> Value {
    desk.json(&["status"])["reminders"][0]["state"].clone()
}

/// A diary with a spasm on each day from 1 to `last`.
#[track_caller]
fn spasms_up_to(desk: &Desk, last: u64) {
    desk.clock.set(&noon(last));
    for day in 1..=last {
        desk.tell(&["log", "--at", &noon(day), "--spasm=1", "--worst=6"]);
    }
}

#[test]
fn it_comes_on_day_15_and_goes_after_seven_clear_days() {
    let desk = Desk::new();
    desk.clock.set(&noon(1));
    let window = desk.open();
    for day in 1..=14 {
        go_to(&desk, &window, day);
        if day % 7 == 1 {
            window.click("button", "I have a spasm now*");
            window.wait_for("saved, 12:0");
            window.press(Key::Escape);
        } else {
            desk.tell(&["log", "--spasm=1", "--worst=6"]);
        }
        window.wait_for(&format!("Day {day} since 1 November"));
    }
    assert!(!window.words().contains(BANNER));
    assert_eq!((times_asked(&desk), reminder(&desk)), (0, Value::Null));
    // The night into day 15 changes nothing: the last day with it is still day 14.
    go_to(&desk, &window, 15);
    assert_eq!((times_asked(&desk), reminder(&desk)), (0, Value::Null));

    window.click("button", "I have a spasm now*");
    window.wait_for("The next ten minutes");
    window.press(Key::Escape);
    window.wait_for(BANNER);
    window.click("button", BANNER);
    window.wait_for("It began on 1 November. You noted it on 15 of the 15 days up to 15 November.");
    let notice = desk.notices().wait_for(NOTICE);
    assert!(notice.body.contains("1 Nov"), "{notice:#?}");
    assert_eq!((times_asked(&desk), reminder(&desk)), (1, json!("due")));
    window.assert_accessible();

    // "Later" hides it for as many days as were chosen, and takes the notice back.
    window.click("button", "Later*");
    window.click("button", "In 3 days");
    window.wait_without(BANNER);
    desk.notices().wait_gone(NOTICE);
    assert_eq!(reminder(&desk), "snoozed");
    for day in [16, 17] {
        go_to(&desk, &window, day);
        desk.tell(&["log", "--spasm=1", "--worst=5"]);
        window.wait_for(&format!("Day {day} since 1 November"));
        assert!(!window.words().contains(BANNER), "day {day}");
    }
    go_to(&desk, &window, 18);
    window.wait_for(BANNER);
    desk.notices().wait_for(NOTICE);
    assert_eq!(times_asked(&desk), 2);

    // Seven clear days in a row, and it is no longer true.
    for day in 18..=24 {
        go_to(&desk, &window, day);
        assert!(window.words().contains(BANNER), "day {day}: only seven clear days end it");
        window.click("button", "No spasm, no pain today*");
        window.wait_for("saved, 12:0");
        if day < 24 {
            window.wait_for(&format!("{} clear day", day - 17));
        }
    }
    window.wait_without(BANNER);
    window.wait_for("No spasm is being counted.");
    desk.notices().wait_gone(NOTICE);
    let status = desk.json(&["status"]);
    assert_eq!((&status["reminders"], &status["episodes"][0]["state"]), (&json!([]), &json!("closed")));
}

#[test]
fn an_appointment_and_a_visit_answer_it() {
    let desk = Desk::new();
    spasms_up_to(&desk, 15);
    let window = desk.open();
    window.wait_for(BANNER);
    let notice = desk.notices().wait_for(NOTICE);

    // The notice leads to the page for the doctor.
    desk.notices().press(&notice, "Show me");
    window.role("heading", "Summary");
    window.click("link", "Today");
    window.click("button", BANNER);
    window.click("button", "I have an appointment*");
    window.role("dialog", "When is your appointment?");
    window.tab_to("textbox", "Day");
    window.type_date(2026, 11, 18);
    window.press(Key::Return);
    window.wait_for("Your appointment is on 18 November.");
    assert!(!window.has("button", "Later"));
    assert_eq!(reminder(&desk), "booked");

    // Three days after it, nobody having said how it went, it is asked again.
    for day in 16..=22 {
        go_to(&desk, &window, day);
        desk.tell(&["log", "--worst=5"]);
    }
    until("it is due again", || reminder(&desk) == "due");
    window.role("button", "Later*");
    window.click("button", "I have been*");
    window.wait_without(BANNER);
    desk.notices().wait_gone(NOTICE);
    assert_eq!(reminder(&desk), "done");
}

#[test]
fn what_slid_away_and_is_over_lies_in_no_list() {
    let desk = Desk::new();
    spasms_up_to(&desk, 15);
    let _window = desk.open();
    let notice = desk.notices().wait_for("1 Nov");
    desk.notices().slide_away(&notice);
    desk.tell(&["log", "--at", &noon(15), "--spasm=1", "--onset", "2026-10-20"]);
    desk.notices().wait_gone("1 Nov");
}

#[test]
fn it_keeps_quiet_at_night() {
    let desk = Desk::new();
    spasms_up_to(&desk, 15);
    desk.clock.set("2026-11-15T23:10:00+01:00");
    let window = desk.open();
    window.wait_for(BANNER);
    desk.tell(&["log", "--note", "awake"]);
    window.click("link", "Diary");
    window.wait_for("awake");
    assert_eq!(times_asked(&desk), 0);
    desk.clock.set("2026-11-16T08:00:01+01:00");
    desk.notices().wait_for(NOTICE);
    assert_eq!(times_asked(&desk), 1);
}
