//! What kept forms change.

use std::collections::BTreeMap;

use crate::domain::change::{Change, RecordKind};
use crate::domain::id::{Id, InterviewId};
use crate::domain::study::{
    BecauseOfProject, Consent, Contact, Context, Effect, Event, InitiativeDetails, InitiativeState,
    InitiativeStatus, InterviewDetails, InterviewState, InterviewStatus, ParticipantDetails, Round,
    RoundQuestionnaires, RoundRole, Study, Unit, UnitKind,
};
use crate::domain::text::Text;
use crate::tui::form::Filled;
use crate::tui::model::Setting;

use super::Kind;
use super::kinds::{events, initiatives, interviews, participants, units};

/// What a kept form changes.
pub fn changes(
    kind: &Kind,
    study: &Study,
    index: Option<usize>,
    filled: &Filled,
    setting: &Setting,
) -> Vec<Change> {
    match kind {
        Kind::Units => {
            let unit = index.and_then(|index| units(study, setting).get(index).copied());
            let name = filled.text("name");
            let id = unit
                .map_or_else(|| Id::from_title(name, |id| study.unit(id).is_some()), |unit| unit.id.clone());
            vec![Change::Unit(Unit {
                id,
                name: renamed(unit.map(|unit| &unit.name), name, setting),
                kind: if filled.text("kind") == "staff" { UnitKind::Staff } else { UnitKind::Line },
                group: filled.some("group"),
                from: filled.date("from"),
                to: filled.date("to"),
                successor_of: filled.id("successor"),
            })]
        }
        Kind::Rounds => {
            let round = index.and_then(|index| study.rounds.get(index));
            let label = filled.text("label");
            let id = round.map_or_else(
                || Id::from_title(label, |id| study.round(id).is_some()),
                |round| round.id.clone(),
            );
            let questionnaire = match (filled.id("questionnaire"), filled.id("organisation")) {
                (Some(unit), None) => RoundQuestionnaires::Unit(unit),
                (unit, organisation) => RoundQuestionnaires::Both { unit, organisation },
            };
            vec![Change::Round(Round {
                id,
                label: renamed(round.map(|round| &round.label), label, setting),
                role: if filled.text("role") == "baseline" {
                    RoundRole::Baseline
                } else {
                    RoundRole::FollowUp
                },
                from: filled.date("from"),
                to: filled.date("to"),
                questionnaire,
            })]
        }
        Kind::Interviews { unit, round } => {
            let present = index.and_then(|index| interviews(kind, study).get(index).copied());
            let id = present.map_or_else(|| free_interview(unit, round, study), |present| present.id.clone());
            let details = InterviewDetails {
                unit: unit.clone(),
                round: round.clone(),
                questionnaire: filled.id("questionnaire"),
                held_on: filled.date("held_on"),
                place: filled.some("place"),
                mode: filled.some("mode"),
                minutes: filled.number("minutes"),
                language: filled.some("language"),
            };
            let status = InterviewStatus::read(filled.text("status")).unwrap_or(InterviewStatus::Planned);
            let state = InterviewState { status, reason: filled.some("reason") };
            let mut changes = Vec::new();
            if present.is_none_or(|present| present.details != details) {
                changes.push(Change::Interview(id.clone(), details));
            }
            if present.is_none_or(|present| present.state != state) {
                changes.push(Change::InterviewState(id, state));
            }
            changes
        }
        Kind::Participants(interview) => {
            let present = index.and_then(|index| participants(kind, study).get(index).copied());
            let Some(respondent) = filled.id("respondent") else { return Vec::new() };
            let details = ParticipantDetails {
                role: filled.text("role").to_owned(),
                team: filled.some("team"),
                leads: filled.text("leads") == "yes",
                joined: present.and_then(|present| present.details.joined.clone()),
                left: present.and_then(|present| present.details.left.clone()),
            };
            let given = filled.several("consent");
            let consent = Consent::ALL.into_iter().filter(|kind| given.contains(&kind.as_str())).collect();
            let mut changes = vec![
                Change::Participant(interview.clone(), respondent.clone(), details),
                Change::Consent(interview.clone(), respondent.clone(), consent),
            ];
            // A new pseudonym is a new record: the old one goes.
            if let Some(present) = present.filter(|present| present.respondent != respondent) {
                let record = format!("{interview}/{}", present.respondent);
                changes.push(Change::Removed(RecordKind::Participant, record, true));
            }
            changes
        }
        Kind::Events => {
            let event = index.and_then(|index| events(study).get(index).copied());
            let Some(date) = filled.date("date") else { return Vec::new() };
            let text = filled.text("text");
            let is_taken = |id: &str| study.events.iter().any(|event| event.id == *id);
            let id = event.map_or_else(
                || Id::from_title(&format!("{date} {text}"), is_taken),
                |event| event.id.clone(),
            );
            let effect = Effect::ALL
                .into_iter()
                .find(|effect| effect.as_str() == filled.text("effect"))
                .unwrap_or_default();
            let units = filled.several("units").into_iter().filter_map(|unit| Id::new(unit).ok()).collect();
            vec![Change::Event(Event { id, date, text: text.to_owned(), effect, units })]
        }
        Kind::Initiatives { unit, round } => {
            let present = index.and_then(|index| initiatives(kind, study).get(index).copied());
            let title = filled.text("title");
            let is_taken = |id: &str| study.initiatives.iter().any(|one| one.id == *id);
            let id = present.map_or_else(|| Id::from_title(title, is_taken), |present| present.id.clone());
            let Some(field) = filled.id("field") else { return Vec::new() };
            let details = InitiativeDetails {
                unit: unit.clone(),
                title: title.to_owned(),
                field,
                own: filled.text("own") == "yes",
                because_of_project: match filled.text("because") {
                    "yes" => BecauseOfProject::Yes,
                    "no" => BecauseOfProject::No,
                    _ => BecauseOfProject::Unknown,
                },
                place: present.and_then(|present| present.details.place.clone()),
            };
            let mut changes = vec![Change::Initiative(id.clone(), details)];
            let status =
                InitiativeStatus::ALL.into_iter().find(|status| status.as_str() == filled.text("state"));
            if let Some(status) = status {
                changes.push(Change::InitiativeState(id, InitiativeState { round: round.clone(), status }));
            }
            changes
        }
    }
}

