//! An assessment model: what is rated, on which scale, and what follows from it. The method is data.

use super::condition::Condition;
use super::id::Id;
use super::rating::{FactorValue, Level};
use super::text::Text;
use super::versions::OtherVersion;

/// A model that units are assessed with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// Identity, with `version`.
    pub id: Id,
    /// The model's version; rounds are comparable on the same one only.
    pub version: String,
    /// Its name.
    pub title: Text,
    /// Language codes, the first one first in fallback.
    pub languages: Vec<String>,
    /// Where the model comes from.
    pub source: Option<Text>,
    /// What a unit is called.
    pub unit_one: Text,
    /// What units are called.
    pub unit_many: Text,
    /// Thresholds.
    pub thresholds: Thresholds,
    /// Phases in order; empty for a model without phases.
    pub phases: Vec<Phase>,
    /// Fields in order.
    pub fields: Vec<Field>,
    /// Headings of a unit's report.
    pub headings: Vec<Heading>,
    /// Indicators of units and of the organisation.
    pub indicators: Vec<Indicator>,
    /// Success factors.
    pub factors: Vec<Factor>,
    /// Reasons for 0, unknown and not applicable.
    pub reasons: Vec<Reason>,
    /// Three-valued statements about a unit.
    pub tests: Vec<Test>,
    /// Situations of units and of the organisation.
    pub situations: Vec<Situation>,
    /// Further statements that are named when they hold.
    pub flags: Vec<Flag>,
    /// Rules for recommendations.
    pub recommendations: Vec<Recommendation>,
    /// Other versions that a study holds beside this one; none in a file.
    pub others: Vec<OtherVersion>,
}

/// A fraction `p/q` of the highest possible sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fraction {
    /// p.
    pub numerator: u32,
    /// q, above 0.
    pub denominator: u32,
}

impl Fraction {
    /// Whether a sum of ratings of `indicators` indicators, each 0 to 3, reaches this fraction of the highest sum.
    ///
    /// ```
    /// use nulmeting::domain::assessment::Fraction;
    /// let three_quarters = Fraction { numerator: 3, denominator: 4 };
    /// assert!(three_quarters.is_reached(7, 3)); // 28 >= 27
    /// assert!(!three_quarters.is_reached(6, 3)); // 24 < 27
    /// ```
    pub fn is_reached(self, sum: u32, indicators: u32) -> bool {
        self.denominator * sum >= 3 * self.numerator * indicators
    }
}

/// The thresholds of a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thresholds {
    /// From where a cell is complete.
    pub complete: Fraction,
    /// From where it is half there.
    pub half: Fraction,
    /// Other thresholds for *complete*, to show how much hangs on the choice; with the text they were written as.
    pub sensitivity: Vec<(String, Fraction)>,
}

/// A phase of the development.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    /// Identity.
    pub id: Id,
    /// Its name.
    pub title: Text,
    /// What is reached at its end.
    pub aim: Option<Text>,
}

/// A field in which units develop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Identity.
    pub id: Id,
    /// Earlier ids of the same field.
    pub formerly: Vec<Id>,
    /// Its name.
    pub title: Text,
}

/// A heading of a unit's report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Identity.
    pub id: Id,
    /// Its name.
    pub title: Text,
}

/// What an indicator, factor or situation is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Each unit.
    Unit,
    /// The organisation as a whole, once per round.
    Organisation,
}

/// Something that is rated 0 to 3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// Identity, shared with factors.
    pub id: Id,
    /// Earlier ids of the same indicator.
    pub formerly: Vec<Id>,
    /// Index of its field.
    pub field: usize,
    /// Index of its phase; 0 in a model without phases.
    pub phase: usize,
    /// Whether a cell cannot be complete without it at 2.
    pub is_core: bool,
    /// Whom it is about.
    pub scope: Scope,
    /// The heading of a unit's report that it belongs under.
    pub heading: Option<Id>,
    /// Its name.
    pub title: Text,
    /// What each level means.
    pub levels: [Text; 4],
    /// What counts.
    pub counts: Option<Text>,
    /// What does not count.
    pub counts_not: Option<Text>,
    /// A borderline case and its rating.
    pub borderline: Option<Text>,
    /// Whom or what to ask.
    pub ask: Vec<String>,
    /// What proves a rating.
    pub proof: Proof,
    /// The organisation's indicator without which there is nothing to rate.
    pub needs: Option<Id>,
    /// Applies only if this holds.
    pub applies_if: Option<Condition<Fact>>,
    /// The reason where it does not apply.
    pub not_applicable_reason: Option<Id>,
    /// Where it comes from.
    pub source: Option<Text>,
}

/// What proves a rating in the view *proven*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Proof {
    /// The speaker's own word is enough.
    Word,
    /// Two independent sources, or a document or number; else at most 2.
    Witness,
    /// A document or number; else at most 1.
    Paper,
}

