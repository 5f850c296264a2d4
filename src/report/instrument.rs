//! What instruments can tell: as JSON, and in lines for the command line. On both, what is named is named by its id: who
//! reads it writes the questionnaire.

use std::fmt::Write;

use serde::Serialize;

use super::Keyed;
use super::plain::plain;
use crate::domain::assessment::{Assessment, Scope};
use crate::domain::instrument::{Asked, Outlook, Pair, Part, ScopeCoverage, SetBasis};
use crate::language::Words;

/// What the instruments of a file can tell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OutlookDocument {
    /// Id of the model.
    pub model: String,
    /// Rounds, or a questionnaire by itself.
    pub rounds: Vec<PartDocument>,
    /// Every two rounds that ask units.
    pub comparisons: Vec<PairDocument>,
}

/// A round, or a questionnaire by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PartDocument {
    /// Id of the round; null for a questionnaire by itself.
    pub round: Option<String>,
    /// Ids of the questionnaires that are used together.
    pub questionnaires: Vec<String>,
    /// Of each unit; null where no questionnaire is for units.
    pub unit: Option<ScopeDocument>,
    /// Of the organisation; null where nothing is asked about it.
    pub organisation: Option<ScopeDocument>,
}

/// What can be told of a unit, or of the organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ScopeDocument {
    /// Indicators that a question informs.
    pub informed: usize,
    /// Indicators there are.
    pub defined: usize,
    /// Ids of those that none informs.
    pub cannot_inform: Vec<String>,
    /// Those of them that are core indicators.
    pub core_cannot_inform: Vec<String>,
    /// Ids of the factors that none informs.
    pub factors_cannot_inform: Vec<String>,
    /// Fields by id.
    pub fields: Keyed<FieldDocument>,
    /// Indicators by id.
    pub indicators: Keyed<ToldDocument>,
    /// Factors by id.
    pub factors: Keyed<Vec<AskedDocument>>,
}

/// What can be told of a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FieldDocument {
    /// Indicators that a question informs.
    pub informed: usize,
    /// Indicators there are.
    pub defined: usize,
    /// Highest number of completed phases that could be stated; null in a model without phases.
    pub completed: Option<BothViews<u8>>,
    /// Its cells, phase by phase.
    pub cells: Vec<CellDocument>,
}

/// What can be told of a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CellDocument {
    /// Number of the phase, from 1.
    pub phase: usize,
    /// Indicators that a question informs.
    pub informed: usize,
    /// Indicators there are.
    pub defined: usize,
    /// Whether it could be said to be complete.
    pub can_be_complete: BothViews<bool>,
}

/// An indicator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ToldDocument {
    /// The highest level that counts; null where no question informs it.
    pub highest: Option<BothViews<u8>>,
    /// The questions about it.
    pub questions: Vec<AskedDocument>,
}

/// A question about an indicator or factor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AskedDocument {
    /// Id of the questionnaire.
    pub questionnaire: String,
    /// Id of the question.
    pub question: String,
    /// Whether the answer is taken from a document.
    pub document: bool,
}

/// The same in both views.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BothViews<T> {
    /// By own account.
    pub account: T,
    /// Proven.
    pub proven: T,
}

/// What a comparison of two rounds can rest on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PairDocument {
    /// Id of the earlier round.
    pub from: String,
    /// Id of the later round.
    pub to: String,
    /// Over all indicators of a unit.
    pub whole: SetBasisDocument,
    /// Fields by id.
    pub fields: Keyed<SetBasisDocument>,
}

/// What a comparison of a set of indicators can rest on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SetBasisDocument {
    /// How many indicators there are.
    pub union: usize,
    /// How many a verdict needs.
    pub needed: usize,
    /// Ids of those that both rounds inform.
    pub common: Vec<String>,
    /// Ids of those that both rounds have documents on.
    pub on_documents: Vec<String>,
    /// Whether a verdict is possible where the same person or role speaks (R0, R1).
    pub verdict_possible: bool,
    /// Whether one is possible where another role speaks (R2).
    pub verdict_possible_on_documents: bool,
    /// Ids of those that only the earlier round informs.
    pub only_earlier: Vec<String>,
    /// Ids of those that only the later round informs.
    pub only_later: Vec<String>,
    /// Ids of those that neither informs.
    pub neither: Vec<String>,
}

fn both<T: Copy>([account, proven]: [T; 2]) -> BothViews<T> {
    BothViews { account, proven }
}

fn ids(model: &Assessment, indices: impl IntoIterator<Item = usize>) -> Vec<String> {
    indices.into_iter().map(|index| model.indicators[index].id.to_string()).collect()
}

