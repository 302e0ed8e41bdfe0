//! What a doctor reads first: why the person is here, the warning signs, this episode, and why the diary asked for a visit.

use chrono::NaiveDate;
use respite_domain::day::Area;
use respite_domain::episode::EpisodeState;
use respite_domain::place::Places;
use respite_domain::reminder::{Reminder, ReminderKind};
use respite_domain::summary::{Summary, ThisEpisode};
use respite_domain::visit::{Visit, VisitKind};
use respite_l10n::Words;

use super::front::{Front, Room};
use super::list::places;
use super::own_words::own;
use super::section::Section;
use super::{Run, signs};

pub(super) fn all(summary: &Summary, front: &mut Front<'_>) -> Vec<Section> {
    let here = why_here(summary.visit.as_ref(), front);
    let signs = signs::section(summary.signs.as_ref(), front.words, front.dates);
    let episode = episode(summary, front);
    here.into_iter().chain([signs, episode]).chain(because(&summary.because, front)).collect()
}

/// The next visit and what the person wants to ask there; else a line to write on, where there is room.
fn why_here(visit: Option<&Visit>, front: &mut Front<'_>) -> Option<Section> {
    let heading = front.words.msg_paper_here();
    let Some(visit) = visit else {
        let blank = Section { blank: true, ..Section::new(heading, Vec::new()) };
        return matches!(front.room, Room::OneSheet | Room::Plenty).then_some(blank);
    };
    let questions = visit.questions.iter().map(|question| own(question)).filter(|question| !question.is_empty());
    let questions: Vec<String> = questions.enumerate().map(|(index, own)| format!("{}. {own}", index + 1)).collect();
    let asks = !questions.is_empty();
    let (mut lines, all) = front.fit_questions(front.words.msg_paper_here_ask(), questions);
    lines.extend(all);
    let ask = asks.then(|| Run::plain(front.words.msg_paper_here_questions()));
    let runs = std::iter::once(Run::strong(planned(visit, front))).chain(ask).collect();
    Some(Section { lines, ..Section::new(heading, runs) })
}

/// "Visit on 24 November, 09:30, Dr. May."
fn planned(visit: &Visit, front: &Front<'_>) -> String {
    let words = front.words;
    let with = match visit.kind {
        _ if !visit.clinician.is_empty() => Some(own(&visit.clinician)),
        Some(VisitKind::Gp) => Some(words.msg_visit_kind_gp()),
        Some(VisitKind::Physio) => Some(words.msg_visit_kind_physio()),
        Some(VisitKind::Other) | None => None,
    };
    let when = std::iter::once(front.dates.day(visit.day)).chain(visit.time.map(|time| words.time_of_day(time)));
    words.msg_paper_here_visit(words.list(when.chain(with)))
}

fn episode(summary: &Summary, front: &Front<'_>) -> Section {
    let (words, dates) = (front.words, front.dates);
    let Some(episode) = &summary.episode else {
        return Section::new(words.msg_paper_episode(), vec![Run::plain(words.msg_paper_episode_none())]);
    };
    let ThisEpisode { start, last, day_number, affected, estimated, without_pain, .. } = *episode;
    let open = episode.state == EpisodeState::Open;
    let lead = if !open {
        words.msg_paper_episode_over(day_number, dates.range(start, last))
    } else if last == summary.printed_at.date_naive() {
        words.msg_paper_episode_day_today(day_number)
    } else {
        words.msg_paper_episode_day(day_number, dates.day(last))
    };
    let counted = if open {
        words.msg_paper_episode_affected_since(affected.count, affected.of, dates.day(start))
    } else {
        words.msg_paper_episode_affected(affected.count, affected.of)
    };
    let not_noted = estimated - without_pain;
    let estimated = (not_noted > 0).then(|| words.msg_paper_episode_estimated(not_noted));
    let without_pain = (without_pain > 0).then(|| words.msg_paper_episode_without_pain(without_pain));
    let end = match episode.state {
        EpisodeState::Open => None,
        EpisodeState::Closed => Some(words.msg_paper_episode_closed()),
        EpisodeState::EndUnknown => Some(words.msg_paper_episode_unclear()),
    };
    let heading = if open { words.msg_paper_episode() } else { words.msg_paper_episode_last() };
    let runs = std::iter::once(Run::strong(lead))
        .chain([counted].into_iter().chain(estimated).chain(without_pain).chain(end).map(Run::plain))
        .collect();
    Section::new(heading, runs)
}

fn because(reasons: &[Reminder], front: &mut Front<'_>) -> Option<Section> {
    if reasons.is_empty() {
        return None;
    }
    let (words, dates) = (front.words, front.dates);
    let milestone = |reason: &Reminder| {
        let range = dates.range(reason.start, reason.last);
        let days = (reason.last - reason.start).num_days() + 1;
        match reason.kind {
            ReminderKind::TwoWeeks => Some(words.msg_paper_because_two_weeks(range, days)),
            ReminderKind::FourWeeks => Some(words.msg_paper_because_four_weeks(range, days)),
            ReminderKind::TwelveWeeks => Some(words.msg_paper_because_twelve_weeks(range, days)),
            ReminderKind::SamePlace => None,
        }
    };
    let again: Vec<String> = same_place(reasons)
        .into_iter()
        .map(|(here, (start, last), again)| {
            words.msg_paper_because_place(places(here, words), dates.range(start, last), dates.day(again))
        })
        .collect();
    let again = (!again.is_empty()).then(|| {
        let heading = words.msg_paper_because_same_place_name();
        words.msg_paper_because_same_place(front.fit(heading, again, Words::list))
    });
    let runs = reasons.iter().filter_map(milestone).chain(again).map(Run::plain).collect();
    Some(Section::new(words.msg_paper_because(), runs))
}

/// The places that came back, those of the same days together: where, the earlier episode, the start of this one.
fn same_place(reasons: &[Reminder]) -> Vec<(Places, (NaiveDate, NaiveDate), NaiveDate)> {
    let mut all: Vec<(Places, (NaiveDate, NaiveDate), NaiveDate)> = Vec::new();
    for reason in reasons {
        let (Area::At(place), Some(earlier)) = (reason.area, reason.earlier) else { continue };
        // The place beside is named too, where the person says that it is the same.
        let here = Places::from_iter([place].into_iter().chain(reason.earlier_place));
        match all.iter_mut().find(|(_, known, again)| (*known, *again) == (earlier, reason.start)) {
            Some((places, ..)) => *places = places.union(here),
            None => all.push((here, earlier, reason.start)),
        }
    }
    all
}
