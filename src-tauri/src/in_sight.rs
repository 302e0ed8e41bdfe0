//! For what the window opened by itself: once for each pack that nobody answered, and once for each emergency and day.

use std::collections::HashSet;

use respite_domain::notice::{Notice, NoticeKind};
use respite_engine::Tray;

/// What the window opened for, as long as it waits.
#[derive(Debug, Default)]
pub(crate) struct InSight {
    /// The packs, by the thread of their notice.
    packs: HashSet<String>,
    /// The emergencies, by what a notice of them told.
    emergencies: HashSet<(String, i64)>,
}

impl InSight {
    /// Whether the window is to open for this. It did then.
    pub(crate) fn is_to_come(&mut self, notice: &Notice) -> bool {
        if notice.kind != NoticeKind::Emergency {
            return self.packs.insert(notice.thread.clone());
        }
        let before = self.emergencies.len();
        self.emergencies.extend(notice.marks.iter().map(|mark| (mark.thread.clone(), mark.number)));
        self.emergencies.len() > before
    }

    /// What waits no longer opens it again once it waits anew.
    pub(crate) fn forget_answered(&mut self, state: &Tray) {
        if !state.take_it_off {
            self.packs.clear();
        }
        if !state.emergency {
            self.emergencies.clear();
        }
    }

    /// Nor does a pack whose notice was taken back.
    pub(crate) fn forget(&mut self, thread: &str) {
        self.packs.remove(thread);
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use respite_domain::notice::Mark;
    use respite_domain::place::Places;
    use respite_domain::session::Thermal;
    use respite_domain::time::WallTime;

    use super::*;

    fn notice(kind: NoticeKind, thread: &str, marks: &[(&str, i64)]) -> Notice {
        let mark = |(thread, number): &(&str, i64)| Mark {
            thread: (*thread).to_owned(),
            number: *number,
            told_as: *number,
            highest: i64::MAX,
        };
        let marks = marks.iter().map(mark).collect();
        Notice { kind, thread: thread.to_owned(), marks, overdue: TimeDelta::zero(), held: false }
    }

    fn emergency(marks: &[(&str, i64)]) -> Notice {
        notice(NoticeKind::Emergency, "emergency", marks)
    }

    fn pack(repeat: i64) -> Notice {
        let (kind, places, ended) = (Thermal::Cold, Places::NONE, WallTime::default());
        let kind = NoticeKind::TimeUp { session: 1, kind, places, ended };
        notice(kind, "session-1-time-up", &[("session-1-time-up", repeat)])
    }

    fn waits(emergency: bool, take_it_off: bool) -> Tray {
        Tray { emergency, take_it_off, ..Tray::default() }
    }

    #[test]
    fn the_window_opens_for_each_emergency_and_on_each_day() {
        let mut in_sight = InSight::default();
        for (told, opens) in [
            (&[("emergency-1", 8)][..], true),
            (&[("emergency-1", 8)], false),
            (&[("emergency-1", 9)], true),
            (&[("emergency-1", 9), ("emergency-2", 9)], true),
            (&[("emergency-1", 9), ("emergency-2", 9)], false),
            (&[("emergency-2", 9)], false),
        ] {
            assert_eq!(in_sight.is_to_come(&emergency(told)), opens, "{told:?}");
            in_sight.forget_answered(&waits(true, false));
        }
    }

    #[test]
    fn a_pack_whose_answer_was_undone_opens_it_again_while_an_emergency_waits() {
        let mut in_sight = InSight::default();
        assert_eq!([2, 3, 4].map(|repeat| in_sight.is_to_come(&pack(repeat))), [true, false, false]);
        in_sight.forget_answered(&waits(true, false));
        assert!(in_sight.is_to_come(&pack(2)), "it is off, and is not after all");
        in_sight.forget("session-1-time-up");
        assert!(in_sight.is_to_come(&pack(2)), "another pack waits meanwhile");
    }
}
