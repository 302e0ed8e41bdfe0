//! Respite without a window, for the tests of the screens and for looking at them in a browser: the real engine behind the
//! real commands, over Tauri's own mock runtime. Requests come in and answers go out as lines of JSON.
//!
//! Each diary is in a folder of its own, before a clock that stands until the asker moves it. Nothing outside of that folder
//! is touched: no notice is shown, nothing is started.

#![allow(clippy::print_stdout, reason = "this program answers whoever started it")]

use std::collections::{BTreeSet, HashMap};
use std::io::{BufRead, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, anyhow};
use chrono::TimeDelta;
use respite_clock::{Clock, Hands};
use respite_domain::Code;
use respite_domain::notice::Fault;
use respite_domain::time::{Moment, WallTime};
use respite_engine::view::{Coded, Part};
use respite_engine::{Asked, Effect, Engine, FILE_NAME, Label, Tray, back_up_by_itself};
use respite_l10n::Words;
use respite_wording::PROGRAM;
use serde::Deserialize;
use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody, InvokeResponseBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder, mock_context, noop_assets};
use tauri::webview::InvokeRequest;
use tauri::{App, AppHandle, Listener, Manager, WebviewWindow, WebviewWindowBuilder};
use tauri_specta::Event;
use tempfile::TempDir;

use crate::again::Again;
use crate::at_work::AtWork;
use crate::awake::Awake;
use crate::backing_up::{BackingUp, ToSecondFolder};
use crate::engine_thread::{EngineThread, Mailbox, Outside};
use crate::events::{Changed, CloseAsked, ShowScreen};
use crate::options::Options;
use crate::reach::Reach;
use crate::searching::Searching;
use crate::small::Small;
use crate::surroundings::{Met, Place};
use crate::wish::Wish;
use crate::{ipc, window};

/// What somebody asks of the core.
#[derive(Debug, Deserialize)]
struct Request {
    /// Comes back with the answer.
    id: u64,
    #[serde(flatten)]
    act: Act,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Act {
    /// Opens a new diary that holds the seed of this name, at a moment; the answer is what the diary is called from now on.
    Open { seed: String, at: String },
    /// Calls a command, as the window does.
    Call { diary: u64, command: String, given: Value },
    /// Lets time pass on the diary's clock.
    Pass { diary: u64, seconds: i64 },
    /// Closes a diary and takes it away.
    Close { diary: u64 },
}

/// Answers until its standard input ends.
pub fn serve() -> ExitCode {
    let mut core = Core { words: crate::spoken(), seeds: HashMap::new(), diaries: HashMap::new(), last: 0 };
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        match serde_json::from_str::<Request>(&line) {
            Ok(Request { id, act }) => core.act(id, act),
            Err(error) => eprintln!("not a request: {error}"),
        }
    }
    drop(core);
    // A line that is on its way goes out whole, and none is begun after it.
    std::mem::forget(std::io::stdout().lock());
    ExitCode::SUCCESS
}

struct Core {
    words: &'static Words,
    /// Each seed as it was made first: what follows is a copy.
    seeds: HashMap<(String, WallTime), TempDir>,
    diaries: HashMap<u64, Diary>,
    last: u64,
}

struct Diary {
    window: Arc<WebviewWindow<MockRuntime>>,
    hands: Hands,
    app: App<MockRuntime>,
    // Last, so that the folder goes after what works in it.
    _folder: TempDir,
}

impl Diary {
    fn pass(&self, time: TimeDelta) {
        self.hands.pass(time);
        // Whoever sleeps by a clock that stands is woken, and looks before anything else.
        self.app.state::<EngineThread>().ask(|_, _| Ok(()));
    }
}

/// What works on the diary would go on for ever, since the program itself never ends before its window.
impl Drop for Diary {
    fn drop(&mut self) {
        self.app.state::<EngineThread>().end();
    }
}

impl Core {
    fn act(&mut self, id: u64, act: Act) {
        match act {
            Act::Open { seed, at } => say(id, self.open(&seed, &at).map(Value::from).map_err(plain)),
            Act::Close { diary } => say(id, Ok(self.diaries.remove(&diary).is_some().into())),
            Act::Pass { diary, seconds } => {
                let passed = self.diaries.get(&diary).map(|diary| diary.pass(TimeDelta::seconds(seconds)));
                say(id, passed.map(|()| Value::Null).ok_or_else(|| plain(anyhow!("no such diary"))));
            }
            Act::Call { diary, command, given } => match self.diaries.get(&diary) {
                None => say(id, Err(plain(anyhow!("no such diary")))),
                Some(diary) => {
                    let window = Arc::clone(&diary.window);
                    // A command may take its time, as in the program; others go on meanwhile.
                    std::thread::spawn(move || say(id, call(&window, command, given)));
                }
            },
        }
    }

    fn open(&mut self, seed: &str, at: &str) -> anyhow::Result<u64> {
        let at = WallTime::parse_from_rfc3339(at)?;
        let folder = tempfile::tempdir()?;
        let known = (seed.to_owned(), at);
        let (clock, hands) = Clock::standing(at);
        if !self.seeds.contains_key(&known) {
            self.seeds.insert(known.clone(), sown(seed, &clock.now())?);
        }
        copy(self.seeds[&known].path(), folder.path())?;
        self.last += 1;
        let diary = self.last;
        let app = app(diary, folder.path(), clock, self.words)?;
        let window = WebviewWindowBuilder::new(&app, window::MAIN, tauri::WebviewUrl::default()).build()?;
        self.diaries.insert(diary, Diary { window: Arc::new(window), hands, app, _folder: folder });
        Ok(diary)
    }
}

