//! The words of the command line.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand};
use respite_domain::Code;
use respite_domain::before_start::AskAbout;
use respite_domain::entry::{Pattern, Walking};
use respite_domain::medicine::Flag;
use respite_domain::session::{Skin, Thermal};
use respite_domain::summary::Paper;
use respite_exchange::FileFormat;

use crate::relief::{ReliefArguments, kinds};
use crate::signs::SignsArguments;
use crate::typed::one_of;
use crate::visit::VisitCommand;

/// A recovery diary for back muscle spasms. Everything stays on this computer.
#[derive(Debug, Parser)]
#[command(name = "respite", version)]
pub(crate) struct Arguments {
    /// The folder of the diary (else RESPITE_DATA_DIR, else the one that the window uses)
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) data_dir: Option<PathBuf>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Add an entry to the diary
    #[command(after_help = WHEN)]
    Log(Box<LogArguments>),
    /// Start or stop a heat or cold session
    #[command(subcommand)]
    Session(SessionCommand),
    /// Take down something tried against the pain
    #[command(after_help = format!("{}\n{WHEN}", kinds()))]
    Relief(ReliefArguments),
    /// Tell what is on the skin, what rests, and how the spasm goes
    #[command(after_help = WHEN)]
    Status {
        /// Look from this moment; nothing later is seen
        #[arg(long, value_name = "WHEN")]
        as_of: Option<String>,
        /// For scripts
        #[arg(long)]
        json: bool,
    },
    /// Show the diary
    Diary(DiaryArguments),
    /// Answer about warning signs: what fits, or that nothing does
    #[command(after_help = WHEN)]
    Signs(SignsArguments),
    /// Plan visits, and say how they went
    #[command(subcommand)]
    Visit(VisitCommand),
    /// Save a dose of a medicine
    #[command(after_help = WHEN)]
    Dose(DoseArguments),
    /// Add a medicine to the list
    #[command(after_help = COMPARED)]
    Product(ProductArguments),
    /// Save the doctor's page as PDF
    #[command(after_help = WHEN)]
    Summary(SummaryArguments),
    /// Write the diary for a doctor's program, or for a health record of your own
    Export(ExportArguments),
    /// Set the name and birth date of the doctor's page and what labels ask about you, or show them
    Person {
        /// The name; "" for a line to write on
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        name: Option<String>,
        /// The day of birth; "" for a line to write on
        #[arg(long, value_name = "DATE")]
        born: Option<String>,
        /// What fits you of what medicine labels ask about
        #[arg(long, value_name = "WHAT", value_parser = about())]
        fits: Vec<String>,
        /// What does not fit you any more
        #[arg(long, value_name = "WHAT", value_parser = about())]
        fits_not: Vec<String>,
    },
    /// Erase for good what was deleted
    Erase {
        /// Yes, erase it; it can not be brought back
        #[arg(long)]
        yes: bool,
    },
}

impl Command {
    /// Whether it looks and writes nothing: it makes no diary where there is none, and needs no right to write.
    pub(crate) fn only_looks(&self) -> bool {
        match self {
            Command::Status { .. } | Command::Diary(_) | Command::Summary(_) | Command::Export(_) => true,
            Command::Visit(visit) => matches!(visit, VisitCommand::List),
            Command::Dose(dose) => dose.product.is_none() || dose.units.is_none(),
            Command::Person { name, born, fits, fits_not } => {
                name.is_none() && born.is_none() && fits.is_empty() && fits_not.is_empty()
            }
            Command::Erase { yes } => !yes,
            Command::Log(_) | Command::Session(_) | Command::Relief(_) | Command::Signs(_) | Command::Product(_) => {
                false
            }
        }
    }
}

/// What can be told of oneself for medicine labels.
fn about() -> PossibleValuesParser {
    PossibleValuesParser::new(Flag::all().filter(|flag| flag.is_offered()).map(Flag::code))
}

/// What every `WHEN` may be.
const WHEN: &str = "WHEN is \"now\", \"15min ago\", \"2h ago\", \"3 days ago\", \"22:30\", \"yesterday 22:30\", \"2026-11-21 22:30\", or a time with \
     its offset, such as 2026-11-21T22:30:00+01:00.";

