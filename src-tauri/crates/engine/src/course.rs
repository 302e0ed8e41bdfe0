//! Products that are no longer taken, and that are taken again. What is kept is what the person told (ADR 32).

use chrono::NaiveDate;
use respite_domain::Invalid;
use respite_domain::medicine::Product;
use respite_domain::time::Moment;
use respite_store::StoredProduct;

use crate::error::InField;
use crate::shelf::shelf_of;
use crate::shown::number;
use crate::view::{CourseSaved, CourseWas, TakenAgain};
use crate::{Engine, Field, Result, at};

impl Engine {
    /// The person no longer takes it, since a day that they tell; from today where they tell none, or from the day on which it was
    /// stopped already. A dose of a later day is no reason to say otherwise.
    ///
    /// # Errors
    /// The day is off, has not come yet, or is one before its course; there is no such product, or the disk can't take it.
    pub fn stop_product(&mut self, id: i32, since: Option<&str>, now: &Moment) -> Result<CourseSaved> {
        let told = since.map(at::day).transpose().in_field(Field::Day)?;
        if told.is_some_and(|day| day > now.day()) {
            return Err(Invalid::InFuture).in_field(Field::Day);
        }
        self.act(|engine| {
            let stored = engine.product(id)?;
            if let Some(day) = told {
                engine.can_stop(&stored, day, now)?;
            }
            let stopped = stored.product.stopped_on.filter(|day| *day <= now.day());
            let day = told.or(stopped).unwrap_or_else(|| now.day());
            engine.store.set_product_stopped(stored.id, Some(day), now.wall)?;
            Ok(saved(id, &stored, now))
        })
    }

    /// Whether its course can be told to have been stopped on a day. One of which nothing was taken can be let go of before its first
    /// day: it never began. Where there was a course before, that one's stop is the day then.
    fn can_stop(&self, stored: &StoredProduct, day: NaiveDate, now: &Moment) -> Result<()> {
        let begun = stored.product.course_start.filter(|start| *start <= now.day() && day < *start);
        let Some(start) = begun else { return Ok(()) };
        let course = shelf_of(self.store.products_as_told()?).course_of(stored.id);
        let told = course.makes.iter().map(|make| self.store.was_told_of(*make));
        let is_told = told.collect::<std::result::Result<Vec<_>, _>>()?.contains(&true);
        match course.before.filter(|_| !is_told) {
            Some(stopped) if day == stopped => Ok(()),
            Some(stopped) => Err(Invalid::StoppedBetween(stopped, start)).in_field(Field::Day),
            None => Err(Invalid::StoppedBeforeCourse(start)).in_field(Field::Day),
        }
    }

    /// The person takes it again, from today on or since a day that they tell. Where it was stopped before that its course is another one:
    /// it is another make from then on, to which the doses since then belong, so that the course of before keeps its start and its stop.
    /// Else the course goes on, to the planned last day that is told now, if one is.
    ///
    /// # Errors
    /// A day is off: it has not come yet, is not after the stop, or no last day of the course; not all of what begins another course can
    /// be read; there is no such product, or the disk can't take it.
    pub fn take_again(&mut self, id: i32, told: &TakenAgain, now: &Moment) -> Result<CourseSaved> {
        let since = told.since.as_deref().map(at::day).transpose().in_field(Field::Day)?;
        let until = told.until.as_deref().map(at::day).transpose().in_field(Field::CourseEnd)?;
        let from = since.unwrap_or_else(|| now.day());
        if from > now.day() {
            return Err(Invalid::InFuture).in_field(Field::Day);
        }
        self.act(|engine| {
            let stored = engine.product(id)?;
            let StoredProduct { product, checked_in, unread, .. } = &stored;
            if let Some(stopped) = product.stopped_on.filter(|stopped| since.is_some_and(|day| day <= *stopped)) {
                return Err(Invalid::BeginsBeforeStop(stopped)).in_field(Field::Day);
            }
            let is_another = may_have_courses(&stored) && product.stopped_on.is_some_and(|stopped| stopped < from);
            let id = if is_another {
                if !unread.is_empty() || !product.is_read_whole() {
                    return Err(Invalid::AgainUnread.into());
                }
                let again = product.again(from, until);
                again.check()?;
                engine.store.replace_product(stored.id, &again, *checked_in, Some(from), now.wall)?
            } else {
                engine.store.set_product_stopped(stored.id, None, now.wall)?;
                if until.is_some() {
                    Product { course_end: until, ..product.clone() }.check_course()?;
                    engine.store.set_product_planned(stored.id, until, now.wall)?;
                }
                stored.id
            };
            Ok(saved(number(id), &stored, now))
        })
    }

    /// Takes back that it was stopped, or taken again: it is as it was, whatever days these are.
    ///
    /// # Errors
    /// There is no such product, it is of other things since, or the disk can't take it.
    pub fn course_as_it_was(&mut self, id: i32, was: &CourseWas, now: &Moment) -> Result<()> {
        let stopped = was.stopped_on.as_deref().map(at::day).transpose().in_field(Field::Day)?;
        let planned = was.course_end.as_deref().map(at::day).transpose().in_field(Field::CourseEnd)?;
        self.act(|engine| {
            let (listed, before) = (engine.product(id)?.id, i64::from(was.id));
            if listed != before {
                let makes = engine.store.products_as_told()?;
                if !makes.iter().any(|make| make.id == before && make.replaced_by == Some(listed)) {
                    return Err(Invalid::NotFound.into());
                }
                engine.store.put_back_product(listed, before, now.wall)?;
            }
            engine.store.set_product_stopped(before, stopped, now.wall)?;
            let makes = engine.store.products_as_told()?;
            // What can't be read of it is as it was.
            if makes.iter().any(|make| make.id == before && !make.unread.contains(&"course_end")) {
                engine.store.set_product_planned(before, planned, now.wall)?;
            }
            Ok(())
        })
    }

    /// The first day of a course that is told in another way lies after the stop of the one before, and not after its own.
    pub(crate) fn is_between_the_stops(&self, product: &Product, before: Option<&StoredProduct>) -> Result<()> {
        let start = product.course_start;
        let Some(before) = before.filter(|before| before.product.course_start != start) else { return Ok(()) };
        if let Some(stopped) = product.stopped_on.filter(|stopped| start.is_some_and(|start| *stopped < start)) {
            return Err(Invalid::BeginsAfterStop(stopped)).in_field(Field::CourseStart);
        }
        let stop_before = shelf_of(self.store.products_as_told()?).course_of(before.id).before;
        match stop_before.filter(|stopped| start.is_none_or(|start| start <= *stopped)) {
            Some(stopped) => Err(Invalid::BeginsBeforeStop(stopped)).in_field(Field::CourseStart),
            None => Ok(()),
        }
    }
}

fn saved(id: i32, was: &StoredProduct, now: &Moment) -> CourseSaved {
    let [stopped_on, course_end] = [was.product.stopped_on, was.product.course_end].map(|day| Some(day?.to_string()));
    CourseSaved { id, saved_at: now.wall.to_rfc3339(), was: CourseWas { id: number(was.id), stopped_on, course_end } }
}

/// Whether it is taken in courses, or may be: what would tell that can't be read.
pub(crate) fn may_have_courses(stored: &StoredProduct) -> bool {
    let is_unread = |column| stored.unread.contains(&column);
    let is_any = stored.product.ingredients().any(|ingredient| !ingredient.is_read());
    stored.product.has_courses() || is_any || is_unread("course_start") || is_unread("course_end")
}
