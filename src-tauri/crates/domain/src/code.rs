//! Closed sets of words. Each value is known by a code: on disk, in the terminal, in the window, and as the name of the message
//! that says it in a language. A set is declared once, with [`codes!`](crate::codes), and everything else asks it here.

use std::iter::Copied;
use std::slice::Iter;

use crate::Invalid;

/// A value of a closed set.
pub trait Code: Copy + Eq + 'static {
    /// What the set is called, such as `ReliefKind`.
    const SET: &'static str;
    /// All of them, in the order in which they are declared, which is that of asking.
    const ALL: &'static [Self];

    /// The code. It is on disk, so it never changes.
    fn code(self) -> &'static str;

    /// All of them.
    fn all() -> Copied<Iter<'static, Self>> {
        Self::ALL.iter().copied()
    }

    /// The value with this code.
    ///
    /// # Errors
    /// [`Invalid::UnknownWord`] when there is none; [`Invalid::UnknownPlace`] of a place.
    fn from_code(code: &str) -> Result<Self, Invalid> {
        let known = Self::all().find(|value| value.code() == code);
        known.ok_or_else(|| Invalid::UnknownWord(code.to_owned()))
    }
}

/// Declares a closed set, each value with its code: an enum of plain values that is [`Code`].
#[macro_export]
macro_rules! codes {
    ($(#[$about:meta])* $visible:vis enum $Set:ident { $($(#[$what:meta])* $Value:ident = $code:literal,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $visible enum $Set { $($(#[$what])* $Value,)+ }

        impl $crate::Code for $Set {
            const SET: &'static str = stringify!($Set);
            const ALL: &'static [Self] = &[$($Set::$Value,)+];

            fn code(self) -> &'static str {
                match self { $($Set::$Value => $code,)+ }
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::place::Place;
    use crate::relief::ReliefKind;
    use crate::warning_sign::WarningSign;

    fn holds<T: Code + std::fmt::Debug>() {
        let codes: BTreeSet<&str> = T::all().map(T::code).collect();
        assert_eq!(codes.len(), T::ALL.len(), "{} says one code twice", T::SET);
        for value in T::all() {
            assert_eq!(T::from_code(value.code()), Ok(value));
            assert!(value.code().chars().all(|sign| matches!(sign, 'a'..='z' | '0'..='9' | '-')), "{}", value.code());
        }
    }

    #[test]
    fn a_code_leads_back_to_its_value() {
        holds::<ReliefKind>();
        holds::<Place>();
        holds::<WarningSign>();
        assert_eq!(ReliefKind::SET, "ReliefKind");
        assert_eq!(ReliefKind::from_code("prayer"), Err(Invalid::UnknownWord("prayer".to_owned())));
    }
}
