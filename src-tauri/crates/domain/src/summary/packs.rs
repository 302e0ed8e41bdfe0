use crate::session::{Session, Skin, Thermal};
use crate::statistic::Tally;

/// How heat, or cold, was used (S45, S49–S52). Whether it helped stands in the table of all that was tried.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Packs {
    /// Heat or cold.
    pub kind: Thermal,
    /// Sessions of the period that are over.
    pub times: usize,
    /// Sessions after which the skin was red, numb or blistered, of those of which the skin was said.
    pub skin_not_normal: Tally,
    /// Sessions outside the guide: told afterwards, on longer than their limit (S45, S51), or on skin that was not free.
    pub outside_guide: usize,
}

impl Packs {
    /// `sessions` are `guided` where they were timed and nothing in them [broke the guide](crate::session::breaches).
    pub(super) fn of(kind: Thermal, sessions: &[Session]) -> Packs {
        let all = || sessions.iter().filter(|session| session.kind == kind);
        Packs {
            kind,
            times: all().count(),
            skin_not_normal: Tally::of(all().filter_map(|session| session.skin), |skin| skin != Skin::Normal),
            outside_guide: all().filter(|session| !session.guided).count(),
        }
    }
}
