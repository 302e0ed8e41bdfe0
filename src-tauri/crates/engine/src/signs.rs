//! Warning signs: asking, answering, and the emergency that a tick of tier 1 is (2).

mod calls;
mod status;

pub(crate) use calls::still_so;
pub(crate) use status::signs_status;

use calls::{emergency, to_call, to_call_view};
use chrono::{NaiveDate, SubsecRound, TimeDelta};
use respite_domain::region::Region;
use respite_domain::reminder::Answers;
use respite_domain::time::Moment;
use respite_domain::told_last::{Telling, in_order};
use respite_domain::warning_sign::{self, AskedBy, SIGNS, SignAnswer, Tier, VISIT_WITHIN, WarningSign};
use respite_domain::{Code, Invalid};
use respite_store::StoredSignAnswer;

use crate::diary_at::DiaryAt;
use crate::error::InField;
use crate::shown::number;
use crate::view::{Coded, SignAnswerView, SignDraft, SignSaved, SignsView, TakenOff};
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
        let (all, answers) = (diary.signs()?, answers(&diary)?);
        let days = warning_sign::by_day(&answers);
        let ticked_today = warning_sign::ticked_today(&days, now.day());
        let (due, in_use) = signs_due(&diary)?;
        let (to_call, booked_on) = to_call(&diary)?;
        let of_calls = to_call.iter().flat_map(|call| &call.signs);
        let pressing: Vec<WarningSign> = ticked_today.iter().chain(of_calls).copied().collect();
        let standing = all.iter().rev().filter(|stored| stored.answer.stands());
        Ok(SignsView {
            now: now.wall.to_rfc3339(),
            date: now.day().to_string(),
            due_for: due.map(Coded),
            stands_first: warning_sign::stands_first(due, &pressing, in_use),
            answered_today: days.iter().any(|of_day| of_day.day >= now.day() && now.has_come(of_day.day)),
            ticked_today: codes(&ticked_today),
            answers: standing
                .take(LATEST)
                .map(|stored| self.answer_view(stored.id, &stored.answer, now))
                .collect::<Result<_>>()?,
            emergency: emergency(all),
            to_call: to_call_view(&to_call),
            visit_on: visit_on(&diary),
            booked_on: booked_on.map(|day| day.to_string()),
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
            let saved = engine.answer_view(id, &answer, now)?;
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
        Ok(codes(&warning_sign::standing(&answers(&self.diary_at(at))?, |day| stands_on(day, at))))
    }

    /// "I ticked these by mistake": takes them off every answer of the day of `at`, and off every emergency that nobody has
    /// answered. What was ticked is kept as a change. Tells what was taken off, for [`Engine::tick_again`].
    ///
    /// # Errors
    /// A code is no sign, one of them does not stand ticked that day, or the disk can't take it; nothing is changed then.
    pub fn take_back_signs(&mut self, given: &[String], at: &At, now: &Moment) -> Result<Vec<TakenOff>> {
        let signs = warning_sign::ticked(given)?;
        self.act(|engine| {
            let told_by = |stored: &StoredSignAnswer| at.by.is_none_or(|by| stored.answer.at <= by);
            let stands = |stored: &StoredSignAnswer, sign: WarningSign| {
                let of_day = stands_on(stored.answer.at.date_naive(), at) && stored.answer.ticked.contains(&sign);
                of_day || stored.answer.is_unanswered(sign) && told_by(stored)
            };
            let all = engine.store.sign_answers(None)?;
            // What was ticked on the day before is meant only where it does not stand ticked on the day itself.
            let of_the_day: Vec<WarningSign> = all
                .iter()
                .filter(|stored| stands_on(stored.answer.at.date_naive(), at))
                .flat_map(|stored| stored.answer.ticked.clone())
                .collect();
            let stands = |stored: &StoredSignAnswer, sign: WarningSign| {
                let waits =
                    stored.answer.wants_a_call(sign, at.day()) && !of_the_day.contains(&sign) && told_by(stored);
                stands(stored, sign) || waits
            };
            if signs.is_empty() || !signs.iter().all(|sign| all.iter().any(|stored| stands(stored, *sign))) {
                return Err(Invalid::NotFound.into());
            }
            let mut taken = Vec::new();
            for stored in &all {
                let off: Vec<WarningSign> = signs.iter().copied().filter(|sign| stands(stored, *sign)).collect();
                if !off.is_empty() {
                    engine.store.untick(stored.id, &off, now.wall)?;
                    taken.push(TakenOff { answer: number(stored.id), ticked: codes(&off) });
                }
            }
            Ok(taken)
        })
    }

    /// That was a slip: what was taken off is ticked again, where it was.
    ///
    /// # Errors
    /// There is no such answer, a code is no sign, or the disk can't take it; nothing is changed then.
    pub fn tick_again(&mut self, taken: &[TakenOff], now: &Moment) -> Result<()> {
        self.act(|engine| {
            for off in taken {
                engine.store.tick_again(off.answer.into(), &warning_sign::ticked(&off.ticked)?, now.wall)?;
            }
            Ok(())
        })
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
            let mut helped = engine.store.sign_answers(None)?;
            let last = helped.iter().filter_map(|stored| stored.answer.helped_at).max();
            // What was said days ago is no slip of now.
            let last =
                last.filter(|last| now.day() - last.date_naive() <= TimeDelta::days(1)).ok_or(Invalid::NotFound)?;
            helped.retain(|stored| stored.answer.helped_at == Some(last));
            let answers: Vec<i64> = helped.iter().map(|stored| stored.id).collect();
            engine.store.take_back_help(&answers, now.wall)?;
            Ok(codes_where(|sign| helped.iter().any(|stored| stored.answer.ticked.contains(sign))))
        })
    }

    /// "I ticked this by mistake": takes the ticks of tier 1 off the answers that were on the screen. What was ticked is kept as a
    /// change.
    ///
    /// # Errors
    /// There is no such answer, or the disk can't take it; nothing is changed then.
    pub fn ticked_by_mistake(&mut self, answers: &[i32], now: &Moment) -> Result<SignsView> {
        let emergencies: Vec<WarningSign> = SIGNS.into_iter().filter(|sign| sign.tier == Tier::Emergency).collect();
        self.act(|engine| {
            for answer in numbers(answers) {
                engine.store.untick(answer, &emergencies, now.wall)?;
            }
            engine.signs(now)
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

    fn answer_view(&self, id: i64, answer: &SignAnswer, now: &Moment) -> Result<SignAnswerView> {
        Ok(answer_view(id, answer, self.store.sign_answer_changes(id)?, now))
    }
}

/// An answer for the screen, as it is seen at `now`.
pub(crate) fn answer_view(id: i64, answer: &SignAnswer, changes: usize, now: &Moment) -> SignAnswerView {
    SignAnswerView {
        id: number(id),
        at: answer.at.to_rfc3339(),
        ticked: codes(&answer.ticked),
        tier: warning_sign::most_pressing(&answer.ticked).map(Coded),
        helped_at: answer.helped_at.map(|at| at.to_rfc3339()),
        ahead: now.has_ahead(answer.at),
        changes: i32::try_from(changes).unwrap_or(i32::MAX),
    }
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
    let answers: Vec<_> = diary.signs()?.iter().map(|stored| telling(stored, |answer| answer)).collect();
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

/// The answers in the order told.
pub(crate) fn answers(diary: &DiaryAt<'_>) -> Result<Vec<SignAnswer>> {
    Ok(numbered_answers(diary)?.into_iter().map(|(_, answer)| answer).collect())
}

/// The same with their numbers.
pub(crate) fn numbered_answers(diary: &DiaryAt<'_>) -> Result<Vec<(i64, SignAnswer)>> {
    let told = diary.signs()?.iter().map(|stored| telling(stored, |answer| (stored.id, answer)));
    Ok(in_order(told.collect()))
}

/// An answer as it was told, saying what `of` makes of it.
pub(crate) fn telling<T>(stored: &StoredSignAnswer, of: impl FnOnce(SignAnswer) -> T) -> Telling<T> {
    let StoredSignAnswer { uid, entered_at, ref answer, .. } = *stored;
    Telling { uid, entered: entered_at, at: answer.at, says: of(answer.clone()) }
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
