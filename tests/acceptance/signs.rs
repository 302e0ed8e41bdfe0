//! Warning signs: what stands ticked, and that an emergency stays until it is answered (2).

use proptest::prelude::*;
use respite_domain::Code;
use respite_domain::region::Region;
use respite_domain::warning_sign::AskedBy;
use respite_domain::warning_sign::Extent;
use respite_domain::warning_sign::{SIGNS, Tier};
use respite_engine::view::{Coded, Settings, SignDraft, SignSaved, SignsView};
use respite_engine::{At, EngineError};
use rusqlite::Connection;

use crate::desk::{Desk, clear, spasm};

pub fn draft(extent: Coded<Extent>, codes: &[&str]) -> SignDraft {
    SignDraft {
        when: String::new(),
        asked_by: Coded(AskedBy::SomethingChanged),
        extent,
        ticked: codes.iter().map(|code| (*code).to_owned()).collect(),
    }
}

pub fn answer(desk: &mut Desk, extent: Coded<Extent>, codes: &[&str]) -> SignsView {
    desk.act(|engine, now| engine.answer_signs(&draft(extent, codes), now));
    view(desk)
}

pub fn view(desk: &mut Desk) -> SignsView {
    desk.act(|engine, now| engine.signs(now))
}

/// "I ticked this by mistake", of an emergency.
pub fn by_mistake(desk: &mut Desk, answers: &[i32]) -> SignsView {
    let emergencies = SIGNS.into_iter().filter(|sign| sign.tier == Tier::Emergency);
    let codes: Vec<String> = emergencies.map(|sign| sign.code().to_owned()).collect();
    desk.act(|engine, now| engine.untick(answers, &codes, now));
    view(desk)
}

fn emergency(desk: &mut Desk) -> Option<Vec<String>> {
    view(desk).emergency.map(|answer| answer.ticked)
}

#[test]
fn what_was_ticked_by_mistake_is_taken_off_the_whole_day() {
    let mut desk = Desk::at("2026-11-22 12:00");
    for when in ["yesterday 08:00", "yesterday 18:00"] {
        let fever = SignDraft { when: when.into(), ..draft(Coded(Extent::Tick), &["fever"]) };
        desk.act(|engine, now| engine.answer_signs(&fever, now));
    }
    let at = At::when("yesterday 10:00", &desk.now()).unwrap();
    desk.act(|engine, now| engine.take_back_signs(&["fever".to_owned()], &at, now));
    let standing = At::when("yesterday 23:00", &desk.now()).unwrap();
    assert_eq!(desk.engine().signs_standing(&standing).unwrap(), [""; 0]);
}

#[test]
fn an_emergency_outlives_a_restart_and_ends_with_an_answer_only() {
    let mut desk = Desk::at("2026-11-22 12:00");
    answer(&mut desk, Coded(Extent::Tick), &["fever", "saddle"]);
    assert_eq!(emergency(&mut desk), Some(vec!["saddle".to_owned(), "fever".to_owned()]));
    desk.restart_computer();
    desk.pass_to(2, "09:00");
    assert!(emergency(&mut desk).is_some(), "two days and a restart later");
    desk.act(|engine, now| engine.getting_help_with_all(now));
    let after = view(&mut desk);
    assert_eq!(after.emergency, None);
    assert_eq!(after.answers[0].ticked, ["saddle", "fever"], "the answer is kept");
    assert_eq!(after.answers[0].tier, Some(Coded(Tier::Emergency)));
    desk.reopen();
    assert_eq!(emergency(&mut desk), None);
}

#[test]
fn a_mistake_takes_the_tick_off_and_is_kept_as_a_change() {
    let mut desk = Desk::at("2026-11-22 12:00");
    let saved = answer(&mut desk, Coded(Extent::Tick), &["fever", "saddle"]).emergency.unwrap();
    let after = by_mistake(&mut desk, &saved.answers);
    assert_eq!(after.emergency, None);
    assert_eq!((after.answers[0].ticked.clone(), after.answers[0].changes), (vec!["fever".to_owned()], 1));
    let alone = answer(&mut desk, Coded(Extent::Tick), &["chest"]).emergency.unwrap();
    let after = by_mistake(&mut desk, &alone.answers);
    assert_eq!(after.answers.len(), 1, "a lone tick that was taken back is no answer");
    assert!(desk.try_to(|engine, now| engine.untick(&[99], &["chest".to_owned()], now)).is_err());
}

