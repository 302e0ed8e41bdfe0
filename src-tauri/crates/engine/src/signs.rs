//! Warning signs: asking, answering, and the emergency that a tick of tier 1 is (2).

mod calls;
mod slip;
mod status;
mod told;

pub(crate) use calls::{emergencies, still_so};
pub(crate) use status::signs_status;
pub(crate) use told::{SignsTold, tellings};

use calls::{emergency, to_call, to_call_view};
use chrono::{NaiveDate, SubsecRound, TimeDelta};
use respite_domain::region::Region;
use respite_domain::reminder::Answers;
use respite_domain::time::{Moment, WallTime};
use respite_domain::warning_sign::{self, AskedBy, SIGNS, SignAnswer, VISIT_WITHIN, WarningSign};
use respite_domain::{Code, Invalid};
use slip::ticks;

use crate::diary_at::DiaryAt;
use crate::error::InField;
use crate::shown::number;
use crate::view::{Coded, SignAnswerView, SignDraft, SignSaved, SignsView};
use crate::{At, Engine, Field, Result};

/// How many answers are shown. All are kept.
const LATEST: usize = 12;

impl Engine {
    /// What is asked about warning signs, what was answered, and what is urgent. An emergency is told also where the rest of
    /// the diary can't be read.
    ///
    /// # Errors
    /// When the answers can't be read.
    pub fn signs(&self, now: &Moment) -> Result<SignsView> {
        let diary = self.diary_at(&At::now(now));
        let all = diary.signs()?;
        let days = warning_sign::by_day(&diary.told_signs()?.answers);
        let ticked_today = warning_sign::ticked_today(&days, now.day());
        let (due, in_use) = signs_due(&diary)?;
        let (to_call, booked) = to_call(&diary)?;
        let of_calls = to_call.iter().flat_map(|call| &call.signs);
        let pressing: Vec<WarningSign> = ticked_today.iter().chain(of_calls).copied().collect();
        let given: Vec<SignAnswer> = all.iter().map(|stored| stored.answer.clone()).collect();
        let shown = warning_sign::each_once(&given).into_iter().take(LATEST).map(|places| {
            let told = places.iter().map(|place| (all[*place].id, &given[*place]));
            let told = told.map(|(id, answer)| Ok((id, answer, self.store.sign_answer_changes(id)?)));
            Ok(answer_view(&told.collect::<Result<Vec<_>>>()?, now))
        });
        Ok(SignsView {
            now: now.wall.to_rfc3339(),
            date: now.day().to_string(),
            due_for: due.map(Coded),
            stands_first: warning_sign::stands_first(due, &pressing, in_use),
            answered_today: days.iter().any(|of_day| of_day.day >= now.day() && now.has_come(of_day.day)),
            ticked_today: codes(&ticked_today),
            answers: shown.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect(),
            emergency: emergency(all),
            to_call: to_call_view(&to_call),
            visit_on: visit_on(&diary),
            booked,
            ticks: ticks(&diary)?,
            region: self.region()?.map(Coded),
            number: self.emergency_number()?,
        })
    }

    /// Keeps an answer about warning signs. It needs no more of the diary than its own table.
    ///
    /// # Errors
    /// A code is no sign, the time is off, or the disk can't take it; nothing is saved then.
    pub fn answer_signs(&mut self, draft: &SignDraft, now: &Moment) -> Result<SignSaved> {
        let at = At::when(&draft.when, now).in_field(Field::When)?;
        let about = self
            .outlook(&At::now(now))
            .map(|outlook| warning_sign::occasions(outlook.open_episodes(), &outlook.reminders, at.day(), now.day()));
        let answer = SignAnswer {
            at: at.moment.wall.trunc_subsecs(0),
            asked_by: draft.asked_by.0,
            extent: draft.extent.0,
            ticked: warning_sign::ticked(&draft.ticked)?,
            helped_at: None,
            about: about.unwrap_or_default(),
        };
        self.act(|engine| {
            let standing = engine.signs_standing(&at).unwrap_or_default();
            let id = engine.store.add_sign_answer(&answer, now)?;
            let saved = answer_view(&[(id, &answer, 0)], now).ok_or(Invalid::NotFound)?;
            Ok(SignSaved {
                standing: standing.into_iter().filter(|code| !saved.ticked.contains(code)).collect(),
                saved,
            })
        })
    }

