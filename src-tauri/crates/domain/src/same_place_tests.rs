#![allow(clippy::unwrap_used)]
use chrono::Days;
use proptest::prelude::*;

use super::*;
use crate::Code;
use crate::day::DayState;
use crate::episode::{StillHadIt, all_episodes};
use crate::place::Places;

fn day(number: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(number - 1)
}

fn place(code: &str) -> Place {
    Place::from_code(code).unwrap()
}

/// Days from day 1: a letter for the place of a spasm, `B` for a spasm in left and centre, `-` for a clear day, a dot for none.
fn facts(days: &str) -> Vec<DayFact> {
    let here = |codes: &[&str]| codes.iter().map(|code| place(code)).collect::<Places>();
    (1..)
        .zip(days.chars())
        .filter_map(|(number, letter)| {
            let (state, places) = match letter {
                'L' => (DayState::Affected, here(&["low-back-left"])),
                'C' => (DayState::Affected, here(&["low-back-centre"])),
                'R' => (DayState::Affected, here(&["low-back-right"])),
                'B' => (DayState::Affected, here(&["low-back-left", "low-back-centre"])),
                'N' => (DayState::Affected, here(&["neck-left"])),
                '-' => (DayState::Clear, Places::NONE),
                _ => return None,
            };
            Some(DayFact { day: day(number), state, places, onset: None })
        })
        .collect()
}

struct Told {
    facts: Vec<DayFact>,
    gaps: Vec<GapAnswer>,
    said: Vec<PlaceAnswer>,
    times: TimesInOnePlace,
    today: NaiveDate,
}

impl Told {
    fn days(days: &str) -> Told {
        Told {
            facts: facts(days),
            gaps: Vec::new(),
            said: Vec::new(),
            times: TimesInOnePlace::Two,
            today: day(days.chars().count().try_into().unwrap()),
        }
    }

    fn all(&self) -> Vec<Episode> {
        all_episodes(&self.facts, &self.gaps, self.today)
    }

    fn rule(&self) -> SamePlaceRule<'_> {
        SamePlaceRule {
            facts: &self.facts,
            gaps: &self.gaps,
            said: &self.said,
            times: self.times,
            ..SamePlaceRule::default()
        }
    }

    fn questions(&self) -> Vec<PlaceQuestion> {
        self.rule().questions(&self.all(), self.today)
    }

    /// As `low-back-centre like low-back-left`.
    fn asks(&self) -> Vec<String> {
        let said = |asked: &PlaceQuestion| format!("{} like {}", asked.here.place.code(), asked.earlier.place.code());
        self.questions().iter().map(said).collect()
    }

    fn answer(&mut self, same: bool) {
        let question = self.questions()[0];
        self.said.push(PlaceAnswer { question, same });
    }

    /// The places that came back, each with where the earlier one was, if elsewhere.
    fn come_back(&self) -> Vec<(&'static str, Option<&'static str>)> {
        let all = self.all();
        let found = Place::all().filter_map(|place| Some((place, self.rule().recurrence(&all, place, self.today)?)));
        found.map(|(place, again)| (place.code(), again.earlier_place().map(Place::code))).collect()
    }
}

#[test]
fn the_place_beside_is_asked_about() {
    for (days, asks) in [
        ("LL-------C", &["low-back-centre like low-back-left"][..]),
        // The eve of the seventh clear day is too early: it is one spasm that wanders.
        ("LL------C", &[]),
        // Only after it began here were there seven days without one there.
        ("LLCCCCCCCCC", &[]),
        // Not known to be over: the gap is asked about first.
        ("LL.......C", &[]),
        // Two places on, and another level.
        ("LL-------R", &[]),
        ("LL-------N", &[]),
        // The same place came back by itself in these days.
        ("LL-------B", &[]),
        ("LL-------LC", &[]),
        // Both sides were there before.
        ("LL-------RR-------C", &["low-back-centre like low-back-left", "low-back-centre like low-back-right"]),
        ("LL-------C-------", &["low-back-centre like low-back-left"]),
    ] {
        assert_eq!(Told::days(days).asks(), asks, "{days}");
        assert!(Told::days(days).come_back().iter().all(|(_, elsewhere)| elsewhere.is_none()), "{days}");
    }
}

