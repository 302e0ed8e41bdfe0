## What was before the diary, and the goals. Nothing here names a condition or a test by itself.

history-title = Your history
history-hint = What a doctor may ask about. Write down what you know.
# $what (String) - what is to be changed
history-change = Change: { $what }
# $what (String) - what is to be deleted
history-delete = Delete: { $what }
history-change-it = Change
history-delete-it = Delete
# $what (String) - what was deleted
history-deleted = Deleted: { $what }.
history-saved = Saved.

history-injuries = Injuries
history-injuries-none = None noted yet.
history-injury-add = Add an injury
history-injury-change = Change an injury
history-injury-what = What was it?
history-injury-sport = Did it come from sport?
history-injury-which-sport = Which sport?
history-injury-seen-by = Who looked at it?
history-sport = Sport
# $sport (String) - which sport
history-sport-which = Sport: { $sport }
# $who (String) - a name
history-seen-by = Seen by { $who }
history-note = Note

history-when = When was it?
history-since = Since when?
history-when-hint = Fill in as much as you know.
history-year = Year
history-month = Month
history-day = Day
history-not-known = not known
# $date (String) - a day, a month or a year
history-since-date = Since { $date }
history-no-date = No date

history-tests = Tests
history-tests-none = None noted yet.
history-test-add = Add a test
history-test-change = Change a test
history-test-kind = Which test was it?
history-test-x-ray = X-ray
history-test-mri = MRI
history-test-ct = CT
history-test-other = Another test
history-test-what = What was looked at?
history-test-which = Name of the test
history-test-place = Where was it?
history-test-told = What were you told?
# $kind (String) - X-ray, MRI or CT
# $what (String) - what was looked at
history-test-of = { $kind }: { $what }

history-file-add = Add a file
# $test (String) - a test
history-file-add-to = Add a file: { $test }
# $name (String) - the name of a file
history-file-open = Open { $name }
history-file-kept = The file was copied into your diary.
# $size (String) - a number
history-file-mb = { $size } MB
# $size (String) - a number
history-file-kb = { $size } kB

history-conditions = Conditions and other illnesses
history-conditions-none = None noted yet.
history-condition-add = Add a condition
history-condition-change = Change a condition
history-condition-kind = What is it?
history-condition-named = A back problem a doctor named
history-condition-illness = Another illness
history-condition-named-short = Named by a doctor
history-condition-illness-short = Other illness
history-condition-name = What is it called?
history-condition-said-by = Who told you?
# $who (String) - a name
history-said-by = Told by { $who }

history-first = First ever
history-first-none = Not noted yet.
history-first-title = When did you have your first spasm ever?
# $date (String) - a day, a month or a year
history-first-was = Your first spasm ever was in { $date }.
# $date (String) - a day
history-first-was-on = Your first spasm ever was on { $date }.
history-first-say = Fill in

history-goals = Goals
history-goals-none = Something you want to do again, in your own words.
history-goal-add = Add a goal
history-goal-change = Change a goal
history-goal-words = What do you want to do again?
history-goal-example = Such as: walk the dog for 20 minutes.
# $goal (String) - the person's own words
history-goal-rate-it = { $goal }: how close are you?
history-goal-not = not at all
history-goal-there = I am there
history-goal-rate-now = Rate now
# $goal (String) - the person's own words
history-goal-rate-this = Rate now: { $goal }
history-goal-reached = I got there
# $goal (String) - the person's own words
history-goal-reached-this = I got there: { $goal }
history-goal-drop = Let it go
# $goal (String) - the person's own words
history-goal-drop-this = Let it go: { $goal }
history-goal-again = Take it up again
# $goal (String) - the person's own words
history-goal-again-this = Take it up again: { $goal }
# $date (String) - a day
history-goal-reached-on = Reached on { $date }
# $date (String) - a day
history-goal-dropped-on = Let go on { $date }
# $date (String) - a day
# $score (Number) - 0 to 10
history-goal-last = { $score } of 10 on { $date }
history-goal-unrated = Not rated yet
history-goal-past = Past ratings
# $goal (String) - the person's own words
history-goal-past-of = Past ratings: { $goal }
history-goal-table-day = Day
history-goal-table-score = How close
# $score (Number) - 0 to 10
history-goal-score = { $score } of 10
# $date (String) - the day of a rating
history-rating-delete = Delete the rating of { $date }
# $date (String) - the day of a rating
history-rating-of = rating of { $date }
history-goals-today = Your goals this week

history-words-link = Words a doctor may use
history-words-title = Words a doctor may use
history-words-intro = This tells what some words mean. It does not say what you have. Only a doctor can find out.
history-words-facet = Facet joint arthritis
history-words-facet-is = Small joints link the bones of the spine. With years of use they can wear and get stiff.
history-words-disc = Worn discs
history-words-disc-other = also called degenerative disc disease
history-words-disc-is = Discs are soft pads between the bones of the spine. With age they can get thin and dry.
history-words-stenosis = Spinal stenosis
history-words-stenosis-is = The space in the spine where the nerves run can get tight.
history-words-herniated = Herniated disc
history-words-herniated-other = also called slipped disc
history-words-herniated-is = The soft core of a disc can push out. It may press on a nerve.
history-words-why = With some of these, spasms may come back. If you have one, ask your doctor what can be done for it.
