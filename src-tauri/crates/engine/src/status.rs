//! What `respite status` tells.

use respite_domain::episode::EpisodeState;
use respite_domain::same_place::PlaceQuestion;

use crate::doctor::{area_code, kind_view, state_view};
use crate::questions::{open_questions, question_view};
use crate::view::{
    EpisodeStateView, EpisodeStatus, PlaceQuestionStatus, QuestionStatus, ReminderStatus, RunningSession, SessionView,
    SkinRest, Status,
};
use crate::{At, Engine, Result, dose, today};

impl Engine {
    /// The diary at a moment. Nothing that happened after it is seen.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn status(&self, at: &At) -> Result<Status> {
        let outlook = self.outlook(at)?;
        let on_skin = self.on_skin(at)?;
        let mut running = on_skin.running.into_iter().map(running_session);
        Ok(Status {
            as_of: at.moment.wall.to_rfc3339_opts(chrono::SecondsFormat::Secs, false),
            session: running.next(),
            other_sessions: running.collect(),
            end_uncertain: on_skin.unconfirmed.into_iter().map(running_session).collect(),
            skin_rest: on_skin
                .rests
                .into_iter()
                .map(|rest| SkinRest { place: rest.place, until: rest.until })
                .collect(),
            today: today::state_view(outlook.day_state(at.day())),
            episodes: outlook
                .episodes
                .iter()
                .map(|episode| EpisodeStatus {
                    place: area_code(episode.area),
                    start: episode.start.to_string(),
                    last: episode.last.to_string(),
                    state: match episode.state {
                        EpisodeState::Open => EpisodeStateView::Open,
                        EpisodeState::Closed => EpisodeStateView::Closed,
                        EpisodeState::EndUnknown => EpisodeStateView::EndUnknown,
                    },
                    days: episode.days(),
                })
                .collect(),
            reminders: outlook
                .reminders
                .iter()
                .map(|reminder| ReminderStatus {
                    kind: kind_view(reminder.kind),
                    place: area_code(reminder.area),
                    since: reminder.since.to_string(),
                    because: reminder.because().map(|day| day.to_string()),
                    state: state_view(reminder.state),
                })
                .collect(),
            questions: open_questions(&outlook)
                .map(|question| question_view(&question))
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
            still_there: self.still_there(&outlook, at)?.map(|start| start.to_string()),
            signs: self.signs_status(at)?,
            visits: self.visits_status(at)?,
            doses_24h: self.totals(at)?.iter().map(dose::total_status).collect(),
            notices: self.findings(at)?.iter().map(dose::notice_status).collect(),
        })
    }
}

fn running_session(session: SessionView) -> RunningSession {
    RunningSession {
        kind: session.kind,
        places: session.places,
        started_at: session.started_at,
        ends_at: session.ends_at,
    }
}
