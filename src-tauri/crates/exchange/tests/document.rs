//! What must hold of every document and every personal health record file.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may die of a surprise")]

mod invented;

use std::collections::{BTreeMap, BTreeSet};

use invented::{NASTY, diary, english, now};
use proptest::prelude::*;
use respite_domain::entry::Entry;
use respite_domain::exercise::Ending;
use respite_domain::record::Record;
use respite_domain::time::WallTime;
use respite_exchange::{Page, Wanted, document, phr};
use serde_json::{Value, json};

const PDF: &[u8] = b"%PDF-1.7 invented";

fn bundle_of(record: &Record, notes: bool) -> String {
    let text = ["What the page says".to_owned(), NASTY.to_owned()];
    document(record, &wanted(&text, notes, &now())).unwrap()
}

fn wanted<'a>(text: &'a [String], notes: bool, now: &'a respite_domain::time::Moment) -> Wanted<'a> {
    Wanted { page: Some(Page { pdf: PDF, text }), notes, now, version: "0.1.0", words: english() }
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn resources(bundle: &Value) -> Vec<&Value> {
    bundle["entry"].as_array().unwrap().iter().map(|entry| &entry["resource"]).collect()
}

/// Every value below `value` that stands under `name`.
fn all_named<'a>(value: &'a Value, name: &str, found: &mut Vec<&'a Value>) {
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                if key == name {
                    found.push(member);
                }
                all_named(member, name, found);
            }
        }
        Value::Array(all) => all.iter().for_each(|one| all_named(one, name, found)),
        _ => {}
    }
}

fn references(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    all_named(value, "reference", &mut found);
    found.iter().map(|reference| reference.as_str().unwrap().to_owned()).collect()
}

