//! What the terminal prints.

use std::path::Path;

use respite_domain::Code;
use respite_domain::episode::EpisodeState;
use respite_domain::reminder::ReminderKind;
use respite_domain::safety::CONCERNS;
use respite_domain::search::Sort;
use respite_domain::session::{Skin, Thermal};
use respite_domain::text::{on_one_line, turns_text_around};
use respite_engine::view::{
    DiaryDay, FoundView, PhaseView, ReminderStateView, RunningSession, SearchView, SessionView, SignsStatus, Status,
    TakenBy,
};
use respite_l10n::Words;
use respite_wording::unit_name;
use serde::Serialize;

use crate::when::{day, marked, moment, time};
use crate::{answered, entry, exercise, moving, own_pack, plan, signs, visit};

/// As JSON, for scripts. What a terminal would obey, or what turns the direction of reading, is spelled out there.
pub(crate) fn json(value: &impl Serialize) -> String {
    let json = serde_json::to_string_pretty(value).unwrap_or_default();
    let spelled = |letter: char| (letter.is_control() && letter != '\n') || turns_text_around(letter);
    let mut safe = String::with_capacity(json.len());
    for letter in json.chars() {
        if spelled(letter) {
            // None of them has more than four digits, and all of them stand within strings.
            safe.push_str(&format!("\\u{:04x}", u32::from(letter)));
        } else {
            safe.push(letter);
        }
    }
    safe
}

/// A session that has started.
pub(crate) fn started(session: &SessionView, words: &Words) -> String {
    let (kind, places) = (words.named("tray", session.kind.0.code()), places(&session.places, words));
    let until = take_off(session, words);
    words.sentences(std::iter::once(words.msg_terminal_started(kind, places)).chain(until))
}

/// When a pack is to come off; once its time is up, that is said of it by itself.
fn take_off(session: &SessionView, words: &Words) -> Option<String> {
    let is_on = session.phase == PhaseView::Running;
    is_on.then(|| words.msg_terminal_take_off(moment(&session.ends_at, words)))
}

/// A session that was said to be off by a slip, and what that breaks.
pub(crate) fn still_on(session: &SessionView, words: &Words) -> String {
    let (kind, places) = (words.named("tray", session.kind.0.code()), places(&session.places, words));
    let line = std::iter::once(words.msg_terminal_still_on(kind, places)).chain(take_off(session, words));
    [vec![words.sentences(line)], outside(session, words)].concat().join("\n")
}

/// A session that was stopped, and what that breaks.
pub(crate) fn stopped(session: &SessionView, words: &Words) -> String {
    let (kind, places) = (words.named("tray", session.kind.0.code()), places(&session.places, words));
    let at = moment(&session.ends_at, words);
    let line = match session.lasted {
        Some(minutes) => words.msg_terminal_stopped(kind, places, at, minutes),
        None => words.msg_terminal_stopped_unknown(kind, places, at),
    };
    [vec![line], outside(session, words), kept(session, words)].concat().join("\n")
}

/// A session that was told afterwards, and what that breaks.
pub(crate) fn told(session: &SessionView, words: &Words) -> String {
    let line = words.msg_terminal_told(
        words.named("tray", session.kind.0.code()),
        places(&session.places, words),
        moment(&session.ends_at, words),
        session.lasted.unwrap_or_default(),
    );
    let was = session.own_pack.as_ref().map(|own| words.msg_own_pack_terminal_was(own_pack::name(own, words)));
    let lines = std::iter::once(line).chain(was).collect();
    [lines, outside(session, words), kept(session, words)].concat().join("\n")
}

/// What to do when the skin does not look normal (6.1), the same as the window says.
pub(crate) fn skin_advice(skin: Skin, words: &Words) -> Option<String> {
    let help = words.named("session-wrong-help", skin.code());
    (skin != Skin::Normal)
        .then(|| words.sentences([words.msg_session_wrong_off(), words.msg_session_wrong_bare(), help]))
}

/// The same of what was saved with a session.
fn kept(session: &SessionView, words: &Words) -> Vec<String> {
    session.skin.and_then(|skin| held(skin.0, words)).into_iter().collect()
}

