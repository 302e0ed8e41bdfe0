//! What the window costs, shown and in the tray, in time, memory and sleep, against an empty window of Tauri's in the same run.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::ensure;

use super::desk::Desk;
use crate::call::{call, cargo, checkout};

/// Starts of each program, in turn. The first of each warms the disk's cache and does not count.
const STARTS: usize = 11;
const SHOWN_FROM_TRAY: usize = 5;
/// After how long a program that was started does nothing more by itself.
const SETTLES: Duration = Duration::from_secs(10);
/// How long it is watched while nobody touches it.
const WATCHED: Duration = Duration::from_secs(60);
/// What each says once it can be used.
const SHOWN: &str = "today is asked for";
const EMPTY_SHOWN: &str = "usable";
const IN_TRAY: &str = "it waits in the tray";

/// Measures and prints. Fails for no figure: a busy machine is no fault.
pub(crate) fn measure() -> anyhow::Result<()> {
    call(cargo(&[
        "build",
        "--release",
        "-p",
        "respite-desktop",
        "-p",
        "respite-typeset",
        "--bin",
        "respite-desktop",
        "--bin",
        "respite-typeset",
        "--example",
        "empty_window",
        "--example",
        "tray_place",
    ]))?;
    let built = checkout().join("target/release");
    let mut desk = Desk::new()?;
    desk.put_tray(&built.join("examples/tray_place"))?;
    let (respite, empty) = (built.join("respite-desktop"), built.join("examples/empty_window"));

    println!("{:58} {:>9} {:>9} {:>6}  goal", "", "Respite", "empty", "ratio");
    let (ours, theirs) = starts(&desk, &respite, &empty)?;
    tell("from the start until it can be used, median, ms", millis(ours), Some(millis(theirs)), "1.05");

    tell(
        "from the tray until it can be used, median, ms (goal in ms)",
        millis(from_tray(&desk, &respite)?),
        None,
        "400",
    );

    let theirs = held(&desk, &empty, &[], EMPTY_SHOWN)?;
    let shown = held(&desk, &respite, &[], SHOWN)?;
    let hidden = held(&desk, &respite, &["--hidden"], IN_TRAY)?;
    tell("memory of the window, MiB of PSS", mib(shown.memory), Some(mib(theirs.memory)), "0.95");
    tell("memory in the tray, MiB of PSS", mib(hidden.memory), Some(mib(theirs.memory)), "0.45");
    tell("wake-ups in a minute, shown and not touched", whole(shown.sleeps), Some(whole(theirs.sleeps)), "");
    tell("wake-ups in a minute, in the tray", whole(hidden.sleeps), Some(whole(theirs.sleeps)), "");
    Ok(())
}

/// The median start of each.
fn starts(desk: &Desk, respite: &Path, empty: &Path) -> anyhow::Result<(Duration, Duration)> {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for start in 0..STARTS {
        let times = [desk.start(respite, &[])?.until(SHOWN)?, desk.start(empty, &[])?.until(EMPTY_SHOWN)?];
        if start > 0 {
            ours.push(times[0]);
            theirs.push(times[1]);
        }
    }
    let [ours, theirs] = [ours, theirs].map(|mut times| {
        times.sort();
        times[times.len() / 2]
    });
    Ok((ours, theirs))
}

/// The median time from a second start, which has the first one shown that waits in the tray. A start of its own is in it.
fn from_tray(desk: &Desk, respite: &Path) -> anyhow::Result<Duration> {
    let mut times = Vec::new();
    for _ in 0..SHOWN_FROM_TRAY {
        let waits = desk.start(respite, &["--hidden"])?;
        waits.until(IN_TRAY)?;
        let asked = Instant::now();
        let _second = desk.start(respite, &[])?;
        times.push(waits.until_since(asked, SHOWN)?);
    }
    times.sort();
    Ok(times[times.len() / 2])
}

/// What a program holds and does while nobody touches it.
struct Held {
    /// KiB.
    memory: u64,
    /// Times in a minute.
    sleeps: u64,
}

fn held(desk: &Desk, program: &Path, arguments: &[&str], shown: &str) -> anyhow::Result<Held> {
    let running = desk.start(program, arguments)?;
    running.until(shown)?;
    std::thread::sleep(SETTLES);
    let (memory, before) = (running.memory(), running.sleeps());
    ensure!(memory > 0, "{} has ended", program.display());
    std::thread::sleep(WATCHED);
    Ok(Held { memory, sleeps: running.sleeps().since(&before) })
}

fn tell(what: &str, ours: f64, theirs: Option<f64>, goal: &str) {
    let theirs_told = theirs.map_or(String::new(), |theirs| format!("{theirs:.0}"));
    let ratio = theirs.map_or(String::new(), |theirs| format!("{:.2}", ours / theirs));
    println!("{what:58} {ours:9.0} {theirs_told:>9} {ratio:>6}  {goal}");
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

#[allow(clippy::cast_precision_loss, reason = "a table shows no such digits")]
fn mib(kib: u64) -> f64 {
    kib as f64 / 1024.0
}

#[allow(clippy::cast_precision_loss, reason = "a table shows no such digits")]
fn whole(times: u64) -> f64 {
    times as f64
}
