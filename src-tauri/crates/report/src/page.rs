//! The pages in words: what the template prints, and nothing it would have to decide.
//!
//! Page 1 stands alone and is read in a minute (7). What has no room there stands whole on a later page, under the same name.

mod answers;
mod figures;
mod front;
mod history;
mod life;
mod list;
mod medicines;
mod own_words;
mod qr;
mod section;
mod signs;
mod top;
mod tried;

use chrono::TimeDelta;
use respite_domain::Code;
use respite_domain::summary::{Person, Section, Summary};
use respite_l10n::Words;
use serde::Serialize;

use crate::{Paper, VERSION};
use figures::Figures;
use front::Front;
pub(crate) use front::Room;
use list::Dates;
use own_words::{own, stands_in_for_a_letter, whole};
use qr::Qr;
use section::Section as Block;

/// What follows page 1 is tried on the same page if it has no more letters than this.
const LETTERS_OF_A_SHORT_REST: usize = 600;

/// Everything on the pages, in words and measures. Serialised for the template.
#[derive(Debug, Serialize)]
pub(crate) struct Page {
    paper: &'static str,
    room: Room,
    language: String,
    title: String,
    made: String,
    meta: Vec<Labelled>,
    told_by: String,
    top: Vec<Block>,
    five: String,
    answers: Vec<Answer>,
    /// The answers once more, for a scanner, where the person wants that.
    qr: Option<Qr>,
    life: String,
    days: Vec<Answer>,
    figures: Figures,
    /// What follows page 1.
    parts: Vec<Part>,
    /// Whether page 1 points to no other one, and what follows is short: all of it may have room on one.
    #[serde(skip)]
    is_short: bool,
    notes: String,
    /// The head of later pages.
    running: String,
    program: String,
    footer: String,
    /// "{page} of {of}": the template knows the numbers.
    page_of: String,
}

/// A label, and its value; without one there is a line to write on.
#[derive(Debug, Serialize)]
struct Labelled {
    label: String,
    value: Option<String>,
}

/// A question, and what the diary tells of it.
#[derive(Debug, Serialize)]
struct Answer {
    question: String,
    runs: Vec<Run>,
}

/// A heading of a later page, with a table or lines below it.
#[derive(Debug, Default, Serialize)]
struct Part {
    heading: String,
    table: Option<Table>,
    lines: Vec<Vec<Run>>,
    note: Option<String>,
    /// The number of a list that page 1 points to.
    rest: Option<usize>,
}

/// A table: of each column its name, of each row its cells.
#[derive(Debug, Serialize)]
struct Table {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// A piece of a sentence.
#[derive(Debug, Clone, Serialize)]
struct Run {
    text: String,
    strong: bool,
    /// Whether no space stands before it.
    glued: bool,
}

impl Page {
    /// The pages of `summary`. `rests` has the page on which each list stands that page 1 points to, as far as that is known.
    pub(crate) fn of(summary: &Summary, paper: Paper, words: &Words, room: Room, rests: &[usize]) -> Page {
        let dates = Dates::new(words, summary.period.to());
        let mut front = Front::new(words, dates, room, rests);
        let period = words.date_range(summary.period.from(), summary.period.to());
        let (top, answers) = (top::all(summary, &mut front), answers::all(summary, &mut front));
        // What is scanned goes where there is no page 2.
        let scanned = summary.qr.then(|| answers::all(summary, &mut Front::alone(words, dates, room)));
        let qr =
            scanned.map(|answers| Qr::of(&words.facts([words.msg_paper_title(), period.clone()]), &answers, words));
        let days = life::days(summary, &front);
        let stands = Section::all().filter(|section| !summary.left_out.contains(section));
        let mut parts: Vec<Part> = stands.flat_map(|section| section_parts(section, summary, words, dates)).collect();
        let stands_alone = front.stands_alone();
        parts.extend(front.into_rests());
        let letters = parts.iter().flat_map(Part::text).map(|text| text.chars().count()).sum::<usize>();
        let mut page = Page {
            paper: crate::name(paper),
            room,
            language: words.tag().to_owned(),
            title: words.msg_paper_title(),
            running: running(&summary.person, &period, words),
            made: made(summary, period, words),
            meta: meta(summary, words),
            told_by: told_by(summary, words),
            top,
            five: words.msg_paper_five(),
            answers,
            qr: qr.flatten(),
            life: words.msg_paper_life(),
            days,
            figures: Figures::of(summary, paper, words, room),
            parts,
            is_short: stands_alone && letters <= LETTERS_OF_A_SHORT_REST,
            notes: words.msg_paper_notes(),
            program: words.msg_paper_program(VERSION),
            footer: words.msg_paper_footer(VERSION),
            page_of: words.msg_paper_page_of("{page}", "{of}"),
        };
        if page.text().iter().any(|text| stands_in_for_a_letter(text)) {
            page.told_by = words.sentences([page.told_by, words.msg_paper_no_type()]);
        }
        page
    }

    /// Page 1 without what follows, to see whether it fits.
    pub(crate) fn front_alone(self) -> Page {
        Page { parts: Vec::new(), ..self }
    }

