//! The packs of plans that are due.

use chrono::TimeDelta;

use super::{Mark, Notice, NoticeKind};
use crate::Code;
use crate::place::Places;
use crate::session::Thermal;

/// A slot that is due, as it was written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueSlot {
    /// Number of the row.
    pub row: i64,
    /// What is to go on.
    pub kind: Thermal,
    /// Where.
    pub places: Places,
    /// For how many minutes.
    pub minutes: i64,
    /// Whether it can still come today where it is put off now.
    pub can_wait: bool,
    /// For how long it has been due.
    pub overdue: TimeDelta,
}

/// One notice for all that is due: after a computer slept, too. None is ever due in the quiet hours.
pub(super) fn due(slots: &[DueSlot]) -> Option<Notice> {
    let mark = |slot: &DueSlot| {
        // A plan that is changed is a new thing to tell.
        let DueSlot { row, kind, places, minutes, .. } = slot;
        let thread = format!("slot-{row}-{}-{}-{minutes}", kind.code(), places.codes().join("+"));
        Mark { thread, number: 0, told_as: 0, highest: i64::MAX }
    };
    // It is late only where all of it is.
    let overdue = slots.iter().map(|slot| slot.overdue).min()?;
    let marks = slots.iter().map(mark).collect();
    Some(Notice { overdue, ..Notice::prompt(NoticeKind::Slots(slots.to_vec()), "slots", marks, false) })
}
