//! Rows of units, rounds, interviews, contact with residents, and initiatives.

use super::known::{Known, Names, items, named};
use super::line::{Line, Misfit, shortened};
use super::plan::Said;
use crate::domain::change::{Change, Part, PartKey, RecordKind};
use crate::domain::id::{Id, InterviewId};
use crate::domain::questionnaire::Audience;
use crate::domain::study::{
    BecauseOfProject, Contact, Context, InitiativeDetails, InitiativeState, InitiativeStatus,
    InterviewDetails, InterviewState, InterviewStatus, Round, RoundQuestionnaires, RoundRole, Unit, UnitKind,
};
use crate::domain::text::Text;

const KINDS: [(UnitKind, &str); 2] = [(UnitKind::Line, "line"), (UnitKind::Staff, "staff")];
const ROLES: [(RoundRole, &str); 2] = [(RoundRole::Baseline, "baseline"), (RoundRole::FollowUp, "follow-up")];
const BECAUSE: [(BecauseOfProject, &str); 3] =
    [(BecauseOfProject::Yes, "yes"), (BecauseOfProject::No, "no"), (BecauseOfProject::Unknown, "unknown")];

/// The part of a record that holds what it is.
fn details(kind: RecordKind, id: &Id) -> PartKey {
    PartKey { kind, record: id.to_string(), part: Part::Details }
}

/// The id that a row gives, else of what has the name that it gives, else made from that name.
fn id_or_name(
    line: &Line<'_>,
    (column, named): (&str, &str),
    what: &str,
    names: &Names,
) -> Result<Id, Misfit> {
    if let Some(id) = line.id(column)? {
        return Ok(id);
    }
    let name = line.need(named)?;
    match names.find(name) {
        Ok(id) => Ok(id.clone()),
        Err(("ambiguous", remedy)) => {
            let why = format!("“{}” is the name of more than one {what}", shortened(name));
            Err(line.misfit("ambiguous", named, why, remedy))
        }
        Err(_) => Ok(Id::from_title(name, |taken| names.find(taken).is_ok())),
    }
}

/// A name that is given in one language: what is said already stays.
fn name(held: Text, given: Option<&str>, language: &str) -> Text {
    let Some(given) = given.filter(|given| held.all().all(|one| one != *given)) else { return held };
    match held {
        Text::Plain(_) => Text::Plain(given.to_owned()),
        Text::ByLanguage(mut table) => {
            table.insert(language.to_owned(), given.to_owned());
            Text::ByLanguage(table)
        }
    }
}

/// A unit.
pub(super) fn unit(line: &Line<'_>, known: &Known<'_>) -> Result<Said, Misfit> {
    let id = id_or_name(line, ("unit", "unit_name"), "unit", &known.units)?;
    if id.is_organisation() {
        let why = "`organisation` stands for the organisation as a whole";
        return Err(line.misfit("reserved-id", "unit", why, "give the unit another id"));
    }
    let kind = known.word(line, "kind", "kind", KINDS)?;
    let mut unit = match (known.held(&details(RecordKind::Unit, &id)), kind) {
        (Some(Change::Unit(held)), _) => held.clone(),
        (_, Some(kind)) => Unit {
            name: Text::Plain(line.given("unit_name").unwrap_or(id.as_str()).to_owned()),
            id,
            kind,
            group: None,
            from: None,
            to: None,
            successor_of: None,
        },
        (_, None) => {
            let why = "nothing says whether the unit is line or staff";
            return Err(line.misfit("nothing-said", "kind", why, "write `line` or `staff` into “kind”"));
        }
    };
    unit.kind = kind.unwrap_or(unit.kind);
    unit.name = name(unit.name, line.given("unit_name"), known.language);
    unit.group = line.given("unit_group").map(str::to_owned).or(unit.group);
    unit.from = line.date("exists_from")?.or(unit.from);
    unit.to = line.date("exists_to")?.or(unit.to);
    if line.given("successor_of").is_some() {
        unit.successor_of = Some(known.unit(line, "successor_of")?);
    }
    if unit.from.iter().zip(&unit.to).any(|(from, to)| to.is_certainly_before(from)) {
        let why = "the unit ends before it begins";
        return Err(line.misfit("wrong-order", "exists_to", why, "check both dates"));
    }
    if unit.successor_of.as_ref() == Some(&unit.id) {
        let why = "a unit cannot take its own place";
        return Err(line.misfit("wrong-order", "successor_of", why, "name the unit before it"));
    }
    Ok(Said::of(Change::Unit(unit)))
}

