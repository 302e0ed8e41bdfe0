-- A pack of which somebody said that it is off, and did not know since when: ended_at is then the latest it can have been.
ALTER TABLE session ADD COLUMN end_unknown INTEGER NOT NULL DEFAULT 0 CHECK (end_unknown IN (0, 1));

-- Whose rest may still go on, whenever it began: by when it came off, and at the end those of which nobody said so.
CREATE INDEX session_ended ON session (coalesce(max(started_at, ended_at), 9223372036854775807)) WHERE undone_at IS NULL;
