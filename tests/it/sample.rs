//! The sample study, read, scored and compared once for all tests.

use std::sync::LazyLock;

use nulmeting::definition::{builtin, read_study};
use nulmeting::domain::assessment::Assessment;
use nulmeting::domain::compare::{Comparison, compare};
use nulmeting::domain::id::Id;
use nulmeting::domain::questionnaire::Questionnaire;
use nulmeting::domain::score::{RoundScore, Scoring, UnitScore, View, score_study};
use nulmeting::domain::study::Study;

/// A study with what it is assessed by.
#[derive(Clone)]
pub struct Sample {
    pub study: Study,
    pub model: Assessment,
    pub questionnaires: Vec<Questionnaire>,
}

/// A study in both views.
pub struct Results {
    pub account: Vec<RoundScore>,
    pub proven: Vec<RoundScore>,
    pub compared: Comparison,
    pub compared_proven: Comparison,
}

/// The sample study.
pub static ALMELO: LazyLock<Sample> = LazyLock::new(|| {
    let library = builtin::library();
    let study = read_study(builtin::sample_study(), &library).value.expect("the sample has no errors");
    let model = library.assessment(&study.header.assessment).expect("its model is shipped").clone();
    Sample { study, model, questionnaires: library.questionnaires().cloned().collect() }
});

/// Its results.
pub static ALMELO_RESULTS: LazyLock<Results> = LazyLock::new(|| ALMELO.results());

impl Sample {
    /// Scores and compares it, both rounds of it.
    pub fn results(&self) -> Results {
        let scoring = |view| Scoring {
            study: &self.study,
            model: &self.model,
            questionnaires: &self.questionnaires,
            view,
            rater: None,
        };
        let compared = |view| compare(&scoring(view), &id("r1"), &id("r2"));
        Results {
            account: score_study(&scoring(View::Account)),
            proven: score_study(&scoring(View::Proven)),
            compared: compared(View::Account),
            compared_proven: compared(View::Proven),
        }
    }

    /// The level of a unit's indicator that counts, where there is a single one.
    pub fn level(&self, unit: &UnitScore, indicator: &str) -> Option<u8> {
        let index = self.model.indicators.iter().position(|found| found.id == *indicator).expect(indicator);
        unit.indicator(index).expect(indicator).known()
    }
}

impl Results {
    /// A view.
    pub fn rounds(&self, view: View) -> &[RoundScore] {
        match view {
            View::Account => &self.account,
            View::Proven => &self.proven,
        }
    }

    /// A unit by own account in the round with this index.
    pub fn unit(&self, round: usize, unit: &str) -> &UnitScore {
        self.account[round].units.iter().find(|found| found.unit == *unit).expect(unit)
    }
}

/// An id.
pub fn id(text: &str) -> Id {
    Id::new(text).expect(text)
}
