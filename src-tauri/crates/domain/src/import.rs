//! Bringing in what was told elsewhere: in another diary of Respite, or in another program.

use crate::Invalid;
use crate::entry::Entry;
use crate::medicine::{Dose, Units};
use crate::time::WallTime;
use crate::uid::Uid;

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
        /// The person stopped it.
        Stopped = "stopped",
        /// It is no table of text: a zip, a picture, a sheet of an office program.
        NotATable = "not-a-table",
        /// It is a table of more than anybody told.
        TableTooLarge = "table-too-large",
        /// No column tells when.
        NoMoment = "no-moment",
        /// Nobody said whether the day or the month comes first, and the dates do not tell.
        WhichDay = "which-day",
        /// Nobody said how far a scale of pain goes, and its numbers do not tell.
        WhichTop = "which-top",
        /// What the columns mean was not said, or was said of another table.
        Mapping = "mapping",
    }
}

/// What the lines of another program's table say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lines {
    /// Those that can be read, in their order.
    pub told: Vec<LineTold>,
    /// Those that can't, in their order.
    pub off: Vec<LineOff>,
    /// How many are about what the person left out.
    pub left_out: usize,
    /// How many times something that is no number stands for pain.
    pub unscored: usize,
}

/// What one line says, as a diary holds it. Each is named by what stands in the line, so that it is known again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineTold {
    /// Which line of the file, from 1.
    pub number: u64,
    /// The entry that it is.
    pub entry: Option<(Uid, Entry)>,
    /// The doses that it tells of, of products that the person has.
    pub doses: Vec<(Uid, DoseTold)>,
    /// Whether it tells the time of day; else it is of its day, whatever the hour.
    pub has_time: bool,
}

/// What a table can tell of a dose. Nothing else of one that is here is written over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoseTold {
    /// Number of its product.
    pub product: i64,
    /// How many units.
    pub units: Units,
    /// When.
    pub at: WallTime,
}

impl DoseTold {
    /// The dose that it is where none is here: nobody said that it was taken with alcohol.
    pub fn alone(&self) -> Dose {
        let DoseTold { product, units, at } = *self;
        Dose { product, units, at, alcohol: false }
    }

    /// The dose that is here, once it says this.
    pub fn over(&self, here: &Dose) -> Dose {
        Dose { alcohol: here.alcohol, ..self.alone() }
    }
}

/// A line that can't be brought in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineOff {
    /// Which line of the file, from 1.
    pub number: u64,
    /// What is off.
    pub why: LineFault,
}

/// What is off in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineFault {
    /// It does not tell when.
    NoMoment,
    /// A number is more than its scale, or less than nothing.
    OffScale {
        /// As it is written there.
        given: String,
        /// The highest number of the scale.
        top: String,
    },
    /// It says what no entry can hold.
    Invalid(Invalid),
}

impl From<Invalid> for LineFault {
    fn from(why: Invalid) -> LineFault {
        LineFault::Invalid(why)
    }
}
