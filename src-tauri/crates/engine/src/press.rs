//! What the buttons of notices write. A notice may have been on the screen for hours when somebody presses: each press is
//! judged at its own moment, and what can no longer mean "now" or "today" is asked in the window instead.

use respite_domain::entry::Entry;
use respite_domain::notice::{Notice, NoticeKind};
use respite_domain::plan::SlotSaid;
use respite_domain::reminder::{Reminder, ReminderState};
use respite_domain::session::{OffSaid, Phase};
use respite_domain::time::Moment;

use chrono::SubsecRound;

use crate::shown::number;
use crate::view::{OffAnswer, ReminderAnswer};
use crate::{At, Engine, Result};

/// What a button of a notice writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// The skin is fine at the 5-minute check.
    SkinFine,
    /// The pack is off.
    ItIsOff,
    /// The pack is off, for the skin does not look right. How it looks is asked in the window.
    SkinWrong,
    /// No spasm on the day that the notice asks about. It says nothing of pain.
    NoSpasm,
    /// Remind me again tomorrow.
    Later,
    /// The pack of a plan goes on in ten minutes.
    SlotLater,
    /// It does not.
    SkipSlot,
}

/// What a press came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressed {
    /// It is in the diary.
    Written,
    /// It came too late to be written as it stands, and wrote nothing: the window asks.
    ToBeAsked,
}

impl Engine {
    /// Does what a button of this notice stands for, as of `now`.
    ///
    /// # Errors
    /// When the disk can't take it; nothing is written then.
    pub fn press(&mut self, notice: &Notice, act: Act, now: &Moment) -> Result<Pressed> {
        let of_skin = matches!(act, Act::SkinFine | Act::ItIsOff | Act::SkinWrong);
        self.act(|engine| match (act, &notice.kind) {
            // What the window shows then comes before all else.
            _ if !of_skin && engine.has_emergency()? => Ok(Pressed::ToBeAsked),
            (Act::SkinFine, NoticeKind::SkinCheck { session, .. }) => engine.fine_under_the_pack(*session, now),
            (Act::ItIsOff, NoticeKind::SkinCheck { session, .. } | NoticeKind::TimeUp { session, .. }) => {
                engine.off_just_now(*session, OffSaid::Pressed, now)
            }
            (Act::SkinWrong, NoticeKind::SkinCheck { session, .. }) => {
                engine.off_just_now(*session, OffSaid::SkinWrong, now)
            }
            (Act::NoSpasm, NoticeKind::EveningQuestion { day } | NoticeKind::CheckIn { day, .. })
                if *day == now.day() && engine.store.last_day_logged(*day)? != Some(*day) =>
            {
                engine.add(&Entry::no_spasm(now.wall.trunc_subsecs(0)), now)?;
                Ok(Pressed::Written)
            }
            (Act::Later, NoticeKind::SeeDoctor(reminders)) => engine.later(reminders, now),
            (Act::SlotLater, NoticeKind::Slots(due)) => engine.press_slots(due, SlotSaid::Later, now),
            (Act::SkipSlot, NoticeKind::Slots(due)) => engine.press_slots(due, SlotSaid::Skipped, now),
            _ => Ok(Pressed::ToBeAsked),
        })
    }

    /// Skin that was fine under a pack tells nothing once the time is up.
    fn fine_under_the_pack(&mut self, session: i64, now: &Moment) -> Result<Pressed> {
        if !matches!(self.store.session(session)?.session.phase(now), Phase::Running { .. }) {
            return Ok(Pressed::ToBeAsked);
        }
        self.skin_is_fine(number(session), now)?;
        Ok(Pressed::Written)
    }

    /// Long after its planned end a press does not tell when the pack came off, and the rest hangs on that.
    fn off_just_now(&mut self, session: i64, said: OffSaid, now: &Moment) -> Result<Pressed> {
        Ok(match self.pack_is_off(number(session), said, now)?.answer {
            OffAnswer::Off => Pressed::Written,
            OffAnswer::Already | OffAnswer::AskWhen => Pressed::ToBeAsked,
        })
    }

    /// Puts off those of the reminders that are still due. What was answered in the meantime stays answered; where that is all of them,
    /// the window says how they stand.
    fn later(&mut self, told: &[Reminder], now: &Moment) -> Result<Pressed> {
        let outlook = self.outlook(&At::now(now))?;
        let was_told = |due: &&Reminder| told.iter().any(|told| told.is_of_the_same(due));
        let due = outlook.reminders.iter().filter(|reminder| reminder.state == ReminderState::Due);
        let mut pressed = Pressed::ToBeAsked;
        for reminder in due.filter(was_told) {
            self.answer(reminder, &ReminderAnswer::Later { days: 1 }, now)?;
            pressed = Pressed::Written;
        }
        Ok(pressed)
    }
}
