//! The warning signs that were ticked, and when last none was (2).

use respite_domain::Code;
use respite_domain::summary::Signs;
use respite_l10n::Words;

use super::list::Dates;
use super::{Run, Section};

/// What was ticked comes first, and all of it: a sign that is counted out is a sign that nobody reads.
pub(super) fn section(signs: Option<&Signs>, words: &Words, dates: Dates<'_>) -> Section {
    let runs = match signs {
        None => vec![Run::plain(words.msg_paper_signs_not_asked())],
        Some(Signs { ticked, none_on, none_new_on }) => {
            let ticked: Vec<String> = ticked
                .iter()
                .map(|(sign, day)| words.msg_paper_with_date(words.named("paper-signs", sign.code()), dates.day(*day)))
                .collect();
            let some = (!ticked.is_empty()).then(|| Run::strong(words.msg_paper_signs_ticked(ticked.join(", "))));
            let none = none_on.map(|day| Run::plain(words.msg_paper_signs_none(dates.day(day))));
            let none_new = none_new_on.map(|day| Run::plain(words.msg_paper_signs_none_new(dates.day(day))));
            some.into_iter().chain(none).chain(none_new).collect()
        }
    };
    Section { heading: words.msg_paper_signs(), runs }
}
