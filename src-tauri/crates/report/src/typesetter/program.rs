//! The program that makes pages: started, asked, and waited for no longer than the page is wanted.

use std::io::{self, BufReader, ErrorKind};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use respite_typeset::{Answer, BUILD, Question, hear, say};

use crate::ReportError;

/// How long it may take for one answer: the longest page is made in less than a second.
pub(super) const LIMIT: Duration = Duration::from_secs(60);

/// How often it is looked meanwhile whether the page is still wanted.
const GLANCE: Duration = Duration::from_millis(50);

/// The program. It ends with this: it holds nothing that would be lost.
#[derive(Debug)]
pub(super) struct Program {
    child: Child,
    questions: Sender<Question>,
    answers: Receiver<io::Result<Option<Answer>>>,
    limit: Duration,
}

impl Program {
    /// Starts it, to be waited for so long each time. It must be of our build.
    pub(super) fn start(
        mut command: Command,
        limit: Duration,
        wanted: &dyn Fn() -> bool,
    ) -> Result<Program, ReportError> {
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        stand_apart(&mut command);
        let not_started = |error: io::Error| ReportError::NotStarted(error.to_string());
        let mut child = command.spawn().map_err(not_started)?;
        let (questions, asked) = channel();
        let (answered, answers) = channel();
        let pipes = child.stdin.take().zip(child.stdout.take());
        let program = Program { child, questions, answers, limit };
        // One that hangs takes no question and gives no answer. Only this thread waits for it, and ends with it.
        let talk = move || {
            let Some((mut input, output)) = pipes else { return };
            let mut output = BufReader::new(output);
            while answered.send(hear(&mut output)).is_ok() {
                let Ok(question) = asked.recv() else { return };
                // One that can't be asked has ended, which is heard next.
                _ = say(&mut input, &question);
            }
        };
        thread::Builder::new().name("typesetter".to_owned()).spawn(talk).map_err(not_started)?;
        match program.answer(wanted)? {
            Answer::Build(build) if build == BUILD => Ok(program),
            Answer::Build(build) => Err(ReportError::OtherBuild(build)),
            _ => Err(ReportError::Garbled),
        }
    }

    /// Its answer, for as long as that is `wanted`. One that gave none, or a wrong one, is not to be asked again.
    pub(super) fn ask(&mut self, question: Question, wanted: &dyn Fn() -> bool) -> Result<Answer, ReportError> {
        // The thread that would take it ends with the program, which is heard next.
        _ = self.questions.send(question);
        self.answer(wanted)
    }

    fn answer(&self, wanted: &dyn Fn() -> bool) -> Result<Answer, ReportError> {
        let mut waited = Duration::ZERO;
        while waited < self.limit {
            if !wanted() {
                return Err(ReportError::NotWanted);
            }
            match self.answers.recv_timeout(GLANCE) {
                Ok(Ok(Some(answer))) => return Ok(answer),
                Ok(Err(error)) if error.kind() == ErrorKind::InvalidData => return Err(ReportError::Garbled),
                Ok(Ok(None) | Err(_)) | Err(RecvTimeoutError::Disconnected) => return Err(ReportError::Ended),
                Err(RecvTimeoutError::Timeout) => waited += GLANCE,
            }
        }
        Err(ReportError::TooLong)
    }

    /// What the system calls it.
    pub(super) fn id(&self) -> u32 {
        self.child.id()
    }

    pub(super) fn is_running(&mut self) -> bool {
        self.child.try_wait().is_ok_and(|ended| ended.is_none())
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended already, which is as good.
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

/// In a group of its own: Ctrl C in a terminal is for us, who end it then.
#[cfg(unix)]
fn stand_apart(command: &mut Command) {
    use std::os::unix::process::CommandExt as _;
    command.process_group(0);
}

/// Without the console that would flash up beside the window, and apart from that of a terminal: Ctrl C is for us, who end it then.
/// <https://learn.microsoft.com/windows/win32/procthread/process-creation-flags>
#[cfg(windows)]
fn stand_apart(command: &mut Command) {
    use std::os::windows::process::CommandExt as _;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NO_WINDOW);
}

#[cfg(all(test, unix))]
#[path = "program_tests.rs"]
mod tests;
