//! Habits (S80–S83): off until the person wishes to keep them.

use std::collections::BTreeSet;

use chrono::Days;
use respite_domain::habit::Habit;
use respite_domain::time::Moment;

use crate::error::InField;
use crate::view::{HabitDraft, HabitsView};
use crate::{At, Edit, Engine, Field, Result};

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
        let told = Habit::by_day(self.store.habits(from, today)?.into_iter().map(|stored| stored.value));
        let heels = told.values().filter_map(|habit| habit.low_heels);
        let runs = self.store.exercises_done(None, u32::MAX)?;
        let done = runs.iter().map(|stored| &stored.value).filter(|run| run.was_done());
        let days: BTreeSet<_> = done.map(|run| run.started.day()).filter(|day| (from..=today).contains(day)).collect();
        let small = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Ok(HabitsView {
            now: now.wall.to_rfc3339(),
            wanted: self.store.setting(WANTED)?.as_deref() == Some("yes"),
            today: told.get(&today).map(draft).unwrap_or_default(),
            walked: self.walked(from, today, &At::now(now))?.into(),
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

    /// Keeps what is told of today, in place of what was told of it before; of what was shown before, what is another now.
    ///
    /// # Errors
    /// The weight is no short line, or the disk can't take it; nothing is saved then.
    pub fn tell_habits<'a>(&mut self, edit: impl Into<Edit<'a, HabitDraft>>, now: &Moment) -> Result<()> {
        let (edit, day) = (edit.into(), now.day());
        let read = |given: &HabitDraft| {
            let habit = Habit { day, low_heels: given.low_heels, weight: given.weight.trim().to_owned() };
            habit.check().in_field(Field::What).map(|()| habit)
        };
        self.act(|engine| {
            let told = engine.store.habits(day, day)?;
            let stands = Habit::by_day(told.iter().map(|stored| stored.value.clone())).remove(&day);
            // Of a new day nothing was told: what a form showed of the day before stays that day's.
            let nothing = Habit { day, low_heels: None, weight: String::new() };
            let habit = edit.over(stands.unwrap_or(nothing), read)?;
            let told: Vec<i64> = told.into_iter().map(|stored| stored.id).collect();
            let (kept, others) = told.split_at(usize::from(habit.says_something()).min(told.len()));
            for other in others {
                engine.store.set_deleted::<Habit>(*other, true, now.wall)?;
            }
            match kept {
                [kept, ..] => engine.store.change(*kept, &habit, now.wall)?,
                [] if habit.says_something() => _ = engine.store.add(&habit, now.wall)?,
                [] => {}
            }
            Ok(())
        })
    }
}

fn draft(habit: &Habit) -> HabitDraft {
    HabitDraft { low_heels: habit.low_heels, weight: habit.weight.clone() }
}
