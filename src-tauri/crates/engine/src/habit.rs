//! Habits (S80–S83): off until the person wishes to keep them.

use std::collections::BTreeSet;

use chrono::Days;
use respite_domain::habit::Habit;
use respite_domain::time::Moment;
use respite_store::Stored;

use crate::error::InField;
use crate::view::{HabitDraft, HabitsView};
use crate::{At, Engine, Field, Result};

/// The setting that says whether they are wanted.
const WANTED: &str = "habits";
/// Days that are counted, today among them.
const WEEK: u64 = 7;

impl Engine {
    /// Habits of the last seven days.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn habits(&self, now: &Moment) -> Result<HabitsView> {
        let (from, today) = (now.day() - Days::new(WEEK - 1), now.day());
        let told = self.store.habits(from, today)?;
        let heels = told.iter().filter_map(|stored| stored.value.low_heels);
        let runs = self.store.exercises_done(None, u32::MAX)?;
        let days: BTreeSet<_> = runs.iter().map(|run| run.value.started.day()).filter(|day| *day >= from).collect();
        let small = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Ok(HabitsView {
            now: now.wall.to_rfc3339(),
            wanted: self.store.setting(WANTED)?.as_deref() == Some("yes"),
            today: told.iter().find(|stored| stored.value.day == today).map(draft).unwrap_or_default(),
            walked: self.walked_weeks(from, today, &At::now(now))?.iter().map(|week| week.minutes).sum(),
            exercised: small(days.len()),
            low_heels: small(heels.clone().filter(|low| *low).count()),
            heels_told: small(heels.count()),
        })
    }

    /// Whether the person wishes to keep habits. What was told stays.
    ///
    /// # Errors
    /// When the disk can't take it.
    pub fn want_habits(&mut self, wanted: bool, now: &Moment) -> Result<()> {
        let value = if wanted { "yes" } else { "no" };
        self.act(|engine| Ok(engine.store.set_settings(&[(WANTED, value.to_owned())], now.wall)?))
    }

    /// Keeps what is told of today, in place of what was told of it before.
    ///
    /// # Errors
    /// The weight is no short line, or the disk can't take it; nothing is saved then.
    pub fn tell_habits(&mut self, given: &HabitDraft, now: &Moment) -> Result<()> {
        let habit = Habit { day: now.day(), low_heels: given.low_heels, weight: given.weight.trim().to_owned() };
        habit.check().in_field(Field::What)?;
        self.act(|engine| {
            match engine.store.habits(now.day(), now.day())?.first() {
                Some(Stored { id, .. }) if !habit.says_something() => {
                    engine.store.set_deleted::<Habit>(*id, true, now.wall)?;
                }
                Some(Stored { id, .. }) => engine.store.change(*id, &habit, now.wall)?,
                None if habit.says_something() => _ = engine.store.add(&habit, now.wall)?,
                None => {}
            }
            Ok(())
        })
    }
}

fn draft(stored: &Stored<Habit>) -> HabitDraft {
    HabitDraft { low_heels: stored.value.low_heels, weight: stored.value.weight.clone() }
}
