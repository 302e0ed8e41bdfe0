//! When the doctor reminders would have asked by other numbers. Nothing of it is kept.

use respite_domain::Code;
use respite_domain::day::Area;
use respite_domain::episode::days_between;
use respite_domain::place::Place;
use respite_domain::same_place::{PlaceAnswer, SamePlaceRule};
use respite_domain::time::Moment;
use respite_domain::would_ask::{LASTING_DAYS, Thresholds, WouldAsk, would_ask};

use crate::session::whole;
use crate::shown::number;
use crate::view::{Coded, ThresholdsDraft, WouldAskOnce, WouldAskView};
use crate::{At, Engine, Result};

impl Engine {
    /// When they would have asked by these numbers, as the diary is now; by those in force where none are given.
    ///
    /// # Errors
    /// A number is off, or the disk does not answer.
    pub fn would_ask(&self, given: Option<&ThresholdsDraft>, now: &Moment) -> Result<WouldAskView> {
        let (at, gaps) = (At::now(now), self.store.gap_answers(None)?);
        let diary = self.diary_at(&at);
        let in_force = Thresholds { times: diary.settings()?.times_in_one_place.0, ..Thresholds::default() };
        let by = given.map_or(in_force, thresholds);
        by.check()?;
        let outlook = diary.whole_outlook()?;
        let said: Vec<PlaceAnswer> = self.store.place_answers(None)?.into_iter().map(|stored| stored.value).collect();
        let rule = SamePlaceRule { facts: &outlook.past.facts, gaps: &gaps, said: &said, ..SamePlaceRule::default() };
        let asks = |by| would_ask(&outlook.episodes, &rule, by);
        Ok(WouldAskView {
            now: now.wall.to_rfc3339(),
            in_force: draft(&in_force),
            lasting_days: [number(*LASTING_DAYS.start()), number(*LASTING_DAYS.end())],
            asked_again: by.asked_again().next().is_some(),
            often: u32::try_from(asks(&in_force).len()).unwrap_or(u32::MAX),
            asks: asks(&by).iter().map(once).collect(),
        })
    }
}

fn thresholds(given: &ThresholdsDraft) -> Thresholds {
    let days = |given: f64| whole(given).unwrap_or(-1);
    Thresholds { lasting: days(given.lasting), times: given.times.0, within: days(given.within) }
}

fn draft(by: &Thresholds) -> ThresholdsDraft {
    ThresholdsDraft { lasting: number(by.lasting).into(), times: Coded(by.times), within: number(by.within).into() }
}

fn once(ask: &WouldAsk) -> WouldAskOnce {
    let code = |place: Place| place.code().to_owned();
    WouldAskOnce {
        why: Coded(ask.why),
        on: ask.on.to_string(),
        place: match ask.area {
            Area::WholeBack => None,
            Area::At(place) => Some(code(place)),
        },
        start: ask.start.to_string(),
        last: ask.last.to_string(),
        days: i32::try_from(days_between(ask.start, ask.last) + 1).unwrap_or(i32::MAX),
        earlier_last: ask.earlier.map(|(_, last)| last.to_string()),
        earlier_place: ask.earlier_place.map(code),
    }
}
