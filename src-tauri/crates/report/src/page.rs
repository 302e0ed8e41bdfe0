//! The page in words: what the template prints, and nothing it would have to decide.

mod answers;
mod figures;
mod history;
mod list;
mod medicines;
mod own_words;
mod signs;
mod tried;

use chrono::NaiveDate;
use respite_domain::day::Area;
use respite_domain::episode::EpisodeState;
use respite_domain::place::Places;
use respite_domain::reminder::ReminderKind;
use respite_domain::summary::{ReasonForVisit, Summary, ThisEpisode};
use respite_l10n::Words;
use serde::Serialize;

use crate::{Paper, VERSION};
use answers::Answer;
use figures::{Chart, Map};
use list::{Dates, places, shorten};
use medicines::Medicines;
use own_words::stands_in_for_a_letter;
use tried::Tried;

/// How much room there is. What would not fit on one page is tried again with less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Room {
    /// The usual.
    Plenty,
    /// A lower chart, closer lines and shorter lists.
    Scarce,
    /// The same, and only the first of each list.
    Least,
}

impl Room {
    /// How many of a list are written out, the rest counted.
    fn most_listed(self) -> usize {
        match self {
            Room::Plenty => 3,
            Room::Scarce => 2,
            Room::Least => 1,
        }
    }

    /// How many lines of what was tried are printed.
    fn most_rows(self) -> usize {
        match self {
            Room::Plenty => 6,
            Room::Scarce => 4,
            Room::Least => 2,
        }
    }

    /// How many products are printed, the rest counted.
    fn most_products(self) -> usize {
        match self {
            Room::Plenty => 4,
            Room::Scarce => 3,
            Room::Least => 1,
        }
    }

    /// Height of the scores in the chart, in points.
    fn plot_height(self) -> f64 {
        match self {
            Room::Plenty => 108.0,
            Room::Scarce => 90.0,
            Room::Least => 72.0,
        }
    }
}

/// Everything on the page, in words and measures. Serialised for the template.
#[derive(Debug, Serialize)]
pub(crate) struct Page {
    paper: &'static str,
    room: Room,
    language: String,
    title: String,
    period: String,
    printed: String,
    meta: Vec<Labelled>,
    episode: Section,
    because: Option<Section>,
    signs: Section,
    five: String,
    answers: Vec<Answer>,
    place_heading: String,
    map: Map,
    chart: Chart,
    tried: Tried,
    medicines: Option<Medicines>,
    before: Option<Section>,
    notes: String,
    no_type: Option<String>,
    footer: String,
    /// "1 of 1", made of the page's number by the template.
    page_of: PageOf,
}

/// A label, and its value; without one there is a line to write on.
#[derive(Debug, Serialize)]
struct Labelled {
    label: String,
    value: Option<String>,
}

/// A heading, and what follows it.
#[derive(Debug, Serialize)]
struct Section {
    heading: String,
    runs: Vec<Run>,
}

/// A piece of a sentence.
#[derive(Debug, Serialize)]
struct Run {
    text: String,
    strong: bool,
    /// Whether no space stands before it.
    glued: bool,
}

/// "page x of y" in one language: the number of pages is known only when they are laid out.
#[derive(Debug, Serialize)]
struct PageOf {
    /// Each of the first pages, of each number of pages: `[pages - 1][page - 1]`.
    said: Vec<Vec<String>>,
}

