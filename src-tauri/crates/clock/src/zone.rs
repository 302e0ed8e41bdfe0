//! Whether the zone that was asked for is one that this computer knows.

/// The zone that `TZ` asks for and that is not known, if so. The clocks then go by the computer's own zone, or by UTC where it
/// has none.
///
/// Windows has no such variable: it is never asked there.
pub fn unknown_zone() -> Option<String> {
    let asked = std::env::var_os("TZ").filter(|_| cfg!(unix))?;
    match asked.to_str() {
        Some(asked) if is_known(asked) => None,
        _ => Some(asked.to_string_lossy().into_owned()),
    }
}

/// As `chrono` reads it: the name of a file of rules, or a rule that is spelled out, such as `CET-1CEST,M3.5.0,M10.5.0/3`.
#[cfg(unix)]
fn is_known(asked: &str) -> bool {
    asked.is_empty() || tz::TimeZone::from_posix_tz(asked).is_ok()
}

#[cfg(not(unix))]
fn is_known(_: &str) -> bool {
    true
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn zones_that_are_known() {
        for zone in ["", "UTC0", "CET-1CEST,M3.5.0,M10.5.0/3", "<+0330>-3:30"] {
            assert!(is_known(zone), "{zone}");
        }
        for zone in ["Europe/Atlantis", "soon", "Berlin", ":Mars", "CET-1CEST,M3", "\u{202e}UTC0"] {
            assert!(!is_known(zone), "{zone}");
        }
    }
}
