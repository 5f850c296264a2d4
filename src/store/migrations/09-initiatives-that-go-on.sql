-- The initiatives that one goes on with under another name.
ALTER TABLE initiative ADD COLUMN formerly TEXT NOT NULL DEFAULT '[]'
    CHECK (json_valid(formerly) AND json_type(formerly) = 'array');
