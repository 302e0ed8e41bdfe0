//! What the diary says day by day: pain, spasms, and what came with them.

use respite_domain::Code;
use respite_domain::entry::Entry;
use respite_domain::record::{Kept, Record};
use respite_domain::score::Score;
use respite_domain::summary::Person;
use respite_domain::time::WallTime;
use respite_domain::words::{List, Words as Said};

use crate::codes::{ABSENT, PAIN, URI};
use crate::fhir::{
    Annotation, Beside, Body, CodeableConcept, Coding, Component, Extension, HumanName, Identifier, Observation,
    Patient, urn,
};
use crate::maker::{Maker, Told, also, day, instant, own, points};
use crate::name::part;

impl Maker<'_> {
    /// The person. What nobody gave is told as not known.
    pub(crate) fn patient(&self, person: &Person) -> Told {
        let name = match person.name.trim() {
            "" => HumanName { extension: vec![Extension::absent()], text: None },
            name => HumanName { text: Some(name.to_owned()), ..HumanName::default() },
        };
        let uid = part(self.diary, "person");
        let patient = Patient {
            identifier: vec![Identifier { system: URI, value: urn(uid) }],
            name: vec![name],
            birth_date: person.born.map(day),
            beside_birth_date: if person.born.is_none() { Beside::unknown() } else { None },
        };
        self.told(uid, Body::Patient(patient), None)
    }

    /// All entries.
    pub(crate) fn entries(&self, record: &Record) -> Vec<Told> {
        record.entries.iter().flat_map(|entry| self.entry(entry)).collect()
    }

    /// One entry. The worst pain and the spasms of each are told, be it that nobody told them: so nothing that is missing is taken
    /// for a day without pain.
    fn entry(&self, kept: &Kept<Entry>) -> Vec<Told> {
        let Entry { places, .. } = kept.value;
        let (entry, words) = (&kept.value, self.words);
        let mut day = Day { maker: self, kept, told: Vec::new(), lines: Vec::new() };
        let worst = Observation {
            body_site: self.site(places),
            ..day.about(also(PAIN, "worst-pain", &words.msg_entry_worst()))
        };
        let note = if self.notes { Annotation::of(&entry.note) } else { Vec::new() };
        day.score("worst-pain", Observation { note, ..worst }, entry.worst);
        let spasms =
            Observation { body_site: self.site(places), ..day.about(own("spasms", &words.msg_entry_spasms())) };
        day.count("spasms", spasms, entry.spasms.map(u32::from));
        for (code, concept, score) in [
            ("average-pain", also(PAIN, "average-pain", &words.msg_entry_average()), entry.average),
            ("interference", own("interference", &words.msg_entry_interference()), entry.interference),
            ("sleep-disturbed", own("sleep-disturbed", &words.msg_entry_sleep()), entry.sleep),
            ("mood", own("mood", &words.msg_entry_mood()), entry.mood),
        ] {
            if score.is_some() {
                day.score(code, day.about(concept), score);
            }
        }
        for (code, text, hours) in [
            ("bed-hours", words.msg_entry_bed_hours(), entry.bed_hours),
            ("sitting-hours", words.msg_entry_sitting_hours(), entry.sitting_hours),
        ] {
            if hours.is_some() {
                day.count(code, day.about(own(code, &text)), hours.map(u32::from));
            }
        }
        for (field, text, said) in [
            ("pattern", words.msg_entry_pattern(), entry.pattern.map(Code::code)),
            ("longest", words.msg_entry_longest(), entry.longest.map(Code::code)),
            ("walking", words.msg_entry_walking(), entry.walking.map(Code::code)),
        ] {
            if let Some(code) = said {
                let said = words.named(&format!("entry-{field}"), code);
                day.concept(field, &text, CodeableConcept::of(vec![Coding::ours(field, code)], &said));
            }
        }
        if places.len() > 1 {
            day.several("places", &words.msg_entry_where(), self.sites(places));
        }
        for list in List::all() {
            let said: Vec<CodeableConcept> =
                entry.words(list).iter().map(|said: &Said| self.said(list.code(), said.as_str())).collect();
            day.several(list.code(), &words.named("lists", list.code()), said);
        }
        if let Some(pushed) = entry.pushed_through {
            let value = if pushed { words.msg_exchange_yes() } else { words.msg_exchange_no() };
            day.lines.push(self.line(&words.msg_entry_pushed(), &value));
            let told = day.about(own("pushed-through", &words.msg_entry_pushed()));
            day.push("pushed-through", Observation { value_boolean: Some(pushed), ..told });
        }
        if let Some(onset) = entry.onset {
            day.lines.push(self.line(&words.msg_exchange_onset(), &words.date_long(onset)));
            let told = day.about(own("onset", &words.msg_entry_onset()));
            day.push("onset", Observation { value_date_time: Some(onset.to_string()), ..told });
        }
        let line = self.at(entry.occurred_at, &day.lines);
        if let Some(first) = day.told.first_mut() {
            first.line = Some(line);
        }
        day.told
    }

    /// A pain score at a moment, in the course of something.
    pub(crate) fn pain(&self, code: &str, text: &str, at: WallTime, score: Score) -> Observation {
        let value_integer = Some(points(score));
        Observation { value_integer, ..self.observation(also(PAIN, code, text), at) }
    }
}

/// That a value is not known: it is never 0.
pub(crate) fn unknown() -> Option<CodeableConcept> {
    Some(CodeableConcept::code(ABSENT, "unknown"))
}

/// One entry on its way out.
struct Day<'a> {
    maker: &'a Maker<'a>,
    kept: &'a Kept<Entry>,
    told: Vec<Told>,
    lines: Vec<String>,
}

impl Day<'_> {
    fn about(&self, code: CodeableConcept) -> Observation {
        let issued = self.kept.entered_at.map(instant);
        Observation { issued, ..self.maker.observation(code, self.kept.value.occurred_at) }
    }

    fn push(&mut self, code: &str, observation: Observation) {
        let body = Body::Observation(Box::new(observation));
        self.told.push(self.maker.told(part(self.kept.uid, code), body, None));
    }

    fn score(&mut self, code: &str, observation: Observation, score: Option<Score>) {
        self.count(code, observation, score.map(points));
    }

    fn count(&mut self, code: &str, observation: Observation, value_integer: Option<u32>) {
        let value = value_integer.map_or_else(|| self.maker.words.msg_exchange_not_told(), |value| value.to_string());
        let label = observation.code.text.clone().unwrap_or_default();
        self.lines.push(self.maker.line(&label, &value));
        let data_absent_reason = if value_integer.is_none() { unknown() } else { None };
        self.push(code, Observation { value_integer, data_absent_reason, ..observation });
    }

    fn concept(&mut self, code: &str, label: &str, value: CodeableConcept) {
        self.lines.push(self.maker.line(label, value.text.as_deref().unwrap_or_default()));
        let told = self.about(own(code, label));
        self.push(code, Observation { value_codeable_concept: Some(value), ..told });
    }

    /// Several things of one kind, each a component: a concept stands for one thing.
    fn several(&mut self, code: &str, label: &str, values: Vec<CodeableConcept>) {
        if values.is_empty() {
            return;
        }
        let names = self.maker.words.list(values.iter().filter_map(|value| value.text.as_deref()));
        self.lines.push(self.maker.line(label, &names));
        let component = values.into_iter().map(|value| Component {
            code: own(code, label),
            value_codeable_concept: Some(value),
            value_boolean: None,
        });
        let component = component.collect();
        let told = self.about(own(code, label));
        self.push(code, Observation { component, ..told });
    }
}
