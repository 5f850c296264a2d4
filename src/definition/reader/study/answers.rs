//! Answers: the notes with their marks, and the closed part held against what the question asks for.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::index::{Index, Talk};
use super::named;
use crate::definition::reader::questionnaire::PREVIOUS;
use crate::definition::reader::sink::Taken;
use crate::definition::reader::tree::{Node, Table, stand_in};
use crate::definition::{Finding, rules};
use crate::domain::answer::{
    Answer, Chosen, ChosenValue, ClosedAnswer, Mark, MarkKind, Missing, Notes, Paradata,
};
use crate::domain::id::Id;
use crate::domain::questionnaire::{Companion, CompanionKind, Question, RecordField};
use crate::domain::times::Times;
use crate::domain::writeup::{CheckedQuote, QuoteState, WriteUp};

const CLOSED: [&str; 4] = ["choice", "choices", "value", "records"];
const MARKS: [(&str, MarkKind); 4] = [
    ("quote", MarkKind::Quote),
    ("flag", MarkKind::Flag),
    ("passage", MarkKind::Passage),
    ("background", MarkKind::Background),
];

pub(super) fn read(root: &Table<'_>, index: &Index<'_>) -> Vec<Answer> {
    let mut taken = Taken::default();
    root.tables("answer")
        .iter()
        .map(|row| {
            row.only(&[
                "interview",
                "question",
                "respondent",
                "text",
                "choice",
                "choices",
                "value",
                "records",
                "missing",
                "check_reason",
                "marks",
                "struck",
                "times",
                "shown_at",
                "typed_at",
                "changed_at",
                "earlier",
                "write_up",
            ]);
            let (interview, talk) = index.interview(row, "interview");
            let node = row.need("question");
            let question = talk.zip(node).and_then(|(talk, node)| index.question(node, talk));
            let id = node.and_then(|node| node.id()).unwrap_or_else(stand_in);
            if talk.is_some() {
                let name = format!("{interview} {id}");
                let message = format!("`{id}` of `{interview}` is answered twice");
                taken.take(&rules::DUPLICATE_ROW, row.span.clone(), &name, message, row.sink);
            }
            let text = row.maybe_string("text").unwrap_or_default();
            let marks = row.tables("marks");
            let marks = marks.iter().map(|row| mark(row, &text, talk, index)).collect();
            let respondent = index.respondent(row, talk);
            Answer {
                interview,
                question: id,
                notes: Notes { times: times(row, &text), text, respondent, marks, struck: struck(row) },
                closed: closed(row, question, index),
                paradata: paradata(row),
                write_up: write_up(row),
            }
        })
        .collect()
}

/// When passages were struck.
fn struck(row: &Table<'_>) -> Vec<DateTime<Utc>> {
    let items = row.maybe("struck").map(|node| node.items()).unwrap_or_default();
    items.into_iter().filter_map(|node| time(node, &node.string()?)).collect()
}

/// What is written up for the respondent.
fn write_up(row: &Table<'_>) -> WriteUp {
    let Some(table) = row.maybe("write_up").and_then(|node| node.table()) else { return WriteUp::default() };
    table.only(&["typed", "worked_up", "approved", "quotes"]);
    let states = named(QuoteState::ALL, QuoteState::as_str);
    let quote = |row: &Table<'_>| {
        row.only(&["text", "state"]);
        CheckedQuote { text: row.string("text"), state: row.word("state", &states, QuoteState::Checked) }
    };
    WriteUp {
        typed: table.maybe_string("typed"),
        worked_up: table.maybe_string("worked_up"),
        approved: table.maybe_string("approved"),
        quotes: table.tables("quotes").iter().map(quote).collect(),
    }
}

/// How the question went.
fn paradata(row: &Table<'_>) -> Paradata {
    let at = |key| row.maybe(key).and_then(|node| time(node, &node.string()?));
    Paradata {
        shown_at: at("shown_at"),
        typed_at: at("typed_at"),
        changed_at: at("changed_at"),
        earlier: row.maybe("earlier").and_then(|node| node.word(&PREVIOUS)),
    }
}

