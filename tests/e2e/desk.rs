//! A computer's desk for one test: its own screen, window manager, D-Bus, folders and clock.

use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use respite_tests::cups::Cups;
use serde_json::Value;
use tempfile::TempDir;

use crate::clock_file::ClockFile;
use crate::notices::{Dunst, Notices};
use crate::orca::Orca;
use crate::poll::{poll, until};
use crate::process::Process;
use crate::screen_reader::{ScreenReader, launcher};
use crate::tray::Tray;
use crate::window::Window;

/// The size of the screen, in pixels.
const SCREEN: &str = "1600x1200x24";
/// When it is on each desk to begin with. What is asked depends on the time of day, and no test may on when it is run.
const MORNING: &str = "2026-11-22T10:00:00+01:00";

/// A desk on which the program can be started. Everything on it ends when it is dropped.
pub struct Desk {
    /// The clock of every program on this desk.
    pub clock: ClockFile,
    notices: Option<Notices>,
    tray: Option<Tray>,
    screen_reader: Option<ScreenReader>,
    display: String,
    bus: String,
    /// The system's colours, as GTK names them.
    theme: &'static str,
    large: bool,
    logs: PathBuf,
    /// Window manager, bus and screen, to be ended in this order, before the folder goes.
    processes: Vec<Process>,
    folder: TempDir,
}

impl Desk {
    /// A desk with a notification service that records, see [`notices`](Self::notices).
    #[track_caller]
    pub fn new() -> Self {
        let mut desk = Self::without_notices();
        desk.notices = Some(Notices::serve(&desk.bus));
        desk
    }

    /// A desk where nobody shows notifications.
    #[track_caller]
    pub fn without_notices() -> Self {
        let folder = tempfile::Builder::new().prefix("respite-desk-").tempdir().unwrap();
        let logs = artefacts().join(test_name());
        let _ = std::fs::remove_dir_all(&logs);
        std::fs::create_dir_all(&logs).unwrap();
        for name in ["home", "data", "config", "cache", "state", "runtime", "diary"] {
            std::fs::create_dir(folder.path().join(name)).unwrap();
        }
        // D-Bus and GTK refuse one that others may read.
        let private = std::fs::Permissions::from_mode(0o700);
        std::fs::set_permissions(folder.path().join("runtime"), private).unwrap();

        let (screen, display) = start_screen(&logs);
        let (bus_process, bus) = start_bus(folder.path(), &logs);
        let clock = ClockFile::new(folder.path());
        clock.set(MORNING);
        let mut desk = Self {
            clock,
            notices: None,
            tray: None,
            screen_reader: None,
            display,
            bus,
            theme: "Adwaita",
            large: false,
            logs,
            processes: vec![bus_process, screen],
            folder,
        };
        let window_manager = Process::start(desk.command("openbox"), &desk.logs, false);
        desk.processes.insert(0, window_manager);
        desk
    }

    /// A desk with the real `dunst`, and what can be asked of it.
    #[track_caller]
    pub fn with_dunst() -> (Self, Dunst) {
        let mut desk = Self::without_notices();
        let dunst = Process::start(desk.command("dunst"), &desk.logs, false);
        desk.processes.insert(0, dunst);
        let dunst = Dunst::on(&desk.bus);
        (desk, dunst)
    }

    /// The same desk for a person who likes it dark. Counts for windows opened from now on.
    pub fn dark(mut self) -> Self {
        self.theme = "Adwaita:dark";
        self
    }

    /// The same desk for a person who has the system in high contrast. Counts for windows opened from now on.
    pub fn in_high_contrast(mut self) -> Self {
        self.theme = "HighContrast";
        self
    }

    /// The same desk for a person who has everything shown at twice its size.
    #[track_caller]
    pub fn large(mut self) -> Self {
        let set = ["-root", "-f", "RESOURCE_MANAGER", "8s", "-set", "RESOURCE_MANAGER", "Xft.dpi:\t192\n"];
        let status = self.command("xprop").args(set).status().unwrap();
        assert!(status.success(), "xprop set nothing: {status}");
        self.large = true;
        self
    }

    /// Whether this person has everything shown at twice its size.
    pub(crate) fn is_large(&self) -> bool {
        self.large
    }

    /// The same desk with a place for tray icons. Counts for windows opened from now on.
    #[track_caller]
    pub fn with_tray(mut self) -> Self {
        self.tray = Some(Tray::serve(&self.bus));
        self
    }

    /// The same desk with a screen reader that listens. Counts for windows opened from now on.
    #[track_caller]
    pub fn with_screen_reader(mut self) -> Self {
        let mut command = self.command(&launcher());
        command.args(["--launch-immediately", "--a11y=1", "--screen-reader=1"]);
        self.processes.insert(0, Process::start(command, &self.logs, false));
        self.screen_reader = Some(ScreenReader::listen(&self.bus));
        self
    }

    /// Has a real Orca listen on this desk, which has a [screen reader's](Self::with_screen_reader) bus.
    #[track_caller]
    pub fn start_orca(&self) -> Orca {
        Orca::start(self, self.folder.path())
    }

