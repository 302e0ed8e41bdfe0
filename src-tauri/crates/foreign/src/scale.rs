//! How far scales of pain go, and the numbers on them.

use respite_domain::Invalid;
use respite_domain::number::{self, Comma};

use crate::known::Known;

/// The scale of pain that most programs have.
const USUAL_TOP: f64 = 10.0;
/// The scale that reaches further.
const LARGE_TOP: f64 = 100.0;
/// Numbers up to this can be of either of two scales that programs have.
const SMALL_TOP: f64 = 5.0;
/// What can be the highest number of a scale that a name or a cell tells.
const TOPS: std::ops::Range<f64> = 2.0..1000.0;
/// What stands between the lowest and the highest number.
const DASHES: [char; 3] = ['-', '–', '—'];

/// A number of a scale or a count. Neither reaches a thousand, so a mark before three figures parts decimals; and "1/2" is one of two.
pub(crate) fn points(text: &str) -> Option<f64> {
    if share(text).is_some() {
        return None;
    }
    match number::read(text, Comma::Either) {
        Ok(number) => Some(number),
        Err(Invalid::WhichNumber { decimal, .. }) => number::read(&decimal, Comma::Either).ok(),
        Err(_) => None,
    }
}

/// "7/10": a number with the highest of its scale.
pub(crate) fn share(text: &str) -> Option<(f64, f64)> {
    let (value, top) = text.split_once('/')?;
    let top = top.trim();
    let is_whole = !top.is_empty() && top.bytes().all(|figure| figure.is_ascii_digit());
    let value = number::read(value, Comma::Either).ok().filter(|_| is_whole)?;
    Some((value, top.parse().ok()?))
}

/// How far a scale goes: as its name says, "Pain (0-100)"; else as its cells tell. Low numbers can be of a scale to 5 or to 10, and a
/// number above 10 can be a slip: then it is asked.
pub(crate) fn top<'c>(head: &str, cells: impl Iterator<Item = &'c str>, known: &Known) -> Option<f64> {
    let cells: Vec<&str> = cells.collect();
    let numbers: Vec<f64> = cells.iter().copied().filter_map(points).collect();
    let tops: Vec<f64> = cells.iter().copied().filter_map(share).map(|(_, top)| top).collect();
    let highest = numbers.iter().copied().fold(0.0, f64::max);
    match (&*tops_named(head, known), &*tops) {
        // A name that the numbers contradict can be of something else: "days 1-7".
        ([named], _) if *named < USUAL_TOP && highest > *named => None,
        ([named], _) => Some(*named),
        ([], []) => top_of(&numbers, highest),
        ([], [told, rest @ ..]) if numbers.is_empty() && TOPS.contains(told) => {
            rest.iter().all(|other| other == told).then_some(*told)
        }
        _ => None,
    }
}

fn top_of(numbers: &[f64], highest: f64) -> Option<f64> {
    let above = numbers.iter().filter(|number| **number > USUAL_TOP).count();
    match highest {
        // One slip among small numbers makes no large scale.
        highest if highest > LARGE_TOP / 2.0 && highest <= LARGE_TOP && above * 4 > numbers.len() => Some(LARGE_TOP),
        highest if highest > SMALL_TOP && highest <= USUAL_TOP => Some(USUAL_TOP),
        _ => None,
    }
}

/// The scales that a name tells in plain forms: "0-10", "1 to 5", "/10", "out of 10". All other figures of a name are of something else:
/// "in the last 24 hours", "Q3", "L1-5".
fn tops_named(head: &str, known: &Known) -> Vec<f64> {
    let head = head.to_lowercase().replace('_', " ");
    let is_figure = |sign: char| sign.is_ascii_digit();
    let (mut tops, mut from) = (Vec::new(), 0);
    while let Some(start) = head[from..].find(is_figure).map(|at| from + at) {
        let end = head[start..].find(|sign| !is_figure(sign)).map_or(head.len(), |at| start + at);
        let top = head[start..end].parse().ok().filter(|top| TOPS.contains(top));
        if let Some(top) = top
            && begins_scale(&head[..start], known)
            && ends_scale(&head[end..])
            && !tops.contains(&top)
        {
            tops.push(top);
        }
        from = end;
    }
    tops
}

/// Whether the figures behind this are the highest number of a scale.
fn begins_scale(before: &str, known: &Known) -> bool {
    let before = before.trim_end();
    let ends_in_figure = |text: &str| text.trim_end().ends_with(|sign: char| sign.is_ascii_digit());
    if let Some(before) = before.strip_suffix('/') {
        return !ends_in_figure(before);
    }
    if known.out_of.iter().any(|words| format!(" {before}").ends_with(&format!(" {words}"))) {
        return true;
    }
    let between = before.strip_suffix(DASHES);
    let between = between.or_else(|| known.to.iter().find_map(|to| before.strip_suffix(&**to)));
    let lowest = between.and_then(|before| before.trim_end().strip_suffix(['0', '1']));
    let stands_alone = |sign: char| !sign.is_alphanumeric() && !"/.,".contains(sign) && !DASHES.contains(&sign);
    lowest.is_some_and(|before| before.chars().next_back().is_none_or(stands_alone))
}

/// Whether nothing behind the figures makes them something else: "0-24 hours", "1-10-2026".
fn ends_scale(after: &str) -> bool {
    let mut signs = after.trim_start().chars();
    match signs.next() {
        None => true,
        Some('.' | ',' | ':') => !signs.next().is_some_and(char::is_alphanumeric),
        Some(sign) => !sign.is_alphanumeric() && sign != '/' && !DASHES.contains(&sign),
    }
}