#[test]
fn two_emergencies_are_one_until_each_is_answered() {
    let mut desk = Desk::at("2026-11-22 12:00");
    let first = answer(&mut desk, Coded(Extent::Tick), &["chest"]).emergency.unwrap();
    let both = answer(&mut desk, Coded(Extent::Tick), &["saddle"]).emergency.unwrap();
    assert_eq!(both.ticked, ["saddle", "chest"]);
    // A screen that showed only the first answers only that.
    let after = desk.act(|engine, now| engine.getting_help(&first.answers, now));
    assert_eq!(after.emergency.unwrap().ticked, ["saddle"]);
    let third = answer(&mut desk, Coded(Extent::Tick), &["bladder"]).emergency.unwrap();
    let after = by_mistake(&mut desk, &third.answers);
    assert_eq!((after.emergency, after.ticked_today), (None, vec!["chest".to_owned()]));
}

#[test]
fn nobody_hears_that_they_are_fine_and_a_word_that_is_no_sign_is_refused() {
    let mut desk = Desk::at("2026-11-22 12:00");
    let refused = desk.try_to(|engine, now| engine.answer_signs(&draft(Coded(Extent::List), &["sadle"]), now));
    assert!(matches!(refused, Err(EngineError::Invalid { .. })));
    assert!(view(&mut desk).answers.is_empty());
}

#[test]
fn the_number_is_that_of_the_region() {
    let mut desk = Desk::at("2026-11-22 12:00");
    assert_eq!((view(&mut desk).region, view(&mut desk).number), (None, None));
    let mut set = |region, number: &str| {
        let settings = desk.act(|engine, _| engine.settings());
        let wanted = Settings { region: Some(region), emergency_number: number.to_owned(), ..settings };
        desk.try_to(|engine, now| engine.change_settings(&wanted, now)).map(|_| view(&mut desk).number)
    };
    for (region, given, expect) in [
        (Coded(Region::Us), "", Some("911")),
        (Coded(Region::Uk), "", Some("999")),
        (Coded(Region::Eu), "", Some("112")),
        (Coded(Region::Other), "", None),
        (Coded(Region::Other), "000", Some("000")),
        (Coded(Region::Eu), "000", Some("112")),
    ] {
        assert_eq!(set(region, given).unwrap().as_deref(), expect, "{region:?} {given}");
    }
    for wrong in ["call mum", "-", "123456789012345678901"] {
        assert!(set(Coded(Region::Other), wrong).is_err(), "{wrong}");
    }
}

#[test]
fn the_page_tells_ticks_first_and_when_there_were_none() {
    let mut desk = Desk::at("2026-11-12 12:00");
    let page = |desk: &mut Desk| {
        let now = desk.now();
        desk.engine().summary(None, None, &At::now(&now)).unwrap().summary.signs
    };
    assert_eq!(page(&mut desk), None, "not asked");
    answer(&mut desk, Coded(Extent::List), &["lump", "weak-leg"]);
    desk.pass_to(2, "12:00");
    answer(&mut desk, Coded(Extent::Line), &[]);
    let signs = page(&mut desk).unwrap();
    let ticked: Vec<_> = signs.ticked.iter().map(|(sign, day)| format!("{} {day}", sign.code())).collect();
    assert_eq!(ticked, ["weak-leg 2026-11-12", "lump 2026-11-12"]);
    assert_eq!(signs.none_on, None, "the line of a day asks for new ones only");
    assert_eq!(signs.none_new_on.unwrap().to_string(), "2026-11-14");
    answer(&mut desk, Coded(Extent::List), &[]);
    let signs = page(&mut desk).unwrap();
    assert_eq!((signs.none_on.unwrap().to_string(), signs.none_new_on), ("2026-11-14".to_owned(), None));
}

fn page_signs(desk: &mut Desk) -> Vec<String> {
    let now = desk.now();
    let signs = desk.engine().summary(None, None, &At::now(&now)).unwrap().summary.signs;
    signs
        .map(|signs| signs.ticked.iter().map(|(sign, day)| format!("{} {day}", sign.code())).collect())
        .unwrap_or_default()
}

