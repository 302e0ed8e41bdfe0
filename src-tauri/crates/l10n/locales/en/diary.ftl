## The diary: entries by day.

diary-title = Diary
diary-new = New entry
diary-empty-title = Nothing here yet
diary-empty-body = Each entry you make shows here, newest first.
diary-earlier = Show earlier days
diary-beginning = This is where your diary begins.
diary-today = Today
diary-yesterday = Yesterday
# $worst (Number) - the worst pain
diary-worst = Worst { $worst }
# $average (Number) - the average pain
diary-average = Average { $average }
# $score (Number) - a score from 0 to 10
diary-interference = In the way { $score }
# $score (Number) - a score from 0 to 10
diary-sleep = Sleep { $score }
# $score (Number) - a score from 0 to 10
diary-mood = Mood { $score }
diary-walked-normal = Walked as usual
diary-walked-slower = Walked slower
diary-walked-short = Walked short distances
diary-walked-could-not = Could not walk
diary-pattern-single = One spasm
diary-pattern-on-and-off = On and off
diary-pattern-constant = All the time
# $what (String) - what made it worse
diary-worse = Worse: { $what }
# $what (String) - what made it better
diary-better = Better: { $what }
# $what (String) - what could not be done
diary-could-not = Could not do: { $what }
diary-pushed = Pushed through it
diary-not-pushed = Did not push through it
# $count (Number) - how many spasms
diary-spasms = { $count ->
    [0] No spasm
    [one] { $count } spasm
   *[other] { $count } spasms
}
# Beside what has a time that has not come yet.
diary-ahead = The clock was ahead when this was saved.
# $time (String) - when it was entered
diary-late = Entered later: { $time }
# $date (String) - the first day as told
diary-onset = Began on { $date }
diary-change = Change
diary-delete = Delete
# $time (String) - the time of the entry
diary-change-entry = Change the entry of { $time }
# $time (String) - the time of the entry
diary-delete-entry = Delete the entry of { $time }
# $time (String) - the time of the entry
diary-deleted = The entry of { $time } is deleted.
# $count (Number) - how often it was changed
diary-changed = { $count ->
    [one] Changed once
   *[other] Changed { $count } times
}
diary-before = What was there before
# $time (String) - the time of the entry
diary-before-entry = What was there before, entry of { $time }
diary-before-when = When
diary-before-what = What
diary-before-old = Before
diary-before-new = After
diary-before-nothing = nothing
diary-before-none = Nothing was changed.
diary-field-spasms = Spasms
diary-field-worst = Worst pain
diary-field-average = Average pain
diary-field-interference = In the way
diary-field-sleep = Sleep
diary-field-pattern = How it came
diary-field-walking = Walking
diary-field-mood = Mood
diary-field-worse = What made it worse
diary-field-better = What made it better
diary-field-could-not = Could not do
diary-field-pushed-through = Pushed through
diary-field-places = Places
diary-field-triggers = What set it off
diary-field-onset = First day
diary-field-note = Note
diary-field-occurred-at = When it was
diary-field-deleted = Deleted
# $minutes (Number) - how long it was on
diary-session-cold = Cold, { $minutes } min
# $minutes (Number) - how long it was on
diary-session-heat = Heat, { $minutes } min
diary-session-cold-on = Cold, on now
diary-session-heat-on = Heat, on now
diary-nothing-said = Nothing filled in
