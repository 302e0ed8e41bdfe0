//! What is not counted, as a sentence names it.

use super::Named;

/// What stands after "without": each name once, though two makes, or two of the list, may have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Without<'a> {
    /// Other products.
    pub others: Vec<&'a str>,
    /// Whether all of them were prescribed.
    pub prescribed: bool,
    /// The product that the sentence is about, as it was before it was changed.
    pub earlier: Option<&'a str>,
}

impl<'a> Without<'a> {
    /// Of `products`, in a sentence about the one of the number `whose`.
    pub fn of(products: impl IntoIterator<Item = &'a Named>, whose: Option<i64>) -> Without<'a> {
        let mut without = Without { others: Vec::new(), prescribed: true, earlier: None };
        for Named { id, name, prescribed } in products {
            if Some(*id) == whose {
                without.earlier.get_or_insert(name);
            } else {
                without.prescribed &= prescribed;
                if !without.others.contains(&name.as_str()) {
                    without.others.push(name);
                }
            }
        }
        without
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_is_told_once_and_those_of_a_doctor_only_where_all_are() {
        let named = |id: i64, name: &str, prescribed: bool| Named { id, name: name.to_owned(), prescribed };
        let all =
            [named(1, "Brufen", true), named(2, "Advil", true), named(3, "Brufen", true), named(4, "Nurofen", true)];
        let without = Without::of(&all, Some(4));
        assert_eq!(without, Without { others: vec!["Brufen", "Advil"], prescribed: true, earlier: Some("Nurofen") });
        let again = [named(1, "Brufen", true), named(3, "Brufen", false)];
        let without = Without::of(&again, None);
        assert_eq!(without, Without { others: vec!["Brufen"], prescribed: false, earlier: None });
    }
}
