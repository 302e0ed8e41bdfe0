//! The person's own exercises: told, changed, taken off the list, and their pictures.

use std::path::PathBuf;

use respite_domain::exercise::{Exercise, OwnExercise, Which};
use respite_domain::time::Moment;
use respite_domain::{Code, Invalid};
use respite_store::{Attachment, CopiedFile, FileOf, Stored};

use crate::history::file_view;
use crate::shown::number;
use crate::view::{Coded, NamedExercise, OwnExerciseDraft, OwnExerciseView, Saved, WhichExercise};
use crate::{Edit, Engine, EngineError, Field, Result};

/// What an exercise of the article is called where the person reads it.
pub type Called<'c> = &'c dyn Fn(Exercise) -> String;

/// An exercise that is on the list.
pub(crate) struct Listed {
    pub(crate) exercise: Which,
    /// Whether each side works by itself.
    pub(crate) has_sides: bool,
    pub(crate) own: Option<OwnExerciseView>,
}

/// What the exercises are called, those that are off the list too.
pub(crate) struct Names(Vec<Stored<OwnExercise>>);

impl Names {
    /// What this one is called. One's own that can't be read has no name.
    pub(crate) fn of(&self, exercise: Which) -> NamedExercise {
        match exercise {
            Which::Given(exercise) => NamedExercise::Given(Coded(exercise)),
            Which::Own(id) => {
                let own = self.0.iter().find(|own| own.id == id);
                NamedExercise::Own { own: number(id), name: own.map(|own| own.value.name.clone()).unwrap_or_default() }
            }
        }
    }
}

/// Which exercise somebody means.
pub(crate) fn which(exercise: WhichExercise) -> Which {
    match exercise {
        WhichExercise::Given(exercise) => Which::Given(exercise.0),
        WhichExercise::Own { own } => Which::Own(own.into()),
    }
}

