//! What a person can set.

use chrono::NaiveTime;
use respite_domain::Invalid;
use respite_domain::medicine::Region;

use crate::view::{OnClose, PaperSize, Settings};
use crate::{Engine, Result};

/// When the evening question is asked unless the person chooses.
const USUAL_EVENING: &str = "20:00";

impl Engine {
    /// What is set, or what holds where nothing is.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn settings(&self) -> Result<Settings> {
        let said = |name: &str, word: &str| -> Result<bool> { Ok(self.store.setting(name)?.as_deref() == Some(word)) };
        Ok(Settings {
            evening_question: !said("evening-question", "no")?,
            evening_time: self.store.setting("evening-time")?.unwrap_or_else(|| USUAL_EVENING.to_owned()),
            neutral_notices: said("neutral-notices", "yes")?,
            paper: if said("paper", "letter")? { PaperSize::Letter } else { PaperSize::A4 },
            on_close: if said("on-close", "keep-running")? {
                OnClose::KeepRunning
            } else if said("on-close", "quit")? {
                OnClose::Quit
            } else {
                OnClose::Ask
            },
            autostart_offered: said("autostart-offered", "yes")?,
        })
    }

    /// Sets all of these.
    ///
    /// # Errors
    /// The time is none, or the disk can't take it; nothing is set then.
    pub fn change_settings(&mut self, settings: &Settings) -> Result<Settings> {
        let evening = evening(&settings.evening_time)?;
        let yes_or_no = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
        let paper = match settings.paper {
            PaperSize::A4 => "a4",
            PaperSize::Letter => "letter",
        };
        let on_close = match settings.on_close {
            OnClose::Ask => "ask",
            OnClose::KeepRunning => "keep-running",
            OnClose::Quit => "quit",
        };
        self.store.set_settings(&[
            ("evening-question", yes_or_no(settings.evening_question)),
            ("evening-time", evening.format("%H:%M").to_string()),
            ("neutral-notices", yes_or_no(settings.neutral_notices)),
            ("paper", paper.to_owned()),
            ("on-close", on_close.to_owned()),
            ("autostart-offered", yes_or_no(settings.autostart_offered)),
        ])?;
        self.settings()
    }

    /// Where the person lives, which decides names, telephone numbers and the labels that are offered; the United States where it was
    /// never said.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn region(&self) -> Result<Region> {
        let said = self.store.setting("region")?;
        Ok(said.as_deref().and_then(Region::from_code).unwrap_or_default())
    }

    /// When to ask about a day without an entry; `None` when the person wants no such question.
    pub(crate) fn evening(&self) -> Result<Option<NaiveTime>> {
        let settings = self.settings()?;
        Ok(if settings.evening_question { Some(evening(&settings.evening_time)?) } else { None })
    }
}

fn evening(text: &str) -> Result<NaiveTime> {
    Ok(NaiveTime::parse_from_str(text.trim(), "%H:%M").map_err(|_| Invalid::NotATime(text.to_owned()))?)
}
