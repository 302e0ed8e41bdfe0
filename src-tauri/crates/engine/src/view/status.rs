//! What `respite status` tells. The names of the fields are a promise to scripts.

use respite_domain::backup::Worry;
use respite_domain::day::DayState;
use respite_domain::episode::EpisodeState;
use respite_domain::region::Region;
use respite_domain::reminder::ReminderKind;
use respite_domain::session::{Skin, Thermal};
use serde::Serialize;

use super::{
    BookedView, Coded, ExerciseStatus, GateStatus, OffNow, OfferStatus, PlanHeldStatus, ReminderStateView, RestStatus,
    SlotStatus, SpellStatus, TakenView,
};

/// The diary at a moment.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Status {
    /// The moment; nothing that happened after it is seen.
    pub as_of: String,
    /// The session that ends first; null when none runs.
    pub session: Option<RunningSession>,
    /// Further sessions that run elsewhere.
    pub other_sessions: Vec<RunningSession>,
    /// Sessions whose time is up without a word that the pack is off.
    pub end_uncertain: Vec<RunningSession>,
    /// Skin that is not free, neighbours included, from the neck down.
    pub skin_rest: Vec<SkinRest>,
    /// Codes of those of `skin_rest` that are not free until somebody says when the pack of `end_uncertain` came off: their
    /// `until` is the earliest that can be.
    pub unanswered: Vec<String>,
    /// Codes of the places that took as many timed packs today as one takes: they take no other before midnight.
    pub enough_today: Vec<String>,
    /// The places that take no pack now, each by what holds it longest.
    #[serde(skip)]
    pub taken: Vec<TakenView>,
    /// Skin that takes no pack because it did not look normal after one, neighbours included.
    pub skin_held: Vec<SkinHeld>,
    /// When a fever was ticked that nobody has said has passed: no heat.
    pub fever: Option<String>,
    /// Whether something that was told of the body speaks against heat and cold, and no clinician has agreed to it.
    pub ask_clinician: bool,
    /// The slots of plans that are still to come today, in order.
    pub plan: Vec<SlotStatus>,
    /// The plans of which no pack goes on, with why.
    pub plan_held: Vec<PlanHeldStatus>,
    /// What the day of `as_of` is like so far.
    pub today: Coded<DayState>,
    /// All episodes of the whole back, then those of each place.
    pub episodes: Vec<EpisodeStatus>,
    /// The doctor reminders that are true.
    pub reminders: Vec<ReminderStatus>,
    /// Gaps whose question is open.
    pub questions: Vec<QuestionStatus>,
    /// Places of which it is asked whether they are the same.
    pub place_questions: Vec<PlaceQuestionStatus>,
    /// First day of the episode of which it is asked whether the spasm is still there; null when it is not asked.
    pub still_there: Option<String>,
    /// Warning signs on the latest day that was answered, and those of an emergency that nobody has answered; null when nobody
    /// was asked.
    pub signs: Option<SignsStatus>,
    /// Whether the whole list of warning signs is to be gone through, which the window asks.
    pub signs_due: bool,
    /// The visits to come, the next first.
    pub visits: Vec<VisitStatus>,
    /// What was taken of each ingredient in the last 24 hours.
    pub doses_24h: Vec<DoseStatus>,
    /// Of those, the ones that Respite does not know: nothing is checked of them.
    pub unchecked: Vec<String>,
    /// Medicines taken in these hours of which a part can't be read: not all of them is checked.
    pub unread: Vec<String>,
    /// Medicines taken in these hours whose label was compared where the person lived before: it does not count here.
    pub compared_elsewhere: Vec<String>,
    /// What is to be minded now.
    pub notices: Vec<NoticeStatus>,
    /// The exercise that is on; null when none is.
    pub exercise: Option<ExerciseStatus>,
    /// The rest that is on; null when none is.
    pub rest: Option<RestStatus>,
    /// The position or walk that is timed; null when none is.
    pub spell: Option<SpellStatus>,
    /// Minutes walked in seven days, of the walks whose minutes are known.
    pub walked_7d: u32,
    /// How many walks that day and the six before it had.
    pub walks_7d: u32,
    /// Whether exercises are for today.
    pub gate: GateStatus,
    /// What is offered of exercises: one more, one less, or to keep it.
    pub exercise_offers: Vec<OfferStatus>,
    /// The last good backup that Respite made by itself, as of now; null when there is none.
    pub last_backup: Option<LastBackup>,
    /// What is wrong with the backups: `missing`, `old` or `fewer`; null when nothing is.
    pub backup_worry: Option<Coded<Worry>>,
}

/// A good backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LastBackup {
    /// When it was made.
    pub made_at: String,
    /// How many entries it holds.
    pub entries: i64,
    /// Its file.
    pub path: String,
}

