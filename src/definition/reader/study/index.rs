//! What the rows of a study refer to, by id; every look-up reports what is not there.

use std::collections::{HashMap, HashSet};

use crate::definition::reader::tree::{Node, Table, stand_in};
use crate::definition::{Library, rules};
use crate::domain::assessment::{Assessment, Factor, Indicator};
use crate::domain::id::{Id, InterviewId};
use crate::domain::questionnaire::{Question, Questionnaire};

/// A talk as answers see it.
pub(super) struct Talk<'l> {
    /// Its id.
    pub(super) id: InterviewId,
    /// The unit.
    pub(super) unit: Id,
    /// Its questionnaire, if it has one that is known.
    pub(super) questionnaire: Option<&'l Questionnaire>,
    /// Whether it names a questionnaire, known or not.
    pub(super) names_questionnaire: bool,
}

/// Everything that rows refer to.
pub(super) struct Index<'l> {
    pub(super) library: &'l Library,
    pub(super) model: Option<&'l Assessment>,
    indicators: HashMap<&'l str, &'l Indicator>,
    factors: HashMap<&'l str, &'l Factor>,
    questions: HashMap<&'l str, HashMap<&'l str, &'l Question>>,
    pub(super) rounds: HashMap<Id, usize>,
    pub(super) units: HashMap<Id, usize>,
    pub(super) talks: Vec<Talk<'l>>,
    talk_by_id: HashMap<InterviewId, usize>,
    talks_by_place: HashMap<InterviewId, Vec<usize>>,
    pub(super) participants: HashSet<(InterviewId, Id)>,
    pub(super) evidence: HashSet<Id>,
}

impl<'l> Index<'l> {
    pub(super) fn new(library: &'l Library, model: Option<&'l Assessment>) -> Self {
        let indicators = model.iter().flat_map(|model| &model.indicators);
        let factors = model.iter().flat_map(|model| &model.factors);
        // Of two with the same id the last wins, as it does in the library.
        let questions = library.questionnaires().map(|questionnaire| {
            let formerly = questionnaire
                .questions()
                .flat_map(|question| question.formerly.iter().map(move |former| (former.as_str(), question)));
            let questions = questionnaire.questions().map(|question| (question.id.as_str(), question));
            (questionnaire.id.as_str(), formerly.chain(questions).collect())
        });
        Self {
            library,
            model,
            // Ratings under a former id count; where an id is in use, it is its own.
            indicators: indicators
                .clone()
                .flat_map(|indicator| {
                    indicator.formerly.iter().map(move |former| (former.as_str(), indicator))
                })
                .chain(indicators.map(|indicator| (indicator.id.as_str(), indicator)))
                .collect(),
            factors: factors
                .clone()
                .flat_map(|factor| factor.formerly.iter().map(move |former| (former.as_str(), factor)))
                .chain(factors.map(|factor| (factor.id.as_str(), factor)))
                .collect(),
            questions: questions.collect(),
            rounds: HashMap::new(),
            units: HashMap::new(),
            talks: Vec::new(),
            talk_by_id: HashMap::new(),
            talks_by_place: HashMap::new(),
            participants: HashSet::new(),
            evidence: HashSet::new(),
        }
    }

    /// Adds a talk in a round.
    pub(super) fn add_talk(&mut self, talk: Talk<'l>, round: &Id) {
        let at = self.talks.len();
        self.talks_by_place.entry(InterviewId::of(&talk.unit, round)).or_default().push(at);
        self.talk_by_id.entry(talk.id.clone()).or_insert(at);
        self.talks.push(talk);
    }

    /// A unit; the organisation as a whole is none.
    pub(super) fn unit(&self, row: &Table<'_>, key: &str) -> Id {
        row.need(key).and_then(|node| self.unit_at(node)).unwrap_or_else(stand_in)
    }

    /// A unit, or the organisation as a whole.
    pub(super) fn unit_or_organisation(&self, row: &Table<'_>, key: &str) -> Id {
        let is_organisation = |node: &Node<'_>| node.names_organisation();
        if row.maybe(key).as_ref().is_some_and(is_organisation) {
            return Id::organisation();
        }
        self.unit(row, key)
    }

    pub(super) fn unit_at(&self, node: Node<'_>) -> Option<Id> {
        let id = node.id()?;
        if !self.units.contains_key(&id) {
            node.unknown(&rules::UNKNOWN_UNIT, "unit", id.as_str(), self.units.keys().map(Id::as_str));
        }
        Some(id)
    }

    pub(super) fn round(&self, row: &Table<'_>, key: &str) -> Id {
        let Some(node) = row.need(key) else { return stand_in() };
        let Some(id) = node.id() else { return stand_in() };
        if !self.rounds.contains_key(&id) {
            node.unknown(&rules::UNKNOWN_ROUND, "round", id.as_str(), self.rounds.keys().map(Id::as_str));
        }
        id
    }

