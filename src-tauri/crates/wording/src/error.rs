//! One plain sentence for each thing that can be off.

use std::borrow::Cow;
use std::path::Path;

use respite_domain::Invalid;
use respite_domain::attachment::{FileFault, LARGEST};
use respite_domain::session::Refusal;
use respite_engine::{EngineError, FILE_NAME, NotWritten, StoreError};
use respite_l10n::Words;

use crate::kind_name;

/// The sentence for an error.
pub fn sentence(error: &EngineError, words: &Words) -> String {
    match error {
        EngineError::Invalid { why, .. } => invalid(why, words),
        EngineError::Refused(refusal) => refused(refusal, words),
        EngineError::Store(error) => store_sentence(error, words),
    }
}

/// The sentence for a disk that does not do what it was asked.
pub fn store_sentence(error: &StoreError, words: &Words) -> String {
    match error {
        // What goes wrong once the diary is open comes without a path.
        StoreError::Unwritable(path) if path.as_os_str().is_empty() => words.msg_error_disk(),
        StoreError::Unwritable(path) => words.msg_error_unwritable(path.to_string_lossy()),
        StoreError::NotADiary(path) => words.msg_error_not_a_diary(named(path)),
        StoreError::Corrupt(path) => words.msg_error_corrupt(named(path)),
        StoreError::Newer(path) => words.msg_error_newer(path.to_string_lossy()),
        StoreError::NotThere(path) => words.msg_error_not_there(path.to_string_lossy()),
        StoreError::InTheWay(path) => words.msg_error_in_the_way(path.to_string_lossy()),
        StoreError::Replaced(_) => words.msg_error_replaced(),
        StoreError::Gone(path) => words.msg_error_gone(path.to_string_lossy()),
        StoreError::Unreadable => words.msg_error_unreadable_row(),
        StoreError::DiskFull => words.msg_error_disk_full(),
        StoreError::Busy => words.msg_error_busy(),
        StoreError::NotFound => words.msg_error_not_found(),
        StoreError::Other(_) => words.msg_error_disk(),
    }
}

/// That rows of the diary could not be read, if there are any.
pub fn unreadable(rows: usize, words: &Words) -> Option<String> {
    (rows > 0).then(|| words.msg_error_unreadable(u32::try_from(rows).unwrap_or(u32::MAX)))
}

/// Why a page was not written to `path`.
pub fn page_not_written(why: &NotWritten, path: &Path, words: &Words) -> String {
    match why {
        NotWritten::InTheWay => words.msg_error_in_place_of_a_page(path.to_string_lossy()),
        NotWritten::Disk(_) => words.msg_error_not_written(path.to_string_lossy()),
    }
}

fn named(path: &Path) -> Cow<'_, str> {
    if path.as_os_str().is_empty() { FILE_NAME.into() } else { path.to_string_lossy() }
}

