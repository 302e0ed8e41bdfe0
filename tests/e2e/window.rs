//! The program's window, seen and used as a person would: by what things are called, by keys, by the eye.

pub mod axe;

use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::desk::{Desk, artefacts, program};
use crate::poll::{PATIENCE, poll, poll_for, until};
use crate::process::{Process, child_of, kill_9};

/// Finds by role and name.
const FIND: &str = include_str!("named.js");

/// For the first start on a busy computer, which compiles nothing but loads a whole browser engine.
const START: Duration = Duration::from_secs(60);
/// For one answer of the window. WebKit's driver waits for ever by itself.
const ANSWER: Duration = Duration::from_secs(30);

/// One started program and its window. The program is killed on drop.
pub struct Window<'desk> {
    desk: &'desk Desk,
    runtime: Runtime,
    client: Client,
    driver: Process,
    program: PathBuf,
}

impl<'desk> Window<'desk> {
    #[track_caller]
    pub(crate) fn open(desk: &'desk Desk, arguments: &[&str]) -> Self {
        let program = program();
        let port = free_port();
        let mut command = desk.command("WebKitWebDriver");
        command.args(["--host=127.0.0.1".to_owned(), format!("--port={port}")]);
        // Without it the webview never tells the driver that it is there.
        command.env("TAURI_WEBVIEW_AUTOMATION", "true");
        // Drawn without the graphics card, WebKit's driver takes no pictures.
        command.env("RESPITE_GPU", "1");
        command.env("RUST_LOG", "debug");
        let mut driver = Process::start(command, desk.logs(), false);
        let listens = poll(|| {
            driver.assert_running();
            TcpStream::connect(("127.0.0.1", port)).ok()
        });
        assert!(listens.is_ok(), "WebKitWebDriver never listened on port {port}");

        let capabilities = json!({ "webkitgtk:browserOptions": { "binary": program, "args": arguments } });
        let Value::Object(capabilities) = capabilities else { unreachable!() };
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        let address = format!("http://127.0.0.1:{port}");
        let connected = runtime.block_on(async { tokio::time::timeout(START, builder.connect(&address)).await });
        let client = match connected {
            Ok(Ok(client)) => client,
            Ok(Err(error)) => panic!("no window: {error}; {}", state(desk, driver.id(), &program)),
            Err(_) => panic!("no window within {START:?}; {}", state(desk, driver.id(), &program)),
        };
        let window = Self { desk, runtime, client, driver, program };
        let loaded = poll_for(START, || {
            let ready = window.script("return document.readyState + ' ' + location.protocol", vec![]);
            ready.as_str().is_some_and(|ready| ready.starts_with("complete") && !ready.contains("about:")).then_some(())
        });
        assert!(loaded.is_ok(), "the window stayed empty; see {}", desk.logs().display());
        window
    }

    // ---- finding -----------------------------------------------------------------------------------------------

    /// The first element that `css` selects, waited for.
    #[track_caller]
    pub fn find(&self, css: &str) -> Element {
        let found = poll(|| self.run(self.client.find_all(Locator::Css(css))).into_iter().next());
        found.unwrap_or_else(|()| self.fail(&format!("nothing matches `{css}`")))
    }

    /// The element with this role and accessible name (`*` at the end: any name that begins so), waited for.
    ///
    /// Found as a screen reader would: what is hidden from one, or behind an open dialog, is not there.
    #[track_caller]
    pub fn role(&self, role: &str, name: &str) -> Element {
        self.wait_for_role(role, name, None)
    }

    /// The same within the field set, dialog or section of this name: one of several scales, say.
    #[track_caller]
    pub fn role_in(&self, group: &str, role: &str, name: &str) -> Element {
        self.wait_for_role(role, name, Some(group))
    }

    /// Whether there is an element with this role and accessible name at this moment.
    #[track_caller]
    pub fn has(&self, role: &str, name: &str) -> bool {
        self.look(role, name, None).is_some()
    }

    /// Waits until no element has this role and accessible name.
    #[track_caller]
    pub fn wait_gone(&self, role: &str, name: &str) {
        let gone = poll(|| (!self.has(role, name)).then_some(()));
        gone.unwrap_or_else(|()| self.fail(&format!("the {role} {name:?} is still there")));
    }

    /// All words that can be seen.
    #[track_caller]
    pub fn words(&self) -> String {
        self.script("return document.body.innerText", vec![]).as_str().unwrap_or_default().to_owned()
    }

    /// Waits until `words` can be seen.
    #[track_caller]
    pub fn wait_for(&self, words: &str) {
        let seen = poll(|| self.words().contains(words).then_some(()));
        seen.unwrap_or_else(|()| self.fail(&format!("{words:?} cannot be seen; only:\n{}", self.words())));
    }

