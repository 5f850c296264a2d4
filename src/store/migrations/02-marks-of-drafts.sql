-- The marks of what is being typed. NULL in a draft that an earlier version of the program kept: its marks are found
-- again by their words.
ALTER TABLE draft ADD COLUMN marks TEXT CHECK (json_valid(marks) AND json_type(marks) = 'array');

-- When passages of the notes were struck: all that stays of them.
ALTER TABLE answer ADD COLUMN struck TEXT NOT NULL DEFAULT '[]'
    CHECK (json_valid(struck) AND json_type(struck) = 'array');
