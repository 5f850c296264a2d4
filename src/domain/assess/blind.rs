//! What a second rater gets to see: the evidence of a unit in a round, and nothing that another rater gave, nor which
//! round it is. Words themselves can still betray the round; what is left out here are the marks of it.

use std::collections::{BTreeMap, BTreeSet};

use rand_pcg::Pcg32;
use rand_pcg::rand_core::Rng;

use super::pieces::belongs;
use super::sheet::Site;
use crate::domain::answer::ClosedAnswer;
use crate::domain::evidence::About;
use crate::domain::id::{Id, InterviewId};
use crate::domain::questionnaire::{Mode, Questionnaire};
use crate::domain::rating::{FactorRating, Rating};
use crate::domain::score::is_held;
use crate::domain::study::{Context, Interview, Participant, Round, Study, Unit};
use crate::domain::text::Text;

/// A unit, or the organisation, in a round, to be rated blind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Whom it is about, and when.
    pub site: Site,
    /// How much this rater rated of it.
    pub rated: usize,
}

/// What there is to rate blind, rounds mixed: wherever somebody was talked to or rated. Everybody has an order of their
/// own, which stays the same from day to day, and does not tell which round a case is of.
pub fn cases(study: &Study, rater: &Id) -> Vec<Case> {
    let held = study.interviews.iter().filter(|interview| is_held(interview));
    let talked = held.map(|interview| (&interview.details.unit, &interview.details.round));
    let rated = study.ratings.iter().map(|row| (&row.unit, &row.round));
    let judged = study.factors.iter().map(|row| (&row.unit, &row.round));
    let all: BTreeSet<(&Id, &Id)> = talked.chain(rated).chain(judged).collect();
    let mut cases: Vec<(u64, Case)> = all
        .into_iter()
        .filter(|(unit, round)| {
            let is_known = unit.is_organisation() || study.unit(unit.as_str()).is_some();
            is_known && study.round(round.as_str()).is_some()
        })
        .map(|(unit, round)| {
            let own = |rater_of: Option<&Id>, at: (&Id, &Id)| rater_of == Some(rater) && at == (unit, round);
            let ratings =
                study.ratings.iter().filter(|row| own(row.rater.as_ref(), (&row.unit, &row.round))).count();
            let factors =
                study.factors.iter().filter(|row| own(row.rater.as_ref(), (&row.unit, &row.round))).count();
            let site = Site { unit: unit.clone(), round: round.clone() };
            let place = place([&study.header.id, rater.as_str(), unit.as_str(), round.as_str()]);
            (place, Case { site, rated: ratings + factors })
        })
        .collect();
    cases.sort_by(|(one, left), (other, right)| (one, &left.site).cmp(&(other, &right.site)));
    cases.into_iter().map(|(_, case)| case).collect()
}

/// A number that looks drawn, the same for the same words on every machine.
fn place(words: [&str; 4]) -> u64 {
    let mut seed: u64 = 0;
    for byte in words.iter().flat_map(|word| word.bytes().chain([0])) {
        seed = Pcg32::new(seed, u64::from(byte)).next_u64();
    }
    seed
}

