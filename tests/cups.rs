//! A printing service for one test: a real `cupsd` of its own, with one printer that keeps what comes out of it.

use std::fs::Permissions;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long printing may take.
const PATIENCE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(50);

/// The service. It ends when it is dropped.
pub struct Cups {
    folder: tempfile::TempDir,
    server: Child,
}

impl Cups {
    /// The one printer, which takes PDF as it is.
    pub const PRINTER: &'static str = "Paper";

    /// Starts it, and waits until it has its printer.
    ///
    /// # Panics
    ///
    /// Where CUPS is not installed, or does not start.
    #[must_use]
    pub fn start() -> Self {
        let folder = tempfile::Builder::new().prefix("respite-cups-").tempdir().unwrap();
        let at = folder.path().display();
        for name in ["root", "spool", "cache", "run", "log", "bin", "bin/backend"] {
            std::fs::create_dir(folder.path().join(name)).unwrap();
        }
        for name in ["cgi-bin", "daemon", "filter", "monitor", "notifier"] {
            symlink(Path::new("/usr/lib/cups").join(name), folder.path().join("bin").join(name)).unwrap();
        }
        // The printer. Only its owner may run it, so that CUPS runs it as itself.
        let printer = folder.path().join("bin/backend/paper");
        let keeps = format!(
            "#!/bin/sh\ntest $# = 0 && exit 0\ncat ${{6:+\"$6\"}} > '{at}/part' && mv '{at}/part' '{at}/paper.pdf'\n"
        );
        std::fs::write(&printer, keeps).unwrap();
        std::fs::set_permissions(&printer, Permissions::from_mode(0o700)).unwrap();
        let files = format!(
            "ServerRoot {at}/root\nRequestRoot {at}/spool\nCacheDir {at}/cache\nStateDir {at}/run\nAccessLog {at}/log/access\n\
             ErrorLog {at}/log/error\nPageLog {at}/log/page\nServerBin {at}/bin\n"
        );
        let rules = format!(
            "Listen {at}/cups.sock\nDefaultAuthType None\nWebInterface No\nBrowsing No\n<Location />\nAllow all\n</Location>\n\
             <Policy default>\n<Limit All>\nOrder deny,allow\n</Limit>\n</Policy>\n"
        );
        std::fs::write(folder.path().join("cups-files.conf"), files).unwrap();
        std::fs::write(folder.path().join("cupsd.conf"), rules).unwrap();
        let mut server = Command::new(there("/usr/sbin/cupsd"));
        server.arg("-f").arg("-c").arg(folder.path().join("cupsd.conf"));
        server.arg("-s").arg(folder.path().join("cups-files.conf"));
        let server = server.process_group(0).stdin(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let cups = Self { folder, server };
        cups.until("the service has its printer", || {
            let mut lpadmin = cups.command(&there("/usr/sbin/lpadmin"));
            lpadmin.args(["-p", Self::PRINTER, "-E", "-v", "paper:/", "-m", "raw"]);
            lpadmin.status().unwrap().success()
        });
        assert!(cups.command(&there("/usr/sbin/lpadmin")).args(["-d", Self::PRINTER]).status().unwrap().success());
        cups
    }

    /// The variable, and its value, by which programs find it.
    #[must_use]
    pub fn server(&self) -> (&'static str, PathBuf) {
        ("CUPS_SERVER", self.folder.path().join("cups.sock"))
    }

    /// What came out of the printer, once something did and no job is left.
    ///
    /// # Panics
    ///
    /// Where nothing comes.
    #[must_use]
    pub fn printed(&self) -> Vec<u8> {
        self.until("a page comes out of the printer", || {
            let left = self.command(Path::new("lpstat")).arg("-o").output().unwrap();
            left.stdout.is_empty() && self.has_printed()
        });
        std::fs::read(self.paper()).unwrap()
    }

    /// Whether anything was sent to the printer.
    #[must_use]
    pub fn has_printed(&self) -> bool {
        self.paper().exists()
    }

    fn paper(&self) -> PathBuf {
        self.folder.path().join("paper.pdf")
    }

    fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        let (name, value) = self.server();
        command.env(name, value).stderr(Stdio::null());
        command
    }

    fn until(&self, what: &str, mut holds: impl FnMut() -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !holds() {
            let log = || std::fs::read_to_string(self.folder.path().join("log/error")).unwrap_or_default();
            assert!(Instant::now() < deadline, "never came true: {what}\n{}", log());
            std::thread::sleep(PAUSE);
        }
    }
}

impl Drop for Cups {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// A program of the system's, which is not on everybody's path.
fn there(program: &str) -> PathBuf {
    assert!(Path::new(program).is_file(), "{program} is not there: `cargo xtask test` installs it");
    PathBuf::from(program)
}
