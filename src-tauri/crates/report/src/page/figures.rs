//! The body map and the chart.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use respite_domain::Code;
use respite_domain::place::Place;
use respite_domain::summary::{DayLine, PlaceCounts, Summary};
use respite_l10n::Words;
use serde::Serialize;

use super::front::Room;
use crate::{Paper, chart};

/// Margins left and right of the page, and what stands beside the chart, in points. The template holds the same figures.
const BESIDE_CHART: f64 = 2.0 * 46.0 + 128.0 + 12.0;

/// Map and chart under one heading.
#[derive(Debug, Serialize)]
pub(super) struct Figures {
    heading: String,
    map: Map,
    chart: Chart,
    /// Whether they stand on page 1.
    on_front: bool,
    /// Where they are, if not.
    elsewhere: Option<String>,
}

impl Figures {
    pub(super) fn of(summary: &Summary, paper: Paper, words: &Words, room: Room) -> Figures {
        let on_front = room != Room::Least;
        Figures {
            heading: words.msg_paper_where(),
            map: Map::of(&summary.places, words),
            chart: Chart::of(summary, paper, words, room),
            on_front,
            elsewhere: (!on_front).then(|| words.msg_paper_where_elsewhere()),
        }
    }

    /// What they say. The chart's rows and figures are told by its text.
    pub(super) fn text(&self) -> Vec<String> {
        let elsewhere = self.elsewhere.iter().flat_map(|elsewhere| [self.heading.clone(), elsewhere.clone()]);
        let key = self.chart.key.iter().map(|(_, meaning)| meaning.clone());
        let key = std::iter::once(self.map.caption.clone()).chain(key).collect::<Vec<_>>().join(" ");
        elsewhere.chain([self.heading.clone(), self.map.alt.clone(), self.chart.alt.clone(), key]).collect()
    }
}

/// How dark a place can be, from not named (0) to the most often named.
const DARKEST: usize = 4;

/// The fifteen places, and how often each is named.
#[derive(Debug, Serialize)]
struct Map {
    alt: String,
    places: BTreeMap<&'static str, Shade>,
    left: String,
    right: String,
    caption: String,
}

#[derive(Debug, Serialize)]
struct Shade {
    count: usize,
    /// 0 to [`DARKEST`].
    shade: usize,
}

impl Map {
    fn of(counts: &PlaceCounts, words: &Words) -> Map {
        let named = counts.named();
        let most = named.first().map_or(1, |(_, count)| *count);
        let each = |(place, count): &(Place, usize)| words.msg_paper_map_count(words.place_name(place.code()), *count);
        let list = words.phrases(named.iter().map(each));
        let nothing = list.is_empty();
        Map {
            alt: if nothing { words.msg_paper_where_nothing() } else { words.msg_paper_map_alt(list) },
            places: Place::all()
                .map(|place| {
                    let count = counts.of(place);
                    (place.code(), Shade { count, shade: (count * DARKEST).div_ceil(most) })
                })
                .collect(),
            left: words.msg_paper_left(),
            right: words.msg_paper_right(),
            caption: if nothing { words.msg_paper_where_nothing() } else { words.msg_paper_where_seen() },
        }
    }
}

/// The daily chart, with its words.
#[derive(Debug, Serialize)]
struct Chart {
    alt: String,
    geometry: chart::Chart,
    dates: Vec<String>,
    began: Option<String>,
    spasms: String,
    heat: String,
    cold: String,
    medicine: String,
    /// What the signs mean: the name of a sign, and its meaning. Only of those that the chart shows.
    key: Vec<(&'static str, String)>,
}

impl Chart {
    fn of(summary: &Summary, paper: Paper, words: &Words, room: Room) -> Chart {
        let began = summary.episode.as_ref().map(|episode| episode.start);
        let geometry = chart::Chart::of(&summary.days, began, crate::width(paper) - BESIDE_CHART, room.plot_height());
        let block = if geometry.weekly {
            words.msg_paper_chart_spasm_week()
        } else if geometry.most_spasms.is_some() {
            words.msg_paper_chart_spasm_bar()
        } else {
            words.msg_paper_chart_spasm_block()
        };
        let scored = !geometry.worst.is_empty();
        let key = [
            ("worst", words.msg_paper_chart_worst(), scored && !geometry.weekly),
            ("range", words.msg_paper_chart_range(), scored && geometry.weekly),
            ("middle", words.msg_paper_chart_middle(), scored && geometry.weekly),
            ("average", words.msg_paper_chart_average(), !geometry.average.is_empty()),
            ("spasm", block, !geometry.spasms.is_empty()),
            ("no-entry", words.msg_paper_chart_no_entry(), !geometry.no_entry.is_empty()),
        ];
        let days_with = |any: fn(&DayLine) -> bool| summary.days.iter().filter(|day| any(day)).count();
        let to = summary.days.last().map_or(summary.period.to(), |day| day.day);
        Chart {
            alt: words.msg_paper_chart_alt(
                words.date_range(summary.period.from(), to.max(summary.period.from())),
                summary.severity.worst.map_or(0, |worst| worst.days),
                summary.days.len(),
                days_with(|day| day.spasms.is_some_and(|spasms| spasms > 0)),
                days_with(|day| day.heat > 0),
                days_with(|day| day.cold > 0),
                days_with(|day| day.medicine > 0),
            ),
            dates: geometry.dates.iter().map(|date| below(date.day, geometry.weekly, words)).collect(),
            began: geometry.began.and(began).map(|began| words.msg_paper_chart_began(words.date_brief(began))),
            spasms: words.msg_paper_chart_spasms(),
            heat: words.msg_paper_heat(),
            cold: words.msg_paper_cold(),
            medicine: words.msg_paper_chart_medicine(),
            key: key.into_iter().filter(|(_, _, shown)| *shown).map(|(sign, text, _)| (sign, text)).collect(),
            geometry,
        }
    }
}

/// "7 Nov" below a day, "Nov 2026" below the first one of a month.
fn below(day: NaiveDate, month: bool, words: &Words) -> String {
    if month {
        words.msg_date_of_month(words.msg_date_month_brief(day.month()), day.year().to_string())
    } else {
        words.date_brief(day)
    }
}