/// Warning signs on the latest day that was answered, and those of tier 1 of whatever day that nobody has answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SignsStatus {
    /// When it was last answered.
    pub answered_at: String,
    /// Whether that is the day of `as_of`, or there is an emergency: what is ticked is urgent then.
    #[serde(skip)]
    pub stands: bool,
    /// Whether there is an emergency that nobody has answered.
    #[serde(skip)]
    pub unanswered: bool,
    /// Codes of the signs of the same day that want a call still.
    #[serde(skip)]
    pub to_call: Vec<String>,
    /// Whether somebody called about a sign of the same day that stands.
    #[serde(skip)]
    pub has_called: bool,
    /// The visit that was planned in place of such a call.
    #[serde(skip)]
    pub booked: Option<BookedView>,
    /// Where the person lives, if that is known: it says whom to call.
    #[serde(skip)]
    pub region: Option<Region>,
    /// The number to call in an emergency, where it is known.
    #[serde(skip)]
    pub number: Option<String>,
    /// Codes of all signs that were ticked that day and not taken back, and of all that waits.
    pub ticked: Vec<String>,
    /// Of those, what was ticked on the day of `answered_at`.
    #[serde(skip)]
    pub of_the_day: Vec<String>,
    /// What was ticked earlier and waits still: an emergency, or a call about a sign of the day before.
    #[serde(skip)]
    pub waiting: Vec<SignsWaiting>,
}

/// Signs that wait for an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignsWaiting {
    /// When they were ticked.
    pub at: String,
    /// Their codes.
    pub ticked: Vec<String>,
}

/// A visit to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VisitStatus {
    /// Its day.
    pub on: String,
    /// The time of that day, as `14:30`; null when not said.
    pub at_time: Option<String>,
    /// Who; empty when not said.
    pub clinician: String,
    /// What to ask.
    pub questions: Vec<String>,
}

/// A session whose pack is on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RunningSession {
    /// Heat or cold.
    pub kind: Coded<Thermal>,
    /// Codes of places.
    pub places: Vec<String>,
    /// When it went on.
    pub started_at: String,
    /// When it is to come off.
    pub ends_at: String,
    /// Why it had better come off now; absent where nothing speaks against it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub off_now: Option<Coded<OffNow>>,
}

/// Skin that is not free.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SkinRest {
    /// Code of the place.
    pub place: String,
    /// Until when.
    pub until: String,
}

/// Skin that did not look normal after a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SkinHeld {
    /// Code of the place.
    pub place: String,
    /// How it looked.
    pub skin: Coded<Skin>,
    /// When that pack came off.
    pub since: String,
}

/// An episode.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EpisodeStatus {
    /// Code of the place; null for the whole back.
    pub place: Option<String>,
    /// First day.
    pub start: String,
    /// Last affected or grey day so far.
    pub last: String,
    /// `open`, `closed` or `end-unknown`.
    pub state: Coded<EpisodeState>,
    /// Days, the first and the last both counted.
    pub days: i64,
}

/// A doctor reminder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReminderStatus {
    /// `two-weeks`, `four-weeks`, `twelve-weeks` or `same-place`.
    pub kind: Coded<ReminderKind>,
    /// Code of the place; null for the whole back.
    pub place: Option<String>,
    /// The first day on which it was true.
    pub since: String,
    /// The dates it comes from.
    pub because: [String; 2],
    /// Whether the first of these is the start of a spasm that the person declared; absent where it is not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub start_declared: bool,
    /// Code of the place beside, where the one before was; absent where it was the same place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earlier_place: Option<String>,
    /// How it stands.
    pub state: ReminderStateView,
}

/// A gap whose question is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuestionStatus {
    /// Code of the place; null for the whole back.
    pub place: Option<String>,
    /// The first day asked about.
    pub from: String,
    /// The last day asked about.
    pub to: String,
}

/// "Is this the same place as on …?"
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlaceQuestionStatus {
    /// Code of the place.
    pub place: String,
    /// First day of its episode.
    pub start: String,
    /// Code of the place beside it.
    pub earlier_place: String,
    /// First day of the earlier episode there.
    pub earlier_start: String,
}

/// What was taken of one ingredient in the last 24 hours, over all products.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DoseStatus {
    /// Code, or the person's own words.
    pub ingredient: String,
    /// The product's name, of an ingredient that nobody named: it is counted for its product alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product: Option<String>,
    /// How much.
    pub milligrams: f64,
    /// When the last of these doses was taken.
    pub last: String,
    /// What was prescribed, else what the lowest of the checked labels allows; null where neither is known, or is not for all of this.
    pub limit_milligrams: Option<f64>,
    /// The limit is that of a prescription.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub prescribed: bool,
    /// It is what the label or the doctor said of the medicine before it was changed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub limit_before_change: bool,
    /// One dose a day is allowed, and that of the day before is among it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub day_before: bool,
    /// What of it is held against another limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_label: Option<DoseByLabel>,
}

/// What a [`ByLabel`](super::ByLabel) says, by the names that are promised to scripts: those of the window are others and may change.
///
/// What was not prescribed with a limit of its own, against the label of it; or the daily low dose of aspirin alone, or all but that.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DoseByLabel {
    /// How much.
    pub milligrams: f64,
    /// How much is allowed.
    pub limit_milligrams: f64,
    /// That is a prescription, and no label.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub prescribed: bool,
    /// It is what was said of the medicine before it was changed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub limit_before_change: bool,
    /// Names of what is not in it.
    pub without: Vec<String>,
    /// The medicine whose limit it is, where what was taken of it before it was changed is not in it either.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before_change: Option<String>,
    /// The same, where what was taken of it since it was changed is not in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since_change: Option<String>,
}

/// Something to be minded now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoticeStatus {
    /// Which.
    pub kind: String,
    /// Code of the ingredient, where it is about one.
    pub ingredient: Option<String>,
    /// Names of the medicines that it is about.
    pub products: Vec<String>,
}
