//! The five answers, in the order in which a doctor asks (S23–S27).

use respite_domain::episode::EpisodeState;
use respite_domain::relief::Tried;
use respite_domain::summary::{Before, EpisodeOfYear, Injury, Spread, Summary};
use respite_l10n::Words;
use serde::Serialize;

use super::list::{Dates, partial, places, shorten};
use super::{Room, Run, history, own_words, tried};

/// A question, and what the diary tells of it.
#[derive(Debug, Serialize)]
pub(super) struct Answer {
    pub(super) question: String,
    pub(super) runs: Vec<Run>,
}

/// All five.
pub(super) fn all(summary: &Summary, words: &Words, dates: Dates<'_>, room: Room) -> Vec<Answer> {
    [
        (words.msg_paper_bad(), how_bad(summary, words, dates)),
        (words.msg_paper_often(), how_often(summary, words, dates, room)),
        (words.msg_paper_away(), what_helps(summary, words, room)),
        (words.msg_paper_began(), when_it_began(summary, words, dates, room)),
        (words.msg_paper_injury(), any_injury(summary, words, dates, room)),
    ]
    .into_iter()
    .map(|(question, runs)| Answer { question, runs })
    .collect()
}

fn how_bad(summary: &Summary, words: &Words, dates: Dates<'_>) -> Vec<Run> {
    let severity = &summary.severity;
    let Some(worst) = severity.worst else { return vec![Run::strong(words.msg_paper_bad_not_noted())] };
    let spread = if worst.least == worst.most {
        words.msg_paper_bad_one_day(worst.days)
    } else {
        words.msg_paper_bad_spread(worst.days, worst.least.points(), worst.most.points())
    };
    let median = |spread: Spread| (words.number(spread.median), spread.days);
    let mean = |mean: respite_domain::summary::Mean| (words.number(mean.points), mean.days);
    let more = [
        severity.first_week.map(mean).map(|(mean, days)| words.msg_paper_bad_first_week(mean, days)),
        severity.last_week.map(mean).map(|(mean, days)| words.msg_paper_bad_last_week(mean, days)),
        severity.latest.map(|(day, score)| words.msg_paper_bad_latest(score.points(), dates.day(day))),
        severity.average.map(median).map(|(median, days)| words.msg_paper_bad_average(median, days)),
        severity.interference.map(median).map(|(median, days)| words.msg_paper_bad_interference(median, days)),
        severity.sleep.map(median).map(|(median, days)| words.msg_paper_bad_sleep(median, days)),
    ];
    let lead = Run::strong(words.msg_paper_bad_worst(words.number(worst.median)));
    std::iter::once(lead).chain(std::iter::once(spread).chain(more.into_iter().flatten()).map(Run::plain)).collect()
}

fn how_often(summary: &Summary, words: &Words, dates: Dates<'_>, room: Room) -> Vec<Run> {
    let frequency = &summary.frequency;
    let mut runs = if summary.logged.count == 0 {
        vec![Run::strong(words.msg_paper_often_not_noted())]
    } else {
        let days = frequency.spasm_days;
        vec![
            Run::strong(words.msg_paper_often_days(days.count, days.of)),
            Run::plain(match frequency.a_day {
                Some((least, most)) if least == most => words.msg_paper_often_a_day_same(most),
                Some((least, most)) => words.msg_paper_often_a_day(least, most),
                None => words.msg_paper_often_end(),
            }),
        ]
    };
    if frequency.not_said > 0 {
        runs.push(Run::plain(words.msg_paper_often_not_said(frequency.not_said)));
    }
    let says = |episode: &EpisodeOfYear| match episode.state {
        EpisodeState::Open => words.msg_paper_since(dates.day(episode.start)),
        EpisodeState::Closed => dates.range(episode.start, episode.last),
        EpisodeState::EndUnknown => words.msg_paper_end_unknown(dates.range(episode.start, episode.last)),
    };
    // The latest first: it is the one that is left when the list is cut.
    let episodes: Vec<String> = frequency.episodes.iter().rev().map(says).collect();
    runs.push(Run::plain(if episodes.is_empty() {
        words.msg_paper_often_no_episodes()
    } else {
        words.msg_paper_often_episodes(episodes.len(), shorten(&episodes, "; ", room.most_listed(), words))
    }));
    runs
}

