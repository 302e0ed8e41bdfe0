//! A place for tray icons, as a panel has one, that shows none: what `cargo xtask bench window` has in place of a panel.

#[cfg(target_os = "linux")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    use std::io::Write as _;

    use zbus::blocking::connection::Builder;

    struct Place;

    #[zbus::interface(name = "org.kde.StatusNotifierWatcher")]
    impl Place {
        fn register_status_notifier_item(&self, _item: &str) {}

        #[zbus(property)]
        fn is_status_notifier_host_registered(&self) -> bool {
            true
        }
    }

    let _place = Builder::session()?
        .serve_at("/StatusNotifierWatcher", Place)?
        .name("org.kde.StatusNotifierWatcher")?
        .build()?;
    writeln!(std::io::stdout(), "there")?;
    loop {
        std::thread::park();
    }
}

#[cfg(not(target_os = "linux"))]
fn main() {}
