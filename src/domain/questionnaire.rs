//! A questionnaire: sections of questions, each with open notes and at most one closed companion.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::answer::Answer;
use super::condition::Condition;
use super::id::Id;
use super::text::{Text, fill};

/// A fixed but open list of questions for one talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Questionnaire {
    /// Identity, with `version`.
    pub id: Id,
    /// The wording's version; other text needs another version.
    pub version: String,
    /// Its name.
    pub title: Text,
    /// Language codes, the first one first in fallback.
    pub languages: Vec<String>,
    /// Where the topics come from.
    pub source: Option<Text>,
    /// The assessment model whose indicators and factors the questions point at.
    pub assessment: Option<Id>,
    /// Whom it is for.
    pub audience: Audience,
    /// Planned length of the talk.
    pub minutes: Option<u32>,
    /// Texts for `{name}`; a study may set its own.
    pub placeholders: BTreeMap<String, Text>,
    /// Sections in the order of the talk.
    pub sections: Vec<Section>,
}

/// Whom a questionnaire is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// A talk about one unit.
    Unit,
    /// A talk about the organisation as a whole.
    Organisation,
}

/// A part of a questionnaire under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Identity within the questionnaire.
    pub id: Id,
    /// Its name.
    pub title: Text,
    /// Questions in the order of the talk.
    pub questions: Vec<Question>,
}

/// One question, with everything that the interviewer needs beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Identity within the questionnaire.
    pub id: Id,
    /// Earlier ids of the same question.
    pub formerly: Vec<Id>,
    /// What the interviewer says.
    pub ask: Text,
    /// Follow-up prompts.
    pub probes: Vec<Text>,
    /// For the interviewer, never read out.
    pub guide: Option<Text>,
    /// The closed companion beside the open notes.
    pub companion: Option<Companion>,
    /// Indicators and factors that the answer is evidence for.
    pub informs: Vec<Id>,
    /// Ratings that a closed answer proposes; a person confirms them.
    pub proposes: Vec<Proposal>,
    /// Whether the answer is taken from a document or register to bring along: then it is evidence of that kind, not a
    /// word of the respondent.
    pub is_document: bool,
    /// When the earlier round's answer may be seen.
    pub previous: Previous,
    /// The heading of a unit's report that the answer belongs under.
    pub heading: Option<Id>,
    /// Asked only if this holds.
    pub when: Option<Condition<Id>>,
    /// A soft check.
    pub check: Option<Check>,
}

/// A closed answer beside the notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Companion {
    /// Read out to the respondent (then it is self-report), or coded by the interviewer.
    pub mode: Mode,
    /// What can be answered.
    pub kind: CompanionKind,
}

/// How a closed answer comes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The respondent chooses.
    ReadOut,
    /// The interviewer decides from what was said.
    Coded,
}

/// What can be answered in a companion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CompanionKind {
    /// `yes` or `no`.
    YesNo,
    /// One of the options.
    Choice(Vec<AnswerOption>),
    /// Any of the options.
    Choices(Vec<AnswerOption>),
    /// A whole number between two ends, with labels for some.
    Scale {
        /// Lowest.
        from: i64,
        /// Highest.
        to: i64,
        /// Labels by number.
        labels: BTreeMap<i64, Text>,
    },
    /// A whole number.
    Number {
        /// Lowest allowed.
        min: Option<i64>,
        /// Highest allowed.
        max: Option<i64>,
        /// What is counted.
        unit: Option<Text>,
    },
    /// So many of so many.
    Share {
        /// What the part counts.
        part: Text,
        /// What the whole counts.
        whole: Text,
    },
    /// A year, month or day.
    Date,
    /// Names of other units.
    Units,
    /// The study's initiatives.
    Initiatives,
    /// Repeated fields.
    Records(Vec<RecordField>),
}

/// One answer that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerOption {
    /// Identity within the question.
    pub id: Id,
    /// What is read out or shown.
    pub label: Text,
}

