//! When the doctor reminders would have asked by other numbers (8.4, 8.5): for the curious, and for a doctor who looks on. It goes by the
//! diary as it is now, and nothing of it is kept.

use std::cmp::Reverse;
use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate};

use crate::Invalid;
use crate::day::Area;
use crate::episode::{Episode, days_between};
use crate::place::Place;
use crate::reminder::{MILESTONES, TWO_WEEKS};
use crate::same_place::{SAME_PLACE_WITHIN_DAYS, SamePlaceRule, TimesInOnePlace};

/// Days that an episode may last before it is asked about.
pub const LASTING_DAYS: RangeInclusive<i64> = 3..=84;
/// Days within which one may come back.
pub const WITHIN_DAYS: RangeInclusive<i64> = 30..=730;

/// The numbers that the two rules go by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// Days from an episode's first to its last day.
    pub lasting: i64,
    /// How many episodes in one place it takes.
    pub times: TimesInOnePlace,
    /// How many days may lie between two of them.
    pub within: i64,
}

impl Default for Thresholds {
    fn default() -> Self {
        Thresholds { lasting: TWO_WEEKS, times: TimesInOnePlace::default(), within: SAME_PLACE_WITHIN_DAYS }
    }
}

impl Thresholds {
    /// Whether they can be asked for.
    ///
    /// # Errors
    /// [`Invalid::Lasting`] outside [`LASTING_DAYS`], [`Invalid::Within`] outside [`WITHIN_DAYS`].
    pub fn check(&self) -> Result<(), Invalid> {
        if !LASTING_DAYS.contains(&self.lasting) {
            return Err(Invalid::Lasting);
        }
        WITHIN_DAYS.contains(&self.within).then_some(()).ok_or(Invalid::Within)
    }

    /// The days on which one that lasts on is asked about again: the later milestones. The first of them is the number chosen here.
    pub fn asked_again(&self) -> impl Iterator<Item = i64> + use<> {
        let first = self.lasting.max(TWO_WEEKS);
        MILESTONES.into_iter().map(|(_, later)| later).filter(move |later| *later > first)
    }
}

codes! {
    /// Which of the two rules would have asked.
    pub enum WouldAskFor {
        /// The spasm lasted.
        Lasting = "lasting",
        /// It came back in the same place.
        SamePlace = "same-place",
    }
}

/// One time that it would have asked, with its arithmetic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WouldAsk {
    /// Which rule.
    pub why: WouldAskFor,
    /// The first day on which it would have been true.
    pub on: NaiveDate,
    /// Where; the whole back where it lasted.
    pub area: Area,
    /// First day of the episode that it is about.
    pub start: NaiveDate,
    /// Its last day so far.
    pub last: NaiveDate,
    /// The earlier episode, first and last day, where it came back.
    pub earlier: Option<(NaiveDate, NaiveDate)>,
    /// Where that was, when it was in the place beside.
    pub earlier_place: Option<Place>,
}

/// All times that the rules would have asked, the latest first: one that lasts on is asked about again at the later milestones. `episodes`
/// are those of [`crate::episode::all_episodes`]; of `rule` the numbers are taken from `by`.
pub fn would_ask(episodes: &[Episode], rule: &SamePlaceRule<'_>, by: &Thresholds) -> Vec<WouldAsk> {
    let rule = SamePlaceRule { times: by.times, within: by.within, ..*rule };
    let mut asks = Vec::new();
    for episode in episodes {
        match episode.area {
            Area::WholeBack => asks.extend(lasted(episode, by)),
            Area::At(_) => asks.extend(rule.came_back(episodes, episode).map(|again| WouldAsk {
                why: WouldAskFor::SamePlace,
                on: episode.start,
                area: episode.area,
                start: episode.start,
                last: episode.last,
                earlier: Some((again.earlier.start, again.earlier.last)),
                earlier_place: again.earlier_place(),
            })),
        }
    }
    asks.sort_by_key(|ask| Reverse(ask.on));
    asks
}

