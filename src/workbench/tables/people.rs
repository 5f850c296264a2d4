//! Rows of people who took part in talks, and of evidence: documents, numbers, observations and testimonies. A document is
//! named, never opened.

use super::answers::question;
use super::heading::key;
use super::known::{Known, items, named, several};
use super::line::{Line, Misfit, date, shortened};
use super::organisation::known_talk;
use super::plan::Said;
use crate::domain::change::{Change, Part, PartKey, RecordKind};
use crate::domain::date::Date;
use crate::domain::evidence::{About, Evidence, EvidenceKind, Side};
use crate::domain::id::{Id, InterviewId};
use crate::domain::study::{Consent, ParticipantDetails, ROLES};

/// Somebody who took part in a talk.
pub(super) fn participant(line: &Line<'_>, known: &Known<'_>) -> Result<Said, Misfit> {
    let talk = known_talk(line, known)?;
    let who = line.as_id("respondent", line.need("respondent")?)?;
    let part = |part| PartKey { kind: RecordKind::Participant, record: format!("{talk}/{who}"), part };
    let roles = ROLES.map(|role| (role, role));
    let role = line.given("participant_role");
    let role = role.map(|text| known.one_of(text, "role", &roles).unwrap_or(text).to_owned());
    let held = match known.held(&part(Part::Details)) {
        Some(Change::Participant(_, _, held)) => Some(held.clone()),
        _ => None,
    };
    let mut details = match (held, role.clone()) {
        (Some(held), _) => held,
        (None, Some(role)) => ParticipantDetails { role, team: None, leads: false, joined: None, left: None },
        (None, None) => {
            let remedy = format!("write one of {}, or another", ROLES.join(", "));
            return Err(line.misfit("nothing-said", "participant_role", "no role is given", remedy));
        }
    };
    let text = |column: &str| line.given(column).map(str::to_owned);
    details.role = role.unwrap_or(details.role);
    details.team = text("team").or(details.team);
    details.leads = known.yes_no(line, "leads")?.unwrap_or(details.leads);
    details.joined = text("joined").or(details.joined);
    details.left = text("left").or(details.left);
    let mut said = Said::of(Change::Participant(talk.clone(), who.clone(), details));
    if let Some(text) = line.given("consent") {
        let all = Consent::ALL.map(|consent| (consent, consent.as_str()));
        let mut consent = Vec::new();
        for item in items(text, |_| false) {
            let found = known.one_of(item, "consent", &all).ok_or_else(|| {
                let words: Vec<&str> = all.iter().map(|(_, word)| *word).collect();
                let why = format!("“{}” is nothing that one agrees to", shortened(item));
                line.misfit("no-such-word", "consent", why, format!("write some of {}", words.join("; ")))
            })?;
            if !consent.contains(&found) {
                consent.push(found);
            }
        }
        said.changes.push(Change::Consent(talk, who, consent));
    }
    Ok(said)
}

/// A piece of evidence; where the row names an indicator, the rating rests on it as well.
pub(super) fn evidence(line: &Line<'_>, known: &Known<'_>) -> Result<Said, Misfit> {
    let kinds =
        [EvidenceKind::Testimony, EvidenceKind::Observation, EvidenceKind::Document, EvidenceKind::Number];
    let kind = known.word(line, "evidence_type", "evidence", kinds.map(|kind| (kind, kind.as_str())))?;
    let source = line.given("source").map(str::to_owned);
    let id = match line.id("evidence")? {
        Some(id) => id,
        None => made_id(line, known, source.as_deref())?,
    };
    let key = PartKey { kind: RecordKind::Evidence, record: id.to_string(), part: Part::Details };
    let held = match known.held(&key) {
        Some(Change::Evidence(held)) => Some(held.clone()),
        _ => None,
    };
    let interview = match line.given("interview") {
        Some(_) => Some(known_talk(line, known)?),
        None => None,
    };
    let usual = if interview.is_some() { EvidenceKind::Testimony } else { EvidenceKind::Document };
    let mut evidence = match held {
        Some(held) => held,
        None => Evidence {
            id,
            kind: kind.unwrap_or(usual),
            text: line.need("evidence_text")?.to_owned(),
            interview: None,
            question: None,
            respondent: None,
            source: None,
            place: None,
            as_of: None,
            about: None,
            side: Side::For,
        },
    };
    evidence.kind = kind.unwrap_or(evidence.kind);
    evidence.text = line.free("evidence_text").map_or(evidence.text, str::to_owned);
    evidence.interview = interview.or(evidence.interview);
    evidence.source = source.or(evidence.source);
    evidence.place = line.given("source_place").map(str::to_owned).or(evidence.place);
    evidence.as_of = as_of(line, known)?.or(evidence.as_of);
    evidence.about = about(line, known)?.or(evidence.about);
    let sides = [(Side::For, "for"), (Side::Against, "against")];
    evidence.side = known.word(line, "side", "side", sides)?.unwrap_or(evidence.side);
    if line.given("question").is_some() {
        let talk = of_talk(line, &evidence, "question")?;
        evidence.question = Some(question(line, known, &talk)?.id.clone());
    }
    if let Some(who) = line.id("respondent")? {
        let talk = of_talk(line, &evidence, "respondent")?;
        let part =
            PartKey { kind: RecordKind::Participant, record: format!("{talk}/{who}"), part: Part::Details };
        if known.held(&part).is_none() {
            let why = format!("`{who}` took no part in `{talk}`");
            return Err(line.misfit("unknown", "respondent", why, "enter who took part in the talk first"));
        }
        evidence.respondent = Some(who);
    }
    let mut said = Said::of(Change::Evidence(evidence.clone()));
    if evidence.interview.is_none() && evidence.source.is_none() && evidence.place.is_none() {
        said.remarks.push("nothing says where it is from".to_owned());
    }
    if line.given("indicator").is_some() {
        tie(line, known, &evidence, &mut said)?;
    }
    Ok(said)
}