/// A field of a repeated record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordField {
    /// Identity within the record.
    pub id: Id,
    /// What is shown.
    pub label: Text,
    /// Options, where the field is a choice; else it is text.
    pub options: Vec<AnswerOption>,
}

/// A rating or factor value that a closed answer proposes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Indicator or factor.
    pub target: Id,
    /// Which answers propose what.
    pub rules: Vec<ProposalRule>,
}

/// One line of a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalRule {
    /// The answer that proposes.
    pub answer: ProposalAnswer,
    /// What it proposes: `0` to `3`, or a factor's value.
    pub value: String,
}

/// The answers that a line of a proposal is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProposalAnswer {
    /// An option was chosen.
    Option(Id),
    /// A number between two ends, both included; a share in percent, rounded down.
    Between(i64, i64),
}

/// When the earlier round's answer may be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Previous {
    /// At once.
    Shown,
    /// Once this round's answer is there.
    After,
    /// Never.
    Hidden,
}

/// A soft check: warns, can be kept with a reason, never blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Warns if this holds.
    pub when: Condition<Id>,
    /// What is said.
    pub message: Text,
}

impl Questionnaire {
    /// All questions, in the order of the talk.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.sections.iter().flat_map(|section| &section.questions)
    }

    /// A text in a language with its placeholders filled, those of `own` first; and the language that it is in, where
    /// that is not the one wanted.
    pub fn say<'t>(
        &self,
        wanted: &'t Text,
        language: &str,
        own: &BTreeMap<String, Text>,
    ) -> (String, Option<&'t str>) {
        let found = wanted.find(language, &self.languages);
        let value = |name: &str| {
            let text = own.get(name).or_else(|| self.placeholders.get(name))?;
            Some(text.find(language, &self.languages).text)
        };
        (fill(found.text, value), found.instead)
    }

    /// Finds a question by its id of today.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions().find(|question| question.id == *id)
    }

    /// Finds a question by its id, else by one that it went by in an earlier version: what was answered then is its
    /// answer. Where an id is in use, it is its own.
    pub fn question_by(&self, id: &str) -> Option<&Question> {
        let went_by = |question: &&Question| question.formerly.iter().any(|former| *former == *id);
        self.question(id).or_else(|| self.questions().find(went_by))
    }
}

impl Question {
    /// The indicators and factors that the answer can say something about, those that it proposes a value of included;
    /// none twice.
    pub fn targets(&self) -> impl Iterator<Item = &Id> {
        let proposed = self.proposes.iter().map(|proposal| &proposal.target);
        self.informs.iter().chain(proposed.filter(|target| !self.informs.contains(target)))
    }

    /// Whether it is the same question as another one, under its id of today or an earlier one of either.
    pub fn is_same(&self, other: &Self) -> bool {
        self.id == other.id || self.formerly.contains(&other.id) || other.formerly.contains(&self.id)
    }

    /// The answer to it among those of a talk: the one under its id, else under one that it went by.
    pub fn answer_of<'a>(&self, answers: impl Iterator<Item = &'a Answer>) -> Option<&'a Answer> {
        let place = |answer: &Answer| {
            let mut ids = std::iter::once(&self.id).chain(&self.formerly);
            ids.position(|id| *id == answer.question)
        };
        answers
            .filter_map(|answer| Some((place(answer)?, answer)))
            .min_by_key(|(at, _)| *at)
            .map(|(_, one)| one)
    }

    /// Whether the answer can say something about an indicator or factor, by its id or an earlier one.
    pub fn informs_any(&self, id: &Id, formerly: &[Id]) -> bool {
        self.targets().any(|target| target == id || formerly.contains(target))
    }
}

impl Companion {
    /// The ids that can be chosen; empty where the answer is no choice.
    pub fn option_ids(&self) -> Vec<&str> {
        match &self.kind {
            CompanionKind::YesNo => vec!["yes", "no"],
            CompanionKind::Choice(options) | CompanionKind::Choices(options) => {
                options.iter().map(|option| option.id.as_str()).collect()
            }
            _ => Vec::new(),
        }
    }
}
