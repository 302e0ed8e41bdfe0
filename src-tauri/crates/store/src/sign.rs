//! Answers about warning signs. Every answer stays; a tick that was a mistake is taken off and kept as a change.

use std::collections::BTreeMap;

use chrono::{NaiveDate, SubsecRound};
use respite_domain::Code;
use respite_domain::time::{Moment, Uptime, WallTime};
use respite_domain::uid::Uid;
use respite_domain::warning_sign::{AskedBy, Extent, Occasion, SIGNS, SignAnswer, WarningSign};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row as Cursor};

use crate::cells::{cells, cells_of, wall_in_doubt};
use crate::change::{self, Change};
use crate::part::{self, Part, part};
use crate::readable::is_of_the_row;
use crate::row::{self, Row, row, until};
use crate::session::around;
use crate::uid::uid_of;
use crate::{Result, Store, Stored};

/// An answer with its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSignAnswer {
    /// Its number.
    pub id: i64,
    /// Its name, which tells when it was written among all else.
    pub uid: Uid,
    /// When it was given, by both clocks.
    pub at: Moment,
    /// When it was written down.
    pub entered_at: WallTime,
    /// The answer.
    pub answer: SignAnswer,
}

/// An answer as a row: with when it was given by the uptime.
#[derive(Debug, Clone)]
pub(crate) struct Given {
    answer: SignAnswer,
    uptime: Option<Uptime>,
}

part!(Occasion in "sign_occasion" of "sign_answer" by "answer_id" { reminder: "kind", area: "place", start, last });
cells!(SignAnswer { at, asked_by, extent, ticked, helped_at } beside { about: Vec::new() });
row!(
    Given in "sign_answer" {
        answer: "at" "at_offset" "asked_by" "extent" "ticked" "helped_at" "helped_offset",
        uptime: "at_boot" "at_uptime",
    },
    const GONE: Option<&'static str> = None;

    fn write_parts(&self, connection: &Connection, id: i64) -> Result<()> {
        part::write(connection, id, &self.answer.about)
    }

    fn read_parts(&mut self, connection: &Connection, id: i64) -> Result<()> {
        self.answer.about = part::read(connection, id)?;
        Ok(())
    }
);