#[test]
fn yes_links_them_and_no_is_remembered() {
    let days = "LL-------C";
    let mut told = Told::days(days);
    told.answer(true);
    assert_eq!(told.come_back(), [("low-back-centre", Some("low-back-left"))]);
    assert_eq!(told.asks(), [""; 0]);
    let mut told = Told::days(days);
    told.answer(false);
    assert_eq!((told.come_back(), told.asks()), (vec![], vec![]));
    // It goes on, and is still the same pair of episodes.
    let more = Told { said: told.said.clone(), ..Told::days("LL-------CCC") };
    assert_eq!((more.come_back(), more.asks()), (vec![], vec![]));
    // Another episode is another pair.
    let another = Told { said: told.said.clone(), ..Told::days("LL-------C-------LL-------C") };
    assert_eq!(another.asks(), [""; 0], "both came back by themselves");
    let another = Told { said: told.said, ..Told::days("LL-------C-------......................................") };
    assert_eq!(another.asks(), [""; 0], "the same pair, long over");
}

#[test]
fn what_the_answer_was_about_is_gone_with_its_entry() {
    let mut told = Told::days("LL-------C");
    told.answer(true);
    for days in ["---------C", "LL--------", "LL---L---C"] {
        let changed = Told { said: told.said.clone(), ..Told::days(days) };
        assert_eq!((changed.come_back(), changed.asks()), (vec![], vec![]), "{days}");
    }
    // It goes on; the answer holds.
    let longer = Told { said: told.said.clone(), ..Told::days("LL-------CC") };
    assert_eq!(longer.come_back(), [("low-back-centre", Some("low-back-left"))]);
}

#[test]
fn a_gap_that_was_answered_with_no_counts() {
    let mut told = Told::days("LL.......C");
    let gap = GapAnswer { area: Area::WholeBack, from: day(3), to: day(9), still: StillHadIt::No };
    told.gaps.push(gap);
    assert_eq!(told.asks(), ["low-back-centre like low-back-left"]);
    told.gaps = vec![GapAnswer { still: StillHadIt::DoNotRemember, ..gap }];
    assert_eq!(told.asks(), [""; 0], "uncertain does not count");
}

/// What is said of days after a gap tells nothing of it.
#[test]
fn a_no_about_later_days_ends_no_spasm_before_an_earlier_one() {
    let mut told = Told::days(&format!("......C{}L{}", ".".repeat(21), ".".repeat(15)));
    let no = |from, to| GapAnswer { area: Area::WholeBack, from: day(from), to: day(to), still: StillHadIt::No };
    told.gaps.push(no(30, 43));
    assert_eq!(told.asks(), [""; 0], "whether the first had ended by then is open");
    told.gaps.push(no(8, 28));
    assert_eq!(told.asks().len(), 1);
}

/// One answer settles the back and a place, whatever first day the next one is said to have had.
#[test]
fn a_no_that_settles_a_place_holds_when_an_onset_is_told_among_its_days() {
    for onset in [None, Some(12), Some(13), Some(15), Some(16)] {
        let mut told = Told::days("....L....N.......L");
        told.gaps = vec![GapAnswer { area: Area::WholeBack, from: day(11), to: day(17), still: StillHadIt::No }];
        told.facts.last_mut().unwrap().onset = onset.map(day);
        assert_eq!(told.come_back().len(), 1, "{onset:?}");
        assert!(told.all().iter().all(|episode| episode.question.is_none()), "{onset:?}");
    }
}

/// In whatever order both are said.
#[test]
fn i_do_not_remember_takes_back_no_word_about_days_after() {
    let days = format!("C{}N{}L", ".".repeat(10), ".".repeat(27));
    let gap = |from, to, still| GapAnswer { area: Area::WholeBack, from: day(from), to: day(to), still };
    let (no, not_known) = (gap(13, 38, StillHadIt::No), gap(2, 11, StillHadIt::DoNotRemember));
    for gaps in [vec![no, not_known], vec![not_known, no]] {
        let mut told = Told::days(&days);
        told.gaps = gaps;
        assert_eq!(told.asks().len(), 1, "{:?}", told.gaps);
    }
}

