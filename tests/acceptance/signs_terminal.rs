//! Warning signs in the terminal: what to do is said first, whatever the disk does, and what stands is told until it is answered
//! (2).

use respite_domain::Code;
use respite_domain::region::Region;
use respite_engine::view::{Coded, Settings};
use respite_engine::{Asked, Engine};
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::english::english;
use crate::signs::damage_an_entry;
use crate::terminal::Terminal;

#[test]
fn the_status_tells_signs_before_all_else_and_what_to_do() {
    let terminal = Terminal::new();
    terminal.done(&["log", "--spasm", "1", "--at", "20 days ago"]);
    for day in 1..20 {
        terminal.done(&["log", "--spasm", "1", "--at", &format!("{day} days ago")]);
    }
    let before = terminal.done(&["status"]).out;
    let lines: Vec<&str> = before.lines().collect();
    let place = |wanted: &str| lines.iter().position(|line| line.contains(wanted));
    assert!(place("First go through the list") < place("It is a good time to see a doctor"), "{before}");
    terminal.done(&["signs", "--tick", "saddle"]);
    let after = terminal.done(&["status"]).out;
    let lines: Vec<&str> = after.lines().collect();
    assert!(lines[1].contains("saddle") && lines[2].contains("911"), "{after}");
}

#[test]
fn who_says_that_no_sign_fits_has_the_list_before_them() {
    let terminal = Terminal::new();
    let said = terminal.done(&["signs", "--none"]).out;
    for sign in respite_domain::warning_sign::SIGNS {
        assert!(said.contains(&format!("{}: ", sign.code())), "{} in {said}", sign.code());
    }
}

#[test]
fn the_terminal_says_what_to_do_first() {
    let terminal = Terminal::new();
    let at = "2026-01-05T12:00:00+01:00";
    let said = terminal.done(&["signs", "--tick", "weak-leg", "--tick", "fever", "--at", at]);
    assert!(said.out.starts_with("Call 911 in the US, 999 in the UK, 112 in the EU"), "{}", said.out);
    let status = terminal.status("2026-01-05T13:00:00+01:00");
    assert_eq!(status["signs"], json!({ "answered_at": at, "ticked": ["weak-leg", "fever"] }));
    assert_eq!(terminal.status("2026-01-05T11:00:00+01:00")["signs"], Value::Null, "nothing later is seen");
    let said = terminal.done(&["signs", "--none", "--at", "2026-01-06T12:00:00+01:00"]);
    assert!(said.out.contains("no warning signs ticked"), "{}", said.out);
    for wrong in [&["signs"][..], &["signs", "--none", "--tick", "fever"], &["signs", "--tick", "fine"]] {
        Terminal::new().refused(2, wrong);
    }
}

/// Whatever is wrong with the disk or the diary: what to do comes first, then the trouble.
#[test]
fn the_terminal_says_what_to_do_whatever_the_disk_does() {
    type Break = fn(&std::path::Path);
    let breaks: [(&str, Break); 5] = [
        ("newer", |folder| {
            Connection::open(folder.join("diary.db")).unwrap().execute_batch("PRAGMA user_version = 999").unwrap();
        }),
        ("no diary", |folder| std::fs::write(folder.join("diary.db"), "Dear diary. ".repeat(999)).unwrap()),
        ("a folder in its place", |folder| {
            std::fs::remove_file(folder.join("diary.db")).unwrap();
            std::fs::create_dir(folder.join("diary.db")).unwrap();
        }),
        ("full", |folder| {
            let full = "CREATE TRIGGER full BEFORE INSERT ON sign_answer BEGIN SELECT raise(ABORT, 'full'); END";
            Connection::open(folder.join("diary.db")).unwrap().execute_batch(full).unwrap();
        }),
        ("an earlier answer", |folder| {
            let answer = "INSERT INTO sign_answer (uid, at, at_offset, entered_at, entered_offset, asked_by, extent, ticked) \
                          VALUES ('one', 0, 0, 0, 0, 'daily', 'list', 'sadle'); \
                          CREATE TRIGGER full BEFORE INSERT ON sign_answer BEGIN SELECT raise(ABORT, 'full'); END";
            Connection::open(folder.join("diary.db")).unwrap().execute_batch(answer).unwrap();
        }),
    ];
    for (what, break_it) in breaks {
        for (codes, words) in [
            (&["--tick", "fever", "--tick", "saddle"][..], "Call 911 in the US"),
            (&["--tick", "fever"], "Call your doctor or a nurse today."),
        ] {
            let terminal = Terminal::new();
            break_it(terminal.folder());
            let said = terminal.say(&[&["signs"], codes].concat());
            assert_eq!(said.status, 4, "{what}: {} {}", said.out, said.err);
            assert!(said.out.starts_with(words), "{what}: {}", said.out);
            assert!(!said.out.contains("Saved"), "{what}: {}", said.out);
            // What can't be read is told as well.
            let lines = if what == "an earlier answer" { 2 } else { 1 };
            assert_eq!(said.err.lines().count(), lines, "{what}: {}", said.err);
        }
    }
    // A slip in another word keeps nothing from being said.
    for words in [
        &["--tick", "saddle", "--tick", "fevr"][..],
        &["--tick", "saddle", "--at", "soon"],
        &["--tick", "saddle", "--bogus"],
        &["--none", "--tick=saddle"],
        &["--att", "now", "--tick", "fever", "--tick", "saddle"],
    ] {
        let said = Terminal::new().say(&[&["signs"], words].concat());
        assert_eq!(said.status, 2, "{}", said.err);
        assert!(said.out.starts_with("Call 911 in the US"), "{}", said.out);
    }
    let terminal = Terminal::new();
    terminal.done(&["log", "--spasm", "1"]);
    damage_an_entry(terminal.folder());
    assert!(terminal.done(&["signs", "--tick", "saddle"]).out.contains("Saved"));
}

