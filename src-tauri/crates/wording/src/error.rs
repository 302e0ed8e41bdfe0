//! One plain sentence for each thing that can be off.

use std::path::Path;

use chrono::{NaiveDate, NaiveTime};
use respite_domain::attachment::{FileFault, LARGEST, LARGEST_PICTURE};
use respite_domain::before_start::{Ask, Taken};
use respite_domain::entry::HOURS_OF_A_DAY;
use respite_domain::exercise::{MOST_PAIN, RESTS};
use respite_domain::medicine::PerUnit;
use respite_domain::moving::LONGEST_SPELL;
use respite_domain::notice::{QUIET_FROM_HOUR, QUIET_TO_HOUR};
use respite_domain::start::Refusal;
use respite_domain::text::{named_path, on_one_line, quoted};
use respite_domain::time::WallTime;
use respite_domain::{Code, Invalid};
use respite_engine::{BackupError, EngineError, FILE_NAME, ImportError, KeptAside, NotWritten, StoreError};
use respite_l10n::Words;
use respite_report::ReportError;

use crate::{kind_name, moment, place_names, skin_name};

/// The sentence for an error.
pub fn sentence(error: &EngineError, words: &Words) -> String {
    match error {
        EngineError::Invalid { why, .. } => invalid(why, words),
        EngineError::Refused(refusal) => refused(refusal, words),
        EngineError::Store(error) => store_sentence(error, words),
        EngineError::Backup(error) => backup_sentence(error, words),
        EngineError::Import(error) => import_sentence(error, words),
    }
}

/// The sentence for a backup that was not made, or not brought back.
pub fn backup_sentence(error: &BackupError, words: &Words) -> String {
    match error {
        BackupError::Fault(fault) => words.named("backup-fault", fault.code()),
        BackupError::InTheWay(path) => words.msg_error_in_place_of_a_page(shown(path)),
        BackupError::Store(error) => store_sentence(error, words),
    }
}

/// The sentence for a file that was not brought in.
pub fn import_sentence(error: &ImportError, words: &Words) -> String {
    match error {
        ImportError::Fault(fault) => words.named("import-fault", fault.code()),
        ImportError::Row { table, row: 0 } => words.msg_import_heads(*table),
        ImportError::Row { table, row } => words.msg_import_row(u32::try_from(*row).unwrap_or(u32::MAX), *table),
        ImportError::Store(error) => store_sentence(error, words),
    }
}

/// The sentence for a disk that does not do what it was asked.
pub fn store_sentence(error: &StoreError, words: &Words) -> String {
    match error {
        // What goes wrong once the diary is open comes without a path.
        StoreError::Unwritable(path) if path.as_os_str().is_empty() => words.msg_error_disk(),
        StoreError::Unwritable(path) => words.msg_error_unwritable(shown(path)),
        StoreError::NotReadable(path) => words.msg_error_not_readable(named(path)),
        StoreError::NotADiary(path) => words.msg_error_not_a_diary(named(path)),
        StoreError::Corrupt(path) => words.msg_error_corrupt(named(path)),
        StoreError::Newer(path) => words.msg_error_newer(shown(path)),
        StoreError::NotThere(path) => words.msg_error_not_there(shown(path)),
        StoreError::InTheWay(path) => words.msg_error_in_the_way(shown(path)),
        StoreError::Replaced(_) => words.msg_error_replaced(),
        StoreError::Gone(path, None) => words.msg_error_gone(shown(path)),
        StoreError::Gone(path, Some(kept)) => words.msg_error_gone_kept(shown(path), shown(kept)),
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
        NotWritten::Stopped(_) => words.msg_error_stopped(),
        NotWritten::InTheWay => words.msg_error_in_place_of_a_page(shown(path)),
        NotWritten::Disk(_) => words.msg_error_not_written(shown(path)),
    }
}

