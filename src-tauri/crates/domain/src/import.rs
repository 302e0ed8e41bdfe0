//! Bringing in what was told elsewhere.

codes! {
    /// Why a file was not brought in. The diary is as it was.
    pub enum ImportFault {
        /// It is no file that Respite writes for that.
        NotOurs = "not-ours",
        /// It is a backup, which is brought back as a whole.
        Backup = "backup",
        /// A part of it is missing, or is not what it was.
        Damaged = "damaged",
        /// It holds more than any diary.
        TooLarge = "too-large",
        /// A later version of Respite wrote it.
        Newer = "newer",
        /// There is no such file.
        Gone = "gone",
        /// The computer does not let us read it.
        Unreadable = "unreadable",
    }
}
