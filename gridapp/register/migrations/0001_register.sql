-- The register: signed segments and own unpacked changes are the truth, all else follows from them.

PRAGMA application_id = 0x4A4C3931;

CREATE TABLE meta (name TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID;

CREATE TABLE stream (
    sid INTEGER PRIMARY KEY,
    skey BLOB NOT NULL UNIQUE,            -- device key 32, place 8
    place INTEGER NOT NULL,               -- 0: the device's own log
    hi INTEGER NOT NULL DEFAULT 0,        -- every segment up to this change is here
    given INTEGER NOT NULL DEFAULT 0,     -- own streams: the last number given to a change
    given_at INTEGER NOT NULL DEFAULT 0,
    forked INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX stream_by_place ON stream (place);
CREATE INDEX stream_forked ON stream (sid) WHERE forked;

CREATE TABLE segment (
    gid INTEGER PRIMARY KEY,
    sid INTEGER NOT NULL REFERENCES stream (sid),
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    id BLOB NOT NULL,
    previous BLOB NOT NULL,
    state INTEGER NOT NULL,               -- 0 held, 1 folded, 2 payload erased
    reason TEXT NOT NULL DEFAULT '',      -- why it is held
    role INTEGER NOT NULL DEFAULT 0,      -- the author's role when it was admitted
    area TEXT NOT NULL DEFAULT '',
    unknown INTEGER NOT NULL DEFAULT 0,   -- speaks of kinds or fields of a later version
    entries INTEGER NOT NULL DEFAULT 0,   -- records times saves: the rows people count
    received_ms INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX segment_by_id ON segment (id);
CREATE INDEX segment_by_first ON segment (sid, first);
CREATE INDEX segment_by_last ON segment (sid, last);
CREATE INDEX segment_held ON segment (gid) WHERE state = 0;

CREATE TABLE basis (                      -- what a segment saw of foreign streams
    gid INTEGER NOT NULL REFERENCES segment (gid),
    sid INTEGER NOT NULL REFERENCES stream (sid),
    hi INTEGER NOT NULL,
    prefix BLOB NOT NULL,
    proved INTEGER NOT NULL,              -- that very segment is here; until then it counts for nothing
    PRIMARY KEY (gid, sid)
) STRICT, WITHOUT ROWID;
CREATE INDEX basis_by_stream ON basis (sid, hi);

CREATE TABLE rec (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL,
    kind INTEGER NOT NULL,
    home TEXT,                            -- the place of its birth, once that is here
    UNIQUE (uid, kind)
) STRICT;

CREATE TABLE touch (
    rec INTEGER NOT NULL,
    gid INTEGER NOT NULL,
    PRIMARY KEY (rec, gid)
) STRICT, WITHOUT ROWID;

CREATE TABLE multi (                      -- records with a cell of several heads
    rec INTEGER PRIMARY KEY,
    heads BLOB NOT NULL
) STRICT;

CREATE TABLE pend (                       -- bases named before they arrived
    sid INTEGER NOT NULL,
    n INTEGER NOT NULL,
    rec INTEGER NOT NULL,
    col INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (sid, n, rec, col)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (                     -- own changes not yet in a segment
    sid INTEGER NOT NULL,
    n INTEGER NOT NULL,
    rec INTEGER NOT NULL,
    col INTEGER NOT NULL,
    at INTEGER NOT NULL,
    bases TEXT NOT NULL,                  -- JSON: [[stream, n], ...]
    worker BLOB NOT NULL,
    value ANY,
    PRIMARY KEY (sid, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_by_rec ON outbox (rec);

CREATE TABLE entry (                      -- own saves, record by record: the rows that receipts speak of
    sid INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    rec INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (sid, first)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_by_rec ON entry (rec);
CREATE INDEX entry_by_at ON entry (at);

CREATE TABLE refused_change (
    gid INTEGER NOT NULL REFERENCES segment (gid),
    n INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (gid, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE refused_segment (            -- truly signed, yet against the rules: not kept
    id BLOB PRIMARY KEY,
    sid INTEGER NOT NULL REFERENCES stream (sid),
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX refused_segment_by_stream ON refused_segment (sid);

CREATE TABLE foreign_edit (               -- changes of a record from a place it never stood in
    rec INTEGER NOT NULL,
    sid INTEGER NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (rec, sid, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE credential (               -- certificates as admission reads them
    id BLOB PRIMARY KEY,
    key BLOB NOT NULL,
    type INTEGER NOT NULL,
    issuer BLOB NOT NULL,
    serial BLOB NOT NULL,
    place INTEGER NOT NULL,
    role INTEGER NOT NULL,
    tag TEXT NOT NULL,
    sound INTEGER NOT NULL,               -- whether the signature holds: judged once, by sync
    body BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX credential_by_key ON credential (key);
CREATE INDEX credential_by_issuer ON credential (issuer);
CREATE INDEX credential_by_serial ON credential (serial);

CREATE TABLE doubt (key BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;  -- whose folded work is to be judged anew

CREATE TABLE ack (                        -- what another device's signed statements say it has
    peer BLOB NOT NULL,
    sid INTEGER NOT NULL REFERENCES stream (sid),
    epoch BLOB NOT NULL,
    hi INTEGER NOT NULL,
    PRIMARY KEY (peer, sid)
) STRICT, WITHOUT ROWID;

CREATE TABLE verdict (                    -- what a centre above says it holds back or refuses of ours
    peer BLOB NOT NULL,
    sid INTEGER NOT NULL REFERENCES stream (sid),
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    kind TEXT NOT NULL,                   -- held or refused
    reason TEXT NOT NULL,
    PRIMARY KEY (peer, sid, first, last, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE peer (                       -- devices we exchange files with
    key BLOB PRIMARY KEY,
    certificate BLOB NOT NULL,
    sealing BLOB NOT NULL,
    last_number INTEGER NOT NULL DEFAULT 0,
    last_made_ms INTEGER NOT NULL DEFAULT 0,
    last_seen_ms INTEGER NOT NULL DEFAULT 0,
    epoch BLOB NOT NULL DEFAULT x'',      -- which life of its register it speaks of
    statement BLOB,                       -- its newest, byte for byte
    written BLOB NOT NULL DEFAULT x''     -- what our last file to it said, as a digest
) STRICT, WITHOUT ROWID;

CREATE TABLE file (                       -- every sync file in and out
    id INTEGER PRIMARY KEY,
    direction TEXT NOT NULL,              -- in or out
    name TEXT NOT NULL,
    number INTEGER NOT NULL DEFAULT 0,
    peer BLOB,
    made_ms INTEGER NOT NULL,
    rows INTEGER NOT NULL DEFAULT 0,
    result TEXT NOT NULL,                 -- written, imported, known, held, gap, set_aside
    reason TEXT NOT NULL DEFAULT '',
    digest BLOB NOT NULL
) STRICT;
CREATE INDEX file_by_digest ON file (digest);
CREATE INDEX file_by_name ON file (name);

CREATE TABLE packed (                     -- which file first carried an own segment
    gid INTEGER PRIMARY KEY REFERENCES segment (gid),
    file INTEGER NOT NULL REFERENCES file (id)
) STRICT;

CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    kind TEXT NOT NULL,                   -- fork, clock, held, refused
    sid INTEGER,
    detail TEXT NOT NULL
) STRICT;

CREATE TABLE dirty (rec INTEGER PRIMARY KEY) STRICT;   -- records the search index has yet to see

CREATE TABLE "place" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "code" TEXT,
    "name" TEXT,
    "grid_type" TEXT,
    "opened_on" TEXT,
    "closed_on" TEXT,
    "succeeds" TEXT,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "worker" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "name" TEXT,
    "role" TEXT,
    "area" TEXT,
    "duty" TEXT,
    "until" TEXT,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "device" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "worker" BLOB,
    "area" TEXT,
    "role" TEXT,
    "tag" TEXT,
    "serial" BLOB,
    "deadline" INTEGER,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "certificate" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "body" BLOB,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "cut" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "key" BLOB,
    "reason" TEXT,
    "ends" BLOB,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "release" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "key" BLOB,
    "stream_place" INTEGER,
    "first" INTEGER,
    "last" INTEGER,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "household" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "head" TEXT,
    "address" TEXT,
    "phone" TEXT,
    "tags" TEXT,
    "noticed_on" TEXT,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "resident" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "household" BLOB,
    "name" TEXT,
    "relation" TEXT,
    "sex" TEXT,
    "id_number" TEXT,
    "birth" TEXT,
    "phone" TEXT,
    "pinyin" TEXT,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "spot" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "name" TEXT,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "visit" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "household" BLOB,
    "enterprise" BLOB,
    "spot" BLOB,
    "type" TEXT,
    "result" TEXT,
    "contact" TEXT,
    "note" TEXT,
    "happened_on" TEXT,
    "teller" TEXT,
    "teller_name" TEXT,
    "channel" TEXT,
    "heard_on" TEXT,
    "worker" BLOB,
    "round" BLOB,
    "matter" BLOB,
    "dispute" BLOB,
    "people" INTEGER,
    "behalf" BLOB,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "matter" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "task" TEXT,
    "number" TEXT,
    "title" TEXT,
    "detail" TEXT,
    "spot_text" TEXT,
    "household" BLOB,
    "enterprise" BLOB,
    "spot" BLOB,
    "visit" BLOB,
    "category" TEXT,
    "source" TEXT,
    "urgency" TEXT,
    "risk" TEXT,
    "hazard_type" TEXT,
    "hazard_place" TEXT,
    "hazard_grade" TEXT,
    "happened_on" TEXT,
    "heard_on" TEXT,
    "worker" BLOB,
    "phoned" TEXT,
    st BLOB NOT NULL,
    "state" TEXT,
    "holder" TEXT,
    "due" TEXT,
    "owed" INTEGER,
    "review" INTEGER
) STRICT;

CREATE TABLE "reporter" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "matter" BLOB,
    "kind" TEXT,
    "name" TEXT,
    "phone" TEXT,
    "resident" BLOB,
    "teller" TEXT,
    "channel" TEXT,
    "heard_on" TEXT,
    st BLOB NOT NULL
) STRICT;

CREATE TABLE "step" (
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
    "matter" BLOB,
    "action" TEXT,
    "reporter" BLOB,
    "way" TEXT,
    "satisfaction" TEXT,
    "close" TEXT,
    "merged_into" BLOB,
    st BLOB NOT NULL
) STRICT;

CREATE INDEX place_by_code ON "place" (code);
CREATE INDEX device_by_serial ON "device" (serial);
CREATE INDEX cut_by_key ON "cut" (key);
CREATE INDEX release_by_key ON "release" (key);
CREATE INDEX household_by_place ON "household" (place);
CREATE INDEX resident_by_household ON "resident" (household) WHERE household IS NOT NULL;
CREATE INDEX resident_by_place ON "resident" (place);
CREATE INDEX resident_by_id_number ON "resident" (id_number);
CREATE INDEX visit_by_household ON "visit" (household, happened_on)
    WHERE household IS NOT NULL;
CREATE INDEX visit_by_place ON "visit" (place, happened_on);
CREATE INDEX matter_by_place ON "matter" (place, state);
CREATE INDEX matter_by_state ON "matter" (state, due);
CREATE INDEX matter_by_holder ON "matter" (holder, state);
CREATE INDEX matter_by_household ON "matter" (household) WHERE household IS NOT NULL;
CREATE INDEX matter_by_visit ON "matter" (visit) WHERE visit IS NOT NULL;
CREATE INDEX matter_by_number ON "matter" (number);
CREATE INDEX reporter_by_matter ON "reporter" (matter);
CREATE INDEX step_by_matter ON "step" (matter);
