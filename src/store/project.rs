//! Projections: a change written into the typed table of its record.
//!
//! Nothing here decides anything. A later change of a part overwrites an earlier one, so that the tables are what a
//! fold over the journal in its order makes of them.

mod removal;
mod talks;

use rusqlite::{Connection, OptionalExtension, Params, params};
use serde::Serialize;
use serde_json::Value as Json;

use super::error::Fault;
use crate::domain::change::Change;
use crate::domain::date::Date;
use crate::domain::evidence::{About, Evidence};
use crate::domain::id::{Id, InterviewId};
use crate::domain::rating::{FactorRating, Rating};
use crate::domain::study::{
    CodingRule, Context, Definition, Event, Header, InitiativeDetails, InitiativeState, LinkOverride, Memo,
    Response, Round, Summary, Unit,
};
use crate::domain::text::Text;

/// Every projection, what refers to others before what is referred to.
pub(super) const TABLES: [&str; 27] = [
    "erased",
    "memo",
    "rule",
    "conflict",
    "study",
    "definition",
    "link",
    "response",
    "summary",
    "initiative_state",
    "initiative",
    "factor_evidence",
    "factor",
    "rating_evidence",
    "rating",
    "evidence_unit",
    "evidence",
    "note",
    "answer",
    "event",
    "context",
    "participant",
    "interview",
    "unit",
    "round",
    "unit_count",
    "interview_count",
];

/// Empties all projections.
pub(super) fn clear(connection: &Connection) -> Result<(), Fault> {
    for table in TABLES {
        connection.execute(&format!("DELETE FROM {table}"), [])?;
    }
    Ok(())
}

/// Writes a change into the table of its record.
pub(super) fn project(connection: &Connection, change: &Change) -> Result<(), Fault> {
    let db = Writer { connection };
    match change {
        Change::Study(header) => db.study(header),
        Change::Definition(definition) => db.definition(definition),
        Change::Round(round) => db.round(round),
        Change::Unit(unit) => db.unit(unit),
        Change::Interview(id, details) => db.interview(id, details),
        Change::InterviewState(id, state) => db.interview_state(change, id, state),
        Change::Participant(interview, who, details) => db.participant(interview, who, details),
        Change::Consent(interview, who, consent) => db.existing(
            change,
            "UPDATE participant SET consent = ?3 WHERE interview = ?1 AND respondent = ?2",
            params![interview.as_str(), who.as_str(), json(consent)],
        ),
        Change::Context(context) => db.context(context),
        Change::Event(event) => db.event(event),
        Change::AnswerNotes(interview, question, notes) => db.notes(interview, question, notes),
        Change::AnswerClosed(interview, question, closed) => db.companion(interview, question, closed),
        Change::AnswerParadata(interview, question, paradata) => db.paradata(interview, question, paradata),
        Change::AnswerWriteUp(interview, question, write_up) => db.write_up(interview, question, write_up),
        Change::Replies(interview, replies) => db.existing(
            change,
            "UPDATE interview SET replies = ?2 WHERE id = ?1",
            params![interview.as_str(), json(replies)],
        ),
        Change::Note(note) => db.note(note),
        Change::Evidence(evidence) => db.evidence(evidence),
        Change::Rating(rating) => db.rating(rating),
        Change::Factor(rating) => db.factor(rating),
        Change::Initiative(id, details) => db.initiative(id, details),
        Change::InitiativeState(id, state) => db.initiative_state(id, state),
        Change::NoInitiativeState(id, round) => db.run(
            "DELETE FROM initiative_state WHERE initiative = ?1 AND round = ?2",
            params![id.as_str(), round.as_str()],
        ),
        Change::Summary(summary) => db.summary(summary),
        Change::Memo(memo) => db.memo(memo),
        Change::Rule(rule) => db.rule(rule),
        Change::Response(response) => db.response(response),
        Change::Link(link) => db.link(link),
        Change::Erased(erased) => db.run(
            "INSERT INTO erased (respondent, erased_on, rows) VALUES (?1, ?2, ?3)
             ON CONFLICT (respondent) DO UPDATE SET erased_on = excluded.erased_on, rows = excluded.rows",
            params![erased.respondent.as_str(), erased.on.as_str(), json(&erased.rows)],
        ),
        Change::Removed(kind, record, removed) => removal::project(connection, *kind, record, *removed),
    }
}

struct Writer<'c> {
    connection: &'c Connection,
}

