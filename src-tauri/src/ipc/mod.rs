//! What the window may ask: commands by area, each a line or two around the engine.

pub mod backups;
pub mod damaged;
mod data;
pub mod diary;
pub mod doctor;
mod error;
pub mod exercise;
pub mod foreign;
pub mod habit;
pub mod history;
pub mod learn;
pub mod medicines;
pub mod moving;
pub mod own_pack;
pub mod plan;
pub mod relief;
pub mod session;
pub mod shell;
pub mod signs;
pub mod summary;
pub mod visits;
pub mod week;
pub mod words;

pub use error::{ApiError, ErrorKind};
pub(crate) use summary::{Opened, PagesAsked};

use std::collections::BTreeMap;
use std::path::PathBuf;

use respite_domain::Code;
use respite_domain::charts::Span;
use respite_domain::exercise::{Ending, Morning};
use respite_domain::history::TestKind;
use respite_domain::medicine::{SideEffectStrength, Unit};
use respite_domain::notice::{QUIET_FROM_HOUR, QUIET_TO_HOUR};
use respite_domain::own_pack::PackKind;
use respite_domain::place::Place;
use respite_domain::plan::PlanKind;
use respite_domain::relief::ReliefKind;
use respite_domain::roland_morris::STATEMENTS;
use respite_domain::session::Skin;
use respite_domain::summary::Section;
use respite_domain::time::Moment;
use respite_domain::visit::VisitKind;
use respite_domain::words::List;
use respite_engine::view::{EntryDraft, MADE_FROM, OF_THE_MOMENT};
use respite_engine::{EITHER_WAY, Engine, EngineError};
use respite_foreign::{DateOrder, Encoding, Means, Separator};
use respite_handover::FileFormat;
use respite_l10n::Words;
use tauri::async_runtime::spawn_blocking;
use tauri::{AppHandle, Runtime};
use tauri_plugin_dialog::{FileDialogBuilder, FilePath};
use tauri_plugin_opener::OpenerExt;
use tauri_specta::{Builder, collect_commands, collect_events};
use tokio::sync::oneshot;

use crate::engine_thread::EngineThread;
use crate::events::{Changed, CloseAsked, ShowScreen};
use crate::within::apart;

/// What a command answers.
pub type Answer<T> = Result<T, ApiError>;

