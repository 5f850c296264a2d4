//! Results for the command line: rounds scored and compared, in both views.

use std::sync::Arc;

use strsim::jaro_winkler;

use crate::domain::agreement::unreliable_in;
use crate::domain::board::{Grouping, board};
use crate::domain::compare::{Comparison, Series, compare, series};
use crate::domain::id::Id;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::score::{RoundScore, Scoring, View, score_round};
use crate::domain::sensitivity::{Sensitivity, sensitivity};
use crate::domain::study::Interview;
use crate::domain::tables::{contact_and_initiatives, nominations};
use crate::failure::Failure;
use crate::report::table::WholeRound;

use super::OpenStudy;
use super::request::{ComparedRounds, ComparedView};

impl OpenStudy {
    fn scoring<'a>(&'a self, view: View, rater: Option<&'a Id>) -> Scoring<'a> {
        Scoring {
            study: &self.study,
            model: &self.instruments.model,
            questionnaires: &self.instruments.questionnaires,
            view,
            rater,
        }
    }

    /// Scores rounds, in the order given.
    pub fn score(&self, rounds: &[Id], view: View, rater: Option<&Id>) -> Vec<RoundScore> {
        let scoring = self.scoring(view, rater);
        rounds.iter().map(|round| score_round(&scoring, round)).collect()
    }

    /// Scores rounds and puts their units side by side, in groups; units stand by their names in `language`.
    pub fn organisation(
        &self,
        rounds: &[Id],
        view: View,
        rater: Option<&Id>,
        grouping: Grouping,
        language: &str,
    ) -> Vec<WholeRound> {
        let model = &self.instruments.model;
        let proven = match view {
            View::Account => self.score(rounds, View::Proven, rater).into_iter().map(Some).collect(),
            View::Proven => vec![None; rounds.len()],
        };
        let scores = self.score(rounds, view, rater).into_iter();
        let whole = scores.zip(proven).map(|(score, proven)| {
            let board = board(&self.study, model, &score, grouping, language);
            let units: Vec<Id> = board.units().cloned().collect();
            let contacts = contact_and_initiatives(&self.study, &score.round, &units);
            let questionnaires = &self.instruments.questionnaires;
            let nominations = nominations(&self.study, &score.round, &units, questionnaires);
            WholeRound { score, proven, board, contacts, nominations }
        });
        whole.collect()
    }

    /// Compares two rounds.
    pub fn compare(&self, from: &Id, to: &Id, view: View, rater: Option<&Id>) -> Comparison {
        compare(&self.scoring(view, rater), from, to)
    }

    /// Compares two rounds in both views, with their scores.
    pub fn compared(&self, from: &Id, to: &Id) -> ComparedRounds {
        let view = |view| {
            let scoring = self.scoring(view, None);
            ComparedView {
                comparison: compare(&scoring, from, to),
                from: score_round(&scoring, from),
                to: score_round(&scoring, to),
            }
        };
        let (account, proven) = (view(View::Account), view(View::Proven));
        let weak = unreliable_in(&self.study, &self.instruments.model, &[from, to]);
        ComparedRounds { study: Arc::new(self.study.clone()), account, proven, weak }
    }

    /// Puts rounds in a row, in the order given.
    pub fn series(&self, rounds: &[Id], view: View, rater: Option<&Id>) -> Series {
        series(&self.scoring(view, rater), rounds)
    }

    /// Scores a round at other thresholds and without single testimonies.
    pub fn sensitivity(&self, round: &Id, view: View, rater: Option<&Id>) -> Sensitivity {
        sensitivity(&self.scoring(view, rater), round)
    }

    /// All rounds, in order.
    pub fn rounds(&self) -> Vec<Id> {
        self.study.rounds.iter().map(|round| round.id.clone()).collect()
    }

    /// The round of a name.
    ///
    /// # Errors
    /// The study has no such round.
    pub fn round_named(&self, name: &str) -> Result<Id, Failure> {
        named("round", name, self.study.rounds.iter().map(|round| &round.id))
    }

    /// The unit of a name.
    ///
    /// # Errors
    /// The study has no such unit.
    pub fn unit_named(&self, name: &str) -> Result<Id, Failure> {
        named("unit", name, self.study.units.iter().map(|unit| &unit.id))
    }

    /// The questionnaire of an interview.
    ///
    /// # Errors
    /// It has none.
    pub fn questionnaire_of(&self, held: &Interview) -> Result<&Questionnaire, Failure> {
        self.instruments.questionnaire_of(held).ok_or_else(|| {
            Failure::person(format!("the interview `{}` has no questionnaire", held.id))
                .hint("choose one for it or for its round on the screen, then print it again")
        })
    }

    /// The interview of a name.
    ///
    /// # Errors
    /// The study has no such interview.
    pub fn interview_named(&self, name: &str) -> Result<&Interview, Failure> {
        let found = self.study.interviews.iter().find(|interview| interview.id.as_str() == name);
        found.ok_or_else(|| {
            let failure = Failure::person(format!("the study has no interview `{name}`"));
            let mut ids: Vec<&str> = self.study.interviews.iter().map(|one| one.id.as_str()).collect();
            ids.sort_by(|a, b| jaro_winkler(b, name).total_cmp(&jaro_winkler(a, name)));
            ids.truncate(12);
            if ids.is_empty() { failure } else { failure.hint(format!("there is: {}", ids.join(", "))) }
        })
    }

    /// The rater of a name.
    ///
    /// # Errors
    /// Nobody of that name rated.
    pub fn rater_named(&self, name: &str) -> Result<Id, Failure> {
        let ratings = self.study.ratings.iter().filter_map(|rating| rating.rater.as_ref());
        let factors = self.study.factors.iter().filter_map(|rating| rating.rater.as_ref());
        named("rater", name, ratings.chain(factors).chain(self.study.header.lead_rater.as_ref()))
    }
}

/// Finds an id; a failure names those that there are, the nearest first.
pub(super) fn named<'a>(what: &str, name: &str, ids: impl Iterator<Item = &'a Id>) -> Result<Id, Failure> {
    let mut ids: Vec<&Id> = ids.collect();
    if let Some(found) = ids.iter().find(|id| ***id == *name) {
        return Ok((*found).clone());
    }
    ids.sort_by(|a, b| jaro_winkler(b.as_str(), name).total_cmp(&jaro_winkler(a.as_str(), name)));
    ids.dedup();
    let all: Vec<&str> = ids.into_iter().take(12).map(Id::as_str).collect();
    let failure = Failure::person(format!("the study has no {what} `{name}`"));
    Err(if all.is_empty() { failure } else { failure.hint(format!("there is: {}", all.join(", "))) })
}
