//! The words of the command line.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use respite_domain::Code;
use respite_domain::before_start::{self, AskAbout};
use respite_domain::medicine::{Flag, Unit};
use respite_domain::relief::ReliefKind;
use respite_domain::session::{Skin, Thermal};
use respite_domain::summary::{Paper, Section};
use respite_handover::FileFormat;
use respite_l10n::Words;
use respite_wording::in_words;

use crate::backup::BackupCommand;
use crate::entry::LogArguments;
use crate::exercise::ExerciseCommand;
use crate::learn::LearnArguments;
use crate::moving::{RestCommand, WalkCommand};
use crate::own_pack::PackCommand;
use crate::plan::PlanCommand;
use crate::relief::ReliefArguments;
use crate::signs::SignsArguments;
use crate::typed::one_of;
use crate::visit::VisitCommand;

#[derive(Debug, Parser)]
#[command(name = "respite", version)]
pub(crate) struct Arguments {
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) data_dir: Option<PathBuf>,
    #[command(subcommand)]
    pub(crate) command: Wanted,
}

/// What is asked of a diary, of the backups of one that perhaps can't be opened, or of the pages to learn from.
#[derive(Debug, Subcommand)]
pub(crate) enum Wanted {
    #[command(flatten)]
    OfDiary(Box<Command>),
    #[command(flatten)]
    OfBackups(BackupCommand),
    Learn(LearnArguments),
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Log(Box<LogArguments>),
    #[command(subcommand)]
    Session(SessionCommand),
    #[command(subcommand)]
    Plan(PlanCommand),
    #[command(subcommand)]
    Pack(PackCommand),
    Relief(ReliefArguments),
    #[command(subcommand)]
    Exercise(ExerciseCommand),
    #[command(subcommand)]
    Rest(RestCommand),
    #[command(subcommand)]
    Walk(WalkCommand),
    Status {
        #[arg(long, value_name = "WHEN")]
        as_of: Option<String>,
        #[arg(long)]
        json: bool,
    },
    Diary(DiaryArguments),
    Search {
        #[arg(required = true, value_name = "WORDS")]
        words: Vec<String>,
        #[arg(long)]
        json: bool,
    },
    Signs(SignsArguments),
    #[command(subcommand)]
    Visit(VisitCommand),
    Dose(DoseArguments),
    Product(ProductArguments),
    Summary(SummaryArguments),
    Export(ExportArguments),
    Import(ImportArguments),
    Person {
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        name: Option<String>,
        #[arg(long, value_name = "DATE")]
        born: Option<String>,
        #[arg(long, value_name = "WHAT", value_parser = about())]
        fits: Vec<String>,
        #[arg(long, value_name = "WHAT", value_parser = about())]
        fits_not: Vec<String>,
    },
    // The last in the help, after what is flattened.
    #[command(display_order = 99)]
    Erase {
        #[arg(long)]
        yes: bool,
    },
}

impl Arguments {
    /// Reads what was typed. Help and refusals are in these words.
    pub(crate) fn typed(words: &Words) -> Result<Arguments, clap::Error> {
        Arguments::from_arg_matches(&Arguments::in_words(words).try_get_matches()?)
    }

    /// All that can be typed, with its help in these words.
    pub(crate) fn in_words(words: &Words) -> clap::Command {
        let kinds = words.one_of(ReliefKind::all().map(ReliefKind::code));
        let command = Arguments::command()
            .mut_subcommand("relief", |relief| relief.after_help(words.msg_usage_kinds(kinds)))
            .mut_subcommand("product", |product| product.after_help(words.msg_usage_compared()));
        in_words(command, words)
    }
}

impl Command {
    /// Whether its answer is JSON for scripts, beside which nothing else is printed. Whatever only looks has nothing besides to say.
    pub(crate) fn answers_json(&self) -> bool {
        matches!(self, Command::Import(import) if import.json)
    }

    /// Whether it looks and writes nothing: it makes no diary where there is none, and needs no right to write.
    pub(crate) fn only_looks(&self) -> bool {
        match self {
            Command::Status { .. }
            | Command::Diary(_)
            | Command::Search { .. }
            | Command::Summary(_)
            | Command::Export(_) => true,
            Command::Visit(visit) => matches!(visit, VisitCommand::List),
            Command::Exercise(exercise) => matches!(exercise, ExerciseCommand::List),
            Command::Plan(plan) => matches!(plan, PlanCommand::List),
            Command::Pack(pack) => matches!(pack, PackCommand::List),
            Command::Dose(dose) => dose.product.is_none() || dose.units.is_none(),
            Command::Import(import) => import.dry_run || import.guess,
            Command::Person { name, born, fits, fits_not } => {
                name.is_none() && born.is_none() && fits.is_empty() && fits_not.is_empty()
            }
            Command::Erase { yes } => !yes,
            Command::Log(_)
            | Command::Session(_)
            | Command::Relief(_)
            | Command::Rest(_)
            | Command::Walk(_)
            | Command::Signs(_)
            | Command::Product(_) => false,
        }
    }
}

