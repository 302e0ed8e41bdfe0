//! The document: what it is about, its sections in the order in which they are read, and where it comes from.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use respite_domain::record::Record;
use respite_domain::time::Moment;
use respite_domain::uid::Uid;

use crate::Page;
use crate::codes::{
    EMPTY, FUNCTION, Known, MEDICATION_USE, PART_IN_IT, PAST_PROBLEMS, PATIENT_NOTE, PHR_GUIDE, PLAN, PROBLEMS,
    PROCEDURES, RESULTS, STORY, URI,
};
use crate::fhir::{
    Agent, Attachment, Body, CodeableConcept, Composition, CompositionEvent, Device, DeviceName, DeviceVersion,
    DocumentContent, DocumentManifest, DocumentReference, Identifier, Period, Provenance, Reference, Section, urn,
};
use crate::maker::{Maker, Told, instant, own};
use crate::medicines::Cabinet;
use crate::name::part;
use crate::narrative::{lines, paragraphs};

/// All resources of a document, the composition first.
pub(crate) struct Document {
    /// The name of the document: another for each moment and for other days.
    pub(crate) uid: Uid,
    pub(crate) told: Vec<Told>,
}

impl Document {
    pub(crate) fn of(record: &Record, page: Option<&Page<'_>>, now: &Moment, maker: &Maker<'_>) -> Document {
        let uid = part(maker.diary, &format!("document {} {} {}", record.from, record.to, instant(now.wall)));
        let words = maker.words;
        let mut problems = maker.episodes(record);
        problems.extend(maker.conditions(record));
        let mut diary = maker.signs(record);
        diary.extend(maker.entries(record));
        let mut plan = maker.visits(record, now);
        plan.extend(maker.goals(record));
        let chapters = [
            (words.msg_exchange_problems(), code(PROBLEMS), problems),
            (words.msg_exchange_diary(), own("diary", ""), diary),
            (words.msg_exchange_medicines(), code(MEDICATION_USE), maker.medicines(&Cabinet::of(record))),
            (words.msg_exchange_tried(), code(PROCEDURES), maker.tried(record, now)),
            (words.msg_exchange_function(), code(FUNCTION), maker.questionnaires(record)),
            (words.msg_exchange_past(), code(PAST_PROBLEMS), maker.past(record)),
            (words.msg_exchange_tests(), code(RESULTS), maker.tests(record)),
            (words.msg_exchange_plan(), code(PLAN), plan),
        ];
        let file = page.map(|page| maker.page(uid, page, now));
        let mut sections: Vec<Section> = page.map(|page| story(page, uid, maker)).into_iter().collect();
        let mut told = Vec::new();
        for (title, code, chapter) in chapters {
            sections.push(section(title, code, &chapter, maker));
            told.extend(chapter);
        }
        let head = maker.composition(uid, record, sections, now);
        let about = [head, maker.patient(&record.person), maker.device()];
        let source = maker.provenance(uid, now);
        let told = about.into_iter().chain(file).chain(told).chain([source]).collect();
        Document { uid, told }
    }
}

fn code(known: Known) -> CodeableConcept {
    CodeableConcept { coding: vec![known.into()], ..CodeableConcept::default() }
}

/// The page for the doctor, word by word: whoever reads nothing else has read it.
fn story(page: &Page<'_>, uid: Uid, maker: &Maker<'_>) -> Section {
    Section {
        title: maker.words.msg_exchange_story(),
        code: code(STORY),
        text: Some(paragraphs(page.text)),
        entry: vec![Reference::to(part(uid, "page"))],
        empty_reason: None,
    }
}

fn section(title: String, code: CodeableConcept, told: &[Told], maker: &Maker<'_>) -> Section {
    let said: Vec<String> = told.iter().filter_map(|told| told.line.clone()).collect();
    let is_empty = told.is_empty();
    Section {
        title,
        code,
        text: Some(if is_empty { paragraphs(&[maker.words.msg_exchange_nothing()]) } else { lines(&said) }),
        entry: told.iter().map(|told| Reference::to(told.uid)).collect(),
        // That nothing was noted does not mean that there is nothing.
        empty_reason: is_empty.then(|| CodeableConcept::code(EMPTY, "unavailable")),
    }
}

impl Maker<'_> {
    fn authors(&self) -> Vec<Reference> {
        vec![self.person(), self.program()]
    }

    fn composition(&self, uid: Uid, record: &Record, section: Vec<Section>, now: &Moment) -> Told {
        let days = self.words.date_range(record.from, record.to);
        let title = self.words.msg_exchange_title();
        let period =
            Period { start: Some(record.from.to_string()), end: Some(record.to.to_string()), beside_end: None };
        let body = Composition {
            text: Some(paragraphs(&[title.clone(), days, self.words.msg_paper_told_by()])),
            identifier: Some(Identifier { system: URI, value: urn(uid) }),
            status: "final",
            kind: code(PATIENT_NOTE),
            subject: self.person(),
            date: instant(now.wall),
            author: self.authors(),
            title,
            event: vec![CompositionEvent { period }],
            section,
        };
        self.told(part(uid, "composition"), Body::Composition(body), None)
    }

    fn device(&self) -> Told {
        let body = Device {
            device_name: vec![DeviceName { name: "Respite", kind: "user-friendly-name" }],
            version: vec![DeviceVersion { value: self.version.to_owned() }],
            kind: CodeableConcept::text(&self.words.msg_exchange_app()),
        };
        self.told(part(self.diary, "program"), Body::Device(body), None)
    }

    /// The page as a file.
    fn page(&self, uid: Uid, page: &Page<'_>, now: &Moment) -> Told {
        let title = self.words.msg_exchange_story();
        let attachment = Attachment {
            content_type: "application/pdf",
            language: self.words.tag().to_owned(),
            data: STANDARD.encode(page.pdf),
            size: page.pdf.len(),
            title: title.clone(),
            creation: instant(now.wall),
        };
        let body = DocumentReference {
            status: "current",
            kind: code(PATIENT_NOTE),
            subject: self.person(),
            date: instant(now.wall),
            author: self.authors(),
            description: title,
            content: vec![DocumentContent { attachment: Some(attachment) }],
        };
        self.told(part(uid, "page"), Body::DocumentReference(body), None)
    }

    /// Who told it, and what put it together.
    fn provenance(&self, uid: Uid, now: &Moment) -> Told {
        let agent = |part: &str, who: Reference| Agent { kind: CodeableConcept::code(PART_IN_IT, part), who };
        let body = Provenance {
            target: vec![Reference::to(part(uid, "composition"))],
            recorded: instant(now.wall),
            agent: vec![agent("author", self.person()), agent("assembler", self.program())],
        };
        self.told(part(uid, "provenance"), Body::Provenance(body), None)
    }

    /// What a file of a health record holds: the table of contents that the guide asks for.
    pub(crate) fn manifest(&self, document: &Document, now: &Moment) -> Told {
        let is_document =
            |told: &&Told| matches!(told.resource.body, Body::Composition(_) | Body::DocumentReference(_));
        let body = DocumentManifest {
            status: "current",
            kind: code(PATIENT_NOTE),
            subject: self.person(),
            created: instant(now.wall),
            author: self.authors(),
            description: self.words.msg_exchange_file(PHR_GUIDE),
            content: document.told.iter().filter(is_document).map(|told| Reference::to(told.uid)).collect(),
        };
        self.told(part(document.uid, "manifest"), Body::DocumentManifest(body), None)
    }
}