impl Engine {
    /// Keeps an exercise of one's own, or changes one; what it was before is kept. `called` are the names that stand on the list too.
    ///
    /// # Errors
    /// A value is off, another has its name, there is no such exercise, or the disk can't take it; nothing is saved then.
    pub fn save_own_exercise<'a>(
        &mut self,
        id: Option<i32>,
        edit: impl Into<Edit<'a, OwnExerciseDraft>>,
        called: Called<'_>,
        now: &Moment,
    ) -> Result<Saved> {
        let edit = edit.into();
        self.act(|engine| {
            let known = id.map(|id| engine.store.row::<OwnExercise>(id.into())).transpose()?.map(|stored| stored.value);
            let own = match &known {
                Some(known) => edit.over(known.clone(), |draft| Ok(read(draft)))?,
                None => read(edit.says),
            };
            own.check().map_err(|why| EngineError::Invalid {
                field: Some(if why == Invalid::Line { Field::Name } else { Field::Note }),
                why,
            })?;
            // Two of one name may have come from another diary: what else is told of one of them is kept.
            if known.is_none_or(|known| known.name != own.name) {
                engine.exercise_name_is_free(&own, id, Some(called))?;
            }
            let id = match id {
                Some(id) => engine.store.change(id.into(), &own, now.wall).map(|()| id)?,
                None => number(engine.store.add(&own, now.wall)?),
            };
            Ok(Saved { id, saved_at: now.wall.to_rfc3339() })
        })
    }

    /// Keeps a new exercise of one's own, with its picture where there is one: both or neither.
    ///
    /// # Errors
    /// As [`Self::save_own_exercise`].
    pub fn add_own_exercise(
        &mut self,
        draft: &OwnExerciseDraft,
        picture: Option<CopiedFile>,
        called: Called<'_>,
        now: &Moment,
    ) -> Result<Saved> {
        self.act(|engine| {
            let saved = engine.save_own_exercise(None, draft, called, now)?;
            if let Some(picture) = picture {
                engine.set_exercise_picture(saved.id, picture, now)?;
            }
            Ok(saved)
        })
    }

    /// Takes one's own exercise off the list, or brings it back. What was done of it names it still.
    ///
    /// # Errors
    /// There is none in the other state, another has its name by now, or the disk can't take it.
    pub fn set_own_exercise_deleted(&mut self, id: i32, deleted: bool, now: &Moment) -> Result<()> {
        self.act(|engine| {
            engine.store.set_deleted::<OwnExercise>(id.into(), deleted, now.wall)?;
            if !deleted {
                let own = engine.store.row::<OwnExercise>(id.into())?.value;
                engine.exercise_name_is_free(&own, Some(id), None)?;
            }
            Ok(())
        })
    }

    /// The exercise on the list that is called so: by its code, or by its name.
    ///
    /// # Errors
    /// [`Invalid::NoExerciseCalled`] where none is, or the disk does not answer.
    pub fn exercise_called(&self, name: &str, called: Called<'_>) -> Result<WhichExercise> {
        if let Some(given) = given_called(name, called) {
            return Ok(given.into());
        }
        let own = self.store.all::<OwnExercise>()?.into_iter().find(|own| own.value.is_called(name));
        let own = own.ok_or_else(|| Invalid::NoExerciseCalled(name.to_owned()))?;
        Ok(WhichExercise::Own { own: number(own.id) })
    }

    /// Makes a copied picture the one of an exercise, in place of the one before. The copy stays only if this succeeds.
    ///
    /// # Errors
    /// There is no such exercise on the list, or the disk can't take it; nothing is saved then.
    pub fn set_exercise_picture(&mut self, exercise: i32, picture: CopiedFile, now: &Moment) -> Result<Saved> {
        self.act(|engine| {
            let of = FileOf::OwnExercise(exercise.into());
            engine.let_pictures_go(of, None, now)?;
            let id = engine.store.add_attachment(of, picture, now.wall)?;
            Ok(Saved { id: number(id), saved_at: now.wall.to_rfc3339() })
        })
    }

    /// Takes the picture of an exercise away, or brings it back, in place of the one that is there by now.
    ///
    /// # Errors
    /// There is none in the other state, or the disk can't take it.
    pub fn set_exercise_picture_deleted(&mut self, id: i32, deleted: bool, now: &Moment) -> Result<()> {
        self.act(|engine| {
            if !deleted {
                engine.store.set_deleted::<Attachment>(id.into(), false, now.wall)?;
            }
            let picture = engine.store.row::<Attachment>(id.into())?;
            match picture.value.of {
                FileOf::Test(_) => Err(Invalid::NotFound.into()),
                FileOf::OwnExercise(_) if deleted => {
                    Ok(engine.store.set_deleted::<Attachment>(picture.id, true, now.wall)?)
                }
                of @ FileOf::OwnExercise(_) => engine.let_pictures_go(of, Some(picture.id), now),
            }
        })
    }

    /// Where the picture of an exercise lies.
    ///
    /// # Errors
    /// It has none, or somebody took its copy away.
    pub fn exercise_picture(&self, exercise: i32) -> Result<PathBuf> {
        let picture = self.store.attachments(FileOf::OwnExercise(exercise.into()))?.pop();
        self.file_path(number(picture.ok_or(Invalid::NotFound)?.id))
    }

    /// The exercises on the list: those of the article, then one's own in the order told.
    pub(crate) fn exercises_listed(&self) -> Result<Vec<Listed>> {
        let mut listed: Vec<Listed> = Exercise::all().map(given).collect();
        for own in self.store.all::<OwnExercise>()? {
            listed.push(self.listed(own)?);
        }
        Ok(listed)
    }

    /// The same of one.
    ///
    /// # Errors
    /// [`Invalid::NotFound`] when it is not on the list.
    pub(crate) fn exercise_listed(&self, exercise: Which) -> Result<Listed> {
        match exercise {
            Which::Given(exercise) => Ok(given(exercise)),
            Which::Own(id) => self.listed(self.store.row::<OwnExercise>(id)?),
        }
    }

    /// What the exercises are called.
    pub(crate) fn exercise_names(&self) -> Result<Names> {
        Ok(Names(self.store.own_exercises_ever()?))
    }

    fn listed(&self, Stored { id, value: own, .. }: Stored<OwnExercise>) -> Result<Listed> {
        // Two may have come together from two diaries: the later one is shown.
        let picture = self.store.attachments(FileOf::OwnExercise(id))?.pop().map(file_view);
        let shown = OwnExerciseView { how: own.how, picture };
        Ok(Listed { exercise: Which::Own(id), has_sides: own.has_sides, own: Some(shown) })
    }

    fn let_pictures_go(&mut self, of: FileOf, but: Option<i64>, now: &Moment) -> Result<()> {
        self.act(|engine| {
            let pictures = engine.store.attachments(of)?.into_iter().filter(|picture| Some(picture.id) != but);
            for picture in pictures {
                engine.store.set_deleted::<Attachment>(picture.id, true, now.wall)?;
            }
            Ok(())
        })
    }

    /// Whether nothing else on the list has its name: nobody could tell the two apart.
    fn exercise_name_is_free(&self, own: &OwnExercise, id: Option<i32>, called: Option<Called<'_>>) -> Result<()> {
        let is_given = called.is_some_and(|called| given_called(&own.name, called).is_some());
        let is_other = |other: &Stored<OwnExercise>| other.value.is_called(&own.name) && Some(number(other.id)) != id;
        if is_given || self.store.all::<OwnExercise>()?.iter().any(is_other) {
            return Err(Invalid::ExerciseTaken(own.name.clone()).into());
        }
        Ok(())
    }
}

fn given(exercise: Exercise) -> Listed {
    Listed { exercise: Which::Given(exercise), has_sides: exercise.has_sides(), own: None }
}

/// The exercise of the article with this code or name, however it is spelled.
fn given_called(name: &str, called: Called<'_>) -> Option<Exercise> {
    let name = name.trim().to_lowercase();
    Exercise::all().find(|exercise| exercise.code() == name || called(*exercise).to_lowercase() == name)
}

fn read(draft: &OwnExerciseDraft) -> OwnExercise {
    OwnExercise { name: draft.name.trim().to_owned(), how: draft.how.trim_end().to_owned(), has_sides: draft.has_sides }
}
