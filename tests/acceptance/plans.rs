//! Plans of heat and cold: laid out from what really happened, told once, answered from the notice (S45, S46, S51, S52; design 5).

use chrono::TimeDelta;
use respite_domain::notice::{Notice, NoticeKind};
use respite_domain::plan::{PlanKind, SlotSaid};
use respite_engine::view::{
    Coded, HeldPlan, PackPlanDraft, PackPlanView, SafetyAnswers, SessionStop, SlotCame, SlotView,
};
use respite_engine::{Act, EngineError, Pressed};
use respite_wording::{Opens, Press, spoken};

use crate::desk::Desk;
use crate::english::english;
use crate::terminal::Terminal;

/// Cold on the low back, each day from 9 to 21, two hours apart.
pub(crate) fn cold() -> PackPlanDraft {
    PackPlanDraft {
        kind: Coded(PlanKind::Cold),
        places: vec!["low-back-left".into()],
        minutes: 15.0,
        cold_pack: None,
        heat_pack: None,
        from: "09:00".into(),
        to: "21:00".into(),
        rest: 120.0,
        last_day: None,
    }
}

fn planned(at: &str, draft: &PackPlanDraft) -> Desk {
    let mut desk = Desk::at(at);
    desk.skin_is_healthy();
    desk.act(|engine, now| engine.save_plan(None, draft, now));
    desk
}

fn slots(desk: &mut Desk) -> Vec<String> {
    let line = |slot: &SlotView| format!("{} {}", &slot.at[11..16], serde_json::to_value(slot.kind).unwrap());
    desk.act(|engine, now| engine.today(now)).slots.iter().map(line).map(|line| line.replace('"', "")).collect()
}

fn the_plan(desk: &mut Desk) -> PackPlanView {
    desk.act(|engine, now| engine.sessions(now)).plans.remove(0)
}

fn press(desk: &mut Desk, notice: &Notice, act: Act) -> Pressed {
    desk.act(|engine, now| engine.press(notice, act, now))
}

#[test]
fn a_slot_is_told_once_and_start_puts_the_pack_on() {
    let mut desk = planned("2026-11-22 08:10", &cold());
    assert_eq!(slots(&mut desk), ["09:00 cold", "11:15 cold", "13:30 cold", "15:45 cold"]);
    assert_eq!(desk.effects(), [""; 0]);
    desk.pass_to(0, "09:00");
    let notice = desk.the_notice();
    let said = spoken(&notice, false, english());
    assert_eq!(said.title, "Time for cold");
    assert_eq!(said.body, "Low back, left: cold for 15 minutes. If it is a pack, wrap it in a cloth first.");
    assert_eq!(said.buttons.iter().map(|button| &button.label[..]).collect::<Vec<_>>(), ["Start", "In 10 min", "Skip"]);
    desk.pass_minutes(3);
    assert_eq!(desk.effects(), [""; 0], "told once");
    desk.reopen();
    assert_eq!(desk.effects(), [""; 0], "by the next start of the program, too");
    desk.start_cold();
    assert_eq!(slots(&mut desk), ["11:18 cold", "13:33 cold", "15:48 cold"], "what ran late moves the rest of the day");
    assert_eq!(the_plan(&mut desk).told[0].came, Coded(SlotCame::Started));
}

#[test]
fn what_was_not_shown_is_tried_again_and_what_is_over_is_taken_back() {
    let mut desk = planned("2026-11-22 08:10", &cold());
    desk.pass_to(0, "09:00");
    assert_eq!(desk.refused_effects(), ["planned: cold"]);
    desk.pass_minutes(1);
    assert_eq!(desk.effects(), ["planned: cold"]);
    desk.start_cold();
    assert_eq!(desk.effects(), ["gone: slots"]);
}

#[test]
fn in_ten_minutes_it_comes_again_and_what_is_skipped_waits_for_the_next() {
    let mut desk = planned("2026-11-22 09:00", &cold());
    let notice = desk.the_notice();
    assert_eq!(press(&mut desk, &notice, Act::SlotLater), Pressed::Written);
    assert_eq!(desk.watch(10), ["0: gone: slots", "10: planned: cold"]);
    assert_eq!(press(&mut desk, &notice, Act::SkipSlot), Pressed::ToBeAsked, "that one was put off");
    let due = desk.act(|engine, now| engine.today(now)).slots[0].due.unwrap();
    desk.act(|engine, now| engine.answer_slot(due, SlotSaid::Skipped, now));
    assert_eq!(slots(&mut desk)[0], "11:10 cold");
    let came: Vec<SlotCame> = the_plan(&mut desk).told.iter().map(|told| told.came.0).collect();
    assert_eq!(came, [SlotCame::Later, SlotCame::Skipped]);
}

