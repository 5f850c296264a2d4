//! Drafts: what was typed and has not become a row yet.
//!
//! A draft remembers which rows were current when it began. Turned into a row it replaces those and no others, so that
//! what came in meanwhile stands beside it as a conflict and neither is lost.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value as Json;

use super::error::Fault;
use super::journal::{
    END, Entry, Head, Turns, append, heads, history, id_list, read_id_list, read_stamp, stamp,
};
use super::{Draft, DraftKey, DraftPlace, Origin, Recorded, Typed, desk_draft};
use crate::domain::answer::{Mark, Notes};
use crate::domain::change::{Change, Part, PartKey, RecordKind};
use crate::domain::id::{Id, InterviewId};
use crate::domain::study::{Note, NotePlace};
use crate::domain::times::Times;

impl DraftKey {
    /// The part that the draft will be a change of.
    pub fn part(&self) -> PartKey {
        match &self.place {
            DraftPlace::Question(question) => PartKey {
                kind: RecordKind::Answer,
                record: format!("{}/{question}", self.interview),
                part: Part::Notes,
            },
            DraftPlace::Note(place, number) => PartKey {
                kind: RecordKind::Note,
                record: format!("{}/{}/{number}", self.interview, place.as_str()),
                part: Part::Details,
            },
        }
    }

    /// Reads where a draft is typed, from the kind and the id of the record; nothing where nothing is typed.
    pub fn read(kind: &str, record: &str) -> Option<Self> {
        let (rest, last) = record.rsplit_once('/')?;
        let (interview, place) = if kind == RecordKind::Answer.as_str() {
            (rest, DraftPlace::Question(Id::new(last).ok()?))
        } else {
            let (interview, word) = rest.rsplit_once('/')?;
            let place = NotePlace::ALL.into_iter().find(|place| place.as_str() == word)?;
            (interview, DraftPlace::Note(place, last.parse().ok()?))
        };
        Some(Self { interview: InterviewId::new(interview).ok()?, place })
    }
}

/// Keeps what was typed so far; the first time, with the rows that it started from.
pub(super) fn save(
    connection: &Connection,
    key: &DraftKey,
    typed: &Typed<'_>,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    let part = key.part();
    let Typed { text, marks, times, cursor } = *typed;
    let cursor = i64::try_from(cursor).unwrap_or(i64::MAX);
    let marks = marks.map(|marks| serde_json::json!(marks).to_string());
    let times = serde_json::json!(times.unwrap_or(&Times::default())).to_string();
    let updated = connection
        .prepare_cached(
            "UPDATE draft SET text = ?3, marks = ?4, cursor = ?5, at = ?6, times = ?7
             WHERE record = ?1 AND kind = ?2",
        )?
        .execute(params![part.record, part.kind.as_str(), text, marks, cursor, stamp(now), times])?;
    if updated == 0 {
        let started_from: Vec<String> =
            heads(connection, &part, END)?.into_iter().map(|head| head.id).collect();
        connection
            .prepare_cached(
                "INSERT INTO draft (kind, record, interview, text, marks, cursor, started_from, at, times)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute(params![
                part.kind.as_str(),
                part.record,
                key.interview.as_str(),
                text,
                marks,
                cursor,
                id_list(&started_from),
                stamp(now),
                times,
            ])?;
    }
    Ok(())
}

/// Forgets a draft; whether there was one.
pub(super) fn discard(connection: &Connection, key: &DraftKey) -> Result<bool, Fault> {
    let part = key.part();
    let deleted = connection
        .prepare_cached("DELETE FROM draft WHERE record = ?1 AND kind = ?2")?
        .execute(params![part.record, part.kind.as_str()])?;
    Ok(deleted > 0)
}

/// Forgets what is being typed for a part, in a talk or at the desk.
pub(super) fn discard_of(connection: &Connection, part: &PartKey) -> Result<(), Fault> {
    connection
        .prepare_cached("DELETE FROM draft WHERE record = ?1 AND kind = ?2")?
        .execute(params![part.record, part.kind.as_str()])?;
    desk_draft::discard(connection, part)
}

