//! What is to be done at a moment, as values: notices to show and to take back, the state of the tray.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use respite_domain::notice::{self, Notice, NoticeFacts};
use respite_domain::session::{Phase, Thermal};
use respite_domain::time::{Moment, WallTime};

use crate::outlook::bare;
use crate::{At, Engine, Result};

/// Something to be done outside of the diary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Show this, in place of what the same thread showed before.
    Notify(Notice),
    /// What this thread showed is no longer true.
    Withdraw {
        /// The thread.
        thread: String,
    },
}

/// What the tray tells, as comparable data.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tray {
    /// The session that ends first: heat or cold, and how long it goes on.
    pub session: Option<(Thermal, TimeDelta)>,
    /// Whether a pack may still be on although its time is up. It stays so until somebody says that it is off.
    pub take_it_off: bool,
    /// Until when all resting skin has rested.
    pub rest_until: Option<WallTime>,
}

impl Tray {
    /// Whether a pack lies on the skin, for all that is known.
    pub fn has_pack(&self) -> bool {
        self.session.is_some() || self.take_it_off
    }
}

impl Engine {
    /// What is to be done at `now` that has not been done yet. What is returned counts as done.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn advance(&mut self, now: &Moment) -> Result<Vec<Effect>> {
        let due = notice::due(&self.notice_facts(now)?, now);
        let threads: BTreeSet<String> = due.iter().map(|notice| notice.thread.clone()).collect();
        let gone = self.on_screen.keys().filter(|thread| !threads.contains(*thread));
        let mut effects: Vec<Effect> = gone.map(|thread| Effect::Withdraw { thread: thread.clone() }).collect();
        self.on_screen.retain(|thread, _| threads.contains(thread));
        for notice in due.into_iter().filter(|notice| !notice.held) {
            let on_screen = self.on_screen.get(&notice.thread) == Some(&notice.marks);
            if !on_screen && !self.store.was_shown(&notice)? {
                // A full disk keeps no notice of the skin from being shown; it is only told again after a restart.
                if let Err(error) = self.store.set_shown(&notice, now.wall) {
                    tracing::warn!(%error, "that a notice was shown could not be kept");
                }
                self.on_screen.insert(notice.thread.clone(), notice.marks.clone());
                effects.push(Effect::Notify(notice));
            }
        }
        Ok(effects)
    }

    /// How long after `now` to [`advance`](Engine::advance) again at the latest, as far as is known.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn next_look(&self, now: &Moment) -> Result<Option<TimeDelta>> {
        Ok(notice::next_look(&self.notice_facts(now)?, now))
    }

    /// What the tray tells at `now`.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn tray(&self, now: &Moment) -> Result<Tray> {
        let sessions = bare(&self.sessions_that_matter(&At::now(now))?);
        let mut tray = Tray::default();
        for session in &sessions {
            match session.phase(now) {
                Phase::Running { left } if tray.session.is_none_or(|(_, known)| left < known) => {
                    tray.session = Some((session.kind, left));
                }
                Phase::Unconfirmed { .. } => tray.take_it_off = true,
                Phase::Running { .. } | Phase::Ended { .. } => {}
            }
        }
        tray.rest_until = respite_domain::session::rests(&sessions, now).into_iter().map(|rest| rest.until).max();
        Ok(tray)
    }

    fn notice_facts(&self, now: &Moment) -> Result<NoticeFacts> {
        let at = At::now(now);
        let outlook = self.outlook(&at)?;
        Ok(NoticeFacts {
            sessions: self.sessions_that_matter(&at)?,
            last_logged: self.store.last_day_logged(None)?,
            episode_open: outlook.open_episode().is_some(),
            evening: self.evening()?,
            visits: self.store.visits(None)?,
            answers: outlook.answers.clone(),
            reminders: outlook.reminders.clone(),
        })
    }
}
