## The diary: entries by day.

diary-title = Diary
diary-new = New entry
diary-empty-title = Nothing here yet
diary-empty-body = Each entry you make shows here, newest first.
diary-earlier = Show earlier days
diary-beginning = This is where your diary begins.
diary-today = Today
diary-yesterday = Yesterday
# Beside what has a time that has not come yet.
diary-ahead = The clock was ahead when this was saved.
# $time (String) - when it was entered
diary-late = Entered later: { $time }
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
# $minutes (Number) - how long it was on
diary-session-cold = Cold, { $minutes } min
# $minutes (Number) - how long it was on
diary-session-heat = Heat, { $minutes } min
diary-session-cold-on = Cold, on now
diary-session-heat-on = Heat, on now
diary-nothing-said = Nothing filled in