/// What instruments can tell, for programs.
pub fn document(outlook: &Outlook, model: &Assessment) -> OutlookDocument {
    let round = |at: usize| outlook.parts[at].round.as_ref().map(ToString::to_string).unwrap_or_default();
    OutlookDocument {
        model: model.id.to_string(),
        rounds: outlook.parts.iter().map(|part| part_document(part, model)).collect(),
        comparisons: outlook
            .pairs
            .iter()
            .map(|pair| PairDocument {
                from: round(pair.from),
                to: round(pair.to),
                whole: set_document(&pair.basis.whole, model),
                fields: model
                    .fields
                    .iter()
                    .zip(&pair.basis.fields)
                    .map(|(field, set)| (field.id.to_string(), set_document(set, model)))
                    .collect(),
            })
            .collect(),
    }
}

fn part_document(part: &Part, model: &Assessment) -> PartDocument {
    let scope = |scope: &ScopeCoverage| scope_document(scope, part, model);
    PartDocument {
        round: part.round.as_ref().map(ToString::to_string),
        questionnaires: part.questionnaires.iter().map(ToString::to_string).collect(),
        unit: part.coverage.unit.as_ref().map(scope),
        organisation: part.coverage.organisation.as_ref().map(scope),
    }
}

fn scope_document(told: &ScopeCoverage, part: &Part, model: &Assessment) -> ScopeDocument {
    let asked = |asked: &[Asked]| {
        let one = |asked: &Asked| AskedDocument {
            questionnaire: part.questionnaires[asked.questionnaire].to_string(),
            question: asked.question.to_string(),
            document: asked.is_document,
        };
        asked.iter().map(one).collect::<Vec<_>>()
    };
    let missing: Vec<usize> = told.missing().collect();
    let core = missing.iter().copied().filter(|index| model.indicators[*index].is_core);
    ScopeDocument {
        informed: told.indicators.len() - missing.len(),
        defined: told.indicators.len(),
        core_cannot_inform: ids(model, core),
        factors_cannot_inform: told
            .missing_factors()
            .map(|index| model.factors[index].id.to_string())
            .collect(),
        fields: told
            .fields
            .iter()
            .map(|field| {
                let (informed, defined) = field.counts();
                let cells = field.cells.iter().enumerate().map(|(phase, cell)| CellDocument {
                    phase: phase + 1,
                    informed: cell.informed.len(),
                    defined: cell.informed.len() + cell.missing.len(),
                    can_be_complete: both(cell.is_complete),
                });
                let completed = field.completed.map(both);
                let document = FieldDocument { informed, defined, completed, cells: cells.collect() };
                (model.fields[field.field].id.to_string(), document)
            })
            .collect(),
        indicators: told
            .indicators
            .iter()
            .map(|one| {
                let document = ToldDocument { highest: one.highest.map(both), questions: asked(&one.asked) };
                (model.indicators[one.index].id.to_string(), document)
            })
            .collect(),
        factors: told
            .factors
            .iter()
            .map(|one| (model.factors[one.index].id.to_string(), asked(&one.asked)))
            .collect(),
        cannot_inform: ids(model, missing),
    }
}

fn set_document(set: &SetBasis, model: &Assessment) -> SetBasisDocument {
    SetBasisDocument {
        union: set.union,
        needed: set.needed(),
        common: ids(model, set.common.iter().copied()),
        on_documents: ids(model, set.on_paper.iter().copied()),
        verdict_possible: set.has_verdict,
        verdict_possible_on_documents: set.has_verdict_on_paper,
        only_earlier: ids(model, set.only_in(Some(0))),
        only_later: ids(model, set.only_in(Some(1))),
        neither: ids(model, set.only_in(None)),
    }
}

/// What instruments can tell, in lines. A core indicator has a `*` behind it.
pub fn text(outlook: &Outlook, model: &Assessment, language: &str, words: &Words) -> String {
    let mut text = String::new();
    let writer = Writer { model, language, words };
    for part in &outlook.parts {
        writer.part(part, &mut text);
    }
    for pair in &outlook.pairs {
        writer.pair(pair, outlook, &mut text);
    }
    text
}

/// That rounds can hardly be compared, one line for each two of them.
pub fn warnings(outlook: &Outlook, label: impl Fn(&str) -> String, words: &Words) -> Vec<String> {
    let round = |at: usize| outlook.parts[at].round.as_ref().map(|id| label(id.as_str())).unwrap_or_default();
    outlook
        .hardly_comparable()
        .map(|Pair { from, to, basis }| {
            let set = &basis.whole;
            let arguments = [
                ("from", round(*from).into()),
                ("to", round(*to).into()),
                ("common", set.common.len().into()),
                ("union", set.union.into()),
                ("needed", set.needed().into()),
            ];
            words.with("instrument-hardly", &arguments)
        })
        .collect()
}