/// The id for one more interview of a unit in a round.
fn free_interview(unit: &Id, round: &Id, study: &Study) -> InterviewId {
    let first = InterviewId::of(unit, round);
    if study.interview(&first).is_none() {
        return first;
    }
    let is_taken = |id: &str| study.interviews.iter().any(|interview| interview.id.as_str() == id);
    let free = Id::from_title(&format!("{unit} {round} 2"), is_taken);
    InterviewId::new(free.as_str()).unwrap_or(first)
}

/// A name changed in the language of the screen; other languages stay.
pub(super) fn renamed(present: Option<&Text>, name: &str, setting: &Setting) -> Text {
    match present {
        Some(Text::ByLanguage(table)) => {
            let mut table: BTreeMap<String, String> = table.clone();
            let code = present
                .and_then(|text| text.find(&setting.language, &setting.instruments.header.languages).instead);
            let code = code.unwrap_or(&setting.language).to_owned();
            table.insert(code, name.to_owned());
            Text::ByLanguage(table)
        }
        _ => Text::from(name),
    }
}

/// What the kept form about a unit's contact changes.
pub fn context_change(unit: &Id, round: &Id, filled: &Filled) -> Change {
    let contact =
        |id: &str| Contact::ALL.into_iter().find(|one| one.as_str() == filled.text(id)).unwrap_or_default();
    Change::Context(Context {
        unit: unit.clone(),
        round: round.clone(),
        contact_residents: contact("residents"),
        contact_migrants: contact("migrants"),
        note: filled.some("note"),
    })
}
