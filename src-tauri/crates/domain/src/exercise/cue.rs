//! What is to be done at which second. Whoever lies on the floor is told this by sight, by sound, or by a voice.
//!
//! It is a list made beforehand and not something that counts: a pause moves it, a program that was killed goes on with the rest of it.

use super::{Amount, Side};

/// Seconds to get into position before a side begins.
const GET_READY: u16 = 5;
/// Seconds to turn to the other side, before getting ready on it.
const TURN: u16 = 8;
/// Seconds to go up, and as many to come back: slowly (S79).
const MOVE: u16 = 2;
/// Seconds between one repetition and the next.
const BETWEEN: u16 = 1;
/// From how many on the last seconds are counted down.
const COUNTED: u16 = 3;
/// The fewest repetitions of which half is told.
const FEWEST_TO_HALVE: u16 = 4;

/// One thing to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cue {
    /// Get into position.
    GetReady,
    /// Go up, breathing out.
    Lift,
    /// Hold it.
    Hold,
    /// So many seconds are left of what is being done.
    Count(u16),
    /// Come back, breathing in.
    Lower,
    /// Half of this side is done.
    HalfTime,
    /// Turn to the other side.
    OtherSide,
    /// Rest before the next set.
    Rest,
    /// It is done.
    End,
}

impl Cue {
    /// The code by which the screen knows it.
    pub fn code(self) -> &'static str {
        match self {
            Cue::GetReady => "get-ready",
            Cue::Lift => "lift",
            Cue::Hold => "hold",
            Cue::Count(_) => "count",
            Cue::Lower => "lower",
            Cue::HalfTime => "half-time",
            Cue::OtherSide => "other-side",
            Cue::Rest => "rest",
            Cue::End => "end",
        }
    }

    /// Of a count, how many seconds are left.
    pub fn left(self) -> Option<u16> {
        if let Cue::Count(left) = self { Some(left) } else { None }
    }

    /// Whether something begins with it that a press of a key leads to.
    fn begins(self) -> bool {
        matches!(self, Cue::GetReady | Cue::Lift | Cue::OtherSide | Cue::Rest | Cue::End)
    }
}

/// Where in an exercise something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The set, from 1.
    pub set: u16,
    /// The side, where the exercise has sides. While turning it is the one that comes.
    pub side: Option<Side>,
    /// The repetition, from 1; 0 before the first of a side.
    pub rep: u16,
}

/// A cue with its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timed {
    /// Seconds since the exercise began, pauses not counted.
    pub at: u32,
    /// What is told.
    pub cue: Cue,
    /// Where it is.
    pub step: Step,
}

/// All cues of an exercise in order, the last of them its end. It begins with its `first` side, and both get the same time; without one
/// it works as one. `halves` asks for half-time to be told, which moves nothing else.
pub fn cues(first: Option<Side>, amount: Amount, halves: bool) -> Vec<Timed> {
    let mut track = Track { at: 0, step: Step { set: 1, side: None, rep: 0 }, told: Vec::new() };
    for set in 1..=amount.sets {
        for (place, side) in sides(first).enumerate() {
            track.step = Step { set, side, rep: 0 };
            if place > 0 {
                track.lasting(Cue::OtherSide, TURN);
            } else if set > 1 {
                track.lasting(Cue::Rest, amount.rest);
            }
            track.counted(Cue::GetReady, GET_READY);
            track.side(amount, halves);
        }
    }
    track.tell(0, Cue::End);
    track.told
}

/// The sides in the order in which they work; one that is nobody's where it works as one.
pub(super) fn sides(first: Option<Side>) -> impl Iterator<Item = Option<Side>> {
    std::iter::once(first).chain(first.map(|first| Some(first.other())))
}

/// What is being made: the second that it has come to.
struct Track {
    at: u32,
    step: Step,
    told: Vec<Timed>,
}

impl Track {
    fn side(&mut self, Amount { reps, hold, .. }: Amount, halves: bool) {
        for rep in 1..=reps {
            self.step.rep = rep;
            self.lasting(Cue::Lift, MOVE);
            self.counted(Cue::Hold, hold);
            let back = MOVE + BETWEEN;
            if rep == reps {
                self.counted(Cue::Lower, back);
                continue;
            }
            self.tell(0, Cue::Lower);
            if halves && reps >= FEWEST_TO_HALVE && rep == reps / 2 {
                self.tell(MOVE, Cue::HalfTime);
            }
            self.at += u32::from(back);
        }
    }

    fn tell(&mut self, later: u16, cue: Cue) {
        self.told.push(Timed { at: self.at + u32::from(later), cue, step: self.step });
    }

    fn lasting(&mut self, cue: Cue, seconds: u16) {
        self.tell(0, cue);
        self.at += u32::from(seconds);
    }

    /// The same, its last seconds counted down.
    fn counted(&mut self, cue: Cue, seconds: u16) {
        self.tell(0, cue);
        for left in (1..=COUNTED.min(seconds)).rev() {
            self.tell(seconds - left, Cue::Count(left));
        }
        self.at += u32::from(seconds);
    }
}

/// Where the exercise is after so many seconds.
pub fn step_at(track: &[Timed], seconds: u32) -> Option<Step> {
    track.iter().rev().find(|timed| timed.at <= seconds).or(track.first()).map(|timed| timed.step)
}

/// How many repetitions were done whole after so many seconds, of all sets and sides.
pub fn reps_done(track: &[Timed], seconds: u32) -> u16 {
    let begun = track.iter().filter(|timed| timed.cue == Cue::Lower && timed.at + u32::from(MOVE) <= seconds);
    u16::try_from(begun.count()).unwrap_or(u16::MAX)
}

/// The second to which a press leads after so many: that of the next thing to begin.
pub fn next_step(track: &[Timed], seconds: u32) -> Option<u32> {
    track.iter().find(|timed| timed.at > seconds && timed.cue.begins()).map(|timed| timed.at)
}
