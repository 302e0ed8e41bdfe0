-- What holds heat and cold back, until the person says that it is over.

-- The questions that were on the sheet: codes parted by a blank. NULL: the eight of the first sheets.
ALTER TABLE safety_sheet ADD COLUMN asked TEXT;
-- The day of a clinician's word for each concern that has one, as `fever=2026-11-22`, parted by blanks. NULL: clinician_agreed,
-- where there is one, for all of them.
ALTER TABLE safety_sheet ADD COLUMN agreed TEXT;

-- "It looks normal again" and "The fever has passed". Each row is about one thing that was told, as it was told.
CREATE TABLE passed (
    id         INTEGER PRIMARY KEY,
    -- 'session', and the skin that was told after it; or 'sign_answer', and the sign that was ticked.
    what       TEXT    NOT NULL,
    row_id     INTEGER NOT NULL,
    told       TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    at_offset  INTEGER NOT NULL,
    -- Said by mistake, and taken back.
    deleted_at INTEGER
) STRICT;

CREATE INDEX passed_of_row ON passed (what, row_id) WHERE deleted_at IS NULL;

-- Skin told other than normal is looked for through the whole diary, and there is little of it.
CREATE INDEX session_skin_told ON session (ended_at) WHERE undone_at IS NULL AND skin <> 'normal';