    /// Whether all of it may have room on one page.
    pub(crate) fn is_short(&self) -> bool {
        self.is_short
    }

    /// What it says, one paragraph each, in reading order.
    pub(crate) fn text(&self) -> Vec<String> {
        let mut text = vec![self.title.clone(), self.made.clone()];
        text.extend(self.meta.iter().map(|Labelled { label, value }| match value {
            Some(value) => format!("{label}: {value}"),
            None => label.clone(),
        }));
        text.push(self.told_by.clone());
        text.extend(self.top.iter().flat_map(Block::text));
        let answers = |answers: &[Answer]| -> Vec<String> {
            answers.iter().flat_map(|answer| [answer.question.clone(), said(&answer.runs)]).collect()
        };
        text.push(self.five.clone());
        text.extend(answers(&self.answers));
        text.push(self.life.clone());
        text.extend(answers(&self.days));
        text.extend(self.qr.iter().map(Qr::text));
        text.extend(self.figures.text());
        text.extend(self.parts.iter().flat_map(Part::text));
        text.iter().map(|paragraph| whole(paragraph)).filter(|paragraph| !paragraph.is_empty()).collect()
    }
}

impl Part {
    /// Under its heading a line for each of `lines`.
    fn of_lines(heading: String, lines: Vec<Vec<Run>>) -> Part {
        Part { heading, lines, ..Part::default() }
    }

    /// The same, of plain lines; nothing where there are none.
    fn of_texts(heading: String, lines: Vec<String>) -> Option<Part> {
        let lines: Vec<Vec<Run>> = lines.into_iter().map(|line| vec![Run::plain(line)]).collect();
        (!lines.is_empty()).then(|| Part::of_lines(heading, lines))
    }

    fn text(&self) -> Vec<String> {
        let rows = self.table.iter().flat_map(|Table { columns, rows }| {
            rows.iter().map(|row| {
                let cells = columns.iter().zip(row).map(|(column, value)| format!("{column}: {value}"));
                cells.collect::<Vec<_>>().join("; ")
            })
        });
        let lines = self.lines.iter().map(|line| said(line));
        std::iter::once(self.heading.clone()).chain(rows).chain(lines).chain(self.note.clone()).collect()
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

fn section_parts(section: Section, summary: &Summary, words: &Words, dates: Dates<'_>) -> Vec<Part> {
    match section {
        Section::Tried => tried::part(summary, words).into_iter().collect(),
        Section::Medicines => medicines::parts(&summary.medicines, words, dates),
        Section::Life => life::parts(summary, words, dates),
        Section::Before => history::parts(summary, words, dates),
    }
}

/// Who told all of it, and what they did not want to stand here: what is left out is not what there was none of.
fn told_by(summary: &Summary, words: &Words) -> String {
    let left_out = Section::all().filter(|section| summary.left_out.contains(section));
    let names: Vec<String> = left_out.map(|section| words.named("summary-section", section.code())).collect();
    let left_out = (!names.is_empty()).then(|| words.msg_paper_left_out(words.phrases(names)));
    words.sentences(std::iter::once(words.msg_paper_told_by()).chain(left_out))
}

/// Of which days, and when it was made; of a look back, from when too: the end of a day, or another moment.
fn made(summary: &Summary, period: String, words: &Words) -> String {
    let (of, made) = (summary.printed_at, summary.made_at);
    let (day, on) = (words.date_long(of.date_naive()), words.date_long(made.date_naive()));
    if made <= of && of.date_naive() == made.date_naive() {
        words.msg_paper_made(period, on)
    } else if (of + TimeDelta::seconds(1)).date_naive() == of.date_naive() {
        words.msg_paper_made_of_moment(period, words.time_of_day(of.time()), day, on)
    } else {
        words.msg_paper_made_of(period, day, on)
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

fn meta(summary: &Summary, words: &Words) -> Vec<Labelled> {
    let Person { name, born } = &summary.person;
    let since = summary.diary_since.map_or_else(|| words.msg_paper_not_yet(), |day| words.date_long(day));
    let tally = words.msg_paper_tally(summary.logged.count, summary.logged.of);
    let logged = summary
        .later
        .map_or(tally.clone(), |(count, last)| words.msg_paper_tally_later(count, tally, words.date_long(last)));
    vec![
        Labelled { label: words.msg_paper_name(), value: (!name.is_empty()).then(|| own(name)) },
        Labelled { label: words.msg_paper_born(), value: born.map(|day| words.date_long(day)) },
        Labelled { label: words.msg_paper_days_logged(), value: Some(logged) },
        Labelled { label: words.msg_paper_diary_since(), value: Some(since) },
    ]
}

/// Sheets that came apart are told together by it.
fn running(person: &Person, period: &str, words: &Words) -> String {
    let name = (!person.name.is_empty()).then(|| own(&person.name));
    let born = person.born.map(|day| words.msg_paper_born_on(words.date_long(day)));
    let all = [words.msg_paper_title(), period.to_owned()].into_iter().chain(born).chain(name);
    words.facts(all)
}
