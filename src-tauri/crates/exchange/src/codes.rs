//! Every code that goes out, each once, with where it was looked up: `5.1` and the like are sections of the clinical facts. None is
//! written from memory: what has no code there has one of our own, and always words.

/// A system of codes, by the address that FHIR R4 knows it by.
pub(crate) type System = &'static str;

/// LOINC (FHIR R4, "Code Systems").
pub(crate) const LOINC: System = "http://loinc.org";
/// RxNorm (the same).
pub(crate) const RXNORM: System = "http://www.nlm.nih.gov/research/umls/rxnorm";
/// ICD-10-CM (the same).
pub(crate) const ICD_10_CM: System = "http://hl7.org/fhir/sid/icd-10-cm";
/// SNOMED CT (the same). Outside of the International Patient Summary it needs a licence, so nothing is written unless a build
/// asks for it (5.1, "Licences").
#[cfg(feature = "snomed")]
pub(crate) const SNOMED: System = "http://snomed.info/sct";
/// Units of measure (FHIR R4, "Using UCUM").
pub(crate) const UCUM: System = "http://unitsofmeasure.org";
/// Names that are addresses themselves, such as `urn:uuid:…` (FHIR R4, "Identifier Systems").
pub(crate) const URI: System = "urn:ietf:rfc:3986";
/// Whether a condition is there (FHIR R4, Condition.clinicalStatus, required).
pub(crate) const CONDITION_CLINICAL: System = "http://terminology.hl7.org/CodeSystem/condition-clinical";
/// Whether it was verified (FHIR R4, Condition.verificationStatus, required).
pub(crate) const CONDITION_VERIFIED: System = "http://terminology.hl7.org/CodeSystem/condition-ver-status";
/// What sort of observation it is (FHIR R4, Observation.category).
pub(crate) const OBSERVATION_CATEGORY: System = "http://terminology.hl7.org/CodeSystem/observation-category";
/// Why a value is missing (FHIR R4, Observation.dataAbsentReason).
pub(crate) const ABSENT: System = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
/// Who had which part in it (FHIR R4, Provenance.agent.type).
pub(crate) const PART_IN_IT: System = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
/// How far a goal is (FHIR R4, Goal.achievementStatus).
pub(crate) const ACHIEVEMENT: System = "http://terminology.hl7.org/CodeSystem/goal-achievement";
/// What sort of meeting a visit is (FHIR R4, Encounter.class).
pub(crate) const ACT: System = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
/// Why a section is empty (FHIR R4, Composition.section.emptyReason).
pub(crate) const EMPTY: System = "http://terminology.hl7.org/CodeSystem/list-empty-reason";

/// Below which our own names live. Nobody has to be able to open it.
pub(crate) const OURS: &str = "https://github.com/respite-diary/respite/fhir";

/// That a value is not known, where the value itself stood (FHIR R4, extension data-absent-reason).
pub(crate) const ABSENT_EXTENSION: &str = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
/// The least and the most that a question takes (FHIR R4, extensions minValue and maxValue).
pub(crate) const LEAST_AND_MOST: [&str; 2] =
    ["http://hl7.org/fhir/StructureDefinition/minValue", "http://hl7.org/fhir/StructureDefinition/maxValue"];

/// A code, with the name that its system gives it where the clinical facts spell that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Known {
    pub(crate) system: System,
    pub(crate) code: &'static str,
    pub(crate) display: Option<&'static str>,
}

const fn known(system: System, code: &'static str) -> Known {
    Known { system, code, display: None }
}

const fn named(system: System, code: &'static str, display: &'static str) -> Known {
    Known { system, code, display: Some(display) }
}

/// The document, and the page in it (5.1: used for notes that patients write).
pub(crate) const PATIENT_NOTE: Known = named(LOINC, "51855-5", "Patient Note");
/// Pain from 0 to 10 (5.1, "Daily worst/average/now pain").
pub(crate) const PAIN: Known = named(LOINC, "72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported");
/// The PEG and its parts (5.1, "PEG"; 91145-1 is a common wrong code).
pub(crate) const PEG: Known = known(LOINC, "91148-7");
pub(crate) const PEG_PAIN: Known = known(LOINC, "75893-8");
pub(crate) const PEG_ENJOYMENT: Known = known(LOINC, "91145-3");
pub(crate) const PEG_ACTIVITY: Known = known(LOINC, "91146-1");
pub(crate) const PEG_MEAN: Known = known(LOINC, "91147-9");

