//! A demo diary of about ten weeks, so that a newcomer or a doctor sees real screens at once.
//!
//! The story: a first spasm after lifting, over within two weeks; five quieter weeks; then one in the same place after moving
//! furniture, which is still there. It ends today, whenever that is, and is the same each time.

mod history;
mod medicines;

use chrono::{Days, NaiveDate, TimeDelta};
use respite_domain::Code;
use respite_domain::entry::{Entry, Walking};
use respite_domain::place::{Place, Places};
use respite_domain::relief::{Relief, ReliefKind};
use respite_domain::score::Score;
use respite_domain::session::{Session, Skin, Thermal};
use respite_domain::time::{Moment, WallTime};
use respite_domain::visit::{Outcome, Visit, VisitKind};
use respite_domain::warning_sign::{self, AskedBy, Extent, SignAnswer};
use respite_domain::words::Words;
use respite_store::Passed;

use crate::{At, Engine, Result};

/// Each day from ten weeks ago up to yesterday: `-` has no entry, a digit is its worst pain, and a letter a day with spasms:
/// `a` = 1 spasm at worst pain 4, `b` = 1 at 5, `c` = 2 at 6, `d` = 2 at 7, `e` = 3 at 8.
const DAYS: &str = "deecc-cbbab2a10001000-0102001-00-001102100-2100-1200010-ceed-ccbdbcbcabc";
/// Days ago on which heat or cold was tried, the hour, pain before, after, half an hour later.
type Tried = (u64, i64, u8, u8, Option<u8>);
const HEAT: &[Tried] = &[
    (68, 20, 6, 4, Some(4)),
    (66, 20, 6, 5, Some(4)),
    (64, 19, 5, 3, None),
    (12, 20, 7, 5, Some(5)),
    (10, 8, 6, 5, Some(3)),
    (8, 20, 6, 4, Some(4)),
    (5, 20, 5, 5, Some(5)),
    (3, 20, 6, 4, Some(3)),
    (1, 20, 6, 5, Some(4)),
];
const COLD: &[Tried] = &[
    (71, 14, 8, 6, Some(6)),
    (70, 13, 8, 7, None),
    (15, 18, 6, 5, Some(5)),
    (14, 10, 8, 6, Some(7)),
    (13, 12, 8, 7, Some(6)),
    (9, 12, 6, 6, Some(5)),
];

