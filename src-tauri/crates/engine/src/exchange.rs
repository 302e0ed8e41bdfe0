//! What the diary holds of some days, for other programs.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use respite_domain::Invalid;
use respite_domain::goal::Goal;
use respite_domain::history::{Condition, Injury, Test};
use respite_domain::partial_date::PartialDate;
use respite_domain::record::{Kept, OwnGoal, OwnProduct, Record, Uid};
use respite_domain::time::WallTime;
use respite_store::{HistoryRow, Stored};

use crate::{At, Engine, Result, at};

/// A table whose rows go out.
#[derive(Clone, Copy)]
enum Table {
    Diary,
    Entry,
    Session,
    Relief,
    Product,
    Dose,
    SideEffect,
    Sign,
    Peg,
    RolandMorris,
    Visit,
    Injury,
    Test,
    Condition,
    Goal,
    Rating,
}

impl Engine {
    /// All that the diary holds of the days `from` to `to`. Without `from` it begins with the first day that anything is told of,
    /// without `to` it ends today.
    ///
    /// # Errors
    /// A day is off, `to` lies before `from`, or the disk does not answer.
    pub fn record(&self, from: Option<&str>, to: Option<&str>, at: &At) -> Result<Record> {
        let to = to.map(at::day).transpose()?.unwrap_or_else(|| at.day());
        let first = from.map(at::day).transpose()?;
        if first.is_some_and(|from| from > to) {
            return Err(Invalid::Period.into());
        }
        let known = self.diary_at(at);
        let outlook = known.outlook()?;
        let mut record = self.record_of(first.unwrap_or(NaiveDate::MIN), to, at)?;
        let told = [
            record.entries.first().map(|kept| kept.value.day()),
            record.sessions.first().map(|kept| kept.value.started.day()),
            record.reliefs.first().map(|kept| kept.value.tried_at.date_naive()),
            record.doses.first().map(|kept| kept.value.at.date_naive()),
        ];
        record.from = first.or_else(|| told.into_iter().flatten().min()).unwrap_or(to).min(to);
        let episodes = outlook.episodes.iter();
        record.episodes = episodes.filter(|episode| episode.shares_a_day_with(record.from, to)).cloned().collect();
        Ok(record)
    }

    fn record_of(&self, from: NaiveDate, to: NaiveDate, at: &At) -> Result<Record> {
        let mark = self.store.setting("diary-id")?.and_then(|mark| u128::from_str_radix(&mark, 16).ok()).unwrap_or(0);
        let name = |table: Table, id: i64| uid(mark, table, id);
        let within = |told: WallTime| (from..=to).contains(&told.date_naive()) && at.by.is_none_or(|by| told <= by);
        // The disk counts days in whole years of four figures.
        let first = from.max(NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or(from));
        // Whatever the offset, a local day lies within the same day of UTC and the two beside it.
        let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc().fixed_offset();
        let (begin, end) = (midnight(first) - TimeDelta::days(1), midnight(to) + TimeDelta::days(2));
        let entries = self.store.entries(first, to, at.by)?.into_iter();
        let sessions = self.store.sessions_of_days(first, to, at.by)?.into_iter();
        let reliefs = self.store.reliefs(first, to, at.by)?.into_iter();
        let products = self.products()?.into_iter();
        let doses = self.store.doses(begin, end)?.into_iter().filter(|stored| within(stored.dose.at));
        let effects = self.store.side_effects_between(begin, end)?.into_iter();
        let signs = self.store.sign_answers(at.by)?.into_iter().filter(|stored| within(stored.answer.at));
        let pegs = self.store.pegs()?.into_iter().filter(|stored| within(stored.peg.answered));
        let counts = self.store.roland_morris()?.into_iter().filter(|stored| within(stored.answers.answered));
        let visits = self.store.visits(at.by)?.into_iter().filter(|stored| stored.visit.day >= from);
        let mut record = Record {
            diary: name(Table::Diary, 0),
            from,
            to,
            person: self.person()?,
            region: self.region()?,
            entries: entries.map(|row| kept(name(Table::Entry, row.id), Some(row.entered_at), row.entry)).collect(),
            episodes: Vec::new(),
            sessions: sessions.map(|row| kept(name(Table::Session, row.id), None, row.session)).collect(),
            reliefs: reliefs.map(|row| kept(name(Table::Relief, row.id), None, row.relief)).collect(),
            products: Vec::new(),
            doses: doses.map(|row| kept(name(Table::Dose, row.id), Some(row.entered_at), row.dose)).collect(),
            side_effects: effects
                .filter(|row| within(row.side_effect.at))
                .map(|row| kept(name(Table::SideEffect, row.id), None, row.side_effect))
                .collect(),
            signs: signs.map(|row| kept(name(Table::Sign, row.id), Some(row.entered_at), row.answer)).collect(),
            pegs: pegs.map(|row| kept(name(Table::Peg, row.id), None, row.peg)).collect(),
            roland_morris: counts.map(|row| kept(name(Table::RolandMorris, row.id), None, row.answers)).collect(),
            visits: visits.map(|row| kept(name(Table::Visit, row.id), Some(row.visit.booked_at), row.visit)).collect(),
            injuries: self.happened(mark, Table::Injury, to, at, |injury: &Injury| injury.happened)?,
            tests: self.happened(mark, Table::Test, to, at, |test: &Test| test.happened)?,
            conditions: self.happened(mark, Table::Condition, to, at, |condition: &Condition| condition.since)?,
            first_spasm: self.store.first_spasm(at.by)?,
            goals: self.goals_of(mark, to, at)?,
        };
        record.entries.sort_by_key(|kept| kept.value.occurred_at);
        record.sessions.sort_by_key(|kept| kept.value.started.wall);
        record.reliefs.sort_by_key(|kept| kept.value.tried_at);
        record.products = products
            .map(|row| {
                let own = OwnProduct { number: row.id, listed: row.is_listed(), product: row.product.clone() };
                kept(name(Table::Product, row.id), Some(row.added_at), own)
            })
            .collect();
        Ok(record)
    }

