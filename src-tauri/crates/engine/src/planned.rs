//! The plans of heat and cold as they stand at a moment, and their slots, as screen and status show them.

use respite_domain::Invalid;
use respite_domain::before_start::asks_of_pack;
use respite_domain::notice::DueSlot;
use respite_domain::plan::{Day, Held, Plan, Slot, SlotSaid, StoredPlan, StoredTold, Told, current, missed};
use respite_domain::session::{Session, Thermal};
use respite_domain::start::Refusal;
use respite_domain::time::Moment;

use crate::Result;
use crate::before_start::ask_view;
use crate::pack_shelf::ShelfOfPacks;
use crate::shown::{codes, number};
use crate::view::{AskView, Coded, HeldPlan, PackPlanView, PlanHeldStatus, SlotCame, SlotToldView, SlotView};

/// The plans as they stand at a moment, and what they come to.
#[derive(Default)]
pub(crate) struct Planned {
    pub(crate) plans: Vec<StoredPlan>,
    pub(crate) shelf: ShelfOfPacks,
    pub(crate) told: Vec<StoredTold>,
    pub(crate) sessions: Vec<Session>,
    pub(crate) day: Day,
}

impl Planned {
    /// What is due and written down.
    pub(crate) fn due(&self, now: &Moment) -> Vec<DueSlot> {
        let due = self.day.slots.iter().filter_map(|slot| {
            let stored = current(slot, &self.told)?;
            let Slot { kind, places, minutes, .. } = *slot;
            let overdue = now.least_since(&stored.told.due);
            Some(DueSlot { row: stored.id, kind, places, minutes, can_wait: slot.can_wait(), overdue })
        });
        due.collect()
    }

    /// Whether of these slots one takes the place of the other: they are of one plan, or of skin that touches.
    pub(crate) fn share_skin(&self, one: &Told, other: &Told) -> bool {
        let both = one.places(&self.plans).zip(other.places(&self.plans));
        one.plan == other.plan || both.is_some_and(|(here, there)| here.touch(there))
    }

    /// How long until the next one is due.
    pub(crate) fn next(&self) -> Option<chrono::TimeDelta> {
        self.day.slots.iter().map(|slot| slot.wait).find(|wait| !wait.is_zero())
    }

    /// What came due and was not written down.
    pub(crate) fn new_due(&self) -> impl Iterator<Item = &Slot> {
        self.day.slots.iter().filter(|slot| slot.is_due() && current(slot, &self.told).is_none())
    }

    /// The slots that are still to come, for the screen; of one that is due, with what is asked first.
    pub(crate) fn slot_views(
        &self,
        now: &Moment,
        asks: impl Fn(Thermal) -> Result<Vec<AskView>>,
    ) -> Result<Vec<SlotView>> {
        let view = |slot: &Slot| -> Result<SlotView> {
            let plan = self.plans.iter().find(|stored| stored.id == slot.plan).map(|stored| &stored.plan);
            let pack = plan.and_then(|plan| plan.own_pack(slot.kind));
            // What is due may start: a pack that is for something else by now is not named, and its limit stays.
            let own = self.shelf.listed(pack).filter(|own| own.pack.may_be_timed(slot.kind).is_ok());
            let asks = if slot.is_due() { asks(slot.kind)? } else { Vec::new() };
            let of_pack = own.filter(|_| slot.is_due()).and_then(asks_of_pack);
            Ok(SlotView {
                plan: number(slot.plan),
                kind: Coded(slot.kind),
                places: codes(slot.places),
                minutes: small(slot.minutes),
                allowed: self.shelf.allowed(pack).map(small),
                own_pack: own.and_then(|own| self.shelf.named(Some(own.id))),
                at: slot.at(now).to_rfc3339(),
                due: current(slot, &self.told).map(|stored| number(stored.id)),
                can_wait: slot.can_wait(),
                asks: asks.into_iter().chain(of_pack.as_ref().map(ask_view)).collect(),
            })
        };
        self.day.slots.iter().map(view).collect()
    }