/// Nor about the same days, where one was asked of the place and the other of the back.
#[test]
fn i_do_not_remember_of_the_back_takes_back_no_word_about_a_place() {
    let mut told = Told::days("......LL..........L");
    told.facts.insert(2, DayFact { day: day(9), state: DayState::Grey, places: Places::NONE, onset: None });
    let low = Area::At(place("low-back-left"));
    told.gaps.push(GapAnswer { area: low, from: day(9), to: day(15), still: StillHadIt::No });
    assert_eq!(told.come_back().len(), 1);
    let not_known = StillHadIt::DoNotRemember;
    told.gaps.push(GapAnswer { area: Area::WholeBack, from: day(10), to: day(18), still: not_known });
    assert_eq!(told.come_back().len(), 1);
    // Nor of the same days: told on two computers.
    told.gaps.push(GapAnswer { area: low, from: day(9), to: day(15), still: not_known });
    assert_eq!(told.come_back().len(), 1);
}

/// On the seventh day it is asked about the six before it.
#[test]
fn a_no_on_the_seventh_day_settles_a_place_too() {
    let mut told = Told::days("L.......-........L");
    told.facts.insert(1, DayFact { day: day(2), state: DayState::Affected, places: Places::NONE, onset: None });
    told.gaps.push(GapAnswer { area: Area::WholeBack, from: day(3), to: day(8), still: StillHadIt::No });
    assert_eq!(told.come_back().len(), 1);
    assert!(told.all().iter().all(|episode| episode.question.is_none()));
    // Unless the spasm came on that day after all: then it was over for six.
    let mut told = Told { facts: told.facts, today: day(9), ..told };
    told.facts.truncate(2);
    told.facts.extend(facts("........L"));
    assert_eq!(told.come_back(), []);
}

/// A forgotten day parts a gap; of one part it is not remembered, and the "No" still tells of the other.
#[test]
fn i_do_not_remember_of_a_week_takes_back_no_word_about_the_weeks_after() {
    let mut told = Told::days(&format!(".....L{}C", ".".repeat(23)));
    let gap = |from, to, still| GapAnswer { area: Area::WholeBack, from: day(from), to: day(to), still };
    told.gaps.push(gap(7, 29, StillHadIt::No));
    assert_eq!(told.asks().len(), 1);
    let forgotten = Places::from_iter([place("neck-left")]);
    told.facts.insert(1, DayFact { day: day(14), state: DayState::Affected, places: forgotten, onset: None });
    told.gaps.push(gap(7, 13, StillHadIt::DoNotRemember));
    assert_eq!(told.asks().len(), 1);
    // What was known of the place stays known: whether it is the same is asked.
    let mut told = Told::days(&format!(".....L{}C..........-", ".".repeat(11)));
    told.gaps =
        vec![gap(7, 28, StillHadIt::No), gap(19, 28, StillHadIt::DoNotRemember), gap(7, 17, StillHadIt::DoNotRemember)];
    assert_eq!(told.asks(), ["low-back-centre like low-back-left"]);
}

/// Whether it had ended before the one in the place beside began is told by an answer that goes on after that too.
#[test]
fn a_no_that_goes_on_after_the_place_beside_had_ended_it_before() {
    let mut told = Told::days("N.CN..N..N..N..N..NL.N..N...");
    for to in [24, 26, 27] {
        let no =
            GapAnswer { area: Area::At(place("low-back-centre")), from: day(4), to: day(to), still: StillHadIt::No };
        told.gaps = vec![no];
        assert_eq!(told.asks(), ["low-back-left like low-back-centre"], "{to}");
    }
}

#[test]
fn within_a_year_and_for_a_year() {
    for (clear, asks) in [(364, 1), (365, 0)] {
        let days = format!("L{}C", "-".repeat(clear));
        assert_eq!(Told::days(&days).asks().len(), asks, "{clear}");
    }
    for (silent, asks) in [(365, 1), (366, 0)] {
        let days = format!("L-------C-------{}", ".".repeat(silent - 7));
        assert_eq!(Told::days(&days).asks().len(), asks, "{silent}");
    }
}

#[test]
fn three_times_where_the_person_wants_so() {
    let three = |days: &str| Told { times: TimesInOnePlace::Three, ..Told::days(days) };
    assert_eq!(three("L-------L").come_back(), []);
    assert_eq!(three("L-------L-------L").come_back(), [("low-back-left", None)]);
    // The oldest is too long ago.
    assert_eq!(three(&format!("L-------L{}L", "-".repeat(360))).come_back(), []);
    // The place beside is one of the three once the person says so.
    let mut told = three("C-------L-------C");
    assert_eq!(told.asks(), ["low-back-centre like low-back-left"]);
    told.answer(true);
    assert_eq!(told.come_back(), [("low-back-centre", Some("low-back-left"))]);
    // One spasm in both is one time.
    let mut told = three("B-------C");
    assert_eq!(told.asks(), ["low-back-centre like low-back-left"]);
    told.answer(true);
    assert_eq!(told.come_back(), []);
}

