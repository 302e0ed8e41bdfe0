//! What of the signs somebody has to call about: an emergency that nobody has answered, and the signs of the same day.

use chrono::NaiveDate;
use respite_domain::Code;
use respite_domain::before_start::FEVER;
use respite_domain::visit::Visit;
use respite_domain::warning_sign::{self, SignAnswer, WarningSign};
use respite_store::StoredSignAnswer;

use super::{codes_where, numbered_answers};
use crate::Result;
use crate::diary_at::DiaryAt;
use crate::shown::number;
use crate::view::{EmergencyView, ToCallView};

/// All that nobody has answered.
pub(super) fn emergency(all: &[StoredSignAnswer]) -> Option<EmergencyView> {
    let waiting: Vec<&StoredSignAnswer> = all.iter().filter(|stored| stored.answer.is_emergency()).collect();
    (!waiting.is_empty()).then(|| EmergencyView {
        answers: waiting.iter().map(|stored| number(stored.id)).collect(),
        ticked_at: waiting.iter().map(|stored| stored.answer.at).max().unwrap_or_default().to_rfc3339(),
        ticked: codes_where(|sign| waiting.iter().any(|stored| stored.answer.ticked.contains(sign))),
    })
}

/// An answer about which somebody has to call, with the signs of it that want that.
pub(super) struct ToCall {
    pub(super) id: i64,
    pub(super) signs: Vec<WarningSign>,
}

/// All of them, in the order told, and the day of the visit that was planned in place of such a call.
pub(super) fn to_call(diary: &DiaryAt<'_>) -> Result<(Vec<ToCall>, Option<NaiveDate>)> {
    let (ids, answers): (Vec<i64>, Vec<SignAnswer>) = still_so(diary)?.into_iter().unzip();
    let (visits, today) = (visits(diary), diary.at().day());
    let wanted = warning_sign::to_call_about(&answers, &visits, today);
    let wants_a_call = |answer: &&SignAnswer| answer.ticked.iter().any(|sign| answer.wants_a_call(*sign, today));
    let mut of_calls = answers.iter().filter(wants_a_call);
    let booked_on = of_calls.find_map(|answer| answer.booked_on(visits.iter().copied()));
    Ok((wanted.into_iter().map(|(told, signs)| ToCall { id: ids[told], signs }).collect(), booked_on))
}

/// What can't be read of them answers no call.
fn visits<'d>(diary: &'d DiaryAt<'_>) -> Vec<&'d Visit> {
    diary.visits().unwrap_or_default().iter().map(|stored| &stored.visit).collect()
}

pub(super) fn to_call_view(calls: &[ToCall]) -> Option<ToCallView> {
    (!calls.is_empty()).then(|| ToCallView {
        answers: calls.iter().map(|call| number(call.id)).collect(),
        ticked: codes_where(|sign| calls.iter().any(|call| call.signs.contains(sign))),
    })
}

/// The answers with their numbers, in the order told, without a fever of a day before that the person said has passed: like the whole list
/// of a later day, that tells that it is over.
pub(crate) fn still_so(diary: &DiaryAt<'_>) -> Result<Vec<(i64, SignAnswer)>> {
    // What can't be read of it has not passed.
    let fevers = diary.body().map(|body| body.fevers.as_slice()).unwrap_or_default();
    let today = diary.at().day();
    let is_over = |id: i64| {
        let of_answer = fevers.iter().find(|fever| fever.answer == id);
        of_answer.is_some_and(|fever| fever.passed && fever.at.date_naive() < today)
    };
    let mut told = numbered_answers(diary)?;
    for (_, answer) in told.iter_mut().filter(|(id, _)| is_over(*id)) {
        answer.ticked.retain(|sign| sign.code() != FEVER);
    }
    Ok(told)
}
