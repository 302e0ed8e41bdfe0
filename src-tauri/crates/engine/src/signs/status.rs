//! The signs in the status of the terminal.

use chrono::{NaiveDate, SecondsFormat};
use respite_domain::region::Region;
use respite_domain::time::WallTime;
use respite_domain::warning_sign::{self, SignAnswer, Tier, WarningSign};
use respite_store::StoredSignAnswer;

use super::calls::to_call;
use super::{codes, codes_where};
use crate::Result;
use crate::diary_at::DiaryAt;
use crate::view::{SignsStatus, SignsWaiting};

/// What stands ticked, or else the last day that was answered; and every emergency that nobody has answered.
pub(crate) fn signs_status(
    diary: &DiaryAt<'_>,
    region: Option<Region>,
    number: Option<String>,
) -> Result<Option<SignsStatus>> {
    let (answers, today) = (&diary.told_signs()?.answers, diary.at().day());
    let unanswered = answers.iter().any(SignAnswer::is_emergency);
    let told = |counts: &dyn Fn(NaiveDate) -> bool| {
        let of_them = answers.iter().filter(|answer| answer.stands() && counts(answer.at.date_naive()));
        of_them.last().map(|last| (last.at, warning_sign::standing(answers, counts)))
    };
    let of_today = told(&|day| warning_sign::stands_on(day, today));
    let (calls, booked) = to_call(diary)?;
    let to_call: Vec<WarningSign> = calls.iter().flat_map(|call| call.signs.clone()).collect();
    let stands = unanswered || of_today.is_some() || !to_call.is_empty();
    let last_day = answers.iter().filter(|answer| answer.stands()).map(|answer| answer.at.date_naive()).max();
    let told = of_today.or_else(|| last_day.and_then(|last_day| told(&|day| day == last_day)));
    let waits_in = |stored: &StoredSignAnswer, sign: &WarningSign| {
        let wants_a_call = calls.iter().any(|call| call.id == stored.id && call.signs.contains(sign));
        stored.answer.is_unanswered(*sign) || wants_a_call
    };
    let has_called = |answer: &SignAnswer| {
        let is_of_today = warning_sign::stands_on(answer.at.date_naive(), today);
        is_of_today && answer.helped_at.is_some() && answer.ticked.iter().any(|sign| sign.tier == Tier::SameDay)
    };
    let stored = diary.signs()?;
    let waiting_but_on = |day: NaiveDate| -> Vec<SignsWaiting> {
        let others = stored.iter().filter(|stored| stored.answer.at.date_naive() != day);
        let waits = others.map(|stored| SignsWaiting {
            at: seconds(stored.answer.at),
            ticked: codes_where(|sign| waits_in(stored, sign)),
        });
        waits.filter(|waits| !waits.ticked.is_empty()).collect()
    };
    let ticked_on = |day: NaiveDate, sign: &WarningSign| {
        answers.iter().any(|answer| answer.at.date_naive() == day && answer.ticked.contains(sign))
    };
    Ok(told.map(|(at, ticked)| SignsStatus {
        of_the_day: codes_where(|sign| ticked_on(at.date_naive(), sign)),
        waiting: waiting_but_on(at.date_naive()),
        answered_at: seconds(at),
        stands,
        unanswered,
        has_called: answers.iter().any(has_called),
        booked,
        to_call: codes(&to_call),
        region,
        number,
        ticked: codes_where(|sign| ticked.contains(sign) || to_call.contains(sign)),
    }))
}

fn seconds(at: WallTime) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, false)
}
