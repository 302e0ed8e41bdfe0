//! What was told of the time before, and the goals (7, items 12 and 13), each in whole. Notes stay in the diary.

use respite_domain::goal::{Goal, Rating};
use respite_domain::history::{Condition, ConditionKind, History, Injury, Sport, Test, TestKind};
use respite_domain::partial_date::PartialDate;
use respite_domain::summary::Summary;
use respite_domain::visit::Visit;
use respite_l10n::Words;

use super::Part;
use super::list::{Dates, partial};
use super::own_words::own;

/// The injuries, those from sport first (S28). None told does not mean that there was none.
pub(super) fn injuries(history: &History, words: &Words) -> Vec<String> {
    history.injuries.iter().map(|told| injury(told, words)).collect()
}

/// Tests, what was diagnosed, other illnesses and the goals, each in whole.
pub(super) fn parts(summary: &Summary, words: &Words, dates: Dates<'_>) -> Vec<Part> {
    let history = &summary.history;
    let of_kind = |kind| {
        let those = history.conditions.iter().filter(move |condition| condition.kind == kind);
        those.map(|told| condition(told, words)).collect()
    };
    let tests = history.tests.iter().map(|told| test(told, words)).collect();
    let diagnosed = summary.diagnosed.iter().map(|visit| diagnosed(visit, words, dates)).collect();
    let goals = history.goals.iter().map(|(told, ratings)| goal(told, ratings, words, dates)).collect();
    [
        (words.msg_paper_before_tests(), tests),
        (words.msg_paper_before_diagnosed(), diagnosed),
        (words.msg_paper_before_named(), of_kind(ConditionKind::Named)),
        (words.msg_paper_before_illnesses(), of_kind(ConditionKind::Illness)),
        (words.msg_paper_before_goals(), goals),
    ]
    .into_iter()
    .filter_map(|(heading, lines)| Part::of_texts(heading, lines))
    .collect()
}

/// "Torn muscle (2009; seen by Dr. May)".
fn injury(injury: &Injury, words: &Words) -> String {
    let what = match &injury.sport {
        Some(Sport::Yes(which)) if which.is_empty() => words.msg_paper_injury_sport(own(&injury.what)),
        Some(Sport::Yes(which)) => words.msg_paper_injury_which_sport(own(which), own(&injury.what)),
        Some(Sport::No) | None => own(&injury.what),
    };
    let seen_by = said(&injury.seen_by, |by| words.msg_paper_injury_seen_by(by));
    with(what, [Some(when(injury.happened, words)), seen_by], words)
}

fn test(test: &Test, words: &Words) -> String {
    let what = own(&test.what);
    let named = |kind: String| if what.is_empty() { kind } else { words.msg_paper_test_of(kind, what.clone()) };
    let name = match test.kind {
        TestKind::XRay => named(words.msg_paper_test_x_ray()),
        TestKind::Mri => named(words.msg_paper_test_mri()),
        TestKind::Ct => named(words.msg_paper_test_ct()),
        TestKind::Other => what,
    };
    let told = said(&test.told, |told| words.msg_paper_before_test_told(told));
    with(name, [Some(when(test.happened, words)), said(&test.place, |place| place), told], words)
}

fn diagnosed(visit: &Visit, words: &Words, dates: Dates<'_>) -> String {
    let by = said(&visit.clinician, |by| by);
    with(own(visit.diagnosis().unwrap_or_default()), [Some(dates.day(visit.day)), by], words)
}

fn condition(condition: &Condition, words: &Words) -> String {
    let since = condition.since.map(|since| words.msg_paper_since(partial(since, words)));
    with(own(&condition.name), [since, said(&condition.said_by, |by| words.msg_paper_before_said_by(by))], words)
}

/// The first and the latest rating up to the page's day. They come latest first.
fn goal(goal: &Goal, ratings: &[Rating], words: &Words, dates: Dates<'_>) -> String {
    let told =
        |rating: &Rating| words.msg_paper_before_goal_rated(rating.score.points(), dates.day(rating.at.date_naive()));
    let (first, last) = (ratings.last().map(told), ratings.first().map(told));
    match (first, last) {
        (Some(first), Some(last)) if ratings.len() > 1 => words.msg_paper_before_goal(own(&goal.words), first, last),
        (Some(only), _) => words.msg_paper_before_goal_once(own(&goal.words), only),
        (None, _) => words.msg_paper_before_goal_unrated(own(&goal.words)),
    }
}

/// A person's own words within a phrase; nothing where there are none.
fn said(text: &str, phrase: impl Fn(String) -> String) -> Option<String> {
    Some(own(text)).filter(|text| !text.is_empty()).map(phrase)
}

/// "X-ray (March 2019; City hospital)".
fn with<const N: usize>(what: String, more: [Option<String>; N], words: &Words) -> String {
    let more = words.phrases(more.into_iter().flatten());
    if more.is_empty() { what } else { words.msg_paper_with_date(what, more) }
}

fn when(date: Option<PartialDate>, words: &Words) -> String {
    date.map_or_else(|| words.msg_paper_no_date(), |date| partial(date, words))
}
