//! A round dealt out to its units, so that one unit at a time can be looked at without going through the whole study.

use std::collections::{BTreeSet, HashMap};

use crate::domain::evidence::{About, Evidence};
use crate::domain::id::{Id, InterviewId};
use crate::domain::study::Study;

/// Which records of a study belong to which unit in a round. Holds for the study that it was made of, unchanged.
#[derive(Clone, Debug, Default)]
pub struct Shares {
    round: Option<Id>,
    units: HashMap<Id, Share>,
    talks: HashMap<InterviewId, Talk>,
    /// Evidence about all units at once.
    everybody: Vec<usize>,
    evidence: HashMap<Id, usize>,
}

/// Indices of the records of a unit.
#[derive(Clone, Debug, Default)]
struct Share {
    unit: Option<usize>,
    talks: Vec<InterviewId>,
    contexts: Vec<usize>,
    evidence: Vec<usize>,
    ratings: Vec<usize>,
    factors: Vec<usize>,
}

/// Indices of the records of an interview.
#[derive(Clone, Debug, Default)]
struct Talk {
    interview: Option<usize>,
    participants: Vec<usize>,
    answers: Vec<usize>,
}

impl Shares {
    /// Deals out a round.
    pub fn of(study: &Study, round: &Id) -> Self {
        let mut shares = Self { round: Some(round.clone()), ..Self::default() };
        let whole = Id::organisation();
        for (at, unit) in study.units.iter().enumerate() {
            shares.share(&unit.id).unit = Some(at);
        }
        for (at, interview) in study.interviews.iter().enumerate() {
            shares.talks.entry(interview.id.clone()).or_default().interview = Some(at);
            if interview.details.round == *round {
                shares.share(&interview.details.unit).talks.push(interview.id.clone());
            }
        }
        for (at, one) in study.participants.iter().enumerate() {
            shares.talks.entry(one.interview.clone()).or_default().participants.push(at);
        }
        for (at, one) in study.answers.iter().enumerate() {
            shares.talks.entry(one.interview.clone()).or_default().answers.push(at);
        }
        for (at, one) in study.contexts.iter().enumerate().filter(|(_, one)| one.round == *round) {
            shares.share(&one.unit).contexts.push(at);
        }
        for (at, one) in study.ratings.iter().enumerate().filter(|(_, one)| one.round == *round) {
            shares.share(&one.unit).ratings.push(at);
        }
        for (at, one) in study.factors.iter().enumerate().filter(|(_, one)| one.round == *round) {
            shares.share(&one.unit).factors.push(at);
        }
        for (at, one) in study.evidence.iter().enumerate() {
            shares.evidence.insert(one.id.clone(), at);
            match &one.about {
                Some(About::All) => shares.everybody.push(at),
                Some(About::Units(units)) => {
                    for unit in units {
                        shares.share(unit).evidence.push(at);
                    }
                }
                None if one.interview.is_none() => shares.share(&whole).evidence.push(at),
                None => {}
            }
            let unit =
                one.interview.as_ref().and_then(|id| study.interviews.get(shares.talk(id)?.interview?));
            if let Some(interview) = unit {
                shares.share(&interview.details.unit).evidence.push(at);
            }
        }
        shares
    }

    fn share(&mut self, unit: &Id) -> &mut Share {
        self.units.entry(unit.clone()).or_default()
    }

    fn talk(&self, id: &InterviewId) -> Option<&Talk> {
        self.talks.get(id)
    }

