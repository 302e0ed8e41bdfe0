//! The facts of the doctor's page, without words: the five answers a doctor asks for (S22–S27), this episode, and what the
//! chart shows (7).
//!
//! Missing is never zero: each figure comes with how many days, entries or sessions it rests on, and a day without an entry
//! stays unknown. There are no percentages; the notes are left out (7, "Leave out").

mod exercised;
mod frequency;
mod injury;
mod life;
mod medicine;
mod onset;
mod packs;
mod period;
mod person;
mod severity;
mod signs;

pub use exercised::Exercised;
pub use frequency::{EpisodeOfYear, Frequency};
pub use injury::{Injury, NotedTrigger, TriggerDays};
pub use life::{Life, Questionnaires, Said};
pub use medicine::{
    MedicineCabinet, MedicineTaken, Medicines, OverLimit, RelaxerCourse, SideEffectNoted, TooMuch, Whose,
};
pub use onset::{Before, LONG_GAP_DAYS, ThisEpisode};
pub use packs::Packs;
pub use period::Period;
pub use person::Person;
pub use severity::Severity;
pub use signs::Signs;

use chrono::{Days, NaiveDate};

use crate::Code;
use crate::charts::ChartDay;
use crate::day::DayFact;
use crate::entry::{Entry, Longest, Pattern, Walking};
use crate::episode::Episode;
use crate::exercise::Run;
use crate::history::History;
use crate::own_pack::StoredOwnPack;
use crate::place::Place;
use crate::region::Region;
use crate::relief::{self, Relief, ReliefKind, Tried};
use crate::reminder::Reminder;
use crate::roland_morris::RolandMorris;
use crate::same_place::SamePlaceRule;
use crate::score::Score;
use crate::session::{Phase, Session, Thermal, breaches};
use crate::statistic::Tally;
use crate::time::{Moment, WallTime};
use crate::visit::{self, Visit};
use crate::warning_sign::SignAnswer;
use crate::week::Peg;

codes! {
    /// A size of paper for the doctor's page.
    pub enum Paper {
        /// 210 × 297 mm.
        A4 = "a4",
        /// 8.5 × 11 inches.
        Letter = "letter",
    }
}

impl Paper {
    /// What a printer has where the person lives.
    pub fn usual_in(region: Option<Region>) -> Paper {
        if region == Some(Region::Us) { Paper::Letter } else { Paper::A4 }
    }
}

codes! {
    /// What stands after page 1 of the doctor's page, and can be left out there. Page 1 is whole at any time.
    pub enum Section {
        /// What was tried, and what came of it.
        Tried = "tried",
        /// Medicines, side effects and what labels ask about.
        Medicines = "medicines",
        /// What makes it worse or better, exercises and questionnaires.
        Life = "life",
        /// Tests, what was diagnosed, other illnesses and goals.
        Before = "before",
    }
}

/// What the page is made from.
#[derive(Debug, Clone, Copy, Default)]
pub struct Diary<'a> {
    /// The entries since [`first_day_needed`] at least; more do no harm.
    pub entries: &'a [Entry],
    /// What each entry of the whole diary says of its day, in the order of days.
    pub facts: &'a [DayFact],
    /// All episodes of the whole diary, as [`crate::episode::all_episodes`] gives them.
    pub episodes: &'a [Episode],
    /// What tells which of them were in the same place.
    pub same_place: SamePlaceRule<'a>,
    /// The sessions of the period, and those that reach into the rest before its first; more do no harm.
    pub sessions: &'a [Session],
    /// The person's own packs, those that are off the list too.
    pub own_packs: &'a [StoredOwnPack],
    /// What else was tried in the period at least; more does no harm.
    pub reliefs: &'a [Relief],
    /// The doses against pain of the period at least of which no pain before was told, each as something tried.
    pub doses_tried: &'a [Relief],
    /// The medicines; `None` is the same as no product.
    pub medicines: Option<MedicineCabinet<'a>>,
    /// The doctor reminders to print: "why the app asked me to come" (peers 3, item 5).
    pub because: &'a [Reminder],
    /// What was told of the time before, and the goals; `None` is the same as nothing told.
    pub history: Option<&'a History>,
    /// The answers about warning signs, in the order told.
    pub signs: &'a [SignAnswer],
    /// Whose diary it is; `None` is the same as nobody said.
    pub person: Option<&'a Person>,
    /// The visits, in the order of their days.
    pub visits: &'a [Visit],
    /// The exercises that were done, in any order.
    pub runs: &'a [Run],
    /// The answered questionnaires, in any order.
    pub pegs: &'a [Peg],
    /// The same.
    pub roland_morris: &'a [RolandMorris],
}

