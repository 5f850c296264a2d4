//! The study, or a part of it, read from the projections.

use std::collections::{BTreeSet, HashSet};

use rusqlite::{Connection, params};

use super::Scope;
use super::closing::Gone;
use super::columns::{Columns, select};
use super::error::Fault;
use crate::domain::answer::{Answer, Chosen, ChosenValue, ClosedAnswer, Notes, Paradata};
use crate::domain::change::RecordKind;
use crate::domain::erased::Erased;
use crate::domain::evidence::{About, Evidence};
use crate::domain::id::InterviewId;
use crate::domain::rating::{FactorRating, Rating, Value};
use crate::domain::study::{
    BecauseOfProject, CodingRule, Context, Definition, Event, Header, Initiative, InitiativeDetails,
    InitiativeState, Interview, InterviewDetails, InterviewState, LinkOverride, Memo, Note, Participant,
    ParticipantDetails, Response, Round, Study, Subject, Summary, Unit,
};

/// The interviews that are still to be held.
const OPEN_INTERVIEWS: &str = "SELECT * FROM interview
    WHERE NOT removed AND status NOT IN ('completed', 'cancelled', 'declined') ORDER BY entered";

/// Who takes part in them.
const OF_OPEN_INTERVIEWS: &str = "SELECT p.* FROM participant p JOIN interview i ON i.id = p.interview
    WHERE NOT p.removed AND NOT i.removed AND i.status NOT IN ('completed', 'cancelled', 'declined')
    ORDER BY p.entered";

/// Reads what is in scope, in one view of the file: a change that is written meanwhile is in all of it or in none.
pub(super) fn load(connection: &Connection, scope: &Scope) -> Result<Study, Fault> {
    let view = connection.unchecked_transaction()?;
    let reader = Reader { connection, scope };
    let mut study = Study::new(header(connection)?);
    study.rounds = rounds(connection)?;
    if !matches!(scope, Scope::Outline | Scope::Appointments) {
        study.definitions = reader.definitions()?;
    }
    if *scope == Scope::Frame {
        view.finish()?;
        return Ok(study);
    }
    study.units = reader.units()?;
    if matches!(scope, Scope::Outline | Scope::Appointments) {
        study.events = events(connection)?;
        if *scope == Scope::Appointments {
            study.interviews = select(connection, "interview", OPEN_INTERVIEWS, [], read_interview)?;
            study.participants = select(connection, "participant", OF_OPEN_INTERVIEWS, [], read_participant)?;
        }
        Gone::read(connection)?.leave_out(&mut study);
        view.finish()?;
        return Ok(study);
    }
    study.interviews = reader.interviews()?;
    study.participants = reader.participants()?;
    study.contexts = reader.contexts()?;
    study.events = events(connection)?;
    study.answers = reader.answers()?;
    study.notes = reader.notes()?;
    study.evidence = reader.evidence()?;
    study.ratings = reader.ratings()?;
    study.factors = reader.factors()?;
    study.initiatives = reader.initiatives()?;
    study.summaries = reader.summaries()?;
    study.memos = reader.memos()?;
    study.rules = reader.rules()?;
    study.responses = reader.responses()?;
    study.links = reader.links()?;
    study.erased = erased(connection)?;
    Gone::read(connection)?.leave_out(&mut study);
    if matches!(scope, Scope::Unit(_)) {
        reader.add_talks_of_others(&mut study)?;
    }
    let memos = std::mem::take(&mut study.memos);
    study.memos = memos
        .into_iter()
        .filter(|memo| memo.about.as_ref().is_none_or(|one| study.has_subject(one)))
        .collect();
    view.finish()?;
    Ok(study)
}

/// What the study is.
pub(super) fn header(connection: &Connection) -> Result<Header, Fault> {
    let sql = "SELECT id, title, organisation, assessment, languages, legal_basis, letter, lead_rater, placeholders FROM study";
    let found = select(connection, "study", sql, [], |row| {
        Ok(Header {
            id: row.get("id")?,
            title: row.json("title")?,
            organisation: row.get("organisation")?,
            assessment: row.get("assessment")?,
            languages: row.json("languages")?,
            legal_basis: row.get("legal_basis")?,
            letter: row.json("letter")?,
            lead_rater: row.some_id("lead_rater")?,
            placeholders: row.json("placeholders")?,
        })
    })?;
    found.into_iter().next().ok_or(Fault::Unfinished)
}

