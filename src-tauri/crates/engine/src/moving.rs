//! Resting and moving (S34–S37, S47, S48, S84): a rest for one day, a position or a walk that is timed.

use chrono::{Days, NaiveDate, SubsecRound, TimeDelta};
use respite_domain::Invalid;
use respite_domain::moving::{
    Lying, MOSTLY_IN_BED_HOURS, Rest, RestAnswer, RestPhase, Spell, SpellPhase, Walk, Walked, days_in_bed, is_timed,
    spell_minutes,
};
use respite_domain::notice::MovingFacts;
use respite_domain::relief::{Relief, ReliefKind};
use respite_domain::score::Score;
use respite_domain::time::{Moment, WallTime};
use respite_store::Stored;

use crate::error::InField;
use crate::shown::number;
use crate::view::{
    Coded, DayRest, InBed, MovingView, RestStatus, Saved, SpellStart, SpellStatus, SpellView, WalkedWeek,
};
use crate::{At, Engine, Field, Result, draft};

/// Days of a week of walks.
const WEEK: u64 = 7;
/// How far back rests matter: more days in a row in bed tell no more.
const RESTS_MATTER: TimeDelta = TimeDelta::days(30);
/// How far back something may have begun that is still timed, whatever the clock was set to since.
const SPELLS_MATTER: TimeDelta = TimeDelta::days(2);

