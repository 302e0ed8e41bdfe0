//! A diary in a folder of its own, in front of a clock that the test moves.

use std::path::Path;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use respite_domain::Code;
use respite_domain::day::Area;
use respite_domain::notice::{Fault, Notice, NoticeKind};
use respite_domain::reminder::ReminderKind;
use respite_domain::session::Thermal;
use respite_domain::time::{Moment, Starts, Uptime};
use respite_domain::zone::Zone;
use respite_engine::view::{
    AskView, Coded, EntryDraft, EntryView, ProductDraft, SafetyAnswers, SessionStart, SessionStop, SessionView, Status,
};
use respite_engine::{Asked, At, Effect, Engine, EngineError};
use tempfile::TempDir;

const PART_OF_A_SECOND: TimeDelta = TimeDelta::milliseconds(437);

/// The diary of one person at one computer.
pub struct Desk {
    folder: TempDir,
    engine: Option<Engine>,
    utc: DateTime<Utc>,
    zone: Tz,
    boot: u32,
    millis: i64,
    /// Whether this computer's uptime stands still while it sleeps.
    uptime_sleeps: bool,
}

impl Desk {
    /// A new diary in Berlin, at `2026-11-22 14:00` by the clock on the wall.
    pub fn at(wall: &str) -> Desk {
        Desk::in_zone(chrono_tz::Europe::Berlin, wall)
    }