impl Store {
    /// Adds an answer about warning signs and returns its number.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add_sign_answer(&mut self, answer: &SignAnswer, now: &Moment) -> Result<i64> {
        let uptime = now.telling(answer.at.trunc_subsecs(0)).uptime;
        self.add(&Given { answer: answer.clone(), uptime }, now.wall)
    }

    /// The answers about warning signs given for moments up to `by`, in order: help that came later is not seen.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn sign_answers(&self, by: Option<WallTime>) -> Result<Vec<StoredSignAnswer>> {
        let of_answer = part::selection::<Occasion>("WHERE answer_id = ?1 ORDER BY position");
        let mut select = self.connection.prepare_cached(&of_answer)?;
        let answers =
            self.given(by)?.into_iter().map(|Stored { id, uid, value: Given { mut answer, uptime }, entered_at }| {
                let about = self.rows(Occasion::TABLE, &mut select, [id], part::part_of)?;
                answer.about = about.into_iter().map(|(_, occasion)| occasion).collect();
                answer.helped_at = answer.helped_at.filter(|helped| by.is_none_or(|by| *helped <= by));
                Ok(StoredSignAnswer { id, uid, at: Moment { uptime, ..Moment::told(answer.at) }, entered_at, answer })
            });
        answers.collect()
    }

    /// The answers given for the days `from` to `to` and moments up to `by`, in order, without what they are about; with how often what
    /// is ticked there was changed.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn sign_answers_of_days(
        &self,
        from: NaiveDate,
        to: NaiveDate,
        by: Option<WallTime>,
    ) -> Result<Vec<(Stored<SignAnswer>, usize)>> {
        let mut given = self.given_between(around(from, to), by)?;
        given.retain(|given| (from..=to).contains(&given.value.answer.at.date_naive()));
        let changes = self.changes_of::<Given>(given.iter().map(|given| given.id))?;
        let counted = |given: Stored<Given>| {
            let changed = changes.get(&given.id).map_or(0, |changes| of_ticks(changes));
            (given.map(|given| given.answer), changed)
        };
        Ok(given.into_iter().map(counted).collect())
    }

    /// How often what is ticked in an answer was changed.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn sign_answer_changes(&self, id: i64) -> Result<usize> {
        Ok(of_ticks(&self.changes::<Given>(id)?))
    }

    /// Keeps that the person has called, or that help is on its way, for each of these answers that wants that and still waits for it.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn set_helped(&mut self, answers: &[i64], at: WallTime) -> Result<()> {
        let all = self.given(None)?;
        self.in_transaction(|connection| {
            let waits = |given: &&Stored<Given>| answers.contains(&given.id) && given.value.answer.waits_for_help();
            for given in all.iter().filter(waits) {
                tell(connection, given, at, |answer| answer.helped_at = Some(at))?;
            }
            Ok(())
        })
    }

    /// The answers of which that was said last, in the order of writing.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn helped_last(&self) -> Result<Vec<i64>> {
        let helped = self.given(None)?.into_iter().filter_map(|given| Some((given.id, given.value.answer.helped_at?)));
        let helped: BTreeMap<i64, WallTime> = helped.collect();
        let changes = self.changes_of_all::<Given>("'helped-at'")?;
        let said = |id: &i64| changes.get(id).and_then(|changes| changes.last()).map(|change| change.uid);
        let last = helped.iter().max_by_key(|(id, _)| said(id)).map(|(_, at)| *at);
        Ok(helped.into_iter().filter(|(_, at)| Some(*at) == last).map(|(id, _)| id).collect())
    }

    /// Takes that back of these answers, and keeps that it was said.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn take_back_help(&mut self, answers: &[i64], at: WallTime) -> Result<()> {
        let all = self.given(None)?;
        self.in_transaction(|connection| {
            for given in all.iter().filter(|given| answers.contains(&given.id)) {
                tell(connection, given, at, |answer| answer.helped_at = None)?;
            }
            Ok(())
        })
    }

    /// Takes these ticks off an answer, and keeps what was ticked. Tells which of them were ticked there.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when there is no such answer.
    pub fn untick(&mut self, id: i64, signs: &[WarningSign], at: WallTime) -> Result<Vec<WarningSign>> {
        let mut ticked = self.ticked_as(id, at, |sign, is_ticked| is_ticked && !signs.contains(&sign))?;
        ticked.retain(|sign| signs.contains(sign));
        Ok(ticked)
    }

    /// Ticks these again in an answer that they were taken off.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when there is no such answer.
    pub fn tick_again(&mut self, id: i64, signs: &[WarningSign], at: WallTime) -> Result<()> {
        self.ticked_as(id, at, |sign, is_ticked| is_ticked || signs.contains(&sign)).map(drop)
    }

    /// Tells what was ticked before.
    fn ticked_as(&mut self, id: i64, at: WallTime, is: impl Fn(WarningSign, bool) -> bool) -> Result<Vec<WarningSign>> {
        self.in_transaction(|connection| {
            let mut select = connection.prepare_cached(&row::selection::<Given>("WHERE id = ?1"))?;
            let given = select.query_row([id], row::stored::<Given>)?;
            tell(connection, &given, at, |answer| {
                let ticked = std::mem::take(&mut answer.ticked);
                answer.ticked = SIGNS.into_iter().filter(|sign| is(*sign, ticked.contains(sign))).collect();
            })?;
            Ok(given.value.answer.ticked)
        })
    }

    /// The answers without what they are about; one that can't be read whole as far as that goes.
    fn given(&self, by: Option<WallTime>) -> Result<Vec<Stored<Given>>> {
        self.given_between([i64::MIN, i64::MAX], by)
    }

    fn given_between(&self, [from, to]: [i64; 2], by: Option<WallTime>) -> Result<Vec<Stored<Given>>> {
        let which = "WHERE at BETWEEN ?1 AND ?2 ORDER BY at, id";
        let mut select = self.connection.prepare_cached(&row::selection::<Given>(which))?;
        self.rows(Given::TABLE, &mut select, [from, to.min(until(by))], |row| {
            row::stored::<Given>(row).or_else(|error| match in_doubt(row) {
                Some(given) if is_of_the_row(&error) => {
                    self.note_unreadable(Given::TABLE, row);
                    Ok(given)
                }
                _ => Err(error),
            })
        })
    }
}

/// How many of these changes are of what was ticked: that one has called changes nothing of what was told.
fn of_ticks(changes: &[Change]) -> usize {
    changes.iter().filter(|change| change.field == "ticked").count()
}

/// Changes what an answer says, and keeps what it said before.
fn tell(
    connection: &Connection,
    given: &Stored<Given>,
    at: WallTime,
    change: impl FnOnce(&mut SignAnswer),
) -> Result<()> {
    let mut told = given.value.clone();
    change(&mut told.answer);
    change::amend(connection, given.id, &given.value, &told, at)
}

/// What can be read of an answer with a sign. `None` where no sign can be read, or where nothing tells when it was given.
fn in_doubt(row: &Cursor<'_>) -> Option<Stored<Given>> {
    let codes: String = cells_of(row, "ticked").ok()?;
    let ticked = codes.split_ascii_whitespace().filter_map(|code| WarningSign::from_code(code).ok()).collect();
    let at = wall_in_doubt(row, "at").or_else(|| wall_in_doubt(row, "entered_at"))?;
    // Somebody said that help is on its way, whenever that was.
    let helped = row.get_ref("helped_at").is_ok_and(|helped| helped != ValueRef::Null);
    let answer = SignAnswer {
        at,
        asked_by: cells_of(row, "asked_by").unwrap_or(AskedBy::SomethingChanged),
        extent: cells_of(row, "extent").unwrap_or(Extent::Tick),
        helped_at: wall_in_doubt(row, "helped_at").or(helped.then_some(at)),
        ticked,
        about: Vec::new(),
    };
    let entered_at = wall_in_doubt(row, "entered_at").unwrap_or(at);
    let is_any = !answer.ticked.is_empty();
    let (id, uid) = (row.get(0).ok()?, uid_of(row, entered_at));
    is_any.then_some(Stored { id, uid, value: Given { answer, uptime: None }, entered_at })
}
