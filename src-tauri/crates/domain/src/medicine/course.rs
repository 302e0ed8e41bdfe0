//! Courses of a medicine: makes of it between two stops (ADR 32).

use chrono::NaiveDate;

use super::Shelf;

/// A course, with what parts it from the one before and the next. Its days are as the person told them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Course {
    /// The makes that it is of, in the order in which they were added. What is told of it stands at the last of them.
    pub makes: Vec<i64>,
    /// The day on which it was stopped.
    pub stopped: Option<NaiveDate>,
    /// The day on which the one before was stopped.
    pub before: Option<NaiveDate>,
    /// The first day of the next one that began.
    pub next: Option<NaiveDate>,
}

impl Course {
    /// Its stop, where that was before `day` and no other course had begun by then: what was taken on that day was taken all the same.
    pub fn stopped_before(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.stopped.filter(|stopped| *stopped < day && self.next.is_none_or(|next| day < next))
    }
}

impl Shelf {
    /// The courses of a medicine by the number that the list knows it by, in the order in which they were told: what took the place of a
    /// make that was told to be stopped is another course, and else it goes on with the course, whatever first day was told of either.
    pub fn courses(&self, listed: i64) -> Vec<Course> {
        let makes = self.makes(listed);
        let of_makes = makes.chunk_by(|(_, before), _| before.stopped_on.is_none());
        let mut before = None;
        let mut courses: Vec<Course> = of_makes
            .map(|of_it| {
                let stopped = of_it.last().and_then(|(_, last)| last.stopped_on);
                let makes = of_it.iter().map(|(id, _)| *id).collect();
                Course { makes, stopped, before: std::mem::replace(&mut before, stopped), next: None }
            })
            .collect();
        let mut next = None;
        for course in courses.iter_mut().rev() {
            course.next = next;
            let last = course.makes.last().and_then(|last| self.get(last)).filter(|last| !last.never_began());
            next = last.and_then(|last| last.course_start).or(next);
        }
        courses
    }

    /// The course that a make is of.
    pub fn course_of(&self, make: i64) -> Course {
        let mut courses = self.courses(self.listed_as(make)).into_iter();
        courses.find(|course| course.makes.contains(&make)).unwrap_or_default()
    }
}