/// All facts of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// The days it is about.
    pub period: Period,
    /// The moment that it is told of, by the person's clock.
    pub printed_at: WallTime,
    /// When it was made: later where it looks back.
    pub made_at: WallTime,
    /// Whose page it is.
    pub person: Person,
    /// The next visit that is planned, with what the person wants to ask (7, item 2).
    pub visit: Option<Visit>,
    /// The visits at which something was diagnosed, up to the end of the period, the latest first (7, item 12).
    pub diagnosed: Vec<Visit>,
    /// The day of the diary's first entry, so that "two episodes in 12 months" can be judged.
    pub diary_since: Option<NaiveDate>,
    /// Days with an entry, of the days of the period that have begun.
    pub logged: Tally,
    /// How many entries the diary holds after the last day of a page that goes up to the present, and the day of the last: they
    /// were told while the clock was ahead.
    pub later: Option<(usize, NaiveDate)>,
    /// Why the app asked for a visit, with its arithmetic.
    pub because: Vec<Reminder>,
    /// The warning signs that were ticked, and when last none was (2). `None` when nobody was ever asked.
    pub signs: Option<Signs>,
    /// 1: how bad (S23).
    pub severity: Severity,
    /// 2: how often (S24).
    pub frequency: Frequency,
    /// 3: what makes it go away (S25): all that was tried, the most often tried first (7, item 8).
    pub tried: Vec<Tried>,
    /// How heat was used, and how cold was.
    pub packs: [Packs; 2],
    /// The medicines of the period, and their side effects (7, item 9).
    pub medicines: Medicines,
    /// 4: when it began (S26): the episode that is going on, or the last one. `None` when the diary holds none up to the
    /// end of the period.
    pub episode: Option<ThisEpisode>,
    /// 5: any injury with it (S27–S30).
    pub injury: Injury,
    /// 4, 5 and what else was told of the time before, up to the end of the period, in the order in which it is read; and the
    /// goals (7, items 12 and 13).
    pub history: History,
    /// What the back did to the days.
    pub life: Life,
    /// The exercises of the period, and what ended them. `None` when none was done.
    pub exercised: Option<Exercised>,
    /// The questionnaires.
    pub questionnaires: Questionnaires,
    /// In how many entries of the period each place is named, and how many entries name any.
    pub places: PlaceCounts,
    /// Each day of the period that has begun, in order.
    pub days: Vec<DayLine>,
    /// What the person wants left out. The page says so.
    pub left_out: Vec<Section>,
    /// Whether the person wants the five answers on it as a QR code, too.
    pub qr: bool,
}

/// In how many entries each place is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PlaceCounts {
    counts: [usize; 15],
    /// Entries that name at least one place.
    pub entries: usize,
}

impl PlaceCounts {
    /// In how many entries `place` is named.
    pub fn of(&self, place: Place) -> usize {
        self.counts[place.index()]
    }

    /// The places that are named at all, the most often named first.
    pub fn named(&self) -> Vec<(Place, usize)> {
        let mut named: Vec<_> = Place::all().map(|place| (place, self.of(place))).filter(|(_, n)| *n > 0).collect();
        named.sort_by_key(|(place, n)| (std::cmp::Reverse(*n), *place));
        named
    }
}

