//! Rest and short walks (S34–S37, S47, S48, S84).

use chrono::TimeDelta;
use proptest::prelude::*;
use respite_domain::charts::Span;
use respite_domain::moving::{Lying, RestAnswer};
use respite_domain::relief::ReliefKind;
use respite_engine::view::{Coded, EntryDraft, HabitDraft, ReliefDraft, SpellStart, WalkedView};
use respite_engine::{At, Edit};

use crate::desk::Desk;
use crate::terminal::Terminal;

pub fn walk(minutes: f64) -> SpellStart {
    SpellStart { kind: Coded(ReliefKind::Walk), name: Some("flat".into()), minutes, before: Some(5.0) }
}

pub fn rest(desk: &mut Desk, remind: bool) {
    desk.act(|engine, now| engine.begin_rest(Lying::Bed, remind, now));
}

pub fn moves(lines: &[String]) -> usize {
    lines.iter().filter(|line| line.contains("Move")).count()
}

/// How often it is said that the time of something is up.
pub fn ends(lines: &[String]) -> usize {
    lines.iter().filter(|line| line.ends_with("WalkOver") || line.ends_with("PositionOver")).count()
}

#[test]
fn nothing_is_said_of_moving_where_nothing_was_told() {
    let mut desk = Desk::at("2026-11-22 09:00");
    assert_eq!(moves(&desk.watch(300)), 0);
    rest(&mut desk, false);
    assert_eq!(moves(&desk.watch(300)), 0);
}

#[test]
fn while_one_rests_it_is_said_once_an_hour_by_day_and_a_walk_counts_anew() {
    let mut desk = Desk::at("2026-11-22 10:00");
    rest(&mut desk, true);
    assert_eq!(moves(&desk.watch(59)), 0);
    assert_eq!(moves(&desk.watch(2)), 1);
    assert_eq!(moves(&desk.watch(58)), 0);
    assert_eq!(moves(&desk.watch(2)), 1);
    desk.act(|engine, now| engine.begin_spell(&walk(5.0), now));
    desk.pass_minutes(5);
    desk.act(|engine, now| engine.end_spell(Some(4.0), false, now));
    assert_eq!(moves(&desk.watch(58)), 0);
    assert_eq!(moves(&desk.watch(3)), 1);
}

#[test]
fn never_at_night_never_with_a_pack_on_and_never_in_a_burst() {
    let mut desk = Desk::at("2026-11-22 16:00");
    desk.skin_is_healthy();
    rest(&mut desk, true);
    desk.pass_minutes(55);
    desk.start_cold();
    assert_eq!(moves(&desk.watch(14)), 0);
    let id = desk.act(|engine, now| engine.today(now)).running[0].id;
    desk.stop(id, "");
    assert_eq!(moves(&desk.watch(2)), 1, "the pack is off");
    // Asleep for three hours: once for all of them.
    desk.sleep(180);
    assert_eq!(moves(&desk.watch(3)), 1);
    desk.pass_until("2026-11-22 22:00");
    desk.effects();
    assert_eq!(moves(&desk.watch(9 * 60)), 0, "in the night");
}

#[test]
fn a_rest_ends_by_itself_and_asks_once_in_the_morning() {
    let mut desk = Desk::at("2026-11-22 15:00");
    rest(&mut desk, false);
    assert!(desk.act(|engine, now| engine.moving(now)).rest.is_some());
    desk.try_to(|engine, now| engine.begin_rest(Lying::Chair, false, now)).unwrap_err();
    desk.pass_until("2026-11-23 07:59");
    assert!(!desk.notices().iter().any(|line| line == "RestOver"));
    desk.pass_until("2026-11-23 08:01");
    assert!(desk.effects().iter().any(|line| line == "RestOver"));
    desk.reopen();
    assert!(!desk.effects().iter().any(|line| line == "RestOver"), "told once");
    let view = desk.act(|engine, now| engine.moving(now));
    assert!(view.rest.is_none() && view.asks.is_some() && view.in_bed.is_none());
    // One more day in bed brings the caution of the article.
    desk.act(|engine, now| engine.answer_rest(RestAnswer::Again, now));
    let view = desk.act(|engine, now| engine.moving(now));
    assert!(view.rest.is_some() && view.asks.is_none());
    assert_eq!(view.in_bed.map(|in_bed| in_bed.days), Some(2));
    desk.act(|engine, now| engine.answer_rest(RestAnswer::Move, now));
    assert!(desk.act(|engine, now| engine.moving(now)).rest.is_none());
    desk.try_to(|engine, now| engine.answer_rest(RestAnswer::Move, now)).unwrap_err();
}

