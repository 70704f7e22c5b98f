-- When offices close, which an office sets from a day on.

CREATE TABLE "closing" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "at" TEXT,
    "from_on" TEXT,
    "to_on" TEXT,
    "basis" TEXT,
    st BLOB NOT NULL
) STRICT;