    /// A new diary somewhere else.
    pub fn in_zone(zone: Tz, wall: &str) -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let engine = Engine::open(folder.path(), Asked::WhetherSound).unwrap();
        Desk {
            folder,
            engine: Some(engine),
            utc: utc(zone, wall),
            zone,
            boot: 1,
            millis: 5_000_000,
            uptime_sleeps: false,
        }
    }

    /// What both clocks show. A real clock hardly ever shows a whole second.
    pub fn now(&self) -> Moment {
        Moment {
            wall: self.utc.with_timezone(&self.zone).fixed_offset() + PART_OF_A_SECOND,
            uptime: Some(Uptime { boot: format!("boot-{}", self.boot), millis: self.millis }),
            zone: Zone::of(self.zone),
            starts: Starts::default(),
        }
    }

    /// What the wall clock shows, as the diary keeps it.
    pub fn wall(&self) -> DateTime<FixedOffset> {
        self.now().to_the_second().wall
    }

    /// The same with what the diary knows of the computer's starts.
    fn known_now(&mut self) -> Moment {
        let now = self.now();
        let now = self.engine().moment(now);
        self.engine().keep_clocks(&now);
        now
    }

    /// The local day.
    pub fn today(&self) -> NaiveDate {
        self.now().day()
    }

    /// The local day so many days from now.
    pub fn day(&self, from_today: i64) -> String {
        (self.today() + TimeDelta::days(from_today)).to_string()
    }

    /// From now on this computer's uptime stands still while it sleeps.
    pub fn let_uptime_sleep(&mut self) {
        self.uptime_sleeps = true;
    }

    /// The computer sleeps for so many minutes.
    pub fn sleep(&mut self, minutes: i64) {
        let before = self.millis;
        self.pass_minutes(minutes);
        if self.uptime_sleeps {
            self.millis = before;
        }
    }

    /// Time passes, whether the computer is awake or asleep.
    pub fn pass(&mut self, time: TimeDelta) {
        self.utc += time;
        self.millis += time.num_milliseconds();
    }

    /// So many minutes pass.
    pub fn pass_minutes(&mut self, minutes: i64) {
        self.pass(TimeDelta::minutes(minutes));
    }

    /// Time passes until the clock on the wall shows this.
    pub fn pass_until(&mut self, wall: &str) {
        let time = utc(self.zone, wall) - self.utc;
        assert!(time >= TimeDelta::zero(), "{wall} is over");
        self.pass(time);
    }

    /// Time passes until this time of day, so many days from now.
    pub fn pass_to(&mut self, days: i64, time: &str) {
        self.pass_until(&format!("{} {time}", self.day(days)));
    }

    /// Somebody sets the clock. Uptime goes on as before.
    pub fn set_clock(&mut self, by: TimeDelta) {
        self.utc += by;
    }

    /// The computer finds itself in another zone.
    pub fn fly_to(&mut self, zone: Tz) {
        self.zone = zone;
    }

    /// The program is killed and started again.
    pub fn reopen(&mut self) {
        self.engine = None;
        self.engine = Some(Engine::open(self.folder.path(), Asked::WhetherSound).unwrap());
    }

    /// The computer is switched off and on again.
    pub fn restart_computer(&mut self) {
        self.boot += 1;
        self.millis = 20_000;
        self.reopen();
    }

    /// The diary's folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The engine itself.
    pub fn engine(&mut self) -> &mut Engine {
        self.engine.as_mut().unwrap()
    }

    /// Does something now.
    pub fn act<T>(&mut self, act: impl FnOnce(&mut Engine, &Moment) -> respite_engine::Result<T>) -> T {
        self.try_to(act).unwrap_or_else(|error| panic!("{error}"))
    }

    /// Tries something now.
    pub fn try_to<T>(
        &mut self,
        act: impl FnOnce(&mut Engine, &Moment) -> respite_engine::Result<T>,
    ) -> Result<T, EngineError> {
        let now = self.known_now();
        act(self.engine(), &now)
    }

    /// Saves a product; whatever is asked about it is right as written.
    pub fn save_as_written(&mut self, id: Option<i32>, draft: &ProductDraft) -> i32 {
        let mut draft = draft.clone();
        loop {
            match self.try_to(|engine, now| engine.save_product(id, &draft, now)) {
                Err(error) if error.question().is_some() => draft.sure.extend(error.question()),
                saved => return saved.unwrap().id,
            }
        }
    }

    /// Saves an entry and returns its number.
    pub fn log(&mut self, draft: EntryDraft) -> i32 {
        self.act(|engine, now| engine.log_entry(&draft, now)).id
    }

    /// Saves an entry of noon, so many days from now.
    pub fn log_on(&mut self, days: i64, draft: EntryDraft) -> i32 {
        let noon = utc(self.zone, &format!("{} 12:00", self.day(days)));
        self.log(EntryDraft { when: noon.with_timezone(&self.zone).to_rfc3339(), ..draft })
    }

    /// Answers the safety questions with no throughout.
    pub fn skin_is_healthy(&mut self) {
        self.act(|engine, now| engine.answer_safety(&SafetyAnswers::default(), now));
    }

    /// Puts a pack on, as the window does, with a yes to all that it asks first.
    pub fn start(&mut self, kind: Coded<Thermal>, place: &str) -> Result<SessionView, EngineError> {
        let confirmed = self.asked(kind).into_iter().map(|ask| ask.key).collect();
        self.start_with(kind, place, confirmed)
    }

    /// Puts a pack on with a yes to no more than this.
    pub fn start_with(
        &mut self,
        kind: Coded<Thermal>,
        place: &str,
        confirmed: Vec<String>,
    ) -> Result<SessionView, EngineError> {
        let start = SessionStart {
            when: String::new(),
            kind,
            places: vec![place.to_owned()],
            minutes: None,
            allowed: None,
            own_pack: None,
            before: Some(6.0),
            confirmed,
        };
        self.try_to(|engine, now| engine.start_session(&start, now))
    }

    /// What the window asks before a pack of this kind.
    pub fn asked(&mut self, kind: Coded<Thermal>) -> Vec<AskView> {
        let before_start = self.act(|engine, now| engine.sessions(now)).before_start;
        match kind {
            Coded(Thermal::Heat) => before_start.heat,
            Coded(Thermal::Cold) => before_start.cold,
        }
    }

    /// Puts a cold pack on the left of the low back.
    pub fn start_cold(&mut self) -> i32 {
        self.start(Coded(Thermal::Cold), "low-back-left").unwrap().id
    }

    /// Says that the pack came off.
    pub fn stop(&mut self, id: i32, when: &str) -> SessionView {
        let stop = SessionStop { when: when.to_owned(), ..SessionStop::default() };
        self.act(|engine, now| engine.stop_session(id, &stop, now))
    }

    /// What the diary comes to now.
    pub fn status(&mut self) -> Status {
        self.act(|engine, now| engine.status(&At::now(now)))
    }

    /// What the diary came to at a moment, seen from then.
    pub fn status_as_of(&mut self, when: &str) -> Status {
        self.act(|engine, now| engine.status(&At::as_of(when, now).unwrap()))
    }

    /// Resting skin, as `low-back-left until 16:15`.
    pub fn rests(&mut self) -> Vec<String> {
        let rests = self.status().skin_rest;
        rests.iter().map(|rest| format!("{} until {}", rest.place, &rest.until[11..16])).collect()
    }

    /// The doctor reminders, as `two-weeks due`.
    pub fn reminders(&mut self) -> Vec<String> {
        let reminders = serde_json::to_value(self.status().reminders).unwrap();
        let word = |reminder: &serde_json::Value, field: &str| reminder[field].as_str().unwrap_or("").to_owned();
        let line = |reminder: &serde_json::Value| {
            ["kind", "place", "state"].map(|field| word(reminder, field)).join(" ").replace("  ", " ")
        };
        reminders.as_array().unwrap().iter().map(line).collect()
    }

    /// The episodes of the whole back, as `2026-11-01 2026-11-15 open`.
    pub fn episodes(&mut self) -> Vec<String> {
        self.episodes_at(None)
    }

    /// The episodes of one place, or of the whole back.
    pub fn episodes_at(&mut self, place: Option<&str>) -> Vec<String> {
        let episodes = self.status().episodes;
        let of_place = episodes.iter().filter(|episode| episode.place.as_deref() == place);
        of_place
            .map(|episode| {
                let state = serde_json::to_value(episode.state).unwrap();
                format!("{} {} {}", episode.start, episode.last, state.as_str().unwrap())
            })
            .collect()
    }

    /// What is to be done now that was not done yet, one line each. Whoever shows notices takes them all at once.
    pub fn effects(&mut self) -> Vec<String> {
        self.effects_that(true)
    }

    /// The same where whoever shows notices refuses them all, or nobody is there to show any.
    pub fn refused_effects(&mut self) -> Vec<String> {
        self.effects_that(false)
    }

    fn effects_that(&mut self, are_shown: bool) -> Vec<String> {
        let now = self.known_now();
        let effects = self.engine().advance(&now).effects;
        for effect in &effects {
            match effect {
                Effect::Notify(notice) | Effect::Amend(notice) if are_shown => self.engine().shown(notice, &now),
                Effect::Notify(notice) | Effect::Amend(notice) => self.engine().not_shown(notice, &now),
                Effect::Withdraw { .. } => {}
            }
        }
        effects.iter().map(line).collect()
    }

    /// The notices that are to be shown now, which nobody has taken yet.
    pub fn on_their_way(&mut self) -> Vec<Notice> {
        let now = self.known_now();
        let effects = self.engine().advance(&now).effects.into_iter();
        let notices = effects.filter_map(|effect| match effect {
            Effect::Notify(notice) => Some(notice),
            Effect::Amend(_) | Effect::Withdraw { .. } => None,
        });
        notices.collect()
    }

    /// The one notice that is to be shown now; the service takes it.
    #[track_caller]
    pub fn the_notice(&mut self) -> Notice {
        let now = self.now();
        let mut notices = self.on_their_way();
        assert_eq!(notices.len(), 1, "{notices:?}");
        self.engine().shown(&notices[0], &now);
        notices.remove(0)
    }

    /// As [`effects`](Desk::effects), without what is taken back or only said anew.
    pub fn notices(&mut self) -> Vec<String> {
        let is_new = |line: &String| !line.starts_with("gone") && !line.starts_with("anew");
        self.effects().into_iter().filter(is_new).collect()
    }

    /// Looks now and each minute for so many minutes; what is to be done, each with the minute.
    pub fn watch(&mut self, minutes: i64) -> Vec<String> {
        let mut seen = Vec::new();
        for minute in 0..=minutes {
            if minute > 0 {
                self.pass_minutes(1);
            }
            seen.extend(self.effects().into_iter().map(|line| format!("{minute}: {line}")));
        }
        seen
    }
}

