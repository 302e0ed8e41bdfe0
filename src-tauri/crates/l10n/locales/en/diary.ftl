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
# $time (String) - when
# $kind (String) - what sort of thing it is
diary-row = { $time }, { $kind }
diary-kind-entry = entry
diary-kind-dose = medicine
diary-kind-relief = tried
diary-kind-side-effect = side effect
diary-kind-visit = visit
diary-to-day = Go to a day
diary-to-latest = Back to the latest day
# $day (String) - a day
diary-nothing-that-day = Nothing was told of { $day }. Here is what came before.
# $day (String) - a day
# $state (String) - what the day was like
diary-calendar-day = { $day }: { $state }
diary-filter = Show only some days
diary-filter-any = Any
diary-filter-place = Place
diary-filter-trigger = Trigger
diary-filter-medicine = Medicine
diary-filter-spasm = Days with a spasm
diary-filter-visit = Days with a visit
diary-filter-chosen = Only days with all of these
# $name (String) - what is wanted of a day
diary-filter-drop = Take off: { $name }
diary-filter-none = Show all days
diary-no-match-title = No such day
# $wanted (String) - all that is wanted of a day
diary-no-match = No day has all of these: { $wanted }.
diary-no-more = There are no more such days.
# $kind (String) - what sort of thing it is
diary-before-row = What was there before, { $kind }
# $time (String) - when
# $kind (String) - what sort of thing it is
diary-before-row-at = What was there before, { $kind } of { $time }
diary-field-started-at = Went on
diary-field-ended-at = Came off
diary-field-before = Pain before
diary-field-after = Pain after
diary-field-later = Pain half an hour later
diary-field-product-id = Medicine
diary-field-taken-at = Taken
diary-field-units = How many
diary-field-alcohol = With alcohol
diary-field-kind = Kind
diary-field-name = What
diary-field-tried-at = When
diary-field-minutes = Minutes until it helped
diary-field-note = Note
diary-field-day = Day
diary-field-time = Time
diary-field-clinician = With whom
diary-field-questions = Questions
diary-field-notes = Notes
diary-field-said = What was said
diary-field-diagnosis = What they called it