impl Page {
    pub(crate) fn of(summary: &Summary, paper: Paper, words: &Words, room: Room) -> Page {
        let dates = Dates::new(words, summary.period.to());
        let answers = answers::all(summary, words, dates, room);
        let mut page = Page {
            paper: crate::name(paper),
            room,
            language: "en".to_owned(),
            title: words.msg_paper_title(),
            period: words.date_range(summary.period.from(), summary.period.to()),
            printed: words.msg_paper_printed(words.date_long(summary.printed_at.date_naive())),
            meta: vec![
                Labelled { label: words.msg_paper_name(), value: None },
                Labelled {
                    label: words.msg_paper_days_logged(),
                    value: Some(words.msg_paper_tally(summary.logged.count, summary.logged.of)),
                },
                Labelled {
                    label: words.msg_paper_diary_since(),
                    value: Some(
                        summary.diary_since.map_or_else(|| words.msg_paper_not_yet(), |day| words.date_long(day)),
                    ),
                },
            ],
            episode: episode(summary, words, dates),
            because: because(&summary.because, words, dates, room),
            signs: signs::section(summary.signs.as_ref(), words, dates),
            five: words.msg_paper_five(),
            answers,
            place_heading: words.msg_paper_where(),
            map: Map::of(&summary.places, words),
            chart: Chart::of(summary, paper, words, room),
            tried: Tried::of(summary, words, room),
            medicines: Medicines::of(&summary.medicines, words, dates, room),
            before: history::section(&summary.history, words, dates, room),
            notes: words.msg_paper_notes(),
            no_type: None,
            footer: words.msg_paper_footer(VERSION),
            page_of: PageOf {
                said: (1..=9).map(|of| (1..=of).map(|page| words.msg_paper_page_of(page, of)).collect()).collect(),
            },
        };
        page.no_type = page.text().iter().any(|text| stands_in_for_a_letter(text)).then(|| words.msg_paper_no_type());
        page
    }

    /// What it says, one paragraph each, in reading order.
    pub(crate) fn text(&self) -> Vec<String> {
        let mut text = vec![self.title.clone(), self.period.clone(), self.printed.clone()];
        text.extend(self.meta.iter().filter_map(|meta| Some(format!("{}: {}", meta.label, meta.value.as_ref()?))));
        for section in std::iter::once(&self.episode).chain(&self.because).chain([&self.signs]) {
            text.extend([section.heading.clone(), said(&section.runs)]);
        }
        text.push(self.five.clone());
        text.extend(self.answers.iter().flat_map(|answer| [answer.question.clone(), said(&answer.runs)]));
        text.extend([self.place_heading.clone(), self.map.alt.clone(), self.chart.alt.clone()]);
        text.extend(self.tried.text());
        text.extend(self.medicines.iter().flat_map(Medicines::text));
        text.extend(self.before.iter().flat_map(|part| [part.heading.clone(), said(&part.runs)]));
        text.extend(self.no_type.clone());
        text.push(self.footer.clone());
        text
    }
}

impl Run {
    fn plain(text: String) -> Run {
        Run { glued: text.starts_with([',', '.', ';', ':']), text, strong: false }
    }

    fn strong(text: String) -> Run {
        Run { strong: true, ..Run::plain(text) }
    }
}

/// The runs as one text.
fn said(runs: &[Run]) -> String {
    runs.iter().enumerate().fold(String::new(), |mut text, (index, run)| {
        if index > 0 && !run.glued {
            text.push(' ');
        }
        text + &run.text
    })
}

fn episode(summary: &Summary, words: &Words, dates: Dates<'_>) -> Section {
    let Some(episode) = &summary.episode else {
        return Section { heading: words.msg_paper_episode(), runs: vec![Run::plain(words.msg_paper_episode_none())] };
    };
    let ThisEpisode { start, last, day_number, affected, .. } = *episode;
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
    let end = match episode.state {
        EpisodeState::Open => None,
        EpisodeState::Closed => Some(words.msg_paper_episode_closed()),
        EpisodeState::EndUnknown => Some(words.msg_paper_episode_unclear()),
    };
    let heading = if open { words.msg_paper_episode() } else { words.msg_paper_episode_last() };
    let runs = std::iter::once(Run::strong(lead)).chain([counted].into_iter().chain(end).map(Run::plain)).collect();
    Section { heading, runs }
}

fn because(reasons: &[ReasonForVisit], words: &Words, dates: Dates<'_>, room: Room) -> Option<Section> {
    if reasons.is_empty() {
        return None;
    }
    let milestone = |reason: &ReasonForVisit| {
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
            words.msg_paper_because_place(places(here, words, room), dates.range(start, last), dates.day(again))
        })
        .collect();
    let again = (!again.is_empty())
        .then(|| words.msg_paper_because_same_place(shorten(&again, ", ", room.most_listed(), words)));
    let runs = reasons.iter().filter_map(milestone).chain(again).map(Run::plain).collect();
    Some(Section { heading: words.msg_paper_because(), runs })
}

/// The places that came back, those of the same days together: where, the earlier episode, the start of this one.
fn same_place(reasons: &[ReasonForVisit]) -> Vec<(Places, (NaiveDate, NaiveDate), NaiveDate)> {
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
