//! What holds a pack back before it goes on (3.1; 3.2 rules 1, 2, 4): facts of the diary that refuse it until the person says
//! that they are over, and facts that want a second yes.

use std::collections::BTreeSet;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};

use crate::medicine::DROWSY_FOR;
use crate::own_pack::StoredOwnPack;
use crate::place::{Place, Places};
use crate::session::{Skin, Thermal};
use crate::time::{Moment, WallTime};
use crate::{Code, Invalid};

/// How long an injury is fresh: cold is usual then, and heat wants a second yes (3.1, "First 48 h").
pub const FRESH_INJURY_FOR: TimeDelta = TimeDelta::hours(48);

/// So many days are looked back over to see whether heat is used on most of them. Years of it leave a net of lines on the skin (3.1).
pub const HEAT_LOOKED_BACK: i64 = 28;
/// Most of them.
pub const HEAT_MOST_DAYS: usize = 15;

/// The sign that stops heat until it has passed (3.1: fever or acute infection).
pub const FEVER: &str = "fever";
/// The signs that tell of an injury.
pub const INJURIES: [&str; 2] = ["fall", "weak-bones"];
/// The side effects with which the person says that a product makes them sleepy (S65).
pub const SLEEPY: [&str; 3] = ["drowsiness", "tiredness", "slow-response"];

/// One telling that skin did not look normal under a pack, or after it. Each holds by itself: a milder word that is told later
/// takes nothing from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkinTold {
    /// Its number.
    pub telling: i64,
    /// Where the pack lay.
    pub places: Places,
    /// How the skin looked. Bright red too: 3.2 rule 4 stops a pack for it, and rule 2 wants healthy skin before the next.
    pub skin: Skin,
    /// When that was said.
    pub told: Moment,
    /// When the pack came off, where that is known.
    pub off: Option<Moment>,
    /// Whether the person has said that it looks normal again.
    pub normal_again: bool,
}

impl SkinTold {
    /// When the pack came off; until that is known, when the skin was told.
    pub fn at(&self) -> WallTime {
        self.off.as_ref().unwrap_or(&self.told).wall
    }

    /// The first day on which it can be said to look normal again, where that is still to come at `now`: blisters do not heal within
    /// the day on which they were told, nor within that on which the pack came off. A clock that is set makes no night pass.
    pub fn heals_from(&self, now: &Moment) -> Option<NaiveDate> {
        let since = self.off.as_ref().filter(|off| self.told.is_before(off)).unwrap_or(&self.told);
        let day_of = |time: DateTime<Utc>| now.zone.wall(time).date_naive();
        let today = day_of(since.utc() + now.least_since(since));
        let wait = day_of(since.utc()) + Days::new(1) - today;
        (self.skin == Skin::Blistered && wait > TimeDelta::zero()).then(|| now.day() + wait)
    }

    /// Whether it still keeps packs away, there and beside it.
    pub fn holds(&self) -> bool {
        self.skin != Skin::Normal && !self.normal_again
    }

    /// The first of these places that it keeps packs away from.
    pub(crate) fn held_place(&self, places: Places) -> Option<Place> {
        places.iter().find(|place| self.holds() && self.places.with_neighbours().contains(*place))
    }
}

/// A fever that the person ticked as a warning sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeverTold {
    /// Number of the answer.
    pub answer: i64,
    /// When.
    pub at: WallTime,
    /// Whether the person has said that it has passed.
    pub passed: bool,
}

/// A dose that can matter before a pack goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Its number.
    pub dose: i64,
    /// Number of its product.
    pub product: i64,
    /// Name of its product; `None` where that can't be read.
    pub name: Option<String>,
    /// When.
    pub at: Moment,
    /// Whether it can make sleepy.
    pub drowsy: bool,
    /// Whether something of it is not known, and may make sleepy.
    pub unknown: bool,
    /// Whether it was taken with alcohol.
    pub alcohol: bool,
    /// How long it counts; see [`drowsy_for`](crate::medicine::Product::drowsy_for).
    pub counts_for: TimeDelta,
}

/// A side effect that makes sleepy, told without the product that brought it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeltSleepy {
    /// Number of the side effect.
    pub effect: i64,
    /// When.
    pub at: Moment,
}

