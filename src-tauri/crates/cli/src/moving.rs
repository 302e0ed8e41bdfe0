//! `respite rest` and `respite walk`: a rest for one day, and short walks.

use clap::Subcommand;
use respite_domain::moving::{Lying, RestAnswer, USUAL_WALK};
use respite_domain::relief::ReliefKind;
use respite_domain::time::Moment;
use respite_domain::{Code, Invalid};
use respite_engine::Engine;
use respite_engine::view::{Coded, SpellStart, SpellStatus, WalkedView};
use respite_l10n::Words;

use crate::failure::Failure;
use crate::typed::{number, one_of};
use crate::when::moment;

#[derive(Debug, Subcommand)]
pub(crate) enum RestCommand {
    Start {
        #[arg(default_value = "bed", value_parser = one_of::<Lying>())]
        lying: Lying,
        #[arg(long)]
        remind: bool,
    },
    End {
        #[arg(default_value = "move", value_parser = one_of::<RestAnswer>())]
        answer: RestAnswer,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum WalkCommand {
    Start(WalkArguments),
    Stop {
        #[arg(long, value_name = "N", allow_hyphen_values = true)]
        after: Option<String>,
        #[arg(long)]
        went_on: bool,
    },
    Told {
        #[command(flatten)]
        walk: WalkArguments,
        #[arg(long, value_name = "WHEN")]
        at: Option<String>,
    },
}

#[derive(Debug, clap::Args)]
pub(crate) struct WalkArguments {
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    minutes: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    ground: Option<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    before: Option<String>,
}

impl WalkArguments {
    fn read(&self) -> Result<SpellStart, Failure> {
        let minutes = self.minutes.as_deref().map(|minutes| number(minutes, Invalid::SpellMinutes)).transpose()?;
        Ok(SpellStart {
            kind: Coded(ReliefKind::Walk),
            name: self.ground.clone(),
            minutes: minutes.unwrap_or(USUAL_WALK.into()),
            before: self.before.as_deref().map(|before| number(before, Invalid::Score)).transpose()?,
        })
    }
}

/// Begins or ends a rest; answers what is printed.
pub(crate) fn rest(engine: &mut Engine, command: &RestCommand, now: &Moment, words: &Words) -> Result<String, Failure> {
    match command {
        RestCommand::Start { lying, remind } => _ = engine.begin_rest(*lying, *remind, now)?,
        RestCommand::End { answer } => _ = engine.answer_rest(*answer, now)?,
    }
    let view = engine.moving(now)?;
    let on = if view.rest.is_some() { words.msg_rest_terminal_on() } else { words.msg_rest_terminal_over() };
    let caution = view.in_bed.map(|in_bed| words.msg_rest_caution(in_bed.days));
    Ok(words.sentences(std::iter::once(on).chain(caution)))
}

/// Begins, ends or notes a walk; answers what is printed.
pub(crate) fn walk(engine: &mut Engine, command: &WalkCommand, now: &Moment, words: &Words) -> Result<String, Failure> {
    match command {
        WalkCommand::Start(walk) => {
            engine.begin_spell(&walk.read()?, now)?;
            let ends = engine.moving(now)?.spell.map(|spell| moment(&spell.ends_at, words)).unwrap_or_default();
            Ok(words.msg_rest_terminal_walk_on(ends))
        }
        WalkCommand::Stop { after, went_on } => {
            let after = after.as_deref().map(|after| number(after, Invalid::Score)).transpose()?;
            engine.end_spell(after, *went_on, now)?;
            walked_today(engine, now, words)
        }
        WalkCommand::Told { walk, at } => {
            engine.tell_walk(&walk.read()?, at.as_deref().unwrap_or_default(), now)?;
            walked_today(engine, now, words)
        }
    }
}

/// That something is timed, and how its end is told.
pub(crate) fn spell_on(spell: &SpellStatus, words: &Words) -> String {
    words.msg_rest_terminal_spell_on(words.named("relief-kind", spell.kind.0.code()), moment(&spell.ends_at, words))
}

fn walked_today(engine: &Engine, now: &Moment, words: &Words) -> Result<String, Failure> {
    let WalkedView { walks, timed, minutes } = engine.moving(now)?.walked_today;
    let walked = match minutes {
        _ if walks == 0 => words.msg_rest_walks_none(),
        _ if timed == walks => words.msg_rest_walks_timed(minutes, walks),
        0 => words.msg_rest_walks_untimed(walks),
        _ => words.msg_rest_walks_at_least(minutes, walks),
    };
    Ok(words.msg_rest_walked_today(walked))
}
