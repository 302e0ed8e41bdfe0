//! What labels ask about the person (4.3 rules 8 and 9), and where the diary knows it from: the ticks of *About you*, the safety
//! sheet, the warning signs, and the day of birth.

use chrono::NaiveDate;
use respite_domain::medicine::Flag;
use respite_domain::time::{Moment, WallTime};
use respite_domain::told_last::{Telling, in_order};
use respite_domain::warning_sign::{StateTold, is_so};
use respite_domain::{Code, Invalid};

use crate::signs::tellings;
use crate::{Engine, Result};

/// The setting with the ticks.
pub(crate) const MEDICINE_FLAGS: &str = "medicine-flags";
/// What the sheet and the signs both ask, by this code.
const PREGNANT: &str = "pregnant";

impl Engine {
    /// Keeps what the person tells of themselves, in the place of what was told before.
    ///
    /// # Errors
    /// [`Invalid::UnknownWord`] for a code that is none, or the disk can't take it.
    pub fn set_medicine_flags(&mut self, flags: &[String], now: &Moment) -> Result<()> {
        let mut known = Vec::new();
        for code in flags {
            let flag = Flag::from_code(code).ok().filter(|flag| flag.is_offered());
            known.push(flag.ok_or_else(|| Invalid::UnknownWord(code.clone()))?.code());
        }
        self.act(|engine| Ok(engine.store.set_settings(&[(MEDICINE_FLAGS, known.join(" "))], now.wall)?))
    }

    /// Adds and takes away some of it, and leaves the rest as it was. Tells what is ticked then.
    ///
    /// # Errors
    /// As [`Engine::set_medicine_flags`].
    pub fn change_medicine_flags(&mut self, fits: &[String], not: &[String], now: &Moment) -> Result<Vec<String>> {
        self.act(|engine| {
            let codes: Vec<String> =
                engine.ticked_flags()?.iter().map(|flag| flag.code().to_owned()).chain(fits.iter().cloned()).collect();
            if let Some(unknown) = not.iter().find(|code| Flag::from_code(code).is_err()) {
                return Err(Invalid::UnknownWord(unknown.clone()).into());
            }
            let mut kept: Vec<String> = Vec::new();
            for code in codes.into_iter().filter(|code| !not.contains(code)) {
                if !kept.contains(&code) {
                    kept.push(code);
                }
            }
            engine.set_medicine_flags(&kept, now)?;
            Ok(kept)
        })
    }

    /// Codes of all that labels ask about and that the diary knows of the person today: those that they ticked, then those that
    /// they told elsewhere.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn known_of_person(&self, now: &Moment) -> Result<(Vec<String>, Vec<String>)> {
        let codes = |flags: Vec<Flag>| flags.into_iter().map(|flag| flag.code().to_owned()).collect();
        Ok((codes(self.ticked_flags()?), codes(self.flags_told_elsewhere(now.day(), now, None)?)))
    }

    /// All that holds on a day, as it is known at `now`, by what was told by a moment; `None`: by all of it. The ticks are those of today.
    pub(crate) fn medicine_flags(&self, day: NaiveDate, now: &Moment, by: Option<WallTime>) -> Result<Vec<Flag>> {
        let mut flags = self.ticked_flags()?;
        flags.extend(self.flags_told_elsewhere(day, now, by)?);
        Ok(flags)
    }

    /// What the person ticked with the medicines.
    pub(crate) fn ticked_flags(&self) -> Result<Vec<Flag>> {
        Ok(flags_of(&self.store.setting(MEDICINE_FLAGS)?.unwrap_or_default()).collect())
    }

    /// What holds on a day by what was told elsewhere by a moment, and is not ticked.
    fn flags_told_elsewhere(&self, day: NaiveDate, now: &Moment, by: Option<WallTime>) -> Result<Vec<Flag>> {
        let ticked = self.ticked_flags()?;
        let born = self.person()?.born;
        let sheet = self.store.safety_sheets(by)?.pop();
        let on_sheet = |concern: &str| sheet.iter().any(|sheet| sheet.concerns.iter().any(|told| told == concern));
        let mut told: Vec<Flag> = born.and_then(|born| Flag::of_age(born, day)).into_iter().collect();
        if on_sheet("heart") || on_sheet("stroke") {
            told.push(Flag::Heart);
        }
        if self.is_pregnant_as_told(now, by)? {
            told.push(Flag::Pregnant);
        }
        // The sheet does not say which of the two. Who told their age elsewhere has said it.
        let says_age = [Flag::Age60, Flag::UnderAge].iter().any(|flag| ticked.contains(flag));
        if on_sheet("age") && born.is_none() && !says_age {
            told.push(Flag::YoungOrOld);
        }
        told.retain(|flag| !ticked.contains(flag));
        Ok(told)
    }

    /// Whether the latest that was told of it says so. It begins and ends: the sheet, the list of signs and a tick that was taken
    /// away ask the same, so the last of them counts. Each answer counts for itself, when it was given.
    fn is_pregnant_as_told(&self, now: &Moment, by: Option<WallTime>) -> Result<bool> {
        let sheets = self.store.safety_sheets_written(by)?.into_iter();
        let asked = sheets.filter(|stored| stored.value.asked.iter().any(|code| code == PREGNANT));
        let mut told: Vec<Telling<StateTold>> = asked
            .map(|stored| {
                let is = stored.value.concerns.iter().any(|code| code == PREGNANT);
                Telling::at_once(stored.uid, stored.entered_at, StateTold::Elsewhere(is))
            })
            .collect();
        let signs = tellings(&self.store.sign_answers(by)?, now).into_iter();
        told.extend(signs.map(|told| told.map(|(_, answer)| StateTold::Signs(answer))));
        let changes = self.store.setting_changes(MEDICINE_FLAGS)?;
        for change in changes.into_iter().filter(|change| by.is_none_or(|by| change.at <= by)) {
            let has = |codes: Option<&str>| flags_of(codes.unwrap_or_default()).any(|flag| flag == Flag::Pregnant);
            if has(change.old.as_deref()) && !has(change.new.as_deref()) {
                told.push(Telling::at_once(change.uid, change.at, StateTold::Elsewhere(false)));
            }
        }
        Ok(is_so(&in_order(told), PREGNANT))
    }
}

/// The flags of the setting; what is none of today's is left out.
pub(crate) fn flags_of(codes: &str) -> impl Iterator<Item = Flag> {
    codes.split_ascii_whitespace().filter_map(|code| Flag::from_code(code).ok())
}
