//! Draws the tray and the window's title on a thread of its own, since drawing waits for the window's thread, and that for the
//! desktop. Only the latest state is drawn.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use respite_engine::Tray;
use respite_l10n::Words;
use respite_wording::{TrayWords, tray as tray_words};
use tauri::{AppHandle, Runtime};

use crate::{tray, window};

/// How soon to try again while there is no window yet: a session may run before there is one.
const TRY_AGAIN_AFTER: Duration = Duration::from_millis(200);

enum Wanted {
    Words(TrayWords),
    Attention,
}

/// What draws.
pub(crate) struct Drawing {
    wanted: Sender<Wanted>,
    /// What was asked for last.
    last: Option<TrayWords>,
    demo: bool,
    words: &'static Words,
}

impl Drawing {
    /// Starts the thread. It ends with what asks it.
    pub(crate) fn start<R: Runtime>(app: AppHandle<R>, demo: bool, words: &'static Words) -> Drawing {
        let (wanted, asked) = channel();
        std::thread::Builder::new().name("drawing".to_owned()).spawn(move || keep_drawn(&app, &asked)).ok();
        Drawing { wanted, last: None, demo, words }
    }

    /// Draws the tray and the window's title, where they differ from what is drawn.
    pub(crate) fn draw(&mut self, state: &Tray) {
        let words = tray_words(state, self.demo, self.words);
        if self.last.as_ref() != Some(&words) {
            self.wanted.send(Wanted::Words(words.clone())).ok();
            self.last = Some(words);
        }
    }

    /// Makes the window's entry in the task bar ask for a look.
    pub(crate) fn ask_for_attention(&self) {
        self.wanted.send(Wanted::Attention).ok();
    }
}

fn keep_drawn<R: Runtime>(app: &AppHandle<R>, asked: &Receiver<Wanted>) {
    let mut to_draw: Option<TrayWords> = None;
    loop {
        let wanted = match to_draw {
            Some(_) => asked.recv_timeout(TRY_AGAIN_AFTER),
            None => asked.recv().map_err(RecvTimeoutError::from),
        };
        match wanted {
            Ok(wanted) => take(app, wanted, &mut to_draw),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        // All but the latest is out of date.
        while let Ok(wanted) = asked.try_recv() {
            take(app, wanted, &mut to_draw);
        }
        if let Some(words) = to_draw.take_if(|words| window::set_title(app, &words.title)) {
            tray::draw(app, &words);
        }
    }
}

fn take<R: Runtime>(app: &AppHandle<R>, wanted: Wanted, to_draw: &mut Option<TrayWords>) {
    match wanted {
        Wanted::Words(words) => *to_draw = Some(words),
        Wanted::Attention => window::ask_for_attention(app),
    }
}
