-- The day of the feedback talk in which a unit said something about its result.
ALTER TABLE response ADD COLUMN talked_on TEXT;

-- What is written at the desk and is not a row yet: the whole value that it will have.
CREATE TABLE desk_draft (
    kind         TEXT NOT NULL CHECK (kind <> ''),
    record       TEXT NOT NULL CHECK (record <> ''),
    value        TEXT NOT NULL CHECK (json_valid(value)),
    started_from TEXT NOT NULL CHECK (json_valid(started_from) AND json_type(started_from) = 'array'),
    at           TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z'),
    PRIMARY KEY (record, kind)
) STRICT;
