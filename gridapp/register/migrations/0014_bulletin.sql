-- Bulletins that were signed, and what stands in them.

CREATE TABLE "bulletin" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "span" TEXT,
    "signed_on" TEXT,
    "by" BLOB,
    "parts" INTEGER,
    "mark" TEXT,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "bulletin_part" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "bulletin" BLOB,
    "n" INTEGER,
    "body" BLOB,
    st BLOB NOT NULL
) STRICT;

CREATE INDEX bulletin_part_by_bulletin ON "bulletin_part" (bulletin);
