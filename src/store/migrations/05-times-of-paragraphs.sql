-- The journal takes kinds of records and parts that a later version of the program thinks of: the program reads every
-- word and refuses those that it does not know, so that a list of them here only had to be renewed with each.
CREATE TABLE journal_anew (
    position INTEGER PRIMARY KEY,
    turn     INTEGER NOT NULL CHECK (turn > 0),
    device   TEXT NOT NULL CHECK (length(device) = 36),
    id       TEXT NOT NULL CHECK (length(id) = 36),
    author   TEXT NOT NULL,
    at       TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z'),
    kind     TEXT NOT NULL CHECK (kind <> ''),
    record   TEXT NOT NULL CHECK (record <> ''),
    part     TEXT NOT NULL CHECK (part <> ''),
    value    TEXT CHECK (json_valid(value)),
    replaces TEXT NOT NULL CHECK (json_valid(replaces) AND json_type(replaces) = 'array')
) STRICT;

CREATE TABLE conflict_anew (
    record TEXT NOT NULL,
    kind   TEXT NOT NULL,
    part   TEXT NOT NULL,
    row    INTEGER NOT NULL REFERENCES journal (position),
    PRIMARY KEY (record, kind, part, row)
) STRICT, WITHOUT ROWID;

CREATE TEMPORARY TABLE conflict_kept AS SELECT record, kind, part, row FROM conflict;
INSERT INTO journal_anew SELECT position, turn, device, id, author, at, kind, record, part, value, replaces FROM journal;
DROP TABLE conflict;
DROP TABLE journal;
ALTER TABLE journal_anew RENAME TO journal;
ALTER TABLE conflict_anew RENAME TO conflict;
INSERT INTO conflict SELECT record, kind, part, row FROM conflict_kept;
DROP TABLE conflict_kept;

CREATE INDEX journal_part ON journal (record, kind, part);

CREATE TRIGGER journal_keeps BEFORE DELETE ON journal
BEGIN
    SELECT raise(ABORT, 'rows of the journal are never deleted');
END;

-- When the paragraphs of a text were typed: as many times as it has paragraphs, or none at all.
ALTER TABLE answer ADD COLUMN times TEXT NOT NULL DEFAULT '[]'
    CHECK (json_valid(times) AND json_type(times) = 'array');
ALTER TABLE note ADD COLUMN times TEXT NOT NULL DEFAULT '[]'
    CHECK (json_valid(times) AND json_type(times) = 'array');
ALTER TABLE draft ADD COLUMN times TEXT NOT NULL DEFAULT '[]'
    CHECK (json_valid(times) AND json_type(times) = 'array');

-- How a question went: when it was first on the screen, first typed on and last changed, and how the earlier answer
-- was kept meanwhile.
ALTER TABLE answer ADD COLUMN shown_at TEXT;
ALTER TABLE answer ADD COLUMN typed_at TEXT;
ALTER TABLE answer ADD COLUMN changed_at TEXT;
ALTER TABLE answer ADD COLUMN earlier TEXT CHECK (earlier IN ('shown', 'after', 'hidden'));

-- When a recorder was started.
ALTER TABLE interview ADD COLUMN recorder TEXT NOT NULL DEFAULT '[]'
    CHECK (json_valid(recorder) AND json_type(recorder) = 'array');
