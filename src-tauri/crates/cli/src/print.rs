//! What the terminal prints.

use std::path::Path;

use chrono::{DateTime, FixedOffset, NaiveDate};
use respite_engine::view::{
    DayStateView, DiaryDay, EntryView, EpisodeStateView, PatternView, ReminderKindView, ReminderStateView,
    RunningSession, SessionView, Status, ThermalView, WalkingView,
};
use respite_l10n::Words;
use serde::Serialize;

/// As JSON, for scripts.
pub(crate) fn json(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

/// What was saved.
pub(crate) fn saved(entry: &EntryView, words: &Words) -> String {
    words.msg_terminal_saved(moment(&entry.occurred_at, words), said(entry, words))
}

/// A session that has started.
pub(crate) fn started(session: &SessionView, words: &Words) -> String {
    words.msg_terminal_started(
        kind(session.kind, words),
        places(&session.places, words),
        moment(&session.ends_at, words),
    )
}

/// A session that was stopped.
pub(crate) fn stopped(session: &SessionView, words: &Words) -> String {
    words.msg_terminal_stopped(
        kind(session.kind, words),
        places(&session.places, words),
        moment(&session.ends_at, words),
        session.lasted.unwrap_or_default(),
    )
}

/// Where the page was saved.
pub(crate) fn page_saved(path: &Path, words: &Words) -> String {
    words.msg_terminal_page_saved(path.to_string_lossy())
}

/// The lines of the safety sheet, which the window asks before the first session.
pub(crate) fn safety_sheet(words: &Words) -> String {
    [
        words.msg_terminal_safety_wrap(),
        words.msg_terminal_safety_skin(),
        words.msg_terminal_safety_awake(),
        words.msg_terminal_safety_check(),
        words.msg_terminal_safety_ask(),
    ]
    .join("\n")
}

/// The diary at a moment.
pub(crate) fn status(status: &Status, words: &Words) -> String {
    let mut lines = vec![words.msg_terminal_as_of(moment(&status.as_of, words))];
    let on = status.session.iter().chain(&status.other_sessions);
    lines.extend(on.map(|session| session_line(session, words)));
    lines.extend(status.end_uncertain.iter().map(|session| {
        words.msg_terminal_end_uncertain(
            kind(session.kind, words),
            places(&session.places, words),
            moment(&session.ends_at, words),
        )
    }));
    lines.extend(
        status
            .skin_rest
            .iter()
            .map(|rest| words.msg_terminal_rest(words.place_name(&rest.place), moment(&rest.until, words))),
    );
    if lines.len() == 1 {
        lines.push(words.msg_terminal_skin_free());
    }
    lines.push(words.msg_terminal_today(state(status.today, words)));
    for episode in status.episodes.iter().filter(|episode| episode.state == EpisodeStateView::Open) {
        let area = area(episode.place.as_deref(), words);
        lines.push(words.msg_terminal_episode(
            area,
            day(&episode.start, words),
            day(&episode.last, words),
            episode.days,
        ));
    }
    for reminder in status.reminders.iter().filter(|reminder| reminder.state == ReminderStateView::Due) {
        let [first, second] = reminder.because.each_ref().map(|date| day(date, words));
        lines.push(match reminder.kind {
            ReminderKindView::SamePlace => {
                words.msg_terminal_same_place(area(reminder.place.as_deref(), words), first, second)
            }
            ReminderKindView::TwoWeeks => words.msg_terminal_weeks(2, first, second),
            ReminderKindView::FourWeeks => words.msg_terminal_weeks(4, first, second),
            ReminderKindView::TwelveWeeks => words.msg_terminal_weeks(12, first, second),
        });
    }
    lines.extend(status.signs.iter().map(|signs| crate::signs::latest(signs, words)));
    lines.extend(status.visits.first().map(|visit| crate::visit::next(visit, words)));
    lines.extend(
        status
            .questions
            .iter()
            .map(|question| words.msg_terminal_question(day(&question.from, words), day(&question.to, words))),
    );
    lines.extend(status.place_questions.iter().map(|question| {
        words.msg_terminal_question_place(
            words.place_name(&question.place),
            words.place_name(&question.earlier_place),
            day(&question.earlier_start, words),
        )
    }));
    lines.extend(status.still_there.iter().map(|start| words.msg_terminal_question_still_there(day(start, words))));
    lines.join("\n")
}

/// Days of the diary, latest first.
pub(crate) fn diary(days: &[DiaryDay], words: &Words) -> String {
    if days.is_empty() {
        return words.msg_terminal_diary_empty();
    }
    let mut lines = Vec::new();
    for of_day in days {
        lines.push(words.msg_terminal_day(day(&of_day.date, words), state(of_day.state, words)));
        for entry in &of_day.entries {
            lines.push(words.msg_terminal_entry(time(&entry.occurred_at, words), said(entry, words)));
        }
        for session in &of_day.sessions {
            let (kind, places) = (kind(session.kind, words), places(&session.places, words));
            let minutes = session.lasted.unwrap_or(session.minutes);
            lines.push(words.msg_terminal_session(time(&session.started_at, words), kind, minutes, places));
        }
    }
    lines.join("\n")
}

fn session_line(session: &RunningSession, words: &Words) -> String {
    words.msg_terminal_running(
        kind(session.kind, words),
        places(&session.places, words),
        moment(&session.ends_at, words),
    )
}

/// What an entry says, in one line.
fn said(entry: &EntryView, words: &Words) -> String {
    let mut parts = Vec::new();
    parts.extend(entry.spasms.map(|spasms| words.msg_terminal_spasms(spasms)));
    parts.extend(entry.worst.map(|worst| words.msg_terminal_worst(worst)));
    parts.extend(entry.average.map(|average| words.msg_terminal_average(average)));
    parts.extend(entry.interference.map(|points| words.msg_terminal_interference(points)));
    parts.extend(entry.sleep.map(|points| words.msg_terminal_sleep(points)));
    parts.extend(entry.pattern.map(|pattern| self::pattern(pattern, words)));
    parts.extend(entry.walking.map(|walking| self::walking(walking, words)));
    parts.extend(entry.mood.map(|points| words.msg_terminal_mood(points)));
    if !entry.places.is_empty() {
        parts.push(places(&entry.places, words));
    }
    parts.extend(entry.triggers.iter().map(|trigger| words.trigger_name(trigger)));
    parts.extend(list(&entry.worse, words, |said| words.msg_terminal_worse(said)));
    parts.extend(list(&entry.better, words, |said| words.msg_terminal_better(said)));
    parts.extend(list(&entry.could_not, words, |said| words.msg_terminal_could_not(said)));
    parts.extend(entry.pushed_through.map(|pushed| {
        if pushed { words.msg_terminal_pushed_through() } else { words.msg_terminal_not_pushed_through() }
    }));
    parts.extend(entry.onset.as_deref().map(|onset| words.msg_terminal_onset(day(onset, words))));
    if !entry.note.is_empty() {
        parts.push(tame(&entry.note));
    }
    parts.join(" · ")
}

/// A person's own words on one line, without what a terminal would obey.
pub(crate) fn tame(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn list(said: &[String], words: &Words, line: impl Fn(String) -> String) -> Option<String> {
    let names: Vec<String> = said.iter().map(|said| words.trigger_name(said)).collect();
    (!names.is_empty()).then(|| line(names.join(", ")))
}

fn pattern(pattern: PatternView, words: &Words) -> String {
    match pattern {
        PatternView::Single => words.msg_terminal_single(),
        PatternView::OnAndOff => words.msg_terminal_on_and_off(),
        PatternView::Constant => words.msg_terminal_constant(),
    }
}

fn walking(walking: WalkingView, words: &Words) -> String {
    match walking {
        WalkingView::Normal => words.msg_terminal_walked_normal(),
        WalkingView::Slower => words.msg_terminal_walked_slower(),
        WalkingView::Short => words.msg_terminal_walked_short(),
        WalkingView::CouldNot => words.msg_terminal_walked_not(),
    }
}

fn kind(kind: ThermalView, words: &Words) -> String {
    match kind {
        ThermalView::Heat => words.msg_tray_heat(),
        ThermalView::Cold => words.msg_tray_cold(),
    }
}

fn places(codes: &[String], words: &Words) -> String {
    codes.iter().map(|code| words.place_name(code)).collect::<Vec<_>>().join("; ")
}

fn area(place: Option<&str>, words: &Words) -> String {
    place.map_or_else(|| words.msg_terminal_whole_back(), |place| words.place_name(place))
}

fn state(state: DayStateView, words: &Words) -> String {
    match state {
        DayStateView::Affected => words.msg_terminal_affected(),
        DayStateView::Grey => words.msg_terminal_grey(),
        DayStateView::Clear => words.msg_terminal_clear(),
        DayStateView::Unknown => words.msg_terminal_unknown(),
    }
}

/// A day as the engine wrote it, in words.
pub(crate) fn day(date: &str, words: &Words) -> String {
    date.parse::<NaiveDate>().map_or_else(|_| date.to_owned(), |day| words.date_long(day))
}

fn time(at: &str, words: &Words) -> String {
    DateTime::parse_from_rfc3339(at)
        .map_or_else(|_| at.to_owned(), |at: DateTime<FixedOffset>| words.time_of_day(at.time()))
}

/// A moment as the engine wrote it, in words.
pub(crate) fn moment(at: &str, words: &Words) -> String {
    match DateTime::parse_from_rfc3339(at) {
        Ok(at) => words.msg_terminal_moment(words.date_long(at.date_naive()), words.time_of_day(at.time())),
        Err(_) => at.to_owned(),
    }
}