    /// A study with nothing but what a unit, or the organisation, is rated from in the round: it scores as the unit
    /// does in the whole. Of a unit that the study does not have there is nothing but what is said of all units.
    pub fn part(&self, study: &Study, unit: &Id) -> Study {
        let whole = Id::organisation();
        let nothing = Share::default();
        let share = self.units.get(unit).unwrap_or(&nothing);
        let of_whole = self.units.get(&whole).filter(|_| *unit != whole).unwrap_or(&nothing);

        let mut ratings: Vec<usize> = share.ratings.iter().chain(&of_whole.ratings).copied().collect();
        ratings.sort_unstable();
        let mut factors: Vec<usize> = share.factors.iter().chain(&of_whole.factors).copied().collect();
        factors.sort_unstable();

        let rated = share.ratings.iter().flat_map(|at| &study.ratings[*at].evidence);
        let judged = share.factors.iter().flat_map(|at| &study.factors[*at].evidence);
        let evidence: BTreeSet<usize> = rated
            .chain(judged)
            .filter_map(|id| self.evidence.get(id).copied())
            .chain(share.evidence.iter().copied())
            .chain(self.everybody.iter().copied())
            .collect();
        let evidence: Vec<Evidence> = evidence.into_iter().map(|at| study.evidence[at].clone()).collect();

        // Who else says so decides what is proven, so that other units' talks come with the evidence from them.
        let mut talks: Vec<(&InterviewId, bool)> = share.talks.iter().map(|id| (id, true)).collect();
        for id in evidence.iter().filter_map(|one| one.interview.as_ref()) {
            if !talks.iter().any(|(known, _)| *known == id) {
                talks.push((id, false));
            }
        }
        let mut part = Study::new(study.header.clone());
        part.rounds.clone_from(&study.rounds);
        part.units.extend(share.unit.map(|at| study.units[at].clone()));
        part.rules.clone_from(&study.rules);
        part.contexts = share.contexts.iter().map(|at| study.contexts[*at].clone()).collect();
        part.ratings = ratings.into_iter().map(|at| study.ratings[at].clone()).collect();
        part.factors = factors.into_iter().map(|at| study.factors[at].clone()).collect();
        for (id, is_own) in talks {
            let Some(talk) = self.talk(id) else { continue };
            part.interviews.extend(talk.interview.map(|at| study.interviews[at].clone()));
            part.participants.extend(talk.participants.iter().map(|at| study.participants[*at].clone()));
            if is_own {
                part.answers.extend(talk.answers.iter().map(|at| study.answers[*at].clone()));
            }
        }
        part.evidence = evidence;
        part
    }

    /// The round that was dealt out.
    pub fn round(&self) -> Option<&Id> {
        self.round.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::{self, builtin};
    use crate::domain::assess::pieces::pieces;
    use crate::domain::assess::sheet::{Site, sheet};

    #[test]
    fn a_unit_looked_at_alone_is_rated_and_scored_as_in_the_whole_study() {
        let library = builtin::library();
        let study = definition::read_study(builtin::sample_study(), &library).value.unwrap();
        let model = library.assessment(&study.header.assessment).unwrap();
        let questionnaires: Vec<_> = library.questionnaires().cloned().collect();
        let mut seen = 0;
        for round in &study.rounds {
            let shares = Shares::of(&study, &round.id);
            let units = study.units.iter().map(|unit| unit.id.clone()).chain([Id::organisation()]);
            for unit in units {
                let site = Site { unit: unit.clone(), round: round.id.clone() };
                let part = shares.part(&study, &unit);
                let told = |study: &Study| {
                    let sheet = sheet(study, model, &questionnaires, &site)?;
                    let rows = sheet.indicators.iter().chain(&sheet.factors);
                    let rows: Vec<_> = rows
                        .map(|row| {
                            let derived = row.derived();
                            (
                                row.id.clone(),
                                row.typed(),
                                derived,
                                row.proposals.clone(),
                                row.warnings.clone(),
                            )
                        })
                        .collect();
                    Some((rows, sheet.cells, pieces(study, &questionnaires, &site)))
                };
                let (alone, whole) = (told(&part), told(&study));
                assert_eq!(alone, whole, "{unit} {}", round.id);
                seen += usize::from(whole.is_some());
            }
        }
        assert!(seen > 10);
    }
}
