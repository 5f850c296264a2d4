//! The framework: units × headings with the summaries in full, and below each the evidence and the quotes that may leave
//! the study; and the memos. What a chapter starts from.

use serde::Serialize;

use super::printed::escaped;
use super::{Selection, plain};
use crate::domain::assessment::Assessment;
use crate::domain::framework::{Materials, columns};
use crate::domain::id::Id;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::study::{Memo, Study};
use crate::language::Words;

/// The document of `framework`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FrameworkDocument {
    /// `nulmeting/framework/1`.
    pub schema: &'static str,
    /// Id of the study.
    pub study: String,
    /// Rounds, in the order given.
    pub rounds: Vec<RoundDocument>,
}

/// One round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RoundDocument {
    /// Id of the round.
    pub round: String,
    /// Its name.
    pub label: String,
    /// Units, line before staff, then by name; the organisation last, where something is written on it.
    pub units: Vec<UnitDocument>,
}

/// One unit in a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct UnitDocument {
    /// Id of the unit.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// One per heading, in the order of the model.
    pub headings: Vec<HeadingDocument>,
}

/// A heading of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HeadingDocument {
    /// Id of the heading; of a field in a model without headings.
    pub heading: String,
    /// Its name.
    pub title: String,
    /// The summary in full; null where none is written.
    pub summary: Option<String>,
    /// Ids of the evidence that belongs there.
    pub evidence: Vec<String>,
    /// The quotes that belong there and may leave the study.
    pub quotes: Vec<String>,
    /// How many more there are that may not.
    pub quotes_held_back: usize,
}

/// Gathers the framework of some rounds, with names in a language.
pub fn framework(
    study: &Study,
    model: &Assessment,
    questionnaires: &[Questionnaire],
    rounds: &[Id],
    selection: &Selection,
    (words, language): (&Words, &str),
) -> FrameworkDocument {
    let say = |text: &crate::domain::text::Text| text.find(language, &study.header.languages).text.to_owned();
    let materials = Materials::of(study, model, questionnaires);
    let of_unit = |unit: &Id, name: String, round: &Id| {
        let headings = columns(model).into_iter().map(|column| {
            let found = materials.under(unit, round, column.id);
            let may = || found.quotes.iter().filter(|quoted| quoted.held_back.is_none());
            HeadingDocument {
                heading: column.id.to_string(),
                title: say(column.title),
                summary: materials.ordered.summary(unit, round, column.id).map(|one| one.text.clone()),
                evidence: found.evidence.iter().map(|one| one.id.to_string()).collect(),
                quotes: may().map(|quoted| quoted.mark.text.clone()).collect(),
                quotes_held_back: found.quotes.len() - may().count(),
            }
        });
        UnitDocument { unit: unit.to_string(), name, headings: headings.collect() }
    };
    let of_round = |round: &Id| {
        let units = study.units_in_order(language).into_iter().filter(|unit| selection.has(&unit.id));
        let mut units: Vec<UnitDocument> =
            units.map(|unit| of_unit(&unit.id, say(&unit.name), round)).collect();
        let whole = Id::organisation();
        let is_written = study.summaries.iter().any(|one| one.unit == whole && one.round == *round);
        if is_written && selection.has(&whole) {
            units.push(of_unit(&whole, words.text("home-organisation"), round));
        }
        let label = study.round(round.as_str()).map_or_else(|| round.to_string(), |one| say(&one.label));
        RoundDocument { round: round.to_string(), label, units }
    };
    FrameworkDocument {
        schema: "nulmeting/framework/1",
        study: study.header.id.clone(),
        rounds: rounds.iter().map(of_round).collect(),
    }
}

/// The framework as Markdown, a chapter to begin with: units as headings, the summaries below theirs. What nothing is
/// written on is left out, but for the evidence.
pub fn markdown(title: &str, document: &FrameworkDocument, words: &Words) -> String {
    let mut lines = vec![format!("# {}", escaped(title))];
    let mut held_back = 0;
    for round in &document.rounds {
        lines.push(format!("## {}", escaped(&round.label)));
        for unit in &round.units {
            lines.push(format!("### {}", escaped(&unit.name)));
            for cell in &unit.headings {
                let has_nothing =
                    cell.summary.is_none() && cell.evidence.is_empty() && cell.quotes.is_empty();
                held_back += cell.quotes_held_back;
                if has_nothing {
                    continue;
                }
                lines.push(format!("#### {}", escaped(&cell.title)));
                match &cell.summary {
                    Some(text) => {
                        let paragraphs = text.lines().filter(|line| !line.trim().is_empty());
                        lines.extend(paragraphs.map(|line| escaped(line.trim())));
                    }
                    None => lines.push(format!("*{}*", words.text("framework-nothing"))),
                }
                if !cell.evidence.is_empty() {
                    let ids = escaped(&cell.evidence.join(", "));
                    lines.push(words.with("framework-evidence", &[("ids", ids.into())]));
                }
                lines.extend(cell.quotes.iter().map(|quote| format!("> „{}“", escaped(quote))));
            }
        }
    }
    if held_back > 0 {
        lines.push(format!("*{}*", words.with("framework-held-back", &[("count", held_back.into())])));
    }
    lines.join("\n\n") + "\n"
}

/// The document of `memos`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MemosDocument {
    /// `nulmeting/memos/1`.
    pub schema: &'static str,
    /// Id of the study.
    pub study: String,
    /// Memos, in the order of entry.
    pub memos: Vec<Memo>,
}

/// The memos of a study that hold some words, whatever the case of their letters; all of them without words.
pub fn memos<'s>(study: &'s Study, sought: &str) -> Vec<&'s Memo> {
    let sought = sought.to_lowercase();
    let holds = |memo: &&Memo| {
        let about = memo.about.as_ref().map(ToString::to_string).unwrap_or_default();
        memo.text.to_lowercase().contains(&sought) || about.to_lowercase().contains(&sought)
    };
    study.memos.iter().filter(holds).collect()
}

/// The document of memos.
pub fn memos_document(study: &Study, memos: &[&Memo]) -> MemosDocument {
    let memos = memos.iter().copied().cloned().collect();
    MemosDocument { schema: "nulmeting/memos/1", study: plain(&study.header.id).into_owned(), memos }
}
