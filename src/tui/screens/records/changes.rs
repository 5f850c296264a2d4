//! What kept forms change.

use std::collections::BTreeMap;

use crate::domain::change::{Change, RecordKind};
use crate::domain::id::{Id, InterviewId};
use crate::domain::instrument::Outlook;
use crate::domain::study::{
    BecauseOfProject, Consent, Contact, Context, Effect, Event, Initiative, InitiativeDetails,
    InitiativeState, InitiativeStatus, InterviewDetails, InterviewState, InterviewStatus, ParticipantDetails,
    Round, RoundQuestionnaires, RoundRole, Study, Unit, UnitKind,
};
use crate::domain::text::Text;
use crate::tui::form::Filled;
use crate::tui::keymap::{self, Action, Place};
use crate::tui::model::Setting;
use crate::workbench::instrument;

use super::Kind;
use super::kinds::{events, initiatives, interviews, participants, units};

/// What is agreed to in a field that offers everything people may agree to.
pub fn given(filled: &Filled, field: &str) -> Vec<Consent> {
    let given = filled.several(field);
    Consent::ALL.into_iter().filter(|kind| given.contains(&kind.as_str())).collect()
}

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
            let is_taken =
                |id: &str| study.unit(id).is_some() || setting.instruments.is_removed(RecordKind::Unit, id);
            let id = unit.map_or_else(|| Id::from_title(name, is_taken), |unit| unit.id.clone());
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
            let is_taken =
                |id: &str| study.round(id).is_some() || setting.instruments.is_removed(RecordKind::Round, id);
            let id = round.map_or_else(|| Id::from_title(label, is_taken), |round| round.id.clone());
            let questionnaire = RoundQuestionnaires::new(
                filled.id("questionnaire"),
                filled.id("organisation"),
                filled.several("also").into_iter().filter_map(|id| Id::new(id).ok()),
            );
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
        Kind::Interviews { .. } | Kind::Appointments => {
            let present = index.and_then(|index| interviews(kind, study, setting).get(index).copied());
            let is_taken = |id: &str| study.interviews.iter().any(|interview| interview.id.as_str() == id);
            let (id, unit, round) = match (present, kind) {
                (Some(present), _) => {
                    (present.id.clone(), present.details.unit.clone(), present.details.round.clone())
                }
                (None, Kind::Interviews { unit, round }) => {
                    (free_interview(unit, round, setting, is_taken), unit.clone(), round.clone())
                }
                // Appointments are made where the talk belongs.
                (None, _) => return Vec::new(),
            };
            let details = InterviewDetails {
                unit,
                round,
                questionnaire: filled.id("questionnaire"),
                held_on: filled.date("held_on"),
                at: filled.time("at"),
                attempts: filled.lines("attempts"),
                place: filled.some("place"),
                mode: filled.some("mode"),
                minutes: filled.number("minutes"),
                language: filled.some("language"),
                recorder: present.map(|present| present.details.recorder.clone()).unwrap_or_default(),
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
                joined: filled.some("joined"),
                left: filled.some("left"),
            };
            let consent = given(filled, "consent");
            let mut changes = vec![
                Change::Participant(interview.clone(), respondent.clone(), details),
                Change::Consent(interview.clone(), respondent.clone(), consent),
            ];
            // A new pseudonym is a new record: the old one goes.
            if let Some(present) = present.filter(|present| present.respondent != respondent) {
                let record = format!("{interview}/{}", present.respondent);
                changes.push(Change::Removed(RecordKind::Participant, record, true));
                changes.extend(renamed_speaker(study, interview, &present.respondent, &respondent));
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
            // The records at hand are one unit's, so the title alone would meet another unit's.
            let made = || {
                let name = format!("i {} {unit}", setting.now.format("%Y%m%d %H%M%S"));
                Id::from_title(&name, |id| {
                    study.initiatives.iter().any(|one| one.id == *id)
                        || setting.instruments.is_removed(RecordKind::Initiative, id)
                })
            };
            let id = present.map_or_else(made, |present| present.id.clone());
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
                formerly: formerly(present, filled),
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

/// The initiatives that one goes on with: the one chosen first, and others that were named before stay.
fn formerly(present: Option<&Initiative>, filled: &Filled) -> Vec<Id> {
    let before = present.map_or(&[][..], |present| &present.details.formerly);
    // The form asks only where there is another one to go on with.
    if !filled.asks("formerly") {
        return before.to_vec();
    }
    let chosen = filled.text("formerly");
    let others = before.iter().skip(1).filter(|id| id.as_str() != chosen).cloned();
    Id::new(chosen).into_iter().chain(others).collect()
}

/// The id for one more interview of a unit in a round: the place of none, and that of none that was removed.
pub fn free_interview(
    unit: &Id,
    round: &Id,
    setting: &Setting,
    is_taken: impl Fn(&str) -> bool,
) -> InterviewId {
    let instruments = &setting.instruments;
    let is_free = |id: &InterviewId| {
        let is_place = |other: &Round| other.id != *round && InterviewId::of(unit, &other.id) == *id;
        !is_taken(id.as_str())
            && !instruments.is_removed(RecordKind::Interview, id.as_str())
            && !instruments.rounds.iter().any(is_place)
    };
    let first = InterviewId::of(unit, round);
    // Ids have at most 64 characters.
    let stem: String = round.as_str().chars().take(56).collect();
    let more = (2..u16::MAX)
        .filter_map(|number| InterviewId::new(format!("{unit}/{}-{number}", stem.trim_end())).ok());
    std::iter::once(first.clone()).chain(more).find(is_free).unwrap_or(first)
}

/// Why a filled form cannot be kept: a participant is named like another one of the talk.
pub fn refusal(
    kind: &Kind,
    study: &Study,
    index: Option<usize>,
    filled: &Filled,
    setting: &Setting,
) -> Option<String> {
    let Kind::Participants(_) = kind else { return None };
    let respondent = filled.id("respondent")?;
    let others = participants(kind, study).into_iter().enumerate();
    let is_taken = others.filter(|(at, _)| Some(*at) != index).any(|(_, one)| one.respondent == respondent);
    is_taken
        .then(|| setting.words.with("records-same-respondent", &[("name", respondent.to_string().into())]))
}

/// What one said in a talk is said by the new pseudonym.
fn renamed_speaker(study: &Study, interview: &InterviewId, from: &Id, to: &Id) -> Vec<Change> {
    let mut changes = Vec::new();
    let rename = |who: &mut Option<Id>| {
        let is_meant = who.as_ref() == Some(from);
        if is_meant {
            *who = Some(to.clone());
        }
        is_meant
    };
    for answer in study.answers.iter().filter(|answer| answer.interview == *interview) {
        let mut notes = answer.notes.clone();
        let mut is_named = rename(&mut notes.respondent);
        for mark in &mut notes.marks {
            is_named |= rename(&mut mark.respondent);
        }
        if is_named {
            changes.push(Change::AnswerNotes(interview.clone(), answer.question.clone(), notes));
        }
    }
    for evidence in study.evidence.iter().filter(|one| one.interview.as_ref() == Some(interview)) {
        let mut evidence = evidence.clone();
        if rename(&mut evidence.respondent) {
            changes.push(Change::Evidence(evidence));
        }
    }
    changes
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

/// What is said when a round is given other questionnaires, and can hardly be compared with another round by them.
pub fn hardly_comparable(changes: &[Change], study: &Study, setting: &Setting) -> Option<String> {
    let instruments = &setting.instruments;
    let round = changes.iter().find_map(|change| match change {
        Change::Round(round) => Some(round),
        _ => None,
    })?;
    let mut rounds = study.rounds.clone();
    match rounds.iter_mut().find(|one| one.id == round.id) {
        Some(before) if before.questionnaire == round.questionnaire => return None,
        Some(before) => *before = round.clone(),
        None => rounds.push(round.clone()),
    }
    let mut outlook = Outlook::of_rounds(&rounds, &instruments.questionnaires, &instruments.model);
    let place = outlook.parts.iter().position(|part| part.round.as_ref() == Some(&round.id))?;
    outlook.pairs.retain(|pair| pair.from == place || pair.to == place);
    let label = |id: &str| {
        let found = rounds.iter().find(|one| one.id == *id);
        found.map_or_else(|| id.to_owned(), |one| setting.text(&one.label).to_owned())
    };
    let key = keymap::key_of(Place::Home, Action::Questionnaires);
    instrument::hardly_comparable(&outlook, label, &key, &setting.words)
}
