//! A warning sign that was ticked while the clock was wrong is of when it was ticked, not of the day that the clock showed (2); and no other
//! clock that was wrong moves it.

use chrono::TimeDelta;
use proptest::prelude::*;
use respite_domain::exercise::Closed;
use respite_domain::warning_sign::Extent;
use respite_engine::view::{ClearanceView, Coded, SignsView};

use crate::desk::{Desk, clear};
use crate::signs::{answer, view};

/// A diary in which exercises are fine but for warning signs.
fn open_for_exercises(wall: &str) -> Desk {
    let mut desk = Desk::at(wall);
    desk.log_on(-1, clear());
    let said = ClearanceView { active: Some(true), by: String::new(), on: String::new() };
    desk.act(|engine, now| engine.clear_exercise(&said, now));
    desk
}

fn ticked_ahead(desk: &mut Desk, days: i64, codes: &[&str]) {
    desk.set_clock(TimeDelta::days(days));
    answer(desk, Coded(Extent::List), codes);
    desk.set_clock(-TimeDelta::days(days));
}

fn to_call(view: &SignsView) -> Vec<String> {
    view.to_call.as_ref().map(|waits| waits.ticked.clone()).unwrap_or_default()
}

fn closed(desk: &mut Desk) -> Vec<Closed> {
    desk.act(|engine, now| engine.exercises(now)).closed.into_iter().map(|reason| reason.0).collect()
}

#[test]
fn it_is_of_its_day_and_a_list_of_a_later_day_ends_it() {
    for ahead in [2, 30, 400] {
        let mut desk = open_for_exercises("2026-11-01 12:00");
        ticked_ahead(&mut desk, ahead, &["fever"]);
        let seen = view(&mut desk);
        assert_eq!(
            (&seen.ticked_today[..], to_call(&seen)),
            (&["fever".to_owned()][..], vec!["fever".into()]),
            "{ahead}"
        );
        desk.pass_to(1, "12:00");
        let seen = view(&mut desk);
        assert_eq!((seen.ticked_today.len(), to_call(&seen)), (0, vec!["fever".into()]), "{ahead}: of yesterday");
        answer(&mut desk, Coded(Extent::List), &[]);
        assert_eq!((to_call(&view(&mut desk)), closed(&mut desk)), (vec![], vec![]), "{ahead}: it is over");
        for days in [3, 28, 371] {
            desk.pass_to(days, "12:00");
            assert!(view(&mut desk).ticked_today.is_empty(), "{ahead}: nor on the day that the clock had shown");
            assert!(!closed(&mut desk).contains(&Closed::Signs), "{ahead}");
        }
    }
}

#[test]
fn a_fever_of_then_that_has_passed_is_heard_from_the_next_day_on() {
    let mut desk = open_for_exercises("2026-11-01 12:00");
    ticked_ahead(&mut desk, 30, &["fever"]);
    desk.pass_to(1, "08:00");
    desk.act(|engine, now| engine.fever_has_passed(now));
    assert_eq!((to_call(&view(&mut desk)), closed(&mut desk)), (vec![], vec![]));
}

#[test]
fn a_clinicians_word_of_after_it_opens_exercises() {
    let mut desk = open_for_exercises("2026-11-01 12:00");
    ticked_ahead(&mut desk, 30, &["fever"]);
    desk.pass_to(1, "08:00");
    assert_eq!(closed(&mut desk), [Closed::Signs]);
    let said = ClearanceView { active: Some(true), by: "Mia".into(), on: "2026-11-02".into() };
    desk.act(|engine, now| engine.clear_exercise(&said, now));
    assert_eq!(closed(&mut desk), []);
}

/// Whether labels are asked by it is told last by what was written last, on the days on which it was.
#[test]
fn a_pregnancy_of_then_is_over_by_a_list_of_a_later_day() {
    for ahead in [2, 30, 400] {
        let mut desk = open_for_exercises("2026-11-01 12:00");
        ticked_ahead(&mut desk, ahead, &["pregnant"]);
        let is = |desk: &mut Desk| !desk.act(|engine, now| engine.known_of_person(now)).1.is_empty();
        answer(&mut desk, Coded(Extent::List), &[]);
        assert!(is(&mut desk), "{ahead}: none of the day of the tick takes it back");
        desk.pass_to(1, "12:00");
        answer(&mut desk, Coded(Extent::List), &[]);
        assert!(!is(&mut desk), "{ahead}");
    }
}

