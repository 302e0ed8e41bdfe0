//! What a notice says, and what its buttons do (design 6).

use chrono::TimeDelta;
use respite_domain::day::Area;
use respite_domain::notice::{DueSlot, Fault, Moving, Notice, NoticeKind};
use respite_domain::place::Places;
use respite_domain::reminder::{Reminder, ReminderKind};
use respite_engine::Act;
use respite_l10n::Words;

use crate::{kind_name, place_names};

/// A notice in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    /// One line.
    pub title: String,
    /// One or two sentences.
    pub body: String,
    /// The buttons, in order.
    pub buttons: Vec<Button>,
    /// Whether it stays until somebody answers, with a sound: the skin is at stake.
    pub urgent: bool,
}

/// A button of a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    /// What it does.
    pub press: Press,
    /// What it says.
    pub label: String,
}

/// What pressing a notice's button does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// Write something in the diary, without the window.
    Write(Act),
    /// Open the window.
    Open(Opens),
}

/// Where a notice's button opens the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// How it is now.
    Today,
    /// An entry of the day that the notice asks about.
    Entry,
    /// Heat and cold.
    Session,
    /// What is asked before the pack of a plan that is due.
    Slot,
    /// The doctor's page.
    Summary,
    /// The medicines.
    Medicines,
    /// Rest and short walks.
    Rest,
}

/// A notice in words. A neutral one says nothing of the back, for a lock screen that others see.
pub fn spoken(notice: &Notice, neutral: bool, words: &Words) -> Spoken {
    let plain = in_words(notice, words);
    let said = if neutral { made_neutral(plain, words) } else { plain };
    if notice.is_late() {
        Spoken { title: format!("{} {}", words.msg_notice_late(), said.title), ..said }
    } else {
        said
    }
}

/// The same without a word of what it is about. Its buttons speak too: those of the skin, which can't wait for the window, say
/// nothing of it; all others become one that opens the window.
fn made_neutral(plain: Spoken, words: &Words) -> Spoken {
    let opens = plain.buttons.iter().find_map(|button| match button.press {
        // What is opened unseen starts nothing.
        Press::Open(Opens::Slot) => Some(Opens::Today),
        Press::Open(opens) => Some(opens),
        Press::Write(_) => None,
    });
    let open = Button { press: Press::Open(opens.unwrap_or(Opens::Today)), label: words.msg_notice_neutral_open() };
    Spoken {
        title: words.msg_notice_neutral_title(),
        body: words.msg_notice_neutral_body(),
        buttons: if plain.urgent && opens.is_none() { plain.buttons } else { vec![open] },
        urgent: plain.urgent,
    }
}

/// What a person sees who tries whether notices work.
pub fn test_notice(words: &Words) -> Spoken {
    Spoken {
        title: words.msg_notice_test_title(),
        body: words.msg_notice_test_body(),
        buttons: Vec::new(),
        urgent: false,
    }
}

fn in_words(notice: &Notice, words: &Words) -> Spoken {
    let button = |press, label| Button { press, label };
    match &notice.kind {
        NoticeKind::SkinCheck { places, .. } => Spoken {
            title: words.msg_notice_skin_check_title(),
            body: words.msg_notice_skin_check_body(place_names(*places, words)),
            buttons: vec![
                button(Press::Write(Act::SkinFine), words.msg_notice_skin_fine()),
                button(Press::Write(Act::SkinWrong), words.msg_notice_skin_stop()),
            ],
            urgent: true,
        },
        NoticeKind::TimeUp { kind, places, ended, .. } => {
            let (places, late) = (place_names(*places, words), notice.is_late());
            Spoken {
                title: words.msg_notice_time_up_title(kind_name(*kind, words)),
                body: if late {
                    let time = words.time_of_day(ended.time());
                    // Of a time of day alone nobody could tell that it was days ago.
                    let when = if notice.overdue > TimeDelta::hours(12) {
                        words.msg_notice_time_of_day_on(time, words.date_short(ended.date_naive()))
                    } else {
                        time
                    };
                    words.msg_notice_time_up_late_body(places, when)
                } else {
                    words.msg_notice_time_up_body(places)
                },
                // Long after the end "it is off" would not tell when it came off; the window asks that.
                buttons: vec![button(
                    if late { Press::Open(Opens::Session) } else { Press::Write(Act::ItIsOff) },
                    if late { words.msg_notice_pain_later_open() } else { words.msg_notice_it_is_off() },
                )],
                urgent: true,
            }
        }
        NoticeKind::Slots(slots) => Spoken {
            title: match &slots[..] {
                [slot] => words.msg_notice_slot_title(kind_name(slot.kind, words)),
                _ => words.msg_notice_slots_title(),
            },
            body: words.sentences(slots.iter().map(|slot| slot_body(slot, words))),
            buttons: slot_buttons(slots, words),
            urgent: false,
        },
        NoticeKind::PainLater { kind, .. } => Spoken {
            title: words.msg_notice_pain_later_title(),
            body: if notice.is_late() {
                words.msg_notice_pain_later_late_body(kind_name(*kind, words))
            } else {
                words.msg_notice_pain_later_body(kind_name(*kind, words))
            },
            buttons: vec![button(Press::Open(Opens::Today), words.msg_notice_pain_later_open())],
            urgent: false,
        },
        NoticeKind::EveningQuestion { .. } => Spoken {
            title: words.msg_notice_evening_title(),
            body: words.msg_notice_evening_body(),
            buttons: vec![
                button(Press::Write(Act::NoSpasm), words.msg_notice_no_spasm()),
                button(Press::Open(Opens::Entry), words.msg_notice_evening_log()),
            ],
            urgent: false,
        },
        NoticeKind::CheckIn { last_logged, .. } => Spoken {
            title: words.msg_notice_check_in_title(),
            body: words.msg_notice_check_in_body(words.date_short(*last_logged)),
            buttons: vec![
                button(Press::Write(Act::NoSpasm), words.msg_notice_no_spasm()),
                button(Press::Open(Opens::Entry), words.msg_notice_evening_log()),
            ],
            urgent: false,
        },
        NoticeKind::SeeDoctor(reminders) => Spoken {
            title: words.msg_notice_two_weeks_title(),
            body: words.sentences(reminders.iter().map(|reminder| see_doctor(reminder, words))),
            buttons: vec![
                button(Press::Open(Opens::Summary), words.msg_notice_doctor_show()),
                button(Press::Open(Opens::Today), words.msg_notice_doctor_booked()),
                button(Press::Write(Act::Later), words.msg_notice_doctor_later()),
            ],
            urgent: false,
        },
        NoticeKind::VisitTomorrow { on, time, .. } => Spoken {
            title: match time {
                Some(time) => words.msg_notice_visit_at_title(words.date_short(*on), words.time_of_day(*time)),
                None => words.msg_notice_visit_title(words.date_short(*on)),
            },
            body: words.msg_notice_visit_body(),
            buttons: vec![button(Press::Open(Opens::Summary), words.msg_notice_visit_print())],
            urgent: false,
        },
        NoticeKind::CourseEnd { product, end, over } => Spoken {
            title: words.msg_notice_course_title(),
            body: if *over {
                words.msg_medicine_course_over(product, words.date_short(*end))
            } else {
                words.msg_medicine_course_end(product, words.date_short(*end))
            },
            buttons: vec![button(Press::Open(Opens::Medicines), words.msg_notice_course_open())],
            urgent: false,
        },
        NoticeKind::Moving(moving) => self::moving(*moving, words),
        // The screen that it opens says what it is about: others may see this one.
        NoticeKind::Emergency => Spoken {
            title: words.msg_notice_neutral_title(),
            body: words.msg_notice_neutral_body(),
            buttons: vec![button(Press::Open(Opens::Today), words.msg_notice_neutral_open())],
            urgent: false,
        },
        NoticeKind::Fault(fault) => Spoken {
            title: words.msg_notice_fault_title(),
            body: self::fault(*fault, words),
            buttons: vec![button(Press::Open(Opens::Today), words.msg_notice_fault_open())],
            urgent: false,
        },
    }
}

