//! Backups of the diary: which of those that Respite makes by itself are kept, and when one must be worried about.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};

use crate::time::WallTime;

/// The least time between two backups that Respite makes by itself.
pub const AT_MOST_EVERY: TimeDelta = TimeDelta::minutes(30);
/// The same of the second folder. Copies there hold all that is attached: a stick would be full in a month of half hours.
pub const ELSEWHERE_AT_MOST_EVERY: TimeDelta = TimeDelta::hours(4);
/// How long all of them are kept.
pub const ALL_KEPT_FOR: TimeDelta = TimeDelta::days(2);
/// Of so many days, with a backup each, the last one is kept.
pub const DAYS_KEPT: usize = 7;
/// The same of weeks, Monday to Sunday.
pub const WEEKS_KEPT: usize = 4;
/// The same of months.
pub const MONTHS_KEPT: usize = 12;
/// How old the last good backup may be while the diary has changed since.
pub const WORRY_AFTER: TimeDelta = TimeDelta::days(3);
/// How long a change may wait for its backup before anybody worries: long enough for one that is due to be made.
pub const CHANGE_WAITS: TimeDelta = TimeDelta::hours(1);

codes! {
    /// Why there is no backup, or none was brought back. The diary is as it was.
    pub enum BackupFault {
        /// The file is no backup of Respite, or holds what no backup holds.
        NotABackup = "not-a-backup",
        /// A part of it is missing, or is not what it was.
        Damaged = "damaged",
        /// What it unpacks to is larger than any diary.
        TooLarge = "too-large",
        /// A later version of Respite made it.
        Newer = "newer",
        /// There is no such file.
        Gone = "gone",
        /// The computer does not let us read it.
        Unreadable = "unreadable",
        /// It was written and opened again, and did not hold what the diary holds.
        NotTheSame = "not-the-same",
        /// It is encrypted to a key, and no key was given.
        NeedsKey = "needs-key",
        /// It is encrypted to a passphrase, and none was given.
        NeedsPassphrase = "needs-passphrase",
        /// The key is not its own.
        WrongKey = "wrong-key",
        /// The passphrase is not its own.
        WrongPassphrase = "wrong-passphrase",
        /// What should hold a key holds none.
        NoKey = "no-key",
        /// The passphrase is empty.
        NoPassphrase = "no-passphrase",
        /// The file with the key or the passphrase can't be read.
        KeyFileUnreadable = "key-file-unreadable",
        /// Nobody has made a key for the backups yet.
        NoKeyYet = "no-key-yet",
        /// The second folder is not there now.
        FolderGone = "folder-gone",
        /// A pack is on, or nobody has said that it is off: another diary would not know of it.
        PackIsOn = "pack-is-on",
        /// Not one row of the damaged diary can be read.
        NothingToSalvage = "nothing-to-salvage",
        /// No diary is damaged, or none that the person has not answered yet.
        NothingDamaged = "nothing-damaged",
        /// The person thought better of it while it was made.
        Stopped = "stopped",
        /// Nothing was brought back in the last days.
        NothingToUndo = "nothing-to-undo",
    }
}

codes! {
    /// What is wrong with the backups that Respite makes by itself.
    pub enum Worry {
        /// The diary holds something, and there is no backup.
        Missing = "missing",
        /// The last good one is older than [`WORRY_AFTER`], and the diary has changed since.
        Old = "old",
        /// The last one holds fewer rows than the one before, which nobody asked for.
        Fewer = "fewer",
    }
}

/// The day, week or month that a day is of.
type Span = fn(NaiveDate) -> (i32, u32);

/// Which of these backups are to go at `now`, by their place. Kept are all of the last two days, and the last one of each of the
/// latest 7 days, 4 weeks and 12 months that have one; the last of all is always kept, and so is what a clock that was ahead
/// dated into the future.
///
/// The last of a day stays that as others come, and a day only moves further back: what was once let go is never missed later.
pub fn to_let_go(made: &[DateTime<Utc>], now: WallTime) -> BTreeSet<usize> {
    let mut newest_first: Vec<usize> = (0..made.len()).collect();
    newest_first.sort_by_key(|place| std::cmp::Reverse((made[*place], *place)));
    let day = |place: usize| made[place].with_timezone(now.offset()).date_naive();
    let mut kept: BTreeSet<usize> = newest_first.first().copied().into_iter().collect();
    kept.extend(newest_first.iter().filter(|place| now.to_utc() - made[**place] < ALL_KEPT_FOR));
    let spans: [(usize, Span); 3] = [
        (DAYS_KEPT, |day| (day.year(), day.ordinal())),
        (WEEKS_KEPT, |day| (day.iso_week().year(), day.iso_week().week())),
        (MONTHS_KEPT, |day| (day.year(), day.month())),
    ];
    for (most, span) in spans {
        let mut seen = BTreeSet::new();
        kept.extend(newest_first.iter().filter(|place| seen.insert(span(day(**place))) && seen.len() <= most));
    }
    (0..made.len()).filter(|place| !kept.contains(place)).collect()
}

