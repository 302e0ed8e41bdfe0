//! Other programs that a test starts, and that never outlive it.

use std::fs::File;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process, kill_process_group};

use crate::poll::{poll, poll_for};

/// A started program with all that it starts in turn: its own process group, ended on drop.
pub struct Process {
    name: String,
    child: Child,
}

impl Process {
    /// Starts `command`; what it says goes to `logs/<program>.log`, its standard output too unless it is piped already.
    #[track_caller]
    pub fn start(mut command: Command, logs: &Path, pipe_output: bool) -> Self {
        let name = Path::new(command.get_program()).file_name().unwrap().to_string_lossy().into_owned();
        let log = File::options().create(true).append(true).open(logs.join(format!("{name}.log"))).unwrap();
        command.process_group(0).stdin(Stdio::null());
        command.stdout(if pipe_output { Stdio::piped() } else { log.try_clone().unwrap().into() });
        command.stderr(log);
        let child = command
            .spawn()
            .unwrap_or_else(|error| panic!("{name} does not start ({error}): `cargo xtask test window` installs it"));
        Self { name, child }
    }

    /// The started program's id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Its standard output, when it was started with a pipe.
    pub fn output(&mut self) -> std::process::ChildStdout {
        self.child.stdout.take().unwrap()
    }

    /// Whether the program has ended by itself.
    pub fn has_ended(&mut self) -> bool {
        self.child.try_wait().unwrap().is_some()
    }

    /// Waits for the program to end by itself, and tells its exit code.
    #[track_caller]
    pub fn wait_for_end(&mut self) -> Option<i32> {
        let ended = poll(|| self.child.try_wait().unwrap());
        ended.unwrap_or_else(|()| panic!("{} still runs", self.name)).code()
    }

    /// Stops the test if the program has ended by itself.
    #[track_caller]
    pub fn assert_running(&mut self) {
        if let Some(status) = self.child.try_wait().unwrap() {
            panic!("{} ended by itself: {status}", self.name);
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let Some(group) = Pid::from_raw(self.child.id().cast_signed()) else { return };
        // Asked first, so that a screen takes its lock and socket with it. Any of them may be gone already, which is as good.
        let _ = kill_process_group(group, Signal::TERM);
        let _ = poll_for(Duration::from_secs(1), || self.has_ended().then_some(()));
        let _ = kill_process_group(group, Signal::KILL);
        let _ = self.child.wait();
    }
}

/// The program called `name` that `parent` started.
pub fn child_of(parent: u32, name: &str) -> Option<Pid> {
    let children = std::fs::read_dir(format!("/proc/{parent}/task")).ok()?.flatten().filter_map(|task| {
        let text = std::fs::read_to_string(task.path().join("children")).ok()?;
        Some(text.split_whitespace().filter_map(|id| id.parse::<i32>().ok()).collect::<Vec<_>>())
    });
    children.flatten().find_map(|id| {
        let program = std::fs::read_link(format!("/proc/{id}/exe")).ok()?;
        (program.file_name()?.to_str()? == name).then(|| Pid::from_raw(id)).flatten()
    })
}

/// Ends one program as a power cut would: it gets no word in.
pub fn kill_9(program: Pid) {
    let _ = kill_process(program, Signal::KILL);
}
