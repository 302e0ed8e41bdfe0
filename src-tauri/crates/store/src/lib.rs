//! The diary on disk: SQLite, one module a table.
