//! Rules of the design that no compiler holds. Each says, when broken, what to do instead.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may die of a surprise")]

mod acts;
mod circles;
mod clocks;
mod coverage;
mod dependencies;
mod learn;
mod libraries;
mod migrations;
mod names;
mod permissions;
mod reading;
mod screens;
mod sources;
mod words;