/// What can be told of oneself for medicine labels.
fn about() -> PossibleValuesParser {
    PossibleValuesParser::new(Flag::all().filter(|flag| flag.is_offered()).map(Flag::code))
}

#[derive(Debug, Subcommand)]
pub(crate) enum SessionCommand {
    Start {
        #[arg(value_parser = one_of::<Thermal>())]
        kind: Thermal,
        #[arg(long, value_name = "PLACE", required = true)]
        place: Vec<String>,
        #[arg(long, value_name = "N", allow_hyphen_values = true)]
        minutes: Option<String>,
        #[arg(long, value_name = "N", allow_hyphen_values = true)]
        pack_allows: Option<String>,
        #[arg(long, value_name = "PACK")]
        pack: Option<String>,
        #[arg(long, value_name = "N", allow_hyphen_values = true)]
        before: Option<String>,
        #[arg(long, value_name = "WHEN")]
        at: Option<String>,
        #[command(flatten)]
        yes: Yes,
    },
    Healed {
        #[arg(long, value_name = "PLACE")]
        place: Vec<String>,
        #[arg(long, conflicts_with = "place")]
        fever: bool,
        #[arg(long, conflicts_with = "fever")]
        mistake: bool,
    },
    Stop {
        #[arg(long, value_name = "N", allow_hyphen_values = true)]
        after: Option<String>,
        #[arg(long, value_parser = one_of::<Skin>())]
        skin: Option<Skin>,
        #[arg(long, value_name = "PLACE")]
        place: Vec<String>,
        #[arg(long, value_name = "WHEN")]
        at: Option<String>,
        #[arg(long, conflicts_with = "at")]
        not_known: bool,
        #[arg(long, conflicts_with_all = ["at", "not_known", "after", "skin"])]
        mistake: bool,
    },
    Was {
        #[arg(required_unless_present = "another", conflicts_with = "another")]
        pack: Option<String>,
        #[arg(long)]
        another: bool,
        #[arg(long, value_name = "PLACE")]
        place: Vec<String>,
    },
    Told {
        #[arg(value_parser = one_of::<Thermal>())]
        kind: Thermal,
        #[arg(long, value_name = "PACK")]
        pack: Option<String>,
        #[arg(long, value_name = "PLACE", required = true)]
        place: Vec<String>,
        #[arg(long, value_name = "WHEN")]
        from: String,
        #[arg(long, value_name = "WHEN")]
        to: String,
        #[arg(long, value_name = "N", allow_hyphen_values = true)]
        before: Option<String>,
        #[arg(long, value_name = "N", allow_hyphen_values = true)]
        after: Option<String>,
        #[arg(long, value_parser = one_of::<Skin>())]
        skin: Option<Skin>,
    },
}

/// A second yes to what the diary asks before a pack goes on.
#[derive(Debug, Args)]
pub(crate) struct Yes {
    #[arg(long)]
    pub(crate) awake: bool,
    #[arg(long)]
    pub(crate) despite_injury: bool,
    #[arg(long)]
    pub(crate) despite_fever: bool,
    #[arg(long)]
    pub(crate) read: bool,
}

