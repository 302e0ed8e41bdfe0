//! What a line says, by a mapping.

use std::collections::HashMap;

use chrono::{NaiveTime, SubsecRound};
use respite_domain::Invalid;
use respite_domain::entry::{Entry, MOST_SPASMS, spasm_count};
use respite_domain::import::{DoseTold, ImportFault, LineFault, LineOff, LineTold, Lines};
use respite_domain::medicine::Units;
use respite_domain::number::{self, Comma};
use respite_domain::place::{Place, Places};
use respite_domain::score::Score;
use respite_domain::time::{Moment, WallTime};
use respite_domain::uid::Uid;
use respite_domain::words::{Words as Said, once_each};
use respite_domain::{Code, entry};
use respite_l10n::Words;

use crate::known::Known;
use crate::mapping::{Column, Mapping, Means};
use crate::moment::{self, DateOrder};
use crate::name::{LineName, Names};
use crate::scale::{points, share};
use crate::sheet::{Line, Sheet};

/// Points of a score.
const TOP_OF_SCORE: f64 = 10.0;
/// More than anybody takes at once: such a number is of something else, such as milligrams.
const MOST_AT_ONCE: f64 = 20.0;

impl Mapping {
    /// What each line says at `now`. A dose is of one of these products, given by name, where it says how many units.
    ///
    /// # Errors
    /// It is about another table, or something [has to be asked](Mapping::questions) first.
    pub fn lines(
        &self,
        sheet: &Sheet,
        products: &HashMap<String, i64>,
        words: &Words,
        now: &Moment,
    ) -> Result<Lines, ImportFault> {
        if !self.fits(sheet) {
            return Err(ImportFault::Mapping);
        }
        if let Some(question) = self.questions().first() {
            return Err(question.fault());
        }
        let order = self.dates.map_or(DateOrder::YearFirst, |order| order.0);
        let reader = Reader { mapping: self, order, known: Known::of(words), products, words, now };
        let (mut lines, mut names) = (Lines::default(), Names::default());
        let about: Vec<usize> = reader.columns(Means::About).map(|(at, _)| at).collect();
        for line in &sheet.lines {
            let name = names.of(sheet, line, &about);
            match reader.read(line) {
                Ok(Some(Told { entry, doses, has_time, unscored })) => {
                    lines.unscored += unscored;
                    lines.told.push(LineTold {
                        number: line.number,
                        entry: entry.map(|entry| (name.part("entry"), entry)),
                        doses: named(doses, &name),
                        has_time,
                    });
                }
                Ok(None) => lines.left_out += 1,
                Err(why) => lines.off.push(LineOff { number: line.number, why }),
            }
        }
        Ok(lines)
    }
}

/// What one line says.
struct Told {
    entry: Option<Entry>,
    doses: Vec<DoseRead>,
    has_time: bool,
    unscored: usize,
}

/// A dose that a line tells of: what its product is called there, and which columns tell it.
struct DoseRead {
    dose: DoseTold,
    product: String,
    by: [usize; 2],
}

/// Each dose of a line by a name of its own: of what it was, and of how many of that came before. So that more of them are known later
/// is no matter.
fn named(doses: Vec<DoseRead>, line: &LineName) -> Vec<(Uid, DoseTold)> {
    let mut before: HashMap<String, u32> = HashMap::new();
    let named = doses.into_iter().map(|DoseRead { dose, product, .. }| {
        let nth = before.entry(product.clone()).or_default();
        *nth += 1;
        (line.part(&format!("dose {nth} {product}")), dose)
    });
    named.collect()
}

/// What a line says as far as it is read.
struct Saying {
    entry: Entry,
    note: Vec<String>,
    averages: Vec<Score>,
    unscored: usize,
}

struct Reader<'r> {
    mapping: &'r Mapping,
    order: DateOrder,
    known: Known,
    products: &'r HashMap<String, i64>,
    words: &'r Words,
    now: &'r Moment,
}