/// All commands and events over a runtime. A macro, since the description of a command names its runtime for good.
macro_rules! bindings_over {
    ($runtime:ty) => {
        Builder::<$runtime>::new()
            .disable_serde_phases()
            .commands(collect_commands![
                diary::today,
                diary::begun,
                diary::forms_begun,
                diary::keep_begun,
                diary::log_entry,
                diary::log_spasm_now,
                diary::log_clear,
                diary::entry,
                diary::update_entry,
                diary::delete_entry,
                diary::restore_entry,
                diary::entry_changes,
                diary::row_changes,
                diary::diary,
                diary::search,
                session::sessions,
                session::start_session,
                session::pack_is_off,
                session::stop_session,
                session::pack_is_still_on,
                session::undo_session,
                session::delete_session,
                session::restore_session,
                session::record_session,
                session::change_session,
                session::how_it_went_was_asked,
                session::skin_is_fine,
                session::pain_later,
                session::answer_safety,
                own_pack::save_own_pack,
                own_pack::set_own_pack_deleted,
                plan::plan_faults,
                plan::save_plan,
                plan::set_plan_ended,
                plan::set_plan_deleted,
                plan::answer_slot,
                plan::take_back_slot,
                session::skin_looks_normal,
                session::set_skin_mistaken,
                session::fever_has_passed,
                session::not_over,
                doctor::would_ask,
                doctor::answer_reminder,
                doctor::answer_gap,
                doctor::answer_place,
                doctor::take_back_answer,
                doctor::say_again,
                doctor::answer_still_there,
                history::history,
                history::save_injury,
                history::save_test,
                history::save_condition,
                history::save_goal,
                history::rate_goal,
                history::end_goal,
                history::set_first_spasm,
                history::delete_history,
                history::restore_history,
                history::attach_file::<$runtime>,
                history::open_file::<$runtime>,
                relief::reliefs,
                relief::open_reliefs,
                relief::add_relief,
                relief::update_relief,
                relief::finish_relief,
                relief::delete_relief,
                relief::restore_relief,
                relief::charts,
                relief::month,
                relief::named,
                relief::set_avoided,
                signs::signs,
                signs::answer_signs,
                signs::getting_help,
                signs::not_helped,
                signs::untick,
                signs::tick_again,
                visits::visits,
                visits::add_visit,
                visits::update_visit,
                visits::visit_done,
                visits::delete_visit,
                visits::restore_visit,
                words::own_words,
                words::rename_words,
                words::undo_rename,
                exercise::exercises,
                exercise::plan_exercise,
                exercise::clear_exercise,
                exercise::start_exercise,
                exercise::pause_exercise,
                exercise::go_on_exercise,
                exercise::end_exercise,
                exercise::exercise_ran_out,
                exercise::exercise_pain_after,
                exercise::set_exercise_deleted,
                exercise::tell_exercise_morning,
                exercise::answer_exercise_offer,
                exercise::set_exercise_plan_deleted,
                exercise::save_own_exercise,
                exercise::set_own_exercise_deleted,
                exercise::choose_exercise_picture::<$runtime>,
                exercise::set_exercise_picture_deleted,
                exercise::exercise_picture,
                habit::habits,
                habit::want_habits,
                habit::tell_habits,
                moving::moving,
                moving::begin_rest,
                moving::answer_rest,
                moving::set_rest_deleted,
                moving::begin_spell,
                moving::end_spell,
                week::week,
                week::answer_week,
                week::put_week_off,
                week::set_week_deleted,
                week::roland_morris,
                week::answer_roland_morris,
                week::set_roland_morris_deleted,
                medicines::medicines,
                medicines::more_doses,
                medicines::name_meaning,
                medicines::save_product,
                medicines::check_label,
                medicines::stop_product,
                medicines::take_again,
                medicines::course_as_it_was,
                medicines::delete_product,
                medicines::restore_product,
                medicines::dose_check,
                medicines::dose_brings,
                medicines::log_dose,
                medicines::update_dose,
                medicines::delete_dose,
                medicines::restore_dose,
                medicines::acknowledge_driving,
                medicines::log_side_effect,
                medicines::delete_side_effect,
                medicines::restore_side_effect,
                medicines::set_medicine_flags,
                summary::summary_pages,
                summary::save_summary::<$runtime>,
                summary::open_summary::<$runtime>,
                summary::print_summary::<$runtime>,
                summary::person,
                summary::set_person,
                backups::backups,
                backups::back_up_now,
                backups::save_backup::<$runtime>,
                backups::long_work,
                backups::stop_long_work,
                backups::choose_backup::<$runtime>,
                backups::make_backup_key::<$runtime>,
                backups::name_second_folder::<$runtime>,
                backups::forget_second_folder,
                backups::choose_key_sheet::<$runtime>,
                backups::look_at_backup,
                backups::bring_back,
                backups::undo_bring_back,
                backups::resume_backups,
                data::save_file::<$runtime>,
                data::choose_file::<$runtime>,
                data::look_at_file,
                data::bring_in,
                foreign::choose_table::<$runtime>,
                foreign::look_at_table,
                foreign::complete_mapping,
                foreign::try_table,
                foreign::bring_in_table,
                foreign::take_table_back,
                learn::learn,
                learn::learn_page,
                learn::print_screen::<$runtime>,
                shell::settings,
                shell::change_settings,
                shell::set_zoom::<$runtime>,
                shell::kept_view,
                shell::keep_view,
                shell::set_small::<$runtime>,
                shell::language,
                shell::surroundings::<$runtime>,
                shell::diary_file,
                shell::saw_kept_aside,
                damaged::look_at_damaged,
                damaged::bring_back_salvaged,
                damaged::bring_back_last_good,
                shell::erase_deleted,
                shell::test_notice::<$runtime>,
                shell::set_autostart::<$runtime>,
                shell::window_listens::<$runtime>,
                shell::close_window::<$runtime>,
                shell::start_again::<$runtime>,
                shell::announce::<$runtime>,
            ])
            .events(collect_events![Changed, CloseAsked, ShowScreen])
            .constant("MADE_FROM", made_from())
            .constant("OF_THE_MOMENT", OF_THE_MOMENT)
            .constant("CODES", forms())
            .constant("BLANK_ENTRY", EntryDraft::default())
            .constant("EITHER_WAY", EITHER_WAY)
            .constant("OFFERED", offered())
            .constant("WAYS", ways())
            .constant("NOTHING_TO_READ", nothing_to_read())
            .constant("QUIET", [QUIET_FROM_HOUR, QUIET_TO_HOUR].map(|hour| format!("{hour:02}:00")))
            .constant("STATEMENTS", STATEMENTS)
    };
}

/// All commands and events, for the window and for the test that writes `ui/src/backend/bindings.ts`.
pub fn bindings() -> Builder<tauri::Wry> {
    bindings_over!(tauri::Wry)
}

/// The same without a window.
#[cfg(feature = "time-travel")]
pub(crate) fn headless_bindings() -> Builder<tauri::test::MockRuntime> {
    bindings_over!(tauri::test::MockRuntime)
}

/// Which view is made from which parts, by their codes.
fn made_from() -> BTreeMap<&'static str, Vec<&'static str>> {
    MADE_FROM.map(|(view, parts)| (view, parts.iter().map(|part| part.code()).collect())).into()
}

/// The words of each list that are offered to everybody.
fn offered() -> BTreeMap<&'static str, &'static [&'static str]> {
    List::all().map(|list| (list.code(), list.offered())).collect()
}

/// What exactly each kind of relief can be.
fn ways() -> BTreeMap<&'static str, &'static [&'static str]> {
    ReliefKind::all().map(|kind| (kind.code(), kind.offered())).collect()
}