    /// What a screen reader is told.
    ///
    /// # Panics
    ///
    /// On a desk without one.
    #[track_caller]
    pub fn screen_reader(&self) -> &ScreenReader {
        self.screen_reader.as_ref().expect("nobody on this desk listens")
    }

    /// The same desk with the print dialog that GTK's desktops have, which finds the printer of `cups`. Counts for windows opened
    /// from now on.
    #[track_caller]
    pub fn with_print_dialog(mut self, cups: &Cups) -> Self {
        let (name, value) = cups.server();
        let bus = zbus::block_on(zbus::connection::Builder::address(self.bus.as_str()).build()).unwrap();
        let names = zbus::block_on(zbus::fdo::DBusProxy::new(&bus)).unwrap();
        // Whom the portal asks is there before it looks.
        for (program, owned) in [
            ("/usr/libexec/xdg-desktop-portal-gtk", "org.freedesktop.impl.portal.desktop.gtk"),
            ("/usr/libexec/xdg-desktop-portal", "org.freedesktop.portal.Desktop"),
        ] {
            let mut command = self.command(program);
            command.env(name, &value).env("XDG_CURRENT_DESKTOP", "GNOME");
            self.processes.insert(0, Process::start(command, &self.logs, false));
            until(&format!("{owned} is on the bus"), || {
                zbus::block_on(names.name_has_owner(owned.try_into().unwrap())).unwrap()
            });
        }
        self
    }

    /// Where tray icons are shown.
    ///
    /// # Panics
    ///
    /// On a desk without it.
    #[track_caller]
    pub fn tray(&self) -> &Tray {
        self.tray.as_ref().expect("this desk has no tray")
    }

    /// What the program asked to be shown.
    ///
    /// # Panics
    ///
    /// On a desk without this service.
    #[track_caller]
    pub fn notices(&self) -> &Notices {
        self.notices.as_ref().expect("this desk has no recording notification service")
    }

    /// Waits until the diary holds that a notice of this thread was shown. Killed before that, the program has to show it once
    /// more.
    #[track_caller]
    pub fn wait_until_kept(&self, thread: &str) {
        let diary = rusqlite::Connection::open(self.diary_folder().join("diary.db")).unwrap();
        until("the diary holds that the notice was shown", || {
            let count = "SELECT count(*) FROM notice_shown WHERE thread = ?1";
            diary.query_row(count, [thread], |row| row.get(0)) == Ok(1)
        });
    }

    /// The folder that holds `diary.db`.
    pub fn diary_folder(&self) -> PathBuf {
        self.folder.path().join("diary")
    }

