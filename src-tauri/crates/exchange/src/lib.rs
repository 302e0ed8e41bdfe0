//! The diary for other programs: a FHIR R4 document, and a personal health record file made from the same resources.
//!
//! Everything in them is what the person told: nothing is made up, and what is missing is told as missing, never as 0. The same
//! record, page, moment and words give the same bytes. Codes are LOINC, RxNorm and ICD-10-CM where the clinical facts name one, and
//! always words; it is no International Patient Summary and does not say that it is.

mod codes;
mod document;
mod entries;
mod fhir;
mod maker;
mod medicines;
mod name;
mod narrative;
mod plan;
mod problems;
mod questionnaires;
mod tried;

use std::collections::BTreeMap;

use respite_domain::record::Record;
use respite_domain::time::Moment;
use respite_l10n::Words;
use serde::Serialize;
use serde_json::Value;

use crate::codes::{PHR_PROFILES, URI};
use crate::document::Document;
use crate::fhir::{Identifier, Resource, urn};
use crate::maker::{Maker, Told, instant};
use crate::medicines::Cabinet;

/// The page for the doctor, which goes along whole: as a file, and as the text that is read first.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// The PDF.
    pub pdf: &'a [u8],
    /// What it says, one paragraph each, in reading order.
    pub text: &'a [String],
}

/// What goes out beside the record itself.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    /// The page for the doctor.
    pub page: Option<Page<'a>>,
    /// Whether the person's own notes go out too. They are private unless the person says so (7, "Leave out").
    pub notes: bool,
    /// When it is made.
    pub now: &'a Moment,
    /// The program's version.
    pub version: &'a str,
    /// The words; what goes out says which language they are of (BCP 47).
    pub words: &'a Words,
}

/// A bundle of the type `document`: its order and its text can be read without any other program.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Bundle {
    resource_type: &'static str,
    id: String,
    language: String,
    identifier: Identifier,
    #[serde(rename = "type")]
    kind: &'static str,
    timestamp: String,
    entry: Vec<Entry>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    full_url: String,
    resource: Resource,
}

/// The record as a FHIR R4 document, as JSON.
///
/// # Errors
/// What `serde_json` can't write, which is a bug.
pub fn document(record: &Record, wanted: &Wanted<'_>) -> serde_json::Result<String> {
    let document = Document::of(record, wanted.page.as_ref(), wanted.now, &wanted.maker(record));
    let entry = |told: Told| Entry { full_url: urn(told.uid), resource: told.resource };
    serde_json::to_string(&Bundle {
        resource_type: "Bundle",
        id: document.uid.to_string(),
        language: wanted.words.tag().to_owned(),
        identifier: Identifier { system: URI, value: urn(document.uid) },
        kind: "document",
        timestamp: instant(wanted.now.wall),
        entry: document.told.into_iter().map(entry).collect(),
    })
}

/// The record as a personal health record file, `.phr`: the same resources and each single dose, one a line (HL7 Personal Health
/// Records, 1.0.0-ballot2). There is no bundle around them, so each refers to the others by type and id.
///
/// # Errors
/// What `serde_json` can't write, which is a bug.
pub fn phr(record: &Record, wanted: &Wanted<'_>) -> serde_json::Result<String> {
    let maker = wanted.maker(record);
    let document = Document::of(record, wanted.page.as_ref(), wanted.now, &maker);
    let manifest = maker.manifest(&document, wanted.now);
    let mut told = document.told;
    told.push(manifest);
    told.extend(maker.doses(&Cabinet::of(record)));
    let kinds: BTreeMap<String, &str> = told.iter().map(|told| (urn(told.uid), told.resource.kind)).collect();
    let mut file = String::new();
    for mut told in told {
        let kind = told.resource.kind;
        let profiles = PHR_PROFILES.iter().filter(|(of, _)| *of == kind);
        told.resource.meta.profile = profiles.map(|(_, profile)| (*profile).to_owned()).collect();
        let mut resource = serde_json::to_value(told.resource)?;
        refer_by_type(&mut resource, &kinds);
        file.push_str(&serde_json::to_string(&resource)?);
        file.push('\n');
    }
    Ok(file)
}

impl<'a> Wanted<'a> {
    fn maker(&self, record: &Record) -> Maker<'a> {
        let Wanted { notes, version, words, .. } = *self;
        Maker { words, version, diary: record.diary, notes }
    }
}

/// Turns each `urn:uuid:…` that refers to a resource into `Type/…`.
fn refer_by_type(value: &mut Value, kinds: &BTreeMap<String, &str>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                let kind = member.as_str().filter(|_| name == "reference").and_then(|urn| kinds.get(urn));
                match kind {
                    Some(kind) => {
                        let id = member.as_str().unwrap_or_default().trim_start_matches("urn:uuid:");
                        *member = Value::String(format!("{kind}/{id}"));
                    }
                    None => refer_by_type(member, kinds),
                }
            }
        }
        Value::Array(all) => all.iter_mut().for_each(|one| refer_by_type(one, kinds)),
        _ => {}
    }
}