/// FHIR knows no empty list, no empty object, no empty text and no null.
fn assert_nothing_empty(value: &Value, at: &str) {
    match value {
        Value::Null => panic!("null at {at}"),
        Value::String(text) => assert!(!text.trim().is_empty(), "empty text at {at}"),
        Value::Array(all) => {
            assert!(!all.is_empty(), "empty list at {at}");
            all.iter().for_each(|one| assert_nothing_empty(one, at));
        }
        Value::Object(members) => {
            assert!(!members.is_empty(), "empty object at {at}");
            members.iter().for_each(|(name, member)| assert_nothing_empty(member, &format!("{at}.{name}")));
        }
        Value::Bool(_) | Value::Number(_) => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn every_reference_resolves_and_every_name_is_one(seed: u64, days in 0_u64..40) {
        let record = diary(seed, days);
        let text = bundle_of(&record, seed.is_multiple_of(2));
        prop_assert_eq!(&text, &bundle_of(&record, seed.is_multiple_of(2)), "the same diary gives the same bytes");
        let bundle = parsed(&text);
        assert_nothing_empty(&bundle, "Bundle");
        let mut known = BTreeSet::new();
        for entry in bundle["entry"].as_array().unwrap() {
            let url = entry["fullUrl"].as_str().unwrap();
            prop_assert!(known.insert(url.to_owned()), "{} stands twice", url);
            prop_assert_eq!(url, format!("urn:uuid:{}", entry["resource"]["id"].as_str().unwrap()));
        }
        for reference in references(&bundle) {
            prop_assert!(known.contains(&reference), "{} leads nowhere", reference);
        }
        prop_assert_eq!(&bundle["type"], "document");
        prop_assert_eq!(&resources(&bundle)[0]["resourceType"], "Composition");
    }

    /// Whoever goes from the composition finds everything, but for what tells of the composition itself and the forms that are known by
    /// their own address.
    #[test]
    fn everything_is_reached_from_the_composition(seed: u64, days in 0_u64..40) {
        let bundle = parsed(&bundle_of(&diary(seed, days), false));
        let all: BTreeMap<String, &Value> = resources(&bundle)
            .into_iter()
            .map(|resource| (format!("urn:uuid:{}", resource["id"].as_str().unwrap()), resource))
            .collect();
        let mut reached = BTreeSet::new();
        let mut next = references(resources(&bundle)[0]);
        while let Some(reference) = next.pop() {
            if reached.insert(reference.clone()) {
                next.extend(references(all[&reference]));
            }
        }
        for (name, resource) in &all {
            let kind = resource["resourceType"].as_str().unwrap();
            prop_assert!(reached.contains(name) || ["Composition", "Provenance"].contains(&kind), "{kind} {name}");
        }
    }

    #[test]
    fn what_was_not_told_is_never_a_number(seed: u64, days in 1_u64..40) {
        let record = diary(seed, days);
        let bundle = parsed(&bundle_of(&record, false));
        let told = |code: &str| -> Vec<(String, Option<u64>)> {
            let has = |resource: &&Value| {
                let coding = resource["code"]["coding"].as_array();
                coding.is_some_and(|all| all.iter().any(|one| one["code"] == code))
            };
            let value = |resource: &Value| {
                let score = resource["valueInteger"].as_u64();
                let absent = resource["dataAbsentReason"]["coding"][0]["code"].as_str();
                assert_eq!(score.is_none(), absent == Some("unknown"), "{resource}");
                (resource["effectiveDateTime"].as_str().unwrap().to_owned(), score)
            };
            resources(&bundle).into_iter().filter(has).map(value).collect()
        };
        let said = |of: fn(&Entry) -> Option<u64>| -> Vec<(String, Option<u64>)> {
            let at = |at: WallTime| at.to_rfc3339_opts(chrono::SecondsFormat::Secs, false);
            record.entries.iter().map(|kept| (at(kept.value.occurred_at), of(&kept.value))).collect()
        };
        let score = |score: respite_domain::score::Score| u64::from(score.points());
        prop_assert_eq!(told("worst-pain"), said(|entry| entry.worst.map(|score| score.points().into())));
        prop_assert_eq!(told("spasms"), said(|entry| entry.spasms.map(Into::into)));
        let averages: Vec<u64> = record.entries.iter().filter_map(|kept| kept.value.average).map(score).collect();
        let sent: Vec<Option<u64>> = told("average-pain").into_iter().map(|(_, score)| score).collect();
        prop_assert_eq!(sent, averages.into_iter().map(Some).collect::<Vec<_>>());
    }

    /// The file holds the same resources, one a line, each dose, and the table of contents; and each refers to others by type and id.
    #[test]
    fn the_file_of_a_health_record_holds_the_same_and_each_dose(seed: u64, days in 0_u64..30) {
        let record = diary(seed, days);
        let (text, at) = (["Page".to_owned()], now());
        let file = phr(&record, &wanted(&text, false, &at)).unwrap();
        prop_assert!(file.ends_with('\n'));
        let lines: Vec<Value> = file.lines().map(parsed).collect();
        let known: BTreeSet<String> = lines
            .iter()
            .map(|one| format!("{}/{}", one["resourceType"].as_str().unwrap(), one["id"].as_str().unwrap()))
            .collect();
        prop_assert_eq!(known.len(), lines.len());
        for reference in lines.iter().flat_map(references) {
            prop_assert!(known.contains(&reference), "{} leads nowhere", reference);
        }
        let ids = |all: &[&Value]| -> BTreeSet<String> { all.iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect() };
        let bundle = parsed(&document(&record, &wanted(&text, false, &at)).unwrap());
        let more = ids(&lines.iter().collect::<Vec<_>>()).len() - ids(&resources(&bundle)).len();
        prop_assert_eq!(more, record.doses.len() + 1, "each dose, and the table of contents");
        prop_assert!(ids(&lines.iter().collect::<Vec<_>>()).is_superset(&ids(&resources(&bundle))));
    }
}

#[test]
fn a_year_tells_of_all_of_it_in_words() {
    let record = diary(7, 365);
    let text = bundle_of(&record, false);
    let bundle = parsed(&text);
    let composition = resources(&bundle)[0];
    let sections = composition["section"].as_array().unwrap();
    let of = |code: &str| {
        let section = sections.iter().find(|section| section["code"]["coding"][0]["code"] == code);
        section.unwrap_or_else(|| panic!("no section {code}"))["text"]["div"].as_str().unwrap()
    };
    assert!(of("81338-6").contains("<p>What the page says</p>"), "the page is read first");
    assert_eq!(of("diary").matches("<li>").count(), record.entries.len() + days_with_signs(&record));
    for (section, told) in [("10160-0", "ibuprofen 200 mg"), ("47420-5", "Roland-Morris"), ("30954-2", "MRI")] {
        assert!(of(section).contains(told), "{told}");
    }
    assert!(!text.contains("SECRET"), "notes are the person's own");
    assert!(bundle_of(&record, true).contains("SECRET"), "unless they say so");
    let mut divs = Vec::new();
    all_named(&bundle, "div", &mut divs);
    assert!(divs.iter().all(|div| !div.as_str().unwrap().contains("<b>")), "somebody's text is never markup");
    assert!(of("81338-6").contains("&lt;b&gt;二行目&lt;/b&gt;"));
    let codes: BTreeSet<&str> = ["M62.830", "5640", "828320", "91148-7", "91145-3", "51855-5"].into();
    let mut found = Vec::new();
    all_named(&bundle, "code", &mut found);
    let found: BTreeSet<&str> = found.into_iter().filter_map(Value::as_str).collect();
    assert!(found.is_superset(&codes), "{:?}", codes.difference(&found));
    assert_eq!(text.contains("snomed"), cfg!(feature = "snomed"), "without a licence none of its codes");
    assert!(!text.contains("60591-5") && !text.contains("LA6113-0"), "no summary that it is not, no marred code");
}

fn days_with_signs(record: &Record) -> usize {
    let answers: Vec<_> = record.signs.iter().map(|kept| kept.value.clone()).collect();
    respite_domain::warning_sign::by_day(&answers).len()
}

#[test]
fn the_page_is_inside_byte_by_byte() {
    use base64::Engine as _;
    let bundle = parsed(&bundle_of(&diary(1, 3), false));
    let file = resources(&bundle).into_iter().find(|one| one["resourceType"] == "DocumentReference").unwrap();
    let attachment = &file["content"][0]["attachment"];
    let data = base64::engine::general_purpose::STANDARD.decode(attachment["data"].as_str().unwrap()).unwrap();
    assert_eq!(data, PDF);
    assert_eq!(attachment["size"], json!(PDF.len()));
}

#[test]
fn an_end_that_nobody_knows_is_told_as_unknown() {
    let record = diary(3, 200);
    let bundle = parsed(&bundle_of(&record, false));
    let unknown =
        json!([{ "url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "unknown" }]);
    let mut ends = BTreeMap::from([("completed", 0), ("unknown", 0)]);
    for kept in &record.sessions {
        let id = kept.uid.to_string();
        let sent = resources(&bundle).into_iter().find(|one| one["id"] == id.as_str()).unwrap();
        let period = &sent["performedPeriod"];
        let known = kept.value.ended.is_some() && !kept.value.end_unknown;
        assert_eq!(period.get("end").is_some(), known, "{sent}");
        assert_eq!(period["_end"]["extension"] == unknown, !known, "{sent}");
        *ends.entry(if known { "completed" } else { "unknown" }).or_default() += 1;
    }
    assert!(ends.values().all(|count| *count > 0), "{ends:?}");
}

#[test]
fn exercises_go_out_with_how_they_ended() {
    let record = diary(3, 200);
    let bundle = parsed(&bundle_of(&record, false));
    let mut seen = BTreeSet::new();
    for kept in &record.runs {
        let id = kept.uid.to_string();
        let sent = resources(&bundle).into_iter().find(|one| one["id"] == id.as_str()).unwrap();
        let (status, why) = match kept.value.run.ending {
            Some(Ending::Done) => ("completed", None),
            None | Some(Ending::NotSaid) => ("unknown", None),
            Some(Ending::Hurt) => ("stopped", Some("It hurt")),
            Some(Ending::Tired) => ("stopped", Some("Tired")),
            Some(Ending::LostForm) => ("stopped", Some("Lost form")),
        };
        assert_eq!((sent["resourceType"].as_str(), sent["status"].as_str()), (Some("Procedure"), Some(status)));
        assert_eq!(sent["statusReason"]["text"].as_str(), why);
        assert_eq!(sent["performedPeriod"].get("end").is_some(), status != "unknown", "{sent}");
        let text = sent["code"]["text"].as_str().unwrap();
        assert_eq!(kept.value.own_name.as_deref() == Some(NASTY), text == NASTY, "{text}");
        seen.insert((status, kept.value.own_name.is_some()));
    }
    assert_eq!(seen.len(), 6, "{seen:?}");
}
