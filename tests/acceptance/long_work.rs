//! Long work that is stopped (issue 9, "How it must behave"): whenever that is, nothing is half done, and the next time it is done whole.
#![cfg(unix)]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use respite_domain::attachment::LARGEST;
use respite_domain::backup::BackupFault;
use respite_domain::import::ImportFault;
use respite_engine::{
    Asked, BackupError, Engine, EngineError, Import, ImportError, Mine, NotWritten, Prepared, Work, elsewhere,
};
use respite_handover::{FileFormat, NotSaved, Order, save};
use respite_l10n::Language;

use crate::backup::backup_of;
use crate::bring_back::full;
use crate::desk::{spasm, told};
use crate::english::tell_finding;
use crate::import::{NOW, SHAPES, all_of, export_of};
use crate::import_foreign::{desk, entries, guess, sheet, words};
use crate::representative::representative;
use crate::terminal::{assert_one_plain_line, bytes_in, respite};

/// Long work that is stopped after so many steps, and how many it has made.
fn stopped_after(steps: usize) -> (Arc<Work>, Arc<AtomicUsize>) {
    let (stop, made) = (Arc::new(AtomicBool::new(steps == 0)), Arc::<AtomicUsize>::default());
    let work = Work::default().stopped_by(Arc::clone(&stop)).watched({
        let made = Arc::clone(&made);
        move || stop.store(made.fetch_add(1, Ordering::Relaxed) + 1 >= steps, Ordering::Relaxed)
    });
    (Arc::new(work), made)
}

/// Has it stopped at ever later steps; then it may come to its end. `act` tells whether it did.
fn stopped_anywhere(
    next: impl Fn(usize) -> usize,
    mut act: impl FnMut(&Arc<Work>) -> bool,
    mut is_as_before: impl FnMut(),
) {
    for (stopped, step) in std::iter::successors(Some(0), |step| Some(next(*step))).enumerate() {
        let (work, made) = stopped_after(step);
        if act(&work) {
            assert!(stopped > 3, "it was stopped {stopped} times only");
            assert!(work.percent() > 80, "it was at its end, and said {} %", work.percent());
            return;
        }
        assert!(made.load(Ordering::Relaxed) >= step, "it was stopped by somebody else");
        is_as_before();
    }
}

#[test]
fn a_file_that_is_stopped_is_not_there_and_the_next_is_whole() {
    let desk = representative();
    let (diary, words, now) = (Engine::open_to_read(desk.folder()).unwrap(), Language::En.words(), desk.now());
    let before = bytes_in(desk.folder());
    for format in [FileFormat::Json, FileFormat::Csv, FileFormat::Fhir, FileFormat::Phr, FileFormat::Doctor] {
        let away = tempfile::tempdir().unwrap();
        let out = away.path().join("file");
        let order = Order { format, from: None, to: None, notes: true };
        let save = |work: &Arc<Work>| match save(&diary, &order, &out, &now, &words, work) {
            Err(NotSaved::NotWritten(NotWritten::Stopped(_))) => false,
            saved => saved.map(|_| true).unwrap(),
        };
        // A row is a step, and there are many.
        stopped_anywhere(|step| step + 1 + step / 4, save, || assert!(bytes_in(away.path()).is_empty(), "{format:?}"));
        assert_eq!(bytes_in(away.path()).len(), 1, "{format:?}");
    }
    assert!(bytes_in(desk.folder()) == before);
}

#[test]
fn a_file_that_is_stopped_on_its_way_in_leaves_the_diary_as_it_was() {
    let from = representative();
    for shape in SHAPES {
        let (_away, file) = export_of(from.folder(), shape);
        let to = tempfile::tempdir().unwrap();
        let mut diary = Engine::open(to.path(), Asked::WhetherSound).unwrap();
        diary.log_spasm_now(&told(NOW)).unwrap();
        let before = bytes_in(to.path());
        let is_stopped =
            |error: &EngineError| matches!(error, EngineError::Import(ImportError::Fault(ImportFault::Stopped)));
        let bring_in = |work: &Arc<Work>| {
            let read = Import::by(&file, work).map_err(EngineError::from);
            match read.and_then(|mut import| diary.import(&mut import, Mine::Stay, &told(NOW), |_| ())) {
                Err(error) if is_stopped(&error) => false,
                done => done.map(|_| true).unwrap(),
            }
        };
        stopped_anywhere(|step| step + 1, bring_in, || assert!(bytes_in(to.path()) == before, "{shape:?}"));
        let there: BTreeSet<_> = all_of(to.path()).into_iter().collect();
        let missing: Vec<_> = all_of(from.folder()).into_iter().filter(|row| !there.contains(row)).collect();
        assert_eq!(missing, Vec::<String>::new(), "{shape:?}");
    }
}

