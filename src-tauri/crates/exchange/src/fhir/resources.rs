//! The resources (FHIR R4, "Resource Index").

use serde::Serialize;

use super::{
    Annotation, Attachment, Beside, CodeableConcept, Coding, HumanName, Identifier, Meta, Narrative, Period, Quantity,
    Questionnaire, QuestionnaireResponse, Reference,
};

/// A resource with what all of them have.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Resource {
    #[serde(rename = "resourceType")]
    pub(crate) kind: &'static str,
    pub(crate) id: String,
    pub(crate) meta: Meta,
    pub(crate) language: String,
    #[serde(flatten)]
    pub(crate) body: Body,
}

/// What it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub(crate) enum Body {
    Composition(Composition),
    Condition(Condition),
    Device(Device),
    DiagnosticReport(DiagnosticReport),
    DocumentManifest(DocumentManifest),
    DocumentReference(DocumentReference),
    Encounter(Encounter),
    Goal(Goal),
    MedicationStatement(MedicationStatement),
    Observation(Box<Observation>),
    Patient(Patient),
    Procedure(Procedure),
    Provenance(Provenance),
    Questionnaire(Questionnaire),
    QuestionnaireResponse(QuestionnaireResponse),
}

impl Body {
    /// Its name in FHIR.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Body::Composition(_) => "Composition",
            Body::Condition(_) => "Condition",
            Body::Device(_) => "Device",
            Body::DiagnosticReport(_) => "DiagnosticReport",
            Body::DocumentManifest(_) => "DocumentManifest",
            Body::DocumentReference(_) => "DocumentReference",
            Body::Encounter(_) => "Encounter",
            Body::Goal(_) => "Goal",
            Body::MedicationStatement(_) => "MedicationStatement",
            Body::Observation(_) => "Observation",
            Body::Patient(_) => "Patient",
            Body::Procedure(_) => "Procedure",
            Body::Provenance(_) => "Provenance",
            Body::Questionnaire(_) => "Questionnaire",
            Body::QuestionnaireResponse(_) => "QuestionnaireResponse",
        }
    }
}

