//! Reads the closed answer of a question, and what it proposes.

use std::collections::BTreeMap;

use super::assessment::FACTOR_WORDS;
use super::questionnaire::known_target;
use super::sink::Taken;
use super::tree::{Node, Table};
use crate::definition::{Finding, rules};
use crate::domain::assessment::Assessment;
use crate::domain::id::Id;
use crate::domain::questionnaire::{
    AnswerOption, Companion, CompanionKind, Mode, Proposal, ProposalAnswer, ProposalRule, RecordField,
};

/// The types of closed answers in a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Type {
    Text,
    YesNo,
    Choice,
    Choices,
    Scale,
    Number,
    Share,
    Date,
    Units,
    Records,
}

const TYPES: [(&str, Type); 10] = [
    ("text", Type::Text),
    ("yes-no", Type::YesNo),
    ("choice", Type::Choice),
    ("choices", Type::Choices),
    ("scale", Type::Scale),
    ("number", Type::Number),
    ("share", Type::Share),
    ("date", Type::Date),
    ("units", Type::Units),
    ("records", Type::Records),
];
const MODES: [(&str, Mode); 2] = [("read out", Mode::ReadOut), ("coded", Mode::Coded)];

/// Reads `answer`; nothing for a question with open notes only.
pub(super) fn read(node: Node<'_>) -> Option<Companion> {
    let table = node.table()?;
    let answer_type = table.need("type").and_then(|node| node.word(&TYPES))?;
    let only = |keys: &[&str]| {
        let known: Vec<&str> = ["type", "mode"].iter().chain(keys).copied().collect();
        table.only(&known);
    };
    let kind = match answer_type {
        Type::Text => {
            table.only(&["type"]);
            return None;
        }
        Type::YesNo => {
            only(&[]);
            CompanionKind::YesNo
        }
        Type::Choice => {
            only(&["options"]);
            CompanionKind::Choice(options(&table))
        }
        Type::Choices => {
            only(&["options"]);
            CompanionKind::Choices(options(&table))
        }
        Type::Scale => {
            only(&["from", "to", "labels"]);
            scale(&table)
        }
        Type::Number => {
            only(&["min", "max", "unit"]);
            number(&table)
        }
        Type::Share => {
            only(&["part", "whole"]);
            CompanionKind::Share { part: table.text("part"), whole: table.text("whole") }
        }
        Type::Date => {
            only(&[]);
            CompanionKind::Date
        }
        Type::Units => {
            only(&[]);
            CompanionKind::Units
        }
        Type::Records => {
            only(&["of", "fields"]);
            records(&table)
        }
    };
    // Who decides matters where something is chosen or judged; elsewhere it is written down as said.
    let is_chosen = matches!(answer_type, Type::YesNo | Type::Choice | Type::Choices | Type::Scale);
    let mode = if is_chosen { table.need("mode") } else { table.maybe("mode") };
    Some(Companion { mode: mode.and_then(|node| node.word(&MODES)).unwrap_or(Mode::Coded), kind })
}

fn options(table: &Table<'_>) -> Vec<AnswerOption> {
    let mut taken = Taken::default();
    table
        .need_tables("options")
        .iter()
        .map(|row| {
            row.only(&["id", "label"]);
            let id = row.id("id");
            taken.take_id(row, "id", id.as_str());
            AnswerOption { id, label: row.text("label") }
        })
        .collect()
}

fn scale(table: &Table<'_>) -> CompanionKind {
    let end = |key| table.need(key).and_then(|node| node.integer());
    let (from, to) = (end("from").unwrap_or(0), end("to").unwrap_or(i64::MAX));
    if from >= to {
        let message = format!("the scale begins at {from} and ends at {to}");
        table.complain_at("to", &rules::RANGE_REVERSED, message);
    }
    let mut labels = BTreeMap::new();
    if let Some(table) = table.maybe("labels").and_then(|node| node.table()) {
        for (key, span, node) in table.entries() {
            let text = node.text();
            match key.parse::<i64>() {
                Ok(point) if (from..=to).contains(&point) => {
                    labels.insert(point, text.unwrap_or_default());
                }
                _ => table.sink.report(Finding::new(
                    &rules::OUT_OF_RANGE,
                    span,
                    format!("`{key}` is no point of the scale from {from} to {to}"),
                )),
            }
        }
    }
    CompanionKind::Scale { from, to, labels }
}

fn number(table: &Table<'_>) -> CompanionKind {
    let end = |key| table.maybe(key).and_then(|node| node.integer());
    let (min, max) = (end("min"), end("max"));
    if let (Some(min), Some(max)) = (min, max)
        && min > max
    {
        let message = format!("the lowest number is {min}, the highest {max}");
        table.complain_at("max", &rules::RANGE_REVERSED, message);
    }
    CompanionKind::Number { min, max, unit: table.maybe_text("unit") }
}

fn records(table: &Table<'_>) -> CompanionKind {
    if let Some(node) = table.maybe("of") {
        node.word(&[("initiatives", ())]);
        table.complain_at("fields", &rules::UNKNOWN_KEY, "the study's initiatives have fields of their own");
        return CompanionKind::Initiatives;
    }
    let mut taken = Taken::default();
    let fields = table
        .need_tables("fields")
        .iter()
        .map(|row| {
            row.only(&["id", "label", "options"]);
            let id = row.id("id");
            taken.take_id(row, "id", id.as_str());
            let options = if row.maybe("options").is_some() { options(row) } else { Vec::new() };
            RecordField { id, label: row.text("label"), options }
        })
        .collect();
    CompanionKind::Records(fields)
}

