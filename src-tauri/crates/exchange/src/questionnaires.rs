//! The two questionnaires, and what was answered. Each has an address of its own: LOINC's form of the PEG mixes kinds of answers and
//! its list of answers is marred (5.1, "Traps found").

use respite_domain::record::{Kept, Record};
use respite_domain::roland_morris::{RolandMorris, STATEMENTS};
use respite_domain::score::Score;
use respite_domain::week::Peg;
use respite_l10n::{Messages, Words};

use crate::codes::{Known, LEAST_AND_MOST, OURS, PEG, PEG_ACTIVITY, PEG_ENJOYMENT, PEG_MEAN, PEG_PAIN, UCUM, URI};
use crate::fhir::{
    Answer, AnsweredQuestion, Body, CodeableConcept, Extension, Identifier, Observation, Quantity, Question,
    Questionnaire, QuestionnaireResponse, Reference, urn,
};
use crate::maker::{Maker, Told, instant, own, points};
use crate::name::part;

/// The version of our form of the questions. A change of their words is another.
const VERSION: &str = "1";

impl Maker<'_> {
    /// The questionnaires that were answered, then the answers.
    pub(crate) fn questionnaires(&self, record: &Record) -> Vec<Told> {
        let pegs = record.pegs.iter().flat_map(|kept| self.peg(kept));
        let counts = record.roland_morris.iter().flat_map(|kept| self.roland_morris(kept));
        let forms = (!record.pegs.is_empty()).then(|| self.peg_form());
        let other = (!record.roland_morris.is_empty()).then(|| self.roland_morris_form());
        forms.into_iter().chain(other).chain(pegs).chain(counts).collect()
    }

    fn form(&self, name: &'static str, title: String, copyright: String, item: Vec<Question>) -> Questionnaire {
        Questionnaire {
            url: format!("{OURS}/Questionnaire/{name}"),
            version: VERSION.to_owned(),
            name,
            title,
            status: "active",
            subject_type: vec!["Patient"],
            copyright,
            code: Vec::new(),
            item,
        }
    }

    fn peg_form(&self) -> Told {
        let items = peg_items(self.words).map(|(link_id, known, text)| Question {
            extension: LEAST_AND_MOST
                .into_iter()
                .zip([0, u32::from(Score::MAX.points())])
                .map(|(url, most)| Extension { url: url.to_owned(), value_code: None, value_integer: Some(most) })
                .collect(),
            link_id: link_id.to_owned(),
            code: vec![known.into()],
            text,
            kind: "integer",
            required: true,
        });
        let form = self.form("Peg", self.words.msg_week_title(), self.words.msg_week_credit(), items.into());
        let form = Questionnaire { code: vec![PEG.into()], ..form };
        self.told(part(self.diary, "questionnaire peg"), Body::Questionnaire(form), None)
    }

    fn roland_morris_form(&self) -> Told {
        let question = |link_id: String, text: String| Question {
            extension: Vec::new(),
            link_id,
            code: Vec::new(),
            text,
            kind: "boolean",
            required: false,
        };
        let mut items: Vec<Question> =
            (1..=STATEMENTS).map(|number| question(number.to_string(), statement(number, self.words))).collect();
        items.push(question("none".to_owned(), self.words.msg_roland_morris_none()));
        let form = self.form(
            "RolandMorris",
            self.words.msg_paper_roland_morris(),
            self.words.msg_roland_morris_credit(),
            items,
        );
        self.told(part(self.diary, "questionnaire roland-morris"), Body::Questionnaire(form), None)
    }

    fn response(
        &self,
        of: respite_domain::uid::Uid,
        form: &str,
        authored: String,
        item: Vec<AnsweredQuestion>,
    ) -> QuestionnaireResponse {
        QuestionnaireResponse {
            identifier: Some(Identifier { system: URI, value: urn(of) }),
            questionnaire: format!("{OURS}/Questionnaire/{form}|{VERSION}"),
            status: "completed",
            subject: self.person(),
            authored,
            author: self.person(),
            source: self.person(),
            item,
        }
    }

    fn peg(&self, kept: &Kept<Peg>) -> [Told; 2] {
        let peg = &kept.value;
        let scores = [peg.pain, peg.enjoyment, peg.activity];
        let items = peg_items(self.words).into_iter().zip(scores).map(|((link_id, _, text), score)| AnsweredQuestion {
            link_id: link_id.to_owned(),
            text,
            answer: vec![Answer { value_integer: Some(points(score)), value_boolean: None }],
        });
        let response = self.response(kept.uid, "Peg", instant(peg.answered), items.collect());
        let mean = f64::from(peg.tenths()) / 10.0;
        let value = Quantity { value: mean, unit: Some("{score}".into()), system: Some(UCUM), code: Some("{score}") };
        let label = self.words.msg_paper_peg();
        let observation = Observation {
            value_quantity: Some(value),
            derived_from: vec![Reference::to(kept.uid)],
            ..self.observation(CodeableConcept::of(vec![PEG_MEAN.into()], &label), peg.answered)
        };
        let day = self.words.date_long(peg.answered.date_naive());
        let [pain, enjoyment, activity] = scores.map(points);
        let told = self.words.msg_paper_peg_last(
            self.words.msg_paper_peg_score(self.words.number(mean), day),
            self.words.msg_paper_peg_items(pain, enjoyment, activity),
        );
        [
            self.told(kept.uid, Body::QuestionnaireResponse(response), self.line(&label, &told)),
            self.told(part(kept.uid, "mean"), Body::Observation(Box::new(observation)), None),
        ]
    }

    /// A statement that is not ticked was not said to be untrue, so it is left out.
    fn roland_morris(&self, kept: &Kept<RolandMorris>) -> [Told; 2] {
        let answers = &kept.value;
        let yes = |link_id: String, text: String| AnsweredQuestion {
            link_id,
            text,
            answer: vec![Answer { value_boolean: Some(true), value_integer: None }],
        };
        let mut items: Vec<AnsweredQuestion> =
            answers.ticked().map(|number| yes(number.to_string(), statement(number, self.words))).collect();
        if items.is_empty() {
            items.push(yes("none".to_owned(), self.words.msg_roland_morris_none()));
        }
        let response = self.response(kept.uid, "RolandMorris", instant(answers.answered), items);
        let label = self.words.msg_paper_roland_morris();
        let observation = Observation {
            value_integer: Some(answers.count().into()),
            derived_from: vec![Reference::to(kept.uid)],
            ..self.observation(own("roland-morris", &label), answers.answered)
        };
        let day = self.words.date_long(answers.answered.date_naive());
        let told = self.words.msg_paper_roland_morris_count(u32::from(answers.count()), u32::from(STATEMENTS), day);
        [
            self.told(kept.uid, Body::QuestionnaireResponse(response), self.line(&label, &told)),
            self.told(part(kept.uid, "count"), Body::Observation(Box::new(observation)), None),
        ]
    }
}