fn what_helps(summary: &Summary, words: &Words, room: Room) -> Vec<Run> {
    let Some(most_tried) = summary.tried.first() else { return vec![Run::strong(words.msg_paper_away_nothing())] };
    let told: Vec<&Tried> = summary.tried.iter().filter(|tried| tried.tells()).take(room.most_listed()).collect();
    // Where nothing tells yet, what was tried most says so.
    let shown = if told.is_empty() { vec![most_tried] } else { told };
    let more = summary.tried.len() - shown.len();
    let more = (more > 0).then(|| Run::plain(words.msg_paper_away_more(more)));
    shown.into_iter().flat_map(|tried| helped(tried, words, room)).chain(more).collect()
}

fn helped(tried: &Tried, words: &Words, room: Room) -> Vec<Run> {
    let what = tried::what(tried, words, room);
    match tried.change.filter(|_| tried.tells()) {
        Some(change) => vec![
            Run::strong(words.msg_paper_away_helped(what, tried.helped.count, tried.helped.of)),
            Run::plain(words.msg_paper_away_change(tried::points(change, words))),
        ],
        None => vec![Run::plain(words.msg_paper_away_too_few(tried.times, what))],
    }
}

fn when_it_began(summary: &Summary, words: &Words, dates: Dates<'_>, room: Room) -> Vec<Run> {
    let first = summary.history.first_spasm;
    let first = first.map(|date| Run::plain(words.msg_paper_began_first(partial(date, words))));
    let Some(episode) = &summary.episode else {
        return std::iter::once(Run::strong(words.msg_paper_began_none())).chain(first).collect();
    };
    let declared = episode.start_declared;
    let mut runs = vec![
        Run::strong(words.msg_paper_began_on(words.date_long(episode.start))),
        Run::plain(if declared { words.msg_paper_began_declared() } else { words.msg_paper_began_logged() }),
    ];
    runs.extend(first);
    if episode.places.is_empty() {
        runs.push(Run::plain(words.msg_paper_began_where_not_noted()));
        return runs;
    }
    runs.push(Run::plain(words.msg_paper_began_where(places(episode.places, words, room))));
    if episode.before.is_empty() {
        runs.push(Run::plain(words.msg_paper_began_not_before()));
    }
    for before in episode.before.iter().take(room.most_listed().div_ceil(2)) {
        runs.extend(same_place_before(before, words, dates, room));
    }
    runs
}

fn same_place_before(before: &Before, words: &Words, dates: Dates<'_>, room: Room) -> [Run; 2] {
    let range = dates.range(before.start, before.last);
    let range = if before.end_known { range } else { words.msg_paper_end_unknown(range) };
    let gap = if before.long_gap() { words.msg_paper_began_long_gap() } else { words.msg_paper_began_short_gap() };
    [
        Run::plain(words.msg_paper_began_before(places(before.places, words, room), range, before.gap_days)),
        Run::plain(gap),
    ]
}

fn any_injury(summary: &Summary, words: &Words, dates: Dates<'_>, room: Room) -> Vec<Run> {
    let told = history::injuries(&summary.history, words, room);
    let noted = noted_triggers(&summary.injury, words, dates, room);
    told.into_iter().map(Run::strong).chain(noted).collect()
}

fn noted_triggers(injury: &Injury, words: &Words, dates: Dates<'_>, room: Room) -> Vec<Run> {
    let Some((from, to)) = injury.looked_at else { return vec![Run::strong(words.msg_paper_injury_no_episode())] };
    let noted: Vec<String> = injury
        .noted
        .iter()
        .map(|noted| words.msg_paper_with_date(own_words::trigger(&noted.trigger, words, room), dates.day(noted.day)))
        .collect();
    let mut runs = if noted.is_empty() {
        vec![
            Run::strong(words.msg_paper_injury_nothing()),
            Run::plain(words.msg_paper_injury_nothing_when(dates.range(from, to))),
        ]
    } else {
        vec![
            Run::strong(shorten(&noted, ", ", room.most_listed(), words)),
            Run::plain(words.msg_paper_injury_when(dates.range(from, to))),
        ]
    };
    if !injury.triggers.is_empty() {
        let triggers: Vec<String> = injury
            .triggers
            .iter()
            .map(|trigger| words.msg_paper_injury_days(trigger.days, own_words::trigger(&trigger.trigger, words, room)))
            .collect();
        runs.push(Run::plain(words.msg_paper_injury_period(
            shorten(&triggers, ", ", room.most_listed(), words),
            injury.trigger_days.count,
            injury.trigger_days.of,
        )));
    }
    runs
}