/// What is known of one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayLine {
    /// The day.
    pub day: NaiveDate,
    /// Whether any entry exists on it.
    pub logged: bool,
    /// The highest of the worst scores given.
    pub worst: Option<Score>,
    /// The average of the latest entry that gives one: it speaks of the last 24 h, so it covers most of the day.
    pub average: Option<Score>,
    /// How much the back got in the way, the highest given.
    pub interference: Option<Score>,
    /// How much it disturbed sleep, the highest given.
    pub sleep: Option<Score>,
    /// How the spasms came and went; of several answers the worst.
    pub pattern: Option<Pattern>,
    /// How the person walked; of several answers the worst.
    pub walking: Option<Walking>,
    /// How long the longest spasm lasted.
    pub longest: Option<Longest>,
    /// The mood that was told last.
    pub mood: Option<Score>,
    /// All spasms counted. `None` when no entry of the day says how many.
    pub spasms: Option<u32>,
    /// Heat sessions begun.
    pub heat: usize,
    /// Cold sessions begun.
    pub cold: usize,
    /// Times on which a medicine was tried against the pain.
    pub medicine: usize,
}

/// The first day whose entries the page of `period` needs: the period's own, or three days before the episode that it
/// tells of (S30).
pub fn first_day_needed(period: Period, episodes: &[Episode], today: NaiveDate) -> NaiveDate {
    let before_episode = onset::told_of(episodes, period.to().min(today))
        .map(|episode| episode.start.checked_sub_days(injury::LOOKS_BACK).unwrap_or(episode.start));
    before_episode.map_or(period.from(), |day| day.min(period.from()))
}

impl Diary<'_> {
    /// The last day that a page made at `now` can tell of: today, or tomorrow where somebody who came from a zone in which it is
    /// tomorrow already told of it.
    pub fn last_day(&self, now: &Moment) -> NaiveDate {
        let entries = self.facts.iter().map(|fact| fact.day);
        let sessions = self.sessions.iter().map(|session| session.started.day());
        let reliefs = self.reliefs.iter().map(|relief| relief.tried_at.date_naive());
        let cabinet = self.medicines.iter();
        let taken = cabinet.clone().flat_map(|cabinet| cabinet.doses).map(|dose| dose.at.date_naive());
        let noted = cabinet.flat_map(|cabinet| cabinet.side_effects).map(|noted| noted.at.date_naive());
        let exercised = self.runs.iter().map(|run| run.started.day());
        let weekly = self.pegs.iter().map(|peg| peg.answered.date_naive());
        let counted = self.roland_morris.iter().map(|count| count.answered.date_naive());
        let signs = self.signs.iter().filter(|answer| answer.stands()).map(|answer| answer.at.date_naive());
        let asked = exercised.chain(weekly).chain(counted).chain(signs);
        let told = entries.chain(sessions).chain(reliefs).chain(taken).chain(noted).chain(asked);
        told.filter(|day| now.has_come(*day)).max().unwrap_or_default().max(now.day())
    }
}

