//! `respite visit`: visits to a doctor or physical therapist.

use clap::Subcommand;
use respite_domain::text::on_one_line;
use respite_domain::time::Moment;
use respite_engine::Engine;
use respite_engine::view::{VisitDraft, VisitOutcome, VisitStatus, VisitView};
use respite_l10n::Words;

use crate::failure::Failure;
use crate::when::{day, marked};

#[derive(Debug, Subcommand)]
pub(crate) enum VisitCommand {
    Add {
        #[arg(long, value_name = "DATE")]
        on: String,
        #[arg(long, value_name = "HH:MM")]
        at_time: Option<String>,
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        clinician: Option<String>,
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        question: Vec<String>,
    },
    Done {
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        clinician: Option<String>,
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        said: Option<String>,
    },
    List,
}

/// Does it; answers what is printed.
pub(crate) fn act(engine: &mut Engine, command: VisitCommand, now: &Moment, words: &Words) -> Result<String, Failure> {
    match command {
        VisitCommand::Add { on, at_time, clinician, question } => {
            let clinician = clinician.unwrap_or_default();
            let draft = VisitDraft { day: on, time: at_time, clinician, questions: question, ..VisitDraft::default() };
            let id = engine.add_visit(&draft, now)?.id;
            Ok(words.msg_terminal_visit_saved(line(&engine.visit(id)?, words)))
        }
        VisitCommand::Done { on, clinician, said } => {
            let outcome = VisitOutcome { said: said.unwrap_or_default(), ..VisitOutcome::default() };
            let told = engine.tell_visit(&outcome, on.as_deref(), clinician.as_deref(), now)?;
            Ok(words.msg_terminal_visit_done(line(&told, words)))
        }
        VisitCommand::List => {
            let visits = engine.visits(now)?;
            let all = visits.to_come.iter().chain(&visits.to_tell).chain(&visits.past);
            let lines: Vec<String> = all.flat_map(|visit| whole(visit, words)).collect();
            Ok(if lines.is_empty() { words.msg_terminal_visit_none() } else { lines.join("\n") })
        }
    }
}

/// The next visit, in the status.
pub(crate) fn next(visit: &VisitStatus, words: &Words) -> String {
    words.msg_terminal_visit_next(said(&visit.on, visit.at_time.as_deref(), &visit.clinician, words))
}

fn line(visit: &VisitView, words: &Words) -> String {
    said(&visit.day, visit.time.as_deref(), &visit.clinician, words)
}

fn whole(visit: &VisitView, words: &Words) -> Vec<String> {
    let mut lines = vec![marked(line(visit, words), visit.ahead, words)];
    lines.extend(visit.questions.iter().map(|question| words.msg_terminal_visit_question(on_one_line(question))));
    let told = visit.outcome.iter().flat_map(|outcome| [&outcome.said, &outcome.diagnosis]);
    lines.extend(told.filter(|text| !text.is_empty()).map(|text| words.msg_terminal_visit_said(on_one_line(text))));
    lines
}

fn said(on: &str, time: Option<&str>, clinician: &str, words: &Words) -> String {
    let on = day(on, words);
    let when = time.map_or_else(|| on.clone(), |time| words.msg_terminal_visit_at(on.clone(), time));
    if clinician.is_empty() { when } else { words.facts([when, on_one_line(clinician)]) }
}
