use chrono::{Datelike, NaiveDate};

use crate::Invalid;
use crate::entry::FIRST_YEAR;
use crate::history::line;

/// Whose page it is, as far as the person wants that printed (7, item 1). What is missing is a line to write on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// The name, on one line; empty where nobody gave one.
    pub name: String,
    /// The day of birth.
    pub born: Option<NaiveDate>,
}

impl Person {
    /// Checks it as it stands on `today`, before anything is saved.
    ///
    /// # Errors
    /// [`Invalid::Line`] for a name that is too long or not on one line, [`Invalid::InFuture`] or [`Invalid::TooLongAgo`]
    /// for a day on which nobody alive was born.
    pub fn check(&self, today: NaiveDate) -> Result<(), Invalid> {
        if !self.name.is_empty() {
            line(&self.name)?;
        }
        match self.born {
            Some(born) if born > today => Err(Invalid::InFuture),
            Some(born) if born.year() < FIRST_YEAR => Err(Invalid::TooLongAgo),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_name_is_a_line_and_nobody_is_born_tomorrow() {
        let date = |text: &str| text.parse().ok();
        let check = |name: &str, born| Person { name: name.to_owned(), born }.check(date("2026-11-22").unwrap());
        assert_eq!(check("", None), Ok(()));
        assert_eq!(check("Ada Lovelace", date("2026-11-22")), Ok(()));
        assert_eq!(check("Ada\nLovelace", None), Err(Invalid::Line));
        assert_eq!(check(&"x".repeat(200), None), Err(Invalid::Line));
        assert_eq!(check("", date("2026-11-23")), Err(Invalid::InFuture));
        assert_eq!(check("", date("1899-12-31")), Err(Invalid::TooLongAgo));
    }
}