fn utc(zone: Tz, wall: &str) -> DateTime<Utc> {
    let naive = NaiveDateTime::parse_from_str(wall, "%Y-%m-%d %H:%M").unwrap();
    zone.from_local_datetime(&naive).earliest().unwrap().to_utc()
}

fn line(effect: &Effect) -> String {
    match effect {
        Effect::Notify(notice) if notice.is_late() => format!("late: {}", notice_line(notice)),
        Effect::Notify(notice) => notice_line(notice),
        Effect::Amend(notice) => format!("anew: {}", notice_line(notice)),
        Effect::Withdraw { thread } => format!("gone: {thread}"),
    }
}

fn notice_line(notice: &Notice) -> String {
    match &notice.kind {
        NoticeKind::SkinCheck { .. } => "look at the skin".to_owned(),
        NoticeKind::TimeUp { .. } => format!("time is up {}", notice.marks[0].number + 1),
        NoticeKind::Slots(slots) => {
            let kinds: Vec<&str> = slots.iter().map(|slot| slot.kind.code()).collect();
            format!("planned: {}", kinds.join(", "))
        }
        NoticeKind::PainLater { .. } => "how is the pain".to_owned(),
        NoticeKind::EveningQuestion { .. } => "evening".to_owned(),
        NoticeKind::CheckIn { .. } => "still there?".to_owned(),
        NoticeKind::CourseEnd { product, over: false, .. } => format!("the last day of {product}"),
        NoticeKind::CourseEnd { product, .. } => format!("{product} was to stop"),
        NoticeKind::VisitTomorrow { on, .. } => format!("visit on {on}"),
        NoticeKind::Emergency => "an emergency waits".to_owned(),
        NoticeKind::Moving(moving) => format!("{moving:?}"),
        NoticeKind::Fault(Fault::Unread) => "the diary cannot be read".to_owned(),
        NoticeKind::Fault(Fault::Panicked) => "a fault".to_owned(),
        NoticeKind::SeeDoctor(reminders) => {
            let reasons = reminders.iter().map(|reminder| match (reminder.kind, reminder.area) {
                (ReminderKind::TwoWeeks, _) => "two weeks".to_owned(),
                (ReminderKind::FourWeeks, _) => "four weeks".to_owned(),
                (ReminderKind::TwelveWeeks, _) => "twelve weeks".to_owned(),
                (ReminderKind::SamePlace, Area::At(place)) => format!("again {}", place.code()),
                (ReminderKind::SamePlace, Area::WholeBack) => "again".to_owned(),
            });
            format!("doctor: {}", reasons.collect::<Vec<_>>().join(", "))
        }
    }
}

