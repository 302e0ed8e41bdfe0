//! What is to be done at a moment, as values: notices to show and to take back, the state of the tray.
//!
//! A notice counts as shown once whoever shows notices says that it took it ([`Engine::shown`]). What was refused is tried
//! again for as long as its reason holds. What can't be read silences nothing but what hangs on it.

use std::collections::BTreeSet;

use chrono::{Days, TimeDelta};
use respite_domain::notice::{self, Fault, Mark, Notice, NoticeFacts, NoticeKind, Topic};
use respite_domain::session::{Phase, StoredSession, Thermal, rests};
use respite_domain::time::{Moment, WallTime};
use respite_store::StoreError;

use crate::outlook::bare;
use crate::planned::Planned;
use crate::signs::emergencies;
use crate::view::Settings;
use crate::{At, Engine, EngineError, Result};

/// What one look at the diary came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// What is to be done now and was not done yet, in order.
    pub effects: Vec<Effect>,
    /// Whether notices are to be neutral, as far as is known.
    pub neutral: bool,
    /// How long after it to look again at the latest, as far as is known.
    pub look_again: Option<TimeDelta>,
    /// What the tray tells.
    pub tray: Tray,
}

/// Something to be done outside of the diary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Show this, in place of what the same thread showed before, and say how that went: [`Engine::shown`] or
    /// [`Engine::not_shown`].
    Notify(Notice),
    /// What this thread shows says what is not so any more: show this in its place, unheard, where it is still on the screen, and take
    /// it out of the desktop's list otherwise. Say how that went, too.
    Amend(Notice),
    /// What this thread showed is no longer true.
    Withdraw {
        /// The thread.
        thread: String,
    },
}

/// What the tray tells, as comparable data.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tray {
    /// The session that ends first: heat or cold, and how long it goes on.
    pub session: Option<(Thermal, TimeDelta)>,
    /// Whether a pack may still be on although its time is up. It stays so until somebody says that it is off.
    pub take_it_off: bool,
    /// Whether a pack's time runs, or its end is being told: for so long the computer stays awake and the window can ring.
    pub is_calling: bool,
    /// Until when all resting skin has rested.
    pub rest_until: Option<WallTime>,
    /// Whether a warning sign of an emergency waits for an answer.
    pub emergency: bool,
}

impl Tray {
    /// Whether a pack lies on the skin, for all that is known.
    pub fn has_pack(&self) -> bool {
        self.session.is_some() || self.take_it_off
    }
}

/// A notice that was sent to be shown, and how that went as far as is known.
#[derive(Debug)]
pub(crate) struct Sent {
    notice: Notice,
    went: Went,
    at: WallTime,
}

impl Sent {
    fn is_shown(&self) -> bool {
        matches!(self.went, Went::OnItsWay | Went::Taken)
    }

