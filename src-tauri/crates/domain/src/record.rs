//! What a diary holds of some days, each thing under the name that it keeps: what goes out to other programs.

use chrono::NaiveDate;

use crate::entry::Entry;
use crate::episode::Episode;
use crate::exercise::Run;
use crate::goal::{Goal, Rating};
use crate::history::{Condition, Injury, Test};
use crate::medicine::{Dose, Product, SideEffect};
use crate::own_pack::StoredOwnPack;
use crate::partial_date::PartialDate;
use crate::region::Region;
use crate::relief::Relief;
use crate::roland_morris::RolandMorris;
use crate::session::Session;
use crate::summary::Person;
use crate::time::WallTime;
use crate::uid::Uid;
use crate::visit::Visit;
use crate::warning_sign::SignAnswer;
use crate::week::Peg;

/// A thing of the diary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept<T> {
    /// Its name.
    pub uid: Uid,
    /// When it was written down, where that is known apart from when it was.
    pub entered_at: Option<WallTime>,
    /// What it says.
    pub value: T,
}

/// A make of a product on the person's list, or once on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnProduct {
    /// The number by which doses and side effects know it.
    pub number: i64,
    /// What it is.
    pub product: Product,
    /// The number of the make that it is told with: the last of its course of those that differ in nothing but the numbers of the label.
    pub told_with: i64,
    /// What it is of its course.
    pub standing: Standing,
}

/// What a make is of its course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is on the list: the course is the one that is told there.
    Listed,
    /// It was the last of a course that was over before another began.
    Followed,
    /// It was deleted, or another make took its place and went on with the course.
    Past,
}

/// A goal and how close the person said they were.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnGoal {
    /// The goal.
    pub goal: Goal,
    /// The ratings, in any order.
    pub ratings: Vec<Kept<Rating>>,
}

/// An exercise that was done, whole or in part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnRun {
    /// What was done.
    pub run: Run,
    /// What the person calls it, where it is one of their own.
    pub own_name: Option<String>,
}

/// All that is told of the days `from` to `to`. What was before the diary and the goals are whole; visits also those to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The name of the diary itself.
    pub diary: Uid,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// Whose diary it is.
    pub person: Person,
    /// Where the person lives.
    pub region: Option<Region>,
    /// The entries, in the order of time, as all of these.
    pub entries: Vec<Kept<Entry>>,
    /// The episodes that reach into these days, of the whole back and of places.
    pub episodes: Vec<Episode>,
    /// Heat and cold.
    pub sessions: Vec<Kept<Session>>,
    /// The person's own packs, those that are off the list too.
    pub own_packs: Vec<StoredOwnPack>,
    /// What else was tried.
    pub reliefs: Vec<Kept<Relief>>,
    /// The exercises that were done.
    pub runs: Vec<Kept<OwnRun>>,
    /// The products.
    pub products: Vec<Kept<OwnProduct>>,
    /// The doses.
    pub doses: Vec<Kept<Dose>>,
    /// The side effects.
    pub side_effects: Vec<Kept<SideEffect>>,
    /// The answers about warning signs.
    pub signs: Vec<Kept<SignAnswer>>,
    /// The answered PEGs.
    pub pegs: Vec<Kept<Peg>>,
    /// The answered Roland-Morris questionnaires.
    pub roland_morris: Vec<Kept<RolandMorris>>,
    /// The visits.
    pub visits: Vec<Kept<Visit>>,
    /// Injuries.
    pub injuries: Vec<Kept<Injury>>,
    /// Tests.
    pub tests: Vec<Kept<Test>>,
    /// Conditions and other illnesses.
    pub conditions: Vec<Kept<Condition>>,
    /// When the first spasm ever was.
    pub first_spasm: Option<PartialDate>,
    /// The goals.
    pub goals: Vec<Kept<OwnGoal>>,
}
