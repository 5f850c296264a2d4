//! Initiatives, and what is written at the desk: summaries, responses, links.

use std::collections::{HashMap, HashSet};

use super::index::Index;
use super::named;
use crate::definition::reader::assessment::{known_heading, round};
use crate::definition::reader::condition::circles;
use crate::definition::reader::sink::Taken;
use crate::definition::reader::tree::{Node, Table, stand_in};
use crate::definition::rules;
use crate::domain::id::Id;
use crate::domain::study::{
    BecauseOfProject, CodingRule, Initiative, InitiativeDetails, InitiativeState, InitiativeStatus, Link,
    LinkOverride, Memo, Response, ResponseView, Study, Subject, SubjectKind, Summary,
};

const VIEWS: [(&str, ResponseView); 2] =
    [("agreed", ResponseView::Agreed), ("contested", ResponseView::Contested)];
/// What a response can be about besides parts of the model.
const WHOLE: [&str; 2] = ["all", "whole"];

pub(super) fn initiatives(root: &Table<'_>, index: &Index<'_>) -> Vec<Initiative> {
    let (mut taken, mut former) = (Taken::default(), Taken::default());
    let rows = root.tables("initiative");
    let known: HashSet<String> =
        rows.iter().filter_map(|row| row.maybe("id")?.id()).map(|id| id.to_string()).collect();
    let all: Vec<Initiative> = rows
        .iter()
        .map(|row| {
            row.only(&[
                "id",
                "unit",
                "title",
                "field",
                "own",
                "because_of_project",
                "states",
                "where",
                "formerly",
            ]);
            let id = row.id("id");
            taken.take_id(row, "id", id.as_str());
            let states = states(row, index);
            Initiative {
                id,
                details: InitiativeDetails {
                    unit: index.unit_or_organisation(row, "unit"),
                    title: row.string("title"),
                    field: row.need("field").and_then(|node| field(node, index)).unwrap_or_else(stand_in),
                    own: row.need("own").and_then(|node| node.boolean()).unwrap_or(true),
                    because_of_project: row.maybe("because_of_project").map(because).unwrap_or_default(),
                    formerly: formerly(row, &known, &mut former),
                    place: row.maybe_string("where"),
                },
                states,
            }
        })
        .collect();
    circles_of(&all, &rows);
    all
}

/// The initiatives that one goes on with: each belongs to one only, and is known in the file.
fn formerly(row: &Table<'_>, known: &HashSet<String>, taken: &mut Taken) -> Vec<Id> {
    let Some(node) = row.maybe("formerly") else { return Vec::new() };
    let named = node.ids();
    for (id, node) in &named {
        let message = format!("`{id}` is named as a former id twice");
        taken.take(&rules::FORMER_TWICE, node.span(), id.as_str(), message, node.sink);
        if !known.contains(id.as_str()) {
            node.unknown(&rules::UNKNOWN_FORMER, "initiative", id.as_str(), known.iter().map(String::as_str));
        }
    }
    named.into_iter().map(|(id, _)| id).collect()
}

