-- Respondents who were erased: their ids stay closed. `rows` are the ids of the journal rows that stand where theirs were.
CREATE TABLE erased (
    entered    INTEGER PRIMARY KEY,
    respondent TEXT NOT NULL UNIQUE,
    erased_on  TEXT NOT NULL,
    rows       TEXT NOT NULL CHECK (json_valid(rows) AND json_type(rows) = 'array')
) STRICT;
