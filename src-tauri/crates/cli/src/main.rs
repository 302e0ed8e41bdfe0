//! `respite`: the same engine from a terminal, for shortcuts, scripts and backups.
//!
//! Exit status: 0 done, 2 the words or a value are off, 3 a safety rule refused, 4 the data file is the trouble. What went
//! wrong is one line on standard error, and nothing is half done.

mod args;
mod dose;
mod failure;
mod print;
mod relief;
mod signs;
mod visit;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use respite_clock::Clock;
use respite_domain::Invalid;
use respite_domain::time::Moment;
use respite_engine::view::{EntryDraft, SessionStart, SessionStop};
use respite_engine::{Asked, At, Engine, data_folder, write_pdf};
use respite_l10n::words;
use respite_report::{Paper, render};
use respite_wording::unreadable;

use args::{Arguments, Command, DiaryArguments, LogArguments, PaperName, SessionCommand, SummaryArguments};
use failure::Failure;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return args::tell(&error),
    };
    match run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{}", failure.line());
            failure.status()
        }
    }
}

fn run(arguments: Arguments) -> Result<(), Failure> {
    let now = Clock::system().now();
    let folder = data_folder(arguments.data_dir).ok_or_else(Failure::no_home)?;
    let mut engine = if arguments.command.only_looks() {
        Engine::open_to_read(&folder)?
    } else {
        // What is damaged is never written to.
        Engine::open(&folder, Asked::WhetherSound)?
    };
    let done = act(&mut engine, arguments.command, &folder, &now);
    if let Some(line) = unreadable(engine.unreadable(), words()) {
        eprintln!("{line}");
    }
    done
}

fn act(engine: &mut Engine, command: Command, folder: &Path, now: &Moment) -> Result<(), Failure> {
    match command {
        Command::Log(log) => self::log(engine, *log, now),
        Command::Session(session) => self::session(engine, session, now),
        Command::Relief(given) => out(&relief::relief(engine, given, now, words())?),
        Command::Status { as_of, json } => {
            let at = as_of.map_or_else(|| Ok(At::now(now)), |as_of| At::as_of(&as_of, now))?;
            let status = engine.status(&at)?;
            if json {
                return out(&print::json(&status));
            }
            out(&[print::status(&status, words()), dose::open(engine, &at, &status, words())?].join("\n"))
        }
        Command::Diary(diary) => self::diary(engine, &diary, now),
        Command::Signs(signs) => signs::answer(engine, signs, now),
        Command::Visit(visit) => visit::act(engine, visit, now),
        Command::Dose(arguments) => out(&dose::dose(engine, arguments, now, words())?),
        Command::Product(arguments) => out(&dose::product(engine, arguments, now, words())?),
        Command::Summary(summary) => self::summary(engine, &summary, folder, now),
        Command::Erase { yes } => erase(engine, yes),
    }
}

/// Tells how much is deleted; erases it only once that was said.
fn erase(engine: &mut Engine, yes: bool) -> Result<(), Failure> {
    let rows = engine.deleted_rows()?;
    if rows == 0 {
        return out(&words().msg_terminal_erase_nothing());
    }
    if !yes {
        return Err(Failure::not_sure(rows));
    }
    out(&words().msg_terminal_erased(engine.erase_deleted()?))
}

fn log(engine: &mut Engine, log: LogArguments, now: &Moment) -> Result<(), Failure> {
    let number =
        |given: &Option<String>, off: Invalid| given.as_deref().map(|text| args::number(text, off)).transpose();
    let (spasms, worst) = (number(&log.spasm, Invalid::Spasms)?, number(&log.worst, Invalid::Score)?);
    let average = number(&log.average, Invalid::Score)?;
    if log.clear && [spasms, worst, average].into_iter().flatten().any(|points| points != 0.0) {
        return Err(Invalid::ClearWithPain.into());
    }
    let draft = EntryDraft {
        when: log.at.unwrap_or_default(),
        spasms: if log.clear { Some(0.0) } else { spasms },
        worst: if log.clear { Some(0.0) } else { worst },
        average,
        interference: number(&log.interference, Invalid::Score)?,
        sleep: number(&log.sleep, Invalid::Score)?,
        pattern: log.pattern.map(Into::into),
        walking: log.walking.map(Into::into),
        mood: number(&log.mood, Invalid::Score)?,
        places: log.place,
        triggers: log.trigger,
        worse: log.worse,
        better: log.better,
        could_not: log.could_not,
        pushed_through: log.pushed_through.then_some(true),
        onset: log.onset,
        note: log.note.unwrap_or_default(),
    };
    let saved = engine.log_entry(&draft, now)?;
    out(&print::saved(&engine.entry(saved.id)?, words()))
}

fn session(engine: &mut Engine, session: SessionCommand, now: &Moment) -> Result<(), Failure> {
    match session {
        SessionCommand::Start { kind, place, minutes, before, at } => {
            let at = At::when(at.as_deref().unwrap_or_default(), now)?;
            let off = Invalid::Minutes {
                least: respite_domain::session::FEWEST_MINUTES,
                most: respite_domain::session::MOST_MINUTES,
            };
            let start = SessionStart {
                kind: kind.into(),
                places: place,
                minutes: minutes.as_deref().map(|text| args::number(text, off)).transpose()?,
                before: before.as_deref().map(|text| args::number(text, Invalid::Score)).transpose()?,
            };
            let first = !engine.had_session()?;
            let started = engine.start_session_at(&start, &at, now)?;
            if first {
                eprintln!("{}", print::safety_sheet(words()));
            }
            out(&print::started(&started, words()))
        }
        SessionCommand::Stop { after, skin, at } => {
            let at = At::when(at.as_deref().unwrap_or_default(), now)?;
            let after = after.as_deref().map(|text| args::number(text, Invalid::Score)).transpose()?;
            let session = engine.session_to_stop(&at)?;
            let when = if at.by.is_some() { at.moment.wall.to_rfc3339() } else { String::new() };
            let stop = SessionStop { when, after, skin: skin.map(Into::into) };
            let stopped = engine.stop_session(session, &stop, now)?;
            out(&print::stopped(&stopped, words()))
        }
    }
}

fn diary(engine: &Engine, diary: &DiaryArguments, now: &Moment) -> Result<(), Failure> {
    let days = engine.diary_between(diary.from.as_deref(), diary.to.as_deref(), now)?;
    out(&if diary.json { print::json(&days) } else { print::diary(&days, words()) })
}

fn summary(engine: &Engine, summary: &SummaryArguments, folder: &Path, now: &Moment) -> Result<(), Failure> {
    let at = summary.as_of.as_deref().map_or_else(|| Ok(At::now(now)), |as_of| At::as_of(as_of, now))?;
    let page = engine.summary(summary.from.as_deref(), summary.to.as_deref(), &at)?;
    let paper = match summary.paper {
        PaperName::A4 => Paper::A4,
        PaperName::Letter => Paper::Letter,
    };
    let pdf =
        render(&page.summary, paper, words()).and_then(|document| document.pdf()).map_err(|_| Failure::no_page())?;
    write_pdf(&summary.out, &pdf, folder).map_err(|why| Failure::not_written(&why, &summary.out))?;
    out(&print::page_saved(&summary.out, words()))
}

/// Prints, and does not mind a reader that has heard enough, such as `head`.
fn out(text: &str) -> Result<(), Failure> {
    let mut output = std::io::stdout().lock();
    match writeln!(output, "{}", text.trim_end()).and_then(|()| output.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(Failure::not_shown()),
        _ => Ok(()),
    }
}
