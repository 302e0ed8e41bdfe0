//! `respite pack`: what the person has at home to put on the skin.

use clap::Subcommand;
use respite_domain::own_pack::PackKind;
use respite_domain::text::on_one_line;
use respite_domain::time::Moment;
use respite_domain::{Code, Invalid};
use respite_engine::Engine;
use respite_engine::view::{Coded, OwnPackDraft, OwnPackNamed, OwnPackView};
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
    List,
    Remove {
        pack: String,
    },
}

/// Does it; answers what is printed.
pub(crate) fn act(engine: &mut Engine, command: PackCommand, now: &Moment, words: &Words) -> Result<String, Failure> {
    match command {
        PackCommand::Add { kind, name, most, read } => {
            let draft = OwnPackDraft {
                kind: Coded(kind),
                name: name.unwrap_or_default(),
                most: most.as_deref().map(|text| number(text, Invalid::MakersMinutes)).transpose()?,
                read,
            };
            let id = engine.save_own_pack(None, &draft, now)?.id;
            let packs = engine.own_packs()?;
            let saved = packs.iter().find(|own| own.id == id).map(|own| line(own, words));
            Ok(words.msg_own_pack_terminal_saved(saved.unwrap_or_default()))
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

/// What it is called.
pub(crate) fn name(own: &OwnPackNamed, words: &Words) -> String {
    called(&own.name, own.kind.0, words)
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
