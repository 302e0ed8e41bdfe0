//! The help of a command line, and what is off with what was typed. The words are messages called as commands and arguments are
//! typed; what is typed is the same in every language.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};
use respite_domain::text::{on_one_line, quoted};
use respite_l10n::Words;

/// The group of its messages.
const USAGE: &str = "usage";

/// The same command line, whose help is in these words: the message `usage-<program>-<command>-<argument>`, or
/// `usage-any-<argument>` where there is none. What a command has to say after that is kept.
pub fn in_words(mut command: Command, words: &Words) -> Command {
    // What clap adds by itself is put into words too.
    command.build();
    told(command, "", words)
}

fn told(mut command: Command, above: &str, words: &Words) -> Command {
    let name = command.get_name().to_owned();
    let path = if above.is_empty() { name.clone() } else { format!("{above}-{name}") };
    let is_help = name == "help";
    let about = if is_help { Some(words.msg_usage_print_help_of()) } else { words.name(USAGE, &path) };
    let takes =
        |arg: &Arg, called: &str| arg.get_value_names().is_some_and(|names| names.iter().any(|name| name == called));
    let takes_when = command.get_arguments().any(|arg| takes(arg, "WHEN"));
    command = command
        .subcommand_help_heading(words.msg_usage_commands())
        .subcommand_value_name(words.msg_usage_value_command())
        .mut_args(|arg| argument(arg, &path, words));
    let usage = command.render_usage().to_string();
    let usage = usage.strip_prefix("Usage: ").unwrap_or(&usage);
    let usage = usage.replace("[OPTIONS]", &format!("[{}]", words.msg_usage_value_options()));
    let template =
        format!("{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}", words.msg_usage_usage());
    let after = command.get_after_help().map(ToString::to_string);
    let after: Vec<String> = after.into_iter().chain(takes_when.then(|| words.msg_usage_when())).collect();
    if !after.is_empty() {
        command = command.after_help(after.join("\n"));
    }
    // Below "help" stand the names of all commands once more.
    let path = if is_help { above } else { &path };
    command
        .about(about.unwrap_or_default())
        .override_usage(usage)
        .help_template(template)
        .mut_subcommands(|below| told(below, path, words))
}

fn argument(arg: Arg, path: &str, words: &Words) -> Arg {
    let name = arg.get_long().map_or_else(|| arg.get_id().as_str().replace('_', "-"), str::to_owned);
    let help = match arg.get_action() {
        ArgAction::Help => Some(words.msg_usage_print_help()),
        ArgAction::Version => Some(words.msg_usage_print_version()),
        _ => words.name(USAGE, &format!("{path}-{name}")).or_else(|| words.name(USAGE, &format!("any-{name}"))),
    };
    let heading = if arg.is_positional() { words.msg_usage_arguments() } else { words.msg_usage_options() };
    let (mut default, mut values) = (None, None);
    let mut arg = arg.help_heading(heading);
    if arg.get_action().takes_values() {
        let all = arg.get_possible_values();
        default = arg.get_default_values().first().map(|value| words.msg_usage_default(value.to_string_lossy()));
        values =
            (!all.is_empty()).then(|| words.msg_usage_values(words.list(all.iter().map(|value| value.get_name()))));
        let called = arg.get_value_names().and_then(|names| names.first()).map_or(&*name, |called| called);
        let code: Vec<&str> = called.split(|letter: char| !letter.is_alphanumeric()).collect();
        if let Some(called) = words.name(USAGE, &format!("value-{}", code.join("-").to_lowercase())) {
            arg = arg.value_name(called);
        }
    }
    arg.help(words.sentences(help.into_iter().chain(default).chain(values)))
        .hide_default_value(true)
        .hide_possible_values(true)
}

/// What is off with the words that a program was started with: one line, whatever those words were.
pub fn off(error: &clap::Error, words: &Words) -> String {
    let one = |kind| match error.get(kind) {
        Some(ContextValue::String(given)) => quoted(given),
        _ => String::new(),
    };
    let all = |kind| match error.get(kind) {
        Some(ContextValue::Strings(all)) => all.clone(),
        Some(ContextValue::String(one)) => vec![one.clone()],
        _ => Vec::new(),
    };
    let (argument, given) = (one(ContextKind::InvalidArg), one(ContextKind::InvalidValue));
    let what = match error.kind() {
        ErrorKind::UnknownArgument => words.msg_usage_unknown_argument(argument),
        ErrorKind::InvalidSubcommand => words.msg_usage_unknown_command(one(ContextKind::InvalidSubcommand)),
        ErrorKind::InvalidValue if given.is_empty() => words.msg_usage_no_value(argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => words.msg_usage_wrong_value(given, argument),
        ErrorKind::TooManyValues => words.msg_usage_too_many_values(given, argument),
        ErrorKind::ArgumentConflict => match all(ContextKind::PriorArg) {
            others if others.is_empty() || others == [argument.clone()] => words.msg_usage_twice(argument),
            others => words.msg_usage_conflict(argument, words.list(others.iter().map(|other| quoted(other)))),
        },
        ErrorKind::MissingRequiredArgument => words.msg_usage_missing(words.list(all(ContextKind::InvalidArg))),
        ErrorKind::InvalidUtf8 => words.msg_usage_no_text(),
        // What the program is for: nothing was typed.
        _ => error.to_string().lines().next().unwrap_or_default().to_owned(),
    };
    let values = all(ContextKind::ValidValue);
    let values = (!values.is_empty()).then(|| words.msg_usage_values(words.list(values)));
    let similar = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let similar = similar.into_iter().flat_map(all).next().map(|given| words.msg_usage_similar(given));
    on_one_line(&words.sentences([what].into_iter().chain(values).chain(similar)))
}

#[cfg(test)]
mod tests {
    use respite_l10n::Language;

    use super::*;

    #[test]
    fn what_was_given_is_quoted_short_and_harmless() {
        let words = Language::En.words();
        let command = Command::new("respite").arg(Arg::new("skin").long("skin").value_parser(["red", "numb"]));
        for given in [
            ["respite".to_owned(), "--skin=\u{1b}[31m".to_owned() + &"green ".repeat(4000)],
            ["respite".to_owned(), "--\u{202e}".to_owned() + &"x".repeat(20_000)],
            ["respite".to_owned(), "\u{1b}".to_owned() + &"x".repeat(20_000)],
        ] {
            let error = in_words(command.clone(), &words).try_get_matches_from(given).unwrap_err();
            let said = off(&error, &words);
            assert!(said.chars().count() < 200, "{said}");
            assert!(!said.contains(['\u{1b}', '\u{202e}', '\n']), "{said:?}");
        }
    }
}
