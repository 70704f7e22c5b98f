CREATE TABLE seen_refusal (               -- turned away here, and somebody has read that it was
    sid INTEGER NOT NULL REFERENCES stream (sid),
    n INTEGER NOT NULL,
    PRIMARY KEY (sid, n)
) STRICT, WITHOUT ROWID;
