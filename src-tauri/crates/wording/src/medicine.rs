//! What is true of doses, in sentences: facts, never what to take (4.3 rule 4).

use chrono::{Datelike, NaiveDate};
use respite_domain::Code;
use respite_domain::medicine::{
    Amount, Finding, FindingKind, Flag, Hours, Ingredient, Made, Named, Region, Unit, Without,
};
use respite_domain::time::WallTime;
use respite_l10n::Words;

/// What tells a finding: in sentences, and whom to call once too much was taken.
pub fn tell_finding(words: &Words) -> impl Fn(&Finding) -> (String, Option<String>) + Copy {
    |finding| (told(finding, words), finding.poison.then(|| help(finding.region, words)))
}

/// What is true, with its day where that is not the one on which it is told.
fn told(finding: &Finding, words: &Words) -> String {
    let message = message(finding, words);
    match finding.day {
        Some(day) if finding.is_late() => words.msg_medicine_of_day_late(words.date_long(day), message),
        Some(day) => words.msg_medicine_of_day(words.date_long(day), message),
        None => message,
    }
}

/// The name of an ingredient where the person lives, both names where that is not known; their own words as they are.
pub fn ingredient_name(code: &str, region: Option<Region>, words: &Words) -> String {
    words.ingredient_name(code, region.map(|region| region == Region::Us))
}

/// What so many units are called: "tablet", "tablets", "ml".
pub fn unit_name(unit: Unit, count: f64, words: &Words) -> String {
    match unit {
        Unit::Tablet => words.msg_medicine_unit_tablet(count),
        Unit::Capsule => words.msg_medicine_unit_capsule(count),
        Unit::Millilitre => words.msg_medicine_unit_millilitre(),
        Unit::Sachet => words.msg_medicine_unit_sachet(count),
        Unit::Patch => words.msg_medicine_unit_patch(count),
        Unit::Other => words.msg_medicine_unit_other(count),
    }
}

