//! Plans of heat and cold: made, changed, ended; their slots, and what is said to them.

use chrono::NaiveTime;
use respite_domain::notice::DueSlot;
use respite_domain::place::Places;
use respite_domain::plan::{
    Answer, Past, Plan, PlanKind, Slot, SlotSaid, StoredPlan, StoredTold, Told, current, followed, slots,
};
use respite_domain::session::{SKIN_REST, Session, Thermal};
use respite_domain::start::Refusal;
use respite_domain::time::{Moment, WallTime};
use respite_domain::{Code, Invalid, safety};

use crate::diary_at::DiaryAt;
use crate::error::InField;
use crate::outlook::bare;
use crate::planned::{Planned, known_plan, small};
use crate::press::Pressed;
use crate::shown::{codes, number};
use crate::view::{Coded, PackPlanDraft, PackPlanView, PlanHeldStatus, Saved, SlotStatus};
use crate::{At, Edit, Engine, EngineError, Field, Result, at, draft, session::whole};

impl Engine {
    /// All that is off in a plan, in order; nothing where it can be kept.
    pub fn plan_faults(&self, draft: &PackPlanDraft, now: &Moment) -> Vec<EngineError> {
        match plan(draft) {
            Ok(plan) => plan.faults(now.day()).into_iter().map(EngineError::from).collect(),
            Err(error) => vec![error],
        }
    }

