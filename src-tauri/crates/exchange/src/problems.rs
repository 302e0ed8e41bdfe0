//! Episodes, what a doctor named, and the time before the diary.

use respite_domain::day::Area;
use respite_domain::episode::{Episode, EpisodeState};
use respite_domain::history::Sport;
use respite_domain::place::{Level, Places};
use respite_domain::record::Record;
use respite_domain::same_place::SAME_PLACE_WITHIN_DAYS;

use crate::codes::{BACK_SPASM, CONDITION_CLINICAL, CONDITION_VERIFIED};
use crate::fhir::{Annotation, Body, CodeableConcept, Coding, Condition, DiagnosticReport, Observation, Reference};
use crate::maker::{Maker, Told, instant, own};
use crate::name::part;

impl Maker<'_> {
    /// Something that the person says they have: nobody has verified it.
    pub(crate) fn condition(&self, code: CodeableConcept) -> Condition {
        Condition {
            verification_status: CodeableConcept::code(CONDITION_VERIFIED, "unconfirmed"),
            code,
            subject: self.person(),
            asserter: self.person(),
            ..Condition::default()
        }
    }

    /// The episodes of the whole back, each with the places that it was in. An episode is no row: its name follows from its first day.
    pub(crate) fn episodes(&self, record: &Record) -> Vec<Told> {
        let whole = record.episodes.iter().filter(|episode| episode.area == Area::WholeBack);
        whole.map(|episode| self.episode(episode, &record.episodes)).collect()
    }

    fn episode(&self, episode: &Episode, all: &[Episode]) -> Told {
        let places: Places = all.iter().filter_map(|other| place_within(other, episode)).collect();
        let text = self.words.msg_exchange_episode();
        let days = self.words.date_range(episode.start, episode.last);
        let (status, abated, line) = match episode.state {
            EpisodeState::Open => {
                let code = if comes_again(episode, all) { "recurrence" } else { "active" };
                let from = self.words.date_long(episode.start);
                (CodeableConcept::code(CONDITION_CLINICAL, code), None, self.words.msg_exchange_going_on(&text, from))
            }
            EpisodeState::Closed => {
                let over = self.words.msg_exchange_over(&text, days);
                (CodeableConcept::code(CONDITION_CLINICAL, "resolved"), Some(episode.last.to_string()), over)
            }
            EpisodeState::EndUnknown => {
                (CodeableConcept::unknown(), None, self.words.msg_exchange_end_unknown(&text, days))
            }
        };
        let condition = Condition {
            clinical_status: Some(status),
            body_site: self.sites(places),
            onset_date_time: Some(episode.start.to_string()),
            abatement_date_time: abated,
            ..self.condition(CodeableConcept::of(spasm(places), &text))
        };
        let sites = condition.body_site.iter().filter_map(|site| site.text.clone());
        let line = self.words.phrases([line].into_iter().chain(sites));
        self.told(part(self.diary, &format!("episode {}", episode.start)), Body::Condition(condition), line)
    }

    /// Conditions that a doctor named, and other illnesses.
    pub(crate) fn conditions(&self, record: &Record) -> Vec<Told> {
        let told = record.conditions.iter().map(|kept| {
            let told = &kept.value;
            let said_by =
                Some(told.said_by.trim()).filter(|by| !by.is_empty()).map(|by| self.words.msg_paper_before_said_by(by));
            let note = if self.notes { told.note.as_str() } else { "" };
            let notes = [said_by.as_deref().unwrap_or_default(), note].into_iter().flat_map(Annotation::of);
            let condition = Condition {
                onset_date_time: told.since.map(|since| since.to_string()),
                recorded_date: kept.entered_at.map(instant),
                note: notes.collect(),
                ..self.condition(CodeableConcept::text(&told.name))
            };
            let since = told.since.map(|since| self.words.msg_paper_since(since.to_string()));
            let line = self.words.phrases([told.name.clone()].into_iter().chain(since).chain(said_by));
            self.told(kept.uid, Body::Condition(condition), line)
        });
        told.collect()
    }

    /// Injuries, and when the first spasm ever was.
    pub(crate) fn past(&self, record: &Record) -> Vec<Told> {
        let injuries = record.injuries.iter().map(|kept| {
            let injury = &kept.value;
            let text = self.words.msg_exchange_injury(injury.what.trim());
            let sport = injury.sport.as_ref().and_then(|sport| match sport {
                Sport::Yes(which) if which.trim().is_empty() => Some(self.words.msg_history_sport()),
                Sport::Yes(which) => Some(self.words.msg_history_sport_which(which.trim())),
                Sport::No => None,
            });
            let seen_by =
                Some(injury.seen_by.trim()).filter(|by| !by.is_empty()).map(|by| self.words.msg_history_seen_by(by));
            let told: Vec<String> = sport.into_iter().chain(seen_by).collect();
            let note = if self.notes { injury.note.as_str() } else { "" };
            let condition = Condition {
                onset_date_time: injury.happened.map(|date| date.to_string()),
                recorded_date: kept.entered_at.map(instant),
                note: told.iter().map(String::as_str).chain([note]).flat_map(Annotation::of).collect(),
                ..self.condition(CodeableConcept::of(vec![Coding::ours("diary", "injury")], &text))
            };
            let date = injury.happened.map_or_else(|| self.words.msg_paper_no_date(), |date| date.to_string());
            let line = self.words.phrases([text, date].into_iter().chain(told));
            self.told(kept.uid, Body::Condition(condition), line)
        });
        let first = record.first_spasm.map(|date| {
            let text = self.words.msg_exchange_first_spasm();
            let told =
                Observation { value_date_time: Some(date.to_string()), ..self.undated(own("first-spasm", &text)) };
            let line = self.line(&text, &date.to_string());
            self.told(part(self.diary, "first spasm"), Body::Observation(Box::new(told)), line)
        });
        injuries.chain(first).collect()
    }

    /// Tests, as the person was told of them.
    pub(crate) fn tests(&self, record: &Record) -> Vec<Told> {
        use respite_domain::Code;
        use respite_domain::history::TestKind;
        let told = record.tests.iter().map(|kept| {
            let test = &kept.value;
            let what = test.what.trim();
            let kind = match test.kind {
                TestKind::Other => String::new(),
                kind => self.words.named("history-test", kind.code()),
            };
            let text = match (kind.as_str(), what) {
                ("", what) => what.to_owned(),
                (_, "") => kind,
                (_, what) => self.words.msg_paper_test_of(kind, what),
            };
            let conclusion = Some(test.told.trim()).filter(|told| !told.is_empty());
            let report = DiagnosticReport {
                // What the person tells of it says nothing of whether it is final.
                status: "unknown",
                code: CodeableConcept::of(vec![Coding::ours("test", test.kind.code())], &text),
                subject: self.person(),
                effective_date_time: test.happened.map(|date| date.to_string()),
                performer: Some(test.place.trim())
                    .filter(|place| !place.is_empty())
                    .map(Reference::named)
                    .into_iter()
                    .collect(),
                conclusion: conclusion.map(str::to_owned),
            };
            let date = test.happened.map_or_else(|| self.words.msg_paper_no_date(), |date| date.to_string());
            let conclusion = conclusion.map(|told| self.words.msg_paper_before_test_told(told));
            let line = self.words.phrases([text, date].into_iter().chain(conclusion));
            self.told(kept.uid, Body::DiagnosticReport(report), line)
        });
        told.collect()
    }
}

/// The place of an episode that shares a day with this one.
fn place_within(other: &Episode, episode: &Episode) -> Option<respite_domain::place::Place> {
    match other.area {
        Area::At(place) if other.shares_a_day_with(episode.start, episode.last) => Some(place),
        _ => None,
    }
}

/// Whether an episode before it ended within the year that makes it one that comes again (8.5).
fn comes_again(episode: &Episode, all: &[Episode]) -> bool {
    all.iter().any(|other| {
        other.area == Area::WholeBack
            && other.state == EpisodeState::Closed
            && other.last < episode.start
            && (episode.start - other.last).num_days() <= SAME_PLACE_WITHIN_DAYS
    })
}

/// The codes of a spasm: that of the back, unless all that is told of lies in the neck.
fn spasm(places: Places) -> Vec<Coding> {
    let only_neck = !places.is_empty() && places.iter().all(|place| place.level == Level::Neck);
    let mut codes: Vec<Coding> = if only_neck { Vec::new() } else { vec![BACK_SPASM.into()] };
    #[cfg(feature = "snomed")]
    codes.push(crate::codes::SPASM.into());
    codes.push(Coding::ours("diary", "episode"));
    codes
}
