//! What is owed does not hang on how far back the diary was read for it (ADR 21).
#![cfg(unix)]

use std::path::PathBuf;

use chrono::{Days, TimeDelta};
use proptest::prelude::*;
use respite_domain::Code;
use respite_domain::episode::StillHadIt;
use respite_engine::view::{Answered, EntryDraft, ReminderStateView, Status, TodayView};
use respite_engine::{Asked, At, Engine, Import, Mine, Shape};
use tempfile::TempDir;

use crate::desk::{Desk, clear, spasm};
use crate::import::export_of;

const PLACES: [&str; 3] = ["low-back-left", "low-back-centre", "neck-right"];

#[derive(Debug, Clone)]
enum Step {
    /// So many days ago, on each of so many days.
    Log {
        ago: i64,
        days: i64,
        draft: EntryDraft,
        onset: Option<u64>,
    },
    Gap(StillHadIt),
    TakeBack(usize),
    Delete(usize),
    Restore(usize),
    Pass(i64),
    SetClock(i64),
    Elsewhere(i64, EntryDraft),
    /// Puts an entry on the day so long ago.
    Move(usize, i64),
    /// Keeps the diary as it stands in a file; or takes at its word the one that was kept.
    KeepInFile,
    TakeFromFile,
}

/// What the steps so far have left to go on from.
#[derive(Default)]
struct So {
    entries: Vec<i32>,
    answered: Vec<Answered>,
    kept: Option<(TempDir, PathBuf)>,
}

fn draft() -> impl Strategy<Value = EntryDraft> {
    let grey = EntryDraft { spasms: Some(0.0), worst: Some(2.0), ..EntryDraft::default() };
    let said = prop_oneof![3 => Just(spasm()), 1 => Just(grey), 4 => Just(clear()), 1 => Just(EntryDraft::default())];
    (said, prop::sample::subsequence(PLACES.to_vec(), 0..3)).prop_map(|(draft, places)| {
        let note = "So it was.".to_owned();
        EntryDraft { places: places.into_iter().map(str::to_owned).collect(), note, ..draft }
    })
}

