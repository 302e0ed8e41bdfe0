//! What can still be read of a damaged diary (issue 9, "Backup": read row by row): never more than was there, and nothing is written
//! into the damaged file.
#![cfg(unix)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use respite_domain::own_pack::PackKind;
use respite_domain::plan::PlanKind;
use respite_domain::session::Thermal;
use respite_engine::view::EntryDraft;
use respite_engine::{Asked, Engine, Prepared, back_up_by_itself};
use respite_store::{TABLES, automatic};
use rusqlite::Connection;

use crate::backup::NOW;
use crate::backup_elsewhere::at;
use crate::desk::{Desk, spasm, told};
use crate::own_packs::{healthy, plan_with, start, tell};
use crate::representative::representative;
use crate::terminal::{assert_one_plain_line, bytes_in, say_in};

const PAGE: usize = 4096;

/// A diary of some size, with texts that are longer than a page.
fn full() -> Desk {
    let mut desk = representative();
    for number in 0..60 {
        let note = format!("note {number} {}", "of a long night ".repeat(if number % 7 == 0 { 900 } else { 5 }));
        desk.log(EntryDraft { note: note.trim_end().chars().take(9_000).collect(), ..spasm() });
    }
    desk
}

/// What only may name another row: where that one is lost, it names none.
const MAY_NAME: [(&str, &str); 9] = [
    ("product", "replaced_by"),
    ("side_effect", "product_id"),
    ("relief", "dose_id"),
    ("reminder_answer", "visit_id"),
    ("session", "own_pack_id"),
    ("plan", "cold_pack_id"),
    ("plan", "heat_pack_id"),
    // A plan whose pack is lost ends.
    ("plan", "ended_at"),
    ("plan", "ended_offset"),
];

type Rows = BTreeMap<&'static str, BTreeSet<String>>;

/// All rows of a diary, but for what is worked out anew or said of its coming back.
fn rows(file: &Path) -> Rows {
    let diary = Connection::open(file).unwrap();
    let tables = TABLES.iter().filter(|table| table.name != "words_used");
    tables
        .map(|table| {
            let may_name = |column: &str| MAY_NAME.contains(&(table.name, column));
            let columns: Vec<_> = table
                .columns()
                .iter()
                .filter(|column| !may_name(column))
                .map(|column| format!("quote({column})"))
                .collect();
            let mut select =
                diary.prepare(&format!("SELECT {} FROM {}", columns.join(" || ', ' || "), table.name)).unwrap();
            let rows = select.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap);
            let of_its_own = |row: &String| !row.contains("'restored-at'") && !row.contains("'backups-paused'");
            (table.name, rows.filter(of_its_own).collect())
        })
        .collect()
}

fn salvaged(damaged: &Path) -> Option<Rows> {
    let folder = tempfile::tempdir().unwrap();
    let (prepared, tables) = Prepared::salvage(damaged, folder.path(), &Arc::default()).ok()?;
    prepared.begin(told(NOW).wall, |_| ()).unwrap();
    let found = rows(&folder.path().join("diary.db"));
    for table in &tables {
        let of_its_own = if table.table == "setting" { 2 } else { 0 };
        assert!(table.rows <= found[table.table].len() + of_its_own, "{table:?}");
    }
    // It is a diary like any other.
    drop(Engine::open(folder.path(), Asked::WhetherSound).unwrap());
    Some(found)
}

/// Numbers that look like chance, and are the same each time.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(most).unwrap()).unwrap()
    }
}

#[test]
fn every_row_that_is_given_back_was_there_whatever_pages_were_written_over() {
    let desk = full();
    let sound = std::fs::read(desk.folder().join("diary.db")).unwrap();
    let all = rows(&desk.folder().join("diary.db"));
    let away = tempfile::tempdir().unwrap();
    let damaged = away.path().join("damaged.db");
    let pages = sound.len() / PAGE;
    let count = |rows: &Rows| rows.values().map(BTreeSet::len).sum::<usize>();
    let (mut came_back, mut lost_some) = (0, 0);
    for seed in 1..=80u64 {
        let mut chance = Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let mut bytes = sound.clone();
        for _ in 0..=chance.below(1 + usize::try_from(seed).unwrap() / 8) {
            let page = chance.below(pages);
            let how = chance.below(3);
            for place in &mut bytes[page * PAGE..(page + 1) * PAGE] {
                *place = match how {
                    0 => 0,
                    1 => 0xAB,
                    _ => chance.next().to_le_bytes()[3],
                };
            }
        }
        std::fs::write(&damaged, &bytes).unwrap();
        let found = salvaged(&damaged);
        assert!(std::fs::read(&damaged).unwrap() == bytes, "the damaged file is as it was");
        let Some(found) = found else { continue };
        for (table, rows) in &found {
            let foreign: Vec<_> = rows.difference(&all[table]).collect();
            assert!(foreign.is_empty(), "seed {seed}, {table}: {foreign:?}");
        }
        came_back += 1;
        lost_some += usize::from(count(&found) < count(&all));
    }
    assert!(came_back > 40 && lost_some > 20, "{came_back} came back, {lost_some} of them with less");
}

