//! The one integration binary.
mod definitions;
mod store;
