-- In how many entries that are not deleted each of the words of a list is, so that a list is offered without counting the
-- whole diary. Kept by the triggers below, whoever writes: the rows of entry_words are added and removed, never changed.

CREATE TABLE words_used (
    list    TEXT    NOT NULL,
    words   TEXT    NOT NULL,
    entries INTEGER NOT NULL CHECK (entries > 0),
    PRIMARY KEY (list, words)
) STRICT, WITHOUT ROWID;

INSERT INTO words_used (list, words, entries)
SELECT list, words, count(*) FROM entry_words JOIN entry ON id = entry_id
WHERE deleted_at IS NULL GROUP BY list, words;

CREATE TRIGGER words_said AFTER INSERT ON entry_words
WHEN (SELECT deleted_at IS NULL FROM entry WHERE id = NEW.entry_id)
BEGIN
    INSERT INTO words_used (list, words, entries) VALUES (NEW.list, NEW.words, 1)
    ON CONFLICT DO UPDATE SET entries = entries + 1;
END;

CREATE TRIGGER words_unsaid AFTER DELETE ON entry_words
WHEN (SELECT deleted_at IS NULL FROM entry WHERE id = OLD.entry_id)
BEGIN
    DELETE FROM words_used WHERE list = OLD.list AND words = OLD.words AND entries = 1;
    UPDATE words_used SET entries = entries - 1 WHERE list = OLD.list AND words = OLD.words AND entries > 1;
END;

CREATE TRIGGER words_of_deleted AFTER UPDATE OF deleted_at ON entry
WHEN OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL
BEGIN
    DELETE FROM words_used
    WHERE entries = 1 AND (list, words) IN (SELECT list, words FROM entry_words WHERE entry_id = NEW.id);
    UPDATE words_used SET entries = entries - 1
    WHERE entries > 1 AND (list, words) IN (SELECT list, words FROM entry_words WHERE entry_id = NEW.id);
END;

CREATE TRIGGER words_of_restored AFTER UPDATE OF deleted_at ON entry
WHEN OLD.deleted_at IS NOT NULL AND NEW.deleted_at IS NULL
BEGIN
    INSERT INTO words_used (list, words, entries)
    SELECT list, words, 1 FROM entry_words WHERE entry_id = NEW.id
    ON CONFLICT DO UPDATE SET entries = entries + 1;
END;

-- What the words were counted by before; nothing else goes by it.
DROP INDEX entry_deleted;
