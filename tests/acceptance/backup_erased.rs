//! What was erased, in the copies of a second folder: the moment of the erasing tells which of them go, whatever stick it is and under
//! whatever path.
#![cfg(unix)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use proptest::prelude::*;
use respite_domain::backup::to_let_go;
use respite_engine::{Work, back_up_by_itself, back_up_elsewhere, elsewhere, set_elsewhere};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::backup_elsewhere::{at, copies};
#[cfg(target_os = "linux")]
use crate::data_file::{shell, way_to_mount};
use crate::desk::{Desk, spasm};

/// A diary, and sticks that are put in under some path.
struct Sticks {
    desk: Desk,
    away: TempDir,
    /// The one that is in, and the path that it has.
    is_in: usize,
    path: PathBuf,
}

impl Sticks {
    fn new() -> Sticks {
        let (mut desk, away) = (Desk::at("2026-03-01 14:00"), tempfile::tempdir().unwrap());
        desk.log(spasm());
        let mut sticks = Sticks { desk, is_in: 0, path: away.path().join("d"), away };
        for stick in [1, 0] {
            std::fs::create_dir(sticks.out(stick)).unwrap();
            std::fs::rename(sticks.out(stick), &sticks.path).unwrap();
            sticks.is_in = stick;
            sticks.name();
            if stick == 1 {
                std::fs::rename(&sticks.path, sticks.out(1)).unwrap();
            }
        }
        sticks
    }

    /// Where a stick is while it is out.
    fn out(&self, stick: usize) -> PathBuf {
        self.away.path().join(format!("out-{stick}"))
    }

    fn name(&self) {
        set_elsewhere(self.desk.folder(), &self.path, true, &at(&self.desk)).unwrap();
    }

    /// The other one is put in, under the same path.
    fn swap(&mut self) {
        std::fs::rename(&self.path, self.out(self.is_in)).unwrap();
        self.is_in = 1 - self.is_in;
        std::fs::rename(self.out(self.is_in), &self.path).unwrap();
    }

    /// The same one has another path now, and is named under that.
    fn moves(&mut self) {
        let to = self.away.path().join(if self.path.ends_with("d") { "e" } else { "d" });
        std::fs::rename(&self.path, &to).unwrap();
        self.path = to;
        self.name();
    }

    fn copy(&mut self) -> DateTime<Utc> {
        self.desk.pass_minutes(60 * 20);
        back_up_elsewhere(self.desk.folder(), &at(&self.desk), &Work::default()).unwrap().unwrap();
        self.desk.wall().to_utc()
    }

    fn erase(&mut self) -> DateTime<Utc> {
        self.desk.pass_minutes(7);
        let id = self.desk.log(spasm());
        self.desk.act(|engine, now| engine.delete_entry(id, now));
        self.desk.act(|engine, now| engine.erase_deleted(now));
        self.desk.wall().to_utc()
    }

    /// When those were made that are on the stick that is in.
    fn there(&self) -> Vec<DateTime<Utc>> {
        moments(&self.path)
    }

    fn to_go(&self) -> bool {
        elsewhere(self.desk.folder()).unwrap().to_go
    }
}

fn moments(folder: &Path) -> Vec<DateTime<Utc>> {
    let moment = |path: PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        NaiveDateTime::parse_from_str(&name[..26], "respite-%Y-%m-%d-%H%M%SZ").unwrap().and_utc()
    };
    copies(folder).into_iter().map(moment).collect()
}

#[derive(Debug, Clone, Copy)]
enum Act {
    Copy,
    Erase,
    Swap,
    Move,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![5 => Just(Act::Copy), 1 => Just(Act::Erase), 2 => Just(Act::Swap), 1 => Just(Act::Move)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]
    /// After each copy there are on that stick: it, those made since the last erasing that are still wanted, and nothing else.
    #[test]
    fn those_from_before_the_last_erasing_go_and_those_since_stay(acts in prop::collection::vec(act(), 1..24)) {
        let (mut sticks, mut erased) = (Sticks::new(), None);
        for act in acts {
            match act {
                Act::Copy => {
                    let mut all = sticks.there();
                    let made = sticks.copy();
                    all.push(made);
                    let gone = to_let_go(&all, sticks.desk.wall());
                    let stays = |(place, at): (usize, &DateTime<Utc>)| {
                        (*at == made || !gone.contains(&place) && erased.is_none_or(|erased| *at > erased)).then_some(*at)
                    };
                    let expected: BTreeSet<_> = all.iter().enumerate().filter_map(stays).collect();
                    prop_assert_eq!(sticks.there().into_iter().collect::<BTreeSet<_>>(), expected);
                    prop_assert!(!sticks.to_go());
                }
                Act::Erase => erased = Some(sticks.erase()),
                Act::Swap => sticks.swap(),
                Act::Move => sticks.moves(),
            }
        }
    }

