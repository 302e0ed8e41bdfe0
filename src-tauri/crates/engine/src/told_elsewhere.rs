//! What was told of the body elsewhere than on the safety sheet, so that it is asked again (3.2 rule 1). Which of it answers what is in
//! `domain/src/safety/told.rs`.

use respite_domain::Code;
use respite_domain::history::{Condition, Injury, Test};
use respite_domain::safety::{EFFECTS, Register, Told, ToldElsewhere};
use respite_domain::time::WallTime;
use respite_domain::visit::Visit;
use respite_store::{Change, Row};

use crate::about::{MEDICINE_FLAGS, flags_of};
use crate::diary_at::DiaryAt;
use crate::settings::BIRTH_DATE;
use crate::{At, Engine, Result};

impl Engine {
    /// All of it that was told by a moment, whenever that was.
    pub(crate) fn told_elsewhere(&self, diary: &DiaryAt<'_>) -> Result<Vec<ToldElsewhere>> {
        let at = diary.at();
        let mut told = Vec::new();
        // Up to which change the latest sheet knew.
        let sheets = self.store.safety_sheets(at.by)?;
        let knew = sheets.last().and_then(|latest| latest.knew.get(&Register::Changes)).copied();
        let signs = diary.signs()?.iter().flat_map(|stored| {
            let ticked = stored.answer.ticked.iter();
            ticked.map(|sign| (Told::Sign(sign.code()), stored.id, stored.entered_at))
        });
        told.extend(self.told_in(Register::Signs, signs, knew, at)?);
        let skin = diary.body()?.skin.iter();
        let skin = skin.map(|skin| (Told::Skin(skin.skin), skin.telling, skin.told.wall));
        told.extend(self.told_in(Register::Skin, skin, knew, at)?);
        for (code, _) in EFFECTS {
            let effects = self.store.side_effects_of(code, at.by)?.into_iter();
            let effects = effects.map(|stored| (Told::SideEffect(code), stored.id, stored.value.at));
            told.extend(self.told_in(Register::SideEffects, effects, knew, at)?);
        }
        told.extend(self.told_with_a_setting(MEDICINE_FLAGS, at, |codes| {
            flags_of(codes).flat_map(|flag| Told::Flag(flag).concerns()).copied().collect()
        })?);
        told.extend(self.told_with_a_setting(BIRTH_DATE, at, |born| {
            born.parse().map(|born| Told::Born(born, at.day()).concerns().to_vec()).unwrap_or_default()
        })?);
        // They hold nothing back by themselves, so nor does it that they can't be read.
        told.extend(self.history_told(at).unwrap_or_else(|error| {
            tracing::warn!(%error, "what was told of before could not be read");
            Vec::new()
        }));
        Ok(told)
    }

