-- Everything the nine joint tasks record beside households, visits and matters.

CREATE TABLE "enterprise" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "name" TEXT,
    "credit_code" TEXT,
    "premises" TEXT,
    "address" TEXT,
    "contact" TEXT,
    "phone" TEXT,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "life_event" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "verb" TEXT,
    "happened_on" TEXT,
    "household" BLOB,
    "resident" BLOB,
    "to" BLOB,
    "note" TEXT,
    "worker" BLOB,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "round" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "name" TEXT,
    "area" TEXT,
    "subject" TEXT,
    "tags" TEXT,
    "from_on" TEXT,
    "to_on" TEXT,
    "worker" BLOB,
    st BLOB NOT NULL
) STRICT;

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
    st BLOB NOT NULL,
    "state" TEXT,
    "holder" TEXT,
    "due" TEXT,
    "confirm_by" TEXT,
    "perform_by" TEXT,
    "revisit_by" TEXT,
    "alerted" INTEGER,
    "review" INTEGER
) STRICT;

CREATE TABLE "party" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "dispute" BLOB,
    "side" TEXT,
    "name" TEXT,
    "resident" BLOB,
    "enterprise" BLOB,
    "sex" TEXT,
    "birth" TEXT,
    "id_number" TEXT,
    "occupation" TEXT,
    "phone" TEXT,
    "address" TEXT,
    "agent" TEXT,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "session" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "dispute" BLOB,
    "manner" TEXT,
    "held_on" TEXT,
    "held_at" TEXT,
    "present" TEXT,
    "rights_told" TEXT,
    "open" TEXT,
    "record" TEXT,
    "result" TEXT,
    "mediator" BLOB,
    "recorder" BLOB,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "agreement" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "dispute" BLOB,
    "form" TEXT,
    "number" TEXT,
    "facts" TEXT,
    "terms" TEXT,
    "performance_way" TEXT,
    "amount" INTEGER,
    "effective_on" TEXT,
    "copies" INTEGER,
    "confirmation" TEXT,
    "confirmed_on" TEXT,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "instalment" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "dispute" BLOB,
    "agreement" BLOB,
    "what" TEXT,
    "amount" INTEGER,
    "due_on" TEXT,
    "performance" TEXT,
    "performed_on" TEXT,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "dispute_step" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "heads" BLOB,
    "by" BLOB,
    "done_on" TEXT,
    "done_at" TEXT,
    "note" TEXT,
    "to" BLOB,
    "due" TEXT,
    "reason" TEXT,
    "behalf" BLOB,
    "dispute" BLOB,
    "action" TEXT,
    "body" TEXT,
    "receiver" TEXT,
    "consent" TEXT,
    "routes" TEXT,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "committee" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "name" TEXT,
    "type" TEXT,
    "trade" TEXT,
    "area" TEXT,
    "closed_on" TEXT,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "mediator" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "name" TEXT,
    "committee" BLOB,
    "trade" TEXT,
    "worker" BLOB,
    "until" TEXT,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "help_plan" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "household" BLOB,
    "matter" BLOB,
    "visit" BLOB,
    "category" TEXT,
    "need" TEXT,
    "goal" TEXT,
    "begun_on" TEXT,
    "ended_on" TEXT,
    "outcome" TEXT,
    "note" TEXT,
    "worker" BLOB,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "pairing" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "plan" BLOB,
    "helper" TEXT,
    "worker" BLOB,
    "body" TEXT,
    "from_on" TEXT,
    "until_on" TEXT,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "measure" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "plan" BLOB,
    "what" TEXT,
    "due_on" TEXT,
    "done_on" TEXT,
    "result" TEXT,
    "value" INTEGER,
    "by" BLOB,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "activity" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "task" TEXT,
    "title" TEXT,
    "category" TEXT,
    "happened_on" TEXT,
    "where" TEXT,
    "spot" BLOB,
    "people" INTEGER,
    "content" TEXT,
    "visit" BLOB,
    "project" BLOB,
    "teller" TEXT,
    "teller_name" TEXT,
    "channel" TEXT,
    "heard_on" TEXT,
    "worker" BLOB,
    "behalf" BLOB,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "participant" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "activity" BLOB,
    "household" BLOB,
    "name" TEXT,
    "part" TEXT,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "project" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "name" TEXT,
    "category" TEXT,
    "holder" TEXT,
    "begun_on" TEXT,
    "ended_on" TEXT,
    "funds" INTEGER,
    "goal" TEXT,
    "outcome" TEXT,
    "worker" BLOB,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "project_household" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "project" BLOB,
    "household" BLOB,
    "part" TEXT,
    "joined_on" TEXT,
    "left_on" TEXT,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "progress" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "project" BLOB,
    "on" TEXT,
    "what" TEXT,
    "amount" INTEGER,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "task_force" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "name" TEXT,
    "matter" BLOB,
    "dispute" BLOB,
    "lead" TEXT,
    "begun_on" TEXT,
    "due_on" TEXT,
    "ended_on" TEXT,
    "outcome" TEXT,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "duty" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "force" BLOB,
    "member" TEXT,
    "body" TEXT,
    "duty" TEXT,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "assignment" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "force" BLOB,
    "what" TEXT,
    "who" TEXT,
    "due_on" TEXT,
    "done_on" TEXT,
    "result" TEXT,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "order" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "number" TEXT,
    "type" TEXT,
    "received_on" TEXT,
    "received_at" TEXT,
    "set_due" TEXT,
    "caller" TEXT,
    "phone" TEXT,
    "content" TEXT,
    "address" TEXT,
    "matter" BLOB,
    "answer" TEXT,
    "satisfaction" TEXT,
    st BLOB NOT NULL,
    "state" TEXT,
    "holder" TEXT,
    "first_due" TEXT,
    "due" TEXT,
    "review" INTEGER
) STRICT;