/// A spasm, worst pain 5.
pub fn spasm() -> EntryDraft {
    EntryDraft { spasms: Some(1.0), worst: Some(5.0), ..EntryDraft::default() }
}

/// A spasm in one place.
pub fn spasm_at(place: &str) -> EntryDraft {
    EntryDraft { places: vec![place.to_owned()], ..spasm() }
}

/// No spasm, no pain.
pub fn clear() -> EntryDraft {
    EntryDraft { spasms: Some(0.0), worst: Some(0.0), ..EntryDraft::default() }
}

/// A draft that says what an entry does.
pub fn draft_of(entry: &EntryView) -> EntryDraft {
    let says = serde_json::to_value(entry).unwrap();
    EntryDraft { when: entry.occurred_at.clone(), ..serde_json::from_value(says).unwrap() }
}

/// RFC 3339 to a moment that somebody told.
pub fn told(text: &str) -> Moment {
    Moment::told(DateTime::<FixedOffset>::parse_from_rfc3339(text).unwrap())
}

/// Two days in one place, seven clear ones, and today again.
pub fn again(desk: &mut Desk, days_ago: i64) {
    desk.log_on(-days_ago - 1, spasm_at("low-back-left"));
    desk.log_on(-days_ago, spasm_at("low-back-left"));
    for clear_day in 1..=7 {
        desk.log_on(-days_ago + clear_day, clear());
    }
}