fn message(finding: &Finding, words: &Words) -> String {
    let Finding { kind, region, at, .. } = finding;
    let (region, at) = (*region, *at);
    let name = |ingredient: &Ingredient| ingredient_name(ingredient.as_str(), region, words);
    let amount = |amount: Amount| words.quantity(amount.milligrams());
    let hours_of = |hours: Hours| words.quantity(hours.count());
    let acetaminophen = || ingredient_name("acetaminophen", region, words);
    let sum = |total: Amount, ingredient: &Ingredient, product: &Named, without: &[Named]| {
        let (total, ingredient_named) = (amount(total), name(ingredient));
        if !without.is_empty() {
            words.msg_medicine_sum_without(total, ingredient_named, names(without, words))
        } else if ingredient.is_named() {
            words.msg_medicine_sum(total, ingredient_named)
        } else {
            words.msg_medicine_sum_of_one(total, ingredient_named, &product.name)
        }
    };
    let with_day_before =
        |over: String, day_before: bool| if day_before { words.msg_medicine_day_before(over) } else { over };
    match kind {
        FindingKind::OverDose { product, unit, units, most, at: taken } => {
            let (most, whose) = (words.quantity(most.count()), whose(product, words));
            let unit = unit_name(*unit, units.milligrams(), words);
            words.msg_medicine_over_dose(&product.name, amount(*units), unit, time(*taken, at, words), whose, most)
        }
        FindingKind::OverUnits { product, unit, units, most, every } => {
            let unit = unit_name(*unit, units.milligrams(), words);
            let (most, whose) = (words.quantity(most.count()), whose(product, words));
            match every {
                None => words.msg_medicine_over_units(&product.name, amount(*units), unit, whose, most),
                Some(hours) => {
                    words.msg_medicine_over_each(&product.name, amount(*units), unit, whose, most, hours_of(*hours))
                }
            }
        }
        FindingKind::OverDoseOfAll { product, ingredient, total, limit, without, at: taken } => {
            let (total, taken) = (amount(*total), time(*taken, at, words));
            let (ingredient, whose, limit) = (name(ingredient), whose(product, words), amount(*limit));
            if without.is_empty() {
                words.msg_medicine_over_dose_of_all(total, ingredient, taken, whose, limit)
            } else {
                words.msg_medicine_over_dose_without(total, ingredient, taken, names(without, words), whose, limit)
            }
        }
        FindingKind::TooEarly { product, last, from, hours, prescribed, ends } => {
            let (name, hours) = (&product.name, hours_of(*hours));
            let hours =
                if *prescribed { words.msg_medicine_hours_prescribed(hours) } else { words.msg_medicine_hours(hours) };
            let (told_last, ends) = (time(*last, at, words), time(*ends, at, words));
            if from == last {
                words.msg_medicine_too_early(name, told_last, hours, ends)
            } else {
                words.msg_medicine_too_early_from(name, told_last, hours, ends, time(*from, at, words))
            }
        }
        FindingKind::TooOften { product, ingredient, times, most, without, day_before } => {
            let is_of_one = !ingredient.is_named();
            let (ingredient, whose) = (name(ingredient), whose(product, words));
            let told = if is_of_one {
                words.msg_medicine_too_often_of_one(&product.name, *times, whose, *most)
            } else if without.is_empty() {
                words.msg_medicine_too_often(ingredient, *times, whose, *most)
            } else {
                words.msg_medicine_too_often_without(ingredient, *times, names(without, words), whose, *most)
            };
            with_day_before(told, *day_before)
        }
        FindingKind::LastInWindow { product, ingredient, total, limit, without } => {
            words.msg_medicine_last(sum(*total, ingredient, product, without), whose(product, words), amount(*limit))
        }
        FindingKind::OverLimit { product, ingredient, total, limit, without, call: _, day_before } => {
            let sum = sum(*total, ingredient, product, without);
            let told = words.msg_medicine_over_limit(sum, whose(product, words), amount(*limit));
            with_day_before(told, *day_before)
        }
        FindingKind::AcetaminophenHigh { total } => {
            words.msg_medicine_acetaminophen_high(amount(*total), acetaminophen())
        }
        FindingKind::WasOver { product: Some(product), ingredient, total, limit, without, at: was } => {
            let (was, total) = (time(*was, at, words), amount(*total));
            let was = if without.is_empty() {
                words.msg_medicine_was(was, total, name(ingredient))
            } else {
                words.msg_medicine_was_without(was, total, name(ingredient), names(without, words))
            };
            words.msg_medicine_was_over(was, whose(product, words), amount(*limit))
        }
        FindingKind::WasOver { product: None, ingredient, total, limit, at: was, .. } => {
            words.msg_medicine_was_high(time(*was, at, words), amount(*total), name(ingredient), amount(*limit))
        }
        FindingKind::WasOverUnits { product, unit, units, most, every, at: was } => {
            let (was, unit) = (time(*was, at, words), unit_name(*unit, units.milligrams(), words));
            let (most, whose) = (words.quantity(most.count()), whose(product, words));
            let (units, name) = (amount(*units), &product.name);
            match every {
                None => words.msg_medicine_was_over_units(was, units, unit, name, whose, most),
                Some(hours) => words.msg_medicine_was_over_each(was, units, unit, name, whose, most, hours_of(*hours)),
            }
        }
        FindingKind::ClockAhead { product, written } => {
            words.msg_medicine_clock_ahead(&product.name, time(*written, at, words))
        }
        FindingKind::TwoNsaids { products: [one, other] } => words.msg_medicine_two_nsaids(&one.name, &other.name),
        FindingKind::AcetaminophenTwice { products: [one, other], total } => {
            words.msg_medicine_acetaminophen_twice(&one.name, &other.name, acetaminophen(), amount(*total))
        }
        FindingKind::AspirinAndNsaid { aspirin, other, blocks: true } => {
            words.msg_medicine_aspirin_and_nsaid(&other.name, &aspirin.name)
        }
        FindingKind::AspirinAndNsaid { aspirin, other, blocks: false } => {
            words.msg_medicine_aspirin_and_other(&other.name, &aspirin.name)
        }
        FindingKind::TwoSedating { products: [one, other] } => words.msg_medicine_two_sedating(&one.name, &other.name),
        FindingKind::Alcohol { product } => words.msg_medicine_alcohol(&product.name),
        FindingKind::OtcAndPrescribed { otc, prescribed, .. } if otc.name == prescribed.name => {
            words.msg_medicine_otc_and_prescribed_alike(&otc.name)
        }
        FindingKind::OtcAndPrescribed { ingredient, otc, prescribed } => {
            words.msg_medicine_otc_and_prescribed(&prescribed.name, &otc.name, name(ingredient))
        }
        FindingKind::LastDay { product, ingredient, days, day } => {
            let up_to = words.date_short(*day);
            words.msg_medicine_last_day(*days, name(ingredient), up_to, whose(product, words))
        }
        FindingKind::TooManyDays { product, ingredient, days, most, day } => {
            let up_to = words.date_short(*day);
            words.msg_medicine_too_many_days(*days, name(ingredient), up_to, whose(product, words), *most)
        }
        FindingKind::AskFirst { product, flags } => words.msg_medicines_ask_first(&product.name, told_of(flags, words)),
        FindingKind::DoNotUse { product, flags } => {
            words.msg_medicines_do_not_use(&product.name, told_of(flags, words))
        }
        FindingKind::NeverUnderAge { product } => words.msg_medicine_never_under_age(&product.name),
        FindingKind::Driving { product, until, by_label } => {
            let until = words.msg_medicine_day_and_time(clock(*until, words), words.date_short(until.date_naive()));
            match by_label {
                Some(hours) => {
                    words.msg_medicine_driving_long(&product.name, until, whose(product, words), hours_of(*hours))
                }
                None => words.msg_medicine_driving(&product.name, until),
            }
        }
        FindingKind::Stopped { product, day } => words.msg_medicine_stopped_before(&product.name, date(*day, words)),
        FindingKind::CourseEnd { product, end, over: false } => {
            words.msg_medicine_course_end(&product.name, date(*end, words))
        }
        FindingKind::CourseEnd { product, end, over: true } => {
            words.msg_medicine_course_over(&product.name, date(*end, words))
        }
        FindingKind::CourseLong { product, day, quiet_since: None } => {
            words.msg_medicine_course_long(&product.name, *day)
        }
        FindingKind::CourseLong { product, quiet_since: Some(last), .. } => {
            words.msg_medicine_course_quiet(&product.name, date(*last, words))
        }
    }
}

