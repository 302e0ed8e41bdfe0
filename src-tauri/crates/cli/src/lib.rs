//! `respite`: the same engine from a terminal, for shortcuts, scripts and backups.
//!
//! Exit status: 0 done, 2 the words or a value are off, 3 a safety rule refused, 4 the data file or the output is the trouble,
//! 130 stopped by Ctrl C.
//! What went wrong is one line on standard error, and nothing is half done.

mod answered;
mod args;
mod backup;
mod backup_key;
mod ctrl_c;
mod dose;
mod entry;
mod exercise;
mod export;
mod failure;
mod import;
mod learn;
mod moving;
mod own_pack;
mod plan;
mod print;
mod put;
mod relief;
mod salvage;
mod signs;
mod stop;
mod summary;
mod typed;
mod visit;
mod when;

use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

use respite_clock::Clock;
use respite_domain::Invalid;
use respite_domain::session::{OffSaid, Skin, Thermal};
use respite_domain::text::{harmless, on_one_line};
use respite_domain::time::Moment;
use respite_engine::view::{Coded, PhaseView, SessionStart, SessionStop, SessionTold};
use respite_engine::{Asked, At, Engine, EngineError, WindowLock, data_folder};
use respite_l10n::{Language, Words};
use respite_wording::{off, searched_name, unknown_zone, unreadable};

use args::{Arguments, Command, DiaryArguments, SessionCommand, Wanted};
use failure::Failure;

/// As a shell tells of a program that SIGPIPE ended: 128 and the number of the signal.
const PIPE_CLOSED: u8 = 128 + 13;

/// The most that one search tells.
const MOST_FOUND: u32 = 50;

/// Does what was typed, and tells how it went.
pub fn main() -> ExitCode {
    let words = &Language::of_this_person().words();
    let arguments = match Arguments::typed(words) {
        Ok(arguments) => arguments,
        Err(error) if error.use_stderr() => {
            // A slip beside it keeps nothing from being said.
            let typed: Vec<String> = std::env::args_os().map(|word| word.to_string_lossy().into_owned()).collect();
            signs::ticked_among(&typed, words).iter().for_each(|line| say(line));
            tell(&off(&error, words));
            return ExitCode::from(2);
        }
        // Help, and the version.
        Err(error) => return print(&error.to_string(), false, words),
    };
    if let Some(zone) = respite_clock::unknown_zone() {
        tell(&unknown_zone(&zone, &Clock::system().now(), words));
    }
    match run(arguments, words) {
        Ok((text, done)) => print(&text, done, words),
        Err(failure) => failed(&failure, words),
    }
}

/// All that can be typed, with its help in these words.
pub fn command(words: &Words) -> clap::Command {
    Arguments::in_words(words)
}

fn failed(failure: &Failure, words: &Words) -> ExitCode {
    tell(&failure.line(words));
    failure.status()
}