/// That there is no page, and what helps where something does.
pub fn page_not_made(why: &ReportError, words: &Words) -> String {
    match why {
        ReportError::NotThere => words.msg_error_page_part_missing(),
        ReportError::OtherBuild(_) => words.msg_error_page_updated(),
        ReportError::TooLong => words.msg_error_page_too_long(),
        ReportError::NotWanted => words.msg_error_stopped(),
        ReportError::Layout(_)
        | ReportError::Pdf(_)
        | ReportError::NotStarted(_)
        | ReportError::Ended
        | ReportError::Garbled => words.msg_error_page(),
    }
}

/// That something was kept aside, why, and where it is.
pub fn kept_aside(path: &Path, words: &Words) -> String {
    match KeptAside::of(path) {
        KeptAside::Unreadable => words.msg_error_kept_aside(shown(path)),
        KeptAside::Removed => words.msg_error_kept_removed(shown(path)),
        KeptAside::Journal => words.msg_error_kept_journal(shown(path)),
    }
}

fn named(path: &Path) -> String {
    if path.as_os_str().is_empty() { FILE_NAME.to_owned() } else { shown(path) }
}

fn shown(path: &Path) -> String {
    named_path(&path.to_string_lossy())
}

fn invalid(why: &Invalid, words: &Words) -> String {
    match why {
        Invalid::Score => words.msg_error_score(),
        Invalid::Spasms => words.msg_error_spasms(),
        Invalid::AverageAboveWorst => words.msg_error_average(),
        Invalid::EmptyEntry => words.msg_error_empty_entry(),
        Invalid::ClearWithPain => words.msg_error_clear(),
        Invalid::UnknownPlace(code) => words.msg_error_unknown_place(quoted(code)),
        Invalid::NoPlace => words.msg_error_no_place(),
        Invalid::Words => words.msg_error_words(),
        Invalid::OfferedWords => words.msg_error_offered_words(),
        Invalid::SameWords => words.msg_error_same_words(),
        Invalid::NotAvoidable => words.msg_error_not_avoidable(),
        Invalid::WeekIncomplete => words.msg_error_week_incomplete(),
        Invalid::NothingTicked => words.msg_error_nothing_ticked(),
        Invalid::NoStatement => words.msg_error_no_statement(),
        Invalid::InFuture => words.msg_error_future(),
        Invalid::BeforeItsMake(day) => words.msg_error_before_its_make(words.date_long(*day)),
        Invalid::StoppedBeforeCourse(day) => words.msg_error_stopped_before_course(words.date_long(*day)),
        Invalid::StoppedBetween(stopped, again) => {
            words.msg_error_stopped_between(words.date_long(*stopped), words.date_long(*again))
        }
        Invalid::AgainUnread => words.msg_error_again_unread(),
        Invalid::BeginsBeforeStop(day) => words.msg_error_begins_before_stop(words.date_long(*day)),
        Invalid::BeginsAfterStop(day) => words.msg_error_begins_after_stop(words.date_long(*day)),
        Invalid::TooLongAgo => words.msg_error_too_long_ago(),
        Invalid::NotATime(text) => words.msg_error_not_a_time(quoted(text)),
        Invalid::TimeSkipped(text) => words.msg_error_time_skipped(quoted(text)),
        Invalid::TimeTwice(text) => words.msg_error_time_twice(quoted(text)),
        Invalid::NotATimeOfDay(text) => words.msg_error_not_a_time_of_day(quoted(text)),
        Invalid::NotADate(text) => words.msg_error_not_a_date(quoted(text)),
        Invalid::NotANumber(given) => words.msg_number_not_read(quoted(given)),
        Invalid::WhichNumber { given, grouped, decimal } => {
            words.msg_number_which(quoted(given), grouped.as_str(), decimal.as_str())
        }
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
        Invalid::UnknownWord(word) => words.msg_error_unknown_word(quoted(word)),
        Invalid::Line => words.msg_error_line(),
        Invalid::File(fault) => file(*fault, words),
        Invalid::Clinician => words.msg_error_clinician(),
        Invalid::Questions => words.msg_error_questions(),
        Invalid::NoVisit => words.msg_error_no_visit(),
        Invalid::NoVisitThen => words.msg_error_no_visit_then(),
        Invalid::WhichVisit(visits) => {
            let visit = |(day, time, clinician): &(NaiveDate, Option<NaiveTime>, String)| {
                let facts = [Some(words.date_long(*day)), time.map(|time| words.time_of_day(time))];
                words.facts(facts.into_iter().flatten().chain((!clinician.is_empty()).then(|| on_one_line(clinician))))
            };
            words.msg_error_which_visit(words.phrases(visits.iter().map(visit)))
        }
        Invalid::EmergencyNumber => words.msg_error_emergency_number(),
        Invalid::NoSession => words.msg_error_no_session(),
        Invalid::PackElsewhere(places) => words.msg_error_pack_elsewhere(words.phrases(names_of(places, words))),
        Invalid::AlreadyOff { at } => words.msg_error_already_off(moment(*at, words)),
        Invalid::SayWhen { places, planned_end } => {
            words.msg_error_say_when(words.phrases(names_of(places, words)), moment(*planned_end, words))
        }
        Invalid::Units => words.msg_error_units(),
        Invalid::PerUnit => words.msg_error_per_unit(),
        Invalid::IngredientName => words.msg_error_ingredient_name(),
        Invalid::PerhapsIngredient { given, meant } => {
            words.msg_error_perhaps_ingredient(words.ingredient_name(meant, None), quoted(given))
        }
        Invalid::SeveralIngredients { given, held } => {
            let held = held.iter().map(|code| words.ingredient_name(code, None));
            words.msg_error_several_ingredients(quoted(given), words.list(held))
        }
        Invalid::MoreThanNamed { given, held, sleepy } => {
            let held: Vec<String> = held.iter().map(|code| words.ingredient_name(code, None)).collect();
            match (&held[..], sleepy) {
                ([], _) => words.msg_error_named_sleepy(quoted(given)),
                (_, true) => words.msg_error_more_sleepy(quoted(given), words.list(held)),
                (_, false) => words.msg_error_more_than_named(quoted(given), words.list(held)),
            }
        }
        Invalid::WhichIngredient(given) => words.msg_error_which_ingredient(quoted(given)),
        Invalid::UnusualStrength { ingredient, micrograms, .. } => {
            let milligrams = PerUnit::of_micrograms(*micrograms).milligrams();
            words.msg_error_unusual_strength(words.quantity(milligrams), words.ingredient_name(ingredient, None))
        }
        Invalid::OtherStrengthNamed { named, micrograms } => {
            let said = |micrograms: &u32| words.quantity(PerUnit::of_micrograms(*micrograms).milligrams());
            words.msg_error_other_strength_named(said(named), said(micrograms))
        }
        Invalid::IngredientTwice => words.msg_error_ingredient_twice(),
        Invalid::NoIngredient => words.msg_error_no_ingredient(),
        Invalid::PrescriptionOnly(ingredient) => {
            words.msg_error_prescription_only(words.ingredient_name(ingredient, None))
        }
        Invalid::ProductName => words.msg_error_product_name(),
        Invalid::ProductNameTaken(name) => words.msg_error_product_name_taken(quoted(name)),
        Invalid::ProductNameStopped(name) => words.msg_error_product_name_stopped(quoted(name)),
        Invalid::UnknownProduct(name) => words.msg_error_unknown_product(quoted(name)),
        Invalid::LabelWithoutLimit => words.msg_error_label_without_limit(),
        Invalid::LabelHours => words.msg_error_label_hours(),
        Invalid::LabelUnits => words.msg_error_label_units(),
        Invalid::LabelNumber => words.msg_error_label_number(),
        Invalid::LabelContradicts => words.msg_error_label_contradicts(),
        Invalid::CourseEndsBeforeStart => words.msg_error_course(),
        Invalid::SideEffect => words.msg_error_side_effect(),
        Invalid::SideEffectStrength => words.msg_error_side_effect_strength(),
        Invalid::AgreedBefore(first) => words.msg_before_start_agreed_before(words.date_long(*first)),
        Invalid::PackOnSkin => words.msg_error_pack_on_skin(),
        Invalid::PackRests { until } => words.msg_error_pack_rests(moment(*until, words)),
        Invalid::PackSkinTold => words.msg_error_pack_skin_told(),
        Invalid::SkinWasTold(_) => words.msg_before_start_was_told(),
        Invalid::WhichPack(places) => words.msg_before_start_which_pack(words.phrases(names_of(places, words))),
        Invalid::StillBlistered(first) => words.msg_before_start_still_blistered(words.date_long(*first)),
        Invalid::NoSkinHeld(told) => words.msg_before_start_not_held(words.list(names_of(told, words))),
        Invalid::Sets { most } => words.msg_error_sets(*most),
        Invalid::Reps { most } => words.msg_error_reps(*most),
        Invalid::Hold { most } => words.msg_error_hold(*most),
        Invalid::Rest => words.msg_error_rest(*RESTS.start(), *RESTS.end()),
        Invalid::ClearedWhen => words.msg_error_cleared_when(),
        Invalid::PainBefore => words.msg_error_pain_before(),
        Invalid::TooMuchPain => words.msg_error_too_much_pain(MOST_PAIN),
        Invalid::NotToday(reasons) => not_today(reasons, words),
        Invalid::ExerciseOn => words.msg_error_exercise_on(),
        Invalid::PausedTooLong => words.msg_error_paused_too_long(),
        Invalid::ExerciseOver => words.msg_error_exercise_over(),
        Invalid::NoExercise => words.msg_error_no_exercise(),
        Invalid::ExerciseTaken(name) => words.msg_error_exercise_taken(quoted(name)),
        Invalid::NoExerciseCalled(name) => words.msg_error_no_exercise_called(quoted(name)),
        Invalid::GivenExercise => words.msg_error_given_exercise(),
        Invalid::NoOffer => words.msg_error_no_offer(),
        Invalid::NoMorning => words.msg_error_no_morning(),
        Invalid::PlanHours => words.msg_error_plan_hours(),
        Invalid::PlanQuiet => words.msg_error_plan_quiet(QUIET_FROM_HOUR, QUIET_TO_HOUR),
        Invalid::PlanRest => words.msg_error_plan_rest(),
        Invalid::NoPlan => words.msg_error_no_plan(),
        Invalid::WhichPlan(places) => words.msg_error_which_plan(words.phrases(names_of(places, words))),
        Invalid::TooLateToUndo => words.msg_error_too_late_to_undo(),
        Invalid::TooLateForSlot => words.msg_error_too_late_for_slot(),
        Invalid::PlanOver => words.msg_error_plan_over(),
        Invalid::Hours => words.msg_error_hours_of_a_day(HOURS_OF_A_DAY),
        Invalid::SpellMinutes => words.msg_error_spell_minutes(LONGEST_SPELL),
        Invalid::SpellOn => words.msg_error_spell_on(),
        Invalid::NoSpell => words.msg_error_no_spell(),
        Invalid::RestOn => words.msg_error_rest_on(),
        Invalid::NoRest => words.msg_error_no_rest(),
        Invalid::Lasting => words.msg_error_lasting(),
        Invalid::Within => words.msg_error_within(),
        Invalid::MakersMinutes => words.msg_error_makers_minutes(),
        Invalid::OwnPackOther => words.msg_error_own_pack_other(),
        Invalid::OwnPackUntimed => words.msg_error_own_pack_untimed(),
        Invalid::NoOwnPack(name) => words.msg_error_no_own_pack(quoted(name)),
        Invalid::OwnPackUnnamed => words.msg_error_own_pack_unnamed(),
        Invalid::OwnPackTaken(name) => words.msg_error_own_pack_taken(quoted(name)),
        Invalid::NotFound => words.msg_error_not_found(),
    }
}

