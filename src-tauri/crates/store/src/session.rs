//! Sessions of heat and cold.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use respite_domain::place::Place;
use respite_domain::score::Score;
use respite_domain::session::{MOST_MINUTES, PAIN_LATER_AFTER, Session, Skin, StoredSession, Thermal};
use respite_domain::time::{Moment, WallTime};
use rusqlite::{Row, params};

use crate::change::{self, Of};
use crate::entry::until;
use crate::readable::is_of_the_row;
use crate::{Result, Store, column, passed};

/// More sessions than can still matter, four a day on each of fifteen places.
const LATEST: u32 = 200;

/// Seconds.
const DAY: i64 = 24 * 60 * 60;

const KINDS: [(Thermal, &str); 2] = [(Thermal::Heat, "heat"), (Thermal::Cold, "cold")];
pub(crate) const SKINS: [(Skin, &str); 4] =
    [(Skin::Normal, "normal"), (Skin::Red, "red"), (Skin::Numb, "numb"), (Skin::Blistered, "blistered")];
const COLUMNS: &str = "id, kind, places, started_at, started_offset, started_boot, started_uptime, minutes, ended_at, \
     ended_offset, ended_boot, ended_uptime, before, after, later, skin, skin_checked, guided, end_unknown, entered_at, \
     entered_offset, allowed";
/// When a pack came off, in seconds; of one of which nobody said so, after all others. As the index has it.
const ENDED: &str = "coalesce(max(started_at, ended_at), 9223372036854775807)";

