-- What was merged into a matter is found by that matter: a county has merged thousands.
CREATE INDEX step_by_merged_into ON step (merged_into) WHERE merged_into IS NOT NULL;
