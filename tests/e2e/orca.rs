//! A real Orca over the real speech-dispatcher, whose voice writes down what it would say.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::desk::Desk;
use crate::poll::{poll, poll_for};
use crate::process::Process;

/// speech-dispatcher's settings: one voice, and a sound card that swallows all.
const SETTINGS: &str = r#"
AddModule "written" "sd_generic" "written.conf"
DefaultModule written
AudioOutputMethod "libao"
SymbolsPreproc "none"
"#;
/// Until Orca has loaded all of its Python on a busy computer.
const STARTS: Duration = Duration::from_secs(60);
/// What Orca needs longest for: it reads all that is on a new screen before it says a word.
const SPEAKS: Duration = Duration::from_secs(5);

/// Orca, and what it has said.
pub struct Orca {
    heard: PathBuf,
    /// Where a copy is left, to be read by a person.
    transcript: PathBuf,
    /// Orca before its voice, to be ended in this order.
    _processes: [Process; 2],
}

impl Orca {
    /// Starts Orca on a desk whose accessibility bus runs, and waits for its first words.
    #[track_caller]
    pub(crate) fn start(desk: &Desk, folder: &Path) -> Self {
        let heard = folder.join("heard.txt");
        std::fs::write(&heard, "").unwrap();
        let settings = folder.join("speech");
        std::fs::create_dir_all(settings.join("modules")).unwrap();
        std::fs::write(settings.join("speechd.conf"), SETTINGS).unwrap();
        let voice = format!(
            "GenericExecuteSynth \"printf '%s\\\\n' \\'$DATA\\' >> {}\"\nGenericMaxChunkLength 5000\n\
             AddVoice \"en\" \"MALE1\" \"en\"\nGenericLanguage \"en\" \"en\" \"utf-8\"\n",
            heard.display()
        );
        std::fs::write(settings.join("modules/written.conf"), voice).unwrap();
        std::fs::write(desk.home().join(".libao"), "default_driver=null\n").unwrap();

        let mut dispatcher = desk.command("speech-dispatcher");
        dispatcher.args(["--run-single", "--timeout=0", "--config-dir"]).arg(&settings);
        let dispatcher = Process::start(dispatcher, desk.logs(), false);
        let socket = folder.join("runtime/speech-dispatcher/speechd.sock");
        let listens = poll(|| socket.exists().then_some(()));
        assert!(listens.is_ok(), "speech-dispatcher never listened; see {}", desk.logs().display());

        let mut orca = desk.command("orca");
        orca.args(["--replace", "--enable=speech"]);
        let orca = Process::start(orca, desk.logs(), false);
        let transcript = desk.logs().join("heard.txt");
        let reader = Self { heard, transcript, _processes: [orca, dispatcher] };
        let is_on = || reader.said().iter().any(|line| line == "Screen reader on.").then_some(());
        assert!(poll_for(STARTS, is_on).is_ok(), "Orca never spoke; see {}", desk.logs().display());
        reader
    }

    /// All that it said, line by line, without the keys that it repeats.
    pub fn said(&self) -> Vec<String> {
        const KEYS: [&str; 7] = ["tab", "return", "escape", "space", "left control", "left shift", ""];
        let said = std::fs::read_to_string(&self.heard).unwrap_or_default();
        let lines = said.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        lines.filter(|line| !KEYS.contains(&line.as_str())).collect()
    }

    /// How many lines it has said: where what comes next begins.
    pub fn now(&self) -> usize {
        self.said().len()
    }

    /// Waits until one line after the first `since` holds `words`, and tells how many lines there were up to it.
    #[track_caller]
    pub fn wait_for(&self, since: usize, words: &str) -> usize {
        let place = || self.said().iter().skip(since).position(|line| line.contains(words)).map(|at| since + at + 1);
        poll(place).unwrap_or_else(|()| panic!("{words:?} was not said; only {:#?}", &self.said()[since..]))
    }

    /// Waits until all of these were said after the first `since` lines, in this order.
    #[track_caller]
    pub fn wait_for_all(&self, since: usize, words: &[&str]) -> usize {
        words.iter().fold(since, |since, words| self.wait_for(since, words))
    }

    /// Presses Tab until it says that the focus is on this.
    #[track_caller]
    pub fn tab_to(&self, desk: &Desk, words: &str) {
        let start = self.now();
        for _ in 0..60 {
            let since = self.now();
            desk.keys(&["Tab"]);
            // A press may say nothing; then the next one follows.
            let _ = poll_for(SPEAKS, || (self.now() > since).then_some(()));
            let there = || self.said().iter().skip(since).any(|line| line.contains(words)).then_some(());
            if poll_for(Duration::from_millis(400), there).is_ok() {
                return;
            }
        }
        panic!("Tab never came to {words:?}, only {:#?}", &self.said()[start..]);
    }
}

impl Drop for Orca {
    fn drop(&mut self) {
        let _ = std::fs::write(&self.transcript, self.said().join("\n"));
    }
}
