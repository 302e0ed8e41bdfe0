//! The safety questions: ask, answer.

use std::collections::BTreeMap;

use respite_domain::safety::{self, ASK_AGAIN_AFTER, CONCERNS, SafetySheet};
use respite_domain::time::{Moment, WallTime};
use respite_domain::{Invalid, edited};

use crate::error::InField;
use crate::view::{AgreedDay, SafetyAnswers, SafetyView};
use crate::{At, Edit, Engine, EngineError, Field, Result, at};

/// The setting with when the terminal printed the lines of the sheet.
const LINES_SAID: &str = "safety-lines-said";

edited!(SafetyAnswers {} each { concerns, agreed });

impl Engine {
    /// Keeps the answers to the safety questions; what was ticked elsewhere since they were shown stays ticked.
    ///
    /// # Errors
    /// An answer is off, or the disk can't take it; nothing is saved then.
    pub fn answer_safety<'a>(&mut self, edit: impl Into<Edit<'a, SafetyAnswers>>, now: &Moment) -> Result<SafetyView> {
        let edit = edit.into();
        self.act(|engine| {
            let SafetyView { concerns, agreed, .. } = engine.safety(now)?;
            let answers = edit.over(SafetyAnswers { concerns, agreed }, |answers| Ok(answers.clone()))?;
            let mut agreed = BTreeMap::new();
            for AgreedDay { concern, day } in &answers.agreed {
                agreed.insert(concern.clone(), at::day(day).in_field(Field::Day)?);
            }
            let sheet = SafetySheet {
                answered: now.clone(),
                asked: CONCERNS.map(str::to_owned).to_vec(),
                concerns: answers.concerns,
                agreed,
                knew: engine.store.told_last()?,
                in_doubt: false,
            };
            let told = engine.told_elsewhere(&engine.diary_at(&At::now(now)))?;
            sheet.check(&engine.store.safety_sheets(None)?, &told).map_err(|why| match why {
                Invalid::InFuture | Invalid::AgreedBefore(_) => EngineError::Invalid { field: Some(Field::Day), why },
                why => why.into(),
            })?;
            engine.store.add(&sheet, sheet.answered.wall)?;
            engine.safety(now)
        })
    }

    /// Whether the terminal, which cannot ask the sheet, prints its lines before a pack at a moment: before the first one, while the
    /// sheet is due, and where nobody ever answered it [a while](ASK_AGAIN_AFTER) after they were printed last.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn safety_lines_due(&self, at: &At, now: &Moment) -> Result<bool> {
        let sheets = self.store.safety_sheets(at.by)?;
        if !self.store.had_guided_session()? {
            return Ok(true);
        }
        if !sheets.is_empty() {
            return Ok(safety::is_due(&sheets, &self.told_elsewhere(&self.diary_at(at))?, &at.moment));
        }
        let said = self.store.setting(LINES_SAID)?.and_then(|said| WallTime::parse_from_rfc3339(&said).ok());
        Ok(said.is_none_or(|said| now.has_ahead(said) || now.wall - said > ASK_AGAIN_AFTER))
    }

    /// The terminal has printed the lines of the sheet.
    ///
    /// # Errors
    /// When the disk can't take it.
    pub fn safety_lines_said(&mut self, now: &Moment) -> Result<()> {
        self.act(|engine| Ok(engine.store.set_settings(&[(LINES_SAID, now.wall.to_rfc3339())], now.wall)?))
    }

    pub(crate) fn safety(&self, now: &Moment) -> Result<SafetyView> {
        let sheets = self.store.safety_sheets(None)?;
        let told = self.told_elsewhere(&self.diary_at(&At::now(now)))?;
        let not_agreed = safety::not_agreed(&sheets, &told);
        let latest = sheets.last();
        let agreed = latest.into_iter().flat_map(|sheet| &sheet.agreed);
        Ok(SafetyView {
            questions: CONCERNS.map(str::to_owned).to_vec(),
            ask: safety::is_due(&sheets, &told, now),
            answered_at: latest.map(|sheet| sheet.answered.wall.to_rfc3339()),
            concerns: latest.map(|sheet| sheet.concerns.clone()).unwrap_or_default(),
            agreed: agreed
                .filter(|(concern, _)| !not_agreed.contains(&concern.as_str()))
                .map(|(concern, day)| AgreedDay { concern: concern.clone(), day: day.to_string() })
                .collect(),
            allows: safety::allows(&sheets, &told, now).is_ok(),
        })
    }
}
