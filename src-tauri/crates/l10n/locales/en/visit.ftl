## Visits: planned, and what came of them.

visit-next = Your next visit
visit-none = No visit is planned.
visit-plan = Plan a visit
visit-print = Print the summary
visit-questions-yours = Your questions
visit-no-questions = No questions yet. Three are enough.
visit-edit = Change
visit-delete = Delete
# $visit (String) - its day, time and clinician
visit-edit-one = Change the visit: { $visit }
# $visit (String) - its day, time and clinician
visit-delete-one = Delete the visit: { $visit }
visit-somebody = A doctor or therapist
visit-deleted = The visit is deleted.
visit-saved = The visit is saved.
visit-also = After that

visit-before = Before your visit
visit-before-roland-morris = Fill in the Roland-Morris questions
visit-before-roland-morris-hint = 24 short sentences about your back today, if you like.
visit-before-week = Answer three questions about your week
visit-before-week-hint = Pain, joy in life and what you could do.

# $day (String) - the day of a visit
# $time (String) - time of day
visit-at = { $day }, { $time }
# $what (String) - day and time, already worded
# $who (String) - the clinician or the kind of visit
visit-with = { $what } · { $who }

visit-to-tell = How was your visit?
visit-tell = Say how it went
visit-not-been = I did not go

visit-form-new = Plan a visit
visit-form-change = Change the visit
visit-day = Day
visit-time = Time
visit-clinician = With whom
visit-kind = Kind
visit-kind-gp = Doctor (GP)
visit-kind-physio = Physical therapist
visit-kind-other = Other
visit-questions = What I want to ask
visit-questions-hint = (the three that matter most)
# $number (Number) - first, second or third
visit-question = Question { $number }
visit-notes = Notes
visit-save = Save the visit

visit-done-title = After the visit
visit-said = What was said
visit-diagnosis = What they called it, in their words
visit-done-save = Save

visit-past = Past visits
visit-past-none = No visits yet.
# $diagnosis (String) - the clinician's words
visit-told = They called it: { $diagnosis }
visit-nothing-said = Nothing noted.
# $changes (Number) - how many
visit-changed = { $changes ->
    [one] Changed once
   *[other] Changed { $changes } times
}
visit-relief-only = Heat, cold and medicine can ease a spasm. They do not find out why it is there. A doctor can.
