//! The body map and the chart.

use std::collections::BTreeMap;

use respite_domain::Code;
use respite_domain::place::Place;
use respite_domain::summary::{PlaceCounts, Summary};
use respite_l10n::Words;
use serde::Serialize;

use super::Room;
use crate::{Paper, chart};

/// Margins left and right of the page, and what stands beside the chart, in points. The template holds the same figures.
const BESIDE_CHART: f64 = 2.0 * 46.0 + 128.0 + 12.0;

/// How dark a place can be, from not named (0) to the most often named.
const DARKEST: usize = 4;

/// The fifteen places, and how often each is named.
#[derive(Debug, Serialize)]
pub(super) struct Map {
    pub(super) alt: String,
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
    pub(super) fn of(counts: &PlaceCounts, words: &Words) -> Map {
        let named = counts.named();
        let most = named.first().map_or(1, |(_, count)| *count);
        let list: Vec<String> = named
            .iter()
            .map(|(place, count)| words.msg_paper_map_count(words.place_name(place.code()), *count))
            .collect();
        let nothing = list.is_empty();
        Map {
            alt: if nothing { words.msg_paper_where_nothing() } else { words.msg_paper_map_alt(list.join("; ")) },
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
pub(super) struct Chart {
    pub(super) alt: String,
    geometry: chart::Chart,
    dates: Vec<String>,
    began: Option<String>,
    spasms: String,
    heat: String,
    cold: String,
    /// What the signs mean: the name of a sign, and its meaning. Only of those that the chart shows.
    key: Vec<(&'static str, String)>,
}

impl Chart {
    pub(super) fn of(summary: &Summary, paper: Paper, words: &Words, room: Room) -> Chart {
        let began = summary.episode.as_ref().map(|episode| episode.start);
        let geometry = chart::Chart::of(&summary.days, began, crate::width(paper) - BESIDE_CHART, room.plot_height());
        let block = if geometry.most_spasms.is_some() {
            words.msg_paper_chart_spasm_bar()
        } else {
            words.msg_paper_chart_spasm_block()
        };
        let key = [
            ("worst", words.msg_paper_chart_worst(), !geometry.worst.is_empty()),
            ("average", words.msg_paper_chart_average(), !geometry.average.is_empty()),
            ("spasm", block, !geometry.spasms.is_empty()),
            ("no-entry", words.msg_paper_chart_no_entry(), !geometry.no_entry.is_empty()),
        ];
        let spasm_days = summary.days.iter().filter(|day| day.spasms.is_some_and(|spasms| spasms > 0)).count();
        let to = summary.days.last().map_or(summary.period.to(), |day| day.day);
        Chart {
            alt: words.msg_paper_chart_alt(
                words.date_range(summary.period.from(), to.max(summary.period.from())),
                summary.severity.worst.map_or(0, |worst| worst.days),
                summary.days.len(),
                spasm_days,
            ),
            dates: geometry.dates.iter().map(|date| words.date_brief(date.day)).collect(),
            began: geometry.began.and(began).map(|began| words.msg_paper_chart_began(words.date_brief(began))),
            spasms: words.msg_paper_chart_spasms(),
            heat: words.msg_paper_heat(),
            cold: words.msg_paper_cold(),
            key: key.into_iter().filter(|(_, _, shown)| *shown).map(|(sign, text, _)| (sign, text)).collect(),
            geometry,
        }
    }
}