fn step() -> impl Strategy<Value = Step> {
    let ago = || prop_oneof![1 => 0..60i64, 2 => 60..1500i64];
    let days = prop_oneof![1 => 1..4i64, 1 => 7..10i64];
    let onset = prop_oneof![5 => Just(None), 1 => (0..30u64).prop_map(Some), 1 => (0..900u64).prop_map(Some)];
    let still = prop_oneof![Just(StillHadIt::YesMostDays), Just(StillHadIt::No), Just(StillHadIt::DoNotRemember)];
    prop_oneof![
        12 => (ago(), days, draft(), onset).prop_map(|(ago, days, draft, onset)| Step::Log { ago, days, draft, onset }),
        3 => still.prop_map(Step::Gap),
        1 => (0..9usize).prop_map(Step::TakeBack),
        2 => (0..99usize).prop_map(Step::Delete),
        1 => (0..99usize).prop_map(Step::Restore),
        2 => (1..400i64).prop_map(Step::Pass),
        1 => (-900..900i64).prop_map(Step::SetClock),
        1 => (ago(), draft()).prop_map(|(ago, draft)| Step::Elsewhere(ago, draft)),
        2 => (0..99usize, ago()).prop_map(|(nth, ago)| Step::Move(nth, ago)),
        1 => Just(Step::KeepInFile),
        1 => Just(Step::TakeFromFile),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_owed_is_the_same_however_little_was_read(steps in prop::collection::vec(step(), 1..30)) {
        let mut desk = Desk::at("2026-11-22 14:00");
        let mut so = So::default();
        for step in &steps {
            take(step, &mut desk, &mut so);
            // As whoever has looked all along knows it, as whoever comes anew does, and as it is with all of the diary.
            let known = desk.act(|engine, now| engine.today(now));
            let now = desk.now();
            let read = |asked| Engine::open(desk.folder(), asked).unwrap();
            let (anew, whole) = (read(Asked::WhetherReadable), read(Asked::WhetherReadable).status(&At::now(&now)).unwrap());
            prop_assert_eq!(&known, &anew.today(&now).unwrap(), "{:?}", step);
            prop_assert_eq!(owed(&known), owed_of_all(&whole), "{:?}", step);
        }
    }
}

fn take(step: &Step, desk: &mut Desk, So { entries, answered, kept }: &mut So) {
    match step.clone() {
        Step::Log { ago, days, draft, onset } => {
            for day in (0..days).filter(|day| *day <= ago) {
                let onset = onset.map(|back| (desk.today() - Days::new(ago.unsigned_abs() + back)).to_string());
                entries.push(desk.log_on(day - ago, EntryDraft { when: String::new(), onset, ..draft.clone() }));
            }
        }
        Step::Gap(still) => {
            let asked = desk.act(|engine, now| engine.today(now)).questions;
            if let Some(question) = asked.into_iter().next() {
                answered.push(desk.act(|engine, now| engine.answer_gap(&question, still, now)));
            }
        }
        Step::TakeBack(nth) if !answered.is_empty() => {
            let slip = answered.remove(nth % answered.len());
            desk.act(|engine, now| engine.take_back_answer(&slip, now));
        }
        Step::Delete(nth) if !entries.is_empty() => {
            let id = entries[nth % entries.len()];
            // It may be deleted already.
            _ = desk.try_to(|engine, now| engine.delete_entry(id, now));
        }
        Step::Restore(nth) if !entries.is_empty() => {
            let id = entries[nth % entries.len()];
            _ = desk.try_to(|engine, now| engine.restore_entry(id, now));
        }
        Step::Move(nth, ago) if !entries.is_empty() => {
            let draft = EntryDraft { when: format!("{ago} days ago"), ..spasm() };
            let id = entries[nth % entries.len()];
            // It may be deleted.
            _ = desk.try_to(|engine, now| engine.update_entry(id, &draft, now));
        }
        Step::KeepInFile => *kept = Some(export_of(desk.folder(), Shape::Json)),
        Step::TakeFromFile => {
            if let Some((_, file)) = kept {
                let mut file = Import::of(file).unwrap();
                desk.act(|engine, now| Ok(engine.import(&mut file, Mine::Give, now, |_| ()).unwrap()));
            }
        }
        Step::TakeBack(_) | Step::Delete(_) | Step::Restore(_) | Step::Move(..) => {}
        Step::Pass(days) => desk.pass(TimeDelta::days(days)),
        Step::SetClock(days) => desk.set_clock(TimeDelta::days(days)),
        Step::Elsewhere(ago, draft) => {
            let mut elsewhere = Engine::open(desk.folder(), Asked::WhetherReadable).unwrap();
            let when = format!("{ago} days ago");
            entries.push(elsewhere.log_entry(&EntryDraft { when, ..draft }, &desk.now()).unwrap().id);
        }
    }
}

/// What is owed, a line each.
fn owed(today: &TodayView) -> Vec<String> {
    let mut owed = vec![format!("{:?} {:?}", today.state, today.still_there)];
    owed.extend(today.episode.iter().map(|open| format!("{} {} {}", open.start, open.last, open.days)));
    owed.extend(
        today.reminders.iter().map(|due| format!("{:?} {:?} {} {:?}", due.kind, due.place, due.since, due.state)),
    );
    owed.extend(today.questions.iter().map(|asked| format!("{:?} {} {}", asked.place, asked.from, asked.to)));
    owed.extend(today.place_questions.iter().map(|asked| {
        let (here, earlier) = (&asked.here, &asked.earlier);
        format!("{} {} {} {}", here.place, here.start, earlier.place, earlier.start)
    }));
    owed
}

/// The same, of the whole diary.
fn owed_of_all(status: &Status) -> Vec<String> {
    let mut owed = vec![format!("{:?} {:?}", status.today, status.still_there)];
    let open = status.episodes.iter().find(|episode| episode.place.is_none() && episode.state.0.code() == "open");
    owed.extend(open.map(|open| format!("{} {} {}", open.start, open.last, open.days)));
    let due = status
        .reminders
        .iter()
        .filter(|reminder| matches!(reminder.state, ReminderStateView::Due | ReminderStateView::Booked));
    owed.extend(due.map(|due| format!("{:?} {:?} {} {:?}", due.kind, due.place, due.since, due.state)));
    owed.extend(status.questions.iter().map(|asked| format!("{:?} {} {}", asked.place, asked.from, asked.to)));
    owed.extend(
        status
            .place_questions
            .iter()
            .map(|asked| format!("{} {} {} {}", asked.place, asked.start, asked.earlier_place, asked.earlier_start)),
    );
    owed
}

#[test]
fn a_gap_is_asked_about_for_as_long_as_anything_hangs_on_it() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let asked = |desk: &mut Desk| {
        let asked = desk.act(|engine, now| engine.today(now)).questions;
        asked.into_iter().map(|asked| format!("{} {}", asked.from, asked.to)).collect::<Vec<_>>()
    };
    // Between two spasms of three years ago, and from the second one to yesterday.
    desk.log_on(-1120, spasm());
    desk.log_on(-1100, spasm());
    assert_eq!(asked(&mut desk), ["2023-11-19 2026-11-21"]);
    assert_eq!(desk.status().questions.len(), 1);
    // Who was away for years and comes back is asked still.
    desk.log(spasm());
    assert_eq!(asked(&mut desk), ["2023-11-19 2026-11-21"]);
    desk.act(|engine, now| {
        let question = engine.today(now)?.questions.remove(0);
        engine.answer_gap(&question, StillHadIt::YesMostDays, now)
    });
    assert_eq!(desk.reminders(), ["twelve-weeks due"]);
}

/// What the file says of an entry may take it away from a day that has no other.
#[test]
fn a_day_that_an_entry_was_moved_away_from_by_a_file_counts_no_more() {
    let (mut here, mut there) = (Desk::at("2026-11-29 14:00"), Desk::at("2026-11-29 14:00"));
    let first = here.log_on(-15, spasm());
    for day in [-9, -3, 0] {
        here.log_on(day, spasm());
    }
    let bring = |here: &Desk, there: &mut Desk| {
        let (_away, file) = export_of(here.folder(), Shape::Json);
        there.act(|engine, now| Ok(engine.import(&mut Import::of(&file).unwrap(), Mine::Give, now, |_| ()).unwrap()));
    };
    bring(&here, &mut there);
    assert_eq!(there.reminders(), ["two-weeks due"]);
    let moved = EntryDraft { when: "yesterday 12:00".to_owned(), ..spasm() };
    here.act(|engine, now| engine.update_entry(first, &moved, now));
    bring(&here, &mut there);
    assert_eq!(there.act(|engine, now| engine.today(now)).reminders.len(), 0);
}