fn peg_items(words: &Words) -> [(&'static str, Known, String); 3] {
    [
        ("pain", PEG_PAIN, words.msg_week_pain()),
        ("enjoyment", PEG_ENJOYMENT, words.msg_week_enjoyment()),
        ("activity", PEG_ACTIVITY, words.msg_week_activity()),
    ]
}

/// A statement by its number from 1.
fn statement(number: u8, words: &Words) -> String {
    let all: [fn(&Messages) -> String; STATEMENTS as usize] = [
        Messages::msg_roland_morris_1,
        Messages::msg_roland_morris_2,
        Messages::msg_roland_morris_3,
        Messages::msg_roland_morris_4,
        Messages::msg_roland_morris_5,
        Messages::msg_roland_morris_6,
        Messages::msg_roland_morris_7,
        Messages::msg_roland_morris_8,
        Messages::msg_roland_morris_9,
        Messages::msg_roland_morris_10,
        Messages::msg_roland_morris_11,
        Messages::msg_roland_morris_12,
        Messages::msg_roland_morris_13,
        Messages::msg_roland_morris_14,
        Messages::msg_roland_morris_15,
        Messages::msg_roland_morris_16,
        Messages::msg_roland_morris_17,
        Messages::msg_roland_morris_18,
        Messages::msg_roland_morris_19,
        Messages::msg_roland_morris_20,
        Messages::msg_roland_morris_21,
        Messages::msg_roland_morris_22,
        Messages::msg_roland_morris_23,
        Messages::msg_roland_morris_24,
    ];
    usize::from(number).checked_sub(1).and_then(|index| all.get(index)).map(|say| say(words)).unwrap_or_default()
}