/// The records of a site for one rater: their own ratings, made the ones that count; the evidence without dates and
/// rounds; talks and people under neutral names. What the interviewer coded in a talk is a judgement too and left out.
pub fn masked(study: &Study, questionnaires: &[Questionnaire], site: &Site, rater: &Id) -> Study {
    let mut masked = Study::new(study.header.clone());
    masked.header.lead_rater = Some(rater.clone());
    masked.rounds = study.round(site.round.as_str()).map(nameless).into_iter().collect();
    masked.units = study.units.iter().map(undated).collect();
    masked.rules.clone_from(&study.rules);
    let contexts = study.contexts.iter().filter(|one| one.unit == site.unit && one.round == site.round);
    masked.contexts = contexts.map(|one| Context { note: None, ..one.clone() }).collect();

    let talks: Vec<&Interview> =
        study.interviews.iter().filter(|talk| talk.details.round == site.round).collect();
    let names: BTreeMap<&InterviewId, InterviewId> = talks
        .iter()
        .enumerate()
        .filter_map(|(at, talk)| Some((&talk.id, InterviewId::new(format!("talk {}", at + 1)).ok()?)))
        .collect();
    masked.interviews = talks
        .iter()
        .filter_map(|talk| {
            let mut masked = (*talk).clone();
            masked.id = names.get(&talk.id)?.clone();
            let details = &mut masked.details;
            (details.held_on, details.at, details.place, details.minutes) = (None, None, None, None);
            details.attempts.clear();
            details.recorder.clear();
            masked.state.reason = None;
            masked.replies.clear();
            Some(masked)
        })
        .collect();

    // People are numbered in the order of their pseudonyms, over all that is kept here.
    let people = study.participants.iter().map(|one| &one.respondent);
    let spoken = study.evidence.iter().filter_map(|one| one.respondent.as_ref());
    let speakers = study.answers.iter().filter_map(|one| one.notes.respondent.as_ref());
    let people: BTreeSet<&Id> = people.chain(spoken).chain(speakers).collect();
    let people: BTreeMap<&Id, Id> = people
        .into_iter()
        .enumerate()
        .filter_map(|(at, person)| Some((person, Id::new(format!("person {}", at + 1)).ok()?)))
        .collect();
    let person = |id: &Id| people.get(id).cloned();
    masked.participants = study
        .participants
        .iter()
        .filter_map(|one| {
            let mut masked = Participant { interview: names.get(&one.interview)?.clone(), ..one.clone() };
            masked.respondent = person(&one.respondent)?;
            (masked.details.joined, masked.details.left) = (None, None);
            Some(masked)
        })
        .collect();
    masked.answers = study
        .answers
        .iter()
        .filter_map(|answer| {
            let interview = talks.iter().find(|talk| talk.id == answer.interview)?;
            let mut masked = answer.clone();
            masked.interview = names.get(&answer.interview)?.clone();
            masked.notes.respondent = answer.notes.respondent.as_ref().and_then(person);
            for mark in &mut masked.notes.marks {
                mark.respondent = mark.respondent.as_ref().and_then(person);
                // What a passage was tied to is somebody's reading of it.
                mark.target = None;
            }
            let questionnaire = study.questionnaire_of(interview, questionnaires);
            let question = questionnaire.and_then(|one| one.question_by(answer.question.as_str()));
            let companion = question.and_then(|question| question.companion.as_ref());
            if companion.is_none_or(|companion| companion.mode == Mode::Coded) {
                masked.closed = ClosedAnswer::default();
            }
            Some(masked)
        })
        .collect();

    // All that any rater could find or did use here, so that both rate from the same.
    let ratings = study.ratings.iter().map(|row| (&row.unit, &row.round, &row.evidence));
    let factors = study.factors.iter().map(|row| (&row.unit, &row.round, &row.evidence));
    let here = ratings.chain(factors).filter(|(unit, round, _)| **unit == site.unit && **round == site.round);
    let used: BTreeSet<&Id> = here.flat_map(|(_, _, evidence)| evidence).collect();
    masked.evidence = study
        .evidence
        .iter()
        .filter(|evidence| used.contains(&evidence.id) || belongs(evidence, study, site))
        .map(|evidence| {
            let mut masked = evidence.clone();
            masked.as_of = None;
            masked.respondent = evidence.respondent.as_ref().and_then(person);
            masked.interview = evidence.interview.as_ref().and_then(|id| names.get(id).cloned());
            let is_elsewhere = masked.interview.is_none() || used.contains(&evidence.id);
            if is_elsewhere && !evidence.names(&site.unit) && !evidence.is_about_all() {
                masked.about = Some(About::Units(vec![site.unit.clone()]));
            }
            masked
        })
        .collect();

    let is_own = |rater_of: Option<&Id>, unit: &Id, round: &Id| {
        rater_of == Some(rater) && *round == site.round && (*unit == site.unit || unit.is_organisation())
    };
    let own = |row: &&Rating| is_own(row.rater.as_ref(), &row.unit, &row.round);
    masked.ratings = study.ratings.iter().filter(own).cloned().collect();
    let own = |row: &&FactorRating| is_own(row.rater.as_ref(), &row.unit, &row.round);
    masked.factors = study.factors.iter().filter(own).cloned().collect();
    masked
}

