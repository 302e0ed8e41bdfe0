//! The warning signs that were ticked, and when last none was (2).

use respite_domain::summary::Signs;
use respite_l10n::Words;

use super::list::{Dates, shorten};
use super::{Room, Run, Section};

/// What was ticked comes first.
pub(super) fn section(signs: Option<&Signs>, words: &Words, dates: Dates<'_>, room: Room) -> Section {
    let runs = match signs {
        None => vec![Run::plain(words.msg_paper_signs_not_asked())],
        Some(Signs { ticked, none_on }) => {
            let ticked: Vec<String> = ticked
                .iter()
                .map(|(sign, day)| words.msg_paper_with_date(words.sign_on_paper(sign.code), dates.day(*day)))
                .collect();
            let list = shorten(&ticked, ", ", room.most_listed(), words);
            let some = (!ticked.is_empty()).then(|| Run::strong(words.msg_paper_signs_ticked(list)));
            let none = none_on.map(|day| Run::plain(words.msg_paper_signs_none(dates.day(day))));
            some.into_iter().chain(none).collect()
        }
    };
    Section { heading: words.msg_paper_signs(), runs }
}
