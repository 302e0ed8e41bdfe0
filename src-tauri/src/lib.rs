//! The shell around the engine: the one place that knows Tauri and the operating system.
//!
//! [`run`] puts the parts together: the [engine thread](engine_thread) owns the diary, [`ipc`] lets the window call it,
//! the [`outlet`] carries out what it asks for.

mod again;
mod at_work;
mod autostart;
mod awake;
mod backing_up;
#[cfg(all(unix, not(target_os = "macos")))]
mod bus;
#[cfg(target_os = "linux")]
mod compositing;
mod drawing;
mod engine_thread;
mod events;
#[cfg(feature = "time-travel")]
mod headless;
mod hearing;
mod in_sight;
mod instance;
mod ipc;
mod notifier;
mod only_one;
mod options;
mod outlet;
#[cfg(all(unix, not(target_os = "macos")))]
mod portal;
mod printing;
mod reach;
mod searching;
mod small;
mod surroundings;
mod tray;
mod voice;
mod window;
mod wish;
mod within;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context;
use respite_clock::Clock;
use respite_engine::view::{Coded, Part};
use respite_engine::{Engine, WindowLock};
use respite_l10n::{Language, Words};
use respite_wording::{sentence, unknown_zone};
use tauri::{Manager, RunEvent, Runtime};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_window_state::StateFlags;
use tauri_specta::Event;

use again::Again;
use awake::Awake;
use backing_up::{BackingUp, Goes, ToSecondFolder};
use engine_thread::EngineThread;
use events::Changed;
#[cfg(feature = "time-travel")]
pub use headless::serve;
#[cfg(target_os = "linux")]
use instance::Turn;
use only_one::OnlyOne;
use options::{NotStarted, Options};
use outlet::Outlet;
use reach::Reach;
use searching::Searching;
use surroundings::{Met, Place};
use voice::Voice;

/// Runs the window until it is quit.
pub fn run() -> ExitCode {
    #[cfg(target_os = "linux")]
    compositing::off_unless_wanted();
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::from_default_env())
        .with_writer(std::io::stderr)
        .init();
    let words = spoken();
    let options = match Options::read(std::env::args_os().skip(1), words) {
        Ok(options) => options,
        Err(NotStarted::Asked(text)) => return answer(&text, words),
        Err(NotStarted::Off(line)) => {
            tell(&line);
            return ExitCode::from(2);
        }
    };
    match start(options, words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tell(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

/// The words of this person's language. They are chosen once and last as long as the program.
fn spoken() -> &'static Words {
    Box::leak(Box::new(Language::of_this_person().words()))
}

/// Says something where the program was started from. Nobody can be told where even this does not go.
fn tell(line: &str) {
    _ = writeln!(std::io::stderr(), "{line}");
}

/// Prints what was asked for instead of a window.
fn answer(text: &str, words: &Words) -> ExitCode {
    let mut out = std::io::stdout();
    match writeln!(out, "{}", text.trim_end()).and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => {
            tell(&words.msg_error_output());
            ExitCode::FAILURE
        }
    }
}

fn start(options: Options, words: &'static Words) -> anyhow::Result<()> {
    let name = instance::name(&options.folder);
    #[cfg(target_os = "linux")]
    let first = match instance::take_turn(&name, options.wish.clone()) {
        Turn::Ours(first) => Some(first),
        Turn::Shown => return Ok(()),
        Turn::Hangs => None,
    };
    let bindings = ipc::bindings();
    let (hidden, wish) = (options.hidden, options.wish.clone());
    let builder = tauri::Builder::default();
    #[cfg(not(target_os = "linux"))]
    let builder = builder.plugin(tauri_plugin_single_instance::init(|app, typed, _| {
        let typed = typed.into_iter().skip(1).map(std::ffi::OsString::from);
        Options::read(typed, words).map_or_else(|_| window::show(app), |options| options.wish.grant(app));
    }));
    let app = builder
        // Whether it shows is told by what it was started with, not by how it was left.
        .plugin(
            tauri_plugin_window_state::Builder::new().with_state_flags(StateFlags::all() - StateFlags::VISIBLE).build(),
        )
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .invoke_handler(bindings.invoke_handler())
        .setup(move |app| {
            bindings.mount_events(app);
            app.manage(OnlyOne::default());
            app.manage(Again::default());
            #[cfg(target_os = "linux")]
            let Some(first) = first else {
                quit_saying(app.handle(), words.msg_error_hangs(), 1, words);
                return Ok(());
            };
            if !open_diary(app.handle(), options, words)? {
                return Ok(());
            }
            let has_tray = tray::make(app.handle(), words);
            window::open(app.handle(), !hidden || has_emergency(app.handle()), has_tray, words)?;
            wish.grant_in(app.handle());
            app.manage(Voice::of(app.handle()));
            #[cfg(target_os = "linux")]
            first.come_up(app.handle());
            autostart::mend(app.handle());
            Ok(())
        })
        .build(context(&name))
        .context("the window could not be made")?;
    app.run(|app, event| match event {
        RunEvent::WindowEvent { label, event: tauri::WindowEvent::CloseRequested { api, .. }, .. }
            if label == window::MAIN && window::close_pressed(app) =>
        {
            api.prevent_close();
        }
        RunEvent::WindowEvent { label, event: tauri::WindowEvent::Destroyed, .. } if label == window::MAIN => {
            window::is_gone(app);
        }
        RunEvent::Exit => {
            _ = app.try_state::<ipc::Opened>().map(|opened| opened.close());
            again::quits(app);
        }
        RunEvent::ExitRequested { code: None, api, .. } if window::in_background(app) => api.prevent_exit(),
        _ => {}
    });
    Ok(())
}

