//! Whatever happens while the diary goes out or something comes in, what is there then is the old or the new, whole.
#![cfg(unix)]

use std::path::Path;
use std::process::{Command, Output};

use respite_domain::charts::Span;
use respite_engine::view::{ContentView, DoseDraft, ProductDraft};
use respite_engine::{Asked, At, Engine, Import, ImportStep, Mine, Shape};
use rusqlite::Connection;

use crate::desk::{Desk, spasm, told};
use crate::english::tell_finding;
use crate::import::{NOW, SHAPES, all_of, attached, code, export_of, imported};
use crate::representative::representative;
use crate::terminal::{assert_one_plain_line, bytes_in, respite, say_in};

/// Has the real terminal do it where no file may be larger than so many blocks; it is killed as it tries, or hears of it.
pub fn within(blocks: u32, hears: bool, folder: &Path, words: &[&str]) -> Output {
    let trap = if hears { r#"trap "" XFSZ; "# } else { "" };
    let script = format!(r#"{trap}ulimit -f {blocks}; "$0" --data-dir "$@""#);
    let mut shell = Command::new("sh");
    shell.args(["-c", &script]).arg(respite()).arg(folder).args(words);
    shell.output().unwrap()
}

/// Ever more room, until there is enough.
pub fn ever_more() -> impl Iterator<Item = u32> {
    (0..).map(|step| 2 * step * step)
}

#[test]
fn a_full_disk_or_a_kill_leaves_no_half_file() {
    let desk = representative();
    let before = bytes_in(desk.folder());
    for (shape, hears) in SHAPES.into_iter().flat_map(|shape| [(shape, true), (shape, false)]) {
        let away = tempfile::tempdir().unwrap();
        let out = away.path().join("out");
        let words = ["export", "--format", code(shape), "--out", out.to_str().unwrap()];
        let mut refused = 0;
        for blocks in ever_more() {
            let output = within(blocks, hears, desk.folder(), &words);
            if output.status.success() {
                break;
            }
            assert!(!out.exists(), "half of it has its name");
            refused += 1;
            if hears {
                assert_eq!(output.status.code(), Some(4));
                assert_one_plain_line(&String::from_utf8(output.stderr).unwrap());
                assert!(bytes_in(away.path()).is_empty(), "nothing is left of it");
            }
        }
        assert!(refused > 2, "it was never short of room");
        let empty = tempfile::tempdir().unwrap();
        imported(empty.path(), &out, &[]);
        assert_eq!(all_of(empty.path()), all_of(desk.folder()));
    }
    assert!(bytes_in(desk.folder()) == before);
}

#[test]
fn a_full_disk_or_a_kill_while_it_comes_in_changes_nothing() {
    let desk = representative();
    for (shape, hears) in SHAPES.into_iter().flat_map(|shape| [(shape, true), (shape, false)]) {
        let (_away, file) = export_of(desk.folder(), shape);
        let mut other = Desk::at("2026-11-22 14:00");
        other.log(spasm());
        let there = all_of(other.folder());
        let mut refused = 0;
        for blocks in ever_more() {
            let output = within(blocks, hears, other.folder(), &["import", file.to_str().unwrap()]);
            if output.status.success() {
                break;
            }
            refused += 1;
            if hears {
                assert_eq!(output.status.code(), Some(4));
                assert_one_plain_line(&String::from_utf8(output.stderr).unwrap());
                assert!(attached(other.folder()).is_empty(), "no file is left of it");
            }
            drop(Engine::open(other.folder(), Asked::WhetherSound).unwrap());
            assert_eq!(all_of(other.folder()), there, "after {blocks} blocks");
        }
        assert!(refused > 2, "it was never short of room");
        assert_eq!(all_of(other.folder()).len(), there.len() + all_of(desk.folder()).len());
    }
}

/// The same dose got its pain before on both computers, and each has a product of a name that only one may have.
#[test]
fn what_only_one_may_have_stays_the_one_here_and_nothing_is_refused() {
    let advil = ProductDraft {
        name: "Advil".into(),
        contents: vec![ContentView { ingredient: "ibuprofen".into(), mg_per_unit: 200.0 }],
        ..ProductDraft::default()
    };
    let (mut desk, other) = (Desk::at("2026-11-22 14:00"), tempfile::tempdir().unwrap());
    let product = desk.save_as_written(None, &advil);
    let draft = DoseDraft { product, units: 1.0, ..DoseDraft::default() };
    desk.act(|engine, now| engine.log_dose(&draft, &tell_finding, now));
    let (_away, file) = export_of(desk.folder(), Shape::Csv);
    imported(other.path(), &file, &[]);
    let mut there = Engine::open(other.path(), Asked::WhetherSound).unwrap();
    let now = desk.now();
    for (before, engine) in [(5.0, &mut there), (6.0, desk.engine())] {
        let medicines = engine.medicines(&tell_finding, &now).unwrap();
        let dose = &medicines.doses[0];
        let draft =
            DoseDraft { product: medicines.products[0].id, units: 1.0, before: Some(before), ..DoseDraft::default() };
        engine.update_dose(dose.id, &draft, &tell_finding, &now).unwrap();
        engine.save_product(None, &ProductDraft { name: "Nurofen".into(), ..advil.clone() }, &now).unwrap();
    }
    let tried = |engine: &Engine| {
        let reliefs = engine.reliefs(Span::All, 10, &At::now(&now)).unwrap().list;
        reliefs.iter().map(|relief| relief.before).collect::<Vec<_>>()
    };
    let (_away, file) = export_of(desk.folder(), Shape::Json);
    let view = there.import(&mut Import::of(&file).unwrap(), Mine::Stay, &now, |_| ()).unwrap();
    assert_eq!(view.added.iter().map(|added| added.table.as_str()).collect::<Vec<_>>(), ["product", "relief"]);
    assert_eq!(tried(&there), [Some(5)], "the one here stands");
    assert_eq!(there.medicines(&tell_finding, &now).unwrap().products.len(), 2, "and so does the product here");
    assert_eq!(there.unreadable(), 0);
}

#[test]
fn a_row_that_can_not_be_read_stays_behind_with_what_belongs_to_it_and_is_told() {
    let desk = representative();
    let diary = Connection::open(desk.folder().join("diary.db")).unwrap();
    let product = "(SELECT product_id FROM dose ORDER BY id LIMIT 1)";
    diary.execute(&format!("UPDATE product SET kind = 'lava' WHERE id = {product}"), []).unwrap();
    let doses: i64 = diary
        .query_row(&format!("SELECT count(*) FROM dose WHERE product_id = {product}"), [], |row| row.get(0))
        .unwrap();
    let all: i64 = diary.query_row("SELECT count(*) FROM dose", [], |row| row.get(0)).unwrap();
    drop(diary);
    let away = tempfile::tempdir().unwrap();
    let out = away.path().join("diary.json");
    let said = say_in(desk.folder(), &["export", "--format", "json", "--out", out.to_str().unwrap()]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.out.contains("Rows that could not be read, and are not in it: "), "{}", said.out);
    assert_eq!(said.err, "1 entry could not be read. It is kept as it is.\n");
    let empty = tempfile::tempdir().unwrap();
    imported(empty.path(), &out, &[]);
    let came = all_of(empty.path()).iter().filter(|row| row.starts_with("dose ")).count();
    assert!(doses > 0);
    assert_eq!(i64::try_from(came).unwrap(), all - doses);
}

const DIE_AT: &str = "RESPITE_TEST_DIE_AT";
const IMPORT_IN: &str = "RESPITE_TEST_IMPORT_IN";
const IMPORT: &str = "RESPITE_TEST_IMPORT";

/// Not a test of its own: [`a_kill_at_any_step_leaves_the_old_or_the_new`] starts it.
#[test]
#[ignore = "the child of another test"]
fn import_and_die() {
    let (Some(folder), Some(file)) = (std::env::var_os(IMPORT_IN), std::env::var_os(IMPORT)) else { return };
    let die_at: usize = std::env::var(DIE_AT).unwrap().parse().unwrap();
    let mut steps = 0;
    let mut die = |_: ImportStep| {
        steps += 1;
        if steps == die_at {
            // As a kill would: nothing is cleared away.
            std::process::abort();
        }
    };
    let mut import = Import::of(Path::new(&file)).unwrap();
    let mut engine = Engine::open(Path::new(&folder), Asked::WhetherSound).unwrap();
    engine.import(&mut import, Mine::Stay, &told(NOW), &mut die).unwrap();
}

#[test]
fn a_kill_at_any_step_leaves_the_old_or_the_new() {
    let desk = representative();
    for shape in SHAPES {
        let (_away, file) = export_of(desk.folder(), shape);
        for steps in 1.. {
            let mut other = Desk::at("2026-11-22 14:00");
            other.log(spasm());
            let there = all_of(other.folder());
            let output = Command::new(std::env::current_exe().unwrap())
                .args(["--exact", "import_whole::import_and_die", "--ignored", "--nocapture", "--test-threads=1"])
                .envs([(IMPORT_IN, other.folder().as_os_str()), (IMPORT, file.as_os_str())])
                .env(DIE_AT, steps.to_string())
                .output()
                .unwrap();
            let died = !output.status.success();
            drop(Engine::open(other.folder(), Asked::WhetherSound).unwrap());
            let found = all_of(other.folder());
            assert_eq!(found == there, died, "after {steps} steps it is neither");
            // And once more, it is done.
            imported(other.folder(), &file, &[]);
            assert_eq!(all_of(other.folder()).len(), there.len() + all_of(desk.folder()).len());
            assert!(
                attached(desk.folder()).iter().all(|copy| attached(other.folder()).get_key_value(copy.0) == Some(copy))
            );
            if !died {
                assert!(steps > 2, "it died at each of {steps} steps");
                break;
            }
        }
    }
}
