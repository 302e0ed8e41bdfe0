//! One time that an exercise is done.

use chrono::TimeDelta;

use super::{Amount, Side, Step, Timed, Which, cues, reps_done, step_at};
use crate::score::Score;
use crate::time::Moment;

codes! {
    /// How it ended.
    pub enum Ending {
        /// All of it was done, but for what a press skipped.
        Done = "done",
        /// The spine was not neutral any more (S74).
        LostForm = "lost-form",
        /// The person was tired (S74).
        Tired = "tired",
        /// It hurt.
        Hurt = "hurt",
        /// Nobody said, such as after the computer was switched off.
        NotSaid = "not-said",
    }
}

codes! {
    /// How it was on the morning after exercises.
    pub enum Morning {
        /// Better than before.
        Better = "better",
        /// As usual.
        Usual = "usual",
        /// Worse.
        Worse = "worse",
        /// Asked and not said.
        NotSaid = "not-said",
    }
}

/// How long the pauses of an exercise may be in all. Ours.
pub const LONGEST_PAUSES: TimeDelta = TimeDelta::hours(1);
/// For how long after its time ran out an exercise is one whose end somebody sees. The screen that leads through it tells of the end
/// at once; a computer that is slow needs some seconds for that. Ours.
pub const END_IS_SEEN_FOR: TimeDelta = TimeDelta::seconds(15);
/// How much earlier than the core a screen may come to the end: it begins at once, and what is kept in the next whole second.
const SCREEN_IS_AHEAD_BY: TimeDelta = TimeDelta::seconds(2);

/// An exercise that is being done, or was. It holds when it began and not how far it is: that is what the clock says, so that
/// nothing has to count meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Which.
    pub exercise: Which,
    /// How much was planned.
    pub amount: Amount,
    /// The side that begins; `None` where it works as one.
    pub first: Option<Side>,
    /// Whether half-time is told.
    pub halves: bool,
    /// When it began.
    pub started: Moment,
    /// Milliseconds of it that had been done when it last went on, or was stopped for a pause.
    pub reached: i64,
    /// Repetitions that a press skipped or cut short: they are not done.
    pub skipped: u16,
    /// Since when it goes on from there; `None` during a pause and after the end.
    pub going: Option<Moment>,
    /// When it ended.
    pub ended: Option<Moment>,
    /// How it ended.
    pub ending: Option<Ending>,
    /// Repetitions that were done whole, of all sets and sides, once it has ended; `None` where nobody saw that.
    pub reps_done: Option<u16>,
    /// The set, side and repetition in which it ended, where that was seen.
    pub ended_in: Option<Step>,
    /// Pain before.
    pub before: Score,
    /// Pain after.
    pub after: Option<Score>,
    /// How it was on the morning after it.
    pub morning: Option<Morning>,
}

impl Run {
    /// One that begins now.
    pub fn begin(
        exercise: Which,
        amount: Amount,
        first: Option<Side>,
        halves: bool,
        before: Score,
        now: &Moment,
    ) -> Run {
        Run {
            exercise,
            amount,
            first,
            halves,
            started: now.clone(),
            reached: 0,
            skipped: 0,
            going: Some(next_second(now)),
            ended: None,
            ending: None,
            reps_done: None,
            ended_in: None,
            before,
            after: None,
            morning: None,
        }
    }

    /// All that is told in it.
    pub fn cues(&self) -> Vec<Timed> {
        cues(self.first, self.amount, self.halves)
    }

    /// Whole seconds that it takes without a pause.
    pub fn length(&self) -> u32 {
        self.cues().last().map_or(0, |end| end.at)
    }

    /// How far it is at `now`, pauses not counted; never past its end, and never further back than it was.
    pub fn position(&self, now: &Moment) -> TimeDelta {
        let since =
            self.going.as_ref().map_or(TimeDelta::zero(), |going| now.least_since(going).max(TimeDelta::zero()));
        (TimeDelta::milliseconds(self.reached) + since).min(TimeDelta::seconds(self.length().into()))
    }

    /// The same in whole seconds.
    pub fn seconds(&self, now: &Moment) -> u32 {
        u32::try_from(self.position(now).num_seconds()).unwrap_or_default()
    }

    /// Stops it for a pause. What is at its end is not stopped any more.
    #[must_use]
    pub fn paused(self, now: &Moment) -> Run {
        if self.is_at_its_end(now) {
            return self;
        }
        Run { reached: self.position(now).num_milliseconds(), going: None, ..self }
    }