/// Reads `proposes`: for each indicator or factor, which answers propose what.
pub(super) fn proposals(
    node: Node<'_>,
    companion: Option<&Companion>,
    informs: &[Id],
    model: Option<&Assessment>,
) -> Vec<Proposal> {
    let Some(table) = node.table() else { return Vec::new() };
    let reads_numbers = companion.map(|companion| match &companion.kind {
        CompanionKind::YesNo | CompanionKind::Choice(_) | CompanionKind::Choices(_) => Some(false),
        CompanionKind::Scale { .. } | CompanionKind::Number { .. } | CompanionKind::Share { .. } => {
            Some(true)
        }
        _ => None,
    });
    let (Some(companion), Some(Some(reads_numbers))) = (companion, reads_numbers) else {
        node.complain(&rules::OPEN_PROPOSES, "this question has no closed answer that could propose");
        return Vec::new();
    };
    let mut proposals = Vec::new();
    for (name, span, rules_node) in table.entries() {
        let Ok(target) = Id::new(name) else {
            let message = format!("`{name}` cannot be an id");
            table.sink.report(Finding::new(&rules::BAD_ID, span, message));
            continue;
        };
        if let Some(model) = model
            && known_target(rules_node, &target, model)
        {
            if model.factor(name).is_some_and(|factor| factor.derived.is_some()) {
                let message = format!("`{name}` is computed, nothing can be proposed for it");
                rules_node.complain(&rules::DERIVED_FACTOR, message);
            }
            if !informs.contains(&target) {
                let message = format!("`{name}` is proposed for and not informed");
                table.sink.report(Finding::new(&rules::NOT_INFORMED, span, message));
            }
        }
        let target_kind = model.map(|model| model.factor(name).is_some());
        let value = |node: Node<'_>| proposed_value(node, target_kind, companion);
        let lines = if reads_numbers {
            ranges(rules_node, &companion.kind, &value)
        } else {
            by_option(rules_node, companion, &value)
        };
        proposals.push(Proposal { target, rules: lines });
    }
    proposals
}

fn by_option(
    node: Node<'_>,
    companion: &Companion,
    value: &dyn Fn(Node<'_>) -> Option<String>,
) -> Vec<ProposalRule> {
    let Some(table) = node.table() else { return Vec::new() };
    let mut lines = Vec::new();
    for (option, span, node) in table.entries() {
        let known = companion.option_ids();
        if !known.contains(&option) {
            let message = format!("there is no option `{option}`");
            let finding = Finding::new(&rules::UNKNOWN_OPTION, span, message);
            table.sink.report(match super::tree::nearest(option, known.iter().copied()) {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding.help(format!("the options are {}", known.join(", "))),
            });
            continue;
        }
        if let (Some(value), Ok(option)) = (value(node), Id::new(option)) {
            lines.push(ProposalRule { answer: ProposalAnswer::Option(option), value });
        }
    }
    lines
}

fn ranges(
    node: Node<'_>,
    kind: &CompanionKind,
    value: &dyn Fn(Node<'_>) -> Option<String>,
) -> Vec<ProposalRule> {
    let (lowest, highest) = match kind {
        CompanionKind::Scale { from, to, .. } => (*from, *to),
        CompanionKind::Number { min, max, .. } => (min.unwrap_or(i64::MIN), max.unwrap_or(i64::MAX)),
        _ => (0, 100),
    };
    let mut lines: Vec<ProposalRule> = Vec::new();
    for item in node.items() {
        let Some(row) = item.table() else { continue };
        row.only(&["from", "to", "value"]);
        let end = |key, otherwise| {
            row.maybe(key).map_or(Some(otherwise), |node| node.integer_within(lowest..=highest))
        };
        let (Some(from), Some(to)) = (end("from", lowest), end("to", highest)) else { continue };
        if from > to {
            row.complain_at("to", &rules::RANGE_REVERSED, format!("this line goes from {from} to {to}"));
            continue;
        }
        let overlaps = lines.iter().any(
            |line| matches!(line.answer, ProposalAnswer::Between(low, high) if from <= high && low <= to),
        );
        if overlaps {
            let message = format!("the line from {from} to {to} overlaps with one before it");
            row.complain(&rules::OVERLAPPING_RANGES, message);
        }
        if let Some(value) = row.need("value").and_then(value) {
            lines.push(ProposalRule { answer: ProposalAnswer::Between(from, to), value });
        }
    }
    lines
}

/// A value that the indicator or factor can have; without a model it is not known which of the two is meant.
fn proposed_value(node: Node<'_>, is_factor: Option<bool>, companion: &Companion) -> Option<String> {
    let value = node.scalar()?;
    let is_level = matches!(value.as_str(), "0" | "1" | "2" | "3") && node.is_integer();
    let is_judgement = FACTOR_WORDS.iter().any(|(word, _)| *word == value);
    let is_good = match is_factor {
        Some(true) => is_judgement,
        Some(false) => is_level,
        None => is_judgement || is_level,
    };
    if !is_good {
        node.complain(&rules::PROPOSED_VALUE, format!("`{value}` cannot be proposed here"));
    }
    if value == "3" && companion.mode == Mode::ReadOut {
        node.complain(&rules::SELF_REPORT_THREE, "this proposes a 3 from self-report");
    }
    Some(value)
}