    /// What stands in a register of what the sheet asks, by its number and when it was told; and once more what had been taken back when the
    /// latest sheet was answered, which `knew` of the changes up to a number, and stands again since.
    fn told_in<'t>(
        &self,
        register: Register,
        told: impl Iterator<Item = (Told<'t>, i64, WallTime)>,
        knew: Option<i64>,
        at: &At,
    ) -> Result<Vec<ToldElsewhere>> {
        let told: Vec<_> = told.filter(|(told, ..)| !told.concerns().is_empty()).collect();
        let changes = self.store.changes_of_told(register, told.iter().map(|(_, number, _)| *number))?;
        let came_back = |told: Told<'_>, number: i64| {
            let changes = changes.get(&number)?.iter().filter(|change| by(at, change));
            came_back(told, changes, knew?)
        };
        let each = told.into_iter().flat_map(|(told, number, when)| {
            let again = came_back(told, number).map(|change| (Register::Changes, change));
            let where_it_stands = [(register, number)].into_iter().chain(again);
            where_it_stands.filter_map(move |(register, number)| ToldElsewhere::of(told, register, number, when))
        });
        Ok(each.collect())
    }

    /// What a setting told of what the sheet asks, each time that it told something else.
    fn told_with_a_setting(
        &self,
        name: &str,
        at: &At,
        concerns: impl Fn(&str) -> Vec<&'static str>,
    ) -> Result<Vec<ToldElsewhere>> {
        let among = |value: &Option<String>| value.as_deref().map(&concerns).unwrap_or_default();
        let mut changes = self.store.setting_changes(name)?;
        changes.retain(|change| by(at, change));
        // The latest comes first.
        let now_set = changes.first().map(|latest| among(&latest.new)).unwrap_or_default();
        let told = changes.iter().filter_map(|change| {
            let (old, new) = (among(&change.old), among(&change.new));
            let fits = new.iter().any(|concern| !old.contains(concern) && now_set.contains(concern));
            let told = ToldElsewhere::of_anything(Register::Changes, change.id, change.at);
            (old != new).then_some(ToldElsewhere { fits, ..told })
        });
        Ok(told.collect())
    }

    /// Conditions, injuries and what a test told, where they were told, put in other words or brought back; and what a doctor called it at a
    /// visit. They are the person's own words, so nobody knows here what they answer.
    fn history_told(&self, at: &At) -> Result<Vec<ToldElsewhere>> {
        let mut told = self.told_in_own_words::<Condition>("name", Register::Conditions, at, |_| true)?;
        told.extend(self.told_in_own_words::<Injury>("what", Register::Injuries, at, |_| true)?);
        told.extend(self.told_in_own_words::<Test>("told", Register::Tests, at, |test| !test.told.is_empty())?);
        for stored in self.store.visits(at.by)?.iter().filter(|stored| stored.visit.diagnosis().is_some()) {
            let changes = self.store.changes::<Visit>(stored.id)?.into_iter();
            let tells = |change: &Change| change.field == "diagnosis" && change.new.is_some();
            told.extend(changes.filter(|change| by(at, change) && tells(change)).map(|change| of_change(&change)));
        }
        Ok(told)
    }

    /// The rows of a table that tell anything in one of their fields.
    fn told_in_own_words<R: Row>(
        &self,
        field: &str,
        register: Register,
        at: &At,
        tells_any: impl Fn(&R) -> bool,
    ) -> Result<Vec<ToldElsewhere>> {
        let mut rows = self.store.all::<R>()?;
        rows.retain(|row| tells_any(&row.value));
        let changes = self.store.changes_of::<R>(rows.iter().map(|row| row.id))?.into_values().flatten();
        let tells = |change: &Change| change.field == field || change.field == "deleted" && change.new.is_none();
        let changed = changes.filter(|change| by(at, change) && tells(change)).map(|change| of_change(&change));
        rows.retain(|row| at.by.is_none_or(|by| row.entered_at <= by));
        let told = rows.iter().map(|row| ToldElsewhere::of_anything(register, row.id, row.entered_at));
        Ok(changed.chain(told).collect())
    }
}

fn of_change(change: &Change) -> ToldElsewhere {
    ToldElsewhere::of_anything(Register::Changes, change.id, change.at)
}

/// The number of the change by which something that was told stands again, where it had been taken back when the sheet was answered that
/// `knew` of the changes up to a number. The latest change comes first.
fn came_back<'c>(told: Told<'_>, changes: impl Iterator<Item = &'c Change> + Clone, knew: i64) -> Option<i64> {
    let stands = |value: &Option<String>| match told {
        Told::Sign(code) => value.iter().flat_map(|codes| codes.split_ascii_whitespace()).any(|ticked| ticked == code),
        _ => value.is_none(),
    };
    let field = if matches!(told, Told::Sign(_)) { "ticked" } else { "deleted" };
    let mut changes = changes.filter(|change| change.field == field && stands(&change.old) != stands(&change.new));
    let then = changes.clone().find(|change| change.id <= knew)?;
    let latest = changes.next()?;
    (!stands(&then.new) && stands(&latest.new)).then_some(latest.id)
}

/// Whether it had been changed by then.
fn by(at: &At, change: &Change) -> bool {
    at.by.is_none_or(|by| change.at <= by)
}