/// A success factor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Factor {
    /// Identity, shared with indicators.
    pub id: Id,
    /// Earlier ids of the same factor.
    pub formerly: Vec<Id>,
    /// Whom it is about.
    pub scope: Scope,
    /// Its name.
    pub title: Text,
    /// What absent, partly and present mean.
    pub levels: [Text; 3],
    /// Computed from an indicator instead of judged.
    pub derived: Option<DerivedFactor>,
    /// Where it comes from.
    pub source: Option<Text>,
}

/// A factor's value for each level of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DerivedFactor {
    /// The indicator.
    pub indicator: Id,
    /// Its meaning at 0, 1, 2, 3.
    pub values: [FactorValue; 4],
}

impl DerivedFactor {
    /// The factor's value at a level of the indicator.
    pub fn at(&self, level: Level) -> FactorValue {
        self.values[usize::from(level.points())]
    }
}

/// A reason for 0, unknown or not applicable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Identity.
    pub id: Id,
    /// The values it can stand with: `0`, `U`, `N`.
    pub of: Vec<String>,
    /// What it says.
    pub title: Text,
}

/// Reasons that the program derives and nobody types.
pub const DERIVED_REASONS: [&str; 4] =
    ["did not exist yet", "not asked", "interview missing", "not yet rated"];

/// The reason of a rating that rested on nothing but what an erased respondent had said. Every model has it, and nobody
/// types it.
pub const ERASED_REASON: &str = "evidence erased";

impl Reason {
    /// Whether the program derives it.
    pub fn is_derived(&self) -> bool {
        DERIVED_REASONS.contains(&self.id.as_str())
    }
}

/// A three-valued statement about a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Test {
    /// Identity.
    pub id: Id,
    /// Its name.
    pub title: Text,
    /// How it is decided.
    pub rule: TestRule,
    /// Does not apply unless this holds.
    pub applies_if: Option<Condition<Fact>>,
}

/// How a test is decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TestRule {
    /// The cells together reach the half.
    Half(Vec<CellPlace>),
    /// The condition holds.
    Yes(Condition<Fact>),
}

/// A cell: a phase of a field, by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellPlace {
    /// Index of the field.
    pub field: usize,
    /// Index of the phase; 0 in a model without phases.
    pub phase: usize,
}

/// A situation of a unit or of the organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Situation {
    /// Identity.
    pub id: Id,
    /// Whom it is about.
    pub scope: Scope,
    /// Its words.
    pub title: Text,
    /// Possible unless this is *no*.
    pub when: Condition<Fact>,
    /// Words to add where a condition holds.
    pub additions: Vec<Addition>,
}

/// Words that are added to a situation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addition {
    /// Added only if this holds.
    pub when: Condition<Fact>,
    /// The words.
    pub text: Text,
}

/// A statement that is named where it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    /// Identity.
    pub id: Id,
    /// Its words.
    pub title: Text,
    /// When it holds.
    pub when: Condition<Fact>,
}

/// A rule for a recommendation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recommendation {
    /// Identity.
    pub id: Id,
    /// Whom it is for.
    pub scope: Scope,
    /// Its name.
    pub title: Text,
    /// What is recommended.
    pub text: Text,
    /// When.
    pub when: Condition<Fact>,
    /// Its place in the handbook, or that it is a convention.
    pub source: Option<Text>,
}

/// A key of a condition in a model.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Fact {
    /// `indicator:ID`: the rating is one of the values.
    Indicator(Id),
    /// `at_least:ID`: the rating is that or more.
    AtLeast(Id),
    /// `reason:ID`: the rating has one of the reasons; `reason:any`: any rating of the unit has.
    Reason(Option<Id>),
    /// `factor:ID`: the factor has one of the values.
    Factor(Id),
    /// `test:ID`: yes, no, open or n/a.
    Test(Id),
    /// `flag:ID`: yes, no or open.
    Flag(Id),
    /// `state:FIELD/PHASE`: complete, not complete, open or n/a.
    State(CellPlace),
    /// `word:FIELD/PHASE`: the word of the cell.
    Word(CellPlace),
    /// `context:contact_residents` or `context:contact_migrants`.
    Context(ContextKey),
    /// `kind`: line or staff.
    Kind,
    /// `situation`: an id of a situation.
    Situation,
    /// `role`: a role that somebody of the unit's talks in this round has.
    Role,
    /// `most:KIND/TEST`: at least half of the units of the kind to which the test applies.
    Most(KindFilter, Id),
    /// `some:KIND/TEST`: at least one of them.
    Some(KindFilter, Id),
}

