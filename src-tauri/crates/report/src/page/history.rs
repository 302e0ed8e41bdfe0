//! What was told of the time before, and the goals (7, items 12 and 13). Notes stay in the diary.

use respite_domain::goal::{Goal, Rating};
use respite_domain::history::{Condition, ConditionKind, History, Injury, Sport, Test, TestKind};
use respite_domain::partial_date::PartialDate;
use respite_l10n::Words;

use super::list::{Dates, partial, shorten};
use super::own_words::own;
use super::{Room, Run, Section};

/// The injuries as one sentence, those from sport first (S28). `None` when none was told: that does not mean that there was
/// none.
pub(super) fn injuries(history: &History, words: &Words, room: Room) -> Option<String> {
    let list: Vec<String> = history.injuries.iter().map(|told| injury(told, words, room)).collect();
    (!list.is_empty()).then(|| words.msg_paper_injury_told(shorten(&list, "; ", room.most_listed(), words)))
}

/// Tests, conditions and goals; `None` when nothing was told. With the least room they are only counted.
pub(super) fn section(history: &History, words: &Words, dates: Dates<'_>, room: Room) -> Option<Section> {
    if room == Room::Least {
        let History { tests, conditions, goals, .. } = history;
        let nothing = tests.is_empty() && conditions.is_empty() && goals.is_empty();
        let counted = words.msg_paper_before_counted(tests.len(), conditions.len(), goals.len());
        return (!nothing).then(|| Section { heading: words.msg_paper_before(), runs: vec![Run::plain(counted)] });
    }
    let short = |list: Vec<String>| (!list.is_empty()).then(|| shorten(&list, "; ", room.most_listed(), words));
    let of_kind = |kind| {
        let those = history.conditions.iter().filter(|condition| condition.kind == kind);
        short(those.map(|told| condition(told, words, room)).collect())
    };
    let tests = history.tests.iter().map(|told| test(told, words, room)).collect();
    let goals = history.goals.iter().map(|(told, ratings)| goal(told, ratings, words, dates, room)).collect();
    let runs: Vec<Run> = [
        short(tests).map(|list| words.msg_paper_before_tests(list)),
        of_kind(ConditionKind::Named).map(|list| words.msg_paper_before_named(list)),
        of_kind(ConditionKind::Illness).map(|list| words.msg_paper_before_illnesses(list)),
        short(goals).map(|list| words.msg_paper_before_goals(list)),
    ]
    .into_iter()
    .flatten()
    .map(Run::plain)
    .collect();
    (!runs.is_empty()).then(|| Section { heading: words.msg_paper_before(), runs })
}

fn injury(injury: &Injury, words: &Words, room: Room) -> String {
    let (what, when) = (own(&injury.what, room), when(injury.happened, words));
    match &injury.sport {
        Some(Sport::Yes(which)) if which.is_empty() => words.msg_paper_injury_sport_dated(what, when),
        Some(Sport::Yes(which)) => words.msg_paper_injury_which_sport_dated(own(which, room), what, when),
        Some(Sport::No) | None => words.msg_paper_injury_dated(what, when),
    }
}

fn test(test: &Test, words: &Words, room: Room) -> String {
    let what = own(&test.what, room);
    let named = |kind: String| if what.is_empty() { kind } else { words.msg_paper_test_of(kind, what.clone()) };
    let name = match test.kind {
        TestKind::XRay => named(words.msg_paper_test_x_ray()),
        TestKind::Mri => named(words.msg_paper_test_mri()),
        TestKind::Ct => named(words.msg_paper_test_ct()),
        TestKind::Other => what,
    };
    let when = when(test.happened, words);
    match own(&test.told, room) {
        told if told.is_empty() => words.msg_paper_with_date(name, when),
        told => words.msg_paper_before_test_told(name, when, told),
    }
}

fn condition(condition: &Condition, words: &Words, room: Room) -> String {
    let name = own(&condition.name, room);
    match condition.since {
        Some(since) => words.msg_paper_before_since(name, partial(since, words)),
        None => name,
    }
}

/// The first and the latest rating up to the page's day. They come latest first.
fn goal(goal: &Goal, ratings: &[Rating], words: &Words, dates: Dates<'_>, room: Room) -> String {
    let name = own(&goal.words, room);
    let told = |rating: &Rating| (rating.score.points(), dates.day(rating.at.date_naive()));
    match (ratings.last().map(told), ratings.first().map(told)) {
        (Some((first, from)), Some((last, to))) if ratings.len() > 1 => {
            words.msg_paper_before_goal(name, first, from, last, to)
        }
        (Some((score, date)), _) => words.msg_paper_before_goal_once(name, score, date),
        (None, _) => words.msg_paper_before_goal_unrated(name),
    }
}

fn when(date: Option<PartialDate>, words: &Words) -> String {
    date.map_or_else(|| words.msg_paper_no_date(), |date| partial(date, words))
}
