//! The types of data (FHIR R4, "Datatypes").

use respite_domain::uid::Uid;
use serde::Serialize;

use crate::codes::{ABSENT_EXTENSION, Known, OURS};

/// A code of a system.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Coding {
    pub(crate) system: String,
    pub(crate) code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) display: Option<String>,
}

impl From<Known> for Coding {
    fn from(known: Known) -> Coding {
        Coding {
            system: known.system.to_owned(),
            code: known.code.to_owned(),
            display: known.display.map(str::to_owned),
        }
    }
}

impl Coding {
    /// A code that says by itself what it means.
    pub(crate) fn bare(system: &str, code: &str) -> Coding {
        Coding { system: system.to_owned(), code: code.to_owned(), display: None }
    }

    /// A code of our own, in one of our sets.
    pub(crate) fn ours(set: &str, code: &str) -> Coding {
        Coding::bare(&format!("{OURS}/CodeSystem/{set}"), code)
    }
}

/// A concept: codes, and words that say the same.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub(crate) struct CodeableConcept {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) extension: Vec<Extension>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) coding: Vec<Coding>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) text: Option<String>,
}

impl CodeableConcept {
    /// Codes with words.
    pub(crate) fn of(coding: Vec<Coding>, text: &str) -> CodeableConcept {
        let text = Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        CodeableConcept { extension: Vec::new(), coding, text }
    }

    /// Words alone.
    pub(crate) fn text(text: &str) -> CodeableConcept {
        CodeableConcept::of(Vec::new(), text)
    }

    /// One code that needs no words.
    pub(crate) fn code(system: &str, code: &str) -> CodeableConcept {
        CodeableConcept { coding: vec![Coding::bare(system, code)], ..CodeableConcept::default() }
    }

    /// That it is not known.
    pub(crate) fn unknown() -> CodeableConcept {
        CodeableConcept { extension: vec![Extension::absent()], ..CodeableConcept::default() }
    }
}

/// Something that FHIR has no element for.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Extension {
    pub(crate) url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) value_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) value_integer: Option<u32>,
}

impl Extension {
    /// That a value is there and not known.
    pub(crate) fn absent() -> Extension {
        Extension { url: ABSENT_EXTENSION.to_owned(), value_code: Some("unknown".to_owned()), value_integer: None }
    }
}

/// What stands beside a value of one word: the element with the low line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Beside {
    pub(crate) extension: Vec<Extension>,
}

impl Beside {
    /// That the value is not known.
    pub(crate) fn unknown() -> Option<Beside> {
        Some(Beside { extension: vec![Extension::absent()] })
    }
}

/// Something else in the bundle, or a name alone.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub(crate) struct Reference {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) reference: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) display: Option<String>,
}

impl Reference {
    /// To a resource.
    pub(crate) fn to(uid: Uid) -> Reference {
        Reference { reference: Some(urn(uid)), display: None }
    }

    /// To somebody of whom only the name is known.
    pub(crate) fn named(name: &str) -> Reference {
        Reference { reference: None, display: Some(name.to_owned()) }
    }
}

/// A UUID as an address.
pub(crate) fn urn(uid: Uid) -> String {
    format!("urn:uuid:{uid}")
}

/// A name within a system of names.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Identifier {
    pub(crate) system: &'static str,
    pub(crate) value: String,
}

/// A stretch of time. An end that is there and not known is told beside it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub(crate) struct Period {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) start: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) end: Option<String>,
    #[serde(rename = "_end", skip_serializing_if = "Option::is_none")]
    pub(crate) beside_end: Option<Beside>,
}

/// A number with its unit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Quantity {
    pub(crate) value: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) system: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) code: Option<&'static str>,
}

/// A note.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Annotation {
    pub(crate) text: String,
}

impl Annotation {
    /// A note, where there is one.
    pub(crate) fn of(text: &str) -> Vec<Annotation> {
        let text = text.trim();
        if text.is_empty() { Vec::new() } else { vec![Annotation { text: text.to_owned() }] }
    }
}

/// What a person reads: a piece of XHTML.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Narrative {
    pub(crate) status: &'static str,
    pub(crate) div: String,
}

/// What is said of a resource itself.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Meta {
    pub(crate) source: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) profile: Vec<String>,
    pub(crate) tag: Vec<Coding>,
}

/// A file within the bundle.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Attachment {
    pub(crate) content_type: &'static str,
    pub(crate) language: String,
    pub(crate) data: String,
    pub(crate) size: usize,
    pub(crate) title: String,
    pub(crate) creation: String,
}

/// The name of a person.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub(crate) struct HumanName {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) extension: Vec<Extension>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) text: Option<String>,
}
