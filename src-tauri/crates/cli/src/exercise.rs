//! `respite exercise`: the exercises, and the one that is on.

use std::path::{Path, PathBuf};

use clap::{ArgAction, Subcommand};
use respite_domain::attachment::Wanted;
use respite_domain::exercise::{Ending, Morning, Side};
use respite_domain::text::on_one_line;
use respite_domain::time::Moment;
use respite_domain::{Code, Invalid};
use respite_engine::view::{
    ClearanceView, Coded, ExerciseView, ExercisesView, NamedExercise, OwnExerciseDraft, RunStart, WhichExercise,
};
use respite_engine::{CopiedFile, Edit, Engine, EngineError};
use respite_l10n::Words;
use respite_wording::{exercise_name, given_exercise};

use crate::failure::{Failure, activity_asked};
use crate::typed::{number, one_of, yes_or_no};
use crate::when::day;

#[derive(Debug, Subcommand)]
pub(crate) enum ExerciseCommand {
    List,
    Add {
        name: String,
        #[arg(long, default_value = "")]
        how: String,
        #[arg(long)]
        sides: bool,
        #[arg(long, value_name = "FILE")]
        picture: Option<PathBuf>,
    },
    Remove {
        exercise: String,
    },
    Start {
        exercise: String,
        #[arg(long, value_name = "N", allow_hyphen_values = true)]
        before: String,
        #[arg(long, default_value = "left", value_parser = one_of::<Side>())]
        first: Side,
    },
    Stop {
        #[arg(value_parser = one_of::<Ending>())]
        how: Ending,
        #[arg(long, value_name = "N", allow_hyphen_values = true)]
        after: Option<String>,
    },
    Morning {
        #[arg(value_parser = one_of::<Morning>())]
        how: Morning,
    },
    Step {
        exercise: String,
        #[arg(long)]
        keep: bool,
    },
    Moves {
        #[arg(action = ArgAction::Set, value_parser = yes_or_no())]
        most_days: bool,
        #[arg(long, value_name = "TEXT", requires = "on")]
        by: Option<String>,
        #[arg(long, value_name = "DATE", requires = "by")]
        on: Option<String>,
    },
}

