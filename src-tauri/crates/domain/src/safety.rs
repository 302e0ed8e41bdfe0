//! The safety questions before heat and cold (3.1, 3.2 rule 1).

use chrono::{NaiveDate, TimeDelta};

use crate::session::Refusal;
use crate::time::Moment;

/// How long the answers hold before they are asked again (3.2, rule 1).
pub const ASK_AGAIN_AFTER: TimeDelta = TimeDelta::days(90);

/// The things that speak against heat or cold until a clinician has said that it is all right, by code, in the order
/// asked. The words for them are in the locales.
pub const CONCERNS: [&str; 8] = [
    "less-feeling",
    "poor-circulation",
    "cold-sensitivity",
    "broken-skin",
    "fever",
    "heart",
    "growth",
    "cannot-remove",
];

/// The answers that a person gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafetySheet {
    /// When.
    pub answered: Moment,
    /// The concerns that were ticked, by code.
    pub concerns: Vec<String>,
    /// The day on which a clinician said that heat and cold are all right all the same.
    pub clinician_agreed: Option<NaiveDate>,
}

/// Whether the sheet lets a guided session start at `now`.
///
/// # Errors
/// [`Refusal::SheetNotAnswered`] when there is none or it is over 90 days old, [`Refusal::AskClinicianFirst`] when a
/// concern is ticked and no clinician has agreed.
pub fn allows(sheet: Option<&SafetySheet>, now: &Moment) -> Result<(), Refusal> {
    let Some(sheet) = sheet.filter(|sheet| now.wall - sheet.answered.wall <= ASK_AGAIN_AFTER) else {
        return Err(Refusal::SheetNotAnswered);
    };
    if sheet.concerns.is_empty() || sheet.clinician_agreed.is_some() { Ok(()) } else { Err(Refusal::AskClinicianFirst) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::time::WallTime;

    #[test]
    fn a_sheet_holds_for_ninety_days_and_a_concern_wants_a_clinician() {
        let now = Moment::told(WallTime::parse_from_rfc3339("2026-11-22T14:00:00+01:00").unwrap());
        let sheet = |days: i64, concerns: &[&str], agreed: bool| SafetySheet {
            answered: now.after(-TimeDelta::days(days)),
            concerns: concerns.iter().map(|concern| (*concern).to_owned()).collect(),
            clinician_agreed: agreed.then(|| now.day()),
        };
        assert_eq!(allows(None, &now), Err(Refusal::SheetNotAnswered));
        assert_eq!(allows(Some(&sheet(90, &[], false)), &now), Ok(()));
        assert_eq!(allows(Some(&sheet(91, &[], false)), &now), Err(Refusal::SheetNotAnswered));
        assert_eq!(allows(Some(&sheet(0, &["fever"], false)), &now), Err(Refusal::AskClinicianFirst));
        assert_eq!(allows(Some(&sheet(0, &["fever"], true)), &now), Ok(()));
    }
}
