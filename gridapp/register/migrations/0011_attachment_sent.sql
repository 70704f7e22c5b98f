-- To whom an attachment was sent, and which of his files we had read by then.

CREATE TABLE attachment_sent (
    peer BLOB NOT NULL,
    digest BLOB NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (peer, digest)
) STRICT, WITHOUT ROWID;