/// The respondents who were erased.
pub(super) fn erased(connection: &Connection) -> Result<Vec<Erased>, Fault> {
    let sql = "SELECT respondent, erased_on, rows FROM erased ORDER BY entered";
    select(connection, "erased", sql, [], |row| {
        let on = row.some_date("erased_on")?;
        let on = on.ok_or_else(|| Fault::Damaged("an erasure without a date".to_owned()))?;
        Ok(Erased { respondent: row.id("respondent")?, on, rows: row.json("rows")? })
    })
}

/// All rounds.
pub(super) fn rounds(connection: &Connection) -> Result<Vec<Round>, Fault> {
    let sql = "SELECT id, label, role, first_day, last_day, questionnaire FROM round
               WHERE NOT removed ORDER BY entered";
    select(connection, "round", sql, [], |row| {
        Ok(Round {
            id: row.id("id")?,
            label: row.json("label")?,
            role: row.word("role")?,
            from: row.some_date("first_day")?,
            to: row.some_date("last_day")?,
            questionnaire: row.json("questionnaire")?,
        })
    })
}

/// Removed records that others refer to, by kind and id.
pub(super) fn removed(connection: &Connection) -> Result<Vec<(RecordKind, String)>, Fault> {
    let mut found = Vec::new();
    for kind in [RecordKind::Unit, RecordKind::Round, RecordKind::Interview, RecordKind::Initiative] {
        let sql = format!("SELECT id FROM {} WHERE removed", kind.as_str());
        found.extend(select(connection, kind.as_str(), &sql, [], |row| Ok((kind, row.get("id")?)))?);
    }
    Ok(found)
}

/// All events.
pub(super) fn events(connection: &Connection) -> Result<Vec<Event>, Fault> {
    let sql = "SELECT * FROM event WHERE NOT removed ORDER BY entered";
    select(connection, "event", sql, [], |row| {
        Ok(Event {
            id: row.id("id")?,
            date: row.date("date")?,
            text: row.get("text")?,
            effect: row.word("effect")?,
            units: row.json("units")?,
        })
    })
}

/// A unit, of a row with all columns.
pub(super) fn read_unit(row: &Columns<'_>) -> Result<Unit, Fault> {
    Ok(Unit {
        id: row.id("id")?,
        name: row.json("name")?,
        kind: row.word("kind")?,
        group: row.get("belongs_to")?,
        from: row.some_date("since")?,
        to: row.some_date("until")?,
        successor_of: row.some_id("successor_of")?,
    })
}

/// An interview, of a row with all columns.
pub(super) fn read_interview(row: &Columns<'_>) -> Result<Interview, Fault> {
    Ok(Interview {
        id: row.interview("id")?,
        details: InterviewDetails {
            unit: row.id("unit")?,
            round: row.id("round")?,
            questionnaire: row.some_id("questionnaire")?,
            held_on: row.some_date("held_on")?,
            at: row.some_time_of_day("time_of_day")?,
            attempts: row.json("attempts")?,
            place: row.get("place")?,
            mode: row.get("mode")?,
            minutes: row.get("minutes")?,
            language: row.get("language")?,
            recorder: row.json("recorder")?,
        },
        state: InterviewState { status: row.word("status")?, reason: row.get("reason")? },
        replies: row.json("replies")?,
    })
}

fn read_participant(row: &Columns<'_>) -> Result<Participant, Fault> {
    Ok(Participant {
        interview: row.interview("interview")?,
        respondent: row.id("respondent")?,
        details: ParticipantDetails {
            role: row.get("role")?,
            team: row.get("team")?,
            leads: row.get("leads")?,
            joined: row.get("joined_on")?,
            left: row.get("left_on")?,
        },
        consent: row.json("consent")?,
    })
}

struct Reader<'c> {
    connection: &'c Connection,
    scope: &'c Scope,
}

/// The unit of the scope, as a condition's right side.
const ITS_UNIT: &str = "(SELECT unit FROM interview WHERE id = ?1)";

