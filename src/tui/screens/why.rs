//! From any word, phase or situation down to what decides it: cells, indicators, ratings, and the evidence under them.
//!
//! A [`Case`] holds what is scored of one unit, or of the organisation, in one round; a [`Trail`] is the way down that a
//! person has gone. Pages are laid out from both, and decide nothing.

mod cell;
mod evidence;
mod missing;
pub mod parts;
mod rating;
mod recommendation;
mod statement;
mod units;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::assessment::{Assessment, CellPlace, Scope};
use crate::domain::condition::Truth;
use crate::domain::fates::fates;
use crate::domain::id::Id;
use crate::domain::publication::Feedback;
use crate::domain::score::{
    CellScore, FactorState, FieldScore, IndicatorState, OrganisationScore, PossibleRecommendation,
    PossibleSituation, RoundScore, Scoring, TestResult, UnitScore, View, score_round,
};
use crate::domain::study::{Contact, Study};
use crate::language::Words;
use crate::tui::keymap::Action;
use crate::tui::model::Setting;
use crate::tui::screens::wording;
use crate::tui::sheet::{Look, Place, Sheet};
use crate::workbench::request::ScoredRound;

pub use evidence::{evidence_page, evidence_stop, speaker};

/// Something that a page can go into.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A cell of the matrix.
    Cell(CellPlace),
    /// A field over its phases.
    Field(usize),
    /// The situations that are not ruled out.
    Situation,
    /// A test, by its index in the model.
    Test(usize),
    /// An indicator, by its index in the model; one of the organisation is inherited by its units.
    Indicator(usize),
    /// A success factor, by its index in the model.
    Factor(usize),
    /// A recommendation, by its index in the model.
    Recommendation(usize),
    /// An initiative.
    Initiative(Id),
    /// A piece of evidence.
    Evidence(Id),
    /// How many units are how far in a cell, by name.
    Units(CellPlace),
    /// How a test came out over the units, by name.
    Tally(usize),
    /// Which units have which value of a success factor, by its index in the model.
    FactorUnits(usize),
    /// Which units have completed how many phases of a field.
    PhaseUnits(usize),
    /// Which units are in a situation, by its index in the model.
    SituationUnits(usize),
    /// Which units have so much contact with people with a migration background.
    ContactUnits(Contact),
    /// A success factor of a unit, by its index in the model.
    UnitFactor(Id, usize),
    /// The initiatives of a unit, or of all, over the rounds.
    UnitInitiatives(Option<Id>),
}

/// What is scored of a unit, or of the organisation, in a round, with the records that it rests on.
#[derive(Clone, Debug)]
pub struct Case {
    /// The records.
    pub study: Arc<Study>,
    /// The unit, or the organisation.
    pub unit: Id,
    /// The round.
    pub round: Id,
    /// Fields, by index, on which the raters of the round agree too little.
    pub weak: BTreeSet<usize>,
    account: Scored,
    proven: Scored,
    /// All units of the round, for the organisation.
    whole: Option<Arc<ScoredRound>>,
}

#[derive(Clone, Debug)]
struct Scored {
    unit: Option<UnitScore>,
    organisation: OrganisationScore,
}

impl Case {
    /// Scores a unit from its records.
    pub fn of_unit(study: Arc<Study>, unit: Id, round: Id, setting: &Setting) -> Self {
        let score = |view| {
            let scoring = Scoring {
                study: &study,
                model: &setting.instruments.model,
                questionnaires: &setting.instruments.questionnaires,
                view,
                rater: None,
            };
            let RoundScore { organisation, units, .. } = score_round(&scoring, &round);
            Scored { unit: units.into_iter().find(|score| score.unit == unit), organisation }
        };
        let (account, proven) = (score(View::Account), score(View::Proven));
        Self { study, unit, round, account, proven, whole: None, weak: BTreeSet::new() }
    }

    /// A unit in a round that is scored in both views, by own account first.
    pub fn of_scored(study: Arc<Study>, unit: &Id, rounds: [&RoundScore; 2]) -> Self {
        let side = |score: &RoundScore| Scored {
            unit: score.units.iter().find(|score| score.unit == *unit).cloned(),
            organisation: score.organisation.clone(),
        };
        let [account, proven] = rounds;
        let round = account.round.clone();
        Self {
            study,
            unit: unit.clone(),
            round,
            account: side(account),
            proven: side(proven),
            whole: None,
            weak: BTreeSet::new(),
        }
    }

