//! The screen "Today".

use respite_domain::day::DayState;
use serde::Serialize;
use specta::Type;

use super::{
    Coded, EntryView, GapQuestionView, HeldSkin, PackAgain, PlaceQuestionView, ReminderView, RestView, SessionView,
    SlotView, TakenView,
};

/// One day of the small chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DayView {
    /// The local day.
    pub date: String,
    /// What it was like, over the whole back.
    pub state: Coded<DayState>,
    /// Whether there is an entry on it.
    pub logged: bool,
    /// The highest worst pain of the day.
    pub worst: Option<u8>,
    /// All spasms of the day.
    pub spasms: Option<u32>,
}

/// The episode that is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EpisodeCard {
    /// Its first day.
    pub start: String,
    /// Whether the person told that first day, rather than the diary.
    pub start_declared: bool,
    /// Its last affected or grey day so far.
    pub last: String,
    /// Days, the first and the last both counted.
    pub days: i32,
    /// Which day of it today is.
    pub day_number: i32,
    /// Places named in it, most often first.
    pub places: Vec<String>,
    /// Clear days in a row since its last day.
    pub clear_days: i32,
    /// Whether a visit to a doctor will be asked about once it has lasted more than two weeks.
    pub will_ask: bool,
}

/// The screen "Today".
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TodayView {
    /// The moment of looking.
    pub now: String,
    /// The local day.
    pub date: String,
    /// What today is like so far.
    pub state: Coded<DayState>,
    /// Whether it is between midnight and 4 a.m., when "today" may mean yesterday evening.
    pub small_hours: bool,
    /// Whether there has ever been an entry.
    pub in_use: bool,
    /// Entries of today, latest first.
    pub entries: Vec<EntryView>,
    /// Sessions whose pack is on, the one that ends first coming first.
    pub running: Vec<SessionView>,
    /// Sessions whose time is up without a word that the pack is off, the one that began last coming first.
    pub unconfirmed: Vec<SessionView>,
    /// Codes of the places of these, and beside them: not free until that is said.
    pub unanswered: Vec<String>,
    /// Sessions whose pack came off, and of which neither pain nor skin was told since.
    pub just_off: Vec<SessionView>,
    /// Sessions half an hour ago whose pain has not been told.
    pub pain_later: Vec<SessionView>,
    /// Resting skin, from the neck down.
    pub rests: Vec<RestView>,
    /// Codes of the places that took as many timed packs today as one takes: they take no other before midnight.
    pub enough_today: Vec<String>,
    /// The places that take no pack now, each by what holds it longest: all others are free.
    pub taken: Vec<TakenView>,
    /// The slots of plans that are still to come today, in order.
    pub slots: Vec<SlotView>,
    /// Skin that takes no pack because it did not look normal after one, the latest first.
    pub held_skin: Vec<HeldSkin>,
    /// When a fever was ticked that has not passed: no heat.
    pub fever: Option<String>,
    /// Whether the safety questions must be asked before a pack starts.
    pub safety_ask: bool,
    /// Whether a guided session may start as far as the safety sheet goes.
    pub safety_allows: bool,
    /// The open episode of the whole back.
    pub episode: Option<EpisodeCard>,
    /// Doctor reminders that are due or booked.
    pub reminders: Vec<ReminderView>,
    /// Doctor reminders of which the person said "not again".
    pub silenced: Vec<ReminderView>,
    /// Questions about gaps; one at a time is enough.
    pub questions: Vec<GapQuestionView>,
    /// Questions about the place beside; one at a time is enough.
    pub place_questions: Vec<PlaceQuestionView>,
    /// First day of the episode of which it is asked whether the spasm is still there.
    pub still_there: Option<String>,
    /// The last fourteen days, today last.
    pub fortnight: Vec<DayView>,
    /// Places of the last session or entry, of what was later, to be offered first.
    pub last_places: Vec<String>,
    /// The latest entry that tells of a spasm and of how bad it was or where, to say the same again.
    pub last_spasm: Option<EntryView>,
    /// The last timed pack, where it may go on again and nothing but a yes stands before it.
    pub again: Option<PackAgain>,
    /// The person's own triggers, most used first.
    pub own_triggers: Vec<String>,
}