/// An injury that the person told of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hurt {
    /// Its day.
    pub day: NaiveDate,
    /// When it was told, where both clocks are known of that.
    pub told: Option<Moment>,
}

impl Hurt {
    /// Whether it is less than [`FRESH_INJURY_FOR`] ago. The hour is not known, so its day counts to the end.
    fn is_fresh(&self, now: &Moment) -> bool {
        let end_of_day = (self.day + Days::new(1)).and_time(chrono::NaiveTime::MIN);
        let here_now = match &self.told {
            Some(told) => told.wall.naive_local() + now.least_since(told),
            None => now.wall.naive_local(),
        };
        here_now < end_of_day + FRESH_INJURY_FOR
    }
}

/// All that the diary tells at a moment of what may hold a pack back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Doses of the last days.
    pub doses: Vec<Taken>,
    /// When the person felt sleepy of they did not say what.
    pub sleepy: Vec<FeltSleepy>,
    /// Skin that was told other than normal.
    pub skin: Vec<SkinTold>,
    /// Fevers that were ticked.
    pub fevers: Vec<FeverTold>,
    /// Injuries.
    pub injuries: Vec<Hurt>,
}

impl Facts {
    /// What the person felt less than [`DROWSY_FOR`] ago.
    fn sleepy_at<'a>(&'a self, now: &'a Moment) -> impl Iterator<Item = &'a FeltSleepy> {
        self.sleepy.iter().filter(|felt| now.least_since(&felt.at) < DROWSY_FOR)
    }
}

codes! {
    /// What a question before a start is about.
    pub enum AskAbout {
        /// A medicine that can make sleepy.
        Drowsy = "drowsy",
        /// A medicine with an ingredient that Respite does not know.
        Unknown = "unknown",
        /// A medicine taken with alcohol.
        Alcohol = "alcohol",
        /// The person felt sleepy, and no medicine that is asked about tells why.
        Sleepy = "sleepy",
        /// An injury of the last two days that the diary knows of.
        Injury = "injury",
        /// A fever, before cold.
        Fever = "fever",
        /// Any injury, bruise, swelling or hot joint that the diary does not know of.
        AnyInjury = "any-injury",
        /// What came with one of the person's own packs, before it goes on for the first time.
        Instructions = "instructions",
    }
}

codes! {
    /// What a yes before a start says.
    pub enum Yes {
        /// The person is wide awake.
        Awake = "awake",
        /// Heat is meant, though there may be an injury.
        Heat = "heat",
        /// Cold is meant, though there is a fever.
        Cold = "cold",
        /// What came with the pack was read.
        Read = "read",
    }
}

impl AskAbout {
    /// The yes that answers it.
    pub fn yes(self) -> Yes {
        match self {
            AskAbout::Drowsy | AskAbout::Unknown | AskAbout::Alcohol | AskAbout::Sleepy => Yes::Awake,
            AskAbout::Injury | AskAbout::AnyInjury => Yes::Heat,
            AskAbout::Fever => Yes::Cold,
            AskAbout::Instructions => Yes::Read,
        }
    }
}

/// Something that wants a second yes before a pack goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// A medicine that can make sleepy was taken.
    Drowsy(Box<Taken>),
    /// A medicine was taken of which nobody knows here whether it makes sleepy.
    Unknown(Box<Taken>),
    /// A medicine was taken with alcohol.
    Alcohol(Box<Taken>),
    /// The person felt sleepy less than [`DROWSY_FOR`] ago, and no medicine that is asked about tells why.
    Sleepy(FeltSleepy),
    /// Heat, and the diary tells of an injury less than [`FRESH_INJURY_FOR`] ago.
    Injury(NaiveDate),
    /// Cold, and a fever that has not passed.
    Fever(FeverTold),
    /// Heat, and nobody has yet said whether there is an injury, a bruise, a swelling or a hot joint that the diary does not
    /// know of. Where a person can be asked, that is asked each time.
    AnyInjury,
    /// One of the person's own packs, and nobody has said yet that what came with it was read (S53).
    Instructions(StoredOwnPack),
}

