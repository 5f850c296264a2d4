//! Words that may tell who somebody is: listed, and decided on.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::{DateTime, Utc};
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::change::RecordKind;
use crate::domain::erased::each_string;
use crate::domain::scan::{Decided, Decision, Find, Lists, find};
use crate::domain::study::Study;
use crate::failure::Failure;
use crate::language::{GIVEN_NAMES, LANGUAGES, telling};

pub use crate::report::scan::{context, head, heading, proposed};

use super::folder::Folder;
use super::{Desk, OpenStudy, failure, open_store};

/// The words of a study that may tell who somebody is, and what was decided of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scanned {
    /// The words: names first.
    pub finds: Vec<Find>,
    /// What was decided of words.
    pub decided: Decided,
}

impl Scanned {
    /// The words that nothing was decided of.
    pub fn undecided(&self) -> impl Iterator<Item = &Find> {
        self.finds.iter().filter(|one| self.decided.of(&one.key).is_none())
    }
}

/// Lists the words of a study, in its languages, or in all that are spoken where it names none of them.
pub(super) fn scanned(study: &Study, decided: Decided) -> Scanned {
    let named = &study.header.languages;
    let mut languages: Vec<&str> =
        LANGUAGES.into_iter().filter(|code| named.iter().any(|one| one == code)).collect();
    if languages.is_empty() {
        languages = LANGUAGES.to_vec();
    }
    let lists = Lists::read(languages.into_iter().map(|code| (code, telling(code))), GIVEN_NAMES);
    Scanned { finds: find(study, &lists, &known(study), &decided), decided }
}

/// Words that stand for units, rounds, the organisation and what the instruments ask about, in small letters.
fn known(study: &Study) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    let frame = [RecordKind::Study, RecordKind::Definition, RecordKind::Round, RecordKind::Unit];
    for change in study.changes().into_iter().filter(|change| frame.contains(&change.key().kind)) {
        each_string(&change.value(), &mut |text| {
            known.extend(text.unicode_words().map(str::to_lowercase));
        });
    }
    known
}

/// A study as it leaves.
pub(super) struct Replaced {
    /// The study, with what was decided in the place of words.
    pub open: OpenStudy,
    /// How many words were replaced.
    pub count: usize,
    /// How many words stand in it that nothing was decided of.
    pub undecided: usize,
}

/// The study as it leaves.
pub(super) fn replaced(open: &OpenStudy, decided: Decided) -> Replaced {
    let mut open = open.clone();
    let scanned = scanned(&open.study, decided);
    let count = scanned.decided.apply(&mut open.study);
    Replaced { open, count, undecided: scanned.undecided().count() }
}

/// The words of a study.
///
/// # Errors
/// The study cannot be read.
pub fn scan(desk: &Desk) -> Result<Scanned, Failure> {
    Ok(scanned(&desk.whole()?.study, desk.decided_words()?))
}

/// Keeps decisions on words, all of them or none.
///
/// # Errors
/// A word stands in no text that may leave, or the study cannot be written.
pub fn decide(
    folder: &Folder,
    study: &Path,
    decisions: &[(String, Option<Decision>)],
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let desk = Desk::open(study)?;
    let mut decided = desk.decided_words()?;
    for (word, decision) in decisions {
        decided.decide(word, decision.clone().or(Some(Decision::Keep)));
    }
    let there = scanned(&desk.whole()?.study, decided);
    for (word, decision) in decisions {
        if decision.is_some() && there.finds.iter().all(|one| one.key != *word) {
            return Err(Failure::person(format!("{word:?} stands in no text that may leave the study")).hint(
                "names are meant as they are written, other words in small letters: `nulmeting scan` lists them",
            ));
        }
    }
    let mut store = open_store(folder, study, now)?;
    store.decide_words(decisions).map_err(failure)
}
