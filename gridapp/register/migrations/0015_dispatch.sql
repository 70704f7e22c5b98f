-- What a handler outside a matter's place is told of it and answers; who was called back.

CREATE TABLE "docket" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "matter" BLOB,
    "number" TEXT,
    "title" TEXT,
    "where" TEXT,
    "detail" TEXT,
    "category" TEXT,
    "urgency" TEXT,
    "to" BLOB,
    "by" BLOB,
    "given_on" TEXT,
    "due" TEXT,
    "handed" TEXT,
    "receiver" TEXT,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "docket_step" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "docket" BLOB,
    "action" TEXT,
    "by" BLOB,
    "done_on" TEXT,
    "note" TEXT,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "callback" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "matter" BLOB,
    "reporter" BLOB,
    "called_on" TEXT,
    "by" BLOB,
    "satisfaction" TEXT,
    "note" TEXT,
    st BLOB NOT NULL
) STRICT;

CREATE INDEX docket_by_place ON "docket" ("place");
CREATE INDEX docket_by_matter ON "docket" ("matter");
CREATE INDEX docket_step_by_docket ON "docket_step" ("docket");
CREATE INDEX callback_by_matter ON "callback" ("matter");