#[test]
fn a_copy_that_is_stopped_on_its_way_back_leaves_the_diary_as_it_was() {
    let mut desk = full();
    let (_away, file) = backup_of(desk.folder());
    desk.log(spasm());
    // What was attached is lost, or is not what it was.
    let copies = bytes_in(&desk.folder().join("attachments"));
    let mut paths = copies.keys();
    std::fs::remove_file(paths.next().unwrap()).unwrap();
    paths.next().into_iter().for_each(|path| std::fs::write(path, "other").unwrap());
    let (folder, before) = (desk.folder().to_owned(), bytes_in(desk.folder()));
    let back = |work: &Arc<Work>| {
        let prepared = Prepared::by(&file, None, &folder, work).map_err(EngineError::from);
        match prepared.and_then(|prepared| desk.try_to(|engine, now| engine.bring_back(prepared, now, |_| ()))) {
            Err(EngineError::Backup(BackupError::Fault(BackupFault::Stopped))) => false,
            done => done.map(|_| true).unwrap(),
        }
    };
    stopped_anywhere(|step| step + 1, back, || assert!(bytes_in(&folder) == before));
    let now_there = bytes_in(&folder.join("attachments"));
    assert!(copies.iter().all(|copy| now_there.get_key_value(copy.0) == Some(copy)), "all that was attached is back");
}

#[test]
fn a_table_of_another_program_that_is_stopped_leaves_the_diary_as_it_was() {
    let mut desk = desk();
    desk.log(spasm());
    let days = (1..=20).map(|day| format!("2026-10-{day:02} 08:00,{}\r\n", day % 10));
    let sheet = sheet(&std::iter::once("Date,Pain\r\n".to_owned()).chain(days).collect::<String>());
    let mapping = guess(&sheet);
    let (folder, before) = (desk.folder().to_owned(), bytes_in(desk.folder()));
    let lines = desk.act(|engine, now| Ok(mapping.lines(&sheet, &engine.products_by_name()?, &words(), now).unwrap()));
    assert_eq!(lines.told.len(), 20);
    let bring_in = |work: &Arc<Work>| match desk
        .try_to(|engine, now| engine.bring_in_lines_by(&lines, Mine::Stay, &tell_finding, now, work))
    {
        Err(EngineError::Import(ImportError::Fault(ImportFault::Stopped))) => false,
        done => done.map(|_| true).unwrap(),
    };
    stopped_anywhere(|step| step + 1, bring_in, || assert!(bytes_in(&folder) == before));
    assert_eq!(entries(&mut desk).len(), 21);
}

/// Presses Ctrl C once this is true of what it does.
fn ctrl_c(folder: &Path, words: &[&str], when: impl Fn() -> bool) -> std::process::Output {
    let mut child = Command::new(respite())
        .arg("--data-dir")
        .arg(folder)
        .args(words)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    while !when() && child.try_wait().unwrap().is_none() {
        std::thread::yield_now();
    }
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn ctrl_c_in_the_terminal_leaves_nothing_half_done() {
    let desk = representative();
    // Large enough to be caught at it.
    let copy = bytes_in(&desk.folder().join("attachments")).into_keys().next().unwrap();
    std::fs::write(&copy, vec![7; usize::try_from(LARGEST).unwrap()]).unwrap();
    let before = bytes_in(desk.folder());
    for words in [&["export", "--format", "json", "--out"][..], &["export", "--format", "csv", "--out"], &["backup"]] {
        // It may be done before it hears of it, where there is much else to do.
        let is_stopped = (0..20).any(|_| {
            let away = tempfile::tempdir().unwrap();
            let out = away.path().join("file");
            let is_begun = || size_of(away.path()) > 0;
            let said = ctrl_c(desk.folder(), &[words, &[out.to_str().unwrap()]].concat(), is_begun);
            if said.status.success() {
                return false;
            }
            let err = String::from_utf8(said.stderr).unwrap();
            assert_eq!(said.status.code(), Some(130), "{words:?}: {err}");
            assert_one_plain_line(&err);
            assert!(err.contains("It was stopped."), "{err}");
            assert!(bytes_in(away.path()).is_empty(), "{words:?}: nothing is left of it");
            true
        });
        assert!(is_stopped, "{words:?}");
        assert!(bytes_in(desk.folder()) == before, "{words:?}");
    }
}

#[test]
fn ctrl_c_in_the_first_copy_to_a_folder_says_nothing_untrue() {
    let (desk, stick) = (representative(), tempfile::tempdir().unwrap());
    let copy = bytes_in(&desk.folder().join("attachments")).into_keys().next().unwrap();
    std::fs::write(&copy, vec![7; usize::try_from(LARGEST).unwrap()]).unwrap();
    let words = ["backup-folder", stick.path().to_str().unwrap(), "--not-encrypted"];
    let said = ctrl_c(desk.folder(), &words, || elsewhere(desk.folder()).is_some());
    // The folder is named by then, whether the copy was made or not.
    assert!(said.status.success() || (said.stdout.is_empty() && said.stderr.is_empty()), "{said:?}");
    let known = elsewhere(desk.folder()).unwrap();
    assert!(known.last.is_some() || !said.status.success());
}

/// How many bytes the files in a folder have so far; what is there may go at any moment.
fn size_of(folder: &Path) -> u64 {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    files.filter_map(|file| file.metadata().ok()).map(|file| file.len()).sum()
}
