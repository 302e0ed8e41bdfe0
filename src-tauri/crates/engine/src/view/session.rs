//! Heat and cold.

use respite_domain::codes;
use respite_domain::session::{Skin, Thermal};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{AskView, BeforeStartView, Coded, LastTimed, OwnPackNamed, OwnPackView, PackPlanView, SlotView};

/// How a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum PhaseView {
    /// The pack is on.
    Running,
    /// The time is up, and nobody said that the pack is off.
    Unconfirmed,
    /// The pack is off.
    Ended,
}

/// A session that is to start now, or at `when`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SessionStart {
    /// Heat or cold.
    pub kind: Coded<Thermal>,
    /// Codes of places; at least one.
    pub places: Vec<String>,
    /// When it went on, as [`SessionStop::when`]; empty for now.
    #[serde(default)]
    pub when: String,
    /// Minutes, 5–20. Absent: 15, or what the product allows where that is less.
    pub minutes: Option<f64>,
    /// The most minutes that the product allows, where that is less than 20.
    #[serde(default)]
    pub allowed: Option<f64>,
    /// Number of the own pack that it is. What its maker allows holds besides.
    #[serde(default)]
    pub own_pack: Option<i32>,
    /// Pain before, 0–10.
    pub before: Option<f64>,
    /// Keys of what was asked before the start and said yes to.
    #[serde(default)]
    pub confirmed: Vec<String>,
}

/// A timed pack that was on before, and may go on again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PackAgain {
    /// Heat or cold.
    pub kind: Coded<Thermal>,
    /// Codes of places.
    pub places: Vec<String>,
    /// Minutes it is meant to last.
    pub minutes: i32,
    /// The most minutes that the product allows, where that is less than 20.
    pub allowed: Option<i32>,
    /// Which of the person's own packs.
    pub own_pack: Option<OwnPackNamed>,
    /// What wants a yes first.
    pub asks: Vec<AskView>,
}

/// How a session ended.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct SessionStop {
    /// When the pack came off: `now`, `15min ago`, or RFC 3339 with an offset.
    pub when: String,
    /// Pain after, 0–10.
    pub after: Option<f64>,
    /// How the skin looked.
    pub skin: Option<Coded<Skin>>,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum OffAnswer {
    /// The pack is off; that is saved.
    Off,
    /// That had been said before. Nothing changed.
    Already,
    /// It is too long after the planned end: when did it come off? Nothing changed.
    AskWhen,
}

/// What came of it, with the session as it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OffView {
    /// What came of it.
    pub answer: OffAnswer,
    /// The session.
    pub session: SessionView,
}

codes! {
    /// Why a session lay outside the guide.
    pub enum Outside {
        /// It was told afterwards; Respite did not time it.
        Told = "told",
        /// It was on for longer than its limit.
        TooLong = "too-long",
        /// It was on for longer than its maker allows.
        PastMaker = "past-maker",
        /// Heat that was told, and was on for longer than a pack may be: a wrap's packet may allow it.
        LongHeat = "long-heat",
        /// The skin there was not free when it went on.
        SkinNotFree = "skin-not-free",
        /// Nobody knows how long it was on.
        EndUnknown = "end-unknown",
    }
}

codes! {
    /// Why a pack that is on had better come off now.
    pub enum OffNow {
        /// The skin there or beside it was told not to look right.
        Skin = "skin",
        /// Heat, and a fever was told.
        Fever = "fever",
        /// A question of the safety sheet was answered with yes, there or elsewhere, and no clinician has agreed.
        Body = "body",
        /// Heat, and an injury was told since it went on.
        Injury = "injury",
        /// Something that makes sleepy was told since it went on.
        Sleepy = "sleepy",
        /// A medicine was told since it went on that nobody knows here: it may make sleepy.
        Unknown = "unknown",
        /// By what was told since it went on, another pack lay there or beside it, or the skin still rested.
        SkinNotFree = "skin-not-free",
    }
}

/// A timed pack that lies outside the guide by what was told just now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PutOutside {
    /// Heat or cold.
    pub kind: Coded<Thermal>,
    /// Codes of places.
    pub places: Vec<String>,
    /// When it went on.
    pub started_at: String,
}

/// "I already did this": a session that Respite did not time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SessionTold {
    /// Heat or cold.
    pub kind: Coded<Thermal>,
    /// Number of the own pack that it was.
    #[serde(default)]
    pub own_pack: Option<i32>,
    /// Codes of places; at least one.
    pub places: Vec<String>,
    /// When the pack went on.
    pub started: String,
    /// When it came off.
    pub ended: String,
    /// Pain before, 0–10.
    pub before: Option<f64>,
    /// Pain after, 0–10.
    pub after: Option<f64>,
    /// How the skin looked.
    pub skin: Option<Coded<Skin>>,
}

/// What is known of a pack that is off, set right: where it lay, and that it was heat or cold, stays.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SessionChange {
    /// Number of the own pack that it was.
    #[serde(default)]
    pub own_pack: Option<i32>,
    /// When the pack went on, where that was told; of one that was timed it is known.
    pub started: Option<String>,
    /// When it came off.
    pub ended: String,
    /// Pain before, 0–10; absent where none is known.
    pub before: Option<f64>,
    /// Pain when it came off.
    pub after: Option<f64>,
    /// Pain half an hour later.
    pub later: Option<f64>,
}