/// Does what was asked; answers what is to be printed, and whether anything was written.
fn run(arguments: Arguments, words: &Words) -> Result<(String, bool), Failure> {
    let now = Clock::system().now();
    let command = match arguments.command {
        Wanted::OfDiary(command) => *command,
        Wanted::Learn(arguments) => return Ok((learn::learn(&arguments, words), false)),
        Wanted::OfBackups(command) => {
            let folder = data_folder(arguments.data_dir).ok_or(Failure::NoHome)?;
            return Ok((backup::act(&command, &folder, &now, words)?, command.writes()));
        }
    };
    let (looks, is_json) = (command.only_looks(), command.answers_json());
    if let Command::Signs(signs) = &command {
        signs::say_first(signs, words).iter().for_each(|line| say(line));
    }
    let opened = data_folder(arguments.data_dir).ok_or(Failure::NoHome).and_then(|folder| {
        // What is damaged is never written to.
        let engine = if looks { Engine::open_to_read(&folder) } else { Engine::open(&folder, Asked::WhetherSound) };
        let engine = engine.map_err(|error| Failure::from(error).offering_a_backup(&folder))?;
        Ok((engine, folder))
    });
    let (mut engine, folder) = opened?;
    words.tell_by_twelve_hours(engine.conventions().is_ok_and(|written| written.twelve_hours));
    let now = engine.moment(now);
    if let Command::Signs(signs) = &command {
        signs::say_more(signs, &engine, &now, words).iter().for_each(|line| say(line));
    }
    // Whoever only looks is told by what they look at, as far as that is about it.
    if !looks && !matches!(command, Command::Signs(_)) {
        signs::emergency_first(&engine, words).iter().for_each(|line| if is_json { tell(line) } else { say(line) });
    }
    let before = engine.writes();
    let writes_a_file = matches!(command, Command::Summary(_) | Command::Export(_));
    let done = act(&mut engine, command, &folder, &now, words).map_err(|failure| failure.naming_the_file(&engine));
    // Whatever was told may speak against a pack that lies on the skin.
    let has_told = engine.writes() != before;
    // A clock that was set right is worth keeping, whatever came of the command.
    if has_told || !looks && engine.was_set(&now) {
        engine.keep_clocks(&now);
    }
    let to_come_off = if has_told && done.is_ok() { to_come_off(&engine, &now, words) } else { Vec::new() };
    let done = done.map(|done| {
        if is_json {
            to_come_off.iter().for_each(|line| tell(line));
            return done;
        }
        std::iter::once(done).chain(to_come_off).collect::<Vec<_>>().join("\n")
    });
    if let Some(line) = unreadable(engine.unreadable(), words) {
        tell(&line);
    }
    Ok((done?, writes_a_file || has_told))
}

fn act(engine: &mut Engine, command: Command, folder: &Path, now: &Moment, words: &Words) -> Result<String, Failure> {
    match command {
        Command::Log(log) => entry::log(engine, *log, now, words),
        Command::Session(session) => self::session(engine, session, folder, now, words),
        Command::Relief(given) => relief::relief(engine, given, now, words),
        Command::Plan(given) => plan::act(engine, given, now, words),
        Command::Pack(pack) => own_pack::act(engine, pack, now, words),
        Command::Exercise(given) => exercise::act(engine, &given, folder, now, words),
        Command::Rest(given) => moving::rest(engine, &given, now, words),
        Command::Walk(given) => moving::walk(engine, &given, now, words),
        Command::Status { as_of, json } => {
            let at = as_of.map_or_else(|| Ok(At::now(now)), |as_of| At::as_of(&as_of, now))?;
            let status = engine.status(&at)?;
            if json {
                return Ok(print::json(&status));
            }
            let off = print::better_off(&engine.packs_better_off(&at)?, words);
            let lines =
                off.into_iter().chain([print::status(&status, words), dose::open(engine, &at, &status, words)?]);
            Ok(lines.collect::<Vec<_>>().join("\n"))
        }
        Command::Diary(diary) => self::diary(engine, &diary, now, words),
        Command::Search { words: typed, json } => {
            let search = engine.search(&typed.join(" "), MOST_FOUND, &searched_name(words), now)?;
            Ok(if json { print::json(&search) } else { print::search(&search, words) })
        }
        Command::Signs(signs) => signs::answer(engine, signs, now, words),
        Command::Visit(visit) => visit::act(engine, visit, now, words),
        Command::Dose(arguments) => dose::dose(engine, arguments, now, words),
        Command::Product(arguments) => dose::product(engine, arguments, now, words),
        Command::Summary(given) => summary::summary(engine, &given, folder, now, words),
        Command::Export(arguments) => export::export(engine, &arguments, now, words),
        Command::Import(arguments) => import::import(engine, &arguments, now, words),
        Command::Person { name, born, fits, fits_not } => {
            // What can be refused comes first.
            if name.is_some() || born.is_some() {
                engine.set_person(name.as_deref(), born.as_deref(), now)?;
            }
            if !fits.is_empty() || !fits_not.is_empty() {
                engine.change_medicine_flags(&fits, &fits_not, now)?;
            }
            person(engine, now, words)
        }
        Command::Erase { yes } => erase(engine, yes, now, words),
    }
}

