//! Sessions of heat and cold.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use respite_domain::Code;
use respite_domain::place::{Place, Places};
use respite_domain::score::Score;
use respite_domain::session::{MOST_MINUTES, PAIN_LATER_AFTER, Session, Skin, StoredSession, Thermal};
use respite_domain::time::{Moment, WallTime};
use rusqlite::{OptionalExtension, Row, params};

use crate::cells::{cells_of, wall_in_doubt};
use crate::naming::Names;
use crate::readable::is_of_the_row;
use crate::row::{self, row, until};
use crate::{Result, Store, change, skin_told, starts};

/// More sessions than can still matter, four a day on each of fifteen places.
const LATEST: u32 = 200;

/// Seconds.
const DAY: i64 = 24 * 60 * 60;

row!(
    Session in "session" {
        kind,
        places,
        started: "started_at" "started_offset" "started_boot" "started_uptime",
        minutes,
        allowed,
        own_pack: "own_pack_id",
        ended: "ended_at" "ended_offset" "ended_boot" "ended_uptime",
        end_unknown,
        before,
        after,
        later,
        skin,
        skin_checked,
        how_asked,
        asked,
        guided,
    },
    const GONE: Option<&'static str> = Some("undone_at");
    const NAMES: &'static [(&'static str, Names)] = &[("own_pack_id", Names::Row("own_pack")), ("asked", Names::Numbers)];
);

/// When a pack came off, in seconds; of one of which nobody said so, after all others. As the index has it.
const ENDED: &str = "coalesce(max(started_at, ended_at), 9223372036854775807)";

impl Store {
    /// Adds a session and returns its number. Skin that does not look normal is a telling of its own.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn add_session(&mut self, session: &Session, now: &Moment) -> Result<i64> {
        self.in_transaction(|connection| {
            let id = row::add(connection, session, now.wall)?;
            if let Some(skin) = session.skin.filter(|skin| *skin != Skin::Normal) {
                skin_told::tell(connection, id, skin, now)?;
            }
            Ok(id)
        })
    }

    /// The session with this number, unless it was taken back.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when there is none.
    pub fn session(&self, id: i64) -> Result<StoredSession> {
        let select = row::selection::<Session>("WHERE id = ?1 AND undone_at IS NULL");
        Ok(self.connection.prepare_cached(&select)?.query_row([id], |row| self.stored(row))?)
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
        let known = self.session(id)?.session;
        let mut session = known.clone();
        (session.ended, session.end_unknown) = (Some(ended.clone()), end_unknown);
        (session.after, session.skin) =
            (after.or(known.after), skin.filter(|skin| *skin == Skin::Normal).or(known.skin));
        self.in_transaction(|connection| {
            change::amend(connection, id, &known, &session, now.wall)?;
            match skin {
                None | Some(Skin::Normal) => Ok(()),
                Some(skin) => {
                    skin_told::tell(connection, id, skin, now)?;
                    skin_told::follow_tellings(connection, id, now.wall)
                }
            }
        })
    }

    /// Changes what differs from what was known of it. A cell that can't be read stays, unless it is told anew.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when there is no such session.
    pub fn amend_session(&mut self, id: i64, known: &Session, changed: &Session, at: WallTime) -> Result<()> {
        self.in_transaction(|connection| change::amend(connection, id, known, changed, at))
    }

    /// Takes back that it came off, and with it the pain after and later, and skin that looked normal: all are asked when it does. What
    /// was told of skin that did not stays.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when there is no such session.
    pub fn take_back_end(&mut self, id: i64, at: WallTime) -> Result<()> {
        self.tell_of_session(id, at, |session| {
            (session.ended, session.end_unknown, session.how_asked) = (None, false, false);
            (session.after, session.later) = (None, None);
            session.skin = session.skin.filter(|skin| *skin != Skin::Normal);
        })
    }

    /// Notes that it was asked how it went.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when there is no such session.
    pub fn set_how_asked(&mut self, id: i64, at: WallTime) -> Result<()> {
        self.tell_of_session(id, at, |session| session.how_asked = true)
    }

    /// Notes that the skin was fine at the 5-minute check.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when there is no such session.
    pub fn set_skin_checked(&mut self, id: i64, at: WallTime) -> Result<()> {
        self.tell_of_session(id, at, |session| session.skin_checked = true)
    }

    /// Notes the pain half an hour after a session.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when there is no such session.
    pub fn set_pain_later(&mut self, id: i64, later: Score, at: WallTime) -> Result<()> {
        self.tell_of_session(id, at, |session| session.later = Some(later))
    }

    fn tell_of_session(&mut self, id: i64, at: WallTime, tell: impl FnOnce(&mut Session)) -> Result<()> {
        let known = self.session(id)?.session;
        let mut session = known.clone();
        tell(&mut session);
        self.in_transaction(|connection| change::amend(connection, id, &known, &session, at))
    }

    /// The sessions that began or came off at `from` or later, by either clock, and all that nobody said came off, in order.
    /// Nothing that happened after `by` is seen.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn sessions_reaching(&self, from: &Moment, by: Option<WallTime>) -> Result<Vec<StoredSession>> {
        // To be put in order afterwards (`+`): for the order's sake SQLite would go through every session that there ever was.
        let mut select = self.connection.prepare_cached(&row::selection::<Session>(&format!(
            "WHERE undone_at IS NULL AND {ENDED} >= ?1 \
             AND (+started_at <= ?2 OR typeof(started_at) <> 'integer') ORDER BY +started_at, id"
        )))?;
        let since = from.wall.timestamp();
        let mut sessions = self.rows("session", &mut select, [since, until(by)], |row| self.stored(row))?;
        // A clock set years forward must not hide the pack that was on the skin an hour ago.
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {} FROM (SELECT * FROM session ORDER BY id DESC LIMIT {LATEST}) \
             WHERE undone_at IS NULL AND {ENDED} < ?2 AND ({} OR {}) ORDER BY started_at, id",
            row::listed::<Session>(),
            starts::is_after("started_boot", "started_uptime"),
            starts::is_after("ended_boot", "ended_uptime"),
        ))?;
        let given = params![starts::after(from), since];
        sessions.splice(0..0, self.rows("session", &mut select, given, |row| self.stored(row))?);
        Ok(seen_by(sessions, by))
    }

    /// The sessions of the days `from` to `to`, in order. Nothing that happened after `by` is seen.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn sessions_of_days(&self, from: NaiveDate, to: NaiveDate, by: Option<WallTime>) -> Result<Vec<StoredSession>> {
        let [first, last] = around(from, to);
        let mut sessions = self.sessions_between(first, last.min(until(by)), by)?;
        sessions.retain(|stored| (from..=to).contains(&stored.session.started.day()));
        Ok(sessions)
    }

    /// The latest sessions, latest first, `most` at most.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn latest_sessions(&self, most: u32) -> Result<Vec<StoredSession>> {
        let select = row::selection::<Session>("WHERE undone_at IS NULL ORDER BY started_at DESC, id DESC LIMIT ?1");
        let mut select = self.connection.prepare_cached(&select)?;
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

    /// The number of the own pack on the list that was timed last for this, where any was.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn own_pack_timed_last(&self, kind: Thermal) -> Result<Option<i64>> {
        let sql = "SELECT own_pack_id FROM session WHERE undone_at IS NULL AND guided = 1 AND kind = ?1 \
                   AND own_pack_id IN (SELECT id FROM own_pack WHERE deleted_at IS NULL) \
                   ORDER BY started_at DESC, id DESC LIMIT 1";
        Ok(self.connection.query_row(sql, [kind.code()], |row| row.get(0)).optional()?)
    }

    fn sessions_between(&self, from: i64, to: i64, by: Option<WallTime>) -> Result<Vec<StoredSession>> {
        let which = "WHERE undone_at IS NULL AND started_at BETWEEN ?1 AND ?2 ORDER BY started_at, id";
        let mut select = self.connection.prepare_cached(&row::selection::<Session>(which))?;
        let sessions = self.rows("session", &mut select, [from, to], |row| self.stored(row))?;
        Ok(seen_by(sessions, by))
    }

    /// A session; one that can't be read whole as the skin needs it.
    fn stored(&self, row: &Row) -> rusqlite::Result<StoredSession> {
        let whole = row::stored::<Session>(row).map(|stored| StoredSession {
            id: stored.id,
            session: stored.value,
            told_at: stored.entered_at,
        });
        whole.or_else(|error| match in_doubt(row) {
            Some(session) if is_of_the_row(&error) => {
                self.note_unreadable("session", row);
                Ok(session)
            }
            _ => Err(error),
        })
    }
}

