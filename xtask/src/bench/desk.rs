//! A screen and a bus of one's own, and the programs that run there: how long they take, what they hold, how often they wake.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};

/// How long anything that is waited for may take. What takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(30);

/// Where the programs run. Nothing else is drawn on it, and nothing else answers there.
pub(super) struct Desk {
    /// Ended in this order.
    helpers: Vec<Child>,
    display: String,
    bus: String,
    folder: PathBuf,
}

/// A program on a desk. It ends with this.
pub(super) struct Running {
    program: Child,
    name: String,
    said: Receiver<String>,
    started: Instant,
}

impl Desk {
    pub(super) fn new() -> anyhow::Result<Desk> {
        let folder = std::env::temp_dir().join(format!("respite-bench-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let mut desk = Desk { helpers: Vec::new(), display: String::new(), bus: String::new(), folder };
        let number = desk.helper("Xvfb", &["-displayfd", "1", "-screen", "0", "1400x900x24"])?;
        desk.display = format!(":{number}");
        desk.bus = desk.helper("dbus-daemon", &["--session", "--nofork", "--print-address=1"])?;
        Ok(desk)
    }

    /// Starts what a desk has, and tells the first line that it says.
    fn helper(&mut self, program: &str, arguments: &[&str]) -> anyhow::Result<String> {
        let mut starting = Command::new(program);
        starting
            .args(arguments)
            .env("DISPLAY", &self.display)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut helper = starting.spawn().with_context(|| format!("{program} does not start"))?;
        let said = lines(helper.stdout.take().context("a program without a standard output")?);
        self.helpers.insert(0, helper);
        let line = said.recv_timeout(PATIENCE);
        line.with_context(|| format!("{program} said nothing within {} s", PATIENCE.as_secs()))
    }

    /// Puts a tray on it: `place` is a program that says a line once it is one.
    pub(super) fn put_tray(&mut self, place: &Path) -> anyhow::Result<()> {
        self.helper(&place.to_string_lossy(), &[]).map(|_| ())
    }

    /// Starts a program with folders of its own.
    pub(super) fn start(&self, program: &Path, arguments: &[&str]) -> anyhow::Result<Running> {
        let name = program.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let started = Instant::now();
        let mut program = self
            .on(program)
            .args(arguments)
            .env("RUST_LOG", "respite_desktop=debug")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .with_context(|| format!("{name} does not start"))?;
        let said = lines(program.stderr.take().context("a program without a standard error")?);
        Ok(Running { program, name, said, started })
    }

    /// A program that runs there.
    fn on(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command
            .env("DISPLAY", &self.display)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            .env("XDG_DATA_HOME", &self.folder)
            .env("XDG_CONFIG_HOME", &self.folder)
            .env("XDG_CACHE_HOME", &self.folder)
            .env("RESPITE_DATA_DIR", self.folder.join("respite"));
        command
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.helpers.iter_mut().for_each(end);
        _ = fs::remove_dir_all(&self.folder);
    }
}

impl Running {
    /// Waits until it says `word`, and tells how long after its start that was.
    pub(super) fn until(&self, word: &str) -> anyhow::Result<Duration> {
        self.until_since(self.started, word)
    }

    /// Waits until it says `word`, and tells how long after `since` that was.
    pub(super) fn until_since(&self, since: Instant, word: &str) -> anyhow::Result<Duration> {
        let asked = Instant::now();
        loop {
            match self.said.recv_timeout(PATIENCE.saturating_sub(asked.elapsed())) {
                Ok(line) if line.contains(word) => return Ok(since.elapsed()),
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => {
                    bail!("{} did not say \"{word}\" within {} s.", self.name, PATIENCE.as_secs())
                }
                Err(RecvTimeoutError::Disconnected) => bail!("{} ended before it said \"{word}\".", self.name),
            }
        }
    }

    /// What it and all that it started hold in memory, in KiB: of what is shared, each its share (PSS).
    pub(super) fn memory(&self) -> u64 {
        self.all().iter().map(|id| number(&format!("/proc/{id}/smaps_rollup"), "Pss:")).sum()
    }

    /// How often each thread of it, and of what it started, has gone to sleep until now. Each time something woke it.
    pub(super) fn sleeps(&self) -> Sleeps {
        let threads = |id: &u32| fs::read_dir(format!("/proc/{id}/task")).into_iter().flatten().flatten();
        let of = |thread: fs::DirEntry| {
            let status = thread.path().join("status").to_string_lossy().into_owned();
            let sleeps = number(&status, "voluntary_ctxt_switches:");
            (status, sleeps)
        };
        Sleeps(self.all().iter().flat_map(threads).map(of).collect())
    }

    fn all(&self) -> BTreeSet<u32> {
        let parents: Vec<(u32, u32)> = fs::read_dir("/proc")
            .into_iter()
            .flatten()
            .flatten()
            .filter_map(|entry| entry.file_name().to_string_lossy().parse().ok())
            .map(|id: u32| (id, u32::try_from(number(&format!("/proc/{id}/status"), "PPid:")).unwrap_or(0)))
            .collect();
        let mut all = BTreeSet::from([self.program.id()]);
        loop {
            let before = all.len();
            all.extend(
                parents.iter().filter(|(_, parent)| all.contains(parent)).map(|(id, _)| *id).collect::<Vec<_>>(),
            );
            if all.len() == before {
                return all;
            }
        }
    }
}

/// How often each thread has gone to sleep, by the file that tells.
pub(super) struct Sleeps(BTreeMap<String, u64>);

impl Sleeps {
    /// How often since `before`. A thread that has ended since is not counted.
    pub(super) fn since(&self, before: &Sleeps) -> u64 {
        self.0.iter().map(|(thread, sleeps)| sleeps.saturating_sub(*before.0.get(thread).unwrap_or(&0))).sum()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        end(&mut self.program);
    }
}

/// What stands behind `name` in a file of the system's, or nothing if it is gone by now.
fn number(file: &str, name: &str) -> u64 {
    let text = fs::read_to_string(file).unwrap_or_default();
    let found = text.lines().find_map(|line| line.strip_prefix(name)?.split_whitespace().next()?.parse().ok());
    found.unwrap_or(0)
}

/// What a program says, line by line. Reading has no limit of its own: the thread ends with the program.
fn lines(output: impl Read + Send + 'static) -> Receiver<String> {
    let (tell, told) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            _ = tell.send(line);
        }
    });
    told
}

/// Ends a program. One that does not listen is killed.
fn end(program: &mut Child) {
    _ = Command::new("kill").arg(program.id().to_string()).status();
    let asked = Instant::now();
    while asked.elapsed() < PATIENCE {
        match program.try_wait() {
            Ok(None) => std::thread::sleep(Duration::from_millis(10)),
            _ => return,
        }
    }
    _ = program.kill();
    _ = program.wait();
}
