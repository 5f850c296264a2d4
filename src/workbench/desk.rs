//! Answers what screens and commands ask, from a connection that only reads.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use crate::definition::Library;
use crate::domain::compare::compare;
use crate::domain::id::{Id, InterviewId};
use crate::domain::score::{Scoring, View, score_round};
use crate::domain::study::{DefinitionKind, Study};
use crate::failure::Failure;
use crate::store::{Reader, Scope};

use super::request::{
    ComparedRounds, ComparedView, Instruments, InterviewProgress, OpenedInterview, Overview, Reply, Request,
    ScoredRound,
};
use super::{OpenStudy, failure, text_of};

/// Reads a study.
#[derive(Debug)]
pub struct Desk {
    reader: Reader,
    instruments: Arc<Instruments>,
}

/// Under which name the question is kept that one was at in an interview.
pub(super) fn position_of(interview: &InterviewId) -> String {
    format!("question/{interview}")
}

impl Desk {
    /// Opens a study for reading.
    ///
    /// # Errors
    /// The file is no study or from another version, or the definitions in it cannot be read.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        let reader = Reader::open(path).map_err(failure)?;
        let frame = reader.load(&Scope::Frame).map_err(failure)?;
        let instruments = Arc::new(instruments(&frame, path)?);
        Ok(Self { reader, instruments })
    }

    /// The frame of the study.
    pub fn instruments(&self) -> Arc<Instruments> {
        Arc::clone(&self.instruments)
    }

    /// The whole study.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn whole(&self) -> Result<OpenStudy, Failure> {
        let study = self.reader.load(&Scope::Whole).map_err(failure)?;
        Ok(OpenStudy { study, instruments: self.instruments(), path: self.reader.path().to_owned() })
    }

    /// How many texts were typed and are no answers yet.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn drafts(&self) -> Result<usize, Failure> {
        Ok(self.reader.drafts().map_err(failure)?.len())
    }

    /// Answers a request; a failure is an answer too.
    pub fn answer(&mut self, request: &Request) -> Reply {
        self.find(request).unwrap_or_else(|failure| Reply::Failed(failure.message))
    }

    /// Everything of one unit in every round, with the organisation's ratings, factors and evidence: some of the
    /// unit's indicators hang on them.
    fn unit(&self, unit: &Id) -> Result<Study, Failure> {
        let mut study = self.reader.load(&Scope::Unit(unit.clone())).map_err(failure)?;
        if !unit.is_organisation() {
            let whole = self.reader.load(&Scope::Unit(Id::organisation())).map_err(failure)?;
            study.ratings.extend(whole.ratings);
            study.factors.extend(whole.factors);
            let known: HashSet<Id> = study.evidence.iter().map(|evidence| evidence.id.clone()).collect();
            study
                .evidence
                .extend(whole.evidence.into_iter().filter(|evidence| !known.contains(&evidence.id)));
        }
        Ok(study)
    }

    fn scoring<'s>(&'s self, study: &'s Study, view: View) -> Scoring<'s> {
        Scoring {
            study,
            model: &self.instruments.model,
            questionnaires: &self.instruments.questionnaires,
            view,
            rater: None,
        }
    }

    fn find(&mut self, request: &Request) -> Result<Reply, Failure> {
        Ok(match request {
            Request::Instruments => {
                let frame = self.reader.load(&Scope::Frame).map_err(failure)?;
                let has_new_definitions =
                    frame.definitions.len() != self.instruments.questionnaires.len() + 1;
                self.instruments = if has_new_definitions {
                    Arc::new(instruments(&frame, self.reader.path())?)
                } else {
                    let held = self.instruments.as_ref().clone();
                    Arc::new(Instruments { header: frame.header, rounds: frame.rounds, ..held })
                };
                Reply::Instruments(self.instruments())
            }
            Request::Overview { offset, limit } => {
                let found = self.reader.overview(*offset, *limit).map_err(failure)?;
                let interviews = found
                    .interviews
                    .into_iter()
                    .map(|line| InterviewProgress { interview: line.interview, answered: line.answered })
                    .collect();
                Reply::Overview(Box::new(Overview {
                    units_total: found.unit_count,
                    offset: *offset,
                    units: found.units,
                    interviews,
                    events: found.events,
                    ratings: found.ratings,
                }))
            }
            Request::Outline => Reply::Outline(Arc::new(self.reader.load(&Scope::Outline).map_err(failure)?)),
            Request::Unit(unit) => Reply::Unit(unit.clone(), Arc::new(self.unit(unit)?)),
            Request::Interview(interview) => {
                let found = self.reader.load(&Scope::Interview(interview.clone())).map_err(failure)?;
                let mut study = match found.interview(interview) {
                    Some(held) => self.unit(&held.details.unit)?,
                    None => found,
                };
                // The other units can be named in an answer.
                study.units = self.reader.load(&Scope::Outline).map_err(failure)?.units;
                let drafts = self.reader.drafts().map_err(failure)?;
                let opened = OpenedInterview {
                    study: Arc::new(study),
                    drafts: drafts
                        .into_iter()
                        .filter(|draft| draft.key.interview == *interview)
                        .map(text_of)
                        .collect(),
                    position: self
                        .reader
                        .place(&position_of(interview))
                        .map_err(failure)?
                        .and_then(|question| Id::new(question).ok()),
                };
                Reply::Interview(interview.clone(), opened)
            }
            Request::Round(round) => {
                let study = Arc::new(self.reader.load(&Scope::Whole).map_err(failure)?);
                let score = |view| score_round(&self.scoring(&study, view), round);
                let (account, proven) = (score(View::Account), score(View::Proven));
                Reply::Round(Arc::new(ScoredRound { study, account, proven }))
            }
            Request::Comparison { from, to } => {
                let study = Arc::new(self.reader.load(&Scope::Whole).map_err(failure)?);
                let view = |view| {
                    let scoring = self.scoring(&study, view);
                    ComparedView {
                        comparison: compare(&scoring, from, to),
                        from: score_round(&scoring, from),
                        to: score_round(&scoring, to),
                    }
                };
                let (account, proven) = (view(View::Account), view(View::Proven));
                Reply::Comparison(Arc::new(ComparedRounds { study, account, proven }))
            }
        })
    }
}

/// Reads the definitions that a study holds.
fn instruments(frame: &Study, path: &Path) -> Result<Instruments, Failure> {
    let library = Library::new().with(&frame.definitions);
    let model = library.assessment(&frame.header.assessment).cloned().ok_or_else(|| {
        Failure::person(format!(
            "{}: the assessment model `{}` of the study cannot be read",
            path.display(),
            frame.header.assessment
        ))
        .hint("export the study with the version of nulmeting that made it, and check the file with `nulmeting check`")
    })?;
    let wanted =
        frame.definitions.iter().filter(|definition| definition.kind == DefinitionKind::Questionnaire);
    for definition in wanted {
        if library.questionnaire(definition.id.as_str()).is_none() {
            return Err(Failure::person(format!(
                "{}: the questionnaire `{}` of the study cannot be read",
                path.display(),
                definition.id
            ))
            .hint("open the study with the version of nulmeting that made it"));
        }
    }
    Ok(Instruments {
        header: frame.header.clone(),
        rounds: frame.rounds.clone(),
        model,
        questionnaires: library.questionnaires().cloned().collect(),
        path: path.display().to_string(),
    })
}