/// The names of places, by their codes.
fn names_of(places: &[&str], words: &Words) -> Vec<String> {
    places.iter().map(|code| words.place_name(code)).collect()
}

fn file(fault: FileFault, words: &Words) -> String {
    match fault {
        FileFault::TooLarge => words.msg_error_file_large(LARGEST / (1024 * 1024)),
        FileFault::PictureTooLarge => words.msg_error_picture_large(LARGEST_PICTURE / (1024 * 1024)),
        FileFault::NotAPicture => words.msg_error_not_a_picture(),
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
        Refusal::Unanswered { place, pack } => words.msg_error_unanswered(
            words.place_name(place.code()),
            kind_name(pack.kind, words),
            place_names(pack.places, words),
            moment(pack.started, words),
        ),
        Refusal::SoonAfter { place, kind, at } => words.msg_error_soon_after(
            words.place_name(place.code()),
            kind_name(*kind, words),
            words.time_of_day(at.time()),
        ),
        Refusal::EnoughToday(place) => words.msg_error_enough_today(words.place_name(place.code())),
        Refusal::SheetNotAnswered => words.msg_error_sheet(),
        Refusal::AskClinicianFirst => words.msg_error_ask_clinician(),
        Refusal::SkinNotNormal { place, skin, at, .. } => words.msg_before_start_not_normal(
            words.place_name(place.code()),
            skin_name(*skin, words),
            words.date_short(at.date_naive()),
        ),
        Refusal::Fever { at } => words.msg_before_start_fever(words.date_short(at.date_naive())),
        Refusal::AskFirst(ask) => asked(ask, words),
    }
}