/// Does it; answers what is printed.
pub(crate) fn act(
    engine: &mut Engine,
    command: &ExerciseCommand,
    folder: &Path,
    now: &Moment,
    words: &Words,
) -> Result<String, Failure> {
    let called = given_exercise(words);
    let name = |exercise: &NamedExercise| exercise_name(exercise, words);
    let amount = |planned: &ExerciseView| {
        let (sets, reps, hold) = (planned.sets, planned.reps, planned.hold);
        let amount = if planned.has_sides {
            words.msg_exercise_amount_sides(sets, reps, hold)
        } else {
            words.msg_exercise_amount(sets, reps, hold)
        };
        let code = if let NamedExercise::Given(exercise) = planned.exercise { Some(exercise.0.code()) } else { None };
        words.facts(code.map(str::to_owned).into_iter().chain([name(&planned.exercise), amount]))
    };
    match command {
        ExerciseCommand::List => {
            let view = engine.exercises(now)?;
            let way = activity_asked(view.closed.iter().map(|reason| reason.0), words);
            let way = way.map(|way| words.msg_terminal_way_on(way));
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
                let (typed, offer) = (typed(&each.exercise), each.offer.as_ref()?);
                Some(words.msg_exercise_terminal_offer(
                    name(&each.exercise),
                    words.named("exercise-offer", offer.offer.0.code()),
                    format!("respite exercise step {typed}"),
                ))
            });
            let left = view.on.iter().filter(|on| on.over);
            let left = left.map(|on| left_open(&on.exercise, words));
            let morning = view.morning.iter().map(|asked| words.msg_exercise_terminal_morning(day(&asked.on, words)));
            let asked = left.chain(morning);
            let lines = view
                .exercises
                .iter()
                .map(amount)
                .chain([gate(&view, words)])
                .chain(way)
                .chain(signs)
                .chain(over)
                .chain(asked)
                .chain(offers);
            let lines: Vec<String> = lines.collect();
            Ok(lines.join("\n"))
        }
        ExerciseCommand::Add { name, how, sides, picture } => {
            // Nothing is saved where its picture can't be.
            let copied = picture.as_deref().map(|picture| CopiedFile::of(picture, Wanted::Picture, folder));
            let copied = copied.transpose().map_err(EngineError::from)?;
            let draft = OwnExerciseDraft { name: name.clone(), how: how.clone(), has_sides: *sides };
            engine.add_own_exercise(&draft, copied, &called, now)?;
            Ok(words.msg_exercise_own_terminal_saved(on_one_line(name)))
        }
        ExerciseCommand::Remove { exercise } => {
            let WhichExercise::Own { own } = engine.exercise_called(exercise, &called)? else {
                return Err(Invalid::GivenExercise.into());
            };
            engine.set_own_exercise_deleted(own, true, now)?;
            Ok(words.msg_exercise_own_deleted(on_one_line(exercise)))
        }
        ExerciseCommand::Start { exercise, before, first } => {
            let before = Some(number(before, Invalid::Score)?);
            let exercise = engine.exercise_called(exercise, &called)?;
            let start = RunStart { exercise, before, first: Coded(*first), halves: false };
            let on = engine.start_exercise(&start, now)?.on.ok_or(Invalid::NoExercise)?;
            let seconds = on.cues.last().map(|end| end.at).unwrap_or_default();
            Ok(words.msg_exercise_terminal_started(name(&on.exercise), seconds.div_ceil(60)))
        }
        ExerciseCommand::Stop { how, after } => {
            let after = after.as_deref().map(|after| number(after, Invalid::Score)).transpose()?;
            let done = engine.stop_exercise(*how, after, now)?;
            let how = match done.ending.0 {
                Ending::Done if !done.whole => words.msg_exercise_to_the_end(),
                ending => words.named("exercise-ending", ending.code()),
            };
            let exercise = name(&done.exercise);
            Ok(match done.reps_done {
                Some(reps) => words.msg_exercise_terminal_stopped(exercise, how, reps),
                None => words.msg_exercise_terminal_stopped_unseen(exercise, how),
            })
        }
        ExerciseCommand::Morning { how } => {
            let asked = engine.exercises(now)?.morning.ok_or(Invalid::NoMorning)?;
            engine.tell_exercise_morning(&asked.on, Some(*how), now)?;
            Ok(words.msg_exercise_morning_saved())
        }
        ExerciseCommand::Step { exercise, keep } => {
            let exercise = engine.exercise_called(exercise, &called)?;
            engine.answer_exercise_offer(exercise, !keep, now)?;
            let planned = engine.exercises(now)?.exercises.into_iter().find(|each| each.exercise.which() == exercise);
            Ok(planned.as_ref().map(amount).unwrap_or_default())
        }
        ExerciseCommand::Moves { most_days, by, on } => {
            let showed = engine.exercises(now)?.clearance;
            let [by_then, on_then] = showed.as_ref().map_or(["", ""], |said| [&said.by, &said.on]);
            let says = ClearanceView {
                active: Some(*most_days),
                by: by.as_deref().unwrap_or(by_then).to_owned(),
                on: on.as_deref().unwrap_or(on_then).to_owned(),
            };
            engine.clear_exercise(Edit::of(&says, &showed), now)?;
            Ok(words.sentences([words.msg_exercise_clearance_saved(), gate(&engine.exercises(now)?, words)]))
        }
    }
}

/// Whether they are for today, and why not.
fn gate(view: &ExercisesView, words: &Words) -> String {
    if view.closed.is_empty() {
        return words.msg_exercise_terminal_open();
    }
    let closed = view.closed.iter().map(|reason| words.named("exercise-closed", reason.0.code()));
    words.msg_error_not_today(words.sentences(closed))
}

/// That an exercise was left, and how its end is told.
pub(crate) fn left_open(exercise: &NamedExercise, words: &Words) -> String {
    words.msg_exercise_terminal_left(exercise_name(exercise, words), words.one_of(Ending::all().map(Code::code)))
}

/// How an exercise is named to the terminal.
fn typed(exercise: &NamedExercise) -> String {
    match exercise {
        NamedExercise::Given(exercise) => exercise.0.code().to_owned(),
        NamedExercise::Own { name, .. } => format!("\"{}\"", on_one_line(name)),
    }
}
