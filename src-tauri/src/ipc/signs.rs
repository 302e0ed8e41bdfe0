//! Warning signs.

use respite_engine::view::{SignDraft, SignSaved, SignsView, TakenOff};
use tauri::State;

use super::Answer;
use crate::engine_thread::EngineThread;

/// What is asked about warning signs, what was answered, and what is urgent.
#[tauri::command(async)]
#[specta::specta]
pub fn signs(engine: State<'_, EngineThread>) -> Answer<SignsView> {
    engine.answer(|engine, now| engine.signs(now))
}

/// Keeps an answer about warning signs.
#[tauri::command(async)]
#[specta::specta]
pub fn answer_signs(engine: State<'_, EngineThread>, draft: SignDraft) -> Answer<SignSaved> {
    engine.answer(move |engine, now| engine.answer_signs(&draft, now))
}

/// "I have called", or "I am getting help", of these answers.
#[tauri::command(async)]
#[specta::specta]
pub fn getting_help(engine: State<'_, EngineThread>, answers: Vec<i32>) -> Answer<SignsView> {
    engine.answer(move |engine, now| engine.getting_help(&answers, now))
}

/// That one has called, or is getting help, was a slip, of these answers.
#[tauri::command(async)]
#[specta::specta]
pub fn not_helped(engine: State<'_, EngineThread>, answers: Vec<i32>) -> Answer<SignsView> {
    engine.answer(move |engine, now| engine.not_helped(&answers, now))
}

/// "I ticked these by mistake", in these answers.
#[tauri::command(async)]
#[specta::specta]
pub fn untick(engine: State<'_, EngineThread>, answers: Vec<i32>, codes: Vec<String>) -> Answer<Vec<TakenOff>> {
    engine.answer(move |engine, now| engine.untick(&answers, &codes, now))
}

/// That was a slip: what was taken off is ticked again.
#[tauri::command(async)]
#[specta::specta]
pub fn tick_again(engine: State<'_, EngineThread>, taken: Vec<TakenOff>) -> Answer<()> {
    engine.answer(move |engine, now| engine.tick_again(&taken, now))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use respite_domain::Code;
    use respite_domain::warning_sign::{SIGNS, Tier};

    /// The window has the list by itself, so that it can be gone through whatever can be read. As the bindings are,
    /// `RESPITE_WRITE_BINDINGS=1 cargo test -p respite-desktop` writes it.
    #[test]
    fn the_list_of_the_window_is_that_of_the_core() {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/backend/sign-list.ts");
        let kept = std::fs::read_to_string(&file).unwrap();
        let (head, _) = kept.split_once("= [\n").unwrap();
        let lines = SIGNS.iter().map(|sign| {
            let tier = match sign.tier {
                Tier::Emergency => "emergency",
                Tier::SameDay => "same-day",
                Tier::Visit => "visit",
            };
            format!("  {{ code: '{}', tier: '{tier}', ofMedicine: {} }},\n", sign.code(), sign.of_medicine)
        });
        let fresh = format!("{head}= [\n{}];\n", lines.collect::<String>());
        if std::env::var_os("RESPITE_WRITE_BINDINGS").is_some() {
            std::fs::write(&file, &fresh).unwrap();
        }
        let kept = std::fs::read_to_string(&file).unwrap();
        assert!(kept == fresh, "run `RESPITE_WRITE_BINDINGS=1 cargo test -p respite-desktop` and commit the result");
    }
}
