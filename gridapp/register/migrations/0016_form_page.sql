-- Printed pages of a dossier's forms: printed, signed, scanned, kept on paper.

CREATE TABLE "form_page" (
    id INTEGER PRIMARY KEY REFERENCES rec (id),
    "claim" BLOB,
    "place" TEXT NOT NULL,
    "gone" TEXT,
    "dispute" BLOB,
    "form" TEXT,
    "about" BLOB,
    "page" INTEGER,
    "pages" INTEGER,
    "printed_on" TEXT,
    "signed_on" TEXT,
    "kept_at" TEXT,
    st BLOB NOT NULL
) STRICT;

CREATE INDEX form_page_by_dispute ON "form_page" ("dispute");
