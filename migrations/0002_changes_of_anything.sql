-- Everything that a person can change keeps its past, whatever it is: the kinds are no longer listed here.

CREATE TABLE new_change (
    id        INTEGER PRIMARY KEY,
    -- The table that the row is in.
    what      TEXT    NOT NULL,
    row_id    INTEGER NOT NULL,
    field     TEXT    NOT NULL,
    old       TEXT,
    new       TEXT,
    at        INTEGER NOT NULL,
    at_offset INTEGER NOT NULL
) STRICT;

INSERT INTO new_change SELECT id, what, row_id, field, old, new, at, at_offset FROM change;
DROP TABLE change;
ALTER TABLE new_change RENAME TO change;
CREATE INDEX change_of_row ON change (what, row_id);
