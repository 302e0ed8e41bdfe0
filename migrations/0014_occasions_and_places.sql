-- What the list of warning signs was gone through for, what was said of the place beside, and "not again" taken back.
-- Moments and days as in 0001.

-- What there was to be asked about when an answer was given, as it was then: the episode, and each doctor reminder. An
-- occasion belongs to the episode that it shares a day with.
CREATE TABLE sign_occasion (
    answer INTEGER NOT NULL REFERENCES sign_answer (id),
    -- The doctor reminder. NULL: the episode itself.
    kind   TEXT,
    -- NULL: the whole back.
    place  TEXT,
    start  TEXT    NOT NULL,
    last   TEXT    NOT NULL
) STRICT;

CREATE INDEX sign_occasion_answer ON sign_occasion (answer);

-- "Is this the same place as on …?", of an earlier episode in the place beside. Both as they were then.
CREATE TABLE place_answer (
    id            INTEGER PRIMARY KEY,
    place         TEXT    NOT NULL,
    start         TEXT    NOT NULL,
    last          TEXT    NOT NULL,
    earlier_place TEXT    NOT NULL,
    earlier_start TEXT    NOT NULL,
    earlier_last  TEXT    NOT NULL,
    -- 1: the same place. 0: another.
    same          INTEGER NOT NULL,
    at            INTEGER NOT NULL,
    at_offset     INTEGER NOT NULL,
    -- When the person took it back; it counts for nothing since.
    taken_back_at INTEGER
) STRICT;

-- When the person took it back; it counts for nothing since.
ALTER TABLE reminder_answer ADD COLUMN taken_back_at INTEGER;