    /// The organisation in a round that is scored.
    pub fn of_organisation(scored: &Arc<ScoredRound>) -> Self {
        let side = |score: &RoundScore| Scored { unit: None, organisation: score.organisation.clone() };
        Self {
            study: scored.study.clone(),
            unit: Id::organisation(),
            round: scored.account.round.clone(),
            account: side(&scored.account),
            proven: side(&scored.proven),
            whole: Some(scored.clone()),
            weak: BTreeSet::new(),
        }
    }

    fn scored(&self, view: View) -> &Scored {
        match view {
            View::Account => &self.account,
            View::Proven => &self.proven,
        }
    }

    /// The unit's score; nothing for the organisation, or where the unit did not exist in the round.
    pub fn unit_score(&self, view: View) -> Option<&UnitScore> {
        self.scored(view).unit.as_ref()
    }

    /// The organisation's score. Of a unit's case only its own indicators and cells mean anything.
    pub fn organisation(&self, view: View) -> &OrganisationScore {
        &self.scored(view).organisation
    }

    /// The units of the round, for the organisation; for a unit only that one.
    pub fn units(&self, view: View) -> Vec<Id> {
        let Some(whole) = &self.whole else { return vec![self.unit.clone()] };
        let score = match view {
            View::Account => &whole.account,
            View::Proven => &whole.proven,
        };
        score.units.iter().map(|score| score.unit.clone()).collect()
    }

    /// Whether there is anything to show.
    pub fn is_scored(&self) -> bool {
        self.unit.is_organisation() || self.account.unit.is_some()
    }

    /// Whom it is about.
    pub fn scope(&self) -> Scope {
        if self.unit.is_organisation() { Scope::Organisation } else { Scope::Unit }
    }

    /// A field of the unit.
    pub fn field(&self, view: View, index: usize) -> Option<&FieldScore> {
        self.unit_score(view)?.fields.get(index)
    }

    /// A cell of the unit, or of the organisation's own.
    pub fn cell(&self, view: View, place: CellPlace) -> Option<&CellScore> {
        let cells = match self.scope() {
            Scope::Unit => &self.field(view, place.field)?.cells,
            Scope::Organisation => self.organisation(view).cells.get(place.field)?,
        };
        cells.get(place.phase)
    }

    /// What is known of the indicators of the unit, or of the organisation's own.
    pub fn indicators(&self, view: View) -> &[IndicatorState] {
        self.unit_score(view).map_or(&self.organisation(view).indicators, |score| &score.indicators)
    }

    /// What is known of an indicator, of the unit or inherited, by its index in the model.
    pub fn indicator(&self, view: View, index: usize) -> Option<&IndicatorState> {
        let own = self.unit_score(view).and_then(|score| score.indicator(index));
        own.or_else(|| self.organisation(view).indicators.iter().find(|state| state.index == index))
    }

    /// The factors of the unit, or of the organisation.
    pub fn factors(&self, view: View) -> &[FactorState] {
        match self.scope() {
            Scope::Unit => self.unit_score(view).map_or(&[], |score| &score.factors),
            Scope::Organisation => &self.organisation(view).factors,
        }
    }

    /// The situations that are not ruled out.
    pub fn situations(&self, view: View) -> &[PossibleSituation] {
        match self.scope() {
            Scope::Unit => self.unit_score(view).map_or(&[], |score| &score.situations),
            Scope::Organisation => &self.organisation(view).situations,
        }
    }

    /// The recommendations that are not ruled out.
    pub fn recommendations(&self, view: View) -> &[PossibleRecommendation] {
        match self.scope() {
            Scope::Unit => self.unit_score(view).map_or(&[], |score| &score.recommendations),
            Scope::Organisation => &self.organisation(view).recommendations,
        }
    }

    /// How a test came out, by its index in the model.
    pub fn test(&self, view: View, index: usize) -> Option<TestResult> {
        self.unit_score(view)?.tests.get(index).map(|(_, result)| *result)
    }

    /// The flags that hold or may hold, by their index in the model.
    pub fn flags(&self, view: View) -> impl Iterator<Item = (usize, Truth)> {
        let flags = self.unit_score(view).map_or(&[][..], |score| &score.flags);
        flags.iter().enumerate().map(|(index, (_, truth))| (index, *truth))
    }
}

/// A case as it is looked at: in a view, with the words and the width of the screen.
#[derive(Clone, Copy)]
pub struct Sight<'a> {
    /// The case.
    pub case: &'a Case,
    /// Which ratings count.
    pub view: View,
    /// What every screen needs.
    pub setting: &'a Setting,
    /// The columns of a page.
    pub width: u16,
}

