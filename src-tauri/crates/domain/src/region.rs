//! Where the person lives: which number to call (2), what an ingredient is called, and which labels are offered (4.1, 4.2).

/// Where the person lives. There is none that stands for whoever has not said so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Region {
    /// The United States.
    Us,
    /// The United Kingdom.
    Uk,
    /// The European Union.
    Eu,
    /// Anywhere else.
    Other,
}

impl Region {
    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Region::Us => "us",
            Region::Uk => "uk",
            Region::Eu => "eu",
            Region::Other => "other",
        }
    }

    /// The region with this code.
    pub fn from_code(code: &str) -> Option<Region> {
        [Region::Us, Region::Uk, Region::Eu, Region::Other].into_iter().find(|region| region.code() == code)
    }

    /// The number to call in an emergency (2); `None` where the person gives it.
    pub fn emergency_number(self) -> Option<&'static str> {
        match self {
            Region::Us => Some("911"),
            Region::Uk => Some("999"),
            Region::Eu => Some("112"),
            Region::Other => None,
        }
    }
}
