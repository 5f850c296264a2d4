//! Rating at a site, which is a unit or the organisation in a round: what can be rated there, and what it can rest on.

pub mod blind;
pub mod carried;
pub mod findings;
pub mod pieces;
pub mod shares;
pub mod sheet;