impl Ask {
    /// What it is about.
    pub fn about(&self) -> AskAbout {
        match self {
            Ask::Drowsy(_) => AskAbout::Drowsy,
            Ask::Unknown(_) => AskAbout::Unknown,
            Ask::Alcohol(_) => AskAbout::Alcohol,
            Ask::Sleepy(_) => AskAbout::Sleepy,
            Ask::Injury(_) => AskAbout::Injury,
            Ask::Fever(_) => AskAbout::Fever,
            Ask::AnyInjury => AskAbout::AnyInjury,
            Ask::Instructions(_) => AskAbout::Instructions,
        }
    }

    /// What a yes names: this very fact, so that a yes to what was on the screen is no yes to what was told since.
    pub fn key(&self) -> String {
        let code = self.about().code();
        match self {
            Ask::Drowsy(taken) | Ask::Unknown(taken) | Ask::Alcohol(taken) => {
                format!("{code} {} {}", taken.dose, taken.at.wall.timestamp())
            }
            Ask::Sleepy(felt) => format!("{code} {}", felt.effect),
            Ask::Injury(day) => format!("{code} {day}"),
            Ask::Fever(fever) => format!("{code} {}", fever.answer),
            Ask::AnyInjury => code.to_owned(),
            Ask::Instructions(own) => format!("{code} {}", own.id),
        }
    }
}

/// What wants a second yes at `now`, the gravest first; of each medicine its latest dose.
pub fn asks(kind: Thermal, facts: &Facts, now: &Moment) -> Vec<Ask> {
    let mut counting: Vec<&Taken> = counting(facts, now).collect();
    counting.sort_by_key(|taken| std::cmp::Reverse((taken.at.wall, taken.dose)));
    let mut asks = Vec::new();
    let mut named = BTreeSet::new();
    let drowsy = counting.iter().filter(|taken| taken.drowsy && named.insert(taken.product));
    asks.extend(drowsy.map(|taken| Ask::Drowsy(Box::new((*taken).clone()))));
    let unknown = counting.iter().filter(|taken| taken.unknown && named.insert(taken.product));
    asks.extend(unknown.map(|taken| Ask::Unknown(Box::new((*taken).clone()))));
    asks.extend(counting.iter().find(|taken| taken.alcohol).map(|taken| Ask::Alcohol(Box::new((*taken).clone()))));
    if asks.is_empty() {
        let latest = facts.sleepy_at(now).max_by_key(|felt| (felt.at.wall, felt.effect));
        asks.extend(latest.cloned().map(Ask::Sleepy));
    }
    match kind {
        Thermal::Heat => {
            asks.extend(fresh(facts, now).max().map(Ask::Injury));
        }
        Thermal::Cold => asks.extend(fever(facts).cloned().map(Ask::Fever)),
    }
    asks
}

/// As [`asks`], where a person can be asked what the diary does not know.
pub fn asks_of_person(kind: Thermal, facts: &Facts, now: &Moment) -> Vec<Ask> {
    let mut asks = asks(kind, facts, now);
    if kind == Thermal::Heat && !asks.iter().any(|ask| matches!(ask, Ask::Injury(_))) {
        asks.push(Ask::AnyInjury);
    }
    asks
}

/// What is asked before the first guided session with one of the person's own packs.
pub fn asks_of_pack(own: &StoredOwnPack) -> Option<Ask> {
    own.pack.is_unread().then(|| Ask::Instructions(own.clone()))
}

/// The [keys](Ask::key) of all that speaks to a yes at `now`, each dose and telling by itself: what a start asks, and what stands
/// behind that. Whoever starts a pack has said yes to them.
pub fn all_keys(facts: &Facts, now: &Moment) -> Vec<String> {
    let of_doses = counting(facts, now).flat_map(of_dose);
    let of_body = facts.sleepy_at(now).cloned().map(Ask::Sleepy).chain(fresh(facts, now).map(Ask::Injury));
    of_doses.chain(of_body).map(|ask| ask.key()).collect()
}

