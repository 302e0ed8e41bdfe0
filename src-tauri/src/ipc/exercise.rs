//! Exercises.

use respite_domain::Invalid;
use respite_domain::attachment::Wanted;
use respite_domain::exercise::{Ending, Morning};
use respite_engine::view::{
    ClearanceView, Coded, EndedView, ExercisesView, OwnExerciseDraft, PlanDraft, RunStart, Saved, WhichExercise,
};
use respite_engine::{CopiedFile, Edit, EngineError, picture_address};
use respite_wording::given_exercise;
use tauri::{AppHandle, Runtime, State};
use tauri_plugin_dialog::DialogExt;

use super::{Answer, ApiError, chosen, of_kind};
use crate::engine_thread::EngineThread;
use crate::surroundings::Place;

/// How files of pictures end.
const PICTURES: [&str; 5] = ["jpg", "jpeg", "png", "webp", "gif"];

/// The screen "Exercises".
#[tauri::command(async)]
#[specta::specta]
pub fn exercises(engine: State<'_, EngineThread>) -> Answer<ExercisesView> {
    engine.answer(move |engine, now| engine.exercises(now))
}

/// Keeps how an exercise is to be done from now on.
#[tauri::command(async)]
#[specta::specta]
pub fn plan_exercise(engine: State<'_, EngineThread>, draft: PlanDraft, showed: Option<PlanDraft>) -> Answer<Saved> {
    engine.answer(move |engine, now| engine.plan_exercise(Edit::of(&draft, showed.as_ref()), now))
}

/// Keeps whether the person moves most days, and who said that exercises are fine.
#[tauri::command(async)]
#[specta::specta]
pub fn clear_exercise(
    engine: State<'_, EngineThread>,
    said: ClearanceView,
    showed: Option<ClearanceView>,
) -> Answer<()> {
    engine.answer(move |engine, now| engine.clear_exercise(Edit::of(&said, showed.as_ref()), now))
}

/// Starts an exercise.
#[tauri::command(async)]
#[specta::specta]
pub fn start_exercise(engine: State<'_, EngineThread>, start: RunStart) -> Answer<ExercisesView> {
    engine.answer(move |engine, now| engine.start_exercise(&start, now))
}

/// Pauses the exercise that is on: now, or where the screen saw it last, in milliseconds without pauses.
#[tauri::command(async)]
#[specta::specta]
pub fn pause_exercise(engine: State<'_, EngineThread>, seen: Option<u32>) -> Answer<ExercisesView> {
    engine.answer(move |engine, now| match seen {
        Some(seen) => engine.pause_exercise_unseen(seen, now),
        None => engine.pause_exercise(now),
    })
}

/// Goes on with it, from where it is or from a later second.
#[tauri::command(async)]
#[specta::specta]
pub fn go_on_exercise(engine: State<'_, EngineThread>, from: Option<u32>) -> Answer<ExercisesView> {
    engine.answer(move |engine, now| engine.go_on_exercise(from, now))
}

/// Ends the exercise that is on, as the person says that it did.
#[tauri::command(async)]
#[specta::specta]
pub fn end_exercise(engine: State<'_, EngineThread>, ending: Coded<Ending>) -> Answer<EndedView> {
    engine.answer(move |engine, now| engine.end_exercise(ending.0, now))
}

/// Ends the exercise whose time has run out just now; nothing where it has not, or did a while ago.
#[tauri::command(async)]
#[specta::specta]
pub fn exercise_ran_out(engine: State<'_, EngineThread>) -> Answer<Option<EndedView>> {
    engine.answer(move |engine, now| engine.exercise_ran_out(now))
}

/// Keeps the pain after an exercise.
#[tauri::command(async)]
#[specta::specta]
pub fn exercise_pain_after(engine: State<'_, EngineThread>, id: i32, after: f64) -> Answer<()> {
    engine.answer(move |engine, now| engine.exercise_pain_after(id, after, now))
}