/// Words for what a set of indicators can be compared on.
pub fn common(set: &SetBasis, words: &Words) -> String {
    let arguments = [
        ("common", set.common.len().into()),
        ("union", set.union.into()),
        ("needed", set.needed().into()),
        ("verdict", if set.has_verdict { "yes" } else { "no" }.into()),
    ];
    words.with("instrument-common", &arguments)
}

struct Writer<'a> {
    model: &'a Assessment,
    language: &'a str,
    words: &'a Words,
}

impl Writer<'_> {
    /// Indicators by id, core ones marked.
    fn names(&self, indices: impl Iterator<Item = usize>) -> String {
        let name = |index: usize| {
            let indicator = &self.model.indicators[index];
            format!("{}{}", indicator.id, if indicator.is_core { "*" } else { "" })
        };
        indices.map(name).collect::<Vec<_>>().join(", ")
    }

    fn field(&self, field: usize) -> String {
        let title = &self.model.fields[field].title;
        plain(title.find(self.language, &self.model.languages).text).into_owned()
    }

    fn part(&self, part: &Part, text: &mut String) {
        let used = part.questionnaires.iter().map(ToString::to_string).collect::<Vec<_>>().join(" + ");
        let _ = match &part.round {
            Some(round) => writeln!(text, "{round}: {used}"),
            None => writeln!(text, "{used}"),
        };
        for told in part.coverage.scopes() {
            self.scope(told, text);
        }
    }

    fn scope(&self, told: &ScopeCoverage, text: &mut String) {
        let words = self.words;
        let counts = |id: &str, missing: usize, all: usize| {
            words.with(id, &[("informed", (all - missing).into()), ("all", all.into())])
        };
        let whom = words.text(match told.scope {
            Scope::Unit => "instrument-units",
            Scope::Organisation => "instrument-organisation",
        });
        let indicators = counts("instrument-indicators", told.missing().count(), told.indicators.len());
        let factors = counts("instrument-factors", told.missing_factors().count(), told.factors.len());
        let _ = writeln!(text, "  {whom}: {indicators}, {factors}");
        let names: Vec<String> =
            told.missing_factors().map(|index| self.model.factors[index].id.to_string()).collect();
        if !names.is_empty() {
            let names = words.with("instrument-factors-missing", &[("names", names.join(", ").into())]);
            let _ = writeln!(text, "    {names}");
        }
        for field in &told.fields {
            let (informed, all) = field.counts();
            if all == 0 {
                continue;
            }
            let most = if let Some([account, proven]) = field.completed {
                words.with("instrument-completed", &[("account", account.into()), ("proven", proven.into())])
            } else {
                let is_complete = field.cells.first().map_or([false; 2], |cell| cell.is_complete);
                let [account, proven] =
                    is_complete.map(|can| words.text(if can { "yes" } else { "no" }).into());
                words.with("instrument-complete", &[("account", account), ("proven", proven)])
            };
            let _ = writeln!(text, "    {}: {informed}/{all}, {most}", self.field(field.field));
            let missing = self.names(field.cells.iter().flat_map(|cell| cell.missing.iter().copied()));
            if !missing.is_empty() {
                let missing = words.with("instrument-missing", &[("names", missing.into())]);
                let _ = writeln!(text, "      {missing}");
            }
        }
    }

    fn pair(&self, pair: &Pair, outlook: &Outlook, text: &mut String) {
        let words = self.words;
        let round = |at: usize| outlook.parts[at].round.as_ref().map(ToString::to_string).unwrap_or_default();
        let rounds = [round(pair.from), round(pair.to)];
        let arguments = [("from", rounds[0].as_str().into()), ("to", rounds[1].as_str().into())];
        let _ = writeln!(text, "{}", words.with("instrument-compared", &arguments));
        let _ = writeln!(text, "  {}", common(&pair.basis.whole, words));
        for (field, set) in pair.basis.fields.iter().enumerate().filter(|(_, set)| set.union > 0) {
            let _ = writeln!(text, "    {}: {}", self.field(field), common(set, words));
        }
        for (at, round) in rounds.iter().enumerate() {
            let names = self.names(pair.basis.whole.only_in(Some(at)));
            if !names.is_empty() {
                let arguments = [("round", round.as_str().into()), ("names", names.into())];
                let _ = writeln!(text, "  {}", words.with("instrument-only", &arguments));
            }
        }
        let names = self.names(pair.basis.whole.only_in(None));
        if !names.is_empty() {
            let _ = writeln!(text, "  {}", words.with("instrument-neither", &[("names", names.into())]));
        }
        let verdict = if pair.basis.whole.has_verdict_on_paper { "yes" } else { "no" };
        let _ = writeln!(text, "  {}", words.with("instrument-other-role", &[("verdict", verdict.into())]));
    }
}
