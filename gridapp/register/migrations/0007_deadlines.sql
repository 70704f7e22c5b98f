-- The first deadline and the one that judges beside that in force, and whether a list may move it.

ALTER TABLE "matter" ADD COLUMN "first_due" TEXT;
ALTER TABLE "matter" ADD COLUMN "judged_by" TEXT;
ALTER TABLE "matter" ADD COLUMN "provisional" INTEGER;
ALTER TABLE "order" ADD COLUMN "judged_by" TEXT;
ALTER TABLE "order" ADD COLUMN "provisional" INTEGER;
