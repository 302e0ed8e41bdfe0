//! What every resource is made with: the words, the names of the person and of the program, and the form of a time.

use chrono::{NaiveDate, SecondsFormat};
use respite_domain::Code;
use respite_domain::place::Places;
use respite_domain::score::Score;
use respite_domain::time::WallTime;
use respite_domain::uid::Uid;
use respite_l10n::Words;

use crate::codes::{OBSERVATION_CATEGORY, OURS};
use crate::fhir::{Body, CodeableConcept, Coding, Meta, Observation, Reference, Resource};
use crate::name::part;

/// Makes resources of one diary.
pub(crate) struct Maker<'a> {
    pub(crate) words: &'a Words,
    pub(crate) version: &'a str,
    pub(crate) diary: Uid,
    /// Whether the person's own notes go out too.
    pub(crate) notes: bool,
}

/// A resource, with the line that a person reads of it. What only adds to another has none.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    pub(crate) uid: Uid,
    pub(crate) resource: Resource,
    pub(crate) line: Option<String>,
}

impl Maker<'_> {
    /// A resource of this name.
    pub(crate) fn told(&self, uid: Uid, body: Body, line: impl Into<Option<String>>) -> Told {
        let tag = Coding {
            display: Some(self.words.msg_exchange_patient_reported()),
            ..Coding::ours("origin", "patient-reported")
        };
        let meta = Meta { source: format!("{OURS}#{}", self.version), profile: Vec::new(), tag: vec![tag] };
        let language = self.words.tag().to_owned();
        let resource = Resource { kind: body.kind(), id: uid.to_string(), meta, language, body };
        Told { uid, resource, line: line.into() }
    }

    /// The person.
    pub(crate) fn person(&self) -> Reference {
        Reference::to(part(self.diary, "person"))
    }

    /// The program.
    pub(crate) fn program(&self) -> Reference {
        Reference::to(part(self.diary, "program"))
    }

    /// An observation that says nothing yet but what it is about, and when.
    pub(crate) fn observation(&self, code: CodeableConcept, at: WallTime) -> Observation {
        Observation { effective_date_time: Some(instant(at)), ..self.undated(code) }
    }

    /// The same of something that belongs to no moment.
    pub(crate) fn undated(&self, code: CodeableConcept) -> Observation {
        Observation {
            status: "final",
            category: vec![CodeableConcept::code(OBSERVATION_CATEGORY, "survey")],
            code,
            subject: self.person(),
            performer: vec![self.person()],
            ..Observation::default()
        }
    }

    /// "Worst pain: 6".
    pub(crate) fn line(&self, label: &str, value: &str) -> String {
        self.words.msg_exchange_told(label, value)
    }

    /// A line with the time of it: "22 November 2026, 14:20: …".
    pub(crate) fn at(&self, at: WallTime, told: &[String]) -> String {
        let time =
            self.words.msg_terminal_moment(self.words.date_long(at.date_naive()), self.words.time_of_day(at.time()));
        self.line(&time, &self.words.phrases(told))
    }

    /// The places, each as a concept of its own.
    pub(crate) fn sites(&self, places: Places) -> Vec<CodeableConcept> {
        let site = |code: &str| CodeableConcept::of(vec![Coding::ours("place", code)], &self.words.place_name(code));
        places.iter().map(|place| site(place.code())).collect()
    }

    /// The places where only one concept may stand: a code only of one place.
    pub(crate) fn site(&self, places: Places) -> Option<CodeableConcept> {
        let all = self.sites(places);
        let names = self.words.phrases(all.iter().filter_map(|site| site.text.as_deref()));
        let coding = if let [only] = &all[..] { only.coding.clone() } else { Vec::new() };
        (!all.is_empty()).then(|| CodeableConcept::of(coding, &names))
    }

    /// Words of a list, or the person's own.
    pub(crate) fn said(&self, set: &str, said: &str) -> CodeableConcept {
        let name = self.words.trigger_name(said);
        // A word without a name of its own is the person's, and no code.
        let coding = if name == said { Vec::new() } else { vec![Coding::ours(set, said)] };
        CodeableConcept::of(coding, &name)
    }
}

/// An own code with the words for it.
pub(crate) fn own(code: &str, text: &str) -> CodeableConcept {
    CodeableConcept::of(vec![Coding::ours("diary", code)], text)
}

/// A code with an own one beside it, and words.
pub(crate) fn also(known: crate::codes::Known, code: &str, text: &str) -> CodeableConcept {
    CodeableConcept::of(vec![known.into(), Coding::ours("diary", code)], text)
}

/// A time with its offset, to the second.
pub(crate) fn instant(at: WallTime) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, false)
}

/// A day.
pub(crate) fn day(day: NaiveDate) -> String {
    day.to_string()
}

/// A score as a whole number: the answer codes of LOINC for 0 to 10 are marred (5.1, "Traps found").
pub(crate) fn points(score: Score) -> u32 {
    score.points().into()
}
