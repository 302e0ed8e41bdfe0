//! What the diary knows of the computer's clocks: they may be wrong, and set right later.

use chrono::{DateTime, TimeDelta};
use respite_domain::time::{CLOCKS_DIFFER_BY, Moment, Starts};
use respite_domain::uptime::Start;

use crate::{Engine, Result};

impl Engine {
    /// The moment with all that is known of the computer's starts, for every use case that takes a moment.
    pub fn moment(&self, now: Moment) -> Moment {
        let known = self.store.starts();
        let seeing = now.uptime.as_ref().and_then(|uptime| known.seeing(now.wall.timestamp_millis(), uptime));
        Moment { starts: seeing.unwrap_or(known), ..now }
    }

    /// Keeps what such a moment tells of the computer's clocks. Whatever the disk does: until it is kept, it is known to this moment alone.
    pub fn keep_clocks(&mut self, now: &Moment) {
        let known = self.store.starts();
        if known == now.starts {
            return;
        }
        if let Err(error) = self.store.keep_starts(&now.starts) {
            tracing::warn!(%error, "what was seen of the clock could not be kept");
        }
        if let Err(error) = self.set_right(&known, now) {
            tracing::warn!(%error, "a reminder that was put off may come back early");
        }
    }

    /// Puts right what was seen while the clock of this start of the computer was behind.
    fn set_right(&mut self, known: &Starts, now: &Moment) -> Result<()> {
        let this = |starts: &Starts| {
            starts.all().iter().find(|start| Some(&start.boot) == now.uptime.as_ref().map(|now| &now.boot)).cloned()
        };
        let (Some(Start { began, .. }), Some(Start { began: right, .. })) = (this(known), this(&now.starts)) else {
            return Ok(());
        };
        let by = TimeDelta::milliseconds(right - began);
        if by <= CLOCKS_DIFFER_BY {
            return Ok(());
        }
        let (from, to) = (DateTime::from_timestamp_millis(began).unwrap_or_default(), now.utc() - by);
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
