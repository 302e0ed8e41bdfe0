//! Medicines: products, doses, and what is true of them (section 4; S54–S66).

/// One thing that is true of the doses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {}