    /// The person's home folder.
    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// Starts the program and waits for its window.
    #[track_caller]
    pub fn open(&self) -> Window<'_> {
        self.open_with(&[])
    }

    /// Starts the program with `arguments`, such as `--demo`, and waits for its window.
    #[track_caller]
    pub fn open_with(&self, arguments: &[&str]) -> Window<'_> {
        Window::open(self, arguments)
    }

    /// What `respite` answers in a terminal of this desk, with the same diary and the same clock.
    #[track_caller]
    pub fn terminal(&self, arguments: &[&str]) -> Output {
        self.command(built("respite").to_str().unwrap()).args(arguments).output().unwrap()
    }

    /// What `respite` answers to `arguments` with `--json` behind them.
    #[track_caller]
    pub fn json(&self, arguments: &[&str]) -> Value {
        let output = self.terminal(&[arguments, &["--json"]].concat());
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// Has `respite` do something in a terminal, which must succeed.
    #[track_caller]
    pub fn tell(&self, arguments: &[&str]) {
        let output = self.terminal(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    /// Starts the window's program with `arguments`, outside of WebKit's driver: as a second one, or one that can't open.
    #[track_caller]
    pub fn start(&self, arguments: &[&str]) -> Process {
        self.start_where(&[], arguments)
    }

    /// The same, where these variables are set.
    #[track_caller]
    pub fn start_where(&self, variables: &[(&str, &str)], arguments: &[&str]) -> Process {
        let mut command = self.command(program().to_str().unwrap());
        command.args(arguments).envs(variables.iter().copied());
        Process::start(command, &self.logs, false)
    }

    /// What programs that were started outside of WebKit's driver have said so far.
    pub fn said(&self) -> String {
        let name = program().file_name().unwrap().to_string_lossy().into_owned();
        std::fs::read_to_string(self.logs.join(format!("{name}.log"))).unwrap_or_default()
    }

    /// Presses keys on the real keyboard, such as `alt+F4`: the window in front gets them, whoever's it is.
    #[track_caller]
    pub fn keys(&self, keys: &[&str]) {
        let status = self.command("xdotool").arg("key").args(keys).status().unwrap();
        assert!(status.success(), "xdotool pressed nothing: {status}");
    }

    /// Types on the real keyboard.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        let status = self.command("xdotool").args(["type", "--delay", "8", text]).status().unwrap();
        assert!(status.success(), "xdotool typed nothing: {status}");
    }

    /// The titles of all windows that can be seen.
    #[track_caller]
    pub fn titles(&self) -> Vec<String> {
        let search = ["search", "--onlyvisible", "--name", ".", "getwindowname", "%@"];
        let output = self.command("xdotool").args(search).output().unwrap();
        String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect()
    }

    /// Waits until a window whose title holds `title` can be seen.
    #[track_caller]
    pub fn wait_for_title(&self, title: &str) {
        let seen = poll(|| self.titles().iter().any(|seen| seen.contains(title)).then_some(()));
        assert!(seen.is_ok(), "no window is called {title:?}; there are {:?}", self.titles());
    }

    /// The title of the window that gets what is typed.
    #[track_caller]
    pub fn title_in_front(&self) -> String {
        let output = self.command("xdotool").args(["getactivewindow", "getwindowname"]).output().unwrap();
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    /// A picture of the whole screen, notifications included, as `target/e2e/NAME.png`.
    #[track_caller]
    pub fn picture(&self, name: &str) {
        let file = artefacts().join(format!("{name}.png"));
        let status = self.command("import").args(["-window", "root"]).arg(file).status().unwrap();
        assert!(status.success(), "`import` of ImageMagick took no picture: {status}");
    }

    /// The address of the private bus.
    pub fn bus(&self) -> &str {
        &self.bus
    }

    /// Where the programs on this desk write what they have to say.
    pub(crate) fn logs(&self) -> &Path {
        &self.logs
    }

    /// `program`, to be started on this desk: it sees nothing of the computer around it but its programs.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env_clear().current_dir(self.folder.path());
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        for (variable, name) in [
            ("HOME", "home"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_STATE_HOME", "state"),
            ("XDG_RUNTIME_DIR", "runtime"),
            ("RESPITE_DATA_DIR", "diary"),
        ] {
            command.env(variable, self.folder.path().join(name));
        }
        command
            .env("DISPLAY", &self.display)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            .env("RESPITE_CLOCK_FILE", self.clock.path())
            .env("RUST_BACKTRACE", "1")
            .env("LANG", "C.UTF-8")
            // A place with summer time, and not at zero: a mix-up of local and universal time shows.
            .env("TZ", "Europe/Berlin")
            .env("GDK_BACKEND", "x11")
            .env("GSETTINGS_BACKEND", "memory")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("GTK_THEME", self.theme);
        if self.screen_reader.is_none() {
            // Looking for an accessibility bus takes half a minute.
            command.env("NO_AT_BRIDGE", "1");
        }
        command
    }
}

/// A screen that exists in memory only, on the first free display number.
#[track_caller]
fn start_screen(logs: &Path) -> (Process, String) {
    let mut command = Command::new("Xvfb");
    command.args(["-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset"]);
    let mut screen = Process::start(command, logs, true);
    let number = first_line(&mut screen);
    (screen, format!(":{number}"))
}

/// A bus on which nothing starts by itself: what is not put there does not exist.
#[track_caller]
fn start_bus(folder: &Path, logs: &Path) -> (Process, String) {
    let config = folder.join("bus.conf");
    let socket = folder.join("runtime/bus");
    std::fs::write(
        &config,
        format!(
            r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
                "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig>
              <type>session</type>
              <listen>unix:path={}</listen>
              <policy context="default">
                <allow send_destination="*" eavesdrop="true"/>
                <allow eavesdrop="true"/>
                <allow own="*"/>
              </policy>
            </busconfig>"#,
            socket.display()
        ),
    )
    .unwrap();
    let mut command = Command::new("dbus-daemon");
    command.arg(format!("--config-file={}", config.display())).args(["--nofork", "--print-address=1"]);
    let mut bus = Process::start(command, logs, true);
    let address = first_line(&mut bus);
    until("the private bus listens", || socket.exists());
    (bus, address)
}

#[track_caller]
fn first_line(process: &mut Process) -> String {
    let mut line = String::new();
    BufReader::new(process.output()).read_line(&mut line).unwrap();
    if line.trim().is_empty() {
        process.assert_running();
    }
    line.trim().to_owned()
}

/// Where pictures and logs of the tests go: `target/e2e`.
pub fn artefacts() -> PathBuf {
    let folder = target().join("e2e");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// The window's program under test: `RESPITE_WINDOW`, or the one that cargo built last.
#[track_caller]
pub fn program() -> PathBuf {
    std::env::var_os("RESPITE_WINDOW").map_or_else(|| built("respite-desktop"), PathBuf::from)
}

#[track_caller]
fn built(program: &str) -> PathBuf {
    let built = target().join("debug").join(program);
    assert!(built.is_file(), "{} is not there: `cargo xtask test window` builds it", built.display());
    built
}

/// Cargo's target folder: the one that holds the `tmp` it gives to tests.
fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().to_path_buf()
}

fn test_name() -> String {
    std::thread::current().name().unwrap_or("test").replace("::", "-")
}
