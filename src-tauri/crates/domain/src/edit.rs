//! A form that is saved a while after it was opened. What was changed in it is what the person means; what was not is as it was told last,
//! which may be since then: at the terminal, by the button of a notice, from a file.

/// What a form says whole.
pub trait Edited: Sized {
    /// What holds once it is saved: of each field what the form says, where that is another thing than it `showed` when it was opened, and
    /// else what `stands` by now.
    #[must_use]
    fn over(self, showed: &Self, stands: Self) -> Self;
}

/// Makes a type [`Edited`], field by field: none can be left out. What stands after `each` is a list of which every thing is by itself: what
/// was added is added, and what was taken away is taken away.
#[macro_export]
macro_rules! edited {
    ($Type:ty { $($field:ident),* $(,)? } $(each { $($list:ident),+ $(,)? })?) => {
        impl $crate::edit::Edited for $Type {
            fn over(self, showed: &Self, stands: Self) -> Self {
                Self {
                    $($field: $crate::edit::one(self.$field, &showed.$field, stands.$field),)*
                    $($($list: $crate::edit::each(self.$list, &showed.$list, stands.$list),)+)?
                }
            }
        }
    };
}

/// One field.
pub fn one<T: PartialEq>(says: T, showed: &T, stands: T) -> T {
    if says == *showed { stands } else { says }
}

/// A list of things, each by itself.
pub fn each<T: PartialEq>(says: Vec<T>, showed: &[T], mut stands: Vec<T>) -> Vec<T> {
    if stands == showed {
        return says;
    }
    stands.retain(|thing| says.contains(thing) || !showed.contains(thing));
    let added = says.into_iter().filter(|thing| !showed.contains(thing));
    for thing in added {
        if !stands.contains(&thing) {
            stands.push(thing);
        }
    }
    stands
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[derive(Debug, Clone, PartialEq)]
    struct Said {
        pain: Option<u8>,
        note: u8,
        words: Vec<u8>,
    }

    edited!(Said { pain, note } each { words });

    fn said() -> impl Strategy<Value = Said> {
        let words = proptest::sample::subsequence((0..5).collect::<Vec<u8>>(), 0..5);
        (proptest::option::of(0_u8..3), 0_u8..3, words).prop_map(|(pain, note, words)| Said { pain, note, words })
    }

    proptest! {
        #[test]
        fn what_was_not_touched_is_as_it_stands(showed in said(), stands in said()) {
            prop_assert_eq!(showed.clone().over(&showed, stands.clone()), stands);
        }

        #[test]
        fn where_nothing_was_told_meanwhile_it_is_as_the_form_says(showed in said(), says in said()) {
            prop_assert_eq!(says.clone().over(&showed, showed.clone()), says);
        }

        #[test]
        fn of_two_forms_opened_at_once_neither_puts_anything_back(showed in said(), one in said(), other in said()) {
            let first = one.clone().over(&showed, showed.clone());
            let both = other.clone().over(&showed, first);
            let last = |says: u8, saved_first: u8, showed: u8| if says == showed { saved_first } else { says };
            prop_assert_eq!(both.note, last(other.note, one.note, showed.note));
            for word in 0..5 {
                let told = [&other, &one].into_iter().find(|form| form.words.contains(&word) != showed.words.contains(&word));
                prop_assert_eq!(both.words.contains(&word), told.unwrap_or(&showed).words.contains(&word));
            }
        }
    }
}