/// Reports initiatives that go on with each other in a circle.
fn circles_of(all: &[Initiative], rows: &[Table<'_>]) {
    let places: HashMap<&Id, usize> = all.iter().enumerate().map(|(at, one)| (&one.id, at)).collect();
    let before =
        |one: &Initiative| one.details.formerly.iter().filter_map(|id| places.get(id).copied()).collect();
    for circle in circles(&all.iter().map(before).collect::<Vec<Vec<usize>>>()) {
        if let Some(node) = circle.first().and_then(|at| rows[*at].maybe("formerly")) {
            node.complain(&rules::FORMER_CYCLE, round(circle.iter().map(|at| all[*at].id.as_str())));
        }
    }
}

fn field(node: Node<'_>, index: &Index<'_>) -> Option<Id> {
    let id = node.id()?;
    if let Some(model) = index.model
        && model.field(id.as_str()).is_none()
    {
        let all = model.fields.iter().map(|field| field.id.as_str());
        node.unknown(&rules::UNKNOWN_FIELD, "field", id.as_str(), all);
    }
    Some(id)
}

/// `true`, `false` or "unknown".
fn because(node: Node<'_>) -> BecauseOfProject {
    if node.is_text() {
        node.word(&[("unknown", ())]);
        return BecauseOfProject::Unknown;
    }
    match node.boolean() {
        Some(true) => BecauseOfProject::Yes,
        Some(false) => BecauseOfProject::No,
        None => BecauseOfProject::Unknown,
    }
}

fn states(row: &Table<'_>, index: &Index<'_>) -> Vec<InitiativeState> {
    let mut taken = Taken::default();
    let statuses = named(InitiativeStatus::ALL, InitiativeStatus::as_str);
    row.tables("states")
        .iter()
        .map(|state| {
            state.only(&["round", "status"]);
            let round = index.round(state, "round");
            let message = format!("the state in `{round}` is given twice");
            taken.take(&rules::DUPLICATE_ROW, state.span.clone(), round.as_str(), message, state.sink);
            InitiativeState { round, status: state.word("status", &statuses, InitiativeStatus::Unknown) }
        })
        .collect()
}

pub(super) fn summaries(root: &Table<'_>, index: &Index<'_>) -> Vec<Summary> {
    let mut taken = Taken::default();
    root.tables("summary")
        .iter()
        .map(|row| {
            row.only(&["unit", "round", "heading", "text"]);
            let (unit, round) = (index.unit_or_organisation(row, "unit"), index.round(row, "round"));
            let heading = row.need("heading").and_then(|node| match index.model {
                Some(model) => known_heading(node, model),
                None => node.id(),
            });
            let heading = heading.unwrap_or_else(stand_in);
            let message = format!("`{heading}` of `{unit}` in `{round}` is summed up twice");
            let name = format!("{unit}/{round}/{heading}");
            taken.take(&rules::DUPLICATE_ROW, row.span.clone(), &name, message, row.sink);
            Summary { unit, round, heading, text: row.string("text") }
        })
        .collect()
}

/// Memos, once everything is read that they can be about.
pub(super) fn memos(root: &Table<'_>, index: &Index<'_>, study: &Study) -> Vec<Memo> {
    let mut taken = Taken::default();
    root.tables("memo")
        .iter()
        .map(|row| {
            row.only(&["id", "about", "text", "written_on"]);
            let id = row.id("id");
            taken.take_id(row, "id", id.as_str());
            let about = row.maybe("about").and_then(|node| subject(node, index, study));
            Memo { id, about, text: row.string("text"), written_on: row.maybe_date("written_on") }
        })
        .collect()
}

/// What a memo is about, where that is there.
fn subject(node: Node<'_>, index: &Index<'_>, study: &Study) -> Option<Subject> {
    let text = node.string()?;
    let Some(subject) = Subject::read(&text) else {
        let all = SubjectKind::ALL.map(SubjectKind::as_str).join(", ");
        let message = format!("`{text}` is not the kind and the id of something; kinds are {all}");
        node.complain(&rules::UNKNOWN_SUBJECT, message);
        return None;
    };
    let is_there = match subject.kind {
        SubjectKind::Indicator | SubjectKind::Factor => index.has_target(&subject.id),
        _ => study.has_subject(&subject),
    };
    if !is_there {
        let message = format!("there is no {} `{}`", subject.kind.as_str(), subject.id);
        node.complain(&rules::UNKNOWN_SUBJECT, message);
    }
    Some(subject)
}

pub(super) fn rules(root: &Table<'_>, index: &Index<'_>) -> Vec<CodingRule> {
    let mut taken = Taken::default();
    root.tables("rule")
        .iter()
        .map(|row| {
            row.only(&["indicator", "text"]);
            let indicator = row.need("indicator").and_then(|node| {
                let id = node.id()?;
                if let Some(model) = index.model
                    && !model.has_had(id.as_str())
                {
                    let indicators = model.indicators.iter().map(|one| one.id.as_str());
                    let all = indicators.chain(model.factors.iter().map(|one| one.id.as_str()));
                    node.unknown(&rules::UNKNOWN_INDICATOR, "indicator or factor", id.as_str(), all);
                }
                Some(id)
            });
            let indicator = indicator.unwrap_or_else(stand_in);
            let message = format!("`{indicator}` has two rules");
            taken.take(&rules::DUPLICATE_ROW, row.span.clone(), indicator.as_str(), message, row.sink);
            CodingRule { indicator, text: row.string("text") }
        })
        .collect()
}

pub(super) fn responses(root: &Table<'_>, index: &Index<'_>) -> Vec<Response> {
    let mut taken = Taken::default();
    root.tables("response")
        .iter()
        .map(|row| {
            row.only(&["unit", "round", "about", "text", "view", "on"]);
            let (unit, round) = (index.unit_or_organisation(row, "unit"), index.round(row, "round"));
            let about = row.string("about");
            if let (Some(node), Some(model)) = (row.maybe("about"), index.model) {
                let parts = || {
                    let fields = model.fields.iter().map(|field| field.id.as_str());
                    let headings = model.headings.iter().map(|heading| heading.id.as_str());
                    let indicators = model.indicators.iter().map(|indicator| indicator.id.as_str());
                    let factors = model.factors.iter().map(|factor| factor.id.as_str());
                    fields.chain(headings).chain(indicators).chain(factors).chain(WHOLE)
                };
                let is_former = model.has_had(&about) || model.field(&about).is_some();
                if !about.is_empty() && !is_former && !parts().any(|part| part == about) {
                    node.unknown(&rules::UNKNOWN_ABOUT, "part of the result", &about, parts());
                }
            }
            let message = format!("the response of `{unit}` in `{round}` to `{about}` is given twice");
            let name = format!("{unit}/{round}/{about}");
            taken.take(&rules::DUPLICATE_ROW, row.span.clone(), &name, message, row.sink);
            let view = row.word("view", &VIEWS, ResponseView::Agreed);
            Response { unit, round, about, text: row.string("text"), view, on: row.maybe_date("on") }
        })
        .collect()
}

pub(super) fn links(root: &Table<'_>, index: &Index<'_>) -> Vec<LinkOverride> {
    let mut taken = Taken::default();
    let words = named(Link::ALL, Link::as_str);
    root.tables("link")
        .iter()
        .map(|row| {
            row.only(&["unit", "from", "to", "link", "reason"]);
            let unit = index.unit(row, "unit");
            let (from, to) = (index.round(row, "from"), index.round(row, "to"));
            if let (Some(first), Some(second)) = (index.rounds.get(&from), index.rounds.get(&to))
                && first >= second
            {
                let message = format!("`{from}` is not before `{to}`");
                row.complain_at("to", &rules::RANGE_REVERSED, message);
            }
            let message = format!("the link of `{unit}` from `{from}` to `{to}` is set twice");
            let name = format!("{unit}/{from}/{to}");
            taken.take(&rules::DUPLICATE_ROW, row.span.clone(), &name, message, row.sink);
            let link = row.word("link", &words, Link::R4);
            LinkOverride { unit, from, to, link, reason: row.string("reason") }
        })
        .collect()
}