/// "the prescribed Advil Rx"; where the daily low dose of aspirin is among them, or what is not, the names alone.
fn names(products: &[Named], words: &Words) -> String {
    let Without { others, prescribed, before, since } = Without::of(products);
    let named = words.list(&others);
    let named = if prescribed { words.msg_medicine_the_prescribed(named) } else { named };
    let before = before.map(|name| words.msg_medicines_before_change(name));
    let since = since.map(|name| words.msg_medicines_since_change(name));
    words.list((!others.is_empty()).then_some(named).into_iter().chain(before).chain(since))
}

fn told_of(flags: &[Flag], words: &Words) -> String {
    words.phrases(flags.iter().map(|flag| words.named("medicine-flag", flag.code())))
}

/// What allows something, at the start of a sentence: a label, or what a doctor prescribed.
fn whose(product: &Named, words: &Words) -> String {
    match (product.prescribed, product.made) {
        (true, Made::Before) => words.msg_medicine_your_prescription_before(&product.name),
        (true, _) => words.msg_medicine_your_prescription(&product.name),
        (false, Made::Before) => words.msg_medicine_your_label_before(&product.name),
        (false, _) => words.msg_medicine_your_label(&product.name),
    }
}

/// Whom to call after too much (4.3 rule 5): all of them where nobody said where they live.
fn help(region: Option<Region>, words: &Words) -> String {
    match region {
        Some(Region::Us) => words.msg_medicine_help_us(),
        Some(Region::Uk) => words.msg_medicine_help_uk(),
        Some(Region::Eu | Region::Other) => words.msg_medicine_help_other(),
        None => words.msg_medicine_help_anywhere(),
    }
}

/// A time of day; with its date where that is another than that of `beside`, and with its year where that is.
fn time(at: WallTime, beside: WallTime, words: &Words) -> String {
    let (day, beside) = (at.date_naive(), beside.date_naive());
    if day == beside {
        return clock(at, words);
    }
    let day = if day.year() == beside.year() { words.date_short(day) } else { words.date_long(day) };
    words.msg_medicine_day_and_time(clock(at, words), day)
}

fn clock(at: WallTime, words: &Words) -> String {
    words.time_of_day(at.time())
}

fn date(day: NaiveDate, words: &Words) -> String {
    words.date_long(day)
}

#[cfg(test)]
#[path = "medicine_tests.rs"]
mod tests;