impl Engine {
    /// Resting and moving, as it is now.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn moving(&self, now: &Moment) -> Result<MovingView> {
        let at = At::now(now);
        let all = self.rests(&at)?;
        let bare: Vec<Rest> = all.iter().map(|rest| rest.value.clone()).collect();
        let rests = to_go_on(all, &at);
        let of_phase = |phase: RestPhase| rests.iter().find(|rest| rest.value.phase(now) == phase).map(day_rest);
        let (from, today) = (now.day() - Days::new(WEEK - 1), now.day());
        let spells = self.spells(&at)?;
        let walks = self.walks(from, today, &at)?;
        let long_ago = today - Days::new(RESTS_MATTER.num_days().unsigned_abs());
        let entries = self.store.entries(long_ago, today, None)?.into_iter();
        let told_in_bed: Vec<NaiveDate> = entries
            .filter(|stored| stored.entry.bed_hours.is_some_and(|hours| hours >= MOSTLY_IN_BED_HOURS))
            .map(|stored| stored.entry.day())
            .collect();
        let rest = of_phase(RestPhase::On);
        Ok(MovingView {
            now: now.wall.to_rfc3339(),
            // Where another rest has begun since, the one before asks no more.
            asks: rests.first().filter(|rest| rest.value.phase(now) == RestPhase::Asks).map(day_rest),
            rest,
            in_bed: days_in_bed(&bare, &told_in_bed, today).map(|(from, to)| InBed {
                from: from.to_string(),
                to: to.to_string(),
                days: u32::try_from((to - from).num_days() + 1).unwrap_or_default(),
            }),
            spell: on(&spells, now).map(|(spell, relief)| spell_view(&spell.value, relief, now)),
            walked_today: Walked::on(&walks, today, today).into(),
            walked_week: Walked::on(&walks, from, today).into(),
        })
    }

    /// Begins a rest for today.
    ///
    /// # Errors
    /// One is on, or the disk can't take it; nothing is saved then.
    pub fn begin_rest(&mut self, lying: Lying, remind: bool, now: &Moment) -> Result<Saved> {
        self.act(|engine| {
            if engine.rests_to_go_on(&At::now(now))?.iter().any(|rest| rest.value.phase(now) == RestPhase::On) {
                return Err(Invalid::RestOn.into());
            }
            engine.rest_from_now(lying, remind, now)
        })
    }

    /// Ends the rest that is on, or says how it goes on after one that ended by itself. "One more day" then begins the next, whose
    /// number is answered; otherwise it is that of the rest itself.
    ///
    /// # Errors
    /// None is on or asks, "one more day" of one that is still on, or the disk can't take it; nothing is saved then.
    pub fn answer_rest(&mut self, answer: RestAnswer, now: &Moment) -> Result<Saved> {
        self.act(|engine| {
            let rests = engine.rests_to_go_on(&At::now(now))?;
            let Stored { id, value: rest, .. } = going_on(rests, now).ok_or(Invalid::NoRest)?;
            if answer == RestAnswer::Again && rest.phase(now) == RestPhase::On {
                return Err(Invalid::RestOn.into());
            }
            let as_told: Rest = engine.store.row(id)?.value;
            let (lying, remind) = (as_told.lying, as_told.remind);
            let ended = Some(now.to_the_second());
            engine.store.change(id, &Rest { ended, answer: Some(answer), ..as_told }, now.wall)?;
            match answer {
                RestAnswer::Move => Ok(Saved { id: number(id), saved_at: now.wall.to_rfc3339() }),
                RestAnswer::Again => engine.rest_from_now(lying, remind, now),
            }
        })
    }

    /// Deletes a rest, or brings it back.
    ///
    /// # Errors
    /// There is none in the other state, or the disk can't take it.
    pub fn set_rest_deleted(&mut self, id: i32, deleted: bool, now: &Moment) -> Result<()> {
        self.act(|engine| Ok(engine.store.set_deleted::<Rest>(id.into(), deleted, now.wall)?))
    }

    /// Begins to time a position or a walk. It stands among what was tried from now on, under the number that is answered.
    ///
    /// # Errors
    /// Something is being timed, a value is off, or the disk can't take it; nothing is saved then.
    pub fn begin_spell(&mut self, start: &SpellStart, now: &Moment) -> Result<Saved> {
        let (relief, minutes) = read(start, now.wall, now)?;
        self.act(|engine| {
            if on(&engine.spells(&At::now(now))?, now).is_some() {
                return Err(Invalid::SpellOn.into());
            }
            let spell = |relief| Spell { relief, minutes, started: now.clone(), ended: None };
            let id = engine.store.add_spell(&relief, spell, now.wall)?;
            Ok(Saved { id: number(id), saved_at: now.wall.to_rfc3339() })
        })
    }

    /// Ends what is being timed, with the pain after it where that is said; answers the number of what was tried. Once its time was
    /// up it ended with that, unless the person went on until now.
    ///
    /// # Errors
    /// Nothing is, the pain is no score, or the disk can't take it; nothing is saved then.
    pub fn end_spell(&mut self, after: Option<f64>, went_on: bool, now: &Moment) -> Result<Saved> {
        let after = draft::score(after, Field::After)?;
        self.act(|engine| {
            let spells = engine.spells(&At::now(now))?;
            let (Stored { id, value: spell, .. }, relief) = on(&spells, now).ok_or(Invalid::NoSpell)?;
            engine.store.change(*id, &Spell { ended: Some(spell.end(went_on, now)), ..spell.clone() }, now.wall)?;
            if after.is_some() {
                engine.store.change_relief(spell.relief, &Relief { after, ..relief.clone() }, now.wall)?;
            }
            Ok(Saved { id: number(spell.relief), saved_at: now.wall.to_rfc3339() })
        })
    }

    /// Notes a walk that was taken, which ended at `at`.
    ///
    /// # Errors
    /// A value is off, or the disk can't take it; nothing is saved then.
    pub fn tell_walk(&mut self, walk: &SpellStart, when: &str, now: &Moment) -> Result<Saved> {
        let ended = At::when(when, now).in_field(Field::When)?.moment.to_the_second();
        let minutes = spell_minutes(walk.minutes).in_field(Field::Minutes)?;
        let started = ended.after(-TimeDelta::minutes(minutes.into()));
        let (relief, _) = read(walk, started.wall, now)?;
        self.act(|engine| {
            let spell = |relief| Spell { relief, minutes, started, ended: Some(ended) };
            let id = engine.store.add_spell(&relief, spell, now.wall)?;
            Ok(Saved { id: number(id), saved_at: now.wall.to_rfc3339() })
        })
    }

    fn rest_from_now(&mut self, lying: Lying, remind: bool, now: &Moment) -> Result<Saved> {
        let rest = Rest { lying, remind, since: now.to_the_second(), ended: None, answer: None };
        self.act(|engine| {
            let id = engine.store.add(&rest, now.wall)?;
            Ok(Saved { id: number(id), saved_at: now.wall.to_rfc3339() })
        })
    }

    /// The rests that can go on or ask at a moment, latest first.
    fn rests_to_go_on(&self, at: &At) -> Result<Vec<Stored<Rest>>> {
        Ok(to_go_on(self.rests(at)?, at))
    }

    /// The rests that matter at a moment, latest first.
    fn rests(&self, at: &At) -> Result<Vec<Stored<Rest>>> {
        let since = at.moment.wall - RESTS_MATTER;
        let mut rests = self.store.rests_since(since, at.by)?;
        for rest in &mut rests {
            let told = rest.value.clone();
            let known = if let Some(by) = at.by { told.as_of(by) } else { told };
            rest.value = known.put_right(&at.moment);
        }
        rests.retain(|rest| since <= rest.value.since.wall);
        rests.sort_by_key(|rest| std::cmp::Reverse(rest.value.since.wall));
        Ok(rests)
    }

    /// What may be timed at a moment, latest first.
    fn spells(&self, at: &At) -> Result<Vec<(Stored<Spell>, Relief)>> {
        let mut spells = self.store.spells_since(at.moment.wall - SPELLS_MATTER, at.by)?;
        spells.retain(|(_, relief)| is_timed(relief.kind));
        if let Some(by) = at.by {
            spells.iter_mut().for_each(|(spell, _)| spell.value = spell.value.clone().as_of(by));
        }
        Ok(spells)
    }

    /// The walks of the days from one to another, timed and told alike. When one was taken is told by what was tried: that can be
    /// changed.
    fn walks(&self, from: NaiveDate, to: NaiveDate, at: &At) -> Result<Vec<Walk>> {
        let walks = self.store.walks(from, to, at.by)?.into_iter();
        let minutes = |spell: Spell| spell.lasted(&at.moment);
        Ok(walks.map(|(relief, spell)| Walk { at: relief.value.tried_at, minutes: spell.map(minutes) }).collect())
    }

    /// What was walked on the days from one to another.
    pub(crate) fn walked(&self, from: NaiveDate, to: NaiveDate, at: &At) -> Result<Walked> {
        Ok(Walked::on(&self.walks(from, to, at)?, from, to))
    }

    /// The number of what is tried that is being timed.
    pub(crate) fn timed_now(&self, now: &Moment) -> Result<Option<i64>> {
        Ok(on(&self.spells(&At::now(now))?, now).map(|(spell, _)| spell.value.relief))
    }

    /// What notices of it are computed from.
    pub(crate) fn moving_facts(&self, now: &Moment) -> Result<MovingFacts> {
        let at = At::now(now);
        let spells = self.spells(&at)?;
        let walks = self.walks(now.day() - Days::new(1), now.day(), &at)?;
        Ok(MovingFacts {
            rest: going_on(self.rests_to_go_on(&at)?, now).map(|rest| (rest.id, rest.value)),
            walked: walks.iter().map(Walk::until).filter(|until| !now.has_ahead(*until)).max(),
            spell: on(&spells, now)
                .map(|(spell, relief)| (spell.id, spell.value.clone(), relief.kind == ReliefKind::Walk)),
        })
    }

    /// Walking from one day to another by weeks that end with the last, the latest first. Weeks without a walk are left out.
    pub(crate) fn walked_weeks(&self, from: NaiveDate, to: NaiveDate, at: &At) -> Result<Vec<WalkedWeek>> {
        let walks = self.walks(from, to, at)?;
        let ends = std::iter::successors(Some(to), |end| end.checked_sub_days(Days::new(WEEK)));
        let week = |end: NaiveDate| {
            let first = (end - Days::new(WEEK - 1)).max(from);
            let walked = Walked::on(&walks, first, end).into();
            WalkedWeek { from: first.to_string(), to: end.to_string(), walked }
        };
        Ok(ends.take_while(|end| *end >= from).map(week).filter(|week| week.walked.walks > 0).collect())
    }

    /// The rest that is on at a moment, what is being timed, and what was walked in seven days, for the terminal.
    pub(crate) fn moving_status(&self, at: &At) -> Result<(Option<RestStatus>, Option<SpellStatus>, Walked)> {
        let (now, from) = (&at.moment, at.day() - Days::new(WEEK - 1));
        let spells = self.spells(at)?;
        let rest = self.rests_to_go_on(at)?.into_iter().find(|rest| rest.value.phase(now) == RestPhase::On);
        let spell = on(&spells, now).map(|(spell, relief)| {
            let SpellView { kind, name, started_at, ends_at, .. } = spell_view(&spell.value, relief, now);
            SpellStatus { kind, name, started_at, ends_at }
        });
        let rest = rest.map(|rest| {
            let DayRest { lying, since, until, .. } = day_rest(&rest);
            RestStatus { lying, since, until }
        });
        Ok((rest, spell, self.walked(from, at.day(), at)?))
    }
}