#[test]
fn a_computer_that_slept_tells_one_and_what_nobody_answered_is_kept_as_missed() {
    let mut desk = planned("2026-11-22 08:10", &cold());
    desk.sleep(8 * 60);
    assert_eq!(desk.effects(), ["late: planned: cold"], "no burst");
    assert_eq!(slots(&mut desk), ["16:10 cold", "18:25 cold", "20:40 cold"], "moved, not doubled");
    desk.pass_to(0, "21:10");
    assert_eq!(desk.effects(), ["gone: slots"]);
    assert_eq!(the_plan(&mut desk).told[0].came, Coded(SlotCame::Missed));
}

#[test]
fn two_that_are_due_at_once_come_as_one() {
    let mut desk = planned("2026-11-22 08:10", &cold());
    let heat = PackPlanDraft { kind: Coded(PlanKind::Heat), places: vec!["neck-left".into()], ..cold() };
    desk.act(|engine, now| engine.save_plan(None, &heat, now));
    desk.pass_to(0, "09:00");
    let notice = desk.the_notice();
    assert!(matches!(&notice.kind, NoticeKind::Slots(slots) if slots.len() == 2), "{notice:?}");
    let start = &spoken(&notice, false, english()).buttons[0];
    assert_eq!(start.press, Press::Open(Opens::Today), "which goes on first is asked");
    assert_eq!(press(&mut desk, &notice, Act::SkipSlot), Pressed::Written);
    assert_eq!(slots(&mut desk)[..2], ["11:00 heat", "11:00 cold"]);
}

#[test]
fn start_in_a_notice_starts_nothing_before_all_is_said_to_be_ready() {
    for kind in [PlanKind::Cold, PlanKind::Heat] {
        let mut desk = planned("2026-11-22 09:00", &PackPlanDraft { kind: Coded(kind), ..cold() });
        let notice = desk.the_notice();
        let start = spoken(&notice, false, english()).buttons.remove(0);
        assert_eq!((&start.label[..], start.press), ("Start", Press::Open(Opens::Slot)));
        let unseen = spoken(&notice, true, english()).buttons.remove(0);
        assert_eq!(unseen.press, Press::Open(Opens::Today), "nor is it asked where nobody could read what");
        for act in [Act::SkinFine, Act::ItIsOff, Act::NoSpasm, Act::Later] {
            assert_eq!(press(&mut desk, &notice, act), Pressed::ToBeAsked);
        }
        let today = desk.act(|engine, now| engine.today(now));
        assert_eq!((today.running.len(), today.slots[0].due.is_some()), (0, true), "it is due still");
    }
}

#[test]
fn what_holds_packs_back_holds_the_plan() {
    let mut desk = planned("2026-11-22 09:00", &cold());
    let pack = desk.start_cold();
    let stop = SessionStop { skin: Some(Coded(respite_domain::session::Skin::Red)), ..SessionStop::default() };
    desk.act(|engine, now| engine.stop_session(pack, &stop, now));
    assert_eq!((slots(&mut desk).len(), the_plan(&mut desk).held), (0, Some(Coded(HeldPlan::Skin))));
    let mut desk = planned("2026-11-22 09:00", &cold());
    let concerns = SafetyAnswers { concerns: vec!["diabetes".into()], ..SafetyAnswers::default() };
    desk.act(|engine, now| engine.answer_safety(&concerns, now));
    assert_eq!((slots(&mut desk).len(), the_plan(&mut desk).held), (0, Some(Coded(HeldPlan::Body))));
    assert_eq!(desk.effects(), [""; 0]);
}