/// A round without its name and time.
fn nameless(round: &Round) -> Round {
    Round { label: Text::default(), from: None, to: None, ..round.clone() }
}

/// A unit without its dates.
fn undated(unit: &Unit) -> Unit {
    Unit { from: None, to: None, ..unit.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::{self, builtin};
    use crate::domain::rating::Value;

    fn id(text: &str) -> Id {
        Id::new(text).unwrap()
    }

    fn sample() -> (Study, Vec<Questionnaire>) {
        let library = builtin::library();
        let study = definition::read_study(builtin::sample_study(), &library).value.unwrap();
        (study, library.questionnaires().cloned().collect())
    }

    #[test]
    fn everybody_has_an_order_of_cases_that_stays_and_does_not_tell_the_round() {
        let (study, _) = sample();
        let sites = |rater: &str| -> Vec<Site> {
            cases(&study, &id(rater)).into_iter().map(|case| case.site).collect()
        };
        let order = sites("ben");
        assert_eq!(order, sites("ben"));
        assert_ne!(order, sites("cid"));
        let sorted: BTreeSet<&Site> = order.iter().collect();
        assert_eq!(sorted.len(), order.len());
        // Neither round by round nor unit by unit.
        let changes = |same: &dyn Fn(&Site, &Site) -> bool| {
            order.windows(2).filter(|pair| !same(&pair[0], &pair[1])).count()
        };
        assert!(changes(&|one, other| one.round == other.round) > 3);
        assert!(changes(&|one, other| one.unit == other.unit) > order.len() / 2);
        // One more unit changes the order of none of the others.
        let mut less = study.clone();
        less.units.retain(|unit| unit.id != id("sez"));
        let without: Vec<Site> = cases(&less, &id("ben")).into_iter().map(|case| case.site).collect();
        let kept: Vec<Site> = order.into_iter().filter(|site| site.unit != id("sez")).collect();
        assert_eq!(without, kept);
    }

    #[test]
    fn nothing_that_another_rater_gave_and_no_mark_of_the_round_is_left() {
        let (mut study, questionnaires) = sample();
        let row = study.ratings.iter().find(|row| row.round == id("r2") && row.unit == id("sez")).unwrap();
        let own = Rating { rater: Some(id("ben")), value: Value::level(1).unwrap(), ..row.clone() };
        let agreed = Rating { rater: Some(id("consensus")), ..own.clone() };
        study.ratings.extend([own.clone(), agreed]);
        for case in cases(&study, &id("ben")) {
            let site = &case.site;
            let seen = masked(&study, &questionnaires, site, &id("ben"));
            assert!(seen.ratings.iter().all(|row| row.rater == Some(id("ben"))));
            assert!(seen.factors.is_empty() && seen.summaries.is_empty() && seen.memos.is_empty());
            assert!(seen.initiatives.is_empty() && seen.links.is_empty() && seen.events.is_empty());
            assert!(seen.evidence.iter().all(|one| one.as_of.is_none()));
            assert!(seen.interviews.iter().all(|one| one.details.held_on.is_none()));
            let shown = seen.interviews.iter().map(|one| one.id.as_str());
            let shown =
                shown.chain(seen.evidence.iter().filter_map(|one| Some(one.respondent.as_ref()?.as_str())));
            for name in shown {
                assert!(!name.contains("r1") && !name.contains("r2") && !name.contains('/'), "{name}");
            }
            assert!(seen.rounds.iter().all(|round| round.label == Text::default() && round.from.is_none()));
            // What is typed here can be told as this rater's own, and the evidence by its id.
            for evidence in &seen.evidence {
                assert!(study.evidence.iter().any(|one| one.id == evidence.id && one.text == evidence.text));
            }
        }
        let site = Site { unit: id("sez"), round: id("r2") };
        assert_eq!(masked(&study, &questionnaires, &site, &id("ben")).ratings, [own]);
    }
}
