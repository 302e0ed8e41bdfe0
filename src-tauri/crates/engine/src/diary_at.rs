//! The diary as it stands at a moment: what the notices, the screens, the status and the page go by.

use std::cell::OnceCell;
use std::sync::Arc;

use respite_domain::before_start::Facts;
use respite_domain::exercise::Run;
use respite_domain::session::StoredSession;
use respite_domain::visit::StoredVisit;
use respite_store::{Snapshot, Stored, StoredSignAnswer};

use crate::outlook::{Basis, Outlook, Reach};
use crate::pack_shelf::ShelfOfPacks;
use crate::signs::SignsTold;
use crate::view::Settings;
use crate::{At, Engine, Result};

/// How many exercises are looked through: more than anybody does in the days that count.
const RUNS_LOOKED_AT: u32 = 300;

/// The diary as it stands at a moment. Each part is read once, when it is first asked for, and all of them from one state of the
/// file. A part that can't be read says so to who asks for it, and to nobody else.
pub(crate) struct DiaryAt<'e> {
    engine: &'e Engine,
    at: At,
    sessions: OnceCell<Vec<StoredSession>>,
    visits: OnceCell<Vec<StoredVisit>>,
    signs: OnceCell<Vec<StoredSignAnswer>>,
    told_signs: OnceCell<SignsTold>,
    body: OnceCell<Facts>,
    runs: OnceCell<Vec<Stored<Run>>>,
    own_packs: OnceCell<ShelfOfPacks>,
    settings: OnceCell<Settings>,
    outlook: OnceCell<Arc<Outlook>>,
    whole_outlook: OnceCell<Arc<Outlook>>,
    _one_state: Snapshot<'e>,
}

impl Engine {
    /// The diary as it stands at a moment. Nothing that happened after one that somebody told is in it.
    pub(crate) fn diary_at(&self, at: &At) -> DiaryAt<'_> {
        DiaryAt {
            engine: self,
            at: at.clone(),
            sessions: OnceCell::new(),
            visits: OnceCell::new(),
            signs: OnceCell::new(),
            told_signs: OnceCell::new(),
            body: OnceCell::new(),
            runs: OnceCell::new(),
            own_packs: OnceCell::new(),
            settings: OnceCell::new(),
            outlook: OnceCell::new(),
            whole_outlook: OnceCell::new(),
            _one_state: self.store.snapshot(),
        }
    }

    /// What is owed at a moment.
    pub(crate) fn outlook(&self, at: &At) -> Result<Arc<Outlook>> {
        self.diary_at(at).look_out(Reach::Recent)
    }
}

impl DiaryAt<'_> {
    /// The moment.
    pub(crate) fn at(&self) -> &At {
        &self.at
    }

    /// The sessions whose rest, notices or daily count may still matter, in order.
    pub(crate) fn sessions(&self) -> Result<&[StoredSession]> {
        once(&self.sessions, || self.engine.sessions_that_matter(&self.at)).map(Vec::as_slice)
    }

    /// The visits, in order of their days.
    pub(crate) fn visits(&self) -> Result<&[StoredVisit]> {
        once(&self.visits, || Ok(self.engine.store.visits(self.at.by)?)).map(Vec::as_slice)
    }

    /// The answers about warning signs, in the order of their times as the clock showed them.
    pub(crate) fn signs(&self) -> Result<&[StoredSignAnswer]> {
        once(&self.signs, || Ok(self.engine.store.sign_answers(self.at.by)?)).map(Vec::as_slice)
    }

    /// The same in the order told, each of when it can have been told.
    pub(crate) fn told_signs(&self) -> Result<&SignsTold> {
        once(&self.told_signs, || Ok(SignsTold::of(self.signs()?, &self.at.moment)))
    }

    /// What was told of the body: of what holds packs back, the skin and the fevers.
    pub(crate) fn body(&self) -> Result<&Facts> {
        once(&self.body, || self.engine.told_of_body(self))
    }

    /// What was done of exercises, as far as it may count, the latest first.
    pub(crate) fn runs(&self) -> Result<&[Stored<Run>]> {
        once(&self.runs, || Ok(self.engine.store.exercises_done(self.at.by, RUNS_LOOKED_AT)?)).map(Vec::as_slice)
    }

    /// The person's own packs.
    pub(crate) fn shelf_of_packs(&self) -> Result<&ShelfOfPacks> {
        once(&self.own_packs, || self.engine.shelf_of_packs())
    }

    /// What is set, or what holds where nothing is.
    pub(crate) fn settings(&self) -> Result<&Settings> {
        once(&self.settings, || self.engine.settings())
    }

    /// What is owed: the open episodes, the reminders, the questions. It takes no more than the last years.
    pub(crate) fn outlook(&self) -> Result<&Outlook> {
        if let Some(whole) = self.whole_outlook.get() {
            return Ok(whole);
        }
        once(&self.outlook, || self.look_out(Reach::Recent)).map(Arc::as_ref)
    }

    /// The same with every episode that there ever was.
    pub(crate) fn whole_outlook(&self) -> Result<&Outlook> {
        once(&self.whole_outlook, || self.look_out(Reach::Whole)).map(Arc::as_ref)
    }

    fn look_out(&self, reach: Reach) -> Result<Arc<Outlook>> {
        let times = self.settings()?.times_in_one_place.0;
        self.engine.outlook_of(&Basis { at: &self.at, times }, reach)
    }
}

/// What was read before, or else is read now.
fn once<T>(known: &OnceCell<T>, read: impl FnOnce() -> Result<T>) -> Result<&T> {
    match known.get() {
        Some(known) => Ok(known),
        None => {
            let read = read()?;
            Ok(known.get_or_init(|| read))
        }
    }
}
