//! What is true of doses, in sentences: facts, never what to take (4.3 rule 4).

use chrono::NaiveDate;
use respite_domain::medicine::{Amount, Finding, FindingKind, Hours, Region, Unit};
use respite_domain::time::WallTime;
use respite_l10n::{Words, words};

/// The sentences for a finding, and whom to call once too much was taken.
pub fn tell_finding(finding: &Finding) -> (String, Option<String>) {
    let words = words();
    let help = finding.poison.then(|| help(finding.region, words));
    (message(&finding.kind, finding.region, words), help)
}

/// The name of an ingredient where the person lives; their own words as they are.
pub fn ingredient_name(code: &str, region: Region, words: &Words) -> String {
    words.ingredient_name(code, region == Region::Us)
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

/// Milligrams or units as they are counted: "1,200", "0.25", "81.25".
pub fn quantity(quantity: f64) -> String {
    words().quantity(quantity)
}

fn message(kind: &FindingKind, region: Region, words: &Words) -> String {
    let name = |ingredient: &respite_domain::medicine::Ingredient| ingredient_name(ingredient.as_str(), region, words);
    let acetaminophen = || ingredient_name("acetaminophen", region, words);
    match kind {
        FindingKind::OverDose { product, unit, units, most } => {
            let most = most.count();
            let unit = unit_name(*unit, units.milligrams(), words);
            words.msg_medicine_over_dose(&product.name, amount(*units), unit, quantity(most))
        }
        FindingKind::TooEarly { product, last, hours, ends } => words.msg_medicine_too_early(
            &product.name,
            time(*last, *last, words),
            hours_of(*hours),
            time(*ends, *last, words),
        ),
        FindingKind::TooOften { product, times, most } => words.msg_medicine_too_often(&product.name, *times, *most),
        FindingKind::LastInWindow { product, ingredient, total, limit } => {
            words.msg_medicine_last(&product.name, amount(*total), name(ingredient), amount(*limit))
        }
        FindingKind::OverLimit { product, ingredient, total, limit } => {
            words.msg_medicine_over_limit(amount(*total), name(ingredient), &product.name, amount(*limit))
        }
        FindingKind::AcetaminophenHigh { total } => {
            words.msg_medicine_acetaminophen_high(amount(*total), acetaminophen())
        }
        FindingKind::TwoNsaids { products: [one, other] } => words.msg_medicine_two_nsaids(&one.name, &other.name),
        FindingKind::AcetaminophenTwice { products: [one, other], total } => {
            words.msg_medicine_acetaminophen_twice(&one.name, &other.name, acetaminophen(), amount(*total))
        }
        FindingKind::AspirinAndNsaid { aspirin, other } => {
            words.msg_medicine_aspirin_and_nsaid(&other.name, &aspirin.name)
        }
        FindingKind::TwoSedating { products: [one, other] } => words.msg_medicine_two_sedating(&one.name, &other.name),
        FindingKind::Alcohol { product } => words.msg_medicine_alcohol(&product.name),
        FindingKind::OtcAndPrescribed { ingredient, otc, prescribed } => {
            words.msg_medicine_otc_and_prescribed(&prescribed.name, &otc.name, name(ingredient))
        }
        FindingKind::LastDay { product, ingredient, days } => {
            words.msg_medicine_last_day(*days, name(ingredient), &product.name)
        }
        FindingKind::TooManyDays { product, ingredient, days, most } => {
            words.msg_medicine_too_many_days(*days, name(ingredient), &product.name, *most)
        }
        FindingKind::AskFirst { product, flags } => {
            let told: Vec<String> = flags.iter().map(|flag| flag_name(flag.code(), words)).collect();
            words.msg_medicine_ask_first(&product.name, told.join("; "))
        }
        FindingKind::Driving { product, until } => {
            let until = words.msg_medicine_day_and_time(clock(*until, words), words.date_short(until.date_naive()));
            words.msg_medicine_driving(&product.name, until)
        }
        FindingKind::CourseEnd { product, end, over: false } => {
            words.msg_medicine_course_end(&product.name, date(*end, words))
        }
        FindingKind::CourseEnd { product, end, over: true } => {
            words.msg_medicine_course_over(&product.name, date(*end, words))
        }
        FindingKind::CourseLong { product, day } => words.msg_medicine_course_long(&product.name, *day),
    }
}

fn flag_name(code: &str, words: &Words) -> String {
    match code {
        "age-60" => words.msg_medicine_flag_age_60(),
        "under-age" => words.msg_medicine_flag_under_age(),
        "ulcer" => words.msg_medicine_flag_ulcer(),
        "kidney" => words.msg_medicine_flag_kidney(),
        "heart" => words.msg_medicine_flag_heart(),
        "liver" => words.msg_medicine_flag_liver(),
        "pregnant" => words.msg_medicine_flag_pregnant(),
        "blood-thinner" => words.msg_medicine_flag_blood_thinner(),
        "asthma" => words.msg_medicine_flag_asthma(),
        "allergy" => words.msg_medicine_flag_allergy(),
        other => other.to_owned(),
    }
}

/// Whom to call after too much (4.3 rule 5).
fn help(region: Region, words: &Words) -> String {
    match region {
        Region::Us => words.msg_medicine_help_us(),
        Region::Uk => words.msg_medicine_help_uk(),
        Region::Eu | Region::Other => words.msg_medicine_help_other(),
    }
}

fn amount(amount: Amount) -> String {
    quantity(amount.milligrams())
}

fn hours_of(hours: Hours) -> String {
    quantity(hours.count())
}

/// A time of day; with its date where that is another than that of `beside`.
fn time(at: WallTime, beside: WallTime, words: &Words) -> String {
    if at.date_naive() == beside.date_naive() {
        clock(at, words)
    } else {
        words.msg_medicine_day_and_time(clock(at, words), words.date_short(at.date_naive()))
    }
}

fn clock(at: WallTime, words: &Words) -> String {
    words.time_of_day(at.time())
}

fn date(day: NaiveDate, words: &Words) -> String {
    words.date_long(day)
}

#[cfg(test)]
mod tests {
    use respite_domain::medicine::{Ingredient, Named};

    use super::*;

    #[test]
    fn quantities() {
        for (number, written) in [
            (1200.0, "1,200"),
            (0.25, "0.25"),
            (1.5, "1.5"),
            (81.25, "81.25"),
            (12_500.0, "12,500"),
            (200.0, "200"),
            (0.0, "0"),
        ] {
            assert_eq!(quantity(number), written);
        }
    }

    #[test]
    #[allow(clippy::unwrap_used)]
    fn what_is_printed_reads_back_as_what_it_was() {
        // Every strength up to 30 mg, and then each 997th of those up to the strongest.
        for micrograms in (1..=30_000_u32).chain((30_000..=10_000_000).step_by(997)) {
            let milligrams = f64::from(micrograms) / 1000.0;
            let read = respite_domain::number::read(&quantity(milligrams)).unwrap();
            assert!((read - milligrams).abs() < 1e-9, "{milligrams}: {}", quantity(milligrams));
        }
        for quarters in 1..=400_u32 {
            let units = f64::from(quarters) / 4.0;
            assert_eq!(respite_domain::number::read(&quantity(units)), Ok(units));
        }
    }

    #[test]
    #[allow(clippy::unwrap_used)]
    fn each_name_and_number_stands_where_it_belongs() {
        let named = |name: &str| Named { id: 1, name: name.to_owned() };
        let ingredient = || Ingredient::new("ibuprofen").unwrap();
        let (total, limit) = (Amount::of_milligrams(1400), Amount::of_milligrams(1200));
        for (kind, said) in [
            (
                FindingKind::LastInWindow { product: named("Advil"), ingredient: ingredient(), total: limit, limit },
                "This is the last that your Advil label allows in 24 hours. It makes 1,200 mg of ibuprofen, and the limit is \
                 1,200 mg.",
            ),
            (
                FindingKind::OverLimit { product: named("Advil"), ingredient: ingredient(), total, limit },
                "1,400 mg of ibuprofen in 24 hours, from all products. Your Advil label allows 1,200 mg.",
            ),
            (
                FindingKind::AspirinAndNsaid { aspirin: named("Low"), other: named("Advil") },
                "Advil may get in the way of the low dose of aspirin in Low. Ask your doctor or pharmacist about timing.",
            ),
            (
                FindingKind::OtcAndPrescribed {
                    ingredient: ingredient(),
                    otc: named("Advil"),
                    prescribed: named("Rx"),
                },
                "Rx was prescribed, and Advil holds ibuprofen too. Ask your doctor or pharmacist about both.",
            ),
            (
                FindingKind::TooManyDays { product: named("Advil"), ingredient: ingredient(), days: 11, most: 10 },
                "Day 11 in a row with ibuprofen. Your Advil label allows 10. Ask a doctor.",
            ),
            (
                FindingKind::LastDay { product: named("Advil"), ingredient: ingredient(), days: 10 },
                "Day 10 in a row with ibuprofen. It is the last day that your Advil label allows.",
            ),
        ] {
            assert_eq!(message(&kind, Region::Us, words()), said);
        }
    }

    #[test]
    fn one_ingredient_has_a_name_in_each_region() {
        assert_eq!(ingredient_name("acetaminophen", Region::Us, words()), "acetaminophen");
        assert_eq!(ingredient_name("acetaminophen", Region::Uk, words()), "paracetamol");
        assert_eq!(ingredient_name("arnica", Region::Uk, words()), "arnica");
    }
}
