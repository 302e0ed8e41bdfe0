//! The screen "Today".

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, Timelike};
use respite_domain::Code;
use respite_domain::charts::chart_days;
use respite_domain::day::DayState;
use respite_domain::episode::Episode;
use respite_domain::place::Place;
use respite_domain::reminder::{ReminderState, will_ask};
use respite_domain::time::Moment;

use crate::before_start::{fever, held_skin};
use crate::charts::day_view;
use crate::doctor::reminder_view;
use crate::outlook::Outlook;
use crate::questions::{place_question_view, question_view};
use crate::shown::codes;
use crate::view::{Coded, DayView, EntryView, EpisodeCard, TodayView};
use crate::{At, Engine, Result};

/// Days of the small chart.
const CHART_DAYS: u64 = 14;
/// Until this hour "today" may mean yesterday evening (design 5, "A day").
const SMALL_HOURS_END: u32 = 4;

impl Engine {
    /// The screen "Today".
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn today(&self, now: &Moment) -> Result<TodayView> {
        let at = At::now(now);
        let diary = self.diary_at(&at);
        let outlook = diary.outlook()?;
        let on_skin = self.on_skin(&diary)?;
        let today = now.day();
        let safety = self.safety(now)?;
        Ok(TodayView {
            now: now.wall.to_rfc3339(),
            date: today.to_string(),
            state: Coded(outlook.day_state(today)),
            small_hours: now.wall.hour() < SMALL_HOURS_END,
            in_use: outlook.is_in_use(),
            entries: self
                .store
                .entries(today, today, None)?
                .iter()
                .map(|stored| EntryView::of(stored, Some(now)))
                .collect(),
            running: on_skin.running,
            unconfirmed: on_skin.unconfirmed,
            unanswered: codes(on_skin.unanswered),
            just_off: on_skin.just_off,
            pain_later: on_skin.pain_later,
            rests: on_skin.rests,
            enough_today: codes(on_skin.enough_today),
            taken: Self::taken(&diary)?,
            slots: self.packs_planned(&diary)?.slot_views(now, |kind| self.asked_of_person(kind, &diary))?,
            held_skin: held_skin(&diary)?,
            fever: fever(&diary)?.map(|fever| fever.to_rfc3339()),
            safety_ask: safety.ask,
            safety_allows: safety.allows,
            episode: outlook.open_episode().map(|episode| episode_card(episode, outlook, today)),
            reminders: outlook
                .reminders
                .iter()
                .filter(|reminder| matches!(reminder.state, ReminderState::Due | ReminderState::Booked { .. }))
                .map(|reminder| reminder_view(reminder, outlook))
                .collect(),
            silenced: outlook.silenced().map(|reminder| reminder_view(reminder, outlook)).collect(),
            questions: outlook.questions.iter().map(question_view).collect(),
            place_questions: outlook.place_questions.iter().map(place_question_view).collect(),
            still_there: self.still_there(&diary)?.map(|start| start.to_string()),
            fortnight: self.fortnight(today)?,
            last_places: self.last_sore_places()?,
            last_spasm: self.last_spasm(now)?,
            again: self.pack_again(&diary)?,
            own_triggers: self.own_triggers()?,
        })
    }

    fn last_spasm(&self, now: &Moment) -> Result<Option<EntryView>> {
        let Some(id) = self.store.last_spasm()? else { return Ok(None) };
        Ok(Some(EntryView::of(&self.store.entry(id)?, Some(now))))
    }

    fn fortnight(&self, today: NaiveDate) -> Result<Vec<DayView>> {
        let from = today - Days::new(CHART_DAYS - 1);
        Ok(chart_days(from, today, &self.store.entries_of_days(from, today, None)?).iter().map(day_view).collect())
    }
}

fn episode_card(episode: &Episode, outlook: &Outlook, today: NaiveDate) -> EpisodeCard {
    let small = |number: i64| i32::try_from(number).unwrap_or(i32::MAX);
    let clear_days = today.iter_days().rev().take_while(|day| *day > episode.last);
    let clear_days = clear_days
        .skip_while(|day| *day == today && outlook.day_state(today) == DayState::Unknown)
        .take_while(|day| outlook.day_state(*day) == DayState::Clear)
        .count();
    EpisodeCard {
        start: episode.start.to_string(),
        start_declared: episode.start_declared,
        last: episode.last.to_string(),
        days: small(episode.days()),
        day_number: small((today - episode.start).num_days() + 1).max(1),
        places: places_by_frequency(episode, outlook),
        clear_days: i32::try_from(clear_days).unwrap_or(i32::MAX),
        will_ask: will_ask(episode, outlook.answers.standing(), today),
    }
}

/// The places that entries of an episode name, most often first.
fn places_by_frequency(episode: &Episode, outlook: &Outlook) -> Vec<String> {
    let of_episode = outlook.past.facts.iter().filter(|fact| episode.shares_a_day_with(fact.day, fact.day));
    let mut counts: BTreeMap<Place, usize> = BTreeMap::new();
    for place in of_episode.flat_map(|fact| fact.places.iter().collect::<Vec<_>>()) {
        *counts.entry(place).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(place, count)| (std::cmp::Reverse(*count), *place));
    counts.into_iter().map(|(place, _)| place.code().to_owned()).collect()
}
