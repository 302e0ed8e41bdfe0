//! What the columns of a table may mean, from what they are called and what stands in them. What can be meant in two ways is left open
//! for the person to say.

use std::collections::{BTreeMap, BTreeSet};

use respite_domain::import::ImportFault;
use respite_engine::view::Coded;
use respite_l10n::Words;

use crate::known::Known;
use crate::line::{parts, points};
use crate::mapping::{Column, Mapping, Means, Sense};
use crate::moment::{is_moment, is_time, order_of};
use crate::sheet::Sheet;

/// More words than these in one column are no list to choose from.
const MOST_WORDS: usize = 60;
/// The scale of pain that most programs have.
const USUAL_TOP: f64 = 10.0;
/// The scale that reaches further.
const LARGE_TOP: f64 = 100.0;
/// Numbers up to this can be of either of two scales that programs have.
const SMALL_TOP: f64 = 5.0;
/// What there is at most one column of.
const ONCE: [Means; 8] =
    [Means::Moment, Means::Date, Means::Time, Means::Worst, Means::Average, Means::Spasms, Means::About, Means::Value];

impl Mapping {
    /// What a table looks like: what its columns are called, and what stands in them.
    pub fn guessed(sheet: &Sheet, words: &Words) -> Mapping {
        guessed(sheet, words)
    }

    /// The same with what follows from what stands in its columns, and what is to be said of that: after it was said what they mean.
    ///
    /// # Errors
    /// It is about another table.
    pub fn completed(mut self, sheet: &Sheet, words: &Words) -> Result<Mapping, ImportFault> {
        if !self.fits(sheet) {
            return Err(ImportFault::Mapping);
        }
        complete(sheet, &Known::of(words), &mut self);
        Ok(self)
    }
}

fn guessed(sheet: &Sheet, words: &Words) -> Mapping {
    let known = Known::of(words);
    let mut columns: Vec<Column> = Vec::new();
    for (at, head) in sheet.heads.iter().enumerate() {
        let is_taken = |means: Means| {
            let taken = columns.iter().any(|column| column.means.0 == means);
            taken && ONCE.contains(&means)
        };
        let means = known.head(head).filter(|means| !is_taken(*means)).map(|means| of_kind(sheet, at, means));
        columns.push(Column { means: Coded(means.unwrap_or(Means::Keep)), ..Column::called(head) });
    }
    when(sheet, &mut columns);
    // One alone says nothing.
    let has = |means: Means, columns: &[Column]| columns.iter().any(|column| column.means.0 == means);
    for (one, other) in [(Means::About, Means::Value), (Means::Value, Means::About)] {
        if !has(other, &columns) {
            columns
                .iter_mut()
                .filter(|column| column.means.0 == one)
                .for_each(|column| column.means = Coded(Means::Keep));
        }
    }
    let mut mapping = Mapping { reading: sheet.reading, dates: None, columns };
    complete(sheet, &known, &mut mapping);
    mapping
}

/// Adds to what columns mean what follows from what stands in them, and what there is to be said of it.
fn complete(sheet: &Sheet, known: &Known, mapping: &mut Mapping) {
    let columns = &mut mapping.columns;
    let value = columns.iter().position(|column| column.means.0 == Means::Value);
    for (at, column) in columns.iter_mut().enumerate() {
        let values = match column.means.0 {
            Means::Places => unknown(sheet.column(at).flat_map(parts), |word| known.places(word).is_some()),
            Means::Spasms => {
                unknown(sheet.column(at), |word| points(word).is_some() || known.yes_or_no(word).is_some())
            }
            Means::Worst | Means::Average => {
                column.top = column.top.or_else(|| top(&column.head, sheet.column(at)));
                BTreeMap::new()
            }
            Means::About => {
                about(sheet, at, value, known).into_iter().for_each(|(name, sense)| {
                    column.about.entry(name).or_insert(sense);
                });
                BTreeMap::new()
            }
            _ => BTreeMap::new(),
        };
        values.into_iter().for_each(|(word, said)| {
            column.values.entry(word).or_insert(said);
        });
    }
    let dates: Vec<usize> =
        (0..columns.len()).filter(|at| matches!(columns[*at].means.0, Means::Moment | Means::Date)).collect();
    if mapping.dates.is_none() && !dates.is_empty() {
        mapping.dates = order_of(dates.into_iter().flat_map(|at| sheet.column(at))).map(Coded);
    }
}