proptest! {
    #[test]
    fn a_question_is_asked_once_and_links_only_what_the_person_says(
        days in "[LCR\\-.]{1,60}",
        said in proptest::collection::vec(any::<bool>(), 8),
    ) {
        let mut told = Told::days(&days);
        let alone = told.come_back();
        for same in said {
            let Some(question) = told.questions().first().copied() else { break };
            prop_assert!(question.here.place.touches(question.earlier.place));
            prop_assert!(days_between(question.earlier.last, question.here.start) > CLEAR_DAYS_THAT_END);
            told.answer(same);
            prop_assert!(!told.questions().contains(&question), "asked again");
            let linked = told.come_back().iter().any(|(place, elsewhere)| {
                *place == question.here.place.code() && *elsewhere == Some(question.earlier.place.code())
            });
            prop_assert_eq!(linked, same && told.come_back().iter().any(|(place, _)| *place == question.here.place.code()));
        }
        if told.said.iter().all(|answer| !answer.same) {
            prop_assert_eq!(told.come_back(), alone, "a no changes nothing");
        }
    }
}

/// It stays due for a year until it is answered, whatever comes there since and is none itself.
#[test]
fn a_later_spasm_that_is_no_recurrence_hides_none() {
    let left = place("low-back-left");
    // The third is over a year after the first, and whether the second had ended nobody knows.
    let days = |from: usize, letters: &str| format!("{}{letters}", ".".repeat(from - 1));
    let two = [facts("L-------"), facts(&days(350, "L"))].concat();
    let facts = [two.clone(), facts(&days(402, "L"))].concat();
    let mut told = Told { facts: two, today: day(401), ..Told::days("L") };
    let again = |told: &Told| {
        let all = told.all();
        told.rule().recurrence(&all, left, told.today).map(|again| (again.latest.start, again.earlier.start))
    };
    assert_eq!(again(&told), Some((day(350), day(1))));
    told = Told { facts, today: day(402), ..told };
    assert_eq!(again(&told), Some((day(350), day(1))));
    told.gaps = vec![GapAnswer { area: Area::WholeBack, from: day(351), to: day(401), still: StillHadIt::No }];
    assert_eq!(again(&told), Some((day(402), day(350))));
    told = Told { gaps: vec![], today: day(350 + 366), ..told };
    assert_eq!(again(&told), None);
}

#[test]
fn a_later_spasm_beside_whose_end_nobody_knows_hides_no_question() {
    let mut told = Told::days("LL-------L.......C");
    assert_eq!(told.asks(), [""; 0], "whether that had ended is asked first");
    told.gaps = vec![GapAnswer { area: Area::WholeBack, from: day(11), to: day(17), still: StillHadIt::DoNotRemember }];
    assert_eq!(told.asks(), ["low-back-centre like low-back-left"]);
    assert_eq!(told.questions()[0].earlier.start, day(1));
}

#[test]
fn an_onset_near_the_spasm_before_hides_no_recurrence() {
    // Among the clear days that ended the one before.
    let mut told = Told::days("LLLLL-------.......L");
    assert_eq!(told.come_back().len(), 1);
    told.facts.last_mut().unwrap().onset = Some(day(10));
    assert_eq!(told.come_back().len(), 1);
    // Where the person said that the one before had ended.
    let mut told = Told::days("LLLLLLLLLL..........L");
    told.gaps = vec![GapAnswer { area: Area::WholeBack, from: day(11), to: day(20), still: StillHadIt::No }];
    assert_eq!(told.come_back().len(), 1);
    told.facts.last_mut().unwrap().onset = Some(day(15));
    assert_eq!(told.come_back().len(), 1);
}

#[test]
fn an_onset_near_the_spasm_beside_hides_no_question() {
    let mut told = Told::days("CCCCC-------.......L");
    assert_eq!(told.questions().len(), 1);
    told.facts.last_mut().unwrap().onset = Some(day(10));
    assert_eq!(told.questions().len(), 1);
}
