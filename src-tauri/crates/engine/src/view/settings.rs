//! What a person can set.

use respite_domain::region::Region;
use respite_domain::same_place::TimesInOnePlace;
use respite_domain::summary::{Paper, Person};
use respite_domain::{codes, edited};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Coded;

codes! {
    /// What the window's close button does where there is no tray.
    #[derive(Default)]
    pub enum OnClose {
        /// Ask.
        #[default]
        Ask = "ask",
        /// Go on in the background.
        KeepRunning = "keep-running",
        /// Quit.
        Quit = "quit",
    }
}

codes! {
    /// A screen that opens as it was left.
    pub enum KeptView {
        /// How far back the charts look.
        Charts = "charts",
        /// The days of the page for the doctor.
        Summary = "summary",
        /// What every day of the diary that is shown must hold.
        Diary = "diary",
        /// How far back it is told what helped.
        Relief = "relief",
    }
}

/// What a person can set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// Whether to ask in the evening of a day without an entry.
    pub evening_question: bool,
    /// When, as `20:00`.
    pub evening_time: String,
    /// Whether notices say nothing of the back, for a lock screen that others see.
    pub neutral_notices: bool,
    /// Paper for the summary.
    pub paper: Coded<Paper>,
    /// What the close button does where there is no tray.
    pub on_close: Coded<OnClose>,
    /// Whether starting with the computer has been offered.
    pub autostart_offered: bool,
    /// Where the person lives; absent until they said so.
    pub region: Option<Coded<Region>>,
    /// The number to call in an emergency where the region is [`Region::Other`]; empty until they gave one.
    pub emergency_number: String,
    /// How many episodes in one place within a year ask for a visit.
    pub times_in_one_place: Coded<TimesInOnePlace>,
}

edited!(Settings {
    evening_question,
    evening_time,
    neutral_notices,
    paper,
    on_close,
    autostart_offered,
    region,
    emergency_number,
    times_in_one_place,
});

/// Whose diary it is, as far as that stands on the summary. What is empty is a line to write on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PersonView {
    /// The name.
    pub name: String,
    /// The day of birth, as `1985-12-10`.
    pub born: String,
}

impl From<Person> for PersonView {
    fn from(person: Person) -> PersonView {
        let born = person.born.map(|day| day.to_string()).unwrap_or_default();
        PersonView { name: person.name, born }
    }
}