fn invalid(why: &Invalid, words: &Words) -> String {
    match why {
        Invalid::Score => words.msg_error_score(),
        Invalid::Spasms => words.msg_error_spasms(),
        Invalid::AverageAboveWorst => words.msg_error_average(),
        Invalid::EmptyEntry => words.msg_error_empty_entry(),
        Invalid::ClearWithPain => words.msg_error_clear(),
        Invalid::UnknownPlace(code) => words.msg_error_unknown_place(shown(code)),
        Invalid::NoPlace => words.msg_error_no_place(),
        Invalid::Words => words.msg_error_words(),
        Invalid::OfferedWords => words.msg_error_offered_words(),
        Invalid::SameWords => words.msg_error_same_words(),
        Invalid::NotAvoidable => words.msg_error_not_avoidable(),
        Invalid::WeekIncomplete => words.msg_error_week_incomplete(),
        Invalid::NothingTicked => words.msg_error_nothing_ticked(),
        Invalid::NoStatement => words.msg_error_no_statement(),
        Invalid::InFuture => words.msg_error_future(),
        Invalid::TooLongAgo => words.msg_error_too_long_ago(),
        Invalid::NotATime(text) => words.msg_error_not_a_time(shown(text)),
        Invalid::NotADate(text) => words.msg_error_not_a_date(shown(text)),
        Invalid::OnsetAfterEntry { onset, day } => {
            words.msg_error_onset(words.date_long(*onset), words.date_long(*day))
        }
        Invalid::AppointmentPast => words.msg_error_appointment_past(),
        Invalid::EndBeforeStart => words.msg_error_end_before_start(),
        Invalid::Period => words.msg_error_period(),
        Invalid::Minutes { least, most } => words.msg_error_minutes(*least, *most),
        Invalid::NoteTooLong => words.msg_error_note_long(),
        Invalid::NoteNotText => words.msg_error_note_text(),
        Invalid::ReliefName => words.msg_error_relief_name(),
        Invalid::ReliefMinutes => words.msg_error_relief_minutes(),
        Invalid::UnknownWord(word) => words.msg_error_unknown_word(shown(word)),
        Invalid::Line => words.msg_error_line(),
        Invalid::File(fault) => file(*fault, words),
        Invalid::Clinician => words.msg_error_clinician(),
        Invalid::Questions => words.msg_error_questions(),
        Invalid::NoVisit => words.msg_error_no_visit(),
        Invalid::EmergencyNumber => words.msg_error_emergency_number(),
        Invalid::NoSession => words.msg_error_no_session(),
        Invalid::Units => words.msg_error_units(),
        Invalid::PerUnit => words.msg_error_per_unit(),
        Invalid::IngredientName => words.msg_error_ingredient_name(),
        Invalid::IngredientTwice => words.msg_error_ingredient_twice(),
        Invalid::NoIngredient => words.msg_error_no_ingredient(),
        Invalid::PrescriptionOnly => words.msg_error_prescription_only(),
        Invalid::ProductName => words.msg_error_product_name(),
        Invalid::ProductNameTaken(name) => words.msg_error_product_name_taken(shown(name)),
        Invalid::UnknownProduct(name) => words.msg_error_unknown_product(shown(name)),
        Invalid::LabelWithoutLimit => words.msg_error_label_without_limit(),
        Invalid::LabelNumber => words.msg_error_label_number(),
        Invalid::LabelContradicts => words.msg_error_label_contradicts(),
        Invalid::CourseEndsBeforeStart => words.msg_error_course(),
        Invalid::SideEffect => words.msg_error_side_effect(),
        Invalid::SideEffectStrength => words.msg_error_side_effect_strength(),
        Invalid::NotFound => words.msg_error_not_found(),
    }
}

fn file(fault: FileFault, words: &Words) -> String {
    match fault {
        FileFault::TooLarge => words.msg_error_file_large(LARGEST / (1024 * 1024)),
        FileFault::Empty => words.msg_error_file_empty(),
        FileFault::Folder => words.msg_error_file_folder(),
        FileFault::Link => words.msg_error_file_link(),
        FileFault::NotAFile => words.msg_error_file_none(),
        FileFault::Gone => words.msg_error_file_gone(),
        FileFault::Changed => words.msg_error_file_changed(),
        FileFault::Unreadable => words.msg_error_file_unreadable(),
    }
}

fn refused(refusal: &Refusal, words: &Words) -> String {
    match refusal {
        Refusal::Resting(rest) => words.msg_error_resting(
            words.place_name(rest.place.code()),
            words.time_of_day(rest.until.time()),
            kind_name(rest.from, words),
        ),
        Refusal::Running { place, until } => {
            words.msg_error_running(words.place_name(place.code()), words.time_of_day(until.time()))
        }
        Refusal::EnoughToday(place) => words.msg_error_enough_today(words.place_name(place.code())),
        Refusal::SheetNotAnswered => words.msg_error_sheet(),
        Refusal::AskClinicianFirst => words.msg_error_ask_clinician(),
    }
}

/// What somebody gave, short enough for one line and without what a terminal would obey.
fn shown(given: &str) -> String {
    let mut shown: String = given.chars().filter(|c| !c.is_control()).take(40).collect();
    if given.chars().count() > 40 {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_given_is_quoted_short_and_tame() {
        let error = EngineError::from(Invalid::NotATime("\u{1b}[31m".to_owned() + &"x".repeat(100)));
        let said = sentence(&error, respite_l10n::words());
        assert!(said.chars().count() < 90 && !said.contains('\u{1b}'), "{said}");
    }
}
