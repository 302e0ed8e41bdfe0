use crate::Code;
use crate::own_pack::{PackKind, StoredOwnPack};
use crate::session::{Breach, Session, Skin, Thermal};
use crate::statistic::Tally;

/// How heat, or cold, was used (S45, S49–S52). Whether it helped stands in the table of all that was tried.
#[derive(Debug, Clone, PartialEq)]
pub struct Packs {
    /// Heat or cold.
    pub kind: Thermal,
    /// Sessions of the period that are over.
    pub times: usize,
    /// What it was with, where the person said so, each once.
    pub with: Vec<PackKind>,
    /// Sessions after which the skin was red, numb or blistered, of those of which the skin was said.
    pub skin_not_normal: Tally,
    /// Sessions outside the guide: told afterwards, or in a breach of it.
    pub outside_guide: usize,
    /// Whether any of these broke the guide in nothing that is known, and was told afterwards.
    pub told: bool,
    /// In what the others [broke the guide](crate::session::breaches), each once.
    pub breaches: Vec<Breach>,
}

impl Packs {
    /// `breaches` are those of the sessions, in their order.
    pub(super) fn of(
        kind: Thermal,
        sessions: &[Session],
        breaches: &[Option<Breach>],
        own_packs: &[StoredOwnPack],
    ) -> Packs {
        let all = || sessions.iter().zip(breaches).filter(|(session, _)| session.kind == kind);
        let outside = || all().filter(|(session, breach)| !session.guided || breach.is_some());
        let was_with = |with: PackKind| {
            let it_was = |own: &&StoredOwnPack| own.pack.kind == with && with.thermal() == kind;
            own_packs.iter().filter(it_was).any(|own| all().any(|(session, _)| session.own_pack == Some(own.id)))
        };
        Packs {
            kind,
            times: all().count(),
            with: PackKind::all().filter(|with| was_with(*with)).collect(),
            skin_not_normal: Tally::of(all().filter_map(|(session, _)| session.skin), |skin| skin != Skin::Normal),
            outside_guide: outside().count(),
            told: outside().any(|(_, breach)| breach.is_none()),
            breaches: Breach::all().filter(|breach| outside().any(|(_, found)| *found == Some(*breach))).collect(),
        }
    }
}
