//! Baseline measurement in the departments of a municipality.
