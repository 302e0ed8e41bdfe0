//! Cold on the skin, from the safety questions to the end of its rest; and what comes of it when the program is killed or
//! the computer sleeps.

use chrono::{DateTime, TimeDelta};
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::poll::until;
use crate::window::Window;

const BACK: [&str; 6] = ["session", "start", "cold", "--place", "low-back-left", "--minutes=15"];

/// What the screen shows as time left, in seconds.
#[track_caller]
fn left_in_window(window: &Window<'_>) -> i64 {
    let shown = || {
        window.words().lines().find_map(|line| {
            let (minutes, seconds) = line.trim().split_once(':')?;
            Some(minutes.parse::<i64>().ok()? * 60 + seconds.parse::<i64>().ok()?)
        })
    };
    // The rail is there before the screen is.
    crate::poll::poll(shown).unwrap_or_else(|()| panic!("no time left is shown:\n{}", window.words()))
}

/// How often "take it off" has been said so far.
fn times_said(desk: &Desk) -> usize {
    desk.notices().all().iter().filter(|notice| notice.summary.contains("Take the cold off")).count()
}

/// Until when the skin of a place rests, or `None`.
#[track_caller]
fn rests_until(desk: &Desk, place: &str) -> Option<String> {
    let status = desk.json(&["status"]);
    let rest = status["skin_rest"].as_array().unwrap().iter().find(|rest| rest["place"] == place)?.clone();
    Some(rest["until"].as_str().unwrap().to_owned())
}

/// Waits until the window has heard of all that happened up to now: it shows what a terminal writes after it.
#[track_caller]
fn let_it_settle(desk: &Desk, window: &Window<'_>) {
    let before = desk.json(&["diary"]).to_string().matches("settled").count();
    desk.tell(&["log", "--note", "settled"]);
    window.click("link", "Diary");
    until("the window shows what was just written", || window.words().matches("settled").count() == before + 1);
}

#[test]
fn cold_from_the_safety_questions_to_the_end_of_its_rest() {
    let desk = Desk::new();
    desk.clock.set("2026-11-22T10:00:00+01:00");
    let window = desk.open();

    // The safety questions come once, before anything can start.
    window.click("button", "Start cold");
    window.role("heading", "Before the first session");
    assert!(!window.has("heading", "Start a session"));
    window.click("button", "I have read this");
    window.role("heading", "Start a session");
    assert!(!window.has("heading", "Before the first session"));

    let cold = window.role_in("Heat or cold?", "radio", "Cold");
    assert_eq!(window.property(&cold, "checked"), true, "what was asked for on Today is chosen here");
    let usual = window.role_in("How long?", "radio", "15 min");
    assert_eq!(window.property(&usual, "checked"), true);
    window.click_in("Where?", "checkbox", "Low back, left");
    window.click_in("Pain before*", "radio", "6");
    window.click("button", "Start cold");
    window.wait_for("Please read and tick this first.");
    assert_eq!(desk.json(&["status"])["session"], Value::Null);
    window.click("checkbox", "It is wrapped in cloth.*");
    window.click("button", "Start cold");

    // How long still, wherever one looks.
    window.wait_for("Cold on low back, left");
    let left = left_in_window(&window);
    assert!((14 * 60..=15 * 60).contains(&left), "{left} s");
    desk.wait_for_title("Cold: 15 minutes left");
    let session = desk.json(&["status"])["session"].clone();
    assert_eq!((&session["kind"], &session["places"]), (&json!("cold"), &json!(["low-back-left"])));

    desk.clock.advance(TimeDelta::minutes(5));
    let skin = desk.notices().wait_for("Look at your skin");
    window.role("heading", "Look at your skin now");
    desk.notices().press(&skin, "Fine");
    window.wait_for("You said the skin looked fine.");
    desk.wait_for_title("Cold: 10 minutes left");
    window.look_again();
    until("the window counts from the new time", || left_in_window(&window) < 10 * 60);

    // Time is up: said each minute until somebody answers.
    desk.clock.advance(TimeDelta::minutes(10));
    until("it is said that the time is up", || times_said(&desk) == 1);
    desk.wait_for_title("Take the pack off");
    desk.clock.advance(TimeDelta::minutes(1));
    until("it is said again a minute later", || times_said(&desk) == 2);
    let second = desk.notices().all().pop().unwrap();
    desk.notices().press(&second, "It is off");
    until("the session has ended", || rests_until(&desk, "low-back-left").is_some());
    desk.notices().wait_gone("Take the cold off");

    // The window asks what only the person knows.
    window.role("dialog", "The pack is off");
    window.click_in("How does your skin look?", "radio", "Normal or pink");
    window.click_in("Pain now*", "radio", "4");
    window.click("button", "Done");
    window.wait_gone("dialog", "The pack is off");

    // The skin there and beside it rests for two hours from when the pack really came off.
    let ended = desk.json(&["diary"])[0]["sessions"][0].clone();
    let held =
        json!([ended["before"], ended["after"], ended["skin"], ended["minutes"], ended["lasted"], ended["guided"]]);
    assert_eq!(held, json!([6, 4, "normal", 15, 16, true]));
    let until_when = rests_until(&desk, "low-back-left").unwrap();
    let off = DateTime::parse_from_rfc3339(ended["endedAt"].as_str().unwrap()).unwrap();
    let rested = DateTime::parse_from_rfc3339(&until_when).unwrap();
    assert!((rested - off - TimeDelta::hours(2)).abs() <= TimeDelta::seconds(2), "off {off}, rests until {rested}");
    let time = &until_when[11..16];
    window.wait_for(&format!("rests until {time}"));

    // Heat is refused where the cold lay and beside it, with the time until when; elsewhere it is not.
    window.click_in("Heat or cold?", "radio", "Heat");
    for place in ["Low back, left", "Low back, middle"] {
        let resting = window.role_in("Where?", "checkbox", &format!("{place} (rests until {time})"));
        assert_eq!(
            (window.property(&resting, "disabled"), window.property(&resting, "checked")),
            (true.into(), false.into())
        );
    }
    let free = window.role_in("Where?", "checkbox", "Low back, right");
    assert_eq!(window.property(&free, "disabled"), false);
    let refused = desk.terminal(&["session", "start", "heat", "--place", "low-back-centre"]);
    assert_eq!(refused.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&refused.stderr).contains(time));
    assert_eq!(desk.json(&["status"])["session"], Value::Null);

    // Half an hour later: one number.
    desk.clock.advance(TimeDelta::minutes(30));
    let pain = desk.notices().wait_for("How is the pain now?");
    desk.notices().press(&pain, "Answer");
    window.role("heading", "Today");
    window.click_in("How is the pain now?", "radio", "3");
    window.click("button", "Save");
    window.wait_gone("group", "How is the pain now?");
    assert_eq!(desk.json(&["diary"])[0]["sessions"][0]["later"], 3);

    // After the rest all skin is free again, and the safety questions are not asked a second time.
    desk.clock.advance(TimeDelta::minutes(91));
    until("the rest is over", || rests_until(&desk, "low-back-left").is_none());
    window.look_again();
    window.wait_for("Your skin is free for heat or cold.");
    window.click("button", "Start heat");
    window.role("heading", "Start a session");
    let left_again = window.role_in("Where?", "checkbox", "Low back, left");
    if window.property(&left_again, "checked") == true {
        window.click_in("Where?", "checkbox", "Low back, left");
    }
    window.click_in("Where?", "checkbox", "Low back, middle");
    window.click("radio", "No");
    window.click("checkbox", "It is wrapped in cloth.*");
    window.click("button", "Start heat");
    window.wait_for("Heat on low back, middle");
    assert_eq!(desk.json(&["status"])["session"]["kind"], "heat");
}

