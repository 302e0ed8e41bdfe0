//! `respite pack`: what the person has at home to put on the skin.

use clap::Subcommand;
use respite_domain::own_pack::PackKind;
use respite_domain::text::on_one_line;
use respite_domain::time::Moment;
use respite_domain::{Code, Invalid};
use respite_engine::Engine;
use respite_engine::view::{Coded, OwnPackDraft, OwnPackNamed, OwnPackView, SessionView};
use respite_l10n::Words;

use crate::failure::Failure;
use crate::typed::{number, one_of};

#[derive(Debug, Subcommand)]
pub(crate) enum PackCommand {
    Add {
        #[arg(value_parser = one_of::<PackKind>())]
        kind: PackKind,
        #[arg(long)]
        name: Option<String>,
        #[arg(long, value_name = "N", allow_hyphen_values = true)]
        most: Option<String>,
        #[arg(long)]
        read: bool,
    },
    Change {
        pack: String,
        #[arg(long, value_parser = one_of::<PackKind>())]
        kind: Option<PackKind>,
        #[arg(long)]
        name: Option<String>,
        #[arg(long, value_name = "N", allow_hyphen_values = true)]
        most: Option<String>,
        #[arg(long, conflicts_with = "most")]
        no_limit: bool,
        #[arg(long)]
        read: bool,
    },
    List,
    Remove {
        pack: String,
    },
}

/// Does it; answers what is printed.
pub(crate) fn act(engine: &mut Engine, command: PackCommand, now: &Moment, words: &Words) -> Result<String, Failure> {
    match command {
        PackCommand::Add { kind, name, most, read } => {
            let (name, most) = (name.unwrap_or_default(), minutes(most.as_deref())?);
            let id = engine.save_own_pack(None, &OwnPackDraft { kind: Coded(kind), name, most, read }, now)?.id;
            Ok(words.msg_own_pack_terminal_saved(line_of(id, engine, words)?))
        }
        PackCommand::Change { pack, kind, name, most, no_limit, read } => {
            let id = engine.own_pack_called(&pack)?;
            let known = engine.own_packs()?.into_iter().find(|own| own.id == id).ok_or(Invalid::NotFound)?;
            let draft = OwnPackDraft {
                kind: kind.map_or(known.kind, Coded),
                name: name.unwrap_or(known.name),
                most: minutes(most.as_deref())?.or(known.most.filter(|_| !no_limit).map(f64::from)),
                read: read || known.read_at.is_some(),
            };
            engine.save_own_pack(Some(id), &draft, now)?;
            Ok(words.msg_own_pack_terminal_saved(line_of(id, engine, words)?))
        }
        PackCommand::List => {
            let lines: Vec<String> = engine.own_packs()?.iter().map(|own| line(own, words)).collect();
            Ok(if lines.is_empty() { words.msg_own_pack_none() } else { lines.join("\n") })
        }
        PackCommand::Remove { pack } => {
            let id = engine.own_pack_called(&pack)?;
            engine.set_own_pack_deleted(id, true, now)?;
            Ok(words.msg_own_pack_terminal_deleted(on_one_line(&pack)))
        }
    }
}

/// What it is called, and that it is off the list.
pub(crate) fn name(own: &OwnPackNamed, words: &Words) -> String {
    let name = called(&own.name, own.kind.0, words);
    if own.listed { name } else { words.msg_own_pack_off_list(name) }
}

/// The packs on the list whose maker allows less than a start that names none of them: nobody knows here which one went on.
pub(crate) fn shorter(started: &SessionView, engine: &Engine, words: &Words) -> Vec<String> {
    let own = engine.own_packs().unwrap_or_default();
    let may_be_it = |own: &&OwnPackView| own.timed && own.thermal == started.kind && own.longest < started.minutes;
    let line =
        |own: &OwnPackView| words.msg_own_pack_terminal_shorter(called(&own.name, own.kind.0, words), own.longest);
    own.iter().filter(may_be_it).map(line).collect()
}

fn minutes(most: Option<&str>) -> Result<Option<f64>, Invalid> {
    most.map(|text| number(text, Invalid::MakersMinutes)).transpose()
}

fn line_of(id: i32, engine: &Engine, words: &Words) -> Result<String, Failure> {
    Ok(engine.own_packs()?.iter().find(|own| own.id == id).map(|own| line(own, words)).unwrap_or_default())
}

fn line(own: &OwnPackView, words: &Words) -> String {
    let kind = (!own.name.is_empty()).then(|| words.named("own-pack-kind", own.kind.0.code()));
    let most = own.most.map(|most| words.msg_own_pack_allows(most));
    let read = own.read_at.is_some().then(|| words.msg_own_pack_is_read());
    let untimed = (!own.timed).then(|| words.msg_own_pack_not_timed());
    let more = [kind, most, read, untimed].into_iter().flatten();
    words.facts(std::iter::once(called(&own.name, own.kind.0, words)).chain(more))
}

fn called(name: &str, kind: PackKind, words: &Words) -> String {
    if name.is_empty() { words.named("own-pack-kind", kind.code()) } else { on_one_line(name) }
}
