//! What of the signs somebody has to call about: an emergency that nobody has answered, and the signs of the same day.

use respite_domain::Code;
use respite_domain::before_start::FEVER;
use respite_domain::notice::Emergency;
use respite_domain::time::Moment;
use respite_domain::visit::Visit;
use respite_domain::warning_sign::{self, SignAnswer, WarningSign};
use respite_store::StoredSignAnswer;

use super::codes_where;
use crate::Result;
use crate::diary_at::DiaryAt;
use crate::shown::number;
use crate::view::{BookedView, Coded, EmergencyView, ToCallView};

/// All that nobody has answered, as it is told where no window shows it.
pub(crate) fn emergencies(all: &[StoredSignAnswer], now: &Moment) -> Vec<Emergency> {
    let waiting = all.iter().filter(|stored| stored.answer.is_emergency());
    waiting.map(|stored| Emergency { answer: stored.id, ticked: now.put_right(&stored.at) }).collect()
}

/// The same for the window.
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

/// All of them, in the order told, and the visit that was planned in place of such a call.
pub(super) fn to_call(diary: &DiaryAt<'_>) -> Result<(Vec<ToCall>, Option<BookedView>)> {
    let (answers, visits, at) = (still_so(diary)?, visits(diary), diary.at());
    let ids = &diary.told_signs()?.ids;
    let wanted = warning_sign::to_call_about(&answers, &visits, at.day());
    let wants_a_call = |answer: &&SignAnswer| answer.ticked.iter().any(|sign| answer.wants_a_call(*sign, at.day()));
    let mut of_calls = answers.iter().filter(wants_a_call);
    let booked = of_calls.find_map(|answer| answer.booked(visits.iter().copied()));
    let booked = booked.map(|visit| BookedView { on: visit.day.to_string(), stands: Coded(visit.stands(&at.moment)) });
    Ok((wanted.into_iter().map(|(told, signs)| ToCall { id: ids[told], signs }).collect(), booked))
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

/// The answers in the order told, without a fever of a day before that the person said has passed: like the whole list of a later day,
/// that tells that it is over.
pub(crate) fn still_so(diary: &DiaryAt<'_>) -> Result<Vec<SignAnswer>> {
    // What can't be read of it has not passed.
    let fevers = diary.body().map(|body| body.fevers.as_slice()).unwrap_or_default();
    let today = diary.at().day();
    let told = diary.told_signs()?;
    let mut answers = told.answers.clone();
    for (id, answer) in told.ids.iter().zip(&mut answers) {
        if answer.at.date_naive() < today && fevers.iter().any(|fever| fever.answer == *id && fever.passed) {
            answer.ticked.retain(|sign| sign.code() != FEVER);
        }
    }
    Ok(answers)
}
