//! Interviews, who took part in them, and notes that belong to no question.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::answers::{time, times};
use super::index::{Index, Talk};
use super::named;
use super::organisation::questionnaire;
use crate::definition::reader::sink::Taken;
use crate::definition::reader::tree::{Node, Table};
use crate::definition::rules;
use crate::domain::erased::Erased;
use crate::domain::id::{Id, InterviewId};
use crate::domain::questionnaire::Audience;
use crate::domain::study::{
    Consent, Interview, InterviewDetails, InterviewState, InterviewStatus, Note, NotePlace, Participant,
    ParticipantDetails, ROLES, Round,
};
use crate::domain::writeup::{Reply, ReplyStatus};

pub(super) fn interviews(root: &Table<'_>, rounds: &[Round], index: &mut Index<'_>) -> Vec<Interview> {
    let rows = root.tables("interview");
    let places: Vec<(Id, Id)> =
        rows.iter().map(|row| (index.unit_or_organisation(row, "unit"), index.round(row, "round"))).collect();
    let mut count: HashMap<InterviewId, usize> = HashMap::new();
    for (unit, round) in &places {
        *count.entry(InterviewId::of(unit, round)).or_default() += 1;
    }
    let mut taken = Taken::default();
    let statuses = named(InterviewStatus::ALL, InterviewStatus::as_str);
    let mut interviews = Vec::new();
    for (row, (unit, round)) in rows.iter().zip(places) {
        row.only(&[
            "id",
            "unit",
            "round",
            "questionnaire",
            "status",
            "reason",
            "held_on",
            "at",
            "attempts",
            "place",
            "mode",
            "minutes",
            "language",
            "recorder",
            "replies",
        ]);
        let place = InterviewId::of(&unit, &round);
        let id = if let Some(node) = row.maybe("id") {
            let id = node.interview_id().unwrap_or_else(|| place.clone());
            taken.take_id(row, "id", id.as_str());
            if id != place && count.contains_key(&id) {
                let message = format!("`{id}` is the place of another interview");
                node.complain(&rules::AMBIGUOUS_INTERVIEW, message);
            }
            id
        } else {
            if count.get(&place).is_some_and(|count| *count > 1) {
                let message = format!("there are several interviews of `{place}`, and this one has no id");
                row.complain(&rules::INTERVIEW_NEEDS_ID, message);
            }
            place
        };
        let audience = if unit.is_organisation() { Audience::Organisation } else { Audience::Unit };
        let own = row.maybe("questionnaire").and_then(|node| questionnaire(node, Some(audience), index));
        let status = row.word("status", &statuses, InterviewStatus::Planned);
        let reason = row.maybe_string("reason");
        if reason.is_none()
            && matches!(
                status,
                InterviewStatus::BrokenOff
                    | InterviewStatus::Cancelled
                    | InterviewStatus::Declined
                    | InterviewStatus::NotReached
            )
        {
            let message = format!("`{id}` is \"{}\", and nothing says why", status.as_str());
            row.complain_at("status", &rules::INTERVIEW_REASON, message);
        }
        let minutes = row.maybe("minutes").and_then(|node| node.integer_within(0..=i64::from(u32::MAX)));
        let used = own.clone().or_else(|| {
            let at = index.rounds.get(&round)?;
            rounds.get(*at)?.questionnaire.of(&unit).cloned()
        });
        let talk = Talk {
            id: id.clone(),
            unit: unit.clone(),
            questionnaire: used.as_ref().and_then(|id| index.library.questionnaire(id.as_str())),
            names_questionnaire: used.is_some(),
        };
        index.add_talk(talk, &round);
        interviews.push(Interview {
            id,
            details: InterviewDetails {
                unit,
                round,
                questionnaire: own,
                held_on: row.maybe_date("held_on"),
                at: row.maybe("at").and_then(|node| node.time_of_day()),
                attempts: strings(row, "attempts"),
                place: row.maybe_string("place"),
                mode: row.maybe_string("mode"),
                minutes: minutes.map(|minutes| minutes as u32),
                language: row.maybe("language").and_then(|node| node.language()),
                recorder: recorder(row),
            },
            state: InterviewState { status, reason },
            replies: replies(row),
        });
    }
    interviews
}

