-- What an invitation was to before it was moved, and that it was called off; until when whoever
-- referred a dispute is to be answered.

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
    "was" TEXT,
    "called_off" TEXT,
    "why" TEXT,
    st BLOB NOT NULL
) STRICT;

INSERT INTO "notice" (
    id, "claim", "place", "gone", "form", "version", "household", "enterprise", "matter",
    "dispute", "receiver", "way", "given_on", "due_on", "worker", "meets_on", "begins",
    "meets_at", "manner", "mediator", st
) SELECT
    id, "claim", "place", "gone", "form", "version", "household", "enterprise", "matter",
    "dispute", "receiver", "way", "given_on", "due_on", "worker", "meets_on", "begins",
    "meets_at", "manner", "mediator", st
FROM "notice_before";

DROP TABLE "notice_before";

CREATE INDEX notice_by_place ON "notice" (place, given_on);
CREATE INDEX notice_by_day ON "notice" (meets_on) WHERE meets_on IS NOT NULL;

ALTER TABLE "dispute" RENAME TO "dispute_before";

CREATE TABLE "dispute" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "number" TEXT,
    "title" TEXT,
    "matter" BLOB,
    "visit" BLOB,
    "type" TEXT,
    "source" TEXT,
    "sender" TEXT,
    "facts" TEXT,
    "claims" TEXT,
    "grade" TEXT,
    "risk" TEXT,
    "people" INTEGER,
    "amount" INTEGER,
    "committee" BLOB,
    "mediator" BLOB,
    "heard_on" TEXT,
    "worker" BLOB,
    "answer_by" TEXT,
    st BLOB NOT NULL,
    "state" TEXT,
    "holder" TEXT,
    "due" TEXT,
    "confirm_by" TEXT,
    "perform_by" TEXT,
    "revisit_by" TEXT,
    "reply_by" TEXT,
    "alerted" INTEGER,
    "review" INTEGER
) STRICT;

INSERT INTO "dispute" (
    id, "claim", "place", "gone", "number", "title", "matter", "visit", "type", "source",
    "sender", "facts", "claims", "grade", "risk", "people", "amount", "committee", "mediator",
    "heard_on", "worker", st, "state", "holder", "due", "confirm_by", "perform_by",
    "revisit_by", "alerted", "review"
) SELECT
    id, "claim", "place", "gone", "number", "title", "matter", "visit", "type", "source",
    "sender", "facts", "claims", "grade", "risk", "people", "amount", "committee", "mediator",
    "heard_on", "worker", st, "state", "holder", "due", "confirm_by", "perform_by",
    "revisit_by", "alerted", "review"
FROM "dispute_before";

DROP TABLE "dispute_before";

CREATE INDEX dispute_by_place ON "dispute" (place, state);
CREATE INDEX dispute_by_matter ON "dispute" ("matter");
CREATE INDEX dispute_by_number ON "dispute" ("number");
CREATE INDEX dispute_by_state ON "dispute" (state, due);
