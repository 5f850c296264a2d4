//! Versions of the file, their steps, and how connections are set up.

use super::*;

#[test]
fn every_step_of_the_schema_can_be_taken() {
    assert_eq!(MIGRATIONS.validate(), Ok(()));
}

#[test]
fn a_study_of_the_first_version_is_brought_up_to_date_with_its_rows_and_drafts() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("s");
    reserve(&path).unwrap();
    let mut old = Connection::open(&path).unwrap();
    old.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
    MIGRATIONS.to_version(&mut old, 1).unwrap();
    old.pragma_update(None, "foreign_keys", false).unwrap();
    old.execute_batch(
        "INSERT INTO journal VALUES
             (1, 1, '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002', 'me',
              '2011-03-24T12:00:00.000Z', 'answer', 'sez/r1/q', 'notes', '{}', '[]');
         INSERT INTO conflict VALUES ('sez/r1/q', 'answer', 'notes', 1);
         INSERT INTO answer (interview, question, text) VALUES ('sez/r1', 'q', 'ja');
         INSERT INTO draft (kind, record, interview, text, cursor, started_from, at)
             VALUES ('answer', 'sez/r1/q', 'sez/r1', 'ja nee', 2, '[]', '2011-03-24T12:00:00.000Z');",
    )
    .unwrap();
    drop(old);
    check(&path).unwrap();
    let read = Database::read(&path).err().unwrap();
    assert!(matches!(read, StoreError::Older { found: 1, .. }), "{read}");
    let database = Database::open(&path).unwrap();
    let row: (String, String, String, Option<String>) = database
        .connection
        .query_row("SELECT a.text, a.struck, d.text, d.marks FROM answer a, draft d", [], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })
        .unwrap();
    assert_eq!(row, ("ja".into(), "[]".into(), "ja nee".into(), None));
    let kept: (String, i64) = database
        .connection
        .query_row("SELECT j.id, c.row FROM journal j, conflict c", [], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    assert_eq!(kept, ("00000000-0000-0000-0000-000000000002".into(), 1));
    let deleting = database.connection.execute("DELETE FROM journal", []);
    assert!(deleting.is_err(), "rows of the journal are never deleted");
    assert_eq!(version(&database.connection).unwrap(), FILE_VERSION);
}

#[test]
fn a_version_is_older_present_or_newer() {
    assert_eq!(Standing::of(0), Standing::Unfinished);
    assert_eq!(Standing::of(FILE_VERSION), Standing::Present);
    assert_eq!(Standing::of(FILE_VERSION + 1), Standing::Newer(FILE_VERSION + 1));
    assert_eq!(Standing::of(-1), Standing::Older(-1));
}

#[test]
fn a_path_becomes_a_name_that_sqlite_reads_back() {
    assert_eq!(
        immutable_uri(Path::new("/tmp/a b?ü.nulmeting")),
        "file:///tmp/a%20b%3F%C3%BC.nulmeting?immutable=1"
    );
}

#[test]
fn a_writing_connection_loses_nothing_and_leaves_nothing_readable() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("s");
    reserve(&path).unwrap();
    let created = Database::create(&path).unwrap();
    let asked = |database: &Database, pragma: &str| -> String {
        database
            .connection
            .pragma_query_value(None, pragma, |row| {
                row.get::<_, String>(0).or_else(|_| row.get::<_, i64>(0).map(|number| number.to_string()))
            })
            .unwrap()
    };
    let expect = [
        ("journal_mode", "wal"),
        ("synchronous", "2"),
        ("fullfsync", "1"),
        ("checkpoint_fullfsync", "1"),
        ("secure_delete", "1"),
        ("foreign_keys", "1"),
        ("temp_store", "2"),
        ("busy_timeout", "5000"),
        ("trusted_schema", "0"),
    ];
    for (pragma, value) in expect {
        assert_eq!(asked(&created, pragma), value, "{pragma} of a new file");
    }
    drop(created);
    let opened = Database::open(&path).unwrap();
    for (pragma, value) in expect {
        assert_eq!(asked(&opened, pragma), value, "{pragma} of an opened file");
    }
    let reading = Database::read(&path).unwrap();
    assert_eq!(asked(&reading, "query_only"), "1");
}
