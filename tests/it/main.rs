//! The one integration binary.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod architecture;
mod definitions;
mod journeys;
mod store;
mod support;