/// Whether an emergency waits for an answer: the window that shows it is not hidden.
fn has_emergency<R: Runtime>(app: &tauri::AppHandle<R>) -> bool {
    let waits = app.state::<EngineThread>().ask(|engine, _| engine.has_emergency());
    matches!(waits, Some(Ok(true)))
}

/// What the program is, under this name where the system tells programs apart by it.
fn context(name: &str) -> tauri::Context {
    let mut context = tauri::generate_context!();
    if cfg!(not(target_os = "linux")) {
        name.clone_into(&mut context.config_mut().identifier);
    }
    context
}

/// Says in a dialog why there is nothing to open, and quits once that was read.
fn quit_saying<R: Runtime>(app: &tauri::AppHandle<R>, message: String, status: i32, words: &Words) {
    tell(&message);
    let quit = app.clone();
    app.dialog().message(message).title(words.msg_window_title()).show(move |_| quit.exit(status));
}

/// Holds the lock that tells the terminal that a window is open on this diary.
fn hold_lock<R: Runtime>(app: &tauri::AppHandle<R>, folder: &Path) {
    match WindowLock::take(folder) {
        Ok(Some(lock)) => app.state::<OnlyOne>().hold_lock(lock),
        Ok(None) => tracing::warn!("another window is open on this diary"),
        Err(error) => tracing::warn!(%error, "the terminal can't be told that a window is open"),
    }
}

/// Opens the diary and starts what works on it. Where it can't be opened, says why in a dialog and quits: `false`.
fn open_diary<R: Runtime>(app: &tauri::AppHandle<R>, options: Options, words: &'static Words) -> anyhow::Result<bool> {
    let clock = Clock::system();
    let now = clock.now();
    // What was kept aside is told by the window until it is answered.
    let opened = Engine::open_or_keep_aside(&options.folder, &now).and_then(|(mut engine, _)| {
        if options.demo {
            engine.fill_demo(&now)?;
        }
        Ok(engine)
    });
    let engine = match opened {
        Ok(opened) => opened,
        Err(error) => {
            quit_saying(app, sentence(&error, words), 4, words);
            return Ok(false);
        }
    };
    let unknown_zone = respite_clock::unknown_zone().map(|zone| unknown_zone(&zone, &now, words));
    if let Some(line) = &unknown_zone {
        tell(line);
    }
    app.manage(Place { options: options.clone(), unknown_zone });
    app.manage(window::Background::default());
    app.manage(at_work::AtWork::default());
    app.manage(ipc::Opened::default());
    app.manage(ipc::PagesAsked::default());
    app.manage(Met::default());
    app.manage(Arc::<Searching>::default());
    app.manage(small::Small::default());
    let changed = app.clone();
    let reach = Reach::start(move || _ = Changed { parts: Vec::new() }.emit(&changed));
    app.manage(reach.clone());
    let changed = app.clone();
    let start = |goes| {
        let changed = changed.clone();
        BackingUp::start(options.folder.clone(), clock.clone(), words, goes, move || {
            _ = Changed { parts: vec![Coded(Part::Settings)] }.emit(&changed);
        })
    };
    let (backing_up, second) = (start(Goes::Beside), start(Goes::Elsewhere));
    app.manage(backing_up.clone());
    app.manage(ToSecondFolder(second.clone()));
    let changed = app.clone();
    app.manage(Awake::start(move || _ = Changed { parts: Vec::new() }.emit(&changed)));
    let outlet = Outlet::new(app.clone(), options.demo, words, reach, [backing_up, second]);
    app.manage(EngineThread::start(engine, clock, words, outlet));
    hold_lock(app, &options.folder);
    Ok(true)
}