impl Store {
    /// Adds a session and returns its number.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add_session(&mut self, session: &Session, now: &Moment) -> Result<i64> {
        self.in_transaction(|connection| {
            let (started, started_offset, started_boot, started_uptime) = column::of_moment(&session.started);
            let ended = session.ended.as_ref().map(column::of_moment);
            let (entered, entered_offset) = column::of_wall(now.wall);
            connection
                .prepare_cached(
                    "INSERT INTO session (kind, places, started_at, started_offset, started_boot, started_uptime, minutes, \
                     ended_at, ended_offset, ended_boot, ended_uptime, before, after, later, skin, skin_checked, guided, \
                     entered_at, entered_offset, end_unknown, allowed) \
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)",
                )?
                .execute(params![
                    column::of_word(&session.kind, &KINDS),
                    column::of_places(session.places),
                    started,
                    started_offset,
                    started_boot,
                    started_uptime,
                    session.minutes,
                    ended.map(|ended| ended.0),
                    ended.map(|ended| ended.1),
                    ended.and_then(|ended| ended.2),
                    ended.and_then(|ended| ended.3),
                    column::of_score(session.before),
                    column::of_score(session.after),
                    column::of_score(session.later),
                    session.skin.map(|skin| column::of_word(&skin, &SKINS)),
                    session.skin_checked,
                    session.guided,
                    entered,
                    entered_offset,
                    session.end_unknown,
                    session.allowed,
                ])?;
            let id = connection.last_insert_rowid();
            if let Some(skin) = session.skin.filter(|skin| *skin != Skin::Normal) {
                passed::tell(connection, id, skin, now)?;
            }
            Ok(id)
        })
    }

    /// The session with this number, unless it was taken back.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when there is none.
    pub fn session(&self, id: i64) -> Result<StoredSession> {
        let found = self
            .connection
            .prepare_cached(&format!("SELECT {COLUMNS} FROM session WHERE id = ?1 AND undone_at IS NULL"))?
            .query_row([id], |row| self.stored(row))?;
        Ok(found)
    }

    /// Says when a session ended, or that nobody knows and `ended` is the latest it can have been; the pain and the skin then.
    /// Keeps what was said before. Skin that does not look normal is a telling of its own.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when there is no such session.
    pub fn end_session(
        &mut self,
        id: i64,
        ended: &Moment,
        end_unknown: bool,
        after: Option<Score>,
        skin: Option<Skin>,
        now: &Moment,
    ) -> Result<()> {
        let before = self.session(id)?.session;
        let fine = skin.filter(|skin| *skin == Skin::Normal);
        self.in_transaction(|connection| {
            let points = |score: Option<Score>| score.map(|score| score.points().to_string());
            let word = |skin: Option<Skin>| skin.map(|skin| column::of_word(&skin, &SKINS).to_owned());
            let yes = |unknown: bool| unknown.then(|| "yes".to_owned());
            let fields = [
                ("ended-at", before.ended.as_ref().map(|ended| ended.wall.to_rfc3339()), Some(ended.wall.to_rfc3339())),
                ("end-unknown", yes(before.end_unknown), yes(end_unknown)),
                ("after", points(before.after), points(after.or(before.after))),
                ("skin", word(before.skin), word(fine.or(before.skin))),
            ];
            change::record(connection, Of::Session, id, fields, now.wall)?;
            let (seconds, offset, boot, uptime) = column::of_moment(ended);
            connection
                .prepare_cached(
                    "UPDATE session SET ended_at = ?2, ended_offset = ?3, ended_boot = ?4, ended_uptime = ?5, \
                     after = coalesce(?6, after), skin = coalesce(?7, skin), end_unknown = ?8 WHERE id = ?1",
                )?
                .execute(params![
                    id,
                    seconds,
                    offset,
                    boot,
                    uptime,
                    column::of_score(after),
                    fine.map(|skin| column::of_word(&skin, &SKINS)),
                    end_unknown,
                ])?;
            match skin {
                None | Some(Skin::Normal) => Ok(()),
                Some(skin) => {
                    passed::tell(connection, id, skin, now)?;
                    passed::follow_tellings(connection, id, now.wall)
                }
            }
        })
    }

    /// Notes that the skin was fine at the 5-minute check.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when there is no such session.
    pub fn set_skin_checked(&mut self, id: i64) -> Result<()> {
        self.session(id)?;
        self.in_transaction(|connection| {
            connection.execute("UPDATE session SET skin_checked = 1 WHERE id = ?1", [id])?;
            Ok(())
        })
    }

    /// Notes the pain half an hour after a session.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when there is no such session.
    pub fn set_pain_later(&mut self, id: i64, later: Score, at: WallTime) -> Result<()> {
        let before = self.session(id)?.session.later.map(|later| later.points().to_string());
        self.in_transaction(|connection| {
            let fields = [("later", before, Some(later.points().to_string()))];
            change::record(connection, Of::Session, id, fields, at)?;
            connection.execute("UPDATE session SET later = ?2 WHERE id = ?1", params![id, later.points()])?;
            Ok(())
        })
    }

    /// Takes a session back as if it never was. The row stays.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when there is no such session.
    pub fn undo_session(&mut self, id: i64, at: WallTime) -> Result<()> {
        self.session(id)?;
        self.in_transaction(|connection| {
            change::record(connection, Of::Session, id, [("undone", None, Some("yes".to_owned()))], at)?;
            connection.execute("UPDATE session SET undone_at = ?2 WHERE id = ?1", params![id, at.timestamp()])?;
            Ok(())
        })
    }

    /// The sessions that began or came off at `from` or later, by either clock, and all that nobody said came off, in order.
    /// Nothing that happened after `by` is seen.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn sessions_reaching(&self, from: &Moment, by: Option<WallTime>) -> Result<Vec<StoredSession>> {
        // To be put in order afterwards (`+`): for the order's sake SQLite would go through every session that there ever was.
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM session WHERE undone_at IS NULL AND {ENDED} >= ?1 \
             AND (+started_at <= ?2 OR typeof(started_at) <> 'integer') ORDER BY +started_at, id"
        ))?;
        let since = from.wall.timestamp();
        let mut sessions = self.rows("session", &mut select, [since, until(by)], |row| self.stored(row))?;
        // A clock set years forward must not hide the pack that was on the skin an hour ago.
        if let Some(uptime) = &from.uptime {
            let mut select = self.connection.prepare_cached(&format!(
                "SELECT {COLUMNS} FROM (SELECT * FROM session ORDER BY id DESC LIMIT {LATEST}) \
                 WHERE undone_at IS NULL AND {ENDED} < ?3 AND (started_boot = ?1 AND started_uptime >= ?2 \
                 OR ended_boot = ?1 AND ended_uptime >= ?2) ORDER BY started_at, id"
            ))?;
            let given = params![uptime.boot, uptime.millis, since];
            sessions.splice(0..0, self.rows("session", &mut select, given, |row| self.stored(row))?);
        }
        Ok(seen_by(sessions, by))
    }

    /// The sessions of the days `from` to `to`, in order. Nothing that happened after `by` is seen.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn sessions_of_days(&self, from: NaiveDate, to: NaiveDate, by: Option<WallTime>) -> Result<Vec<StoredSession>> {
        // Whatever the offset, a local day lies within the same day of UTC and the two beside it.
        let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc().timestamp();
        let mut sessions = self.sessions_between(midnight(from) - DAY, (midnight(to) + 2 * DAY).min(until(by)), by)?;
        sessions.retain(|stored| (from..=to).contains(&stored.session.started.day()));
        Ok(sessions)
    }

    /// The latest sessions, latest first, `most` at most.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn latest_sessions(&self, most: u32) -> Result<Vec<StoredSession>> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM session WHERE undone_at IS NULL ORDER BY started_at DESC, id DESC LIMIT ?1"
        ))?;
        self.rows("session", &mut select, [most], |row| self.stored(row))
    }

    /// Whether any session was timed.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn had_guided_session(&self) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM session WHERE undone_at IS NULL AND guided = 1)";
        Ok(self.connection.query_row(sql, [], |row| row.get(0))?)
    }

    /// The days before `before` on which a session began, latest first, `most` at least where there are so many.
    pub(crate) fn session_days(&self, before: NaiveDate, most: u32) -> Result<BTreeSet<NaiveDate>> {
        let mut select = self.connection.prepare_cached(
            "SELECT id, started_at, started_offset FROM session WHERE undone_at IS NULL AND started_at < ?1 \
             ORDER BY started_at DESC",
        )?;
        let mut rows = select.query([before.and_time(NaiveTime::MIN).and_utc().timestamp() + DAY])?;
        let mut days = BTreeSet::new();
        // Whoever travels may have a later day at an earlier moment, by two at most.
        while days.len() < most as usize + 2
            && let Some(row) = rows.next()?
        {
            days.extend(column::wall(row, 1).ok().map(|at| at.date_naive()).filter(|day| *day < before));
        }
        Ok(days)
    }

    fn sessions_between(&self, from: i64, to: i64, by: Option<WallTime>) -> Result<Vec<StoredSession>> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM session WHERE undone_at IS NULL AND started_at BETWEEN ?1 AND ?2 \
             ORDER BY started_at, id"
        ))?;
        let sessions = self.rows("session", &mut select, [from, to], |row| self.stored(row))?;
        Ok(seen_by(sessions, by))
    }

    /// A session; one that can't be read whole as the skin needs it.
    fn stored(&self, row: &Row) -> rusqlite::Result<StoredSession> {
        stored(row).or_else(|error| match in_doubt(row) {
            Some(session) if is_of_the_row(&error) => {
                self.note_unreadable("session", row);
                Ok(session)
            }
            _ => Err(error),
        })
    }
}

