-- What was done on a day is asked for at the centre of a whole county too.

CREATE INDEX visit_by_day ON "visit" (happened_on);
CREATE INDEX matter_by_day ON "matter" (heard_on);
CREATE INDEX step_by_day ON "step" (done_on);

-- Records that are spoken of and were never born: few, so that counting need not look at each.

CREATE INDEX rec_unborn ON rec (id) WHERE home IS NULL;

-- How many households a place has, from the index alone.

DROP INDEX household_by_place;
CREATE INDEX household_by_place ON "household" (place, gone);

-- How many matters are in each state, late, or owed an answer, from the index alone.

DROP INDEX matter_by_place;
CREATE INDEX matter_by_place ON "matter" (place, state, due, owed, gone);
