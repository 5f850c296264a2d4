//! Rounds, units, their contact with residents, and what happened around the rounds.

use std::collections::HashSet;

use super::index::Index;
use super::named;
use crate::definition::reader::assessment::round as in_a_circle;
use crate::definition::reader::condition::circles;
use crate::definition::reader::sink::Taken;
use crate::definition::reader::tree::{Node, Table, stand_in};
use crate::definition::rules;
use crate::domain::date::Date;
use crate::domain::id::{Id, InterviewId};
use crate::domain::questionnaire::Audience;
use crate::domain::study::{
    Contact, Context, Effect, Event, Round, RoundQuestionnaires, RoundRole, Unit, UnitKind,
};

const ROLES: [(&str, RoundRole); 2] = [("baseline", RoundRole::Baseline), ("follow-up", RoundRole::FollowUp)];
const KINDS: [(&str, UnitKind); 2] = [("line", UnitKind::Line), ("staff", UnitKind::Staff)];

pub(super) fn rounds(root: &Table<'_>, index: &mut Index<'_>) -> Vec<Round> {
    let mut taken = Taken::default();
    let rows = root.tables("round");
    rows.iter()
        .enumerate()
        .map(|(at, row)| {
            row.only(&["id", "label", "role", "from", "to", "questionnaire"]);
            let id = row.id("id");
            taken.take_id(row, "id", id.as_str());
            index.rounds.entry(id.clone()).or_insert(at);
            let (from, to) = row.period();
            if row.maybe("from").is_none() && row.maybe("to").is_none() {
                row.complain(&rules::NO_DATES, format!("round `{id}` has no dates"));
            }
            let questionnaire = row.maybe("questionnaire").map(|node| questionnaires(node, index));
            let questionnaire = questionnaire.unwrap_or(RoundQuestionnaires::Both {
                unit: None,
                organisation: None,
                also: Vec::new(),
            });
            if row.maybe("questionnaire").is_none_or(|node| node.is_empty()) {
                row.complain(&rules::NO_QUESTIONNAIRE, format!("round `{id}` has no questionnaire"));
            }
            let label = row.text("label");
            Round { id, label, role: row.word("role", &ROLES, RoundRole::Baseline), from, to, questionnaire }
        })
        .collect()
}

fn questionnaires(node: Node<'_>, index: &Index<'_>) -> RoundQuestionnaires {
    if node.is_text() {
        let id = questionnaire(node, Some(Audience::Unit), index);
        return RoundQuestionnaires::Unit(id.unwrap_or_else(stand_in));
    }
    let Some(table) = node.table() else { return RoundQuestionnaires::Unit(stand_in()) };
    table.only(&["unit", "organisation", "also"]);
    let mut taken = Taken::default();
    let mut once = |node: Node<'_>, id: &Id| {
        let message = format!("the round names `{id}` twice");
        taken.take(&rules::DUPLICATE_ROW, node.span(), id.as_str(), message, node.sink);
    };
    let mut read = |key, audience| {
        let node = table.maybe(key)?;
        let id = questionnaire(node, Some(audience), index)?;
        once(node, &id);
        Some(id)
    };
    let unit = read("unit", Audience::Unit);
    let organisation = read("organisation", Audience::Organisation);
    let beside = table.maybe("also").map(|node| node.items()).unwrap_or_default();
    let mut also: Vec<Id> = Vec::new();
    for node in beside {
        if let Some(id) = questionnaire(node, None, index) {
            once(node, &id);
            also.push(id);
        }
    }
    RoundQuestionnaires::Both { unit, organisation, also }
}

/// A questionnaire that is known, for those who are asked where only some are, and pointing at the study's model.
pub(super) fn questionnaire(node: Node<'_>, audience: Option<Audience>, index: &Index<'_>) -> Option<Id> {
    let id = node.id()?;
    let Some(found) = index.library.questionnaire(id.as_str()) else {
        let all = index.library.questionnaires().map(|questionnaire| questionnaire.id.as_str());
        node.unknown(&rules::UNKNOWN_QUESTIONNAIRE, "questionnaire", id.as_str(), all);
        return Some(id);
    };
    if let Some(audience) = audience
        && found.audience != audience
    {
        let asked = match audience {
            Audience::Unit => "units",
            Audience::Organisation => "the organisation",
        };
        node.complain(&rules::WRONG_AUDIENCE, format!("`{id}` is not for {asked}"));
    }
    if let (Some(theirs), Some(model)) = (&found.assessment, index.model)
        && *theirs != model.id
    {
        let message = format!("`{id}` points at the model `{theirs}`, the study uses `{}`", model.id);
        node.complain(&rules::OTHER_MODEL, message);
    }
    Some(id)
}