#[test]
fn a_later_none_hides_no_tick_of_the_day_anywhere() {
    let mut desk = Desk::at("2026-11-22 10:00");
    answer(&mut desk, Coded(Extent::List), &["fever"]);
    desk.pass_minutes(60);
    for extent in [Coded(Extent::Line), Coded(Extent::List)] {
        let SignSaved { saved, standing } = desk.act(|engine, now| engine.answer_signs(&draft(extent, &[]), now));
        assert_eq!((saved.ticked, standing), (vec![], vec!["fever".to_owned()]));
        let signs = view(&mut desk);
        assert_eq!((signs.ticked_today, signs.stands_first), (vec!["fever".to_owned()], true));
        assert_eq!(desk.status().signs.unwrap().ticked, ["fever"]);
        assert_eq!(page_signs(&mut desk), ["fever 2026-11-22"]);
    }
    let now = desk.now();
    let page = desk.engine().summary(None, None, &At::now(&now)).unwrap().summary;
    assert_eq!(page.signs.unwrap().none_on, None);
    desk.pass_to(1, "08:00");
    assert_eq!(view(&mut desk).ticked_today, [""; 0], "another day is asked anew");
}

#[test]
fn a_tick_goes_only_when_it_is_taken_back() {
    let mut desk = Desk::at("2026-11-22 10:00");
    answer(&mut desk, Coded(Extent::List), &["fever", "lump"]);
    answer(&mut desk, Coded(Extent::List), &["fever"]);
    let take_back = |desk: &mut Desk, code: &str| {
        let codes = [code.to_owned()];
        desk.try_to(|engine, now| engine.take_back_signs(&codes, &At::now(now), now))
    };
    assert_eq!(take_back(&mut desk, "fever").unwrap().len(), 2);
    let after = view(&mut desk);
    assert_eq!(after.ticked_today, ["lump"], "off every answer of the day");
    assert_eq!(after.answers.iter().map(|answer| answer.changes).collect::<Vec<_>>(), [1, 1], "kept as a change");
    assert!(take_back(&mut desk, "fever").is_err(), "it stands no more");
    assert!(take_back(&mut desk, "sadle").is_err());
    assert_eq!(page_signs(&mut desk), ["lump 2026-11-22"]);
}

#[test]
fn an_answer_is_saved_although_an_entry_can_not_be_read() {
    let mut desk = Desk::at("2026-11-22 10:00");
    desk.log(spasm());
    damage_an_entry(desk.folder());
    desk.reopen();
    let signs = answer(&mut desk, Coded(Extent::Tick), &["saddle"]);
    assert_eq!(signs.emergency.unwrap().ticked, ["saddle"]);
    desk.reopen();
    assert!(view(&mut desk).emergency.is_some(), "at the next start too");
}

pub fn damage_an_entry(folder: &std::path::Path) {
    let diary = Connection::open(folder.join("diary.db")).unwrap();
    diary.execute("UPDATE entry SET places = 'low-back-lefu'", []).unwrap();
}

#[test]
fn what_was_ticked_in_a_zone_ahead_stands_also_after_a_none() {
    let mut desk = Desk::in_zone(chrono_tz::Pacific::Auckland, "2026-11-23 02:00");
    let answer = |ticked: &[&str]| SignDraft {
        when: String::new(),
        asked_by: Coded(AskedBy::SomethingChanged),
        extent: Coded(Extent::List),
        ticked: ticked.iter().map(|code| (*code).to_owned()).collect(),
    };
    desk.act(|engine, now| engine.answer_signs(&answer(&["fever"]), now));
    desk.fly_to(chrono_tz::America::Los_Angeles);
    let saved = desk.act(|engine, now| engine.answer_signs(&answer(&[]), now));
    assert_eq!(saved.standing, ["fever"]);
    let at = At::now(&desk.now());
    assert_eq!(desk.act(|engine, _| engine.signs_standing(&at)), ["fever"]);
}

/// What the status tells of the signs: whether they are urgent, and which.
fn in_status(desk: &mut Desk) -> (bool, Vec<String>) {
    desk.status().signs.map_or((false, vec![]), |signs| (signs.stands, signs.ticked))
}

