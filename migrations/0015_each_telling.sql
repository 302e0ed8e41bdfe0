-- What holds packs back is known by both clocks, and each telling of skin by itself. Moments as in 0001.

-- Each time that skin was told not to look normal. A milder word that is told later, and one that is told again, is a row more.
CREATE TABLE skin_told (
    id         INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session (id),
    skin       TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    at_offset  INTEGER NOT NULL,
    at_boot    TEXT,
    at_uptime  INTEGER,
    -- Told by mistake, and taken back.
    deleted_at INTEGER
) STRICT;

CREATE INDEX skin_told_of_session ON skin_told (session_id);

-- Of what was told so far nobody knows when; of blisters it counts from the end of the pack.
INSERT INTO skin_told (session_id, skin, at, at_offset)
SELECT id, skin, coalesce(ended_at, entered_at), coalesce(ended_offset, entered_offset) FROM session WHERE skin <> 'normal';

-- What is over is named by the telling, and no more by the skin: 'skin_told', or 'sign_answer' for a fever.
UPDATE passed SET what = 'skin_told', row_id = (SELECT id FROM skin_told WHERE session_id = row_id)
WHERE what = 'session' AND told = (SELECT skin FROM session WHERE id = row_id);

-- When a dose was taken, and when a fall was ticked, by the computer's uptime; and when an injury was told, by both clocks.
ALTER TABLE dose ADD COLUMN taken_boot TEXT;
ALTER TABLE dose ADD COLUMN taken_uptime INTEGER;
ALTER TABLE sign_answer ADD COLUMN at_boot TEXT;
ALTER TABLE sign_answer ADD COLUMN at_uptime INTEGER;
ALTER TABLE injury ADD COLUMN told_at INTEGER;
ALTER TABLE injury ADD COLUMN told_offset INTEGER;
ALTER TABLE injury ADD COLUMN told_boot TEXT;
ALTER TABLE injury ADD COLUMN told_uptime INTEGER;