impl Yes {
    /// Whether it answers what is asked.
    pub(crate) fn answers(&self, about: AskAbout) -> bool {
        match about.yes() {
            before_start::Yes::Awake => self.awake,
            before_start::Yes::Heat => self.despite_injury,
            before_start::Yes::Cold => self.despite_fever,
            before_start::Yes::Read => self.read,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct DiaryArguments {
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<String>,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct DoseArguments {
    #[arg(required_unless_present_any = ["list", "products"])]
    pub(crate) product: Option<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true, required_unless_present_any = ["list", "products"])]
    pub(crate) units: Option<String>,
    #[arg(long, value_name = "WHEN")]
    pub(crate) at: Option<String>,
    #[arg(long)]
    pub(crate) alcohol: bool,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub(crate) before: Option<String>,
    #[arg(long, conflicts_with_all = ["product", "units", "at", "alcohol", "before"])]
    pub(crate) list: bool,
    #[arg(long, conflicts_with_all = ["product", "units", "at", "alcohol", "before", "list"])]
    pub(crate) products: bool,
}

/// What is told of a medicine that is added.
const OF_ANOTHER: [&str; 15] = [
    "ingredient",
    "unit",
    "prescribed",
    "most_a_day",
    "most_per_dose",
    "hours",
    "most_days",
    "first_dose",
    "larger",
    "larger_hours",
    "hours_up_to",
    "most_doses_a_day",
    "checked",
    "sleepy",
    "as_written",
];

#[derive(Debug, Args)]
pub(crate) struct ProductArguments {
    pub(crate) name: String,
    #[arg(long, value_name = "NAME=MG", required_unless_present_any = ["stop", "again"])]
    pub(crate) ingredient: Vec<String>,
    #[arg(long, default_value = "tablet", value_parser = one_of::<Unit>())]
    pub(crate) unit: Unit,
    #[arg(long)]
    pub(crate) prescribed: bool,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub(crate) most_a_day: Option<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub(crate) most_per_dose: Option<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub(crate) hours: Option<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub(crate) most_days: Option<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub(crate) first_dose: Option<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true, requires = "larger_hours")]
    pub(crate) larger: Option<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true, requires = "larger")]
    pub(crate) larger_hours: Option<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub(crate) hours_up_to: Option<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub(crate) most_doses_a_day: Option<String>,
    #[arg(long)]
    pub(crate) checked: bool,
    #[arg(long)]
    pub(crate) sleepy: bool,
    #[arg(long)]
    pub(crate) as_written: bool,
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<String>,
    #[arg(long, conflicts_with_all = OF_ANOTHER.into_iter().chain(["from", "to"]))]
    pub(crate) stop: bool,
    #[arg(long, conflicts_with_all = OF_ANOTHER.into_iter().chain(["stop", "on"]))]
    pub(crate) again: bool,
    #[arg(long, value_name = "DATE", requires = "stop")]
    pub(crate) on: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct SummaryArguments {
    #[arg(long, value_name = "FILE.pdf", required_unless_present = "print")]
    pub(crate) out: Option<PathBuf>,
    #[arg(long, value_name = "PRINTER", num_args = 0..=1, default_missing_value = "")]
    pub(crate) print: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<String>,
    #[arg(long, value_parser = one_of::<Paper>())]
    pub(crate) paper: Option<Paper>,
    #[arg(long, value_name = "SECTION", value_parser = one_of::<Section>())]
    pub(crate) without: Vec<Section>,
    #[arg(long)]
    pub(crate) qr: bool,
    #[arg(long, value_name = "DATE")]
    pub(crate) visit: Option<String>,
    #[arg(long, requires = "visit", value_name = "TEXT")]
    pub(crate) clinician: Option<String>,
    #[arg(long, value_name = "WHEN")]
    pub(crate) as_of: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct ExportArguments {
    #[arg(long, value_parser = one_of::<FileFormat>())]
    pub(crate) format: FileFormat,
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<String>,
    #[arg(long)]
    pub(crate) notes: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ImportArguments {
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[arg(long, conflicts_with_all = ["mapping", "dry_run", "take_theirs"])]
    pub(crate) guess: bool,
    #[arg(long, value_name = "FILE")]
    pub(crate) mapping: Option<PathBuf>,
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[arg(long)]
    pub(crate) take_theirs: bool,
    #[arg(long)]
    pub(crate) json: bool,
}

#[cfg(test)]
mod tests {
    use respite_l10n::Language;

    use super::*;

    #[test]
    fn every_command_and_argument_is_told_in_every_language() {
        fn untold_in(command: &clap::Command, above: &str) -> Vec<String> {
            let path = format!("{above} {}", command.get_name());
            let arguments =
                command.get_arguments().filter(|arg| arg.get_help().is_none_or(|help| help.to_string().is_empty()));
            let mut untold: Vec<String> = arguments.map(|arg| format!("{path} {arg}")).collect();
            untold.extend(command.get_about().is_none_or(|about| about.to_string().is_empty()).then(|| path.clone()));
            untold.extend(command.get_subcommands().flat_map(|below| untold_in(below, &path)));
            untold
        }
        for language in Language::iter() {
            let untold = untold_in(&Arguments::in_words(&language.words()), "");
            assert!(untold.is_empty(), "usage.ftl of {language} does not tell: {untold:?}");
        }
    }
}