#[test]
fn an_emergency_stands_at_midnight_and_after_a_none_until_it_is_answered() {
    type Act = fn(&mut Desk);
    let answers: [(&str, Act); 3] = [
        ("helped", |desk| _ = desk.act(|engine, now| engine.getting_help_with_all(now))),
        ("a mistake, in the window", |desk| {
            let answers = view(desk).emergency.unwrap().answers;
            by_mistake(desk, &answers);
        }),
        ("a mistake, in the terminal", |desk| {
            let saddle = ["saddle".to_owned()];
            desk.act(|engine, now| engine.take_back_signs(&saddle, &At::now(now), now));
        }),
    ];
    for (what, end) in answers {
        let mut desk = Desk::at("2026-11-22 23:55");
        answer(&mut desk, Coded(Extent::Tick), &["saddle", "fever"]);
        desk.pass_minutes(10);
        assert_eq!(in_status(&mut desk), (true, vec!["saddle".into(), "fever".into()]), "{what}");
        let none = desk.act(|engine, now| engine.answer_signs(&draft(Coded(Extent::List), &[]), now));
        assert_eq!(none.standing, ["saddle"], "{what}: a fever is of its day");
        assert_eq!(in_status(&mut desk), (true, vec!["saddle".into()]), "{what}: the whole list says that it is over");
        desk.pass_to(3, "09:00");
        answer(&mut desk, Coded(Extent::List), &["lump"]);
        desk.reopen();
        desk.pass_to(1, "09:00");
        assert_eq!(in_status(&mut desk), (true, vec!["saddle".into(), "lump".into()]), "{what}: days later");
        end(&mut desk);
        // Of the day before, and nobody has called; who gets help tells of it there.
        assert_eq!(in_status(&mut desk), (what != "helped", vec!["lump".into()]), "{what}");
        let at = At::now(&desk.now());
        assert_eq!(desk.engine().signs_standing(&at).unwrap(), [""; 0], "{what}");
        assert_eq!(emergency(&mut desk), None, "{what}");
    }
}

#[test]
fn an_emergency_told_for_yesterday_stands_now() {
    let mut desk = Desk::at("2026-11-22 12:00");
    let told = SignDraft { when: "yesterday 22:00".into(), ..draft(Coded(Extent::Tick), &["bladder"]) };
    desk.act(|engine, now| engine.answer_signs(&told, now));
    assert_eq!(in_status(&mut desk), (true, vec!["bladder".into()]));
    let before = desk.status_as_of("yesterday 21:00");
    assert_eq!(before.signs, None, "nothing later is seen");
}

#[test]
fn a_look_at_the_time_before_help_came_sees_the_emergency() {
    let mut desk = Desk::at("2026-11-20 12:00");
    answer(&mut desk, Coded(Extent::Tick), &["saddle"]);
    desk.pass_to(2, "12:00");
    desk.act(|engine, now| engine.getting_help_with_all(now));
    let stands = |desk: &mut Desk, when: &str| desk.status_as_of(when).signs.unwrap().stands;
    assert!(stands(&mut desk, "2026-11-21 12:00"));
    assert!(!stands(&mut desk, "2026-11-22 12:01"));
}

#[test]
fn a_mistake_takes_an_emergency_of_before_off_and_nothing_else_of_its_day() {
    let mut desk = Desk::at("2026-11-22 12:00");
    answer(&mut desk, Coded(Extent::List), &["saddle", "fever"]);
    desk.pass_to(1, "12:00");
    answer(&mut desk, Coded(Extent::List), &["fever"]);
    let codes = ["saddle".to_owned(), "fever".to_owned()];
    let before = At::when("2 days ago", &desk.now()).unwrap();
    assert!(desk.try_to(|engine, now| engine.take_back_signs(&codes, &before, now)).is_err(), "not told by then");
    desk.act(|engine, now| engine.take_back_signs(&codes, &At::now(now), now));
    assert_eq!(in_status(&mut desk).1, [""; 0]);
    assert_eq!(page_signs(&mut desk), ["fever 2026-11-22"], "the fever of the day before was no mistake");
}