/// All facts of the page of `period`, as they stand at `now`.
pub fn summary(period: Period, now: &Moment, diary: &Diary<'_>) -> Summary {
    let (today, last) = (now.day(), diary.last_day(now));
    let to = period.to().min(last);
    let mut entries: Vec<&Entry> = diary.entries.iter().filter(|entry| entry.day() <= last).collect();
    entries.sort_by_key(|entry| entry.occurred_at);
    let in_period: Vec<&Entry> = entries.iter().copied().filter(|entry| period.contains(entry.day())).collect();
    let within = |day: NaiveDate| period.contains(day) && day <= last;
    let over =
        |session: &Session| within(session.started.day()) && !matches!(session.phase(now), Phase::Running { .. });
    let judged = diary.sessions.iter().zip(breaches(diary.sessions, now)).filter(|(session, _)| over(session));
    let (sessions, breaches): (Vec<Session>, Vec<_>) =
        judged.map(|(session, breach)| (session.clone(), breach)).unzip();
    let reliefs = diary.reliefs.iter().filter(|relief| within(relief.tried_at.date_naive())).cloned();
    let reliefs: Vec<Relief> = reliefs.collect();
    let doses_tried = diary.doses_tried.iter().filter(|dose| within(dose.tried_at.date_naive())).cloned();
    let doses_tried: Vec<Relief> = doses_tried.collect();
    let medicines = reliefs.iter().filter(|relief| relief.kind == ReliefKind::Medicine).chain(&doses_tried);
    let medicines: Vec<NaiveDate> = medicines.map(|relief| relief.tried_at.date_naive()).collect();
    let days = day_lines(period.from(), to, &in_period, &sessions, &medicines);
    let episode = onset::told_of(diary.episodes, to);
    // What was ticked when this spasm began is of the page, however few days it has.
    let of_this_spasm = episode.filter(|episode| period.from() <= episode.last).map(|episode| episode.start);

    Summary {
        period,
        printed_at: now.wall,
        made_at: now.wall,
        person: diary.person.cloned().unwrap_or_default(),
        visit: visit::seen_next(diary.visits.iter(), now).cloned(),
        diagnosed: diary
            .visits
            .iter()
            .rev()
            .filter(|visit| visit.day <= to && visit.diagnosis().is_some())
            .cloned()
            .collect(),
        exercised: Exercised::of(diary.runs.iter().filter(|run| within(run.started.day()))),
        diary_since: diary.facts.first().map(|fact| fact.day),
        logged: Tally { count: days.iter().filter(|day| day.logged).count(), of: days.len() },
        later: later(diary.facts, to).filter(|_| period.to() >= today),
        because: diary.because.to_vec(),
        signs: Signs::of(diary.signs, period, of_this_spasm, now),
        severity: Severity::of(&days),
        frequency: Frequency::of(&days, diary.episodes, to),
        tried: relief::tried(&[&reliefs[..], &doses_tried].concat(), &sessions, now),
        packs: [Thermal::Heat, Thermal::Cold].map(|kind| Packs::of(kind, &sessions, &breaches, diary.own_packs)),
        medicines: diary.medicines.map(|cabinet| Medicines::of(&cabinet, period, to, days.len())).unwrap_or_default(),
        episode: episode.map(|episode| ThisEpisode::of(episode, diary, last)),
        injury: Injury::of(episode, diary.facts, &entries, &in_period, last),
        history: diary.history.map(|history| history.up_to(to)).unwrap_or_default(),
        life: Life::of(&days, &in_period),
        questionnaires: Questionnaires::of(diary.pegs, diary.roland_morris, period, to),
        places: place_counts(&in_period),
        days,
        left_out: Vec::new(),
        qr: false,
    }
}

/// How many entries there are after a day, and the day of the last.
fn later(facts: &[DayFact], than: NaiveDate) -> Option<(usize, NaiveDate)> {
    let later = &facts[facts.partition_point(|fact| fact.day <= than)..];
    later.last().map(|last| (later.len(), last.day))
}

/// One line for each day from `from` to `to`. `entries` are in the order of time.
/// `medicines` has the day of each that was taken.
fn day_lines(
    from: NaiveDate,
    to: NaiveDate,
    entries: &[&Entry],
    sessions: &[Session],
    medicines: &[NaiveDate],
) -> Vec<DayLine> {
    let mut lines: Vec<DayLine> = Vec::new();
    let (mut entries, mut day) = (entries, from);
    while day <= to {
        let (of_day, rest) = entries.split_at(entries.partition_point(|entry| entry.day() <= day));
        entries = rest;
        let said = ChartDay::of(day, &of_day.iter().map(|entry| (*entry).into()).collect::<Vec<_>>());
        let begun =
            |kind| sessions.iter().filter(|session| session.kind == kind && session.started.day() == day).count();
        lines.push(DayLine {
            day,
            logged: said.logged,
            worst: said.worst,
            average: said.average,
            interference: of_day.iter().filter_map(|entry| entry.interference).max(),
            sleep: of_day.iter().filter_map(|entry| entry.sleep).max(),
            pattern: of_day.iter().filter_map(|entry| entry.pattern).max(),
            walking: of_day.iter().filter_map(|entry| entry.walking).max(),
            longest: of_day.iter().filter_map(|entry| entry.longest).max(),
            mood: of_day.iter().rev().find_map(|entry| entry.mood),
            spasms: said.spasms,
            heat: begun(Thermal::Heat),
            cold: begun(Thermal::Cold),
            medicine: medicines.iter().filter(|taken| **taken == day).count(),
        });
        day = day + Days::new(1);
    }
    lines
}

fn place_counts(entries: &[&Entry]) -> PlaceCounts {
    let mut counts = PlaceCounts::default();
    for entry in entries.iter().filter(|entry| !entry.places.is_empty()) {
        counts.entries += 1;
        entry.places.iter().for_each(|place| counts.counts[place.index()] += 1);
    }
    counts
}

#[cfg(test)]
#[path = "summary_tests.rs"]
mod tests;