    /// What is on the screen is taken back, or told anew.
    pub(crate) fn is_to_be_told_anew(&mut self) {
        self.notice.marks.clear();
        self.went = Went::Taken;
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Went {
    /// Nobody has said yet.
    OnItsWay,
    /// It is on the person's screen, for all we know.
    Taken,
    /// Nobody showed it, as was said then.
    Refused(Moment),
}

/// What the diary says of what is owed now, as far as it can be read.
struct Looked {
    facts: NoticeFacts,
    /// What could not be read: of it nothing is shown and nothing taken back.
    unread: BTreeSet<Topic>,
}

impl Engine {
    /// Looks at what is owed at `now`: what of it has not been done yet, when to look again, what the tray tells. Whatever the disk
    /// does: sessions that were read once are known from then on. Asking twice does no harm.
    pub fn advance(&mut self, now: &Moment) -> Look {
        // One that can't be written now is tried at the next look: what lies on the skin does not wait for it.
        if let Err(error) = self.note_ahead(now) {
            tracing::warn!(%error, "a reminder that was put off while the clock was ahead may stay away longer");
        } else if let Err(error) = self.note_slots(now) {
            tracing::warn!(%error, "a slot that came due could not be written down");
        }
        let Looked { facts, unread } = self.look(now);
        let due = notice::due(&facts, now);
        let threads: BTreeSet<&str> = due.iter().map(|notice| notice.thread.as_str()).collect();
        let mut effects = Vec::new();
        let mut taken_back = Vec::new();
        self.sent.retain(|thread, sent| {
            let stays = threads.contains(thread.as_str()) || unread.contains(&sent.notice.kind.topic());
            if !stays && !matches!(sent.went, Went::Refused(_)) {
                effects.push(Effect::Withdraw { thread: thread.clone() });
                // Sent while the clock was ahead: it was not true yet.
                let is_to_come = now.wall < sent.at;
                if is_to_come || comes_again(&sent.notice.kind, !facts.emergencies.is_empty()) {
                    taken_back.extend(sent.notice.marks.iter().map(|mark| mark.thread.clone()));
                }
            }
            stays
        });
        // What was taken back and is true again later is told then.
        if !taken_back.is_empty()
            && let Err(error) = self.store.forget_shown(&taken_back)
        {
            tracing::warn!(%error, "that a notice was taken back could not be kept");
        }
        for notice in due.into_iter().filter(|notice| !notice.held) {
            let effect = if !self.needs_no_telling(&notice, now) {
                Effect::Notify(notice.clone())
            } else if self.says_what_is_over(&notice) {
                Effect::Amend(notice.clone())
            } else {
                continue;
            };
            effects.push(effect);
            self.forget_what_gives_way(&notice);
            self.sent.insert(notice.thread.clone(), Sent { notice, went: Went::OnItsWay, at: now.wall });
        }
        let look_again = self.tries_again(now).chain(notice::next_look(&facts, now)).min();
        let tray = Tray { emergency: !facts.emergencies.is_empty(), ..tray(&self.known_sessions, now) };
        Look { effects, neutral: self.neutral, look_again, tray }
    }

    /// The notice is on the person's screen: it is not shown again, by this program or the next.
    pub fn shown(&mut self, notice: &Notice, now: &Moment) {
        // What was taken back meanwhile was not seen.
        let Some(sent) = self.on_its_way(notice) else { return };
        sent.went = Went::Taken;
        if notice.kind.topic() == Topic::Fault {
            return;
        }
        // A full disk keeps no notice of the skin from being shown; it is only told again after a restart.
        if let Err(error) = self.store.set_shown(notice, now.wall) {
            tracing::warn!(%error, "that a notice was shown could not be kept");
        }
    }

    /// Nobody showed the notice: it is tried again [a little later](notice::TRY_AGAIN_AFTER) if its reason still holds.
    pub fn not_shown(&mut self, notice: &Notice, now: &Moment) {
        if let Some(sent) = self.on_its_way(notice) {
            sent.went = Went::Refused(now.clone());
        }
    }

    /// What was told in these threads is to be told anew where it is still so; what is not leaves the screen.
    pub(crate) fn call_again(&mut self, threads: &[String]) {
        let of_them = self.sent.iter_mut().filter(|(thread, _)| threads.contains(thread));
        of_them.for_each(|(_, sent)| sent.is_to_be_told_anew());
    }

    /// What trouble Respite is in, as was seen when it last looked.
    pub fn fault(&self) -> Option<Fault> {
        self.unread.then_some(Fault::Unread).or(self.panicked.then_some(Fault::Panicked))
    }

    /// What the tray tells at `now`.
    pub fn tray(&self, now: &Moment) -> Tray {
        let of_skin = match self.sessions_that_matter(&At::now(now)) {
            Ok(sessions) => tray(&sessions, now),
            Err(_) => tray(&self.known_sessions, now),
        };
        Tray { emergency: self.has_emergency().unwrap_or(false), ..of_skin }
    }

    /// How long after `now` what was refused is tried again.
    fn tries_again(&self, now: &Moment) -> impl Iterator<Item = TimeDelta> {
        let waits = self.sent.values().filter_map(|sent| match &sent.went {
            Went::Refused(at) => Some(notice::TRY_AGAIN_AFTER - now.most_since(at)),
            Went::OnItsWay | Went::Taken => None,
        });
        waits.filter(|wait| *wait > TimeDelta::zero())
    }

    /// Whether a notice that is due is on its way, was told, or was refused a moment ago. One of several packs that is on the screen and
    /// tells of one that is over gives way to what is left: its buttons are about all of them.
    fn needs_no_telling(&self, notice: &Notice, now: &Moment) -> bool {
        let sent = self.sent.get(&notice.thread);
        let tells_of_more = |sent: &Sent| sent.is_shown() && sent.notice.tells_of_more_than(notice);
        if notice.kind.topic() == Topic::Plans && sent.is_some_and(tells_of_more) {
            return false;
        }
        let sent = sent.filter(|sent| sent.notice.tells_the_same(notice));
        match (sent.map(|sent| &sent.went), notice.kind.topic()) {
            (Some(Went::OnItsWay | Went::Taken), _) => true,
            (Some(Went::Refused(at)), _) => now.most_since(at) < notice::TRY_AGAIN_AFTER,
            (None, Topic::Fault) => false,
            (None, topic) => self.store.was_shown(notice, now).unwrap_or_else(|error| {
                tracing::warn!(%error, "whether a notice was shown could not be read");
                // Of the skin rather twice than never.
                topic != Topic::Skin
            }),
        }
    }

    /// Of the packs of a plan that a notice on the screen told of, those that this one leaves out are told again where they are due again.
    fn forget_what_gives_way(&mut self, notice: &Notice) {
        let Some(sent) = self.sent.get(&notice.thread).filter(|_| notice.kind.topic() == Topic::Plans) else { return };
        let is_told = |mark: &&Mark| notice.marks.iter().any(|told| told.thread == mark.thread);
        let gone: Vec<String> =
            sent.notice.marks.iter().filter(|mark| !is_told(mark)).map(|mark| mark.thread.clone()).collect();
        if !gone.is_empty()
            && let Err(error) = self.store.forget_shown(&gone)
        {
            tracing::warn!(%error, "that a notice was taken back could not be kept");
        }
    }

    /// Whether this is on the screen in words that are not true any more. Of the packs of a plan that is told by what they are.
    fn says_what_is_over(&self, notice: &Notice) -> bool {
        let sent = self.sent.get(&notice.thread).filter(|sent| sent.went == Went::Taken);
        sent.is_some_and(|sent| !sent.notice.kind.says_the_same(&notice.kind))
    }

    fn on_its_way(&mut self, notice: &Notice) -> Option<&mut Sent> {
        let sent = self.sent.get_mut(&notice.thread)?;
        (sent.went == Went::OnItsWay && sent.notice.tells_the_same(notice)).then_some(sent)
    }

    /// Reads what is owed. Each topic by itself: a row of another table that can't be read must not silence the skin.
    fn look(&mut self, now: &Moment) -> Looked {
        let mut unread = Unread::default();
        let diary = self.diary_at(&At::now(now));
        let sessions = unread.note(|| diary.sessions(), &[Topic::Skin]).map(<[_]>::to_vec);
        let outlook = unread.note(|| diary.outlook(), &[Topic::CheckIn, Topic::Doctor]);
        let last_logged = unread
            .note(|| Ok(self.store.last_day_logged(now.day() + Days::new(1))?), &[Topic::Evening, Topic::CheckIn]);
        let settings = unread.note(|| diary.settings(), &[Topic::Evening]);
        let neutral = settings.map_or(self.neutral, |settings| settings.neutral_notices);
        let visits = unread.note(|| diary.visits(), &[Topic::Visits]);
        let planned = unread.note(|| self.packs_planned(&diary), &[Topic::Plans]);
        let courses = unread.note(|| self.courses(), &[Topic::Medicines]);
        let signs = unread.note(|| diary.signs(), &[Topic::Signs]).unwrap_or_default();
        let emergencies = emergencies(signs, now);
        let helped = signs.iter().filter_map(|stored| stored.answer.helped_in_an_emergency());
        // One that was told while the clock was ahead hides none that is true.
        let helped = helped.filter(|helped| *helped <= now.wall).max();
        let moving = unread.note(|| self.moving_facts(now), &[Topic::Moving]);
        let mut facts = NoticeFacts {
            sessions: Vec::new(),
            slots: planned.as_ref().map(|planned| planned.due(now)).unwrap_or_default(),
            next_slot: planned.as_ref().and_then(Planned::next),
            last_logged: last_logged.flatten(),
            episode_open: outlook.is_some_and(|outlook| outlook.open_episode().is_some()),
            evening: settings.and_then(Settings::asks_in_the_evening),
            visits: visits.map(<[_]>::to_vec).unwrap_or_default(),
            answers: outlook.map(|outlook| outlook.answers.clone()).unwrap_or_default(),
            reminders: outlook.map(|outlook| outlook.reminders.clone()).unwrap_or_default(),
            courses: courses.unwrap_or_default(),
            moving: moving.unwrap_or_default(),
            emergencies,
            helped,
            fault: None,
        };
        drop(diary);
        if let Some(sessions) = sessions {
            self.known_sessions = sessions;
        }
        (self.neutral, self.unread) = (neutral, unread.is_trouble);
        // As they were read last: what is no longer true of them is taken back all the same.
        unread.topics.remove(&Topic::Skin);
        facts.sessions.clone_from(&self.known_sessions);
        facts.fault = self.fault();
        Looked { facts, unread: unread.topics }
    }
}

/// Whether what was taken back of this is told anew once it is true again: a pack that is to come off, the packs of a plan, a visit that
/// is there again, an emergency of which nobody is getting help after all; and all that an emergency silenced. Else what was answered is
/// not true again.
fn comes_again(kind: &NoticeKind, emergency: bool) -> bool {
    let of_pack = matches!(kind, NoticeKind::SkinCheck { .. } | NoticeKind::TimeUp { .. });
    let by_itself = of_pack || matches!(kind.topic(), Topic::Plans | Topic::Visits | Topic::Signs);
    by_itself || emergency && notice::can_wait(kind)
}

fn tray(sessions: &[StoredSession], now: &Moment) -> Tray {
    let sessions = bare(sessions);
    let mut tray = Tray::default();
    for session in &sessions {
        let phase = session.phase(now);
        tray.is_calling |= match phase {
            Phase::Running { .. } => true,
            Phase::Unconfirmed { ago, .. } => ago < notice::TAKE_IT_OFF_FOR,
            Phase::Ended { .. } => false,
        };
        match phase {
            Phase::Running { left } if tray.session.is_none_or(|(_, known)| left < known) => {
                tray.session = Some((session.kind, left));
            }
            Phase::Unconfirmed { .. } => tray.take_it_off = true,
            Phase::Running { .. } | Phase::Ended { .. } => {}
        }
    }
    tray.rest_until = rests(&sessions, now).into_iter().map(|rest| rest.until).max();
    tray
}

/// What could not be read.
#[derive(Default)]
struct Unread {
    topics: BTreeSet<Topic>,
    /// Whether any of it is more than another process that is writing, which the next look will find done.
    is_trouble: bool,
    /// Whether another process had the diary: whoever waits for it once more tells late what is known.
    is_busy: bool,
}

impl Unread {
    /// What was read; or else nothing, and a note that these topics could not be.
    fn note<T>(&mut self, read: impl FnOnce() -> Result<T>, topics: &[Topic]) -> Option<T> {
        if self.is_busy {
            self.topics.extend(topics);
            return None;
        }
        let error = match read() {
            Ok(read) => return Some(read),
            Err(error) => error,
        };
        self.topics.extend(topics);
        if matches!(error, EngineError::Store(StoreError::Busy)) {
            self.is_busy = true;
        } else {
            self.is_trouble = true;
            tracing::error!(%error, ?topics, "what is due could not be read");
        }
        None
    }
}