#[test]
fn a_walk_is_timed_told_when_it_is_over_and_stands_in_what_helps() {
    let mut desk = Desk::at("2026-11-22 15:00");
    let id = desk.act(|engine, now| engine.begin_spell(&walk(5.0), now)).id;
    desk.try_to(|engine, now| engine.begin_spell(&walk(5.0), now)).unwrap_err();
    assert_eq!(desk.status().spell.map(|spell| spell.ends_at), Some("2026-11-22T15:05:00+01:00".into()));
    desk.pass_minutes(6);
    assert!(desk.effects().iter().any(|line| line == "WalkOver"));
    desk.act(|engine, now| engine.end_spell(Some(3.0), false, now));
    let item = desk.act(|engine, _| engine.relief_item(id));
    assert_eq!((item.kind.0, item.before, item.after), (ReliefKind::Walk, Some(5), Some(3)));
    assert_eq!((desk.status().walked_7d, desk.status().walks_7d), (5, 1), "it ended when its time was up");
    // What is deleted there counts nowhere.
    desk.act(|engine, now| engine.delete_relief(id, now));
    assert_eq!(desk.status().walked_7d, 0);
}

#[test]
fn habits_are_off_until_wanted_and_are_counted_and_nothing_more() {
    let mut desk = Desk::at("2026-11-22 15:00");
    assert!(!desk.act(|engine, now| engine.habits(now)).wanted);
    desk.act(|engine, now| engine.want_habits(true, now));
    let told = HabitDraft { low_heels: Some(true), weight: " 82 kg ".into() };
    desk.act(|engine, now| engine.tell_habits(&told, now));
    desk.act(|engine, now| engine.tell_walk(&walk(20.0), "", now));
    desk.reopen();
    let view = desk.act(|engine, now| engine.habits(now));
    assert!(view.wanted);
    assert_eq!((view.today.weight.as_str(), view.low_heels, view.heels_told, view.walked.minutes), ("82 kg", 1, 1, 20));
    // Nothing said is nothing kept.
    desk.act(|engine, now| engine.tell_habits(&HabitDraft::default(), now));
    let view = desk.act(|engine, now| engine.habits(now));
    assert_eq!((view.today, view.heels_told), (HabitDraft::default(), 0));
    let long = HabitDraft { weight: "x".repeat(200), ..HabitDraft::default() };
    desk.try_to(|engine, now| engine.tell_habits(&long, now)).unwrap_err();
}

#[test]
fn hours_in_bed_bring_the_caution_too() {
    let mut desk = Desk::at("2026-11-22 15:00");
    let in_bed = |hours| EntryDraft { bed_hours: Some(hours), ..EntryDraft::default() };
    desk.log_on(-1, in_bed(18.0));
    desk.log_on(0, in_bed(15.0));
    assert!(desk.act(|engine, now| engine.moving(now)).in_bed.is_none());
    desk.log_on(0, in_bed(16.0));
    assert_eq!(desk.act(|engine, now| engine.moving(now)).in_bed.map(|in_bed| in_bed.days), Some(2));
}

#[test]
fn the_terminal_rests_and_walks() {
    let terminal = Terminal::new();
    let done = |typed: &[&str]| terminal.done(typed).out;
    assert!(done(&["rest", "start", "chair", "--remind"]).contains("ends by itself"));
    assert_eq!(terminal.say(&["rest", "start"]).status, 2, "one is on");
    assert!(done(&["walk", "start", "--ground", "flat", "--before", "4"]).contains("until"));
    assert_eq!(terminal.say(&["walk", "start", "--minutes", "0"]).status, 2);
    let status = done(&["status"]);
    assert!(status.contains("A rest is on.") && status.contains("Walk until "), "{status}");
    assert!(done(&["walk", "stop", "--after", "3"]).contains("Walks today: "));
    assert!(done(&["walk", "told", "--minutes", "20", "--at", "now"]).contains("Walks today: "));
    assert_eq!(terminal.say(&["rest", "end", "again"]).status, 2, "one more day is for the morning");
    assert!(done(&["rest", "end"]).contains("No rest"));
    let status = done(&["status"]);
    assert!(!status.contains("rest is on") && !status.contains("Walk"), "{status}");
    assert_eq!(terminal.say(&["walk", "stop"]).status, 2);
}