/// The kinds of packs that nothing to read came with.
fn nothing_to_read() -> Vec<&'static str> {
    PackKind::all().filter(|kind| !kind.has_instructions()).map(PackKind::code).collect()
}

/// The closed sets that forms offer whole, in the order of the form.
fn forms() -> BTreeMap<&'static str, Vec<&'static str>> {
    fn of<T: Code>(values: impl IntoIterator<Item = T>) -> (&'static str, Vec<&'static str>) {
        (T::SET, values.into_iter().map(T::code).collect())
    }
    BTreeMap::from([
        of(Place::all()),
        of(PackKind::all()),
        of(PlanKind::all()),
        of(Skin::all()),
        of(Unit::all()),
        of(FileFormat::all()),
        of(Means::all()),
        of(DateOrder::all()),
        of(Encoding::all()),
        of(Separator::all()),
        of(SideEffectStrength::all()),
        of(TestKind::all()),
        of(Ending::all()),
        of(Morning::all()),
        of(VisitKind::all()),
        of(Section::all()),
        of(Span::all()),
        of(ReliefKind::in_form_order()),
    ])
}

/// The file that a person chooses in a dialog, for as long as that takes; `None` when they thought better of it. No thread
/// waits meanwhile.
async fn chosen(ask: impl FnOnce(Box<dyn FnOnce(Option<FilePath>) + Send>)) -> Option<PathBuf> {
    let (choose, choice) = oneshot::channel();
    ask(Box::new(move |path| _ = choose.send(path)));
    choice.await.ok()??.into_path().ok()
}

/// The dialog, showing the files of a kind by how their names end. GTK tells capitals from small letters, and cameras write ".JPG".
fn of_kind<R: Runtime>(
    dialog: FileDialogBuilder<R>,
    kind: impl Into<String>,
    endings: &[&'static str],
) -> FileDialogBuilder<R> {
    let endings: Vec<String> = endings.iter().flat_map(|ending| in_either_case(ending)).collect();
    let endings: Vec<&str> = endings.iter().map(String::as_str).collect();
    dialog.add_filter(kind, &endings)
}

/// "jpg", "JPG" and "Jpg".
fn in_either_case(ending: &str) -> [String; 3] {
    let (first, rest) = ending.split_at(1);
    [ending.to_owned(), ending.to_uppercase(), first.to_uppercase() + rest]
}

impl EngineThread {
    /// Does what takes its time in a thread of its own, for as long as it takes: neither the window nor the engine waits for it.
    async fn beside<T: Send + 'static>(&self, work: impl FnOnce() -> Answer<T> + Send + 'static) -> Answer<T> {
        spawn_blocking(work).await.map_err(|_| ApiError::unexpected(self.words))?
    }

    /// Asks the engine on behalf of the window, once it is clear that what is open is the diary.
    fn answer<T: Send + 'static>(
        &self,
        question: impl FnOnce(&mut Engine, &Moment) -> Result<T, EngineError> + Send + 'static,
    ) -> Answer<T> {
        let of_the_diary = move |engine: &mut Engine, now: &Moment| {
            engine.check_file()?;
            question(engine, now)
        };
        let answered = self.ask(of_the_diary).ok_or_else(|| ApiError::unexpected(self.words))?;
        answered.map_err(|error| ApiError::of(error, self.words))
    }
}

/// Opens a file with the program that the computer has for it.
async fn open<R: Runtime>(app: &AppHandle<R>, path: String, words: &Words) -> Answer<()> {
    let app = app.clone();
    let opened = apart(move || app.opener().open_path(path, None::<&str>)).await;
    let not_opened = || ApiError { message: words.msg_error_file_not_opened(), ..ApiError::unexpected(words) };
    opened.ok_or_else(not_opened)?.map_err(|error| {
        tracing::warn!(%error, "a file could not be opened");
        not_opened()
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    #[test]
    fn what_a_camera_or_an_old_disk_names_in_capitals_is_shown_too() {
        assert_eq!(super::in_either_case("jpg"), ["jpg", "JPG", "Jpg"]);
    }

    /// The window's side of the commands is generated from here. `RESPITE_WRITE_BINDINGS=1 cargo test -p respite-desktop`
    /// writes it.
    #[test]
    fn the_bindings_are_those_of_the_commands() {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/backend/bindings.ts");
        let fresh = tempfile::NamedTempFile::with_suffix(".ts").unwrap();
        super::bindings().export(specta_typescript::Typescript::default(), fresh.path()).unwrap();
        let fresh = std::fs::read_to_string(fresh.path()).unwrap();
        if std::env::var_os("RESPITE_WRITE_BINDINGS").is_some() {
            std::fs::write(&file, &fresh).unwrap();
        }
        let kept = std::fs::read_to_string(&file).unwrap();
        assert!(kept == fresh, "run `RESPITE_WRITE_BINDINGS=1 cargo test -p respite-desktop` and commit the result");
    }
}
