//! What a notice says, and what its buttons do (design 6).

use chrono::TimeDelta;
use respite_domain::day::Area;
use respite_domain::notice::{Notice, NoticeKind};
use respite_domain::place::Places;
use respite_domain::reminder::{Reminder, ReminderKind};
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
    /// The skin is fine.
    SkinFine,
    /// The pack is off, as of now.
    ItIsOff,
    /// Log "no spasm, no pain today".
    ClearToday,
    /// Open the window at the entry.
    OpenEntry,
    /// Open the window at heat and cold.
    OpenRelief,
    /// Open the window at the summary.
    OpenSummary,
    /// Open the window at today.
    OpenToday,
    /// Remind again tomorrow.
    Tomorrow,
}

impl Press {
    /// The word that stands for it on the bus.
    pub fn code(self) -> &'static str {
        match self {
            Press::SkinFine => "skin-fine",
            Press::ItIsOff => "it-is-off",
            Press::ClearToday => "clear-today",
            Press::OpenEntry => "open-entry",
            Press::OpenRelief => "open-relief",
            Press::OpenSummary => "open-summary",
            Press::OpenToday => "open-today",
            Press::Tomorrow => "tomorrow",
        }
    }
}

/// A notice in words. A neutral one says nothing of the back, for a lock screen that others see.
pub fn spoken(notice: &Notice, neutral: bool, words: &Words) -> Spoken {
    let plain = in_words(notice, words);
    let plain = if neutral {
        Spoken { title: words.msg_notice_neutral_title(), body: words.msg_notice_neutral_body(), ..plain }
    } else {
        plain
    };
    if notice.is_late() {
        Spoken { title: format!("{} {}", words.msg_notice_late(), plain.title), ..plain }
    } else {
        plain
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
                button(Press::SkinFine, words.msg_notice_skin_fine()),
                button(Press::ItIsOff, words.msg_notice_skin_stop()),
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
                    if late { Press::OpenRelief } else { Press::ItIsOff },
                    if late { words.msg_notice_pain_later_open() } else { words.msg_notice_it_is_off() },
                )],
                urgent: true,
            }
        }
        NoticeKind::PainLater { kind, .. } => Spoken {
            title: words.msg_notice_pain_later_title(),
            body: words.msg_notice_pain_later_body(kind_name(*kind, words)),
            buttons: vec![button(Press::OpenToday, words.msg_notice_pain_later_open())],
            urgent: false,
        },
        NoticeKind::EveningQuestion => Spoken {
            title: words.msg_notice_evening_title(),
            body: words.msg_notice_evening_body(),
            buttons: vec![
                button(Press::ClearToday, words.msg_notice_evening_clear()),
                button(Press::OpenEntry, words.msg_notice_evening_log()),
            ],
            urgent: false,
        },
        NoticeKind::CheckIn { last_logged } => Spoken {
            title: words.msg_notice_check_in_title(),
            body: words.msg_notice_check_in_body(words.date_short(*last_logged)),
            buttons: vec![
                button(Press::ClearToday, words.msg_notice_evening_clear()),
                button(Press::OpenEntry, words.msg_notice_evening_log()),
            ],
            urgent: false,
        },
        NoticeKind::SeeDoctor(reminders) => Spoken {
            title: words.msg_notice_two_weeks_title(),
            body: reminders.iter().map(|reminder| see_doctor(reminder, words)).collect::<Vec<_>>().join(" "),
            buttons: vec![
                button(Press::OpenSummary, words.msg_notice_doctor_show()),
                button(Press::OpenToday, words.msg_notice_doctor_booked()),
                button(Press::Tomorrow, words.msg_notice_doctor_later()),
            ],
            urgent: false,
        },
        NoticeKind::VisitTomorrow { on, time } => Spoken {
            title: match time {
                Some(time) => words.msg_notice_visit_at_title(words.date_short(*on), words.time_of_day(*time)),
                None => words.msg_notice_visit_title(words.date_short(*on)),
            },
            body: words.msg_notice_visit_body(),
            buttons: vec![button(Press::OpenSummary, words.msg_notice_visit_print())],
            urgent: false,
        },
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
            return words.msg_notice_same_place_body(place, words.date_short(reminder.because()[0]));
        }
    };
    words.msg_notice_weeks_body(words.date_short(reminder.start), weeks)
}
