-- Segments of past years, whose bytes lie in a file a year beside the register.

ALTER TABLE segment ADD COLUMN archive INTEGER NOT NULL DEFAULT 0;  -- the year; 0: the bytes are here

CREATE TABLE archive (
    year INTEGER PRIMARY KEY,
    segments INTEGER NOT NULL,
    to_wipe INTEGER NOT NULL DEFAULT 0    -- it was not there when what had been erased was wiped
) STRICT;

CREATE TABLE to_refold (rec INTEGER PRIMARY KEY) STRICT;  -- records to be folded afresh once an archive is back