    /// Codes of the signs that stand ticked on the day of `at`, and of every emergency that nobody has answered.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn signs_standing(&self, at: &At) -> Result<Vec<String>> {
        Ok(codes(&warning_sign::standing(&self.diary_at(at).told_signs()?.answers, |day| stands_on(day, at))))
    }

    /// "I have called", or "I am getting help", of the answers that were on the screen: what was told since still waits.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is saved then.
    pub fn getting_help(&mut self, answers: &[i32], now: &Moment) -> Result<SignsView> {
        self.act(|engine| {
            engine.store.set_helped(&numbers(answers), now.wall)?;
            engine.signs(now)
        })
    }

    /// The same, of the emergency that waits, or else of the signs of the same day. Tells codes of what was ticked in it.
    ///
    /// # Errors
    /// As [`Engine::getting_help`].
    pub fn getting_help_with_all(&mut self, now: &Moment) -> Result<Vec<String>> {
        self.act(|engine| {
            let all = engine.store.sign_answers(None)?;
            let of_emergency = emergency(&all).map(|waits| (waits.answers, waits.ticked));
            let waits = match of_emergency {
                Some(waits) => Some(waits),
                None => {
                    let (calls, _) = to_call(&engine.diary_at(&At::now(now)))?;
                    to_call_view(&calls).map(|call| (call.answers, call.ticked))
                }
            };
            let Some((answers, ticked)) = waits else { return Ok(Vec::new()) };
            engine.store.set_helped(&numbers(&answers), now.wall)?;
            Ok(ticked)
        })
    }

    /// That one has called, or is getting help, was a slip: these answers wait for it again.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is changed then.
    pub fn not_helped(&mut self, answers: &[i32], now: &Moment) -> Result<SignsView> {
        self.act(|engine| {
            engine.store.take_back_help(&numbers(answers), now.wall)?;
            engine.signs(now)
        })
    }

    /// The same of what was said last. Tells codes of what was ticked there.
    ///
    /// # Errors
    /// [`Invalid::NotFound`] where nobody has said it, or the disk can't take it; nothing is changed then.
    pub fn not_helped_after_all(&mut self, now: &Moment) -> Result<Vec<String>> {
        self.act(|engine| {
            let (last, mut helped) = (engine.store.helped_last()?, engine.store.sign_answers(None)?);
            // What was said days ago is no slip of now.
            let is_of_now = |helped: WallTime| now.day() - helped.date_naive() <= TimeDelta::days(1);
            helped.retain(|stored| last.contains(&stored.id) && stored.answer.helped_at.is_some_and(is_of_now));
            if helped.is_empty() {
                return Err(Invalid::NotFound.into());
            }
            engine.store.take_back_help(&last, now.wall)?;
            Ok(codes_where(|sign| helped.iter().any(|stored| stored.answer.ticked.contains(sign))))
        })
    }

    /// Whether an emergency was ticked of which nobody has said that they are getting help.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn has_emergency(&self) -> Result<bool> {
        Ok(emergency(&self.store.sign_answers(None)?).is_some())
    }

    /// The number to call in an emergency, where it is known.
    ///
    /// # Errors
    /// When the disk does not answer.
    pub fn emergency_number(&self) -> Result<Option<String>> {
        let own = || Ok(self.store.setting("emergency-number")?.filter(|number| !number.is_empty()));
        match self.region()? {
            Some(Region::Other) => own(),
            region => Ok(region.and_then(Region::emergency_number).map(str::to_owned)),
        }
    }

    /// Why the whole list is due at `now`, or else what a person who comes by themselves says.
    pub fn signs_asked_by(&self, now: &Moment) -> AskedBy {
        self.signs(now).ok().and_then(|view| view.due_for).map_or(AskedBy::SomethingChanged, |due| due.0)
    }
}