/// What is known of the diary and its backups when somebody asks whether to worry.
#[derive(Debug, Clone, Copy)]
pub struct Standing {
    /// When the last good backup was made.
    pub last: Option<DateTime<Utc>>,
    /// When the diary was last written to, where that came after it.
    pub changed: Option<DateTime<Utc>>,
    /// Whether the last one holds fewer rows than the one before.
    pub fewer: bool,
}

/// What is wrong at `now`, if anything is.
pub fn worry(standing: Standing, now: DateTime<Utc>) -> Option<Worry> {
    let waits = standing.changed.is_some_and(|changed| now - changed > CHANGE_WAITS);
    match standing.last {
        _ if standing.fewer => Some(Worry::Fewer),
        None if waits => Some(Worry::Missing),
        Some(last) if waits && now - last > WORRY_AFTER => Some(Worry::Old),
        _ => None,
    }
}

/// How long until the next backup that Respite makes by itself is due, once the diary has changed. A clock that was set back
/// makes nobody wait longer than usual.
pub fn due_in(last: Option<DateTime<Utc>>, now: DateTime<Utc>) -> TimeDelta {
    due(last, now, AT_MOST_EVERY)
}

/// The same of the second folder.
pub fn due_elsewhere_in(last: Option<DateTime<Utc>>, now: DateTime<Utc>) -> TimeDelta {
    due(last, now, ELSEWHERE_AT_MOST_EVERY)
}