/// A session as it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SessionView {
    /// Its number in the diary.
    pub id: i32,
    /// Heat or cold.
    pub kind: Coded<Thermal>,
    /// Which of the person's own packs it was, where they said so.
    pub own_pack: Option<OwnPackNamed>,
    /// Codes of places.
    pub places: Vec<String>,
    /// When the pack went on.
    pub started_at: String,
    /// When it is to come off, or was.
    pub ends_at: String,
    /// When it came off, where somebody said so.
    pub ended_at: Option<String>,
    /// Minutes it was meant to last.
    pub minutes: i32,
    /// Minutes it lasted; absent while it runs, until somebody said when it came off, and where nobody knows.
    pub lasted: Option<i32>,
    /// Whether it is off and nobody knows since when: `ended_at` is then the latest it can have been.
    pub end_unknown: bool,
    /// Whether one press does not tell any more when it came off.
    pub ask_when: bool,
    /// How it stands.
    pub phase: PhaseView,
    /// Pain before.
    pub before: Option<u8>,
    /// Pain when it came off.
    pub after: Option<u8>,
    /// Pain half an hour later.
    pub later: Option<u8>,
    /// The skin when it came off.
    pub skin: Option<Coded<Skin>>,
    /// Numbers of all that was told of skin that did not look normal, the last one last, to say that it was a mistake.
    pub skin_tellings: Vec<i32>,
    /// Whether it is off, and not for long: then its skin can still turn out to look wrong.
    pub skin_can_be_told: bool,
    /// Until when its skin rests, if it does.
    pub rests_until: Option<String>,
    /// Whether the person said at the 5-minute check that the skin is fine.
    pub skin_checked: bool,
    /// Why it had better come off now, by what was told since it went on.
    pub off_now: Option<Coded<OffNow>>,
    /// Whether it is time to look at the skin.
    pub skin_check_due: bool,
    /// Whether it was told afterwards: Respite did not time it.
    pub told: bool,
    /// Whether it can be said that it is still on, where it was said to be off by a slip.
    pub can_be_still_on: bool,
    /// False for what lay outside the guide, by all that is known now.
    pub guided: bool,
    /// Why it did.
    pub outside: Option<Coded<Outside>>,
    /// The timed packs that the act which this answers put outside the guide; empty where it answers none.
    pub put_outside: Vec<PutOutside>,
    /// Whether its time has not come yet: it was told while the clock was ahead.
    pub ahead: bool,
    /// Until when it can be taken back as if it never was.
    pub undo_until: Option<String>,
}

/// Skin that takes neither heat nor cold yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RestView {
    /// Code of the place.
    pub place: String,
    /// Until when.
    pub until: String,
    /// What it rests from.
    pub from: Coded<Thermal>,
}

codes! {
    /// What keeps packs from a place.
    pub enum TakenBy {
        /// It did not look normal after a pack.
        Skin = "skin",
        /// Nobody has said when a pack came off.
        Unanswered = "unanswered",
        /// It took as many timed packs today as one takes.
        Enough = "enough",
        /// A pack lies there or beside it.
        Pack = "pack",
        /// It rests.
        Rest = "rest",
    }
}

/// A place that takes no pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TakenView {
    /// Its code.
    pub place: String,
    /// What holds it longest.
    pub by: Coded<TakenBy>,
    /// Until when it rests, where it is that.
    pub until: Option<String>,
}

/// The safety questions and what was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SafetyView {
    /// Codes of all that is asked, in the order asked.
    pub questions: Vec<String>,
    /// Whether it must be asked now: never answered, over 90 days ago, or before all of this was asked.
    pub ask: bool,
    /// When it was answered last.
    pub answered_at: Option<String>,
    /// Codes of what was ticked then.
    pub concerns: Vec<String>,
    /// For which of them a clinician has said that heat and cold are all right all the same.
    pub agreed: Vec<AgreedDay>,
    /// Whether a guided session may start as far as this sheet goes.
    pub allows: bool,
}

/// The answers to the safety questions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct SafetyAnswers {
    /// Codes of what was ticked.
    pub concerns: Vec<String>,
    /// For which of them a clinician said that it is all right all the same, and when.
    pub agreed: Vec<AgreedDay>,
}

/// The day of a clinician's word about one of the concerns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AgreedDay {
    /// Code of the concern.
    pub concern: String,
    /// The day.
    pub day: String,
}

/// The screen "Heat and cold".
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SessionsView {
    /// The moment of looking.
    pub now: String,
    /// Sessions whose pack is on, the one that ends first coming first.
    pub running: Vec<SessionView>,
    /// Sessions whose time is up without a word that the pack is off, the one that began last coming first.
    pub unconfirmed: Vec<SessionView>,
    /// Codes of the places of these, and beside them: not free until that is said.
    pub unanswered: Vec<String>,
    /// Sessions half an hour ago whose pain has not been told.
    pub pain_later: Vec<SessionView>,
    /// Resting skin, from the neck down.
    pub rests: Vec<RestView>,
    /// Codes of the places that took as many timed packs today as one takes: they take no other before midnight.
    pub enough_today: Vec<String>,
    /// The places that take no pack now, each by what holds it longest: all others are free.
    pub taken: Vec<TakenView>,
    /// The person's own packs.
    pub own_packs: Vec<OwnPackView>,
    /// The last timed pack, where any was.
    pub last_timed: Option<LastTimed>,
    /// The plans: those that go on, then those that are over.
    pub plans: Vec<PackPlanView>,
    /// Their slots that are still to come today, in order.
    pub slots: Vec<SlotView>,
    /// The latest sessions that have ended, latest first.
    pub recent: Vec<SessionView>,
    /// What holds packs back, and what wants a yes before one goes on.
    pub before_start: BeforeStartView,
    /// The safety questions.
    pub safety: SafetyView,
    /// Places of the last session or entry, of what was later, to be offered first.
    pub last_places: Vec<String>,
    /// Whether to offer, once, that Respite starts with the computer.
    pub offer_autostart: bool,
}
