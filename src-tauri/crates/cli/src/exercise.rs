//! `respite exercise`: the exercises, and the one that is on.

use clap::Subcommand;
use respite_domain::exercise::{Ending, Exercise, Morning, Side};
use respite_domain::time::Moment;
use respite_domain::{Code, Invalid};
use respite_engine::Engine;
use respite_engine::view::{Coded, ExerciseView, RunStart};
use respite_l10n::Words;

use crate::failure::Failure;
use crate::typed::{number, one_of};
use crate::when::day;

#[derive(Debug, Subcommand)]
pub(crate) enum ExerciseCommand {
    List,
    Start {
        #[arg(value_parser = one_of::<Exercise>())]
        exercise: Exercise,
        #[arg(long, value_name = "N", allow_hyphen_values = true)]
        before: String,
        #[arg(long, default_value = "left", value_parser = one_of::<Side>())]
        first: Side,
    },
    Stop {
        #[arg(default_value = "done", value_parser = one_of::<Ending>())]
        how: Ending,
        #[arg(long, value_name = "N", allow_hyphen_values = true)]
        after: Option<String>,
    },
    Morning {
        #[arg(value_parser = one_of::<Morning>())]
        how: Morning,
    },
    Step {
        #[arg(value_parser = one_of::<Exercise>())]
        exercise: Exercise,
        #[arg(long)]
        keep: bool,
    },
}

/// Does it; answers what is printed.
pub(crate) fn act(
    engine: &mut Engine,
    command: &ExerciseCommand,
    now: &Moment,
    words: &Words,
) -> Result<String, Failure> {
    let name = |exercise: Exercise| words.named("exercise", exercise.code());
    let amount = |planned: &ExerciseView| {
        let (sets, reps, hold) = (planned.sets, planned.reps, planned.hold);
        let amount = if planned.has_sides {
            words.msg_exercise_amount_sides(sets, reps, hold)
        } else {
            words.msg_exercise_amount(sets, reps, hold)
        };
        words.facts([planned.exercise.0.code().to_owned(), name(planned.exercise.0), amount])
    };
    match command {
        ExerciseCommand::List => {
            let view = engine.exercises(now)?;
            let closed: Vec<String> =
                view.closed.iter().map(|reason| words.named("exercise-closed", reason.0.code())).collect();
            let gate = if closed.is_empty() {
                words.msg_exercise_terminal_open()
            } else {
                words.msg_error_not_today(words.sentences(closed))
            };
            let signs = view.signs.iter().map(|closing| {
                let sign = words.named("paper-signs", &closing.sign);
                words.msg_exercise_signs_ticked(day(&closing.ticked_on, words), sign)
            });
            // The list that is typed tells of every sign that stands, not of those alone by which exercises are closed.
            let over = match &view.standing[..] {
                _ if view.signs.is_empty() => None,
                // Only that somebody is getting help ends it.
                _ if engine.has_emergency()? => None,
                [_] => Some(words.msg_exercise_terminal_sign_over()),
                stands => Some(words.msg_exercise_terminal_signs_over(stands.join(" --tick "))),
            };
            let offers = view.exercises.iter().filter_map(|each| {
                let (code, offer) = (each.exercise.0.code(), each.offer.as_ref()?);
                Some(words.msg_exercise_terminal_offer(
                    name(each.exercise.0),
                    words.named("exercise-offer", offer.offer.0.code()),
                    format!("respite exercise step {code}"),
                ))
            });
            let morning = view.morning.iter().map(|asked| words.msg_exercise_terminal_morning(day(&asked.on, words)));
            let lines =
                view.exercises.iter().map(amount).chain([gate]).chain(signs).chain(over).chain(morning).chain(offers);
            let lines: Vec<String> = lines.collect();
            Ok(lines.join("\n"))
        }
        ExerciseCommand::Start { exercise, before, first } => {
            let before = Some(number(before, Invalid::Score)?);
            let start = RunStart { exercise: Coded(*exercise), before, first: Coded(*first), halves: false };
            let view = engine.start_exercise(&start, now)?;
            let seconds = view.on.and_then(|on| on.cues.last().map(|end| end.at)).unwrap_or_default();
            Ok(words.msg_exercise_terminal_started(name(*exercise), seconds.div_ceil(60)))
        }
        ExerciseCommand::Stop { how, after } => {
            let after = after.as_deref().map(|after| number(after, Invalid::Score)).transpose()?;
            let done = engine.stop_exercise(*how, after, now)?;
            let how = words.named("exercise-ending", done.ending.0.code());
            Ok(words.msg_exercise_terminal_stopped(name(done.exercise.0), how, done.reps_done))
        }
        ExerciseCommand::Morning { how } => {
            let asked = engine.exercises(now)?.morning.ok_or(Invalid::NoMorning)?;
            engine.tell_exercise_morning(&asked.on, Some(*how), now)?;
            Ok(words.msg_exercise_morning_saved())
        }
        ExerciseCommand::Step { exercise, keep } => {
            engine.answer_exercise_offer(*exercise, !keep, now)?;
            let planned = engine.exercises(now)?.exercises.into_iter().find(|each| each.exercise.0 == *exercise);
            Ok(planned.as_ref().map(amount).unwrap_or_default())
        }
    }
}
