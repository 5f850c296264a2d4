//! What each kind of record shows in its list.

use crate::domain::appointments::{Appointment, When, appointments};
use crate::domain::change::RecordKind;
use crate::domain::date::{Date, TimeOfDay};
use crate::domain::id::Id;
use crate::domain::study::{
    Consent, Event, Initiative, Interview, InterviewStatus, Participant, RoundRole, Study, Unit, UnitKind,
};
use crate::tui::model::Setting;

use super::super::wording;
use super::{Kind, Row};
use unicode_width::UnicodeWidthStr;

/// The gap behind a column.
const GAP: usize = 2;

/// The widths of the columns, each with a gap behind it: as wide as what stands in them; where there is no room for
/// all of it, the widest give way. Whether there was room.
pub fn widths(headings: &[String], rows: &[Row], width: u16) -> (Vec<u16>, bool) {
    let longest = |column: usize, heading: &String| {
        let cells = rows.iter().filter_map(|row| row.columns.get(column)).map(|cell| cell.width());
        cells.max().unwrap_or(0).max(heading.width()) + GAP
    };
    let mut widths: Vec<usize> =
        headings.iter().enumerate().map(|(at, heading)| longest(at, heading)).collect();
    let room = usize::from(width);
    let excess = |widths: &[usize]| (widths.iter().sum::<usize>()).saturating_sub(room + GAP);
    let is_roomy = excess(&widths) == 0;
    while let Some(excess) = Some(excess(&widths)).filter(|excess| *excess > 0) {
        let widest = widths.iter().copied().max().unwrap_or(0);
        let next = widths.iter().copied().filter(|width| *width < widest).max().unwrap_or(0);
        let Some(column) = widths.iter_mut().find(|width| **width == widest) else { break };
        // Down to the next widest, but not further than needed.
        let less = (widest - next).min(excess).max(1);
        if widest <= less + GAP {
            break;
        }
        *column -= less;
    }
    (widths.into_iter().map(|width| u16::try_from(width).unwrap_or(u16::MAX)).collect(), is_roomy)
}

/// What stands above the columns.
pub fn headings(kind: &Kind, setting: &Setting) -> Vec<String> {
    let words = &setting.words;
    let line = match kind {
        Kind::Units => words.text("head-units"),
        Kind::Rounds => words.text("head-rounds"),
        Kind::Interviews { .. } => words.text("head-interviews"),
        Kind::Appointments => words.text("head-appointments"),
        Kind::Participants(_) => words.text("head-participants"),
        Kind::Events => words.text("head-events"),
        Kind::Initiatives { .. } => words.text("head-initiatives"),
    };
    line.split(" | ").map(ToOwned::to_owned).collect()
}

/// The rows of the list.
pub fn rows(kind: &Kind, study: &Study, setting: &Setting) -> Vec<Row> {
    let words = &setting.words;
    let text = |option: Option<&str>| option.unwrap_or_default().to_owned();
    let span = |from: Option<&str>, to: Option<&str>| match (from, to) {
        (None, None) => String::new(),
        (from, to) => format!("{}–{}", text(from), text(to)),
    };
    match kind {
        Kind::Units => units(study, setting)
            .into_iter()
            .map(|unit| Row {
                record: (RecordKind::Unit, unit.id.to_string()),
                columns: vec![
                    setting.text(&unit.name).to_owned(),
                    words.of("kind", kind_word(unit.kind)),
                    text(unit.group.as_deref()),
                    span(unit.from.as_ref().map(Date::as_str), unit.to.as_ref().map(Date::as_str)),
                ],
            })
            .collect(),
        Kind::Rounds => study
            .rounds
            .iter()
            .map(|round| Row {
                record: (RecordKind::Round, round.id.to_string()),
                columns: vec![
                    setting.text(&round.label).to_owned(),
                    words.of("round-role", role_word(round.role)),
                    span(round.from.as_ref().map(Date::as_str), round.to.as_ref().map(Date::as_str)),
                    round.questionnaire.all().map(Id::as_str).collect::<Vec<_>>().join(", "),
                ],
            })
            .collect(),
        Kind::Interviews { .. } => interviews(kind, study, setting)
            .into_iter()
            .map(|interview| Row {
                record: (RecordKind::Interview, interview.id.to_string()),
                columns: vec![
                    interview.id.to_string(),
                    words.of("status", interview.state.status.as_str()),
                    day(interview),
                    in_short(interview, study, setting),
                ],
            })
            .collect(),
        Kind::Appointments => appointments(study, setting.day())
            .into_iter()
            .map(|Appointment { when, interview }| {
                let details = &interview.details;
                let unit = wording::unit(study, &details.unit, setting);
                let round = setting.instruments.round_label(&details.round, &setting.language);
                Row {
                    record: (RecordKind::Interview, interview.id.to_string()),
                    columns: vec![
                        words.of("when", when_word(when)),
                        day(interview),
                        format!("{unit}, {round}"),
                        words.of("status", interview.state.status.as_str()),
                        in_short(interview, study, setting),
                    ],
                }
            })
            .collect(),
        Kind::Participants(_) => participants(kind, study)
            .into_iter()
            .map(|one| Row {
                record: (RecordKind::Participant, format!("{}/{}", one.interview, one.respondent)),
                columns: vec![
                    one.respondent.to_string(),
                    words.of("role", &one.details.role),
                    if one.details.leads { words.text("leads-mark") } else { String::new() },
                    one.details.team.clone().unwrap_or_else(|| words.text("whole-unit")),
                    if one.consent.is_empty() {
                        words.text("agreed-to-nothing")
                    } else {
                        agreed(&one.consent, setting)
                    },
                ],
            })
            .collect(),
        Kind::Events => events(study)
            .into_iter()
            .map(|event| Row {
                record: (RecordKind::Event, event.id.to_string()),
                columns: vec![
                    event.date.to_string(),
                    event.text.clone(),
                    words.of("effect", event.effect.as_str()),
                    if event.units.is_empty() { String::new() } else { event.units.len().to_string() },
                ],
            })
            .collect(),
        Kind::Initiatives { round, .. } => initiatives(kind, study)
            .into_iter()
            .map(|initiative| {
                let state = initiative.states.iter().find(|state| state.round == *round);
                Row {
                    record: (RecordKind::Initiative, initiative.id.to_string()),
                    columns: vec![
                        initiative.details.title.clone(),
                        state.map(|state| words.of("fate", state.status.as_str())).unwrap_or_default(),
                        field_title(&initiative.details.field, setting),
                        words.text(if initiative.details.own { "own-yes" } else { "own-no" }),
                    ],
                }
            })
            .collect(),
    }
}