/// Days ago on which something else was tried, the hour, what, pain before, after, minutes until it did something.
type Other = (u64, i64, ReliefKind, Option<&'static str>, u8, Option<u8>, Option<u16>);
const OTHERS: &[Other] = &[
    (67, 17, ReliefKind::Walk, Some("flat"), 5, Some(4), None),
    (15, 22, ReliefKind::Position, Some("on-back"), 7, Some(5), Some(10)),
    (14, 15, ReliefKind::Rest, None, 8, Some(7), None),
    (12, 22, ReliefKind::Position, Some("on-back"), 6, Some(4), Some(15)),
    (11, 11, ReliefKind::Walk, Some("hill"), 5, Some(6), None),
    (9, 21, ReliefKind::Position, Some("recliner"), 6, Some(6), None),
    (7, 17, ReliefKind::Walk, Some("flat"), 5, Some(3), Some(20)),
    (6, 19, ReliefKind::Other, Some("A warm bath"), 6, Some(4), None),
    (5, 22, ReliefKind::Position, Some("on-back"), 5, Some(4), Some(10)),
    (4, 17, ReliefKind::Walk, Some("flat"), 5, Some(4), Some(15)),
    (3, 10, ReliefKind::Exercise, Some("Cat stretch"), 4, Some(4), None),
    (2, 14, ReliefKind::Heat, Some("A heat wrap"), 5, Some(3), Some(30)),
    (2, 9, ReliefKind::Cold, Some("A cold towel"), 6, Some(5), None),
    (1, 17, ReliefKind::Walk, Some("flat"), 5, None, None),
];

impl Engine {
    /// Fills an empty diary with the demo's ten weeks up to `now`. One that holds anything is left as it is.
    ///
    /// # Errors
    /// When the disk can't take it.
    pub fn fill_demo(&mut self, now: &Moment) -> Result<()> {
        if !self.store.day_facts(None, None)?.is_empty() {
            return Ok(());
        }
        self.act(|engine| engine.fill(now))
    }

    fn fill(&mut self, now: &Moment) -> Result<()> {
        let days = u64::try_from(DAYS.len()).unwrap_or_default();
        for (ago, letter) in (1..=days).rev().zip(DAYS.chars()) {
            for (entry, entered_at) in entries_of(ago, letter, now) {
                self.store.add(&entry, entered_at)?;
            }
        }
        self.fill_signs_and_visits(now)?;
        for (kind, tried) in [(Thermal::Heat, HEAT), (Thermal::Cold, COLD)] {
            for &(ago, hour, before, after, later) in tried {
                let started = at(now, ago, hour, 10);
                let session = Session {
                    ended: Some(Moment::told(started + TimeDelta::minutes(15))),
                    before: score(before),
                    after: score(after),
                    later: later.and_then(score),
                    skin: Some(if kind == Thermal::Cold && ago == 9 { Skin::Red } else { Skin::Normal }),
                    skin_checked: true,
                    how_asked: true,
                    ..Session::guided(kind, low_back_left(), Moment::told(started))
                };
                self.store.add_session(&session, &Moment::told(started))?;
                for told in self.store.skin_told(None)?.iter().filter(|told| told.holds()) {
                    self.store.add(&Passed::Skin(told.telling), started + TimeDelta::hours(3))?;
                }
            }
        }
        for &(ago, hour, kind, name, before, after, minutes) in OTHERS {
            let tried_at = at(now, ago, hour, 0);
            let name = name.map(str::to_owned);
            let (before, after) = (score(before), after.and_then(score));
            let relief = Relief { kind, name, tried_at, before, after, minutes, note: String::new() };
            self.store.add_relief(&relief, tried_at)?;
        }
        self.fill_demo_history(now)?;
        self.fill_demo_medicines(now)
    }

    /// The list gone through at the first run, with the new spasm and yesterday; one visit, when the first spasm was over.
    fn fill_signs_and_visits(&mut self, now: &Moment) -> Result<()> {
        for (ago, asked_by, codes) in [
            (72, AskedBy::FirstRun, &[][..]),
            (16, AskedBy::NewEpisode, &["cough"]),
            (1, AskedBy::DoctorReminder, &["lasts"]),
        ] {
            let codes: Vec<String> = codes.iter().map(|code| (*code).to_owned()).collect();
            // The list was gone through for all that there was up to yesterday.
            let asked_at = At::told(at(now, ago, 21, 0));
            let (outlook, on) = (self.outlook(&asked_at)?, asked_at.day());
            let answer = SignAnswer {
                at: asked_at.moment.wall,
                asked_by,
                extent: Extent::List,
                ticked: warning_sign::ticked(&codes)?,
                helped_at: None,
                about: warning_sign::occasions(outlook.open_episodes(), &outlook.reminders, on, on),
            };
            self.store.add_sign_answer(&answer, &Moment::told(answer.at))?;
        }
        let visit = Visit {
            day: at(now, 58, 10, 0).date_naive(),
            time: chrono::NaiveTime::from_hms_opt(10, 0, 0),
            clinician: "Dr Okafor".to_owned(),
            kind: Some(VisitKind::Gp),
            questions: vec!["How long should it take?".to_owned(), "May I go on with my work?".to_owned()],
            notes: String::new(),
            outcome: None,
            booked_at: at(now, 62, 9, 0),
        };
        let id = self.store.add(&visit, visit.booked_at)?;
        let outcome = Outcome {
            at: at(now, 58, 12, 0),
            said: "Keep moving. Come back if it returns or lasts over two weeks.".to_owned(),
            diagnosis: "A strained muscle".to_owned(),
        };
        Ok(self.store.set_visit_outcome(id, &outcome)?)
    }
}

/// The entries of the day that lies `ago` days back, each with when it was entered.
fn entries_of(ago: u64, letter: char, now: &Moment) -> Vec<(Entry, WallTime)> {
    let evening = at(now, ago, 20, 30);
    let (worst, spasms) = match letter {
        '-' => return Vec::new(),
        'a' => (4, 1),
        'b' => (5, 1),
        'c' => (6, 2),
        'd' => (7, 2),
        'e' => (8, 3),
        digit => (u8::try_from(digit.to_digit(10).unwrap_or(0)).unwrap_or(0), 0),
    };
    let mut entry = Entry {
        spasms: Some(spasms),
        worst: score(worst),
        average: score(worst.saturating_sub(if worst > 3 { 2 } else { 1 })),
        ..Entry::at(evening)
    };
    if worst > 1 {
        entry.places = low_back_left();
    }
    if letter == 'e' || letter == 'd' {
        entry.places = entry.places.union(place("low-back-centre"));
    }
    match ago {
        72 => entry.triggers = words(&["lifting"]),
        16 => entry.triggers = words(&["moving-furniture", "twisting"]),
        4 | 2 => entry.triggers = words(&["long-sitting"]),
        _ => {}
    }
    if worst > 5 {
        entry.walking = Some(if worst > 7 { Walking::Short } else { Walking::Slower });
        entry.worse = if ago.is_multiple_of(2) { words(&["long-sitting", "The car"]) } else { words(&["bending"]) };
        entry.better = words(&["heat", "lying-down"]);
    }
    if ago == 16 {
        entry.note = "Moved the washing machine. A sharp pull on the left when I put it down.".to_owned();
    }
    let mut entries = vec![(entry, evening)];
    if letter == 'e' {
        let morning = at(now, ago, 7, 20);
        entries.insert(0, (Entry { places: low_back_left(), ..Entry::one_spasm(morning) }, morning));
    }
    entries
}

/// A time of the day that lies `ago` days back, by the person's clock as it was then.
fn at(now: &Moment, ago: u64, hour: i64, minute: i64) -> WallTime {
    let day: NaiveDate = now.day().checked_sub_days(Days::new(ago)).unwrap_or_else(|| now.day());
    let local = day.and_time(chrono::NaiveTime::MIN) + TimeDelta::hours(hour) + TimeDelta::minutes(minute);
    now.zone.first(local).unwrap_or(now.wall)
}

fn low_back_left() -> Places {
    place("low-back-left")
}

fn place(code: &str) -> Places {
    Place::from_code(code).into_iter().collect()
}

fn score(points: u8) -> Option<Score> {
    Score::new(points.into()).ok()
}

fn words(codes: &[&str]) -> Vec<Words> {
    codes.iter().filter_map(|code| Words::new(code).ok()).collect()
}