/// The seconds within which the days `from` to `to` lie, whatever the offset: a local day lies within the same day of UTC and the
/// two beside it.
pub(crate) fn around(from: NaiveDate, to: NaiveDate) -> [i64; 2] {
    let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc().timestamp();
    [midnight(from) - DAY, midnight(to) + 2 * DAY]
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
fn in_doubt(row: &Row<'_>) -> Option<StoredSession> {
    let told = |column: &str| wall_in_doubt(row, column).map(Moment::told);
    // One that began when nobody can read began at the latest when it was written down.
    let started = cells_of(row, "started_at").ok().or_else(|| told("started_at")).or_else(|| told("entered_at"))?;
    let ended = cells_of(row, "ended_at");
    let latest = told("ended_at").unwrap_or_else(|| started.after(TimeDelta::minutes(MOST_MINUTES)));
    let places = cells_of::<Places>(row, "places").ok().filter(|places| !places.is_empty());
    Some(StoredSession {
        id: row.get(0).ok()?,
        told_at: cells_of(row, "entered_at").ok().unwrap_or(started.wall),
        session: Session {
            kind: cells_of(row, "kind").unwrap_or(Thermal::Cold),
            places: places.unwrap_or_else(|| Place::all().collect()),
            minutes: cells_of(row, "minutes").unwrap_or(MOST_MINUTES),
            allowed: cells_of(row, "allowed").unwrap_or_default(),
            own_pack: cells_of(row, "own_pack_id").unwrap_or_default(),
            end_unknown: ended.is_err() || cells_of(row, "end_unknown").unwrap_or(true),
            ended: ended.unwrap_or(Some(latest)),
            before: cells_of(row, "before").unwrap_or_default(),
            after: cells_of(row, "after").unwrap_or_default(),
            later: cells_of(row, "later").unwrap_or_default(),
            skin: cells_of(row, "skin").unwrap_or_default(),
            skin_checked: cells_of(row, "skin_checked").unwrap_or_default(),
            how_asked: cells_of(row, "how_asked").unwrap_or_default(),
            asked: cells_of(row, "asked").unwrap_or_default(),
            guided: cells_of(row, "guided").unwrap_or(true),
            started,
        },
    })
}