/// Where the uptime tells nothing, as after so many starts that they are forgotten, what was answered since does.
#[test]
fn what_was_answered_since_tells_that_it_was_told_before() {
    let mut desk = open_for_exercises("2026-11-01 12:00");
    ticked_ahead(&mut desk, 400, &["fever"]);
    for _ in 0..40 {
        desk.pass(TimeDelta::hours(1));
        desk.restart_computer();
        view(&mut desk);
    }
    answer(&mut desk, Coded(Extent::List), &["lump"]);
    desk.pass(TimeDelta::days(1));
    answer(&mut desk, Coded(Extent::List), &[]);
    assert_eq!((view(&mut desk).ticked_today, closed(&mut desk)), (vec![], vec![]));
}

#[test]
fn the_diary_takes_off_the_tick_of_its_row_and_no_other() {
    let mut desk = Desk::at("2026-11-22 09:00");
    let row = |desk: &mut Desk| {
        answer(desk, Coded(Extent::Tick), &["fever", "lump"]);
        view(desk).answers[0].id
    };
    let morning = row(&mut desk);
    desk.pass_to(0, "20:00");
    let evening = row(&mut desk);
    let taken = desk.act(|engine, now| engine.untick(&[morning], &["fever".to_owned()], now));
    assert_eq!((taken.len(), taken[0].answer, &taken[0].ticked[..]), (1, morning, &["fever".to_owned()][..]));
    let seen = view(&mut desk);
    assert_eq!(seen.ticked_today, ["fever", "lump"], "the temperature was taken in the evening");
    let answers = |code: &str| seen.ticks.iter().find(|tick| tick.sign == code).unwrap().answers.clone();
    assert_eq!((answers("fever"), answers("lump")), (vec![evening], vec![morning, evening]));
    desk.act(|engine, now| engine.tick_again(&taken, now));
    assert_eq!(view(&mut desk).ticks[0].answers, [morning, evening]);
    // One that was told while the clock was ahead, too.
    let mut desk = Desk::at("2026-11-22 09:00");
    ticked_ahead(&mut desk, 30, &["fever"]);
    let id = view(&mut desk).answers[0].id;
    assert_eq!(desk.act(|engine, now| engine.untick(&[id], &["fever".to_owned()], now)).len(), 1);
    assert!(view(&mut desk).ticked_today.is_empty());
}

/// A clock that was wrong in another start of the computer says nothing of what was told by a right one.
#[test]
fn another_start_with_a_wrong_clock_moves_nothing() {
    for days in [-2400, -5, 5, 365] {
        for put_right_in_it in [true, false] {
            let mut desk = open_for_exercises("2026-11-01 12:00");
            answer(&mut desk, Coded(Extent::List), &["fever"]);
            let wrong = ByClock { days, started_in: true, restarted: !put_right_in_it };
            wrong.tell(&mut desk, |desk| _ = view(desk));
            answer(&mut desk, Coded(Extent::List), &["lump"]);
            let stands = |desk: &mut Desk| {
                let held = desk.act(|engine, now| engine.today(now)).fever.is_some();
                (held, view(desk).ticked_today.len(), to_call(&view(desk)), closed(desk))
            };
            let expect = (true, 2, vec!["fever".into(), "lump".into()], vec![Closed::Signs]);
            assert_eq!(stands(&mut desk), expect, "{days} days, put right in it: {put_right_in_it}");
        }
    }
}

/// A battery that was empty, and the line of the day before the network told the time.
#[test]
fn an_answer_by_a_clock_that_was_behind_moves_none_of_before() {
    let mut desk = open_for_exercises("2026-11-01 12:00");
    answer(&mut desk, Coded(Extent::List), &["fever"]);
    desk.restart_computer();
    desk.pass(TimeDelta::days(1));
    let behind = ByClock { days: -2400, started_in: true, restarted: false };
    behind.tell(&mut desk, |desk| _ = answer(desk, Coded(Extent::Line), &[]));
    for _ in 0..40 {
        desk.pass_minutes(5);
        desk.restart_computer();
        view(&mut desk);
    }
    assert_eq!(to_call(&view(&mut desk)), ["fever"], "of yesterday still");
}

/// What is told while the computer's clock is so many days off.
#[derive(Debug, Clone, Copy)]
struct ByClock {
    days: i64,
    /// Whether the computer was started with that clock before it is told.
    started_in: bool,
    /// Whether it is started again before the clock is right. Of one that is behind nobody knows then for how long the computer was off, and
    /// whether its clock stood still: it is right before.
    restarted: bool,
}

impl ByClock {
    const RIGHT: ByClock = ByClock { days: 0, started_in: false, restarted: false };

    fn tell(self, desk: &mut Desk, tell: impl FnOnce(&mut Desk)) {
        desk.set_clock(TimeDelta::days(self.days));
        if self.started_in {
            desk.restart_computer();
        }
        tell(desk);
        if self.restarted && self.days > 0 {
            desk.restart_computer();
        }
        desk.set_clock(-TimeDelta::days(self.days));
        if self.restarted && self.days < 0 {
            view(desk);
            desk.restart_computer();
        }
    }
}