    /// Waits until `words` can no longer be seen.
    #[track_caller]
    pub fn wait_without(&self, words: &str) {
        let gone = poll(|| (!self.words().contains(words)).then_some(()));
        gone.unwrap_or_else(|()| self.fail(&format!("{words:?} can still be seen:\n{}", self.words())));
    }

    /// What a property of an element holds, such as `checked` or `disabled`.
    #[track_caller]
    pub fn property(&self, element: &Element, name: &str) -> Value {
        self.script("return arguments[0][arguments[1]]", vec![json!(element), json!(name)])
    }

    /// The document's title.
    #[track_caller]
    pub fn title(&self) -> String {
        self.run(self.client.title())
    }

    // ---- doing -------------------------------------------------------------------------------------------------

    /// Clicks the element with this role and accessible name, waiting for it.
    #[track_caller]
    pub fn click(&self, role: &str, name: &str) {
        self.press_what(|| self.role(role, name));
    }

    /// Whether the button with this role and name is still at work on its last press, and takes no other.
    #[track_caller]
    pub fn is_busy(&self, role: &str, name: &str) -> bool {
        self.is_at_work(&self.role(role, name))
    }

    fn is_at_work(&self, element: &Element) -> bool {
        self.run(element.attr("aria-disabled")).is_some()
    }

    /// Clicks the same within the field set, dialog or section of this name.
    #[track_caller]
    pub fn click_in(&self, group: &str, role: &str, name: &str) {
        self.press_what(|| self.role_in(group, role, name));
    }

    /// Clicks this element, once it does something: a button whose last press is not answered yet takes no other.
    #[track_caller]
    pub fn click_on(&self, element: &Element) {
        self.press_what(|| element.clone());
    }

    /// Clicks what is found. What a screen draws anew meanwhile is looked for anew, as a person would.
    #[track_caller]
    fn press_what(&self, find: impl Fn() -> Element) {
        until("the button takes a press", || {
            self.unless_drawn_anew(find().attr("aria-disabled")).is_some_and(|at_work| at_work.is_none())
        });
        if self.desk.is_large() {
            // WebKit's driver aims beside what is shown at another size.
            self.script("arguments[0].focus(); arguments[0].click()", vec![json!(find())]);
        } else {
            const LISTEN: &str = "window.pressed = false;
                arguments[0].addEventListener('click', () => (window.pressed = true), { capture: true, once: true });
                arguments[0].scrollIntoView({ block: 'center' })";
            // The driver aims first and presses then: what moves in between, as when a line fades, is missed.
            until("the press arrives", || {
                // It scrolls as little as it can, too, and then finds what sticks to the window's edge on top.
                let element = find();
                let listens = self.unless_drawn_anew(self.client.execute(LISTEN, vec![json!(element)]));
                let pressed = listens.and_then(|_| self.unless_drawn_anew(element.click()));
                pressed.is_some() && self.script("return window.pressed", vec![]) == json!(true)
            });
        }
    }

    /// The answer, unless what it is about is not on the page any more, or not laid out yet.
    #[track_caller]
    fn unless_drawn_anew<T>(&self, question: impl Future<Output = Result<T, CmdError>>) -> Option<T> {
        match self.run(async { Ok::<_, CmdError>(question.await) }) {
            Ok(answer) => Some(answer),
            Err(error) if error.is_stale_element_reference() || error.is_element_not_interactable() => None,
            Err(error) => panic!("the window says: {error:?}"),
        }
    }

    /// Comes back to the window, as a person does from another one: it then looks afresh.
    #[track_caller]
    pub fn look_again(&self) {
        self.script("window.dispatchEvent(new Event('focus'))", vec![]);
    }

    /// Empties the field with this accessible name and types `text` into it.
    #[track_caller]
    pub fn fill(&self, role: &str, name: &str, text: &str) {
        let element = self.role(role, name);
        self.run(element.clear());
        self.run(element.send_keys(text));
    }