/// A column that is called after a time may tell the day as well, and one that is called after both the time alone.
fn of_kind(sheet: &Sheet, at: usize, means: Means) -> Means {
    let are = |is: fn(&str) -> bool| sheet.column(at).next().is_some() && sheet.column(at).take(MOST_WORDS).all(is);
    match means {
        Means::Time if are(is_moment) => Means::Moment,
        Means::Moment if are(is_time) => Means::Time,
        Means::Moment if !are(is_moment) && sheet.column(at).next().is_some() => Means::Keep,
        means => means,
    }
}

/// Where no column is called after a day, the first that holds days. Where one tells day and time, no other is asked.
fn when(sheet: &Sheet, columns: &mut [Column]) {
    let is = |column: &Column, means: &[Means]| means.contains(&column.means.0);
    if !columns.iter().any(|column| is(column, &[Means::Moment, Means::Date])) {
        let holds_days =
            |at: &usize| sheet.column(*at).next().is_some() && sheet.column(*at).take(MOST_WORDS).all(is_moment);
        if let Some(at) = (0..columns.len()).find(|at| is(&columns[*at], &[Means::Keep]) && holds_days(at)) {
            columns[at].means = Coded(Means::Moment);
        }
    }
    if columns.iter().any(|column| is(column, &[Means::Moment])) {
        let others = columns.iter_mut().filter(|column| is(column, &[Means::Date, Means::Time]));
        others.for_each(|column| column.means = Coded(Means::Keep));
    }
}

/// How far a scale goes: as its name says, "Pain (0-100)"; else as its numbers tell. Low numbers can be of a scale to 5 or to 10, and a number
/// above 10 can be a slip: then it is asked.
fn top<'c>(head: &str, cells: impl Iterator<Item = &'c str>) -> Option<f64> {
    let numbers: Vec<f64> = head
        .split(|sign: char| !sign.is_ascii_digit())
        .filter_map(|figures| figures.parse().ok())
        .filter(|number| (1.0..1000.0).contains(number))
        .collect();
    if let Some(told) = numbers.last() {
        return Some(*told);
    }
    let numbers: Vec<f64> = cells.filter_map(points).collect();
    let highest = numbers.iter().copied().fold(0.0, f64::max);
    let above = numbers.iter().filter(|number| **number > USUAL_TOP).count();
    match highest {
        // One slip among small numbers makes no large scale.
        highest if highest > LARGE_TOP / 2.0 && highest <= LARGE_TOP && above * 4 > numbers.len() => Some(LARGE_TOP),
        highest if highest > SMALL_TOP && highest <= USUAL_TOP => Some(USUAL_TOP),
        _ => None,
    }
}

/// The words of a column that are not known, for the person to say what they mean.
fn unknown<'c>(cells: impl Iterator<Item = &'c str>, is_known: impl Fn(&str) -> bool) -> BTreeMap<String, Vec<String>> {
    let words: BTreeSet<&str> = cells.collect();
    let unknown = words.into_iter().filter(|word| !is_known(word));
    unknown.take(MOST_WORDS).map(|word| (word.to_owned(), Vec::new())).collect()
}

fn about(sheet: &Sheet, at: usize, value: Option<usize>, known: &Known) -> BTreeMap<String, Sense> {
    let names: BTreeSet<&str> = sheet.column(at).collect();
    let sense = |name: &str| {
        let may_be = |means: &Means| {
            !matches!(means, Means::Moment | Means::Date | Means::Time | Means::About | Means::Value | Means::Amount)
        };
        let means = known.head(name).filter(may_be).unwrap_or(Means::Keep);
        let of_name = sheet.lines.iter().filter(|line| line.cell(at) == name);
        let values = of_name.filter_map(|line| value.map(|value| line.cell(value)));
        Sense { means: Coded(means), top: if means.is_scale() { top(name, values) } else { None } }
    };
    names.into_iter().take(MOST_WORDS).map(|name| (name.to_owned(), sense(name))).collect()
}
