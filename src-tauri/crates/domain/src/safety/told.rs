//! What was told of the body elsewhere than on the sheet, and which of its questions that answers with yes (3.1; 3.2, rule 1).
//!
//! A fever is not among it: it holds heat back by itself until it has passed, see [`before_start`](crate::before_start).

use chrono::NaiveDate;

use crate::medicine::Flag;
use crate::session::Skin;
use crate::time::WallTime;

/// From how many years on a person is old to the sheet, as to the labels of medicines (3.1, "very old"; 4.3 rule 8).
pub const OLD_FROM_YEARS: u32 = 60;
/// Below how many years a person is young to it, as to those (3.1, "very young"; 4.2, 4.3 rule 9).
pub const YOUNG_BELOW_YEARS: u32 = 16;

/// For each warning sign the questions that its tick answers.
const OF_SIGNS: [(&str, &[&str]); 13] = [
    ("saddle", &["less-feeling"]),
    ("bladder", &["less-feeling"]),
    ("bowel", &["less-feeling"]),
    ("sex", &["less-feeling"]),
    ("both-legs", &["less-feeling"]),
    ("weak-leg", &["less-feeling"]),
    ("one-leg", &["less-feeling"]),
    ("chest", &["heart"]),
    ("medicine-heart", &["heart", "stroke"]),
    ("medicine-allergy", &["broken-skin"]),
    ("lump", &["growth"]),
    ("cancer", &["growth"]),
    ("pregnant", &["pregnant"]),
];

/// Signs of a state rather than of something that began: one that is ticked again tells nothing new.
const STATES: [&str; 2] = ["cancer", "pregnant"];

/// Side effects that answer a question.
pub const EFFECTS: [(&str, &[&str]); 1] = [("rash", &["broken-skin"])];

/// Something that the person told elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told<'a> {
    /// A warning sign that was ticked, by its code.
    Sign(&'a str),
    /// What is said of the person with the medicines.
    Flag(Flag),
    /// A side effect, by its code.
    SideEffect(&'a str),
    /// How skin looked under a pack, or after it.
    Skin(Skin),
    /// The day of birth, as of a day.
    Born(NaiveDate, NaiveDate),
}

impl Told<'_> {
    /// The questions of the sheet, by code, that it answers with yes.
    pub fn concerns(self) -> &'static [&'static str] {
        let among = |table: &[(&str, &'static [&'static str])], code: &str| -> &'static [&'static str] {
            table.iter().find(|(known, _)| *known == code).map_or(&[], |(_, concerns)| concerns)
        };
        match self {
            Told::Sign(code) => among(&OF_SIGNS, code),
            Told::SideEffect(code) => among(&EFFECTS, code),
            Told::Flag(flag) => of_flag(flag),
            Told::Skin(Skin::Normal | Skin::Red) => &[],
            Told::Skin(Skin::Numb | Skin::Blistered) => &["reaction"],
            Told::Born(born, today) => match today.years_since(born) {
                Some(years) if (YOUNG_BELOW_YEARS..OLD_FROM_YEARS).contains(&years) => &[],
                _ => &["age"],
            },
        }
    }

    /// Whether it lasts, so that it tells nothing new where the sheet has it already.
    pub fn lasts(self) -> bool {
        matches!(self, Told::Sign(code) if STATES.contains(&code))
    }
}

/// The questions that a thing told with the medicines answers.
fn of_flag(flag: Flag) -> &'static [&'static str] {
    match flag {
        Flag::Pregnant => &["pregnant"],
        // "Heart disease, high blood pressure or a stroke" is one thing there.
        Flag::Heart => &["heart", "stroke"],
        Flag::HeartSurgery => &["heart"],
        Flag::Age60 | Flag::UnderAge => &["age"],
        // Told on the sheet itself.
        Flag::YoungOrOld => &[],
        // 3.1 names alcohol among what was taken just before: that is asked before each start, of whoever drinks and who does not.
        Flag::Drinks => &[],
        // 3.1 names no medicine but those for pain and sleep. What these are taken for, a heart or a blood pressure, it asks by itself.
        Flag::Diuretic | Flag::BloodThinner | Flag::Steroid => &[],
        // Of these 3.1 says nothing: they are of what a medicine does.
        Flag::Ulcer | Flag::Kidney | Flag::Liver | Flag::Asthma | Flag::Allergy | Flag::Under50Kg => &[],
    }
}