    /// The plans for the screen: those that go on, then those that are over.
    pub(crate) fn plan_views(&self, now: &Moment) -> Vec<PackPlanView> {
        let mut views: Vec<PackPlanView> = self.plans.iter().map(|stored| self.plan_view(stored, now)).collect();
        views.sort_by_key(|view| !view.is_on);
        views
    }

    fn plan_view(&self, stored: &StoredPlan, now: &Moment) -> PackPlanView {
        let StoredPlan { id, plan, .. } = stored;
        let held = self.day.held.iter().find(|(held, _)| held == id).map(|(_, held)| Coded(why_held(held)));
        let today = self.told.iter().filter(|stored| stored.told.plan == *id && stored.told.due.day() == now.day());
        let told = today.map(|stored| SlotToldView {
            id: number(stored.id),
            at: stored.told.due.wall.to_rfc3339(),
            came: Coded(self.came_of(stored, plan)),
        });
        PackPlanView {
            id: number(*id),
            kind: Coded(plan.kind),
            places: codes(plan.places),
            minutes: small(plan.minutes),
            cold_minutes: small(stored.minutes_of(Thermal::Cold)),
            heat_minutes: small(stored.minutes_of(Thermal::Heat)),
            cold_pack: self.shelf.named(plan.cold_pack),
            heat_pack: self.shelf.named(plan.heat_pack),
            from: plan.from.format("%H:%M").to_string(),
            to: plan.to.format("%H:%M").to_string(),
            rest: small(plan.rest),
            last_day: plan.last_day.map(|day| day.to_string()),
            is_on: plan.is_on(now.day()),
            held,
            told: told.collect(),
        }
    }

    fn came_of(&self, stored: &StoredTold, plan: &Plan) -> SlotCame {
        match stored.told.said.as_ref().map(|answer| answer.said) {
            Some(SlotSaid::Started) => SlotCame::Started,
            Some(SlotSaid::Later) => SlotCame::Later,
            Some(SlotSaid::Skipped) => SlotCame::Skipped,
            None if missed(stored, plan, &self.sessions, &self.day) => SlotCame::Missed,
            None if self.day.slots.iter().any(|slot| current(slot, std::slice::from_ref(stored)).is_some()) => {
                SlotCame::Due
            }
            None => SlotCame::Started,
        }
    }

    /// The plans of which no pack goes on, in the status.
    pub(crate) fn held_status(&self) -> Vec<PlanHeldStatus> {
        let held = self.day.held.iter().filter_map(|(id, held)| {
            let plan = &self.plans.iter().find(|stored| stored.id == *id)?.plan;
            Some(PlanHeldStatus { kind: Coded(plan.kind), places: codes(plan.places), why: Coded(why_held(held)) })
        });
        held.collect()
    }
}

fn why_held(held: &Held) -> HeldPlan {
    match held {
        Held::NoMoreToday => HeldPlan::NoMoreToday,
        Held::Faulty(Invalid::Minutes { .. }) => HeldPlan::FaultyMinutes,
        Held::Faulty(Invalid::PlanRest) => HeldPlan::FaultyRest,
        Held::Faulty(_) => HeldPlan::FaultyHours,
        Held::Refused(refusal) => match refusal {
            Refusal::Unanswered { .. } => HeldPlan::Unanswered,
            Refusal::SkinNotNormal { .. } => HeldPlan::Skin,
            Refusal::Fever { .. } => HeldPlan::Fever,
            Refusal::AskClinicianFirst => HeldPlan::Body,
            Refusal::EnoughToday(_) => HeldPlan::EnoughToday,
            _ => HeldPlan::Other,
        },
    }
}

/// A plan with what the makers of its packs allow.
pub(crate) fn known_plan(stored: respite_store::Stored<Plan>, shelf: &ShelfOfPacks) -> StoredPlan {
    StoredPlan { id: stored.id, limits: shelf.limits(&stored.value), plan: stored.value, since: stored.entered_at }
}

/// As a view holds it.
pub(crate) fn small(number: i64) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