/// Deletes an exercise that was done, or brings it back.
#[tauri::command(async)]
#[specta::specta]
pub fn set_exercise_deleted(engine: State<'_, EngineThread>, id: i32, deleted: bool) -> Answer<()> {
    engine.answer(move |engine, now| engine.set_exercise_deleted(id, deleted, now))
}

/// Keeps how it was on the morning after the exercises of a day, or takes that back.
#[tauri::command(async)]
#[specta::specta]
pub fn tell_exercise_morning(engine: State<'_, EngineThread>, on: String, said: Option<Coded<Morning>>) -> Answer<()> {
    engine.answer(move |engine, now| engine.tell_exercise_morning(&on, said.map(|said| said.0), now))
}

/// Takes what is offered of an exercise, or keeps its numbers.
#[tauri::command(async)]
#[specta::specta]
pub fn answer_exercise_offer(engine: State<'_, EngineThread>, exercise: WhichExercise, take: bool) -> Answer<Saved> {
    engine.answer(move |engine, now| engine.answer_exercise_offer(exercise, take, now))
}

/// Takes back what was planned of an exercise, or brings it back.
#[tauri::command(async)]
#[specta::specta]
pub fn set_exercise_plan_deleted(engine: State<'_, EngineThread>, id: i32, deleted: bool) -> Answer<()> {
    engine.answer(move |engine, now| engine.set_exercise_plan_deleted(id, deleted, now))
}

/// Keeps an exercise of one's own, or changes one.
#[tauri::command(async)]
#[specta::specta]
pub fn save_own_exercise(
    engine: State<'_, EngineThread>,
    id: Option<i32>,
    draft: OwnExerciseDraft,
    showed: Option<OwnExerciseDraft>,
) -> Answer<Saved> {
    let called = given_exercise(engine.words);
    engine.answer(move |engine, now| engine.save_own_exercise(id, Edit::of(&draft, showed.as_ref()), &called, now))
}

/// Takes one's own exercise off the list, or brings it back.
#[tauri::command(async)]
#[specta::specta]
pub fn set_own_exercise_deleted(engine: State<'_, EngineThread>, id: i32, deleted: bool) -> Answer<()> {
    engine.answer(move |engine, now| engine.set_own_exercise_deleted(id, deleted, now))
}

/// Asks for a picture and copies it to an exercise; nothing when the person thought better of it. Neither the choice nor a slow disk
/// holds up anything else.
#[tauri::command]
#[specta::specta]
pub async fn choose_exercise_picture<R: Runtime>(
    app: AppHandle<R>,
    place: State<'_, Place>,
    engine: State<'_, EngineThread>,
    exercise: i32,
) -> Answer<Option<Saved>> {
    let words = engine.words;
    let dialog = of_kind(app.dialog().file(), words.msg_exercise_picture_files(), &PICTURES);
    let Some(path) = chosen(|choose| dialog.pick_file(choose)).await else { return Ok(None) };
    let folder = place.options.folder.clone();
    let copy = move || CopiedFile::of(&path, Wanted::Picture, &folder).map_err(|why| ApiError::of(why.into(), words));
    let picture = engine.beside(copy).await?;
    engine.answer(move |engine, now| engine.set_exercise_picture(exercise, picture, now)).map(Some)
}

/// Takes the picture of an exercise away, or brings it back.
#[tauri::command(async)]
#[specta::specta]
pub fn set_exercise_picture_deleted(engine: State<'_, EngineThread>, id: i32, deleted: bool) -> Answer<()> {
    engine.answer(move |engine, now| engine.set_exercise_picture_deleted(id, deleted, now))
}

/// The picture of an exercise, as the address of an image.
#[tauri::command]
#[specta::specta]
pub async fn exercise_picture(engine: State<'_, EngineThread>, exercise: i32) -> Answer<String> {
    let (path, words) = (engine.answer(move |engine, _| engine.exercise_picture(exercise))?, engine.words);
    let off = move |fault| ApiError::of(EngineError::from(Invalid::File(fault)), words);
    engine.beside(move || picture_address(&path).map_err(off)).await
}