pub(super) fn units(root: &Table<'_>, index: &mut Index<'_>) -> Vec<Unit> {
    let mut taken = Taken::default();
    let rows = root.tables("unit");
    let mut units = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        row.only(&["id", "name", "kind", "group", "from", "to", "successor_of"]);
        let id = row.id("id");
        taken.take_id(row, "id", id.as_str());
        if id.is_organisation() {
            row.complain_at("id", &rules::RESERVED_ID, "`organisation` is the organisation as a whole");
        }
        index.units.entry(id.clone()).or_insert(at);
        let (from, to) = row.period();
        units.push(Unit {
            id,
            name: row.text("name"),
            kind: row.word("kind", &KINDS, UnitKind::Line),
            group: row.maybe_string("group"),
            from,
            to,
            successor_of: row.maybe_id("successor_of"),
        });
    }
    let mut follows = vec![Vec::new(); units.len()];
    for (at, (unit, row)) in units.iter().zip(&rows).enumerate() {
        let (Some(earlier), Some(node)) = (&unit.successor_of, row.maybe("successor_of")) else { continue };
        if let Some(found) = index.units.get(earlier) {
            follows[at].push(*found);
        } else {
            let all = index.units.keys().map(Id::as_str);
            node.unknown(&rules::UNKNOWN_UNIT, "unit", earlier.as_str(), all);
        }
    }
    for circle in circles(&follows) {
        let names = circle.iter().map(|at| units[*at].id.as_str());
        if let Some(first) = circle.first() {
            rows[*first].complain_at("successor_of", &rules::SUCCESSOR_CYCLE, in_a_circle(names));
        }
    }
    units
}

pub(super) fn contexts(root: &Table<'_>, index: &Index<'_>) -> Vec<Context> {
    let mut taken = Taken::default();
    let contact = named(Contact::ALL, Contact::as_str);
    root.tables("context")
        .iter()
        .map(|row| {
            row.only(&["unit", "round", "contact_residents", "contact_migrants", "note"]);
            let (unit, round) = (index.unit(row, "unit"), index.round(row, "round"));
            let name = InterviewId::of(&unit, &round);
            let message = format!("the context of `{name}` is given twice");
            taken.take(&rules::DUPLICATE_ROW, row.span.clone(), name.as_str(), message, row.sink);
            Context {
                unit,
                round,
                contact_residents: row.word("contact_residents", &contact, Contact::Unknown),
                contact_migrants: row.word("contact_migrants", &contact, Contact::Unknown),
                note: row.maybe_string("note"),
            }
        })
        .collect()
}

pub(super) fn events(root: &Table<'_>, index: &Index<'_>) -> Vec<Event> {
    let mut taken = Taken::default();
    let rows = root.tables("event");
    // Ids that are written come first: one that is made must not take theirs.
    let mut ids: HashSet<String> =
        rows.iter().filter_map(|row| Some(row.maybe_id("id")?.to_string())).collect();
    rows.iter()
        .map(|row| {
            row.only(&["id", "date", "text", "effect", "units"]);
            let date = row.need("date").and_then(|node| node.date());
            let text = row.string("text");
            let id = row.maybe_id("id");
            if let Some(id) = &id {
                taken.take_id(row, "id", id.as_str());
            }
            let id = id.unwrap_or_else(|| {
                let title = format!("{} {text}", date.as_ref().map_or("", Date::as_str));
                let id = Id::from_title(&title, |candidate| ids.contains(candidate));
                ids.insert(id.to_string());
                id
            });
            let units = row.maybe("units").map(|node| node.items()).unwrap_or_default();
            Event {
                id,
                date: date.unwrap_or_else(|| Date::of(chrono::NaiveDate::MIN)),
                text,
                effect: row
                    .maybe("effect")
                    .and_then(|node| node.word(&named(Effect::ALL, Effect::as_str)))
                    .unwrap_or_default(),
                units: units.into_iter().filter_map(|node| index.unit_at(node)).collect(),
            }
        })
        .collect()
}