/// Something that is told in What helps.
fn tried(kind: ReliefKind, when: &str) -> ReliefDraft {
    let (name, note) = (None, String::new());
    ReliefDraft { kind: Coded(kind), name, when: when.into(), before: None, after: None, minutes: None, note }
}

/// A walk that is told there, without its minutes.
fn told(desk: &mut Desk, when: &str) -> i32 {
    let draft = tried(ReliefKind::Walk, when);
    desk.act(|engine, now| engine.add_relief(&draft, now)).id
}

/// Walks, those of them that were timed, and their minutes: of today, of the week on the screen, in habits, in the charts, in `status`.
fn walked(desk: &mut Desk) -> [(u32, u32, u32); 2] {
    let of = |walked: WalkedView| (walked.walks, walked.timed, walked.minutes);
    let view = desk.act(|engine, now| engine.moving(now));
    let week = of(view.walked_week);
    assert_eq!(of(desk.act(|engine, now| engine.habits(now)).walked), week);
    let charts = desk.act(|engine, now| engine.charts(Span::FourWeeks, &At::now(now)));
    assert_eq!(charts.walked.first().map_or((0, 0, 0), |last| of(last.walked)), week);
    let status = desk.status();
    assert_eq!((status.walks_7d, status.walked_7d), (week.0, week.2));
    [of(view.walked_today), week]
}

#[test]
fn walks_are_counted_once_wherever_they_were_told_and_by_their_day() {
    let mut desk = Desk::at("2026-11-22 15:00");
    assert_eq!(walked(&mut desk), [(0, 0, 0), (0, 0, 0)]);
    told(&mut desk, "");
    assert_eq!(walked(&mut desk), [(1, 0, 0), (1, 0, 0)], "how long it took nobody said");
    let timed = desk.act(|engine, now| engine.begin_spell(&walk(5.0), now)).id;
    desk.pass_minutes(5);
    desk.act(|engine, now| engine.end_spell(None, false, now));
    assert_eq!(walked(&mut desk), [(2, 1, 5), (2, 1, 5)]);
    // It was yesterday.
    let yesterday = "2026-11-21T15:00:00+01:00";
    let draft = tried(ReliefKind::Walk, yesterday);
    desk.act(|engine, now| engine.update_relief(timed, &draft, now));
    assert_eq!(walked(&mut desk), [(1, 0, 0), (2, 1, 5)]);
    // It was no walk.
    let draft = tried(ReliefKind::Rest, yesterday);
    desk.act(|engine, now| engine.update_relief(timed, &draft, now));
    assert_eq!(walked(&mut desk), [(1, 0, 0), (1, 0, 0)]);
}

#[test]
fn a_walk_that_was_told_is_no_time_to_move() {
    let mut desk = Desk::at("2026-11-22 10:00");
    rest(&mut desk, true);
    desk.pass_minutes(55);
    told(&mut desk, "");
    assert_eq!(moves(&desk.watch(58)), 0);
    assert_eq!(moves(&desk.watch(3)), 1);
}

#[test]
fn what_becomes_no_walk_while_it_is_timed_is_timed_no_more() {
    let mut desk = Desk::at("2026-11-22 15:00");
    let id = desk.act(|engine, now| engine.begin_spell(&walk(5.0), now)).id;
    let draft = tried(ReliefKind::Rest, "");
    desk.act(|engine, now| engine.update_relief(id, &draft, now));
    assert!(desk.act(|engine, now| engine.moving(now)).spell.is_none());
    assert_eq!(ends(&desk.watch(10)), 0);
}

#[test]
fn the_pain_after_is_asked_once_it_is_over() {
    let mut desk = Desk::at("2026-11-22 15:00");
    let id = desk.act(|engine, now| engine.begin_spell(&walk(5.0), now)).id;
    let open = |desk: &mut Desk| {
        let open = desk.act(|engine, now| engine.open_reliefs(now)).open;
        open.into_iter().map(|item| item.id).collect::<Vec<_>>()
    };
    assert_eq!(open(&mut desk), [0; 0]);
    desk.pass_minutes(6);
    assert_eq!(open(&mut desk), [0; 0], "its timer asks");
    desk.act(|engine, now| engine.end_spell(None, false, now));
    assert_eq!(open(&mut desk), [id]);
}

