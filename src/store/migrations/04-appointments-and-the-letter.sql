-- When on a day a talk is arranged for, what was tried to arrange it, and what people agree to who sign the letter.
ALTER TABLE interview ADD COLUMN time_of_day TEXT;
ALTER TABLE interview ADD COLUMN attempts TEXT NOT NULL DEFAULT '[]'
    CHECK (json_valid(attempts) AND json_type(attempts) = 'array');
ALTER TABLE study ADD COLUMN letter TEXT NOT NULL DEFAULT '[]'
    CHECK (json_valid(letter) AND json_type(letter) = 'array');
