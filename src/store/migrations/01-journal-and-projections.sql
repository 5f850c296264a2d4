-- The journal: every change that was ever made, one row each, lying in their order: (turn, device, id). `value` is NULL
-- where a row was hollowed. Rows are told apart by `id`; an index of it would cost a page with every save, so merging
-- sees to it.
CREATE TABLE journal (
    position INTEGER PRIMARY KEY,
    turn     INTEGER NOT NULL CHECK (turn > 0),
    device   TEXT NOT NULL CHECK (length(device) = 36),
    id       TEXT NOT NULL CHECK (length(id) = 36),
    author   TEXT NOT NULL,
    at       TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z'),
    kind     TEXT NOT NULL CHECK (kind IN ('study', 'definition', 'round', 'unit', 'interview', 'participant',
                 'context', 'event', 'answer', 'note', 'evidence', 'rating', 'factor', 'initiative', 'summary',
                 'response', 'link')),
    record   TEXT NOT NULL CHECK (record <> ''),
    part     TEXT NOT NULL CHECK (part IN ('details', 'status', 'consent', 'notes', 'companion', 'removed')
                 OR part GLOB 'state/?*'),
    value    TEXT CHECK (json_valid(value)),
    replaces TEXT NOT NULL CHECK (json_valid(replaces) AND json_type(replaces) = 'array')
) STRICT;

CREATE INDEX journal_part ON journal (record, kind, part);

CREATE TRIGGER journal_keeps BEFORE DELETE ON journal
BEGIN
    SELECT raise(ABORT, 'rows of the journal are never deleted');
END;

-- What was typed and is not in the journal yet. `started_from` are the ids of the rows that were current then.
CREATE TABLE draft (
    kind         TEXT NOT NULL CHECK (kind IN ('answer', 'note')),
    record       TEXT NOT NULL,
    interview    TEXT NOT NULL REFERENCES interview (id) DEFERRABLE INITIALLY DEFERRED,
    text         TEXT NOT NULL,
    cursor       INTEGER NOT NULL CHECK (cursor >= 0),
    started_from TEXT NOT NULL CHECK (json_valid(started_from) AND json_type(started_from) = 'array'),
    at           TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z'),
    PRIMARY KEY (record, kind)
) STRICT;

-- Where the person was: the last screen, question, cursor.
CREATE TABLE place (
    kind TEXT PRIMARY KEY,
    text TEXT NOT NULL
) STRICT;

-- From here on: projections. They can be deleted and rebuilt from the journal at any time.
-- `entered` is the order in which records were first entered; `removed` records stay, so that references stay valid.