/// An answer for the screen, as it is seen at `now`: the first of these, each with how often what is ticked in it was changed. The others
/// are ticks that were kept on the way to it, the last first.
pub(crate) fn answer_view(told: &[(i64, &SignAnswer, usize)], now: &Moment) -> Option<SignAnswerView> {
    let ((id, answer, _), kept) = told.split_first()?;
    let changes: usize = told.iter().map(|(.., changes)| changes).sum();
    Some(SignAnswerView {
        id: number(*id),
        at: answer.at.to_rfc3339(),
        ticked: codes(&answer.ticked),
        tier: warning_sign::most_pressing(&answer.ticked).map(Coded),
        helped_at: answer.helped_at.map(|at| at.to_rfc3339()),
        ahead: now.has_ahead(answer.at),
        changes: i32::try_from(changes).unwrap_or(i32::MAX),
        answers: told.iter().map(|(id, ..)| number(*id)).collect(),
        kept_at: kept.iter().rev().map(|(_, tick, _)| tick.at.to_rfc3339()).collect(),
    })
}

/// The day of the visit that a sign of tier 3 wants, where it is planned; what can't be read of it keeps no sign from being told.
fn visit_on(diary: &DiaryAt<'_>) -> Option<String> {
    let last = diary.at().day() + VISIT_WITHIN;
    let mut visits = diary.visits().ok()?.iter().map(|stored| &stored.visit);
    let next = visits.find(|visit| visit.is_to_a_doctor() && visit.is_to_come(&diary.at().moment))?;
    (next.day <= last).then(|| next.day.to_string())
}

/// Why the list is due, and whether the diary is in use. A diary that can't be read withdraws nothing: the list is due until it
/// was gone through.
fn signs_due(diary: &DiaryAt<'_>) -> Result<(Option<AskedBy>, bool)> {
    let answers = tellings(diary.signs()?, &diary.at().moment);
    let answers: Vec<_> = answers.into_iter().map(|told| told.map(|(_, answer)| answer)).collect();
    let today = diary.at().day();
    Ok(match diary.outlook() {
        Ok(outlook) => {
            let open = outlook.open_episodes();
            let due = warning_sign::due_for(&answers, open, &outlook.reminders, &outlook.answers, today);
            (due, outlook.is_in_use())
        }
        Err(error) => {
            tracing::warn!(%error, "whether the warning signs are due could not be read");
            (warning_sign::due_for(&answers, [], &[], &Answers::default(), today), true)
        }
    })
}

/// Whether the list is to be gone through before anything else is told of the diary.
pub(crate) fn signs_due_first(diary: &DiaryAt<'_>) -> Result<bool> {
    let (due, in_use) = signs_due(diary)?;
    Ok(warning_sign::stands_first(due, &[], in_use))
}

/// The codes of those signs, in the order of the list.
fn codes_where(is_one: impl FnMut(&WarningSign) -> bool) -> Vec<String> {
    codes(&SIGNS.into_iter().filter(is_one).collect::<Vec<_>>())
}

fn numbers(answers: &[i32]) -> Vec<i64> {
    answers.iter().copied().map(i64::from).collect()
}

/// Whether what was ticked on `day` stands on the day of `at`; at a moment that somebody told, whether it is of that very day.
fn stands_on(day: NaiveDate, at: &At) -> bool {
    match at.by {
        Some(_) => day == at.day(),
        None => warning_sign::stands_on(day, at.day()),
    }
}

fn codes(signs: &[WarningSign]) -> Vec<String> {
    signs.iter().map(|sign| sign.code().to_owned()).collect()
}
