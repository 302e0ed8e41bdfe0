//! What the black-box tests share.
#![allow(clippy::unwrap_used, reason = "a test that can't be set up has failed")]

#[cfg(target_os = "linux")]
pub mod cups;
