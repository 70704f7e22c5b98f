-- Rows of the access logs of other devices, as their files bring them.

CREATE TABLE "look" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "n" INTEGER,
    "act" TEXT,
    "by" BLOB,
    "at_ms" INTEGER,
    "about" BLOB,
    "reason" TEXT,
    "digest" BLOB,
    st BLOB NOT NULL
) STRICT;

CREATE INDEX look_by_record ON "look" (about);
