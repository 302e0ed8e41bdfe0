//! The place where a desktop shows tray icons: it takes them in and reads their menus, as a panel does.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use zbus::connection::Builder;
use zbus::message::Header;
use zbus::object_server::SignalEmitter;
use zbus::wire::OwnedVariant;
use zbus::{Connection, block_on, interface};

use crate::poll::poll;

const NAME: &str = "org.kde.StatusNotifierWatcher";

/// Whose icon it is on the bus, and where.
type Item = (String, String);

struct Watcher(Arc<Mutex<Vec<Item>>>);

#[interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    async fn register_status_notifier_item(&self, service: String, #[zbus(header)] header: Header<'_>) {
        let sender = header.sender().map(ToString::to_string).unwrap_or_default();
        self.0.lock().unwrap().push((sender, service));
    }

    async fn register_status_notifier_host(&self, _service: String) {}

    #[zbus(property)]
    fn registered_status_notifier_items(&self) -> Vec<String> {
        self.0.lock().unwrap().iter().map(|(sender, path)| format!("{sender}{path}")).collect()
    }

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }

    #[zbus(signal)]
    async fn status_notifier_host_registered(emitter: &SignalEmitter<'_>) -> zbus::Result<()>;
}

/// A panel with a tray.
pub struct Tray {
    items: Arc<Mutex<Vec<Item>>>,
    connection: Connection,
}

impl Tray {
    /// Becomes the tray of the bus at `address`.
    #[track_caller]
    pub(crate) fn serve(address: &str) -> Self {
        let items = Arc::new(Mutex::new(Vec::new()));
        let builder = Builder::address(address).serve_at("/StatusNotifierWatcher", Watcher(items.clone())).name(NAME);
        Self { items, connection: block_on(builder.build()).unwrap() }
    }

    /// Waits until the menu of the program's icon holds `words`.
    #[track_caller]
    pub fn wait_for(&self, words: &str) {
        let holds = poll(|| self.menu().filter(|menu| menu.contains(words)));
        assert!(holds.is_ok(), "the tray does not say {words:?}, only {:?}", self.menu());
    }

    /// All that the menu of the newest icon holds, as text.
    fn menu(&self) -> Option<String> {
        type Layout = (u32, (i32, HashMap<String, OwnedVariant>, Vec<OwnedVariant>));
        let (sender, path) = self.items.lock().unwrap().last()?.clone();
        let (path, interface) = (format!("{path}/Menu"), "com.canonical.dbusmenu");
        let all: (i32, i32, &[&str]) = (0, -1, &[]);
        let call =
            self.connection.call_method(Some(sender.as_str()), path.as_str(), Some(interface), "GetLayout", &all);
        let reply = block_on(call).ok()?;
        let (_, (_, _, items)): Layout = reply.body().deserialize().ok()?;
        Some(format!("{items:?}"))
    }
}
