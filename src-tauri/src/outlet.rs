//! Carries out what the engine asks for: notices, the tray, the window's refetch.

use respite_domain::notice::{Notice, NoticeKind};
use respite_engine::view::{OffAnswer, OffSaid, ReminderAnswer};
use respite_engine::{Effect, Tray};
use respite_wording::{Press, TrayWords, spoken, tray as tray_words};
use tauri::{AppHandle, Manager, Runtime};
use tauri_specta::Event;

use crate::engine_thread::EngineThread;
use crate::ipc::{Changed, Screen, ShowScreen};
use crate::notifier::Notifier;
use crate::{tray, window};

/// Carries out what the engine asks for.
pub(crate) struct Outlet<R: Runtime> {
    app: AppHandle<R>,
    demo: bool,
    notifier: Notifier,
    drawn: Option<TrayWords>,
}

impl<R: Runtime> Outlet<R> {
    pub(crate) fn new(app: AppHandle<R>, demo: bool) -> Outlet<R> {
        Outlet { app, demo, notifier: Notifier::default(), drawn: None }
    }

    pub(crate) fn carry_out(&mut self, effect: Effect, neutral: bool) {
        match effect {
            Effect::Withdraw { thread } => self.notifier.withdraw(&thread),
            Effect::Notify(notice) => {
                let spoken = spoken(&notice, neutral, respite_l10n::words());
                if spoken.urgent {
                    window::ask_for_attention(&self.app);
                }
                let app = self.app.clone();
                let thread = notice.thread.clone();
                self.notifier.show(&thread, &spoken, move |press| pressed(&app, &notice, press));
            }
        }
    }

    /// Draws the tray and the window's title, where they differ from what is drawn.
    pub(crate) fn draw_tray(&mut self, state: &Tray) {
        let words = tray_words(state, self.demo, respite_l10n::words());
        // Not drawn yet while the program starts: a session may run before there is a window.
        if self.drawn.as_ref() != Some(&words) && window::set_title(&self.app, &words.title) {
            tray::draw(&self.app, &words);
            self.drawn = Some(words);
        }
    }

    /// Something in the diary, or something due, is no longer as it was.
    pub(crate) fn tell_changed(&self) {
        Changed.emit(&self.app).ok();
    }
}

/// Does what a notice's button stands for.
fn pressed<R: Runtime>(app: &AppHandle<R>, notice: &Notice, press: Press) {
    let engine = app.state::<EngineThread>();
    let session = match notice.kind {
        NoticeKind::SkinCheck { session, .. }
        | NoticeKind::TimeUp { session, .. }
        | NoticeKind::PainLater { session, .. } => i32::try_from(session).ok(),
        _ => None,
    };
    let show = |screen| {
        window::show(app);
        ShowScreen { screen }.emit(app).ok();
    };
    match (press, session, &notice.kind) {
        (Press::SkinFine, Some(session), _) => _ = engine.ask(move |engine, _| engine.skin_is_fine(session)),
        (Press::ItIsOff, Some(session), _) => {
            let said = engine.ask(move |engine, now| engine.pack_is_off(session, OffSaid::Pressed, now));
            // Nobody presses a notice to find out later that nothing was kept of it: the window asks, or says why.
            if !said.is_some_and(|said| said.is_ok_and(|said| said.answer != OffAnswer::AskWhen)) {
                show(Screen::Relief);
            }
        }
        (Press::ClearToday, ..) => _ = engine.ask(|engine, now| engine.log_clear_today(now)),
        (Press::Tomorrow, _, NoticeKind::SeeDoctor(reminders)) => {
            for reminder in reminders.clone() {
                _ = engine.ask(move |engine, now| engine.answer(&reminder, &ReminderAnswer::Later { days: 1 }, now));
            }
        }
        (Press::OpenEntry, ..) => show(Screen::Entry),
        (Press::OpenRelief, ..) => show(Screen::Relief),
        (Press::OpenSummary, ..) => show(Screen::Summary),
        (Press::OpenToday | Press::SkinFine | Press::ItIsOff | Press::Tomorrow, ..) => show(Screen::Today),
    }
}
