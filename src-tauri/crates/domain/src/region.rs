//! Where the person lives: which number to call (2), what an ingredient is called, which labels are offered (4.1, 4.2), and how the
//! clock and the week are written.

use chrono::Weekday;

codes! {
    /// Where the person lives. There is none that stands for whoever has not said so.
    pub enum Region {
        /// The United States.
        Us = "us",
        /// The United Kingdom.
        Uk = "uk",
        /// The European Union.
        Eu = "eu",
        /// Anywhere else.
        Other = "other",
    }
}

/// The countries of the European Union, by their codes (ISO 3166).
const OF_EU: [&str; 27] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];

impl Region {
    /// The region of a country, by its code (ISO 3166): what to suggest, never what to take for said.
    pub fn of_country(code: &str) -> Region {
        match code.to_ascii_uppercase().as_str() {
            "US" => Region::Us,
            "GB" => Region::Uk,
            code if OF_EU.contains(&code) => Region::Eu,
            _ => Region::Other,
        }
    }

    /// The number to call in an emergency (2); `None` where the person gives it.
    pub fn emergency_number(self) -> Option<&'static str> {
        match self {
            Region::Us => Some("911"),
            Region::Uk => Some("999"),
            Region::Eu => Some("112"),
            Region::Other => None,
        }
    }
}

/// How the clock and the week are written where the person lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conventions {
    /// Whether the hours are counted to twelve, twice a day.
    pub twelve_hours: bool,
    /// The first day of a week.
    pub week_begins: Weekday,
}

impl Conventions {
    /// Those of a region. Who has not said where they live reads a clock that can't be mistaken.
    pub fn of(region: Option<Region>) -> Conventions {
        match region {
            Some(Region::Us) => Conventions { twelve_hours: true, week_begins: Weekday::Sun },
            Some(Region::Uk | Region::Eu | Region::Other) | None => {
                Conventions { twelve_hours: false, week_begins: Weekday::Mon }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_country_suggests() {
        for (code, expect) in [("US", Region::Us), ("gb", Region::Uk), ("DE", Region::Eu), ("CH", Region::Other)] {
            assert_eq!(Region::of_country(code), expect, "{code}");
        }
    }

    #[test]
    fn only_where_it_was_said_are_hours_counted_to_twelve() {
        let by_twelve = |region| Conventions::of(region).twelve_hours;
        assert!(by_twelve(Some(Region::Us)));
        assert!(![None, Some(Region::Uk), Some(Region::Eu), Some(Region::Other)].into_iter().any(by_twelve));
    }
}
