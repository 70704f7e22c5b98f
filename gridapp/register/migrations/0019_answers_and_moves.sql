-- What an invitation was to before it was moved, and that it was called off; until when whoever
-- referred a dispute is to be answered.

ALTER TABLE "notice" ADD COLUMN "was" TEXT;
ALTER TABLE "notice" ADD COLUMN "called_off" TEXT;
ALTER TABLE "notice" ADD COLUMN "why" TEXT;
ALTER TABLE "dispute" ADD COLUMN "answer_by" TEXT;
ALTER TABLE "dispute" ADD COLUMN "reply_by" TEXT;
