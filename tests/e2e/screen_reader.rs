//! What a screen reader is told: it listens on the accessibility bus, as Orca does.

use std::collections::HashMap;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex};

use zbus::connection::Builder;
use zbus::export::futures_core::Stream as _;
use zbus::wire::{OwnedObjectPath, OwnedVariant};
use zbus::{Connection, MatchRule, MessageStream, block_on};

use crate::poll::poll;

/// Tells a bus how the accessibility bus is started: systems keep its launcher in places of their own.
const SERVICE: &str = "/usr/share/dbus-1/services/org.a11y.Bus.service";

const REGISTRY: &str = "org.a11y.atspi.Registry";
const EVENTS: &str = "org.a11y.atspi.Event.Object";

/// Where all that runs on a desk begins, and how what is there is asked.
const ROOT: &str = "/org/a11y/atspi/accessible/root";
const ACCESSIBLE: &str = "org.a11y.atspi.Accessible";
const PROPERTIES: &str = "org.freedesktop.DBus.Properties";
/// The states that are told, by their number (at-spi, `atspi-constants.h`).
const STATES: [(u32, &str); 5] =
    [(4, "checked"), (10, "expanded"), (11, "focusable"), (23, "selected"), (33, "required")];
/// Roles that only hold others: without a name they are not told.
const HOLDS: [&str; 8] = ["filler", "panel", "section", "scroll pane", "application", "frame", "text leaf", "static"];

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

    /// All that it was to say, in order.
    pub fn said(&self) -> Vec<String> {
        self.said.lock().unwrap().clone()
    }
}

impl ScreenReader {
    /// All that there is to be read, in order: role, name and states, a line each, what is inside further in.
    pub fn tree(&self) -> String {
        let mut lines = String::new();
        self.read(REGISTRY, ROOT, 0, &mut lines);
        lines
    }

    fn read(&self, bus: &str, path: &str, depth: usize, lines: &mut String) {
        let role: String = self.ask(bus, path, "GetRoleName").unwrap_or_default();
        let named = (ACCESSIBLE, "Name");
        let name = block_on(self.connection.call_method(Some(bus), path, Some(PROPERTIES), "Get", &named));
        let name = name.ok().and_then(|name| name.body().deserialize::<OwnedVariant>().ok());
        let name = name.and_then(|name| String::try_from(name).ok()).unwrap_or_default();
        let bits: Vec<u32> = self.ask(bus, path, "GetState").unwrap_or_default();
        let is = |state: u32| bits.get(state as usize / 32).is_some_and(|word| word & (1 << (state % 32)) != 0);
        let states: Vec<&str> = STATES.into_iter().filter(|(state, _)| is(*state)).map(|(_, name)| name).collect();
        let is_told = depth > 0 || role == "document web" || !name.is_empty();
        let only_holds = name.is_empty() && states.is_empty() && HOLDS.contains(&role.as_str());
        let deeper = if is_told && !only_holds && depth < 60 {
            let line = format!("{}{role} {name:?} {}", "  ".repeat(depth), states.join(" "));
            lines.push_str(line.trim_end());
            lines.push('\n');
            depth + 1
        } else {
            depth
        };
        let children: Vec<(String, OwnedObjectPath)> = self.ask(bus, path, "GetChildren").unwrap_or_default();
        for (bus, path) in children {
            self.read(&bus, path.as_str(), deeper, lines);
        }
    }

    fn ask<T>(&self, bus: &str, path: &str, question: &str) -> Option<T>
    where
        T: for<'d> zbus::wire::DynamicDeserialize<'d>,
    {
        let answer = block_on(self.connection.call_method(Some(bus), path, Some(ACCESSIBLE), question, &())).ok()?;
        let body = answer.body();
        let told = body.deserialize().ok();
        told
    }
}

/// The program that starts the accessibility bus.
#[track_caller]
pub(crate) fn launcher() -> String {
    let service = std::fs::read_to_string(SERVICE).unwrap();
    let launcher = service.lines().find_map(|line| line.strip_prefix("Exec="));
    launcher.expect("nothing starts the accessibility bus").to_owned()
}