/// What the diary knows of the person.
fn person(engine: &Engine, now: &Moment, words: &Words) -> Result<String, Failure> {
    let person = engine.person()?;
    let nothing = || words.msg_terminal_person_nothing();
    let name = if person.name.is_empty() { nothing() } else { on_one_line(&person.name) };
    let born = person.born.map_or_else(nothing, |day| words.date_long(day));
    let (ticked, elsewhere) = engine.known_of_person(now)?;
    let told = words.phrases(ticked.iter().chain(&elsewhere).map(|code| words.named("medicine-flag", code)));
    let labels = (!told.is_empty()).then(|| words.msg_terminal_person_labels(told));
    Ok(std::iter::once(words.msg_terminal_person(name, born)).chain(labels).collect::<Vec<_>>().join("\n"))
}

/// Tells how much is deleted; erases it only once that was said.
fn erase(engine: &mut Engine, yes: bool, now: &Moment, words: &Words) -> Result<String, Failure> {
    let rows = engine.deleted_rows()?;
    if rows == 0 {
        return Ok(words.msg_terminal_erase_nothing());
    }
    if !yes {
        return Err(Failure::NotSure { rows });
    }
    Ok(words.msg_terminal_erased(engine.erase_deleted(now)?))
}

fn session(
    engine: &mut Engine,
    session: SessionCommand,
    folder: &Path,
    now: &Moment,
    words: &Words,
) -> Result<String, Failure> {
    match session {
        SessionCommand::Start { kind, place, minutes, pack_allows, pack, before, at, yes } => {
            let at = At::when(at.as_deref().unwrap_or_default(), now)?;
            let off = Invalid::Minutes {
                least: respite_domain::session::FEWEST_MINUTES,
                most: respite_domain::session::MOST_MINUTES,
            };
            let mut start = SessionStart {
                when: String::new(),
                kind: Coded(kind),
                places: place,
                minutes: minutes.as_deref().map(|text| typed::number(text, off.clone())).transpose()?,
                allowed: pack_allows.as_deref().map(|text| typed::number(text, off)).transpose()?,
                own_pack: pack.as_deref().map(|name| engine.own_pack_called(name)).transpose()?,
                before: before.as_deref().map(|text| typed::number(text, Invalid::Score)).transpose()?,
                confirmed: Vec::new(),
            };
            // A pack that is told and is still on is asked about as of now too.
            let mut asked = engine.asked_before_start(&start, &at)?;
            asked.extend(engine.asked_before_start(&start, &At::now(now))?);
            start.confirmed = asked.into_iter().filter(|ask| yes.answers(ask.about.0)).map(|ask| ask.key).collect();
            let sheet = engine.safety_lines_due(&at, now)?;
            let started = engine.start_session_at(&start, &at, now)?;
            if sheet {
                tell(&print::safety_sheet(words));
                // Where that can't be kept they are said again.
                engine.safety_lines_said(now).ok();
            }
            if start.own_pack.is_none() {
                own_pack::shorter(&started, engine, words).iter().for_each(|line| tell(line));
            }
            respite_wording::pad(kind, words).iter().for_each(|line| tell(line));
            say_of_much_heat(kind, engine, now, words);
            // Of one told of the past the time may be up already.
            if started.phase == PhaseView::Running && !WindowLock::is_held(folder) {
                tell(&words.msg_terminal_nobody_calls());
            }
            Ok(print::started(&started, words))
        }
        SessionCommand::Healed { place, fever, mistake } => {
            let said = if mistake {
                engine.set_skin_mistaken(&[engine.last_skin_told(&place)?], true, now)?;
                words.msg_before_start_held_mistake_said()
            } else if fever {
                engine.fever_has_passed(now)?;
                words.msg_before_start_held_fever_passed_said()
            } else {
                engine.skin_looks_normal(&place, now)?;
                words.msg_before_start_held_normal_said()
            };
            Ok(said)
        }
        SessionCommand::Stop { mistake: true, place, .. } => {
            Ok(print::still_on(&engine.last_pack_is_still_on(&place, now)?, words))
        }
        SessionCommand::Stop { after, skin, place, at, not_known, .. } => {
            let after = after.as_deref().map(|text| typed::number(text, Invalid::Score)).transpose()?;
            say_of_skin(skin, words);
            let stop = SessionStop { when: at.unwrap_or_default(), after, skin: skin.map(Coded) };
            let said = if not_known { OffSaid::SinceUnknown } else { OffSaid::Pressed };
            let stopped = engine.stop_open_session(&stop, said, &place, now);
            let asks_when = |why: &Invalid| matches!(why, Invalid::SayWhen { .. } | Invalid::EndBeforeStart);
            if matches!(&stopped, Err(EngineError::Invalid { why, .. }) if asks_when(why)) {
                // It was kept.
                skin.and_then(|skin| print::held(skin, words)).iter().for_each(|held| say(held));
            }
            Ok(print::stopped(&stopped?, words))
        }
        SessionCommand::Was { pack, place, .. } => {
            let own = pack.as_deref().map(|name| engine.own_pack_called(name)).transpose()?;
            Ok(print::told(&engine.last_pack_was(own, &place, now)?, words))
        }
        SessionCommand::Told { kind, pack, place, from, to, before, after, skin } => {
            let points = |given: Option<String>| given.map(|text| typed::number(&text, Invalid::Score)).transpose();
            say_of_skin(skin, words);
            let told = SessionTold {
                kind: Coded(kind),
                own_pack: pack.as_deref().map(|name| engine.own_pack_called(name)).transpose()?,
                places: place,
                started: from,
                ended: to,
                before: points(before)?,
                after: points(after)?,
                skin: skin.map(Coded),
            };
            let recorded = engine.record_session(&told, now)?;
            say_of_much_heat(kind, engine, now, words);
            Ok(print::told(&recorded, words))
        }
    }
}