#[test]
fn what_can_not_be_is_one_plain_sentence_each_and_keeps_nothing() {
    let mut desk = Desk::at("2026-11-22 10:00");
    for (off, expect) in [
        (PackPlanDraft { from: "21:00".into(), to: "09:00".into(), ..cold() }, "A plan ends later on the day"),
        (PackPlanDraft { last_day: Some("2026-11-21".into()), ..cold() }, "The last day of a plan is today or later."),
        (PackPlanDraft { minutes: 30.0, ..cold() }, "A session takes 15 to 20 minutes."),
        (PackPlanDraft { minutes: 15.5, ..cold() }, "A session takes 15 to 20 minutes."),
        (PackPlanDraft { rest: 20.0, ..cold() }, "Skin rests for two hours or more"),
        (PackPlanDraft { rest: f64::NAN, ..cold() }, "Skin rests for two hours or more"),
        (PackPlanDraft { from: "22:00".into(), to: "23:30".into(), ..cold() }, "Your plan lies in the quiet hours"),
        (PackPlanDraft { places: Vec::new(), ..cold() }, "Say where the pack goes."),
    ] {
        let now = desk.now();
        let faults = desk.engine().plan_faults(&off, &now);
        let said: Vec<String> = faults.iter().map(|fault| respite_wording::sentence(fault, english())).collect();
        assert!(said.len() == 1 && said[0].starts_with(expect), "{said:?}");
        let error = desk.try_to(|engine, now| engine.save_plan(None, &off, now)).unwrap_err();
        assert!(matches!(error, EngineError::Invalid { field: Some(_), .. }), "{error:?}");
        assert!(desk.act(|engine, now| engine.plans(now)).is_empty());
    }
    let all = PackPlanDraft { minutes: 30.0, rest: 20.0, places: Vec::new(), to: "08:00".into(), ..cold() };
    let now = desk.now();
    assert_eq!(desk.engine().plan_faults(&all, &now).len(), 4, "all of it is said at once");
}

#[test]
fn a_plan_is_changed_ended_and_deleted_and_each_leaves_a_trace() {
    let mut desk = planned("2026-11-22 08:00", &cold());
    let id = the_plan(&mut desk).id;
    let other = PackPlanDraft { kind: Coded(PlanKind::ByTurns), rest: 180.0, ..cold() };
    desk.act(|engine, now| engine.save_plan(Some(id), &other, now));
    assert_eq!(slots(&mut desk), ["09:00 cold", "12:15 heat", "15:30 cold", "18:45 heat"]);
    desk.act(|engine, now| engine.set_plan_ended(id, true, now));
    assert_eq!((slots(&mut desk).len(), the_plan(&mut desk).is_on), (0, false));
    desk.act(|engine, now| engine.set_plan_ended(id, false, now));
    desk.act(|engine, now| engine.set_plan_deleted(id, true, now));
    assert!(desk.act(|engine, now| engine.plans(now)).is_empty());
    desk.act(|engine, now| engine.set_plan_deleted(id, false, now));
    desk.reopen();
    assert_eq!(slots(&mut desk).len(), 4);
    let diary = rusqlite::Connection::open(desk.folder().join(respite_engine::FILE_NAME)).unwrap();
    let mut select = diary.prepare("SELECT field FROM change WHERE what = 'plan' ORDER BY id").unwrap();
    let fields: Vec<String> = select.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(fields, ["kind", "rest", "ended-at", "ended-at", "deleted", "deleted"]);
}

#[test]
fn by_the_clock_on_the_wall_where_the_person_is() {
    let mut desk = planned("2026-10-24 20:50", &cold());
    assert_eq!(slots(&mut desk), [""; 0]);
    desk.pass_until("2026-10-25 08:59");
    assert_eq!(slots(&mut desk)[0], "09:00 cold", "the clocks went back that night");
    desk.fly_to(chrono_tz::America::New_York);
    assert_eq!(slots(&mut desk)[0], "09:00 cold", "it is half past three in the night there");
    desk.pass_until("2026-10-25 09:00");
    assert_eq!(desk.effects(), ["planned: cold"]);
}

#[test]
fn the_terminal_makes_shows_and_ends_one() {
    let terminal = Terminal::new();
    assert!(terminal.done(&["plan", "list"]).out.contains("There is no plan."));
    let add = |args: &[&str]| terminal.say(&[&["plan", "add"], args].concat());
    let made = add(&["by-turns", "--place", "low-back-left", "--from", "08:00", "--to", "22:00"]);
    assert_eq!(made.status, 0, "{}", made.err);
    assert!(made.out.contains("Cold and heat by turns"), "{}", made.out);
    for off in [
        &["cold", "--place", "neck-left", "--minutes", "30"][..],
        &["cold", "--place", "neck-left", "--rest", "20"],
        &["cold", "--place", "neck-left", "--from", "23:00", "--to", "23:30"],
        &["cold", "--place", "neck-left", "--until", "2001-01-01"],
        &["cold"],
    ] {
        let said = add(off);
        assert_eq!((said.status, said.err.is_empty()), (2, false), "{off:?}");
    }
    let status: serde_json::Value = serde_json::from_str(&terminal.done(&["status", "--json"]).out).unwrap();
    assert!(status["plan"].is_array());
    assert_eq!(terminal.done(&["plan", "list"]).out.lines().count(), 1);
    assert!(terminal.done(&["plan", "stop"]).out.starts_with("Ended: "));
    assert_eq!(terminal.say(&["plan", "stop"]).status, 2);
}

