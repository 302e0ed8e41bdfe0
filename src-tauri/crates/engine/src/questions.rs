//! What only the person knows of their episodes: whether a gap was one, whether the place beside is the same, whether the
//! spasm is still there (8.3, 8.5).

use chrono::{NaiveDate, SubsecRound};
use respite_domain::charts::EntryOfDay;
use respite_domain::day::{Area, DayState};
use respite_domain::entry::Entry;
use respite_domain::episode::{GapAnswer, GapQuestion, StillHadIt};
use respite_domain::reminder::ask_still_there;
use respite_domain::same_place::{PlaceAnswer, PlaceEpisode, PlaceQuestion};
use respite_domain::time::Moment;
use respite_domain::{Code, Invalid};

use crate::diary_at::DiaryAt;
use crate::doctor::area_code;
use crate::shown::number;
use crate::view::{Answered, GapQuestionView, PlaceEpisodeView, PlaceQuestionView, Saved};
use crate::{At, Engine, Result};

impl Engine {
    /// Keeps what the person said to a question about a gap. It is not asked again. Tells what was written, for
    /// [`Engine::take_back_answer`].
    ///
    /// # Errors
    /// The question is not open (any more), or the disk can't take it; nothing is saved then.
    pub fn answer_gap(&mut self, question: &GapQuestionView, still: StillHadIt, now: &Moment) -> Result<Answered> {
        self.act(|engine| {
            let outlook = engine.outlook(&At::now(now))?;
            let open = outlook.questions.iter().find(|open| question_view(open) == *question);
            let GapQuestion { area, from, to, .. } = *open.ok_or(Invalid::NotFound)?;
            let id = engine.store.add(&GapAnswer { area, from, to, still }, now.wall)?;
            Ok(Answered { gap: Some(number(id)), ..Answered::default() })
        })
    }

    /// Keeps whether it is the same place, as the person says (8.5). It is not asked again of these two episodes. Tells what was
    /// written, for [`Engine::take_back_answer`].
    ///
    /// # Errors
    /// The question is not open (any more), or the disk can't take it; nothing is saved then.
    pub fn answer_place(&mut self, question: &PlaceQuestionView, same: bool, now: &Moment) -> Result<Answered> {
        self.act(|engine| {
            let outlook = engine.outlook(&At::now(now))?;
            let open = outlook.place_questions.iter().find(|open| place_question_view(open) == *question);
            let answer = PlaceAnswer { question: *open.ok_or(Invalid::NotFound)?, same };
            let id = engine.store.add(&answer, now.wall)?;
            Ok(Answered { place: Some(number(id)), ..Answered::default() })
        })
    }

    /// Keeps whether the spasm is still there (8.3): "yes" is one spasm today, "no" is no spasm today. Nothing is said of
    /// pain with either.
    ///
    /// # Errors
    /// It is not asked (any more), or the disk can't take it; nothing is saved then.
    pub fn answer_still_there(&mut self, yes: bool, now: &Moment) -> Result<Saved> {
        self.act(|engine| {
            engine.still_there(&engine.diary_at(&At::now(now)))?.ok_or(Invalid::NotFound)?;
            let entry = Entry { spasms: Some(u16::from(yes)), ..Entry::at(now.wall.trunc_subsecs(0)) };
            let id = engine.store.add(&entry, now.wall)?;
            Ok(Saved { id: number(id), saved_at: now.wall.to_rfc3339() })
        })
    }

    /// First day of the episode of which to ask whether the spasm is still there. Not where an entry since then says so, or
    /// that there was none.
    pub(crate) fn still_there(&self, diary: &DiaryAt<'_>) -> Result<Option<NaiveDate>> {
        let today = diary.at().day();
        let asked = diary.outlook()?.open_episode().and_then(|open| Some((open, ask_still_there(open, today)?)));
        let Some((open, since)) = asked else { return Ok(None) };
        let says = |entry: &EntryOfDay| entry.spasms.is_some() || entry.fact.state != DayState::Unknown;
        let told = self.store.entries_of_days(since, today, diary.at().by)?.iter().any(says);
        Ok((!told).then_some(open.start))
    }
}

pub(crate) fn place_question_view(question: &PlaceQuestion) -> PlaceQuestionView {
    let part = |PlaceEpisode { place, start, last }: PlaceEpisode| PlaceEpisodeView {
        place: place.code().to_owned(),
        start: start.to_string(),
        last: last.to_string(),
    };
    PlaceQuestionView { here: part(question.here), earlier: part(question.earlier) }
}

pub(crate) fn question_view(question: &GapQuestion) -> GapQuestionView {
    gap_view(question.area, question.from, question.to)
}

pub(crate) fn gap_view(area: Area, from: NaiveDate, to: NaiveDate) -> GapQuestionView {
    GapQuestionView { place: area_code(area), from: from.to_string(), to: to.to_string() }
}
