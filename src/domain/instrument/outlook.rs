//! What the instruments of a study can tell, round by round and pair by pair.

use super::{Basis, Coverage, of_round};
use crate::domain::assessment::Assessment;
use crate::domain::id::Id;
use crate::domain::questionnaire::{Audience, Questionnaire};
use crate::domain::study::Round;

/// What instruments can tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outlook {
    /// Rounds with at least one questionnaire at hand, in the order of the study; or one questionnaire by itself.
    pub parts: Vec<Part>,
    /// Every two rounds that ask units, the earlier first.
    pub pairs: Vec<Pair>,
}

/// What the questionnaires of a round, or one by itself, can tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The round; nothing for a questionnaire by itself.
    pub round: Option<Id>,
    /// The questionnaires used together, by id; what is asked refers to them by their place here.
    pub questionnaires: Vec<Id>,
    /// What they can tell.
    pub coverage: Coverage,
}

/// What a comparison of two rounds can rest on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Place of the earlier round among the parts.
    pub from: usize,
    /// Place of the later round among the parts.
    pub to: usize,
    /// What it can rest on.
    pub basis: Basis,
}

impl Outlook {
    /// What the rounds of a study can tell, each by its questionnaires at hand.
    pub fn of_rounds(rounds: &[Round], questionnaires: &[Questionnaire], model: &Assessment) -> Self {
        let used: Vec<(&Round, Vec<&Questionnaire>)> = rounds
            .iter()
            .map(|round| (round, of_round(&round.questionnaire, questionnaires)))
            .filter(|(_, together)| !together.is_empty())
            .collect();
        let parts = used.iter().map(|(round, together)| Part {
            round: Some(round.id.clone()),
            questionnaires: together.iter().map(|one| one.id.clone()).collect(),
            coverage: Coverage::of(model, together),
        });
        let asks_units = |at: usize| used[at].1.iter().any(|one| one.audience == Audience::Unit);
        let places: Vec<usize> = (0..used.len()).filter(|at| asks_units(*at)).collect();
        let earlier = places.iter().enumerate();
        let pairs = earlier.flat_map(|(at, from)| places[at + 1..].iter().map(move |to| (*from, *to)));
        let pair = |(from, to): (usize, usize)| Pair {
            from,
            to,
            basis: Basis::of(model, [&used[from].1, &used[to].1]),
        };
        Self { parts: parts.collect(), pairs: pairs.map(pair).collect() }
    }

    /// What one questionnaire can tell by itself.
    pub fn of_questionnaire(questionnaire: &Questionnaire, model: &Assessment) -> Self {
        let part = Part {
            round: None,
            questionnaires: vec![questionnaire.id.clone()],
            coverage: Coverage::of(model, &[questionnaire]),
        };
        Self { parts: vec![part], pairs: Vec::new() }
    }

    /// Pairs of rounds that can hardly be compared: no verdict on a unit as a whole is possible, whoever speaks.
    pub fn hardly_comparable(&self) -> impl Iterator<Item = &Pair> {
        self.pairs.iter().filter(|pair| !pair.basis.whole.has_verdict)
    }

    /// The part of a round.
    pub fn of_round(&self, round: &Id) -> Option<&Part> {
        self.parts.iter().find(|part| part.round.as_ref() == Some(round))
    }
}
