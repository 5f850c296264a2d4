//! What units said about their results, in the documents of `score` and `compare`.

use serde::Serialize;

use crate::domain::id::Id;
use crate::domain::study::Study;

/// What a unit said about a part of its result in the feedback talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ResponseDocument {
    /// Id of the round.
    pub round: String,
    /// Id of a field, heading, indicator or factor, or `whole`.
    pub about: String,
    /// `agreed` or `contested`.
    pub view: &'static str,
    /// The day of the talk; null where it is not known.
    pub on: Option<String>,
    /// The words; empty where only the view is known.
    pub text: String,
}

/// What a unit said about its results in some rounds, in the order of entry.
pub fn responses(study: &Study, unit: &Id, rounds: &[&Id]) -> Vec<ResponseDocument> {
    let of_unit = study.responses.iter().filter(|one| one.unit == *unit && rounds.contains(&&one.round));
    of_unit
        .map(|one| ResponseDocument {
            round: one.round.to_string(),
            about: if one.is_about_whole() { "whole".to_owned() } else { one.about.clone() },
            view: one.view.as_str(),
            on: one.on.as_ref().map(ToString::to_string),
            text: one.text.clone(),
        })
        .collect()
}