    /// Keeps a plan, or changes one; what it was before is kept.
    ///
    /// # Errors
    /// The first thing that is off, there is no such plan, or the disk can't take it; nothing is saved then.
    pub fn save_plan<'a>(
        &mut self,
        id: Option<i32>,
        edit: impl Into<Edit<'a, PackPlanDraft>>,
        now: &Moment,
    ) -> Result<Saved> {
        let edit = edit.into();
        self.act(|engine| {
            let known = id.map(|id| engine.store.row::<Plan>(id.into())).transpose()?.map(|stored| stored.value);
            let ended = known.as_ref().and_then(|known| known.ended);
            let read = |draft: &PackPlanDraft| Ok(Plan { ended, ..plan(draft)? });
            let plan = match &known {
                Some(known) => edit.over(known.clone(), read)?,
                None => read(edit.says)?,
            };
            if let Some(fault) = plan.faults(now.day()).into_iter().next() {
                return Err(fault.into());
            }
            for kind in Thermal::all() {
                // One that it has stays, though it is off the list by now.
                let before = known.as_ref().and_then(|known| known.own_pack(kind));
                let chosen = plan.own_pack(kind).filter(|chosen| Some(*chosen) != before);
                engine.own_pack_to_time(chosen.map(number), kind)?;
            }
            let id = match id {
                None => number(engine.store.add(&plan, now.wall)?),
                Some(id) => {
                    engine.store.change(id.into(), &plan, now.wall)?;
                    id
                }
            };
            Ok(Saved { id, saved_at: now.wall.to_rfc3339() })
        })
    }

    /// Ends a plan, or lets it go on.
    ///
    /// # Errors
    /// There is no such plan, its last day is over, or the disk can't take it.
    pub fn set_plan_ended(&mut self, id: i32, ended: bool, now: &Moment) -> Result<()> {
        self.act(|engine| {
            let plan = engine.store.row::<Plan>(id.into())?.value;
            if let Some(fault) = plan.faults(now.day()).into_iter().next().filter(|_| !ended) {
                return Err(fault.into());
            }
            let by_a_slip = engine.emptied_by_a_slip::<Plan, WallTime>(id, "ended-at", now)?;
            let since = plan.ended.or(by_a_slip).unwrap_or(now.wall);
            Ok(engine.store.change(id.into(), &Plan { ended: ended.then_some(since), ..plan }, now.wall)?)
        })
    }

    /// Ends the plan that goes on; of several, the one of this kind at these places, and at no others where there is one. Of two that
    /// are of one kind and one place it is the one made first.
    ///
    /// # Errors
    /// None goes on there, several do, or the disk can't take it; nothing is changed then.
    pub fn stop_plan(&mut self, kind: Option<PlanKind>, places: &[String], now: &Moment) -> Result<PackPlanView> {
        let wanted = draft::places(places)?;
        self.act(|engine| {
            let mut on = Vec::new();
            for view in engine.plans(now)?.into_iter().filter(|view| view.is_on) {
                let places = draft::places(&view.places)?;
                if kind.is_none_or(|kind| view.kind == Coded(kind)) && (wanted.is_empty() || places.shares(wanted)) {
                    on.push((places, view));
                }
            }
            if on.iter().any(|(places, _)| *places == wanted) {
                on.retain(|(places, _)| *places == wanted);
            }
            let (first, plan) = on.pop().ok_or(Invalid::NoPlan)?;
            let is_alike = |(places, view): &(Places, PackPlanView)| *places == first && view.kind == plan.kind;
            if !on.iter().all(is_alike) {
                let all = on.into_iter().map(|(places, _)| places).fold(first, Places::union);
                return Err(Invalid::WhichPlan(all.codes()).into());
            }
            engine.set_plan_ended(plan.id, true, now)?;
            Ok(plan)
        })
    }

    /// The plans: those that go on, then those that are over.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn plans(&self, now: &Moment) -> Result<Vec<PackPlanView>> {
        Ok(self.packs_planned(&self.diary_at(&At::now(now)))?.plan_views(now))
    }

    /// Deletes a plan, or brings it back.
    ///
    /// # Errors
    /// There is no such plan, or the disk can't take it.
    pub fn set_plan_deleted(&mut self, id: i32, deleted: bool, now: &Moment) -> Result<()> {
        self.act(|engine| Ok(engine.store.set_deleted::<Plan>(id.into(), deleted, now.wall)?))
    }

    /// "In 10 min" or "Skip", said to a slot that is due.
    ///
    /// # Errors
    /// It is not due any more, in ten minutes it is too late for it, or the disk can't take it; nothing is saved then.
    pub fn answer_slot(&mut self, row: i32, said: SlotSaid, now: &Moment) -> Result<()> {
        self.act(|engine| {
            let (stored, slot) = engine.due_slot(row.into(), now)?.ok_or(Invalid::NotFound)?;
            if said == SlotSaid::Later && !slot.can_wait() {
                return Err(Invalid::TooLateForSlot.into());
            }
            // That a pack went on for it is told by its start alone.
            if said == SlotSaid::Started {
                return Err(Invalid::NotFound.into());
            }
            engine.say_to_slot(&stored, said, now)
        })
    }

    /// "In 10 min" or "Skip" was a slip: the slot is as if nobody had said so.
    ///
    /// # Errors
    /// [`Invalid::TooLateToUndo`] where another slot of that skin came due since; neither was said to it, or the disk can't take it; nothing
    /// is changed then.
    pub fn take_back_slot(&mut self, row: i32, now: &Moment) -> Result<()> {
        self.act(|engine| {
            let told = engine.store.row::<Told>(row.into())?.value;
            let said = told.said.as_ref().filter(|answer| answer.said != SlotSaid::Started).ok_or(Invalid::NotFound)?;
            let planned = engine.packs_planned(&engine.diary_at(&At::now(now)))?;
            let at = said.at.to_the_second();
            let came_since = |other: &&StoredTold| other.id != i64::from(row) && !other.told.due.is_before(&at);
            if planned.told.iter().filter(came_since).any(|other| planned.share_skin(&told, &other.told)) {
                return Err(Invalid::TooLateToUndo.into());
            }
            Ok(engine.store.change(row.into(), &Told { said: None, ..told }, now.wall)?)
        })
    }

    /// What a button of the notice of these slots stands for, said to those of them that are due still.
    pub(crate) fn press_slots(&mut self, told: &[DueSlot], said: SlotSaid, now: &Moment) -> Result<Pressed> {
        let mut due = Vec::new();
        for told in told {
            let Some((stored, slot)) = self.due_slot(told.row, now)? else { continue };
            // The plan may have been changed under the notice: what is pressed is what it says.
            let is_as_told = (told.kind, told.places, told.minutes) == (slot.kind, slot.places, slot.minutes);
            if !is_as_told || said == SlotSaid::Later && !slot.can_wait() {
                return Ok(Pressed::ToBeAsked);
            }
            due.push(stored);
        }
        for stored in &due {
            self.say_to_slot(stored, said, now)?;
        }
        Ok(if due.is_empty() { Pressed::ToBeAsked } else { Pressed::Written })
    }

    /// Writes down each slot that came due, once. What can't be written is tried at the next look. One that the look before could not
    /// see, though its time had passed, came due by what was told since: a plan was changed, or skin was freed.
    ///
    /// # Errors
    /// When the disk does not answer or can't take it.
    pub(crate) fn note_slots(&mut self, now: &Moment) -> Result<()> {
        let planned = self.packs_planned(&self.diary_at(&At::now(now)))?;
        if planned.new_due().next().is_some() {
            self.act(|engine| {
                // Another process may have written it down meanwhile.
                let planned = engine.packs_planned(&engine.diary_at(&At::now(now)))?;
                for slot in planned.new_due() {
                    let was_not = engine.slots_looked_at.as_ref().is_some_and(|look| slot.due.is_before(look));
                    let due = if was_not { now.to_the_second() } else { slot.due.clone() };
                    let told = Told { plan: slot.plan, kind: slot.kind, due, said: None };
                    engine.store.add(&told, now.wall)?;
                }
                Ok(())
            })?;
        }
        self.slots_looked_at = Some(now.to_the_second());
        Ok(())
    }

    /// The plans as they stand, and what they come to.
    pub(crate) fn packs_planned(&self, diary: &DiaryAt<'_>) -> Result<Planned> {
        let (now, by) = (&diary.at().moment, diary.at().by);
        let plans = self.store.plans(by)?;
        if plans.is_empty() {
            return Ok(Planned::default());
        }
        let shelf = diary.shelf_of_packs()?.clone();
        let plans: Vec<StoredPlan> = plans.into_iter().map(|stored| known_plan(stored, &shelf)).collect();
        let sheet = match safety::binds(&self.store.safety_sheets(by)?, &self.told_elsewhere(diary)?) {
            // It is asked at the start.
            Err(Refusal::SheetNotAnswered) | Ok(()) => Ok(()),
            Err(refusal) => Err(refusal),
        };
        let (told, sessions) = (self.store.slots_told(&now.after(-SKIN_REST * 24), by)?, bare(diary.sessions()?));
        let past = Past { sessions: &sessions, told: &told, body: diary.body()?, sheet: &sheet };
        let day = slots(&plans, &past, now);
        Ok(Planned { plans, told, sessions, day, shelf })
    }

    /// The slots of today in the status, and the plans of which no pack goes on.
    pub(crate) fn slots_status(&self, diary: &DiaryAt<'_>) -> Result<(Vec<SlotStatus>, Vec<PlanHeldStatus>)> {
        let planned = self.packs_planned(diary)?;
        let now = &diary.at().moment;
        let status = |slot: &Slot| SlotStatus {
            kind: Coded(slot.kind),
            places: codes(slot.places),
            minutes: small(slot.minutes),
            at: slot.at(now).to_rfc3339(),
            due: slot.is_due(),
        };
        Ok((planned.day.slots.iter().map(status).collect(), planned.held_status()))
    }

    /// The slot of this row, where it is due.
    fn due_slot(&self, row: i64, now: &Moment) -> Result<Option<(StoredTold, Slot)>> {
        let planned = self.packs_planned(&self.diary_at(&At::now(now)))?;
        Ok(planned.day.slots.iter().find_map(|slot| {
            let stored = current(slot, &planned.told).filter(|stored| stored.id == row)?;
            Some((stored.clone(), slot.clone()))
        }))
    }

    /// The slots that are due and that a pack answers. A plan that can't be read keeps no pack from going on.
    pub(crate) fn slots_answered_by(&self, pack: &Session, now: &Moment) -> Vec<StoredTold> {
        let planned = self.planned_or_none(now);
        let answers = |slot: &&Slot| slot.places.shares(pack.places);
        let due = planned.day.slots.iter().filter(answers).filter_map(|slot| current(slot, &planned.told));
        due.filter(|stored| !pack.started.is_before(&stored.told.due)).cloned().collect()
    }

    /// The slots to which nobody said anything and which a pack followed.
    pub(crate) fn slots_followed(&self, now: &Moment) -> Vec<StoredTold> {
        let Planned { plans, told, sessions, .. } = self.planned_or_none(now);
        let is_followed = |told: &Told| {
            let of = plans.iter().find(|stored| stored.id == told.plan);
            told.said.is_none() && of.is_some_and(|stored| followed(told, &stored.plan, &sessions))
        };
        told.into_iter().filter(|stored| is_followed(&stored.told)).collect()
    }

    fn planned_or_none(&self, now: &Moment) -> Planned {
        self.packs_planned(&self.diary_at(&At::now(now))).unwrap_or_else(|error| {
            tracing::warn!(%error, "which slot a pack was begun for could not be read");
            Planned::default()
        })
    }

    /// Notes that a pack went on for these slots.
    pub(crate) fn slots_are_started(&mut self, slots: &[StoredTold], pack: &Session, now: &Moment) -> Result<()> {
        let said = Some(Answer { said: SlotSaid::Started, at: pack.started.clone() });
        self.act(|engine| {
            slots.iter().try_for_each(|stored| {
                let told = Told { said: said.clone(), ..stored.told.clone() };
                Ok(engine.store.change(stored.id, &told, now.wall)?)
            })
        })
    }

    /// The pack is gone as if it never was: the slots that it was begun for were not answered.
    pub(crate) fn slots_are_not_started(&mut self, pack: &Session, now: &Moment) -> Result<()> {
        self.act(|engine| {
            for stored in engine.store.slots_told(&pack.started.after(-SKIN_REST * 24), None)? {
                if stored.told.is_started_by(pack) {
                    engine.store.change(stored.id, &Told { said: None, ..stored.told }, now.wall)?;
                }
            }
            Ok(())
        })
    }

    fn say_to_slot(&mut self, stored: &StoredTold, said: SlotSaid, now: &Moment) -> Result<()> {
        let said = Some(Answer { said, at: now.clone() });
        let told = Told { said, ..stored.told.clone() };
        self.act(|engine| Ok(engine.store.change(stored.id, &told, now.wall)?))
    }
}

/// Reads a plan. Whether it can be is asked of the [plan](Plan::faults).
fn plan(draft: &PackPlanDraft) -> Result<Plan> {
    Ok(Plan {
        kind: draft.kind.0,
        places: draft::places(&draft.places)?,
        minutes: whole(draft.minutes).unwrap_or(-1),
        // What never goes on has no pack.
        cold_pack: draft.cold_pack.map(i64::from).filter(|_| draft.kind.0 != PlanKind::Heat),
        heat_pack: draft.heat_pack.map(i64::from).filter(|_| draft.kind.0 != PlanKind::Cold),
        from: time(&draft.from)?,
        to: time(&draft.to)?,
        rest: whole(draft.rest).unwrap_or(-1),
        last_day: draft.last_day.as_deref().map(at::day).transpose().in_field(Field::Day)?,
        ended: None,
    })
}

fn time(text: &str) -> Result<NaiveTime> {
    Ok(at::time_of_day(text.trim()).ok_or_else(|| Invalid::NotATimeOfDay(text.to_owned()))?)
}
