## The frame around every screen: the rail, the keys, what is said everywhere.

# The tag by which the window writes days and numbers.
app-locale = en-GB

app-name = Respite
app-rail = Screens
app-skip = Skip to the page
app-today = Today
app-diary = Diary
app-sessions = Heat and cold
app-medicines = Medicines
app-charts = Charts
app-doctor = Doctor
app-summary = Summary
app-settings = Settings
app-help = Get help
app-back-beneath = Back to where you were

app-save = Save
app-cancel = Cancel
app-close = Close
app-undo = Undo
app-answer = Answer
# $button (String) - what a button says
# $what (String) - what it is about, for who hears it apart from the rest
app-about = { $button }: { $what }
app-not-now = Not now
app-back = Back
app-yes = Yes
app-no = No
app-kept-aside-seen = I have seen it
app-dismiss = Hide this message
app-loading = One moment …
app-optional = (if you like)
app-unreachable = Respite does not answer. Close the window and open it again.

app-pain-none = no pain
app-pain-worst = worst you can imagine
app-scale-clear = Clear
# $score (Number) - the first or the last score of a scale
# $means (String) - what it means
app-scale-end = { $score } { $means }

# $places (String) - the first places, already worded
# $last (String) - the last place
app-and = { $places } and { $last }

# $minutes (Number) - what is left over an hour
# $hours (Number) - whole hours
app-hours-minutes = { $hours } h { $minutes } min
# $minutes (Number) - under an hour
app-min = { $minutes } min

# $date (String) - a day such as 14 November
# $time (String) - a time of day such as 14:20
app-date-time = { $date }, { $time }
# $start (String) - the first day
# $end (String) - the last day
app-from-to = { $start } to { $end }

app-when-now = Now
app-when-15 = 15 min ago
app-when-30 = 30 min ago
app-when-60 = 1 hour ago
app-when-yesterday = Yesterday evening
app-when-other = Another time
app-when-date = Day
app-when-time = Time

app-key-spasm = S
app-key-clear = C
app-key-new = N
app-key-save = Ctrl ↵
app-key-cancel = Esc

app-map-caption = You see your back as others do.
app-map-chosen = Chosen
app-map-nothing = No place yet
app-map-list = Choose from a list
app-map-picture = Choose on the picture

# $place (String) - a place of the back
# $time (String) - until when its skin rests
app-map-resting = { $place } (rests until { $time })

app-closing-title = Keep Respite running?
app-closing-body = This desktop has no tray to hide in. If you quit, timers and reminders stop.
# $kind (String) - Heat or Cold
# $places (String) - where
# $left (String) - how long still
app-closing-pack = { $kind } on { $places } is on: { $left } left. If you quit, nobody tells you when time is up.
# $kind (String) - Heat or Cold
# $places (String) - where
# $minutes (Number) - how long it has been on
app-closing-time-up = { $kind } on { $places }: { $minutes } min so far. Take it off now.
app-closing-pack-title = A pack is on
app-closing-always = Do the same next time. You can change it in Settings.
app-closing-keep = Make it small, keep it running
app-closing-quit = Quit

app-again = Start Respite again
# $kind (String) - Heat or Cold
# $places (String) - where
# $left (String) - how long still
app-again-pack = { $kind } on { $places } is on: { $left } left.
app-again-body = While Respite closes and opens again, nobody tells you when time is up.

app-begun = What you began is here again. It is not saved yet.
app-begun-afresh = Start afresh
app-discard-title = Leave without saving?
app-discard-body = What you have filled in is not saved.
app-discard-leave = Leave
app-discard-stay = Go on writing

app-notices-off = Notices are off on this computer. Respite can only tell you things in this window.
app-no-tray = This desktop shows no tray. Keep this window open to be told when time is up.

# $left (String) - minutes and seconds left
# $name (String) - the program's name
app-title-running = { $left } left · { $name }
# $name (String) - the program's name
app-title-time-up = Take the pack off now · { $name }
app-demo = This is a demo diary. Nothing in it is yours.

## Long work: a copy, a file

# $percent (String) - how far it is, from 0 to 100
app-long-work = { $percent }% is done.
app-long-work-ends = Almost done.
app-long-work-stop = Stop
