//! The five answers, in the order in which a doctor asks (S23–S27).

use respite_domain::Code;
use respite_domain::entry::Pattern;
use respite_domain::episode::EpisodeState;
use respite_domain::relief::{ReliefKind, Tried};
use respite_domain::statistic::Mean;
use respite_domain::summary::{Before, EpisodeOfYear, Injury, Section, Summary};
use respite_l10n::Words;

use super::front::Front;
use super::list::{partial, places};
use super::{Answer, Run, history, own_words, tried};

/// How many of what was tried are told in a sentence; the table on the next page tells all.
const MOST_TOLD: usize = 3;

/// All five.
pub(super) fn all(summary: &Summary, front: &mut Front<'_>) -> Vec<Answer> {
    let words = front.words;
    [
        (words.msg_paper_bad(), how_bad(summary, front)),
        (words.msg_paper_often(), how_often(summary, front)),
        (words.msg_paper_away(), what_helps(summary, front)),
        (words.msg_paper_began(), when_it_began(summary, front)),
        (words.msg_paper_injury(), any_injury(summary, front)),
    ]
    .into_iter()
    .map(|(question, runs)| Answer { question, runs })
    .collect()
}

/// The peak leads: a median of many clear days would hide it.
fn how_bad(summary: &Summary, front: &Front<'_>) -> Vec<Run> {
    let (words, severity) = (front.words, &summary.severity);
    let Some(worst) = severity.worst else { return vec![Run::strong(words.msg_paper_bad_not_noted())] };
    let (least, most) = (worst.least.points(), worst.most.points());
    let (lead, spread) = if least == most {
        (words.msg_paper_bad_alike(most), words.msg_paper_bad_alike_days(worst.days))
    } else {
        let spread = words.msg_paper_bad_spread(worst.days, least, most);
        (words.msg_paper_bad_worst(most, words.number(worst.median)), spread)
    };
    let mean = |mean: Mean| (words.number(mean.points), mean.days);
    let more = [
        severity.first_week.map(mean).map(|(mean, days)| words.msg_paper_bad_first_week(mean, days)),
        severity.last_week.map(mean).map(|(mean, days)| words.msg_paper_bad_last_week(mean, days)),
        severity.latest.map(|(day, score)| words.msg_paper_bad_latest(score.points(), front.dates.day(day))),
        severity.average.map(|spread| words.msg_paper_bad_average(words.number(spread.median), spread.days)),
    ];
    std::iter::once(Run::strong(lead))
        .chain([spread].into_iter().chain(more.into_iter().flatten()).map(Run::plain))
        .collect()
}

fn how_often(summary: &Summary, front: &mut Front<'_>) -> Vec<Run> {
    let (words, dates, frequency) = (front.words, front.dates, &summary.frequency);
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
    let pattern = &summary.life.pattern;
    if pattern.days > 0 {
        let each = pattern.each.iter().map(|(pattern, days)| match pattern {
            Pattern::Single => words.msg_paper_pattern_single(*days),
            Pattern::OnAndOff => words.msg_paper_pattern_on_and_off(*days),
            Pattern::Constant => words.msg_paper_pattern_constant(*days),
        });
        runs.push(Run::plain(words.msg_paper_pattern(words.list(each), pattern.days)));
    }
    let longest = &summary.life.longest;
    if let Some((most, days)) = longest.each.iter().rfind(|(_, days)| *days > 0) {
        let most = words.named("paper-lasted", most.code());
        runs.push(Run::plain(words.msg_paper_longest(most, *days, longest.days)));
    }
    let says = |episode: &EpisodeOfYear| match episode.state {
        EpisodeState::Open => words.msg_paper_since(dates.day(episode.start)),
        EpisodeState::Closed => dates.range(episode.start, episode.last),
        EpisodeState::EndUnknown => words.msg_paper_end_unknown(dates.range(episode.start, episode.last)),
    };
    // The latest first: it is the one that is left where the list has no room.
    let episodes: Vec<String> = frequency.episodes.iter().rev().map(says).collect();
    runs.push(Run::plain(if episodes.is_empty() {
        words.msg_paper_often_no_episodes()
    } else {
        let count = episodes.len();
        words
            .msg_paper_often_episodes(count, front.fit(words.msg_paper_often_episodes_name(), episodes, Words::phrases))
    }));
    runs
}

