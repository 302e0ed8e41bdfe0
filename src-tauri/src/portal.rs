//! Asking the desktop by its portal, which each answers in its own way
//! (<https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Request.html>).

use std::collections::HashMap;
use std::time::Duration;

use futures_util::StreamExt;
use serde::Serialize;
use tokio::time::timeout;
use zbus::zvariant::{DynamicType, OwnedValue, Value};
use zbus::{Connection, Proxy};

/// How long a desktop may take to start its portal.
const STARTS: Duration = Duration::from_secs(10);
const NAME: &str = "org.freedesktop.portal.Desktop";
const PATH: &str = "/org/freedesktop/portal/desktop";
/// What the answer is called on the bus. Each portal here has a connection of its own, and asks once at a time.
const TOKEN: &str = "respite";

/// One interface of a desktop's portal.
pub(crate) struct Portal {
    bus: Connection,
    interface: Proxy<'static>,
}

impl Portal {
    /// Without one the interface's version is not answered.
    pub(crate) async fn find(interface: &'static str) -> zbus::Result<Portal> {
        let found = async || {
            let bus = Connection::session().await?;
            let interface = Proxy::new(&bus, NAME, PATH, interface).await?;
            interface.get_property::<u32>("version").await?;
            Ok(Portal { bus, interface })
        };
        timeout(STARTS, found()).await.map_err(|_| zbus::Error::InterfaceNotFound)?
    }

    /// The options of a request: these, and where its answer is listened for.
    pub(crate) fn options<const N: usize>(
        more: [(&'static str, Value<'static>); N],
    ) -> HashMap<&'static str, Value<'static>> {
        HashMap::from_iter(more.into_iter().chain([("handle_token", Value::from(TOKEN))]))
    }

    /// Asks, and waits for the person: what they made of it, or nothing where they or the desktop would not. `asked` holds its
    /// [options](Portal::options).
    pub(crate) async fn ask(
        &self,
        method: &'static str,
        asked: &(impl Serialize + DynamicType),
    ) -> zbus::Result<Option<HashMap<String, OwnedValue>>> {
        let sender = self.bus.unique_name().map_or("", |name| name.as_str()).trim_start_matches(':').replace('.', "_");
        // Listened to before it can come.
        let path = format!("{PATH}/request/{sender}/{TOKEN}");
        let request = Proxy::new(&self.bus, NAME, path, "org.freedesktop.portal.Request").await?;
        let mut answers = request.receive_signal("Response").await?;
        self.interface.call_method(method, asked).await?;
        let answer = answers.next().await.ok_or(zbus::Error::InterfaceNotFound)?;
        let (refused, answer): (u32, _) = answer.body().deserialize()?;
        Ok((refused == 0).then_some(answer))
    }
}
