//! What was before the diary: injuries, tests and their files, conditions, the first spasm ever; and goals.

use std::cmp::Reverse;
use std::path::PathBuf;

use chrono::NaiveDate;
use respite_domain::Invalid;
use respite_domain::attachment::FileFault;
use respite_domain::goal::{Goal, GoalEnd, Rating};
use respite_domain::history::{self, Condition, Fault, History, Injury, Part, Sport, Test};
use respite_domain::partial_date::PartialDate;
use respite_domain::time::{Moment, WallTime};
use respite_store::{Attachment, CopiedFile, FileOf, Stored};

use crate::error::InField;
use crate::shown::number;
use crate::view::{
    Coded, ConditionDraft, ConditionView, FileView, GoalView, HistoryKind, HistoryView, InjuryDraft, InjuryView,
    RatingView, Saved, TestDraft, TestView,
};
use crate::{At, Edit, Engine, EngineError, Field, Result, draft};

impl Engine {
    /// All of the history.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn history(&self, now: &Moment) -> Result<HistoryView> {
        let mut injuries = self.store.all::<Injury>()?;
        injuries.sort_by_key(|stored| latest_first(stored.value.happened));
        let mut tests = self.store.all::<Test>()?;
        tests.sort_by_key(|stored| latest_first(stored.value.happened));
        let mut goals = self.store.all::<Goal>()?;
        goals.sort_by_key(|stored| stored.value.ended.is_some());
        Ok(HistoryView {
            now: now.wall.to_rfc3339(),
            injuries: injuries.into_iter().map(injury_view).collect(),
            tests: tests.into_iter().map(|test| self.test_view(test)).collect::<Result<_>>()?,
            conditions: self.store.all::<Condition>()?.into_iter().map(condition_view).collect(),
            first_spasm: self.store.first_spasm(None)?.map(|date| date.to_string()),
            goals: goals.into_iter().map(|goal| self.goal_view(goal, now)).collect::<Result<_>>()?,
        })
    }

    /// Adds an injury, or replaces what one says; what it said before is kept.
    ///
    /// # Errors
    /// A value is off, there is no such injury, or the disk can't take it; nothing is saved then.
    pub fn save_injury<'a>(
        &mut self,
        id: Option<i32>,
        edit: impl Into<Edit<'a, InjuryDraft>>,
        now: &Moment,
    ) -> Result<Saved> {
        let read = |draft: &InjuryDraft, stands: Option<&Injury>| {
            Ok(Injury {
                what: trimmed(&draft.what),
                happened: date(draft.happened.as_deref())?,
                sport: draft.sport.map(|sport| if sport { Sport::Yes(trimmed(&draft.which_sport)) } else { Sport::No }),
                seen_by: trimmed(&draft.seen_by),
                note: draft.note.trim_end().to_owned(),
                told: stands.map_or_else(|| Some(now.clone()), |stands| stands.told.clone()),
            })
        };
        self.save(id, edit.into(), read, |injury| injury.check(now.day()).map_err(in_field), now)
    }

    /// Adds a test, or replaces what one says; what it said before is kept.
    ///
    /// # Errors
    /// A value is off, there is no such test, or the disk can't take it; nothing is saved then.
    pub fn save_test<'a>(
        &mut self,
        id: Option<i32>,
        edit: impl Into<Edit<'a, TestDraft>>,
        now: &Moment,
    ) -> Result<Saved> {
        let read = |draft: &TestDraft, _: Option<&Test>| {
            Ok(Test {
                kind: draft.kind.0,
                what: trimmed(&draft.what),
                happened: date(draft.happened.as_deref())?,
                place: trimmed(&draft.place),
                told: draft.told.trim_end().to_owned(),
            })
        };
        self.save(id, edit.into(), read, |test| test.check(now.day()).map_err(in_field), now)
    }

    /// Adds a condition, or replaces what one says; what it said before is kept.
    ///
    /// # Errors
    /// A value is off, there is no such condition, or the disk can't take it; nothing is saved then.
    pub fn save_condition<'a>(
        &mut self,
        id: Option<i32>,
        edit: impl Into<Edit<'a, ConditionDraft>>,
        now: &Moment,
    ) -> Result<Saved> {
        let read = |draft: &ConditionDraft, _: Option<&Condition>| {
            Ok(Condition {
                kind: draft.kind.0,
                name: trimmed(&draft.name),
                since: date(draft.since.as_deref())?,
                said_by: trimmed(&draft.said_by),
                note: draft.note.trim_end().to_owned(),
            })
        };
        self.save(id, edit.into(), read, |condition| condition.check(now.day()).map_err(in_field), now)
    }

    /// Adds a goal, or puts it in other words; those before are kept.
    ///
    /// # Errors
    /// The words are off, there is no such goal, or the disk can't take it; nothing is saved then.
    pub fn save_goal(&mut self, id: Option<i32>, words: &str, now: &Moment) -> Result<Saved> {
        let read = |words: &&str, stands: Option<&Goal>| {
            Ok(Goal { words: trimmed(words), ended: stands.and_then(|stands| stands.ended) })
        };
        self.save(id, Edit::from(&words), read, |goal| history::line(&goal.words).in_field(Field::What), now)
    }

    /// Says how close the person is to a goal that stands: 0 not at all, 10 there.
    ///
    /// # Errors
    /// It is no score, there is no such goal, or the disk can't take it; nothing is saved then.
    pub fn rate_goal(&mut self, id: i32, score: f64, now: &Moment) -> Result<Saved> {
        self.act(|engine| {
            let score = draft::score(Some(score), Field::Rating)?.ok_or(Invalid::Score)?;
            if engine.store.row::<Goal>(id.into())?.value.ended.is_some() {
                return Err(Invalid::NotFound.into());
            }
            let id = engine.store.add_rating(id.into(), Rating { at: now.wall, score })?;
            Ok(Saved { id: number(id), saved_at: now.wall.to_rfc3339() })
        })
    }

    /// Says that a goal was reached or dropped today, or, without `end`, that it stands again.
    ///
    /// # Errors
    /// There is no such goal, or the disk can't take it; nothing is saved then.
    pub fn end_goal(&mut self, id: i32, end: Option<GoalEnd>, now: &Moment) -> Result<()> {
        self.act(|engine| {
            let goal = engine.store.row::<Goal>(id.into())?.value;
            let by_a_slip = engine.emptied_by_a_slip::<Goal, NaiveDate>(id, "ended-on", now)?;
            let ended = end.map(|end| (end, by_a_slip.filter(|_| goal.ended.is_none()).unwrap_or(now.day())));
            Ok(engine.store.change(id.into(), &Goal { ended, ..goal }, now.wall)?)
        })
    }

    /// Says when the first spasm ever was; nothing takes back what was said.
    ///
    /// # Errors
    /// It is no date that can have been, or the disk can't take it; nothing is saved then.
    pub fn set_first_spasm(&mut self, happened: Option<&str>, now: &Moment) -> Result<()> {
        self.act(|engine| {
            let happened = date(happened)?;
            if let Some(happened) = happened {
                happened.check_past(now.day()).in_field(Field::Happened)?;
            }
            Ok(engine.store.add_first_spasm(happened, now.wall)?)
        })
    }

    /// Deletes something of the history. It can be brought back.
    ///
    /// # Errors
    /// There is none, or the disk can't take it.
    pub fn delete_history(&mut self, kind: HistoryKind, id: i32, now: &Moment) -> Result<()> {
        self.set_history_deleted(kind, id, true, now)
    }

    /// Brings back what was deleted of the history.
    ///
    /// # Errors
    /// There is none, or the disk can't take it.
    pub fn restore_history(&mut self, kind: HistoryKind, id: i32, now: &Moment) -> Result<()> {
        self.set_history_deleted(kind, id, false, now)
    }

    /// Adds a copied file to a test. The copy stays only if this succeeds.
    ///
    /// # Errors
    /// There is no such test, or the disk can't take it; nothing is saved then.
    pub fn attach(&mut self, test: i32, file: CopiedFile, now: &Moment) -> Result<Saved> {
        self.act(|engine| {
            let id = engine.store.add_attachment(FileOf::Test(test.into()), file, now.wall)?;
            Ok(Saved { id: number(id), saved_at: now.wall.to_rfc3339() })
        })
    }

    /// Where the copy of a file lies.
    ///
    /// # Errors
    /// There is no such file in the diary, or somebody took its copy away.
    pub fn file_path(&self, id: i32) -> Result<PathBuf> {
        let path = self.store.attachment_path(id.into())?;
        let there = path.symlink_metadata().is_ok_and(|copy| copy.is_file());
        if there { Ok(path) } else { Err(Invalid::File(FileFault::Gone).into()) }
    }

    /// The history as the page of days up to `to` tells it: what had happened by then, and the goals that were set. What was told later
    /// counts if all of its date had passed by then.
    pub(crate) fn history_by(&self, to: NaiveDate, at: &At) -> Result<History> {
        let known = |entered_at: WallTime, date: Option<PartialDate>| {
            at.by.is_none_or(|by| entered_at <= by || date.is_some_and(|date| date.last_day() < at.day()))
        };
        let mut goals = Vec::new();
        for stored in self.store.all::<Goal>()?.into_iter().filter(|stored| was_set(stored, to, at)) {
            let ratings = self.store.ratings(stored.id, at.by)?;
            goals.push((stored.value, ratings.into_iter().map(|rating| rating.value).collect()));
        }
        let injuries = self.store.all::<Injury>()?.into_iter();
        let tests = self.store.all::<Test>()?.into_iter();
        let conditions = self.store.all::<Condition>()?.into_iter();
        Ok(History {
            injuries: bare(injuries.filter(|stored| known(stored.entered_at, stored.value.happened))),
            tests: bare(tests.filter(|stored| known(stored.entered_at, stored.value.happened))),
            conditions: bare(conditions.filter(|stored| known(stored.entered_at, stored.value.since))),
            first_spasm: self.store.first_spasm(at.by)?,
            goals,
        })
    }

    fn set_history_deleted(&mut self, kind: HistoryKind, id: i32, deleted: bool, now: &Moment) -> Result<()> {
        self.act(|engine| {
            let (id, at) = (id.into(), now.wall);
            Ok(match kind {
                HistoryKind::Injury => engine.store.set_deleted::<Injury>(id, deleted, at),
                HistoryKind::Test => engine.store.set_deleted::<Test>(id, deleted, at),
                HistoryKind::File => engine.store.set_deleted::<Attachment>(id, deleted, at),
                HistoryKind::Condition => engine.store.set_deleted::<Condition>(id, deleted, at),
                HistoryKind::Goal => engine.store.set_deleted::<Goal>(id, deleted, at),
                HistoryKind::Rating => engine.store.set_rating_deleted(id, deleted, at),
            }?)
        })
    }

    fn test_view(&self, stored: Stored<Test>) -> Result<TestView> {
        let files = self.store.attachments(FileOf::Test(stored.id))?.into_iter().map(file_view).collect();
        let Test { kind, what, happened, place, told } = stored.value;
        let kind = Coded(kind);
        let happened = happened.map(|date| date.to_string());
        Ok(TestView { id: number(stored.id), kind, what, happened, place, told, files })
    }

    fn goal_view(&self, stored: Stored<Goal>, now: &Moment) -> Result<GoalView> {
        let ratings = self.store.ratings(stored.id, None)?;
        let set_on = stored.entered_at.date_naive();
        // What was told while the clock was ahead silences no question of later.
        let mut come: Vec<Rating> = ratings.iter().map(|rating| rating.value).collect();
        come.retain(|rating| now.has_come(rating.at.date_naive()));
        let due = stored.value.rating_due(now.as_come(set_on), &come, now.day());
        let Goal { words, ended } = stored.value;
        Ok(GoalView {
            id: number(stored.id),
            words,
            set_on: set_on.to_string(),
            ended: ended.map(|(end, _)| Coded(end)),
            ended_on: ended.map(|(_, on)| on.to_string()),
            due,
            ratings: ratings.into_iter().map(rating_view).collect(),
        })
    }
}

