-- What is written up of an answer for the respondent, and what happened to the write-up of a talk.
ALTER TABLE answer ADD COLUMN write_up TEXT NOT NULL DEFAULT '{}'
    CHECK (json_valid(write_up) AND json_type(write_up) = 'object');
ALTER TABLE interview ADD COLUMN replies TEXT NOT NULL DEFAULT '[]'
    CHECK (json_valid(replies) AND json_type(replies) = 'array');