#[test]
fn a_kill_in_the_middle_changes_nothing_about_its_end() {
    let desk = Desk::new();
    desk.clock.set("2026-11-22T10:00:00+01:00");
    let window = desk.open();
    desk.tell(&BACK);
    window.wait_for("Cold on low back, left");
    desk.clock.advance(TimeDelta::minutes(6));
    desk.notices().wait_for("Look at your skin");
    desk.wait_until_kept("session-1-skin");
    window.kill_9();

    desk.clock.advance(TimeDelta::minutes(3));
    let window = desk.open();
    window.wait_for("Cold on low back, left");
    let left = left_in_window(&window);
    assert!((4 * 60..=6 * 60).contains(&left), "six minutes and three are over: {left} s left");
    desk.wait_for_title("Cold: 6 minutes left");
    // The skin check was shown before the kill. It is not shown twice.
    let_it_settle(&desk, &window);
    assert_eq!(desk.notices().all().len(), 1, "{:#?}", desk.notices().all());
    window.kill_9();

    // It ended while nothing ran: said once, and asked in the window.
    desk.clock.advance(TimeDelta::minutes(40));
    let window = desk.open();
    let late = desk.notices().wait_for("Take the cold off");
    assert!(late.summary.starts_with("Late:"), "{late:#?}");
    window.role("heading", "When did it come off?");
    let_it_settle(&desk, &window);
    assert_eq!(times_said(&desk), 1);
}