#[derive(Debug, Clone)]
enum Act {
    Tick(Extent),
    None(Extent),
    Look,
    Day,
    Restart,
    /// The computer is off for so many hours, and its clock stands still meanwhile.
    Off(i64),
}

fn act() -> impl Strategy<Value = Act> {
    let extent = prop::sample::select(vec![Extent::List, Extent::Line, Extent::Tick]);
    prop_oneof![
        3 => extent.clone().prop_map(Act::Tick),
        3 => prop::sample::select(vec![Extent::List, Extent::Line]).prop_map(Act::None),
        2 => Just(Act::Look),
        3 => Just(Act::Day),
        1 => Just(Act::Restart),
    ]
}

/// Acts by a clock that is wrong by any of these days, with starts of the computer while it is so or without.
fn acts_by(days: Vec<i64>, starts: bool) -> impl Strategy<Value = Vec<(Act, ByClock)>> {
    let clock =
        (prop::sample::select(days), any::<bool>(), any::<bool>()).prop_map(move |(days, started_in, restarted)| {
            ByClock { days, started_in: starts && started_in, restarted: starts && restarted }
        });
    prop::collection::vec((act(), clock), 1..14)
}

/// A clock that is wrong by another time in each act, as long as the computer runs on; or by one time, over its starts. By how much it was set in
/// a start is kept as a whole: of several times over several starts nobody can tell them apart.
fn acts() -> impl Strategy<Value = Vec<(Act, ByClock)>> {
    let by_one = prop::sample::select(vec![5_i64, 40, -5, -40]);
    prop_oneof![
        acts_by(vec![0, 0, 5, 40, -5, -40], false),
        by_one.prop_flat_map(|days| acts_by(vec![0, days, days], true))
    ]
}

/// The computer is off for so many hours.
fn off(desk: &mut Desk, hours: i64, stands_still: bool) {
    let hours = TimeDelta::hours(hours);
    desk.pass(hours);
    if !stands_still {
        desk.restart_computer();
        return;
    }
    desk.set_clock(-hours);
    desk.restart_computer();
    view(desk);
    desk.set_clock(hours);
    view(desk);
}

/// What is ticked today, wants a call, and speaks against exercises.
fn stands(desk: &mut Desk) -> (Vec<String>, Vec<String>, usize) {
    let signs = desk.act(|engine, now| engine.exercises(now)).signs.len();
    (view(desk).ticked_today, to_call(&view(desk)), signs)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the clock shows while each is told, and in whatever start: what stands is what would, had it been right.
    #[test]
    fn no_clock_that_was_wrong_changes_what_stands(acts in acts()) {
        let (mut right, mut wrong) = (open_for_exercises("2026-11-01 12:00"), open_for_exercises("2026-11-01 12:00"));
        for (act, clock) in acts {
            for (desk, clock) in [(&mut right, ByClock::RIGHT), (&mut wrong, clock)] {
                match act {
                    Act::Tick(extent) => clock.tell(desk, |desk| _ = answer(desk, Coded(extent), &["night"])),
                    Act::None(extent) => clock.tell(desk, |desk| _ = answer(desk, Coded(extent), &[])),
                    Act::Look => clock.tell(desk, |desk| _ = view(desk)),
                    Act::Day => desk.pass(TimeDelta::days(1)),
                    Act::Restart => desk.restart_computer(),
                    Act::Off(hours) => off(desk, hours, false),
                }
                desk.pass_minutes(1);
            }
            prop_assert_eq!(stands(&mut wrong), stands(&mut right), "after {:?}, {:?}", act, clock);
        }
    }

    /// A clock without a battery stands still while the computer is off, and is told the time by the network after a first look.
    #[test]
    fn no_clock_that_stands_still_while_the_computer_is_off_changes_what_stands(
        acts in prop::collection::vec(prop_oneof![3 => act(), 2 => prop::sample::select(vec![11_i64, 15, 63, 200]).prop_map(Act::Off)], 1..14)
    ) {
        let (mut right, mut still) = (open_for_exercises("2026-11-01 12:00"), open_for_exercises("2026-11-01 12:00"));
        for act in acts {
            for (desk, stands_still) in [(&mut right, false), (&mut still, true)] {
                match act {
                    Act::Tick(extent) => _ = answer(desk, Coded(extent), &["night"]),
                    Act::None(extent) => _ = answer(desk, Coded(extent), &[]),
                    Act::Look => _ = view(desk),
                    Act::Day => desk.pass(TimeDelta::days(1)),
                    Act::Restart => desk.restart_computer(),
                    Act::Off(hours) => off(desk, hours, stands_still),
                }
                desk.pass_minutes(1);
            }
            prop_assert_eq!(stands(&mut still), stands(&mut right), "after {:?}", act);
        }
    }
}
