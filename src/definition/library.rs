//! The definitions that references are resolved against: shipped ones, the user's, and a study's own.

use super::{Checked, DefinitionFile, Finding};
use crate::domain::assessment::Assessment;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::study::{Definition, DefinitionKind};
use crate::domain::versions::join_questions;

/// Questionnaires and assessment models with their texts. Of two with the same id, the one added last is found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Library {
    assessments: Vec<(Assessment, String)>,
    questionnaires: Vec<(Questionnaire, String)>,
}

impl Library {
    /// A library with nothing in it.
    pub fn new() -> Self {
        Self::default()
    }

    /// The models, in the order added.
    pub fn assessments(&self) -> impl DoubleEndedIterator<Item = &Assessment> {
        self.assessments.iter().map(|(assessment, _)| assessment)
    }

    /// The questionnaires, in the order added.
    pub fn questionnaires(&self) -> impl DoubleEndedIterator<Item = &Questionnaire> {
        self.questionnaires.iter().map(|(questionnaire, _)| questionnaire)
    }

    /// The questionnaires that are found by their ids, in the order added: of several versions the last.
    pub fn used_questionnaires(&self) -> impl Iterator<Item = &Questionnaire> {
        let is_last = |at: usize, questionnaire: &Questionnaire| {
            !self.questionnaires[at + 1..].iter().any(|(other, _)| other.id == questionnaire.id)
        };
        let all = self.questionnaires.iter().map(|(questionnaire, _)| questionnaire).enumerate();
        all.filter(move |(at, questionnaire)| is_last(*at, questionnaire))
            .map(|(_, questionnaire)| questionnaire)
    }

    /// The same, with what the versions say together of renamed questions.
    pub fn joined_questionnaires(&self) -> Vec<Questionnaire> {
        let all: Vec<&Questionnaire> = self.questionnaires().collect();
        let mut used: Vec<Questionnaire> = self.used_questionnaires().cloned().collect();
        for questionnaire in &mut used {
            join_questions(questionnaire, &all);
        }
        used
    }

    /// Finds a model by its id.
    pub fn assessment(&self, id: &str) -> Option<&Assessment> {
        self.assessments().rev().find(|assessment| assessment.id == *id)
    }

    /// Finds a questionnaire by its id.
    pub fn questionnaire(&self, id: &str) -> Option<&Questionnaire> {
        self.questionnaires().rev().find(|questionnaire| questionnaire.id == *id)
    }

    /// The text that a definition was read from.
    pub fn text(&self, kind: DefinitionKind, id: &str, version: &str) -> Option<&str> {
        match kind {
            DefinitionKind::Assessment => self
                .assessments
                .iter()
                .rev()
                .find(|(assessment, _)| assessment.id == *id && assessment.version == version)
                .map(|(_, text)| text.as_str()),
            DefinitionKind::Questionnaire => self
                .questionnaires
                .iter()
                .rev()
                .find(|(questionnaire, _)| questionnaire.id == *id && questionnaire.version == version)
                .map(|(_, text)| text.as_str()),
        }
    }

    /// A definition as a study stores it: the text in use for the id.
    pub fn definition(&self, kind: DefinitionKind, id: &str) -> Option<Definition> {
        let (id, version, text) = match kind {
            DefinitionKind::Assessment => {
                let (found, text) =
                    self.assessments.iter().rev().find(|(assessment, _)| assessment.id == *id)?;
                (&found.id, &found.version, text)
            }
            DefinitionKind::Questionnaire => {
                let (found, text) =
                    self.questionnaires.iter().rev().find(|(questionnaire, _)| questionnaire.id == *id)?;
                (&found.id, &found.version, text)
            }
        };
        Some(Definition { kind, id: id.clone(), version: version.clone(), text: text.clone() })
    }

    /// Reads a definition and adds it, if nothing in it is an error. A model must come before the questionnaires that
    /// point at it. A study is no definition and is not added.
    pub fn add(&mut self, text: &str) -> Vec<Finding> {
        let Checked { value, findings } = super::check(text, self);
        match value {
            Some(DefinitionFile::Assessment(assessment)) => {
                self.put_assessment(assessment, text);
            }
            Some(DefinitionFile::Questionnaire(questionnaire)) => {
                self.put_questionnaire(questionnaire, text);
            }
            Some(DefinitionFile::Study(_)) | None => {}
        }
        findings
    }

    /// Adds a model that was read from a text.
    pub(super) fn put_assessment(&mut self, assessment: Assessment, text: &str) {
        self.assessments.push((assessment, text.to_owned()));
    }

    /// Adds a questionnaire that was read from a text.
    pub(super) fn put_questionnaire(&mut self, questionnaire: Questionnaire, text: &str) {
        self.questionnaires.push((questionnaire, text.to_owned()));
    }

    /// The library of a study: its own definitions come last and so win over those with the same id. One that cannot
    /// be read is left out; reading the study file reports it.
    #[must_use]
    pub fn with(&self, definitions: &[Definition]) -> Self {
        let mut library = self.clone();
        for definition in definitions.iter().filter(|d| d.kind == DefinitionKind::Assessment) {
            if let Some(assessment) = super::read_assessment(&definition.text).value {
                library.put_assessment(assessment, &definition.text);
            }
        }
        for definition in definitions.iter().filter(|d| d.kind == DefinitionKind::Questionnaire) {
            if let Some(questionnaire) = super::read_questionnaire(&definition.text, &library).value {
                library.put_questionnaire(questionnaire, &definition.text);
            }
        }
        library
    }
}