    /// Types `text` with the keyboard, wherever the focus is.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        let keys = text.chars().fold(KeyActions::new("keyboard".to_owned()), |keys, value| {
            keys.then(KeyAction::Down { value }).then(KeyAction::Up { value })
        });
        self.run(self.client.perform_actions(keys));
    }

    /// Presses one key, wherever the focus is.
    #[track_caller]
    pub fn press(&self, key: Key) {
        self.type_text(&char::from(key).to_string());
    }

    /// Presses `key` while `held` is down, such as Control and `n`.
    #[track_caller]
    pub fn press_with(&self, held: Key, key: char) {
        let held = char::from(held);
        let keys = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: held })
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key })
            .then(KeyAction::Up { value: held });
        self.run(self.client.perform_actions(keys));
    }

    /// Types a day into the date field that has the focus, part by part, in the order of this desk's language.
    #[track_caller]
    pub fn type_date(&self, year: u16, month: u8, day: u8) {
        self.type_text(&format!("{month:02}"));
        self.press(Key::Right);
        self.type_text(&format!("{day:02}"));
        self.press(Key::Right);
        self.type_text(&year.to_string());
    }

    /// Types a time of day into the field of this name, part by part, in the order of this desk's language.
    #[track_caller]
    pub fn type_time(&self, name: &str, hour: u8, minute: u8) {
        let field = self.role("textbox", name);
        self.script("arguments[0].focus()", vec![json!(field)]);
        let (twelve, half) = (if hour.is_multiple_of(12) { 12 } else { hour % 12 }, if hour < 12 { "a" } else { "p" });
        self.type_text(&format!("{twelve:02}"));
        self.press(Key::Right);
        self.type_text(&format!("{minute:02}"));
        self.press(Key::Right);
        self.type_text(half);
        assert_eq!(self.property(&field, "value"), format!("{hour:02}:{minute:02}"));
    }

    /// Role and accessible name of what has the focus.
    #[track_caller]
    pub fn focused(&self) -> (String, String) {
        self.need_axe();
        let found = self.script(&format!("{FIND} return focused()"), vec![]);
        let part = |index: usize| found[index].as_str().unwrap_or_default().to_owned();
        (part(0), part(1))
    }

    /// Presses Tab until the focus is on the element with this role and accessible name, as a person without a mouse.
    #[track_caller]
    pub fn tab_to(&self, role: &str, name: &str) {
        self.step_to(role, name, || self.press(Key::Tab));
    }

    /// Presses Shift and Tab until the focus is there.
    #[track_caller]
    pub fn tab_back_to(&self, role: &str, name: &str) {
        self.step_to(role, name, || self.press_with(Key::Shift, Key::Tab.into()));
    }

    #[track_caller]
    fn step_to(&self, role: &str, name: &str, step: impl Fn()) {
        let mut seen = Vec::new();
        for _ in 0..150 {
            let (focused, called) = self.focused();
            let matches = name.strip_suffix('*').map_or(called == name, |start| called.starts_with(start));
            if focused == role && matches {
                return;
            }
            seen.push(format!("{focused} {called:?}"));
            step();
        }
        self.fail(&format!("Tab never reached the {role} {name:?}, only {}", seen.join(", ")));
    }

    /// Makes the window this large, as a person dragging its corner.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        self.run(self.client.set_window_size(width, height));
        let inner = || self.script("return [innerWidth, innerHeight]", vec![]);
        // Where everything is shown at twice its size the page counts half as many.
        let shown = if self.desk.is_large() { width / 2 } else { width };
        let wide = poll(|| (inner()[0] == shown).then_some(()));
        wide.unwrap_or_else(|()| self.fail(&format!("the window is {} instead of {width} wide", inner())));
    }

    /// Runs `code` in the page; `return` gives its value back.
    #[track_caller]
    pub fn script(&self, code: &str, arguments: Vec<Value>) -> Value {
        self.run(self.client.execute(code, arguments))
    }

    // ---- judging -----------------------------------------------------------------------------------------------

    /// A picture of the page as `target/e2e/NAME.png`.
    #[track_caller]
    pub fn picture(&self, name: &str) {
        self.wait_for_paint();
        let picture = self.run(self.client.screenshot());
        std::fs::write(artefacts().join(format!("{name}.png")), picture).unwrap();
    }

    /// Waits until what the page holds is on the screen as well: two frames later. A hidden window paints none.
    #[track_caller]
    fn wait_for_paint(&self) {
        let frames = "const done = arguments[arguments.length - 1];
            if (document.hidden) done(); else requestAnimationFrame(() => requestAnimationFrame(() => done()))";
        self.run(self.client.execute_async(frames, vec![]));
    }

    /// Whether the page is told that this person likes it dark.
    #[track_caller]
    pub fn is_dark(&self) -> bool {
        self.script("return matchMedia('(prefers-color-scheme: dark)').matches", vec![]) == json!(true)
    }

    // ---- ending ------------------------------------------------------------------------------------------------

    /// Ends the program as a power cut would, and returns once it is gone.
    #[track_caller]
    pub fn kill_9(self) {
        let program = self.process();
        kill_9(program);
        let gone = poll(|| self.find_process().is_none().then_some(()));
        assert!(gone.is_ok(), "the program outlived kill -9");
    }

    /// Ends what made a page for it and waits to make another, as a power cut would.
    #[track_caller]
    pub fn kill_9_typesetter(&self) {
        let program = self.process().as_raw_nonzero().get().cast_unsigned();
        match poll(|| child_of(program, "respite-typeset")) {
            Ok(typesetter) => kill_9(typesetter),
            Err(()) => self.fail("nothing waits to make another page"),
        }
    }

    /// Presses the keys that close the window, on the real keyboard: the window manager sees them, the page does not.
    #[track_caller]
    pub fn close_by_keys(&self) {
        let log = self.desk.logs().join("WebKitWebDriver.log");
        let heard =
            || std::fs::read_to_string(&log).unwrap_or_default().matches("the window is asked to close").count();
        let before = heard();
        // Under load the window manager lets a press go by.
        let pressed = (0..5).any(|_| {
            self.desk.keys(&["alt+F4"]);
            poll_for(Duration::from_secs(3), || (heard() > before).then_some(())).is_ok()
        });
        if !pressed {
            self.fail("the window does not hear that it is to close");
        }
    }

    /// Whether the program still runs, with or without its window.
    pub fn runs(&self) -> bool {
        self.find_process().is_some()
    }

    /// The memory that the program itself holds, in KiB (not WebKit's processes).
    #[track_caller]
    pub fn resident_kib(&self) -> u64 {
        let status =
            std::fs::read_to_string(format!("/proc/{}/status", self.process().as_raw_nonzero())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
        line.trim().trim_end_matches(" kB").parse().unwrap()
    }

    #[track_caller]
    fn process(&self) -> rustix::process::Pid {
        self.find_process().expect("the program ended by itself")
    }

    fn find_process(&self) -> Option<rustix::process::Pid> {
        child_of(self.driver.id(), self.program.file_name()?.to_str()?)
    }

    // ---- the parts of it ---------------------------------------------------------------------------------------

    #[track_caller]
    fn wait_for_role(&self, role: &str, name: &str, group: Option<&str>) -> Element {
        poll(|| self.look(role, name, group)).unwrap_or_else(|()| {
            let there = self.script(&format!("{FIND} return named(null)"), vec![]);
            let group = group.map_or_else(String::new, |group| format!(" in {group:?}"));
            self.fail(&format!("no {role} is called {name:?}{group}; there are {there:#}"))
        })
    }

    #[track_caller]
    fn look(&self, role: &str, name: &str, group: Option<&str>) -> Option<Element> {
        self.need_axe();
        let wanted = vec![json!(role), json!(name), json!(group)];
        let found = self.script(&format!("{FIND} return find(...arguments)"), wanted);
        let id = found.as_object()?.values().next()?.as_str()?.to_owned();
        Some(Element::from_element_id(self.client.clone(), ElementRef::from(id)))
    }

    #[track_caller]
    fn run<T, E: std::fmt::Debug>(&self, question: impl Future<Output = Result<T, E>>) -> T {
        match self.runtime.block_on(async { tokio::time::timeout(ANSWER, question).await }) {
            Ok(Ok(answer)) => answer,
            Ok(Err(error)) => panic!("the window says: {error:?}"),
            Err(_) => panic!("the window did not answer within {ANSWER:?}"),
        }
    }

    #[track_caller]
    fn fail(&self, why: &str) -> ! {
        panic!("{why} (waited {PATIENCE:?})")
    }
}

impl Drop for Window<'_> {
    /// After a failed test, shows what there was instead: a picture, and the last that the program said.
    fn drop(&mut self) {
        if !std::thread::panicking() {
            return;
        }
        let picture = async { tokio::time::timeout(Duration::from_secs(5), self.client.screenshot()).await };
        if let Ok(Ok(picture)) = self.runtime.block_on(picture) {
            let _ = std::fs::write(self.desk.logs().join("failed.png"), picture);
        }
        eprintln!("\n-- with a picture: {}", state(self.desk, self.driver.id(), &self.program));
    }
}

/// For the report of a failed test: whether the program runs, and the last that it said.
fn state(desk: &Desk, driver: u32, program: &Path) -> String {
    let name = program.file_name().unwrap_or_default().to_string_lossy();
    let runs = if child_of(driver, &name).is_some() { "runs" } else { "has ended" };
    let said = std::fs::read_to_string(desk.logs().join("WebKitWebDriver.log")).unwrap_or_default();
    let lines: Vec<&str> = said.lines().collect();
    let last = lines[lines.len().saturating_sub(30)..].join("\n");
    format!("the program {runs}; logs are in {}; the last that it said:\n{last}", desk.logs().display())
}

fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr()).unwrap().port()
}
