### The diary as files of our own, and bringing one in.

## Why nothing came in

import-fault-not-ours = Respite did not write this file, so it cannot bring it in. Nothing was changed.
import-fault-backup = This is a backup of a whole diary. Bring it back under Settings, or with: respite restore. Nothing was changed.
import-fault-damaged = This file is damaged, or a part of it is missing. Nothing was changed.
import-fault-too-large = This file holds more than a diary can. Nothing was changed.
import-fault-newer = A newer Respite wrote this file. Please start the newer one. Nothing was changed.
import-fault-gone = There is no such file. Nothing was changed.
import-fault-unreadable = This file cannot be read. Nothing was changed.
import-fault-stopped = It was stopped. Nothing came in, and nothing was changed.
import-fault-not-a-table = This is no table of text. If it is a sheet or a zip, save the table in it as CSV first. Nothing was changed.
import-fault-table-too-large = This table is too large to bring in. Please split it. Nothing was changed.
import-fault-no-moment = No column says when. Please say which one does. Nothing was changed.
import-fault-which-day = The dates can be read in two ways. Please say if the day or the month comes first. Nothing was changed.
import-fault-which-top = Please say how far the scale of pain goes. Nothing was changed.
import-fault-mapping = What the columns mean was not said, or was said of another table. Nothing was changed.
# $row (Number) - which row, from 1
# $table (String) - the table, as it is called in the file
import-row = Row { $row } of "{ $table }" in this file cannot be read. Nothing was changed.
# $table (String) - the table, as it is called in the file
import-heads = The first line of "{ $table }" in this file cannot be read. Nothing was changed.

## What came in, or would

# $table (String) - what, such as "entries"
# $rows (Number) - how many
import-of-table = { $table }: { $rows }
# $tables (String) - what, each with how many
import-added = Came in: { $tables }.
# $tables (String) - what, each with how many
import-would-add = Would come in: { $tables }.
# $count (Number) - how many
import-set = Settings that came in: { $count }.
# $count (Number) - how many
import-would-set = Settings that would come in: { $count }.
import-nothing-new = Nothing in it is new.
# $count (Number) - how many
import-there = Here already: { $count }.
# $count (Number) - how many
import-brought-up = Of your body, brought up to what you said last: { $count }.
# $count (Number) - how many
import-taken = Changed to what the file says: { $count }.
# $count (Number) - how many
import-newer-here = Of your body, said later here, so it stays: { $count }.
# $count (Number) - how many
import-differs = Says something else here, so it was left: { $count }.
# $count (Number) - how many
import-attached = Attached files: { $count }.
# $count (Number) - how many
import-missing = Attached files that are not in it: { $count }.
# $names (String) - names of settings
import-left-out = Settings that cannot be read stay as they are here: { $names }.
# $what (String) - what, such as "entry"
# $at (String) - when it was written down
# $fields (String) - what differs
import-differing = { $what }, written on { $at }: { $fields }
# $name (String) - the name of the setting
# $fields (String) - what differs
import-differing-setting = Setting "{ $name }": { $fields }
# $field (String) - what it is called in the file
# $here (String) - as it is here
# $there (String) - as it is in the file
import-field = { $field } "{ $here }" here, "{ $there }" in the file
import-says-nothing = nothing

## What the tables hold

import-table-entry = entries
import-table-avoided = things to avoid
import-table-own-pack = your own packs and pads
import-table-session = heat and cold
import-table-plan = plans of heat and cold
import-table-slot = planned packs that came due
import-table-skin-told = how skin looked
import-table-safety-sheet = safety sheets
import-table-product = medicines
import-table-dose = doses
import-table-side-effect = side effects
import-table-relief = things tried
import-table-sign-answer = warning sign lists
import-table-passed = things that passed
import-table-visit = visits
import-table-reminder-answer = answers to reminders
import-table-gap-answer = answers about days between
import-table-place-answer = answers about the place
import-table-peg = weekly questions
import-table-roland-morris = Roland-Morris lists
import-table-injury = injuries
import-table-test = tests
import-table-attachment = attached files
import-table-condition = conditions
import-table-first-spasm = first spasms
import-table-goal = goals
import-table-goal-rating = goal scores
import-table-own-exercise = your own exercises
import-table-exercise-plan = exercise plans
import-table-exercise-clearance = answers before exercises
import-table-exercise-run = exercises done
import-table-habit = habits of a day
import-table-rest = days of rest
import-table-spell = timed walks and positions

import-one-entry = Entry
import-one-avoided = Thing to avoid
import-one-own-pack = One of your own packs and pads
import-one-session = Heat or cold
import-one-plan = Plan of heat and cold
import-one-slot = Planned pack that came due
import-one-skin-told = How skin looked
import-one-safety-sheet = Safety sheet
import-one-product = Medicine
import-one-dose = Dose
import-one-side-effect = Side effect
import-one-relief = Thing tried
import-one-sign-answer = Warning sign list
import-one-passed = Thing that passed
import-one-visit = Visit
import-one-reminder-answer = Answer to a reminder
import-one-gap-answer = Answer about days between
import-one-place-answer = Answer about the place
import-one-peg = Weekly questions
import-one-roland-morris = Roland-Morris list
import-one-injury = Injury
import-one-test = Test
import-one-attachment = File of a test or an exercise
import-one-condition = Condition
import-one-first-spasm = First spasm
import-one-goal = Goal
import-one-goal-rating = Goal score
import-one-own-exercise = One of your own exercises
import-one-exercise-plan = Exercise plan
import-one-exercise-clearance = Answer before exercises
import-one-exercise-run = Exercise
import-one-habit = Habits of a day
import-one-rest = Day of rest
import-one-spell = Timed walk or position
import-one-change = Change

## In the zip of CSV

# $program (String) - the program and its version
import-readme =
    This is what you told Respite. { $program } wrote it.

    Each file that ends in .csv is a table. Any table program opens it.
    Times are local, with what your clock differed from UTC. An empty cell was not said. It never means zero.
    A text after ' would be a formula without it. The ' is not part of the text.
    The folder attachments holds the files that you added to tests and exercises.
    What each column means stands in docs/data.md, which comes with Respite.

    To bring it in again, open Settings in Respite. In a terminal, use: respite import FILE.

    Keep it where only you can read it.

# $program (String) - the program and its version
import-doctor-readme =
    This is what a patient noted about back muscle spasms. { $program } wrote it. No clinician has checked it.

    page.pdf is the page to read first.
    bundle.json is a FHIR R4 document with that page inside.
    record.phr holds the same for a personal health record (HL7, ballot 2).
    The folder tables holds each table as CSV. An empty cell was not said. It never means zero.
    A text after ' would be a formula without it. The ' is not part of the text.

## What went out

# $rows (Number) - how many rows
# $path (String) - a file
import-exported = { $rows ->
    [one] Saved { $rows } row as { $path }
   *[other] Saved { $rows } rows as { $path }
}
# $count (Number) - how many
import-exported-missing = Attached files that were not there: { $count }.
# $count (Number) - how many
import-exported-left-out = Rows that could not be read, and are not in it: { $count }.

## In the terminal

terminal-import-take = To change these to what the file says, add --take-theirs.
terminal-import-dry = Nothing was changed.
terminal-foreign-guess = If another program wrote this table, see: respite import FILE --guess
