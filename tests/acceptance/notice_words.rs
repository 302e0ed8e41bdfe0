//! What notices say, over every kind there is: neutral ones nothing of health, not even by their buttons.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use respite_domain::Code;
use respite_domain::day::Area;
use respite_domain::notice::{DueSlot, Fault, Moving, Notice, NoticeKind};
use respite_domain::place::{Place, Places};
use respite_domain::reminder::{Reminder, ReminderKind, ReminderState};
use respite_domain::session::Thermal;
use respite_domain::time::WallTime;
use respite_engine::Act;
use respite_wording::{Press, Spoken, spoken};

use crate::english::english;

/// Words of which none may stand on a lock screen that others see.
const OF_HEALTH: &[&str] = &[
    "appointment",
    "back",
    "blister",
    "body",
    "cold",
    "diary",
    "doctor",
    "dose",
    "health",
    "heat",
    "hurt",
    "ice",
    "log",
    "medicine",
    "muscle",
    "numb",
    "pack",
    "pain",
    "patient",
    "rest",
    "session",
    "sign",
    "skin",
    "sleep",
    "spasm",
    "summary",
    "symptom",
    "visit",
    "week",
];

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

/// One of each kind. A new kind does not compile until it stands in [`known`], and is asked for here.
fn kinds() -> Vec<NoticeKind> {
    let places: Places = [Place::from_code("low-back-left").unwrap()].into_iter().collect();
    let ended = WallTime::parse_from_rfc3339("2026-11-22T14:15:00+01:00").unwrap();
    let reminder = |kind, area| Reminder {
        start_declared: false,
        kind,
        area,
        start: day(),
        last: day(),
        since: day(),
        earlier: Some((day(), day())),
        earlier_place: None,
        state: ReminderState::Due,
    };
    let slot = |kind| DueSlot { row: 1, kind, places, minutes: 15, can_wait: true, overdue: TimeDelta::zero() };
    let mut kinds = vec![
        NoticeKind::SkinCheck { session: 1, places },
        NoticeKind::PainLater { session: 1, kind: Thermal::Heat },
        NoticeKind::EveningQuestion { day: day() },
        NoticeKind::CheckIn { last_logged: day(), day: day() },
        NoticeKind::SeeDoctor(vec![
            reminder(ReminderKind::TwoWeeks, Area::WholeBack),
            reminder(ReminderKind::SamePlace, Area::At(Place::from_code("neck-left").unwrap())),
        ]),
        NoticeKind::VisitTomorrow { visit: 1, on: day(), time: None },
        NoticeKind::VisitTomorrow { visit: 1, on: day(), time: NaiveTime::from_hms_opt(9, 30, 0) },
        NoticeKind::CourseEnd { product: "Relaxer".into(), end: day(), over: false },
        NoticeKind::CourseEnd { product: "Relaxer".into(), end: day(), over: true },
        NoticeKind::Slots(vec![slot(Thermal::Cold)]),
        NoticeKind::Slots(vec![slot(Thermal::Heat), slot(Thermal::Cold)]),
        NoticeKind::Emergency,
        NoticeKind::Moving(Moving::Move),
        NoticeKind::Moving(Moving::RestOver),
        NoticeKind::Moving(Moving::WalkOver),
        NoticeKind::Moving(Moving::PositionOver),
        NoticeKind::Fault(Fault::Unread),
        NoticeKind::Fault(Fault::Panicked),
    ];
    kinds.extend([Thermal::Heat, Thermal::Cold].map(|kind| NoticeKind::TimeUp { session: 1, kind, places, ended }));
    kinds
}

/// Which kind it is, by a number without gaps.
fn known(kind: &NoticeKind) -> usize {
    match kind {
        NoticeKind::SkinCheck { .. } => 0,
        NoticeKind::TimeUp { .. } => 1,
        NoticeKind::PainLater { .. } => 2,
        NoticeKind::EveningQuestion { .. } => 3,
        NoticeKind::CheckIn { .. } => 4,
        NoticeKind::SeeDoctor(_) => 5,
        NoticeKind::VisitTomorrow { .. } => 6,
        NoticeKind::Fault(_) => 7,
        NoticeKind::CourseEnd { .. } => 8,
        NoticeKind::Slots(_) => 9,
        NoticeKind::Moving(_) => 10,
        NoticeKind::Emergency => 11,
    }
}
const KINDS: usize = 12;

fn all(neutral: bool) -> Vec<(NoticeKind, Spoken)> {
    let mut all = Vec::new();
    for kind in kinds() {
        for overdue in [TimeDelta::zero(), TimeDelta::hours(3)] {
            let notice = Notice { kind: kind.clone(), thread: String::new(), marks: Vec::new(), overdue, held: false };
            all.push((kind.clone(), spoken(&notice, neutral, english())));
        }
    }
    all
}

fn texts(spoken: &Spoken) -> Vec<String> {
    let labels = spoken.buttons.iter().map(|button| button.label.clone());
    [spoken.title.clone(), spoken.body.clone()].into_iter().chain(labels).collect()
}

#[test]
fn every_kind_is_tried() {
    let mut seen: Vec<usize> = kinds().iter().map(known).collect();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen, (0..KINDS).collect::<Vec<_>>());
}

#[test]
fn a_neutral_notice_says_nothing_of_health_not_even_by_its_buttons() {
    for (kind, spoken) in all(true) {
        for text in texts(&spoken) {
            let said = text.to_lowercase();
            let found: Vec<_> = OF_HEALTH.iter().filter(|word| said.contains(*word)).collect();
            assert!(found.is_empty(), "{kind:?} says {found:?} in {text:?}");
        }
    }
}

#[test]
fn a_neutral_notice_has_a_button_and_those_of_the_skin_keep_theirs() {
    for ((kind, plain), (_, neutral)) in all(false).into_iter().zip(all(true)) {
        assert!(!neutral.buttons.is_empty(), "{kind:?}");
        assert_eq!(plain.urgent, neutral.urgent, "{kind:?}");
        if plain.urgent && plain.buttons.iter().all(|button| matches!(button.press, Press::Write(_))) {
            assert_eq!(plain.buttons, neutral.buttons, "{kind:?}");
        } else {
            assert!(neutral.buttons.iter().all(|button| matches!(button.press, Press::Open(_))), "{kind:?}");
        }
    }
}

#[test]
fn a_button_that_writes_no_pain_says_no_word_of_pain() {
    let mut found = 0;
    for (kind, spoken) in all(false) {
        for button in spoken.buttons.iter().filter(|button| button.press == Press::Write(Act::NoSpasm)) {
            assert_eq!(button.label, "No spasm today", "{kind:?}");
            found += 1;
        }
    }
    assert!(found >= 2, "the evening's and that of the check-in");
}
