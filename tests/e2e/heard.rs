//! By ear: what appears by itself is said by a screen reader.

use std::path::Path;

use chrono::TimeDelta;

use crate::desk::Desk;
use crate::poll::until;

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

/// What a screen reader finds on each screen of an empty diary. `RESPITE_WRITE_TREES=1` writes it anew: read what changed as one hears it.
#[test]
fn each_screen_as_it_is_read() {
    let desk = Desk::new().with_screen_reader();
    let window = desk.open();
    window.role("link", "Get help");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("e2e/trees");
    let mut differs = Vec::new();
    for screen in ["today", "entry", "diary", "session", "relief", "charts", "doctor", "signs", "exercises", "help"] {
        window.script(&format!("location.hash = '#/{screen}'"), vec![]);
        let said = window.script("return document.querySelector('h1')?.textContent", vec![]);
        let heading = said.as_str().unwrap_or_default().to_owned();
        // What is read comes a moment after what is seen.
        let mut read = String::new();
        until(&format!("{screen} is read whole"), || {
            let before = std::mem::replace(&mut read, desk.screen_reader().tree());
            std::fs::write(crate::desk::artefacts().join(format!("{screen}.txt")), &read).unwrap();
            !heading.is_empty() && read.contains("heading") && before == read
        });
        let file = folder.join(format!("{screen}.txt"));
        if std::env::var_os("RESPITE_WRITE_TREES").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&file, &read).unwrap();
        } else if std::fs::read_to_string(&file).unwrap_or_default() != read {
            std::fs::write(crate::desk::artefacts().join(format!("{screen}.txt")), &read).unwrap();
            differs.push(screen);
        }
    }
    assert!(differs.is_empty(), "they are not read as they were: {differs:?}; see target/e2e");
}
