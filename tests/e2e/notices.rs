//! A notification service on the private bus: it records what it is told to show, and presses its buttons.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use zbus::connection::Builder;
use zbus::object_server::SignalEmitter;
use zbus::wire::OwnedVariant;
use zbus::{Connection, block_on, interface};

use crate::poll::{PATIENCE, poll};

const PATH: &str = "/org/freedesktop/Notifications";

/// One notification, as the program asked for it.
#[derive(Debug, Clone)]
pub struct Notice {
    /// What the service calls it; the same again when it was replaced.
    pub id: u32,
    /// The notification that it took the place of, or 0.
    pub replaces: u32,
    /// The program's name.
    pub app: String,
    /// The first line.
    pub summary: String,
    /// The lines below.
    pub body: String,
    /// The buttons: what the program calls each, and what stands on it.
    pub actions: Vec<(String, String)>,
    /// 0 low, 1 normal, 2 critical, if the program said.
    pub urgency: Option<u8>,
    /// Milliseconds until it goes by itself; 0 never, −1 as the service likes.
    pub expires_in: i32,
}

#[derive(Default)]
struct Record {
    last_id: u32,
    /// Every one ever asked for, in order.
    all: Vec<Notice>,
    /// What can be seen now.
    open: Vec<u32>,
}

struct Service(Arc<Mutex<Record>>);

