//! What was tried against the pain, what made it worse or better, and the charts.

use respite_domain::charts::Span;
use respite_domain::words::List;
use respite_engine::At;
use respite_engine::Edit;
use respite_engine::view::{ChartsView, Coded, MonthView, NamedView, OpenReliefs, ReliefDraft, ReliefsView, ToldSaved};
use tauri::State;

use super::Answer;
use crate::engine_thread::EngineThread;

/// The screen "What helps".
#[tauri::command(async)]
#[specta::specta]
pub fn reliefs(engine: State<'_, EngineThread>, span: Coded<Span>, most: u32) -> Answer<ReliefsView> {
    engine.answer(move |engine, now| engine.reliefs(span.0, most, &At::now(now)))
}

/// What was tried lately whose pain after has not been told.
#[tauri::command(async)]
#[specta::specta]
pub fn open_reliefs(engine: State<'_, EngineThread>) -> Answer<OpenReliefs> {
    engine.answer(move |engine, now| engine.open_reliefs(now))
}

/// "I tried something."
#[tauri::command(async)]
#[specta::specta]
pub fn add_relief(engine: State<'_, EngineThread>, draft: ReliefDraft) -> Answer<ToldSaved> {
    engine.answer(move |engine, now| engine.add_relief(&draft, now))
}

/// Replaces what it says.
#[tauri::command(async)]
#[specta::specta]
pub fn update_relief(
    engine: State<'_, EngineThread>,
    id: i32,
    draft: ReliefDraft,
    showed: Option<ReliefDraft>,
) -> Answer<ToldSaved> {
    engine.answer(move |engine, now| engine.update_relief(id, Edit::of(&draft, showed.as_ref()), now))
}

/// The pain after it, told later.
#[tauri::command(async)]
#[specta::specta]
pub fn finish_relief(engine: State<'_, EngineThread>, id: i32, after: f64, minutes: Option<f64>) -> Answer<()> {
    engine.answer(move |engine, now| engine.finish_relief(id, after, minutes, now))
}

/// Deletes something tried.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_relief(engine: State<'_, EngineThread>, id: i32) -> Answer<()> {
    engine.answer(move |engine, now| engine.delete_relief(id, now))
}

/// Brings something deleted back.
#[tauri::command(async)]
#[specta::specta]
pub fn restore_relief(engine: State<'_, EngineThread>, id: i32) -> Answer<()> {
    engine.answer(move |engine, now| engine.restore_relief(id, now))
}

/// The pain line and the time of day.
#[tauri::command(async)]
#[specta::specta]
pub fn charts(engine: State<'_, EngineThread>, span: Coded<Span>) -> Answer<ChartsView> {
    engine.answer(move |engine, now| engine.charts(span.0, &At::now(now)))
}

/// A month as day states.
#[tauri::command(async)]
#[specta::specta]
pub fn month(engine: State<'_, EngineThread>, month: Option<String>) -> Answer<MonthView> {
    engine.answer(move |engine, now| engine.month(month.as_deref(), now))
}

/// What made it worse, better, or set it off, by days; and what the person avoids.
#[tauri::command(async)]
#[specta::specta]
pub fn named(engine: State<'_, EngineThread>, span: Coded<Span>) -> Answer<NamedView> {
    engine.answer(move |engine, now| engine.named(span.0, &At::now(now)))
}

/// "I avoid this", or no longer.
#[tauri::command(async)]
#[specta::specta]
pub fn set_avoided(engine: State<'_, EngineThread>, list: Coded<List>, said: String, avoided: bool) -> Answer<()> {
    engine.answer(move |engine, now| engine.set_avoided(list.0, &said, avoided, now))
}