/// The sections (5.1, "Reuse IPS section codes where they fit").
pub(crate) const PROBLEMS: Known = known(LOINC, "11450-4");
pub(crate) const PAST_PROBLEMS: Known = known(LOINC, "11348-0");
pub(crate) const MEDICATION_USE: Known = known(LOINC, "10160-0");
pub(crate) const PROCEDURES: Known = known(LOINC, "47519-4");
pub(crate) const FUNCTION: Known = known(LOINC, "47420-5");
pub(crate) const RESULTS: Known = known(LOINC, "30954-2");
pub(crate) const PLAN: Known = known(LOINC, "18776-5");
pub(crate) const STORY: Known = known(LOINC, "81338-6");

/// A spasm of the back, not of the neck (5.1, "Spasm episode").
pub(crate) const BACK_SPASM: Known = named(ICD_10_CM, "M62.830", "Muscle spasm of back");

/// Heat and cold, and the spasm (5.1, "Heat / cold session", "Spasm episode").
#[cfg(feature = "snomed")]
pub(crate) const HEAT_THERAPY: Known = named(SNOMED, "266694003", "Heat therapy");
#[cfg(feature = "snomed")]
pub(crate) const CRYOTHERAPY: Known = named(SNOMED, "26782000", "Cryotherapy");
#[cfg(feature = "snomed")]
pub(crate) const SPASM: Known = known(SNOMED, "45352006");

/// Ingredients by our codes (5.1, "Medicine taken"). The muscle relaxers' are not verified there, so they go out in words.
pub(crate) const INGREDIENTS: [(&str, Known); 6] = [
    ("ibuprofen", named(RXNORM, "5640", "ibuprofen")),
    ("naproxen", named(RXNORM, "7258", "naproxen")),
    ("aspirin", named(RXNORM, "1191", "aspirin")),
    ("celecoxib", named(RXNORM, "140587", "celecoxib")),
    ("acetaminophen", named(RXNORM, "161", "acetaminophen")),
    ("diazepam", named(RXNORM, "3322", "diazepam")),
];

/// Tablets of one muscle relaxer in one strength: our code, micrograms, theirs (5.1, "Tablets").
pub(crate) const TABLETS: [(&str, u32, Known); 9] = [
    ("cyclobenzaprine", 5_000, known(RXNORM, "828320")),
    ("cyclobenzaprine", 10_000, known(RXNORM, "828348")),
    ("methocarbamol", 500_000, known(RXNORM, "197943")),
    ("methocarbamol", 750_000, known(RXNORM, "197944")),
    ("tizanidine", 2_000, known(RXNORM, "313412")),
    ("tizanidine", 4_000, known(RXNORM, "313413")),
    ("baclofen", 10_000, known(RXNORM, "197391")),
    ("baclofen", 20_000, known(RXNORM, "197392")),
    ("carisoprodol", 350_000, known(RXNORM, "197446")),
];

/// What HL7's guide for personal health records is called, and the version that the file is written to (anchors 5.2). No more is
/// claimed.
pub(crate) const PHR_GUIDE: &str = "HL7 Personal Health Records 1.0.0-ballot2";

/// The profiles of that guide that ask for no more than what stands in these resources anyway (its `pghd` folder).
pub(crate) const PHR_PROFILES: [(&str, &str); 4] = [
    ("Patient", "http://hl7.org/fhir/uv/phr/StructureDefinition/pghd-patient|1.0.0-ballot2"),
    ("Device", "http://hl7.org/fhir/uv/phr/StructureDefinition/pghd-device|1.0.0-ballot2"),
    ("Questionnaire", "http://hl7.org/fhir/uv/phr/StructureDefinition/pghd-questionnaire|1.0.0-ballot2"),
    (
        "QuestionnaireResponse",
        "http://hl7.org/fhir/uv/phr/StructureDefinition/pghd-questionnaire-response|1.0.0-ballot2",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The last figure of a LOINC code is a check digit (Regenstrief, "LOINC users' guide": mod 10, as Luhn).
    #[test]
    fn loinc_codes_are_no_slips_of_the_pen() {
        for known in [
            PATIENT_NOTE,
            PAIN,
            PEG,
            PEG_PAIN,
            PEG_ENJOYMENT,
            PEG_ACTIVITY,
            PEG_MEAN,
            PROBLEMS,
            PAST_PROBLEMS,
            MEDICATION_USE,
            PROCEDURES,
            FUNCTION,
            RESULTS,
            PLAN,
            STORY,
        ] {
            assert!(checks(known.code), "{}", known.code);
        }
        assert!(!checks("91145-1"), "the common wrong code");
    }

    fn checks(code: &str) -> bool {
        let digits: Vec<u32> = code.chars().filter_map(|digit| digit.to_digit(10)).collect();
        let luhn = digits.iter().rev().enumerate().map(|(place, digit)| match (place % 2, digit * 2) {
            (0, _) => *digit,
            (_, twice) => twice / 10 + twice % 10,
        });
        luhn.sum::<u32>().is_multiple_of(10)
    }
}
