//! Encrypted backups: opened by `age` itself, and by nobody without the key or the passphrase (issue 9, "Backup"; ADR 30).
#![cfg(unix)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use proptest::prelude::*;
use respite_engine::view::EntryDraft;
use respite_engine::{Attachments, NewKey, Opener, Passphrase, Seal, Work, back_up_sealed, verify_sealed};
use tempfile::TempDir;

use crate::backup::label;
use crate::desk::{Desk, spasm};
use crate::out_and_in::{all_told, in_words};
use crate::representative::representative;
use crate::terminal::{Said, Terminal, assert_one_plain_line, bytes_in, respite, say_in};

/// What is in the diary, and in no encrypted file of it.
const SECRET: &str = "nobody else reads this";

fn desk() -> Desk {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.log(EntryDraft { note: SECRET.into(), ..spasm() });
    desk
}

fn say(folder: &Path, words: &[&str], files: &[&Path]) -> Said {
    let files: Vec<&str> = files.iter().map(|file| file.to_str().unwrap()).collect();
    let mut files = files.into_iter();
    let words: Vec<&str> = words.iter().map(|word| if *word == "_" { files.next().unwrap() } else { word }).collect();
    say_in(folder, &words)
}

#[track_caller]
fn done(said: Said) -> Said {
    assert_eq!(said.status, 0, "{}", said.err);
    said
}

/// The key's sheet and an encrypted backup of a diary, in a folder of their own.
fn with_sheet(folder: &Path) -> (TempDir, PathBuf, PathBuf) {
    let away = tempfile::tempdir().unwrap();
    let (sheet, file) = (away.path().join("sheet.txt"), away.path().join("copy.zip.age"));
    done(say(folder, &["backup-key", "_"], &[&sheet]));
    done(say(folder, &["backup", "_", "--encrypt"], &[&file]));
    (away, sheet, file)
}

fn unpacked(zip: &Path, to: &Path) {
    let unzip = Command::new("unzip").args(["-q", "-d"]).arg(to).arg(zip).output().unwrap();
    assert!(unzip.status.success(), "{}", String::from_utf8_lossy(&unzip.stderr));
}

#[test]
fn age_opens_it_with_the_sheet_and_all_of_the_diary_is_there() {
    let desk = representative();
    let (away, sheet, file) = with_sheet(desk.folder());
    let (zip, out) = (away.path().join("copy.zip"), away.path().join("out"));
    let age = Command::new("age").args(["-d", "-i"]).arg(&sheet).arg("-o").arg(&zip).arg(&file).output();
    let age = age.expect("`age` is what tells whether others can open our backups: apt-get install age");
    assert!(age.status.success(), "{}", String::from_utf8_lossy(&age.stderr));
    unpacked(&zip, &out);
    assert_eq!(in_words(&all_told(&out)), in_words(&all_told(desk.folder())));
    let copies = |folder: &Path| bytes_in(&folder.join("attachments")).into_values().collect::<Vec<_>>();
    assert!(!copies(&out).is_empty() && copies(&out) == copies(desk.folder()));
}

#[test]
fn what_age_encrypts_is_taken() {
    let desk = desk();
    let (away, sheet, _) = with_sheet(desk.folder());
    let (zip, file) = (away.path().join("plain.zip"), away.path().join("of-age.age"));
    done(say(desk.folder(), &["backup", "_"], &[&zip]));
    let text = std::fs::read_to_string(&sheet).unwrap();
    let key = text.lines().find_map(|line| line.strip_prefix("# public key: ")).unwrap();
    let age = Command::new("age").args(["-r", key, "-o"]).arg(&file).arg(&zip).output().unwrap();
    assert!(age.status.success(), "{}", String::from_utf8_lossy(&age.stderr));
    assert!(done(say(desk.folder(), &["verify", "_", "--identity", "_"], &[&file, &sheet])).out.contains("is good"));
}