/// Reads what is to be timed.
fn read(start: &SpellStart, tried_at: WallTime, now: &Moment) -> Result<(Relief, u16)> {
    let minutes = spell_minutes(start.minutes).in_field(Field::Minutes)?;
    let name = start.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let relief = Relief {
        kind: Some(start.kind.0).filter(|kind| is_timed(*kind)).ok_or(Invalid::NotFound)?,
        name: name.map(str::to_owned),
        tried_at: tried_at.trunc_subsecs(0),
        before: draft::score(start.before, Field::Before)?,
        after: None,
        minutes: None,
        note: String::new(),
    };
    relief.check(now)?;
    Ok((relief, minutes))
}

/// Those of the rests that can go on or ask at a moment: none of a day to come, nor one that is later than the one that was told last,
/// which a clock put there of which nothing is known.
fn to_go_on(mut rests: Vec<Stored<Rest>>, at: &At) -> Vec<Stored<Rest>> {
    if at.by.is_none() {
        let last_told = rests.iter().max_by_key(|rest| rest.uid).map(|last| last.value.since.wall);
        let was_put_there = |rest: &Stored<Rest>| last_told.is_some_and(|last| last < rest.value.since.wall);
        rests.retain(|rest| !rest.value.lies_ahead(&at.moment) && !was_put_there(rest));
    }
    rests
}

