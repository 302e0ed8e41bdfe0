//! What a screen reader is told: it listens on the accessibility bus, as Orca does.

use std::collections::HashMap;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex};

use zbus::connection::Builder;
use zbus::export::futures_core::Stream as _;
use zbus::wire::OwnedVariant;
use zbus::{Connection, MatchRule, MessageStream, block_on};

use crate::poll::poll;
use crate::tree::Node;

/// Tells a bus how the accessibility bus is started: systems keep its launcher in places of their own.
const SERVICE: &str = "/usr/share/dbus-1/services/org.a11y.Bus.service";

const REGISTRY: &str = "org.a11y.atspi.Registry";
const EVENTS: &str = "org.a11y.atspi.Event.Object";

/// A screen reader that writes down what it is to say.
pub struct ScreenReader {
    said: Arc<Mutex<Vec<String>>>,
    /// The registry keeps who listens only as long as its connection lasts.
    connection: Connection,
}

impl ScreenReader {
    /// Listens on the accessibility bus of the desk whose bus is at `address`, where its [launcher](launcher) runs.
    #[track_caller]
    pub(crate) fn listen(address: &str) -> Self {
        let session = block_on(Builder::address(address).build()).unwrap();
        let bus = Some("org.a11y.Bus");
        let asked = poll(|| block_on(session.call_method(bus, "/org/a11y/bus", bus, "GetAddress", &())).ok());
        let address: String = asked.expect("there is no accessibility bus").body().deserialize().unwrap();
        let connection = block_on(Builder::address(address.as_str()).build()).unwrap();
        let registered = poll(|| {
            let (path, asked) = ("/org/a11y/atspi/registry", ("object:announcement",));
            block_on(connection.call_method(Some(REGISTRY), path, Some(REGISTRY), "RegisterEvent", &asked)).ok()
        });
        registered.expect("the registry takes no listener");
        let rule = MatchRule::builder().interface(EVENTS).member("Announcement").build().unwrap();
        let mut heard = block_on(MessageStream::for_match_rule(rule, &connection, None)).unwrap();
        let said = Arc::new(Mutex::new(Vec::new()));
        let noted = said.clone();
        std::thread::spawn(move || {
            while let Some(Ok(message)) = block_on(poll_fn(|context| Pin::new(&mut heard).poll_next(context))) {
                let body = message.body();
                let (_, _, _, text, _) =
                    body.deserialize::<(String, i32, i32, OwnedVariant, HashMap<String, OwnedVariant>)>().unwrap();
                if let Ok(text) = String::try_from(text) {
                    noted.lock().unwrap().push(text);
                }
            }
        });
        Self { said, connection }
    }

    /// Waits until it was to say something that begins so.
    #[track_caller]
    pub fn wait_for(&self, start: &str) -> String {
        let found = poll(|| self.said().into_iter().find(|text| text.starts_with(start)));
        found.unwrap_or_else(|()| panic!("nothing that begins {start:?} was said, only {:?}", self.said()))
    }

    /// What it knows of the window, waited for.
    #[track_caller]
    pub fn tree(&self) -> Node {
        poll(|| Node::of(&self.connection, "respite-desktop")).expect("the window is not on the accessibility bus")
    }

    /// All that it was to say, in order.
    pub fn said(&self) -> Vec<String> {
        self.said.lock().unwrap().clone()
    }
}

/// The program that starts the accessibility bus.
#[track_caller]
pub(crate) fn launcher() -> String {
    let service = std::fs::read_to_string(SERVICE).unwrap();
    let launcher = service.lines().find_map(|line| line.strip_prefix("Exec="));
    launcher.expect("nothing starts the accessibility bus").to_owned()
}
