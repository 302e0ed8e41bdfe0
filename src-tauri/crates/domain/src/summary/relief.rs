use super::{Tally, median};
use crate::session::{MOST_MINUTES, Session, Skin, Thermal};

/// Sessions with the pain before and after from which the page says how often it helped (peers 3, item 8). Fewer tell too
/// little.
pub const FEWEST_TO_TELL: usize = 3;

/// What came of heat, or of cold (S25). Never called a proof.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tried {
    /// Heat or cold.
    pub kind: Thermal,
    /// Sessions of the period that are over.
    pub times: usize,
    /// Sessions that eased the pain by 2 points or more at their end or half an hour later, of those with both scores.
    pub helped: Tally,
    /// Median pain before, of those with both scores.
    pub before: Option<f64>,
    /// Median pain after it, of the same sessions: the lower of the scores at the end and half an hour later.
    pub after: Option<f64>,
    /// Median length in minutes, as far as is known.
    pub minutes: Option<f64>,
    /// Sessions after which the skin was red, numb or blistered, of those of which the skin was said.
    pub skin_not_normal: Tally,
    /// Sessions outside the guide: told afterwards, or on longer than 20 minutes (S45, S51).
    pub outside_guide: usize,
}

impl Tried {
    /// Whether there is enough to say how often it helped.
    pub fn tells(&self) -> bool {
        self.helped.of >= FEWEST_TO_TELL
    }

    pub(super) fn of(kind: Thermal, sessions: &[&Session]) -> Tried {
        let all = || sessions.iter().copied().filter(|session| session.kind == kind);
        let scored = || {
            all().filter_map(|session| {
                let before = f64::from(session.before?.points());
                Some((before, before + f64::from(session.change()?)))
            })
        };
        Tried {
            kind,
            times: all().count(),
            helped: Tally::of(all().filter_map(Session::helped), |helped| helped),
            before: median(scored().map(|(before, _)| before)),
            after: median(scored().map(|(_, after)| after)),
            minutes: median(all().map(|session| session.lasted().as_seconds_f64() / 60.0)),
            skin_not_normal: Tally::of(all().filter_map(|session| session.skin), |skin| skin != Skin::Normal),
            outside_guide: all()
                .filter(|session| !session.guided || session.lasted().num_minutes() > MOST_MINUTES)
                .count(),
        }
    }
}
