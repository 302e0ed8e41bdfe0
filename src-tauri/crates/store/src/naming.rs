//! What a column of a table names: a row.

/// Whose row a column names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// That of the row, in this table, that it belongs to: where that goes, it goes.
    Owner(&'static str),
    /// That of a row in this table, which stays as long as it is named.
    Row(&'static str),
    /// That of a row in the table that another column of this name names. It goes with that row.
    RowIn(&'static str),
    /// Those of any rows of this diary, among other words. In another diary they say nothing.
    Numbers,
}

impl Names {
    /// Whether the row goes along with the one that it names.
    pub(crate) fn goes_along(self) -> bool {
        matches!(self, Names::Owner(_) | Names::RowIn(_))
    }
}

/// A name as no other product in force has it.
pub(crate) fn name_key(name: &str) -> String {
    name.trim().to_lowercase()
}