#[test]
fn of_one_bad_page_nearly_everything_comes_back() {
    let desk = full();
    let file = desk.folder().join("diary.db");
    let all = rows(&file);
    let mut bytes = std::fs::read(&file).unwrap();
    // The leaf in which an entry in the middle lies.
    let place = bytes.windows(8).rposition(|found| found == b"note 31 ").unwrap() / PAGE * PAGE;
    bytes[place..place + PAGE].fill(0xAB);
    std::fs::write(&file, &bytes).unwrap();
    let found = salvaged(&file).unwrap();
    let (there, back) = (all["entry"].len(), found["entry"].len());
    assert!(back < there && back * 10 > there * 7, "{back} of {there} entries");
    assert_eq!(found["session"], all["session"]);
}

/// The leaves of one table, in the order in which they lie in the file.
fn leaves(file: &Path, table: &str) -> Vec<usize> {
    let diary = Connection::open(file).unwrap();
    let root: i64 =
        diary.query_row("SELECT rootpage FROM sqlite_schema WHERE name = ?1", [table], |row| row.get(0)).unwrap();
    let root = usize::try_from(root).unwrap();
    drop(diary);
    let bytes = std::fs::read(file).unwrap();
    let at = (root - 1) * PAGE;
    let number =
        |at: usize, length: usize| bytes[at..at + length].iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
    assert!([2, 5].contains(&bytes[at]), "{table} is of one page");
    let cells = number(at + 3, 2);
    let child = |cell: usize| number(at + number(at + 12 + 2 * cell, 2), 4);
    (0..cells).map(child).chain([number(at + 8, 4)]).collect()
}

#[test]
fn between_two_bad_pages_of_what_belongs_to_an_entry_the_rest_comes_back() {
    let mut desk = Desk::at("2026-11-22 14:00");
    for number in 0..300 {
        let better = (0..4).map(|word| format!("{word} of a long list of what helped {number}")).collect();
        desk.log(EntryDraft { better, ..spasm() });
    }
    let file = desk.folder().join("diary.db");
    let all = rows(&file)["entry_words"].len();
    let mut bytes = std::fs::read(&file).unwrap();
    let leaves = leaves(&file, "entry_words");
    assert!(leaves.len() > 8, "{leaves:?}");
    for leaf in [leaves[1], leaves[leaves.len() - 2]] {
        bytes[(leaf - 1) * PAGE..leaf * PAGE].fill(0);
    }
    std::fs::write(&file, &bytes).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (_, tables) = Prepared::salvage(&file, folder.path(), &Arc::default()).unwrap();
    let words = tables.iter().find(|table| table.table == "entry_words").unwrap();
    assert!(words.rows * 4 > all * 3, "{} of {all}", words.rows);
    assert!(words.lost > 10, "{} of {all}, and {} lost", words.rows, words.lost);
}

#[test]
fn a_row_that_only_may_name_a_lost_one_stays() {
    let desk = full();
    let file = desk.folder().join("diary.db");
    let diary = Connection::open(&file).unwrap();
    let count = |table: &str| -> usize {
        let count = diary.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get::<_, i64>(0));
        usize::try_from(count.unwrap()).unwrap()
    };
    // Earlier makes with their doses, and the one in force is lost.
    diary.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    let (products, doses) = (count("product"), count("dose"));
    diary.execute("UPDATE product SET replaced_by = 9999, name_key = 'one name'", []).unwrap();
    let of_a_dose = diary.execute("UPDATE relief SET dose_id = id + 9999 WHERE dose_id IS NOT NULL", []).unwrap();
    let reliefs = count("relief");
    drop(diary);
    assert!(products > 1 && doses > 0 && of_a_dose > 0);
    let folder = tempfile::tempdir().unwrap();
    let (_, tables) = Prepared::salvage(&file, folder.path(), &Arc::default()).unwrap();
    let back =
        |name: &str| tables.iter().find(|table| table.table == name).map(|table| (table.rows, table.lost)).unwrap();
    assert_eq!(back("product"), (products, 0));
    assert_eq!(back("dose"), (doses, 0));
    assert_eq!(back("relief"), (reliefs, 0));
}