/// That packs are kept away from skin that does not look normal, once that is saved.
pub(crate) fn held(skin: Skin, words: &Words) -> Option<String> {
    (skin != Skin::Normal).then(|| words.msg_session_wrong_held())
}

/// What lies outside the guide by what was told just now, a sentence each.
fn outside(session: &SessionView, words: &Words) -> Vec<String> {
    let own = session.outside.map(|outside| words.named("session-outside", outside.0.code()));
    let others = session.put_outside.iter().map(|other| {
        words.msg_session_put_outside(respite_wording::kind_name(other.kind.0, words), time(&other.started_at, words))
    });
    own.into_iter().chain(others).collect()
}

/// Where the page was saved.
pub(crate) fn page_saved(file: &Path, words: &Words) -> String {
    words.msg_terminal_page_saved(path(file))
}

/// A path on one line.
pub(crate) fn path(path: &Path) -> String {
    on_one_line(&path.to_string_lossy())
}

/// The lines of the safety sheet, which the window asks before the first session.
pub(crate) fn safety_sheet(words: &Words) -> String {
    let mut lines = vec![
        words.msg_terminal_safety_read(),
        words.msg_terminal_safety_wrap(),
        words.msg_terminal_safety_skin(),
        words.msg_terminal_safety_awake(),
        words.msg_terminal_safety_sleepy(),
        words.msg_terminal_safety_hurt(),
        words.msg_terminal_safety_check(),
        words.msg_terminal_safety_ask(),
    ];
    lines.extend(CONCERNS.map(|code| words.msg_terminal_safety_concern(respite_wording::concern(code, words))));
    lines.join("\n")
}