/// Whether a goal was set by the day `to`, as is known at a moment.
pub(crate) fn was_set(goal: &Stored<Goal>, to: NaiveDate, at: &At) -> bool {
    let is_known = at.by.is_none_or(|by| goal.entered_at <= by);
    is_known && at.moment.as_come(goal.entered_at.date_naive()) <= to
}

fn bare<T>(rows: impl Iterator<Item = Stored<T>>) -> Vec<T> {
    rows.map(|stored| stored.value).collect()
}

fn injury_view(stored: Stored<Injury>) -> InjuryView {
    let Injury { what, happened, sport, seen_by, note, told: _ } = stored.value;
    let (sport, which_sport) = match sport {
        None => (None, String::new()),
        Some(Sport::No) => (Some(false), String::new()),
        Some(Sport::Yes(which)) => (Some(true), which),
    };
    let happened = happened.map(|date| date.to_string());
    InjuryView { id: number(stored.id), what, happened, sport, which_sport, seen_by, note }
}

fn condition_view(stored: Stored<Condition>) -> ConditionView {
    let Condition { kind, name, since, said_by, note } = stored.value;
    let kind = Coded(kind);
    let since = since.map(|date| date.to_string());
    ConditionView { id: number(stored.id), kind, name, since, said_by, note }
}

