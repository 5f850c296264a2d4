//! The one integration binary.
mod definitions;
