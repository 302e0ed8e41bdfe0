use super::Tally;
use crate::session::{MOST_MINUTES, Session, Skin, Thermal};

/// How heat, or cold, was used (S45, S49–S52). Whether it helped stands in the table of all that was tried.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Packs {
    /// Heat or cold.
    pub kind: Thermal,
    /// Sessions of the period that are over.
    pub times: usize,
    /// Sessions after which the skin was red, numb or blistered, of those of which the skin was said.
    pub skin_not_normal: Tally,
    /// Sessions outside the guide: told afterwards, or on longer than 20 minutes (S45, S51).
    pub outside_guide: usize,
}

impl Packs {
    pub(super) fn of(kind: Thermal, sessions: &[Session]) -> Packs {
        let all = || sessions.iter().filter(|session| session.kind == kind);
        Packs {
            kind,
            times: all().count(),
            skin_not_normal: Tally::of(all().filter_map(|session| session.skin), |skin| skin != Skin::Normal),
            outside_guide: all()
                .filter(|session| !session.guided || session.lasted().num_minutes() > MOST_MINUTES)
                .count(),
        }
    }
}