codes! {
    /// Where such things are written down, each by a number that grows.
    pub enum Register {
        /// The answers about warning signs.
        Signs = "signs",
        /// What was told of skin.
        Skin = "skin",
        /// The side effects.
        SideEffects = "side-effects",
        /// The conditions of the history.
        Conditions = "conditions",
        /// Its injuries.
        Injuries = "injuries",
        /// Its tests.
        Tests = "tests",
        /// What was changed: a setting, a row of the history, a visit.
        Changes = "changes",
    }
}

/// Something that the person told elsewhere, of what the sheet asks about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldElsewhere {
    /// Where it is written down.
    pub register: Register,
    /// Its number there.
    pub number: i64,
    /// When.
    pub at: WallTime,
    /// Whether it answers a question with yes since then. What does not, or does not any more, is only asked again.
    pub fits: bool,
    /// The question, where it is of a state that lasts.
    pub lasting: Option<&'static str>,
    /// The questions, where it is of something that began: whoever spoke of them before spoke of another thing.
    pub began: &'static [&'static str],
}

impl ToldElsewhere {
    /// What was told of a sort, as it stands in a register. `None` where the sheet does not ask about it.
    pub fn of(told: Told<'_>, register: Register, number: i64, at: WallTime) -> Option<ToldElsewhere> {
        let concerns = told.concerns();
        let concern = concerns.first()?;
        let (lasting, began): (_, &[_]) = if told.lasts() { (Some(*concern), &[]) } else { (None, concerns) };
        Some(ToldElsewhere { register, number, at, fits: true, lasting, began })
    }

    /// What may be about anything that the sheet asks: it is asked again.
    pub fn of_anything(register: Register, number: i64, at: WallTime) -> ToldElsewhere {
        ToldElsewhere { register, number, at, fits: false, lasting: None, began: &[] }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::CONCERNS;
    use super::*;
    use crate::Code;
    use crate::medicine::{Flag, SIDE_EFFECTS};
    use crate::warning_sign::WarningSign;

    #[test]
    fn every_word_of_the_table_is_known() {
        for (sign, concerns) in OF_SIGNS {
            assert!(WarningSign::from_code(sign).is_ok(), "{sign}");
            assert!(concerns.iter().all(|concern| CONCERNS.contains(concern)), "{sign}");
        }
        assert!(STATES.iter().all(|state| OF_SIGNS.iter().any(|(sign, _)| sign == state)));
        assert!(EFFECTS.iter().all(|(effect, _)| SIDE_EFFECTS.contains(effect)));
        let of_flags = Flag::all().flat_map(|flag| Told::Flag(flag).concerns());
        assert!(of_flags.chain(Told::Skin(Skin::Numb).concerns()).all(|concern| CONCERNS.contains(concern)));
    }

    #[test]
    fn the_sheet_asks_about_the_age_from_60_on_and_below_16() {
        let today = "2026-11-22".parse().unwrap();
        let asks = |born: &str| !Told::Born(born.parse().unwrap(), today).concerns().is_empty();
        for (born, expect) in [
            ("1935-01-01", true),
            ("1966-11-22", true),
            ("1966-11-23", false),
            ("2010-11-22", false),
            ("2010-11-23", true),
            ("2026-11-23", true),
        ] {
            assert_eq!(asks(born), expect, "{born}");
        }
    }

    #[test]
    fn a_heart_that_was_cut_is_a_heart_problem_to_the_sheet() {
        let asked: Vec<Flag> = Flag::all().filter(|flag| !Told::Flag(*flag).concerns().is_empty()).collect();
        assert_eq!(asked, [Flag::Age60, Flag::Heart, Flag::HeartSurgery, Flag::Pregnant, Flag::UnderAge]);
        assert_eq!(Told::Flag(Flag::HeartSurgery).concerns(), ["heart"]);
    }

    #[test]
    fn skin_that_was_no_more_than_red_was_no_bad_reaction() {
        let is_reaction = |skin| !Told::Skin(skin).concerns().is_empty();
        assert_eq!([Skin::Normal, Skin::Red, Skin::Numb, Skin::Blistered].map(is_reaction), [false, false, true, true]);
    }
}