fn due(last: Option<DateTime<Utc>>, now: DateTime<Utc>, every: TimeDelta) -> TimeDelta {
    let left = last.map_or(TimeDelta::zero(), |last| every - (now - last));
    if left > every { TimeDelta::zero() } else { left.max(TimeDelta::zero()) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(&format!("{text}:00+01:00")).unwrap().to_utc()
    }

    fn now(text: &str) -> WallTime {
        DateTime::parse_from_rfc3339(&format!("{text}:00+01:00")).unwrap()
    }

    fn kept(made: &[&str], moment: &str) -> Vec<String> {
        let times: Vec<_> = made.iter().map(|text| at(text)).collect();
        let gone = to_let_go(&times, now(moment));
        (0..made.len()).filter(|place| !gone.contains(place)).map(|place| made[place].to_owned()).collect()
    }

    #[test]
    fn which_are_kept() {
        const NOW: &str = "2026-11-27T14:00";
        let table: [(&str, &[&str], &[&str]); 7] = [
            ("none", &[], &[]),
            ("the only one, however old", &["2020-01-01T10:00"], &["2020-01-01T10:00"]),
            (
                "all of two days",
                &["2026-11-25T14:30", "2026-11-25T15:00", "2026-11-27T10:00", "2026-11-27T10:30"],
                &["2026-11-25T14:30", "2026-11-25T15:00", "2026-11-27T10:00", "2026-11-27T10:30"],
            ),
            (
                "then the last of a day",
                &["2026-11-24T08:00", "2026-11-24T23:30", "2026-11-25T00:30", "2026-11-25T13:30", "2026-11-27T10:00"],
                &["2026-11-24T23:30", "2026-11-25T13:30", "2026-11-27T10:00"],
            ),
            (
                "of days that have one, though they lie apart",
                &["2026-06-01T10:00", "2026-06-02T10:00", "2026-06-03T10:00", "2026-11-27T10:00"],
                &["2026-06-01T10:00", "2026-06-02T10:00", "2026-06-03T10:00", "2026-11-27T10:00"],
            ),
            (
                "of the eighth day only what is also of a week or month",
                &[
                    "2026-11-16T10:00",
                    "2026-11-17T10:00",
                    "2026-11-20T10:00",
                    "2026-11-21T10:00",
                    "2026-11-22T10:00",
                    "2026-11-23T10:00",
                    "2026-11-24T10:00",
                    "2026-11-26T10:00",
                    "2026-11-27T10:00",
                ],
                &[
                    "2026-11-20T10:00",
                    "2026-11-21T10:00",
                    "2026-11-22T10:00",
                    "2026-11-23T10:00",
                    "2026-11-24T10:00",
                    "2026-11-26T10:00",
                    "2026-11-27T10:00",
                ],
            ),
            (
                "what the clock dated ahead",
                &["2026-11-01T10:00", "2027-11-27T10:00", "2026-11-27T10:00"],
                &["2026-11-01T10:00", "2027-11-27T10:00", "2026-11-27T10:00"],
            ),
        ];
        for (what, made, expect) in table {
            assert_eq!(kept(made, NOW), expect, "{what}");
        }
    }

    #[test]
    fn years_of_them_come_down_to_a_handful() {
        let end = at("2026-11-27T14:00");
        let made: Vec<_> = (0..24 * 365 * 3).map(|hours| end - TimeDelta::hours(hours)).collect();
        let left = made.len() - to_let_go(&made, end.fixed_offset()).len();
        assert!((60..=48 + DAYS_KEPT + WEEKS_KEPT + MONTHS_KEPT).contains(&left), "{left}");
    }

    proptest! {
        #[test]
        fn what_is_let_go_early_is_never_missed_later(gaps in proptest::collection::vec(30i64..60 * 24 * 20, 1..120)) {
            let mut time = at("2020-01-01T12:00");
            let (mut all, mut left) = (Vec::new(), Vec::new());
            for gap in gaps {
                time += TimeDelta::minutes(gap);
                all.push(time);
                left.push(time);
                let gone = to_let_go(&left, time.fixed_offset());
                prop_assert!(!gone.contains(&(left.len() - 1)), "the one just made");
                left = left.iter().enumerate().filter(|(place, _)| !gone.contains(place)).map(|(_, made)| *made).collect();
                let at_once = to_let_go(&all, time.fixed_offset());
                let at_once: Vec<_> = all.iter().enumerate().filter(|(place, _)| !at_once.contains(place)).collect();
                prop_assert_eq!(&left, &at_once.into_iter().map(|(_, made)| *made).collect::<Vec<_>>());
            }
        }

        #[test]
        fn the_last_one_is_always_kept(minutes in proptest::collection::vec(0i64..60 * 24 * 4000, 1..60), moment in 0i64..60 * 24 * 4000) {
            let start = at("2020-01-01T12:00");
            let made: Vec<_> = minutes.iter().map(|minutes| start + TimeDelta::minutes(*minutes)).collect();
            let gone = to_let_go(&made, (start + TimeDelta::minutes(moment)).fixed_offset());
            let last = *made.iter().max().unwrap();
            prop_assert!((0..made.len()).any(|place| made[place] == last && !gone.contains(&place)));
        }
    }

    #[test]
    fn when_to_worry() {
        let now = at("2026-11-27T14:00");
        let ago = |hours: i64| Some(now - TimeDelta::hours(hours));
        let table = [
            ("a new diary", None, None, false, None),
            ("one just begun, never backed up", None, ago(0), false, None),
            ("one never backed up", None, ago(2), false, Some(Worry::Missing)),
            ("a good one", ago(1), None, false, None),
            ("an old one of a diary at rest", ago(24 * 300), None, false, None),
            ("an old one, and a change just now", ago(24 * 300), ago(0), false, None),
            ("an old one, and a change that waits", ago(24 * 3 + 1), ago(2), false, Some(Worry::Old)),
            ("one of yesterday, and a change that waits", ago(24), ago(2), false, None),
            ("fewer rows", ago(1), None, true, Some(Worry::Fewer)),
        ];
        for (what, last, changed, fewer, expect) in table {
            assert_eq!(worry(Standing { last, changed, fewer }, now), expect, "{what}");
        }
    }

    #[test]
    fn when_the_next_one_is_due() {
        let now = at("2026-11-27T14:00");
        let minutes = |minutes: i64| due_in(Some(now - TimeDelta::minutes(minutes)), now).num_minutes();
        assert_eq!(
            (due_in(None, now).num_minutes(), minutes(31), minutes(30), minutes(10), minutes(0)),
            (0, 0, 0, 20, 30)
        );
        assert_eq!(minutes(-60), 0, "the clock was set back");
    }
}
