-- Search by single characters and by each two in a row: every question is then a few short lists.

DROP TABLE search_sound;
DROP TABLE search_words;
DROP TABLE search_doc;
DROP TABLE search_digits;

CREATE TABLE search_doc (
    rec INTEGER PRIMARY KEY,
    place TEXT NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    digits TEXT NOT NULL,
    heard TEXT NOT NULL                   -- every reading of the names, as the index holds them
) STRICT;
CREATE INDEX search_by_name ON search_doc (name);

CREATE VIRTUAL TABLE search_words
    USING fts5 (words, content = '', detail = none, tokenize = 'unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE search_names
    USING fts5 (words, content = '', detail = none, tokenize = 'unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE search_digits USING fts5 (digits, content = '', tokenize = 'trigram');

INSERT OR IGNORE INTO dirty SELECT id FROM rec WHERE home IS NOT NULL;