/// Without what happened after `by`.
fn seen_by(mut sessions: Vec<StoredSession>, by: Option<WallTime>) -> Vec<StoredSession> {
    for StoredSession { session, .. } in &mut sessions {
        if by.is_some_and(|by| session.ended.as_ref().is_some_and(|ended| ended.wall > by)) {
            (session.ended, session.after, session.later, session.skin) = (None, None, None, None);
            session.end_unknown = false;
        }
        if by.is_some_and(|by| session.ended.as_ref().is_some_and(|ended| by < ended.wall + PAIN_LATER_AFTER)) {
            session.later = None;
        }
    }
    sessions
}

/// What can be read of a session, and the safe reading of the rest: a pack of the longest time, on all places, that came off
/// as late as it could. `None` when nothing tells when it was.
fn in_doubt(row: &Row) -> Option<StoredSession> {
    let told = |index: usize| column::wall_in_doubt(row, index).map(Moment::told);
    // One that began when nobody can read began at the latest when it was written down.
    let started = column::moment(row, 3).ok().or_else(|| told(3)).or_else(|| told(19))?;
    let ended = column::optional_moment(row, 8);
    let latest = told(8).unwrap_or_else(|| started.after(TimeDelta::minutes(MOST_MINUTES)));
    Some(StoredSession {
        id: row.get(0).ok()?,
        session: Session {
            kind: column::word(row, 1, &KINDS).unwrap_or(Thermal::Cold),
            places: column::places(row, 2)
                .ok()
                .filter(|places| !places.is_empty())
                .unwrap_or_else(|| Place::all().collect()),
            minutes: row.get(7).unwrap_or(MOST_MINUTES),
            allowed: row.get(21).unwrap_or_default(),
            end_unknown: ended.is_err() || row.get(18).unwrap_or(true),
            ended: ended.unwrap_or(Some(latest)),
            before: column::optional_score(row, 12).unwrap_or_default(),
            after: column::optional_score(row, 13).unwrap_or_default(),
            later: column::optional_score(row, 14).unwrap_or_default(),
            skin: column::optional_word(row, 15, &SKINS).unwrap_or_default(),
            skin_checked: row.get(16).unwrap_or_default(),
            guided: row.get(17).unwrap_or(true),
            started,
        },
    })
}

fn stored(row: &Row) -> rusqlite::Result<StoredSession> {
    Ok(StoredSession {
        id: row.get(0)?,
        session: Session {
            kind: column::word(row, 1, &KINDS)?,
            places: column::places(row, 2)?,
            started: column::moment(row, 3)?,
            minutes: row.get(7)?,
            allowed: row.get(21)?,
            ended: column::optional_moment(row, 8)?,
            before: column::optional_score(row, 12)?,
            after: column::optional_score(row, 13)?,
            later: column::optional_score(row, 14)?,
            skin: column::optional_word(row, 15, &SKINS)?,
            skin_checked: row.get(16)?,
            guided: row.get(17)?,
            end_unknown: row.get(18)?,
        },
    })
}