/// The id of the evidence that has these words from this source already, else one made of its source or its words.
fn made_id(line: &Line<'_>, known: &Known<'_>, source: Option<&str>) -> Result<Id, Misfit> {
    let text = line.need("evidence_text")?;
    if let Some(id) = known.evidence_like(text, source) {
        return Ok(id.clone());
    }
    let title = source.unwrap_or(text);
    Ok(Id::from_title(title, |taken| known.evidence.find(taken).is_ok()))
}

/// The talk that a question or speaker needs.
fn of_talk(line: &Line<'_>, evidence: &Evidence, column: &str) -> Result<InterviewId, Misfit> {
    evidence.interview.clone().ok_or_else(|| {
        line.misfit("nothing-said", column, "it is from a talk, and nothing says which", "name the interview")
    })
}

/// The time that it speaks of: a date, or a round by its id or name.
fn as_of(line: &Line<'_>, known: &Known<'_>) -> Result<Option<String>, Misfit> {
    let Some(text) = line.given("as_of") else { return Ok(None) };
    let read: Option<Date> = date(text);
    let found = read.map(|date| date.to_string());
    let found = found.or_else(|| known.rounds.find(text).ok().map(Id::to_string));
    found.map(Some).ok_or_else(|| {
        let why = format!("“{}” is neither a date nor a round", shortened(text));
        line.misfit("no-date", "as_of", why, "write 2011, 2011-03, 24.3.2011, or a round")
    })
}

/// All units, or those that are named.
fn about(line: &Line<'_>, known: &Known<'_>) -> Result<Option<About>, Misfit> {
    let Some(text) = line.given("about") else { return Ok(None) };
    if matches!(key(text).as_str(), "all" | "all units" | "alle" | "alle einheiten" | "alle eenheden") {
        return Ok(Some(About::All));
    }
    if key(text) == Id::organisation().as_str() {
        return Ok(Some(About::Units(vec![Id::organisation()])));
    }
    Ok(several(line, "about", "unit", &known.units)?.map(About::Units))
}

/// Ties evidence to the rating of the indicator that the row names, by the lead rater.
fn tie(line: &Line<'_>, known: &Known<'_>, evidence: &Evidence, said: &mut Said) -> Result<(), Misfit> {
    let indicator = named(line, "indicator", "indicator", &known.indicators)?;
    let round = known.round(line)?;
    let of_talk = || known.talks.get(evidence.interview.as_ref()?).map(|talk| talk.details.unit.clone());
    let unit = match &evidence.about {
        Some(About::Units(units)) if units.len() == 1 => units.first().cloned(),
        Some(_) => None,
        None => of_talk(),
    };
    let Some(unit) = unit else {
        let why = "it names an indicator, and not the one unit whose rating rests on it";
        return Err(line.misfit("nothing-said", "about", why, "name one unit, or empty the indicator"));
    };
    let raters = [None, known.study().header.lead_rater.clone()];
    let rated = raters.into_iter().find_map(|rater| {
        let record = crate::domain::change::rated(&unit, &round, &indicator, rater.as_ref());
        known.rating(&PartKey { kind: RecordKind::Rating, record, part: Part::Details }).cloned()
    });
    match rated {
        None => said.remarks.push(format!("`{indicator}` is not rated yet; nothing rests on it")),
        Some(held) if held.evidence.contains(&evidence.id) => {}
        Some(mut held) => {
            held.evidence.push(evidence.id.clone());
            said.changes.push(Change::Rating(held));
        }
    }
    Ok(())
}