#[test]
fn a_computer_that_slept_past_the_end_asks_when_it_came_off() {
    let desk = Desk::new();
    desk.clock.set("2026-11-22T10:00:00+01:00");
    let window = desk.open();
    desk.tell(&BACK);
    window.wait_for("Cold on low back, left");

    desk.clock.advance(TimeDelta::hours(3));
    let late = desk.notices().wait_for("Take the cold off");
    assert!(late.summary.starts_with("Late:"), "{late:#?}");
    assert!(late.body.contains("The time was up at 10:15"), "{late:#?}");
    window.role("heading", "When did it come off?");
    let status = desk.json(&["status"]);
    assert_eq!(status["session"], Value::Null);
    assert_eq!(status["end_uncertain"][0]["places"], json!(["low-back-left"]));
    // Nobody knows whether it is off: its skin is not free, here or in the terminal, and nothing calls it so.
    assert_eq!(status["unanswered"], json!(["low-back-left", "low-back-centre"]));
    assert_eq!(status["skin_rest"][0]["place"], "low-back-left");
    assert!(!window.words().contains("Your skin is free"));
    for place in ["low-back-left", "low-back-centre"] {
        let refused = desk.terminal(&["session", "start", "heat", "--place", place]);
        assert_eq!(refused.status.code(), Some(3));
        assert!(
            String::from_utf8_lossy(&refused.stderr).contains("first say when the cold on Low back, left came off")
        );
    }
    desk.wait_for_title("Take the pack off");

    // It came off long after: the rest moves to where it belongs.
    window.click("button", "At another time");
    window.type_time("It came off at", 12, 30);
    window.click("button", "Save");
    window.role("dialog", "The pack is off");
    window.click("button", "Done");
    window.wait_gone("heading", "When did it come off?");
    let until_when = rests_until(&desk, "low-back-left").unwrap();
    assert!(until_when.starts_with("2026-11-22T14:30"), "two hours from 12:30: {until_when}");
    assert_eq!(desk.json(&["status"])["end_uncertain"], json!([]));
    let_it_settle(&desk, &window);
    // Late, once, and nothing of the skin check that nobody could have answered. "How is the pain now" is due by then.
    assert_eq!(times_said(&desk), 1, "{:#?}", desk.notices().all());
    desk.notices().wait_gone("Take the cold off");
}

/// Time is up on every screen, large and small; pictures are kept of two.
fn time_up_everywhere(desk: &Desk, called: &str) {
    desk.clock.set("2026-11-22T10:00:00+01:00");
    let window = desk.open();
    window.resize(920, 660);
    desk.tell(&BACK);
    window.wait_for("Cold on low back, left");
    window.click("link", "Diary");
    window.role("heading", "Diary");
    window.wait_for("Cold on low back, left");
    window.picture(&format!("pack-on-diary-{called}"));
    desk.clock.advance(TimeDelta::minutes(15));
    desk.wait_for_title("Take the pack off");
    for screen in ["Diary", "Medicines", "Charts", "Doctor", "Settings", "Get help", "Heat and cold", "Today"] {
        window.click("link", screen);
        window.role("heading", screen);
        window.role("heading", "Take the pack off now");
        let button = window.role("button", "It is off");
        window.script("document.querySelector('main').scrollTo(0, 9999)", vec![]);
        // As far up as the window goes, whatever is scrolled.
        let in_sight = "const box = arguments[0].getBoundingClientRect();
            return box.top >= 0 && box.bottom <= innerHeight && box.right <= innerWidth";
        let element = serde_json::to_value(&button).unwrap();
        assert_eq!(window.script(in_sight, vec![element]), true, "{screen}, {called}");
        window.script("document.querySelector('main').scrollTo(0, 0)", vec![]);
        window.assert_accessible();
        window.picture(&format!("time-up-{}-{called}", screen.to_lowercase().replace(' ', "-")));
    }
    window.click("button", "It is off");
    window.role("dialog", "The pack is off");
    assert!(rests_until(desk, "low-back-left").is_some());
}

#[test]
fn time_up_is_said_over_every_screen() {
    time_up_everywhere(&Desk::new(), "light");
}

#[test]
fn time_up_is_said_over_every_screen_in_the_dark() {
    time_up_everywhere(&Desk::new().dark(), "dark");
}

#[test]
fn time_up_is_in_sight_at_twice_the_size() {
    time_up_everywhere(&Desk::new().large(), "large");
}

#[test]
fn a_late_press_on_a_notice_asks_when_and_keeps_nothing() {
    let desk = Desk::new();
    desk.clock.set("2026-11-22T10:00:00+01:00");
    let window = desk.open();
    desk.tell(&BACK);
    window.wait_for("Cold on low back, left");
    desk.clock.advance(TimeDelta::minutes(15));
    let notice = desk.notices().wait_for("Take the cold off");
    desk.clock.advance(TimeDelta::minutes(4));
    let_it_settle(&desk, &window);
    desk.clock.advance(TimeDelta::hours(2));
    let_it_settle(&desk, &window);
    let last = desk.notices().all().pop().unwrap_or(notice);
    desk.notices().press(&last, "It is off");
    window.role("heading", "When did it come off?");
    assert_eq!(desk.json(&["diary"])[0]["sessions"][0]["endedAt"], Value::Null);
    window.click("button", "I do not know");
    window.wait_gone("heading", "When did it come off?");
    // Two hours from the press, which took its moment.
    let until = rests_until(&desk, "low-back-left").unwrap();
    assert!(("2026-11-22T14:19".."2026-11-22T14:30").contains(&until.as_str()), "{until}");
}
