//! Removing a record of any kind, and bringing it back: which table and which columns its composed id stands for.

use rusqlite::{Connection, ToSql, params_from_iter};

use crate::domain::change::{Part, PartKey, RecordKind};
use crate::store::error::Fault;

/// Marks a record as removed, or as there again.
pub(super) fn project(
    connection: &Connection,
    kind: RecordKind,
    record: &str,
    removed: bool,
) -> Result<(), Fault> {
    let missing = || Fault::NoRecord(PartKey { kind, record: record.to_owned(), part: Part::Removed });
    let Some(columns) = key_columns(kind) else {
        return Err(Fault::Refused(
            "the study itself and erasures cannot be removed from its file".to_owned(),
        ));
    };
    let parts = key_parts(kind, record, columns.len());
    if parts.len() != columns.len() {
        return Err(missing());
    }
    let conditions: Vec<String> =
        columns.iter().enumerate().map(|(at, column)| format!("{column} = ?{}", at + 2)).collect();
    let sql = format!("UPDATE {} SET removed = ?1 WHERE {}", kind.as_str(), conditions.join(" AND "));
    let values = std::iter::once(&removed as &dyn ToSql).chain(parts.iter().map(|part| part as &dyn ToSql));
    match connection.prepare_cached(&sql)?.execute(params_from_iter(values))? {
        0 => Err(missing()),
        _ => Ok(()),
    }
}

/// The columns that a record's id is composed of. The study itself has no other record beside it.
fn key_columns(kind: RecordKind) -> Option<&'static [&'static str]> {
    Some(match kind {
        RecordKind::Study | RecordKind::Erased => return None,
        RecordKind::Definition => &["kind", "id", "version"],
        RecordKind::Round
        | RecordKind::Unit
        | RecordKind::Interview
        | RecordKind::Event
        | RecordKind::Evidence
        | RecordKind::Initiative
        | RecordKind::Memo => &["id"],
        RecordKind::Participant => &["interview", "respondent"],
        RecordKind::Context => &["unit", "round"],
        RecordKind::Answer => &["interview", "question"],
        RecordKind::Note => &["interview", "place", "number"],
        RecordKind::Rating => &["unit", "round", "indicator", "rater"],
        RecordKind::Factor => &["unit", "round", "factor", "rater"],
        RecordKind::Summary => &["unit", "round", "heading"],
        RecordKind::Response => &["unit", "round", "about"],
        RecordKind::Rule => &["indicator"],
        RecordKind::Link => &["unit", "from_round", "to_round"],
    })
}

/// Takes a composed id apart. An interview's id may hold a `/` and stands first; a version or what a response is about
/// may hold some and stands last.
fn key_parts(kind: RecordKind, record: &str, count: usize) -> Vec<&str> {
    match kind {
        RecordKind::Participant | RecordKind::Answer | RecordKind::Note | RecordKind::Interview => {
            let mut parts: Vec<&str> = record.rsplitn(count, '/').collect();
            parts.reverse();
            parts
        }
        _ => record.splitn(count, '/').collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_composed_id_comes_apart_where_it_was_joined() {
        assert_eq!(key_parts(RecordKind::Answer, "sez/r1/q1", 2), ["sez/r1", "q1"]);
        assert_eq!(key_parts(RecordKind::Answer, "talk-1/q1", 2), ["talk-1", "q1"]);
        assert_eq!(key_parts(RecordKind::Note, "sez/r1/parked/2", 3), ["sez/r1", "parked", "2"]);
        assert_eq!(key_parts(RecordKind::Interview, "sez/r1", 1), ["sez/r1"]);
        assert_eq!(key_parts(RecordKind::Rating, "sez/r1/vision/", 4), ["sez", "r1", "vision", ""]);
        assert_eq!(
            key_parts(RecordKind::Response, "sez/r1/policy/prepare", 3),
            ["sez", "r1", "policy/prepare"]
        );
        assert_eq!(key_parts(RecordKind::Definition, "assessment/m/1/2", 3), ["assessment", "m", "1/2"]);
    }
}