fn lasted<'e>(episode: &'e Episode, by: &Thresholds) -> impl Iterator<Item = WouldAsk> + use<'e> {
    let reached = move |days: &i64| days_between(episode.start, episode.last) >= *days;
    std::iter::once(by.lasting).chain(by.asked_again()).filter(reached).map(|days| WouldAsk {
        why: WouldAskFor::Lasting,
        on: episode.start + Days::new(days.unsigned_abs()),
        area: episode.area,
        start: episode.start,
        last: episode.last,
        earlier: None,
        earlier_place: None,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;
    use crate::Code;
    use crate::day::{DayFact, DayState};
    use crate::episode::{EpisodeState, all_episodes};
    use crate::place::Places;
    use crate::reminder::{ReminderKind, reminders};

    fn day(number: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2024, 1, 1).unwrap() + Days::new(number)
    }

    /// Runs of days of one kind: spasms in a place, clear days, days without an entry; now and then a declared onset.
    fn facts() -> impl Strategy<Value = Vec<DayFact>> {
        let run = (0..5_usize, 1..40_u64, prop::option::weighted(0.1, 1..30_u64));
        prop::collection::vec(run, 1..14).prop_map(|runs| {
            let (mut facts, mut next) = (Vec::new(), 0);
            for (kind, days, before) in runs {
                let places = [Some("low-back-left"), Some("low-back-centre"), Some("neck-left"), None, None][kind];
                for number in next..next + days {
                    let onset =
                        before.filter(|_| places.is_some() && number == next).map(|days| day(number) - Days::new(days));
                    let state = if places.is_some() { DayState::Affected } else { DayState::Clear };
                    let places = places.iter().map(|code| Place::from_code(code).unwrap()).collect::<Places>();
                    if kind != 4 {
                        facts.push(DayFact { day: day(number), state, places, onset });
                    }
                }
                next += days;
            }
            facts
        })
    }

    fn rule(facts: &[DayFact]) -> SamePlaceRule<'_> {
        SamePlaceRule { facts, ..SamePlaceRule::default() }
    }

    fn asks(facts: &[DayFact], by: &Thresholds) -> Vec<WouldAsk> {
        let today = facts.last().map_or(day(0), |fact| fact.day);
        would_ask(&all_episodes(facts, &[], today), &rule(facts), by)
    }

    proptest! {
        /// By the numbers that are in force it says what the real rules say, on each day of the diary.
        #[test]
        fn by_the_numbers_in_force_it_says_what_the_rules_say(facts in facts(), step in 1..20_usize, three in any::<bool>()) {
            let times = if three { TimesInOnePlace::Three } else { TimesInOnePlace::Two };
            let by = Thresholds { times, ..Thresholds::default() };
            for seen in (1..=facts.len()).step_by(step) {
                let facts = &facts[..seen];
                let today = facts[seen - 1].day;
                let episodes = all_episodes(facts, &[], today);
                let real = reminders(&episodes, &SamePlaceRule { times, ..rule(facts) }, &[], today);
                let mut real: Vec<_> = real
                    .iter()
                    .map(|real| {
                        let lasts = real.kind != ReminderKind::SamePlace;
                        (lasts, real.area, real.since, real.start, real.last, real.earlier, real.earlier_place)
                    })
                    .collect();
                let would = would_ask(&episodes, &rule(facts), &by);
                // What the real ones are about: the latest milestone of the episode that goes on, and of each place what came back last,
                // within a year.
                let is_in_force = |ask: &WouldAsk| {
                    let of_the_same = || would.iter().filter(|other| (other.why, other.area) == (ask.why, ask.area));
                    match ask.why {
                        WouldAskFor::Lasting => {
                            let latest = episodes.iter().rfind(|episode| episode.area == ask.area);
                            let is_later = |other: &WouldAsk| other.start == ask.start && other.on > ask.on;
                            latest.is_some_and(|one| one.start == ask.start && one.state == EpisodeState::Open)
                                && !of_the_same().any(is_later)
                        }
                        WouldAskFor::SamePlace => {
                            days_between(ask.start, today) <= 365 && !of_the_same().any(|other| other.start > ask.start)
                        }
                    }
                };
                let mut would: Vec<_> = would
                    .iter()
                    .filter(|ask| is_in_force(ask))
                    .map(|ask| {
                        let lasts = ask.why == WouldAskFor::Lasting;
                        (lasts, ask.area, ask.on, ask.start, ask.last, ask.earlier, ask.earlier_place)
                    })
                    .collect();
                real.sort();
                would.sort();
                prop_assert_eq!(would, real);
            }
        }

        /// Who asks for less is not asked less often.
        #[test]
        fn a_laxer_number_never_asks_more_often(facts in facts(), lasting in 3..84_i64, within in 30..730_i64) {
            let by = Thresholds { lasting, within, times: TimesInOnePlace::Two };
            let all = asks(&facts, &by);
            let is_among = |ask: &WouldAsk| all.iter().any(|other| (other.why, other.area, other.start) == (ask.why, ask.area, ask.start));
            for laxer in [
                Thresholds { lasting: lasting + 1, ..by },
                Thresholds { within: within - 1, ..by },
                Thresholds { times: TimesInOnePlace::Three, ..by },
            ] {
                let fewer = asks(&facts, &laxer);
                prop_assert!(fewer.len() <= all.len() && fewer.iter().all(is_among));
            }
        }
    }

    #[test]
    fn it_is_asked_on_the_day_on_which_it_became_true() {
        let spasm = |from: u64, to: u64, state: DayState| {
            let places = Places::from_iter([Place::from_code("neck-left").unwrap()]);
            let places = if state == DayState::Affected { places } else { Places::NONE };
            (from..=to).map(move |number| DayFact { day: day(number), state, places, onset: None })
        };
        let (affected, clear) = (DayState::Affected, DayState::Clear);
        let facts: Vec<DayFact> =
            spasm(0, 10, affected).chain(spasm(11, 20, clear)).chain(spasm(21, 40, affected)).collect();
        let days = |by: Thresholds| -> Vec<_> {
            asks(&facts, &by).iter().map(|ask| (ask.why.code(), days_between(day(0), ask.on))).collect()
        };
        assert_eq!(days(Thresholds::default()), [("lasting", 35), ("same-place", 21)]);
        let sooner = Thresholds { lasting: 7, ..Thresholds::default() };
        assert_eq!(days(sooner), [("lasting", 28), ("same-place", 21), ("lasting", 7)]);
        let three = Thresholds { lasting: 28, times: TimesInOnePlace::Three, ..Thresholds::default() };
        assert_eq!(days(three), []);
    }

    #[test]
    fn one_that_lasts_on_is_asked_about_at_each_milestone() {
        let affected = |number| DayFact {
            day: day(number),
            state: DayState::Affected,
            places: [Place::from_code("neck-left").unwrap()].into_iter().collect(),
            onset: None,
        };
        let facts: Vec<DayFact> = (0..90).map(affected).collect();
        for (lasting, expect) in
            [(14, vec![84, 28, 14]), (3, vec![84, 28, 3]), (28, vec![84, 28]), (40, vec![84, 40]), (84, vec![84])]
        {
            let by = Thresholds { lasting, ..Thresholds::default() };
            let on: Vec<i64> = asks(&facts, &by).iter().map(|ask| days_between(day(0), ask.on)).collect();
            assert_eq!(on, expect, "{lasting} days");
        }
    }

    #[test]
    fn what_can_not_be_asked_for_is_refused() {
        let check = |lasting, within| Thresholds { lasting, within, ..Thresholds::default() }.check();
        assert_eq!([check(3, 30), check(84, 730)], [Ok(()), Ok(())]);
        assert_eq!([check(2, 365), check(85, 365), check(-1, 365)], [const { Err(Invalid::Lasting) }; 3]);
        assert_eq!([check(14, 29), check(14, 731)], [const { Err(Invalid::Within) }; 2]);
    }
}
