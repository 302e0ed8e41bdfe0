//! Where the person lives: which number to call (2), what an ingredient is called, and which labels are offered (4.1, 4.2).

codes! {
    /// Where the person lives. There is none that stands for whoever has not said so.
    pub enum Region {
        /// The United States.
        Us = "us",
        /// The United Kingdom.
        Uk = "uk",
        /// The European Union.
        Eu = "eu",
        /// Anywhere else.
        Other = "other",
    }
}

impl Region {
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
