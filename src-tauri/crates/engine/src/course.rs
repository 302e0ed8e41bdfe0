//! Products that are no longer taken, and that are taken again.

use chrono::NaiveDate;
use respite_domain::Invalid;
use respite_domain::medicine::Dose;
use respite_domain::time::Moment;
use respite_store::StoredProduct;

use crate::error::InField;
use crate::shown::number;
use crate::view::Saved;
use crate::{Engine, Field, Result, at};

impl Engine {
    /// The person no longer takes it, since a day that they tell; from today where they tell none, or from the day on which it was
    /// stopped already. Where it was taken up again and nothing was taken of it since, that was a slip: the course of before is the one
    /// that is told of, with its stop. Answers by which number the list knows it.
    ///
    /// # Errors
    /// The day is off, has not come yet, is one before the last dose or before its course, there is no such product, or the disk can't take it.
    pub fn stop_product(&mut self, id: i32, since: Option<&str>, now: &Moment) -> Result<Saved> {
        let product = self.product(id)?.product;
        let stopped = product.stopped_on.filter(|day| *day <= now.day());
        let day = since.map(at::day).transpose().in_field(Field::Day)?.or(stopped).unwrap_or_else(|| now.day());
        if day > now.day() {
            return Err(Invalid::InFuture).in_field(Field::Day);
        }
        // Untold, it would stand on the card and nowhere on the page.
        let taken = if since.is_some() { self.last_taken(id)?.filter(|taken| *taken <= now.wall) } else { None };
        if let Some(taken) = taken.map(|taken| taken.date_naive()).filter(|taken| day < *taken) {
            return Err(Invalid::StoppedBeforeDose(taken)).in_field(Field::Day);
        }
        if let Some(before) = self.taken_again_by_slip(id)? {
            // What is told of today is the slip, and an earlier day is one of the course of before.
            let day = since.and(Some(day)).filter(|day| product.course_start.is_some_and(|start| *day < start));
            return self.put_back(id, before, day, now);
        }
        // One that was planned for later can be let go of before it.
        let start = product.course_start.filter(|start| since.is_some() && *start <= now.day());
        if let Some(start) = start.filter(|start| day < *start) {
            return Err(Invalid::StoppedBeforeCourse(start)).in_field(Field::Day);
        }
        self.set_stopped(id, Some(day), now)?;
        Ok(Saved { id, saved_at: now.wall.to_rfc3339() })
    }

    /// The person takes it again, from today on. Where it was stopped before today its course is another one: it is another make from now
    /// on, so that the course of before keeps its start and its stop.
    ///
    /// # Errors
    /// There is no such product, or the disk can't take it.
    pub fn take_again(&mut self, id: i32, now: &Moment) -> Result<Saved> {
        self.act(|engine| {
            let StoredProduct { id, product, checked_in, unread, .. } = engine.product(id)?;
            let again = product.again(now.day()).filter(|_| unread.is_empty() && product.is_read_whole());
            let id = match again {
                Some(again) => {
                    // What was taken today was of it already.
                    let since = Some(now.day());
                    engine.store.replace_product(id, &again, checked_in, since, now.wall)?
                }
                None => {
                    engine.store.set_product_stopped(id, None, now.wall)?;
                    id
                }
            };
            Ok(Saved { id: number(id), saved_at: now.wall.to_rfc3339() })
        })
    }

    /// It was not stopped: what was said of it is taken back.
    ///
    /// # Errors
    /// There is no such product, or the disk can't take it.
    pub fn resume_product(&mut self, id: i32, now: &Moment) -> Result<()> {
        self.set_stopped(id, None, now)
    }

    /// The make of before, where one that is taken again is as it was when that was told, and nothing was taken of it.
    fn taken_again_by_slip(&self, id: i32) -> Result<Option<i64>> {
        let StoredProduct { id, product, .. } = self.product(id)?;
        let makes = self.store.products_as_told()?;
        let before = makes.iter().rfind(|make| make.replaced_by == Some(id));
        let is_as_told = |before: &&StoredProduct| {
            product.course_start.is_some_and(|start| before.product.again(start).as_ref() == Some(&product))
        };
        match before.filter(is_as_told) {
            Some(before) if !self.store.was_told_of(id)? => Ok(Some(before.id)),
            _ => Ok(None),
        }
    }

    /// Puts the make of before back in force, stopped on a day that is told by now, or on the one that was.
    fn put_back(&mut self, id: i32, before: i64, stopped: Option<NaiveDate>, now: &Moment) -> Result<Saved> {
        self.act(|engine| {
            engine.store.put_back_product(id.into(), before, now.wall)?;
            if stopped.is_some() {
                engine.store.set_product_stopped(before, stopped, now.wall)?;
            }
            Ok(Saved { id: number(before), saved_at: now.wall.to_rfc3339() })
        })
    }

    /// The stop of a medicine is not before what was told of its doses on days gone by: it moves with the last of these, and back to
    /// the day that the person told. A dose of today may be the first of another course. To be asked once a dose was written, of what
    /// it says and of what it said.
    pub(crate) fn stop_follows(&mut self, dose: &Dose, now: &Moment) -> Result<()> {
        if dose.at.date_naive() >= now.day() {
            return Ok(());
        }
        let makes = self.store.products_as_told()?;
        let listed = makes.iter().find(|stored| stored.id == dose.product).map(StoredProduct::listed_as);
        let Some(stored) = makes.iter().find(|stored| Some(stored.id) == listed && stored.is_listed()) else {
            return Ok(());
        };
        let Some(stopped) = stored.product.stopped_on else { return Ok(()) };
        let mut day = self.stop_as_told(stored.id, stopped)?;
        for make in makes.iter().filter(|make| make.listed_as() == stored.id) {
            let doses = self.store.doses_of(make.id)?;
            let days = doses.iter().map(|stored| stored.dose.at.date_naive()).filter(|day| *day < now.day());
            day = days.max().max(Some(day)).unwrap_or(day);
        }
        if day == stopped {
            return Ok(());
        }
        let id = stored.id;
        self.act(|engine| Ok(engine.store.set_product_stopped(id, Some(day), now.wall)?))
    }

    /// The day of a stop before doses moved it.
    fn stop_as_told(&self, id: i64, stopped: NaiveDate) -> Result<NaiveDate> {
        let mut told = stopped;
        for change in self.store.product_changes(id)?.into_iter().filter(|change| change.field == "stopped-on") {
            let (Some(before), Some(_)) = (change.old, change.new) else { break };
            match at::day(&before) {
                Ok(before) if self.store.were_doses_written(id, change.at)? => told = before,
                _ => break,
            }
        }
        Ok(told)
    }

    fn set_stopped(&mut self, id: i32, stopped_on: Option<NaiveDate>, now: &Moment) -> Result<()> {
        self.act(|engine| {
            let id = engine.product(id)?.id;
            Ok(engine.store.set_product_stopped(id, stopped_on, now.wall)?)
        })
    }
}
