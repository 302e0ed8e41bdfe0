//! How long the computer has been on, sleep included, and which start of it this is.

/// Milliseconds since the computer started, those asleep included.
pub(crate) fn millis() -> i64 {
    platform::millis()
}

/// Names this start of the computer. The same for every process until the next restart, except on Windows.
pub(crate) fn boot_id() -> String {
    platform::boot_id().unwrap_or_else(process_id)
}

/// Where the system names no start: one for this process alone. Uptimes of an earlier process are then not compared,
/// and the wall clock decides, which is what a restart of the computer does anyway.
fn process_id() -> String {
    format!("process-{}-{}", std::process::id(), chrono::Utc::now().timestamp_millis())
}

#[cfg(unix)]
mod platform {
    use rustix::time::{ClockId, clock_gettime};

    // CLOCK_MONOTONIC stands still on Linux while the computer sleeps; only CLOCK_BOOTTIME goes on.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    const SLEEP_INCLUDED: ClockId = ClockId::Boottime;
    // On macOS it is CLOCK_MONOTONIC that goes on (and CLOCK_UPTIME_RAW that does not): `man 3 clock_gettime` there.
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    const SLEEP_INCLUDED: ClockId = ClockId::Monotonic;

    #[allow(clippy::useless_conversion, reason = "the fields are narrower on 32-bit systems")]
    pub(super) fn millis() -> i64 {
        let now = clock_gettime(SLEEP_INCLUDED);
        i64::from(now.tv_sec) * 1000 + i64::from(now.tv_nsec) / 1_000_000
    }

    #[cfg(target_os = "linux")]
    pub(super) fn boot_id() -> Option<String> {
        let id = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
        (!id.trim().is_empty()).then(|| id.trim().to_owned())
    }

    // A sysctl needs unsafe code or one more crate; its own program is always there, and this is read once.
    #[cfg(target_os = "macos")]
    pub(super) fn boot_id() -> Option<String> {
        let output =
            std::process::Command::new("/usr/sbin/sysctl").args(["-n", "kern.bootsessionuuid"]).output().ok()?;
        let id = String::from_utf8(output.stdout).ok()?;
        (output.status.success() && !id.trim().is_empty()).then(|| id.trim().to_owned())
    }

    #[cfg(not(any(target_os = "linux", target_os = "macos")))]
    pub(super) fn boot_id() -> Option<String> {
        None
    }
}

#[cfg(windows)]
mod platform {
    #[allow(unsafe_code, reason = "the call takes nothing and cannot fail; no safe wrapper of it is kept well")]
    pub(super) fn millis() -> i64 {
        // Counts sleep and hibernation, unlike QueryUnbiasedInterruptTime.
        let millis = unsafe { windows_sys::Win32::System::SystemInformation::GetTickCount64() };
        i64::try_from(millis).unwrap_or(i64::MAX)
    }

    pub(super) fn boot_id() -> Option<String> {
        None
    }
}
