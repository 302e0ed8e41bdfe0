//! Questionnaires and what was answered (FHIR R4, "Questionnaire", "QuestionnaireResponse").

use serde::Serialize;

use super::{Coding, Extension, Identifier, Reference};

resources! {
    /// A questionnaire.
    Questionnaire {
        pub(crate) url: String,
        pub(crate) version: String,
        pub(crate) name: &'static str,
        pub(crate) title: String,
        pub(crate) status: &'static str,
        pub(crate) subject_type: Vec<&'static str>,
        pub(crate) copyright: String,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub(crate) code: Vec<Coding>,
        pub(crate) item: Vec<Question>,
    }

    /// A question.
    Question {
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub(crate) extension: Vec<Extension>,
        pub(crate) link_id: String,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub(crate) code: Vec<Coding>,
        pub(crate) text: String,
        #[serde(rename = "type")]
        pub(crate) kind: &'static str,
        pub(crate) required: bool,
    }

    /// An answered questionnaire.
    QuestionnaireResponse {
        pub(crate) identifier: Option<Identifier>,
        pub(crate) questionnaire: String,
        pub(crate) status: &'static str,
        pub(crate) subject: Reference,
        pub(crate) authored: String,
        pub(crate) author: Reference,
        pub(crate) source: Reference,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub(crate) item: Vec<AnsweredQuestion>,
    }

    /// An answered question.
    AnsweredQuestion {
        pub(crate) link_id: String,
        pub(crate) text: String,
        pub(crate) answer: Vec<Answer>,
    }

    /// Its answer.
    Answer {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) value_boolean: Option<bool>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) value_integer: Option<u32>,
    }
}
