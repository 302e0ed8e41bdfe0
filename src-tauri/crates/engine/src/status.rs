//! What `respite status` tells.

use chrono::{DateTime, SubsecRound};
use respite_domain::Code;
use respite_domain::medicine::Finding;
use respite_domain::place::Place;
use respite_domain::same_place::PlaceQuestion;

use crate::before_start::{fever, skin_held};
use crate::doctor::{area_code, state_view};
use crate::questions::question_view;
use crate::session::OnSkin;
use crate::shown::codes;
use crate::signs::{signs_due_first, signs_status};
use crate::total::total_status;
use crate::view::{
    Coded, EpisodeStatus, NoticeStatus, PlaceQuestionStatus, QuestionStatus, ReminderStatus, RunningSession,
    SessionView, SkinRest, Status,
};
use crate::visits::visits_status;
use crate::{At, Engine, Result};

impl Engine {
    /// The diary at a moment. Nothing that happened after it is seen.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn status(&self, at: &At) -> Result<Status> {
        let diary = self.diary_at(at);
        let outlook = diary.whole_outlook()?;
        let on_skin = self.on_skin(&diary)?;
        let products = self.products_at(at)?;
        let (totals, shelf) = (self.totals(at)?, self.shelf(at)?);
        let (last_backup, backup_worry) = self.last_backup(at);
        let mut running = on_skin.running.iter().cloned().map(running_session);
        let (rest, spell, walked) = self.moving_status(at)?;
        let (plan, plan_held) = self.slots_status(&diary)?;
        let (gate, exercise_offers) = self.gate_status(&diary)?;
        Ok(Status {
            as_of: at.moment.wall.to_rfc3339_opts(chrono::SecondsFormat::Secs, false),
            session: running.next(),
            other_sessions: running.collect(),
            end_uncertain: on_skin.unconfirmed.iter().cloned().map(running_session).collect(),
            unanswered: codes(on_skin.unanswered),
            skin_rest: skin_not_free(&on_skin, at),
            enough_today: codes(on_skin.enough_today),
            taken: Self::taken(&diary)?,
            skin_held: skin_held(&diary)?,
            fever: fever(&diary)?.map(|at| at.to_rfc3339_opts(chrono::SecondsFormat::Secs, false)),
            ask_clinician: self.asks_clinician(&diary)?,
            plan,
            plan_held,
            today: Coded(outlook.day_state(at.day())),
            episodes: outlook
                .episodes
                .iter()
                .map(|episode| EpisodeStatus {
                    place: area_code(episode.area),
                    start: episode.start.to_string(),
                    last: episode.last.to_string(),
                    state: Coded(episode.state),
                    days: episode.days(),
                })
                .collect(),
            reminders: outlook
                .reminders
                .iter()
                .map(|reminder| ReminderStatus {
                    kind: Coded(reminder.kind),
                    place: area_code(reminder.area),
                    since: reminder.since.to_string(),
                    because: reminder.because().map(|day| day.to_string()),
                    start_declared: reminder.start_declared,
                    earlier_place: reminder.earlier_place.map(|place| place.code().to_owned()),
                    state: state_view(reminder.state),
                })
                .collect(),
            questions: outlook
                .questions
                .iter()
                .map(question_view)
                .map(|asked| QuestionStatus { place: asked.place, from: asked.from, to: asked.to })
                .collect(),
            place_questions: outlook
                .place_questions
                .iter()
                .map(|PlaceQuestion { here, earlier }| PlaceQuestionStatus {
                    place: here.place.code().to_owned(),
                    start: here.start.to_string(),
                    earlier_place: earlier.place.code().to_owned(),
                    earlier_start: earlier.start.to_string(),
                })
                .collect(),
            still_there: self.still_there(&diary)?.map(|start| start.to_string()),
            signs: signs_status(
                &diary,
                self.region().unwrap_or_default(),
                self.emergency_number().unwrap_or_default(),
            )?,
            signs_due: signs_due_first(&diary)?,
            visits: visits_status(&diary)?,
            doses_24h: totals.iter().map(|total| total_status(total, &products, &shelf)).collect(),
            unchecked: totals
                .iter()
                .filter(|total| !total.substance.ingredient.is_known())
                .map(|total| total.substance.ingredient.as_str().to_owned())
                .collect(),
            unread: self.taken_and_unread(at, &products)?,
            compared_elsewhere: self.taken_of_elsewhere(&totals, &products)?,
            notices: self.findings(at)?.iter().map(notice_status).collect(),
            rest,
            spell,
            walked_7d: walked.minutes,
            walks_7d: walked.walks,
            exercise: self.exercise_status(at)?,
            gate,
            exercise_offers,
            last_backup,
            backup_worry,
        })
    }
}

/// Each place that rests or waits for an answer, once, with the later of the two.
fn skin_not_free(on_skin: &OnSkin, at: &At) -> Vec<SkinRest> {
    let of_packs = |place: Place| {
        let packs = on_skin.packs.iter().filter(move |pack| pack.skin().contains(place));
        packs.map(|pack| pack.not_free_before(&at.moment)).max()
    };
    let of_rests = |place: Place| on_skin.rests.iter().find(|rest| rest.place == place.code()).map(|rest| &rest.until);
    Place::all()
        .filter_map(|place| {
            let until = match (of_packs(place), of_rests(place)) {
                (Some(pack), Some(rest)) if DateTime::parse_from_rfc3339(rest).is_ok_and(|rest| pack < rest) => {
                    rest.clone()
                }
                (Some(pack), _) => pack.round_subsecs(0).to_rfc3339(),
                (None, rest) => rest?.clone(),
            };
            Some(SkinRest { place: place.code().to_owned(), until })
        })
        .collect()
}

fn running_session(session: SessionView) -> RunningSession {
    RunningSession {
        kind: session.kind,
        places: session.places,
        started_at: session.started_at,
        ends_at: session.ends_at,
        off_now: session.off_now,
    }
}

/// A finding for the terminal.
fn notice_status(finding: &Finding) -> NoticeStatus {
    NoticeStatus {
        kind: finding.kind.code().to_owned(),
        ingredient: finding.kind.ingredient().filter(|name| !name.is_empty()).map(str::to_owned),
        products: finding.kind.products().into_iter().map(|named| named.name.clone()).collect(),
    }
}