#[derive(Debug, Args)]
pub(crate) struct LogArguments {
    /// When it happened
    #[arg(long, value_name = "WHEN")]
    pub(crate) at: Option<String>,
    /// How many spasms
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub(crate) spasm: Option<String>,
    /// No spasm, no pain
    #[arg(long)]
    pub(crate) clear: bool,
    /// Worst pain of the last 24 hours, 0 to 10
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub(crate) worst: Option<String>,
    /// Average pain of the last 24 hours, 0 to 10
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub(crate) average: Option<String>,
    /// How much the back got in the way, 0 to 10
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub(crate) interference: Option<String>,
    /// How much it disturbed the last night's sleep, 0 to 10
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub(crate) sleep: Option<String>,
    /// How the spasm came and went
    #[arg(long, value_parser = one_of::<Pattern>())]
    pub(crate) pattern: Option<Pattern>,
    /// How you walked that day
    #[arg(long, value_parser = one_of::<Walking>())]
    pub(crate) walking: Option<Walking>,
    /// Your mood, from 0 (very low) to 10 (very good)
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub(crate) mood: Option<String>,
    /// Where, such as low-back-left
    #[arg(long, value_name = "PLACE")]
    pub(crate) place: Vec<String>,
    /// What made it worse, such as bending, or your own words
    #[arg(long, value_name = "WORDS")]
    pub(crate) worse: Vec<String>,
    /// What made it better, such as heat, or your own words
    #[arg(long, value_name = "WORDS")]
    pub(crate) better: Vec<String>,
    /// What you could not do, such as chores, or your own words
    #[arg(long, value_name = "WORDS")]
    pub(crate) could_not: Vec<String>,
    /// You pushed through it
    #[arg(long)]
    pub(crate) pushed_through: bool,
    /// What set it off, such as lifting, or your own words
    #[arg(long, value_name = "TRIGGER")]
    pub(crate) trigger: Vec<String>,
    /// The day on which this spasm began, such as 2026-11-07
    #[arg(long, value_name = "DATE")]
    pub(crate) onset: Option<String>,
    /// Your own words
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) note: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum SessionCommand {
    /// Put a pack on
    #[command(after_help = WHEN)]
    Start {
        #[arg(value_parser = one_of::<Thermal>())]
        kind: Thermal,
        /// Where, such as low-back-left
        #[arg(long, value_name = "PLACE", required = true)]
        place: Vec<String>,
        /// How long, 5 to 20
        #[arg(long, value_name = "N", allow_hyphen_values = true)]
        minutes: Option<String>,
        /// The most minutes that your pack allows, if less than 20
        #[arg(long, value_name = "N", allow_hyphen_values = true)]
        pack_allows: Option<String>,
        /// Pain before, 0 to 10
        #[arg(long, value_name = "N", allow_hyphen_values = true)]
        before: Option<String>,
        /// When it went on
        #[arg(long, value_name = "WHEN")]
        at: Option<String>,
        #[command(flatten)]
        yes: Yes,
    },
    /// Say that skin which was red, numb or blistered looks normal again
    Healed {
        /// Where, such as low-back-left (else all of it)
        #[arg(long, value_name = "PLACE")]
        place: Vec<String>,
        /// Say that a fever has passed
        #[arg(long, conflicts_with = "place")]
        fever: bool,
        /// The skin there never looked so: what was told of it last was a mistake
        #[arg(long, conflicts_with = "fever")]
        mistake: bool,
    },
    /// Take the pack off
    #[command(after_help = WHEN)]
    Stop {
        /// Pain after, 0 to 10
        #[arg(long, value_name = "N", allow_hyphen_values = true)]
        after: Option<String>,
        /// How the skin looks
        #[arg(long, value_parser = one_of::<Skin>())]
        skin: Option<Skin>,
        /// Where it lies or lay, if there is more than one
        #[arg(long, value_name = "PLACE")]
        place: Vec<String>,
        /// When it came off
        #[arg(long, value_name = "WHEN")]
        at: Option<String>,
        /// It is off, and you do not know since when
        #[arg(long, conflicts_with = "at")]
        not_known: bool,
    },
    /// You already did this, without Respite
    Told {
        #[arg(value_parser = one_of::<Thermal>())]
        kind: Thermal,
        /// Where, such as low-back-left
        #[arg(long, value_name = "PLACE", required = true)]
        place: Vec<String>,
        /// When it went on
        #[arg(long, value_name = "WHEN")]
        from: String,
        /// When it came off
        #[arg(long, value_name = "WHEN")]
        to: String,
        /// Pain before, 0 to 10
        #[arg(long, value_name = "N", allow_hyphen_values = true)]
        before: Option<String>,
        /// Pain after, 0 to 10
        #[arg(long, value_name = "N", allow_hyphen_values = true)]
        after: Option<String>,
        /// How the skin looked
        #[arg(long, value_parser = one_of::<Skin>())]
        skin: Option<Skin>,
    },
}

/// A second yes to what the diary asks before a pack goes on.
#[derive(Debug, Args)]
pub(crate) struct Yes {
    /// You had alcohol or a medicine that can make sleepy, or felt sleepy, and will stay awake
    #[arg(long)]
    pub(crate) awake: bool,
    /// You were hurt in the last two days, and want heat all the same
    #[arg(long)]
    pub(crate) despite_injury: bool,
    /// You have a fever, and want cold all the same
    #[arg(long)]
    pub(crate) despite_fever: bool,
}

