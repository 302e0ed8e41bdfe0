//! What was said to reminders and questions, in the words of the screen.

use respite_domain::Code;
use respite_domain::episode::StillHadIt;
use respite_engine::view::{AnswerView, PlaceQuestionView, ReminderAnswer, SaidTo};
use respite_l10n::Words;

use crate::when::day;

/// To what it was said, and what was said.
pub(crate) fn said(answer: &AnswerView, words: &Words) -> [String; 2] {
    let (to, said) = match &answer.said {
        SaidTo::Reminder { kind, place, answer } => {
            let place = place.iter().map(|place| words.place_name(place));
            let why = words.facts(std::iter::once(words.named("doctor-line", kind.0.code())).chain(place));
            (words.msg_doctor_line(why), to_reminder(answer, words))
        }
        SaidTo::Gap { question, still } => {
            let (from, to) = (day(&question.from, words), day(&question.to, words));
            let asked = match &question.place {
                Some(place) => words.msg_today_gap_body_place(from, to, words.place_name(place)),
                None => words.msg_today_gap_body(from, to),
            };
            let said = match still.0 {
                StillHadIt::YesMostDays => words.msg_today_gap_yes(),
                StillHadIt::No => words.msg_today_gap_no(),
                StillHadIt::DoNotRemember => words.msg_today_gap_unsure(),
            };
            (asked, said)
        }
        SaidTo::Place { question: PlaceQuestionView { here, earlier }, same } => {
            let [here_at, earlier_at] = [here, earlier].map(|episode| words.place_name(&episode.place));
            let asked = words.msg_doctor_said_of_place(here_at, earlier_at, day(&earlier.start, words));
            (asked, if *same { words.msg_today_place_yes() } else { words.msg_today_place_no() })
        }
        SaidTo::Visit { day: on } => (words.msg_doctor_said_of_visit(day(on, words)), words.msg_doctor_been()),
    };
    [to, words.msg_doctor_said(said)]
}

fn to_reminder(answer: &ReminderAnswer, words: &Words) -> String {
    match answer {
        ReminderAnswer::Later { days } => words.msg_doctor_said_later(i64::from(*days)),
        ReminderAnswer::Booked { on } => words.msg_doctor_said_booked(day(on, words)),
        ReminderAnswer::Been => words.msg_doctor_been(),
        ReminderAnswer::NotForThisEpisode => words.msg_doctor_not_this_spasm(),
        ReminderAnswer::RemindAgain => words.msg_doctor_remind_again(),
    }
}