fn what_helps(summary: &Summary, front: &mut Front<'_>) -> Vec<Run> {
    let words = front.words;
    let Some(most_tried) = summary.tried.first() else {
        // Exercises have no pain before and after, and they were done.
        let is_nothing = summary.exercised.is_none();
        let told = if is_nothing { words.msg_paper_away_nothing() } else { words.msg_paper_away_not_scored() };
        return vec![Run::strong(told)];
    };
    let told: Vec<&Tried> = summary.tried.iter().filter(|tried| tried.tells()).take(MOST_TOLD).collect();
    // Where nothing tells yet, what was tried most says so.
    let shown = if told.is_empty() { vec![most_tried] } else { told };
    let all = summary.tried.len();
    let stands = all > shown.len() && !summary.left_out.contains(&Section::Tried);
    let pointer = stands.then(|| front.point_to_tried(all)).flatten().map(Run::plain);
    shown.into_iter().flat_map(|tried| helped(tried, front)).chain(pointer).collect()
}

fn helped(tried: &Tried, front: &Front<'_>) -> Vec<Run> {
    let (what, words) = (tried::what(tried, front.words), front.words);
    match tried.change.filter(|_| tried.tells()) {
        Some(change) => vec![
            Run::strong(words.msg_paper_away_helped(what, tried.helped.count, tried.helped.of)),
            Run::plain(words.msg_paper_away_change(tried::points(change, words))),
        ],
        None if tried.kind == ReliefKind::Medicine => {
            vec![Run::plain(words.msg_paper_away_too_few_taken(tried.times, what))]
        }
        None => vec![Run::plain(words.msg_paper_away_too_few(tried.times, what))],
    }
}

fn when_it_began(summary: &Summary, front: &mut Front<'_>) -> Vec<Run> {
    let words = front.words;
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
    } else {
        let names = episode.places.iter().map(|place| words.place_name(place.code())).collect();
        let names = front.fit(words.msg_paper_began_where_name(), names, Words::phrases);
        runs.push(Run::plain(words.msg_paper_began_where(names)));
        runs.push(Run::plain(if episode.before.is_empty() {
            words.msg_paper_began_not_before()
        } else {
            let before = episode.before.iter().map(|before| episode_before(before, front)).collect();
            words.msg_paper_began_before(front.fit(words.msg_paper_began_before_name(), before, Words::phrases))
        }));
    }
    let elsewhere = episode.before_elsewhere.as_ref().map(|before| episode_before(before, front));
    runs.extend(elsewhere.map(|before| Run::plain(words.msg_paper_began_before_elsewhere(before))));
    runs
}

fn episode_before(before: &Before, front: &Front<'_>) -> String {
    let words = front.words;
    let range = front.dates.range(before.start, before.last);
    let range = if before.end_known { range } else { words.msg_paper_end_unknown(range) };
    let gap = if before.long_gap() { words.msg_paper_began_long_gap() } else { words.msg_paper_began_short_gap() };
    let dated = words.msg_paper_began_gap(range, before.gap_days, gap);
    if before.places.is_empty() { dated } else { words.msg_paper_began_before_one(places(before.places, words), dated) }
}

fn any_injury(summary: &Summary, front: &mut Front<'_>) -> Vec<Run> {
    let words = front.words;
    let told = history::injuries(&summary.history, words);
    let told = (!told.is_empty()).then(|| {
        Run::strong(words.msg_paper_injury_told(front.fit(words.msg_paper_injury_name(), told, Words::phrases)))
    });
    told.into_iter().chain(noted_triggers(&summary.injury, front)).collect()
}

fn noted_triggers(injury: &Injury, front: &mut Front<'_>) -> Vec<Run> {
    let (words, dates) = (front.words, front.dates);
    let Some((from, to)) = injury.looked_at else { return vec![Run::strong(words.msg_paper_injury_no_episode())] };
    let noted: Vec<String> = injury
        .noted
        .iter()
        .map(|noted| words.msg_paper_with_date(own_words::named(noted.trigger.as_str(), words), dates.day(noted.day)))
        .collect();
    let mut runs = if noted.is_empty() {
        vec![
            Run::strong(words.msg_paper_injury_nothing()),
            Run::plain(words.msg_paper_injury_nothing_when(dates.range(from, to))),
        ]
    } else {
        vec![
            Run::plain(words.msg_paper_injury_when(dates.range(from, to))),
            Run::strong(front.fit(words.msg_paper_injury_noted_name(dates.range(from, to)), noted, Words::list)),
            Run::plain(words.msg_paper_often_end()),
        ]
    };
    if !injury.triggers.is_empty() {
        let triggers: Vec<String> = injury
            .triggers
            .iter()
            .map(|named| words.msg_paper_injury_days(named.days, own_words::named(named.trigger.as_str(), words)))
            .collect();
        runs.push(Run::plain(words.msg_paper_injury_period(
            front.fit(words.msg_paper_injury_period_name(), triggers, Words::list),
            injury.trigger_days.count,
            injury.trigger_days.of,
        )));
    }
    runs
}
