//! The sheet of the evening before a talk: for the desk, never on the screen during a talk.

use crate::domain::id::{Id, InterviewId};
use crate::domain::names::Names;
use crate::domain::prepare::prepare;
use crate::domain::score::{Scoring, View};
use crate::domain::study::{Interview, InterviewDetails, Study};
use crate::failure::Failure;
use crate::language::Words;
use crate::report::evening;

use super::OpenStudy;
use super::request::Instruments;

pub use crate::report::evening::{Fact, Item, Page, Section};

/// A talk with a unit, or about the organisation, in a round, arranged or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Talk {
    /// The unit, or the organisation.
    pub unit: Id,
    /// The round.
    pub round: Id,
    /// The interview; nothing where none is arranged yet.
    pub interview: Option<InterviewId>,
}

impl Talk {
    /// An interview that is arranged.
    pub fn of(interview: &Interview) -> Self {
        let InterviewDetails { unit, round, .. } = &interview.details;
        Self { unit: unit.clone(), round: round.clone(), interview: Some(interview.id.clone()) }
    }
}

/// The sheet of a talk in words, from the records of its unit or from the whole study.
pub fn page(study: &Study, instruments: &Instruments, talk: &Talk, language: &str, words: &Words) -> Page {
    page_with(study, instruments, talk, None, (language, words))
}

/// The same, with the names of those who take part where they are given.
pub fn page_with(
    study: &Study,
    instruments: &Instruments,
    talk: &Talk,
    names: Option<&Names>,
    speaking: (&str, &Words),
) -> Page {
    let scoring = Scoring {
        study,
        model: &instruments.model,
        questionnaires: &instruments.questionnaires,
        view: View::Account,
        rater: None,
    };
    let interview = talk.interview.as_ref().and_then(|id| study.interview(id));
    let preparation = prepare(&scoring, &talk.unit, &talk.round, interview);
    evening::page(&preparation, study, &instruments.model, names, speaking)
}

impl OpenStudy {
    /// The talk of a name: the id of an interview; or unit and round, whether there is an interview yet or not.
    ///
    /// # Errors
    /// There is no such interview, unit or round, or there are several interviews with the unit in the round.
    pub fn talk_named(&self, name: &InterviewId) -> Result<Talk, Failure> {
        if let Some(found) = self.study.interview(name) {
            return Ok(Talk::of(found));
        }
        let Some((unit, round)) = name.as_str().split_once('/') else {
            return Err(Failure::person(format!(
                "there is no interview `{name}` in {}",
                self.path.display()
            ))
            .hint("write UNIT/ROUND as the list of interviews shows it, such as `society/r1`"));
        };
        let whole = Id::organisation();
        let unit = if *unit == *whole.as_str() { whole } else { self.unit_named(unit)? };
        let round = self.round_named(round)?;
        let mut all: Vec<&InterviewId> = self.study.interviews_of(&unit, &round).map(|one| &one.id).collect();
        all.sort();
        if let [_, _, ..] = all.as_slice() {
            let names: Vec<&str> = all.iter().map(|id| id.as_str()).collect();
            let count = all.len();
            return Err(Failure::person(format!("there are {count} interviews with `{unit}` in `{round}`"))
                .hint(format!("name one of them: {}", names.join(", "))));
        }
        Ok(Talk { interview: all.first().map(|id| (*id).clone()), unit, round })
    }
}