impl<'a> Sight<'a> {
    /// A case on pages as wide as the screen.
    pub fn new(case: &'a Case, view: View, setting: &'a Setting) -> Self {
        Self { case, view, setting, width: setting.size.width }
    }

    /// The model.
    pub fn model(&self) -> &'a Assessment {
        &self.setting.instruments.model
    }

    /// The catalogue.
    pub fn words(&self) -> &'a Words {
        &self.setting.words
    }

    /// An empty page.
    pub fn sheet(&self) -> Sheet<Target> {
        Sheet::new(self.width)
    }

    /// What the unit said about a part of its result in the feedback talk; where a wider part is contested, that.
    fn feedback_line(&self, sheet: &mut Sheet<Target>, part: &Id, is_contested: impl Fn(&Feedback) -> bool) {
        let feedback = Feedback::of(&self.case.study, &self.case.unit, &self.case.round);
        if let Some(response) = feedback.about(part.as_str()) {
            let look = wording::response_look(response.view);
            sheet.text(1, &wording::response(response, self.setting), look);
        } else if is_contested(&feedback) {
            sheet.text(1, &self.words().text("response-wider"), Look::Warning);
        }
    }

    /// The page that shows what decides something.
    pub fn page(&self, target: &Target) -> Sheet<Target> {
        match target {
            Target::Cell(place) => self.cell_page(*place),
            Target::Field(index) => self.field_page(*index),
            Target::Situation => self.situation_page(),
            Target::Test(index) => self.test_page(*index),
            Target::Indicator(index) => self.indicator_page(*index),
            Target::Factor(index) => self.factor_page(*index),
            Target::Recommendation(index) => self.recommendation_page(*index),
            Target::Initiative(id) => self.initiative_page(id),
            Target::Evidence(id) => evidence_page(&self.case.study, id, self.setting),
            Target::Units(place) => self.units_page(*place),
            Target::Tally(index) => self.tally_page(*index),
            Target::FactorUnits(index) => self.factor_units_page(*index),
            Target::PhaseUnits(field) => self.phase_units_page(*field),
            Target::SituationUnits(index) => self.situation_units_page(*index),
            Target::ContactUnits(contact) => self.contact_units_page(*contact),
            Target::UnitFactor(unit, index) => self.unit_factor_page(unit, *index),
            Target::UnitInitiatives(unit) => {
                let fates = fates(&self.case.study, &self.setting.language);
                super::organisation::of_unit(self, &fates, unit.as_ref())
            }
        }
    }
}

/// The other view.
pub fn other(view: View) -> View {
    match view {
        View::Account => View::Proven,
        View::Proven => View::Account,
    }
}

/// The way down that was gone: what each page is about, and where one is on it.
#[derive(Clone, Debug)]
pub struct Trail<T> {
    top: Place,
    below: Vec<(T, Place)>,
}

impl<T> Default for Trail<T> {
    fn default() -> Self {
        Self { top: Place::default(), below: Vec::new() }
    }
}

impl<T: Clone> Trail<T> {
    /// What the page in sight is about; nothing on the first one.
    pub fn at(&self) -> Option<&T> {
        self.below.last().map(|(target, _)| target)
    }

    /// Where one is on the page in sight.
    pub fn place(&self) -> &Place {
        self.below.last().map_or(&self.top, |(_, place)| place)
    }

    /// The same, to move.
    pub fn place_mut(&mut self) -> &mut Place {
        self.below.last_mut().map_or(&mut self.top, |(_, place)| place)
    }

    /// Goes into something.
    pub fn push(&mut self, target: T) {
        self.below.push((target, Place::default()));
    }

    /// Goes back up; returns whether there was anywhere to go.
    pub fn pop(&mut self) -> bool {
        self.below.pop().is_some()
    }

    /// Goes back to the first page.
    pub fn clear(&mut self) {
        self.below.clear();
    }

    /// Moves on the page in sight, goes into it or back; returns whether the key was one for that.
    pub fn act(&mut self, action: Action, sheet: &Sheet<T>, height: usize) -> bool {
        match action {
            Action::Why => {
                // What is not in sight is shown first, and gone into with the next key.
                let place = self.place_mut();
                if !place.is_in_sight(sheet, height) {
                    place.go(place.row, sheet, height);
                } else if let Some(target) = sheet.target(place).cloned() {
                    self.push(target);
                }
                true
            }
            Action::Back => self.pop(),
            _ => self.place_mut().act(action, sheet, height),
        }
    }
}
