//! Products that are no longer taken, and that are taken again.

use chrono::NaiveDate;
use respite_domain::Invalid;
use respite_domain::time::Moment;
use respite_store::StoredProduct;

use crate::error::InField;
use crate::shown::number;
use crate::view::Saved;
use crate::{Engine, Field, Result, at};

impl Engine {
    /// The person no longer takes it, since a day that they tell; from today where they tell none, or from the day on which it was
    /// stopped already.
    ///
    /// # Errors
    /// The day is off, has not come yet, is one before the last dose or before its course, there is no such product, or the disk can't take it.
    pub fn stop_product(&mut self, id: i32, since: Option<&str>, now: &Moment) -> Result<()> {
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
        // One that was planned for later can be let go of before it.
        let start = product.course_start.filter(|start| since.is_some() && *start <= now.day());
        if let Some(start) = start.filter(|start| day < *start) {
            return Err(Invalid::StoppedBeforeCourse(start)).in_field(Field::Day);
        }
        self.set_stopped(id, Some(day), now)
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
                Some(again) => engine.store.replace_product(id, &again, checked_in, now.wall)?,
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

    fn set_stopped(&mut self, id: i32, stopped_on: Option<NaiveDate>, now: &Moment) -> Result<()> {
        self.act(|engine| {
            let id = engine.product(id)?.id;
            Ok(engine.store.set_product_stopped(id, stopped_on, now.wall)?)
        })
    }
}