#[test]
fn the_terminal_tells_what_there_is_and_goes_on_with_it() {
    let desk = full();
    let file = desk.folder().join("diary.db");
    let mut bytes = std::fs::read(&file).unwrap();
    let place = bytes.windows(8).rposition(|found| found == b"note 31 ").unwrap() / PAGE * PAGE;
    bytes[place..place + PAGE].fill(0xAB);
    std::fs::write(&file, &bytes).unwrap();
    let said = say_in(desk.folder(), &["salvage"]);
    assert_eq!(said.status, 2, "{}", said.out);
    assert_one_plain_line(&said.err);
    assert!(said.err.contains("could not be read") && said.err.contains("entry:"), "{}", said.err);
    assert!(std::fs::read(&file).unwrap() == bytes);
    let said = say_in(desk.folder(), &["salvage", "--yes"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.out.contains("It is back:"), "{}", said.out);
    let kept = std::fs::read_dir(desk.folder()).unwrap().map(|file| file.unwrap().path());
    let kept: Vec<_> = kept.filter(|path| path.to_string_lossy().contains("diary-kept-aside-")).collect();
    assert!(kept.len() == 1 && std::fs::read(&kept[0]).unwrap() == bytes, "the damaged one is kept as it was");
    drop(Engine::open(desk.folder(), Asked::WhetherSound).unwrap());
}

#[test]
fn the_terminal_reads_the_one_that_was_kept_aside_where_another_was_begun() {
    let desk = full();
    let (folder, now) = (desk.folder(), desk.now());
    let mut bytes = std::fs::read(folder.join("diary.db")).unwrap();
    let place = bytes.windows(8).rposition(|found| found == b"note 31 ").unwrap() / PAGE * PAGE;
    bytes[place..place + PAGE].fill(0xAB);
    std::fs::write(folder.join("diary.db"), &bytes).unwrap();
    let (engine, aside) = Engine::open_or_keep_aside(folder, &now).unwrap();
    let aside = aside.unwrap();
    assert_eq!(engine.damaged().unwrap().as_ref(), Some(&aside));
    drop(engine);
    let said = say_in(folder, &["salvage"]);
    assert_eq!(said.status, 2, "{}", said.out);
    assert_one_plain_line(&said.err);
    assert!(said.err.contains(&format!("Read from {}.", aside.display())), "{}", said.err);
    assert!(said.err.contains("The diary holds 0 entries"), "{}", said.err);
    // The path that was told is as good as none.
    let said = say_in(folder, &["salvage", aside.to_str().unwrap(), "--yes"]);
    assert!(said.status == 0 && said.out.contains(aside.to_str().unwrap()), "{}{}", said.out, said.err);
    assert!(std::fs::read(&aside).unwrap() == bytes, "the damaged one is kept as it was");
    let engine = Engine::open(folder, Asked::WhetherSound).unwrap();
    assert!(engine.record(None, None, &respite_engine::At::now(&now)).unwrap().entries.len() > 50);
    assert_eq!((engine.damaged().unwrap(), engine.backups_are_paused().unwrap()), (None, false), "that answers it");
    drop(engine);
    // Once more, or months later: nothing takes the place of a sound diary by a slip.
    let before = bytes_in(folder);
    for words in [&["salvage"][..], &["salvage", "--yes"]] {
        let said = say_in(folder, words);
        assert!(said.status == 4 && said.err.contains("name its file"), "{}{}", said.out, said.err);
        assert!(bytes_in(folder) == before);
    }
    let said = say_in(folder, &["salvage", aside.to_str().unwrap()]);
    assert!(said.status == 2 && said.err.contains("add --yes"), "it can still be named: {}", said.err);
    // The diary itself is damaged now: it is the one that is meant.
    let mut bytes = std::fs::read(folder.join("diary.db")).unwrap();
    let place = bytes.windows(10).rposition(|found| found == b"long night").unwrap() / PAGE * PAGE;
    bytes[place..place + PAGE].fill(0xAB);
    std::fs::write(folder.join("diary.db"), &bytes).unwrap();
    let said = say_in(folder, &["salvage"]);
    assert!(said.err.contains(&format!("Read from {}.", folder.join("diary.db").display())), "{}", said.err);
}

#[test]
fn an_erasing_in_the_diary_that_was_begun_since_leaves_the_copies_of_the_damaged_one() {
    let mut desk = full();
    back_up_by_itself(desk.folder(), &at(&desk)).unwrap();
    let (folder, now) = (desk.folder().to_owned(), desk.now());
    let mut bytes = std::fs::read(folder.join("diary.db")).unwrap();
    let place = bytes.windows(8).rposition(|found| found == b"note 31 ").unwrap() / PAGE * PAGE;
    bytes[place..place + PAGE].fill(0xAB);
    std::fs::write(folder.join("diary.db"), &bytes).unwrap();
    let (engine, aside) = Engine::open_or_keep_aside(&folder, &now).unwrap();
    let aside = aside.unwrap();
    let last = engine.last_good_of(&aside).unwrap().map(|(path, _)| path);
    assert!(last.is_some());
    drop(engine);
    desk.reopen();
    desk.pass_minutes(5);
    // What was written by mistake is in no copy of the damaged one; in those of its own it is.
    let id = desk.log(spasm());
    let own = |desk: &Desk| {
        back_up_by_itself(desk.folder(), &at(desk)).unwrap();
        automatic(desk.folder()).len()
    };
    assert_eq!(own(&desk), 2);
    desk.act(|engine, now| engine.delete_entry(id, now));
    desk.act(|engine, now| engine.erase_deleted(now));
    let left: Vec<_> = automatic(&folder).into_iter().map(|one| one.path).collect();
    assert_eq!(left, Vec::from_iter(last));
    // Who has answered wants nothing of it any more.
    desk.act(|engine, now| engine.saw_kept_aside(now));
    desk.act(|engine, now| engine.erase_deleted(now));
    assert!(automatic(&folder).is_empty());
}

#[test]
fn of_what_is_no_diary_nothing_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("diary.db");
    for bytes in [&b""[..], b"not a database at all", &[0; 40_000]] {
        std::fs::write(&file, bytes).unwrap();
        let said = say_in(folder.path(), &["salvage", "--yes"]);
        assert_eq!(said.status, 4, "{}", said.out);
        assert!(said.err.contains("Nothing of this file can be read"), "{}", said.err);
        assert_eq!(std::fs::read(&file).unwrap(), bytes);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}

#[test]
fn a_plan_whose_pack_is_lost_goes_on_for_no_longer_than_its_maker_allows() {
    let mut desk = healthy("2026-11-22 08:10");
    let gel = tell(&mut desk, PackKind::GelPack, "Blue", Some(8.0));
    desk.act(|engine, now| engine.save_plan(None, &plan_with(Some(gel), None, PlanKind::Cold), now));
    desk.act(|engine, now| engine.save_plan(None, &plan_with(None, None, PlanKind::Heat), now));
    let on = start(&mut desk, gel, Thermal::Cold).unwrap();
    let file = desk.folder().join("diary.db");
    let diary = Connection::open(&file).unwrap();
    diary.pragma_update(None, "foreign_keys", "OFF").unwrap();
    diary.execute("DELETE FROM own_pack", []).unwrap();
    drop(diary);
    let folder = tempfile::tempdir().unwrap();
    let (prepared, _) = Prepared::salvage(&file, folder.path(), &Arc::default()).unwrap();
    prepared.begin(told(NOW).wall, |_| ()).unwrap();
    let view = Engine::open(folder.path(), Asked::WhetherSound).unwrap().sessions(&desk.now()).unwrap();
    // Nobody knows any more how long that pack may be on: its plan is over, and the other goes on.
    let plans: Vec<_> = view.plans.iter().map(|plan| (plan.kind.0, plan.is_on)).collect();
    assert_eq!(plans, [(PlanKind::Heat, true), (PlanKind::Cold, false)]);
    assert!(view.slots.iter().all(|slot| slot.kind.0 == Thermal::Heat));
    assert_eq!(view.running.iter().map(|pack| (pack.id, pack.minutes)).collect::<Vec<_>>(), [(on.id, 8)]);
}
