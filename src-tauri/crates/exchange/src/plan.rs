//! Warning signs, visits and goals.

use chrono::NaiveDateTime;
use respite_domain::Code;
use respite_domain::goal::GoalEnd;
use respite_domain::record::{Kept, OwnGoal, Record};
use respite_domain::time::Moment;
use respite_domain::visit::Visit;
use respite_domain::warning_sign::{SignAnswer, SignsOfDay, by_day};

use crate::codes::{ACHIEVEMENT, ACT};
use crate::fhir::{
    Body, CodeableConcept, Coding, Component, Condition, Diagnosis, Encounter, Goal, Observation, Participant, Period,
    Reference,
};
use crate::maker::{Maker, Told, instant, own, points};
use crate::name::part;

impl Maker<'_> {
    /// What stands of the warning signs of each day.
    pub(crate) fn signs(&self, record: &Record) -> Vec<Told> {
        let answers: Vec<SignAnswer> = record.signs.iter().map(|kept| kept.value.clone()).collect();
        by_day(&answers).iter().map(|day| self.signs_of_day(day)).collect()
    }

    fn signs_of_day(&self, day: &SignsOfDay) -> Told {
        let label = self.words.msg_exchange_signs();
        let at = day.ticked_at.unwrap_or(day.answered_at);
        let names: Vec<String> = day.ticked.iter().map(|sign| self.words.named("paper-signs", sign.code())).collect();
        let none = match (names.is_empty(), day.whole_list) {
            (false, _) => None,
            (true, true) => Some(self.words.msg_exchange_signs_none()),
            (true, false) => Some(self.words.msg_exchange_signs_no_new()),
        };
        let component = day.ticked.iter().zip(&names).map(|(sign, name)| Component {
            code: CodeableConcept::of(vec![Coding::ours("warning-sign", sign.code())], name),
            value_boolean: Some(true),
            value_codeable_concept: None,
        });
        let observation = Observation {
            value_string: none.clone(),
            component: component.collect(),
            ..self.observation(own("warning-signs", &label), at)
        };
        let told = none.unwrap_or_else(|| self.words.phrases(names));
        let line = self.at(at, &[self.line(&label, &told)]);
        self.told(part(self.diary, &format!("signs {}", day.day)), Body::Observation(Box::new(observation)), line)
    }

    /// Visits with what was told at them.
    pub(crate) fn visits(&self, record: &Record, now: &Moment) -> Vec<Told> {
        record.visits.iter().flat_map(|kept| self.visit(kept, now)).collect()
    }

    fn visit(&self, kept: &Kept<Visit>, now: &Moment) -> Vec<Told> {
        let visit = &kept.value;
        let status = match (&visit.outcome, visit.day >= now.day()) {
            (Some(_), _) => "finished",
            (None, true) => "planned",
            (None, false) => "unknown",
        };
        let time = visit.time.and_then(|time| now.zone.first(NaiveDateTime::new(visit.day, time)));
        let start = time.map_or_else(|| visit.day.to_string(), instant);
        let kind = visit.kind.map(|kind| {
            let text = self.words.named("visit-kind", kind.code());
            CodeableConcept::of(vec![Coding::ours("visit", kind.code())], &text)
        });
        let clinician = Some(visit.clinician.trim()).filter(|name| !name.is_empty());
        let questions: Vec<&str> =
            visit.questions.iter().map(|question| question.trim()).filter(|one| !one.is_empty()).collect();
        let condition = visit.diagnosis().map(|name| {
            let text = self.words.msg_exchange_told_at_visit(name);
            let condition = Condition {
                encounter: Some(Reference::to(kept.uid)),
                recorded_date: visit.outcome.as_ref().map(|outcome| instant(outcome.at)),
                ..self.condition(CodeableConcept::text(name))
            };
            self.told(part(kept.uid, "diagnosis"), Body::Condition(condition), text)
        });
        let diagnosis = condition.iter().map(|told| Diagnosis { condition: Reference::to(told.uid) });
        let said = visit.outcome.as_ref().filter(|outcome| !outcome.said.trim().is_empty()).map(|outcome| {
            let label = self.words.msg_exchange_said();
            let observation = Observation {
                encounter: Some(Reference::to(kept.uid)),
                value_string: Some(outcome.said.trim().to_owned()),
                ..self.observation(own("said-at-visit", &label), outcome.at)
            };
            let line = self.line(&label, outcome.said.trim());
            self.told(part(kept.uid, "said"), Body::Observation(Box::new(observation)), line)
        });
        let kind_name = kind.as_ref().and_then(|kind| kind.text.clone());
        let encounter = Encounter {
            status,
            class: Some(Coding::bare(ACT, "AMB")),
            diagnosis: diagnosis.collect(),
            kind: kind.into_iter().collect(),
            subject: self.person(),
            participant: clinician.map(|name| Participant { individual: Reference::named(name) }).into_iter().collect(),
            period: Period { start: Some(start), ..Period::default() },
            reason_code: questions.iter().map(|question| CodeableConcept::text(question)).collect(),
        };
        let facts = [self.words.date_long(visit.day)].into_iter().chain(kind_name).chain(clinician.map(str::to_owned));
        let facts = self.words.phrases(facts.chain(questions.iter().map(|question| (*question).to_owned())));
        let line = self.line(&self.words.msg_exchange_visit(), &facts);
        let encounter = self.told(kept.uid, Body::Encounter(encounter), line);
        [encounter].into_iter().chain(condition).chain(said).collect()
    }

    /// Goals with their ratings.
    pub(crate) fn goals(&self, record: &Record) -> Vec<Told> {
        record.goals.iter().flat_map(|kept| self.goal(kept)).collect()
    }

    fn goal(&self, kept: &Kept<OwnGoal>) -> Vec<Told> {
        let OwnGoal { goal, ratings } = &kept.value;
        let (status, achieved) = match goal.ended {
            Some((GoalEnd::Reached, _)) => ("completed", Some("achieved")),
            Some((GoalEnd::Dropped, _)) => ("cancelled", None),
            None if ratings.is_empty() => ("active", None),
            None => ("active", Some("in-progress")),
        };
        let told = Goal {
            lifecycle_status: status,
            achievement_status: achieved.map(|code| CodeableConcept::code(ACHIEVEMENT, code)),
            description: CodeableConcept::text(&goal.words),
            subject: self.person(),
            start_date: kept.entered_at.map(|at| at.date_naive().to_string()),
            status_date: goal.ended.map(|(_, on)| on.to_string()),
            expressed_by: self.person(),
        };
        let label = self.words.msg_exchange_goal_rating();
        let ratings = ratings.iter().map(|kept_rating| {
            let rating = kept_rating.value;
            let observation = Observation {
                focus: vec![Reference::to(kept.uid)],
                value_integer: Some(points(rating.score)),
                ..self.observation(own("goal-rating", &label), rating.at)
            };
            let line = self.at(rating.at, &[self.line(&label, &self.words.msg_exchange_of_ten(points(rating.score)))]);
            self.told(kept_rating.uid, Body::Observation(Box::new(observation)), line)
        });
        let ended = goal.ended.map(|(end, on)| match end {
            GoalEnd::Reached => self.words.msg_history_goal_reached_on(self.words.date_long(on)),
            GoalEnd::Dropped => self.words.msg_history_goal_dropped_on(self.words.date_long(on)),
        });
        let line = self.words.phrases([goal.words.clone()].into_iter().chain(ended));
        let line = self.line(&self.words.msg_exchange_goal(), &line);
        [self.told(kept.uid, Body::Goal(told), line)].into_iter().chain(ratings).collect()
    }
}