/// A round.
pub(super) fn round(line: &Line<'_>, known: &Known<'_>) -> Result<Said, Misfit> {
    let id = line
        .id("round")?
        .map_or_else(|| line.need("round").and_then(|text| line.as_id("round", text)), Ok)?;
    let id = known.rounds.find(id.as_str()).cloned().unwrap_or(id);
    let role = known.word(line, "role", "round-role", ROLES)?;
    let asks = questionnaires(line, known)?;
    let mut round = match (known.held(&details(RecordKind::Round, &id)), role) {
        (Some(Change::Round(held)), _) => held.clone(),
        (_, Some(role)) => Round {
            label: Text::Plain(line.given("round_label").unwrap_or(id.as_str()).to_owned()),
            id,
            role,
            from: None,
            to: None,
            questionnaire: RoundQuestionnaires::new(None, None, []),
        },
        (_, None) => {
            let why = "nothing says whether the round is the baseline or a follow-up";
            return Err(line.misfit("nothing-said", "role", why, "write `baseline` or `follow-up`"));
        }
    };
    round.role = role.unwrap_or(round.role);
    round.label = name(round.label, line.given("round_label"), known.language);
    round.from = line.date("begins")?.or(round.from);
    round.to = line.date("ends")?.or(round.to);
    if let Some(asks) = asks.filter(|asks| !round.questionnaire.all().eq(asks.all())) {
        round.questionnaire = asks;
    }
    if round.from.iter().zip(&round.to).any(|(from, to)| to.is_certainly_before(from)) {
        return Err(line.misfit(
            "wrong-order",
            "ends",
            "the round ends before it begins",
            "check both dates",
        ));
    }
    Ok(Said::of(Change::Round(round)))
}

/// The questionnaires of a round: the first for units, the first for the organisation, and the others beside them.
fn questionnaires(line: &Line<'_>, known: &Known<'_>) -> Result<Option<RoundQuestionnaires>, Misfit> {
    let Some(text) = line.given("questionnaires") else { return Ok(None) };
    let (mut unit, mut organisation, mut also) = (None, None, Vec::new());
    for item in items(text, |_| false) {
        let id = questionnaire(line, "questionnaires", item, known)?;
        let all = &known.open.instruments.questionnaires;
        let audience = all.iter().find(|one| one.id == id).map(|one| one.audience);
        match audience {
            Some(Audience::Unit) if unit.is_none() => unit = Some(id),
            Some(Audience::Organisation) if organisation.is_none() => organisation = Some(id),
            _ => also.push(id),
        }
    }
    Ok(Some(RoundQuestionnaires::new(unit, organisation, also)))
}

fn questionnaire(line: &Line<'_>, column: &str, text: &str, known: &Known<'_>) -> Result<Id, Misfit> {
    let all = &known.open.instruments.questionnaires;
    all.iter().find(|one| one.id == *text).map(|one| one.id.clone()).ok_or_else(|| {
        let why = format!("the study has no questionnaire “{}”", shortened(text));
        line.misfit("unknown", column, why, "take it in first: `nulmeting import STUDY questionnaire.toml`")
    })
}

/// The talk that a row names: by its id, or by unit and round.
pub(super) fn talk_id(line: &Line<'_>, known: &Known<'_>) -> Result<InterviewId, Misfit> {
    match line.given("interview") {
        Some(text) => InterviewId::new(text).map_err(|error| {
            let why = format!("“{}” is no id of an interview", shortened(text));
            line.misfit("no-id", "interview", why, error.to_string())
        }),
        None => Ok(InterviewId::of(&known.unit_or_organisation(line)?, &known.round(line)?)),
    }
}

/// The talk that a row names, which has to be there.
pub(super) fn known_talk(line: &Line<'_>, known: &Known<'_>) -> Result<InterviewId, Misfit> {
    let talk = talk_id(line, known)?;
    if known.talks.contains_key(&talk) {
        return Ok(talk);
    }
    let column = if line.given("interview").is_some() { "interview" } else { "unit" };
    let why = format!("the study has no interview `{talk}`");
    Err(line.misfit("unknown", column, why, "make it first, or take a table of interviews in"))
}

