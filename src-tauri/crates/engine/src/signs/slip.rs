//! Ticks that were a slip. What was ticked is kept as a change, and so is what is ticked again.

use respite_domain::time::Moment;
use respite_domain::warning_sign::{self, SIGNS, SignAnswer, WarningSign};
use respite_domain::{Code, Invalid};

use super::{codes, numbers, stands_on};
use crate::diary_at::DiaryAt;
use crate::shown::number;
use crate::view::{TakenOff, TickView};
use crate::{At, Engine, Result};

impl Engine {
    /// "I ticked these by mistake", in these answers. Tells what was taken off, for [`Engine::tick_again`].
    ///
    /// # Errors
    /// There is no such answer, a code is no sign, or the disk can't take it; nothing is changed then.
    pub fn untick(&mut self, answers: &[i32], given: &[String], now: &Moment) -> Result<Vec<TakenOff>> {
        let signs = warning_sign::ticked(given)?;
        self.act(|engine| {
            let mut taken = Vec::new();
            for id in numbers(answers) {
                let off = engine.store.untick(id, &signs, now.wall)?;
                if !off.is_empty() {
                    taken.push(TakenOff { answer: number(id), ticked: codes(&off) });
                }
            }
            Ok(taken)
        })
    }

    /// The same wherever they stand ticked at a moment: on the day of `at`, and in every emergency that nobody has answered.
    ///
    /// # Errors
    /// A code is no sign, one of them does not stand ticked that day, or the disk can't take it; nothing is changed then.
    pub fn take_back_signs(&mut self, given: &[String], at: &At, now: &Moment) -> Result<Vec<TakenOff>> {
        let signs = warning_sign::ticked(given)?;
        self.act(|engine| {
            let mut stand = Vec::new();
            for sign in &signs {
                stand.push((ticked_in(&engine.diary_at(&At::now(now)), *sign, at)?, *sign));
            }
            if stand.is_empty() || stand.iter().any(|(answers, _)| answers.is_empty()) {
                return Err(Invalid::NotFound.into());
            }
            let mut taken = Vec::new();
            for (answers, sign) in stand {
                taken.extend(engine.untick(&answers, &codes(&[sign]), now)?);
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
}

/// The numbers of the answers in which a sign stands ticked, as it is seen at `at`. One of the day before that wants a call is meant only
/// where it does not stand ticked on the day itself.
fn ticked_in(diary: &DiaryAt<'_>, sign: WarningSign, at: &At) -> Result<Vec<i32>> {
    let told = diary.told_signs()?;
    let where_it = |stands: &dyn Fn(&SignAnswer) -> bool| -> Vec<i32> {
        let found = told.numbered().filter(|(_, answer)| answer.ticked.contains(&sign) && stands(answer));
        found.map(|(id, _)| number(id)).collect()
    };
    let of_day = |answer: &SignAnswer| stands_on(answer.at.date_naive(), at);
    let told_by = |answer: &SignAnswer| at.by.is_none_or(|by| answer.at <= by);
    let is_of_day = told.answers.iter().any(|answer| answer.ticked.contains(&sign) && of_day(answer));
    Ok(where_it(&|answer| {
        let waits = answer.is_unanswered(sign) || !is_of_day && answer.wants_a_call(sign, at.day());
        of_day(answer) || waits && told_by(answer)
    }))
}

/// Every sign that stands ticked now, with the answers in which it does.
pub(super) fn ticks(diary: &DiaryAt<'_>) -> Result<Vec<TickView>> {
    let mut ticks = Vec::new();
    for sign in SIGNS {
        let answers = ticked_in(diary, sign, diary.at())?;
        if !answers.is_empty() {
            ticks.push(TickView { sign: sign.code().to_owned(), answers });
        }
    }
    Ok(ticks)
}