/// The program around one diary, without anything that could be seen.
fn app(diary: u64, folder: &Path, clock: Clock, words: &'static Words) -> anyhow::Result<App<MockRuntime>> {
    let bindings = ipc::headless_bindings();
    let app = mock_builder()
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .invoke_handler(bindings.invoke_handler())
        .build(mock_context(noop_assets()))?;
    bindings.mount_events(&app);
    let (engine, _) = Engine::open_or_keep_aside(folder, &clock.now()).map_err(|error| anyhow!("{error}"))?;
    app.manage(Place {
        options: Options {
            demo: false,
            hidden: false,
            folder: folder.to_owned(),
            chosen: Some(folder.to_owned()),
            wish: Wish::default(),
        },
        unknown_zone: None,
    });
    app.manage(window::Background::default());
    app.manage(Again::default());
    app.manage(AtWork::default());
    app.manage(ipc::Opened::default());
    app.manage(ipc::PagesAsked::default());
    app.manage(Met::default());
    app.manage(Awake::default());
    app.manage(Arc::<Searching>::default());
    app.manage(Small::default());
    app.manage(Reach::that_shows());
    app.manage(BackingUp::none());
    app.manage(ToSecondFolder(BackingUp::none()));
    app.manage(EngineThread::start(engine, clock, words, Unseen(app.handle().clone())));
    for event in [Changed::NAME, CloseAsked::NAME, ShowScreen::NAME] {
        app.listen_any(event, move |heard| {
            let payload: Value = serde_json::from_str(heard.payload()).unwrap_or_default();
            tell(&json!({ "diary": diary, "event": event, "payload": payload }));
        });
    }
    Ok(app)
}

/// The window hears what it would; nothing else is seen.
struct Unseen(AppHandle<MockRuntime>);

impl Outside for Unseen {
    fn carry_out(&mut self, effect: Effect, _: bool, mailbox: &Mailbox) {
        if let Effect::Notify(notice) | Effect::Amend(notice) = effect {
            mailbox.went(&notice, true);
        }
    }

    fn draw(&mut self, _: &Tray) {}

    fn tell_changed(&mut self, parts: &BTreeSet<Part>) {
        Changed { parts: parts.iter().copied().map(Coded).collect() }.emit(&self.0).ok();
    }

    fn tell_fault(&mut self, fault: Option<Fault>) {
        self.0.state::<Met>().set(fault);
        self.tell_changed(&Part::all().collect());
    }
}

/// A folder with the diary of a seed, made once.
fn sown(seed: &str, now: &Moment) -> anyhow::Result<TempDir> {
    let folder = tempfile::tempdir()?;
    let mut engine = Engine::open(folder.path(), Asked::WhetherReadable).map_err(|error| anyhow!("{error}"))?;
    match seed {
        "empty" => {}
        "demo" => engine.fill_demo(now).map_err(|error| anyhow!("{error}"))?,
        "damaged" => {
            engine.fill_demo(now).map_err(|error| anyhow!("{error}"))?;
            let label = Label { program: PROGRAM, readme: "", now: now.wall };
            back_up_by_itself(folder.path(), &label)?;
            drop(engine);
            damage(&folder.path().join(FILE_NAME))?;
        }
        _ => return Err(anyhow!("there is no seed {seed}; there are empty, demo and damaged")),
    }
    Ok(folder)
}

/// Writes over a stretch in the middle, as a bad disk does.
fn damage(file: &Path) -> anyhow::Result<()> {
    let mut bytes = std::fs::read(file)?;
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 4096].fill(0xAB);
    Ok(std::fs::write(file, bytes)?)
}

fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    for file in std::fs::read_dir(from)?.collect::<Result<Vec<_>, _>>()? {
        if file.file_type()?.is_dir() {
            std::fs::create_dir_all(to.join(file.file_name()))?;
            copy(&file.path(), &to.join(file.file_name()))?;
        } else {
            std::fs::copy(file.path(), to.join(file.file_name()))?;
        }
    }
    Ok(())
}

fn call(window: &WebviewWindow<MockRuntime>, command: String, given: Value) -> Result<Value, Value> {
    let url = if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" };
    let request = InvokeRequest {
        cmd: command,
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: url.parse().context("an address").map_err(plain)?,
        body: InvokeBody::Json(given),
        headers: tauri::http::HeaderMap::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    match get_ipc_response(window, request)? {
        InvokeResponseBody::Json(answer) => serde_json::from_str(&answer).context("an answer").map_err(plain),
        InvokeResponseBody::Raw(_) => Err(plain(anyhow!("bytes are no answer"))),
    }
}

fn plain(error: anyhow::Error) -> Value {
    Value::String(format!("{error:#}"))
}

fn say(id: u64, answer: Result<Value, Value>) {
    tell(&match answer {
        Ok(answer) => json!({ "id": id, "ok": answer }),
        Err(error) => json!({ "id": id, "error": error }),
    });
}

fn tell(line: &Value) {
    let mut out = std::io::stdout().lock();
    // Whoever does not listen any more has ended us, too.
    writeln!(out, "{line}").and_then(|()| out.flush()).ok();
}
