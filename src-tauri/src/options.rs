//! What the program is started with.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{CommandFactory, FromArgMatches, Parser};
use respite_l10n::Words;
use respite_wording::{in_words, off};

use crate::wish::Wish;

/// What the program is started with.
#[derive(Debug, Clone)]
pub(crate) struct Options {
    /// Whether to open the demo diary, which is apart from the real one.
    pub(crate) demo: bool,
    /// Whether to start without showing the window, as with the computer.
    pub(crate) hidden: bool,
    /// The folder of the diary.
    pub(crate) folder: PathBuf,
    /// The folder that `--data-dir` named.
    pub(crate) chosen: Option<PathBuf>,
    /// What it is to do besides.
    pub(crate) wish: Wish,
}

#[derive(Debug, Parser)]
#[command(name = "respite-desktop", version)]
struct Arguments {
    #[arg(long, value_name = "DIR")]
    data_dir: Option<PathBuf>,
    #[arg(long)]
    demo: bool,
    #[arg(long)]
    hidden: bool,
    #[command(flatten)]
    wish: Wish,
}

/// Why there is nothing to start.
#[derive(Debug)]
pub(crate) enum NotStarted {
    /// Help or the version was asked for: this.
    Asked(String),
    /// The words are off, and this says why.
    Off(String),
}

impl Options {
    /// Reads the words behind the program's name.
    pub(crate) fn read(typed: impl IntoIterator<Item = OsString>, words: &Words) -> Result<Options, NotStarted> {
        let typed = std::iter::once(OsString::from("respite-desktop")).chain(typed);
        let given = in_words(Arguments::command(), words).try_get_matches_from(typed);
        let read = given.and_then(|given| Arguments::from_arg_matches(&given));
        let Arguments { data_dir, demo, hidden, wish } = read.map_err(|error| {
            if error.use_stderr() { NotStarted::Off(off(&error, words)) } else { NotStarted::Asked(error.to_string()) }
        })?;
        // Paths are meant as seen from here, whatever folder this or a later start is made in.
        let from_here = |path: PathBuf| std::path::absolute(&path).unwrap_or(path);
        let chosen = data_dir.map(from_here);
        let wish = Wish { file: wish.file.map(from_here), ..wish };
        if let Some(file) = wish.file.as_ref().filter(|file| !file.is_file()) {
            return Err(NotStarted::Off(words.msg_error_not_readable(file.display().to_string())));
        }
        let folder =
            respite_engine::data_folder(chosen.clone()).ok_or_else(|| NotStarted::Off(words.msg_error_no_home()))?;
        let folder = std::path::absolute(&folder).unwrap_or(folder);
        // A folder beside, so that nothing of the demo is ever taken for the person's own.
        let folder = if demo { folder.with_file_name("respite-demo") } else { folder };
        Ok(Options { demo, hidden, folder, chosen, wish })
    }

    /// The words that start the program with the computer, on the same diary: without the window in front.
    pub(crate) fn at_login(&self) -> Vec<OsString> {
        std::iter::once(OsString::from("--hidden")).chain(self.again()).collect()
    }