/// The packs that had better come off, and why.
pub(crate) fn better_off(packs: &[SessionView], words: &Words) -> Option<String> {
    let line = |pack: &SessionView| {
        let why = words.named("session-off-now", pack.off_now?.0.code());
        let kind = words.named("tray", pack.kind.0.code());
        Some(words.msg_terminal_off_now(kind, places(&pack.places, words), why))
    };
    let lines: Vec<String> = packs.iter().filter_map(line).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// That the time of a pack is up, and nobody has said that it is off.
pub(crate) fn time_is_up(of: Thermal, at: &[String], ends_at: &str, words: &Words) -> String {
    let (kind, place) = (words.named("tray", of.code()), at.first().map_or("", String::as_str));
    words.msg_terminal_end_uncertain(kind, places(at, words), moment(ends_at, words), place)
}

/// The diary at a moment.
pub(crate) fn status(status: &Status, words: &Words) -> String {
    // Warning signs come before all else.
    let is_urgent = |signs: &&SignsStatus| signs.stands && !signs.ticked.is_empty();
    let mut lines = vec![words.msg_terminal_as_of(moment(&status.as_of, words))];
    lines.extend(status.signs.iter().filter(is_urgent).flat_map(|answer| signs::latest(answer, words)));
    lines.extend(skin(status, words));
    // The next one, or all that are due.
    let next = status.plan.iter().enumerate().take_while(|(place, slot)| *place == 0 || slot.due);
    lines.extend(next.map(|(_, slot)| plan::slot(slot, words)));
    lines.extend(status.plan_held.iter().map(|held| plan::held(held, words)));
    lines.extend(status.exercise.iter().filter(|on| on.left).map(|on| exercise::left_open(&on.exercise, words)));
    lines.extend(status.rest.iter().map(|_| words.msg_rest_terminal_on()));
    lines.extend(status.spell.iter().map(|spell| moving::spell_on(spell, words)));
    lines.push(words.msg_terminal_today(words.named("terminal-state", status.today.0.code())));
    for episode in status.episodes.iter().filter(|episode| episode.state.0 == EpisodeState::Open) {
        let area = area(episode.place.as_deref(), words);
        lines.push(words.msg_terminal_episode(
            area,
            day(&episode.start, words),
            day(&episode.last, words),
            episode.days,
        ));
    }
    lines.extend(status.signs_due.then(|| words.msg_terminal_signs_due()));
    for reminder in status.reminders.iter().filter(|reminder| reminder.state == ReminderStateView::Due) {
        let [first, second] = reminder.because.each_ref().map(|date| day(date, words));
        let weeks = |weeks, first, last| match reminder.start_declared {
            true => words.msg_terminal_weeks_declared(first, weeks, last),
            false => words.msg_terminal_weeks(weeks, first, last),
        };
        lines.push(match reminder.kind.0 {
            ReminderKind::SamePlace => {
                let place = area(reminder.place.as_deref(), words);
                let said = match reminder.start_declared {
                    true => words.msg_terminal_same_place_declared(place, first, second),
                    false => words.msg_terminal_same_place(place, first, second),
                };
                let beside = reminder
                    .earlier_place
                    .as_deref()
                    .map(|place| words.msg_doctor_because_beside(words.place_name(place)));
                words.sentences(std::iter::once(said).chain(beside))
            }
            ReminderKind::TwoWeeks => weeks(2, first, second),
            ReminderKind::FourWeeks => weeks(4, first, second),
            ReminderKind::TwelveWeeks => weeks(12, first, second),
        });
    }
    let earlier = status.signs.iter().filter(|signs| !is_urgent(signs));
    lines.extend(earlier.flat_map(|answer| signs::latest(answer, words)));
    lines.extend(status.visits.first().map(|next| visit::next(next, words)));
    lines.extend(status.questions.iter().map(|question| {
        let (from, to) = (day(&question.from, words), day(&question.to, words));
        match &question.place {
            Some(place) => words.msg_terminal_question_at(from, to, words.place_name(place)),
            None => words.msg_terminal_question(from, to),
        }
    }));
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

/// What lies on the skin, and which skin is not free.
fn skin(status: &Status, words: &Words) -> Vec<String> {
    let mut lines = Vec::new();
    let is_taken = |place: &str, by| status.taken.iter().any(|taken| taken.place == place && taken.by.0 == by);
    let on = status.session.iter().chain(&status.other_sessions);
    lines.extend(on.map(|session| session_line(session, words)));
    let up = status.end_uncertain.iter();
    lines.extend(up.map(|session| time_is_up(session.kind.0, &session.places, &session.ends_at, words)));
    lines.extend(status.unanswered.iter().map(|place| words.msg_terminal_waits(words.place_name(place))));
    lines.extend(
        status
            .skin_rest
            .iter()
            .filter(|rest| !status.unanswered.contains(&rest.place) && !is_taken(&rest.place, TakenBy::Enough))
            .map(|rest| words.msg_terminal_rest(words.place_name(&rest.place), moment(&rest.until, words))),
    );
    lines.extend(status.skin_held.iter().map(|held| {
        let skin = respite_wording::skin_name(held.skin.0, words);
        let since = held.since.get(..10).unwrap_or(&held.since);
        words.msg_terminal_held(words.place_name(&held.place), skin, day(since, words))
    }));
    lines.extend(status.fever.iter().map(|at| words.msg_terminal_fever(moment(at, words))));
    lines.extend(status.ask_clinician.then(|| words.msg_error_ask_clinician()));
    let enough = status.enough_today.iter().filter(|place| is_taken(place, TakenBy::Enough));
    lines.extend(enough.map(|place| words.msg_session_enough_today(words.place_name(place))));
    if lines.is_empty() {
        lines.push(words.msg_terminal_skin_free());
    }
    lines
}

/// Days of the diary, latest first.
pub(crate) fn diary(days: &[DiaryDay], words: &Words) -> String {
    if days.is_empty() {
        return words.msg_terminal_diary_empty();
    }
    let mut lines = Vec::new();
    for of_day in days {
        lines.push(
            words.msg_terminal_day(day(&of_day.date, words), words.named("terminal-state", of_day.state.0.code())),
        );
        for entry in &of_day.entries {
            let said = marked(entry::said(entry, words), entry.ahead, words);
            lines.push(words.msg_terminal_entry(time(&entry.occurred_at, words), said));
        }
        for session in &of_day.sessions {
            let (kind, places) = (words.named("tray", session.kind.0.code()), places(&session.places, words));
            let at = time(&session.started_at, words);
            let line = match (session.lasted, session.phase) {
                (Some(minutes), _) => words.msg_terminal_session(at, kind, minutes, places),
                (None, PhaseView::Running) => words.msg_terminal_session_on(at, kind, places),
                (None, _) => words.msg_terminal_session_unknown(at, kind, places),
            };
            let outside = session.outside.map(|why| words.named("session-recent", why.0.code()));
            let line = words.facts(std::iter::once(line).chain(outside));
            lines.push(marked(line, session.ahead, words));
        }
        lines.extend(besides(of_day, words));
    }
    lines.join("\n")
}

/// What was told of a day besides entries and packs, a line each.
fn besides(of_day: &DiaryDay, words: &Words) -> Vec<String> {
    let line = |at: &str, said: &[String]| words.msg_terminal_entry(time(at, words), words.facts(said));
    let doses = of_day.doses.iter().map(|told| {
        let dose = &told.dose;
        let unit = unit_name(dose.unit.0, dose.units, words);
        let said = [on_one_line(&dose.name), words.msg_terminal_units(words.quantity(dose.units), unit)];
        marked(line(&dose.taken_at, &said), dose.clock_ahead, words)
    });
    let reliefs = of_day.reliefs.iter().map(|relief| {
        let kind = words.named("relief-kind", relief.kind.0.code());
        let name = relief.name.as_ref().map(|name| on_one_line(&words.named("relief-way", name)));
        let said = std::iter::once(kind).chain(name).collect::<Vec<_>>();
        marked(line(&relief.tried_at, &said), relief.ahead, words)
    });
    let effects = of_day.side_effects.iter().map(|effect| {
        let strength = words.named("medicines-effects", effect.strength.0.code());
        line(&effect.at, &[on_one_line(&words.named("side-effect", &effect.what)), strength])
    });
    let signs = of_day.signs.iter().map(|answer| {
        let ticked: Vec<String> = answer.ticked.iter().map(|sign| words.named("sign", sign)).collect();
        let mut said = if ticked.is_empty() { vec![words.msg_sign_none_ticked_then()] } else { ticked };
        let mut kept: Vec<String> = answer.kept_at.iter().map(|at| time(at, words)).collect();
        kept.dedup();
        kept.retain(|kept| *kept != time(&answer.at, words));
        said.extend((!kept.is_empty()).then(|| words.msg_sign_answers_kept(words.phrases(kept))));
        marked(line(&answer.at, &said), answer.ahead, words)
    });
    let answers = of_day.answers.iter().map(|answer| {
        let said = answered::said(answer, words);
        marked(line(&answer.at, &said), answer.ahead, words)
    });
    let visits = of_day.visits.iter().map(|visit| {
        let kind = visit.kind.map(|kind| words.named("visit-kind", kind.0.code()));
        let who = kind.into_iter().chain(Some(on_one_line(&visit.clinician)).filter(|name| !name.is_empty()));
        let said = words.facts(std::iter::once(words.named("search-sort", Sort::Visit.code())).chain(who));
        let line = words.msg_terminal_entry(visit.time.as_deref().unwrap_or("     "), said);
        marked(line, visit.ahead, words)
    });
    doses.chain(reliefs).chain(effects).chain(signs).chain(answers).chain(visits).collect()
}

/// What was found, the latest first.
pub(crate) fn search(search: &SearchView, words: &Words) -> String {
    if search.found.is_empty() {
        return words.msg_terminal_search_nothing();
    }
    let line = |found: &FoundView| {
        let sort = words.named("search-sort", found.sort.0.code());
        let text: String = found.text.iter().map(|piece| piece.text.as_str()).collect();
        // What is known of the day of an injury may be its year alone.
        let day = found.day.as_deref().map(|on| day(on, words)).unwrap_or_default();
        words.facts([day, sort, on_one_line(&text)].into_iter().filter(|fact| !fact.is_empty()))
    };
    let more = search.more.then(|| words.msg_terminal_search_more());
    search.found.iter().map(line).chain(more).collect::<Vec<_>>().join("\n")
}

fn session_line(session: &RunningSession, words: &Words) -> String {
    words.msg_terminal_running(
        words.named("tray", session.kind.0.code()),
        places(&session.places, words),
        moment(&session.ends_at, words),
    )
}

fn places(codes: &[String], words: &Words) -> String {
    words.phrases(codes.iter().map(|code| words.place_name(code)))
}

fn area(place: Option<&str>, words: &Words) -> String {
    place.map_or_else(|| words.msg_terminal_whole_back(), |place| words.place_name(place))
}
