-- An invitation to mediation says when and where, how, and by whom it is mediated.

ALTER TABLE "notice" RENAME TO "notice_before";

CREATE TABLE "notice" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "form" TEXT,
    "version" TEXT,
    "household" BLOB,
    "enterprise" BLOB,
    "matter" BLOB,
    "dispute" BLOB,
    "receiver" TEXT,
    "way" TEXT,
    "given_on" TEXT,
    "due_on" TEXT,
    "worker" BLOB,
    "meets_on" TEXT,
    "begins" TEXT,
    "meets_at" TEXT,
    "manner" TEXT,
    "mediator" BLOB,
    st BLOB NOT NULL
) STRICT;

INSERT INTO "notice" (
    id, "claim", "place", "gone", "form", "version", "household", "enterprise", "matter",
    "dispute", "receiver", "way", "given_on", "due_on", "worker", st
) SELECT
    id, "claim", "place", "gone", "form", "version", "household", "enterprise", "matter",
    "dispute", "receiver", "way", "given_on", "due_on", "worker", st
FROM "notice_before";

DROP TABLE "notice_before";

CREATE INDEX notice_by_place ON "notice" (place, given_on);
CREATE INDEX notice_by_day ON "notice" (meets_on) WHERE meets_on IS NOT NULL;
