//! How long the window takes from its start until it can be used, against an empty window of Tauri's.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};

use crate::call::{call, cargo, checkout};

/// Starts of each program, in turn. The first of each warms the disk's cache and does not count.
const STARTS: usize = 11;

/// How long anything that is waited for may take. What takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(30);

/// Measures and prints.
pub(crate) fn start() -> anyhow::Result<()> {
    call(cargo(&[
        "build",
        "--release",
        "-p",
        "respite-desktop",
        "--bin",
        "respite-desktop",
        "--example",
        "empty_window",
    ]))?;
    let (screen, display) = screen()?;
    let folder = std::env::temp_dir().join(format!("respite-bench-{}", std::process::id()));
    let measured = measure(&display, &folder);
    _ = std::fs::remove_dir_all(&folder);
    end(screen);
    let (respite, empty) = measured?;
    let [respite, empty] = [respite, empty].map(|mut times| {
        times.sort();
        times[times.len() / 2]
    });
    println!("Respite until today's view is fetched: {} ms (median of {})", respite.as_millis(), STARTS - 1);
    println!("an empty window until it is loaded:    {} ms", empty.as_millis());
    println!("ratio: {:.2}", respite.as_secs_f64() / empty.as_secs_f64());
    Ok(())
}

fn measure(display: &str, folder: &Path) -> anyhow::Result<(Vec<Duration>, Vec<Duration>)> {
    let built = checkout().join("target/release");
    let (mut respite, mut empty) = (Vec::new(), Vec::new());
    for start in 0..STARTS {
        let times = [
            until(&built.join("respite-desktop"), "today is asked for", display, folder)?,
            until(&built.join("examples/empty_window"), "usable", display, folder)?,
        ];
        if start > 0 {
            respite.push(times[0]);
            empty.push(times[1]);
        }
    }
    Ok((respite, empty))
}

/// How long `program` takes until it says `word`.
fn until(program: &Path, word: &str, display: &str, folder: &Path) -> anyhow::Result<Duration> {
    let started = Instant::now();
    let mut child = Command::new("dbus-run-session")
        .arg("--")
        .arg(program)
        .env("DISPLAY", display)
        .env("XDG_DATA_HOME", folder)
        .env("XDG_CONFIG_HOME", folder)
        .env("RESPITE_DATA_DIR", folder.join("respite"))
        .env("RUST_LOG", "respite_desktop=debug")
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("{} does not start", program.display()))?;
    let said = child.stderr.take().context("a program without a standard error")?;
    let heard = line_with(word, said);
    let took = started.elapsed();
    end(child);
    match heard {
        Some(_) => Ok(took),
        None => bail!("{} did not say \"{word}\" within {} s.", program.display(), PATIENCE.as_secs()),
    }
}

/// The first line of `output` that holds `word`, or nothing if it ends or takes too long before.
fn line_with(word: &str, output: impl Read + Send + 'static) -> Option<String> {
    let (tell, told) = channel();
    let word = word.to_owned();
    // Reading has no limit of its own. The thread ends with the program that it reads from.
    std::thread::spawn(move || {
        let found = BufReader::new(output).lines().map_while(Result::ok).find(|line| line.contains(&word));
        _ = tell.send(found);
    });
    told.recv_timeout(PATIENCE).ok().flatten()
}

/// A screen of its own, so that nothing else is drawn on it.
fn screen() -> anyhow::Result<(Child, String)> {
    let mut screen = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1400x900x24"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .context("Xvfb does not start")?;
    let said = screen.stdout.take().context("a screen without a standard output")?;
    let Some(number) = line_with("", said) else {
        end(screen);
        bail!("Xvfb did not say its number within {} s.", PATIENCE.as_secs());
    };
    Ok((screen, format!(":{}", number.trim())))
}

/// Ends a program and what it started: `dbus-run-session` hands the signal on. One that does not listen is killed.
fn end(mut child: Child) {
    _ = Command::new("kill").arg(child.id().to_string()).status();
    let asked = Instant::now();
    while asked.elapsed() < PATIENCE {
        match child.try_wait() {
            Ok(None) => std::thread::sleep(Duration::from_millis(10)),
            _ => return,
        }
    }
    _ = child.kill();
    _ = child.wait();
}