/// The rest that is on, or else the latest where it asks how it goes on.
fn going_on(rests: Vec<Stored<Rest>>, now: &Moment) -> Option<Stored<Rest>> {
    let on = rests.iter().position(|rest| rest.value.phase(now) == RestPhase::On).unwrap_or_default();
    rests.into_iter().nth(on).filter(|rest| rest.value.phase(now) != RestPhase::Over)
}

/// What is being timed, or whose time is up and waits for a word.
fn on<'s>(spells: &'s [(Stored<Spell>, Relief)], now: &Moment) -> Option<&'s (Stored<Spell>, Relief)> {
    spells.iter().find(|(spell, _)| spell.value.phase(now) != SpellPhase::Over)
}

fn day_rest(stored: &Stored<Rest>) -> DayRest {
    let Stored { id, value: rest, .. } = stored;
    DayRest {
        id: number(*id),
        lying: Coded(rest.lying),
        remind: rest.remind,
        since: rest.since.wall.to_rfc3339(),
        until: rest.until().format("%Y-%m-%dT%H:%M").to_string(),
    }
}

fn spell_view(spell: &Spell, relief: &Relief, now: &Moment) -> SpellView {
    let phase = spell.phase(now);
    // By the clock of now, wherever and by whichever clock it began.
    let ends = match phase {
        SpellPhase::On { left } => now.in_a_while(left),
        SpellPhase::TimeUp { ago } => now.in_a_while(-ago),
        SpellPhase::Over => spell.started.after(TimeDelta::minutes(spell.minutes.into())).wall,
    };
    SpellView {
        relief: number(spell.relief),
        kind: Coded(relief.kind),
        name: relief.name.clone(),
        minutes: spell.minutes,
        started_at: spell.started.wall.to_rfc3339(),
        ends_at: ends.trunc_subsecs(0).to_rfc3339(),
        over: matches!(phase, SpellPhase::TimeUp { .. }),
        before: relief.before.map(Score::points),
    }
}
