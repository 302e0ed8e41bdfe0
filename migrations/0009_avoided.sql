-- What the person avoids, of the words that made it worse or set it off. Their own list: nothing is judged by it.

CREATE TABLE avoided (
    id             INTEGER PRIMARY KEY,
    list           TEXT    NOT NULL CHECK (list IN ('trigger', 'worse')),
    -- A code of the offered ones, or the person's own words.
    words          TEXT    NOT NULL CHECK (words <> ''),
    entered_at     INTEGER NOT NULL,
    entered_offset INTEGER NOT NULL,
    -- Taken off the list. The row stays.
    deleted_at     INTEGER
) STRICT;

CREATE UNIQUE INDEX avoided_words ON avoided (list, words) WHERE deleted_at IS NULL;
