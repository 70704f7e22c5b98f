-- Records that speak of one thing: which of them is kept, and which may be the same.

CREATE TABLE merged (                     -- follows from the links; the record that is kept is not in it
    rec INTEGER PRIMARY KEY,
    kept INTEGER NOT NULL
) STRICT;
CREATE INDEX merged_by_kept ON merged (kept);

CREATE TABLE mark (                       -- what alike records have in common, as hashes with a key of this register
    mark INTEGER NOT NULL,
    rec INTEGER NOT NULL,
    PRIMARY KEY (mark, rec)
) STRICT, WITHOUT ROWID;
CREATE INDEX mark_by_rec ON mark (rec);

CREATE TABLE likely (                     -- pairs to be looked at by a person; the smaller number first
    one INTEGER NOT NULL,
    other INTEGER NOT NULL,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX likely_by_other ON likely (other);

CREATE TABLE apart (                      -- somebody here said that these two are not the same
    one BLOB NOT NULL,
    other BLOB NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

-- A number is looked for by its hash alone.
DROP INDEX resident_by_id_number;

INSERT OR IGNORE INTO dirty SELECT id FROM rec WHERE home IS NOT NULL;