    /// The words that start the program once more on the same diary: in sight, and with no wish, which was granted already.
    pub(crate) fn again(&self) -> Vec<OsString> {
        let mut words: Vec<OsString> = self.demo.then(|| "--demo".into()).into_iter().collect();
        // The environment of a login is another one, so what came from it is told as well.
        let of_environment = || std::env::var_os("RESPITE_DATA_DIR").filter(|folder| !folder.is_empty());
        let named = self.chosen.clone().or_else(|| {
            let folder = PathBuf::from(of_environment()?);
            Some(std::path::absolute(&folder).unwrap_or(folder))
        });
        if let Some(folder) = named {
            words.extend(["--data-dir".into(), folder.into_os_string()]);
        }
        words
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "a test may die of a surprise")]

    use respite_l10n::Language;

    use super::*;
    use crate::wish::Opening;

    fn read(words: &[&str]) -> Result<Options, NotStarted> {
        Options::read(words.iter().map(OsString::from), &Language::En.words())
    }

    #[test]
    fn a_folder_is_named_in_either_form() {
        for words in [&["--data-dir", "/tmp/my diary"][..], &["--data-dir=/tmp/my diary"]] {
            let options = read(words).unwrap();
            assert_eq!(options.folder, PathBuf::from("/tmp/my diary"));
            assert_eq!(options.at_login(), ["--hidden", "--data-dir", "/tmp/my diary"]);
        }
        let demo = read(&["--demo", "--data-dir", "/tmp/mine", "--hidden"]).unwrap();
        assert_eq!((demo.folder, demo.demo, demo.hidden), (PathBuf::from("/tmp/respite-demo"), true, true));
    }

    #[test]
    fn a_relative_folder_is_meant_from_here() {
        let here = std::env::current_dir().unwrap();
        let options = read(&["--data-dir", "mine"]).unwrap();
        assert_eq!(options.folder, here.join("mine"));
        assert_eq!(options.at_login()[2], here.join("mine"));
    }

    #[test]
    fn the_menu_of_a_desktop_starts_at_what_it_names_and_a_login_does_not() {
        let options = read(&["--spasm"]).unwrap();
        assert_eq!(options.wish, Wish { spasm: true, ..Wish::default() });
        let options = read(&["--screen", "cold"]).unwrap();
        assert_eq!(options.wish, Wish { screen: Some(Opening::Cold), ..Wish::default() });
        assert_eq!(options.at_login(), ["--hidden"]);
    }

    #[test]
    fn started_again_it_is_in_sight_on_the_same_diary_and_grants_no_wish_twice() {
        let options = read(&["--hidden", "--spasm", "--demo", "--data-dir", "/tmp/mine"]).unwrap();
        assert_eq!(options.again(), ["--demo", "--data-dir", "/tmp/mine"]);
        assert!(read(&["--spasm"]).unwrap().again().is_empty());
    }

    #[test]
    fn a_file_is_opened_as_seen_from_here() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("respite backup.zip");
        std::fs::write(&file, "").unwrap();
        let options = read(&[file.to_str().unwrap()]).unwrap();
        assert_eq!(options.wish.file, Some(file.clone()));
        assert_eq!(options.at_login(), ["--hidden"]);
        std::fs::remove_file(&file).unwrap();
        let Err(NotStarted::Off(why)) = read(&[file.to_str().unwrap()]) else { panic!() };
        assert_eq!(why, format!("The file {} cannot be read.", file.display()));
    }

    #[test]
    fn the_manual_names_each_option() {
        let manual = include_str!("../../packaging/linux/respite-desktop.1").replace('\\', "");
        for option in Arguments::command().get_arguments() {
            match option.get_long() {
                Some(name) => assert!(manual.contains(&format!("--{name}")), "{name}"),
                None => assert!(manual.contains("FILE"), "{option}"),
            }
            for value in option.get_possible_values().iter().filter(|_| option.get_action().takes_values()) {
                assert!(manual.contains(value.get_name()), "{}", value.get_name());
            }
        }
    }

    #[test]
    fn words_that_are_off_start_nothing() {
        for words in [
            &["--data-dir"][..],
            &["--data-dir", ""],
            &["--data-dir="],
            &["--data-dir", "--hidden"],
            &["--data-dir", "/a", "--data-dir", "/b"],
            &["--hiden"],
            &["diary.db"],
            &["--demo=yes"],
            &["--screen"],
            &["--screen", "nowhere"],
        ] {
            match read(words) {
                Err(NotStarted::Off(line)) => assert!(line.len() > 10 && !line.contains('\n'), "{words:?}: {line}"),
                other => panic!("{words:?}: {other:?}"),
            }
        }
        assert!(matches!(read(&["--help"]), Err(NotStarted::Asked(help)) if help.contains("--data-dir <DIR>")));
    }
}