#[test]
fn its_end_is_told_by_the_clock_of_now() {
    for by in [TimeDelta::hours(-1), TimeDelta::minutes(45)] {
        let mut desk = Desk::at("2026-11-22 14:00");
        desk.act(|engine, now| engine.begin_spell(&walk(10.0), now));
        desk.pass_minutes(2);
        desk.set_clock(by);
        let at = (desk.wall() + TimeDelta::minutes(8)).to_rfc3339();
        assert_eq!(desk.act(|engine, now| engine.moving(now)).spell.unwrap().ends_at, at);
        assert_eq!(desk.status().spell.unwrap().ends_at, at);
        assert_eq!(ends(&desk.watch(9)), 1);
    }
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.act(|engine, now| engine.begin_spell(&walk(10.0), now));
    desk.fly_to(chrono_tz::Europe::London);
    assert_eq!(desk.status().spell.unwrap().ends_at, "2026-11-22T13:10:00+00:00");
}

#[test]
fn one_that_is_on_is_found_behind_one_that_was_told() {
    let mut desk = Desk::at("2026-11-22 14:00");
    desk.act(|engine, now| engine.begin_spell(&walk(30.0), now));
    desk.pass_minutes(25);
    desk.act(|engine, now| engine.tell_walk(&walk(10.0), "", now));
    assert!(desk.act(|engine, now| engine.moving(now)).spell.is_some() && desk.status().spell.is_some());
    desk.try_to(|engine, now| engine.begin_spell(&walk(5.0), now)).unwrap_err();
    assert_eq!(ends(&desk.watch(6)), 1);
    desk.act(|engine, now| engine.end_spell(None, false, now));
    // So is a rest behind one of a clock that was ahead.
    desk.set_clock(TimeDelta::days(1));
    rest(&mut desk, false);
    desk.act(|engine, now| engine.answer_rest(RestAnswer::Move, now));
    desk.set_clock(TimeDelta::days(-1));
    rest(&mut desk, true);
    desk.pass_minutes(61);
    assert_eq!(moves(&desk.effects()), 1);
}

#[test]
fn a_look_at_the_past_sees_no_end_of_later() {
    let mut desk = Desk::at("2026-11-22 10:00");
    rest(&mut desk, false);
    desk.pass_until("2026-11-22 14:00");
    desk.act(|engine, now| engine.begin_spell(&walk(5.0), now));
    desk.pass_minutes(5);
    desk.act(|engine, now| engine.end_spell(None, false, now));
    desk.pass_until("2026-11-22 15:00");
    desk.act(|engine, now| engine.answer_rest(RestAnswer::Move, now));
    desk.pass_until("2026-11-22 16:00");
    let then = desk.status_as_of("2026-11-22T12:00:00+01:00");
    assert!(then.rest.is_some() && then.spell.is_none());
    assert_eq!(then.walks_7d, 0);
    let then = desk.status_as_of("2026-11-22T14:03:00+01:00");
    assert!(then.rest.is_some() && then.spell.is_some());
    assert_eq!((then.walks_7d, then.walked_7d), (1, 3));
    assert!(desk.status().rest.is_none() && desk.status().spell.is_none());
}

#[test]
fn a_rest_asks_no_more_once_another_was_begun() {
    let mut desk = Desk::at("2026-11-22 15:00");
    rest(&mut desk, false);
    desk.pass_until("2026-11-23 09:00");
    assert!(desk.act(|engine, now| engine.moving(now)).asks.is_some());
    rest(&mut desk, false);
    desk.try_to(|engine, now| engine.answer_rest(RestAnswer::Again, now)).unwrap_err();
    desk.pass_minutes(60);
    desk.act(|engine, now| engine.answer_rest(RestAnswer::Move, now));
    let view = desk.act(|engine, now| engine.moving(now));
    assert!(view.asks.is_none() && view.rest.is_none());
    desk.try_to(|engine, now| engine.answer_rest(RestAnswer::Again, now)).unwrap_err();
}

#[test]
fn a_walk_that_can_not_be_read_costs_that_walk() {
    let mut desk = Desk::at("2026-11-22 14:00");
    let spoilt = desk.act(|engine, now| engine.tell_walk(&walk(10.0), "", now)).id;
    desk.act(|engine, now| engine.tell_walk(&walk(20.0), "", now));
    rest(&mut desk, true);
    crate::unreadable::spoil(
        desk.folder(),
        &format!("UPDATE relief SET name = CAST(x'FF00' AS TEXT) WHERE id = {spoilt}"),
    );
    desk.reopen();
    assert_eq!(walked(&mut desk), [(1, 1, 20), (1, 1, 20)]);
    assert!(desk.status().rest.is_some() && desk.engine().unreadable() > 0);
    assert_eq!(moves(&desk.watch(61)), 1);
}

