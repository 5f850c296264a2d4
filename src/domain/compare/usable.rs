//! Which indicators of a unit two rounds can be compared on: respondents, instruments and documents decide.

use super::link::is_completed;
use crate::domain::condition::Truth;
use crate::domain::id::Id;
use crate::domain::questionnaire::Question;
use crate::domain::score::{IndicatorState, Informed, Records};
use crate::domain::study::Link;

/// Why an indicator is left out of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeftOut {
    /// The respondents of the two rounds are too far apart (R3, R4).
    Respondents,
    /// It applies in one round only.
    AppliesOnce,
    /// What it needs was not there yet in the organisation in one of the rounds.
    DidNotExistYet,
    /// Another version of the model that the study holds does not have it, or describes its levels otherwise.
    OtherModel,
    /// Other roles spoke (R2), and it does not rest on a document or number in both rounds.
    NoDocument,
    /// The questionnaires of at least one round cannot inform it, and there is no document or number in both.
    NotAsked,
}

impl LeftOut {
    /// A stable key.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Respondents => "respondents",
            Self::AppliesOnce => "applies once",
            Self::DidNotExistYet => "did not exist yet",
            Self::OtherModel => "other model",
            Self::NoDocument => "no document",
            Self::NotAsked => "not asked",
        }
    }
}

/// What the instruments of a unit in two rounds can inform.
pub(super) struct Instruments<'r, 'a> {
    informed: [Informed<'r, 'a>; 2],
}

impl<'r, 'a> Instruments<'r, 'a> {
    /// The questionnaires of the completed interviews, or of the rounds.
    pub fn of(records: &'r Records<'a>, units: [&Id; 2], rounds: [&Id; 2]) -> Self {
        let informed = [0, 1].map(|at| records.informed(units[at], rounds[at], is_completed));
        Self { informed }
    }

    /// The ids of the questionnaires of each round.
    pub fn ids(&self) -> [Vec<Id>; 2] {
        self.informed.each_ref().map(|informed| informed.ids.iter().map(|(id, _)| (*id).clone()).collect())
    }

    /// The questions of each round's questionnaires, as far as they are at hand.
    pub fn questions(&self) -> [Vec<&'a Question>; 2] {
        self.informed.each_ref().map(Informed::questions)
    }

    /// Whether the rounds asked with other questionnaires, or another version of one.
    pub fn differ(&self) -> bool {
        let [earlier, later] = self.informed.each_ref().map(|informed| &informed.ids);
        earlier != later
    }

    /// Whether both rounds' questionnaires can inform an indicator. A questionnaire that is not at hand cannot be
    /// said to.
    pub fn inform(&self, index: usize) -> bool {
        self.informed.iter().all(|informed| informed.indicator(index) == Truth::Yes)
    }
}

/// Why an indicator is left out of the comparison; nothing where it is compared. It applies in at least one round.
pub(super) fn left_out(
    records: &Records,
    link: Link,
    instruments: &Instruments,
    states: [&IndicatorState; 2],
) -> Option<LeftOut> {
    if matches!(link, Link::R3 | Link::R4) {
        return Some(LeftOut::Respondents);
    }
    if states.iter().any(|state| state.interval.is_none()) {
        return Some(LeftOut::AppliesOnce);
    }
    if states.iter().any(|state| state.did_not_exist_yet()) {
        return Some(LeftOut::DidNotExistYet);
    }
    if records.plan.model.others.iter().any(|other| other.sets_apart(states[0].index)) {
        return Some(LeftOut::OtherModel);
    }
    let has_paper = states.iter().all(|state| rests_on_paper(records, state));
    match link {
        _ if has_paper => None,
        Link::R2 => Some(LeftOut::NoDocument),
        _ => (!instruments.inform(states[0].index)).then_some(LeftOut::NotAsked),
    }
}

fn rests_on_paper(records: &Records, state: &IndicatorState) -> bool {
    state
        .evidence(records.study)
        .iter()
        .filter_map(|id| records.evidence(id))
        .any(|evidence| evidence.kind.is_paper())
}