/// The day and the time of a talk, as far as they are known.
fn day(interview: &Interview) -> String {
    let details = &interview.details;
    let parts = [details.held_on.as_ref().map(Date::as_str), details.at.as_ref().map(TimeOfDay::as_str)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Why a talk did not come about, where it is, what was tried last, and who has not agreed to it yet.
fn in_short(interview: &Interview, study: &Study, setting: &Setting) -> String {
    let is_open = interview.state.status != InterviewStatus::Completed;
    let last = interview.details.attempts.last().filter(|_| is_open).map(String::as_str);
    let missing = study.not_agreed(&interview.id).map(|one| one.respondent.to_string()).collect::<Vec<_>>();
    let missing = (!missing.is_empty())
        .then(|| setting.words.with("records-not-agreed", &[("who", missing.join(", ").into())]));
    let parts =
        [missing.as_deref(), interview.state.reason.as_deref(), interview.details.place.as_deref(), last];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What somebody agreed to.
pub(super) fn agreed(consent: &[Consent], setting: &Setting) -> String {
    let words: Vec<String> = consent.iter().map(|kind| setting.words.of("consent", kind.as_str())).collect();
    words.join(", ")
}

fn when_word(when: When) -> &'static str {
    match when {
        When::Overdue => "overdue",
        When::Today => "today",
        When::ThisWeek => "this-week",
        When::Later => "later",
        When::Undated => "undated",
    }
}

pub(super) fn units<'a>(study: &'a Study, setting: &Setting) -> Vec<&'a Unit> {
    study.units_in_order(&setting.language)
}

pub(super) fn interviews<'a>(kind: &Kind, study: &'a Study, setting: &Setting) -> Vec<&'a Interview> {
    match kind {
        Kind::Interviews { unit, round } => study
            .interviews
            .iter()
            .filter(|one| one.details.unit == *unit && one.details.round == *round)
            .collect(),
        Kind::Appointments => {
            appointments(study, setting.day()).into_iter().map(|one| one.interview).collect()
        }
        _ => Vec::new(),
    }
}

pub(super) fn participants<'a>(kind: &Kind, study: &'a Study) -> Vec<&'a Participant> {
    match kind {
        Kind::Participants(interview) => {
            study.participants.iter().filter(|one| one.interview == *interview).collect()
        }
        _ => Vec::new(),
    }
}

/// The participant at `index`, by pseudonym; nobody in another list, or where there is none.
pub(super) fn respondent<'a>(kind: &Kind, study: &'a Study, index: Option<usize>) -> Option<&'a Id> {
    participants(kind, study).get(index?).map(|one| &one.respondent)
}

pub(super) fn events(study: &Study) -> Vec<&Event> {
    let mut events: Vec<&Event> = study.events.iter().collect();
    events.sort_by(|a, b| a.date.cmp(&b.date));
    events
}

pub(super) fn initiatives<'a>(kind: &Kind, study: &'a Study) -> Vec<&'a Initiative> {
    match kind {
        Kind::Initiatives { unit, .. } => {
            study.initiatives.iter().filter(|one| one.details.unit == *unit).collect()
        }
        _ => Vec::new(),
    }
}

pub(super) fn field_title(id: &Id, setting: &Setting) -> String {
    let field = setting.instruments.model.field(id.as_str());
    field.map_or_else(|| id.to_string(), |field| setting.text(&field.title).to_owned())
}

pub(super) fn kind_word(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Line => "line",
        UnitKind::Staff => "staff",
    }
}

pub(super) fn role_word(role: RoundRole) -> &'static str {
    match role {
        RoundRole::Baseline => "baseline",
        RoundRole::FollowUp => "follow-up",
    }
}