/// An interview.
pub(super) fn interview(line: &Line<'_>, known: &Known<'_>) -> Result<Said, Misfit> {
    let id = talk_id(line, known)?;
    let held = known.talks.get(&id);
    let place = |given: bool, of: &dyn Fn() -> Result<Id, Misfit>, kept: Option<&Id>| match kept {
        Some(kept) if !given => Ok(kept.clone()),
        _ => of(),
    };
    let unit = place(
        line.given("unit").is_some(),
        &|| known.unit_or_organisation(line),
        held.map(|talk| &talk.details.unit),
    )?;
    let round =
        place(line.given("round").is_some(), &|| known.round(line), held.map(|talk| &talk.details.round))?;
    let mut details = held.map_or_else(
        || InterviewDetails::new(unit.clone(), round.clone()),
        |talk| InterviewDetails { unit: unit.clone(), round: round.clone(), ..talk.details.clone() },
    );
    if let Some(text) = line.given("questionnaire") {
        let asked = questionnaire(line, "questionnaire", text, known)?;
        let of_round = match known.held(&self::details(RecordKind::Round, &round)) {
            Some(Change::Round(round)) => round.questionnaire.of(&unit).cloned(),
            _ => None,
        };
        // The round's own needs not be said, and stays said where it is.
        if details.questionnaire.is_some() || of_round.as_ref() != Some(&asked) {
            details.questionnaire = Some(asked);
        }
    }
    details.held_on = line.date("held_on")?.or(details.held_on);
    details.mode = line.given("mode").map(str::to_owned).or(details.mode);
    details.language = line.given("language").map(str::to_owned).or(details.language);
    if let Some(minutes) = line.number("minutes")? {
        details.minutes = Some(u32::try_from(minutes).map_err(|_| {
            line.misfit(
                "no-number",
                "minutes",
                format!("{minutes} is no length in minutes"),
                "write a number such as 60",
            )
        })?);
    }
    let all = InterviewStatus::ALL.map(|status| (status, status.as_str()));
    let status = known.word(line, "status", "status", all)?;
    let state = match (held.map(|talk| &talk.state), status) {
        (Some(held), None) => held.clone(),
        (Some(held), Some(status)) if held.status == status => held.clone(),
        (_, status) => InterviewState { status: status.unwrap_or(InterviewStatus::Planned), reason: None },
    };
    let mut said = Said::of(Change::Interview(id.clone(), details));
    said.changes.push(Change::InterviewState(id, state));
    Ok(said)
}

/// Contact of a unit with residents.
pub(super) fn contact(line: &Line<'_>, known: &Known<'_>) -> Result<Said, Misfit> {
    let (unit, round) = (known.unit(line, "unit")?, known.round(line)?);
    let all = || Contact::ALL.map(|contact| (contact, contact.as_str()));
    let residents = known.word(line, "contact_residents", "contact", all())?;
    let migrants = known.word(line, "contact_migrants", "contact", all())?;
    if residents.is_none() && migrants.is_none() {
        return Ok(Said::nothing("no contact is given"));
    }
    let fresh = Context {
        unit,
        round,
        contact_residents: Contact::Unknown,
        contact_migrants: Contact::Unknown,
        note: None,
    };
    let mut context = match known.held(&Change::Context(fresh.clone()).key()) {
        Some(Change::Context(held)) => held.clone(),
        _ => fresh,
    };
    context.contact_residents = residents.unwrap_or(context.contact_residents);
    context.contact_migrants = migrants.unwrap_or(context.contact_migrants);
    Ok(Said::of(Change::Context(context)))
}

/// An initiative, and how far it was in a round.
pub(super) fn initiative(line: &Line<'_>, known: &Known<'_>) -> Result<Said, Misfit> {
    let id = id_or_name(line, ("initiative", "initiative_title"), "initiative", &known.initiatives)?;
    let held = match known.held(&details(RecordKind::Initiative, &id)) {
        Some(Change::Initiative(_, held)) => Some(held.clone()),
        _ => None,
    };
    let mut details = match held {
        Some(held) => held,
        None => InitiativeDetails {
            unit: known.unit_or_organisation(line)?,
            title: line.need("initiative_title")?.to_owned(),
            field: named(line, "field", "field", &known.fields)?,
            own: true,
            because_of_project: BecauseOfProject::Unknown,
            formerly: Vec::new(),
            place: None,
        },
    };
    if line.given("unit").is_some() {
        details.unit = known.unit_or_organisation(line)?;
    }
    if line.given("field").is_some() {
        details.field = named(line, "field", "field", &known.fields)?;
    }
    details.title = line.given("initiative_title").map_or(details.title, str::to_owned);
    details.own = known.yes_no(line, "own")?.unwrap_or(details.own);
    details.because_of_project = match known.word(line, "because_of_project", "data-value", BECAUSE)? {
        Some(because) => because,
        None => details.because_of_project,
    };
    let all = InitiativeStatus::ALL.map(|status| (status, status.as_str()));
    let fate = known.word(line, "fate", "fate", all)?;
    let round = line.given("round").map(|_| known.round(line)).transpose()?;
    let mut said = Said::of(Change::Initiative(id.clone(), details));
    match (round, fate) {
        (Some(round), Some(status)) => {
            said.changes.push(Change::InitiativeState(id, InitiativeState { round, status }));
        }
        (None, None) => {}
        (Some(_), None) => {
            let why = "the round is given, and not how far it was then";
            return Err(line.misfit("nothing-said", "fate", why, "say it, or empty the round"));
        }
        (None, Some(_)) => {
            let why = "it says how far it was, and not in which round";
            return Err(line.misfit("nothing-said", "round", why, "name the round"));
        }
    }
    Ok(said)
}