#[test]
fn the_terminal_says_what_to_do_while_another_program_holds_the_diary() {
    use std::io::{BufRead, BufReader};

    let terminal = Terminal::new();
    let holds = Connection::open(terminal.folder().join("diary.db")).unwrap();
    holds.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let mut said = crate::terminal::call(terminal.folder())
        .args(["signs", "--tick", "saddle"])
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(said.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(line.starts_with("Call 911 in the US"), "{line}");
    assert!(said.try_wait().unwrap().is_none(), "it was said before the diary was there");
    holds.execute_batch("COMMIT").unwrap();
    said.wait().unwrap();
}

#[cfg(unix)]
#[test]
fn where_nobody_reads_the_output_an_emergency_is_told_on_the_other_way_out() {
    let terminal = Terminal::new();
    for closed in [">&-", ">/dev/null", ">/dev/full"] {
        let script = format!(r#""$0" --data-dir "$1" signs --tick saddle {closed}"#);
        let output = std::process::Command::new("sh")
            .env("LANGUAGE", "en")
            .args(["-c", &script])
            .arg(crate::terminal::respite())
            .arg(terminal.folder())
            .output()
            .unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(err.starts_with("Call 911 in the US"), "{closed}: {err}");
    }
}

fn live_in(terminal: &Terminal, region: Region) {
    let mut engine = Engine::open(terminal.folder(), Asked::WhetherSound).unwrap();
    let now = crate::desk::told("2026-01-05T12:00:00+01:00");
    let settings = Settings { region: Some(Coded(region)), ..engine.settings().unwrap() };
    engine.change_settings(&settings, &now).unwrap();
}

#[test]
fn the_terminal_adds_the_number_of_the_region() {
    let terminal = Terminal::new();
    live_in(&terminal, Region::Us);
    let said = terminal.done(&["signs", "--tick", "saddle"]).out;
    let lines: Vec<&str> = said.lines().collect();
    assert!(lines[0].starts_with("Call 911 in the US") && lines[1] == "Call 911 now.", "{said}");
    let status = terminal.done(&["status"]).out;
    assert!(status.contains("call 911 now") && !status.contains("999"), "{status}");
}

#[test]
fn the_terminal_tells_what_stands_and_takes_it_back() {
    let terminal = Terminal::new();
    let at = ["--at", "2026-01-05T12:00:00+01:00"];
    terminal.done(&[&["signs", "--tick", "saddle", "--tick", "fever"], &at[..]].concat());
    let none = ["signs", "--none", "--at", "2026-01-05T18:00:00+01:00"];
    let said = terminal.done(&none);
    assert!(said.out.starts_with("Is this still so? Then call 911"), "{}", said.out);
    assert!(said.out.contains("--mistake saddle --mistake fever"), "{}", said.out);
    assert!(said.out.contains("--mistake fever --at 2026-01-05T18:00:00+01:00"), "of that day: {}", said.out);
    let ticked = |terminal: &Terminal| terminal.status("2026-01-05T19:00:00+01:00")["signs"]["ticked"].clone();
    assert_eq!(ticked(&terminal), json!(["saddle", "fever"]));
    let late = ["--at", "2026-01-05T18:30:00+01:00"];
    let said = terminal.done(&[&["signs", "--mistake", "saddle"], &late[..]].concat());
    assert!(said.out.contains("saddle numbness"), "{}", said.out);
    assert_eq!(ticked(&terminal), json!(["fever"]));
    terminal.refused(2, &[&["signs", "--mistake", "saddle"], &late[..]].concat());
    let said = terminal.done(&none);
    assert!(said.out.contains("--mistake fever") && !said.out.contains("today."), "of days ago: {}", said.out);
}

#[test]
fn a_tick_in_the_terminal_is_not_the_list() {
    let terminal = Terminal::new();
    terminal.done(&["log", "--spasm", "2"]);
    let due = |terminal: &Terminal| terminal.done(&["status"]).out.contains("First go through the list");
    assert!(due(&terminal));
    let said = terminal.done(&["signs", "--tick", "no-better"]).out;
    assert!(said.contains("--none-else"), "{said}");
    assert!(due(&terminal), "one sign is not the list");
    terminal.done(&["signs", "--mistake", "no-better"]);
    assert!(due(&terminal));
    // What was ticked of another day is not typed as of today.
    let of_before = terminal.done(&["signs", "--tick", "fever", "--at", "yesterday 09:00"]).out;
    assert!(of_before.contains("respite signs --none") && !of_before.contains("--none-else"), "{of_before}");
    terminal.done(&["signs", "--mistake", "fever", "--at", "yesterday 09:00"]);
    assert!(due(&terminal));
    let status = terminal.done(&["status"]).out;
    assert!(!status.contains("none ticked"), "no list was gone through: {status}");
    let emergency = terminal.done(&["signs", "--tick", "saddle"]).out;
    assert!(!emergency.contains("--none-else"), "there is nothing to fill in: {emergency}");
}

#[test]
fn these_and_none_else_is_the_list_and_shows_it() {
    let terminal = Terminal::new();
    terminal.done(&["log", "--spasm", "2"]);
    let said = terminal.done(&["signs", "--tick", "lump", "--none-else"]).out;
    for sign in respite_domain::warning_sign::SIGNS {
        assert!(said.contains(&format!("{}: ", sign.code())), "{} in {said}", sign.code());
    }
    assert!(said.starts_with("Call your doctor or a nurse today."), "{said}");
    let status = terminal.done(&["status"]).out;
    assert!(!status.contains("First go through the list"), "{status}");
    for wrong in [&["signs", "--none-else"][..], &["signs", "--none", "--none-else"]] {
        terminal.refused(2, wrong);
    }
}

#[test]
fn an_emergency_of_yesterday_is_told_until_somebody_answers_it() {
    let terminal = Terminal::new();
    terminal.done(&["signs", "--tick", "bladder", "--at", "yesterday 22:00"]);
    let second = |said: &str| said.lines().nth(2).unwrap_or_default().to_owned();
    let status = terminal.done(&["status"]).out;
    assert!(second(&status).starts_with("Is this still so? Then call 911"), "{status}");
    let none = terminal.done(&["signs", "--none"]).out;
    assert!(none.starts_with("Is this still so? Then call 911"), "{none}");
    assert!(none.contains("--mistake bladder") && none.contains("--helped"), "{none}");
    let status = terminal.done(&["status"]).out;
    assert!(second(&status).starts_with("Ticked on ") && second(&status).contains("nobody has called yet"), "{status}");
    assert!(status.contains("\nIs this still so? Then call 911"), "{status}");
    let json: Value = serde_json::from_str(&terminal.done(&["status", "--json"]).out).unwrap();
    assert_eq!(json["signs"]["ticked"], json!(["bladder"]));
    terminal.done(&["signs", "--helped"]);
    let status = terminal.done(&["status"]).out;
    assert!(!status.contains("Is this still so?"), "{status}");
    terminal.refused(2, &["signs", "--helped"]);
    terminal.refused(2, &["signs", "--helped", "--none"]);
}

#[test]
fn that_one_has_called_is_taken_back() {
    let terminal = Terminal::new();
    terminal.refused(2, &["signs", "--not-helped"]);
    terminal.done(&["signs", "--tick", "bladder"]);
    let helped = terminal.done(&["signs", "--helped"]).out;
    assert!(helped.contains("--not-helped"), "the way back is told: {helped}");
    let slip = terminal.done(&["signs", "--not-helped"]).out;
    assert!(slip.starts_with("Call 911"), "{slip}");
    assert!(terminal.done(&["status"]).out.contains("Is this still so? Then call 911"));
    terminal.refused(2, &["signs", "--not-helped"]);
    terminal.refused(2, &["signs", "--not-helped", "--helped"]);
}

#[test]
fn a_mistake_needs_no_time_for_an_emergency_that_still_stands() {
    let terminal = Terminal::new();
    terminal.done(&["signs", "--tick", "bladder", "--at", "2 days ago"]);
    terminal.done(&["signs", "--mistake", "bladder"]);
    assert!(!terminal.done(&["status"]).out.contains("Is this still so?"));
    terminal.refused(2, &["signs", "--mistake", "bladder"]);
}

#[test]
fn two_emergencies_are_both_told_and_both_answered() {
    let terminal = Terminal::new();
    terminal.done(&["signs", "--tick", "saddle"]);
    terminal.done(&["signs", "--tick", "chest"]);
    let status = terminal.done(&["status"]).out;
    let helped = terminal.done(&["signs", "--helped"]).out;
    for sign in ["saddle", "chest"].map(|code| english().named("paper-signs", code)) {
        assert!(status.contains(&sign), "{sign} in {status}");
        assert!(helped.contains(&sign), "{sign} in {helped}");
    }
    terminal.refused(2, &["signs", "--helped"]);
}

#[test]
fn whom_to_call_on_the_same_day_is_that_of_the_region_as_in_the_window() {
    let general = "Call your doctor or a nurse today.";
    let regions =
        [(Region::Uk, Some("Call 111 today, or ask your GP")), (Region::Us, Some("nurse line")), (Region::Eu, None)];
    for (region, said) in regions {
        let terminal = Terminal::new();
        live_in(&terminal, region);
        let ticked = terminal.done(&["signs", "--tick", "pregnant"]).out;
        // Before anything is asked of the diary, too.
        assert!(ticked.starts_with(general) && ticked.contains("midwife"), "{ticked}");
        let status = terminal.done(&["status"]).out;
        assert!(status.contains("midwife"), "{status}");
        for out in [&ticked, &status] {
            assert!(out.contains(said.unwrap_or(general)), "{region:?}: {out}");
        }
        let none = terminal.done(&["signs", "--none"]).out;
        assert!(none.contains(said.unwrap_or(general)), "what stands from earlier: {none}");
        terminal.done(&["signs", "--mistake", "pregnant"]);
        let fever = terminal.done(&["signs", "--tick", "fever"]).out;
        assert!(fever.contains(said.unwrap_or(general)) && !fever.contains("midwife"), "{region:?}: {fever}");
    }
}

#[test]
fn an_emergency_that_nobody_answered_comes_before_all_that_is_told() {
    let terminal = Terminal::new();
    terminal.done(&["product", "Advil", "--ingredient", "ibuprofen=200"]);
    terminal.done(&["signs", "--tick", "belly"]);
    let told: [&[&str]; 3] = [
        &["log", "--spasm", "1"],
        &["dose", "Advil", "--units", "1"],
        &["session", "start", "cold", "--place", "neck-left"],
    ];
    for words in told {
        let said = terminal.say(words);
        assert!(said.out.lines().next().is_some_and(|line| line.contains("emergency")), "{words:?}: {}", said.out);
    }
    terminal.done(&["signs", "--helped"]);
    assert!(!terminal.done(&["log", "--spasm", "1"]).out.contains("emergency"));
}

#[test]
fn a_sign_of_today_that_waits_from_yesterday_too_is_told_of_both() {
    let terminal = Terminal::new();
    for when in ["yesterday 21:00", "now"] {
        terminal.done(&["signs", "--tick", "fever", "--at", when]);
    }
    let said = terminal.done(&["status"]).out;
    assert!(!said.contains("none ticked") && said.contains("nobody has called yet"), "{said}");
}

#[test]
fn what_was_ticked_yesterday_is_told_of_its_day() {
    let terminal = Terminal::new();
    terminal.done(&["log", "--clear", "--at", "yesterday 20:00"]);
    terminal.done(&["signs", "--tick", "fever", "--at", "yesterday 22:00"]);
    terminal.done(&["signs", "--tick", "lasts"]);
    let status = terminal.done(&["status"]).out;
    let fever = english().named("paper-signs", "fever");
    let line = |start: &str| status.lines().find(|line| line.starts_with(start)).unwrap_or_default().to_owned();
    assert!(!line("Warning signs, last answered").contains(&fever), "{status}");
    assert!(line("Ticked on ").contains(&fever), "{status}");
    assert!(status.contains("Have you called? Then type: respite signs --helped"), "{status}");
    let helped = terminal.done(&["signs", "--helped"]).out;
    assert!(helped.starts_with("Saved. You have called about: "), "{helped}");
    assert!(!terminal.done(&["status"]).out.contains("nobody has called yet"));
}

#[test]
fn who_has_called_is_not_told_to_call() {
    let terminal = Terminal::new();
    terminal.done(&["signs", "--tick", "fever"]);
    assert!(terminal.done(&["status"]).out.contains("Call your doctor"));
    terminal.done(&["signs", "--helped"]);
    let status = terminal.done(&["status"]).out;
    assert!(!status.contains("Call your doctor") && status.contains("You said that you have called."), "{status}");
    let none = terminal.done(&["signs", "--none"]).out;
    assert!(!none.contains("Call your doctor"), "{none}");
    let lasts = terminal.done(&["signs", "--tick", "lasts"]).out;
    assert!(!lasts.contains("Call your doctor"), "{lasts}");
    let status = terminal.done(&["status"]).out;
    assert!(status.contains("You said that you have called.") && status.contains("Book a visit"), "{status}");
    // What was told of nobody since wants a call of its own.
    let weight = terminal.done(&["signs", "--tick", "weight"]).out;
    assert!(weight.starts_with("Call your doctor"), "{weight}");
    assert!(terminal.done(&["status"]).out.contains("Call your doctor"));
}

/// What is to be done now goes by what was said by now, of whatever moment the answer is.
#[test]
fn an_answer_of_a_moment_ago_calls_nobody_who_has_called_or_is_getting_help() {
    for (sign, said, call) in
        [("saddle", "You said that you are getting help", "911"), ("fever", "", "Call your doctor")]
    {
        let terminal = Terminal::new();
        terminal.done(&["signs", "--tick", sign]);
        terminal.done(&["signs", "--helped"]);
        for at in ["1min ago", "now", "yesterday 12:00"] {
            let told = terminal.done(&["signs", "--none", "--at", at]).out;
            assert!(!told.contains(call) && told.contains(said), "{sign} {at}: {told}");
        }
    }
}

#[test]
fn who_logs_a_new_spasm_is_told_of_the_list() {
    let terminal = Terminal::new();
    let first = "First go through the list of warning signs";
    assert!(terminal.done(&["log", "--spasm", "1"]).out.contains(first));
    terminal.done(&["signs", "--none"]);
    assert!(!terminal.done(&["log", "--spasm", "1"]).out.contains(first));
    let place = terminal.done(&["log", "--spasm", "1", "--place", "neck-left"]).out;
    assert!(!place.contains(first), "it is the same spasm: {place}");
}

/// What the terminal tells goes by what was said, not by what was left unsaid for so long that nobody asks any more.
#[test]
fn nobody_is_told_that_they_called_who_did_not() {
    let terminal = Terminal::new();
    terminal.done(&["signs", "--tick", "saddle", "--tick", "fever", "--at", "3 days ago"]);
    let told = terminal.done(&["status"]).out;
    assert!(!told.contains("You said that you have called"), "{told}");
    assert!(told.contains("911"), "{told}");
}

#[test]
fn who_is_getting_help_is_told_so_and_whom_to_call_about_the_rest() {
    let terminal = Terminal::new();
    terminal.done(&["signs", "--tick", "chest"]);
    terminal.done(&["signs", "--helped"]);
    for more in [&["signs", "--none"][..], &["signs", "--tick", "lasts"]] {
        let told = terminal.done(more).out;
        assert!(!told.contains("911"), "{told}");
        assert!(told.contains("You said that you are getting help"), "{told}");
    }
    terminal.done(&["signs", "--tick", "weight"]);
    let told = terminal.done(&["status"]).out;
    let place = |wanted: &str| told.find(wanted).unwrap_or_else(|| panic!("{wanted} in {told}"));
    assert!(place("You said that you are getting help") < place("Call your doctor or a nurse today"), "{told}");
}

#[test]
fn a_visit_planned_about_a_sign_is_told_in_place_of_the_call() {
    let terminal = Terminal::new();
    terminal.done(&["signs", "--tick", "fever"]);
    let today = terminal.status("now")["as_of"].as_str().unwrap()[..10].to_owned();
    terminal.done(&["visit", "add", "--on", &today]);
    let told = terminal.done(&["status"]).out;
    assert!(told.contains("You have a visit on") && !told.contains("Call your doctor"), "{told}");
    assert!(!told.contains("You said that you have called"), "{told}");
}

#[test]
fn when_it_was_is_no_answer() {
    Terminal::new().refused(2, &["signs", "--at", "1h ago"]);
}