    /// Stops it where somebody saw it last, though its time went on: a computer that sleeps leads through nothing. What was
    /// [left](Self::left_at) meanwhile is not stopped any more.
    #[must_use]
    pub fn last_seen_at(self, seen: TimeDelta, now: &Moment) -> Run {
        if self.going.is_none() || self.left_at(now).is_some() {
            return self;
        }
        let reached = seen.min(self.position(now)).num_milliseconds().max(self.reached);
        Run { reached, going: None, ..self }
    }

    /// Goes on, from where it is or from a later second that a press led to. What is at its end goes no further.
    #[must_use]
    pub fn going_on(self, from: Option<u32>, now: &Moment) -> Run {
        if self.is_at_its_end(now) {
            return self;
        }
        let here = self.position(now);
        let from = from.map_or(here, |second| TimeDelta::seconds(second.min(self.length()).into()).max(here));
        let track = self.cues();
        let whole = |position: TimeDelta| reps_done(&track, u32::try_from(position.num_seconds()).unwrap_or_default());
        let skipped = self.skipped.saturating_add(whole(from).saturating_sub(whole(here)));
        Run { reached: from.num_milliseconds(), skipped, going: Some(next_second(now)), ..self }
    }

    /// Ends it, with the repetition in which it did. Who says that all of it was done knows. Where it was [left](Self::left_at), its end
    /// was then; how far it went is what was seen before a pause, and of what ran out nobody saw it.
    #[must_use]
    pub fn ending_at(self, ending: Ending, now: &Moment) -> Run {
        let (track, left) = (self.cues(), self.left_at(now));
        let seconds = match ending {
            Ending::Done => Some(self.length()),
            _ if left.is_some() && self.going.is_some() => None,
            _ => Some(self.seconds(now)),
        };
        Run {
            reached: self.position(now).num_milliseconds(),
            going: None,
            ended: Some(left.filter(|left| left.wall < now.wall).unwrap_or_else(|| now.clone())),
            ending: Some(ending),
            reps_done: seconds.map(|seconds| reps_done(&track, seconds).saturating_sub(self.skipped)),
            ended_in: seconds.and_then(|seconds| step_at(&track, seconds)),
            ..self
        }
    }

    /// When it was over at the latest, though nobody said how it ended: its time ran out unseen, or it was paused for longer than
    /// [`LONGEST_PAUSES`]. `None` while somebody may be at it. Whoever begins it then begins anew, with the pain of then.
    pub fn left_at(&self, now: &Moment) -> Option<Moment> {
        let (end, seen_for) = match self.runs_out_at() {
            Some(end) => (end, END_IS_SEEN_FOR),
            None => (self.started.after(TimeDelta::milliseconds(self.reached) + LONGEST_PAUSES), TimeDelta::zero()),
        };
        (now.least_since(&end) > seen_for).then_some(end)
    }

    /// Whether its time has run out just now, as a screen tells that leads through it.
    pub fn runs_out(&self, now: &Moment) -> bool {
        let ago = self.runs_out_at().map(|end| now.least_since(&end));
        ago.is_some_and(|ago| (-SCREEN_IS_AHEAD_BY..=END_IS_SEEN_FOR).contains(&ago))
    }

    /// When its time runs out, where it is not paused.
    fn runs_out_at(&self) -> Option<Moment> {
        let length = TimeDelta::seconds(self.length().into());
        self.going.as_ref().map(|going| going.after(length - TimeDelta::milliseconds(self.reached)))
    }

    fn is_at_its_end(&self, now: &Moment) -> bool {
        self.position(now) >= TimeDelta::seconds(self.length().into())
    }

    /// Whether any of it was done, as far as anybody knows. What hurt before the first repetition was begun, and counts.
    pub fn was_done(&self) -> bool {
        let unseen = !matches!(self.ending, None | Some(Ending::NotSaid));
        self.reps_done.map_or(unseen, |reps| reps > 0 || self.ending == Some(Ending::Hurt))
    }
}

/// Moments are kept in whole seconds: it goes on from the next one, so that no part of it is taken for done.
fn next_second(now: &Moment) -> Moment {
    let kept = now.to_the_second();
    if kept.wall < now.wall { kept.after(TimeDelta::seconds(1)) } else { kept }
}