#[test]
fn an_emergency_that_nobody_answered_is_on_every_page() {
    let mut desk = Desk::at("2026-11-22 12:00");
    answer(&mut desk, Coded(Extent::Tick), &["saddle"]);
    desk.pass_to(60, "12:00");
    answer(&mut desk, Coded(Extent::List), &[]);
    assert_eq!(page_signs(&mut desk), ["saddle 2026-11-22"]);
    desk.act(|engine, now| engine.getting_help_with_all(now));
    assert_eq!(page_signs(&mut desk), [""; 0], "answered, it is of its time");
}

/// What a person may do about signs, in whatever order.
#[derive(Debug, Clone)]
enum Act {
    Answer(Coded<Extent>, Vec<usize>),
    TakeBack(usize),
    Mistake,
    Helped,
    Spasm,
    Clear,
    DeleteLast,
    Pass(i64),
    Reopen,
}

/// An answer as the test knows it.
struct Told {
    day: String,
    id: i32,
    /// Whether the whole list was gone through.
    list: bool,
    codes: Vec<&'static str>,
    helped: bool,
    /// In minutes of the test, as is when it was told.
    helped_at: i64,
    /// The day of that.
    helped_on: String,
    at: i64,
}

const SOME: [&str; 5] = ["saddle", "chest", "fever", "lump", "lasts"];

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let extent = prop_oneof![Just(Coded(Extent::List)), Just(Coded(Extent::Line)), Just(Coded(Extent::Tick))];
    let act = prop_oneof![
        4 => (extent, proptest::collection::vec(0..SOME.len(), 0..3)).prop_map(|(extent, signs)| Act::Answer(extent, signs)),
        2 => (0..SOME.len()).prop_map(Act::TakeBack),
        1 => Just(Act::Mistake),
        1 => Just(Act::Helped),
        1 => Just(Act::Spasm),
        1 => Just(Act::Clear),
        1 => Just(Act::DeleteLast),
        2 => (1i64..40).prop_map(Act::Pass),
        1 => Just(Act::Reopen),
    ];
    proptest::collection::vec(act, 1..25)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// A sign that was ticked on a day is on *Today*, in the status and on the page of that day unless it was taken back,
    /// whatever else was done before and after; and one of the same day waits until somebody called, on the next day too.
    #[test]
    fn a_ticked_sign_stands_on_its_day_until_it_is_taken_back(acts in acts()) {
        let mut desk = Desk::at("2026-11-01 09:00");
        let urgent = |code: &&str| ["saddle", "chest"].contains(code);
        let same_day = |code: &&str| ["fever", "lump"].contains(code);
        // Who has called about a sign need not call again that day, nor about what was ticked on that day.
        let is_called = |told: &[Told], of: &Told, code: &str| {
            // A fever that a list of a later day leaves out has passed, and a new one is another.
            let has_passed = |index: usize, other: &Told| {
                let mut later = told.iter().skip(index + 1).filter(|later| later.day > other.day && later.list);
                code == "fever" && later.any(|later| !later.codes.contains(&code))
            };
            told.iter().enumerate().any(|(index, other)| {
                let is_of_it = other.helped && other.codes.contains(&code) && !has_passed(index, other);
                is_of_it && (other.day == of.day || other.helped_on == of.day)
            })
        };
        let mut told: Vec<Told> = Vec::new();
        let mut entries = Vec::new();
        let mut minutes = 0;
        for act in acts {
            let (today, yesterday) = (desk.day(0), desk.day(-1));
            let is_recent = |told: &Told| told.day == today || told.day == yesterday;
            match act {
                Act::Answer(extent, signs) => {
                    let codes: Vec<&str> = signs.iter().map(|index| SOME[*index]).collect();
                    let saved = desk.act(|engine, now| engine.answer_signs(&draft(extent, &codes), now)).saved;
                    let list = extent == Coded(Extent::List);
                    told.push(Told { day: today.clone(), id: saved.id, list, codes, helped: false, helped_at: 0, helped_on: String::new(), at: minutes });
                }
                Act::TakeBack(index) => {
                    let code = SOME[index];
                    let of_today = told.iter().any(|told| told.day == today && told.codes.contains(&code));
                    let stands = |told: &Told| {
                        let waits = urgent(&code) || same_day(&code) && is_recent(told) && !of_today;
                        told.codes.contains(&code) && (told.day == today || waits && !told.helped)
                    };
                    let stood = told.iter().any(stands);
                    let codes = [code.to_owned()];
                    let done = desk.try_to(|engine, now| engine.take_back_signs(&codes, &At::now(now), now));
                    prop_assert_eq!(done.is_ok(), stood);
                    for told in told.iter_mut().filter(|told| stands(told)) {
                        told.codes.retain(|known| *known != code);
                    }
                }
                Act::Mistake => {
                    if let Some(emergency) = view(&mut desk).emergency {
                        by_mistake(&mut desk, &emergency.answers);
                        told.iter_mut()
                            .filter(|told| emergency.answers.contains(&told.id))
                            .for_each(|told| told.codes.retain(|known| !urgent(known)));
                    }
                }
                Act::Helped => {
                    // One thing after the other.
                    let emergency = view(&mut desk).emergency.map(|emergency| emergency.answers);
                    let to_call = view(&mut desk).to_call.map(|call| call.answers);
                    desk.act(|engine, now| engine.getting_help_with_all(now));
                    let answered = emergency.or(to_call).unwrap_or_default();
                    for told in told.iter_mut().filter(|told| answered.contains(&told.id)) {
                        (told.helped, told.helped_at) = (true, minutes);
                        told.helped_on.clone_from(&today);
                    }
                }
                Act::Spasm => entries.push(desk.log(spasm())),
                Act::Clear => entries.push(desk.log(clear())),
                Act::DeleteLast => {
                    if let Some(id) = entries.pop() {
                        desk.act(|engine, now| engine.delete_entry(id, now));
                    }
                }
                Act::Pass(hours) => {
                    minutes += hours * 60;
                    desk.pass_minutes(hours * 60);
                }
                Act::Reopen => desk.reopen(),
            }
            let (today, yesterday) = (desk.day(0), desk.day(-1));
            let of_day = |day: &str| -> Vec<String> {
                let ticked = |code: &&&str| told.iter().any(|told| told.day == day && told.codes.contains(*code));
                SOME.iter().filter(ticked).map(|code| (*code).to_owned()).collect()
            };
            let signs = view(&mut desk);
            prop_assert_eq!(&signs.ticked_today, &of_day(&today));
            let waits = |(index, told_now): (usize, &Told), code: &str| {
                let mut later = told.iter().skip(index + 1).filter(|later| later.day > told_now.day && later.list);
                let is_over = later.any(|later| !later.codes.contains(&code));
                let is_recent = told_now.day == today || told_now.day == yesterday;
                // Help in an emergency is about all that was told by then.
                let is_helped = told.iter().enumerate().any(|(other, answer)| {
                    let by_then = other >= index || answer.helped_at > told_now.at;
                    answer.helped && by_then && answer.codes.iter().any(urgent)
                });
                !told_now.helped
                    && !is_helped
                    && !is_called(&told, told_now, code)
                    && is_recent
                    && told_now.codes.contains(&code)
                    && !is_over
            };
            let waiting: Vec<String> = SOME
                .iter()
                .filter(|code| same_day(code) && told.iter().enumerate().any(|told| waits(told, code)))
                .map(|code| (*code).to_owned())
                .collect();
            prop_assert_eq!(signs.to_call.map(|call| call.ticked).unwrap_or_default(), waiting.clone());
            let pressing = !waiting.is_empty() || signs.ticked_today.iter().any(|code| code != "lasts");
            prop_assert!(signs.stands_first || !pressing);
            let status = desk.status().signs;
            let is_told = |code: &str| status.as_ref().is_some_and(|signs| {
                signs.stands && signs.ticked.iter().any(|known| known == code)
            });
            prop_assert!(of_day(&today).iter().chain(&waiting).all(|code| is_told(code)), "{status:?}");
            for told in told.iter().filter(|told| !told.helped) {
                for code in told.codes.iter().filter(|code| urgent(code)) {
                    prop_assert!(is_told(code), "{code} in {status:?}");
                }
            }
            let page = page_signs(&mut desk);
            prop_assert!(of_day(&today).iter().all(|code| page.contains(&format!("{code} {today}"))), "{page:?}");
        }
    }
}
