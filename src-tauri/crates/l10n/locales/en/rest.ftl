## Rest and short walks: a rest for one day, a position or a walk that is timed.

rest-title = Rest and short walks
rest-lead = A short rest is good. A long one makes muscles tight and weak, and then it hurts more.

rest-card = Rest today
rest-where = Where will you rest?
rest-lying-bed = Mostly in bed
rest-lying-chair = Mostly in a chair
rest-remind = Tell me each hour of the day to move a little
rest-remind-hint = Never at night, and never while a pack is on.
rest-begin = Rest for today
rest-begun = Your rest is on. It ends by itself in the morning.
# $since (String) - since when
# $until (String) - until when
rest-on = You rest since { $since }. It ends by itself, { $until }.
rest-on-reminds = Each hour of the day you are told to move a little.
rest-up = I move again
rest-again = One more day of rest
rest-up-said = Good. Short and flat is a fine start.
rest-again-said = Noted. It ends by itself tomorrow morning.
rest-ask-title = Your day of rest is over
rest-ask-body = How does it go on today?
# $days (Number) - days in a row
rest-caution = You noted { $days } days in a row mostly in bed. More than two are seldom advised. Long rest makes muscles tight and weak. Get up a little, as much as your body lets you.

rest-walk-card = A short walk
rest-walk-lead = Walking is mild on the back. It helps the blood flow.
rest-walk-ground = What ground?
rest-tip-flat = Flat ground is the better choice.
rest-tip-uneven = Rough ground can make a spasm worse. Go slowly, and turn back if it does.
rest-tip-hill = Hills can make a spasm worse. Go slowly, and turn back if it does.
rest-minutes = How long?
# $minutes (Number) - a choice
rest-minutes-choice = { $minutes } min
rest-before = Pain before
rest-walk-start = Start the walk
rest-position-time = Time it
# $position (String) - a position
rest-position-time-of = Time it: { $position }
rest-position-start = Start the timer
# $time (String) - when its time is up
rest-spell-until = Until { $time }.
rest-spell-over = The time is up. Stay as you are, or get up: as it feels right.
rest-spell-after = Pain now
rest-spell-end = I have stopped
rest-spell-went-on = I went on until now
rest-spell-saved = Saved under What helps.
rest-spell-undo = Take it back
# $walked (String) - rest-walks-none, -untimed, -timed or -at-least
rest-walked-today = Walks today: { $walked }.
# $walked (String) - rest-walks-none, -untimed, -timed or -at-least
rest-walked-week = In seven days: { $walked }.
rest-walks-none = none noted
# $walks (Number) - how many
rest-walks-untimed = { $walks }, minutes not noted
# $walks (Number) - how many
# $minutes (Number) - minutes of all of them
rest-walks-timed = { $minutes ->
    [one] { $walks }, { $minutes } minute
   *[other] { $walks }, { $minutes } minutes
}
# $walks (Number) - how many
# $minutes (Number) - minutes of some of them
rest-walks-at-least = { $minutes ->
    [one] { $walks }, at least { $minutes } minute
   *[other] { $walks }, at least { $minutes } minutes
}
# $minutes (Number) - minutes of some of the walks
rest-minutes-at-least = at least { $minutes }
rest-walked-title = Walking, week by week
rest-walked-days = Days
rest-walked-walks = Walks
rest-walked-minutes = Minutes
rest-walked-how = All walks that you timed or noted. The minutes are those of the walks that you timed.
rest-open = Look
rest-to-charts = See the weeks in the charts

## Habits

rest-habits = Habits, if you like
rest-habits-lead = The better you care for your back, the less likely is a spasm. You can keep a few habits here. Nobody asks for them.
rest-habits-want = Keep habits here
rest-habits-leave = Keep no habits
rest-habits-week = Last seven days
# $walked (String) - rest-walks-none, -untimed, -timed or -at-least
rest-habits-walked = Walks: { $walked }
# $days (Number) - days
rest-habits-exercised = { $days ->
    [one] Exercises on { $days } day
   *[other] Exercises on { $days } days
}
# $days (Number) - days
# $of (Number) - of how many days
rest-habits-heels = Low heels on { $days } of { $of ->
    [one] { $of } day
   *[other] { $of } days
} noted
rest-habits-heels-today = Shoes with low heels today?
rest-habits-weight = Weight today
rest-habits-weight-hint = (if you like, with its unit)
rest-habits-save = Save
rest-habits-saved = Saved.

## The terminal

rest-terminal-on = A rest is on. It ends by itself in the morning.
rest-terminal-over = No rest is on.
# $time (String) - when its time is up
rest-terminal-walk-on = The walk is on until { $time }. Short and flat is a good start.
# $kind (String) - Walk or Position
# $time (String) - when its time is up
rest-terminal-spell-on = { $kind } until { $time }. Once it is over, type: respite walk stop