CREATE TABLE "order_step" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "heads" BLOB,
    "by" BLOB,
    "done_on" TEXT,
    "done_at" TEXT,
    "note" TEXT,
    "to" BLOB,
    "due" TEXT,
    "reason" TEXT,
    "behalf" BLOB,
    "order" BLOB,
    "action" TEXT,
    st BLOB NOT NULL
) STRICT;

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
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "attachment" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "subject" BLOB,
    "subject_kind" TEXT,
    "kind" TEXT,
    "digest" BLOB,
    "media" TEXT,
    "size" INTEGER,
    "page" TEXT,
    "taken_on" TEXT,
    "note" TEXT,
    st BLOB NOT NULL
) STRICT;

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
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "request" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "resident" BLOB,
    "asked" TEXT,
    "asked_on" TEXT,
    "asked_by" TEXT,
    "due_on" TEXT,
    "detail" TEXT,
    "decision" TEXT,
    "decided_on" TEXT,
    "basis" TEXT,
    "answered_on" TEXT,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "same_as" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "kept" BLOB,
    "other" BLOB,
    "subject_kind" TEXT,
    "by" BLOB,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "workday_exception" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "day" TEXT,
    "kind" TEXT,
    "name" TEXT,
    "source" TEXT,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "limit" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "what" TEXT,
    "tier" TEXT,
    "code" TEXT,
    "amount" INTEGER,
    "unit" TEXT,
    "from_on" TEXT,
    "to_on" TEXT,
    "basis" TEXT,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "code_row" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "list" TEXT,
    "code" TEXT,
    "zh" TEXT,
    "en" TEXT,
    "from_on" TEXT,
    "to_on" TEXT,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "duty_number" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "name" TEXT,
    "number" TEXT,
    "area" TEXT,
    "sort" TEXT,
    st BLOB NOT NULL
) STRICT;

CREATE INDEX enterprise_by_place ON "enterprise" ("place");
CREATE INDEX enterprise_by_credit_code ON "enterprise" ("credit_code");
CREATE INDEX life_event_by_place ON "life_event" ("place");
CREATE INDEX life_event_by_household ON "life_event" ("household");
CREATE INDEX round_by_place ON "round" ("place");
CREATE INDEX dispute_by_place ON "dispute" (place, state);
CREATE INDEX dispute_by_matter ON "dispute" ("matter");
CREATE INDEX dispute_by_number ON "dispute" ("number");
CREATE INDEX party_by_dispute ON "party" ("dispute");
CREATE INDEX session_by_dispute ON "session" ("dispute");
CREATE INDEX agreement_by_dispute ON "agreement" ("dispute");
CREATE INDEX instalment_by_dispute ON "instalment" ("dispute");
CREATE INDEX dispute_step_by_dispute ON "dispute_step" ("dispute");
CREATE INDEX help_plan_by_place ON "help_plan" ("place");
CREATE INDEX help_plan_by_household ON "help_plan" ("household");
CREATE INDEX pairing_by_plan ON "pairing" ("plan");
CREATE INDEX measure_by_plan ON "measure" ("plan");
CREATE INDEX activity_by_place ON "activity" (place, happened_on);
CREATE INDEX participant_by_activity ON "participant" ("activity");
CREATE INDEX project_by_place ON "project" ("place");
CREATE INDEX project_household_by_project ON "project_household" ("project");
CREATE INDEX progress_by_project ON "progress" ("project");
CREATE INDEX task_force_by_place ON "task_force" ("place");
CREATE INDEX duty_by_force ON "duty" ("force");
CREATE INDEX assignment_by_force ON "assignment" ("force");
CREATE INDEX order_by_place ON "order" (place, state);
CREATE INDEX order_by_number ON "order" ("number");
CREATE INDEX order_step_by_order ON "order_step" ("order");
CREATE INDEX survey_answer_by_place ON "survey_answer" (place, asked_on);
CREATE INDEX attachment_by_subject ON "attachment" ("subject");
CREATE INDEX notice_by_place ON "notice" (place, given_on);
CREATE INDEX request_by_resident ON "request" ("resident");
CREATE INDEX same_as_by_kept ON "same_as" ("kept");
CREATE INDEX same_as_by_other ON "same_as" ("other");
CREATE INDEX dispute_by_state ON "dispute" (state, due);
CREATE INDEX order_by_state ON "order" (state, due);
