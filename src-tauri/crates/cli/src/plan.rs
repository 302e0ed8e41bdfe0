//! `respite plan`: the packs that somebody wants for their days.

use clap::Subcommand;
use respite_domain::plan::{PLANNED_MINUTES, PlanKind};
use respite_domain::session::Thermal;
use respite_domain::time::Moment;
use respite_domain::{Code, Invalid};
use respite_engine::view::{Coded, PackPlanDraft, PackPlanView, PlanHeldStatus, SlotStatus};
use respite_engine::{Engine, EngineError};
use respite_l10n::Words;

use crate::failure::Failure;
use crate::own_pack;
use crate::typed::{number, one_of};
use crate::when::{day, time};

#[derive(Debug, Subcommand)]
pub(crate) enum PlanCommand {
    Add {
        #[arg(value_parser = one_of::<PlanKind>())]
        kind: PlanKind,
        #[arg(long, value_name = "PLACE", required = true)]
        place: Vec<String>,
        #[arg(long, value_name = "N", default_value = "15", allow_hyphen_values = true)]
        minutes: String,
        #[arg(long, value_name = "PACK")]
        pack: Vec<String>,
        #[arg(long, value_name = "HH:MM", default_value = "09:00")]
        from: String,
        #[arg(long, value_name = "HH:MM", default_value = "21:00")]
        to: String,
        #[arg(long, value_name = "N", default_value = "120", allow_hyphen_values = true)]
        rest: String,
        #[arg(long, value_name = "DATE")]
        until: Option<String>,
    },
    List,
    Stop {
        #[arg(long, value_name = "PLACE")]
        place: Vec<String>,
        #[arg(long, value_parser = one_of::<PlanKind>())]
        kind: Option<PlanKind>,
    },
}

/// Does it; answers what is printed.
pub(crate) fn act(engine: &mut Engine, command: PlanCommand, now: &Moment, words: &Words) -> Result<String, Failure> {
    match command {
        PlanCommand::Add { kind, place, minutes, pack, from, to, rest, until } => {
            let (least, most) = (*PLANNED_MINUTES.start(), *PLANNED_MINUTES.end());
            let [cold_pack, heat_pack] = packs(engine, kind, &pack)?;
            let draft = PackPlanDraft {
                kind: Coded(kind),
                places: place,
                minutes: number(&minutes, Invalid::Minutes { least, most })?,
                cold_pack,
                heat_pack,
                from,
                to,
                rest: number(&rest, Invalid::PlanRest)?,
                last_day: until,
            };
            let id = engine.save_plan(None, &draft, now)?.id;
            let plans = engine.plans(now)?;
            let saved = plans.iter().find(|plan| plan.id == id).map(|plan| line(plan, words));
            Ok(words.msg_plan_terminal_saved(saved.unwrap_or_default()))
        }
        PlanCommand::List => {
            let lines: Vec<String> = engine.plans(now)?.iter().map(|plan| with_why(plan, words)).collect();
            Ok(if lines.is_empty() { words.msg_plan_none() } else { lines.join("\n") })
        }
        PlanCommand::Stop { place, kind } => {
            let stopped = engine.stop_plan(kind, &place, now)?;
            Ok(words.msg_plan_terminal_stopped(line(&stopped, words)))
        }
    }
}

/// The packs that are named, the one for cold and the one for heat. Of two for one of them the last counts.
fn packs(engine: &Engine, kind: PlanKind, named: &[String]) -> Result<[Option<i32>; 2], Failure> {
    let known = engine.own_packs()?;
    let mut packs = [None; 2];
    for name in named {
        let id = engine.own_pack_called(name)?;
        let is_heat = known.iter().any(|own| own.id == id && own.thermal.0 == Thermal::Heat);
        let never = if is_heat { PlanKind::Cold } else { PlanKind::Heat };
        if kind == never {
            return Err(EngineError::from(Invalid::OwnPackOther).into());
        }
        packs[usize::from(is_heat)] = Some(id);
    }
    Ok(packs)
}

/// The slots of today, in the status.
pub(crate) fn slot(slot: &SlotStatus, words: &Words) -> String {
    let kind = words.named("kind", slot.kind.0.code());
    let places = places(&slot.places, words);
    if slot.due {
        words.msg_plan_terminal_due(kind, places)
    } else {
        words.msg_plan_terminal_slot(kind, time(&slot.at, words), places)
    }
}

/// A plan of which no pack goes on, in the status.
pub(crate) fn held(held: &PlanHeldStatus, words: &Words) -> String {
    let plan = words.phrases([words.named("plan-kind", held.kind.0.code()), places(&held.places, words)]);
    words.msg_plan_terminal_held(plan, words.named("plan-held", held.why.0.code()))
}

/// A plan, and why none of its packs goes on.
fn with_why(plan: &PackPlanView, words: &Words) -> String {
    let why = plan.held.map(|why| words.named("plan-held", why.0.code()));
    why.map_or_else(|| line(plan, words), |why| words.sentences([format!("{}.", line(plan, words)), why]))
}

fn line(plan: &PackPlanView, words: &Words) -> String {
    let hours = words.msg_plan_hours(plan.from.clone(), plan.to.clone());
    let last = match (&plan.last_day, plan.is_on) {
        (_, false) => words.msg_plan_is_over(),
        (Some(last), true) => words.msg_plan_until(day(last, words)),
        (None, true) => words.msg_plan_until_ended(),
    };
    let length = match plan.kind.0 {
        PlanKind::Cold => words.msg_plan_length(plan.cold_minutes),
        PlanKind::Heat => words.msg_plan_length(plan.heat_minutes),
        PlanKind::ByTurns if plan.cold_minutes == plan.heat_minutes => words.msg_plan_length(plan.cold_minutes),
        PlanKind::ByTurns => words.msg_plan_lengths(plan.cold_minutes, plan.heat_minutes),
    };
    let rest = words.msg_plan_rest_of(plan.rest % HOUR, plan.rest / HOUR);
    let packs = [&plan.cold_pack, &plan.heat_pack].map(|own| own.as_ref().map(|own| own_pack::name(own, words)));
    let with = packs.into_iter().flatten().map(|name| words.msg_own_pack_with(name));
    let head = [words.named("plan-kind", plan.kind.0.code()), places(&plan.places, words)];
    words.facts(head.into_iter().chain(with).chain([length, hours, rest, last]))
}

/// Minutes.
const HOUR: i32 = 60;

fn places(codes: &[String], words: &Words) -> String {
    words.phrases(codes.iter().map(|code| words.place_name(code)))
}
