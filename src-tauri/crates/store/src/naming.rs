//! What a column of a table names: a row.

/// Whose row a column names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// That of the row, in this table, that it belongs to: where that goes, it goes.
    Owner(&'static str),
    /// That of a row in this table, which stays as long as it is named.
    Row(&'static str),
    /// That of the row of its own table, this one, that took its place: both are one thing, so each goes along with the other. It stays as
    /// long as it is named.
    Successor(&'static str),
    /// That of a row in the table that another column of this name names. It goes with that row.
    RowIn(&'static str),
    /// Those of any rows of this diary, among other words. In another diary they say nothing.
    Numbers,
}

impl Names {
    /// The table in which the row is that is named, where that is always one.
    pub(crate) fn table(self) -> Option<&'static str> {
        match self {
            Names::Owner(of) | Names::Row(of) | Names::Successor(of) => Some(of),
            Names::RowIn(_) | Names::Numbers => None,
        }
    }

    /// Whether the row goes along with the one that it names.
    pub(crate) fn goes_along(self) -> bool {
        matches!(self, Names::Owner(_) | Names::RowIn(_) | Names::Successor(_))
    }
}

/// A name as no other product in force has it.
pub(crate) fn name_key(name: &str) -> String {
    name.trim().to_lowercase()
}