/// What a start would ask at `now`, and nobody was asked when it was told, at `start`, that a pack is on: `asked` holds the keys of what had
/// been told by then. However far back it is told for, it was told under the pack.
pub fn asks_since(kind: Thermal, facts: &Facts, (start, asked): (&Moment, &[String]), now: &Moment) -> Vec<Ask> {
    let is_new = |ask: &Ask| !asked.contains(&ask.key());
    let unasked = |taken: &Taken| {
        let new: Vec<AskAbout> = of_dose(taken).filter(is_new).map(|ask| ask.about()).collect();
        let is = |about| new.contains(&about);
        let [drowsy, unknown, alcohol] = [AskAbout::Drowsy, AskAbout::Unknown, AskAbout::Alcohol].map(is);
        Taken { drowsy, unknown, alcohol, ..taken.clone() }
    };
    // Of a day two injuries may be told, one before the pack and one under it.
    let is_new_injury =
        |hurt: &&Hurt| is_new(&Ask::Injury(hurt.day)) || hurt.told.as_ref().is_some_and(|told| start.is_before(told));
    let facts = Facts {
        doses: facts.doses.iter().map(unasked).collect(),
        sleepy: facts.sleepy.iter().filter(|felt| is_new(&Ask::Sleepy((*felt).clone()))).cloned().collect(),
        injuries: facts.injuries.iter().filter(is_new_injury).cloned().collect(),
        ..Facts::default()
    };
    asks(kind, &facts, now)
}

/// All that a dose can be asked about.
fn of_dose(taken: &Taken) -> impl Iterator<Item = Ask> {
    let this = || Box::new(taken.clone());
    let drowsy = taken.drowsy.then(|| Ask::Drowsy(this()));
    let unknown = taken.unknown.then(|| Ask::Unknown(this()));
    let alcohol = taken.alcohol.then(|| Ask::Alcohol(this()));
    [drowsy, unknown, alcohol].into_iter().flatten()
}

/// The doses that count as taken in the last hours. One that lies in the future was taken before somebody set the clock back, and counts.
fn counting<'a>(facts: &'a Facts, now: &'a Moment) -> impl Iterator<Item = &'a Taken> {
    facts.doses.iter().filter(|taken| now.least_since(&taken.at) < taken.counts_for)
}

/// The days of injuries that are fresh.
fn fresh<'a>(facts: &'a Facts, now: &'a Moment) -> impl Iterator<Item = NaiveDate> + 'a {
    facts.injuries.iter().filter(|hurt| hurt.is_fresh(now)).map(|hurt| hurt.day)
}

/// The latest fever that has not passed.
pub fn fever(facts: &Facts) -> Option<&FeverTold> {
    facts.fevers.iter().filter(|fever| !fever.passed).max_by_key(|fever| fever.at)
}

/// The skin that the person means who says that it looks normal again at these places: what was told of no other place besides. None
/// named: all of it.
///
/// # Errors
/// [`Invalid::NoSkinHeld`] where more was told at these places, or something beside them; [`Invalid::NotFound`] where nothing was.
/// [`Invalid::StillBlistered`] for blisters that can't have healed by `now`.
pub fn normal_again<'a>(told: &'a [SkinTold], wanted: Places, now: &Moment) -> Result<Vec<&'a SkinTold>, Invalid> {
    let held = || told.iter().filter(|told| told.holds());
    let is_all = |told: &&SkinTold| wanted.is_empty() || told.places.iter().all(|place| wanted.contains(place));
    let meant: Vec<&SkinTold> = held().filter(is_all).collect();
    if meant.is_empty() {
        let near = |told: &&SkinTold| told.places.touch(wanted);
        let those = |found: &mut dyn Iterator<Item = &SkinTold>| found.map(|told| told.places).reduce(Places::union);
        let other = those(&mut held().filter(near)).or_else(|| those(&mut held()));
        return Err(other.map_or(Invalid::NotFound, |told| Invalid::NoSkinHeld(told.codes())));
    }
    match meant.iter().filter_map(|told| told.heals_from(now)).max() {
        Some(first) => Err(Invalid::StillBlistered(first)),
        None => Ok(meant),
    }
}

#[cfg(test)]
#[path = "before_start_tests.rs"]
mod tests;