/// What to look for is said with each heat of who uses it on most days: with a wrap too, which is only ever told.
fn say_of_much_heat(kind: Thermal, engine: &Engine, now: &Moment, words: &Words) {
    if kind == Thermal::Heat && engine.heat_on_most_days(&At::now(now)).unwrap_or_default() {
        tell(&words.msg_before_start_heat_often());
    }
}

/// Which packs are to come off by what is known now. Where that can't be read, what was done is said all the same.
fn to_come_off(engine: &Engine, now: &Moment, words: &Words) -> Vec<String> {
    let packs = engine.packs_to_come_off(&At::now(now)).unwrap_or_default();
    let up = packs.iter().filter(|pack| pack.phase == PhaseView::Unconfirmed);
    let up = up.map(|pack| print::time_is_up(pack.kind.0, &pack.places, &pack.ends_at, words));
    print::better_off(&packs, words).into_iter().chain(up).collect()
}

/// What to do about skin that does not look right is said first, whatever the disk does.
fn say_of_skin(skin: Option<Skin>, words: &Words) {
    if let Some(advice) = skin.and_then(|skin| print::skin_advice(skin, words)) {
        say(&advice);
    }
}

fn diary(engine: &Engine, diary: &DiaryArguments, now: &Moment, words: &Words) -> Result<String, Failure> {
    let days = engine.diary_between(diary.from.as_deref(), diary.to.as_deref(), now)?;
    Ok(if diary.json { print::json(&days) } else { print::diary(&days, words) })
}

/// Prints what there is to say. `done`: whether something was written that stays written.
///
/// A reader that has heard enough, such as `head`, is left in peace: the status is that of a program which its closed pipe ended.
fn print(text: &str, done: bool, words: &Words) -> ExitCode {
    let mut out = std::io::stdout();
    let printed = writeln!(out, "{}", harmless(text.trim_end())).and_then(|()| out.flush());
    match printed {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::from(PIPE_CLOSED),
        Err(_) => failed(&Failure::NotPrinted { done }, words),
    }
}

/// Says at once what can't wait for the end, on whichever of the two ways out is open.
pub(crate) fn say(text: &str) {
    let mut out = std::io::stdout();
    if writeln!(out, "{}", harmless(text)).and_then(|()| out.flush()).is_err() || goes_nowhere() {
        tell(text);
    }
}

/// Whether nobody reads the output. Where it is closed, Rust opens the null device in its place.
#[cfg(unix)]
fn goes_nowhere() -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &str| std::fs::metadata(path).ok().map(|file| file.rdev());
    device("/dev/stdout").is_none_or(|out| Some(out) == device("/dev/null"))
}

#[cfg(not(unix))]
fn goes_nowhere() -> bool {
    false
}

/// Says something beside the output. Nobody can be told where even this does not go.
fn tell(text: &str) {
    _ = writeln!(std::io::stderr(), "{}", harmless(text));
}