resources! {
    /// The person.
    Patient {
        pub(crate) identifier: Vec<Identifier>,
        pub(crate) name: Vec<HumanName>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) birth_date: Option<String>,
        #[serde(rename = "_birthDate", skip_serializing_if = "Option::is_none")]
        pub(crate) beside_birth_date: Option<Beside>,
    }

    /// The program.
    Device {
        pub(crate) device_name: Vec<DeviceName>,
        pub(crate) version: Vec<DeviceVersion>,
        #[serde(rename = "type")]
        pub(crate) kind: CodeableConcept,
    }

    /// What the program is called.
    DeviceName {
        pub(crate) name: &'static str,
        #[serde(rename = "type")]
        pub(crate) kind: &'static str,
    }

    /// Its version.
    DeviceVersion {
        pub(crate) value: String,
    }

    /// The document: who told what of whom, in which order it is read.
    Composition {
        pub(crate) text: Option<Narrative>,
        pub(crate) identifier: Option<Identifier>,
        pub(crate) status: &'static str,
        #[serde(rename = "type")]
        pub(crate) kind: CodeableConcept,
        pub(crate) subject: Reference,
        pub(crate) date: String,
        pub(crate) author: Vec<Reference>,
        pub(crate) title: String,
        pub(crate) event: Vec<CompositionEvent>,
        pub(crate) section: Vec<Section>,
    }

    /// The days that it tells of.
    CompositionEvent {
        pub(crate) period: Period,
    }

    /// A section.
    Section {
        pub(crate) title: String,
        pub(crate) code: CodeableConcept,
        pub(crate) text: Option<Narrative>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub(crate) entry: Vec<Reference>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) empty_reason: Option<CodeableConcept>,
    }

    /// Something that was told of a time.
    Observation {
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub(crate) part_of: Vec<Reference>,
        pub(crate) status: &'static str,
        pub(crate) category: Vec<CodeableConcept>,
        pub(crate) code: CodeableConcept,
        pub(crate) subject: Reference,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub(crate) focus: Vec<Reference>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) encounter: Option<Reference>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) effective_date_time: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) effective_period: Option<Period>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) issued: Option<String>,
        pub(crate) performer: Vec<Reference>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) value_quantity: Option<Quantity>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) value_codeable_concept: Option<CodeableConcept>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) value_string: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) value_boolean: Option<bool>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) value_integer: Option<u32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) value_date_time: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) data_absent_reason: Option<CodeableConcept>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub(crate) note: Vec<Annotation>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) body_site: Option<CodeableConcept>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub(crate) derived_from: Vec<Reference>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub(crate) component: Vec<Component>,
    }

    /// One of several things told at once.
    Component {
        pub(crate) code: CodeableConcept,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) value_codeable_concept: Option<CodeableConcept>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) value_boolean: Option<bool>,
    }

    /// An episode, or something that a doctor named.
    Condition {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) clinical_status: Option<CodeableConcept>,
        pub(crate) verification_status: CodeableConcept,
        pub(crate) code: CodeableConcept,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub(crate) body_site: Vec<CodeableConcept>,
        pub(crate) subject: Reference,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) encounter: Option<Reference>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) onset_date_time: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) abatement_date_time: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) recorded_date: Option<String>,
        pub(crate) asserter: Reference,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub(crate) note: Vec<Annotation>,
    }

    /// A medicine as the person took it.
    MedicationStatement {
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub(crate) part_of: Vec<Reference>,
        pub(crate) status: &'static str,
        pub(crate) medication_codeable_concept: CodeableConcept,
        pub(crate) subject: Reference,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) effective_date_time: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) effective_period: Option<Period>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) date_asserted: Option<String>,
        pub(crate) information_source: Reference,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub(crate) note: Vec<Annotation>,
        pub(crate) dosage: Vec<Dosage>,
    }

    /// How much of it.
    Dosage {
        pub(crate) text: String,
    }

    /// Heat, cold, something else that was tried, or an exercise.
    Procedure {
        pub(crate) status: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) status_reason: Option<CodeableConcept>,
        pub(crate) code: CodeableConcept,
        pub(crate) subject: Reference,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) performed_date_time: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) performed_period: Option<Period>,
        pub(crate) asserter: Reference,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub(crate) body_site: Vec<CodeableConcept>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub(crate) complication: Vec<CodeableConcept>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub(crate) note: Vec<Annotation>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub(crate) used_code: Vec<CodeableConcept>,
    }

    /// A test, as the person was told of it.
    DiagnosticReport {
        pub(crate) status: &'static str,
        pub(crate) code: CodeableConcept,
        pub(crate) subject: Reference,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) effective_date_time: Option<String>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub(crate) performer: Vec<Reference>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) conclusion: Option<String>,
    }

    /// The page as a file.
    DocumentReference {
        pub(crate) status: &'static str,
        #[serde(rename = "type")]
        pub(crate) kind: CodeableConcept,
        pub(crate) subject: Reference,
        pub(crate) date: String,
        pub(crate) author: Vec<Reference>,
        pub(crate) description: String,
        pub(crate) content: Vec<DocumentContent>,
    }

    /// One form of it.
    DocumentContent {
        pub(crate) attachment: Option<Attachment>,
    }

    /// What a file of a health record holds.
    DocumentManifest {
        pub(crate) status: &'static str,
        #[serde(rename = "type")]
        pub(crate) kind: CodeableConcept,
        pub(crate) subject: Reference,
        pub(crate) created: String,
        pub(crate) author: Vec<Reference>,
        pub(crate) description: String,
        pub(crate) content: Vec<Reference>,
    }

    /// A visit.
    Encounter {
        pub(crate) status: &'static str,
        pub(crate) class: Option<Coding>,
        #[serde(rename = "type", skip_serializing_if = "Vec::is_empty")]
        pub(crate) kind: Vec<CodeableConcept>,
        pub(crate) subject: Reference,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub(crate) participant: Vec<Participant>,
        pub(crate) period: Period,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub(crate) reason_code: Vec<CodeableConcept>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub(crate) diagnosis: Vec<Diagnosis>,
    }

    /// Who was there.
    Participant {
        pub(crate) individual: Reference,
    }

    /// What the visit told.
    Diagnosis {
        pub(crate) condition: Reference,
    }

    /// A goal.
    Goal {
        pub(crate) lifecycle_status: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) achievement_status: Option<CodeableConcept>,
        pub(crate) description: CodeableConcept,
        pub(crate) subject: Reference,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) start_date: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) status_date: Option<String>,
        pub(crate) expressed_by: Reference,
    }

    /// Where it comes from.
    Provenance {
        pub(crate) target: Vec<Reference>,
        pub(crate) recorded: String,
        pub(crate) agent: Vec<Agent>,
    }

    /// Who had a part in it.
    Agent {
        #[serde(rename = "type")]
        pub(crate) kind: CodeableConcept,
        pub(crate) who: Reference,
    }
}