impl Reader<'_> {
    /// The parameter of all conditions: what the scope names, or nothing.
    fn named(&self) -> Option<&str> {
        match self.scope {
            Scope::Frame | Scope::Outline | Scope::Appointments | Scope::Whole => None,
            Scope::Unit(unit) => Some(unit.as_str()),
            Scope::Interview(interview) => Some(interview.as_str()),
        }
    }

    /// Rows of a table that are in scope, by the unit that they name.
    fn of_units<T>(
        &self,
        table: &'static str,
        read: impl Fn(&Columns<'_>) -> Result<T, Fault>,
    ) -> Result<Vec<T>, Fault> {
        self.rows(table, &self.of_unit(), read)
    }

    /// Rows of a table that are in scope, by the interview that they belong to.
    fn of_interviews<T>(
        &self,
        table: &'static str,
        read: impl Fn(&Columns<'_>) -> Result<T, Fault>,
    ) -> Result<Vec<T>, Fault> {
        let condition = match self.scope {
            Scope::Frame | Scope::Outline | Scope::Appointments | Scope::Whole => "?1 IS NULL",
            Scope::Unit(_) => "interview IN (SELECT id FROM interview WHERE unit = ?1)",
            Scope::Interview(_) => "interview = ?1",
        };
        self.rows(table, condition, read)
    }

    fn rows<T>(
        &self,
        table: &'static str,
        condition: &str,
        read: impl Fn(&Columns<'_>) -> Result<T, Fault>,
    ) -> Result<Vec<T>, Fault> {
        self.rows_with(table, "NULL", condition, read)
    }

    /// The same, with one more column: `children`.
    fn rows_with<T>(
        &self,
        table: &'static str,
        children: &str,
        condition: &str,
        read: impl Fn(&Columns<'_>) -> Result<T, Fault>,
    ) -> Result<Vec<T>, Fault> {
        let sql = format!(
            "SELECT *, {children} AS children FROM {table} WHERE NOT removed AND {condition} ORDER BY entered"
        );
        select(self.connection, table, &sql, params![self.named()], read)
    }

    /// The condition for tables that name their unit.
    fn of_unit(&self) -> String {
        match self.scope {
            Scope::Frame | Scope::Outline | Scope::Appointments | Scope::Whole => "?1 IS NULL".to_owned(),
            Scope::Unit(_) => "unit = ?1".to_owned(),
            Scope::Interview(_) => format!("unit = {ITS_UNIT}"),
        }
    }

    fn definitions(&self) -> Result<Vec<Definition>, Fault> {
        let sql = "SELECT kind, id, version, text FROM definition WHERE NOT removed ORDER BY entered";
        select(self.connection, "definition", sql, [], |row| {
            Ok(Definition {
                kind: row.word("kind")?,
                id: row.id("id")?,
                version: row.get("version")?,
                text: row.get("text")?,
            })
        })
    }

    fn units(&self) -> Result<Vec<Unit>, Fault> {
        match self.scope {
            Scope::Frame | Scope::Outline | Scope::Appointments | Scope::Whole => {
                self.rows("unit", "?1 IS NULL", read_unit)
            }
            Scope::Unit(_) => self.rows("unit", "id = ?1", read_unit),
            Scope::Interview(_) => self.rows("unit", &format!("id = {ITS_UNIT}"), read_unit),
        }
    }

    fn interviews(&self) -> Result<Vec<Interview>, Fault> {
        match self.scope {
            Scope::Interview(_) => self.rows("interview", "id = ?1", read_interview),
            _ => self.of_units("interview", read_interview),
        }
    }

    fn participants(&self) -> Result<Vec<Participant>, Fault> {
        self.of_interviews("participant", read_participant)
    }

    /// Adds the interviews of other units that evidence at hand comes from, with who took part: who else says so
    /// decides what is proven.
    fn add_talks_of_others(&self, study: &mut Study) -> Result<(), Fault> {
        let known: HashSet<&InterviewId> = study.interviews.iter().map(|interview| &interview.id).collect();
        let named = study.evidence.iter().filter_map(|evidence| evidence.interview.as_ref());
        let others: BTreeSet<InterviewId> = named.filter(|id| !known.contains(id)).cloned().collect();
        for id in &others {
            let sql = "SELECT * FROM interview WHERE id = ?1 AND NOT removed";
            study.interviews.extend(select(
                self.connection,
                "interview",
                sql,
                [id.as_str()],
                read_interview,
            )?);
            let sql = "SELECT * FROM participant WHERE interview = ?1 AND NOT removed ORDER BY entered";
            study.participants.extend(select(
                self.connection,
                "participant",
                sql,
                [id.as_str()],
                read_participant,
            )?);
        }
        Ok(())
    }

    fn contexts(&self) -> Result<Vec<Context>, Fault> {
        self.of_units("context", |row| {
            Ok(Context {
                unit: row.id("unit")?,
                round: row.id("round")?,
                contact_residents: row.word("contact_residents")?,
                contact_migrants: row.word("contact_migrants")?,
                note: row.get("note")?,
            })
        })
    }

    /// Answers; one with nothing in it any more is none.
    fn answers(&self) -> Result<Vec<Answer>, Fault> {
        let mut answers = self.of_interviews("answer", |row| {
            Ok(Answer {
                interview: row.interview("interview")?,
                question: row.id("question")?,
                notes: Notes {
                    text: row.get("text")?,
                    respondent: row.some_id("respondent")?,
                    marks: row.json("marks")?,
                    struck: row.json("struck")?,
                    times: row.json("times")?,
                },
                closed: ClosedAnswer {
                    chosen: read_chosen(row)?,
                    missing: row.some_word("missing")?,
                    check_reason: row.get("check_reason")?,
                },
                paradata: Paradata {
                    shown_at: row.some_time("shown_at")?,
                    typed_at: row.some_time("typed_at")?,
                    changed_at: row.some_time("changed_at")?,
                    earlier: row.some_word("earlier")?,
                },
                write_up: row.json("write_up")?,
            })
        })?;
        answers.retain(|answer| !answer.is_blank());
        Ok(answers)
    }

    fn notes(&self) -> Result<Vec<Note>, Fault> {
        self.of_interviews("note", |row| {
            Ok(Note {
                interview: row.interview("interview")?,
                place: row.word("place")?,
                number: row.get("number")?,
                text: row.get("text")?,
                times: row.json("times")?,
            })
        })
    }

    /// The evidence from interviews of the unit, about it, about all, and whatever else its ratings rest on; what names
    /// neither a talk nor a unit is the organisation's.
    fn evidence(&self) -> Result<Vec<Evidence>, Fault> {
        let unit = match self.scope {
            Scope::Frame | Scope::Outline | Scope::Appointments | Scope::Whole => None,
            Scope::Unit(_) => Some("?1"),
            Scope::Interview(_) => Some(ITS_UNIT),
        };
        let condition = unit.map_or_else(
            || "?1 IS NULL".to_owned(),
            |unit| {
                format!(
                    "entered IN (
                         SELECT e.entered FROM evidence e JOIN interview i ON e.interview = i.id WHERE i.unit = {unit}
                         UNION SELECT entered FROM evidence WHERE about = 'all'
                         UNION SELECT entered FROM evidence
                             WHERE {unit} = 'organisation' AND interview IS NULL AND about IS NULL
                         UNION SELECT evidence FROM evidence_unit WHERE unit = {unit}
                         UNION SELECT e.entered FROM rating r JOIN rating_evidence l ON l.rating = r.entered
                             JOIN evidence e ON e.id = l.evidence WHERE r.unit = {unit}
                         UNION SELECT e.entered FROM factor f JOIN factor_evidence l ON l.factor = f.entered
                             JOIN evidence e ON e.id = l.evidence WHERE f.unit = {unit})"
                )
            },
        );
        self.rows_with("evidence", &children("evidence_unit", "evidence", "unit"), &condition, |row| {
            let about: Option<String> = row.get("about")?;
            Ok(Evidence {
                id: row.id("id")?,
                kind: row.word("kind")?,
                text: row.get("text")?,
                interview: row.some_interview("interview")?,
                question: row.some_id("question")?,
                respondent: row.some_id("respondent")?,
                source: row.get("source")?,
                place: row.get("place")?,
                as_of: row.get("as_of")?,
                about: match about.as_deref() {
                    None => None,
                    Some("all") => Some(About::All),
                    Some(_) => Some(About::Units(row.json("children")?)),
                },
                side: row.word("side")?,
            })
        })
    }

    fn ratings(&self) -> Result<Vec<Rating>, Fault> {
        let children = children("rating_evidence", "rating", "evidence");
        self.rows_with("rating", &children, &self.of_unit(), |row| {
            let value: String = row.get("value")?;
            Ok(Rating {
                unit: row.id("unit")?,
                round: row.id("round")?,
                indicator: row.id("indicator")?,
                value: Value::read(&value).ok_or_else(|| Fault::Damaged(format!("the rating {value:?}")))?,
                reasons: row.json("reasons")?,
                rater: row.rater()?,
                note: row.get("note")?,
                evidence: row.json("children")?,
            })
        })
    }

    fn factors(&self) -> Result<Vec<FactorRating>, Fault> {
        let children = children("factor_evidence", "factor", "evidence");
        self.rows_with("factor", &children, &self.of_unit(), |row| {
            Ok(FactorRating {
                unit: row.id("unit")?,
                round: row.id("round")?,
                factor: row.id("factor")?,
                value: row.word("value")?,
                reason: row.get("reason")?,
                rater: row.rater()?,
                note: row.get("note")?,
                evidence: row.json("children")?,
            })
        })
    }

    fn initiatives(&self) -> Result<Vec<Initiative>, Fault> {
        self.of_units("initiative", |row| {
            let id = row.id("id")?;
            let because: String = row.get("because_of_project")?;
            let states = select(
                self.connection,
                "initiative_state",
                "SELECT round, status FROM initiative_state WHERE initiative = ?1 ORDER BY entered",
                [id.as_str()],
                |row| Ok(InitiativeState { round: row.id("round")?, status: row.word("status")? }),
            )?;
            Ok(Initiative {
                id,
                details: InitiativeDetails {
                    unit: row.id("unit")?,
                    title: row.get("title")?,
                    field: row.id("field")?,
                    own: row.get("own")?,
                    because_of_project: match because.as_str() {
                        "yes" => BecauseOfProject::Yes,
                        "no" => BecauseOfProject::No,
                        _ => BecauseOfProject::Unknown,
                    },
                    formerly: row.json("formerly")?,
                    place: row.get("place")?,
                },
                states,
            })
        })
    }

    fn summaries(&self) -> Result<Vec<Summary>, Fault> {
        self.of_units("summary", |row| {
            Ok(Summary {
                unit: row.id("unit")?,
                round: row.id("round")?,
                heading: row.id("heading")?,
                text: row.get("text")?,
            })
        })
    }

    /// All of the study: what they are about need not be in scope, and they are few.
    fn memos(&self) -> Result<Vec<Memo>, Fault> {
        let sql = "SELECT id, about, text, written_on FROM memo WHERE NOT removed ORDER BY entered";
        select(self.connection, "memo", sql, [], |row| {
            Ok(Memo {
                id: row.id("id")?,
                about: row.get::<Option<String>>("about")?.as_deref().and_then(Subject::read),
                text: row.get("text")?,
                written_on: row.some_date("written_on")?,
            })
        })
    }

    fn rules(&self) -> Result<Vec<CodingRule>, Fault> {
        let sql = "SELECT indicator, text FROM rule WHERE NOT removed ORDER BY entered";
        select(self.connection, "rule", sql, [], |row| {
            Ok(CodingRule { indicator: row.id("indicator")?, text: row.get("text")? })
        })
    }

    fn responses(&self) -> Result<Vec<Response>, Fault> {
        self.of_units("response", |row| {
            Ok(Response {
                unit: row.id("unit")?,
                round: row.id("round")?,
                about: row.get("about")?,
                text: row.get("text")?,
                view: row.word("view")?,
                on: row.some_date("talked_on")?,
            })
        })
    }

    fn links(&self) -> Result<Vec<LinkOverride>, Fault> {
        self.of_units("link", |row| {
            Ok(LinkOverride {
                unit: row.id("unit")?,
                from: row.id("from_round")?,
                to: row.id("to_round")?,
                link: row.word("link")?,
                reason: row.get("reason")?,
            })
        })
    }
}

/// A column with what a child table lists for a row, as a JSON list in its order.
fn children(table: &str, parent: &str, child: &str) -> String {
    // The parent's `entered` is the only column of that name in sight.
    format!(
        "(SELECT json_group_array(c.{child} ORDER BY c.position) FROM {table} c WHERE c.{parent} = entered)"
    )
}

/// What was chosen in the companion; at most one of the columns is filled, which the table checks.
fn read_chosen(row: &Columns<'_>) -> Result<Option<Chosen>, Fault> {
    let chosen = if let Some(option) = row.some_id("choice")? {
        Chosen::Choice(option)
    } else if let Some(options) = row.some_json("choices")? {
        Chosen::Choices(options)
    } else if let Some(count) = row.get("number")? {
        Chosen::Value(ChosenValue::Number(count))
    } else if let (Some(part), Some(whole)) = (row.get("share_part")?, row.get("share_whole")?) {
        Chosen::Value(ChosenValue::Share { part, whole })
    } else if let Some(day) = row.some_date("date")? {
        Chosen::Value(ChosenValue::Date(day))
    } else if let Some(rows) = row.some_json("records")? {
        Chosen::Records(rows)
    } else {
        return Ok(None);
    };
    Ok(Some(chosen))
}
