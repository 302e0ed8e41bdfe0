//! Medicines: products, doses, side effects.

use respite_engine::Engine;
use respite_engine::view::{
    CourseSaved, CourseWas, DoseDraft, DoseSaved, DosesView, FindingView, Medicines, NameMeaning, ProductDraft, Saved,
    SideEffectDraft, TakenAgain,
};
use respite_wording::tell_finding;
use tauri::State;

use super::Answer;
use crate::engine_thread::EngineThread;

/// The screen "Medicines".
#[tauri::command(async)]
#[specta::specta]
pub fn medicines(engine: State<'_, EngineThread>) -> Answer<Medicines> {
    let words = engine.words;
    engine.answer(move |engine, now| engine.medicines(&tell_finding(words), now))
}

/// Doses further back, before a moment.
#[tauri::command(async)]
#[specta::specta]
pub fn more_doses(engine: State<'_, EngineThread>, before: String) -> Answer<DosesView> {
    engine.answer(move |engine, _| engine.more_doses(&before))
}

/// What a person means by the name of a medicine.
#[tauri::command(async)]
#[specta::specta]
pub fn name_meaning(words: String) -> Answer<NameMeaning> {
    Ok(Engine::name_meaning(&words))
}

/// Adds a product, or changes the one with this number.
#[tauri::command(async)]
#[specta::specta]
pub fn save_product(engine: State<'_, EngineThread>, id: Option<i32>, draft: ProductDraft) -> Answer<Saved> {
    engine.answer(move |engine, now| engine.save_product(id, &draft, now))
}

/// "I compared it with my own label."
#[tauri::command(async)]
#[specta::specta]
pub fn check_label(engine: State<'_, EngineThread>, id: i32) -> Answer<()> {
    engine.answer(move |engine, now| engine.check_label(id, now))
}

/// The person no longer takes it, since a day.
#[tauri::command(async)]
#[specta::specta]
pub fn stop_product(engine: State<'_, EngineThread>, id: i32, since: Option<String>) -> Answer<CourseSaved> {
    engine.answer(move |engine, now| engine.stop_product(id, since.as_deref(), now))
}

/// The person takes it again, from today on or since a day.
#[tauri::command(async)]
#[specta::specta]
pub fn take_again(engine: State<'_, EngineThread>, id: i32, told: TakenAgain) -> Answer<CourseSaved> {
    engine.answer(move |engine, now| engine.take_again(id, &told, now))
}

/// Takes back that it was stopped, or taken again: it is as it was.
#[tauri::command(async)]
#[specta::specta]
pub fn course_as_it_was(engine: State<'_, EngineThread>, id: i32, was: CourseWas) -> Answer<()> {
    engine.answer(move |engine, now| engine.course_as_it_was(id, &was, now))
}

/// Deletes a product that was added by mistake. Its doses stay and still count.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_product(engine: State<'_, EngineThread>, id: i32) -> Answer<()> {
    engine.answer(move |engine, now| engine.delete_product(id, now))
}

/// Brings a deleted product back.
#[tauri::command(async)]
#[specta::specta]
pub fn restore_product(engine: State<'_, EngineThread>, id: i32) -> Answer<()> {
    engine.answer(move |engine, now| engine.restore_product(id, now))
}

/// What would be true of a dose; of the changed dose where `id` is given. Nothing is saved.
#[tauri::command(async)]
#[specta::specta]
pub fn dose_check(engine: State<'_, EngineThread>, id: Option<i32>, draft: DoseDraft) -> Answer<Vec<FindingView>> {
    let words = engine.words;
    engine.answer(move |engine, now| engine.dose_check(id, &draft, &tell_finding(words), now))
}

/// What is true of a dose that was taken and could not be saved, with whom to call.
#[tauri::command(async)]
#[specta::specta]
pub fn dose_brings(engine: State<'_, EngineThread>, id: Option<i32>, draft: DoseDraft) -> Answer<Vec<FindingView>> {
    let words = engine.words;
    engine.answer(move |engine, now| engine.dose_brings(id, &draft, &tell_finding(words), now))
}

/// Saves a dose. The truth can always be saved.
#[tauri::command(async)]
#[specta::specta]
pub fn log_dose(engine: State<'_, EngineThread>, draft: DoseDraft) -> Answer<DoseSaved> {
    let words = engine.words;
    engine.answer(move |engine, now| engine.log_dose(&draft, &tell_finding(words), now))
}

/// Replaces what a dose says.
#[tauri::command(async)]
#[specta::specta]
pub fn update_dose(engine: State<'_, EngineThread>, id: i32, draft: DoseDraft) -> Answer<DoseSaved> {
    let words = engine.words;
    engine.answer(move |engine, now| engine.update_dose(id, &draft, &tell_finding(words), now))
}

/// Deletes a dose.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_dose(engine: State<'_, EngineThread>, id: i32) -> Answer<()> {
    engine.answer(move |engine, now| engine.delete_dose(id, now))
}

/// Brings a deleted dose back.
#[tauri::command(async)]
#[specta::specta]
pub fn restore_dose(engine: State<'_, EngineThread>, id: i32) -> Answer<DoseSaved> {
    let words = engine.words;
    engine.answer(move |engine, now| engine.restore_dose(id, &tell_finding(words), now))
}

/// "I will not drive or run machines": once a day is enough.
#[tauri::command(async)]
#[specta::specta]
pub fn acknowledge_driving(engine: State<'_, EngineThread>) -> Answer<()> {
    engine.answer(move |engine, now| engine.acknowledge_driving(now))
}

/// Adds a side effect.
#[tauri::command(async)]
#[specta::specta]
pub fn log_side_effect(engine: State<'_, EngineThread>, draft: SideEffectDraft) -> Answer<Saved> {
    engine.answer(move |engine, now| engine.log_side_effect(&draft, now))
}

/// Deletes a side effect.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_side_effect(engine: State<'_, EngineThread>, id: i32) -> Answer<()> {
    engine.answer(move |engine, now| engine.delete_side_effect(id, now))
}

/// Brings a deleted side effect back.
#[tauri::command(async)]
#[specta::specta]
pub fn restore_side_effect(engine: State<'_, EngineThread>, id: i32) -> Answer<()> {
    engine.answer(move |engine, now| engine.restore_side_effect(id, now))
}

/// What the person tells of themselves, for "your label says ask a doctor first".
#[tauri::command(async)]
#[specta::specta]
pub fn set_medicine_flags(engine: State<'_, EngineThread>, flags: Vec<String>) -> Answer<()> {
    engine.answer(move |engine, now| engine.set_medicine_flags(&flags, now))
}
