//! What can be searched in words.

codes! {
    /// What was found.
    pub enum Sort {
        /// An entry.
        Entry = "entry",
        /// Something that was tried.
        Relief = "relief",
        /// A visit.
        Visit = "visit",
        /// A side effect.
        SideEffect = "side-effect",
        /// A medicine.
        Medicine = "medicine",
        /// An injury.
        Injury = "injury",
        /// A test.
        Test = "test",
        /// A condition or an illness.
        Condition = "condition",
        /// A goal.
        Goal = "goal",
        /// An exercise of the person's own.
        Exercise = "exercise",
    }
}
