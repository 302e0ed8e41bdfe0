//! The shell around the engine: the one place that knows Tauri and the operating system.
//!
//! [`run`] puts the parts together: the [engine thread](engine_thread) owns the diary, [`ipc`] lets the window call it,
//! the [`outlet`] carries out what it asks for.

mod engine_thread;
mod ipc;
mod notifier;
mod options;
mod outlet;
mod tray;
mod window;

use std::process::ExitCode;

use anyhow::Context;
use respite_clock::Clock;
use respite_engine::Engine;
use respite_wording::sentence;
use tauri::{Manager, RunEvent, Runtime};
use tauri_plugin_dialog::DialogExt;

use engine_thread::EngineThread;
use options::Options;
use outlet::Outlet;

/// Runs the window until it is quit.
pub fn run() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::from_default_env())
        .with_writer(std::io::stderr)
        .init();
    let options = match Options::read(std::env::args_os().skip(1)) {
        Ok(options) => options,
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::from(2);
        }
    };
    match start(options) {
        Ok(()) => ExitCode::SUCCESS,
        #[cfg(target_os = "linux")]
        Err(error) if first_one_went_away(&error) && std::env::var_os(STARTED_AGAIN).is_none() => start_again(),
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Set in the environment of a Respite that took over from itself, so that it does so once.
#[cfg(target_os = "linux")]
const STARTED_AGAIN: &str = "RESPITE_STARTED_AGAIN";

/// Whether a first Respite was asked to show its window, and ended (or was killed) before it could.
#[cfg(target_os = "linux")]
fn first_one_went_away(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(tauri::Error::PluginInitialization(plugin, _)) if plugin == "single-instance")
}

/// The first one's name on the bus is free by now, so the next start is the first. GTK starts once in a process:
/// the program takes its own place.
#[cfg(target_os = "linux")]
fn start_again() -> ExitCode {
    use std::os::unix::process::CommandExt;

    let program = std::env::current_exe().unwrap_or_else(|_| "/proc/self/exe".into());
    let error = std::process::Command::new(program).args(std::env::args_os().skip(1)).env(STARTED_AGAIN, "1").exec();
    eprintln!("{error}");
    ExitCode::FAILURE
}

fn start(options: Options) -> anyhow::Result<()> {
    let bindings = ipc::bindings();
    let hidden = options.hidden;
    let single_instance = tauri_plugin_single_instance::Builder::new()
        .callback(|app, _, _| window::show(app))
        // The demo diary may be open beside the real one.
        .dbus_id(if options.demo { "io.github.respite_diary.Respite.Demo" } else { "io.github.respite_diary.Respite" })
        .build();
    let app = tauri::Builder::default()
        .plugin(single_instance)
        .plugin(tauri_plugin_window_state::Builder::new().build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_autostart::Builder::new().args(["--hidden"]).build())
        .invoke_handler(bindings.invoke_handler())
        .setup(move |app| {
            bindings.mount_events(app);
            if !open_diary(app.handle(), options)? {
                return Ok(());
            }
            window::open(app.handle(), !hidden)?;
            Ok(())
        })
        .build(tauri::generate_context!())
        .context("the window could not be made")?;
    app.run(|app, event| match event {
        RunEvent::WindowEvent { label, event: tauri::WindowEvent::CloseRequested { api, .. }, .. }
            if label == window::MAIN && window::close_pressed(app) =>
        {
            api.prevent_close();
        }
        RunEvent::ExitRequested { code: None, api, .. } if window::in_background(app) => api.prevent_exit(),
        _ => {}
    });
    Ok(())
}

/// Opens the diary and starts what works on it. Where it can't be opened, says why in a dialog and quits: `false`.
fn open_diary<R: Runtime>(app: &tauri::AppHandle<R>, options: Options) -> anyhow::Result<bool> {
    let words = respite_l10n::words();
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
            let message = sentence(&error, words);
            eprintln!("{message}");
            let quit = app.clone();
            app.dialog().message(message).title(words.msg_window_title()).show(move |_| quit.exit(4));
            return Ok(false);
        }
    };
    app.manage(ipc::Place { options: options.clone() });
    app.manage(window::Background::default());
    let outlet = Outlet::new(app.clone(), options.demo);
    app.manage(EngineThread::start(engine, clock, outlet));
    Ok(true)
}