impl Fact {
    /// The key as a model writes it; `cell` writes a cell, as `FIELD/PHASE`.
    ///
    /// ```
    /// use nulmeting::domain::{assessment::Fact, id::Id};
    /// let fact = Fact::AtLeast(Id::new("vision_known").unwrap());
    /// assert_eq!(fact.key(|_| String::new()), "at_least:vision_known");
    /// ```
    pub fn key(&self, cell: impl Fn(CellPlace) -> String) -> String {
        let kind = |filter: &KindFilter| match filter {
            KindFilter::Line => "line",
            KindFilter::Staff => "staff",
            KindFilter::Any => "any",
        };
        match self {
            Self::Indicator(id) => format!("indicator:{id}"),
            Self::AtLeast(id) => format!("at_least:{id}"),
            Self::Reason(id) => format!("reason:{}", id.as_ref().map_or("any", Id::as_str)),
            Self::Factor(id) => format!("factor:{id}"),
            Self::Test(id) => format!("test:{id}"),
            Self::Flag(id) => format!("flag:{id}"),
            Self::State(place) => format!("state:{}", cell(*place)),
            Self::Word(place) => format!("word:{}", cell(*place)),
            Self::Context(ContextKey::Residents) => "context:contact_residents".to_owned(),
            Self::Context(ContextKey::Migrants) => "context:contact_migrants".to_owned(),
            Self::Kind => "kind".to_owned(),
            Self::Situation => "situation".to_owned(),
            Self::Role => "role".to_owned(),
            Self::Most(filter, test) => format!("most:{}/{test}", kind(filter)),
            Self::Some(filter, test) => format!("some:{}/{test}", kind(filter)),
        }
    }
}

/// Which contact a condition asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ContextKey {
    /// With residents.
    Residents,
    /// With residents with a migration background.
    Migrants,
}

/// Which units a condition of the organisation counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KindFilter {
    /// Line units.
    Line,
    /// Staff units.
    Staff,
    /// All.
    Any,
}

impl Default for Assessment {
    /// A model with nothing in it.
    fn default() -> Self {
        let fraction = |numerator, denominator| Fraction { numerator, denominator };
        Self {
            id: Id::from_title("", |_| false),
            version: String::new(),
            title: Text::default(),
            languages: Vec::new(),
            source: None,
            unit_one: Text::default(),
            unit_many: Text::default(),
            thresholds: Thresholds {
                complete: fraction(3, 4),
                half: fraction(1, 2),
                sensitivity: Vec::new(),
            },
            phases: Vec::new(),
            fields: Vec::new(),
            headings: Vec::new(),
            indicators: Vec::new(),
            factors: Vec::new(),
            reasons: Vec::new(),
            tests: Vec::new(),
            situations: Vec::new(),
            flags: Vec::new(),
            recommendations: Vec::new(),
            others: Vec::new(),
        }
    }
}

impl Assessment {
    /// Number of cells of a field: its phases, or 1 in a model without phases.
    pub fn phase_count(&self) -> usize {
        self.phases.len().max(1)
    }

    /// Whether an indicator or factor goes by this id, or went by it in an earlier version.
    pub fn has_had(&self, id: &str) -> bool {
        let is_it = |own: &Id, formerly: &[Id]| *own == *id || formerly.iter().any(|former| *former == *id);
        self.indicators.iter().any(|one| is_it(&one.id, &one.formerly))
            || self.factors.iter().any(|one| is_it(&one.id, &one.formerly))
    }

    /// Finds an indicator.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.id == *id)
    }

    /// Finds a factor.
    pub fn factor(&self, id: &str) -> Option<&Factor> {
        self.factors.iter().find(|factor| factor.id == *id)
    }

    /// Finds a field by its id, else by one that it went by in an earlier version.
    pub fn field(&self, id: &str) -> Option<&Field> {
        let went_by = |field: &&Field| field.formerly.iter().any(|former| *former == *id);
        self.fields.iter().find(|field| field.id == *id).or_else(|| self.fields.iter().find(went_by))
    }

    /// Finds a reason.
    pub fn reason(&self, id: &str) -> Option<&Reason> {
        self.reasons.iter().find(|reason| reason.id == *id)
    }

    /// Indicators of a scope, with their index.
    pub fn indicators_of(&self, scope: Scope) -> impl Iterator<Item = (usize, &Indicator)> {
        self.indicators.iter().enumerate().filter(move |(_, indicator)| indicator.scope == scope)
    }

    /// Indicators of one cell, with their index.
    pub fn cell(&self, scope: Scope, place: CellPlace) -> impl Iterator<Item = (usize, &Indicator)> {
        self.indicators_of(scope)
            .filter(move |(_, indicator)| indicator.field == place.field && indicator.phase == place.phase)
    }

    /// Reasons that a person can give for a value: `0`, `U` or `N`.
    pub fn reasons_for(&self, class: &str) -> impl Iterator<Item = &Reason> {
        self.reasons
            .iter()
            .filter(|reason| !reason.is_derived() && reason.id != *ERASED_REASON)
            .filter(move |reason| reason.of.iter().any(|of| of == class))
    }
}