#[test]
fn a_start_that_was_taken_back_is_due_again_in_its_own_row() {
    let mut desk = planned("2026-11-22 08:10", &cold());
    desk.pass_to(0, "09:00");
    desk.effects();
    let id = desk.start_cold();
    desk.act(|engine, now| engine.undo_session(id, now));
    desk.pass_minutes(1);
    desk.effects();
    let told = the_plan(&mut desk).told;
    assert_eq!(
        told.iter().map(|told| told.came).collect::<Vec<_>>(),
        [Coded(SlotCame::Due)],
        "one row, and no pack went on"
    );
}

#[test]
fn what_is_pressed_is_what_the_notice_says() {
    let mut desk = planned("2026-11-22 08:10", &cold());
    desk.pass_to(0, "09:00");
    let notice = desk.the_notice();
    let id = the_plan(&mut desk).id;
    let elsewhere = PackPlanDraft { places: vec!["neck-left".into()], ..cold() };
    desk.act(|engine, now| engine.save_plan(Some(id), &elsewhere, now));
    assert_eq!(press(&mut desk, &notice, Act::SkipSlot), Pressed::ToBeAsked);
    assert_eq!(the_plan(&mut desk).told[0].came, Coded(SlotCame::Due), "nothing is written");
    assert_eq!(desk.effects(), ["planned: cold"], "it is told anew");
}

#[test]
fn a_clock_that_is_set_back_tells_no_slot_twice() {
    for made_ahead in [false, true] {
        let mut desk = Desk::at("2026-11-22 09:30");
        desk.skin_is_healthy();
        desk.set_clock(TimeDelta::hours(i64::from(made_ahead)));
        desk.act(|engine, now| engine.save_plan(None, &cold(), now));
        if made_ahead {
            desk.set_clock(-TimeDelta::hours(1));
        }
        desk.effects();
        desk.pass_minutes(5);
        desk.set_clock(-TimeDelta::minutes(2));
        for _ in 0..5 {
            desk.pass_minutes(1);
            assert_eq!(desk.effects(), [""; 0], "{made_ahead}");
        }
        assert_eq!(the_plan(&mut desk).told.len(), 1, "{made_ahead}");
    }
}

#[test]
fn a_plan_whose_last_day_is_over_does_not_go_on() {
    let mut desk = planned("2026-11-22 08:10", &PackPlanDraft { last_day: Some("2026-11-22".into()), ..cold() });
    desk.pass_to(1, "08:00");
    let id = the_plan(&mut desk).id;
    desk.try_to(|engine, now| engine.set_plan_ended(id, false, now)).unwrap_err();
}

/// Each of several plans at one place can be ended, and what a refusal says to type ends one.
#[test]
fn the_terminal_ends_each_of_several_plans_at_one_place() {
    let terminal = Terminal::new();
    let add = |kind: &str, more: &[&str]| {
        terminal.done(&[&["plan", "add", kind, "--place", "low-back-left"], more].concat());
    };
    add("cold", &[]);
    add("cold", &["--minutes", "20"]);
    add("heat", &[]);
    let said = terminal.refused(2, &["plan", "stop", "--place", "low-back-left"]);
    assert!(said.contains("--kind heat"), "{said}");
    assert!(terminal.done(&["plan", "stop", "--kind", "cold"]).out.contains("15 minutes"), "the one made first");
    terminal.done(&["plan", "stop", "--kind", "heat"]);
    terminal.done(&["plan", "stop", "--place", "low-back-left"]);
    terminal.done(&["plan", "add", "cold", "--place", "neck-left"]);
    terminal.done(&["plan", "add", "cold", "--place", "neck-left", "--place", "neck-right"]);
    terminal.done(&["plan", "stop", "--place", "neck-left", "--place", "neck-right"]);
    assert!(!terminal.done(&["plan", "stop"]).out.contains("right"));
}
