//! What the columns of a table may mean, from what they are called and what stands in them. What can be meant in two ways is left open
//! for the person to say.

use std::collections::{BTreeMap, BTreeSet};

use respite_domain::import::ImportFault;
use respite_engine::view::Coded;
use respite_l10n::Words;

use crate::known::Known;
use crate::line::parts;
use crate::mapping::{Column, Mapping, Means, Sense};
use crate::moment::{is_moment, is_time, order_of};
use crate::scale::{points, top};
use crate::sheet::Sheet;

/// More words than these in one column are no list to choose from.
const MOST_WORDS: usize = 60;
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
        let means = known.head(head).filter(|means| !is_taken(*means)).map(|means| of_kind(sheet, at, means, &known));
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
                column.top = column.top.or_else(|| top(&column.head, sheet.column(at), known));
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

/// A column that is called after a time may tell the day as well, and one that is called after both the time alone. What is weighed is no
/// count of tablets, and numbers below "spasms" can tell how bad they were.
fn of_kind(sheet: &Sheet, at: usize, means: Means, known: &Known) -> Means {
    let are = |is: fn(&str) -> bool| sheet.column(at).next().is_some() && sheet.column(at).take(MOST_WORDS).all(is);
    match means {
        Means::Time if are(is_moment) => Means::Moment,
        Means::Moment if are(is_time) => Means::Time,
        Means::Amount if sheet.heads.get(at).is_some_and(|head| known.weighs(head)) => Means::Keep,
        Means::Spasms if !counts_spasms(sheet.heads.get(at).map_or("", |head| head), sheet.column(at), known) => {
            Means::Keep
        }
        Means::Moment if !are(is_moment) && sheet.column(at).next().is_some() => Means::Keep,
        means => means,
    }
}

/// Whether it tells how many spasms there were, or whether there was one: by its name, or since nothing else can be meant.
fn counts_spasms<'c>(head: &str, mut cells: impl Iterator<Item = &'c str>, known: &Known) -> bool {
    let is_yes_or_no =
        |cell: &str| known.yes_or_no(cell).is_some() || points(cell).is_some_and(|n| n == 0.0 || n == 1.0);
    known.counts(head) || cells.all(is_yes_or_no)
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
        let values = || {
            let of_name = sheet.lines.iter().filter(|line| line.cell(at) == name);
            of_name.filter_map(|line| value.map(|value| line.cell(value))).filter(|cell| !cell.is_empty())
        };
        let is = |means: &Means| *means != Means::Spasms || counts_spasms(name, values(), known);
        let means = known.head(name).filter(may_be).filter(is).unwrap_or(Means::Keep);
        Sense { means: Coded(means), top: if means.is_scale() { top(name, values(), known) } else { None } }
    };
    names.into_iter().take(MOST_WORDS).map(|name| (name.to_owned(), sense(name))).collect()
}