/// When the paragraphs of a text were typed, nothing where that is not known.
pub(super) fn times(row: &Table<'_>, text: &str) -> Times {
    let Some(node) = row.maybe("times") else { return Times::default() };
    let items = node.items().into_iter().filter_map(|item| Some((item, item.string()?)));
    let times: Vec<_> =
        items.map(|(item, word)| if word.is_empty() { None } else { time(item, &word) }).collect();
    let (wanted, found) = (text.split('\n').count(), times.len());
    if wanted != found && found > 0 {
        node.complain(&rules::TIMES_DIFFER, format!("{found} times, and the text has {wanted} paragraphs"));
    }
    Times::new(times)
}

/// Reads a time, or says that it is none.
pub(super) fn time(node: Node<'_>, word: &str) -> Option<DateTime<Utc>> {
    let time = word.parse().ok();
    if time.is_none() {
        node.complain(&rules::BAD_TIME, format!("`{word}` is no time"));
    }
    time
}

fn mark(row: &Table<'_>, text: &str, talk: Option<&Talk<'_>>, index: &Index<'_>) -> Mark {
    row.only(&["kind", "from", "to", "text", "target", "respondent"]);
    let end = |key| {
        let node = row.need(key);
        node.and_then(|node| node.integer_within(0..=i64::from(u32::MAX))).map(|end| end as usize)
    };
    let (from, to) = (end("from"), end("to"));
    let marked = row.string("text");
    if let (Some(from), Some(to)) = (from, to) {
        let length = text.chars().count();
        if from >= to || to > length {
            let message = format!("the notes have {length} characters, the mark goes from {from} to {to}");
            row.complain_at("to", &rules::MARK_OUTSIDE, message);
        } else if !text.chars().skip(from).take(to - from).eq(marked.chars()) {
            let there: String = text.chars().skip(from).take(to - from).collect();
            row.complain_at("text", &rules::MARK_TEXT, format!("there stands \"{there}\""));
        }
    }
    let target = row.maybe("target").and_then(|node| {
        let id = node.id()?;
        if !index.has_target(id.as_str())
            && let Some(model) = index.model
        {
            crate::definition::reader::questionnaire::known_target(node, &id, model);
        }
        Some(id)
    });
    Mark {
        kind: row.word("kind", &MARKS, MarkKind::Flag),
        from: from.unwrap_or_default(),
        to: to.unwrap_or_default(),
        text: marked,
        target,
        respondent: index.respondent(row, talk),
    }
}

fn closed(row: &Table<'_>, question: Option<&Question>, index: &Index<'_>) -> ClosedAnswer {
    let given: Vec<Node<'_>> = CLOSED.iter().filter_map(|key| row.maybe(key)).collect();
    let chosen = given.first().and_then(|node| chosen(*node));
    if let [first, second, ..] = given.as_slice() {
        let message = format!("this answer has both `{}` and `{}`", first.key, second.key);
        second.complain(&rules::SEVERAL_ANSWERS, message);
    }
    let missing = row.maybe("missing").and_then(|node| node.word(&named(Missing::ALL, Missing::as_str)));
    if let (Some(first), Some(node)) = (given.first(), row.maybe("missing")) {
        let message = format!("this answer has `{}` and is said to be missing", first.key);
        node.complain(&rules::ANSWER_AND_MISSING, message);
    }
    if let (Some(node), Some(chosen), Some(question)) = (given.first(), &chosen, question) {
        if let Some(companion) = &question.companion {
            fits(*node, chosen, question, companion, index);
        } else {
            node.complain(&rules::ANSWER_TYPE, format!("`{}` has open notes only", question.id));
        }
    }
    ClosedAnswer { chosen, missing, check_reason: row.maybe_string("check_reason") }
}

