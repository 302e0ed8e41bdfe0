//! Carries out what the engine asks for: notices, the tray, the window's refetch. Nothing of it waits for anybody.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use respite_domain::Code;
use respite_domain::notice::{Fault, Notice, NoticeKind};
use respite_engine::view::{Coded, Part};
use respite_engine::{Act, Effect, Pressed, Tray};
use respite_l10n::Words;
use respite_wording::{Opens, Press, spoken};
use tauri::{AppHandle, Manager, Runtime};
use tauri_specta::Event;

use crate::awake::Awake;
use crate::backing_up::BackingUp;
use crate::drawing::Drawing;
use crate::engine_thread::{Mailbox, Outside};
use crate::events::{Changed, Screen, ShowScreen};
use crate::in_sight::InSight;
use crate::notifier::{Heard, Notifier, Told};
use crate::reach::Reach;
use crate::surroundings::Met;
use crate::window;

/// Carries out what the engine asks for.
pub(crate) struct Outlet<R: Runtime> {
    app: AppHandle<R>,
    notifier: Notifier,
    drawing: Drawing,
    backing_up: [BackingUp; 2],
    in_sight: Arc<Mutex<InSight>>,
    words: &'static Words,
}

/// Which repeat of the call for a pack opens the window too: it was called for two minutes, and nobody answered.
const OPENS_AT_REPEAT: i64 = 2;

impl<R: Runtime> Outlet<R> {
    pub(crate) fn new(
        app: AppHandle<R>,
        demo: bool,
        words: &'static Words,
        reach: Arc<Reach>,
        backing_up: [BackingUp; 2],
    ) -> Outlet<R> {
        let drawing = Drawing::start(app.clone(), demo, words);
        Outlet { notifier: Notifier::new(reach), drawing, backing_up, in_sight: Arc::default(), app, words }
    }
}

impl<R: Runtime> Outside for Outlet<R> {
    fn carry_out(&mut self, effect: Effect, neutral: bool, mailbox: &Mailbox) {
        match effect {
            Effect::Withdraw { thread } => {
                self.in_sight().forget(&thread);
                self.notifier.withdraw(&thread);
            }
            Effect::Notify(notice) => self.show(notice, Heard::Yes, neutral, mailbox),
            Effect::Amend(notice) => self.show(notice, Heard::No, neutral, mailbox),
        }
    }

    fn draw(&mut self, state: &Tray) {
        self.app.state::<Awake>().keep(state.is_calling);
        window::keep(&self.app, state.is_calling);
        self.in_sight().forget_answered(state);
        self.drawing.draw(state);
    }

    fn tell_changed(&mut self, parts: &BTreeSet<Part>) {
        self.backing_up.iter().for_each(BackingUp::wake);
        Changed { parts: parts.iter().copied().map(Coded).collect() }.emit(&self.app).ok();
    }

    fn tell_fault(&mut self, fault: Option<Fault>) {
        self.app.state::<Met>().set(fault);
        self.tell_changed(&Part::all().collect());
    }
}

impl<R: Runtime> Outlet<R> {
    fn in_sight(&self) -> MutexGuard<'_, InSight> {
        self.in_sight.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn show(&mut self, notice: Notice, heard: Heard, neutral: bool, mailbox: &Mailbox) {
        let spoken = spoken(&notice, neutral, self.words);
        if spoken.urgent {
            self.drawing.ask_for_attention();
        }
        let (app, mailbox, notice) = (self.app.clone(), mailbox.clone(), Arc::new(notice));
        let is_time_up = matches!(notice.kind, NoticeKind::TimeUp { .. });
        let was_called = is_time_up && notice.marks.iter().any(|mark| mark.number >= OPENS_AT_REPEAT);
        let in_sight = self.in_sight.clone();
        // What silences all else has to be in sight.
        if was_called || notice.kind == NoticeKind::Emergency {
            appear_once(&app, &notice, &in_sight);
        }
        let told = {
            let (app, mailbox, notice) = (app.clone(), mailbox.clone(), notice.clone());
            Told::new(move |shown| {
                // Nobody shows that the pack has to come off: the window does, where there was none.
                if !shown && is_time_up {
                    appear_once(&app, &notice, &in_sight);
                }
                mailbox.went(&notice, shown);
            })
        };
        let thread = notice.thread.clone();
        self.notifier.show(&thread, &spoken, heard, told, move |press| pressed(app, &mailbox, &notice, press));
    }
}

/// Does what a notice's button stands for. What can't be written as it stands, the window asks.
fn pressed<R: Runtime>(app: AppHandle<R>, mailbox: &Mailbox, notice: &Arc<Notice>, press: Press) {
    match press {
        Press::Open(opens) => show(&app, opens, notice),
        Press::Write(act) => {
            let notice = notice.clone();
            mailbox.tell(move |engine, now| match engine.press(&notice, act, now) {
                // How the skin looks is asked in any case.
                Ok(Pressed::Written) if act != Act::SkinWrong => {}
                Ok(_) => show(&app, asks(act), &notice),
                Err(error) => {
                    tracing::error!(%error, "what a notice's button stands for could not be written");
                    show(&app, asks(act), &notice);
                }
            });
        }
    }
}

/// Where the window asks what a button could not write.
fn asks(act: Act) -> Opens {
    match act {
        Act::NoSpasm => Opens::Entry,
        Act::SkinWrong => Opens::Session,
        Act::SkinFine | Act::ItIsOff | Act::Later | Act::SlotLater | Act::SkipSlot => Opens::Today,
    }
}

fn screen(opens: Opens) -> Screen {
    match opens {
        Opens::Today | Opens::Slot => Screen::Today,
        Opens::Entry => Screen::Entry,
        Opens::Session => Screen::Session,
        Opens::Summary => Screen::Summary,
        Opens::Medicines => Screen::Medicines,
        Opens::Rest => Screen::Rest,
    }
}

/// Has the window seen, which says first on every screen that the pack has to come off, or whom to call; once for each.
fn appear_once<R: Runtime>(app: &AppHandle<R>, notice: &Notice, in_sight: &Mutex<InSight>) {
    if in_sight.lock().unwrap_or_else(PoisonError::into_inner).is_to_come(notice) {
        let app = app.clone();
        // The window's thread may be busy, and whoever calls may not wait for it.
        std::thread::spawn(move || window::appear(&app));
    }
}

/// Shows the window where it is to open: at an entry, of the day that the notice asks about; at a slot, with what is asked before its
/// start; at the page for the visit that it tells of.
fn show<R: Runtime>(app: &AppHandle<R>, opens: Opens, notice: &Notice) {
    let about = match (opens, &notice.kind) {
        (Opens::Entry, NoticeKind::EveningQuestion { day } | NoticeKind::CheckIn { day, .. }) => Some(day.to_string()),
        (Opens::Slot, NoticeKind::Slots(slots)) => slots.first().map(|slot| slot.row.to_string()),
        (Opens::Summary, NoticeKind::VisitTomorrow { visit, .. }) => Some(visit.to_string()),
        _ => None,
    };
    let (screen, app) = (screen(opens), app.clone());
    // The window's thread may be busy, and whoever calls may not wait for it.
    std::thread::spawn(move || {
        window::show(&app);
        window::tell(&app, ShowScreen { screen, about });
    });
}
