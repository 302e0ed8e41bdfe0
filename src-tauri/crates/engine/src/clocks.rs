//! What is known of the computer's clocks, beside the diary: they may be wrong, and set right later.

use chrono::TimeDelta;
use respite_domain::time::{CLOCKS_DIFFER_BY, Moment, Starts};

use crate::{Engine, Result};

impl Engine {
    /// The moment with all that is known of the computer's starts, for every use case that takes a moment.
    pub fn moment(&self, now: Moment) -> Moment {
        let known = self.store.starts().unwrap_or_default();
        let seeing = now.uptime.as_ref().and_then(|uptime| known.seeing(now.wall.timestamp_millis(), uptime));
        Moment { starts: seeing.unwrap_or(known), ..now }
    }

    /// Whether the clock has been set since it was seen last, in this start of the computer.
    pub fn was_set(&self, now: &Moment) -> bool {
        self.store.starts().is_ok_and(|known| set_by(&known, now).is_some_and(|by| by.abs() > CLOCKS_DIFFER_BY))
    }

    /// Keeps what such a moment tells of the computer's clocks. Until the disk takes it, it is known to this moment alone.
    pub fn keep_clocks(&mut self, now: &Moment) {
        let kept = self.store.starts().and_then(|known| {
            if known != now.starts {
                self.store.keep_starts(&now.starts)?;
            }
            Ok(known)
        });
        let known = match kept {
            Ok(known) => known,
            Err(error) => return tracing::warn!(%error, "what was seen of the clock could not be kept"),
        };
        if let Err(error) = self.set_right(&known, now) {
            tracing::warn!(%error, "a reminder that was put off may come back early");
        }
    }

    /// Puts right what was seen while the clock of this start of the computer was behind.
    fn set_right(&mut self, known: &Starts, now: &Moment) -> Result<()> {
        let Some(by) = set_by(known, now).filter(|by| *by > CLOCKS_DIFFER_BY) else { return Ok(()) };
        let Some(uptime) = &now.uptime else { return Ok(()) };
        let to = now.utc() - by;
        let from = to - TimeDelta::milliseconds(uptime.millis);
        self.act(|engine| Ok(engine.store.was_behind(from.fixed_offset(), to.fixed_offset(), by)?))
    }

    /// "Later" that was said while the clock was ahead was said by now at the latest: nobody knows how long ago. It puts off from the
    /// first look that sees it.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub(crate) fn note_ahead(&mut self, now: &Moment) -> Result<()> {
        if !self.store.is_ahead_unknown(now)? {
            return Ok(());
        }
        self.act(|engine| Ok(engine.store.note_ahead(now)?))
    }
}

/// By how much the clock was set in this start of the computer, since `known` was kept.
fn set_by(known: &Starts, now: &Moment) -> Option<TimeDelta> {
    let began = |starts: &Starts| {
        let boot = &now.uptime.as_ref()?.boot;
        starts.all().iter().find(|start| start.boot == *boot).map(|start| start.began)
    };
    Some(TimeDelta::milliseconds(began(&now.starts)? - began(known)?))
}