fn slot_body(slot: &DueSlot, words: &Words) -> String {
    let (kind, places) = (kind_name(slot.kind, words), place_names(slot.places, words));
    words.msg_notice_slot_body(places, kind, slot.minutes)
}

/// Whether all is ready is asked in the window before a pack goes on (S41; 3.2, rule 2), and of several which goes on first.
fn slot_buttons(slots: &[DueSlot], words: &Words) -> Vec<Button> {
    let start = Press::Open(if slots.len() == 1 { Opens::Slot } else { Opens::Today });
    let can_wait = slots.iter().all(|slot| slot.can_wait);
    let buttons = [
        Some((start, words.msg_notice_slot_start())),
        can_wait.then(|| (Press::Write(Act::SlotLater), words.msg_notice_slot_later())),
        Some((Press::Write(Act::SkipSlot), words.msg_notice_slot_skip())),
    ];
    buttons.into_iter().flatten().map(|(press, label)| Button { press, label }).collect()
}

fn moving(moving: Moving, words: &Words) -> Spoken {
    let (title, body) = match moving {
        Moving::Move => (words.msg_notice_move_title(), words.msg_notice_move_body()),
        Moving::RestOver => (words.msg_notice_rest_over_title(), words.msg_notice_rest_over_body()),
        Moving::WalkOver => (words.msg_notice_walk_over_title(), words.msg_notice_walk_over_body()),
        Moving::PositionOver => (words.msg_notice_position_over_title(), words.msg_notice_position_over_body()),
    };
    let open = match moving {
        Moving::Move => words.msg_notice_move_open(),
        _ => words.msg_notice_pain_later_open(),
    };
    let buttons = vec![Button { press: Press::Open(Opens::Rest), label: open }];
    Spoken { title, body, buttons, urgent: false }
}

/// What the window and a notice say of trouble in Respite itself.
pub fn fault(fault: Fault, words: &Words) -> String {
    match fault {
        Fault::Unread => words.msg_notice_fault_unread(),
        Fault::Panicked => words.msg_notice_fault_panicked(),
    }
}

fn see_doctor(reminder: &Reminder, words: &Words) -> String {
    let weeks = match reminder.kind {
        ReminderKind::TwoWeeks => 2,
        ReminderKind::FourWeeks => 4,
        ReminderKind::TwelveWeeks => 12,
        ReminderKind::SamePlace => {
            let place = match reminder.area {
                Area::At(place) => place_names(Places::from_iter([place]), words),
                Area::WholeBack => String::new(),
            };
            let again = words.msg_notice_same_place_body(place, words.date_short(reminder.because()[0]));
            let beside = reminder
                .earlier_place
                .map(|beside| words.msg_doctor_because_beside(place_names(Places::from_iter([beside]), words)));
            return words.sentences(std::iter::once(again).chain(beside));
        }
    };
    let start = words.date_short(reminder.start);
    if reminder.start_declared {
        words.msg_notice_weeks_declared_body(start, weeks)
    } else {
        words.msg_notice_weeks_body(start, weeks)
    }
}