impl Writer<'_> {
    fn run(&self, sql: &str, values: impl Params) -> Result<(), Fault> {
        self.connection.prepare_cached(sql)?.execute(values)?;
        Ok(())
    }

    /// Changes a record that has to be there.
    fn existing(&self, change: &Change, sql: &str, values: impl Params) -> Result<(), Fault> {
        match self.connection.prepare_cached(sql)?.execute(values)? {
            0 => Err(Fault::NoRecord(change.key())),
            _ => Ok(()),
        }
    }

    /// Enters or changes a record, and tells where it stands in the order of entry.
    fn entered(&self, sql: &str, values: impl Params) -> Result<i64, Fault> {
        Ok(self.connection.prepare_cached(sql)?.query_row(values, |row| row.get(0))?)
    }

    fn study(&self, header: &Header) -> Result<(), Fault> {
        let before: Option<String> = self
            .connection
            .prepare_cached("SELECT languages FROM study")?
            .query_row([], |row| row.get(0))
            .optional()?;
        let languages = json(&header.languages);
        self.run(
            "INSERT INTO study (entered, id, title, organisation, assessment, languages, legal_basis, lead_rater,
                 placeholders, letter)
             VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
             ON CONFLICT (entered) DO UPDATE SET id = excluded.id, title = excluded.title,
                 organisation = excluded.organisation, assessment = excluded.assessment,
                 languages = excluded.languages, legal_basis = excluded.legal_basis,
                 lead_rater = excluded.lead_rater, placeholders = excluded.placeholders,
                 letter = excluded.letter",
            params![
                header.id,
                json(&header.title),
                header.organisation,
                header.assessment,
                languages,
                header.legal_basis,
                opt_id(header.lead_rater.as_ref()),
                json(&header.placeholders),
                json(&header.letter),
            ],
        )?;
        if before.is_some_and(|before| before != languages) {
            self.sort_units_anew(&header.languages)
        } else {
            Ok(())
        }
    }

    /// Units stand in the order of their names in the study's first language, and that has changed.
    fn sort_units_anew(&self, languages: &[String]) -> Result<(), Fault> {
        let mut statement = self.connection.prepare_cached("SELECT entered, name FROM unit")?;
        let units: Vec<(i64, String)> =
            statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
        for (entered, name) in units {
            let name: Text = serde_json::from_str(&name)
                .map_err(|error| Fault::Damaged(format!("the name of a unit: {error}")))?;
            self.run(
                "UPDATE unit SET sort_name = ?2 WHERE entered = ?1",
                params![entered, sort_name(&name, languages)],
            )?;
        }
        Ok(())
    }

    fn definition(&self, definition: &Definition) -> Result<(), Fault> {
        self.run(
            "INSERT INTO definition (kind, id, version, text) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (kind, id, version) DO UPDATE SET text = excluded.text",
            params![definition.kind.as_str(), definition.id.as_str(), definition.version, definition.text],
        )
    }

    fn round(&self, round: &Round) -> Result<(), Fault> {
        self.run(
            "INSERT INTO round (id, label, role, first_day, last_day, questionnaire)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (id) DO UPDATE SET label = excluded.label, role = excluded.role,
                 first_day = excluded.first_day, last_day = excluded.last_day,
                 questionnaire = excluded.questionnaire",
            params![
                round.id.as_str(),
                json(&round.label),
                word(&round.role),
                round.from.as_ref().map(Date::as_str),
                round.to.as_ref().map(Date::as_str),
                json(&round.questionnaire),
            ],
        )
    }

    fn unit(&self, unit: &Unit) -> Result<(), Fault> {
        let languages: Option<String> = self
            .connection
            .prepare_cached("SELECT languages FROM study")?
            .query_row([], |row| row.get(0))
            .optional()?;
        let languages: Vec<String> = languages
            .map_or(Ok(Vec::new()), |text| serde_json::from_str(&text))
            .map_err(|error| Fault::Damaged(format!("the languages of the study: {error}")))?;
        self.run(
            "INSERT INTO unit (id, name, sort_name, kind, belongs_to, since, until, successor_of)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, sort_name = excluded.sort_name,
                 kind = excluded.kind, belongs_to = excluded.belongs_to, since = excluded.since,
                 until = excluded.until, successor_of = excluded.successor_of",
            params![
                unit.id.as_str(),
                json(&unit.name),
                sort_name(&unit.name, &languages),
                word(&unit.kind),
                unit.group,
                unit.from.as_ref().map(Date::as_str),
                unit.to.as_ref().map(Date::as_str),
                opt_id(unit.successor_of.as_ref()),
            ],
        )
    }

    fn context(&self, context: &Context) -> Result<(), Fault> {
        self.run(
            "INSERT INTO context (unit, round, contact_residents, contact_migrants, note)
             VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (unit, round) DO UPDATE SET contact_residents = excluded.contact_residents,
                 contact_migrants = excluded.contact_migrants, note = excluded.note",
            params![
                context.unit.as_str(),
                context.round.as_str(),
                context.contact_residents.as_str(),
                context.contact_migrants.as_str(),
                context.note,
            ],
        )
    }

    fn event(&self, event: &Event) -> Result<(), Fault> {
        self.run(
            "INSERT INTO event (id, date, text, effect, units) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (id) DO UPDATE SET date = excluded.date, text = excluded.text,
                 effect = excluded.effect, units = excluded.units",
            params![
                event.id.as_str(),
                event.date.as_str(),
                event.text,
                event.effect.as_str(),
                json(&event.units)
            ],
        )
    }

    fn evidence(&self, evidence: &Evidence) -> Result<(), Fault> {
        let (about, units): (_, &[Id]) = match &evidence.about {
            None => (None, &[]),
            Some(About::All) => (Some("all"), &[]),
            Some(About::Units(units)) => (Some("units"), units),
        };
        let entered = self.entered(
            "INSERT INTO evidence (id, kind, text, interview, question, respondent, source, place, as_of, about,
                 side)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
             ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, text = excluded.text,
                 interview = excluded.interview, question = excluded.question,
                 respondent = excluded.respondent, source = excluded.source, place = excluded.place,
                 as_of = excluded.as_of, about = excluded.about, side = excluded.side
             RETURNING entered",
            params![
                evidence.id.as_str(),
                evidence.kind.as_str(),
                evidence.text,
                evidence.interview.as_ref().map(InterviewId::as_str),
                opt_id(evidence.question.as_ref()),
                opt_id(evidence.respondent.as_ref()),
                evidence.source,
                evidence.place,
                evidence.as_of,
                about,
                word(&evidence.side),
            ],
        )?;
        self.run("DELETE FROM evidence_unit WHERE evidence = ?1", [entered])?;
        for (position, unit) in units.iter().enumerate() {
            self.run(
                "INSERT INTO evidence_unit (evidence, position, unit) VALUES (?1, ?2, ?3)",
                params![entered, position as i64, unit.as_str()],
            )?;
        }
        Ok(())
    }

    fn rating(&self, rating: &Rating) -> Result<(), Fault> {
        let entered = self.entered(
            "INSERT INTO rating (unit, round, indicator, rater, value, reasons, note)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (unit, round, indicator, rater) DO UPDATE SET value = excluded.value,
                 reasons = excluded.reasons, note = excluded.note
             RETURNING entered",
            params![
                rating.unit.as_str(),
                rating.round.as_str(),
                rating.indicator.as_str(),
                rating.rater.as_ref().map_or("", Id::as_str),
                rating.value.to_string(),
                json(&rating.reasons),
                rating.note,
            ],
        )?;
        self.run("DELETE FROM rating_evidence WHERE rating = ?1", [entered])?;
        for (position, evidence) in rating.evidence.iter().enumerate() {
            self.run(
                "INSERT INTO rating_evidence (rating, position, evidence) VALUES (?1, ?2, ?3)",
                params![entered, position as i64, evidence.as_str()],
            )?;
        }
        Ok(())
    }

    fn factor(&self, rating: &FactorRating) -> Result<(), Fault> {
        let entered = self.entered(
            "INSERT INTO factor (unit, round, factor, rater, value, reason, note)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (unit, round, factor, rater) DO UPDATE SET value = excluded.value,
                 reason = excluded.reason, note = excluded.note
             RETURNING entered",
            params![
                rating.unit.as_str(),
                rating.round.as_str(),
                rating.factor.as_str(),
                rating.rater.as_ref().map_or("", Id::as_str),
                rating.value.as_str(),
                rating.reason,
                rating.note,
            ],
        )?;
        self.run("DELETE FROM factor_evidence WHERE factor = ?1", [entered])?;
        for (position, evidence) in rating.evidence.iter().enumerate() {
            self.run(
                "INSERT INTO factor_evidence (factor, position, evidence) VALUES (?1, ?2, ?3)",
                params![entered, position as i64, evidence.as_str()],
            )?;
        }
        Ok(())
    }

    fn initiative(&self, id: &Id, details: &InitiativeDetails) -> Result<(), Fault> {
        use crate::domain::study::BecauseOfProject as Because;
        self.run(
            "INSERT INTO initiative (id, unit, title, field, own, because_of_project, place, formerly)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (id) DO UPDATE SET unit = excluded.unit, title = excluded.title,
                 field = excluded.field, own = excluded.own, because_of_project = excluded.because_of_project,
                 place = excluded.place, formerly = excluded.formerly",
            params![
                id.as_str(),
                details.unit.as_str(),
                details.title,
                details.field.as_str(),
                details.own,
                match details.because_of_project {
                    Because::Yes => "yes",
                    Because::No => "no",
                    Because::Unknown => "unknown",
                },
                details.place,
                json(&details.formerly),
            ],
        )
    }

    fn initiative_state(&self, id: &Id, state: &InitiativeState) -> Result<(), Fault> {
        self.run(
            "INSERT INTO initiative_state (initiative, round, status) VALUES (?1, ?2, ?3)
             ON CONFLICT (initiative, round) DO UPDATE SET status = excluded.status",
            params![id.as_str(), state.round.as_str(), state.status.as_str()],
        )
    }

    fn summary(&self, summary: &Summary) -> Result<(), Fault> {
        self.run(
            "INSERT INTO summary (unit, round, heading, text) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (unit, round, heading) DO UPDATE SET text = excluded.text",
            params![summary.unit.as_str(), summary.round.as_str(), summary.heading.as_str(), summary.text],
        )
    }

    fn memo(&self, memo: &Memo) -> Result<(), Fault> {
        self.run(
            "INSERT INTO memo (id, about, text, written_on) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (id) DO UPDATE SET about = excluded.about, text = excluded.text,
                 written_on = excluded.written_on",
            params![
                memo.id.as_str(),
                memo.about.as_ref().map(ToString::to_string),
                memo.text,
                memo.written_on.as_ref().map(ToString::to_string)
            ],
        )
    }

    fn rule(&self, rule: &CodingRule) -> Result<(), Fault> {
        self.run(
            "INSERT INTO rule (indicator, text) VALUES (?1, ?2)
             ON CONFLICT (indicator) DO UPDATE SET text = excluded.text",
            params![rule.indicator.as_str(), rule.text],
        )
    }

    fn response(&self, response: &Response) -> Result<(), Fault> {
        self.run(
            "INSERT INTO response (unit, round, about, text, view, talked_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (unit, round, about) DO UPDATE SET text = excluded.text, view = excluded.view,
                 talked_on = excluded.talked_on",
            params![
                response.unit.as_str(),
                response.round.as_str(),
                response.about,
                response.text,
                word(&response.view),
                response.on.as_ref().map(ToString::to_string)
            ],
        )
    }

    fn link(&self, link: &LinkOverride) -> Result<(), Fault> {
        self.run(
            "INSERT INTO link (unit, from_round, to_round, link, reason) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (unit, from_round, to_round) DO UPDATE SET link = excluded.link,
                 reason = excluded.reason",
            params![
                link.unit.as_str(),
                link.from.as_str(),
                link.to.as_str(),
                link.link.as_str(),
                link.reason
            ],
        )
    }
}

fn sort_name(name: &Text, languages: &[String]) -> String {
    name.find(languages.first().map_or("", String::as_str), languages).text.to_lowercase()
}

fn opt_id(id: Option<&Id>) -> Option<&str> {
    id.map(Id::as_str)
}

/// A value as JSON text. Our records hold nothing that JSON cannot: string keys, integers, text.
fn json(value: &impl Serialize) -> String {
    serde_json::to_value(value).unwrap_or(Json::Null).to_string()
}

/// The word that a value without data has in files.
fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Json::String(word)) => word,
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_never_empty_for_what_is_stored_as_one() {
        use crate::domain::evidence::Side;
        use crate::domain::study::{ResponseView, RoundRole, UnitKind};
        assert_eq!(word(&Side::Against), "against");
        assert_eq!(word(&RoundRole::FollowUp), "follow-up");
        assert_eq!(word(&UnitKind::Staff), "staff");
        assert_eq!(word(&ResponseView::Contested), "contested");
    }
}
