//! What somebody does, and what happens around it.

use chrono_tz::Tz;
use proptest::prelude::*;
use respite_domain::session::Thermal;
use respite_engine::view::Coded;

/// Zones with all sorts of offsets and switches.
pub const ZONES: [Tz; 5] = [
    chrono_tz::Europe::Berlin,
    chrono_tz::America::New_York,
    chrono_tz::Asia::Kathmandu,
    chrono_tz::Africa::Cairo,
    chrono_tz::Pacific::Apia,
];
pub const PLACES: [&str; 3] = ["low-back-left", "low-back-centre", "neck-right"];

/// What somebody does; `usize` picks one of what there is.
#[derive(Debug, Clone)]
pub enum Act {
    Log(Said),
    Change(usize, Said),
    Start(Coded<Thermal>, usize),
    Stop(i64),
    Undo,
    Told(usize, i64),
    Dose(u8, i64),
    ChangeDose(usize, u8, i64),
    Tried(Option<u8>, i64),
    Finish(usize, u8),
    Signs(bool, i64),
    MistakenTick(usize),
    GettingHelp,
    Plan(i64),
    TellVisit,
    Delete(Kind, usize),
    Restore(Kind, usize),
    Remind(u8),
    Gap(bool),
    Advance,
}

/// What happens around it.
#[derive(Debug, Clone)]
pub enum Around {
    Pass(i64),
    Sleep(i64),
    SetClock(i64),
    Fly(usize),
    SwitchOff,
    Reopen(usize),
    Kill,
}

#[derive(Debug, Clone)]
pub enum Step {
    Act(usize, Act),
    Around(Around),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Entry,
    Dose,
    Relief,
    Visit,
}

#[derive(Debug, Clone)]
pub struct Said {
    pub ago: i64,
    pub spasms: Option<u8>,
    pub worst: Option<u8>,
}

fn said() -> impl Strategy<Value = Said> {
    (0..20 * 24 * 60i64, prop::option::of(0..3u8), prop::option::of(0..=10u8)).prop_map(|(ago, spasms, worst)| Said {
        ago,
        spasms,
        worst,
    })
}

fn act() -> impl Strategy<Value = Act> {
    let which = || 0..12usize;
    let kind = || prop_oneof![Just(Kind::Entry), Just(Kind::Dose), Just(Kind::Relief), Just(Kind::Visit)];
    let thermal = prop_oneof![Just(Coded(Thermal::Heat)), Just(Coded(Thermal::Cold))];
    prop_oneof![
        4 => said().prop_map(Act::Log),
        2 => (which(), said()).prop_map(|(which, said)| Act::Change(which, said)),
        2 => (thermal, 0..PLACES.len()).prop_map(|(kind, place)| Act::Start(kind, place)),
        2 => (0..40i64).prop_map(Act::Stop),
        1 => Just(Act::Undo),
        1 => (0..PLACES.len(), 0..300i64).prop_map(|(place, ago)| Act::Told(place, ago)),
        2 => (1..20u8, 0..3000i64).prop_map(|(quarters, ago)| Act::Dose(quarters, ago)),
        1 => (which(), 1..20u8, 0..3000i64).prop_map(|(which, quarters, ago)| Act::ChangeDose(which, quarters, ago)),
        2 => (prop::option::of(0..=10u8), 0..3000i64).prop_map(|(before, ago)| Act::Tried(before, ago)),
        1 => (which(), 0..=10u8).prop_map(|(which, after)| Act::Finish(which, after)),
        2 => (any::<bool>(), 0..3000i64).prop_map(|(ticked, ago)| Act::Signs(ticked, ago)),
        1 => which().prop_map(Act::MistakenTick),
        1 => Just(Act::GettingHelp),
        1 => (-3..20i64).prop_map(Act::Plan),
        1 => Just(Act::TellVisit),
        3 => (kind(), which()).prop_map(|(kind, which)| Act::Delete(kind, which)),
        2 => (kind(), which()).prop_map(|(kind, which)| Act::Restore(kind, which)),
        1 => (0..3u8).prop_map(Act::Remind),
        1 => any::<bool>().prop_map(Act::Gap),
        1 => Just(Act::Advance),
    ]
}

fn around() -> impl Strategy<Value = Around> {
    prop_oneof![
        3 => (1..3000i64).prop_map(Around::Pass),
        1 => (60..3000i64).prop_map(Around::Sleep),
        2 => (-20_000..20_000i64).prop_map(Around::SetClock),
        1 => (0..ZONES.len()).prop_map(Around::Fly),
        1 => Just(Around::SwitchOff),
        1 => (0..2usize).prop_map(Around::Reopen),
        1 => Just(Around::Kill),
    ]
}

pub fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (0..2usize, act()).prop_map(|(who, act)| Step::Act(who, act)),
        1 => around().prop_map(Step::Around),
    ]
}