#[test]
fn a_day_told_of_on_two_computers_is_one_day() {
    let mut desk = Desk::at("2026-11-22 15:00");
    let told = |low_heels, weight: &str| HabitDraft { low_heels, weight: weight.into() };
    desk.act(|engine, now| engine.tell_habits(&told(Some(true), "82 kg"), now));
    // As bringing two diaries together leaves it.
    let copy = "INSERT INTO habit (uid, day, low_heels, weight, entered_at, entered_offset) \
                SELECT replace(uid, '-7', '-8'), day, low_heels, '', entered_at, entered_offset FROM habit";
    crate::unreadable::spoil(desk.folder(), copy);
    desk.reopen();
    let view = desk.act(|engine, now| engine.habits(now));
    assert_eq!((view.low_heels, view.heels_told, view.today.weight.as_str()), (1, 1, "82 kg"));
    desk.act(|engine, now| engine.tell_habits(&told(Some(false), ""), now));
    let view = desk.act(|engine, now| engine.habits(now));
    assert_eq!((view.low_heels, view.heels_told, view.today.weight.as_str()), (0, 1, ""));
    desk.act(|engine, now| engine.tell_habits(&HabitDraft::default(), now));
    assert_eq!(desk.act(|engine, now| engine.habits(now)).heels_told, 0);
}

/// The form that was left open over midnight.
#[test]
fn what_a_form_shows_of_yesterday_is_not_told_of_today() {
    let mut desk = Desk::at("2026-11-22 23:50");
    let told = |low_heels, weight: &str| HabitDraft { low_heels, weight: weight.into() };
    let (showed, says) = (told(Some(true), "82 kg"), told(Some(false), "82 kg"));
    desk.act(|engine, now| engine.tell_habits(&showed, now));
    desk.pass_minutes(20);
    desk.act(|engine, now| engine.tell_habits(Edit::of(&says, &showed), now));
    assert_eq!(desk.act(|engine, now| engine.habits(now)).today, told(Some(false), ""));
}

#[derive(Debug, Clone, Copy)]
enum Doing {
    Rest(Lying),
    Answer(RestAnswer),
    Walk(u8),
    End,
    Pass(u16),
    Sleep(u16),
    Reopen,
}

fn doing() -> impl Strategy<Value = Doing> {
    prop_oneof![
        prop_oneof![Just(Lying::Bed), Just(Lying::Chair)].prop_map(Doing::Rest),
        prop_oneof![Just(RestAnswer::Move), Just(RestAnswer::Again)].prop_map(Doing::Answer),
        (1..=120u8).prop_map(Doing::Walk),
        Just(Doing::End),
        (1..=900u16).prop_map(Doing::Pass),
        (1..=900u16).prop_map(Doing::Sleep),
        Just(Doing::Reopen),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    /// In whatever order things are done: one rest and one spell at most, no two prompts at one look, none at night.
    #[test]
    fn whatever_is_done_there_is_one_rest_and_one_prompt(acts in prop::collection::vec(doing(), 1..25)) {
        let mut desk = Desk::at("2026-11-22 10:00");
        for act in acts {
            match act {
                Doing::Rest(lying) => _ = desk.try_to(|engine, now| engine.begin_rest(lying, true, now)),
                Doing::Answer(answer) => _ = desk.try_to(|engine, now| engine.answer_rest(answer, now)),
                Doing::Walk(minutes) => _ = desk.try_to(|engine, now| engine.begin_spell(&walk(minutes.into()), now)),
                Doing::End => _ = desk.try_to(|engine, now| engine.end_spell(None, false, now)),
                Doing::Pass(minutes) => desk.pass_minutes(minutes.into()),
                Doing::Sleep(minutes) => desk.sleep(minutes.into()),
                Doing::Reopen => desk.reopen(),
            }
            let told = moves(&desk.effects());
            prop_assert!(told <= 1);
            let hour = chrono::Timelike::hour(&desk.wall());
            prop_assert!(told == 0 || (8..22).contains(&hour), "at {hour}");
            prop_assert_eq!(moves(&desk.effects()), 0);
            let view = desk.act(|engine, now| engine.moving(now));
            prop_assert!(view.rest.is_none() || view.asks.is_none());
            prop_assert!(view.rest.is_some() || told == 0);
        }
    }
}
