-- Search, which follows from the records and can be made anew at any time; and who looked at what.

CREATE TABLE search_doc (
    rec INTEGER PRIMARY KEY,
    place TEXT NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    digits TEXT NOT NULL
) STRICT;
CREATE INDEX search_by_name ON search_doc (name);

-- A blank stands around every Chinese character, so that one index answers one to many of them.
CREATE VIRTUAL TABLE search_words USING fts5 (name, body, content = '', tokenize = 'unicode61');
CREATE VIRTUAL TABLE search_digits USING fts5 (digits, content = '', tokenize = 'trigram');

CREATE TABLE search_sound (               -- pinyin initials and whole pinyin, every reading
    sound TEXT NOT NULL,
    rec INTEGER NOT NULL,
    PRIMARY KEY (sound, rec)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_sound_by_rec ON search_sound (rec);

CREATE TABLE audit (                      -- append-only; each row holds the digest of the one before
    id INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    act TEXT NOT NULL,
    record BLOB,
    reason TEXT NOT NULL,
    previous BLOB NOT NULL,
    digest BLOB NOT NULL
) STRICT;
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit rows are never changed'); END;
CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit rows are never dropped'); END;
