//! What a person can set.

use respite_domain::{region, same_place};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Paper for the summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum PaperSize {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8.5 × 11 in.
    Letter,
}

/// What the window's close button does where there is no tray.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum OnClose {
    /// Ask.
    #[default]
    Ask,
    /// Go on in the background.
    KeepRunning,
    /// Quit.
    Quit,
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
    pub paper: PaperSize,
    /// What the close button does where there is no tray.
    pub on_close: OnClose,
    /// Whether starting with the computer has been offered.
    pub autostart_offered: bool,
    /// Where the person lives; absent until they said so.
    pub region: Option<Region>,
    /// The number to call in an emergency where the region is [`Region::Other`]; empty until they gave one.
    pub emergency_number: String,
    /// How many episodes in one place within a year ask for a visit.
    pub times_in_one_place: TimesInOnePlace,
}

/// How many episodes in one place within a year ask for a visit (8.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum TimesInOnePlace {
    /// The second one does.
    #[default]
    Two,
    /// The third one does.
    Three,
}

impl From<same_place::TimesInOnePlace> for TimesInOnePlace {
    fn from(times: same_place::TimesInOnePlace) -> TimesInOnePlace {
        match times {
            same_place::TimesInOnePlace::Two => TimesInOnePlace::Two,
            same_place::TimesInOnePlace::Three => TimesInOnePlace::Three,
        }
    }
}

impl From<TimesInOnePlace> for same_place::TimesInOnePlace {
    fn from(times: TimesInOnePlace) -> same_place::TimesInOnePlace {
        match times {
            TimesInOnePlace::Two => same_place::TimesInOnePlace::Two,
            TimesInOnePlace::Three => same_place::TimesInOnePlace::Three,
        }
    }
}

/// Where the person lives: which number to call, and whom to ask on the same day (2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum Region {
    /// United States.
    Us,
    /// United Kingdom.
    Uk,
    /// European Union.
    Eu,
    /// Anywhere else.
    Other,
}

impl From<region::Region> for Region {
    fn from(region: region::Region) -> Region {
        match region {
            region::Region::Us => Region::Us,
            region::Region::Uk => Region::Uk,
            region::Region::Eu => Region::Eu,
            region::Region::Other => Region::Other,
        }
    }
}

impl From<Region> for region::Region {
    fn from(region: Region) -> region::Region {
        match region {
            Region::Us => region::Region::Us,
            Region::Uk => region::Region::Uk,
            Region::Eu => region::Region::Eu,
            Region::Other => region::Region::Other,
        }
    }
}
