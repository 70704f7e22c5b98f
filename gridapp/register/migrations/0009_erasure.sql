-- What centres have ordered to be erased, and which segments no longer hold it.

CREATE TABLE "erasure" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "what" BLOB,
    "basis" TEXT,
    "ordered_on" TEXT,
    "by" BLOB,
    "second" BLOB,
    "request" BLOB,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE erased (                     -- cells whose values count no longer, by the orders
    uid BLOB NOT NULL,
    kind INTEGER NOT NULL,
    field TEXT NOT NULL,
    area TEXT NOT NULL,                   -- in streams of this area
    stream BLOB NOT NULL,                 -- this very change of this stream; empty: whatever is
    n INTEGER NOT NULL,                   -- ever written there
    PRIMARY KEY (uid, kind, field, area, stream, n)
) STRICT, WITHOUT ROWID;

ALTER TABLE segment ADD COLUMN emptied INTEGER NOT NULL DEFAULT 0;  -- 1 and proved, 2 here alone

CREATE TABLE to_empty (gid INTEGER PRIMARY KEY) STRICT;  -- segments whose bytes still hold erased values
