//! What the columns of a table mean: guessed, told, kept for the next file of the kind.

use std::collections::BTreeMap;

use respite_domain::codes;
use respite_domain::import::ImportFault;
use respite_engine::view::Coded;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::moment::DateOrder;
use crate::name::kind_of;
use crate::sheet::{Reading, Sheet};

codes! {
    /// What a column means.
    pub enum Means {
        /// The day and the time.
        Moment = "moment",
        /// The day.
        Date = "date",
        /// The time of day.
        Time = "time",
        /// The worst pain.
        Worst = "worst",
        /// The average pain.
        Average = "average",
        /// How many spasms, or whether there was one.
        Spasms = "spasms",
        /// Where.
        Places = "places",
        /// What set it off.
        Trigger = "trigger",
        /// What was taken.
        Medicine = "medicine",
        /// How many units of it.
        Amount = "amount",
        /// The person's own words.
        Note = "note",
        /// What the value beside it is about.
        About = "about",
        /// A value that means what the column beside it says.
        Value = "value",
        /// Something else: it goes into the note, with what it is called.
        Keep = "keep",
        /// Nothing that is wanted.
        LeaveOut = "leave-out",
    }
}

impl Means {
    /// Whether it is a number of a scale.
    pub(crate) fn is_scale(self) -> bool {
        matches!(self, Means::Worst | Means::Average)
    }
}

/// How a table is read and what its columns mean.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Mapping {
    /// How it is read.
    pub reading: Reading,
    /// Which part of a date comes first; `None` where it has to be asked.
    pub dates: Option<Coded<DateOrder>>,
    /// Its columns, in their order.
    pub columns: Vec<Column>,
}

/// What a column means.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Column {
    /// What it is called there.
    pub head: String,
    /// What it means.
    pub means: Coded<Means>,
    /// The highest number of its scale of pain; `None` of others, and where it has to be asked.
    pub top: Option<f64>,
    /// What its words mean: codes of places, words of a trigger, a number, `yes` or `no`. Nothing where it is not known: such words go
    /// into the note.
    pub values: BTreeMap<String, Vec<String>>,
    /// What the value beside it means, by what stands in this column.
    pub about: BTreeMap<String, Sense>,
}

/// What a value means that another column tells of.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Sense {
    /// What it means.
    pub means: Coded<Means>,
    /// The highest number of its scale of pain.
    pub top: Option<f64>,
}

/// What only the person can say of a table before its lines can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Which column tells when.
    When,
    /// Whether the day or the month comes first.
    WhichDay,
    /// How far the scale of this column, or of what it is about, goes.
    WhichTop(String),
}

impl Question {
    /// Why nothing can come in before it is answered.
    pub fn fault(&self) -> ImportFault {
        match self {
            Question::When => ImportFault::NoMoment,
            Question::WhichDay => ImportFault::WhichDay,
            Question::WhichTop(_) => ImportFault::WhichTop,
        }
    }
}

impl Column {
    /// One of which nothing is known but what it is called.
    pub fn called(head: &str) -> Column {
        let means = Coded(Means::Keep);
        Column { head: head.to_owned(), means, top: None, values: BTreeMap::new(), about: BTreeMap::new() }
    }
}

impl Mapping {
    /// Reads one as it was written by [`written`](Mapping::written), perhaps changed since.
    ///
    /// # Errors
    /// It is none.
    pub fn read(text: &str) -> Result<Mapping, ImportFault> {
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|_| ImportFault::Mapping)
    }

    /// As JSON that a person can change.
    pub fn written(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// As it is kept for the next file of the kind.
    pub fn kept(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What tells one kind of table from others. Nothing where its columns have no names.
    pub fn kind_of(sheet: &Sheet) -> Option<String> {
        kind_of(sheet)
    }

    /// Whether it is about such a table.
    pub fn fits(&self, sheet: &Sheet) -> bool {
        self.reading == sheet.reading
            && self.columns.len() == sheet.heads.len()
            && self.columns.iter().zip(&sheet.heads).all(|(column, head)| column.head == *head)
    }

    /// What has to be answered before the lines can be read.
    pub fn questions(&self) -> Vec<Question> {
        let has = |means: &[Means]| self.columns.iter().any(|column| means.contains(&column.means.0));
        let is_open = |means: Means, top: Option<f64>| {
            means.is_scale() && !top.is_some_and(|top| top.is_finite() && (1.0..1000.0).contains(&top))
        };
        let of_column = self.columns.iter().filter(|column| is_open(column.means.0, column.top));
        let about = self.columns.iter().filter(|column| column.means.0 == Means::About);
        let about = about.flat_map(|column| &column.about).filter(|(_, sense)| is_open(sense.means.0, sense.top));
        let tops = of_column.map(|column| &column.head).chain(about.map(|(name, _)| name));
        let when = (!has(&[Means::Moment, Means::Date])).then_some(Question::When);
        let order = self.dates.is_none().then_some(Question::WhichDay);
        when.into_iter().chain(order).chain(tops.map(|head| Question::WhichTop(head.clone()))).collect()
    }
}
