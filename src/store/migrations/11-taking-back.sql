-- Which rows were made together, and which take others back. `change` is the turn of the first row of the change that a
-- row belongs to: with the device it tells changes apart. A row that takes back the author's own, or does again what
-- was taken back, names that row by its id.
ALTER TABLE journal ADD COLUMN change INTEGER NOT NULL DEFAULT 0 CHECK (change >= 0);
ALTER TABLE journal ADD COLUMN takes_back TEXT CHECK (length(takes_back) = 36);
ALTER TABLE journal ADD COLUMN does_again TEXT CHECK (length(does_again) = 36);

-- Rows of one change always had one time.
UPDATE journal SET change = made.first
FROM (SELECT position AS place, min(turn) OVER (PARTITION BY device, at) AS first FROM journal) made
WHERE position = made.place;