    /// Whatever the clock says, and however often it is set: after each copy nothing is on that stick that was made before the last
    /// erasing, and the one that was just made is.
    #[test]
    fn no_copy_outlives_an_erasing_whatever_the_clock_says(acts in prop::collection::vec(
        (act(), prop_oneof![4 => Just(0), 1 => -90_i64..90]), 1..24,
    )) {
        let mut sticks = Sticks::new();
        // Of each stick, when its copies say that they were made, and after which act that really was.
        let (mut made, mut erased) = ([BTreeMap::new(), BTreeMap::new()], 0);
        for (number, (act, hours)) in acts.into_iter().enumerate() {
            // No two of one second: the second is refused, and tried again.
            sticks.desk.set_clock(TimeDelta::hours(hours) + TimeDelta::seconds(i64::try_from(number).unwrap()));
            match act {
                Act::Copy => {
                    let now = sticks.copy();
                    let made = &mut made[sticks.is_in];
                    made.insert(now, number);
                    let there = sticks.there();
                    prop_assert!(there.contains(&now));
                    prop_assert!(there.iter().all(|at| made[at] >= erased), "{there:?} of {made:?}, erased at {erased}");
                    prop_assert!(!sticks.to_go());
                }
                Act::Erase => {
                    sticks.erase();
                    erased = number;
                }
                Act::Swap => sticks.swap(),
                Act::Move => sticks.moves(),
            }
        }
    }
}

#[test]
fn a_copy_that_a_fast_clock_dated_ahead_goes_though_others_were_made_since() {
    let mut sticks = Sticks::new();
    sticks.desk.set_clock(TimeDelta::days(90));
    sticks.copy();
    sticks.desk.set_clock(TimeDelta::days(-90));
    sticks.copy();
    // Nor is it forgotten while another folder is named.
    let other = tempfile::tempdir().unwrap();
    set_elsewhere(sticks.desk.folder(), other.path(), true, &at(&sticks.desk)).unwrap();
    sticks.copy();
    sticks.erase();
    sticks.name();
    let last = sticks.copy();
    assert_eq!(sticks.there(), [last]);
}

#[test]
fn a_stick_under_another_path_keeps_what_was_made_since_the_erasing() {
    let mut sticks = Sticks::new();
    sticks.copy();
    sticks.erase();
    assert!(sticks.to_go());
    let since: Vec<_> = (0..2).map(|_| sticks.copy()).collect();
    sticks.moves();
    assert!(!sticks.to_go(), "nobody knows of a copy there that would have to go");
    let last = sticks.copy();
    assert_eq!(sticks.there(), [since.clone(), vec![last]].concat());
    // The diary has lost rows: the fuller ones stay, however old, and under whatever path.
    (0..3).for_each(|_| _ = sticks.desk.log(spasm()));
    back_up_by_itself(sticks.desk.folder(), &at(&sticks.desk)).unwrap();
    let diary = Connection::open(sticks.desk.folder().join("diary.db")).unwrap();
    diary.execute_batch("DELETE FROM entry_words; DELETE FROM entry WHERE id = 1").unwrap();
    drop(diary);
    sticks.desk.pass_minutes(60 * 24 * 400);
    back_up_by_itself(sticks.desk.folder(), &at(&sticks.desk)).unwrap();
    sticks.moves();
    sticks.copy();
    assert_eq!(sticks.there().len(), since.len() + 2);
}

#[test]
fn a_clock_that_was_set_back_hides_no_copy_from_an_erasing() {
    let mut sticks = Sticks::new();
    sticks.copy();
    sticks.copy();
    sticks.desk.set_clock(TimeDelta::days(-2000));
    sticks.erase();
    assert!(sticks.to_go());
    let last = sticks.copy();
    assert_eq!(sticks.there(), [last]);
    let known = elsewhere(sticks.desk.folder()).unwrap();
    assert!(!known.to_go && !known.is_due(sticks.desk.wall()), "it is not tried for ever");
}

#[cfg(target_os = "linux")]
#[test]
fn one_that_can_not_be_removed_is_tried_again_with_the_next_that_is_due() {
    let mut sticks = Sticks::new();
    sticks.copy();
    let (stays, diary) = (copies(&sticks.path).remove(0), sticks.desk.folder().to_owned());
    sticks.erase();
    // What something is mounted on can't be removed.
    let script = format!(
        r#"touch "$1/other" && mount --bind "$1/other" "{}" || exit 1
        "$0" --data-dir "{}" backup-folder "{}" --not-encrypted"#,
        stays.display(),
        diary.display(),
        sticks.path.display(),
    );
    let output = shell(way_to_mount(sticks.away.path()), &script, sticks.away.path()).unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(copies(&sticks.path).len(), 2, "one stayed");
    let known = elsewhere(&diary).unwrap();
    assert!(known.to_go, "that it is there is told");
    let soon = known.last.unwrap() + TimeDelta::minutes(1);
    assert!(!known.is_due(soon.fixed_offset()) && known.changed.is_none(), "nothing is new, and it was just tried");
    // With the next one it goes, and those made since stay.
    let last = known.last.unwrap();
    let now = (last + TimeDelta::hours(5)).fixed_offset();
    let label = respite_engine::Label { now, ..at(&sticks.desk) };
    back_up_elsewhere(&diary, &label, &Work::default()).unwrap();
    assert!(!stays.exists() && sticks.there().len() == 2 && !sticks.to_go());
}
