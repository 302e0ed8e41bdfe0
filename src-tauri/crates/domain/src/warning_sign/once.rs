//! What was told of warning signs, each telling once.

use chrono::TimeDelta;

use super::{Extent, SignAnswer};

/// Within what time the list is finished to which a tick was kept on the way. Who finishes one later tells anew. Our own number.
pub const ONE_TELLING: TimeDelta = TimeDelta::hours(1);

/// The answers that [stand](SignAnswer::stands), the last first, by their places: each with the ticks that were kept on the way to it and
/// that it holds. `answers` are in the order told.
pub fn each_once(answers: &[SignAnswer]) -> Vec<Vec<usize>> {
    let (mut each, mut list): (Vec<Vec<usize>>, Option<usize>) = (Vec::new(), None);
    for (place, answer) in answers.iter().enumerate().rev().filter(|(_, answer)| answer.stands()) {
        match list.filter(|list| is_on_the_way(answer, &answers[each[*list][0]])) {
            Some(list) => each[list].push(place),
            None => {
                list = if answer.extent == Extent::List { Some(each.len()) } else { list };
                each.push(vec![place]);
            }
        }
    }
    each
}

/// Whether a tick was kept on the way to that list, and nothing is told of it that the list does not hold.
fn is_on_the_way(tick: &SignAnswer, list: &SignAnswer) -> bool {
    tick.extent == Extent::Tick
        && tick.asked_by == list.asked_by
        && tick.at.date_naive() == list.at.date_naive()
        && (TimeDelta::zero()..=ONE_TELLING).contains(&(list.at - tick.at))
        && tick.helped_at == list.helped_at
        && tick.ticked.iter().all(|sign| list.ticked.contains(sign))
}