    /// What happened up to a day. What was told later than the moment counts if all of its date had passed by then.
    fn happened<T: HistoryRow>(
        &self,
        mark: u128,
        table: Table,
        to: NaiveDate,
        at: &At,
        date: impl Fn(&T) -> Option<PartialDate>,
    ) -> Result<Vec<Kept<T>>> {
        let counts = |stored: &Stored<T>| {
            let date = date(&stored.value);
            let known = |by| stored.entered_at <= by || date.is_some_and(|date| date.last_day() < at.day());
            date.is_none_or(|date| date.first_day() <= to) && at.by.is_none_or(known)
        };
        let rows = self.store.history::<T>()?.into_iter().filter(counts);
        Ok(rows.map(|row| kept(uid(mark, table, row.id), Some(row.entered_at), row.value)).collect())
    }

    fn goals_of(&self, mark: u128, to: NaiveDate, at: &At) -> Result<Vec<Kept<OwnGoal>>> {
        let goals = self.store.history::<Goal>()?.into_iter();
        let known =
            goals.filter(|row| row.entered_at.date_naive() <= to && at.by.is_none_or(|by| row.entered_at <= by));
        known
            .map(|row| {
                let ratings = self.store.ratings(row.id, at.by)?.into_iter();
                let ratings = ratings
                    .filter(|rating| rating.value.at.date_naive() <= to)
                    .map(|rating| kept(uid(mark, Table::Rating, rating.id), None, rating.value));
                let goal = OwnGoal { ratings: ratings.collect(), goal: row.value };
                Ok(kept(uid(mark, Table::Goal, row.id), Some(row.entered_at), goal))
            })
            .collect()
    }
}

fn kept<T>(uid: Uid, entered_at: Option<WallTime>, value: T) -> Kept<T> {
    Kept { uid, entered_at, value }
}

/// The name of a row, the same in each export: a UUID of version 8 (RFC 9562, 5.8) of the diary's mark, the table and the number. The
/// diary's own name is that of its row 0.
fn uid(mark: u128, table: Table, id: i64) -> Uid {
    // 48 bits of the mark, the version, 12 bits of the table, the variant, 62 bits of the number.
    const VERSION: u128 = 8 << 76;
    const VARIANT: u128 = 0b10 << 62;
    let number = u128::from(id.unsigned_abs()) & ((1 << 62) - 1);
    Uid::from_bits((mark >> 80 << 80) | VERSION | ((table as u128) << 64) | VARIANT | number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_one_name() {
        let mark = 0x0123_4567_89ab_cdef_0123_4567_89ab_cdef;
        assert_eq!(uid(mark, Table::Entry, 7).to_string(), "01234567-89ab-8001-8000-000000000007");
        assert_ne!(uid(mark, Table::Entry, 7), uid(mark, Table::Dose, 7));
        assert_ne!(uid(mark, Table::Entry, 7), uid(!mark, Table::Entry, 7));
    }
}
