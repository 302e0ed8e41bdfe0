//! `cargo xtask test`: everything that must hold before a change is merged, the same here and in CI.

use std::time::{Duration, Instant};

use anyhow::bail;

use crate::call::{call, cargo, npm};
use crate::{packages, ui};

/// Given to every cargo call alike: another choice of packages or features would build Tauri and Typst again.
/// The clock that a file moves is never in the shipped program.
const EVERYTHING: [&str; 3] = ["--workspace", "--features", "respite-desktop/time-travel"];
/// Adds the tests of the real window, which touches no other package's features.
const WITH_WINDOW: [&str; 2] = ["--features", "respite-tests/window"];

/// A part's name, what it does, and the steps that time is told for.
type Step = (&'static str, fn() -> anyhow::Result<()>);
const PARTS: &[(&str, &[Step])] = &[
    // First, because the program holds the built screen. The screens are tested over the real core.
    (
        "ui",
        &[
            ("ui packages", ui::packages),
            ("ui checks", ui_checks),
            ("ui build", ui::build),
            ("core build", headless),
            ("ui tests", ui_tests),
        ],
    ),
    (
        "rust",
        &[
            ("format", format),
            ("clippy", clippy),
            ("build", build),
            ("validators", ui::validators),
            ("rust tests", rust_tests),
        ],
    ),
    ("window", &[("window build", build), ("window tests", window_tests)]),
];

pub(crate) fn test(names: &[String]) -> anyhow::Result<()> {
    if let Some(unknown) = names.iter().find(|name| PARTS.iter().all(|(part, _)| part != name)) {
        bail!("There is no part {unknown}; there are ui, rust and window.");
    }
    ui::node()?;
    let mut took = Vec::new();
    let done = run_parts(names, &mut took);
    println!("\n    time  step");
    for (step, time) in &took {
        println!("{:5} s  {step}", time.as_secs());
    }
    let total: Duration = took.iter().map(|(_, time)| *time).sum();
    println!("{:5} s  all of it", total.as_secs());
    done
}

fn run_parts(names: &[String], took: &mut Vec<(&'static str, Duration)>) -> anyhow::Result<()> {
    let wanted = |part: &str| names.is_empty() || names.iter().any(|name| name == part);
    let mut step = |name: &'static str, act: fn() -> anyhow::Result<()>| {
        println!("\n== {name}");
        let start = Instant::now();
        let done = act();
        took.push((name, start.elapsed()));
        done
    };
    if wanted("window") {
        step("system packages", packages::to_test_window)?;
    } else if wanted("rust") {
        step("system packages", packages::to_test)?;
    } else {
        step("system packages", packages::to_build)?;
    }
    if !wanted("ui") {
        step("ui build if older than its sources", ui::built)?;
    }
    for (part, steps) in PARTS.iter().filter(|(part, _)| wanted(part)) {
        for (name, act) in *steps {
            step(name, *act).map_err(|error| error.context(format!("In part {part}, step {name}")))?;
        }
    }
    Ok(())
}

fn ui_checks() -> anyhow::Result<()> {
    call(npm(&["run", "--silent", "check"]))
}

fn ui_tests() -> anyhow::Result<()> {
    call(npm(&["test", "--silent"]))
}

fn format() -> anyhow::Result<()> {
    call(cargo(&["fmt", "--all", "--check"]))
}

fn clippy() -> anyhow::Result<()> {
    everything("clippy", &[&WITH_WINDOW, &["--all-targets", "--", "-D", "warnings"]])
}

/// With all targets, because the packages that only tests use have a say in the features of the others.
fn build() -> anyhow::Result<()> {
    everything("build", &[&["--all-targets"]])
}

/// Respite without a window, for the tests of the screens, and what makes its pages.
pub(crate) fn headless() -> anyhow::Result<()> {
    everything("build", &[&["--bin", "respite-headless", "--bin", "respite-typeset"]])
}

/// Everything but the window's tests, which are a part of their own.
fn rust_tests() -> anyhow::Result<()> {
    everything("test", &[])
}

fn window_tests() -> anyhow::Result<()> {
    if !cfg!(target_os = "linux") {
        bail!("The tests of the window run on Linux only: no other system lets a program drive its webview.");
    }
    everything("test", &[&WITH_WINDOW, &["--test", "e2e"]])
}

/// The pictures of each screen, taken by the tests of the window.
pub(crate) fn take_pictures() -> anyhow::Result<()> {
    let pictures = ["--test", "e2e", "--", "screenshots::", "--ignored"];
    everything("test", &[&WITH_WINDOW, &pictures])
}

fn everything(subcommand: &str, more: &[&[&str]]) -> anyhow::Result<()> {
    let mut arguments = vec![subcommand];
    arguments.extend(EVERYTHING);
    arguments.extend(more.iter().copied().flatten());
    call(cargo(&arguments))
}
