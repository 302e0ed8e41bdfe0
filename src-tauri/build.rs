//! Tells Tauri which commands there are, so that the window gets exactly those that its capability grants.

/// Every command of `src/ipc`. A test in `tests/tidy` compares them with the capability and with the code.
const COMMANDS: &[&str] = &[
    "today",
    "log_entry",
    "log_spasm_now",
    "log_clear_today",
    "entry",
    "update_entry",
    "delete_entry",
    "restore_entry",
    "entry_changes",
    "diary",
    "relief",
    "start_session",
    "stop_session",
    "undo_session",
    "record_session",
    "skin_is_fine",
    "pain_later",
    "answer_safety",
    "answer_reminder",
    "answer_gap",
    "history",
    "save_injury",
    "save_test",
    "save_condition",
    "save_goal",
    "rate_goal",
    "end_goal",
    "set_first_spasm",
    "delete_history",
    "restore_history",
    "attach_file",
    "open_file",
    "tried",
    "open_reliefs",
    "add_relief",
    "update_relief",
    "finish_relief",
    "delete_relief",
    "restore_relief",
    "charts",
    "month",
    "signs",
    "answer_signs",
    "getting_help",
    "ticked_by_mistake",
    "visits",
    "add_visit",
    "update_visit",
    "visit_done",
    "delete_visit",
    "restore_visit",
    "own_words",
    "rename_words",
    "undo_rename",
    "week",
    "answer_week",
    "put_week_off",
    "set_week_deleted",
    "roland_morris",
    "answer_roland_morris",
    "set_roland_morris_deleted",
    "medicines",
    "more_doses",
    "save_product",
    "check_label",
    "stop_product",
    "resume_product",
    "delete_product",
    "restore_product",
    "dose_check",
    "log_dose",
    "update_dose",
    "delete_dose",
    "restore_dose",
    "acknowledge_driving",
    "log_side_effect",
    "delete_side_effect",
    "restore_side_effect",
    "set_medicine_flags",
    "summary_pages",
    "save_summary",
    "settings",
    "change_settings",
    "surroundings",
    "test_notice",
    "set_autostart",
    "close_window",
];

fn main() {
    // The screens are part of the program: built anew, they are put into it anew.
    println!("cargo::rerun-if-changed=../ui/dist");
    if std::env::var_os("CARGO_FEATURE_BUNDLED_UI").is_some() && !std::path::Path::new("../ui/dist/index.html").exists()
    {
        println!(
            "cargo::error=the screens are not built yet: `cargo xtask run` does it all, or `npm ci && npm run build` in ui/"
        );
        return;
    }
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest)) {
        println!("cargo::error={error:#}");
    }
}
