//! A study: one organisation, its units and rounds, and everything that was said, found and judged.
//!
//! [`Study`] is a snapshot of all records, in the order in which they were entered. The field names are those of the
//! study file, so that what a person reads in a file is what a reader of the code finds here.

mod desk;
mod initiative;
mod interview;
mod organisation;

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::answer::Answer;
use super::erased::Erased;
use super::evidence::Evidence;
use super::id::{Id, InterviewId};
use super::questionnaire::Questionnaire;
use super::rating::{FactorRating, Rating};
use super::text::Text;

pub use desk::{
    CodingRule, Definition, DefinitionKind, Link, LinkOverride, Memo, Response, ResponseView, Subject,
    SubjectKind, Summary,
};
pub use initiative::{
    BecauseOfProject, Followed, Initiative, InitiativeDetails, InitiativeState, InitiativeStatus, followed,
};
pub use interview::{
    Consent, Interview, InterviewDetails, InterviewState, InterviewStatus, Note, NotePlace, Participant,
    ParticipantDetails, ROLES,
};
pub use organisation::{
    Contact, Context, Effect, Event, Round, RoundQuestionnaires, RoundRole, Unit, UnitKind,
};

/// Everything that is recorded in a study.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Study {
    /// What the study is.
    pub header: Header,
    /// Rounds in order.
    pub rounds: Vec<Round>,
    /// Units.
    pub units: Vec<Unit>,
    /// Interviews, held or not.
    pub interviews: Vec<Interview>,
    /// Who took part.
    pub participants: Vec<Participant>,
    /// Contact of units with residents.
    pub contexts: Vec<Context>,
    /// What happened around the rounds.
    pub events: Vec<Event>,
    /// Answers.
    pub answers: Vec<Answer>,
    /// Notes that belong to no question.
    pub notes: Vec<Note>,
    /// Evidence.
    pub evidence: Vec<Evidence>,
    /// Ratings of indicators.
    pub ratings: Vec<Rating>,
    /// Judgements of success factors.
    pub factors: Vec<FactorRating>,
    /// Initiatives and what became of them.
    pub initiatives: Vec<Initiative>,
    /// The researcher's own words per heading.
    pub summaries: Vec<Summary>,
    /// The researcher's own notes on anything.
    pub memos: Vec<Memo>,
    /// How indicators and factors are rated in this study.
    pub rules: Vec<CodingRule>,
    /// What units said in the feedback talk.
    pub responses: Vec<Response>,
    /// Links between rounds that a person set.
    pub links: Vec<LinkOverride>,
    /// Questionnaires and models used, word for word.
    pub definitions: Vec<Definition>,
    /// Respondents who were erased.
    pub erased: Vec<Erased>,
}

/// What a study is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// Identity.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// The organisation studied.
    #[serde(default)]
    pub organisation: String,
    /// The assessment model.
    pub assessment: String,
    /// Languages of the study, first first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// On which basis personal data are processed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_basis: Option<String>,
    /// What people agree to who sign the study's letter.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub letter: Vec<Consent>,
    /// The rater whose ratings are scored where there is no consensus.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead_rater: Option<Id>,
    /// Texts for the questionnaires' `{name}`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub placeholders: BTreeMap<String, Text>,
}

impl Study {
    /// Who takes part in a talk and has not agreed to it.
    pub fn not_agreed<'a>(&'a self, interview: &'a InterviewId) -> impl Iterator<Item = &'a Participant> {
        let all = self.participants.iter().filter(move |one| one.interview == *interview);
        all.filter(|one| !one.consent.contains(&Consent::Interview))
    }

    /// A study with nothing in it but what it is.
    pub fn new(header: Header) -> Self {
        Self {
            header,
            rounds: Vec::new(),
            units: Vec::new(),
            interviews: Vec::new(),
            participants: Vec::new(),
            contexts: Vec::new(),
            events: Vec::new(),
            answers: Vec::new(),
            notes: Vec::new(),
            evidence: Vec::new(),
            ratings: Vec::new(),
            factors: Vec::new(),
            initiatives: Vec::new(),
            summaries: Vec::new(),
            memos: Vec::new(),
            rules: Vec::new(),
            responses: Vec::new(),
            links: Vec::new(),
            definitions: Vec::new(),
            erased: Vec::new(),
        }
    }

    /// Finds a unit.
    pub fn unit(&self, id: &str) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.id == *id)
    }

    /// Finds a round.
    pub fn round(&self, id: &str) -> Option<&Round> {
        self.rounds.iter().find(|round| round.id == *id)
    }

    /// Finds an interview.
    pub fn interview(&self, id: &InterviewId) -> Option<&Interview> {
        self.interviews.iter().find(|interview| interview.id == *id)
    }

    /// Whether what a memo is about is here. Parts of the model are taken to be: they stand in the model.
    pub fn has_subject(&self, subject: &Subject) -> bool {
        let id = subject.id.as_str();
        let has_talk = |id: &str| self.interviews.iter().any(|talk| talk.id.as_str() == id);
        let has_unit = |id: &str| self.unit(id).is_some() || id == Id::organisation().as_str();
        match subject.kind {
            SubjectKind::Indicator | SubjectKind::Factor => true,
            SubjectKind::Round => self.round(id).is_some(),
            SubjectKind::Unit => has_unit(id),
            SubjectKind::Interview => has_talk(id),
            SubjectKind::Answer => id.rsplit_once('/').is_some_and(|(talk, _)| has_talk(talk)),
            SubjectKind::Evidence => self.evidence.iter().any(|one| one.id == *id),
            SubjectKind::Rating => {
                let mut parts = id.splitn(3, '/');
                let (unit, round) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
                has_unit(unit) && self.round(round).is_some() && parts.next().is_some()
            }
            SubjectKind::Initiative => self.initiatives.iter().any(|one| one.id == *id),
            SubjectKind::Event => self.events.iter().any(|one| one.id == *id),
        }
    }

    /// The coding rule of an indicator or factor.
    pub fn rule(&self, indicator: &Id) -> Option<&CodingRule> {
        self.rules.iter().find(|rule| rule.indicator == *indicator)
    }

    /// Interviews of a unit in a round.
    pub fn interviews_of<'a>(&'a self, unit: &'a Id, round: &'a Id) -> impl Iterator<Item = &'a Interview> {
        self.interviews
            .iter()
            .filter(move |interview| interview.details.unit == *unit && interview.details.round == *round)
    }

    /// The questionnaire of an interview among those of the study, by its own id or its round's.
    pub fn questionnaire_of<'q>(
        &self,
        interview: &Interview,
        questionnaires: &'q [Questionnaire],
    ) -> Option<&'q Questionnaire> {
        let of_round =
            || self.round(interview.details.round.as_str())?.questionnaire.of(&interview.details.unit);
        let id = interview.details.questionnaire.as_ref().or_else(of_round)?;
        questionnaires.iter().find(|questionnaire| questionnaire.id == *id)
    }

    /// Evidence by id, for many look-ups.
    pub fn evidence_by_id(&self) -> HashMap<&Id, &Evidence> {
        self.evidence.iter().map(|evidence| (&evidence.id, evidence)).collect()
    }

    /// Units in the order of screens and reports: line before staff, then by name in `language`.
    pub fn units_in_order(&self, language: &str) -> Vec<&Unit> {
        let mut units: Vec<&Unit> = self.units.iter().collect();
        units.sort_by_cached_key(|unit| {
            (unit.kind, unit.name.find(language, &self.header.languages).text.to_lowercase())
        });
        units
    }
}