#[interface(name = "org.freedesktop.Notifications")]
impl Service {
    #[allow(clippy::too_many_arguments, reason = "the freedesktop specification has that many")]
    async fn notify(
        &self,
        app: String,
        replaces: u32,
        _icon: String,
        summary: String,
        body: String,
        actions: Vec<String>,
        hints: HashMap<String, OwnedVariant>,
        expires_in: i32,
    ) -> u32 {
        let mut record = self.0.lock().unwrap();
        let id = if replaces > 0 {
            replaces
        } else {
            record.last_id += 1;
            record.last_id
        };
        let urgency = hints.get("urgency").and_then(|value| u8::try_from(value.clone()).ok());
        let actions = actions.chunks_exact(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect();
        record.all.push(Notice { id, replaces, app, summary, body, actions, urgency, expires_in });
        record.open.retain(|open| *open != id);
        record.open.push(id);
        id
    }

    async fn close_notification(&self, id: u32, #[zbus(signal_emitter)] emitter: SignalEmitter<'_>) {
        self.0.lock().unwrap().open.retain(|open| *open != id);
        let _ = Self::notification_closed(&emitter, id, CLOSED_BY_CALL).await;
    }

    fn get_capabilities(&self) -> Vec<String> {
        ["actions", "body", "persistence"].map(String::from).to_vec()
    }

    fn get_server_information(&self) -> (String, String, String, String) {
        ("respite-tests".into(), "Respite".into(), "1".into(), "1.2".into())
    }

    #[zbus(signal)]
    async fn notification_closed(emitter: &SignalEmitter<'_>, id: u32, reason: u32) -> zbus::Result<()>;

    #[zbus(signal)]
    async fn action_invoked(emitter: &SignalEmitter<'_>, id: u32, key: &str) -> zbus::Result<()>;
}

// Reasons of the specification.
const EXPIRED: u32 = 1;
const DISMISSED: u32 = 2;
const CLOSED_BY_CALL: u32 = 3;

/// How often one press is sent, and how long apart.
const PRESSES: u32 = 10;
const BETWEEN_PRESSES: Duration = Duration::from_millis(60);

/// The notifications on one desk.
pub struct Notices {
    record: Arc<Mutex<Record>>,
    connection: Connection,
}

impl Notices {
    /// Becomes the notification service of the bus at `address`.
    pub(crate) fn serve(address: &str) -> Self {
        let record = Arc::new(Mutex::new(Record::default()));
        let connection = block_on(
            Builder::address(address)
                .serve_at(PATH, Service(record.clone()))
                .name("org.freedesktop.Notifications")
                .build(),
        )
        .unwrap();
        Self { record, connection }
    }

    /// Every notification ever asked for, in order, those replaced and closed included.
    pub fn all(&self) -> Vec<Notice> {
        self.record.lock().unwrap().all.clone()
    }

    /// What a person can see now: the newest form of each.
    pub fn open(&self) -> Vec<Notice> {
        let record = self.record.lock().unwrap();
        let newest = |id: &u32| record.all.iter().rev().find(|notice| notice.id == *id).cloned();
        record.open.iter().filter_map(newest).collect()
    }

    /// Waits until one can be seen whose first line or body holds `words`.
    #[track_caller]
    pub fn wait_for(&self, words: &str) -> Notice {
        let said = |notice: &Notice| notice.summary.contains(words) || notice.body.contains(words);
        poll(|| self.open().into_iter().find(said)).unwrap_or_else(|()| {
            panic!("no notification said {words:?} within {PATIENCE:?}; asked for so far: {:#?}", self.all())
        })
    }

    /// Waits until none can be seen whose first line or body holds `words`.
    #[track_caller]
    pub fn wait_gone(&self, words: &str) {
        let said = |notice: &Notice| notice.summary.contains(words) || notice.body.contains(words);
        let gone = poll(|| (!self.open().iter().any(said)).then_some(()));
        assert!(gone.is_ok(), "still shown after {PATIENCE:?}: {words:?}");
    }

    /// Presses the button that says `label`. The notification then closes, as with every known service.
    #[track_caller]
    pub fn press(&self, notice: &Notice, label: &str) {
        let key = notice.actions.iter().find(|(_, said)| said == label).map(|(key, _)| key.clone());
        let key = key.unwrap_or_else(|| panic!("no button says {label:?}: {:?}", notice.actions));
        // A program listens a moment after it has asked for the notice, and no person is faster than that. What comes once
        // it has heard the press is not heard.
        for _ in 0..PRESSES {
            self.emit(async |emitter| Service::action_invoked(&emitter, notice.id, &key).await);
            std::thread::sleep(BETWEEN_PRESSES);
        }
        self.emit(async |emitter| Service::notification_closed(&emitter, notice.id, DISMISSED).await);
        self.record.lock().unwrap().open.retain(|open| *open != notice.id);
    }

    /// Waves the notification away without answering.
    #[track_caller]
    pub fn dismiss(&self, notice: &Notice) {
        self.emit(async |emitter| Service::notification_closed(&emitter, notice.id, DISMISSED).await);
        self.record.lock().unwrap().open.retain(|open| *open != notice.id);
    }

    /// The notification slides away to the desktop's list, where it can still be seen.
    #[track_caller]
    pub fn slide_away(&self, notice: &Notice) {
        self.emit(async |emitter| Service::notification_closed(&emitter, notice.id, EXPIRED).await);
    }

    #[track_caller]
    fn emit(&self, emit: impl AsyncFnOnce(SignalEmitter<'static>) -> zbus::Result<()>) {
        let emitter = SignalEmitter::new(&self.connection, PATH).unwrap().into_owned();
        block_on(emit(emitter)).unwrap();
    }
}

/// The real `dunst`, as a person on a small desktop has it.
pub struct Dunst {
    connection: Connection,
}

impl Dunst {
    /// Talks to the `dunst` on the bus at `address` once it is there.
    pub(crate) fn on(address: &str) -> Self {
        let connection = block_on(Builder::address(address).build()).unwrap();
        let dunst = Self { connection };
        crate::poll::until("dunst answers on the bus", || dunst.number("displayedLength").is_some());
        dunst
    }

    /// How many notifications it shows now.
    pub fn shown(&self) -> u32 {
        self.number("displayedLength").unwrap_or(0)
    }

    /// Presses the first button of the newest notification, which stays until the program or the person closes it.
    pub fn press_first_button(&self) {
        let called = block_on(self.connection.call_method(
            Some("org.freedesktop.Notifications"),
            PATH,
            Some("org.dunstproject.cmd0"),
            "NotificationAction",
            &0_u32,
        ));
        called.unwrap();
    }

    fn number(&self, property: &str) -> Option<u32> {
        let reply = block_on(self.connection.call_method(
            Some("org.freedesktop.Notifications"),
            PATH,
            Some("org.freedesktop.DBus.Properties"),
            "Get",
            &("org.dunstproject.cmd0", property),
        ))
        .ok()?;
        let value: OwnedVariant = reply.body().deserialize().ok()?;
        u32::try_from(value).ok()
    }
}