pub(super) fn participants(root: &Table<'_>, index: &mut Index<'_>) -> Vec<Participant> {
    let mut taken = Taken::default();
    let mut participants = Vec::new();
    for row in &root.tables("participant") {
        row.only(&["interview", "respondent", "role", "team", "leads", "joined", "left", "consent"]);
        let (interview, talk) = index.interview(row, "interview");
        let respondent = row.id("respondent");
        if talk.is_some() {
            let name = format!("{interview} {respondent}");
            let message = format!("`{respondent}` is listed twice for `{interview}`");
            taken.take(&rules::DUPLICATE_ROW, row.span.clone(), &name, message, row.sink);
        }
        let role = row.string("role");
        if !ROLES.contains(&role.as_str()) {
            let message = format!("`{role}` is no role that is offered: {}", ROLES.join(", "));
            row.complain_at("role", &rules::UNLISTED_ROLE, message);
        }
        index.participants.insert((interview.clone(), respondent.clone()));
        participants.push(Participant {
            interview,
            respondent,
            details: ParticipantDetails {
                role,
                team: row.maybe_string("team"),
                leads: row.maybe("leads").and_then(|node| node.boolean()).unwrap_or(false),
                joined: row.maybe_string("joined"),
                left: row.maybe_string("left"),
            },
            consent: consents(row, "consent"),
        });
    }
    participants
}

/// Respondents who were erased.
pub(super) fn erased(root: &Table<'_>) -> Vec<Erased> {
    let mut taken = Taken::default();
    let mut erased = Vec::new();
    for row in &root.tables("erased") {
        row.only(&["respondent", "on", "rows"]);
        let respondent = row.id("respondent");
        let message = format!("`{respondent}` is listed twice as erased");
        taken.take(&rules::DUPLICATE_ROW, row.span.clone(), respondent.as_str(), message, row.sink);
        let Some(on) = row.need("on").and_then(|node| node.date()) else { continue };
        erased.push(Erased { respondent, on, rows: strings(row, "rows") });
    }
    erased
}

/// What somebody agrees to.
pub(super) fn consents(row: &Table<'_>, key: &str) -> Vec<Consent> {
    let words = named(Consent::ALL, Consent::as_str);
    let items = row.maybe(key).map(|node| node.items()).unwrap_or_default();
    items.iter().filter_map(|node| node.word(&words)).collect()
}

fn strings(row: &Table<'_>, key: &str) -> Vec<String> {
    let items = row.maybe(key).map(|node| node.items()).unwrap_or_default();
    items.iter().filter_map(Node::string).collect()
}

/// What happened to the write-up.
fn replies(row: &Table<'_>) -> Vec<Reply> {
    let statuses = named(ReplyStatus::ALL, ReplyStatus::as_str);
    let read = |row: &Table<'_>| {
        row.only(&["status", "on"]);
        Some(Reply { status: row.word("status", &statuses, ReplyStatus::Sent), on: row.maybe_date("on")? })
    };
    row.tables("replies").iter().filter_map(read).collect()
}

/// When a recorder was started.
fn recorder(row: &Table<'_>) -> Vec<DateTime<Utc>> {
    let items = row.maybe("recorder").map(|node| node.items()).unwrap_or_default();
    items.into_iter().filter_map(|node| time(node, &node.string()?)).collect()
}

pub(super) fn notes(root: &Table<'_>, index: &Index<'_>) -> Vec<Note> {
    let mut taken = Taken::default();
    let places = named(NotePlace::ALL, NotePlace::as_str);
    root.tables("note")
        .iter()
        .map(|row| {
            row.only(&["interview", "place", "number", "text", "times"]);
            let (interview, talk) = index.interview(row, "interview");
            let place = row.word("place", &places, NotePlace::Parked);
            let number = row.maybe("number").and_then(|node| node.integer_within(0..=i64::from(u32::MAX)));
            let number = number.unwrap_or_default() as u32;
            if talk.is_some() {
                let name = format!("{interview} {} {number}", place.as_str());
                let message = format!(
                    "there are two notes \"{}\" with number {number} for `{interview}`",
                    place.as_str()
                );
                taken.take(&rules::DUPLICATE_ROW, row.span.clone(), &name, message, row.sink);
            }
            let text = row.string("text");
            Note { interview, place, number, times: times(row, &text), text }
        })
        .collect()
}
