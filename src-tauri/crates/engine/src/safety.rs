//! The safety questions: ask, answer.

use std::collections::BTreeMap;

use respite_domain::Invalid;
use respite_domain::safety::{self, CONCERNS, SafetySheet};
use respite_domain::time::Moment;

use crate::error::InField;
use crate::view::{AgreedDay, SafetyAnswers, SafetyView};
use crate::{At, Engine, EngineError, Field, Result, at};

impl Engine {
    /// Keeps the answers to the safety questions.
    ///
    /// # Errors
    /// An answer is off, or the disk can't take it; nothing is saved then.
    pub fn answer_safety(&mut self, answers: &SafetyAnswers, now: &Moment) -> Result<SafetyView> {
        let mut agreed = BTreeMap::new();
        for AgreedDay { concern, day } in &answers.agreed {
            agreed.insert(concern.clone(), at::day(day).in_field(Field::Day)?);
        }
        let sheet = SafetySheet {
            answered: now.clone(),
            asked: CONCERNS.map(str::to_owned).to_vec(),
            concerns: answers.concerns.clone(),
            agreed,
        };
        self.act(|engine| {
            sheet.check(&engine.store.safety_sheets(None)?).map_err(|why| match why {
                Invalid::InFuture | Invalid::AgreedBefore(_) => EngineError::Invalid { field: Some(Field::Day), why },
                why => why.into(),
            })?;
            engine.store.add(&sheet, sheet.answered.wall)?;
            engine.safety(now)
        })
    }

    /// Whether the sheet is due at a moment: the terminal, which can not ask it, prints its lines.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn sheet_out_of_date(&self, at: &At) -> Result<bool> {
        let sheets = self.store.safety_sheets(at.by)?;
        Ok(!sheets.is_empty() && safety::is_due(&sheets, &at.moment))
    }

    pub(crate) fn safety(&self, now: &Moment) -> Result<SafetyView> {
        let sheets = self.store.safety_sheets(None)?;
        let not_agreed = safety::not_agreed(&sheets);
        let latest = sheets.last();
        let agreed = latest.into_iter().flat_map(|sheet| &sheet.agreed);
        Ok(SafetyView {
            questions: CONCERNS.map(str::to_owned).to_vec(),
            ask: safety::is_due(&sheets, now),
            answered_at: latest.map(|sheet| sheet.answered.wall.to_rfc3339()),
            concerns: latest.map(|sheet| sheet.concerns.clone()).unwrap_or_default(),
            agreed: agreed
                .filter(|(concern, _)| !not_agreed.contains(&concern.as_str()))
                .map(|(concern, day)| AgreedDay { concern: concern.clone(), day: day.to_string() })
                .collect(),
            allows: safety::allows(&sheets, now).is_ok(),
        })
    }
}
