//! What is not counted, as a sentence names it.

use super::{Made, Named};

/// What stands after "without": each name once, though two makes, or two of the list, may have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Without<'a> {
    /// Other products.
    pub others: Vec<&'a str>,
    /// Whether all of them were prescribed.
    pub prescribed: bool,
    /// The product that the sentence is about, as it was before it was changed.
    pub before: Option<&'a str>,
    /// The same, as it is since it was changed.
    pub since: Option<&'a str>,
}

impl<'a> Without<'a> {
    /// Of all that a limit leaves out.
    pub fn of(products: impl IntoIterator<Item = &'a Named>) -> Without<'a> {
        let mut without = Without { others: Vec::new(), prescribed: true, before: None, since: None };
        for Named { name, prescribed, made, .. } in products {
            match made {
                Made::Before => _ = without.before.get_or_insert(name),
                Made::Since => _ = without.since.get_or_insert(name),
                Made::Apart => {
                    without.prescribed &= prescribed;
                    if !without.others.contains(&name.as_str()) {
                        without.others.push(name);
                    }
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
        let named = |id, name: &str, prescribed, made| Named { id, name: name.to_owned(), prescribed, made };
        let other = |id, name, prescribed| named(id, name, prescribed, Made::Apart);
        let all = [
            other(1, "Brufen", true),
            other(2, "Advil", true),
            other(3, "Brufen", true),
            named(4, "Nurofen", true, Made::Before),
            named(4, "Nurofen", true, Made::Before),
        ];
        let told = Without { others: vec!["Brufen", "Advil"], prescribed: true, before: Some("Nurofen"), since: None };
        assert_eq!(Without::of(&all), told);
        let again = [other(1, "Brufen", true), other(3, "Brufen", false)];
        let told = Without { others: vec!["Brufen"], prescribed: false, before: None, since: None };
        assert_eq!(Without::of(&again), told);
    }
}