    /// The talk that a row names by its id, or by unit and round where the unit has one talk in the round.
    pub(super) fn talk(&self, node: Node<'_>) -> Option<&Talk<'l>> {
        let id = node.interview_id()?;
        if let Some(at) = self.talk_by_id.get(&id) {
            return self.talks.get(*at);
        }
        match self.talks_by_place.get(&id).map(Vec::as_slice) {
            Some([only]) => self.talks.get(*only),
            Some(several) => {
                let ids = several.iter().map(|at| format!("`{}`", self.talks[*at].id));
                let message = format!("`{id}` can be any of {}", ids.collect::<Vec<_>>().join(", "));
                node.complain(&rules::AMBIGUOUS_INTERVIEW, message);
                None
            }
            None => {
                let all = self.talks.iter().map(|talk| talk.id.as_str());
                node.unknown(&rules::UNKNOWN_INTERVIEW, "interview", id.as_str(), all);
                None
            }
        }
    }

    /// The id of the talk at a key, and the talk where it is known.
    pub(super) fn interview(&self, row: &Table<'_>, key: &str) -> (InterviewId, Option<&Talk<'l>>) {
        let talk = row.need(key).and_then(|node| self.talk(node));
        let id = talk.map_or_else(|| InterviewId::of(&stand_in(), &stand_in()), |talk| talk.id.clone());
        (id, talk)
    }

    /// A question of the talk's questionnaire.
    pub(super) fn question(&self, node: Node<'_>, talk: &Talk<'l>) -> Option<&'l Question> {
        let id = node.id()?;
        // Questionnaires change while the answers stay: an earlier version asked it, or the one that was used then.
        let is_asked_elsewhere =
            || self.library.questionnaires().any(|other| other.question(id.as_str()).is_some());
        let Some(questionnaire) = talk.questionnaire else {
            if !talk.names_questionnaire && is_asked_elsewhere() {
                let message = format!("`{}` has no questionnaire, and `{id}` was answered in it", talk.id);
                node.complain(&rules::OTHER_QUESTIONNAIRE, message);
            } else if !talk.names_questionnaire {
                let message = format!("`{}` has no questionnaire that could ask `{id}`", talk.id);
                node.complain(&rules::NO_SUCH_TALK, message);
            }
            return None;
        };
        let questions = self.questions.get(questionnaire.id.as_str())?;
        let found = questions.get(id.as_str()).copied();
        if found.is_none() && is_asked_elsewhere() {
            let message = format!("`{}` does not ask `{id}`", questionnaire.id);
            node.complain(&rules::OTHER_QUESTIONNAIRE, message);
        } else if found.is_none() {
            node.unknown(&rules::UNKNOWN_QUESTION, "question", id.as_str(), questions.keys().copied());
        }
        found
    }

    /// Somebody who took part in the talk.
    pub(super) fn respondent(&self, row: &Table<'_>, talk: Option<&Talk<'l>>) -> Option<Id> {
        let node = row.maybe("respondent")?;
        let id = node.id()?;
        if let Some(talk) = talk
            && !self.participants.contains(&(talk.id.clone(), id.clone()))
        {
            let near = self.participants.iter().filter(|(interview, _)| *interview == talk.id);
            let near = near.map(|(_, respondent)| respondent.as_str());
            node.unknown(&rules::UNKNOWN_RESPONDENT, "participant", id.as_str(), near);
        }
        Some(id)
    }

    /// An indicator of the model; nothing is said where there is no model.
    pub(super) fn indicator(&self, node: Node<'_>) -> Option<&'l Indicator> {
        let id = node.id()?;
        let found = self.indicators.get(id.as_str()).copied();
        if found.is_none() && self.model.is_some() {
            let all = self.indicators.keys().copied();
            node.unknown(&rules::UNKNOWN_INDICATOR, "indicator", id.as_str(), all);
        }
        found
    }

    /// A factor of the model; nothing is said where there is no model.
    pub(super) fn factor(&self, node: Node<'_>) -> Option<&'l Factor> {
        let id = node.id()?;
        let found = self.factors.get(id.as_str()).copied();
        if found.is_none() && self.model.is_some() {
            let all = self.factors.keys().copied();
            node.unknown(&rules::UNKNOWN_FACTOR, "factor", id.as_str(), all);
        }
        found
    }

    /// Whether the model has an indicator or factor of this id, or there is no model to ask.
    pub(super) fn has_target(&self, id: &str) -> bool {
        self.model.is_none() || self.indicators.contains_key(id) || self.factors.contains_key(id)
    }

    /// The evidence that a row rests on.
    pub(super) fn evidence(&self, row: &Table<'_>) -> Vec<Id> {
        let Some(list) = row.maybe("evidence") else { return Vec::new() };
        let mut ids = Vec::new();
        for (id, node) in list.ids() {
            if !self.evidence.contains(&id) {
                let all = self.evidence.iter().map(Id::as_str);
                node.unknown(&rules::UNKNOWN_EVIDENCE, "evidence", id.as_str(), all);
            }
            ids.push(id);
        }
        ids
    }
}
