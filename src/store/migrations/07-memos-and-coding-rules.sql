-- The researcher's own notes on anything, and how indicators are rated in the study.
CREATE TABLE memo (
    entered    INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    about      TEXT CHECK (about LIKE '%_/_%'),
    text       TEXT NOT NULL,
    written_on TEXT,
    removed    INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;

CREATE TABLE rule (
    entered   INTEGER PRIMARY KEY,
    indicator TEXT NOT NULL UNIQUE,
    text      TEXT NOT NULL,
    removed   INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