#[test]
fn age_opens_it_with_the_passphrase() {
    let desk = desk();
    let away = tempfile::tempdir().unwrap();
    let (words, file, zip) = (away.path().join("words"), away.path().join("copy.age"), away.path().join("copy.zip"));
    std::fs::write(&words, "six plain words in a row\n").unwrap();
    done(say(desk.folder(), &["backup", "_", "--encrypt", "--passphrase-file", "_"], &[&file, &words]));
    // `age` asks for it at a terminal, which `script` is.
    let command = format!("age -d -o {} {}", zip.display(), file.display());
    let mut age = Command::new("script")
        .args(["-qec", &command, "/dev/null"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut age.stdin.take().unwrap(), b"six plain words in a row\n").unwrap();
    let output = age.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    unpacked(&zip, &away.path().join("out"));
    // The work that a passphrase is stands in the head: 2^17, wherever it was made.
    let bytes = std::fs::read(&file).unwrap();
    let head = String::from_utf8_lossy(&bytes[..200]).into_owned();
    assert!(head.lines().any(|line| line.starts_with("-> scrypt ") && line.ends_with(" 17")), "{head}");
}

#[test]
fn it_comes_back_by_the_sheet_and_by_nothing_else() {
    let mut desk = desk();
    let (away, sheet, file) = with_sheet(desk.folder());
    let before = in_words(&all_told(desk.folder()));
    desk.log(spasm());
    let there = bytes_in(desk.folder());
    let (other, words) = (away.path().join("other.txt"), away.path().join("words"));
    std::fs::write(&other, NewKey::make().for_the_sheet()).unwrap();
    std::fs::write(&words, "a passphrase\n").unwrap();
    let empty = away.path().join("empty");
    std::fs::write(&empty, "\n").unwrap();
    let gone = away.path().join("gone");
    let table: [(&[&str], &[&Path], &str); 6] = [
        (&[], &[], "give the key on your recovery sheet"),
        (&["--identity", "_"], &[&other], "This key does not open"),
        (&["--identity", "_"], &[&words], "There is no key"),
        (&["--identity", "_"], &[&gone], "cannot be read"),
        (&["--passphrase-file", "_"], &[&words], "give the key on your recovery sheet"),
        (&["--passphrase-file", "_"], &[&empty], "The passphrase is empty"),
    ];
    for (more, files, expect) in table {
        for asked in [&["verify", "_"][..], &["restore", "_", "--yes"]] {
            let said = say(desk.folder(), &[asked, more].concat(), &[&[file.as_path()], files].concat());
            assert_eq!(said.status, 4, "{more:?}: {}", said.out);
            assert_one_plain_line(&said.err);
            assert!(said.err.contains(expect), "{more:?}: {}", said.err);
            assert!(bytes_in(desk.folder()) == there, "{more:?}");
        }
    }
    done(say(desk.folder(), &["restore", "_", "--yes", "--identity", "_"], &[&file, &sheet]));
    assert_eq!(in_words(&all_told(desk.folder())), before);
}

#[test]
fn there_is_one_key_until_another_is_wanted() {
    let terminal = Terminal::new();
    let away = tempfile::tempdir().unwrap();
    let (first, second) = (away.path().join("first.txt"), away.path().join("second.txt"));
    let path = |file: &PathBuf| file.to_str().unwrap().to_owned();
    let file = path(&away.path().join("copy.zip.age"));
    assert!(terminal.refused(4, &["backup", &file, "--encrypt"]).contains("There is no key for your backups yet"));
    terminal.done(&["backup-key", &path(&first)]);
    let mode = std::os::unix::fs::PermissionsExt::mode(&first.metadata().unwrap().permissions());
    assert_eq!(mode & 0o777, 0o600);
    assert!(terminal.refused(2, &["backup-key", &path(&second)]).contains("--anew"));
    assert!(!second.exists());
    // A sheet is written over nothing.
    let before = std::fs::read(&first).unwrap();
    terminal.refused(4, &["backup-key", &path(&first), "--anew"]);
    assert_eq!(std::fs::read(&first).unwrap(), before);
    terminal.done(&["backup-key", &path(&second), "--anew"]);
    terminal.done(&["backup", &file, "--encrypt"]);
    terminal.done(&["verify", &file, "--identity", &path(&second)]);
    terminal.refused(4, &["verify", &file, "--identity", &path(&first)]);
    // The secret half is on the sheet alone.
    let text = std::fs::read_to_string(&second).unwrap();
    let secret = text.lines().find(|line| line.starts_with("AGE-SECRET-KEY-1")).unwrap();
    for (path, bytes) in bytes_in(terminal.folder()) {
        let holds = bytes.windows(secret.len()).any(|found| found.eq_ignore_ascii_case(secret.as_bytes()));
        assert!(!holds, "{path:?}");
    }
}

fn sealed(desk: &Desk, seal: &Seal) -> (TempDir, PathBuf) {
    let away = tempfile::tempdir().unwrap();
    let file = away.path().join("copy.zip.age");
    back_up_sealed(desk.folder(), &file, Attachments::Inside, Some(seal), &label(), &Work::default()).unwrap();
    (away, file)
}

#[test]
fn one_that_is_cut_off_anywhere_opens_for_nobody() {
    let key = NewKey::make();
    let opener = Opener::of_sheet(&key.for_the_sheet()).unwrap();
    let (_away, file) = sealed(&desk(), &Seal::Key(key.public()));
    let whole = std::fs::read(&file).unwrap();
    assert_eq!(verify_sealed(&file, Some(&opener)).unwrap().entries, 1);
    for length in (0..whole.len()).step_by(whole.len() / 60).chain([whole.len() - 1]) {
        std::fs::write(&file, &whole[..length]).unwrap();
        assert!(verify_sealed(&file, Some(&opener)).is_err(), "{length} of {}", whole.len());
    }
}

#[test]
fn a_passphrase_is_its_own() {
    let desk = desk();
    let (_away, file) = sealed(&desk, &Seal::Passphrase(Passphrase::of("right\nsecond line").unwrap()));
    let with = |text: &str| verify_sealed(&file, Some(&Opener::Passphrase(Passphrase::of(text).unwrap())));
    assert_eq!(with("right").unwrap().entries, 1);
    let error = with("Right").unwrap_err().to_string();
    assert!(error.contains("WrongPassphrase"), "{error}");
    let error = verify_sealed(&file, None).unwrap_err().to_string();
    assert!(error.contains("NeedsPassphrase"), "{error}");
    let key = Opener::of_sheet(&NewKey::make().for_the_sheet()).unwrap();
    assert!(verify_sealed(&file, Some(&key)).unwrap_err().to_string().contains("NeedsPassphrase"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]
    /// Unlike a plain zip, an encrypted one tells of every single bit.
    #[test]
    fn a_bit_that_was_changed_anywhere_is_told(place in any::<prop::sample::Index>(), bit in 0u8..8) {
        thread_local! { static WHOLE: (TempDir, PathBuf, Vec<u8>, Opener) = {
            let key = NewKey::make();
            let (away, file) = sealed(&desk(), &Seal::Key(key.public()));
            let bytes = std::fs::read(&file).unwrap();
            (away, file, bytes, Opener::of_sheet(&key.for_the_sheet()).unwrap())
        } }
        WHOLE.with(|(_, file, whole, opener)| {
            let mut bytes = whole.clone();
            let place = place.index(bytes.len());
            bytes[place] ^= 1 << bit;
            std::fs::write(file, &bytes).unwrap();
            assert!(verify_sealed(file, Some(opener)).is_err(), "byte {place}");
        });
    }
}

/// Whatever is on the disk after a kill at any moment, there is no word of the diary in it, and a file of that name is good.
#[test]
fn a_kill_at_any_moment_leaves_nothing_that_can_be_read() {
    let mut desk = representative();
    desk.log(EntryDraft { note: SECRET.into(), ..spasm() });
    let (away, sheet, first) = with_sheet(desk.folder());
    let began = std::time::Instant::now();
    done(say(desk.folder(), &["backup", "_", "--encrypt"], &[&away.path().join("timed.zip.age")]));
    let takes = began.elapsed();
    let opener = Opener::of_sheet(&std::fs::read_to_string(&sheet).unwrap()).unwrap();
    assert!(verify_sealed(&first, Some(&opener)).is_ok());
    let before = bytes_in(desk.folder());
    for part in 0..16u32 {
        let to = tempfile::tempdir().unwrap();
        let file = to.path().join("copy.zip.age");
        let mut child = Command::new(respite())
            .arg("--data-dir")
            .arg(desk.folder())
            .arg("backup")
            .arg(&file)
            .arg("--encrypt")
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(takes * part / 15);
        child.kill().unwrap();
        child.wait().unwrap();
        for (path, bytes) in bytes_in(to.path()) {
            assert!(bytes.is_empty() || bytes.starts_with(b"age-encryption.org/"), "{path:?}");
            let holds = |word: &[u8]| bytes.windows(word.len()).any(|found| found == word);
            assert!(!holds(SECRET.as_bytes()) && !holds(b"SQLite format 3") && !holds(b"diary.db"), "{path:?}");
        }
        assert!(!file.exists() || verify_sealed(&file, Some(&opener)).is_ok());
        assert!(bytes_in(desk.folder()) == before);
    }
}

#[test]
fn without_room_there_is_none_and_one_sentence() {
    let desk = representative();
    let (away, _, _) = with_sheet(desk.folder());
    let to = tempfile::tempdir().unwrap();
    let script = r#"trap "" XFSZ; ulimit -f 16; "$0" --data-dir "$1" backup "$2" --encrypt"#;
    let mut command = Command::new("sh");
    command.args(["-c", script]).arg(respite()).arg(desk.folder()).arg(to.path().join("copy.zip.age"));
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(4));
    assert_one_plain_line(&String::from_utf8(output.stderr).unwrap());
    assert_eq!(std::fs::read_dir(to.path()).unwrap().count(), 0);
    drop(away);
}
