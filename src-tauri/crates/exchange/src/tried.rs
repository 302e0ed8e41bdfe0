//! What was tried against the pain: heat and cold that were timed, and anything else but a medicine; and the exercises that were done.

use chrono::TimeDelta;
use respite_domain::Code;
use respite_domain::exercise::{Ending, Which};
use respite_domain::own_pack::PackKind;
use respite_domain::record::{Kept, OwnRun, Record};
use respite_domain::relief::{Relief, ReliefKind};
use respite_domain::session::{PAIN_LATER_AFTER, Phase, Session, Skin, Thermal};
use respite_domain::time::{Moment, WallTime};

use crate::fhir::{Annotation, Beside, Body, CodeableConcept, Coding, Observation, Period, Procedure, Reference};
use crate::maker::{Maker, Told, instant, points};
use crate::name::part;

impl Maker<'_> {
    /// The sessions of heat and cold, as they stand at `now`, what else was tried, and the exercises.
    pub(crate) fn tried(&self, record: &Record, now: &Moment) -> Vec<Told> {
        let sessions = record.sessions.iter().flat_map(|kept| self.session(kept, record, now));
        let others = record.reliefs.iter().filter(|kept| kept.value.kind != ReliefKind::Medicine);
        let tried = sessions.chain(others.flat_map(|kept| self.relief(kept)));
        tried.chain(record.runs.iter().flat_map(|kept| self.exercise(kept))).collect()
    }

    fn session(&self, kept: &Kept<Session>, record: &Record, now: &Moment) -> Vec<Told> {
        let session = &kept.value;
        let text = self.words.named("relief-kind", session.kind.code());
        let begun = session.started.wall;
        // Until somebody said that the pack is off, and where they did not know since when, nobody knows its end.
        let (status, ended) = match session.phase(now) {
            Phase::Running { .. } => ("in-progress", None),
            Phase::Unconfirmed { .. } => ("unknown", None),
            Phase::Ended { at } => ("completed", Some(at.wall).filter(|_| !session.end_unknown)),
        };
        let beside_end = if ended.is_none() && status != "in-progress" { Beside::unknown() } else { None };
        let skin = session.skin.filter(|skin| *skin != Skin::Normal);
        let own = record.own_packs.iter().find(|own| Some(own.id) == session.own_pack);
        let own = own.filter(|own| own.pack.kind.thermal() == session.kind).map(|own| self.pack(own.pack.kind));
        let procedure = Procedure {
            status,
            code: CodeableConcept::of(thermal(session.kind), &text),
            subject: self.person(),
            asserter: self.person(),
            performed_period: Some(Period { start: Some(instant(begun)), end: ended.map(instant), beside_end }),
            body_site: self.sites(session.places),
            complication: skin.map(|skin| self.skin(skin)).into_iter().collect(),
            used_code: own.clone().into_iter().collect(),
            ..Procedure::default()
        };
        let mut lines = vec![text];
        lines.extend(own.and_then(|own| own.text));
        lines.extend(procedure.body_site.iter().filter_map(|site| site.text.clone()));
        let (off, later) = (ended.unwrap_or(begun), ended.map(|ended| ended + PAIN_LATER_AFTER));
        let scores = [
            ("pain-before", self.words.msg_relief_before(), begun, session.before),
            ("pain-after", self.words.msg_relief_after(), off, session.after),
            ("pain-later", self.words.msg_exchange_later(), later.unwrap_or(off), session.later),
        ];
        let mut told = self.scores(kept.uid, scores, ended.is_none(), &mut lines);
        lines.extend(skin.map(|skin| {
            let name = self.skin(skin).text.unwrap_or_default();
            self.line(&self.words.msg_exchange_skin(), &name)
        }));
        let line = self.at(begun, &lines);
        told.insert(0, self.told(kept.uid, Body::Procedure(procedure), line));
        told
    }

    fn relief(&self, kept: &Kept<Relief>) -> Vec<Told> {
        let relief = &kept.value;
        let kind = self.words.named("relief-kind", relief.kind.code());
        let text = match &relief.name {
            Some(name) => self.words.msg_relief_named(kind, self.words.named("relief-way", name.trim())),
            None => kind,
        };
        let procedure = Procedure {
            status: "completed",
            code: CodeableConcept::of(relief_codes(relief.kind), &text),
            subject: self.person(),
            asserter: self.person(),
            performed_date_time: Some(instant(relief.tried_at)),
            note: if self.notes { Annotation::of(&relief.note) } else { Vec::new() },
            ..Procedure::default()
        };
        let mut lines = vec![text];
        let mut told = self.before_and_after(kept, &mut lines);
        let line = self.at(relief.tried_at, &lines);
        told.insert(0, self.told(kept.uid, Body::Procedure(procedure), line));
        told
    }

    fn exercise(&self, kept: &Kept<OwnRun>) -> Vec<Told> {
        let OwnRun { run, own_name } = &kept.value;
        let (code, text) = match (run.exercise, own_name) {
            (Which::Given(exercise), _) => (exercise.code(), self.words.named("exercise", exercise.code())),
            (Which::Own(_), Some(name)) if !name.trim().is_empty() => ("own", name.trim().to_owned()),
            (Which::Own(_), _) => ("own", self.words.msg_exercise_own_unnamed()),
        };
        let begun = run.started.wall;
        // What was left lying ended when somebody looked again, and not when it was done.
        let ending = run.ending.filter(|ending| *ending != Ending::NotSaid);
        let ended = run.ended.as_ref().map(|ended| ended.wall).filter(|_| ending.is_some());
        let ending = ending.filter(|ending| *ending != Ending::Done);
        let why = ending.map(|ending| self.words.named("exercise-ending", ending.code()));
        let procedure = Procedure {
            status: match (ended, ending) {
                (None, _) => "unknown",
                (_, Some(_)) => "stopped",
                (_, None) => "completed",
            },
            status_reason: ending
                .zip(why.as_deref())
                .map(|(ending, why)| CodeableConcept::of(vec![Coding::ours("exercise-ending", ending.code())], why)),
            code: CodeableConcept::of(vec![Coding::ours("exercise", code)], &text),
            subject: self.person(),
            asserter: self.person(),
            performed_period: Some(Period {
                start: Some(instant(begun)),
                end: ended.map(instant),
                beside_end: if ended.is_none() { Beside::unknown() } else { None },
            }),
            ..Procedure::default()
        };
        let mut lines = vec![text];
        lines.extend(why);
        let scores = [
            ("pain-before", self.words.msg_relief_before(), begun, Some(run.before)),
            ("pain-after", self.words.msg_relief_after(), ended.unwrap_or(begun), run.after),
        ];
        let mut told = self.scores(kept.uid, scores, ended.is_none(), &mut lines);
        let line = self.at(begun, &lines);
        told.insert(0, self.told(kept.uid, Body::Procedure(procedure), line));
        told
    }

    /// The pain before and after something that was tried. When "after" was is known only where the person told how long it took.
    pub(crate) fn before_and_after(&self, kept: &Kept<Relief>, lines: &mut Vec<String>) -> Vec<Told> {
        let relief = &kept.value;
        let took = relief.minutes.map(|minutes| TimeDelta::minutes(minutes.into()));
        let scores = [
            ("pain-before", self.words.msg_relief_before(), relief.tried_at, relief.before),
            ("pain-after", self.words.msg_relief_after(), relief.tried_at + took.unwrap_or_default(), relief.after),
        ];
        self.scores(kept.uid, scores, took.is_none(), lines)
    }

    /// Scores in the course of something. With its end unknown the later ones are told of the time from its start on.
    fn scores<const N: usize>(
        &self,
        of: respite_domain::uid::Uid,
        scores: [(&str, String, WallTime, Option<respite_domain::score::Score>); N],
        end_unknown: bool,
        lines: &mut Vec<String>,
    ) -> Vec<Told> {
        let mut all = Vec::new();
        for (code, text, at, score) in scores {
            let Some(score) = score else { continue };
            let mut told = Observation { part_of: vec![Reference::to(of)], ..self.pain(code, &text, at, score) };
            if end_unknown && code != "pain-before" {
                let start = told.effective_date_time.take();
                told.effective_period = Some(Period { start, ..Period::default() });
            }
            lines.push(self.line(&text, &self.words.msg_exchange_of_ten(points(score))));
            all.push(self.told(part(of, code), Body::Observation(Box::new(told)), None));
        }
        all
    }

    fn pack(&self, kind: PackKind) -> CodeableConcept {
        let text = self.words.named("own-pack-kind", kind.code());
        CodeableConcept::of(vec![Coding::ours("pack", kind.code())], &text)
    }

    fn skin(&self, skin: Skin) -> CodeableConcept {
        let text = self.words.named("before-start-skin", skin.code());
        CodeableConcept::of(vec![Coding::ours("skin", skin.code())], &text)
    }
}

/// The codes of heat and cold.
fn thermal(kind: Thermal) -> Vec<Coding> {
    #[cfg(feature = "snomed")]
    let known = match kind {
        Thermal::Heat => vec![crate::codes::HEAT_THERAPY.into()],
        Thermal::Cold => vec![crate::codes::CRYOTHERAPY.into()],
    };
    #[cfg(not(feature = "snomed"))]
    let known = Vec::new();
    known.into_iter().chain([Coding::ours("tried", kind.code())]).collect()
}

fn relief_codes(kind: ReliefKind) -> Vec<Coding> {
    match kind {
        ReliefKind::Heat => thermal(Thermal::Heat),
        ReliefKind::Cold => thermal(Thermal::Cold),
        other => vec![Coding::ours("tried", other.code())],
    }
}
