//! What is off on a command line, in one line.

use clap::error::{ContextKind, ContextValue};
use respite_domain::text::{on_one_line, quoted};
use respite_domain::time::Moment;
use respite_l10n::Words;

/// What is off with the words that a program was started with: one line, whatever those words were.
pub fn off(mut error: clap::Error) -> String {
    for kind in [ContextKind::InvalidArg, ContextKind::InvalidSubcommand, ContextKind::InvalidValue] {
        if let Some(ContextValue::String(given)) = error.get(kind) {
            let given = quoted(given);
            error.insert(kind, ContextValue::String(given));
        }
    }
    let text = error.to_string();
    let lines =
        text.lines().map(str::trim).take_while(|line| !line.starts_with("Usage:") && !line.starts_with("For more"));
    let line = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    on_one_line(line.trim_start_matches("error: "))
}

/// A zone that was asked for and is not known, and the one that is used.
pub fn unknown_zone(asked: &str, now: &Moment, words: &Words) -> String {
    let offset = now.wall.offset().to_string();
    let used = if offset == "+00:00" { "UTC".to_owned() } else { format!("UTC{offset}") };
    words.msg_error_unknown_zone(quoted(asked), used)
}

#[cfg(test)]
mod tests {
    use clap::{Arg, Command};

    use super::*;

    #[test]
    fn what_was_given_is_quoted_short_and_harmless() {
        let command = Command::new("respite").arg(Arg::new("skin").long("skin").value_parser(["red", "numb"]));
        for given in [
            ["respite".to_owned(), "--skin=\u{1b}[31m".to_owned() + &"green ".repeat(4000)],
            ["respite".to_owned(), "--\u{202e}".to_owned() + &"x".repeat(20_000)],
            ["respite".to_owned(), "\u{1b}".to_owned() + &"x".repeat(20_000)],
        ] {
            let said = command.clone().try_get_matches_from(given).map_err(off).unwrap_err();
            assert!(said.chars().count() < 200, "{said}");
            assert!(!said.contains(['\u{1b}', '\u{202e}', '\n']), "{said:?}");
        }
    }
}
