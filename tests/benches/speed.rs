//! How quick a diary of ten years is: `cargo bench -p respite-tests`. Prints a table, and fails for no
//! figure: a slow disk is no fault.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "it only measures, and may die of a surprise"
)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use chrono::{DateTime, Days, FixedOffset, NaiveDate};
use respite_domain::Code;
use respite_domain::charts::Span;
use respite_domain::time::Moment;
use respite_engine::view::{DiaryWanted, EntryDraft};
use respite_engine::{
    Asked, At, Attachments, Engine, Import, Label, Mine, NewKey, Seal, Shape, Work, back_up, back_up_sealed,
};
use respite_l10n::Language;
use respite_report::{Paper, render};
use rusqlite::{Connection, params};
use tempfile::TempDir;

const ENTRIES: u64 = 40_000;
const DAYS: u64 = 3650;
/// In so many milliseconds a screen is there before anybody wonders, whatever span it shows.
const SCREEN: f64 = 250.0;
const SESSIONS: u64 = 15_000;
const DOSES: u64 = 20_000;
const RELIEFS: u64 = 5_000;

fn main() {
    let (long, empty) = (ten_years(), empty());
    println!(
        "{ENTRIES} entries over {DAYS} days, {SESSIONS} sessions, {DOSES} doses, {RELIEFS} other reliefs; times in milliseconds\n\n\
         {:42} {:>8} {:>8}   goal for the median",
        "", "least", "median"
    );
    first_looks(long.path(), empty.path());

    let program = respite();
    let call = |folder: &Path| {
        let as_of = ["status", "--json", "--as-of", "2026-11-22T14:00:00+01:00"];
        assert!(Command::new(&program).arg("--data-dir").arg(folder).args(as_of).output().unwrap().status.success());
    };
    tell("`respite status`, the whole process", &measure(50, || call(long.path())), Some(Goal::Millis(20.0)));
    tell("  of an empty diary", &measure(50, || call(empty.path())), None);

    log_against_bare_insert(long.path(), "a diary of ten years");
    log_against_bare_insert(empty.path(), "a new diary");
    page(long.path());
    backup(long.path());
    out_and_in(long.path());

    for (name, folder) in [("ten years", long.path()), ("a new diary", empty.path())] {
        screens(name, &mut Engine::open(folder, Asked::WhetherReadable).unwrap());
    }
}