-- The current row of a part is its last one. Where several are current, because none replaces another, all are here.
CREATE TABLE conflict (
    record TEXT NOT NULL,
    kind   TEXT NOT NULL,
    part   TEXT NOT NULL,
    row    INTEGER NOT NULL REFERENCES journal (position),
    PRIMARY KEY (record, kind, part, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE study (
    entered      INTEGER PRIMARY KEY CHECK (entered = 1),
    id           TEXT NOT NULL,
    title        TEXT NOT NULL CHECK (json_valid(title)),
    organisation TEXT NOT NULL,
    assessment   TEXT NOT NULL,
    languages    TEXT NOT NULL CHECK (json_valid(languages) AND json_type(languages) = 'array'),
    legal_basis  TEXT,
    lead_rater   TEXT,
    placeholders TEXT NOT NULL CHECK (json_valid(placeholders) AND json_type(placeholders) = 'object')
) STRICT;

CREATE TABLE definition (
    entered INTEGER PRIMARY KEY,
    kind    TEXT NOT NULL CHECK (kind IN ('questionnaire', 'assessment')),
    id      TEXT NOT NULL,
    version TEXT NOT NULL,
    text    TEXT NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    UNIQUE (kind, id, version)
) STRICT;

CREATE TABLE round (
    entered       INTEGER PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,
    label         TEXT NOT NULL CHECK (json_valid(label)),
    role          TEXT NOT NULL CHECK (role IN ('baseline', 'follow-up')),
    first_day     TEXT,
    last_day      TEXT,
    questionnaire TEXT NOT NULL CHECK (json_valid(questionnaire)),
    removed       INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;

-- `sort_name` is the name in the first language of the study, for the order of the first screen.
CREATE TABLE unit (
    entered      INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE CHECK (id <> 'organisation'),
    name         TEXT NOT NULL CHECK (json_valid(name)),
    sort_name    TEXT NOT NULL,
    kind         TEXT NOT NULL CHECK (kind IN ('line', 'staff')),
    belongs_to   TEXT,
    since        TEXT,
    until        TEXT,
    successor_of TEXT REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
    removed      INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;

CREATE INDEX unit_order ON unit (kind, sort_name) WHERE NOT removed;
CREATE INDEX unit_removed ON unit (id) WHERE removed;

-- `unit` may be 'organisation', which is no row of `unit`: `named_unit` is the unit that has to exist. `answered` counts
-- the answers in which anything was typed, chosen or said to be missing.
CREATE TABLE interview (
    entered       INTEGER PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,
    unit          TEXT NOT NULL,
    round         TEXT NOT NULL REFERENCES round (id) DEFERRABLE INITIALLY DEFERRED,
    questionnaire TEXT,
    held_on       TEXT,
    place         TEXT,
    mode          TEXT,
    minutes       INTEGER CHECK (minutes BETWEEN 0 AND 4294967295),
    language      TEXT,
    status        TEXT NOT NULL DEFAULT 'planned' CHECK (status IN ('planned', 'in progress', 'broken off',
                      'completed', 'cancelled', 'declined', 'not reached')),
    reason        TEXT,
    answered      INTEGER NOT NULL DEFAULT 0 CHECK (answered >= 0),
    removed       INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    named_unit    TEXT GENERATED ALWAYS AS (nullif(unit, 'organisation')) VIRTUAL
                      REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX interview_unit ON interview (unit);
CREATE INDEX interview_removed ON interview (id) WHERE removed;

CREATE TABLE participant (
    entered    INTEGER PRIMARY KEY,
    interview  TEXT NOT NULL REFERENCES interview (id) DEFERRABLE INITIALLY DEFERRED,
    respondent TEXT NOT NULL,
    role       TEXT NOT NULL,
    team       TEXT,
    leads      INTEGER NOT NULL CHECK (leads IN (0, 1)),
    joined_on  TEXT,
    left_on    TEXT,
    consent    TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(consent) AND json_type(consent) = 'array'),
    removed    INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    UNIQUE (interview, respondent)
) STRICT;

CREATE TABLE context (
    entered           INTEGER PRIMARY KEY,
    unit              TEXT NOT NULL,
    round             TEXT NOT NULL REFERENCES round (id) DEFERRABLE INITIALLY DEFERRED,
    contact_residents TEXT NOT NULL CHECK (contact_residents IN ('none', 'little', 'regular', 'much', 'unknown')),
    contact_migrants  TEXT NOT NULL CHECK (contact_migrants IN ('none', 'little', 'regular', 'much', 'unknown')),
    note              TEXT,
    removed           INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    named_unit        TEXT GENERATED ALWAYS AS (nullif(unit, 'organisation')) VIRTUAL
                          REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (unit, round)
) STRICT;

CREATE TABLE event (
    entered INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    date    TEXT NOT NULL,
    text    TEXT NOT NULL,
    effect  TEXT NOT NULL CHECK (effect IN ('mandate', 'savings', 'reorganisation', 'other')),
    units   TEXT NOT NULL CHECK (json_valid(units) AND json_type(units) = 'array'),
    removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;

-- `question` is no reference: a later version of a questionnaire may have lost it, and the answer stays.
CREATE TABLE answer (
    entered        INTEGER PRIMARY KEY,
    interview      TEXT NOT NULL REFERENCES interview (id) DEFERRABLE INITIALLY DEFERRED,
    question       TEXT NOT NULL,
    text           TEXT NOT NULL DEFAULT '',
    respondent     TEXT,
    marks          TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(marks) AND json_type(marks) = 'array'),
    has_notes      INTEGER NOT NULL DEFAULT 0 CHECK (has_notes IN (0, 1)),
    choice         TEXT,
    choices        TEXT CHECK (json_valid(choices) AND json_type(choices) = 'array'),
    number         INTEGER,
    share_part     INTEGER,
    share_whole    INTEGER,
    date           TEXT,
    records        TEXT CHECK (json_valid(records) AND json_type(records) = 'array'),
    missing        TEXT CHECK (missing IN ('not asked', 'no answer', 'does not know', 'does not apply')),
    check_reason   TEXT,
    has_companion  INTEGER NOT NULL DEFAULT 0 CHECK (has_companion IN (0, 1)),
    removed        INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    given          INTEGER GENERATED ALWAYS AS (NOT removed AND (has_notes OR has_companion)) VIRTUAL,
    UNIQUE (interview, question),
    CHECK ((share_part IS NULL) = (share_whole IS NULL)),
    CHECK ((choice IS NOT NULL) + (choices IS NOT NULL) + (number IS NOT NULL) + (share_part IS NOT NULL)
           + (date IS NOT NULL) + (records IS NOT NULL) <= 1)
) STRICT;

CREATE TABLE note (
    entered   INTEGER PRIMARY KEY,
    interview TEXT NOT NULL REFERENCES interview (id) DEFERRABLE INITIALLY DEFERRED,
    place     TEXT NOT NULL CHECK (place IN ('before', 'after', 'observation', 'parked')),
    number    INTEGER NOT NULL CHECK (number BETWEEN 0 AND 4294967295),
    text      TEXT NOT NULL,
    removed   INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    UNIQUE (interview, place, number)
) STRICT;

-- `about` says whether it is about all units, about those of `evidence_unit`, or, where NULL, about its interview's.
CREATE TABLE evidence (
    entered    INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    kind       TEXT NOT NULL CHECK (kind IN ('testimony', 'observation', 'document', 'number')),
    text       TEXT NOT NULL,
    interview  TEXT REFERENCES interview (id) DEFERRABLE INITIALLY DEFERRED,
    question   TEXT,
    respondent TEXT,
    source     TEXT,
    place      TEXT,
    as_of      TEXT,
    about      TEXT CHECK (about IN ('all', 'units')),
    side       TEXT NOT NULL CHECK (side IN ('for', 'against')),
    removed    INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;

CREATE INDEX evidence_interview ON evidence (interview);
CREATE INDEX evidence_about_all ON evidence (id) WHERE about = 'all';
CREATE INDEX evidence_removed ON evidence (id) WHERE removed;

CREATE TABLE evidence_unit (
    evidence   INTEGER NOT NULL REFERENCES evidence (entered) DEFERRABLE INITIALLY DEFERRED,
    position   INTEGER NOT NULL,
    unit       TEXT NOT NULL,
    named_unit TEXT GENERATED ALWAYS AS (nullif(unit, 'organisation')) VIRTUAL
                   REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (evidence, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX evidence_unit_unit ON evidence_unit (unit);

-- `rater` is empty for the lead rater.
CREATE TABLE rating (
    entered    INTEGER PRIMARY KEY,
    unit       TEXT NOT NULL,
    round      TEXT NOT NULL REFERENCES round (id) DEFERRABLE INITIALLY DEFERRED,
    indicator  TEXT NOT NULL,
    rater      TEXT NOT NULL,
    value      TEXT NOT NULL CHECK (value IN ('0', '1', '2', '3', 'U', 'N')),
    reasons    TEXT NOT NULL CHECK (json_valid(reasons) AND json_type(reasons) = 'array'),
    note       TEXT,
    removed    INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    named_unit TEXT GENERATED ALWAYS AS (nullif(unit, 'organisation')) VIRTUAL
                   REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (unit, round, indicator, rater)
) STRICT;

CREATE TABLE rating_evidence (
    rating   INTEGER NOT NULL REFERENCES rating (entered) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    evidence TEXT NOT NULL REFERENCES evidence (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (rating, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE factor (
    entered    INTEGER PRIMARY KEY,
    unit       TEXT NOT NULL,
    round      TEXT NOT NULL REFERENCES round (id) DEFERRABLE INITIALLY DEFERRED,
    factor     TEXT NOT NULL,
    rater      TEXT NOT NULL,
    value      TEXT NOT NULL CHECK (value IN ('absent', 'partly', 'present', 'unknown', 'n/a')),
    reason     TEXT,
    note       TEXT,
    removed    INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    named_unit TEXT GENERATED ALWAYS AS (nullif(unit, 'organisation')) VIRTUAL
                   REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (unit, round, factor, rater)
) STRICT;

CREATE TABLE factor_evidence (
    factor   INTEGER NOT NULL REFERENCES factor (entered) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    evidence TEXT NOT NULL REFERENCES evidence (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (factor, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE initiative (
    entered            INTEGER PRIMARY KEY,
    id                 TEXT NOT NULL UNIQUE,
    unit               TEXT NOT NULL,
    title              TEXT NOT NULL,
    field              TEXT NOT NULL,
    own                INTEGER NOT NULL CHECK (own IN (0, 1)),
    because_of_project TEXT NOT NULL CHECK (because_of_project IN ('yes', 'no', 'unknown')),
    place              TEXT,
    removed            INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    named_unit         TEXT GENERATED ALWAYS AS (nullif(unit, 'organisation')) VIRTUAL
                           REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX initiative_unit ON initiative (unit);

CREATE TABLE initiative_state (
    entered    INTEGER PRIMARY KEY,
    initiative TEXT NOT NULL REFERENCES initiative (id) DEFERRABLE INITIALLY DEFERRED,
    round      TEXT NOT NULL REFERENCES round (id) DEFERRABLE INITIALLY DEFERRED,
    status     TEXT NOT NULL CHECK (status IN ('idea', 'decided', 'pilot', 'running', 'standard', 'stopped',
                   'never begun', 'unknown')),
    UNIQUE (initiative, round)
) STRICT;

CREATE TABLE summary (
    entered    INTEGER PRIMARY KEY,
    unit       TEXT NOT NULL,
    round      TEXT NOT NULL REFERENCES round (id) DEFERRABLE INITIALLY DEFERRED,
    heading    TEXT NOT NULL,
    text       TEXT NOT NULL,
    removed    INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    named_unit TEXT GENERATED ALWAYS AS (nullif(unit, 'organisation')) VIRTUAL
                   REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (unit, round, heading)
) STRICT;

CREATE TABLE response (
    entered    INTEGER PRIMARY KEY,
    unit       TEXT NOT NULL,
    round      TEXT NOT NULL REFERENCES round (id) DEFERRABLE INITIALLY DEFERRED,
    about      TEXT NOT NULL,
    text       TEXT NOT NULL,
    view       TEXT NOT NULL CHECK (view IN ('agreed', 'contested')),
    removed    INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    named_unit TEXT GENERATED ALWAYS AS (nullif(unit, 'organisation')) VIRTUAL
                   REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (unit, round, about)
) STRICT;

CREATE TABLE link (
    entered    INTEGER PRIMARY KEY,
    unit       TEXT NOT NULL,
    from_round TEXT NOT NULL REFERENCES round (id) DEFERRABLE INITIALLY DEFERRED,
    to_round   TEXT NOT NULL REFERENCES round (id) DEFERRABLE INITIALLY DEFERRED,
    link       TEXT NOT NULL CHECK (link IN ('R0', 'R1', 'R2', 'R3', 'R4')),
    reason     TEXT NOT NULL,
    removed    INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    named_unit TEXT GENERATED ALWAYS AS (nullif(unit, 'organisation')) VIRTUAL
                   REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (unit, from_round, to_round)
) STRICT;

-- Counts for the first screen, kept by triggers so that it costs the same with any number of interviews. An interview
-- counts while neither it nor its unit is removed.
CREATE TABLE unit_count (
    kind  TEXT PRIMARY KEY,
    units INTEGER NOT NULL CHECK (units >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE interview_count (
    round      TEXT NOT NULL,
    status     TEXT NOT NULL,
    interviews INTEGER NOT NULL,
    PRIMARY KEY (round, status)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER unit_entered AFTER INSERT ON unit WHEN NOT new.removed
BEGIN
    INSERT INTO unit_count (kind, units) VALUES (new.kind, 1) ON CONFLICT DO UPDATE SET units = units + 1;
END;

CREATE TRIGGER unit_changed AFTER UPDATE OF kind, removed ON unit
    WHEN new.kind <> old.kind OR new.removed <> old.removed
BEGIN
    UPDATE unit_count SET units = units - 1 WHERE kind = old.kind AND NOT old.removed;
    INSERT INTO unit_count (kind, units) SELECT new.kind, 1 WHERE NOT new.removed
        ON CONFLICT DO UPDATE SET units = units + 1;
END;

CREATE TRIGGER unit_removed_or_back AFTER UPDATE OF removed ON unit WHEN new.removed <> old.removed
BEGIN
    INSERT INTO interview_count (round, status, interviews)
        SELECT round, status, count(*) * (old.removed - new.removed)
        FROM interview WHERE unit = new.id AND NOT removed GROUP BY round, status
        ON CONFLICT DO UPDATE SET interviews = interviews + excluded.interviews;
END;

CREATE TRIGGER interview_entered AFTER INSERT ON interview
BEGIN
    UPDATE interview SET answered = (SELECT count(*) FROM answer WHERE interview = new.id AND given)
        WHERE entered = new.entered;
    INSERT INTO interview_count (round, status, interviews)
        SELECT new.round, new.status, 1
        WHERE NOT new.removed AND NOT EXISTS (SELECT 1 FROM unit WHERE id = new.unit AND removed)
        ON CONFLICT DO UPDATE SET interviews = interviews + 1;
END;

CREATE TRIGGER interview_changed AFTER UPDATE OF unit, round, status, removed ON interview
    WHEN new.unit <> old.unit OR new.round <> old.round OR new.status <> old.status OR new.removed <> old.removed
BEGIN
    UPDATE interview_count SET interviews = interviews - 1
        WHERE round = old.round AND status = old.status
        AND NOT old.removed AND NOT EXISTS (SELECT 1 FROM unit WHERE id = old.unit AND removed);
    INSERT INTO interview_count (round, status, interviews)
        SELECT new.round, new.status, 1
        WHERE NOT new.removed AND NOT EXISTS (SELECT 1 FROM unit WHERE id = new.unit AND removed)
        ON CONFLICT DO UPDATE SET interviews = interviews + 1;
END;

CREATE TRIGGER answer_entered AFTER INSERT ON answer WHEN new.given
BEGIN
    UPDATE interview SET answered = answered + 1 WHERE id = new.interview;
END;

CREATE TRIGGER answer_changed AFTER UPDATE ON answer WHEN new.given <> old.given
BEGIN
    UPDATE interview SET answered = answered + new.given - old.given WHERE id = new.interview;
END;