pub(crate) fn file_view(Stored { id, value: file, .. }: Stored<Attachment>) -> FileView {
    FileView { id: number(id), name: file.name, bytes: u32::try_from(file.bytes.unsigned_abs()).unwrap_or(u32::MAX) }
}

fn rating_view(stored: Stored<Rating>) -> RatingView {
    let Rating { at, score } = stored.value;
    RatingView { id: number(stored.id), at: at.to_rfc3339(), score: score.points() }
}

/// The latest first, what has no date last.
fn latest_first(date: Option<PartialDate>) -> Reverse<Option<NaiveDate>> {
    Reverse(date.map(PartialDate::first_day))
}

fn trimmed(text: &str) -> String {
    text.trim().to_owned()
}

fn date(text: Option<&str>) -> Result<Option<PartialDate>> {
    text.map(PartialDate::read).transpose().in_field(Field::Happened)
}

fn in_field((part, why): Fault) -> EngineError {
    let field = match part {
        Part::What => Field::What,
        Part::Happened => Field::Happened,
        Part::Sport => Field::Sport,
        Part::ByWhom => Field::ByWhom,
        Part::Place => Field::Place,
        Part::Told => Field::Told,
        Part::Note => Field::Note,
    };
    EngineError::Invalid { field: Some(field), why }
}