/// What whoever opens a diary waits for, opening included.
fn first_looks(long: &Path, empty: &Path) {
    type Look = (&'static str, fn(&mut Engine), Option<f64>);
    let looks: [Look; 3] = [
        ("first look of the thread", |engine| _ = engine.advance(&now()), Some(5.0)),
        ("first look at Today", |engine| _ = engine.today(&now()).unwrap(), Some(5.0)),
        ("status", |engine| _ = engine.status(&At::now(&now())).unwrap(), None),
    ];
    for (name, look, most) in looks {
        let opened = |folder| look(&mut Engine::open(folder, Asked::WhetherReadable).unwrap());
        let (long, empty) = in_turns(100, || opened(long), || opened(empty));
        let goal = most.map_or(Goal::Millis(20.0), |most| Goal::Times(most, median(&empty)));
        tell(&format!("{name}, opening included"), &long, Some(goal));
        tell("  of an empty diary", &empty, None);
    }
}

fn backup(folder: &Path) {
    let away = tempfile::tempdir().unwrap();
    let backup = || {
        let file = away.path().join("copy.zip");
        let label = Label { program: "Respite", readme: "", now: now().wall };
        assert!(back_up(folder, &file, Attachments::Inside, &label).unwrap().entries >= 40_000);
        std::fs::remove_file(file).unwrap();
    };
    tell("a backup, read back and compared", &measure(20, backup), Some(Goal::Millis(1000.0)));
    let seal = Seal::Key(NewKey::make().public());
    let sealed = || {
        let file = away.path().join("copy.zip.age");
        let label = Label { program: "Respite", readme: "", now: now().wall };
        back_up_sealed(folder, &file, Attachments::Inside, Some(&seal), &label, &Work::default()).unwrap();
        std::fs::remove_file(file).unwrap();
    };
    tell("  the same, encrypted to a key", &measure(20, sealed), Some(Goal::Millis(1000.0)));
}

fn out_and_in(folder: &Path) {
    let (away, engine) = (tempfile::tempdir().unwrap(), Engine::open_to_read(folder).unwrap());
    let file = away.path().join("all.json");
    let label = Label { program: "Respite", readme: "", now: now().wall };
    let out = || {
        _ = std::fs::remove_file(&file);
        engine.export(None, None, &now()).unwrap().save(Shape::Json, &file, folder, &label, &Work::default()).unwrap();
    };
    tell("JSON out, all of it", &measure(10, out), Some(Goal::Millis(1000.0)));
    let into = || {
        let empty = empty();
        let mut engine = Engine::open(empty.path(), Asked::WhetherReadable).unwrap();
        engine.import(&mut Import::of(&file).unwrap(), Mine::Stay, &now(), |_| ()).unwrap();
    };
    tell("JSON in, into a new diary", &measure(5, into), Some(Goal::Millis(3000.0)));
}

fn page(folder: &Path) {
    let words = Language::En.words();
    let engine = Engine::open(folder, Asked::WhetherReadable).unwrap();
    let page = || {
        let page = engine.summary(Some("2026-08-25"), Some("2026-11-22"), &At::now(&now())).unwrap();
        assert!(render(&page.summary, Paper::A4, &words).unwrap().pdf().unwrap().len() > 10_000);
    };
    tell("summary PDF of 90 days, the first", &measure(1, page), None);
    tell("summary PDF of 90 days", &measure(30, page), Some(Goal::Millis(60.0)));
    let facts = || _ = engine.summary(Some("2026-08-25"), None, &At::now(&now())).unwrap();
    tell("  the facts alone", &measure(30, facts), None);
}

fn screens(name: &str, engine: &mut Engine) {
    let words = Language::En.words();
    let mut tell = |what: &str, times, work: &mut dyn FnMut(&mut Engine)| {
        tell(&format!("{what}, {name}"), &measure(times, || work(engine)), Some(Goal::Millis(SCREEN)));
    };
    tell("diary, 30 days", 50, &mut |engine| _ = engine.diary(None, 30, &DiaryWanted::default(), &now()).unwrap());
    tell("today", 50, &mut |engine| _ = engine.today(&now()).unwrap());
    tell("medicines", 50, &mut |engine| _ = engine.medicines(&respite_wording::tell_finding(&words), &now()).unwrap());
    tell("what is due", 50, &mut |engine| _ = engine.advance(&now()));
    // Between two entries the outlook is known; after one it is worked out anew.
    tell("today after an entry", 30, &mut |engine| {
        engine.log_entry(&EntryDraft { spasms: Some(1.0), ..EntryDraft::default() }, &now()).unwrap();
        engine.today(&now()).unwrap();
    });
    for (span, days) in [(Span::FourWeeks, "28 days"), (Span::Year, "a year"), (Span::All, "all")] {
        let at = At::now(&now());
        tell(&format!("charts, {days}"), 20, &mut |engine| _ = engine.charts(span, &at).unwrap());
        tell(&format!("what helps, {days}"), 20, &mut |engine| _ = engine.reliefs(span, 20, &at).unwrap());
    }
}

fn now() -> Moment {
    Moment::told(DateTime::<FixedOffset>::parse_from_rfc3339("2026-11-22T14:00:00+01:00").unwrap())
}

fn measure(times: usize, mut work: impl FnMut()) -> Vec<Duration> {
    let mut took: Vec<Duration> = (0..times).map(|_| timed(&mut work)).collect();
    took.sort();
    took
}

fn timed(work: &mut impl FnMut()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// Both as often, in turns, so that both meet the same disk and the same other programs.
fn in_turns(times: usize, mut one: impl FnMut(), mut other: impl FnMut()) -> (Vec<Duration>, Vec<Duration>) {
    let (mut ones, mut others): (Vec<_>, Vec<_>) = (0..times).map(|_| (timed(&mut one), timed(&mut other))).unzip();
    ones.sort();
    others.sort();
    (ones, others)
}

/// `took` is in order.
fn median(took: &[Duration]) -> Duration {
    took[took.len() / 2]
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// What a median is to stay within.
enum Goal {
    Millis(f64),
    /// So many times as long as something else takes.
    Times(f64, Duration),
}

/// Prints a row of the table. `took` is in order.
fn tell(what: &str, took: &[Duration], goal: Option<Goal>) {
    let middle = median(took);
    let verdict = |within| if within { "ok" } else { "over" };
    let goal = goal.map_or(String::new(), |goal| match goal {
        Goal::Millis(most) => format!("{most} ms: {}", verdict(millis(middle) <= most)),
        Goal::Times(most, other) => {
            let times = middle.as_secs_f64() / other.as_secs_f64();
            format!("{most} × the next line, is {times:.2}: {}", verdict(times <= most))
        }
    });
    println!("{what:42} {:8.2} {:8.2}   {goal}", millis(took[0]), millis(middle));
}

/// Logging as the window does it, against what any program on SQLite pays: one insert of the same values with its commit,
/// into a table of the same columns without index, checks or generated column, by a prepared statement, in a file with the
/// same pragmas in the same folder.
fn log_against_bare_insert(folder: &Path, name: &str) {
    let bare = Connection::open(folder.join("bare.db")).unwrap();
    bare.execute_batch(
        "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;
         CREATE TABLE IF NOT EXISTS entry (id INTEGER PRIMARY KEY, occurred_at INTEGER, occurred_offset INTEGER,
         entered_at INTEGER, entered_offset INTEGER, spasms INTEGER, worst INTEGER, average INTEGER,
         interference INTEGER, sleep INTEGER, places TEXT, onset TEXT, note TEXT, deleted_at INTEGER)",
    )
    .unwrap();
    let mut engine = Engine::open(folder, Asked::WhetherReadable).unwrap();
    let draft = EntryDraft {
        spasms: Some(2.0),
        worst: Some(6.0),
        average: Some(4.0),
        places: vec!["low-back-left".into()],
        note: "After the garden.".into(),
        ..EntryDraft::default()
    };
    let mut insert = || {
        bare.prepare_cached(
            "INSERT INTO entry (occurred_at, occurred_offset, entered_at, entered_offset, spasms, worst, average, places, \
             note) VALUES (?1, 3600, ?1, 3600, 2, 6, 4, 'low-back-left', 'After the garden.')",
        )
        .unwrap()
        .execute([now().wall.timestamp()])
        .unwrap();
    };
    let log = || _ = engine.log_entry(&draft, &now()).unwrap();
    let (logged, inserted) = in_turns(400, log, &mut insert);
    tell(&format!("logging an entry, {name}"), &logged, Some(Goal::Times(1.5, median(&inserted))));
    tell("  a bare insert", &inserted, None);
}

fn empty() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    drop(Engine::open(folder.path(), Asked::WhetherSound).unwrap());
    folder
}

/// Eleven entries a day. A spasm of three weeks in each quarter, each time somewhere else, then two grey weeks, then clear
/// ones.
fn ten_years() -> TempDir {
    let folder = empty();
    let mut connection = Connection::open(folder.path().join("diary.db")).unwrap();
    let first = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap() - Days::new(DAYS - 1);
    let noon = |day: u64| (first + Days::new(day)).and_hms_opt(7, 0, 0).unwrap().and_utc().timestamp();
    let places: Vec<&str> = respite_domain::place::Place::all().map(respite_domain::place::Place::code).collect();
    let place = |day: u64| places[usize::try_from(day / 90).unwrap() % places.len()];
    let write = connection.transaction().unwrap();
    for number in 0..ENTRIES {
        let day = number * DAYS / ENTRIES;
        let affected = day % 90 < 21 && number % 3 == 0;
        let at = noon(day) + i64::try_from(number % 11).unwrap() * 2000;
        let worst = if affected { 6 } else { i64::try_from(number % if day % 90 < 35 { 3 } else { 2 }).unwrap() };
        write
            .prepare_cached(
                "INSERT INTO entry (uid, occurred_at, occurred_offset, entered_at, entered_offset, spasms, worst, average, \
                 places, note) VALUES (hex(randomblob(18)), ?1, 3600, ?1, 3600, ?2, ?3, ?4, ?5, 'After the garden.')",
            )
            .unwrap()
            .execute(params![at, i32::from(affected), worst, worst / 2, if worst > 1 { place(day) } else { "" }])
            .unwrap();
    }
    for number in 0..SESSIONS {
        let at = noon(number * DAYS / SESSIONS);
        write
            .prepare_cached(
                "INSERT INTO session (uid, kind, places, started_at, started_offset, minutes, ended_at, ended_offset, end_unknown, \
                 before, after, skin, skin_checked, how_asked, asked, guided, entered_at, entered_offset) \
                 VALUES (hex(randomblob(18)), 'cold', ?2, ?1, 3600, 15, ?1 + 900, 3600, 0, 6, 4, 'normal', 0, 1, '', 1, ?1, 3600)",
            )
            .unwrap()
            .execute(params![at, place(number * DAYS / SESSIONS)])
            .unwrap();
    }
    write
        .execute_batch(
            "INSERT INTO product (id, uid, name, name_key, kind, unit, directions, sedating, per_day, per_dose, hours, days, \
             label_source, checked_on, entered_at, entered_offset) \
             VALUES (1, 'a', 'Advil', 'advil', 'otc', 'tablet', '', 0, 6000, 2000, 16, 10, 'us', '2026-01-01', 0, 0);
             INSERT INTO product_ingredient VALUES (1, 0, 'ibuprofen', 200000);",
        )
        .unwrap();
    for number in 0..DOSES {
        let at = noon(number * DAYS / DOSES) + i64::try_from(number % 6).unwrap() * 2 * 3600;
        write
            .prepare_cached(
                "INSERT INTO dose (uid, product_id, units, taken_at, taken_offset, alcohol, entered_at, entered_offset) \
                 VALUES (hex(randomblob(18)), 1, 1000, ?1, 3600, 0, ?1, 3600)",
            )
            .unwrap()
            .execute([at])
            .unwrap();
    }
    for number in 0..RELIEFS {
        write
            .prepare_cached(
                "INSERT INTO relief (uid, kind, name, tried_at, tried_offset, before, after, note, entered_at, entered_offset) \
                 VALUES (hex(randomblob(18)), 'medicine', 'Ibuprofen', ?1, 3600, 6, 4, '', ?1, 3600)",
            )
            .unwrap()
            .execute([noon(number * DAYS / RELIEFS)])
            .unwrap();
    }
    write.commit().unwrap();
    folder
}

/// The terminal's program, built like this one; and beside it what makes the pages.
fn respite() -> PathBuf {
    let profile = std::env::current_exe().unwrap().parent().unwrap().parent().unwrap().to_owned();
    let mut build = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()));
    build
        .args(["build", "--quiet", "--release", "-p", "respite-cli", "-p", "respite-typeset", "--bins", "--target-dir"])
        .arg(profile.parent().unwrap());
    assert!(build.status().unwrap().success(), "respite-cli does not build");
    profile.join(format!("respite{}", std::env::consts::EXE_SUFFIX))
}