impl Reader<'_> {
    /// What a line says; nothing where it is about what is left out.
    fn read(&self, line: &Line) -> Result<Option<Told>, LineFault> {
        let (mut when, by) = self.when(line)?;
        // Today has come, whatever the hour that stands for its day.
        if !when.has_time && when.at.date_naive() == self.now.day() {
            when.at = when.at.min(self.now.wall.trunc_subsecs(0));
        }
        entry::check_time(when.at, self.now)?;
        let mut said = Saying { entry: Entry::at(when.at), note: Vec::new(), averages: Vec::new(), unscored: 0 };
        let about = self.columns(Means::About).next();
        let names_a_value = self.filled(Means::Value, line).next().is_some();
        for (at, column) in self.mapping.columns.iter().enumerate() {
            let cell = line.cell(at);
            match (column.means.0, about) {
                (Means::Value, Some((names, of))) => {
                    let name = line.cell(names);
                    let sense = of.about.get(name);
                    let means = sense.map_or(Means::Keep, |sense| sense.means.0);
                    if means == Means::LeaveOut {
                        return Ok(None);
                    }
                    let top = sense.and_then(|sense| sense.top);
                    self.say(&mut said, &Cell { head: name, means, top, column, cell })?;
                }
                // The name of a value goes with it, and what tells when is said by when it was.
                (Means::About, Some((names, _))) if names == at && names_a_value => (),
                (Means::Moment | Means::Date | Means::Time, _) if by.contains(&at) => (),
                (means, _) => {
                    self.say(&mut said, &Cell { head: &column.head, means, top: column.top, column, cell })?;
                }
            }
        }
        let doses = if when.has_time { self.doses(line, when.at) } else { Vec::new() };
        let medicine = self.mapping.columns.iter().enumerate();
        let medicine = medicine.filter(|(_, column)| matches!(column.means.0, Means::Medicine | Means::Amount));
        let others = medicine.filter(|(at, _)| !doses.iter().any(|dose| dose.by.contains(at)));
        said.note.extend(others.filter_map(|(at, column)| self.kept(&column.head, line.cell(at))));
        let Saying { mut entry, note, averages, unscored } = said;
        // Which of two averages is the average is not ours to say.
        entry.average = averages.first().copied().filter(|first| averages.iter().all(|other| other == first));
        entry.triggers = once_each(entry.triggers);
        entry.note = clean(&note.join("\n"));
        let says_nothing = entry == Entry::at(when.at);
        if !says_nothing || doses.is_empty() {
            entry.check(self.now)?;
        }
        let entry = (!says_nothing).then_some(entry);
        Ok(Some(Told { entry, doses, has_time: when.has_time, unscored }))
    }

    fn columns(&self, means: Means) -> impl Iterator<Item = (usize, &Column)> {
        self.mapping.columns.iter().enumerate().filter(move |(_, column)| column.means.0 == means)
    }

    /// The columns of a meaning in which something stands.
    fn filled<'l>(&'l self, means: Means, line: &'l Line) -> impl Iterator<Item = (usize, &'l str)> {
        self.columns(means).map(|(at, _)| (at, line.cell(at))).filter(|(_, cell)| !cell.is_empty())
    }

    /// When it was, and which columns tell that.
    fn when(&self, line: &Line) -> Result<(moment::Moment, Vec<usize>), LineFault> {
        let first = |means: Means| self.filled(means, line).next();
        let read = |text: &str, of_day: &str| moment::day_and_time(text, of_day, self.order, &self.now.zone);
        let moment = first(Means::Moment);
        let (at, text) = moment.or_else(|| first(Means::Date)).ok_or(LineFault::NoMoment)?;
        let alone = read(text, "");
        // What tells the time already is not told it by another.
        let has_time = moment.is_some() && alone.is_some_and(|alone| alone.has_time);
        let Some((time, of_day)) = first(Means::Time).filter(|_| !has_time) else {
            return Ok((alone.ok_or_else(|| Invalid::NotATime(text.to_owned()))?, vec![at]));
        };
        let read = read(text, of_day).ok_or_else(|| Invalid::NotATime(format!("{text} {of_day}")))?;
        // The midnight that a table program put behind a day tells nothing; another time does.
        let tells_another =
            alone.is_some_and(|alone| alone.at != read.at && alone.has_time && alone.at.time() != NaiveTime::MIN);
        Ok((read, if tells_another { vec![time] } else { vec![at, time] }))
    }

    /// Whether more than one column of a line can say this.
    fn can_be_said_twice(&self, means: Means) -> bool {
        self.columns(means).chain(self.columns(Means::Value)).count() > 1
    }

    /// Puts what a cell says into the entry, and what has no place there into its note.
    fn say(&self, said_before: &mut Saying, told: &Cell<'_>) -> Result<(), LineFault> {
        let Saying { entry, note, averages, unscored } = said_before;
        let Cell { head, means, column, cell, .. } = *told;
        if cell.is_empty() {
            return Ok(());
        }
        let said = column.values.get(cell).filter(|values| !values.is_empty());
        match means {
            Means::Worst | Means::Average => {
                let (score, kept) = self.score(told)?;
                let all = if self.can_be_said_twice(means) { self.kept(head, cell) } else { None };
                note.extend(kept.or(all));
                *unscored += usize::from(score.is_none());
                match means {
                    Means::Worst => entry.worst = entry.worst.max(score),
                    _ => averages.extend(score),
                }
            }
            Means::Spasms => {
                let word = said.and_then(|values| values.first()).map_or(cell, |value| value);
                let count = match self.known.yes_or_no(word) {
                    // "1" is a yes, and one.
                    Some(yes) => Some(u16::from(yes)),
                    None => match points(word) {
                        Some(count) => Some(spasm_count(count).map_err(|_| off_scale(cell, f64::from(MOST_SPASMS)))?),
                        None => None,
                    },
                };
                entry.spasms = entry.spasms.max(count);
                if count.is_none() || self.can_be_said_twice(means) {
                    note.extend(self.kept(head, cell));
                }
            }
            Means::Places => {
                let (places, others) = self.places(column, cell);
                entry.places = entry.places.union(places);
                note.extend(self.kept(head, &others.join("; ")));
            }
            Means::Trigger => {
                for part in self.whole_or_parts(cell, |whole| {
                    self.known.trigger(whole).is_some() || column.values.contains_key(whole)
                }) {
                    let given = column.values.get(part).and_then(|values| values.first()).map(String::as_str);
                    let given = given.or(self.known.trigger(part));
                    if given.is_none() && self.known.is_nothing(part) {
                        note.extend(self.kept(head, part));
                        continue;
                    }
                    match Said::new(given.unwrap_or(part)) {
                        Ok(words) => entry.triggers.push(words),
                        Err(_) => note.extend(self.kept(head, part)),
                    }
                }
            }
            Means::Note => note.push(cell.to_owned()),
            Means::Medicine | Means::Amount | Means::LeaveOut => (),
            // What tells when, or of what, beside another column that does.
            Means::Keep | Means::Value | Means::Moment | Means::Date | Means::Time | Means::About => {
                note.extend(self.kept(head, cell));
            }
        }
        Ok(())
    }

    /// A number of a scale as a score; what that does not say exactly is kept. What hurts at all is never made "no pain".
    fn score(&self, told: &Cell<'_>) -> Result<(Option<Score>, Option<String>), LineFault> {
        let Cell { head, column, cell, .. } = *told;
        let top = told.top.unwrap_or(TOP_OF_SCORE);
        let word = column.values.get(cell).and_then(|values| values.first());
        let (text, label) = match (word, cell.split_once(':')) {
            (Some(word), _) => (&**word, None),
            // A value with its label.
            (None, Some((value, label)))
                if points(value).is_some() && !label.starts_with(|sign: char| sign.is_ascii_digit()) =>
            {
                (value, Some(label.trim()))
            }
            _ => (cell, None),
        };
        let of_top = share(text).filter(|(_, of)| *of == top).map(|(value, _)| value);
        let Some(value) = of_top.or_else(|| points(text)) else { return Ok((None, self.kept(head, cell))) };
        if !(0.0..=top).contains(&value) {
            return Err(off_scale(cell, top));
        }
        let exact = value / top * TOP_OF_SCORE;
        let whole = if value > 0.0 { exact.round().max(1.0) } else { 0.0 };
        let kept = if top != TOP_OF_SCORE {
            Some(self.words.msg_foreign_kept_of(head, cell, shown(top)))
        } else if word.is_some() || whole != exact || label.is_some_and(|label| !label.is_empty()) {
            self.kept(head, cell)
        } else {
            None
        };
        Ok((Score::new(whole).ok(), kept))
    }

    fn places(&self, column: &Column, cell: &str) -> (Places, Vec<String>) {
        let of_codes = |codes: &[String]| -> Option<Places> {
            let places: Option<Places> =
                codes.iter().map(|code| Place::from_code(code).ok()).collect::<Option<Vec<_>>>().map(Places::from_iter);
            places.filter(|places| !places.is_empty())
        };
        let told = |name: &str| {
            let chosen = column.values.get(name).and_then(|codes| of_codes(codes));
            chosen.or_else(|| self.known.places(name))
        };
        // "low-back-left low-back-centre", as our own tables write it.
        let codes: Vec<String> = cell.split_whitespace().map(str::to_owned).collect();
        if let Some(places) = told(cell).or_else(|| of_codes(&codes)) {
            return (places, Vec::new());
        }
        let (mut places, mut others) = (Places::NONE, Vec::new());
        for part in parts(cell) {
            match told(part) {
                Some(found) => places = places.union(found),
                None => others.push(part.to_owned()),
            }
        }
        (places, others)
    }

    /// A cell as a whole where it is known as that, else its parts.
    fn whole_or_parts<'c>(&self, cell: &'c str, is_known: impl Fn(&str) -> bool) -> Vec<&'c str> {
        if is_known(cell) { vec![cell] } else { parts(cell).collect() }
    }

    /// The doses of a line: each where it names a product that the person has, and how many units. Where it is not told whose units
    /// they are, it is none.
    fn doses(&self, line: &Line, at: WallTime) -> Vec<DoseRead> {
        let all = |means: Means| self.columns(means).map(|(at, _)| at).collect::<Vec<_>>();
        let filled = |means: Means| self.filled(means, line).map(|(at, _)| at).collect::<Vec<_>>();
        let (names, amounts) = (all(Means::Medicine), all(Means::Amount));
        let pairs = match (&*filled(Means::Medicine), &*filled(Means::Amount)) {
            _ if names.len() == amounts.len() => names.into_iter().zip(amounts).collect(),
            ([name], [amount]) => vec![(*name, *amount)],
            _ => Vec::new(),
        };
        let dose = |(name, amount): (usize, usize)| {
            let called = line.cell(name).to_lowercase();
            let product = *self.products.get(&called)?;
            let is_count = !self.mapping.columns.get(amount).is_some_and(|column| self.known.weighs(&column.head));
            let count = number::read(line.cell(amount), Comma::Either)
                .ok()
                .filter(|count| is_count && *count <= MOST_AT_ONCE)?;
            let dose = DoseTold { product, units: Units::new(count).ok()?, at };
            Some(DoseRead { dose, product: called, by: [name, amount] })
        };
        pairs.into_iter().filter_map(dose).collect()
    }

    fn kept(&self, head: &str, cell: &str) -> Option<String> {
        match (head.is_empty(), cell.is_empty()) {
            (_, true) => None,
            (true, _) => Some(cell.to_owned()),
            _ => Some(self.words.msg_foreign_kept(head, cell)),
        }
    }
}

/// A cell, and what it means.
#[derive(Clone, Copy)]
struct Cell<'c> {
    head: &'c str,
    means: Means,
    top: Option<f64>,
    column: &'c Column,
    cell: &'c str,
}

/// The things that a cell lists.
pub(crate) fn parts(cell: &str) -> impl Iterator<Item = &str> {
    let marks: &[char] = if cell.contains([';', '|', '\n']) { &[';', '|', '\n'] } else { &[','] };
    cell.split(marks).map(str::trim).filter(|part| !part.is_empty())
}

fn off_scale(given: &str, top: f64) -> LineFault {
    LineFault::OffScale { given: given.to_owned(), top: shown(top) }
}

fn shown(top: f64) -> String {
    format!("{top}")
}

/// Without the signs that no note can hold.
fn clean(note: &str) -> String {
    let sign = |sign: char| if sign.is_control() && !matches!(sign, '\n' | '\t' | '\r') { ' ' } else { sign };
    note.chars().map(sign).collect::<String>().trim_end().to_owned()
}
