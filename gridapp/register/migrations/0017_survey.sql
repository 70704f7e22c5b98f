-- Surveys that a centre makes itself, and answers to them.

CREATE TABLE "survey" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "name" TEXT,
    "area" TEXT,
    "subject" TEXT,
    "nameless" TEXT,
    "from_on" TEXT,
    "to_on" TEXT,
    "opening" TEXT,
    "sent_on" TEXT,
    "ended_on" TEXT,
    "why_ended" TEXT,
    "worker" BLOB,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "survey_question" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "survey" BLOB,
    "n" INTEGER,
    "shape" TEXT,
    "said" TEXT,
    "choices" TEXT,
    st BLOB NOT NULL
) STRICT;

DROP INDEX survey_answer_by_place;
ALTER TABLE "survey_answer" RENAME TO survey_answer_before;

CREATE TABLE "survey_answer" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "asked_on" TEXT,
    "round" BLOB,
    "satisfaction" TEXT,
    "safety" TEXT,
    "wish" TEXT,
    "worker" BLOB,
    "survey" BLOB,
    "household" BLOB,
    "enterprise" BLOB,
    "visit" BLOB,
    "answers" TEXT,
    st BLOB NOT NULL
) STRICT;

INSERT INTO "survey_answer" (id, claim, place, gone, asked_on, round, satisfaction, safety, wish,
    worker, st)
SELECT id, claim, place, gone, asked_on, round, satisfaction, safety, wish, worker, st
FROM survey_answer_before;

DROP TABLE survey_answer_before;

CREATE INDEX survey_answer_by_place ON "survey_answer" (place, asked_on);
CREATE INDEX survey_answer_by_survey ON "survey_answer" (survey, household);
CREATE INDEX survey_question_by_survey ON "survey_question" (survey);