/// All drafts, the oldest first.
pub(super) fn all(connection: &Connection) -> Result<Vec<Draft>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT kind, record, text, cursor, started_from, at, marks, times FROM draft ORDER BY at, record",
    )?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (kind, record): (String, String) = (row.get(0)?, row.get(1)?);
        let key = DraftKey::read(&kind, &record)
            .ok_or_else(|| Fault::Damaged(format!("a draft for {kind} {record}")))?;
        let cursor: i64 = row.get(3)?;
        let started_from = read_id_list(&row.get::<_, String>(4)?)?;
        let present = heads(connection, &key.part(), END)?;
        let mut draft = Draft {
            text: row.get(2)?,
            marks: row.get::<_, Option<String>>(6)?.map(|marks| read_marks(&marks)).transpose()?,
            times: serde_json::from_str(&row.get::<_, String>(7)?)
                .map_err(|error| Fault::Damaged(format!("the times of a draft: {error}")))?,
            cursor: cursor as usize,
            at: read_stamp(&row.get::<_, String>(5)?)?,
            is_overtaken: present.len() != started_from.len()
                || present.iter().any(|head| !started_from.iter().any(|id| id.to_string() == head.id)),
            is_news: true,
            started_from,
            key,
        };
        let part = draft.key.part();
        let change = change_of(connection, &draft, &part)?;
        draft.is_news = says(&part, present.last())? != Some(change.value());
        found.push(draft);
    }
    Ok(found)
}

fn read_marks(text: &str) -> Result<Vec<Mark>, Fault> {
    serde_json::from_str(text).map_err(|error| Fault::Damaged(format!("the marks of a draft: {error}")))
}

/// Turns all drafts into rows. One that says what the answer says already is only forgotten.
pub(super) fn commit(
    connection: &Connection,
    origin: &mut Origin,
    now: DateTime<Utc>,
) -> Result<Recorded, Fault> {
    let mut recorded = Recorded::default();
    let mut turns = Turns::after_all(connection)?;
    for draft in all(connection)? {
        turns.begin();
        let key = draft.key.part();
        let heads = heads(connection, &key, END)?;
        if draft.is_news {
            let change = change_of(connection, &draft, &key)?;
            let entry = Entry {
                change: &change,
                value: change.value().to_string(),
                replaces: draft.started_from.iter().map(ToString::to_string).collect(),
                heads,
                key,
            };
            recorded.rows.push(append(connection, origin, &mut turns, &entry, now)?);
        } else {
            recorded.unchanged += 1;
        }
        discard(connection, &draft.key)?;
    }
    Ok(recorded)
}

/// What the answer or note says now, of its row; where it says nothing, that.
fn says(key: &PartKey, row: Option<&Head>) -> Result<Option<Json>, Fault> {
    match row.and_then(|row| row.value.as_deref()) {
        Some(value) => serde_json::from_str(value)
            .map(Some)
            .map_err(|error| Fault::Damaged(format!("the value of {key}: {error}"))),
        None => Ok(key.emptied().map(|change| change.value())),
    }
}

/// The draft as a change of what it started from: notes keep their respondent, and marks that the draft itself does not
/// have move with their passages.
fn change_of(connection: &Connection, draft: &Draft, key: &PartKey) -> Result<Change, Fault> {
    let DraftKey { interview, place } = &draft.key;
    match place {
        DraftPlace::Note(place, number) => Ok(Change::Note(Note {
            interview: interview.clone(),
            place: *place,
            number: *number,
            text: draft.text.clone(),
            times: draft.times.clone(),
        })),
        DraftPlace::Question(question) => {
            let base = history(connection, key)?
                .into_iter()
                .rfind(|row| draft.started_from.contains(&row.id))
                .and_then(|row| row.value);
            let base = match base.map(|value| Change::read(key, value)).transpose()? {
                Some(Change::AnswerNotes(_, _, notes)) => notes,
                _ => Notes::default(),
            };
            let mut notes = base.with_text(&draft.text);
            if let Some(marks) = &draft.marks {
                notes.marks.clone_from(marks);
            }
            if !draft.times.is_empty() {
                notes.times.clone_from(&draft.times);
            }
            Ok(Change::AnswerNotes(interview.clone(), question.clone(), notes))
        }
    }
}

/// Where the person was.
pub(super) fn place(connection: &Connection, kind: &str) -> Result<Option<String>, Fault> {
    let mut statement = connection.prepare_cached("SELECT text FROM place WHERE kind = ?1")?;
    Ok(statement.query_row([kind], |row| row.get(0)).optional()?)
}

/// Keeps where the person is.
pub(super) fn save_place(connection: &Connection, kind: &str, text: &str) -> Result<(), Fault> {
    connection
        .prepare_cached(
            "INSERT INTO place (kind, text) VALUES (?1, ?2) ON CONFLICT (kind) DO UPDATE SET text = excluded.text",
        )?
        .execute([kind, text])?;
    Ok(())
}
