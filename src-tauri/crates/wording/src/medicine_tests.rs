use respite_domain::Invalid;
use respite_domain::medicine::Made;
use respite_domain::number::{Comma, read};
use respite_l10n::Language;

use super::*;

#[test]
fn quantities() {
    let words = Language::En.words();
    for (number, written) in [
        (1200.0, "1,200"),
        (0.25, "0.25"),
        (1.5, "1.5"),
        (81.25, "81.25"),
        (12_500.0, "12,500"),
        (200.0, "200"),
        (0.0, "0"),
        (0.0004, "0.0004"),
        (0.000_001, "0.000001"),
        (0.001, "0.001"),
    ] {
        assert_eq!(words.quantity(number), written);
    }
}

#[test]
#[allow(clippy::unwrap_used)]
fn what_is_printed_reads_back_as_what_it_was() {
    let words = Language::En.words();
    let quantity = |number| words.quantity(number);
    // Every strength up to 30 mg, and then each 997th of those up to the strongest.
    for micrograms in (1..=30_000_u32).chain((30_000..=10_000_000).step_by(997)) {
        let milligrams = f64::from(micrograms) / 1000.0;
        let read = read(&quantity(milligrams), Comma::Thousands).unwrap();
        assert!((read - milligrams).abs() < 1e-9, "{milligrams}: {}", quantity(milligrams));
    }
    for thousandths in (1..=30_000_u32).chain((30_000..=10_000_000).step_by(997)) {
        let units = f64::from(thousandths) / 1000.0;
        match read(&quantity(units), Comma::Either) {
            Ok(number) => assert_eq!(number, units),
            Err(Invalid::WhichNumber { grouped, .. }) => assert_eq!(read(&grouped, Comma::Either), Ok(units)),
            Err(other) => unreachable!("{units}: {other:?}"),
        }
    }
}

