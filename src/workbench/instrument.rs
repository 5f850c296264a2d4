//! What is said where a study's rounds can hardly be compared by their questionnaires.

use crate::domain::instrument::Outlook;
use crate::language::Words;
use crate::report::instrument::warnings;

/// Which rounds can hardly be compared, why, and the key that shows more; nothing where all can. `label` names a round by
/// its id.
pub fn hardly_comparable(
    outlook: &Outlook,
    label: impl Fn(&str) -> String,
    key: &str,
    words: &Words,
) -> Option<String> {
    let mut told = warnings(outlook, label, words);
    if told.is_empty() {
        return None;
    }
    told.push(words.text("instrument-hardly-why"));
    told.push(words.with("instrument-hardly-more", &[("key", key.into())]));
    Some(told.join(" "))
}
