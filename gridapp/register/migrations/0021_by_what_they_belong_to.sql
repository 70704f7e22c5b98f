-- The page of a dispute, a matter or a project asks what names it; few of these name anything.
CREATE INDEX visit_by_dispute ON "visit" ("dispute") WHERE "dispute" IS NOT NULL;
CREATE INDEX help_plan_by_matter ON "help_plan" ("matter") WHERE "matter" IS NOT NULL;
CREATE INDEX activity_by_project ON "activity" ("project") WHERE "project" IS NOT NULL;
CREATE INDEX notice_by_dispute ON "notice" ("dispute") WHERE "dispute" IS NOT NULL;