/// That exercises are not for today, and why.
fn not_today(reasons: &[&str], words: &Words) -> String {
    let why: Vec<String> = reasons.iter().map(|reason| words.named("exercise-closed", reason)).collect();
    words.msg_error_not_today(why.join(" "))
}

/// What is asked first, in the words of a refusal.
fn asked(ask: &Ask, words: &Words) -> String {
    let day = |at: &WallTime| words.date_short(at.date_naive());
    let time = |at: &WallTime| words.time_of_day(at.time());
    let name = |taken: &Taken| taken.name.as_deref().map_or_else(|| words.msg_before_start_unread(), quoted);
    match ask {
        Ask::Drowsy(taken) => words.msg_before_start_ask_drowsy(name(taken), day(&taken.at.wall), time(&taken.at.wall)),
        Ask::Unknown(taken) => {
            words.msg_before_start_ask_unknown(name(taken), day(&taken.at.wall), time(&taken.at.wall))
        }
        Ask::Alcohol(taken) => {
            words.msg_before_start_ask_alcohol(name(taken), day(&taken.at.wall), time(&taken.at.wall))
        }
        Ask::Sleepy(felt) => words.msg_before_start_ask_sleepy(day(&felt.at.wall), time(&felt.at.wall)),
        Ask::Injury(day) => words.msg_before_start_ask_injury(words.date_short(*day)),
        Ask::Fever(fever) => words.msg_before_start_ask_fever(day(&fever.at)),
        Ask::AnyInjury => words.msg_before_start_ask_any_injury(),
        Ask::Instructions(own) => {
            let name = Some(own.pack.name.as_str()).filter(|name| !name.is_empty());
            let named = name.map_or_else(|| words.named("own-pack-kind", own.pack.kind.code()), quoted);
            words.msg_before_start_ask_instructions(named)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_given_is_quoted_short_and_tame() {
        let error = EngineError::from(Invalid::NotATime("\u{1b}[31m".to_owned() + &"x".repeat(100)));
        let said = sentence(&error, &respite_l10n::Language::En.words());
        assert!(said.starts_with("\"\u{fffd}[31mxxx") && !said.contains(&"x".repeat(50)), "{said}");
    }
}
