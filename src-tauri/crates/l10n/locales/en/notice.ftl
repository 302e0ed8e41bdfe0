### What notifications say. Short, since a glance must do.

notice-app = Respite

notice-skin-check-title = Look at your skin
# $places (String) - names of places
notice-skin-check-body = { $places }. Pink is fine. Stop if it is bright red, white, blue, blotchy or numb, or if it burns.
notice-skin-fine = Fine
notice-skin-stop = Stop

# $kind (String) - heat or cold
notice-time-up-title = Take the { $kind } off
# $places (String) - names of places
notice-time-up-body = { $places }. The time is up. The skin then rests two hours.
# $time (String) - time of day
# $day (String) - a date
notice-time-of-day-on = { $time } on { $day }
# $time (String) - time of day, with its day where that is not clear
# $places (String) - names of places
notice-time-up-late-body = { $places }. The time was up at { $time }. When did the pack come off?
notice-it-is-off = It is off

# $kind (String) - heat or cold
notice-slot-title = Time for { $kind }
notice-slots-title = Time for your packs
# $kind (String) - heat or cold
# $minutes (Number) - for how many minutes
# $places (String) - names of places
notice-slot-body = { $places }: { $kind } for { $minutes } minutes. If it is a pack, wrap it in a cloth first.
notice-slot-start = Start
notice-slot-later = In 10 min
notice-slot-skip = Skip

notice-pain-later-title = How is the pain now?
# $kind (String) - heat or cold
notice-pain-later-body = Half an hour has passed since the { $kind }. One tap on a number is enough.
# $kind (String) - heat or cold
notice-pain-later-late-body = More than half an hour has passed since the { $kind }. One tap on a number is enough.
notice-pain-later-open = Answer

notice-evening-title = How was your back today?
notice-evening-body = Nothing is noted of your back yet today.
notice-no-spasm = No spasm today
notice-evening-log = Log

notice-check-in-title = Is the spasm still there?
# $day (String) - a date
notice-check-in-body = The last entry is of { $day }.

notice-two-weeks-title = A good time to see a doctor
# $start (String) - a date
# $weeks (Number) - two, four or twelve
notice-weeks-body = This spasm began on { $start }. It has lasted more than { $weeks } weeks.
# $start (String) - a date that the person declared
# $weeks (Number) - two, four or twelve
notice-weeks-declared-body = You told us it began on { $start }. It has lasted more than { $weeks } weeks.
# $place (String) - the name of a place
# $earlier (String) - a date
notice-same-place-body = { $place }: a spasm came back in the same place. An earlier one ended on { $earlier }.
notice-doctor-show = Show me
notice-doctor-booked = I have an appointment
notice-doctor-later = Later

# $day (String) - a date
notice-visit-title = Your visit is on { $day }
# $day (String) - a date
# $time (String) - time of day
notice-visit-at-title = Your visit is on { $day }, { $time }
notice-visit-body = Print the summary and take it with you.
notice-visit-print = Print the summary

notice-course-title = A medicine was planned up to here
notice-course-open = Open

notice-move-title = Time to move a little
notice-move-body = You have been resting for a while. Get up for a moment, if your body lets you.
notice-move-open = A short walk
notice-rest-over-title = Your day of rest is over
notice-rest-over-body = How does it go on today?
notice-walk-over-title = Your walk: the time is up
notice-walk-over-body = How does it feel now?
notice-position-over-title = The time is up
notice-position-over-body = Does lying like this help? Stay, or change how you lie.

notice-neutral-title = Respite
notice-neutral-body = Time to check in.
notice-neutral-open = Open

notice-fault-title = Respite is in trouble
notice-fault-unread = The diary, or a part of it, cannot be read. Respite goes on with what it knows. Do not rely on it alone.
notice-fault-panicked = Respite met a fault and went on. Your diary is as it was saved. If a pack is on, look at the clock too.
notice-fault-open = Open
notice-late = Late:

notice-test-title = This is a test
notice-test-body = Notices work. This is how they look.
