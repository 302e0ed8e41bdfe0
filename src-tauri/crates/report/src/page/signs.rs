//! The warning signs that were ticked, and when last none was (2).

use respite_domain::Code;
use respite_domain::summary::Signs;
use respite_l10n::Words;

use super::Run;
use super::list::Dates;
use super::section::Section;

/// What was ticked comes first, and all of it: a sign that is counted out is a sign that nobody reads.
pub(super) fn section(signs: Option<&Signs>, words: &Words, dates: Dates<'_>) -> Section {
    let runs = match signs {
        None => vec![Run::plain(words.msg_paper_signs_not_asked())],
        Some(Signs { ticked, none_on, none_new_on }) => {
            let mut days: Vec<_> = ticked.iter().map(|(_, day)| *day).collect();
            days.sort_unstable_by_key(|day| std::cmp::Reverse(*day));
            days.dedup();
            let ticked = days.into_iter().map(|day| {
                let of_day = ticked.iter().filter(|(_, on)| *on == day);
                let signs = words.phrases(of_day.map(|(sign, _)| words.named("paper-signs", sign.code())));
                Run::strong(words.msg_paper_signs_ticked(dates.day(day), signs))
            });
            let none = none_on.map(|day| Run::plain(words.msg_paper_signs_none(dates.day(day))));
            let none_new = none_new_on.map(|day| Run::plain(words.msg_paper_signs_none_new(dates.day(day))));
            ticked.chain(none).chain(none_new).collect()
        }
    };
    Section::new(words.msg_paper_signs(), runs)
}
