//! The desktop's bus, on systems that have one.

/// Whether somebody on the bus goes by this name. The bus itself answers that; it may never.
pub(crate) async fn has_owner(name: &str) -> bool {
    let asked = async || -> zbus::Result<bool> {
        let bus = zbus::Connection::session().await?;
        let names = zbus::fdo::DBusProxy::new(&bus).await?;
        Ok(names.name_has_owner(name.try_into()?).await?)
    };
    asked().await.unwrap_or(false)
}