impl Yes {
    /// Whether it answers what is asked.
    pub(crate) fn answers(&self, about: AskAbout) -> bool {
        match about {
            AskAbout::Drowsy | AskAbout::Unknown | AskAbout::Alcohol | AskAbout::Sleepy => self.awake,
            AskAbout::Injury | AskAbout::AnyInjury => self.despite_injury,
            AskAbout::Fever => self.despite_fever,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct DiaryArguments {
    /// The first day
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<String>,
    /// The last day
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<String>,
    /// For scripts
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct DoseArguments {
    /// The medicine, by its name on the list
    #[arg(required_unless_present_any = ["list", "products"])]
    pub(crate) product: Option<String>,
    /// How many tablets, capsules or ml, in quarters
    #[arg(long, value_name = "N", allow_hyphen_values = true, required_unless_present_any = ["list", "products"])]
    pub(crate) units: Option<String>,
    /// When it was taken
    #[arg(long, value_name = "WHEN")]
    pub(crate) at: Option<String>,
    /// Taken with alcohol
    #[arg(long)]
    pub(crate) alcohol: bool,
    /// Pain before it, 0 to 10
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub(crate) before: Option<String>,
    /// Show the doses of the last 7 days
    #[arg(long, conflicts_with_all = ["product", "units", "at", "alcohol", "before"])]
    pub(crate) list: bool,
    /// Show the medicines on the list
    #[arg(long, conflicts_with_all = ["product", "units", "at", "alcohol", "before", "list"])]
    pub(crate) products: bool,
}

/// What must be known of a product's numbers.
const COMPARED: &str = "Nothing is said of limits until the numbers were compared with your own label (--checked).";

#[derive(Debug, Args)]
pub(crate) struct ProductArguments {
    /// Its name
    pub(crate) name: String,
    /// What is in one unit, such as ibuprofen=200
    #[arg(long, value_name = "NAME=MG", required = true)]
    pub(crate) ingredient: Vec<String>,
    /// A doctor prescribed it
    #[arg(long)]
    pub(crate) prescribed: bool,
    /// Most units in 24 hours, by the label
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub(crate) most_a_day: Option<String>,
    /// Most units in one dose, by the label
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub(crate) most_per_dose: Option<String>,
    /// Fewest hours between doses, by the label
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub(crate) hours: Option<String>,
    /// Most days in a row, by the label
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub(crate) most_days: Option<String>,
    /// Most units in the first dose, where the label allows more then
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub(crate) first_dose: Option<String>,
    /// A larger dose that the label allows less often
    #[arg(long, value_name = "N", allow_hyphen_values = true, requires = "larger_hours")]
    pub(crate) larger: Option<String>,
    /// Fewest hours between larger doses
    #[arg(long, value_name = "N", allow_hyphen_values = true, requires = "larger")]
    pub(crate) larger_hours: Option<String>,
    /// The longer of the hours, where the label says such as 4 to 6
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub(crate) hours_up_to: Option<String>,
    /// Most doses in 24 hours, by the label
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub(crate) most_doses_a_day: Option<String>,
    /// I compared these numbers with my own label
    #[arg(long)]
    pub(crate) checked: bool,
    /// It makes me sleepy, or its label says so
    #[arg(long)]
    pub(crate) sleepy: bool,
    /// The names and the strengths are right as written
    #[arg(long)]
    pub(crate) as_written: bool,
    /// First day of the course
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<String>,
    /// Planned last day of the course
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct SummaryArguments {
    /// Where to save it
    #[arg(long, value_name = "FILE.pdf")]
    pub(crate) out: PathBuf,
    /// The first day (else 28 days in all)
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<String>,
    /// The last day (else today)
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<String>,
    /// The paper
    #[arg(long, default_value = "a4", value_parser = one_of::<Paper>())]
    pub(crate) paper: Paper,
    /// Look from this moment; nothing later is seen
    #[arg(long, value_name = "WHEN")]
    pub(crate) as_of: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct ExportArguments {
    /// A FHIR R4 document with the doctor's page inside, or a file for a personal health record (HL7, ballot 2)
    #[arg(long, value_parser = one_of::<FileFormat>())]
    pub(crate) format: FileFormat,
    /// Where to save it; nothing that stands there is written over
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    /// The first day (else the first of the diary)
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<String>,
    /// The last day (else today)
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<String>,
    /// Your own notes too
    #[arg(long)]
    pub(crate) notes: bool,
}