#[test]
#[allow(clippy::unwrap_used)]
fn each_name_and_number_stands_where_it_belongs() {
    let words = Language::En.words();
    let names = ["Advil", "Rx", "Brufen"];
    let named = |name: &str| Named {
        id: names.iter().position(|one| *one == name).map_or(9, |at| i64::try_from(at).unwrap()),
        name: name.to_owned(),
        made: Made::Apart,
        prescribed: names[1..].contains(&name),
    };
    let ingredient = || Ingredient::new("ibuprofen").unwrap();
    let wall = |text: &str| WallTime::parse_from_rfc3339(text).unwrap();
    let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let (total, limit) = (Amount::of_milligrams(1400), Amount::of_milligrams(1200));
    for (kind, said) in [
        (
            FindingKind::LastInWindow {
                product: named("Advil"),
                ingredient: ingredient(),
                total: limit,
                limit,
                without: Vec::new(),
            },
            "1,200 mg of ibuprofen in 24 hours, from all products. Your Advil label allows 1,200 mg, so one more goes over it.",
        ),
        (
            FindingKind::OverLimit {
                product: named("Advil"),
                ingredient: ingredient(),
                total,
                limit,
                without: Vec::new(),
                call: true,
                day_before: false,
            },
            "1,400 mg of ibuprofen in 24 hours, from all products. Your Advil label allows 1,200 mg.",
        ),
        (
            FindingKind::OverLimit {
                product: named("Rx"),
                ingredient: ingredient(),
                total,
                limit,
                without: Vec::new(),
                call: false,
                day_before: true,
            },
            "1,400 mg of ibuprofen in 24 hours, from all products. Your prescription of Rx allows 1,200 mg. The dose of the day before \
             is among it.",
        ),
        (
            FindingKind::OverLimit {
                product: named("Rx"),
                ingredient: ingredient(),
                total,
                limit,
                without: Vec::new(),
                call: true,
                day_before: false,
            },
            "1,400 mg of ibuprofen in 24 hours, from all products. Your prescription of Rx allows 1,200 mg.",
        ),
        (
            FindingKind::OverLimit {
                product: named("Relifex"),
                ingredient: Ingredient::new("other-nsaid").unwrap(),
                total,
                limit,
                without: Vec::new(),
                call: true,
                day_before: false,
            },
            "1,400 mg of another NSAID in 24 hours, from Relifex. Your Relifex label allows 1,200 mg.",
        ),
        (
            FindingKind::OverDoseOfAll {
                product: named("Nurofen"),
                ingredient: ingredient(),
                total: Amount::of_milligrams(800),
                limit: Amount::of_milligrams(400),
                without: Vec::new(),
                at: wall("2026-11-22T22:00:00+01:00"),
            },
            "800 mg of ibuprofen at one time, at 22:00, from all products. Your Nurofen label allows 400 mg.",
        ),
        (
            FindingKind::OverDoseOfAll {
                product: named("Nurofen"),
                ingredient: ingredient(),
                total: Amount::of_milligrams(800),
                limit: Amount::of_milligrams(400),
                without: vec![named("Rx")],
                at: wall("2026-11-22T22:00:00+01:00"),
            },
            "800 mg of ibuprofen at one time, at 22:00, without the prescribed Rx. Your Nurofen label allows 400 mg.",
        ),
        (
            FindingKind::AspirinAndNsaid { aspirin: named("Low"), other: named("Advil"), blocks: true },
            "Advil may get in the way of the low dose of aspirin in Low. Ask your doctor or pharmacist about timing.",
        ),
        (
            FindingKind::AspirinAndNsaid { aspirin: named("Low"), other: named("Aleve"), blocks: false },
            "You take Aleve and the low dose of aspirin in Low. Ask your doctor or pharmacist about both.",
        ),
        (
            FindingKind::TooEarly {
                product: named("Advil"),
                last: wall("2026-11-22T23:00:00+01:00"),
                from: wall("2026-11-22T22:00:00+01:00"),
                hours: Hours::new(6.0).unwrap(),
                prescribed: false,
                ends: wall("2026-11-23T04:00:00+01:00"),
            },
            "Advil: you last took what is in it at 23:00. The 6 hours on your labels end at 04:00 on 23 November. They count from 22:00.",
        ),
        (
            FindingKind::TooEarly {
                product: named("Rx"),
                last: wall("2026-11-22T22:00:00+01:00"),
                from: wall("2026-11-22T22:00:00+01:00"),
                hours: Hours::new(6.0).unwrap(),
                prescribed: true,
                ends: wall("2026-11-23T04:00:00+01:00"),
            },
            "Rx: you last took what is in it at 22:00. The 6 hours of your prescription end at 04:00 on 23 November.",
        ),
        (
            FindingKind::WasOver {
                product: Some(named("Advil")),
                ingredient: ingredient(),
                total,
                limit,
                without: Vec::new(),
                at: wall("2026-11-21T20:00:00+01:00"),
            },
            "At 20:00 on 21 November it was 1,400 mg of ibuprofen in 24 hours. Your Advil label allows 1,200 mg. Ask a doctor or \
             pharmacist, even if you feel well.",
        ),
        (
            FindingKind::OverLimit {
                product: named("Advil"),
                ingredient: ingredient(),
                total,
                limit,
                without: vec![named("Rx"), named("Brufen")],
                call: true,
                day_before: false,
            },
            "1,400 mg of ibuprofen in 24 hours, without the prescribed Rx, Brufen. Your Advil label allows 1,200 mg.",
        ),
        (
            FindingKind::OverLimit {
                product: named("Rx"),
                ingredient: ingredient(),
                total,
                limit,
                without: vec![Named { made: Made::Before, ..named("Rx") }, named("Brufen")],
                call: true,
                day_before: false,
            },
            "1,400 mg of ibuprofen in 24 hours, without the prescribed Brufen, what you took before Rx was changed. Your \
             prescription of Rx allows 1,200 mg.",
        ),
        (
            FindingKind::WasOver {
                product: Some(named("Advil")),
                ingredient: ingredient(),
                total,
                limit,
                without: vec![named("Rx")],
                at: wall("2026-11-21T20:00:00+01:00"),
            },
            "At 20:00 on 21 November it was 1,400 mg of ibuprofen in 24 hours, without the prescribed Rx. Your Advil label \
             allows 1,200 mg. Ask a doctor or pharmacist, even if you feel well.",
        ),
        (
            FindingKind::WasOverUnits {
                product: named("Advil"),
                unit: Unit::Tablet,
                units: Amount::of_milligrams(7),
                every: None,
                most: respite_domain::medicine::Units::new(6.0).unwrap(),
                at: wall("2026-11-21T20:00:00+01:00"),
            },
            "At 20:00 on 21 November it was 7 tablets of Advil in 24 hours. Your Advil label allows 6. Ask a doctor or pharmacist, \
             even if you feel well.",
        ),
        (
            FindingKind::TooOften {
                product: named("Advil"),
                ingredient: Ingredient::unread(),
                times: 4,
                most: 3,
                without: Vec::new(),
                day_before: false,
            },
            "You took Advil 4 times in 24 hours. Your Advil label allows 3.",
        ),
        (
            FindingKind::ClockAhead { product: named("Advil"), written: wall("2026-11-22T23:30:00+01:00") },
            "Advil: a dose is set down for 23:30, which has not come yet. It was entered when the clock was ahead. It counts as \
             just taken. Please mend its time.",
        ),
        (
            FindingKind::ClockAhead { product: named("Advil"), written: wall("2027-11-22T23:30:00+01:00") },
            "Advil: a dose is set down for 23:30 on 22 November 2027, which has not come yet. It was entered when the clock was \
             ahead. It counts as just taken. Please mend its time.",
        ),
        (
            FindingKind::Driving {
                product: named("Rx"),
                until: wall("2026-11-25T23:00:00+01:00"),
                by_label: Hours::new(72.0).ok(),
            },
            "Do not drive or run machines. Rx may still act until 23:00 on 25 November. Your prescription of Rx says 72 hours.",
        ),
        (
            FindingKind::Driving { product: named("Rx"), until: wall("2026-11-23T23:00:00+01:00"), by_label: None },
            "Do not drive or run machines. Rx may still act until 23:00 on 23 November. No label says for how long, so we count 24 hours.",
        ),
        (
            FindingKind::NeverUnderAge { product: named("Bayer") },
            "Bayer holds aspirin. Labels say never to take aspirin under 16. Ask a doctor or pharmacist.",
        ),
        (
            FindingKind::OtcAndPrescribed { ingredient: ingredient(), otc: named("Advil"), prescribed: named("Rx") },
            "Rx was prescribed, and Advil holds ibuprofen too. Ask your doctor or pharmacist about both.",
        ),
        (
            FindingKind::OtcAndPrescribed { ingredient: ingredient(), otc: named("Advil"), prescribed: named("Advil") },
            "Advil was prescribed, and you took it without a prescription too. Ask your doctor or pharmacist about both.",
        ),
        (
            FindingKind::TooManyDays { product: named("Advil"), ingredient: ingredient(), days: 11, most: 10, day },
            "Day 11 in a row with ibuprofen (22 November). Your Advil label allows 10. Ask a doctor.",
        ),
        (
            FindingKind::LastDay { product: named("Advil"), ingredient: ingredient(), days: 10, day },
            "Day 10 in a row with ibuprofen (22 November). Your Advil label allows 10, so it is the last.",
        ),
    ] {
        let at = wall("2026-11-22T23:00:00+01:00");
        let region = Some(Region::Us);
        let finding = Finding { kind, strong: true, waits: true, poison: false, region, at, day: None };
        assert_eq!(message(&finding, &words), said);
    }
}

#[test]
fn whom_to_call_is_that_of_the_region_and_all_of_them_where_nobody_said() {
    let words = Language::En.words();
    let numbers = |region| help(region, &words);
    let of = |region| (numbers(region).contains("1-800-222-1222"), numbers(region).contains("111"));
    assert_eq!(of(Some(Region::Us)), (true, false));
    assert_eq!(of(Some(Region::Uk)), (false, true));
    assert_eq!(of(Some(Region::Eu)), (false, false));
    assert_eq!(of(None), (true, true));
    assert!(numbers(None).contains("Elsewhere"), "{}", numbers(None));
}

#[test]
fn one_ingredient_has_a_name_in_each_region() {
    let words = Language::En.words();
    let name = |code: &str, region| ingredient_name(code, region, &words);
    assert_eq!(name("acetaminophen", Some(Region::Us)), "acetaminophen");
    assert_eq!(name("acetaminophen", Some(Region::Uk)), "paracetamol");
    assert_eq!(name("acetaminophen", None), "acetaminophen (paracetamol)");
    assert_eq!(name("arnica", Some(Region::Uk)), "arnica");
}