/// What is written under one of the closed keys.
fn chosen(node: Node<'_>) -> Option<Chosen> {
    match node.key {
        "choice" => node.id().map(Chosen::Choice),
        "choices" => Some(Chosen::Choices(node.ids().into_iter().map(|(id, _)| id).collect())),
        "value" if node.is_integer() => node.integer().map(ChosenValue::Number).map(Chosen::Value),
        "value" if node.is_text() => node.date().map(ChosenValue::Date).map(Chosen::Value),
        "value" => {
            let table = node.table()?;
            table.only(&["part", "whole"]);
            let read = |key| table.need(key).and_then(|node| node.integer_within(0..=i64::MAX));
            let (part, whole) = (read("part")?, read("whole")?);
            if part > whole {
                let message = format!("{part} of {whole} is more than all");
                table.complain_at("part", &rules::OUT_OF_RANGE, message);
            }
            Some(Chosen::Value(ChosenValue::Share { part, whole }))
        }
        _ => {
            let rows = node.items().into_iter().filter_map(|item| item.table());
            let rows = rows.map(|row| {
                let fields = row.entries().into_iter();
                fields
                    .filter_map(|(key, _, node)| Some((key.to_owned(), node.string()?)))
                    .collect::<BTreeMap<_, _>>()
            });
            Some(Chosen::Records(rows.collect()))
        }
    }
}

/// Reports a closed answer that is none to the question.
fn fits(node: Node<'_>, chosen: &Chosen, question: &Question, companion: &Companion, index: &Index<'_>) {
    let within = |number: i64, from: i64, to: i64| {
        if !(from..=to).contains(&number) {
            let message = format!("`{}` is answered with {number}, out of its range", question.id);
            node.complain(&rules::OUT_OF_RANGE, message);
        }
    };
    match (&companion.kind, chosen) {
        (CompanionKind::YesNo | CompanionKind::Choice(_), Chosen::Choice(option)) => {
            known_option(node, option, companion);
        }
        (CompanionKind::Choices(_), Chosen::Choices(_)) => {
            for (option, item) in node.ids() {
                known_option(item, &option, companion);
            }
        }
        (CompanionKind::Units, Chosen::Choices(_)) => {
            for item in node.items() {
                index.unit_at(item);
            }
        }
        (CompanionKind::Scale { from, to, .. }, Chosen::Value(ChosenValue::Number(number))) => {
            within(*number, *from, *to);
        }
        (CompanionKind::Number { min, max, .. }, Chosen::Value(ChosenValue::Number(number))) => {
            within(*number, min.unwrap_or(i64::MIN), max.unwrap_or(i64::MAX));
        }
        (CompanionKind::Share { .. }, Chosen::Value(ChosenValue::Share { .. }))
        | (CompanionKind::Date, Chosen::Value(ChosenValue::Date(_))) => {}
        (CompanionKind::Records(fields), Chosen::Records(_)) => {
            for row in node.items().into_iter().filter_map(|item| item.table()) {
                known_fields(&row, fields);
            }
        }
        (kind, _) => {
            let wanted = match kind {
                CompanionKind::YesNo => "`choice` with \"yes\" or \"no\"",
                CompanionKind::Choice(_) => "`choice` with one of its options",
                CompanionKind::Choices(_) => "`choices` with some of its options",
                CompanionKind::Units => "`choices` with ids of units",
                CompanionKind::Scale { .. } | CompanionKind::Number { .. } => "`value` with a whole number",
                CompanionKind::Share { .. } => "`value = { part = …, whole = … }`",
                CompanionKind::Date => "`value` with a date in quotes",
                CompanionKind::Records(_) => "`records` with its fields",
                CompanionKind::Initiatives => "rows of `[[initiative]]` and nothing here",
            };
            let message = format!("`{}` is not answered with `{}`", question.id, node.key);
            let finding = Finding::new(&rules::ANSWER_TYPE, node.span(), message);
            node.report(finding.help(format!("it asks for {wanted}")));
        }
    }
}

fn known_option(node: Node<'_>, option: &Id, companion: &Companion) {
    let known = companion.option_ids();
    if !known.contains(&option.as_str()) {
        node.unknown(&rules::UNKNOWN_OPTION, "option", option.as_str(), known);
    }
}

fn known_fields(row: &Table<'_>, fields: &[RecordField]) {
    let known: Vec<&str> = fields.iter().map(|field| field.id.as_str()).collect();
    row.only(&known);
    for field in fields.iter().filter(|field| !field.options.is_empty()) {
        let Some(node) = row.maybe(field.id.as_str()) else { continue };
        let Some(value) = node.string() else { continue };
        if !field.options.iter().any(|option| option.id == *value) {
            let all = field.options.iter().map(|option| option.id.as_str());
            node.unknown(&rules::UNKNOWN_OPTION, "option", &value, all);
        }
    }
}
