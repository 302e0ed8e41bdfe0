//! The time zone.

use respite_domain::text::quoted;
use respite_domain::time::Moment;
use respite_l10n::Words;

/// A zone that was asked for and is not known, and the one that is used.
pub fn unknown_zone(asked: &str, now: &Moment, words: &Words) -> String {
    let offset = now.wall.offset().to_string();
    let used = if offset == "+00:00" { "UTC".to_owned() } else { format!("UTC{offset}") };
    words.msg_error_unknown_zone(quoted(asked), used)
}
